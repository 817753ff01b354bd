"""Wishes about task lists that are handed out, filled in without the program, and come back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pia_app.errors import PiaError, RefusedAnswer
from pia_app.workspace.remedying import Remedying

if TYPE_CHECKING:
    from pia_app.exchange.tasks import Change, Check, Judged, Preview
    from pia_app.model import TaskProgress


class Returning(Remedying):
    """Hand tasks out and take them back, nothing of it unseen."""

    def export_tasks(self, path: Path, *, language: str, assessment_ids: Collection[str] | None = None) -> int:
        """Write the tasks of some assessments, or of all, as .xlsx, .csv, .ics or .json; return how many there are.

        Raises PiaError; a file that stood there is as it was.
        """
        from pia_app.exchange import tasks

        return tasks.write(self._judged(assessment_ids), path, language=language, now=self._clock())

    def preview_tasks(self, path: Path, *, language: str) -> Preview:
        """Return what a list that came back (.xlsx, .csv) would change; nothing is changed by looking.

        Raises FaultyFiles where the file is refused, PiaError.
        """
        from pia_app.exchange import tasks

        today = self._clock().date()
        return tasks.preview(path, self._judged(None), language=language, today=today, check=self.task_check())

    def task_check(self) -> Check:
        """Return how to find out whether what was written about a task could be stored; any thread may ask."""
        entrance = self._entrance()

        def check(one: Judged, progress: TaskProgress) -> PiaError | None:
            try:
                entrance.progress(one.library, one.assessment, progress)
            except RefusedAnswer as error:
                return error
            return None

        return check

    def apply_tasks(self, preview: Preview, accepted: Sequence[Change] | None = None) -> tuple[str, ...]:
        """Make the changes of a preview, after a backup; return the ids of the assessments that changed.

        `accepted` are those to make, conflicts among them where somebody decided so; without it all changes and no
        conflict. All are made or none, and in each assessment they are taken back together. Raises PiaError
        (tasks_changed_since) where something else has changed since the preview, WorkspaceError.
        """
        from pia_app.exchange import tasks

        entrance = self._entrance()
        entries: dict[str, list[TaskProgress]] = {}
        chosen = preview.changes if accepted is None else accepted
        for (assessment_id, _), progress in tasks.results(preview, chosen).items():
            entries.setdefault(assessment_id, []).append(progress)
        pairs = []
        for assessment_id, written in entries.items():
            before = self.assessment(assessment_id)
            if before != preview.assessments[assessment_id]:
                raise PiaError("tasks_changed_since")
            pairs.append((before, self._with_entries(before, written, entrance)))
        if pairs:
            self.back_up()
            self._store.commit("import_tasks", pairs, at=self._clock())
        self.removed_characters = entrance.removed
        for before, after in pairs:
            self._assessments[after.id] = after
            self._history(after.id).add(before, after)
        return tuple(after.id for _, after in pairs)

    def _judged(self, assessment_ids: Collection[str] | None) -> list[Judged]:
        from pia_app.exchange.tasks import Judged

        ids = self._store.ids()
        for wanted in assessment_ids or ():
            self.assessment(wanted)
        return [
            Judged(library=self.library(name), assessment=self.assessment(name), evaluation=self.evaluation(name))
            for name in ids
            if assessment_ids is None or name in assessment_ids
        ]
