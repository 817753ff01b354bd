"""What would it change: tasks to tick, and beside them what all that is ticked would make of the levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.pages.plan_becomes import Becomes
from pia_app.gui.pages.plan_tasks import PlanTasks
from pia_app.gui.pages.ways import show_question
from pia_app.gui.plan_words import PlanRow, PlanWords
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import TaskKey, TrackedTask

BESIDE: Final = 820  # width from which the levels stand beside the tasks
EVERYTHING: Final = "*"


class ChangeView(QWidget):
    """Ticks go to the presenter and come back from there; this shows them."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._ticks = presenter, presenter.ticks
        self._snapshot: Snapshot | None = None
        self._made: dict[TaskKey, tuple[tuple[object, ...], PlanRow]] = {}
        self.scope = ComboBox(self.tr("Tasks of"))
        self.scope.setFixedWidth(theme.px(250))
        self.scope.activated.connect(lambda _: self._choose(self.scope.currentData()))
        self.tasks = PlanTasks()
        self.tasks.ticked.connect(lambda key, on: self._ticks.tick([key], on))
        self.tasks.opened.connect(self._open)
        self.none = PlainLabel(role="quiet")
        self.all_on = button(self.tr("Tick all"), lambda: self._tick_all(True), kind="quiet")
        self.all_off = button(self.tr("Untick all"), lambda: self._tick_all(False), kind="quiet")
        self.sum = PlainLabel()
        self.state = PlainLabel(role="quiet")
        self.put = button(self.tr("Put these into the plan"), presenter.put_into_plan, kind="primary", icon="plan")
        self.back = button(self.tr("Back to what is stored"), self._ticks.reset, icon="undo")
        self.becomes = Becomes(presenter)
        self._lay_out()
        self._ticks.ticked.connect(self._show_ticks)
        self._ticks.moved.connect(self._show_moves)
        self._ticks.told.connect(self._show_tasks)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.SMALL))
        head = FlowLayout()
        for part in (self.scope, self.all_on, self.all_off):
            head.addWidget(part)
        column.addLayout(head)
        self.tasks.setMinimumHeight(theme.px(240))
        column.addWidget(self.tasks, 1)
        column.addWidget(self.none)
        column.addWidget(self.sum)
        column.addWidget(self.state)
        foot = FlowLayout()
        for part in (self.put, self.back):
            foot.addWidget(part)
        column.addLayout(foot)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(theme.WIDE))
        self._row.addWidget(left, 5)
        self._row.addWidget(self.becomes, 4)

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show the assessment as it stands now."""
        self._snapshot = snapshot
        self._fill_scope(snapshot)
        first = {"", snapshot.activity_id}
        self.becomes.display(snapshot)
        self._ticks.look(snapshot, self._presenter.today, first)
        self._show_ticks()
        self._show_moves()

    def _fill_scope(self, snapshot: Snapshot) -> None:
        wanted = [(EVERYTHING, self.tr("All activities"))]
        wanted += [(a.id, f"A{n}  {a.name}") for n, a in enumerate(snapshot.assessment.activities, start=1)]
        if wanted != [(self.scope.itemData(n), self.scope.itemText(n)) for n in range(self.scope.count())]:
            self.scope.clear()
            for name, text in wanted:
                self.scope.addItem(text, name)
        chosen = EVERYTHING if self._presenter.plan_everything else snapshot.activity_id
        self.scope.setCurrentIndex(max(0, self.scope.findData(chosen)))

    def _show_ticks(self) -> None:
        if self._snapshot is None or self.isHidden():
            return
        self._show_tasks()
        ticks = self._ticks
        self.sum.setText(PlanWords(self._snapshot).total(t for t in ticks.tasks if ticks.is_ticked(t)))
        self.state.setText(self._stored())
        read_only = self._snapshot.read_only
        self.put.setEnabled(bool(ticks.to_store()) and not read_only)
        self.back.setEnabled(ticks.differs)
        if not ticks.settled:
            self.becomes.wait()

    def _show_tasks(self) -> None:
        if self._snapshot is None:
            return
        rows = list(self._rows(self._snapshot))
        self.tasks.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.none.setText(self.tr("Nothing that was answered so far calls for a task here."))
        for part in (self.all_on, self.all_off):
            part.setEnabled(bool(rows))
        self.tasks.display(rows)

    def _rows(self, snapshot: Snapshot) -> Iterator[PlanRow]:
        words = PlanWords(snapshot)
        for task in self._listed():
            ticked, moves = self._ticks.is_ticked(task), self._ticks.alone.get(task.key)
            key = (task, ticked, moves, snapshot.words, words.labels)
            before, made = self._made.get(task.key, ((), None))
            if made is None or before != key:
                made = words.row(task, ticked=ticked, moves=moves)
                self._made[task.key] = key, made
            yield made

    def _listed(self) -> list[TrackedTask]:
        """Return the tasks in view: all, or those of the activity in view and of the whole assessment."""
        if self._presenter.plan_everything or self._snapshot is None:
            return list(self._ticks.tasks)
        return [task for task in self._ticks.tasks if task.key[0] in ("", self._snapshot.activity_id)]

    def _stored(self) -> str:
        """Say in a line what is stored and what is not."""
        ticks = self._ticks
        if not ticks.differs:
            return self.tr("What is ticked is the plan that is stored.")
        entries = ticks.to_store()
        into = sum(entry.status == "planned" for entry in entries)
        told = [self.tr("Not stored yet.")]
        told += [self.tr("%n tasks would become planned.", "", into)] if into else []
        told += [self.tr("%n tasks would be open again.", "", len(entries) - into)] if len(entries) > into else []
        if not entries:
            told.append(self.tr("Tasks in progress or done stay what they are."))
        return " ".join(told)

    def _show_moves(self) -> None:
        if self._snapshot is not None and self._ticks.settled and self._ticks.outcome is not None:
            self.becomes.show_outcome(self._ticks.outcome)

    # Wishes

    def _choose(self, activity_id: str) -> None:
        self._presenter.plan_everything = activity_id == EVERYTHING
        if activity_id == EVERYTHING and self._snapshot is not None:
            self.display(self._snapshot)
        else:
            self._presenter.choose_activity(activity_id)

    def _tick_all(self, on: bool) -> None:
        self._ticks.tick([task.key for task in self._listed()], on)

    def _open(self, key: TaskKey) -> None:
        if self._snapshot is not None and key[1]:
            show_question(self._presenter, self._snapshot, key[0], key[1])

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the levels beside the tasks, or below them."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(BESIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.becomes.set_beside(beside)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave tasks alone that nobody looks at."""
        super().hideEvent(event)
        self._ticks.rest()
