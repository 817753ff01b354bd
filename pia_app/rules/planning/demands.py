"""What holds an activity at its level, in whole numbers: what each scenario and each hard stop wants of the controls.

Controls are the only answers that tasks of the library bring about, and no condition looks at a control. So while tasks
are done, severity, exposure, the questions asked and the laws that apply stay as they are, and the level follows from
weighted sums, caps and stops alone. `tests/rules/planning` holds this against the rules themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import ceil, lcm
from typing import Final

from pia_app.model import ActivityEvaluation, HardStop, Library, Method, RiskResult, Standing, State
from pia_app.rules.applicability import Interview
from pia_app.rules.basis import Basis
from pia_app.rules.compiled import ready
from pia_app.rules.controls import Rated, cap_of
from pia_app.rules.findings import hard_stops
from pia_app.rules.planning.effects import compared, uncurable
from pia_app.rules.remediation import brought_about, with_brought_about

TOLERANCE: Final = Fraction(1, 10**9)
"""By so much a share may fall short of a band, as in `controls.band_of`."""
VALUES: Final = ("partly", "yes")


@dataclass(frozen=True, slots=True, kw_only=True)
class StopDemand:
    """A stop that stands: `cure` is the question whose answer removes it, "" where none does (`why`)."""

    standing: Standing
    cure: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioDemand:
    """A scenario: the level by band of its controls, and what the weighted sum of their worths must reach for a band.

    `have` is the sum today, `gains` what an answer to a control would add, `caps` the best band that each key control
    allows today.
    """

    scenario: str
    levels: tuple[int, ...]
    thresholds: tuple[int, ...]
    have: int
    gains: Mapping[str, Mapping[str, int]]
    caps: Mapping[str, int]
    floor: bool

    def band_for(self, level: int) -> int | None:
        """Return the weakest band at which the scenario is no worse than a level, or None."""
        return next((band for band, found in enumerate(self.levels) if found <= level), None)

    def level(self, key_caps: Mapping[str, int], done: Mapping[str, str]) -> int:
        """Return the level once some answers are brought about; `key_caps` is the best band by answer."""
        total = self.have + sum([values.get(done[name], 0) for name, values in self.gains.items() if name in done])
        band = max((n for n, least in enumerate(self.thresholds) if total >= least), default=0)
        for name, cap in self.caps.items():
            value = done.get(name, "")
            band = min(band, key_caps[value] if value in self.gains[name] else cap)
        return self.levels[band]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """All that holds one activity at its level; `key_caps` is the best band that an answer to a key control allows.

    `unanswered` are the controls that wait for an answer, `waiting` those of them that wait to be asked; `proven` those
    that count in full.
    """

    activity: str
    key_caps: Mapping[str, int]
    own: tuple[Standing, ...]
    stops: tuple[StopDemand, ...]
    scenarios: tuple[ScenarioDemand, ...]
    unanswered: frozenset[str]
    waiting: frozenset[str]
    proven: frozenset[str]

    def above(self, level: int, done: Mapping[str, str]) -> Iterator[Standing]:
        """Yield what stands above a level once some answers are brought about: own risks, stops, scenarios."""
        yield from (own for own in self.own if own.level > level)
        yield from (one.standing for one in self.stops if one.standing.level > level and one.cure not in done)
        for one in self.scenarios:
            found = one.level(self.key_caps, done)
            if found > level:
                yield Standing(activity=self.activity, kind="scenario", id=one.scenario, level=found)

    def level(self, done: Mapping[str, str]) -> int:
        """Return the level at worst once some answers are brought about."""
        others = [one.standing.level for one in self.stops if one.cure not in done]
        scenarios = [one.level(self.key_caps, done) for one in self.scenarios]
        return max([1, *(own.level for own in self.own), *others, *scenarios])

    def touched(self, question: str) -> Demands:
        """Return only what an answer to one question has a part in."""
        return replace(
            self,
            own=(),
            stops=tuple(one for one in self.stops if one.cure == question),
            scenarios=tuple(one for one in self.scenarios if question in one.gains),
        )


def demands_of(library: Library, result: ActivityEvaluation, *, trust_cures: bool) -> Demands:
    """Return what holds an activity at its level. Raises TypeError for a judgement that the rules did not make."""
    basis = result.basis
    if not isinstance(basis, Basis):
        raise TypeError(type(basis).__name__)
    activity, method = result.activity.id, library.method
    better = _better(library, basis.talk)
    return Demands(
        activity=activity,
        key_caps={value: cap_of(method, method.answer_values[value]) for value in VALUES},
        own=tuple(
            Standing(activity=activity, kind="own_risk", id=one.risk.id, level=one.level) for one in result.own_risks
        ),
        stops=tuple(_stops(library, result, basis, better, trust_cures)),
        scenarios=tuple(_scenario(library, basis, risk, better) for risk in result.risks),
        unanswered=frozenset(name for name in basis.now if name not in basis.talk.facts),
        waiting=frozenset(name for name in basis.now if name in basis.talk.waiting),
        proven=frozenset(n for n, one in basis.now.items() if one.worth[0] >= method.answer_values["yes_verified"]),
    )


def _better(library: Library, talk: Interview) -> Mapping[str, tuple[str, ...]]:
    """Return for each control that is asked the answers that would be better than the one it has."""
    found = {}
    for question in ready(library).controls:
        if question.id in talk.asked:
            answer = talk.facts.get(question.id)
            found[question.id] = tuple(v for v in VALUES if brought_about(question, answer, v) is not None)
    return found


def _stops(
    library: Library, result: ActivityEvaluation, basis: Basis, better: Mapping[str, tuple[str, ...]], trust_cures: bool
) -> Iterator[StopDemand]:
    """Yield the stops that stand; those that would still stand with every control in place have no cure."""
    for stop, stays in compared(result.hard_stops, _with_all_in_place(library, result, basis, better)):
        level = library.method.stop_levels["prohibited" if stop.prohibited else "open"]
        standing = Standing(
            activity=result.activity.id, kind="stop", id=stop.question, level=level, regime=stop.regime, cite=stop.cite
        )
        why = "uncurable" if uncurable(stop) and not trust_cures else ""
        if stays:
            why = why or _why(basis.talk, stop)
        yield StopDemand(standing=standing, cure="" if why else stop.question, why=why)


def _with_all_in_place(
    library: Library, result: ActivityEvaluation, basis: Basis, better: Mapping[str, tuple[str, ...]]
) -> tuple[HardStop, ...]:
    """Return the stops that there are whatever tasks bring about."""
    talk = basis.talk
    done = with_brought_about(library, talk.facts, {name: values[-1] for name, values in better.items() if values})
    unsure = [law.regime for law in result.laws if law.screening.applies == "pending"]
    return hard_stops(library, replace(talk, facts=done), basis.regimes, result.activity.id, unsure)


def _why(talk: Interview, stop: HardStop) -> str:
    """Say why no task removes a stop: it waits for an answer or for a second person, or facts speak against a yes."""
    if stop.question not in talk.asked:
        return "unanswered"
    answer = talk.facts.get(stop.question)
    return "unapproved" if answer is not None and answer.state is State.NOT_APPLICABLE else "contradicted"


def _scenario(
    library: Library, basis: Basis, risk: RiskResult, better: Mapping[str, tuple[str, ...]]
) -> ScenarioDemand:
    method, scenario = library.method, library.scenario[risk.scenario]
    rated = {name: basis.now[name] for name in scenario.controls if name in basis.now}
    weights = {name: scenario.controls[name] for name in rated}
    severity, likelihood = risk.severity_current.high, risk.likelihood.high
    lowered = method.control_table[likelihood - 1]
    scale, least = _scale(method)
    total = sum(weights.values()) * scale
    return ScenarioDemand(
        scenario=risk.scenario,
        levels=tuple(method.matrix[severity - 1][lowered[band] - 1] for band in range(len(method.bands))),
        thresholds=tuple(ceil((share - TOLERANCE) * total) if total else n for n, share in enumerate(least)),
        have=sum(weights[name] * _whole(one.worth[0], scale) for name, one in rated.items()),
        gains={name: _gains(method, weights[name], rated[name], better.get(name, ()), scale) for name in rated},
        caps={name: one.caps[0] for name, one in rated.items() if one.key},
        floor=basis.around.least.high == severity > 1,
    )


def _gains(method: Method, weight: int, rated: Rated, values: tuple[str, ...], scale: int) -> dict[str, int]:
    now = _whole(rated.worth[0], scale)
    return {value: weight * max(0, _whole(method.answer_values[value], scale) - now) for value in values}


@lru_cache(maxsize=8)
def _fractions(values: tuple[float, ...]) -> tuple[Fraction, ...]:
    return tuple(Fraction(str(value)) for value in values)


def _scale(method: Method) -> tuple[int, tuple[Fraction, ...]]:
    """Return the number by which the worths of answers become whole, and the least shares of the bands."""
    worths = _fractions(tuple(method.answer_values.values()))
    return lcm(*(worth.denominator for worth in worths)), _fractions(tuple(least for _, least in method.bands))


@lru_cache(maxsize=256)
def _whole(worth: float, scale: int) -> int:
    return int(Fraction(str(worth)) * scale)
