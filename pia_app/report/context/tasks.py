"""What is to be done, by whom and until when, and what will remain afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pia_app.model import ActivityEvaluation, RemediationTask, TaskProgress
from pia_app.report.context.source import Part, Source


def tasks(source: Source, numbers: Mapping[tuple[str, str], str]) -> list[Part]:
    """Return the remediation tasks, the most urgent first."""
    return [_task(source, task, number, numbers) for number, task in enumerate(source.evaluation.tasks, 1)]


def _task(source: Source, task: RemediationTask, number: int, numbers: Mapping[tuple[str, str], str]) -> Part:
    progress = source.assessment.progress.get(task.key) or TaskProgress(
        activity=task.activity, question=task.question, measure=task.measure
    )
    words = source.words.measure(task.measure)
    return {
        "number": f"T{number}",
        "priority": source.words.method("levels", task.priority),
        "fill": source.template.fills[_rank(source, task.priority)],
        "title": words.title or task.measure,
        "details": "\n".join(_details(source, task, progress)),
        "origin": _origin(source, task, numbers),
        "owner": progress.owner or source.say("task.role", role=source.named("role", task.owner_role)),
        "due": progress.due or source.say("task.due", days=task.due_days),
        "status": source.named("task_status", progress.status),
    }


def _origin(source: Source, task: RemediationTask, numbers: Mapping[tuple[str, str], str]) -> str:
    label, number = source.label(task.activity), numbers.get((task.activity, task.question), "")
    return source.say("task.origin", activity=label, finding=number) if number else label


def _rank(source: Source, priority: str) -> int:
    levels = source.library.method.levels
    return levels.index(priority) + 1 if priority in levels else 0


def _details(source: Source, task: RemediationTask, progress: TaskProgress) -> Iterator[str]:
    words = source.words.measure(task.measure)
    action = source.words.action(task.measure, source.in_force(task.activity))
    if action:
        yield action
    if words.evidence:
        yield source.say("task.evidence", evidence=words.evidence)
    if task.duties:
        yield source.say("task.duties", duties=source.fixed("citations.join").join(_duties(source, task)))
    if task.removes_stops:
        yield source.say("task.removes_stops", regimes=source.regimes(task.removes_stops))
    if progress.note:
        yield source.say("note", note=progress.note)


def _duties(source: Source, task: RemediationTask) -> Iterator[str]:
    """Name the duties that a task fulfils by their articles, with the deadline where there is one."""
    for name in task.duties:
        regime, _, rule_id = name.partition(":")
        rule = next((duty for duty in source.library.regime[regime].duties if duty.id == rule_id), None)
        if rule is not None:
            law, deadline = source.words.citation(rule.cite), source.words.rule(regime, rule_id).deadline
            yield source.say("task.duty_by", law=law, deadline=deadline) if deadline else law


def residual(source: Source) -> list[Part]:
    """Return what remains of each activity's risk once every task is done."""
    return [_remaining(source, result) for result in source.evaluation.activities]


def _remaining(source: Source, result: ActivityEvaluation) -> Part:
    limit = source.library.method.sign_off_severity
    grave = [r for r in result.risks if r.target.high >= 3 or r.severity_target.high >= limit]
    own = [one.risk.name for one in result.own_risks if one.level >= 3 or one.risk.severity >= limit]
    names = [*own, *(source.words.scenario(r.scenario).name or r.scenario for r in grave)]
    needs = result.target.high >= 3 or bool(own) or any(r.severity_target.high >= limit for r in result.risks)
    action = source.words.method("level_actions", source.library.method.levels[result.target.high - 1])
    return {
        "label": source.label(result.activity.id),
        "name": result.activity.name,
        "current": source.level(result.current),
        "target": source.level(result.target),
        "remains": source.say("residual.join").join(names) if names else source.say("residual.nothing"),
        "follows": "\n".join([action, source.say("residual.accept")] if needs else [action]),
        "accept": needs,
    }
