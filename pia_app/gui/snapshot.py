"""What a page is shown: one consistent picture of an assessment at one moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pia_app.model import (
        ActivityEvaluation,
        Answer,
        Answers,
        Asked,
        Assessment,
        Evaluation,
        HardStop,
        Library,
        ProcessingActivity,
    )
    from pia_app.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """An assessment with everything derived from it; pages read from it and keep nothing of their own.

    `activity_id` is the activity in view, "" where the assessment has none. `words` speaks the questionnaire's
    language, `interface_language` is the window's. With `read_only` nothing can be changed.
    """

    assessment: Assessment
    library: Library
    evaluation: Evaluation
    activity_id: str
    words: Words
    interface_language: str
    read_only: bool = False

    @property
    def activity(self) -> ProcessingActivity | None:
        """Return the activity in view."""
        return self.assessment.activity(self.activity_id) if self.activity_id else None

    @property
    def judged(self) -> ActivityEvaluation | None:
        """Return the judgement on the activity in view."""
        return self.evaluation.activity(self.activity_id) if self.activity_id else None

    def answers(self, activity_id: str) -> Answers:
        """Return the answers of one activity, or with "" those asked once for the whole assessment."""
        return self.assessment.activity(activity_id).answers if activity_id else self.assessment.answers

    def answer(self, activity_id: str, question_id: str) -> Answer | None:
        """Return one answer, or None."""
        return self.answers(activity_id).get(question_id)

    def facts(self, activity_id: str) -> Answers:
        """Return the answers of one activity together with those asked once for the whole assessment."""
        return {**self.assessment.answers, **self.answers(activity_id)}

    def in_force(self, activity_id: str) -> tuple[str, ...]:
        """Return the laws chosen that reach an activity, or may; with "" those that reach any activity.

        Nothing of another law may be shown beside a question.
        """
        chosen = self.evaluation.regimes
        judged = [self.evaluation.activity(activity_id)] if activity_id else self.evaluation.activities
        reaching = {law.regime for result in judged for law in result.laws if law.in_force}
        return tuple(r for r in chosen if r in reaching or not judged)

    def unanswered(self, activity_id: str) -> Collection[str]:
        """Return the questions now asked that nobody answered and that have no answer which counts until then."""
        return frozenset(self.interview(activity_id).unanswered)

    def interview(self, activity_id: str) -> Asked:
        """Return how far the questions of one activity are, or with "" those asked once for the whole assessment."""
        return (self.evaluation.activity(activity_id) if activity_id else self.evaluation).asked

    def asked(self, activity_id: str, section_id: str = "") -> tuple[str, ...]:
        """Return the ids of the questions now asked, all of them or those of one section, in their order."""
        asked = self.interview(activity_id).asked
        if not section_id:
            return asked
        wanted = {q.id for q in self.library.questions_of(section_id)}
        return tuple(q for q in asked if q in wanted)

    def open_stops(self, activity_id: str) -> Mapping[str, tuple[HardStop, ...]]:
        """Return the open hard stops by question, of one activity or with "" of what is asked once."""
        judged = self.evaluation.activity(activity_id) if activity_id else self.evaluation
        return {f.question: f.hard_stops for f in judged.findings if f.hard_stops}
