"""The cases that lawyers wrote for the shipped questionnaire: the rules must conclude what the case says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

import pytest

from pia_app.library import Case, cases
from pia_app.model import Assessment, Evaluation, Interval, ProcessingActivity
from pia_app.rules import evaluate
from pia_app.rules.validation import fault
from tests.support import CUSTOMER_DATA, shipped

CASES = cases(CUSTOMER_DATA, shipped())
LEVELS = shipped().method.levels


def judged(case: Case) -> Evaluation:
    """Judge a case: its answers are divided between the assessment and one activity."""
    library = shipped()
    shared = {q: a for q, a in case.answers.items() if library.question[q].scope == "assessment"}
    own = {q: a for q, a in case.answers.items() if library.question[q].scope == "activity"}
    activity = ProcessingActivity(id="case", name=case.name, answers=own)
    assessment = Assessment(
        id="case", name=case.name, library=library.id, regimes=case.regimes, answers=shared, activities=(activity,)
    )
    return evaluate(library, assessment)


def named(interval: Interval) -> list[str]:
    return [LEVELS[interval.low - 1], LEVELS[interval.high - 1]]


def worse(interval: Interval) -> str:
    return named(interval)[1]


def stops(evaluation: Evaluation, state: str) -> dict[str, list[str]]:
    """Return the questions whose stops are in one state, by regime, each once."""
    found: dict[str, list[str]] = {}
    for stop in evaluation.activities[0].hard_stops:
        if stop.state == state and stop.question not in found.setdefault(stop.regime, []):
            found[stop.regime].append(stop.question)
    return {regime: questions for regime, questions in found.items() if questions}


def found(evaluation: Evaluation) -> list[str]:
    return [f.question for f in (*evaluation.findings, *evaluation.activities[0].findings)]


def measures(evaluation: Evaluation) -> list[str]:
    return [t.measure for t in evaluation.tasks]


def asked(evaluation: Evaluation) -> list[str]:
    return [*evaluation.asked.asked, *evaluation.activities[0].asked.asked]


def contains(here: Collection[str], wanted: Iterable[str]) -> None:
    assert [w for w in wanted if w not in here] == []


def lacks(here: Collection[str], unwanted: Iterable[str]) -> None:
    assert [w for w in unwanted if w in here] == []


def level(evaluation: Evaluation, wanted: str) -> None:
    assert worse(evaluation.activities[0].level) == wanted


def interval(evaluation: Evaluation, wanted: list[str]) -> None:
    assert named(evaluation.activities[0].level) == wanted


def inherent(evaluation: Evaluation, wanted: str) -> None:
    assert worse(evaluation.activities[0].inherent) == wanted


def current(evaluation: Evaluation, wanted: str) -> None:
    assert worse(evaluation.activities[0].current) == wanted


def target(evaluation: Evaluation, wanted: str) -> None:
    assert worse(evaluation.activities[0].target) == wanted


def regimes(evaluation: Evaluation, wanted: Mapping[str, str]) -> None:
    assert {r: worse(evaluation.activities[0].regimes[r]) for r in wanted} == wanted


def hard_stops(evaluation: Evaluation, wanted: Mapping[str, list[str]]) -> None:
    open_ones = stops(evaluation, "open")
    if not wanted:
        assert open_ones == {}
    lacks(wanted, [r for r in wanted if r not in evaluation.regimes])
    assert {r: sorted(open_ones.get(r, [])) for r in wanted} == {r: sorted(q) for r, q in wanted.items()}


def pending_stops(evaluation: Evaluation, wanted: Mapping[str, list[str]]) -> None:
    pending = stops(evaluation, "pending")
    for regime, questions in wanted.items():
        contains(pending.get(regime, []), questions)


def scenarios(evaluation: Evaluation, wanted: Mapping[str, str]) -> None:
    levels = {r.scenario: worse(r.current) for r in evaluation.activities[0].risks}
    assert {s: levels.get(s, "does not apply") for s in wanted} == wanted


def principles(evaluation: Evaluation, wanted: Mapping[str, str]) -> None:
    bands = {p.principle: p.band[0] if p.band else "not_assessed" for p in evaluation.activities[0].principles}
    assert {p: bands[p] for p in wanted} == wanted


EXPECT: Mapping[str, Callable[[Evaluation, Any], None]] = {
    "level": level,
    "interval": interval,
    "inherent": inherent,
    "current": current,
    "target": target,
    "regimes": regimes,
    "hard_stops": hard_stops,
    "pending_stops": pending_stops,
    "scenarios": scenarios,
    "principles": principles,
    "findings": lambda e, wanted: contains(found(e), wanted),
    "no_findings": lambda e, wanted: lacks(found(e), wanted),
    "tasks": lambda e, wanted: contains(measures(e), wanted),
    "no_tasks": lambda e, wanted: lacks(measures(e), wanted),
    "asked": lambda e, wanted: contains(asked(e), wanted),
    "not_asked": lambda e, wanted: lacks(asked(e), wanted),
}


def mentioned(key: str, wanted: Any) -> dict[str, set[str]]:
    """Return the ids that an expectation names, by what they must be ids of."""
    if key in ("hard_stops", "pending_stops"):
        return {"regime": set(wanted), "question": {q for questions in wanted.values() for q in questions}}
    if key in ("findings", "no_findings", "asked", "not_asked"):
        return {"question": set(wanted)}
    if key in ("tasks", "no_tasks"):
        return {"measure": set(wanted)}
    return {"scenario": set(wanted)} if key == "scenarios" else {}


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_the_rules_conclude_what_the_case_says(case: Case) -> None:
    evaluation = judged(case)
    assert case.expect
    for key, wanted in case.expect.items():
        assert key in EXPECT, f"a case cannot expect {key!r}"
        EXPECT[key](evaluation, wanted)


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_a_case_names_only_what_exists_and_its_answers_fit_their_questions(case: Case) -> None:
    library = shipped()
    known = {
        "question": library.question, "measure": library.measure, "regime": library.regime, "scenario": library.scenario
    }  # fmt: skip
    for key, wanted in case.expect.items():
        for kind, ids in mentioned(key, wanted).items():
            assert ids - set(known[kind]) == set(), (key, kind)
    assert {q: f for q, a in case.answers.items() if (f := fault(library, library.question[q], a))} == {}


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    names = [c.name for c in CASES]
    assert len(names) >= 48
    assert len(set(names)) == len(names)


def test_every_hard_stop_opens_in_one_case_and_stays_closed_in_another() -> None:
    rules = {(q.id, s.regime) for q in shipped().questions for s in q.hard_stop}
    opened: set[tuple[str, str]] = set()
    closed: set[tuple[str, str]] = set()
    for case in CASES:
        evaluation = judged(case)
        here = {(q, r) for r, questions in stops(evaluation, "open").items() for q in questions}
        opened |= here
        closed |= {(q, r) for q, r in rules - here if r in evaluation.regimes and q in asked(evaluation)}
    assert rules - opened == set()
    assert rules - closed == set()
