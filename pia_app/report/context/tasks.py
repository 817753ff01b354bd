"""What is to be done, by whom and until when, what it takes, what people wrote about it, and what will remain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pia_app.model import ActivityEvaluation, RemediationTask, TrackedTask
from pia_app.report.context.answers import evidence
from pia_app.report.context.source import Part, Source
from pia_app.rules.proposals import sets_of


def tasks(source: Source, numbers: Mapping[tuple[str, str], str]) -> list[Part]:
    """Return the remediation tasks, the most urgent first; `numbers` are those of the findings."""
    return [_task(source, task, numbers) for task in source.tasks]


def _task(source: Source, task: TrackedTask, numbers: Mapping[tuple[str, str], str]) -> Part:
    return {
        "number": source.number(task.key),
        "priority": source.words.method("levels", task.priority),
        "fill": source.template.fills[_rank(source, task.priority)],
        "title": title(source, task),
        "own": task.own is not None,
        "details": "\n".join(_details(source, task)),
        "written": "\n".join(written(source, task)),
        "origin": _origin(source, task, numbers),
        **who_and_when(source, task),
        "overdue": source.fixed("task.overdue") if task.overdue else "",
        "effort": effort(source, task.effort) or source.fixed("task.effort_unknown"),
        "cost": cost(source, task.progress.cost),
    }


def title(source: Source, task: TrackedTask) -> str:
    """Return what a task is called, by the library or by those who added it."""
    if task.own is not None:
        return task.own.title
    return source.words.measure(task.key[2]).title or task.key[2]


def who_and_when(source: Source, task: TrackedTask) -> Part:
    """Return who is to do a task, until when - agreed or only proposed - and how far it is."""
    due = task.progress.due
    return {
        "owner": _owner(source, task),
        "due": source.say("task.agreed", day=due) if due else source.say("task.due", day=task.proposed),
        "status": status(source, task),
    }


def _owner(source: Source, task: TrackedTask) -> str:
    """Return the person named for a task, with the role; else the role alone, which begins the line."""
    name = task.progress.owner
    if name and task.role:
        return source.say("task.owner", name=name, role=source.named("role", task.role))
    if task.role:
        return source.say("task.role", role=source.alone("role", task.role))
    return name or source.fixed("task.nobody")


def status(source: Source, task: TrackedTask) -> str:
    """Return how far a task is, and what that still lacks in order to count."""
    told = source.named("task_status", task.progress.status)
    lacks = source.joined(source.say(f"task.lacks_{name}") for name in task.progress.lacks)
    return source.say("task.lacks", status=told, what=lacks) if lacks else told


def effort(source: Source, days: float | None) -> str:
    """Return person-days in words, "" where nobody has said how many."""
    return "" if days is None else source.say("task.effort", amount=amount(days))


def cost(source: Source, money: float | None) -> str:
    """Return a cost in words, "" where nobody has given one."""
    return "" if money is None else source.say("task.cost", amount=amount(money))


def amount(number: float) -> str:
    """Return person-days or money as they are written."""
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def written(source: Source, task: TrackedTask) -> Iterator[str]:
    """Yield what people wrote about a task besides who does it, until when and at what expense."""
    progress = task.progress
    if progress.decided_by:
        yield source.say("task.decided_by", name=progress.decided_by)
    if progress.reason:
        yield source.say("task.reason", reason=progress.reason)
    yield from (evidence(source, piece) for piece in progress.evidence)
    if progress.note:
        yield source.say("note", note=progress.note)


def _origin(source: Source, task: TrackedTask, numbers: Mapping[tuple[str, str], str]) -> str:
    label, number = source.label(task.key[0]), numbers.get(task.key[:2], "")
    if task.own is not None:
        return source.say("task.origin_own", activity=label)
    return source.say("task.origin", activity=label, finding=number) if number else label


def _rank(source: Source, priority: str) -> int:
    levels = source.library.method.levels
    return levels.index(priority) + 1 if priority in levels else 0


def _details(source: Source, task: TrackedTask) -> Iterator[str]:
    if task.task is not None:
        yield from _of_library(source, task.task)
    if task.own is not None:
        yield from filter(None, [task.own.action])
        for name, value in sets_of(source.library, source.assessment, task.key).items():
            told = source.words.option(name, value)
            yield source.say("task.brings", name=source.words.short(name), value=told)


def _of_library(source: Source, task: RemediationTask) -> Iterator[str]:
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
