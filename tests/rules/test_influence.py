"""Which answer matters most: each named answer, once given, has just the effect that was named."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import Answer, Assessment, Influence, State
from pia_app.rules import evaluate
from pia_app.rules.compiled import ready
from pia_app.rules.influence import SEEN, holding, influences
from tests.rules.hand import answers
from tests.rules.planning import tiny
from tests.support import assessment_of, shipped

LAW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**32 - 1)


def given_answer(held: Assessment, activity: str, one: Influence) -> Assessment:
    """Return an assessment with the answer that an influence speaks of."""
    place = "" if one.shared else activity
    before = (held.answers if one.shared else held.activity(activity).answers).get(one.question)
    if one.kind == "verified":
        assert before is not None
        answer = Answer(value="yes", evidence=SEEN)
    else:
        answer = Answer(state=State.UNKNOWN) if one.kind == "worse" else Answer(value=one.value)
    return held.with_answer(place, one.question, answer)


@LAW
@given(seed=seeds)
def test_the_change_named_is_the_change_found_and_the_best_stand_first(seed: int) -> None:
    dice = random.Random(seed)
    library = tiny.library(dice, dice.randrange(2, 7))
    held = tiny.assessment(dice, library, activities=2)
    evaluation = evaluate(library, held)
    before = evaluation.activities[0]
    found = influences(library, held, evaluation, "a0")
    for one in found:
        after = evaluate(library, given_answer(held, "a0", one)).activities[0]
        assert (one.level.before, one.level.after) == (before.level, after.level)
        if one.kind == "worse":
            assert after.level.low > before.level.low
        else:
            assert after.level.high <= before.level.high
            lower = (after.level.high, after.level.low) < (before.level.high, before.level.low)
            assert lower or len(holding(library, after, before.level.high)) < len(
                holding(library, before, before.level.high)
            )
    better = [one for one in found if one.kind != "worse"]
    ranks = [(one.level.after.high, one.level.after.low, -one.frees) for one in better]
    assert ranks == sorted(ranks)
    assert list(found[: len(better)]) == better


@LAW
@given(seed=seeds)
def test_no_single_answer_to_a_control_that_lowers_the_level_is_left_out(seed: int) -> None:
    dice = random.Random(seed)
    library = tiny.library(dice, dice.randrange(2, 7))
    held = tiny.assessment(dice, library, activities=1)
    evaluation = evaluate(library, held)
    (before,) = evaluation.activities
    named = {one.question for one in influences(library, held, evaluation, "a0") if one.kind == "better"}
    for question in library.questions:
        answer = (held.answers if question.scope == "assessment" else held.activities[0].answers).get(question.id)
        if question.role != "control" or (answer is not None and answer.state is State.NOT_APPLICABLE):
            continue
        place = "" if question.scope == "assessment" else "a0"
        after = evaluate(library, held.with_answer(place, question.id, Answer(value="yes"))).activities[0]
        if after.level.high < before.level.high:
            assert question.id in named


def test_what_decides_whether_a_law_applies_is_no_way_to_improve() -> None:
    library = shipped()
    controls = dict.fromkeys((q.id for q in library.questions if q.role == "control"), "no")
    held = assessment_of(answers(**controls), {}, library)
    found = influences(library, held, evaluate(library, held), "a1")
    assert found
    assert not {one.question for one in found} & set().union(*ready(library).reach.values())


def test_an_answer_that_is_missing_and_may_turn_out_badly_is_named() -> None:
    library = shipped()
    controls = {q.id: "yes" for q in library.questions if q.role == "control"}
    held = assessment_of(answers(**{**controls, "basis_recorded": None}), {}, library)
    found = influences(library, held, evaluate(library, held), "a1")
    worse = {one.question: one for one in found if one.kind == "worse"}
    assert "basis_recorded" in worse
    assert worse["basis_recorded"].level.after.low >= 3
