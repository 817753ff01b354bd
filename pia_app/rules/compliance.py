"""Track two, compliance: how each principle is kept, and the level under each regime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pia_app.model import Finding, HardStop, Interval, Library, PrincipleResult, State
from pia_app.rules.applicability import Interview
from pia_app.rules.controls import Rated, strength


@lru_cache(maxsize=8)
def _weights(library: Library) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {p: {} for p in library.principles}
    for question in library.questions:
        if question.role == "control" and question.principle in found:
            found[question.principle][question.id] = question.weight
    return found


def judge_principles(
    library: Library, talk: Interview, findings: Sequence[Finding], rated: Mapping[str, Rated]
) -> tuple[PrincipleResult, ...]:
    """Judge each principle by the controls that are asked; one with nothing to judge is "not assessed"."""
    return tuple(
        _judge(library, principle, weights, talk, findings, rated) for principle, weights in _weights(library).items()
    )


def _judge(
    library: Library,
    principle: str,
    weights: Mapping[str, int],
    talk: Interview,
    findings: Sequence[Finding],
    rated: Mapping[str, Rated],
) -> PrincipleResult:
    kept = strength(library.method, principle, weights, rated)
    return PrincipleResult(
        principle=principle,
        strength=(kept.low, kept.high) if kept.counted else None,
        band=(kept.band_low, kept.band_high) if kept.counted else None,
        counts=_counts(weights, talk),
        findings=tuple(f.question for f in findings if f.principle == principle),
        derivation=kept.step,
    )


def _counts(weights: Mapping[str, int], talk: Interview) -> Mapping[str, int]:
    counts = dict.fromkeys(("yes", "partly", "no", "unknown", "not_applicable", "unanswered"), 0)
    for control in weights:
        if control not in talk.asked:
            continue
        answer = talk.facts.get(control)
        if answer is None:
            counts["unanswered"] += 1
        elif answer.state is State.GIVEN:
            counts[str(answer.value)] = counts.get(str(answer.value), 0) + 1
        else:
            counts[answer.state.value] += 1
    return counts


def judge_regimes(
    library: Library, regimes: Sequence[str], risk: Interval, stops: Sequence[HardStop]
) -> Mapping[str, Interval]:
    """Return the level per regime: that of the risk, and at least high while one of its own stops is open."""
    standing = [s for s in stops if s.state != "overridden"]
    return {regime: _lifted(library, risk, [s for s in standing if s.regime == regime]) for regime in regimes}


def _lifted(library: Library, risk: Interval, stops: Sequence[HardStop]) -> Interval:
    low, high = risk.low, risk.high
    for stop in stops:
        least = library.method.stop_levels["prohibited" if stop.prohibited else "open"]
        high = max(high, least)
        low = max(low, least) if stop.state == "open" else low
    return Interval(low, high)
