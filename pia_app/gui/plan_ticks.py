"""The ticks of a plan: a what-if that is worked out beside the window, and stored only when somebody says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from pia_app.gui.latest import Latest
from pia_app.gui.plan_trial import Move, Reached, Trial
from pia_app.gui.snapshot import Snapshot
from pia_app.model.tasks import DONE
from pia_app.rules.tracking import tracked

if TYPE_CHECKING:
    from pia_app.model import TaskKey, TaskProgress, TrackedTask

UNDER_WAY: Final = ("in_progress", *DONE)
IN_THE_PLAN: Final = ("planned", *UNDER_WAY)
Alone = list[tuple["TaskKey", "tuple[Move, ...]"]]
BATCH: Final = 4
"""How many tasks are tried alone at a time, so that a tick never waits long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What all tasks ticked would make of each activity."""

    ticked: frozenset[TaskKey]
    moves: tuple[Reached, ...]

    def of(self, activity_id: str) -> Reached | None:
        """Return what becomes of one activity."""
        return next((move for move in self.moves if move.activity == activity_id), None)


class Ticks(QObject):
    """Which tasks are ticked in the assessment in view, and what that would change.

    Without a touch the ticks are what is stored: tasks planned, in progress or done. What a person changes is kept for
    this session, for each assessment, until it is stored or taken back.

      ticked()      other tasks are ticked; what that would change is being worked out
      moved()       `outcome` is there
      told()        more of `alone` is there
    """

    ticked = Signal()
    moved = Signal()
    told = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks: tuple[TrackedTask, ...] = ()
        self.outcome: Outcome | None = None
        self.alone: dict[TaskKey, tuple[Move, ...]] = {}
        self._touched: dict[str, dict[TaskKey, bool]] = {}
        self._trial: Trial | None = None
        self._order: tuple[TaskKey, ...] = ()
        self._lane = Latest(self)
        self._lane.done.connect(self._done)
        self._lane.failed.connect(self.failed)

    # What is so

    def look(self, snapshot: Snapshot, today: date, first: Collection[str]) -> None:
        """Look at an assessment as it stands now; tasks of the activities named are tried alone before the others."""
        if self._trial is None or self._trial.evaluation is not snapshot.evaluation:
            self._trial = Trial(snapshot, self._trial)
            self.outcome = None
        found = tracked(snapshot.library, snapshot.assessment, snapshot.evaluation, today)
        self.tasks = tuple(task for task in found if task.state == "active" and not task.progress.set_aside)
        keys = [task.key for task in self.tasks]
        self._order = tuple(sorted(keys, key=lambda key: key[0] not in first))
        self.alone = {key: self._trial.alone(key) for key in keys if self._trial.knows(key)}
        self._work()

    def rest(self) -> None:
        """Try no more tasks alone: nobody looks."""
        self._order = ()

    def stop(self) -> None:
        """Wait for what is being worked out."""
        self._order = ()
        self._lane.stop()

    def clear(self) -> None:
        """Forget everything: another workspace is open."""
        self.tasks, self.outcome, self.alone, self._order, self._trial = (), None, {}, (), None
        self._touched.clear()

    @property
    def wanted(self) -> frozenset[TaskKey]:
        """Return the tasks that are ticked."""
        return frozenset(task.key for task in self.tasks if self.is_ticked(task))

    @property
    def settled(self) -> bool:
        """Whether `outcome` is that of the present ticks."""
        return self.outcome is not None and self.outcome.ticked == self.wanted

    def is_ticked(self, task: TrackedTask) -> bool:
        """Whether a task is ticked."""
        return self._mine.get(task.key, task.progress.status in IN_THE_PLAN)

    @property
    def differs(self) -> bool:
        """Whether the ticks are not what is stored."""
        return any(self.is_ticked(task) != (task.progress.status in IN_THE_PLAN) for task in self.tasks)

    def to_store(self) -> tuple[TaskProgress, ...]:
        """Return what storing the ticks would write: open tasks become planned, those planned without a tick open.

        What is in progress, done or decided stays as it is.
        """
        wanted = {True: ("open", "planned"), False: ("planned", "open")}
        found = []
        for task in self.tasks:
            before, after = wanted[self.is_ticked(task)]
            if task.progress.status == before:
                found.append(replace(task.progress, status=after))
        return tuple(found)

    # Ticking

    def tick(self, keys: Iterable[TaskKey], on: bool) -> None:
        """Tick tasks, or take their ticks away."""
        self._mine.update(dict.fromkeys(keys, on))
        self._changed()

    def take(self, keys: Collection[TaskKey]) -> None:
        """Tick these tasks and no others but those that are under way or done already."""
        mine = {task.key: task.key in keys or task.progress.status in UNDER_WAY for task in self.tasks}
        self._mine.update(mine)
        self._changed()

    def reset(self) -> None:
        """Go back to what is stored."""
        self.forget()
        self._changed()

    def forget(self) -> None:
        """Let what is stored be what is ticked."""
        self._mine.clear()

    @property
    def _mine(self) -> dict[TaskKey, bool]:
        return self._touched.setdefault(self._trial.assessment.id if self._trial else "", {})

    def _changed(self) -> None:
        self.ticked.emit()
        self._work()

    # Working out

    def _work(self) -> None:
        trial, wanted = self._trial, self.wanted
        if trial is None:
            return
        rows = self._missing()[:BATCH]
        if not rows and self.settled:
            self.moved.emit()
            return
        self._lane.wish(lambda: (trial, wanted, trial.together(wanted), [(key, trial.alone(key)) for key in rows]))

    def _missing(self) -> Sequence[TaskKey]:
        return [key for key in self._order if key not in self.alone]

    def _done(self, result: tuple[Trial, frozenset[TaskKey], tuple[Reached, ...], Alone]) -> None:
        trial, wanted, moves, rows = result
        if trial is not self._trial or wanted != self.wanted:
            self._work()
            return
        self.alone.update(rows)
        if self.outcome is None or self.outcome.ticked != wanted:
            self.outcome = Outcome(ticked=wanted, moves=moves)
            self.moved.emit()
        if rows:
            self.told.emit()
        if self._missing():
            self._work()
