"""A derivation in words: every step of every number, so that a reader can redo it by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pia_app.model import Answer, RiskResult, State, Step
from pia_app.wording.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One step in words; `depth` is 0 for the conclusion and grows towards the answers and articles."""

    depth: int
    text: str
    rule: str


def derivation(words: Words, step: Step, depth: int = 0) -> Iterator[Line]:
    """Walk a derivation from its conclusion to the answers and articles it rests on."""
    yield Line(depth, sentence(words, step), step.rule)
    for inner in step.because:
        yield from derivation(words, inner, depth + 1)


def sentence(words: Words, step: Step) -> str:
    """Return one step in words."""
    return RULES[step.rule](words, step)


def reasons(words: Words, result: RiskResult) -> list[str]:
    """Name what decided the severity of a scenario's current level; what is still open says nothing yet."""
    return _reasons(words, result.derivation.because[1].because[0])


def summary(words: Words, result: RiskResult, why: Sequence[str] | None = None) -> str:
    """Return the whole derivation of a scenario's current level in one sentence.

    `why` are the reasons for the severity to name, where these are not all of them.
    """
    inherent, current = result.derivation.because[0], result.derivation.because[1]
    lowered = current.because[1]
    exposure = inherent.because[1].because[0]
    controls = lowered.because[1]
    missing = [s.facts["question"] for s in controls.because if s.facts["key"] and s.facts["value"][1] == 0]
    named = reasons(words, result) if why is None else why
    return words.say(
        "derivation.summary",
        severity=_pair(current.because[0].facts["value"]),
        reasons=words.say("reason.join").join(named) or words.say("derivation.open"),
        exposure=_pair(exposure.facts["sum"]),
        most=exposure.facts["most"],
        likelihood=_pair(inherent.because[1].facts["value"]),
        controls=_controls(words, controls, missing),
        lowered=_pair(lowered.facts["value"]),
        level=words.interval(result.current),
    )


def _reasons(words: Words, severity: Step) -> list[str]:
    found: list[str] = []
    for step in severity.because:
        if step.rule == "severity":
            found += _reasons(words, step)
        elif step.facts.get("state") != "unanswered" and step.facts.get("truth") != "pending":
            found.append(sentence(words, step).rstrip(".。"))
    return found


def _pair(value: tuple[Any, Any]) -> str:
    low, high = value
    return str(low) if low == high else f"{low}–{high}"


def _percent(share: tuple[float, float]) -> str:
    return _pair((round(share[0] * 100), round(share[1] * 100)))


def _bands(words: Words, band: tuple[str, str]) -> str:
    low, high = (words.band(b) for b in band)
    return low if low == high else words.say("level.interval", low=low, high=high)


def _controls(words: Words, step: Step, missing: list[str]) -> str:
    note = ""
    if missing:
        names = words.say("list.join").join(words.short(q) for q in missing)
        note = words.say("derivation.key_missing", names=names)
    facts = step.facts
    return words.say(
        "derivation.controls", share=_percent(facts["share"]), band=_bands(words, facts["band"]), note=note
    )


def _activity(words: Words, step: Step) -> str:
    own = step.facts["own"]
    name = own or words.scenario(step.facts["scenario"]).name
    return words.say(
        "derivation.activity_own" if own else "derivation.activity",
        level=words.interval(step.facts["level"]),
        risk=words.interval(step.facts["risk"]),
        scenario=name,
    )


def _level(words: Words, step: Step) -> str:
    return words.say(f"derivation.level_{step.facts['stage']}", level=words.interval(step.facts["level"]))


def _severity(words: Words, step: Step) -> str:
    low, high = step.facts["value"]
    name = words.severity(low) if low == high else f"{words.severity(low)}–{words.severity(high)}"
    return words.say("derivation.severity", value=_pair((low, high)), name=name)


def _said(words: Words, facts: Any) -> str:
    """Return an answer that a step rests on, in words."""
    question = words.library.question[facts["question"]]
    state = facts["state"]
    if state == "given" and "count" in facts:
        return words.say("answer.one_entry" if facts["count"] == 1 else "answer.entries", count=facts["count"])
    if state == "given" and facts.get("value") is None:
        return words.say("answer.given")
    if state == "given":
        return words.answer(question, Answer(value=facts["value"]))
    return words.say("answer.not_applicable") if state == State.NOT_APPLICABLE else words.say(f"answer.{state}")


