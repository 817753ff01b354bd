"""Which kind of document to write: the templates that come with the program, and what each is for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.report.catalogue import Template, templates

STANDARD = "standard"


class KindChoice(QWidget):
    """A list of templates; `chosen(id)` tells of another choice."""

    chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.kinds: dict[str, Template] = {t.id: t for t in sorted(templates(), key=lambda t: t.id != STANDARD)}
        self.box = ComboBox(self.tr("Kind of document"))
        for template in self.kinds.values():
            self.box.addItem(template.name.get(language, template.id), template.id)
        self.purpose = PlainLabel(role="caption")
        self.box.activated.connect(lambda _: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.TIGHT))
        column.addWidget(self.box)
        column.addWidget(self.purpose)
        self._explain()

    @property
    def template(self) -> Template:
        """Return the template chosen."""
        return self.kinds[str(self.box.currentData())]

    def choose(self, template_id: str) -> None:
        """Choose a template, if there is one of this id."""
        if template_id in self.kinds:
            self.box.setCurrentIndex(self.box.findData(template_id))
            self._choose()

    def _choose(self) -> None:
        self._explain()
        self.chosen.emit(self.template.id)

    def _explain(self) -> None:
        self.purpose.setText(self.template.purpose.get(self._language, ""))
