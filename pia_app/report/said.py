"""Every text that a person typed into an assessment and that its report must hold, in the order of the annex."""

from __future__ import annotations

from collections.abc import Iterator

from pia_app.model import Answer, Assessment, Evaluation, Library, Question, Row, State

_TYPED = ("text", "long_text")


def said(library: Library, assessment: Assessment, evaluation: Evaluation) -> Iterator[str]:
    """Walk what was typed: names, answers to what is asked, reasons, notes, evidence, and what was said of the tasks.

    It reads the assessment itself and not the report's context, so that a fault there cannot hide a loss.
    """
    yield assessment.name
    yield from (activity.name for activity in assessment.activities)
    for question_id in evaluation.asked.asked:
        yield from _answer(library.question[question_id], assessment.answers.get(question_id))
    asked = [(result.activity.answers, frozenset(result.asked.asked)) for result in evaluation.activities]
    for question in library.questions:
        for answers, questions in asked:
            if question.id in questions:
                yield from _answer(question, answers.get(question.id))
    for task in evaluation.tasks:
        progress = assessment.progress.get(task.key)
        if progress is not None:
            yield from (progress.owner, progress.due, progress.note)


def _answer(question: Question, answer: Answer | None) -> Iterator[str]:
    if answer is None:
        return
    if answer.state is State.GIVEN:
        yield from _value(question, answer)
    if answer.state is State.NOT_APPLICABLE:
        yield from (answer.reason, answer.answered_by)
        yield answer.approved_by if answer.approved else ""
    yield answer.note
    for piece in answer.evidence:
        yield from (piece.what, piece.where, piece.date, piece.provided_by)
        yield from (piece.verified_by, piece.verified_on) if piece.verified else ()


def _value(question: Question, answer: Answer) -> Iterator[str]:
    if isinstance(answer.value, str) and question.type in _TYPED:
        yield answer.value
    elif isinstance(answer.value, tuple):
        free = [c.id for c in question.columns if c.type == "text" and not c.options and not c.catalogue]
        for row in answer.value:
            if isinstance(row, Row):
                yield from (row.cells.get(column, "") for column in free)