def _harm(words: Words, step: Step) -> str:
    facts = step.facts
    given = facts["state"] == State.GIVEN
    answer = words.severity(facts["score"][1]) if given else _said(words, facts)
    return words.say("derivation.harm", name=words.short(facts["question"]), answer=answer, score=_pair(facts["score"]))


def _modifier(words: Words, step: Step) -> str:
    text = words.method("modifiers", step.facts["modifier"])
    return words.say(_key("derivation.modifier", step), text=text, delta=f"{step.facts['delta']:+d}")


def _floor(words: Words, step: Step) -> str:
    text = words.method("floors", step.facts["floor"])
    return words.say(_key("derivation.floor", step), text=text, severity=step.facts["severity"], law=_law(words, step))


def _key(key: str, step: Step) -> str:
    return key if step.facts["truth"] == "yes" else f"{key}_{step.facts['truth']}"


def _law(words: Words, step: Step) -> str:
    if not step.references:
        return ""
    return words.say("derivation.law", law=words.say("list.join").join(words.citation(r) for r in step.references))


def _limited(words: Words, step: Step) -> str:
    return words.say("derivation.impact_limited", name=words.short(step.facts["question"]), by=step.facts["by"])


def _likelihood(words: Words, step: Step) -> str:
    low, high = step.facts["value"]
    name = words.likelihood(low) if low == high else f"{words.likelihood(low)}–{words.likelihood(high)}"
    return words.say("derivation.likelihood", value=_pair((low, high)), name=name)


def _exposure(words: Words, step: Step) -> str:
    return words.say("derivation.exposure", sum=_pair(step.facts["sum"]), most=step.facts["most"])


def _factor(words: Words, step: Step) -> str:
    low, high = step.facts["score"]
    text = words.factor_level(step.facts["factor"], low) if low == high else words.say("answer.unanswered")
    return words.say("derivation.factor", name=words.factor(step.facts["factor"]), text=text, score=_pair((low, high)))


def _answer(words: Words, step: Step) -> str:
    return words.say("derivation.answer", name=words.short(step.facts["question"]), answer=_said(words, step.facts))


def _lowered(words: Words, step: Step) -> str:
    return words.say(
        "derivation.likelihood_lowered",
        before=_pair(step.facts["from"]),
        band=_bands(words, step.facts["band"]),
        value=_pair(step.facts["value"]),
    )


def _all_controls(words: Words, step: Step) -> str:
    missing = [s.facts["question"] for s in step.because if s.facts["key"] and s.facts["value"][1] == 0]
    return _controls(words, step, missing)


def _control(words: Words, step: Step) -> str:
    facts = step.facts
    state = words.say(f"control.{facts['state']}")
    key = words.say("derivation.is_key") if facts["key"] else ""
    value = _pair(tuple(f"{v:g}" for v in facts["value"]))  # type: ignore[arg-type]
    return words.say(
        "derivation.control",
        name=words.short(facts["question"]),
        key=key,
        state=state,
        value=value,
        weight=facts["weight"],
    )


def _matrix(words: Words, step: Step) -> str:
    facts = step.facts
    return words.say(
        "derivation.matrix",
        severity=_pair(facts["severity"]),
        likelihood=_pair(facts["likelihood"]),
        level=words.interval(facts["level"]),
    )


def _own_risk(words: Words, step: Step) -> str:
    facts = step.facts
    level = words.interval(facts["level"])
    return words.say("derivation.own_risk", name=facts["name"], level=level, reason=facts["reason"])


def _hard_stop(words: Words, step: Step) -> str:
    facts = step.facts
    least = words.library.method.stop_levels["prohibited" if facts["prohibited"] else "open"]
    return words.say(
        f"derivation.hard_stop_{facts['state']}",
        name=words.short(facts["question"]),
        law=words.citation(step.references[0]),
        level=words.level(least),
        regime=words.regime(facts["regime"]).short,
    )


RULES: Final[dict[str, Callable[[Words, Step], str]]] = {
    "activity": _activity,
    "scenario": lambda words, step: words.scenario(step.facts["scenario"]).name,
    "level": _level,
    "severity": _severity,
    "harm": _harm,
    "modifier": _modifier,
    "floor": _floor,
    "impact_limited": _limited,
    "likelihood": _likelihood,
    "exposure": _exposure,
    "factor": _factor,
    "answer": _answer,
    "likelihood_lowered": _lowered,
    "controls": _all_controls,
    "control": _control,
    "matrix": _matrix,
    "hard_stop": _hard_stop,
    "own_risk": _own_risk,
}
