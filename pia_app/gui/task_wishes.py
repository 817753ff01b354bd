"""Wishes that concern tasks: what is written about one or many of them, and tasks of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from pia_app.errors import PiaError, RefusedAnswer
from pia_app.gui.plan_wishes import PlanWishes
from pia_app.gui.standing import now_here

if TYPE_CHECKING:
    from pia_app.gui.effect import Effects
    from pia_app.model import Evidence, OwnTask, TaskKey, TaskProgress
    from pia_app.workspace import Workspace


class Draft(NamedTuple):
    """What was typed about a task and is no value yet: texts by field, such as half a date, and unnamed evidence."""

    texts: Mapping[str, str]
    evidence: tuple[Evidence, ...]


class TaskWishes(PlanWishes):
    """One of the presenter's layers.

    What was written about tasks and could not be stored is kept, and stored with the next try, in its order.
    `task_drafts` and `bulk_drafts` hold what is not to be stored yet, also while the window is built anew.
    """

    def __init__(self, workspace: Workspace, *, language: str = "en", now: Callable[[], datetime] = now_here) -> None:
        super().__init__(workspace, language=language, now=now)
        self._unwritten: list[tuple[str, tuple[TaskProgress, ...]]] = []
        self._effects: Effects | None = None
        self.bulk_drafts: dict[str, Mapping[str, str]] = {}  # by assessment: what was filled in for many tasks
        self.task_key: TaskKey | None = None  # the task last looked at
        self.task_drafts: dict[tuple[str, TaskKey], Draft] = {}  # by assessment and task

    @property
    def effects(self) -> Effects:
        """Return what tells what tasks would change."""
        if self._effects is None:
            from pia_app.gui.effect import Effects

            self._effects = Effects(self)
        return self._effects

    def progress(self, progress: TaskProgress) -> bool:
        """Store what was written about a task; return whether it is stored."""
        return self.write_tasks([progress])

    def write_tasks(self, entries: Sequence[TaskProgress]) -> bool:
        """Store what was written about several tasks, all or nothing, taken back together; return whether it is."""
        self.flushing.emit()
        self._unwritten.append((self._assessment_id, tuple(entries)))
        self.saved.emit("saving", "")
        if not self._write_rest():
            return False
        self._say_saved()
        with self._telling():
            self._refresh()
        return True

    def add_task(self, task: OwnTask, *, due: str = "", effort: float | None = None) -> str:
        """Add a task of one's own, with its date and effort; return its id, "" where it could not be stored."""
        made: list[str] = []
        with self._change():
            made.append(self.workspace.add_task(self._assessment_id, task, due=due, effort=effort))
        return made[0] if made else ""

    def change_task(self, task: OwnTask) -> bool:
        """Change a task of one's own; return whether that is stored."""
        return self._did(lambda: self.workspace.change_task(self._assessment_id, task))

    def remove_task(self, task_id: str) -> bool:
        """Remove a task of one's own with what was written about it; return whether it is gone. Undo brings it back."""
        return self._did(lambda: self.workspace.remove_task(self._assessment_id, task_id))

    def _did(self, wish: Callable[[], object]) -> bool:
        done: list[bool] = []
        with self._change():
            wish()
            done.append(True)
        return bool(done)

    def _write_rest(self) -> bool:
        """Store what was written and is not stored yet; return whether the last of it, and all before it, is stored.

        What is refused is told and let go: trying again would change nothing.
        """
        stored = True
        while self._unwritten:
            assessment_id, entries = self._unwritten[0]
            try:
                self.workspace.progress_of(assessment_id, entries)
                stored = True
            except RefusedAnswer as error:
                self._fail(error)
                stored = False
            except PiaError as error:
                self._fail(error)
                return False
            del self._unwritten[0]
        return stored
