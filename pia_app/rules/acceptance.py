"""Decisions to live with a risk: who decided, why, and whether the decision still covers what the risk is now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pia_app.model import AcceptedRisk, ActivityEvaluation, Assessment, Evaluation


def level_now(result: ActivityEvaluation, risk_id: str) -> int | None:
    """Return the level (1 to 4) that a scenario or own risk of an activity has now, at worst, or None."""
    for risk in result.risks:
        if risk.scenario == risk_id:
            return risk.current.high
    return next((one.level for one in result.own_risks if one.risk.id == risk_id), None)


def accepted_risks(assessment: Assessment, evaluation: Evaluation, today: date) -> tuple[AcceptedRisk, ...]:
    """Return the risks that named persons accepted, the most severe first."""
    found = [one for result in evaluation.activities for one in _of(assessment, result, today)]
    return tuple(sorted(found, key=lambda one: -(one.level or 0)))


def _of(assessment: Assessment, result: ActivityEvaluation, today: date) -> Iterator[AcceptedRisk]:
    """Say of each decision whether it holds: risen (the risk is worse now), expired, gone (no such risk any more)."""
    for acceptance in assessment.activity(result.activity.id).accepted.values():
        level = level_now(result, acceptance.risk)
        state = "holds"
        if level is None:
            state = "gone"
        elif level > acceptance.level:
            state = "risen"
        elif acceptance.until and acceptance.until < today.isoformat():
            state = "expired"
        yield AcceptedRisk(activity=result.activity.id, acceptance=acceptance, level=level, state=state)
