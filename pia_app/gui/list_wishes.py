"""Wishes about the tasks of all assessments, and about task lists that go out and come back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from pia_app.errors import PiaError
from pia_app.gui.file_wishes import FileWishes
from pia_app.gui.list_work import ListWork
from pia_app.gui.standing import now_here
from pia_app.gui.workspace_tasks import Gathered, gathered

if TYPE_CHECKING:
    from pia_app.exchange.tasks import Change, Judged, Preview
    from pia_app.model import Assessment, TaskKey
    from pia_app.workspace import Workspace

ALL_TASKS: Final = "all_tasks"
"""The page of the tasks of all assessments; like "home" it belongs to no assessment."""


class ListWishes(FileWishes):
    """One more of the presenter's layers. What takes long is returned as ListWork: whoever asked listens to it.

    Signals
      list_applied(changes, assessments)  so many changes of a list that came back were made in so many assessments
      list_left(assessments)              in so many the changes of a list were not taken back: they changed again since
    """

    list_applied = Signal(int, int)
    list_left = Signal(int)

    def __init__(self, workspace: Workspace, *, language: str = "en", now: Callable[[], datetime] = now_here) -> None:
        super().__init__(workspace, language=language, now=now)
        self.gathered = Gathered()
        self._applied: dict[str, Assessment] = {}

    # Tasks of all assessments

    def go_all_tasks(self) -> None:
        """Leave the assessment for the tasks of all of them."""
        self.flushing.emit()
        self._assessment_id = self._activity_id = ""
        self._snapshot = None
        self.go(ALL_TASKS)

    def open_task(self, assessment_id: str, key: TaskKey) -> None:
        """Show the tasks of an assessment with one of them selected."""
        self._target = ("tasks", "\n".join(key))
        self.open(assessment_id, "tasks")

    def gather_tasks(self) -> ListWork:
        """Bring the tasks of all assessments together (`done` has Gathered); what did not change is not done again.

        Assessments that cannot be read are left out, and told in `errors`.
        """
        before, today = self.gathered, self.today
        made = self._list_work(None, lambda judged: gathered(judged, before, today), skip=True)
        made.done.connect(self._keep_gathered)
        return made

    def _keep_gathered(self, found: Gathered) -> None:
        self.gathered = found

    # Task lists

    def export_tasks(self, path: Path, *, assessment_ids: Sequence[str] | None = None) -> ListWork:
        """Write the tasks of some assessments, or of all, as the name of the file says; `done` has their number."""
        self.flushing.emit()
        language, now = self.language, self._now()

        def write(judged: tuple[Judged, ...]) -> int:
            from pia_app.exchange import tasks

            return tasks.write(judged, path, language=language, now=now)

        return self._list_work(assessment_ids, write)

    def preview_tasks(self, path: Path) -> ListWork:
        """Compare a list that came back with the workspace and change nothing; `done` has the Preview."""
        self.flushing.emit()
        language, today, check = self.language, self.today, self.workspace.task_check()

        def compare(judged: tuple[Judged, ...]) -> Preview:
            from pia_app.exchange import tasks

            return tasks.preview(path, judged, language=language, today=today, check=check)

        return self._list_work(None, compare)

    def apply_tasks(self, preview: Preview, accepted: Sequence[Change]) -> PiaError | None:
        """Make some changes of a preview, after a backup; return what was in the way, and then none was made."""
        try:
            changed = self.workspace.apply_tasks(preview, accepted)
        except PiaError as error:
            return error
        self._applied = {name: self.workspace.assessment(name) for name in changed}
        self._show_lists()
        self.list_applied.emit(len(accepted), len(changed))
        return None

    def take_back_list(self) -> None:
        """Take back what the last list changed, except where an assessment has been changed again since."""
        here = {row.id for row in self.workspace.rows()}
        changed_since = 0
        with self._telling():
            for name, after in self._applied.items():
                if name in here and self.workspace.assessment(name) is after:
                    self.workspace.undo(name)
                else:
                    changed_since += 1
        self._applied = {}
        self._show_lists()
        if changed_since:
            self.list_left.emit(changed_since)

    def stop_lists(self) -> None:
        """Give up the slow work under way, and wait for what cannot be given up."""
        for work in self.findChildren(ListWork):
            work.stop()
            work.wait()

    # Inner workings

    def _show_lists(self) -> None:
        """Show what lists have changed, wherever it is in view."""
        self._say_saved()
        with self._telling():
            self._refresh()
        self.home_changed.emit()

    def _list_work(
        self, assessment_ids: Sequence[str] | None, work: Callable[[tuple[Judged, ...]], object], *, skip: bool = False
    ) -> ListWork:
        ids = [row.id for row in self.workspace.rows()] if assessment_ids is None else assessment_ids
        return ListWork(self.workspace, ids, work, self, skip=skip)
