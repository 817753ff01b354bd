"""The editor for one answer: the value's field, "don't know", "not applicable because", evidence and a note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors import fields
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.people import EvidenceList, ReasonForm
from pia_app.gui.editors.text_input import TextInput
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import Answer, State, Value


class AnswerEditor(QWidget):
    """Show an Answer or None, and say `answered(Answer | None)` when a person has given another.

    `typing()` comes when something is typed that has not been handed over; an `answered` follows 800 ms after the last
    key, on leaving, or on flush(). With `evidence` the answer can carry evidence (control questions).
    """

    answered = Signal(object)
    typing = Signal()

    def __init__(self, spec: Spec, *, evidence: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: Answer | None = None
        self._evidence: EvidenceList | None = None
        self._note: TextInput | None = None
        self._reason: ReasonForm | None = None
        self._read_only = False
        self._default = dict(spec.choices).get(spec.default, "")
        self._standing = spec.default
        self.field = fields.make(spec)
        self.field.edited.connect(self._value_given)
        self.field.typing.connect(self.typing)
        self.unknown = self._state_button(self.tr("Don't know"), spec, self._say_unknown)
        self.not_applicable = self._state_button(self.tr("Not applicable…"), spec, self._say_not_applicable)
        self.standing = PlainLabel(self.tr("Counts until you answer: {0}").format(self._default), role="caption")
        self.evidence_button = button("", self._toggle_evidence, kind="quiet", icon="folder")
        self.note_button = button("", self._toggle_note, kind="quiet", icon="edit")
        self.clear_button = button(self.tr("Clear answer"), self._clear, kind="quiet", icon="close")
        self._takes_evidence = evidence
        self._lay_out()
        self.setFocusProxy(self.field)
        self._label()

    def _state_button(self, label: str, spec: Spec, action: object) -> OptionButton:
        made = OptionButton(label, kind="state")
        made.setAccessibleDescription(spec.name)
        made.clicked.connect(action)
        return made

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(theme.SMALL))
        states = FlowLayout()
        if self.field.inline:
            states.addWidget(self.field)
        else:
            self._column.addWidget(self.field)
        states.addWidget(self.unknown)
        states.addWidget(self.not_applicable)
        self._column.addLayout(states)
        self._column.addWidget(self.standing)
        foot = FlowLayout(gap=theme.TIGHT)
        for part in (self.evidence_button, self.note_button, self.clear_button):
            foot.addWidget(part)
        self._column.addLayout(foot)

    # From outside

    @property
    def answer(self) -> Answer | None:
        """Return the answer shown."""
        return self._answer

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer; parts that a person is typing in stay as they are."""
        if answer == self._answer:
            return
        self._answer = answer
        self._show_state()
        self.field.show_value(answer.value if answer and answer.state is State.GIVEN else None)
        if self._evidence:
            self._evidence.display(answer.evidence if answer else ())
        if self._note:
            self._note.show_text(answer.note if answer else "")

    def flush(self) -> None:
        """Hand over at once what was typed and not handed over yet."""
        self.field.flush()
        for part in (self._reason, self._evidence, self._note):
            if part is not None:
                part.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let people write."""
        self._read_only = read_only
        self.field.set_read_only(read_only)
        for part in (self.unknown, self.not_applicable):
            part.setEnabled(not read_only)
        self._label()

    # What a person does

    def _value_given(self, value: Value | None) -> None:
        kept = self._answer or Answer()
        if value is not None:
            self._hand_over(_another(kept, State.GIVEN, value))
        else:
            self._hand_over(None if kept.state is State.GIVEN else self._answer)

    def _say_unknown(self) -> None:
        if self._answer and self._answer.state is State.UNKNOWN:
            self._hand_over(None)
            return
        self.field.show_value(None)
        self._hand_over(_another(self._answer or Answer(), State.UNKNOWN, None))

    def _say_not_applicable(self) -> None:
        if self._answer and self._answer.state is State.NOT_APPLICABLE:
            self._hand_over(None)
            return
        if not self.not_applicable.isChecked():
            self._show_state()
            return
        self._open_reason(_another(self._answer or Answer(), State.NOT_APPLICABLE, None))
        if self._reason:
            self._reason.fields["reason"].setFocus()

    def _clear(self) -> None:
        self.field.show_value(None)
        self._hand_over(None)

    def _hand_over(self, answer: Answer | None) -> None:
        self._answer = answer
        self._show_state()
        self.answered.emit(answer)

    # What is shown

    def _show_state(self) -> None:
        state = self._answer.state if self._answer else None
        self.unknown.setChecked(state is State.UNKNOWN)
        self.not_applicable.setChecked(state is State.NOT_APPLICABLE)
        if state is State.NOT_APPLICABLE and self._answer:
            self._open_reason(self._answer)
        elif self._reason:
            self._reason.hide()
        self._label()

    def _open_reason(self, answer: Answer) -> None:
        if self._reason is None:
            self._reason = ReasonForm()
            self._reason.changed.connect(self._hand_over)
            self._reason.typing.connect(self.typing)
            self._column.insertWidget(self._column.count() - 1, self._reason)
        self._reason.set_read_only(self._read_only)
        self._reason.display(answer)
        self._reason.show()

    def _label(self) -> None:
        answer = self._answer
        pieces = answer.evidence if answer else ()
        text = self.tr("Evidence ({0})").format(len(pieces)) if pieces else self.tr("Evidence")
        if any(e.verified for e in pieces):
            text = self.tr("Evidence ({0}, verified)").format(len(pieces))
        note = self.tr("Note (written)") if answer and answer.note else self.tr("Note")
        for part, label in ((self.evidence_button, text), (self.note_button, note)):
            part.setText(label)
            part.setAccessibleName(label)
        self.evidence_button.setVisible(self._takes_evidence and answer is not None)
        self.note_button.setVisible(answer is not None)
        self.clear_button.setVisible(answer is not None and not self._read_only)
        self.field.show_standing(self._standing if answer is None else "")
        self.standing.setVisible(bool(self._default) and answer is None)

    def _toggle_evidence(self) -> None:
        if self._evidence is None:
            self._evidence = EvidenceList()
            self._evidence.edited.connect(self._evidence_given)
            self._evidence.typing.connect(self.typing)
            self._evidence.set_read_only(self._read_only)
            self._column.addWidget(self._evidence)
            self._evidence.display(self._answer.evidence if self._answer else ())
            if not (self._answer and self._answer.evidence) and not self._read_only:
                self._evidence.add_form()
            return
        self._evidence.flush()
        self._evidence.setVisible(not self._evidence.isVisible())

    def _evidence_given(self, evidence: object) -> None:
        if self._answer and isinstance(evidence, tuple):
            self._hand_over(replace(self._answer, evidence=evidence))

    def _toggle_note(self) -> None:
        if self._note is None:
            self._note = TextInput(self.tr("Note for the reader; it never counts"), lines=(2, 8))
            self._note.setPlaceholderText(self.tr("Note for the reader; it never counts"))
            self._note.typing.connect(self.typing)
            self._note.committed.connect(self._note_given)
            self._note.setReadOnly(self._read_only)
            self._column.addWidget(self._note)
            self._note.show_text(self._answer.note if self._answer else "")
            self._note.setFocus()
            return
        self._note.flush()
        self._note.setVisible(not self._note.isVisible())

    def _note_given(self, text: str) -> None:
        if self._answer:
            self._hand_over(replace(self._answer, note=text.strip() and text))


def _another(before: Answer, state: State, value: Value | None) -> Answer:
    """Return an answer with another value or state; what was decided about hard stops goes with what was answered."""
    same = (before.state, before.value) == (state, value)
    overrides = before.overrides if same else ()
    return replace(before, state=state, value=value, reason="", approved_by="", overrides=overrides)
