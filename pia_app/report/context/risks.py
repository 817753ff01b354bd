"""Risk: the map, each activity's scenarios, and in words how every level came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pia_app.model import ActivityEvaluation, Interval, OwnRiskResult, RiskResult, Step
from pia_app.report.context.accepted import scales
from pia_app.report.context.principles import band_name, share
from pia_app.report.context.source import Part, Source
from pia_app.rules import ranking
from pia_app.wording import reasons, summary
from pia_app.wording.derivation import sentence

STAGES = ("inherent", "current", "target")
INLINE = 3
NOTES = ("matrix", "ordinal", "stages", "worst", "stops", "pending", "strength")


def overview(source: Source, result: ActivityEvaluation) -> Part:
    """Return an activity's levels: of its worst scenario at each stage, by regime, and the worst of all."""
    return {
        "label": source.label(result.activity.id),
        "name": result.activity.name,
        "level": source.level(result.level),
        **{stage: source.level(getattr(result, stage)) for stage in STAGES},
        "worst": source.words.worst(result) if result.worst else source.words.say("level.none"),
        "regimes": [_by_law(source, result, regime) for regime in source.evaluation.regimes],
        "unanswered": len(result.asked.unanswered),
        "waiting": len(result.asked.waiting),
    }


def _by_law(source: Source, result: ActivityEvaluation, regime: str) -> Part:
    """Return the level under one law, or that this law does not reach the activity."""
    if regime in source.reaching(result):
        return source.level(result.regimes[regime])
    return {**source.level(None), "name": source.words.say("outcome.not_applicable")}


def risk_map(source: Source) -> Part:
    """Return the map, the gravest row first; each cell bears its level in words and the activities that stand there.

    An activity whose place is not settled stands at its worst place with a question mark. Every risk judged by hand
    has a mark of its own, whether or not it is the worst of its activity.
    """
    places: dict[tuple[int, int], dict[str, list[str]]] = {}
    for result in source.evaluation.activities:
        for stage in STAGES:
            place = _place(result, stage)
            if place is not None:
                mark = source.label(result.activity.id) + ("" if place[2] else "?")
                places.setdefault(place[:2], {}).setdefault(stage, []).append(mark)
        for own in result.own_risks:
            here = places.setdefault((own.risk.severity, own.risk.likelihood), {}).setdefault("own", [])
            here.append(source.label(result.activity.id))
    return {
        "likelihoods": [f"{n} {source.words.likelihood(n)}" for n in range(1, 5)],
        "rows": [
            {
                "severity": f"{severity} {source.words.severity(severity)}",
                "cells": [_map_cell(source, severity, n, places.get((severity, n), {})) for n in range(1, 5)],
            }
            for severity in range(4, 0, -1)
        ],
    }


def _place(result: ActivityEvaluation, stage: str) -> tuple[int, int, bool] | None:
    found = ranking.worst((*result.risks, *result.own_risks), stage)
    if found is None:
        return None
    severity, likelihood = ranking.axes(found, stage)
    applies = isinstance(found, OwnRiskResult) or found.applies
    return severity.high, likelihood.high, severity.settled and likelihood.settled and applies


def _map_cell(source: Source, severity: int, likelihood: int, here: dict[str, list[str]]) -> Part:
    level = source.library.method.matrix[severity - 1][likelihood - 1]
    kinds = [kind for kind in (*STAGES, "own") if kind in here]
    lines = [source.say(f"map.{kind}", labels=source.joined(dict.fromkeys(here[kind]))) for kind in kinds]
    where = [source.say(f"map.short.{s}", labels=source.few(here[s])) for s in ("current", "target") if s in here]
    return {
        "level": source.words.level(level), "fill": source.template.fills[level],
        "here": "\n".join(lines), "where": source.fixed("citations.join").join(where),
    }  # fmt: skip


def scenarios(source: Source) -> list[Part]:
    """Return the scenarios that any activity may meet: source, cause, event, harm (GDPR Art. 35(7)(c))."""
    met = {r.scenario for result in source.evaluation.activities for r in result.risks}
    found = []
    for scenario in source.library.scenarios:
        if scenario.id in met:
            words = source.words.scenario(scenario.id)
            parts = {name: getattr(words, name) for name in ("name", "sources", "causes", "event", "harm")}
            found.append({**parts, "name": parts["name"] or scenario.id})
    return found


def judged(source: Source, result: ActivityEvaluation) -> Part:
    """Return the scenarios of an activity, the gravest first, with the derivation of the worst in full.

    Risks judged by hand stand among them, each after the scenarios of its level unless it is the worst of all.
    """
    ranked = sorted(result.risks, key=lambda r: (r.scenario != result.worst, -r.current.high, -r.inherent.high))
    worst = next((r for r in ranked if r.scenario == result.worst), None)
    rows = [(r.scenario != result.worst, -r.current.high, _row(source, r)) for r in ranked]
    rows += [(o.risk.id != result.worst, -o.level, _own_row(source, o)) for o in result.own_risks]
    told = _others(source, [r for r in ranked if r is not worst])
    hand = next((own for own in result.own_risks if own.risk.id == result.worst), None)
    told["others"] += [_own_told(source, own) for own in result.own_risks if own is not hand]
    return {
        "rows": [row for _, _, row in sorted(rows, key=lambda row: row[:2])],
        "because": sentence(source.words, result.derivation),
        "derivation": list(_lines(source, worst.derivation) if worst else _by_hand(source, hand)),
        "stops": list(_stops(source, result)),
        **told,
    }


