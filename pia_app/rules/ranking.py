"""Which risk is the worst: scenarios and risks that people added, compared in one way for map, sentence and report."""

from __future__ import annotations

from collections.abc import Iterable

from pia_app.model import Interval, OwnRiskResult, RiskResult

Risk = RiskResult | OwnRiskResult
"""A scenario of the library, or a risk that people added, which stands alike at every stage."""


def id_of(risk: Risk) -> str:
    """Return the id of a scenario or own risk."""
    return risk.risk.id if isinstance(risk, OwnRiskResult) else risk.scenario


def level_at(risk: Risk, stage: str) -> Interval:
    """Return the level at a stage: inherent, current or target."""
    if isinstance(risk, OwnRiskResult):
        return Interval(risk.level, risk.level)
    level: Interval = getattr(risk, stage)
    return level


def axes(risk: Risk, stage: str) -> tuple[Interval, Interval]:
    """Return severity and likelihood at a stage."""
    if isinstance(risk, OwnRiskResult):
        severity, likelihood = risk.risk.severity, risk.risk.likelihood
        return Interval(severity, severity), Interval(likelihood, likelihood)
    suffix = "" if stage == "inherent" else f"_{stage}"
    return getattr(risk, f"severity{suffix}"), getattr(risk, f"likelihood{suffix}")


def rank(risk: Risk, stage: str) -> tuple[int, int, int, int]:
    """Return what sorts risks from harmless to worst at a stage: level, severity, likelihood, each at its worst."""
    level = level_at(risk, stage)
    severity, likelihood = axes(risk, stage)
    return level.high, level.low, severity.high, likelihood.high


def worst(risks: Iterable[Risk], stage: str) -> Risk | None:
    """Return the worst risk at a stage, the first of several that are alike; None where there is none."""
    return max(risks, key=lambda risk: rank(risk, stage), default=None)
