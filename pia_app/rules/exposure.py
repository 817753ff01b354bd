"""How exposed people are before any control: points of exposure factors, and the likelihood they lead to."""

from __future__ import annotations

from collections.abc import Mapping

from pia_app.model import Interval, Library, Method, Scenario, Step
from pia_app.rules.applicability import Interview
from pia_app.rules.compiled import ready
from pia_app.rules.judged import TOP, Judged, said
from pia_app.rules.truth import NO, PENDING, Test

Looks = tuple[tuple[str, Test], ...]


def factors(library: Library, talk: Interview, kept: Mapping[str, Judged]) -> Mapping[str, Judged]:
    """Score every exposure factor once for an activity, 0 to 2 points each, except those `kept` from before."""
    return {f.id: kept[f.id] if f.id in kept else _factor(library, f.id, talk) for f in library.factors}


def likelihood(method: Method, scenario: Scenario, scored: Mapping[str, Judged]) -> Judged:
    """Add the points of the scenario's factors and read the likelihood from the cut-offs (legal.md C10 step 4)."""
    own = [scored[factor] for factor in scenario.factors]
    low, high = sum(f.interval.low for f in own), sum(f.interval.high for f in own)
    exposure = Step(
        rule="exposure", facts={"sum": (low, high), "most": 2 * len(own)}, because=tuple(f.step for f in own)
    )
    bounds = Interval(_cut(method, low), _cut(method, high))
    return Judged(bounds, Step(rule="likelihood", facts={"value": (bounds.low, bounds.high)}, because=(exposure,)))


def _cut(method: Method, total: int) -> int:
    return next((likelihood for up_to, likelihood in method.cut_offs if total <= up_to), TOP)


def _factor(library: Library, factor_id: str, talk: Interview) -> Judged:
    low = high = 0
    reason: Looks = ()
    for score, test, looks in ready(library).levels[factor_id]:
        truth = test(talk.facts)
        if truth is NO:
            continue
        if score > high:
            high, reason = score, looks
        if truth is not PENDING:
            low = max(low, score)
            break
    facts = {"factor": factor_id, "score": (low, high)}
    return Judged(Interval(low, high), Step(rule="factor", facts=facts, because=_answers(reason, talk)))


def _answers(looks: Looks, talk: Interview) -> tuple[Step, ...]:
    """Return the answers that a factor's score rests on: those that hold, are not known, or are still open."""
    names = dict.fromkeys(name for name, test in looks if name in talk.asked and test(talk.facts) is not NO)
    return tuple(Step(rule="answer", facts={"question": q, **said(talk.facts.get(q))}) for q in names)
