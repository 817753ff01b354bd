"""Plans for 50 activities: a few tasks each, as after a first round of work, and many, as before it.

Each prints the floor (judging all activities once, as every plan must to show where it leads), ours, and the ratio.
"""

from __future__ import annotations

import random
from datetime import date
from itertools import cycle

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pia_app.gui.plan_trial import Trial
from pia_app.gui.snapshot import Snapshot
from pia_app.model import Aim, Answer, Answers, Assessment, Evaluation, ProcessingActivity
from pia_app.rules import evaluate
from pia_app.rules.influence import influences
from pia_app.rules.planning import effect, plan
from pia_app.wording import Words
from tests.benchmarks.test_core import ACTIVITIES, fastest, measure, tell
from tests.rules.planning.test_sharing import lacking, mostly_once
from tests.support import VERIFIED, random_answers, shipped

TODAY = date(2026, 11, 26)
FEW, MANY = 0.045, 0.4
"""The share of controls that are missing: some 200 tasks in all, and some 1,600."""


def assessment(missing: float) -> Assessment:
    """Return 50 activities of random facts in which a share of the controls is missing."""
    held = []
    for seed in range(ACTIVITIES):
        dice = random.Random(seed)
        held.append([_controls(part, missing, dice) for part in random_answers(shipped(), seed, 1.0)])
    activities = tuple(ProcessingActivity(id=f"a{n}", name=f"A{n}", answers=own) for n, (own, _) in enumerate(held))
    return Assessment(
        id="t", name="Large", library=shipped().id, regimes=tuple(shipped().regime), answers=held[0][1],
        activities=activities, created=TODAY.isoformat(),
    )  # fmt: skip


def _controls(answers: Answers, missing: float, dice: random.Random) -> Answers:
    def control() -> Answer:
        evidence = VERIFIED if dice.random() < 0.5 else ()
        return Answer(value="no" if dice.random() < missing else "yes", evidence=evidence)

    return {
        name: control() if shipped().question[name].role == "control" else answer for name, answer in answers.items()
    }


@pytest.fixture(scope="module")
def few() -> tuple[Assessment, Evaluation]:
    held = assessment(FEW)
    return held, evaluate(shipped(), held)


@pytest.fixture(scope="module")
def many() -> tuple[Assessment, Evaluation]:
    held = assessment(MANY)
    return held, evaluate(shipped(), held)


AIMS = {
    "medium everywhere": Aim(target=2, trust_cures=True),
    "low everywhere": Aim(target=1, trust_cures=True),
    "a tight budget": Aim(target=2, budget=60, trust_cures=True),
    "half the budget": Aim(target=2, budget=900, trust_cures=True),
}


def timed(benchmark: BenchmarkFixture, case: tuple[Assessment, Evaluation], name: str) -> None:
    held, evaluation = case
    floor = fastest(lambda: evaluate(shipped(), held))
    call = (shipped(), held, evaluation, AIMS[name], TODAY)
    ours = measure(benchmark, plan, lambda: (call, {}))
    made = plan(*call)
    tell(f"{name}: {len(made.tasks)} of {len(evaluation.tasks)} tasks, 50 activities", floor, "judging all once", ours,
         "1,000 ms")  # fmt: skip


@pytest.mark.parametrize("name", AIMS)
def test_the_least_of_some_two_hundred_tasks(
    benchmark: BenchmarkFixture, few: tuple[Assessment, Evaluation], name: str
) -> None:
    timed(benchmark, few, name)


@pytest.mark.parametrize("name", AIMS)
def test_the_least_of_many_tasks(benchmark: BenchmarkFixture, many: tuple[Assessment, Evaluation], name: str) -> None:
    timed(benchmark, many, name)


@pytest.mark.parametrize("name", AIMS)
def test_the_least_where_most_controls_are_asked_once(benchmark: BenchmarkFixture, name: str) -> None:
    """What couples activities most: four fifths of the controls of scenarios are asked once, and most are missing."""
    library = mostly_once(0.8)
    held = lacking(library, 15, 0.9)
    evaluation = evaluate(library, held)
    floor = fastest(lambda: evaluate(library, held))
    call = (library, held, evaluation, AIMS[name], TODAY)
    ours = measure(benchmark, plan, lambda: (call, {}))
    made = plan(*call)
    tell(f"{name}: {len(made.tasks)} of {len(evaluation.tasks)} tasks, 15 activities, most asked once", floor,
         "judging all once", ours, "1,000 ms")  # fmt: skip


def test_the_effect_of_one_task(benchmark: BenchmarkFixture, many: tuple[Assessment, Evaluation]) -> None:
    held, evaluation = many
    task = next(task for task in evaluation.tasks if task.activity)
    floor = fastest(lambda: evaluate(shipped(), held))
    ours = measure(benchmark, effect, lambda: ((shipped(), held, evaluation, [task.key]), {}))
    tell("the effect of one task", floor, "judging all once", ours, "10 ms")


def test_one_more_tick_when_all_tasks_are_ticked(
    benchmark: BenchmarkFixture, many: tuple[Assessment, Evaluation]
) -> None:
    """What the page Plan works out beside the window on each tick."""
    held, evaluation = many
    words = Words(shipped(), "en")
    trial = Trial(
        Snapshot(assessment=held, library=shipped(), evaluation=evaluation, activity_id="a0", words=words,
                 interface_language="en")
    )  # fmt: skip
    keys = [task.key for task in evaluation.tasks if task.key[0]]
    trial.together(keys)
    ticks = cycle([keys[1:], keys])
    floor = fastest(lambda: evaluate(shipped(), held))
    ours = measure(benchmark, trial.together, lambda: ((next(ticks),), {}))
    tell("one more tick, 50 activities", floor, "judging all once", ours, "16 ms")


def test_the_answers_that_matter_most_to_one_activity(
    benchmark: BenchmarkFixture, many: tuple[Assessment, Evaluation]
) -> None:
    held, evaluation = many
    floor = fastest(lambda: evaluate(shipped(), held))
    ours = measure(benchmark, influences, lambda: ((shipped(), held, evaluation, "a7"), {}))
    tell("the answers that matter most to one activity", floor, "judging all once", ours, "300 ms")
