"""Which kind of document to write: the templates that come with the program, what each is for, or one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.languages import LANGUAGES
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.report.catalogue import Template, templates

STANDARD = "standard"
OWN = "own"  # no id of a template: it stands for a file


class KindChoice(QWidget):
    """A list of templates, a Word file of one's own last; `chosen(id)` tells of another choice."""

    chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.kinds: dict[str, Template] = {t.id: t for t in sorted(templates(), key=lambda t: t.id != STANDARD)}
        self._last = STANDARD
        self.box = ComboBox(self.tr("Kind of document"))
        for template in self.kinds.values():
            self.box.addItem(template.name.get(language, template.id), template.id)
        self.box.addItem(self.tr("Own Word template…"), OWN)
        self.purpose = PlainLabel(role="caption")
        self.box.activated.connect(lambda _: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.TIGHT))
        column.addWidget(self.box)
        column.addWidget(self.purpose)
        self._explain()

    @property
    def own(self) -> bool:
        """Whether a file of the person's own is chosen."""
        return str(self.box.currentData()) == OWN

    @property
    def template(self) -> Template:
        """Return the template chosen; with a file of the person's own, the one chosen before it."""
        return self.kinds[self._last]

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that the document can be in."""
        return LANGUAGES if self.own else self.template.languages

    def choose(self, template_id: str) -> None:
        """Choose a template, or a file of the person's own, if there is one of this id."""
        if template_id in self.kinds or template_id == OWN:
            self.box.setCurrentIndex(self.box.findData(template_id))
            self._choose()

    def choose_last(self) -> None:
        """Go back to the template that was chosen before a file of the person's own."""
        self.choose(self._last)

    def _choose(self) -> None:
        if not self.own:
            self._last = str(self.box.currentData())
        self._explain()
        self.chosen.emit(str(self.box.currentData()))

    def _explain(self) -> None:
        own = self.tr("A .docx with tags, such as your organisation's own report; it is checked before it is used.")
        self.purpose.setText(own if self.own else self.template.purpose.get(self._language, ""))
