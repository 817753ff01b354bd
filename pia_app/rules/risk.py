"""Track one, risk: each scenario's severity and likelihood, before controls, with them, and after the tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pia_app.model import Interval, Library, Method, RiskResult, Scenario, Step
from pia_app.rules import exposure
from pia_app.rules.basis import Basis
from pia_app.rules.compiled import ready
from pia_app.rules.controls import Strength, strength
from pia_app.rules.judged import Judged
from pia_app.rules.severity import limited, severity
from pia_app.rules.truth import NO, PENDING


def judge(library: Library, basis: Basis, kept: Mapping[str, RiskResult | None]) -> tuple[RiskResult, ...]:
    """Judge every scenario that applies or may apply (legal.md C10, steps 3 to 9).

    `kept` are the results that an earlier judgement found on the same basis, None where the scenario does not apply.
    """
    results = (kept[s.id] if s.id in kept else _judge(library, s, basis) for s in library.scenarios)
    return tuple(result for result in results if result is not None)


def _judge(library: Library, scenario: Scenario, activity: Basis) -> RiskResult | None:
    test = ready(library).applies.get(scenario.id)
    truth = test(activity.talk.facts) if test else None
    if truth is NO:
        return None
    method = library.method
    impact = severity(scenario, activity.around)
    exposed = exposure.likelihood(method, scenario, activity.scored)
    impact_now = limited(library, scenario, activity.talk, activity.around, impact)
    now = strength(method, scenario.id, scenario.controls, activity.now)
    then = strength(method, scenario.id, scenario.controls, activity.then)
    likely_now, likely_then = _lowered(method, exposed, now), _lowered(method, exposed, then)
    inherent = level(method, "inherent", impact, exposed)
    current = level(method, "current", impact_now, likely_now)
    target = level(method, "target", impact_now, likely_then)
    return RiskResult(
        scenario=scenario.id,
        applies=truth is not PENDING,
        severity=impact.interval,
        likelihood=exposed.interval,
        inherent=inherent.interval,
        strength=(now.low, now.high),
        band=(now.band_low, now.band_high),
        severity_current=impact_now.interval,
        likelihood_current=likely_now.interval,
        current=current.interval,
        severity_target=impact_now.interval,
        likelihood_target=likely_then.interval,
        target=target.interval,
        derivation=Step(
            rule="scenario", facts={"scenario": scenario.id}, because=(inherent.step, current.step, target.step)
        ),
    )


def level(method: Method, stage: str, impact: Judged, likelihood: Judged) -> Judged:
    """Read the level from the matrix (GB/T 39335-2020 table D.5)."""
    low = method.matrix[impact.interval.low - 1][likelihood.interval.low - 1]
    high = method.matrix[impact.interval.high - 1][likelihood.interval.high - 1]
    facts = {"severity": impact.pair, "likelihood": likelihood.pair, "level": (low, high)}
    because = (impact.step, likelihood.step, Step(rule="matrix", facts=facts))
    return Judged(
        Interval(low, high), Step(rule="level", facts={"stage": stage, "level": (low, high)}, because=because)
    )


def _lowered(method: Method, exposed: Judged, controls: Strength) -> Judged:
    """Lower the likelihood by the printed table of likelihood and strength of controls (legal.md C10 step 6)."""
    names = [name for name, _ in method.bands]
    low = method.control_table[exposed.interval.low - 1][names.index(controls.band_high)]
    high = method.control_table[exposed.interval.high - 1][names.index(controls.band_low)]
    facts = {"from": exposed.pair, "band": (controls.band_low, controls.band_high), "value": (low, high)}
    step = Step(rule="likelihood_lowered", facts=facts, because=(exposed.step, controls.step))
    return Judged(Interval(low, high), step)


def level_of(risks: Sequence[RiskResult], stage: str) -> Interval:
    """Return the level of the worst scenario at a stage; one that may not apply counts only upwards."""
    levels: list[tuple[RiskResult, Interval]] = [(result, getattr(result, stage)) for result in risks]
    low = max((level.low for result, level in levels if result.applies), default=1)
    return Interval(low, max((level.high for _, level in levels), default=1))
