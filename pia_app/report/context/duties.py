"""What follows from the facts under each law: duties with their deadlines, ways that must be taken, conflicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pia_app.model import ActivityEvaluation
from pia_app.model.legal import DutyResult, Reason, RouteResult
from pia_app.report.context import laws
from pia_app.report.context.source import Part, Source

STATES = ("not_met", "partly", "pending", "undecided", "excused", "met")
SHADES = {"met": 1, "fits": 1, "partly": 2, "not_met": 3, "missing": 3, "differs": 3}

Found = Mapping[str, DutyResult]


def shade(source: Source, state: str) -> str:
    """Return the shade of a cell that names a state; it only repeats the word."""
    return source.template.fills[SHADES.get(state, 0)]


def duties(source: Source) -> list[Part]:
    """Return each law's duties, those that want attention first; one row for the same duty in several activities."""
    found: list[Part] = []
    for regime in source.evaluation.regimes:
        rules: dict[str, dict[str, DutyResult]] = {}
        for result in source.evaluation.activities:
            for duty in next(law.duties for law in result.laws if law.regime == regime):
                rules.setdefault(duty.rule.id, {})[result.activity.id] = duty
        if rules:
            rows = [_duty(source, regime, results) for results in rules.values()]
            name = source.words.regime(regime).name or regime
            found.append({"law": name, "rows": sorted(rows, key=lambda row: STATES.index(row["worst"]))})
    return found


def _duty(source: Source, regime: str, results: Found) -> Part:
    rule = next(iter(results.values())).rule
    worst = min((duty.state for duty in results.values()), key=STATES.index)
    return {
        **laws.rule(source, regime, rule),
        "deadline": source.words.rule(regime, rule.id).deadline,
        "control": source.words.short(rule.question),
        "worst": worst,
        "fill": shade(source, worst),
        "states": _states(source, results),
        "missing": source.joined(laws.names(source, (n for duty in results.values() for n in duty.missing))),
        "tasks": source.joined(_tasks(source, f"{regime}:{rule.id}")),
        "demanding": worst in ("not_met", "partly", "pending"),
    }


def _states(source: Source, results: Found) -> list[Part]:
    """Return how far a duty is met, the activities of the same state together, the worst first."""
    found: dict[str, list[str]] = {}
    for activity_id, duty in sorted(results.items(), key=lambda pair: STATES.index(pair[1].state)):
        found.setdefault(duty.state, []).append(source.label(activity_id))
    return [{"who": source.joined(who), "state": source.words.say(f"duty.{s}")} for s, who in found.items()]


def _tasks(source: Source, duty: str) -> list[str]:
    """Return the numbers of the tasks that fulfil a duty."""
    return [source.number(task.key) for task in source.tasks if task.task is not None and duty in task.task.duties]


def routes(source: Source) -> list[Part]:
    """Return the ways that the facts demand, for transfers abroad first of all, and those that were chosen."""
    return [
        _route(source, result, law.regime, route)
        for regime in source.evaluation.regimes
        for result in source.evaluation.activities
        for law in result.laws
        if law.regime == regime
        for route in law.routes
    ]


def _route(source: Source, result: ActivityEvaluation, regime: str, route: RouteResult) -> Part:
    required, activity = route.required, result.activity.id
    chosen = laws.answer_to(source, route.rule.chosen, activity)
    done = laws.answer_to(source, route.rule.question, activity)
    when = required.when if required else route.rule.when
    return {
        **laws.rule(source, regime, route.rule),
        "regime": laws.short(source, regime),
        "activity": source.label(activity),
        "required": laws.rule(source, regime, required) if required else {**laws.NO_RULE},
        "decided": required is not None,
        "chosen": source.words.answer(source.library.question[route.rule.chosen], chosen),
        "control": source.words.short(route.rule.question),
        "completed": source.words.answer(source.library.question[route.rule.question], done),
        "state": source.words.say(f"route.{route.state}"),
        "fill": shade(source, route.state),
        "facts": source.fixed("citations.join").join(laws.facts(source, route.facts, activity, when)),
        "missing": source.joined(laws.names(source, route.missing)),
    }


def conflicts(source: Source) -> list[Part]:
    """Return where the laws in force, or opinions on one of them, part: each once, with the activities it concerns."""
    found: dict[str, tuple[str, Reason, list[str]]] = {}
    for result in source.evaluation.activities:
        for law in result.laws:
            for reason in law.conflicts:
                found.setdefault(reason.rule.id, (law.regime, reason, []))[2].append(source.label(result.activity.id))
    return [_conflict(source, regime, reason, who) for regime, reason, who in found.values()]


def _conflict(source: Source, regime: str, reason: Reason, activities: Sequence[str]) -> Part:
    other = getattr(reason.rule, "with_", "")
    return {
        **laws.rule(source, regime, reason.rule),
        "laws": source.regimes([regime, other] if other else [regime]),
        "activities": source.joined(activities),
    }
