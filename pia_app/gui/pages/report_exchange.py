"""The assessment as an exchange file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pia_app.gui import ask
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel

EXCHANGE: Final = "JSON (*.json)"


class ExchangeCard(Card):
    """Exports the assessment in view; `suggest` gives the path to begin with."""

    def __init__(self, presenter: Presenter, suggest: Callable[[], Path], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._presenter = presenter
        self._suggest = suggest
        self.exported = Notice(kind="done")
        self.body.addWidget(PlainLabel(self.tr("Exchange file"), role="heading"))
        note = self.tr("All answers and tasks as JSON, to keep, to compare, or to import elsewhere.")
        self.body.addWidget(PlainLabel(note, role="quiet"))
        export = button(self.tr("Export as JSON…"), self._export)
        self.body.addWidget(export, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.exported)

    def _export(self) -> None:
        snapshot = self._presenter.snapshot
        if snapshot is None:
            return
        path = ask.save_file(self, self.tr("Where should the exchange file go?"), str(self._suggest()), EXCHANGE)
        if path is None:
            return
        path = path if path.suffix.lower() == ".json" else path.with_name(f"{path.name}.json")
        if self._presenter.export(snapshot.assessment.id, path):
            self.exported.say(self.tr("The exchange file is written."), str(path))
