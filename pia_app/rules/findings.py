"""What the answers to control questions reveal, and which hard stops they open."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pia_app.model import Answer, Finding, HardStop, HardStopRule, Library, Override, Question, Reference, State
from pia_app.rules.applicability import Interview
from pia_app.rules.compiled import ready
from pia_app.rules.truth import NO, PENDING, Truth


def in_force(references: tuple[Reference, ...], regimes: Collection[str]) -> tuple[Reference, ...]:
    """Return the references that belong to the regimes chosen."""
    return tuple([r for r in references if r.regime in regimes])


def kind_of(answer: Answer | None) -> str | None:
    """Name what an answer to a control question reveals: gap, partial, unknown, unapproved, or None."""
    if answer is None:
        return None
    if answer.state is State.UNKNOWN:
        return "unknown"
    if answer.state is State.NOT_APPLICABLE:
        return None if answer.approved else "unapproved"
    return {"no": "gap", "partly": "partial"}.get(str(answer.value))


def hard_stops(
    library: Library, talk: Interview, regimes: Collection[str], activity_id: str, unsure: Collection[str] = ()
) -> tuple[HardStop, ...]:
    """Return the hard stops that are open, pending or overridden, in the questionnaire's order.

    A stop opens when its control is No or "don't know" (legal.md §0 b); it is pending while the control, or a
    fact on which the rule depends, has not been answered, and while no second person agrees that it does not apply.
    Facts that contradict a "yes" open it too (`opens_when`). Under a law that may not apply at all
    (`unsure`) every stop is pending. An open stop that a named person has set aside with a reason is overridden.
    """
    return tuple(
        stop
        for question in ready(library).stopping
        if talk.may_be_asked(question.id)
        for stop in _stops_of(library, question, talk, regimes, unsure, activity_id)
    )


def _stops_of(
    library: Library,
    question: Question,
    talk: Interview,
    regimes: Collection[str],
    unsure: Collection[str],
    activity_id: str,
) -> Iterator[HardStop]:
    tests = ready(library).stops
    for number, rule in enumerate(question.hard_stop):
        if rule.regime not in regimes:
            continue
        test = tests.get((question.id, number))
        truth = test(talk.facts) if test else None
        opening = ready(library).openings.get((question.id, number))
        told = opening(talk.facts) if opening else NO
        pending = truth is PENDING or rule.regime in unsure
        state = None if truth is NO else _state(talk, question, told, pending=pending)
        if state:
            override = _override(talk.facts.get(question.id), rule) if state == "open" else None
            scope = "" if question.scope == "assessment" else activity_id
            yield _stop(rule, question.id, "overridden" if override else state, scope, override)


def _state(talk: Interview, question: Question, told: Truth, *, pending: bool) -> str | None:
    answer = talk.facts.get(question.id)
    kind = kind_of(answer)
    if kind in ("gap", "unknown") or told.certain_or_feared:
        return "pending" if pending else "open"
    return "pending" if answer is None or kind == "unapproved" or told is PENDING else None


def cite_key(reference: Reference) -> str:
    """Return a citation as an override names it: law, article, paragraph and item joined by dots."""
    return ".".join(filter(None, (reference.law, reference.article, reference.paragraph, reference.item)))


def _override(answer: Answer | None, rule: HardStopRule) -> Override | None:
    """Return the decision by which a stop of this answer is set aside."""
    for override in answer.overrides if answer else ():
        if override.valid and override.regime == rule.regime and override.cite in ("", cite_key(rule.cite)):
            return override
    return None


def _stop(
    rule: HardStopRule, question_id: str, state: str, activity_id: str, override: Override | None = None
) -> HardStop:
    return HardStop(
        activity=activity_id,
        question=question_id,
        regime=rule.regime,
        state=state,
        cite=rule.cite,
        prohibited=rule.prohibited,
        curable=rule.curable,
        exceptions=rule.exceptions,
        override=override,
    )


def find(
    library: Library,
    talk: Interview,
    stops: tuple[HardStop, ...],
    regimes: Collection[str],
    activity_id: str,
    scope: str,
) -> tuple[Finding, ...]:
    """Return what the control questions of one scope revealed, in the questionnaire's order."""
    found = []
    opened: dict[str, list[HardStop]] = {}
    for stop in stops:
        if stop.state == "open":
            opened.setdefault(stop.question, []).append(stop)
    for question in ready(library).controls:
        if question.scope != scope or question.id not in talk.asked:
            continue
        kind = kind_of(talk.facts.get(question.id)) or ("contradicted" if question.id in opened else None)
        if kind is None:
            continue
        found.append(
            Finding(
                activity=activity_id,
                question=question.id,
                principle=question.principle,
                kind=kind,
                key=question.key,
                references=in_force(question.references, regimes),
                hard_stops=tuple(opened.get(question.id, ())),
            )
        )
    return tuple(found)
