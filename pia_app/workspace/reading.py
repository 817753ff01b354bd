"""What there is in the workspace: the rows of the home page, assessments, their libraries and evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pia_app.errors import PiaError
from pia_app.storage import HomeRow, Store, Summary
from pia_app.workspace.safekeeping import Clock, Safekeeping
from pia_app.workspace.shelf import Shelf

if TYPE_CHECKING:
    from pia_app.model import Assessment, Evaluation, Library

MOST_KEPT: Final = 100


class Reading(Safekeeping):
    """Read each thing once and keep it while the workspace is open."""

    def __init__(self, store: Store, clock: Clock) -> None:
        super().__init__(store, clock)
        self._shelf = Shelf(store)
        self._assessments: dict[str, Assessment] = {}
        self._evaluations: dict[str, tuple[Assessment, Evaluation]] = {}

    def rows(self) -> tuple[HomeRow, ...]:
        """Return the assessments for the home page, the one changed last first."""
        self._keep_summaries()
        return self._store.rows()

    def assessment(self, assessment_id: str) -> Assessment:
        """Return an assessment. Raises PiaError (assessment_missing), WorkspaceError."""
        if assessment_id not in self._assessments:
            try:
                self._assessments[assessment_id] = self._store.load(assessment_id)
            except KeyError:
                known = ", ".join(self._store.ids())
                raise PiaError("assessment_missing", id=assessment_id, known=known) from None
        return self._assessments[assessment_id]

    def library(self, assessment_id: str) -> Library:
        """Return the library that an assessment was started with."""
        return self._shelf.kept(self.assessment(assessment_id).library_hash)

    def evaluation(self, assessment_id: str) -> Evaluation:
        """Return the judgement on an assessment as it is now; what did not change is not judged again."""
        assessment = self.assessment(assessment_id)
        judged, previous = self._evaluations.get(assessment_id, (None, None))
        if judged is assessment and previous is not None:
            return previous
        from pia_app.rules import evaluate

        evaluation = evaluate(self.library(assessment_id), assessment, previous=previous)
        self._evaluations[assessment_id] = (assessment, evaluation)
        self._summaries[assessment_id] = _summary(evaluation)
        return evaluation

    def judgement(self, assessment_id: str) -> Evaluation | None:
        """Return the judgement on an assessment as it is now if there is one already, without judging."""
        judged, evaluation = self._evaluations.get(assessment_id, (None, None))
        return evaluation if judged is self.assessment(assessment_id) else None

    def keep_judgement(self, assessment: Assessment, evaluation: Evaluation) -> None:
        """Keep a judgement that was worked out elsewhere, unless the assessment is another one by now.

        Its numbers go to the home page in any case; of a great many assessments the judgements themselves are not
        kept, since each takes about a megabyte.
        """
        if self._assessments.get(assessment.id) is not assessment:
            return
        self._summaries[assessment.id] = _summary(evaluation)
        if assessment.id in self._evaluations or len(self._evaluations) < MOST_KEPT:
            self._evaluations[assessment.id] = (assessment, evaluation)

    def _forget(self, assessment_id: str) -> None:
        self._assessments.pop(assessment_id, None)
        self._evaluations.pop(assessment_id, None)
        self._summaries.pop(assessment_id, None)


def _summary(evaluation: Evaluation) -> Summary:
    all_asked = (evaluation.asked, *(result.asked for result in evaluation.activities))
    asked = sum(len(one.asked) for one in all_asked)
    level = evaluation.level
    return Summary(
        level=(level.low, level.high) if level else None,
        asked=asked,
        answered=asked - sum(len(one.unanswered) for one in all_asked),
    )
