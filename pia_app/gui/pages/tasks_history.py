"""How a task came to stand where it does: its changes, day by day, folded away until somebody asks."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui.task_words import FIELDS, ROLES, STATUSES, word
from pia_app.gui.widgets.link import Fold
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import TaskChange

WORDS: Final = {"status": STATUSES, "role": ROLES}


class History(QWidget):
    """The changes of one task under a line that unfolds them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = PlainLabel()
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fold = Fold(self.tr("History"), lambda: self.told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.fold)

    def display(self, history: tuple[TaskChange, ...]) -> None:
        """Show the changes, the latest day first."""
        latest = sorted(history, key=lambda change: change.on, reverse=True)
        lines: list[str] = []
        for day, changes in groupby(latest, key=lambda change: change.on):
            lines += [day, *(f"  {self._line(change)}" for change in changes)]
        self.told.setText("\n".join(lines))
        self.setVisible(bool(history))

    def _line(self, change: TaskChange) -> str:
        words = WORDS.get(change.field, {})
        nothing = self.tr("(nothing)")
        before, after = (word(words, text) or nothing for text in (change.before, change.after))
        return self.tr("{0}: {1} → {2}").format(word(FIELDS, change.field), before, after)
