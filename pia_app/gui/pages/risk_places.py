"""Where each activity stands on the map, and what scenarios and risks that people added have in common."""

from __future__ import annotations

from collections.abc import Sequence

from pia_app.gui.widgets.risk_map import STAGES, Place, Trail
from pia_app.model import ActivityEvaluation, Evaluation, OwnRiskResult
from pia_app.rules.ranking import Risk, axes, id_of, level_at, rank, worst
from pia_app.wording import Words

__all__ = ["Risk", "all_risks", "axes", "id_of", "level_at", "name_of", "place", "rank", "trails", "worst_first"]


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
    found = worst((*judged.risks, *judged.own_risks), stage)
    if found is None:
        return None
    severity, likelihood = axes(found, stage)
    return severity.high, likelihood.high


def name_of(words: Words, risk: Risk) -> str:
    """Return the name of a scenario or own risk."""
    return risk.risk.name if isinstance(risk, OwnRiskResult) else words.scenario(risk.scenario).name


def worst_first(risks: Sequence[Risk]) -> list[Risk]:
    """Return risks with the worst of today first."""
    return sorted(risks, key=lambda risk: rank(risk, "current"), reverse=True)


def all_risks(judged: ActivityEvaluation) -> list[Risk]:
    """Return scenarios and own risks of an activity with the worst of today first."""
    return worst_first([*judged.risks, *judged.own_risks])
