"""Small forms that name people: why a question does not apply, and what shows that a measure is in place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.field import Field, Spec
from pia_app.gui.editors.parsed import DateField
from pia_app.gui.editors.text import LongTextField, TextField
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import Answer, Evidence


class Form(QWidget):
    """Fields with captions, two side by side unless it is `narrow`; `edited(field id, text)` on every change."""

    edited = Signal(str, str)
    typing = Signal()

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self._below = narrow or theme.current().percent >= 150
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(theme.SMALL))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(theme.MEDIUM))
        self.grid.setVerticalSpacing(theme.px(theme.SMALL))
        self.column.addLayout(self.grid)

    def add(self, name: str, caption: str, row: int, column: int = 0, across: int = 1, kind: str = "text") -> None:
        """Add a field with its caption above it; large text puts all fields below each other."""
        spec = Spec(id=name, type=kind, name=caption)
        field: Field = {"text": TextField, "long_text": LongTextField, "date": DateField}[kind](spec)
        field.typing.connect(self.typing)
        field.edited.connect(lambda value, n=name: self.edited.emit(n, str(value or "")))
        self.fields[name] = field
        box = QVBoxLayout()
        box.setSpacing(theme.px(theme.TIGHT))
        box.addWidget(PlainLabel(caption, role="caption"))
        box.addWidget(field)
        if self._below:
            row, column, across = 10 * row + column, 0, 1
        self.grid.addLayout(box, row, column, 1, across)

    def flush(self) -> None:
        """Hand over what was typed."""
        for field in self.fields.values():
            field.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Keep the texts readable."""
        for field in self.fields.values():
            field.set_read_only(read_only)


class ReasonForm(Form):
    """Why a question does not apply, who says so, and which second person agrees.

    `changed(Answer)` comes with every change that leaves a reason; without a reason nothing is handed over.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = Answer()
        self.add("reason", self.tr("Why does this question not apply? (needed)"), 0, 0, 2, "long_text")
        self.add("answered_by", self.tr("Stated by"), 1, 0)
        self.add("approved_by", self.tr("Agreed by (a second person)"), 1, 1)
        self.hint = PlainLabel(role="small")
        self.column.addWidget(self.hint)
        self.edited.connect(self._edited)

    def display(self, answer: Answer) -> None:
        """Show an answer that the question does not apply."""
        self._answer = answer
        for name, field in self.fields.items():
            field.show_value(getattr(answer, name) or None)
        self._say()

    def _edited(self, name: str, text: str) -> None:
        self._answer = replace(self._answer, **{name: text})  # type: ignore[arg-type]
        self._say()
        if self._answer.reason.strip():
            self.changed.emit(self._answer)

    def _say(self) -> None:
        if not self._answer.reason.strip():
            self.hint.setText(self.tr("Until a reason is given, the question keeps its former answer."))
        elif self._answer.approved:
            self.hint.setText(self.tr("Agreed by {0}.").format(self._answer.approved_by))
        else:
            self.hint.setText(self.tr("Before sign-off a second, named person must agree."))


class EvidenceForm(Form):
    """One piece of evidence: what, where, when, provided and verified by whom."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self, evidence: Evidence, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent, narrow=narrow)
        self.add("what", self.tr("What shows it (document, record, test)"), 0, 0, 2)
        self.add("where", self.tr("Where it is kept"), 1, 0)
        self.add("date", self.tr("Date of the evidence"), 1, 1, kind="date")
        self.add("provided_by", self.tr("Provided by"), 2, 0)
        self.add("verified_by", self.tr("Verified by (a second person)"), 2, 1)
        self.add("verified_on", self.tr("Verified on"), 3, 0, kind="date")
        self.hint = PlainLabel(role="small")
        foot = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        foot.addWidget(self.hint, 1)
        self.remove = button(self.tr("Remove evidence"), self.removed.emit, kind="quiet", icon="remove")
        foot.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))
        self.column.addLayout(foot)
        self.edited.connect(self._edited)
        self.display(evidence)

    def display(self, evidence: Evidence) -> None:
        """Show a piece of evidence."""
        self.evidence = evidence
        for name, field in self.fields.items():
            field.show_value(getattr(evidence, name) or None)
        self._say()

    def set_read_only(self, read_only: bool) -> None:
        """Keep the texts readable."""
        super().set_read_only(read_only)
        self.remove.setVisible(not read_only)

    def _edited(self, name: str, text: str) -> None:
        self.evidence = replace(self.evidence, **{name: text})
        self._say()
        self.changed.emit(self.evidence)

    def _say(self) -> None:
        evidence = self.evidence
        first, second = evidence.provided_by.strip().casefold(), evidence.verified_by.strip().casefold()
        if evidence.verified:
            self.hint.setText(self.tr("Verified by {0}: the measure counts in full.").format(evidence.verified_by))
        elif first and first == second:
            self.hint.setText(self.tr("Not verified: whoever provides evidence cannot verify it too."))
        else:
            self.hint.setText(self.tr("Not verified yet: a second, named person must have looked at it."))


