"""The headings of a report as a list beside it, from which one jumps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from pia_app.gui import theme
from pia_app.gui.widgets.plain_label import tip
from pia_app.report.look import Paragraph

DEEPEST = 3  # levels of headings that are listed
PLACE = int(Qt.ItemDataRole.UserRole)
INDENT = "\u2003"


class Outline(QListWidget):
    """Headings by their place in the document; `chosen(place)` tells of the one wished for."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("Contents"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(theme.px(2))
        self.itemClicked.connect(self._choose)

    def display(self, headings: Sequence[tuple[Paragraph, int]]) -> None:
        """Show headings; those that are there already stay, so that a list that grows does not jump."""
        listed = [(p, place) for p, place in headings if p.level <= DEEPEST]
        while self.count() > len(listed):
            self.takeItem(self.count() - 1)
        for row, (paragraph, place) in enumerate(listed):
            item = self.item(row) if row < self.count() else None
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            words = " ".join(f"{paragraph.label}{paragraph.text}".split())
            item.setText(INDENT * (paragraph.level - 1) + words)
            item.setToolTip(tip(words))
            item.setData(PLACE, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump with Enter, on every system."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
            return
        super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(PLACE)))
