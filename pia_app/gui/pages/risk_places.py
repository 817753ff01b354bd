"""Where each activity stands on the map, and what scenarios and risks that people added have in common."""

from __future__ import annotations

from collections.abc import Sequence

from pia_app.gui.widgets.risk_map import STAGES, Place, Trail
from pia_app.model import ActivityEvaluation, Evaluation, Interval, OwnRiskResult, RiskResult
from pia_app.wording import Words

Risk = RiskResult | OwnRiskResult
"""A scenario of the library, or a risk that people added, which stands alike at every stage."""


def trails(evaluation: Evaluation) -> tuple[Trail, ...]:
    """Return one trail for each activity, labelled A1, A2 … in their order."""
    return tuple(
        Trail(
            label=f"A{number}", name=judged.activity.name,
            own=tuple((one.risk.name, (one.risk.severity, one.risk.likelihood)) for one in judged.own_risks),
            **{stage: place(judged, stage) for stage in STAGES},
        )
        for number, judged in enumerate(evaluation.activities, start=1)
    )  # fmt: skip


def place(judged: ActivityEvaluation, stage: str) -> Place | None:
    """Return severity and likelihood of the worst risk at a stage; what is unanswered counts at its worst."""
    scenarios = [result for result in judged.risks if result.severity.high]
    found: list[Risk] = [*scenarios, *judged.own_risks]
    if not found:
        return None
    severity, likelihood = axes(max(found, key=lambda risk: rank(risk, stage)), stage)
    return severity.high, likelihood.high


def id_of(risk: Risk) -> str:
    """Return the id of a scenario or own risk."""
    return risk.risk.id if isinstance(risk, OwnRiskResult) else risk.scenario


def name_of(words: Words, risk: Risk) -> str:
    """Return the name of a scenario or own risk."""
    return risk.risk.name if isinstance(risk, OwnRiskResult) else words.scenario(risk.scenario).name


def level_at(risk: Risk, stage: str) -> Interval:
    """Return the level at a stage."""
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


def rank(risk: Risk, stage: str) -> tuple[int, int, int]:
    """Return what sorts risks from harmless to worst at a stage."""
    level = level_at(risk, stage)
    severity, likelihood = axes(risk, stage)
    return level.high, level.low, severity.high * likelihood.high


def worst_first(risks: Sequence[Risk]) -> list[Risk]:
    """Return risks with the worst of today first."""
    return sorted(risks, key=lambda risk: rank(risk, "current"), reverse=True)


def all_risks(judged: ActivityEvaluation) -> list[Risk]:
    """Return scenarios and own risks of an activity with the worst of today first."""
    return worst_first([*judged.risks, *judged.own_risks])
