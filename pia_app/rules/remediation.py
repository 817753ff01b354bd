"""What is to be done about the findings, and what each task would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pia_app.model import Answer, Answers, Finding, Library, Measure, RemediationTask
from pia_app.model.regime import Duty
from pia_app.rules.compiled import ready
from pia_app.rules.duties import days_left

ORDER = ("low", "medium", "high", "critical")
Owed = Mapping[str, Sequence[tuple[str, Duty]]]
URGENCY = {priority: -rank for rank, priority in enumerate(ORDER)}


def done_by(library: Library, findings: Sequence[Finding]) -> Mapping[str, str]:
    """Return the answers that doing every task would bring about, by question id."""
    return {
        question: value
        for finding in findings
        if finding.kind != "unapproved"
        for measure in library.question[finding.question].recommendations
        for question, value in library.measure[measure].sets.items()
    }


def plan(library: Library, findings: Sequence[Finding], owed: Owed | None = None) -> tuple[RemediationTask, ...]:
    """Turn findings into tasks, the most urgent first, then in the questionnaire's order.

    `owed` are duties of law that are not met, by question: their deadlines bring tasks forward.
    """
    tasks = [
        _task(library, finding, measure, (owed or {}).get(finding.question, ()))
        for finding in findings
        if finding.kind != "unapproved"
        for measure in recommended(library, finding)
    ]
    return tuple(sorted(tasks, key=urgency))


def urgency(task: RemediationTask) -> int:
    """Return where a task stands in a list, the most urgent first."""
    return URGENCY[task.priority]


def recommended(library: Library, finding: Finding) -> Sequence[Measure]:
    """Return what to recommend: to stop or contain (critical) only where a control is missing, not partly in place."""
    measures = [library.measure[m] for m in library.question[finding.question].recommendations]
    if finding.kind == "partial":
        return [m for m in measures if m.priority != "critical"] or measures
    return measures


def _task(library: Library, finding: Finding, measure: Measure, owed: Sequence[tuple[str, Duty]]) -> RemediationTask:
    """Give a task its priority: the measure's own, and at least high (critical) while a stop (a ban) is open."""
    least = "low"
    if finding.hard_stops:
        least = "critical" if any(s.prohibited for s in finding.hard_stops) else "high"
    priority = max(measure.priority, least, key=ORDER.index)
    return RemediationTask(
        activity=finding.activity,
        question=finding.question,
        measure=measure.id,
        priority=priority,
        due_days=min([measure.due_days, library.method.due_days[priority], *filter(None, map(_days, owed))]),
        effort=measure.effort,
        owner_role=measure.owner,
        removes_stops=tuple(dict.fromkeys(s.regime for s in finding.hard_stops)),
        scenarios=ready(library).served.get(finding.question, ()),
        duties=tuple(f"{regime}:{duty.id}" for regime, duty in owed),
    )


def _days(owed: tuple[str, Duty]) -> int | None:
    return days_left(owed[1])


def with_task_done(library: Library, answers: Answers, task: RemediationTask) -> Answers:
    """Return the answers as they would be once a task is done; re-evaluating them shows what it is worth."""
    sets = library.measure[task.measure].sets
    return {**answers, **{question: Answer(value=value) for question, value in sets.items()}}
