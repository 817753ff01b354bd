"""A questionnaire of 1,000 questions in two languages: read, kept, and 50 activities judged by it.

Each prints the floor (the least that any program with these parts must do), ours, and the ratio.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import yaml
from pytest_benchmark.fixture import BenchmarkFixture

from pia_app import library as libraries
from pia_app.model import Answer, Assessment, Evaluation, Library, ProcessingActivity
from pia_app.rules import evaluate
from pia_app.rules.applicability import interview
from tests.benchmarks import synthetic
from tests.support import CUSTOMER_DATA, random_answers

TIMES = 6
ROUNDS = 12
ACTIVITIES = 50
# Half the controls missing, in part or not known: more findings than people have.
ANSWERED = 0.8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the shipped library six times over: 1,000 questions, 96 scenarios, 700 measures."""
    return synthetic.write(CUSTOMER_DATA, tmp_path_factory.mktemp("large") / "library", TIMES)


@pytest.fixture(scope="module")
def library(folder: Path) -> Library:
    found = libraries.load(folder)
    assert len(found.questions) >= 1_000
    return found


@pytest.fixture(scope="module")
def assessment(library: Library) -> Assessment:
    """Return an assessment of 50 activities with some 40,000 answers."""
    answers = [random_answers(library, seed, ANSWERED) for seed in range(ACTIVITIES)]
    activities = tuple(ProcessingActivity(id=f"a{n}", name=f"A{n}", answers=own) for n, (own, _) in enumerate(answers))
    return Assessment(
        id="t",
        name="Large",
        library=library.id,
        regimes=tuple(library.regime),
        answers=answers[0][1],
        activities=activities,
    )


@pytest.fixture(scope="module")
def judged(library: Library, assessment: Assessment) -> Evaluation:
    return evaluate(library, assessment)


def fastest(work: Callable[[], object]) -> float:
    """Return the shortest of several runs, in seconds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


Setup = Callable[[], tuple[tuple[object, ...], dict[str, object]]]


def measure(benchmark: BenchmarkFixture, work: Callable[..., object], setup: Setup, rounds: int = ROUNDS) -> float:
    """Return the shortest of several runs, in seconds; `setup` gives what each is called with."""
    benchmark.pedantic(work, setup=setup, rounds=rounds, warmup_rounds=1)  # type: ignore[no-untyped-call]
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.min)


def tell(name: str, floor: float, of: str, ours: float, goal: str) -> None:
    print(f"\n{name}: {of} {floor * 1000:.2f} ms, ours {ours * 1000:.2f} ms, ratio {ours / floor:.2f} (goal {goal})")


def test_load_from_files(benchmark: BenchmarkFixture, folder: Path) -> None:
    paths = sorted(folder.rglob("*.yaml"))

    def compose() -> None:
        for path in paths:
            yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CLoader)

    floor = fastest(compose)
    ours = measure(benchmark, libraries.load, lambda: ((folder,), {}))
    tell("1,000 questions checked and loaded from files", floor, "PyYAML's C compose", ours, "ratio 1.00")


def test_decode_the_stored_copy(benchmark: BenchmarkFixture, library: Library) -> None:
    data = libraries.encode(library)
    floor = fastest(lambda: msgspec.json.decode(data))
    ours = measure(benchmark, libraries.decode, lambda: ((data,), {}))
    tell("1,000 questions from the stored copy", floor, "the same JSON as plain values", ours, "20 ms")


def changes(assessment: Assessment, activity: str, question: str, *values: object) -> Setup:
    """Return what gives, at each call, the assessment with another answer to one question."""
    answers = itertools.cycle([Answer(value=value) for value in values])  # type: ignore[arg-type]
    return lambda: ((assessment.with_answer(activity, question, next(answers)),), {})


def interviews(library: Library, assessment: Assessment, *activities: ProcessingActivity) -> float:
    """Return the time it takes to find out what is asked about each activity, in seconds."""
    answers = [{**assessment.answers, **activity.answers} for activity in activities]
    return fastest(lambda: [interview(library, given, assessment.regimes) for given in answers])


def test_one_answer_about_one_activity(
    benchmark: BenchmarkFixture, library: Library, assessment: Assessment, judged: Evaluation
) -> None:
    activity = assessment.activities[7]
    floor = interviews(library, assessment, activity)
    setup = changes(assessment, activity.id, "notice_given", "yes", "no", "partly")
    ours = measure(benchmark, lambda changed: evaluate(library, changed, previous=judged), setup, ROUNDS * 2)
    tell("one answer about one of 50 activities", floor, "one interview", ours, "10 ms")


def test_one_fact_about_one_activity(
    benchmark: BenchmarkFixture, library: Library, assessment: Assessment, judged: Evaluation
) -> None:
    activity = assessment.activities[7]
    floor = interviews(library, assessment, activity)
    setup = changes(assessment, activity.id, "people_count", 100, 20_000_000)
    ours = measure(benchmark, lambda changed: evaluate(library, changed, previous=judged), setup, ROUNDS * 2)
    tell("one fact on which everything rests", floor, "one interview", ours, "10 ms")


def test_an_answer_asked_once(
    benchmark: BenchmarkFixture, library: Library, assessment: Assessment, judged: Evaluation
) -> None:
    floor = interviews(library, assessment, *assessment.activities)
    setup = changes(assessment, "", "incident_plan", "yes", "no", "partly")
    ours = measure(benchmark, lambda changed: evaluate(library, changed, previous=judged), setup)
    tell("an answer asked once, 50 activities judged again", floor, "50 interviews", ours, "250 ms")


def test_everything_from_the_beginning(benchmark: BenchmarkFixture, library: Library, assessment: Assessment) -> None:
    floor = interviews(library, assessment, *assessment.activities)
    ours = measure(benchmark, evaluate, lambda: ((library, assessment), {}), rounds=3)
    tell("50 activities judged from the beginning", floor, "50 interviews", ours, "none set")
