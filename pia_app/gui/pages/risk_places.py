"""Where each activity stands on the map: the place of its worst scenario at each stage."""

from __future__ import annotations

from collections.abc import Sequence

from pia_app.gui.widgets.risk_map import STAGES, Place, Trail
from pia_app.model import ActivityEvaluation, Evaluation, Interval, RiskResult


def trails(evaluation: Evaluation) -> tuple[Trail, ...]:
    """Return one trail for each activity, labelled A1, A2 … in their order."""
    return tuple(
        Trail(label=f"A{number}", name=judged.activity.name, **{stage: place(judged, stage) for stage in STAGES})
        for number, judged in enumerate(evaluation.activities, start=1)
    )


def place(judged: ActivityEvaluation, stage: str) -> Place | None:
    """Return severity and likelihood of the worst scenario at a stage; what is unanswered counts at its worst."""
    found = [result for result in judged.risks if result.severity.high]
    if not found:
        return None
    severity, likelihood = axes(max(found, key=lambda result: rank(result, stage)), stage)
    return severity.high, likelihood.high


def axes(result: RiskResult, stage: str) -> tuple[Interval, Interval]:
    """Return severity and likelihood at a stage."""
    suffix = "" if stage == "inherent" else f"_{stage}"
    return getattr(result, f"severity{suffix}"), getattr(result, f"likelihood{suffix}")


def rank(result: RiskResult, stage: str) -> tuple[int, int, int]:
    """Return what sorts scenarios from harmless to worst at a stage."""
    level: Interval = getattr(result, stage)
    severity, likelihood = axes(result, stage)
    return level.high, level.low, severity.high * likelihood.high


def worst_first(risks: Sequence[RiskResult]) -> list[RiskResult]:
    """Return scenarios with the worst of today first."""
    return sorted(risks, key=lambda result: rank(result, "current"), reverse=True)
