"""What a task promises is what the rules find once it is done and its answer is changed."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import Answer, Evidence, OwnTask, TaskProgress
from pia_app.rules import evaluate
from pia_app.rules.planning import effect, effect_on
from pia_app.rules.planning.demands import demands_of
from pia_app.rules.planning.effects import with_done
from pia_app.rules.proposals import proposals
from tests.rules.hand import answers
from tests.rules.planning import tiny
from tests.support import assessment_of, random_answers, shipped

LAW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**32 - 1)


@LAW
@given(seed=seeds, share=st.sampled_from([0.4, 0.8, 1.0]))
def test_the_effect_of_a_task_is_what_the_rules_find_once_it_is_done_and_its_proposal_applied(
    seed: int, share: float
) -> None:
    library, dice = shipped(), random.Random(seed)
    own, shared = random_answers(library, seed, share)
    assessment = assessment_of(own, shared, library)
    evaluation = evaluate(library, assessment)
    if not evaluation.tasks:
        return
    task = dice.choice(evaluation.tasks)
    promised = effect(library, assessment, evaluation, [task.key])
    activity, question, measure = task.key
    done = TaskProgress(activity=activity, question=question, measure=measure, status="done")
    finished = assessment.with_progress(done)
    for proposal in proposals(library, finished):
        finished = finished.with_answer(proposal.activity, proposal.question, proposal.after)
    after = evaluate(library, finished)
    (one,) = promised.activities
    assert one.level.before == evaluation.activities[0].level
    assert one.level.after == after.activities[0].level
    assert {name: change.after for name, change in one.regimes.items()} == dict(after.activities[0].regimes)
    assert promised.evaluation.activities[0].hard_stops == after.activities[0].hard_stops
    left = {(s.question, s.regime, s.cite) for s in after.activities[0].hard_stops if s.state != "overridden"}
    assert all((s.question, s.regime, s.cite) not in left for s in one.removed)


@LAW
@given(seed=seeds)
def test_the_level_forecast_from_weights_alone_is_the_level_that_the_rules_find(seed: int) -> None:
    dice = random.Random(seed)
    library = shipped() if dice.random() < 0.5 else tiny.library(dice, dice.randrange(2, 8))
    if library is shipped():
        own, shared = random_answers(library, seed, dice.choice([0.5, 1.0]))
        assessment = assessment_of(own, shared, library)
    else:
        assessment = tiny.assessment(dice, library, activities=1)
    evaluation = evaluate(library, assessment)
    demands = demands_of(library, evaluation.activities[0], trust_cures=True)
    assert demands.level({}) == evaluation.activities[0].level.high
    single = [t for t in evaluation.tasks if list(library.measure[t.measure].sets) == [t.question]]
    for _ in range(5):
        some = dice.sample(single, dice.randrange(len(single) + 1))
        after = evaluate(library, with_done(library, assessment, [task.key for task in some]))
        done = {task.question: library.measure[task.measure].sets[task.question] for task in some}
        assert demands.level(done) == after.activities[0].level.high
        above = list(demands.above(1, done))
        assert max([1, *(one.level for one in above)]) == demands.level(done)


def test_doing_a_task_never_makes_an_answer_worse() -> None:
    library = shipped()
    verified = (Evidence(what="w", provided_by="A", verified_by="B"),)
    own = answers(mfa={"state": "given", "value": "yes"})
    for before, wanted in (("no", "yes"), ("partly", "yes"), ("?", "yes")):
        assessment = assessment_of({**own, **answers(mfa=before)}, {}, library)
        after = with_done(library, assessment, [("a1", "mfa", library.question["mfa"].recommendations[0])])
        assert after.activities[0].answers["mfa"].value == wanted
    for kept in (
        Answer(value="yes", evidence=verified),
        Answer(value="yes", note="n"),
        replace(answers(mfa={"state": "not_applicable", "reason": "r"})["mfa"]),
    ):
        assessment = assessment_of({**own, "mfa": kept}, {}, library)
        after = with_done(library, assessment, [("a1", "mfa", library.question["mfa"].recommendations[0])])
        assert after.activities[0].answers["mfa"] is kept


def test_a_task_that_aims_lower_than_what_is_there_changes_nothing() -> None:
    library = shipped()
    for before in ("yes", "partly"):
        own = OwnTask(id="own-1", title="Begin", activity="a1", question="mfa", answer="partly")
        assessment = assessment_of(answers(mfa=before), {}, library).with_own_task(own)
        assert with_done(library, assessment, [own.key]).activities[0].answers["mfa"].value == before


def test_evidence_of_another_answer_stays_but_must_be_verified_again() -> None:
    library = shipped()
    piece = Evidence(what="half", provided_by="A", verified_by="B", verified_on="2026-01-01")
    before = Answer(value="partly", evidence=(piece,), note="n", answered_by="A")
    assessment = assessment_of({**answers(), "mfa": before}, {}, library)
    after = with_done(library, assessment, [("a1", "mfa", library.question["mfa"].recommendations[0])])
    answer = after.activities[0].answers["mfa"]
    assert (answer.value, answer.verified, answer.note, answer.answered_by) == ("yes", False, "n", "A")
    assert answer.evidence == (replace(piece, verified_by="", verified_on=""),)


def test_a_task_that_cannot_cure_is_told_apart() -> None:
    library = shipped()
    own = answers(source_lawful="no", data_items=[{"item": "email", "source": "third_party"}])
    assessment = assessment_of(own, {}, library)
    evaluation = evaluate(library, assessment)
    task = next(task for task in evaluation.tasks if task.question == "source_lawful")
    (one,) = effect(library, assessment, evaluation, [task.key]).activities
    assert {stop.question for stop in one.uncurable} == {"source_lawful"}
    assert set(one.uncurable) <= set(one.removed)


def test_an_own_task_changes_the_fact_it_names_and_one_without_an_answer_changes_nothing() -> None:
    library = shipped()
    assessment = assessment_of(answers(direct_marketing="yes"), {}, library)
    stop = OwnTask(id="own-1", title="Stop", activity="a1", question="direct_marketing", answer="no")
    talk = OwnTask(id="own-2", title="Talk", activity="a1")
    assessment = assessment.with_own_task(stop).with_own_task(talk)
    evaluation = evaluate(library, assessment)
    after = effect(library, assessment, evaluation, [stop.key, talk.key])
    assert after.evaluation.activities[0].activity.answers["direct_marketing"].value == "no"
    assert effect(library, assessment, evaluation, [talk.key]).evaluation.activities[0] is evaluation.activities[0]


def test_a_task_for_the_whole_assessment_is_told_for_every_activity() -> None:
    dice = random.Random(3)
    library = tiny.library(dice, 6)
    assessment = tiny.assessment(dice, library, activities=3)
    evaluation = evaluate(library, assessment)
    shared = next(task for task in evaluation.tasks if not task.activity)
    assert len(effect(library, assessment, evaluation, [shared.key]).activities) == 3


@LAW
@given(seed=seeds)
def test_the_effect_on_one_activity_is_what_the_effect_on_all_says_of_it(seed: int) -> None:
    library, dice = shipped(), random.Random(seed)
    own, shared = random_answers(library, seed, 0.9)
    other, _ = random_answers(library, seed + 1, 0.9)
    assessment = assessment_of(own, shared, library)
    (first,) = assessment.activities
    assessment = replace(assessment, activities=(first, replace(first, id="other", answers=other)))
    evaluation = evaluate(library, assessment)
    keys = [task.key for task in evaluation.tasks if dice.random() < 0.5]
    whole = effect(library, assessment, evaluation, keys)
    for judged, told, after in zip(evaluation.activities, whole.activities, whole.evaluation.activities, strict=True):
        mine = [key for key in keys if key[0] in ("", judged.activity.id)]
        one, then = effect_on(library, assessment, judged, evaluation.regimes, mine)
        assert one == told
        assert (then.level, then.hard_stops, then.tasks) == (after.level, after.hard_stops, after.tasks)
