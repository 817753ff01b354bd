"""One task: what to do, who does it by when, how far it is, and what it would change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pia_app.gui import effect, theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.parsed import DateField
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.pages.ways import show_question
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import CLOSED, PRIORITIES, ROLES, STATUSES, word
from pia_app.gui.tasks import TaskRow
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.level_badge import interval_words
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.strength_bar import percent


class TaskForm(QScrollArea):
    """The task selected; what is written goes to the presenter at once. `closed()` asks to go back to the list."""

    closed = Signal()

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._snapshot: Snapshot | None = None
        self._row: TaskRow | None = None
        self._effect_of: tuple[object, ...] = ()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(*[theme.px(20)] * 4)
        self._column.setSpacing(theme.px(theme.SMALL))
        self._build()
        self.setWidget(self._content)

    # Building

    def _build(self) -> None:
        self.back = button(self.tr("Back to the list"), self.closed.emit, kind="quiet", icon="left")
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.facts = PlainLabel(role="overline")
        self.title = PlainLabel(role="heading")
        self.action, self.evidence, self.law = PlainLabel(), PlainLabel(), PlainLabel(role="caption")
        for label in (self.title, self.action, self.evidence, self.law):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.facts, self.title, self.action):
            self._column.addWidget(label)
        self.reminder = Notice(kind="info")
        self._build_fields()
        self.effect = PlainLabel()
        self.effect.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._add(self.tr("What doing it would change"), self.effect)
        self._add(self.tr("What shows that it is done"), self.evidence)
        self._add(self.tr("Because of"), self.law)
        self.question = button(self.tr("Show the question"), self._show_question, icon="questions")
        self._column.addWidget(self.question, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _build_fields(self) -> None:
        self.owner = LineInput(self.tr("Owner"))
        self.owner.committed.connect(lambda text: self._write(owner=text.strip()))
        self.due = DateField(Spec(id="due", type="date", name=self.tr("Due")))
        self.due.edited.connect(lambda value: self._write(due=str(value or "")))
        self.proposal = PlainLabel(role="caption")
        self.take = button(self.tr("Use this date"), self._take_proposal, kind="quiet")
        proposed = QHBoxLayout()
        proposed.addWidget(self.proposal, 1)
        proposed.addWidget(self.take)
        self.status = ComboBox(self.tr("Status"))
        for status in STATUSES:
            self.status.addItem(word(STATUSES, status), status)
        self.status.activated.connect(lambda _: self._write(status=self.status.currentData()))
        self.note = TextInput(self.tr("Note"), lines=(3, 10))
        self.note.committed.connect(lambda text: self._write(note=text.strip() and text))
        for part in (self.owner, self.due, self.note):
            part.typing.connect(self._presenter.typing)
        self._add(self.tr("Owner"), self.owner)
        self._add(self.tr("Due"), self.due)
        self._column.addLayout(proposed)
        self._add(self.tr("Status"), self.status)
        self._column.addWidget(self.reminder)
        self._add(self.tr("Note"), self.note)

    def _add(self, caption: str, widget: QWidget) -> None:
        box = QVBoxLayout()
        box.setSpacing(theme.px(theme.TIGHT))
        box.setContentsMargins(0, theme.px(theme.TIGHT), 0, 0)
        box.addWidget(PlainLabel(caption, role="overline"))
        box.addWidget(widget)
        self._column.addLayout(box)

    # Showing

    def display(self, snapshot: Snapshot, row: TaskRow | None) -> None:
        """Show a task; where it is another one, what was typed about the old one is handed over first."""
        another = row is None or self._row is None or row.key != self._row.key
        if another:
            self.flush()
        self._snapshot, self._row = snapshot, row
        self._content.setVisible(row is not None)
        if row is None:
            return
        if another:
            self.verticalScrollBar().setValue(0)
            self._leave_texts()
        self._show_words(snapshot, row)
        self._show_progress(row, read_only=snapshot.read_only)
        self._show_effect(snapshot, row)

    def flush(self) -> None:
        """Hand over what was typed."""
        for part in (self.owner, self.due, self.note):
            part.flush()

    def _leave_texts(self) -> None:
        """Take the keyboard from a text, which else would keep what it shows of the former task."""
        for part in (self.owner, self.due.input, self.note):
            part.clearFocus()

    def set_alone(self, alone: bool) -> None:
        """Show the way back where the form stands in the place of the list."""
        self.back.setVisible(alone)

    def _show_words(self, snapshot: Snapshot, row: TaskRow) -> None:
        told = snapshot.words.measure(row.task.measure)
        place = row.activity or self.tr("Whole assessment")
        priority = self.tr("Priority: {0}").format(word(PRIORITIES, row.task.priority))
        self.facts.setText(f"{priority} · {place}")
        self.title.setText(row.title)
        self.action.setText(snapshot.words.action(row.task.measure, snapshot.in_force(row.task.activity)))
        self.evidence.setText(told.evidence)
        self.law.setText("\n".join((row.finding, " · ".join(row.articles), *_duties(snapshot, row))))
        role = word(ROLES, row.task.owner_role)
        self.owner.setPlaceholderText(self.tr("Proposed: {0}").format(role) if role else "")

    def _show_progress(self, row: TaskRow, *, read_only: bool) -> None:
        progress = row.progress
        self.owner.show_text(progress.owner)
        self.due.show_value(progress.due or None)
        self.note.show_text(progress.note)
        known = self.status.findData(progress.status)
        if known < 0:
            self.status.addItem(progress.status, progress.status)
            known = self.status.count() - 1
        self.status.setCurrentIndex(known)
        proposal = self.tr("Proposed: {0}, within {1} days").format(row.proposed, row.task.due_days)
        self.proposal.setText(self.tr("Overdue.") if row.overdue else proposal)
        self.proposal.setVisible(row.overdue or not progress.due)
        self.take.setVisible(not progress.due and not read_only)
        for part in (self.owner, self.note):
            part.setReadOnly(read_only)
        self.due.set_read_only(read_only)
        self.status.setEnabled(not read_only)
        closed = progress.status in CLOSED[:2]
        reminder = self.tr("The answer still says that this is missing. Change it, and the level follows.")
        self.reminder.say(reminder if closed else "")

    def _show_effect(self, snapshot: Snapshot, row: TaskRow) -> None:
        """Judge again with this task done, once for each task and state of the answers."""
        wanted = (row.key, id(snapshot.evaluation), id(snapshot.words))
        if wanted != self._effect_of:
            self._effect_of = wanted
            self.effect.setText("\n".join(self._effect_lines(snapshot, effect.of(snapshot, row.task))))

    def _effect_lines(self, snapshot: Snapshot, found: effect.Effect) -> list[str]:
        words = snapshot.words
        labels = {a.id: f"A{n}" for n, a in enumerate(snapshot.assessment.activities, start=1)}
        lines = []
        for name, law in dict.fromkeys((words.short(s.question), words.citation(s.cite)) for s in found.stops):
            lines.append(self.tr("Removes a hard stop: {0} ({1})").format(name, law))
        for change in found.levels:
            now, then = interval_words(change.before), interval_words(change.after)
            same = change.before == change.after
            text = self.tr("Level of {0}: {1}, unchanged") if same else self.tr("Level of {0}: {1} → {2}")
            lines.append(text.format(labels[change.activity], now, then))
        for change in found.scenarios:
            name = words.scenario(change.scenario).name
            lines.append(self.tr("{0}, {1}: {2} → {3}").format(
                labels[change.activity], name, interval_words(change.before), interval_words(change.after)
            ))  # fmt: skip
        for gain in found.principles:
            name = words.principle(gain.principle).name
            shares = (percent((share, share)) for share in (gain.before, gain.after))
            lines.append(self.tr("{0}, {1}: {2} → {3}").format(labels[gain.activity], name, *shares))
        return lines

    # Wishes

    def _write(self, **changes: Any) -> None:
        self.flush()  # what was typed elsewhere in the form first, so that neither overwrites the other
        row = self._row
        if row is None or self._snapshot is None:
            return
        progress = replace(row.progress, **changes)
        self._row = replace(row, progress=progress)
        self._presenter.progress(progress)

    def _take_proposal(self) -> None:
        if self._row is not None:
            self._write(due=self._row.proposed)
            self.status.setFocus()

    def _show_question(self) -> None:
        if self._row is not None and self._snapshot is not None:
            show_question(self._presenter, self._snapshot, self._row.task.activity, self._row.task.question)


def _duties(snapshot: Snapshot, row: TaskRow) -> list[str]:
    """Return the duties that a task fulfils, each with its deadline and article."""
    lines = []
    for regime, _, name in (duty.partition(":") for duty in row.task.duties):
        told = snapshot.words.rule(regime, name)
        rule = next((d for d in snapshot.library.regime[regime].duties if d.id == name), None)
        cited = snapshot.words.citation(rule.cite) if rule else ""
        lines.append(" · ".join(filter(None, (told.title, told.deadline, cited))))
    return lines