def _own_row(source: Source, one: OwnRiskResult) -> Part:
    """Return a risk judged by hand as a row among the scenarios: it stands at one level at every stage."""
    level = source.level(Interval(one.level, one.level))
    return {
        "name": source.say("by_hand", name=one.risk.name),
        "severity": str(one.risk.severity),
        "likelihood": str(one.risk.likelihood),
        "controls": source.fixed("empty_cell"),
        **dict.fromkeys(STAGES, level),
    }


def _by_hand(source: Source, one: OwnRiskResult | None) -> Iterator[Part]:
    """Yield how the level of a risk judged by hand came about, where it is the worst of its activity."""
    if one is not None:
        yield {"depth": 0, "text": sentence(source.words, one.derivation)}
        yield from ({"depth": 1, "text": sentence(source.words, step)} for step in one.derivation.because)


def _own_told(source: Source, one: OwnRiskResult) -> Part:
    found = scales(source, one)
    told = {"severity": found["severity"], "likelihood": found["likelihood"], "level": found["level"]["name"]}
    return {"name": one.risk.name, "summary": source.say("by_hand.summary", **told, reason=one.risk.reason)}


def _others(source: Source, results: Sequence[RiskResult]) -> Part:
    """Return scenarios in a sentence each; the reasons for severity that all of them have are said once."""
    words = source.words
    why = [reasons(words, r) for r in results]
    common = [reason for reason in why[0] if all(reason in more for more in why)] if len(why) > 1 else []
    shared = source.say("risk.shared", reasons=words.say("reason.join").join(common)) if common else ""
    apart = [words.say("derivation.apart")] if common else []
    others = []
    for r, own in zip(results, why, strict=True):
        named = [*(reason for reason in own if reason not in common), *apart]
        others.append({"name": words.scenario(r.scenario).name or r.scenario, "summary": summary(words, r, named)})
    return {"shared": shared, "others": others}


def _stops(source: Source, result: ActivityEvaluation) -> Iterator[str]:
    """Yield each potential legal failure that lifts the level above the risk, or how many there are that do not."""
    steps = [step for step in result.derivation.because if step.rule == "hard_stop"]
    if result.level != result.current:
        yield from (sentence(source.words, step) for step in steps)
    elif steps:
        yield source.say("risk.stops_beside", count=len({step.facts["question"] for step in steps}))


def _row(source: Source, result: RiskResult) -> Part:
    name = source.words.scenario(result.scenario).name or result.scenario
    return {
        "name": name if result.applies else source.say("scenario.unsure", name=name),
        "severity": _moved(result.severity, result.severity_current),
        "likelihood": _moved(result.likelihood, result.likelihood_current),
        "controls": f"{share(result.strength)} {band_name(source, result.band)}",
        **{stage: source.level(getattr(result, stage)) for stage in STAGES},
    }


def _moved(before: Interval, after: Interval) -> str:
    first, second = _numbers(before), _numbers(after)
    return first if first == second else f"{first} → {second}"


def _numbers(interval: Interval) -> str:
    return str(interval.low) if interval.settled else f"{interval.low}–{interval.high}"


def _lines(source: Source, derivation: Step) -> Iterator[Part]:
    """Walk a scenario's derivation; what was already shown is named again but not unfolded again.

    From the fourth level on, what a step rests on stands in its own line.
    """
    seen: set[int] = set()

    def walk(step: Step, depth: int, deepest: int) -> Iterator[Part]:
        if depth == INLINE:
            yield {"depth": depth, "text": _with_facts(source, step)}
            return
        yield {"depth": depth, "text": sentence(source.words, step)}
        if id(step) in seen or depth >= deepest:
            return
        seen.add(id(step))
        for inner in step.because:
            yield from walk(inner, depth + 1, deepest)

    for stage in derivation.because:
        yield from walk(stage, 0, 2 if stage.facts["stage"] == "target" else 9)


def _with_facts(source: Source, step: Step) -> str:
    text = sentence(source.words, step)
    facts = source.words.say("reason.join").join(_with_facts(source, inner) for inner in step.because)
    return source.say("risk.from", text=text, facts=facts) if facts else text


def method(source: Source) -> Part:
    """Return the method in words, with the tables that a reader needs to redo a level by hand."""
    words, numbers = source.words, source.library.method
    least = 0
    exposure = []
    for most, likelihood in numbers.cut_offs:
        exposure.append({"points": f"{least}–{most}", "likelihood": f"{likelihood} {words.likelihood(likelihood)}"})
        least = most + 1
    return {
        "notes": [text for name in NOTES if (text := words.method("notes", name)) != name],
        "exposure": exposure,
        "bands": [
            {"name": words.band(band), "range": words.method("band_ranges", band), "cells": [
                str(row[n]) for row in numbers.control_table
            ]}
            for n, (band, _) in enumerate(numbers.bands)
        ],
        "likelihoods": [f"{n} {words.likelihood(n)}" for n in range(1, 5)],
        "severities": [
            {"name": f"{n} {words.severity(n)}", "meaning": words.method("severity_anchors", n)} for n in range(1, 5)
        ],
        "levels": [
            {"name": words.level(n), "fill": source.template.fills[n],
             "action": words.method("level_actions", numbers.levels[n - 1])}
            for n in range(1, 5)
        ],
        "caps": [words.method("caps", name) for name in numbers.caps],
    }  # fmt: skip
