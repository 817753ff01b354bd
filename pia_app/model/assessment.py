"""An assessment and the processing activities it judges: all that is stored, nothing that is derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pia_app.model.answers import Answer, Answers
from pia_app.model.risks import Acceptance, OwnRisk
from pia_app.model.tasks import OwnTask, TaskKey, TaskProgress


def _with(answers: Answers, question_id: str, answer: Answer | None) -> Answers:
    changed = dict(answers)
    if answer is None:
        changed.pop(question_id, None)
    else:
        changed[question_id] = answer
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingActivity:
    """One use of personal data for one purpose (GDPR Art. 30).

    `risks` are those that people added, by id; `accepted` their decisions to live with a risk, by scenario or own risk.
    """

    id: str
    name: str
    answers: Answers = field(default_factory=dict)
    risks: Mapping[str, OwnRisk] = field(default_factory=dict)
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)

    def with_answer(self, question_id: str, answer: Answer | None) -> ProcessingActivity:
        """Return this activity with one answer given, or taken back where `answer` is None."""
        return replace(self, answers=_with(self.answers, question_id, answer))

    def with_risk(self, risk: OwnRisk) -> ProcessingActivity:
        """Return this activity with one own risk added or replaced."""
        return replace(self, risks={**self.risks, risk.id: risk})

    def without_risk(self, risk_id: str) -> ProcessingActivity:
        """Return this activity without one own risk and the decision on it."""
        risks = {name: risk for name, risk in self.risks.items() if name != risk_id}
        return replace(self.without_acceptance(risk_id), risks=risks)

    def with_acceptance(self, acceptance: Acceptance) -> ProcessingActivity:
        """Return this activity with the decision to live with one risk."""
        return replace(self, accepted={**self.accepted, acceptance.risk: acceptance})

    def without_acceptance(self, risk_id: str) -> ProcessingActivity:
        """Return this activity without the decision on one risk."""
        return replace(self, accepted={name: one for name, one in self.accepted.items() if name != risk_id})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One privacy impact assessment (GDPR Art. 35, PIPL Art. 55): answers, activities, task progress, own tasks.

    `library` and `library_hash` name the questionnaire version that the answers belong to.
    `language` is the questionnaire's language; window and report have their own.
    `created` is an ISO 8601 date. `own_tasks` are those that people added, by id.
    """

    id: str
    name: str
    library: str
    library_hash: str = ""
    language: str = "en"
    regimes: tuple[str, ...] = ()
    created: str = ""
    status: str = "draft"
    answers: Answers = field(default_factory=dict)
    activities: tuple[ProcessingActivity, ...] = ()
    progress: Mapping[TaskKey, TaskProgress] = field(default_factory=dict)
    own_tasks: Mapping[str, OwnTask] = field(default_factory=dict)

    def activity(self, activity_id: str) -> ProcessingActivity:
        """Return one activity. Raises KeyError where there is none of that id."""
        for activity in self.activities:
            if activity.id == activity_id:
                return activity
        raise KeyError(activity_id)

    def with_activity(self, activity: ProcessingActivity) -> Assessment:
        """Return this assessment with one activity replaced, or added at the end."""
        if all(a.id != activity.id for a in self.activities):
            return replace(self, activities=(*self.activities, activity))
        return replace(self, activities=tuple(activity if a.id == activity.id else a for a in self.activities))

    def without_activity(self, activity_id: str) -> Assessment:
        """Return this assessment without one activity, its own tasks, and what was written about its tasks."""
        return replace(
            self,
            activities=tuple(a for a in self.activities if a.id != activity_id),
            progress={key: p for key, p in self.progress.items() if p.activity != activity_id},
            own_tasks={name: task for name, task in self.own_tasks.items() if task.activity != activity_id},
        )

    def with_answer(self, activity_id: str, question_id: str, answer: Answer | None) -> Assessment:
        """Return this assessment with one answer changed; `activity_id` "" means the assessment's own answers."""
        if activity_id:
            return self.with_activity(self.activity(activity_id).with_answer(question_id, answer))
        return replace(self, answers=_with(self.answers, question_id, answer))

    def with_progress(self, progress: TaskProgress) -> Assessment:
        """Return this assessment with what was written about one task."""
        return replace(self, progress={**self.progress, progress.key: progress})

    def with_own_task(self, task: OwnTask) -> Assessment:
        """Return this assessment with an own task added or replaced; what was written about it goes along."""
        before = self.own_tasks.get(task.id)
        progress = dict(self.progress)
        if before is not None and before.key != task.key and before.key in progress:
            activity, question, measure = task.key
            written = progress.pop(before.key)
            progress[task.key] = replace(written, activity=activity, question=question, measure=measure)
        return replace(self, own_tasks={**self.own_tasks, task.id: task}, progress=progress)

    def without_own_task(self, task_id: str) -> Assessment:
        """Return this assessment without an own task and what was written about it."""
        task = self.own_tasks.get(task_id)
        return replace(
            self,
            own_tasks={name: other for name, other in self.own_tasks.items() if name != task_id},
            progress={key: p for key, p in self.progress.items() if task is None or key != task.key},
        )

    def written(self, key: TaskKey) -> TaskProgress:
        """Return what was written about a task, empty where nobody wrote anything."""
        found = self.progress.get(key)
        if found is not None:
            return found
        activity, question, measure = key
        return TaskProgress(activity=activity, question=question, measure=measure)
