"""One task: what to do, what people wrote about it, what it would change, and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pia_app.gui import task_story, theme
from pia_app.gui.pages.tasks_effect import EffectLabel
from pia_app.gui.pages.tasks_fields import TaskFields
from pia_app.gui.pages.tasks_history import History
from pia_app.gui.pages.ways import show_question
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import PRIORITIES, word
from pia_app.gui.tasks import Key, TaskRow
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import OwnTask, TaskProgress


class TaskForm(QScrollArea):
    """The task selected; what is written goes to the presenter at once.

    `closed()` asks to go back to the list; `changing(OwnTask)` and `removing(OwnTask)` are wishes about an own task.
    """

    closed = Signal()
    changing = Signal(object)
    removing = Signal(object)

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._snapshot: Snapshot | None = None
        self._row: TaskRow | None = None
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
        self.action, self.law = PlainLabel(), PlainLabel(role="caption")
        for label in (self.title, self.action, self.law):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.moot = Notice(kind="info")
        parts: tuple[QWidget, ...] = (self.facts, self.title, self.moot, self.action)
        for part in parts:
            self._column.addWidget(part)
        self._column.addWidget(self._own_buttons())
        self.fields = TaskFields(self._presenter.task_drafts)
        self.fields.edited.connect(self._write)
        self.fields.typing.connect(self._presenter.typing)
        self._column.addWidget(self.fields)
        self.effect = EffectLabel(self._presenter.effects)
        self._effect = self._section(self.tr("What doing it would change"), self.effect)
        self._because = self._section(self.tr("Because of"), self.law)
        self.question = button(self.tr("Show the question"), self._show_question, icon="questions")
        self._column.addWidget(self.question, 0, Qt.AlignmentFlag.AlignLeft)
        self.history = History()
        self._column.addWidget(self.history)
        self._column.addStretch(1)

    def _own_buttons(self) -> QWidget:
        self.own = QWidget()
        self.change = button(self.tr("Change the task…"), self._change, kind="quiet", icon="edit")
        self.remove = button(self.tr("Remove the task"), self._remove, kind="quiet", icon="remove")
        row = QHBoxLayout(self.own)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.change)
        row.addWidget(self.remove)
        row.addStretch(1)
        return self.own

    def _section(self, caption: str, widget: QWidget) -> QWidget:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setSpacing(theme.px(theme.TIGHT))
        box.setContentsMargins(0, theme.px(theme.TIGHT), 0, 0)
        box.addWidget(PlainLabel(caption, role="overline"))
        box.addWidget(widget)
        self._column.addWidget(part)
        return part

    # Showing

    @property
    def key(self) -> Key | None:
        """Return the key of the task shown, or None."""
        return self._row.key if self._row else None

    def display(self, snapshot: Snapshot, row: TaskRow | None) -> None:
        """Show a task; where it is another one, what was typed about the old one is handed over first."""
        another = row is None or self._row is None or row.key != self._row.key
        if another:
            self.fields.keep()
        self._snapshot, self._row = snapshot, row
        self._content.setVisible(row is not None)
        if row is None:
            return
        if another:
            self.verticalScrollBar().setValue(0)
        self._show_words(snapshot, row)
        wanted = "" if row.own else snapshot.words.measure(row.key[2]).evidence
        proposal = task_story.proposal(snapshot, row)
        self.fields.display(snapshot.assessment.id, row, proposal, wanted, read_only=snapshot.read_only)
        self.history.display(row.progress.history)
        self._effect.setVisible(not row.moot)
        if not row.moot:
            self.effect.display(snapshot, row.key, names_an_answer=row.own is None or bool(row.own.question))

    def flush(self) -> None:
        """Hand over what was typed, and keep what is no value yet."""
        self.fields.keep()

    def set_alone(self, alone: bool) -> None:
        """Show the way back where the form stands in the place of the list."""
        self.back.setVisible(alone)

    def _show_words(self, snapshot: Snapshot, row: TaskRow) -> None:
        place = row.activity or self.tr("Whole assessment")
        priority = self.tr("Priority: {0}").format(word(PRIORITIES, row.priority))
        kind = [self.tr("Own task")] if row.own else []
        self.facts.setText(" · ".join((*kind, priority, place)))
        self.title.setText(row.title)
        self.own.setVisible(row.own is not None and not snapshot.read_only)
        self.moot.say(
            self.tr("No longer called for. {0}").format(task_story.why_moot(snapshot, row)) if row.moot else "",
            self.tr("What was written stays; should the finding come back, so does the task with all of it."),
        )
        if row.own is not None:
            action, because = row.own.action, task_story.brings_about(snapshot, row)
        else:
            action = snapshot.words.action(row.key[2], snapshot.in_force(row.key[0]))
            because = "\n".join((row.finding, " · ".join(row.articles), *task_story.duties(snapshot, row))).strip()
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.law.setText(because)
        self._because.setVisible(bool(because))
        self.question.setVisible(row.key[1] in snapshot.library.question)

    # Wishes

    def _write(self, progress: TaskProgress) -> None:
        if self._row is not None and progress.key == self._row.key:
            self._presenter.progress(progress)

    def _change(self) -> None:
        self._wish(self.changing)

    def _remove(self) -> None:
        self._wish(self.removing)

    def _wish(self, signal: object) -> None:
        own: OwnTask | None = self._row.own if self._row else None
        if own is not None:
            signal.emit(own)  # type: ignore[attr-defined]

    def _show_question(self) -> None:
        if self._row is not None and self._snapshot is not None:
            activity, question, _ = self._row.key
            show_question(self._presenter, self._snapshot, activity, question)
