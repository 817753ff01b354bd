"""Risks that people added and judged by hand, and their decisions to live with a risk."""

from __future__ import annotations

from pia_app.model import AcceptedRisk, Interval, OwnRiskResult
from pia_app.report.context.source import Part, Source
from pia_app.rules.acceptance import accepted_risks


def own_risks(source: Source) -> list[Part]:
    """Return the risks that people added, activity by activity, the worst first."""
    return [
        {"activity": source.label(result.activity.id), "name": one.risk.name, "event": one.risk.event,
         **scales(source, one), "reason": one.risk.reason}
        for result in source.evaluation.activities
        for one in result.own_risks
    ]  # fmt: skip


def scales(source: Source, one: OwnRiskResult) -> Part:
    """Return severity and likelihood of a risk judged by hand, and the level that the matrix gives it."""
    severity, likelihood = one.risk.severity, one.risk.likelihood
    return {
        "severity": f"{severity} {source.words.severity(severity)}",
        "likelihood": f"{likelihood} {source.words.likelihood(likelihood)}",
        "level": source.level(Interval(one.level, one.level)),
    }


def accepted(source: Source) -> list[Part]:
    """Return the decisions to live with a risk, the gravest first: who, why, since when, and whether they stand."""
    found = accepted_risks(source.assessment, source.evaluation, source.today)
    return [_decision(source, one) for one in found]


def _decision(source: Source, one: AcceptedRisk) -> Part:
    activity, decision = source.assessment.activity(one.activity), one.acceptance
    own = activity.risks.get(decision.risk)
    name = own.name if own is not None else source.words.scenario(decision.risk).name or decision.risk
    until = source.written(decision.until) if decision.until else ""
    return {
        "activity": source.label(one.activity),
        "risk": source.say("by_hand", name=name) if own is not None else name,
        "level": source.level(Interval(decision.level, decision.level)),
        "now": source.level(None if one.level is None else Interval(one.level, one.level)),
        "by": decision.by,
        "reason": decision.reason,
        "on": source.written(decision.on) if decision.on else source.fixed("not_provided"),
        "until": until or source.fixed("accepted.no_end"),
        "state": source.say(f"accepted.{one.state}", day=until),
        "stands": one.state == "holds",
    }
