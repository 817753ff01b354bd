"""An assessment and the processing activities it judges: all that is stored, nothing that is derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pia_app.model.answers import Answer, Answers


def _with(answers: Answers, question_id: str, answer: Answer | None) -> Answers:
    changed = dict(answers)
    if answer is None:
        changed.pop(question_id, None)
    else:
        changed[question_id] = answer
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingActivity:
    """One use of personal data for one purpose (GDPR Art. 30)."""

    id: str
    name: str
    answers: Answers = field(default_factory=dict)

    def with_answer(self, question_id: str, answer: Answer | None) -> ProcessingActivity:
        """Return this activity with one answer given, or taken back where `answer` is None."""
        return replace(self, answers=_with(self.answers, question_id, answer))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskProgress:
    """What people wrote about one remediation task; `key` is (activity or "", question, measure)."""

    activity: str
    question: str
    measure: str
    status: str = "open"
    owner: str = ""
    due: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what identifies the task whatever happens to the answers."""
        return self.activity, self.question, self.measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One privacy impact assessment (GDPR Art. 35, PIPL Art. 55): answers, activities, task progress.

    `library` and `library_hash` name the questionnaire version that the answers belong to.
    `language` is the questionnaire's language; window and report have their own.
    `created` is an ISO 8601 date.
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
    progress: Mapping[tuple[str, str, str], TaskProgress] = field(default_factory=dict)

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
        """Return this assessment without one activity and what was written about its tasks."""
        kept = {k: p for k, p in self.progress.items() if p.activity != activity_id}
        activities = tuple(a for a in self.activities if a.id != activity_id)
        return replace(self, activities=activities, progress=kept)

    def with_answer(self, activity_id: str, question_id: str, answer: Answer | None) -> Assessment:
        """Return this assessment with one answer changed; `activity_id` "" means the assessment's own answers."""
        if activity_id:
            return self.with_activity(self.activity(activity_id).with_answer(question_id, answer))
        return replace(self, answers=_with(self.answers, question_id, answer))

    def with_progress(self, progress: TaskProgress) -> Assessment:
        """Return this assessment with what was written about one task."""
        return replace(self, progress={**self.progress, progress.key: progress})
