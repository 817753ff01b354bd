"""Laws that plans keep: more money, more time or more tasks never lead to worse, and order counts for nothing."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import Aim, Assessment, Evaluation, Library
from pia_app.rules import evaluate
from pia_app.rules.planning import plan
from tests.rules.planning import tiny

LAW = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**32 - 1)
BUDGETS = (0, 1, 2.5, 4, 8, 16, 40, None)


def case(seed: int) -> tuple[random.Random, Library, Assessment, Evaluation]:
    dice = random.Random(seed)
    library = tiny.library(dice, dice.randrange(2, 7))
    assessment = tiny.assessment(dice, library, activities=dice.choice([1, 2, 3]))
    return dice, library, assessment, evaluate(library, assessment)


def reached(library: Library, assessment: Assessment, evaluation: Evaluation, aim: Aim) -> tuple[int, ...]:
    return tiny.rank(plan(library, assessment, evaluation, aim, tiny.TODAY))[0]


@LAW
@given(seed=seeds)
def test_a_bigger_budget_never_leads_to_a_worse_level(seed: int) -> None:
    dice, library, assessment, evaluation = case(seed)
    aim = Aim(target=dice.choice([1, 2, 3]), by=dice.choice(["effort", "cost"]))
    found = [reached(library, assessment, evaluation, replace(aim, budget=budget)) for budget in BUDGETS]
    assert found == sorted(found, reverse=True)


@LAW
@given(seed=seeds)
def test_a_later_deadline_never_leads_to_a_worse_level(seed: int) -> None:
    dice, library, assessment, evaluation = case(seed)
    aim = Aim(target=dice.choice([1, 2, 3]), budget=dice.choice([None, 5]))
    days = ("2026-11-27", "2026-12-05", "2027-01-31", "2027-06-30", "")
    found = [reached(library, assessment, evaluation, replace(aim, deadline=day)) for day in days]
    assert found == sorted(found, reverse=True)


@LAW
@given(seed=seeds)
def test_a_lower_target_never_costs_less(seed: int) -> None:
    _, library, assessment, evaluation = case(seed)
    totals = [plan(library, assessment, evaluation, Aim(target=t), tiny.TODAY).total for t in (1, 2, 3, 4)]
    assert totals == sorted(totals, reverse=True)
    assert totals[-1] == 0


@LAW
@given(seed=seeds)
def test_counting_on_cures_never_leads_to_a_worse_level(seed: int) -> None:
    dice, library, assessment, evaluation = case(seed)
    aim = Aim(target=dice.choice([1, 2, 3]), budget=dice.choice([None, 5]))
    strict, trusting = (reached(library, assessment, evaluation, replace(aim, trust_cures=t)) for t in (False, True))
    assert trusting <= strict


@LAW
@given(seed=seeds)
def test_the_order_of_activities_changes_nothing_that_is_reached_or_paid(seed: int) -> None:
    dice, library, assessment, _ = case(seed)
    aim = tiny.aim(dice, assessment)
    turned = replace(assessment, activities=assessment.activities[::-1])
    first, second = (plan(library, a, evaluate(library, a), aim, tiny.TODAY) for a in (assessment, turned))
    assert tiny.rank(first) == tiny.rank(second)


@LAW
@given(seed=seeds)
def test_the_same_question_has_the_same_answer(seed: int) -> None:
    dice, library, assessment, evaluation = case(seed)
    aim = tiny.aim(dice, assessment)
    first = plan(library, assessment, evaluation, aim, tiny.TODAY)
    again = plan(library, assessment, evaluate(library, assessment), aim, tiny.TODAY)
    assert first == again


def test_a_plan_changes_no_answer() -> None:
    dice, library, assessment, evaluation = case(7)
    before = repr(assessment), repr(evaluation)
    plan(library, assessment, evaluation, tiny.aim(dice, assessment), tiny.TODAY)
    assert (repr(assessment), repr(evaluation)) == before


def test_an_assessment_without_activities_needs_nothing() -> None:
    _, library, assessment, _ = case(7)
    empty = replace(assessment, activities=(), own_tasks={}, progress={})
    made = plan(library, empty, evaluate(library, empty), Aim(target=1), tiny.TODAY)
    assert (made.tasks, made.total, made.activities) == ((), 0, ())
