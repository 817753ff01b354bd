"""Judging again with an earlier judgement at hand gives exactly what judging from the beginning gives, but sooner."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import Answer, Assessment, Condition, Library, ProcessingActivity, RiskResult
from pia_app.rules import evaluate, risk
from pia_app.rules.basis import Basis
from pia_app.rules.evaluate import evaluate_activity
from tests.rules.hand import VERIFIED, answers, with_question
from tests.support import assessment_of, random_answer, random_answers, shipped

KEEPING = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def two_activities(library: Library, seed: int, share: float) -> Assessment:
    own, shared = random_answers(library, seed, share)
    other, _ = random_answers(library, seed + 1, share)
    return assessment_of(own, shared, library).with_activity(ProcessingActivity(id="b", name="B", answers=other))


def edited(library: Library, assessment: Assessment, dice: random.Random) -> Assessment:
    """Return the assessment after one thing that a person may do."""
    question = dice.choice(library.questions)
    answer = None if dice.random() < 0.2 else random_answer(library, question, dice)
    match dice.randrange(8):
        case 0:
            return replace(assessment, activities=assessment.activities[::-1])
        case 1:
            regimes = tuple(r for r in library.regime if dice.random() < 0.7)
            return replace(assessment, regimes=regimes)
        case 2:
            own, _ = random_answers(library, dice.randrange(10**6), 0.6)
            return assessment.with_activity(ProcessingActivity(id="c", name="C", answers=own))
        case _:
            activity = dice.choice(assessment.activities).id if question.scope == "activity" else ""
            return assessment.with_answer(activity, question.id, answer)


@KEEPING
@given(seed=st.integers(0, 2**32 - 1), share=st.sampled_from([0.2, 0.8, 1.0]))
def test_keeping_what_holds_changes_no_result_and_no_derivation(library: Library, seed: int, share: float) -> None:
    dice = random.Random(seed)
    assessment = two_activities(library, seed, share)
    kept = evaluate(library, assessment)
    for _ in range(6):
        assessment = edited(library, assessment, dice)
        kept = evaluate(library, assessment, previous=kept)
        assert kept == evaluate(library, assessment)


def test_an_activity_that_nobody_touched_is_not_judged_again(library: Library) -> None:
    assessment = two_activities(library, 3, 0.8)
    before = evaluate(library, assessment)
    after = evaluate(library, assessment.with_answer("b", "mfa", Answer(value="no")), previous=before)
    assert after.activity("a1") is before.activity("a1")
    assert after.activity("b") is not before.activity("b")


def test_scenarios_that_rest_on_the_same_answers_are_kept(library: Library) -> None:
    assessment = two_activities(library, 3, 1.0).with_answer("b", "mfa", Answer(value="yes"))
    before = evaluate(library, assessment)
    after = evaluate(library, assessment.with_answer("b", "mfa", Answer(value="no")), previous=before)
    old = {r.scenario: r for r in before.activity("b").risks}
    judged_again = {r.scenario for r in after.activity("b").risks if r is not old[r.scenario]}
    assert judged_again == {s.id for s in library.scenarios if "mfa" in (*s.controls, *s.limits)} & set(old) != set()


@pytest.mark.parametrize(("question", "judged"), [("organisation_name", 0), ("policies_in_force", 2)])
def test_what_is_asked_once_is_judged_again_only_where_it_counts(
    library: Library, monkeypatch: pytest.MonkeyPatch, question: str, judged: int
) -> None:
    assessment = two_activities(library, 3, 0.8)
    before = evaluate(library, assessment)
    calls = []
    judge = risk.judge

    def counted(library: Library, basis: Basis, kept: Mapping[str, RiskResult | None]) -> tuple[RiskResult, ...]:
        calls.append(basis)
        return judge(library, basis, kept)

    monkeypatch.setattr(risk, "judge", counted)
    value = "no" if library.question[question].role == "control" else "New name"
    changed = assessment.with_answer("", question, Answer(value=value))
    assert evaluate(library, changed, previous=before).shared is changed.answers
    assert len(calls) == judged


def test_an_earlier_judgement_under_other_laws_is_no_help_and_no_harm(library: Library) -> None:
    assessment = two_activities(library, 5, 1.0)
    before = evaluate(library, assessment)
    under_one = evaluate(library, assessment, regimes=("gdpr",), previous=before)
    assert under_one == evaluate(library, assessment, regimes=("gdpr",))
    assert {s.regime for a in under_one.activities for s in a.hard_stops} <= {"gdpr"}


def test_a_regime_that_the_library_does_not_know_is_left_out(library: Library) -> None:
    assessment = replace(two_activities(library, 5, 1.0), regimes=("gdpr", "unheard_of"))
    assert evaluate(library, assessment).regimes == ("gdpr",)


def again(library: Library, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Judge one set of answers and then another, with the first judgement at hand and without."""
    regimes = tuple(library.regime)
    first = evaluate_activity(library, ProcessingActivity(id="a", name="a", answers=answers(**before)), {}, regimes)
    # The answers that stay are the very same objects, as they are where one answer of an assessment changes.
    old = first.activity.answers
    changed = {n: old[n] if old.get(n) == a else a for n, a in answers(**after).items()}
    activity = ProcessingActivity(id="a", name="a", answers=changed)
    assert evaluate_activity(library, activity, {}, regimes, first) == evaluate_activity(library, activity, {}, regimes)


def test_a_control_that_only_limits_the_impact_is_an_input_of_its_scenarios(library: Library) -> None:
    rest: dict[str, Any] = {"harm_distress": "severe", "key_separation": "no", "short_retention": "no"}
    again(library, {**rest, "deidentification": "no"}, {**rest, "deidentification": VERIFIED})


def test_a_question_that_begins_to_be_asked_shows_in_the_derivation(library: Library) -> None:
    conditional = with_question("dataset_matching", enable_when=Condition("is", "made_public", ("yes",)))
    rest: dict[str, Any] = {"dataset_matching": None, "data_items": [{"item": "email", "source": "third_party"}]}
    again(conditional, {**rest, "made_public": None}, {**rest, "made_public": "yes"})


def test_a_task_of_one_control_may_change_what_another_is_worth(library: Library) -> None:
    """Let each of two controls, which serve no scenario together, be mended by the task of the other."""
    first, second = "mfa", "policy_matches_practice"
    assert not any({first, second} <= s.controls.keys() for s in library.scenarios)
    sets = {m: other for c, other in ((first, second), (second, first)) for m in library.question[c].recommendations}
    changed = [replace(m, sets={sets[m.id]: "yes"}) if m.id in sets else m for m in library.measures]
    crossed = replace(library, measures=tuple(changed))
    again(crossed, {first: "no", second: "yes"}, {first: "no", second: "no"})


def test_a_single_activity_judged_under_other_laws_keeps_nothing(library: Library) -> None:
    own = answers(people_groups=["patients"])
    activity = ProcessingActivity(id="a", name="a", answers=own)
    under_all = evaluate_activity(library, activity, {}, tuple(library.regime))
    under_one = evaluate_activity(library, activity, {}, ("gdpr",), under_all)
    assert under_one == evaluate_activity(library, activity, {}, ("gdpr",))
    assert under_one != under_all
