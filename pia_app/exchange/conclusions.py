"""Evaluation → plain values, for `pia-app evaluate --json` and for anyone who wants to check our sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pia_app.exchange.laws import Laws
from pia_app.model import (
    ActivityEvaluation,
    Assessment,
    Evaluation,
    Finding,
    HardStop,
    Interval,
    OwnRiskResult,
    PrincipleResult,
    Reference,
    RemediationTask,
    RiskResult,
    Step,
)
from pia_app.wording import Words
from pia_app.wording.derivation import sentence


class Conclusions:
    """Turns judgements into plain values, with words in one language."""

    def __init__(self, words: Words) -> None:
        self.library, self.words, self.laws = words.library, words, Laws(words)

    def evaluation(self, assessment: Assessment, evaluation: Evaluation) -> dict[str, Any]:
        """Return the judgement on an assessment as plain values."""
        return {
            "assessment": {"id": assessment.id, "name": assessment.name},
            "library": {"id": self.library.id, "version": self.library.version},
            "regimes": list(evaluation.regimes),
            "level": self.interval(evaluation.level),
            "unanswered": list(evaluation.asked.unanswered),
            "not_applicable_unapproved": list(evaluation.asked.unapproved),
            "findings": [self.finding(f) for f in evaluation.findings],
            "activities": [self.activity(a) for a in evaluation.activities],
            "tasks": [self.task(t) for t in evaluation.tasks],
            "laws": self.laws.of_assessment(evaluation.laws),
            "dates": self.laws.dates(evaluation.dates),
        }

    def screening(self, assessment: Assessment, evaluation: Evaluation) -> dict[str, Any]:
        """Return only which laws apply, whether they demand an assessment, why, and until when it counts."""
        return {
            "assessment": {"id": assessment.id, "name": assessment.name},
            "library": {"id": self.library.id, "version": self.library.version},
            "regimes": list(evaluation.regimes),
            "activities": [
                {
                    "id": result.activity.id,
                    "name": result.activity.name,
                    "laws": {law.regime: self.laws.screening(law.regime, law.screening) for law in result.laws},
                }
                for result in evaluation.activities
            ],
            "outcomes": {law.regime: law.outcome for law in evaluation.laws},
            "dates": self.laws.dates(evaluation.dates),
        }

    def interval(self, interval: Interval | None) -> dict[str, Any] | None:
        """Return a level with its bounds; `level` is the worse one, and `pending` says that answers are missing."""
        if interval is None:
            return None
        names = self.library.method.levels
        low, high = names[interval.low - 1], names[interval.high - 1]
        return {"level": high, "interval": [low, high], "pending": not interval.settled}

    def activity(self, result: ActivityEvaluation) -> dict[str, Any]:
        """Return the judgement on one activity."""
        return {
            "id": result.activity.id,
            "name": result.activity.name,
            "level": self.interval(result.level),
            "inherent": self.interval(result.inherent),
            "current": self.interval(result.current),
            "target": self.interval(result.target),
            "worst_scenario": result.worst,
            "regimes": {regime: self.interval(level) for regime, level in result.regimes.items()},
            "hard_stops": self.stops(result.hard_stops),
            "scenarios": [self.risk(r) for r in result.risks],
            "own_risks": [self._own_risk(own) for own in result.own_risks],
            "principles": [self.principle(p) for p in result.principles],
            "findings": [self.finding(f) for f in result.findings],
            "unanswered": list(result.asked.unanswered),
            "not_applicable_unapproved": list(result.asked.unapproved),
            "tasks": [self.task(t) for t in result.tasks],
            "laws": self.laws.of_activity(result.laws),
            "derivation": self.step(result.derivation),
        }

    def stops(self, stops: Sequence[HardStop]) -> dict[str, list[dict[str, Any]]]:
        """Return hard stops by regime."""
        found: dict[str, list[dict[str, Any]]] = {}
        for stop in stops:
            found.setdefault(stop.regime, []).append(self._stop(stop))
        return found

    def _stop(self, stop: HardStop) -> dict[str, Any]:
        plain: dict[str, Any] = {
            "question": stop.question,
            "state": stop.state,
            "cite": self.reference(stop.cite),
            "prohibited": stop.prohibited,
            "curable": stop.curable,
            "exceptions": [self.reference(e) for e in stop.exceptions],
        }
        if stop.override is not None:
            plain["override"] = {"by": stop.override.by, "reason": stop.override.reason, "on": stop.override.on}
        return plain

    def risk(self, risk: RiskResult) -> dict[str, Any]:
        """Return one scenario: severity, likelihood and level before controls, with them, and after the tasks."""
        return {
            "id": risk.scenario,
            "applies": risk.applies,
            "inherent": self._stage(risk.severity, risk.likelihood, risk.inherent),
            "current": self._stage(risk.severity_current, risk.likelihood_current, risk.current),
            "target": self._stage(risk.severity_target, risk.likelihood_target, risk.target),
            "controls": {"strength": list(risk.strength), "band": list(risk.band)},
            "derivation": self.step(risk.derivation),
        }

    def _own_risk(self, own: OwnRiskResult) -> dict[str, Any]:
        names = {name: getattr(own.risk, name) for name in ("id", "name", "event", "severity", "likelihood", "reason")}
        return {**names, "level": self.library.method.levels[own.level - 1], "derivation": self.step(own.derivation)}

    def _stage(self, severity: Interval, likelihood: Interval, level: Interval) -> dict[str, Any]:
        return {
            "severity": [severity.low, severity.high],
            "likelihood": [likelihood.low, likelihood.high],
            **(self.interval(level) or {}),
        }

    def principle(self, result: PrincipleResult) -> dict[str, Any]:
        """Return how one principle is kept; `strength` is None where nothing was assessed."""
        return {
            "id": result.principle,
            "strength": list(result.strength) if result.strength else None,
            "band": list(result.band) if result.band else None,
            "counts": dict(result.counts),
            "findings": list(result.findings),
        }

    def finding(self, finding: Finding) -> dict[str, Any]:
        """Return one finding with its articles."""
        return {
            "question": finding.question,
            "principle": finding.principle,
            "kind": finding.kind,
            "key": finding.key,
            "references": [self.reference(r) for r in finding.references],
            "hard_stops": [s.regime for s in finding.hard_stops],
        }

    def task(self, task: RemediationTask) -> dict[str, Any]:
        """Return one remediation task."""
        return {
            "activity": task.activity,
            "question": task.question,
            "measure": task.measure,
            "priority": task.priority,
            "due_days": task.due_days,
            "effort": task.effort,
            "owner_role": task.owner_role,
            "removes_hard_stops": list(task.removes_stops),
            "scenarios": list(task.scenarios),
            "duties": list(task.duties),
        }

    def reference(self, reference: Reference) -> dict[str, str]:
        """Return a citation by its parts and in words."""
        return self.laws.reference(reference)

    def step(self, step: Step) -> dict[str, Any]:
        """Return one step of a derivation with all that it rests on."""
        found: dict[str, Any] = {"rule": step.rule, "text": sentence(self.words, step), **dict(step.facts)}
        if step.references:
            found["references"] = [self.reference(r) for r in step.references]
        if step.because:
            found["because"] = [self.step(inner) for inner in step.because]
        return found
