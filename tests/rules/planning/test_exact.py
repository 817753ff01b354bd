"""The planner is never beaten: held against every choice of tasks, in small questionnaires and in the shipped one."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import Aim, Answer, Assessment, Evaluation, Library, ProcessingActivity, TaskKey
from pia_app.rules import evaluate
from pia_app.rules.planning import effect, plan
from pia_app.rules.planning.effects import with_done
from pia_app.rules.planning.spending import Counts, counts
from tests.rules.planning import tiny
from tests.support import VERIFIED, random_answers, shipped

MOST = 8
LAW = settings(max_examples=350, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**32 - 1)


def close(first: tiny.Rank, second: tiny.Rank) -> bool:
    return first[0] == second[0] and abs(first[1] - second[1]) < 1e-9 and first[2] == second[2]


@LAW
@given(seed=seeds)
def test_no_choice_of_tasks_is_better_in_a_small_questionnaire(seed: int) -> None:
    dice = random.Random(seed)
    library = tiny.library(dice, dice.randrange(2, 7))
    assessment = tiny.assessment(dice, library, activities=dice.choice([1, 2, 3]))
    evaluation = evaluate(library, assessment)
    for _ in range(3):
        aim = tiny.aim(dice, assessment)
        if len(tiny.choosable(library, assessment, evaluation, aim)) > MOST:
            continue
        made = plan(library, assessment, evaluation, aim, tiny.TODAY)
        assert close(tiny.rank(made), tiny.best_of_all(library, assessment, evaluation, aim)), aim
        assert aim.budget is None or made.total <= aim.budget + 1e-9
        assert all(task.needed_for for task in made.tasks)
        for one in made.activities:
            assert bool(one.obstacles) == (one.reached > one.wanted)
            assert one.least <= one.reached <= one.now


def judged_again(
    library: Library, assessment: Assessment, evaluation: Evaluation, aim: Aim, some: tuple[TaskKey, ...]
) -> Counts:
    """Return the counts that the rules themselves give once some tasks are done; what cannot be cured stays."""
    after = evaluate(library, with_done(library, assessment, some), regimes=evaluation.regimes)
    levels = []
    for before, result in zip(evaluation.activities, after.activities, strict=True):
        staying = [1] + [
            library.method.stop_levels["prohibited" if stop.prohibited else "open"]
            for stop in before.hard_stops
            if stop.state == "open" and not stop.curable and not aim.trust_cures
        ]
        level = max(result.level.high, *staying)
        levels.append(level if level > aim.of(result.activity.id) else 0)
    return counts(levels)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=seeds)
def test_no_choice_of_tasks_is_better_when_each_is_judged_anew_by_the_rules(seed: int) -> None:
    dice = random.Random(seed)
    library = tiny.library(dice, dice.randrange(2, 5))
    assessment = tiny.assessment(dice, library, activities=2)
    assessment = assessment.without_own_task("own-0").without_own_task("own-1")  # facts at odds are left to the other
    evaluation, aim = evaluate(library, assessment), tiny.aim(dice, assessment)
    weights = tiny.choosable(library, assessment, evaluation, aim)
    if len(weights) > MOST:
        return
    best = min(
        (judged_again(library, assessment, evaluation, aim, some), round(sum(weights[k] for k in some), 6), len(some))
        for size in range(len(weights) + 1)
        for some in combinations(sorted(weights), size)
        if aim.budget is None or sum(weights[key] for key in some) <= aim.budget + 1e-9
    )
    assert close(tiny.rank(plan(library, assessment, evaluation, aim, tiny.TODAY)), best)


def nearly_done(seed: int, tasks: int, activities: int) -> tuple[Assessment, Evaluation]:
    """Return an assessment by the shipped questionnaire with all controls in place but for a few tasks' worth."""
    library, dice = shipped(), random.Random(seed)
    held = []
    for number in range(activities + 1):
        own, shared = random_answers(library, seed * 7 + number, 1.0)
        part = shared if number == activities else own
        held.append({
            name: Answer(value="yes", evidence=VERIFIED if dice.random() < 0.6 else ())
            if library.question[name].role == "control" else answer
            for name, answer in part.items()
        })  # fmt: skip
    made = tuple(ProcessingActivity(id=f"a{n}", name=f"A{n}", answers=held[n]) for n in range(activities))
    found = Assessment(id="t", name="T", library=library.id, regimes=tuple(library.regime), answers=held[-1],
                       activities=made, created=tiny.TODAY.isoformat())  # fmt: skip
    evaluation = evaluate(library, found)
    places = [("", q) for q in evaluation.asked.asked]
    places += [(r.activity.id, q) for r in evaluation.activities for q in r.asked.asked]
    matter = {c for s in library.scenarios for c in s.controls} | {q.id for q in library.questions if q.hard_stop}
    places = [place for place in places if place[1] in matter]
    dice.shuffle(places)
    for activity, question in places:
        worse = found.with_answer(activity, question, Answer(value=dice.choice(["no", "no", "partly"])))
        judged = evaluate(library, worse, previous=evaluation)
        if len(judged.tasks) <= tasks:
            found, evaluation = worse, judged
        if len(evaluation.tasks) == tasks:
            break
    return found, evaluation


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), activities=st.integers(1, 3))
def test_no_choice_of_tasks_is_better_in_the_shipped_questionnaire(seed: int, activities: int) -> None:
    library, dice = shipped(), random.Random(seed)
    assessment, evaluation = nearly_done(seed, dice.choice([7, 9, 10]), activities)
    for _ in range(3):
        aim = Aim(
            target=dice.choice([1, 2, 3]),
            budget=dice.choice([None, None, 0, 3, 8, 13.5, 25]),
            trust_cures=dice.random() < 0.5,
        )
        made = plan(library, assessment, evaluation, aim, tiny.TODAY)
        assert close(tiny.rank(made), tiny.best_of_all(library, assessment, evaluation, aim)), aim


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6), share=st.sampled_from([0.5, 0.9, 1.0]))
def test_what_a_plan_promises_is_what_the_rules_say_once_its_tasks_are_done(seed: int, share: float) -> None:
    library, dice = shipped(), random.Random(seed)
    own, shared = random_answers(library, seed, share)
    activity = ProcessingActivity(id="a", name="A", answers=own)
    assessment = Assessment(id="t", name="T", library=library.id, regimes=tuple(library.regime), answers=shared,
                            activities=(activity,), created=tiny.TODAY.isoformat())  # fmt: skip
    evaluation = evaluate(library, assessment)
    aim = Aim(target=dice.choice([1, 2, 3]), budget=dice.choice([None, 20]), trust_cures=True)
    made = plan(library, assessment, evaluation, aim, tiny.TODAY)
    after = evaluate(library, with_done(library, assessment, [task.key for task in made.tasks]))
    assert after.activities[0].level.high == made.activities[0].reached
    strict = plan(library, assessment, evaluation, Aim(target=aim.target), tiny.TODAY)
    assert strict.activities[0].reached >= strict.effect.activities[0].level.after.high


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=seeds)
def test_without_any_one_of_its_tasks_a_plan_falls_short(seed: int) -> None:
    dice = random.Random(seed)
    library = tiny.library(dice, dice.randrange(3, 8))
    assessment = tiny.assessment(dice, library)
    evaluation = evaluate(library, assessment)
    aim = Aim(target=dice.choice([1, 2, 3]), trust_cures=True)
    made = plan(library, assessment, evaluation, aim, tiny.TODAY)
    keys = [task.key for task in made.tasks]
    reached = {one.activity: one.reached for one in made.activities}
    for task in made.tasks:
        left = effect(library, assessment, evaluation, [key for key in keys if key != task.key])
        worse = {a.activity: a.level.after.high for a in left.activities if a.level.after.high > reached[a.activity]}
        named = {one.activity: 0 for one in task.needed_for}
        for one in task.needed_for:
            named[one.activity] = max(named[one.activity], one.level)
        assert named == worse
