"""What is to be done about the findings, and what each task would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pia_app.model import Answer, Answers, Finding, Library, Measure, Question, RemediationTask, State
from pia_app.model.regime import Duty
from pia_app.rules.compiled import ready
from pia_app.rules.duties import days_left

RANK = {"no": 0, "partly": 1, "yes": 2}
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
    return with_brought_about(library, answers, library.measure[task.measure].sets)


def with_brought_about(library: Library, answers: Answers, sets: Mapping[str, str]) -> Answers:
    """Return the answers as they are once work has brought some of them about, none of them for the worse."""
    found = dict(answers)
    for name, value in sets.items():
        answer = brought_about(library.question[name], answers.get(name), value)
        if answer is not None:
            found[name] = answer
    return found


def brought_about(question: Question, answer: Answer | None, value: str) -> Answer | None:
    """Return an answer as it is once work has brought `value` about, or None where that changes nothing.

    Nothing becomes worse: a control at least as good stays as it is, and so does what is said not to apply. Evidence
    that was verified showed something else, so it has to be verified again.
    """
    before = answer or Answer(state=State.UNKNOWN)
    if before.state is State.NOT_APPLICABLE:
        return None
    if before.state is State.GIVEN:
        same = before.value == value
        if same or (question.role == "control" and RANK.get(str(before.value), 0) >= RANK.get(value, 0)):
            return None
    evidence = tuple(replace(piece, verified_by="", verified_on="") for piece in before.evidence)
    return replace(before, state=State.GIVEN, value=value, reason="", evidence=evidence)
