"""The dialog by which a named person sets a hard stop aside: who, why, and on which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.ask import dialog_buttons
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.parsed import DateField
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.pages.base import Scroll
from pia_app.gui.pages.typed_dialog import TypedDialog
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import legible

Then = Callable[[str, str, str], object]


class SetAsideDialog(TypedDialog):
    """Ask for name, reason and day; `then(name, reason, day)` comes only when both name and reason are given."""

    def __init__(self, parent: QWidget, about: str, today: date, then: Then) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set a hard stop aside"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self._then = then
        self.by = LineInput(self.tr("Who decides"))
        self.reason = TextInput(self.tr("Reason"), lines=(4, 8))
        self.on = DateField(Spec(id="on", type="date", name=self.tr("Date of the decision")))
        self.on.show_value(today.isoformat())
        self._day = today.isoformat()
        self.on.edited.connect(self._dated)
        self._lay_out(about)
        self.by.textChanged.connect(self._check)
        self.reason.textChanged.connect(self._check)
        self.accepted.connect(self._decide)
        self._check()
        room = parent.size()
        self.resize(min(theme.px(560), room.width()), min(theme.px(520), room.height()))
        self.open()
        self.by.setFocus()

    def _lay_out(self, about: str) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, theme.px(theme.LARGE))
        scroll = Scroll(wide=True)
        column = scroll.column
        column.setSpacing(theme.px(theme.SMALL))
        column.addWidget(PlainLabel(self.tr("Set a hard stop aside"), role="heading"))
        column.addWidget(PlainLabel(about, role="strong"))
        note = self.tr("Name and reason are printed in the report. The level under this law is no longer lifted by it.")
        column.addWidget(PlainLabel(note, role="quiet"))
        fields = ((self.tr("Who decides (needed)"), self.by), (self.tr("Reason (needed)"), self.reason),
                  (self.tr("Date of the decision"), self.on))  # fmt: skip
        for caption, field in fields:
            column.addSpacing(theme.px(theme.TIGHT))
            column.addWidget(PlainLabel(caption, role="caption"))
            column.addWidget(field)
        column.addStretch(1)
        outer.addWidget(scroll, 1)
        buttons, self.ok, _ = dialog_buttons(self, self.tr("Set aside"))
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(theme.WIDE), 0, theme.px(theme.WIDE), 0)
        foot.addWidget(buttons)
        outer.addLayout(foot)

    def _check(self) -> None:
        self.ok.setEnabled(legible(self.by.text()) and legible(self.reason.text()))

    def _dated(self, day: object) -> None:
        self._day = str(day or "")

    def leaving(self) -> str:
        """Ask about the decision."""
        return self.tr("Leave without setting it aside?")

    def accept(self) -> None:
        """Stay open while the day typed is none: another day may not stand in its place."""
        self.on.flush()
        typed = self.on.input.text().strip()
        try:
            self._day = str(self.on.read(typed)) if typed else ""
        except ValueError:
            self.on.setFocus()
            return
        super().accept()

    def _decide(self) -> None:
        self._then(self.by.text().strip(), self.reason.text().strip(), self._day)
