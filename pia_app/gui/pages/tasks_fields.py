"""All that people write about one task: who, by when, how much work, how far it is, what shows that it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.parsed import DateField, NumberField
from pia_app.gui.editors.people import EvidenceList
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.pages.tasks_decision import Decision
from pia_app.gui.task_wishes import Draft
from pia_app.gui.task_words import ROLES, STATUSES, number, word
from pia_app.gui.tasks import Key, TaskRow
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import TaskProgress

PARSED: Final = ("due", "effort", "cost")
LARGE: Final = 150  # size of the text, in per cent, from which fields stand below each other

NOTHING: Final = Draft({}, ())


class TaskFields(QWidget):
    """The fields of a task; `edited(TaskProgress)` with every change, `typing()` before it.

    What cannot be stored, such as half a date, waits in `drafts` for its task.
    """

    edited = Signal(object)
    typing = Signal()

    def __init__(self, drafts: dict[tuple[str, Key], Draft], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assessment = ""
        self._row: TaskRow | None = None
        self._progress: TaskProgress | None = None
        self._drafts = drafts
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(theme.SMALL))
        self._make_plain()
        self._make_parsed()
        self._make_state()
        self._lay_out()

    # Building

    def _make_plain(self) -> None:
        self.owner = LineInput(self.tr("Owner"))
        self.owner.committed.connect(lambda text: self._write(owner=text.strip()))
        self.role = _choices(self.tr("Role in charge"), ROLES)
        self.role.insertItem(0, "", "")
        self.role.activated.connect(lambda _: self._write(role=self.role.currentData()))
        self.note = TextInput(self.tr("Note"), lines=(3, 10))
        self.note.committed.connect(lambda text: self._write(note=text.strip() and text))
        for part in (self.owner, self.note):
            part.typing.connect(self.typing)

    def _make_parsed(self) -> None:
        self.due = DateField(Spec(id="due", type="date", name=self.tr("Due")))
        self.due.edited.connect(lambda value: self._write(due=str(value or "")))
        self.effort = NumberField(Spec(id="effort", type="number", name=self.tr("Effort"), minimum=0))
        self.effort.edited.connect(lambda value: self._write(effort=_amount(value)))
        self.cost = NumberField(Spec(id="cost", type="number", name=self.tr("Cost"), minimum=0))
        self.cost.edited.connect(lambda value: self._write(cost=_amount(value)))
        for field in (self.due, self.effort, self.cost):
            field.typing.connect(self.typing)
        self.late = Notice(kind="stop")
        self.proposal = PlainLabel(role="caption")
        self.take = button(self.tr("Use this date"), self._take_proposal, kind="quiet")

    def _make_state(self) -> None:
        self.status = _choices(self.tr("Status"), STATUSES)
        self.status.activated.connect(lambda _: self._write(status=self.status.currentData()))
        self.decision = Decision()
        self.decision.edited.connect(lambda name, text: self._write(**{name: text}))
        self.decision.typing.connect(self.typing)
        self.wanted = PlainLabel(role="caption")
        self.evidence = EvidenceList(narrow=True)
        self.evidence.edited.connect(lambda _: self._write_evidence())
        self.evidence.typing.connect(self.typing)
        self.reminder = Notice(kind="info")

    def _lay_out(self) -> None:
        self._add(self.tr("Owner"), self.owner)
        self._add(self.tr("Role in charge"), self.role)
        self._add(self.tr("Due"), self.due)
        self._column.addWidget(self.late)
        proposed = QHBoxLayout()
        proposed.addWidget(self.proposal, 1)
        proposed.addWidget(self.take)
        self._column.addLayout(proposed)
        large = theme.current().percent >= LARGE
        beside = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        beside.setSpacing(theme.px(theme.MEDIUM))
        beside.addLayout(_captioned(self.tr("Effort (person-days)"), self.effort), 1)
        beside.addLayout(_captioned(self.tr("Cost (own currency)"), self.cost), 1)
        self._column.addLayout(beside)
        self._add(self.tr("Status"), self.status)
        self._column.addWidget(self.decision)
        self._column.addWidget(self.reminder)
        self._add(self.tr("Evidence that it is done"), self.wanted, self.evidence)
        self._add(self.tr("Note"), self.note)

    def _add(self, caption: str, *widgets: QWidget) -> None:
        self._column.addLayout(_captioned(caption, *widgets))

    # Showing

    def display(self, assessment: str, row: TaskRow, proposal: str, wanted: str, *, read_only: bool) -> None:
        """Show what is written about a task of an assessment.

        `proposal` says which date is proposed and where it comes from, `wanted` what would show that it is done.
        """
        if self._row is None or row.key != self._row.key:
            self._change_over(assessment, row)
        self._row, progress = row, row.progress
        self._progress = progress
        self.owner.show_text(progress.owner)
        self.note.show_text(progress.note)
        _show(self.status, progress.status)
        _show(self.role, progress.role)
        proposed = row.task.owner_role if row.task else "" if progress.role else row.role
        told = self.tr("As proposed: {0}").format(word(ROLES, proposed)) if proposed else self.tr("Not said")
        self.role.setItemText(0, told)
        self._show_parsed(row, proposal, read_only=read_only)
        self.decision.display(progress)
        self.wanted.setText(self.tr("Wanted: {0}").format(wanted))
        self.wanted.setVisible(bool(wanted))
        self.evidence.display(progress.evidence)
        missing = progress.status in ("done", "verified") and row.task is not None
        text = self.tr("The answer still says that this is missing. Change it, and the level follows.")
        self.reminder.say(text if missing else "")
        self._set_read_only(read_only)

    def _show_parsed(self, row: TaskRow, proposal: str, *, read_only: bool) -> None:
        progress = row.progress
        values = (progress.due or None, progress.effort, progress.cost)
        for field, value in zip((self.due, self.effort, self.cost), values, strict=True):
            if not field.draft():
                field.show_value(value)
        proposed = self.tr("Proposed: {0}").format(number(row.effort)) if row.effort is not None else ""
        self.effort.input.setPlaceholderText(proposed if progress.effort is None else "")
        self.late.say(self.tr("Overdue: it was to be done by {0}.").format(progress.due) if row.overdue else "")
        self.proposal.setText(proposal)
        self.proposal.setVisible(not progress.due)
        self.take.setVisible(not progress.due and not read_only)

    def _change_over(self, assessment: str, row: TaskRow) -> None:
        """Leave one task for another: keep what could not be stored about the one, bring back that about the other."""
        self.keep()
        self._assessment = assessment
        for part in (self.owner, self.note, *(getattr(self, name).input for name in PARSED)):
            part.clearFocus()
        self.decision.leave()
        texts, evidence = self._drafts.get((assessment, row.key), NOTHING)
        self.evidence.start(row.progress.evidence, evidence)
        for name in PARSED:
            getattr(self, name).show_draft(texts.get(name, ""))

    def keep(self) -> None:
        """Hand over what was typed, and keep what cannot be stored for the task that it was typed for."""
        self.flush()
        if self._row is None:
            return
        texts = {name: text for name in PARSED if (text := getattr(self, name).draft())}
        draft = Draft(texts, self.evidence.drafts())
        if draft != NOTHING:
            self._drafts[self._assessment, self._row.key] = draft
        else:
            self._drafts.pop((self._assessment, self._row.key), None)

    def flush(self) -> None:
        """Hand over what was typed."""
        for part in (self.owner, self.due, self.effort, self.cost, self.decision, self.evidence, self.note):
            part.flush()

    def _set_read_only(self, read_only: bool) -> None:
        for part in (self.owner, self.note):
            part.setReadOnly(read_only)
        for field in (self.due, self.effort, self.cost, self.decision, self.evidence):
            field.set_read_only(read_only)
        self.status.setEnabled(not read_only)
        self.role.setEnabled(not read_only)

    # Wishes

    def _write(self, **changes: Any) -> None:
        self.flush()  # what was typed elsewhere in the form first, so that neither overwrites the other
        if self._progress is not None:
            self._progress = replace(self._progress, **changes)
            self.edited.emit(self._progress)

    def _write_evidence(self) -> None:
        self.flush()  # may bring more of it, which what was announced does not hold yet
        self._write(evidence=self.evidence.pieces())

    def _take_proposal(self) -> None:
        if self._row is not None:
            self._write(due=self._row.proposed)
            self.status.setFocus()


def _captioned(caption: str, *widgets: QWidget) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(theme.px(theme.TIGHT))
    box.setContentsMargins(0, theme.px(theme.TIGHT), 0, 0)
    for widget in (PlainLabel(caption, role="overline"), *widgets):
        box.addWidget(widget)
    return box


def _choices(name: str, words: dict[str, str]) -> ComboBox:
    box = ComboBox(name)
    for choice in words:
        box.addItem(word(words, choice), choice)
    return box


def _show(box: ComboBox, value: str) -> None:
    """Show a choice; one that the list does not have stands for itself."""
    known = box.findData(value)
    if known < 0:
        box.addItem(value, value)
        known = box.count() - 1
    box.setCurrentIndex(known)


def _amount(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
