"""The cases that lawyers wrote for the questionnaire and its laws: the rules must conclude what they say."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from pia_app.library import Case, cases
from pia_app.library.checking import check
from pia_app.library.expectations import EXPECT, Judged, failures
from pia_app.rules.validation import fault
from tests.support import CUSTOMER_DATA, shipped

CASES = cases(CUSTOMER_DATA, shipped())
LEAST = {"cases.yaml": 48, "regimes/pipl.cases.yaml": 15, "regimes/gdpr.cases.yaml": 15, "regimes/ccpa.cases.yaml": 15,
         "regimes/civil_code.cases.yaml": 8}  # fmt: skip


def mentioned(key: str, wanted: Any) -> dict[str, set[str]]:
    """Return the ids that an expectation names, by what they must be ids of."""
    if key in ("hard_stops", "pending_stops", "overridden_stops"):
        return {"regime": set(wanted), "question": {q for questions in wanted.values() for q in questions}}
    if key in ("findings", "no_findings", "asked", "not_asked", "missing"):
        return {"question": set(wanted)}
    if key in ("tasks", "no_tasks"):
        return {"measure": set(wanted)}
    if key in ("reasons", "no_reasons", "duties", "no_duties", "contents", "conflicts", "no_conflicts", "routes"):
        return {"rule": set(wanted)}
    return {"scenario": set(wanted)} if key == "scenarios" else {}


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_the_rules_conclude_what_the_case_says(case: Case) -> None:
    assert case.expect
    assert failures(shipped(), case) == []


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_a_case_names_only_what_exists_and_its_answers_fit_their_questions(case: Case) -> None:
    library = shipped()
    rules = {rule.id for regime in library.regimes for rule in regime.rules()}
    known = {
        "question": library.question, "measure": library.measure, "regime": library.regime,
        "scenario": library.scenario, "rule": rules,
    }  # fmt: skip
    for key, wanted in case.expect.items():
        assert key in EXPECT
        for kind, ids in mentioned(key, wanted).items():
            assert ids - set(known[kind]) == set(), (key, kind)
    assert {q: f for q, a in case.answers.items() if (f := fault(library, library.question[q], a))} == {}


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    names = [c.name for c in CASES]
    assert len(set(names)) == len(names)
    counts = Counter(c.file for c in CASES)
    assert {file: counts[file] >= least for file, least in LEAST.items()} == dict.fromkeys(LEAST, True)


@pytest.mark.parametrize("regime", ["pipl", "gdpr", "ccpa"])
def test_at_least_five_cases_of_each_law_need_no_assessment(regime: str) -> None:
    own = [c for c in CASES if c.file == f"regimes/{regime}.cases.yaml"]
    assert sum(c.expect.get("screening") == "not_required" for c in own) >= 5


def test_the_whole_library_with_every_rule_of_law_passes_its_own_check() -> None:
    assert check(CUSTOMER_DATA)["cases"] == len(CASES)


def test_every_hard_stop_opens_in_one_case_and_stays_closed_in_another() -> None:
    rules = {(q.id, s.regime) for q in shipped().questions for s in q.hard_stop}
    opened: set[tuple[str, str]] = set()
    closed: set[tuple[str, str]] = set()
    for case in CASES:
        judged = Judged(shipped(), case)
        asked = {*judged.evaluation.asked.asked, *judged.activity.asked.asked}
        here = {(q, r) for r, questions in judged.stops("open").items() for q in questions}
        opened |= here
        closed |= {(q, r) for q, r in rules - here if r in judged.evaluation.regimes and q in asked}
    assert rules - opened == set()
    assert rules - closed == set()
