"""How badly people could be hurt: the harm answers, modified by circumstances, never below a statutory floor."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pia_app.model import Answer, Interval, Library, Question, Scenario, State, Step
from pia_app.rules.applicability import Interview
from pia_app.rules.compiled import ready
from pia_app.rules.controls import worth_of
from pia_app.rules.findings import in_force
from pia_app.rules.judged import TOP, Judged, said
from pia_app.rules.truth import NO, PENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """The harms of an activity, and what raises severity in all scenarios alike: by how much, to what, and why."""

    harms: Mapping[str, Judged]
    shift: Interval
    least: Interval
    because: tuple[Step, ...]


def circumstances(library: Library, talk: Interview, regimes: Collection[str]) -> Circumstances:
    """Work out the harms, the modifiers (clipped to the method's limit) and the statutory floor of one activity."""
    harms = {question.id: _harm(question, talk.facts.get(question.id)) for question in ready(library).harms}
    shift, modifiers = _modifiers(library, talk, regimes)
    least, floors = _floors(library, talk, regimes)
    return Circumstances(harms=harms, shift=shift, least=least, because=(*modifiers, *floors))


def severity(scenario: Scenario, around: Circumstances) -> Judged:
    """Rate the worst harm the scenario can do to a person, 1 to 4 (legal.md C10 step 3)."""
    harms = [around.harms[harm] for harm in scenario.harms]
    low, high = max(h.interval.low for h in harms), max(h.interval.high for h in harms)
    decisive = [h.step for h in harms if h.interval.high == high]
    low, high = _clip(low + around.shift.low), _clip(high + around.shift.high)
    low, high = max(low, around.least.low), max(high, around.least.high)
    because = (*decisive, *around.because)
    return Judged(Interval(low, high), Step(rule="severity", facts={"value": (low, high)}, because=because))


def limited(library: Library, scenario: Scenario, talk: Interview, around: Circumstances, impact: Judged) -> Judged:
    """Lower severity for verified impact-limiting controls, by the method's limit at most and never below a floor."""
    by, least = library.method.impact_limit, around.least
    proven, hoped = _limiting(scenario, talk)
    low, high = impact.pair
    low = max(low - by, least.low, 1) if proven or hoped else low
    high = max(high - by, least.high, 1) if proven else high
    step = impact.step
    if proven and (low, high) != impact.pair:
        limits = (Step(rule="impact_limited", facts={"question": c, "by": by}) for c in proven)
        step = Step(rule="severity", facts={"value": (low, high)}, because=(impact.step, *limits))
    return Judged(Interval(low, high), step)


def _limiting(scenario: Scenario, talk: Interview) -> tuple[list[str], bool]:
    """Return the impact-limiting controls that are verified, and whether one may still be answered."""
    controls = [c for c in scenario.limits if talk.may_be_asked(c)]
    answers = {c: talk.facts.get(c) for c in controls}
    proven = [c for c, a in answers.items() if a is not None and worth_of(a) == "yes_verified"]
    return proven, any(a is None for a in answers.values())


def _harm(question: Question, answer: Answer | None) -> Judged:
    """Read one harm dimension: not answered 1 to 4, don't know 4, not applicable 1."""
    if answer is None:
        bounds = Interval(1, TOP)
    elif answer.state is State.GIVEN:
        score = next((o.score for o in question.options if o.id == answer.value), None) or TOP
        bounds = Interval(score, score)
    else:
        bounds = Interval(TOP, TOP) if answer.state is State.UNKNOWN else Interval(1, 1)
    facts = {"question": question.id, "score": (bounds.low, bounds.high), **said(answer)}
    return Judged(bounds, Step(rule="harm", facts=facts))


def _modifiers(library: Library, talk: Interview, regimes: Collection[str]) -> tuple[Interval, tuple[Step, ...]]:
    low = high = 0
    steps = []
    for modifier, test in ready(library).modifiers:
        truth = test(talk.facts)
        if truth is NO:
            continue
        low += min(modifier.delta, 0) if truth is PENDING else modifier.delta
        high += max(modifier.delta, 0) if truth is PENDING else modifier.delta
        facts = {"modifier": modifier.id, "delta": modifier.delta, "truth": truth.name.lower()}
        steps.append(Step(rule="modifier", facts=facts, references=in_force(modifier.references, regimes)))
    limit = library.method.modifier_limit
    low, high = max(-limit, min(limit, low)), max(-limit, min(limit, high))
    return Interval(low, high), tuple(steps)


def _floors(library: Library, talk: Interview, regimes: Collection[str]) -> tuple[Interval, tuple[Step, ...]]:
    low = high = 1
    steps = []
    for floor, test in ready(library).floors:
        truth = test(talk.facts)
        if truth is NO:
            continue
        high = max(high, floor.severity)
        low = low if truth is PENDING else max(low, floor.severity)
        facts = {"floor": floor.id, "severity": floor.severity, "truth": truth.name.lower()}
        steps.append(Step(rule="floor", facts=facts, references=in_force(floor.references, regimes)))
    return Interval(low, high), tuple(steps)


def _clip(value: int) -> int:
    return max(1, min(TOP, value))
