"""Tasks that are done flow back to the answers they came from: as a proposal, never by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pia_app.model import Answer, Answers, Assessment, Library, Proposal, Question, State, TaskKey, TaskProgress
from pia_app.model.tasks import DONE
from pia_app.rules.remediation import brought_about


def sets_of(library: Library, assessment: Assessment, key: TaskKey) -> Mapping[str, str]:
    """Return the answers that doing a task would bring about, by question id; none for a task nobody knows."""
    own = assessment.own_tasks.get(key[2])
    if own is not None:
        return {own.question: own.answer} if own.question and own.answer and own.key == key else {}
    measure = library.measure.get(key[2])
    return measure.sets if measure is not None else {}


def proposals(library: Library, assessment: Assessment) -> tuple[Proposal, ...]:
    """Return what tasks that are done or verified would change in the answers, by activity and question.

    The evidence of the task goes along: verified by a second person, it makes the answer count in full.
    """
    found = [
        proposal
        for _, progress in sorted(assessment.progress.items())
        if progress.status in DONE
        for proposal in _of(library, assessment, progress)
    ]
    return tuple(found)


def _of(library: Library, assessment: Assessment, progress: TaskProgress) -> Iterator[Proposal]:
    for name, value in sets_of(library, assessment, progress.key).items():
        question = library.question.get(name)
        if question is None:
            continue
        place = progress.activity if question.scope == "activity" else ""
        answers = _answers(assessment, place)
        before = answers.get(name) if answers is not None else None
        after = _proposed(question, before, value, progress) if answers is not None else None
        if after is not None and after != before:
            yield Proposal(key=progress.key, activity=place, question=name, before=before, after=after)


def _answers(assessment: Assessment, activity_id: str) -> Answers | None:
    """Return the answers of an activity, or those asked once; None where the activity is gone."""
    if not activity_id:
        return assessment.answers
    return next((a.answers for a in assessment.activities if a.id == activity_id), None)


def _proposed(question: Question, before: Answer | None, value: str, progress: TaskProgress) -> Answer | None:
    """Return the answer that a task proposes, or None where the answer stays as it is."""
    after = brought_about(question, before, value)
    if after is None:
        same = before is not None and before.state is State.GIVEN and before.value == value
        after = before if same else None
    if after is None:
        return None
    fresh = tuple(piece for piece in progress.evidence if piece not in after.evidence)
    return replace(after, evidence=(*after.evidence, *fresh))
