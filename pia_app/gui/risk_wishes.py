"""Wishes about risks that people add, decisions to live with a risk, and done tasks that flow back to their answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pia_app.gui.counted import Counted
from pia_app.gui.task_wishes import TaskWishes
from pia_app.gui.widgets.level_badge import interval_words

if TYPE_CHECKING:
    from pia_app.model import Assessment, Evaluation, OwnRisk, TaskKey


class RiskWishes(TaskWishes):
    """Another of the presenter's layers; each wish says whether it was fulfilled, so that a dialog can stay open."""

    def add_risk(self, activity_id: str, risk: OwnRisk) -> str:
        """Add a risk to an activity; return its id, or "" where it could not be stored."""
        made = [""]
        with self._change():
            made.append(self.workspace.add_risk(self._assessment_id, activity_id, risk))
        return made[-1]

    def change_risk(self, activity_id: str, risk: OwnRisk) -> bool:
        """Judge a risk that people added anew; return whether that is stored."""
        return self._stored(lambda: self.workspace.change_risk(self._assessment_id, activity_id, risk))

    def remove_risk(self, activity_id: str, risk_id: str) -> None:
        """Remove a risk that people added with the decision on it; undo brings both back."""
        self._stored(lambda: self.workspace.remove_risk(self._assessment_id, activity_id, risk_id))

    def accept_risk(self, activity_id: str, risk_id: str, *, by: str, reason: str, until: str = "") -> bool:
        """Accept a risk at the level it has now, in the name of a person; return whether that is stored."""
        accept = self.workspace.accept_risk
        return self._stored(
            lambda: accept(self._assessment_id, activity_id, risk_id, by=by, reason=reason, until=until)
        )

    def withdraw_acceptance(self, activity_id: str, risk_id: str) -> None:
        """Take back the decision to live with a risk."""
        self._stored(lambda: self.workspace.withdraw_acceptance(self._assessment_id, activity_id, risk_id))

    def _stored(self, wish: Callable[[], object]) -> bool:
        done: list[object] = []
        with self._change():
            done.append(wish())
        return bool(done)

    def apply_proposals(self, wanted: Sequence[tuple[TaskKey, str]]) -> str:
        """Change the answers that done tasks bring about, each (task, question).

        Return a sentence on what became of the levels, or "" where nothing was changed.
        """
        before = self._snapshot
        if before is None or not self._stored(lambda: self.workspace.apply_proposals(self._assessment_id, wanted)):
            return ""
        after = self._snapshot or before
        said = Counted().applied(_changed(before.assessment, after.assessment))
        return f"{said} {self._shifts(before.evaluation, after.evaluation)}"

    def _shifts(self, before: Evaluation, after: Evaluation) -> str:
        """Say which activities stand at another level now."""
        then = {judged.activity.id: judged.level for judged in before.activities}
        shifts = [
            self.tr("A{0} {1}: {2} → {3}").format(
                number, judged.activity.name, interval_words(then[judged.activity.id]), interval_words(judged.level)
            )
            for number, judged in enumerate(after.activities, start=1)
            if then.get(judged.activity.id, judged.level) != judged.level
        ]
        if not shifts:
            return self.tr("No activity changes its level.")
        return self.tr("Levels: {0}.").format("; ".join(shifts))


def _changed(before: Assessment, after: Assessment) -> int:
    """Count the answers that differ: fewer than were wished for where two tasks bring about the same."""
    pairs = [(before.answers, after.answers), *((a.answers, after.activity(a.id).answers) for a in before.activities)]
    return sum(old.get(question) != new.get(question) for old, new in pairs for question in {*old, *new})
