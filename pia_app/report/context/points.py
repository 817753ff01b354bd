"""What was found about the questions that a template names together: the problem, the risk behind it, its remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from pia_app.model import Finding, RiskResult, TrackedTask
from pia_app.report.context.answers import questions_at
from pia_app.report.context.source import Part, Source
from pia_app.report.context.tasks import title, who_and_when

Numbers = Mapping[tuple[str, str], str]
MOST = 3


def points(source: Source, scope_id: str, numbers: Numbers) -> Part:
    """Return the findings of one activity, or those asked once for "", by the template's points, each at one."""
    found = source.evaluation.activity(scope_id).findings if scope_id else source.evaluation.findings
    if not source.template.points:
        return {}
    plan, point = _plan(source, scope_id), _point_of(source)
    rows: Part = {name: [] for name in source.template.points}
    for finding in found:
        if finding.question in point:
            row = _row(source, finding, numbers, plan.get(finding.question, []))
            rows[point[finding.question]].append(row)
    return rows


def _point_of(source: Source) -> Mapping[str, str]:
    """Return the point of each question: the first that names it, so that a last one may name whole sections."""
    found: dict[str, str] = {}
    for name, place in source.template.points.items():
        for question in questions_at(source, place):
            found.setdefault(question.id, name)
    return found


def _plan(source: Source, scope_id: str) -> dict[str, list[TrackedTask]]:
    """Return the tasks of a scope, own ones among them, by the question that they answer."""
    ordered = sorted((task for task in source.tasks if task.key[0] == scope_id), key=lambda task: task.key[1])
    return {name: list(group) for name, group in groupby(ordered, key=lambda task: task.key[1])}


def _row(source: Source, finding: Finding, numbers: Numbers, plan: Sequence[TrackedTask]) -> Part:
    key = source.say("finding.key") if finding.key else ""
    return {
        "number": numbers[finding.activity, finding.question],
        "activity": source.label(finding.activity),
        "issue": source.words.short(finding.question),
        "question": source.words.question(finding.question).text or finding.question,
        "finding": source.say(f"finding.{finding.kind}", key=key),
        "stop": bool(finding.hard_stops),
        "law": source.citations(finding.references),
        "risks": _risks(source, finding) or source.fixed("points.no_risk"),
        "tasks": [_task(source, task) for task in plan],
    }


def _risks(source: Source, finding: Finding) -> str:
    """Name the scenarios that the missing control would lower, each with its level in the activity, the gravest first.

    What is asked once for all activities tells the worst of their levels.
    """
    results = source.evaluation.activities
    judged = [r for result in results if finding.activity in ("", result.activity.id) for r in result.risks]
    controls = {s.id for s in source.library.scenarios if finding.question in s.controls}
    meant = sorted((r for r in judged if r.scenario in controls), key=attrgetter("scenario"))
    worst = [max(group, key=_weight) for _, group in groupby(meant, key=attrgetter("scenario"))]
    return source.fixed("citations.join").join(
        source.say(
            "points.risk",
            name=source.words.scenario(r.scenario).name or r.scenario,
            level=source.words.interval(r.current),
        )
        for r in sorted(worst, key=_weight, reverse=True)[:MOST]
    )


def _weight(result: RiskResult) -> tuple[int, int]:
    return result.current.high, result.current.low


def _task(source: Source, task: TrackedTask) -> Part:
    return {"number": source.number(task.key), "title": title(source, task), **who_and_when(source, task)}
