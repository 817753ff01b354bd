"""Every text that a person typed into an assessment and that its report must hold, in the order of the annex."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pia_app.model import (
    ActivityEvaluation,
    Answer,
    Assessment,
    Evaluation,
    Evidence,
    Library,
    Question,
    Row,
    State,
    TaskProgress,
)
from pia_app.report.catalogue import Template

_TYPED = ("text", "long_text")


def said(
    library: Library, assessment: Assessment, evaluation: Evaluation, whole: Evaluation | None = None
) -> Iterator[str]:  # fmt: skip
    """Walk what was typed: names, answers to what is asked, reasons, notes, evidence, tasks, own risks, acceptances.

    It reads the assessment itself and not the report's context, so that a fault there cannot hide a loss. `whole` is
    the judgement under all laws chosen: a task that only a law left out calls for is told in that law's own report.
    """
    yield assessment.name
    yield from (activity.name for activity in assessment.activities)
    for question_id in evaluation.asked.asked:
        yield from _answer(
            library, library.question[question_id], assessment.answers.get(question_id), evaluation.regimes
        )
    asked = [(r.activity.answers, frozenset(r.asked.asked), _reaching(r)) for r in evaluation.activities]
    for question in library.questions:
        for answers, questions, regimes in asked:
            if question.id in questions:
                yield from _answer(library, question, answers.get(question.id), regimes)
    for result in evaluation.activities:
        for stop in result.hard_stops:
            yield from (stop.override.by, stop.override.reason) if stop.override else ()
    yield from _risks(assessment)
    here = {task.key for task in evaluation.tasks}
    elsewhere = {task.key for task in (whole or evaluation).tasks} - here
    for own in assessment.own_tasks.values():
        yield from (own.title, own.action)
    known = {measure.owner for measure in library.measures}
    for key, progress in assessment.progress.items():
        if key not in elsewhere:
            yield from _task(progress, known)


def _risks(assessment: Assessment) -> Iterator[str]:
    for activity in assessment.activities:
        for risk in activity.risks.values():
            yield from (risk.name, risk.event, risk.reason)
        for decision in activity.accepted.values():
            yield from (decision.by, decision.reason)


def _task(progress: TaskProgress, known: Collection[str]) -> Iterator[str]:
    """Walk what was written about a task; a role that the library knows is said in the report's own word for it."""
    yield from (progress.owner, "" if progress.role in known else progress.role, progress.due)
    yield from (progress.decided_by, progress.reason)
    yield from _evidence(progress.evidence)
    yield progress.note


def said_on_page(library: Library, assessment: Assessment, template: Template) -> Iterator[str]:
    """Walk what was typed and a page for a board promises to hold: the answers that its template names."""
    for name in template.fields.values():
        yield from _plainly(library, name, assessment.answers.get(name))


def said_in_memo(
    library: Library, assessment: Assessment, evaluation: Evaluation, template: Template, activity: str = ""
) -> Iterator[str]:
    """Walk what was typed and a memo promises to hold: names, who decided, why a presumption was set aside."""
    yield from said_on_page(library, assessment, template)
    for result in evaluation.activities:
        if activity not in ("", result.activity.id):
            continue
        yield result.activity.name
        answers = {**assessment.answers, **result.activity.answers}
        for names in (*template.activity_places.values(), *_set_aside(library, result)):
            for name in names:
                yield from _plainly(library, name, answers.get(name))


def _set_aside(library: Library, result: ActivityEvaluation) -> Iterator[tuple[str, ...]]:
    for law in result.laws:
        way = library.regime[law.regime].set_aside
        if way is not None and any(reason.kind == "set_aside" for reason in law.screening.reasons):
            yield way.reasons, way.by


def _plainly(library: Library, name: str, answer: Answer | None) -> Iterator[str]:
    if answer is not None and answer.state is State.GIVEN and name in library.question:
        yield from _value(library, library.question[name], answer, ())


def _reaching(result: ActivityEvaluation) -> tuple[str, ...]:
    return tuple(law.regime for law in result.laws if law.in_force)


def _answer(library: Library, question: Question, answer: Answer | None, regimes: Collection[str]) -> Iterator[str]:
    if answer is None:
        return
    if answer.state is State.GIVEN:
        yield from _value(library, question, answer, regimes)
    if answer.state is State.NOT_APPLICABLE:
        yield from (answer.reason, answer.answered_by)
        yield answer.approved_by if answer.approved else ""
    yield answer.note
    yield from _evidence(answer.evidence)


def _evidence(evidence: Iterable[Evidence]) -> Iterator[str]:
    for piece in evidence:
        yield from (piece.what, piece.where, piece.date, piece.provided_by)
        yield from (piece.verified_by, piece.verified_on) if piece.verified else ()


def _value(library: Library, question: Question, answer: Answer, regimes: Collection[str]) -> Iterator[str]:
    if isinstance(answer.value, str) and question.type in _TYPED:
        yield answer.value
    elif isinstance(answer.value, tuple):
        shown = [c for c in question.columns if library.shows(c, regimes)]
        free = [c.id for c in shown if c.type == "text" and not c.options and not c.catalogue]
        for row in answer.value:
            if isinstance(row, Row):
                yield from (row.cells.get(column, "") for column in free)
