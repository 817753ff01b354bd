"""Risks that people added: their level from the matrix, and what they make of the level of an activity."""

from __future__ import annotations

from pia_app.model import Interval, Method, OwnRisk, OwnRiskResult, ProcessingActivity, Step


def judge_own(method: Method, activity: ProcessingActivity) -> tuple[OwnRiskResult, ...]:
    """Return the own risks of an activity, the worst first (level, severity, likelihood), then by name."""
    found = [_judge(method, risk) for risk in activity.risks.values()]
    return tuple(sorted(found, key=_order))


def _order(one: OwnRiskResult) -> tuple[int, int, int, str, str]:
    return -one.level, -one.risk.severity, -one.risk.likelihood, one.risk.name, one.risk.id


def _judge(method: Method, risk: OwnRisk) -> OwnRiskResult:
    """Read the level from the matrix (GB/T 39335-2020 table D.5)."""
    level = method.matrix[risk.severity - 1][risk.likelihood - 1]
    severity, likelihood = (risk.severity, risk.severity), (risk.likelihood, risk.likelihood)
    matrix = Step(rule="matrix", facts={"severity": severity, "likelihood": likelihood, "level": (level, level)})
    facts = {"risk": risk.id, "name": risk.name, "level": (level, level), "reason": risk.reason}
    return OwnRiskResult(risk=risk, level=level, derivation=Step(rule="own_risk", facts=facts, because=(matrix,)))


def raised(level: Interval, own: tuple[OwnRiskResult, ...]) -> Interval:
    """Return the level of the scenarios raised to that of the worst own risk."""
    worst = own[0].level if own else 1
    return Interval(max(level.low, worst), max(level.high, worst))
