"""What follows from the facts under one law: duties, ways that must be taken, what a basis is worth, conflicts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from pia_app.model import Answer, Evaluation, LawResult, Library, Regime, Row, Screening, State
from pia_app.model.legal import BasisResult, DutyResult, Reason, RouteResult
from pia_app.model.regime import Bases, Duty, Route, RouteChoice
from pia_app.rules.applicability import Interview
from pia_app.rules.findings import kind_of
from pia_app.rules.screening import Weight, askable, weighed
from pia_app.rules.truth import NO, PENDING

STATES: Final = {"gap": "not_met", "unknown": "not_met", "partial": "partly", "unapproved": "pending", None: "met"}
OPEN: Final = ("not_met", "partly", "pending")
WORST_FIRST: Final = (*OPEN, "undecided", "met", "excused")
HOURS, WORKING_DAYS, WEEK = 24, 5, 7
DAYS: Final = {"days": 1, "months": 30, "years": 365}


def judge_law(
    library: Library, talk: Interview, regime_id: str, screening: Screening, regimes: Collection[str]
) -> LawResult:
    """Return all that one law makes of an activity; one that does not apply makes nothing of it.

    `regimes` are those in force for the activity, between which laws can conflict.
    """
    if screening.applies == "no":
        return LawResult(regime=regime_id, screening=screening)
    regime = library.regime[regime_id]
    return LawResult(
        regime=regime_id,
        screening=screening,
        duties=tuple(_duties(library, talk, regime, screening)),
        routes=tuple(r for route in regime.routes if (r := _route(library, talk, route))),
        bases=tuple(b for bases in regime.bases for b in _bases(library, talk, bases)),
        conflicts=tuple(_conflicts(library, talk, regime, regimes)),
    )


def control_state(talk: Interview, question_id: str) -> str:
    """Return how far a control is in place: met, partly, not_met, pending or excused."""
    answer = talk.facts.get(question_id)
    if answer is None:
        return "pending"
    if answer.state is State.NOT_APPLICABLE and answer.approved:
        return "excused"
    return STATES.get(kind_of(answer), "pending")


def _duties(library: Library, talk: Interview, regime: Regime, screening: Screening) -> Iterator[DutyResult]:
    for duty in regime.duties:
        if duty.bound_only and screening.role is not None and not screening.role.bound:
            continue
        weight = weighed(library, talk, duty)
        if weight.truth is not NO:
            yield _duty(library, talk, duty, weight)


def _duty(library: Library, talk: Interview, duty: Duty, weight: Weight) -> DutyResult:
    """Return one duty; where its control is not asked, the facts do not fit together yet and it stays undecided."""
    if weight.truth is PENDING:
        missing = askable(library, talk, weight.facts)
        return DutyResult(rule=duty, state="undecided", facts=weight.facts, missing=missing)
    if duty.question not in talk.asked:
        return DutyResult(
            rule=duty, state="undecided", facts=weight.facts, missing=askable(library, talk, [duty.question])
        )
    return DutyResult(rule=duty, state=control_state(talk, duty.question), facts=weight.facts)


def _route(library: Library, talk: Interview, route: Route) -> RouteResult | None:
    """Return the way that the facts demand: the first choice that holds, unless an earlier one still may."""
    weight = weighed(library, talk, route)
    if weight.truth is NO:
        return None
    answer = talk.facts.get(route.chosen)
    chosen = str(answer.value) if answer is not None and answer.state is State.GIVEN else ""
    if weight.truth is PENDING:
        return RouteResult(rule=route, state="open", required=None, chosen=chosen, facts=weight.facts,
                           missing=askable(library, talk, weight.facts))  # fmt: skip
    for choice in route.choices:
        held = weighed(library, talk, choice)
        if held.truth is NO:
            continue
        if held.truth.name != "YES":
            return RouteResult(rule=route, state="open", required=None, chosen=chosen, facts=held.facts,
                               missing=askable(library, talk, held.facts))  # fmt: skip
        facts = held.facts or weight.facts
        return RouteResult(rule=route, state=_fit(choice, chosen), required=choice, chosen=chosen, facts=facts)
    return RouteResult(rule=route, state="open", required=None, chosen=chosen, facts=weight.facts)


def _fit(choice: RouteChoice, chosen: str) -> str:
    if chosen in ("", "undecided"):
        return "open"
    return "fits" if chosen in choice.options else "differs"


def _bases(library: Library, talk: Interview, bases: Bases) -> Iterator[BasisResult]:
    answer: Answer | None = talk.facts.get(bases.table)
    rows = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    for row in rows:
        if not isinstance(row, Row):
            continue
        option = row.cells.get(bases.column, "")
        rule = bases.values.get(option)
        state = "missing" if rule is None else "accepted" if rule.accepted else "refused"
        asks = tuple((q, control_state(talk, q)) for q in (rule.asks if rule else ()) if q in talk.asked)
        yield BasisResult(bases=bases, row=row.id, option=option, rule=rule, state=state, asks=asks)


def _conflicts(library: Library, talk: Interview, regime: Regime, regimes: Collection[str]) -> Iterator[Reason]:
    for conflict in regime.conflicts:
        if conflict.with_ and conflict.with_ not in regimes:
            continue
        weight = weighed(library, talk, conflict)
        if weight.truth.certain_or_feared:
            yield weight.reason("conflict", conflict)


def gathered(library: Library, evaluation: Evaluation, regime: str) -> tuple[DutyResult, ...]:
    """Return the duties under one law over all activities, as they are counted everywhere.

    A duty whose control is asked once counts once, as badly kept as it is anywhere; any other counts in each activity.
    """
    found: dict[tuple[str, str], DutyResult] = {}
    for judged in evaluation.activities:
        for law in judged.laws:
            for duty in law.duties if law.regime == regime else ():
                once = library.question[duty.rule.question].scope == "assessment"
                key = ("" if once else judged.activity.id, duty.rule.id)
                if key not in found or WORST_FIRST.index(duty.state) < WORST_FIRST.index(found[key].state):
                    found[key] = duty
    return tuple(found.values())


def owed(laws: Sequence[LawResult]) -> Mapping[str, tuple[tuple[str, Duty], ...]]:
    """Return the duties that are not met, by the question that asks for them, each with its regime."""
    found: dict[str, list[tuple[str, Duty]]] = {}
    for law in laws:
        for duty in law.duties:
            if duty.state in OPEN:
                found.setdefault(duty.rule.question, []).append((law.regime, duty.rule))
    return {question: tuple(dict.fromkeys(duties)) for question, duties in found.items()}


def days_left(duty: Duty) -> int | None:
    """Return a duty's deadline in calendar days, rounded up, or None where it is a date or has none."""
    deadline = duty.deadline
    if deadline is None or not deadline.amount:
        return None
    if deadline.unit == "hours":
        return -(-deadline.amount // HOURS)
    if deadline.unit == "working_days":
        return -(-deadline.amount * WEEK // WORKING_DAYS)
    return deadline.amount * DAYS[deadline.unit]
