"""Wishes about what is to be done: tasks and who does them, own tasks and risks, decisions to live with a risk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pia_app.errors import RefusedAnswer
from pia_app.workspace.changing import Changing, activity_of, new_id

if TYPE_CHECKING:
    from pia_app.model import (
        Assessment,
        Library,
        OwnRisk,
        OwnTask,
        ProcessingActivity,
        Proposal,
        TaskKey,
        TaskProgress,
    )
    from pia_app.workspace.entrance import Entrance

OWN = "own-"
"""What ids of own tasks and own risks begin with: no id of a library can hold a hyphen."""


class Remedying(Changing):
    """Write down what is done about the findings, and what the library does not know of."""

    # What was written about tasks

    def progress(self, assessment_id: str, progress: TaskProgress) -> Assessment:
        """Store what was written about a task. Raises RefusedAnswer, WorkspaceError."""
        return self.progress_of(assessment_id, [progress])

    def progress_of(self, assessment_id: str, entries: Sequence[TaskProgress]) -> Assessment:
        """Store what was written about several tasks, all or nothing and taken back together.

        The history of each goes on from what is stored. Raises RefusedAnswer, WorkspaceError.
        """
        before, entrance = self.assessment(assessment_id), self._entrance()
        return self._change(before, self._with_entries(before, entries, entrance), "progress", entrance)

    def _with_entries(self, before: Assessment, entries: Sequence[TaskProgress], entrance: Entrance) -> Assessment:
        """Return an assessment with what was written about some tasks, and with that in their histories."""
        from pia_app.rules.tracking import recorded

        after, library = before, self.library(before.id)
        for entry in entries:
            if entry.activity:
                activity_of(before, entry.activity)
            clean = entrance.progress(library, before, entry)
            after = after.with_progress(recorded(after.written(clean.key), clean, self._today()))
        return after

    # Own tasks

    def add_task(self, assessment_id: str, task: OwnTask, *, due: str = "", effort: float | None = None) -> str:
        """Add a task of one's own, under a new id, with its date and effort; return the id.

        Raises RefusedAnswer, WorkspaceError.
        """
        fresh = replace(task, id=OWN + new_id())
        self._put_task(assessment_id, fresh, "add_task", due=due, effort=effort)
        return fresh.id

    def change_task(self, assessment_id: str, task: OwnTask) -> Assessment:
        """Change a task of one's own; what was written about it stays with it. Raises RefusedAnswer, WorkspaceError."""
        _own(self.assessment(assessment_id), task.id)
        return self._put_task(assessment_id, task, "change_task")

    def remove_task(self, assessment_id: str, task_id: str) -> Assessment:
        """Remove a task of one's own and what was written about it. Raises RefusedAnswer, WorkspaceError."""
        before = self.assessment(assessment_id)
        _own(before, task_id)
        return self._change(before, before.without_own_task(task_id), "remove_task")

    def _put_task(self, assessment_id: str, task: OwnTask, action: str, **written: Any) -> Assessment:
        """Store an own task; `written` are fields of what is written about it, beside those that stand there."""
        before, entrance = self.assessment(assessment_id), self._entrance()
        clean = entrance.own_task(self.library(assessment_id), before, task)
        after = before.with_own_task(clean)
        if any(value not in ("", None) for value in written.values()):
            after = self._with_entries(after, [replace(after.written(clean.key), **written)], entrance)
        return self._change(before, after, action, entrance)

    # Own risks

    def add_risk(self, assessment_id: str, activity_id: str, risk: OwnRisk) -> str:
        """Add a risk of one's own to an activity, under a new id; return the id. Raises RefusedAnswer."""
        fresh = replace(risk, id=OWN + new_id())
        self._put_risk(assessment_id, activity_id, fresh, "add_risk")
        return fresh.id

    def change_risk(self, assessment_id: str, activity_id: str, risk: OwnRisk) -> Assessment:
        """Judge a risk of one's own anew. Raises RefusedAnswer, WorkspaceError."""
        _own_risk(activity_of(self.assessment(assessment_id), activity_id), risk.id)
        return self._put_risk(assessment_id, activity_id, risk, "change_risk")

    def remove_risk(self, assessment_id: str, activity_id: str, risk_id: str) -> Assessment:
        """Remove a risk of one's own and the decision to live with it. Raises RefusedAnswer, WorkspaceError."""
        before = self.assessment(assessment_id)
        activity = activity_of(before, activity_id)
        _own_risk(activity, risk_id)
        return self._change(before, before.with_activity(activity.without_risk(risk_id)), "remove_risk")

    def _put_risk(self, assessment_id: str, activity_id: str, risk: OwnRisk, action: str) -> Assessment:
        before, entrance = self.assessment(assessment_id), self._entrance()
        activity = activity_of(before, activity_id)
        clean = entrance.risk(self.library(assessment_id), activity, risk)
        return self._change(before, before.with_activity(activity.with_risk(clean)), action, entrance)

    # Decisions to live with a risk

    def accept_risk(
        self, assessment_id: str, activity_id: str, risk_id: str, *, by: str, reason: str, until: str = ""
    ) -> Assessment:
        """Store that a named person accepts a risk at the level it has now. Raises RefusedAnswer (acceptance_*)."""
        from pia_app.model import Acceptance
        from pia_app.rules.acceptance import level_now

        before, entrance = self.assessment(assessment_id), self._entrance()
        activity = activity_of(before, activity_id)
        level = level_now(self.evaluation(assessment_id).activity(activity_id), risk_id)
        if level is None:
            raise RefusedAnswer("risk_unknown", activity=activity_id)
        made: Any = {"by": by, "reason": reason, "on": self._today(), "until": until}
        acceptance = Acceptance(risk=risk_id, level=level, **made)
        clean = entrance.acceptance(self.library(assessment_id), activity, acceptance)
        return self._change(before, before.with_activity(activity.with_acceptance(clean)), "accept_risk", entrance)

    def withdraw_acceptance(self, assessment_id: str, activity_id: str, risk_id: str) -> Assessment:
        """Take back the decision to live with a risk. Raises RefusedAnswer, WorkspaceError."""
        before = self.assessment(assessment_id)
        activity = activity_of(before, activity_id)
        return self._change(before, before.with_activity(activity.without_acceptance(risk_id)), "withdraw_acceptance")

    # Done tasks flow back

    def apply_proposal(self, assessment_id: str, key: TaskKey, question: str = "") -> Assessment:
        """Change the answer that a done task brings about, as `rules.proposals` proposes it now.

        `question` says which where a task brings several about; "" means the first. Raises RefusedAnswer
        (proposal_gone) where nothing is proposed any more; WorkspaceError.
        """
        return self.apply_proposals(assessment_id, [(key, question)])

    def apply_proposals(self, assessment_id: str, wanted: Sequence[tuple[TaskKey, str]]) -> Assessment:
        """Change the answers that done tasks bring about, one after the other, stored and taken back together.

        One that an earlier one has made needless is passed over. Raises RefusedAnswer (proposal_gone) where the first
        is not proposed any more; WorkspaceError.
        """
        before, library, entrance = self.assessment(assessment_id), self.library(assessment_id), self._entrance()
        after = before
        for key, question in wanted:
            found = _proposed(library, after, key, question)
            if found is not None:
                scope = "activity" if found.activity else "assessment"
                answer = entrance.answer(library, scope, found.question, found.after)
                after = after.with_answer(found.activity, found.question, answer)
            elif after is before:
                raise RefusedAnswer("proposal_gone", question=question or key[1], measure=key[2])
        return self._change(before, after, "apply_proposal", entrance)


def _proposed(library: Library, assessment: Assessment, key: TaskKey, question: str) -> Proposal | None:
    """Return what a task proposes now for a question, or for the first where none is named."""
    from pia_app.rules.proposals import proposals

    found = (p for p in proposals(library, assessment) if p.key == key and question in ("", p.question))
    return next(found, None)


def _own(assessment: Assessment, task_id: str) -> None:
    if task_id not in assessment.own_tasks:
        raise RefusedAnswer("task_unknown", question="", measure=task_id)


def _own_risk(activity: ProcessingActivity, risk_id: str) -> None:
    if risk_id not in activity.risks:
        raise RefusedAnswer("risk_unknown", activity=activity.id)