class EvidenceList(QWidget):
    """All evidence of one answer; `edited(tuple[Evidence, ...])` on every change that leaves a "what"."""

    edited = Signal(object)
    typing = Signal()

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._forms: list[EvidenceForm] = []
        self._read_only = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(theme.MEDIUM))
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(theme.LARGE))
        layout.addLayout(self._body)
        foot = QHBoxLayout()
        self.add = button(self.tr("Add evidence"), self.add_form, kind="quiet", icon="add")
        foot.addWidget(self.add)
        foot.addStretch(1)
        layout.addLayout(foot)

    def display(self, evidence: tuple[Evidence, ...]) -> None:
        """Show all evidence; a form being written that does not count yet stays."""
        drafts = [f for f in self._forms[len(evidence):] if not f.evidence.what.strip()][:1]  # fmt: skip
        for form in self._forms[len(evidence):]:  # fmt: skip
            if form not in drafts:
                self._drop(form)
        for number, piece in enumerate(evidence):
            if number < len(self._forms) and self._forms[number] not in drafts:
                self._forms[number].display(piece)
            else:
                self.add_form(piece)

    def drafts(self) -> tuple[Evidence, ...]:
        """Return what is being written and does not count yet, because nobody said what it is."""
        blank = Evidence(what="")
        return tuple(f.evidence for f in self._forms if not f.evidence.what.strip() and f.evidence != blank)

    def start(self, evidence: tuple[Evidence, ...], drafts: tuple[Evidence, ...] = ()) -> None:
        """Show the evidence of something else, whoever is typing, with what was being written about it."""
        for form in tuple(self._forms):
            self._drop(form)
        for piece in (*evidence, *drafts):
            self.add_form(piece)

    def add_form(self, evidence: Evidence | None = None) -> EvidenceForm:
        """Add a form, empty where a person asks for one."""
        form = EvidenceForm(evidence or Evidence(what=""), narrow=self._narrow)
        form.typing.connect(self.typing)
        form.changed.connect(lambda _: self._changed())
        form.removed.connect(lambda: self._removed(form))
        form.set_read_only(self._read_only)
        self._forms.append(form)
        self._body.addWidget(form)
        if evidence is None:
            form.fields["what"].setFocus()
        return form

    def flush(self) -> None:
        """Hand over what was typed."""
        for form in tuple(self._forms):
            form.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Keep the texts readable."""
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for form in self._forms:
            form.set_read_only(read_only)

    def _drop(self, form: EvidenceForm) -> None:
        self._forms.remove(form)
        form.hide()
        form.deleteLater()

    def _removed(self, form: EvidenceForm) -> None:
        counted = bool(form.evidence.what.strip())
        self._drop(form)
        self.add.setFocus()
        if counted:
            self._changed()

    def pieces(self) -> tuple[Evidence, ...]:
        """Return all evidence that counts, as it stands in the forms."""
        return tuple(f.evidence for f in self._forms if f.evidence.what.strip())

    def _changed(self) -> None:
        self.edited.emit(self.pieces())
