"""Laws that must hold for every body of law, tried on the shipped ones with random answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import (
    ActivityEvaluation,
    Answer,
    Answers,
    Assessment,
    Evaluation,
    LawResult,
    Library,
    ProcessingActivity,
    Question,
    State,
    Step,
)
from pia_app.rules import evaluate
from pia_app.rules.evaluate import evaluate_activity
from tests.support import given_answer, random_answer, random_answers, random_row, shipped

LAW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**32 - 1)
shares = st.sampled_from([0.0, 0.5, 0.9, 1.0])
UNKNOWN = Answer(state=State.UNKNOWN)
REGIMES = tuple(shipped().regime)


def judged(own: Answers, shared: Answers, regimes: tuple[str, ...], library: Library | None = None) -> Evaluation:
    activity = ProcessingActivity(id="a1", name="Activity", answers=own)
    return evaluate(library or shipped(), Assessment(id="t", name="Test", library="customer-data", regimes=regimes,
                                                     answers=shared, activities=(activity,)))  # fmt: skip


def of(evaluation: Evaluation, regime: str) -> LawResult:
    return next(law for law in evaluation.activities[0].laws if law.regime == regime)


# One law and another ----------------------------------------------------------------------------------------------


@LAW
@given(seed=seeds, share=shares, off=st.sampled_from(REGIMES))
def test_switching_a_law_off_changes_nothing_that_another_says(seed: int, share: float, off: str) -> None:
    own, shared = random_answers(shipped(), seed, share)
    left = tuple(r for r in REGIMES if r != off)
    with_it, without = judged(own, shared, REGIMES), judged(own, shared, left)
    for regime in left:
        before, after = of(with_it, regime), of(without, regime)
        assert before.screening == after.screening, regime
        assert (before.duties, before.routes, before.bases) == (after.duties, after.routes, after.bases), regime
        assert [c for c in before.conflicts if getattr(c.rule, "with_", "") != off] == list(after.conflicts), regime
        assert with_it.law(regime) == without.law(regime), regime
    assert set(with_it.activities[0].regimes) - {off} == set(without.activities[0].regimes)


@LAW
@given(seed=seeds, share=shares, off=st.sampled_from(REGIMES))
def test_switching_a_law_off_leaves_findings_levels_and_stops_of_the_others_as_they_were(
    seed: int, share: float, off: str
) -> None:
    own, shared = random_answers(shipped(), seed, share)
    left = tuple(r for r in REGIMES if r != off)
    (with_it,), (without,) = (judged(own, shared, regimes).activities for regimes in (REGIMES, left))
    assert findings(with_it, off) == findings(without, off)
    assert [s for s in with_it.hard_stops if s.regime != off] == list(without.hard_stops)
    assert {r: level for r, level in with_it.regimes.items() if r != off} == dict(without.regimes)
    assert risks(with_it) == risks(without)


def risks(result: ActivityEvaluation) -> list[Any]:
    """Return the risks but for their derivations, which cite the laws in force."""
    return [replace(risk, derivation=Step(rule="", facts={})) for risk in result.risks]


def findings(result: ActivityEvaluation, off: str) -> list[tuple[Any, ...]]:
    """Return the findings that do not belong to one law alone, without the references and stops of that law."""
    found = []
    for finding in result.findings:
        question = shipped().question[finding.question]
        others = tuple(s for s in finding.hard_stops if s.regime != off)
        if finding.kind == "contradicted" and not others:
            continue  # a "yes" that only the facts of that law contradict
        if question.only_for and set(question.only_for) <= {off}:
            continue
        references = tuple(r for r in finding.references if r.regime != off)
        found.append((finding.question, finding.kind, finding.key, references, others))
    return found


# "Mandatory" and the level ------------------------------------------------------------------------------------------


@cache
def without_triggers() -> Library:
    """Return the shipped library with laws that demand no assessment of anything."""
    silent = [replace(r, triggers=(), counted=(), exempt=()) for r in shipped().regimes]
    return replace(shipped(), regimes=tuple(silent))


@LAW
@given(seed=seeds, share=shares)
def test_whether_an_assessment_is_demanded_never_changes_a_level(seed: int, share: float) -> None:
    own, shared = random_answers(shipped(), seed, share)
    (demanded,), (free,) = (
        judged(own, shared, REGIMES, library).activities for library in (shipped(), without_triggers())
    )
    assert demanded.risks == free.risks
    assert (demanded.level, demanded.regimes) == (free.level, free.regimes)
    assert (demanded.inherent, demanded.current, demanded.target) == (free.inherent, free.current, free.target)


@LAW
@given(seed=seeds, share=shares)
def test_no_answer_by_which_the_level_is_found_changes_whether_an_assessment_is_demanded(
    seed: int, share: float
) -> None:
    own, shared = random_answers(shipped(), seed, share)
    dice = random.Random(seed)
    counting = [q for q in shipped().questions if q.role in ("control", "exposure", "harm")]
    changed = {
        n: {q.id: random_answer(shipped(), q, dice) for q in counting if q.scope == n}
        for n in ("activity", "assessment")
    }
    before = judged(own, shared, REGIMES)
    after = judged({**own, **changed["activity"]}, {**shared, **changed["assessment"]}, REGIMES)
    for regime in REGIMES:
        assert of(before, regime).screening == of(after, regime).screening, regime


# What is not known --------------------------------------------------------------------------------------------------


@cache
def facts() -> tuple[Question, ...]:
    """Return the facts on which the outcome of any law rests."""
    conditions = [q.enable_when for q in shipped().questions if q.role == "fact"]
    for regime in shipped().regimes:
        counted = [rule for c in regime.counted for rule in (c, *c.criteria)]
        conditions += [r.when for r in (*regime.applies, *regime.excluded, *regime.triggers, *counted, *regime.exempt)]
    named = {name for c in conditions if c for name in c.questions()} | {*shipped().landmarks["role"]}
    return tuple(q for q in shipped().questions if q.id in named and q.role == "fact")


def every_answer(question: Question, dice: random.Random) -> Iterator[Answer]:
    """Yield answers of every kind that a fact can have: each choice by itself, numbers at every edge, tables."""
    choices = shipped().choices(question)
    if question.type in ("yes_no", "single"):
        yield from (Answer(value=c) for c in choices)
    elif question.type == "multiple":
        yield from (Answer(value=(c,)) for c in choices)
        yield Answer(value=())
    elif question.type == "number":
        edges = {0, *(int(t.value) + step for r in shipped().regimes for t in r.thresholds for step in (-1, 0, 1))}
        yield from (Answer(value=n) for n in sorted(edges) if n >= 0)
    elif question.type == "table":
        for number in range(6):
            yield Answer(value=tuple(random_row(shipped(), question, dice, f"r{n}") for n in range(1, number + 1)))
    else:
        yield given_answer(shipped(), question, dice)


def outcome(own: Answers, shared: Answers, question: Question, answer: Answer | None, regime: str) -> str:
    """Return the outcome under one law with one answer given, or taken back."""
    target = own if question.scope == "activity" else shared
    changed = {n: a for n, a in target.items() if n != question.id} | ({question.id: answer} if answer else {})
    ours, common = (changed, shared) if question.scope == "activity" else (own, changed)
    activity = ProcessingActivity(id="a", name="a", answers=ours)
    return evaluate_activity(shipped(), activity, common, (regime,)).laws[0].screening.outcome


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=seeds, share=st.sampled_from([0.6, 1.0]), regime=st.sampled_from(REGIMES), given_up=st.booleans())
def test_a_fact_that_is_not_known_never_lets_off_where_an_answer_to_it_would_demand(
    seed: int, share: float, regime: str, given_up: bool
) -> None:
    own, shared = random_answers(shipped(), seed, share)
    dice = random.Random(seed)
    question = dice.choice([q for q in facts() if given_up or not q.default])
    open_one = outcome(own, shared, question, UNKNOWN if given_up else None, regime)
    if open_one in ("cannot_decide", "mandatory"):
        return
    for answer in every_answer(question, dice):
        assert outcome(own, shared, question, answer, regime) != "mandatory", (question.id, answer, open_one)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=seeds, regime=st.sampled_from([r.id for r in shipped().regimes if r.triggers or r.counted]))
def test_nothing_known_at_all_is_never_not_required(seed: int, regime: str) -> None:
    own, shared = random_answers(shipped(), seed, 1.0)
    blank = {n: UNKNOWN for n in own if shipped().question[n].role == "fact"}
    common = {n: UNKNOWN for n in shared if shipped().question[n].role == "fact"}
    for answers in (({}, {}), (blank, common)):
        assert of(judged(*answers, (regime,)), regime).screening.outcome == "cannot_decide"


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=seeds, share=st.sampled_from([0.3, 0.7, 0.95]), regime=st.sampled_from(REGIMES))
def test_what_is_said_to_be_missing_can_be_answered_now_and_is_not_answered_yet(
    seed: int, share: float, regime: str
) -> None:
    own, shared = random_answers(shipped(), seed, share)
    evaluation = judged(own, shared, (regime,))
    screening = of(evaluation, regime).screening
    assert bool(screening.missing) == (screening.outcome == "cannot_decide"), screening
    known = {**shared, **own}
    for name in screening.missing:
        state = known[name].state if name in known else None
        short = shipped().question[name].type == "table" and state is State.GIVEN  # too few rows to say anything
        assert state in (None, State.UNKNOWN) or short or name in shipped().landmarks["role"], (name, known[name])


# Order ------------------------------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=seeds, share=shares)
def test_the_order_of_activities_changes_nothing(seed: int, share: float) -> None:
    _, shared = random_answers(shipped(), seed, share)
    activities = [
        ProcessingActivity(id=f"a{n}", name=f"A {n}", answers=random_answers(shipped(), seed + n, share)[0])
        for n in range(3)
    ]
    shuffled = random.Random(seed).sample(activities, 3)
    first, second = (
        evaluate(shipped(), Assessment(id="t", name="T", library="customer-data", regimes=REGIMES, answers=shared,
                                       activities=tuple(order)))
        for order in (activities, shuffled)
    )  # fmt: skip
    for activity in activities:
        assert first.activity(activity.id) == second.activity(activity.id)
    assert (first.level, first.dates, first.asked) == (second.level, second.dates, second.asked)
    for one, other in zip(first.laws, second.laws, strict=True):
        assert replace(one, contents=()) == replace(other, contents=())
        for row, same in zip(one.contents, other.contents, strict=True):
            assert (row.rule.id, row.state) == (same.rule.id, same.state)
            assert (set(row.answered), set(row.open)) == (set(same.answered), set(same.open))
    assert sorted(t.key for t in first.tasks) == sorted(t.key for t in second.tasks)


def test_the_order_of_laws_changes_nothing() -> None:
    own, shared = random_answers(shipped(), 7, 0.9)
    first, second = judged(own, shared, REGIMES), judged(own, shared, REGIMES[::-1])
    for regime in REGIMES:
        assert of(first, regime).screening == of(second, regime).screening
        assert first.law(regime).outcome == second.law(regime).outcome


@pytest.mark.parametrize("regime", REGIMES)
def test_every_outcome_of_a_law_can_be_reached_in_its_own_cases(regime: str) -> None:
    """A law that could only ever say one thing would make every other law of this file empty."""
    from pia_app.library import cases
    from tests.support import CUSTOMER_DATA

    told = {c.expect.get("screening") for c in cases(CUSTOMER_DATA, shipped()) if c.regimes[0] == regime}
    wanted = {"not_applicable", "not_required", "cannot_decide"}
    demanding = {"mandatory"} if shipped().regime[regime].triggers else set()
    assert told >= wanted | demanding
