"""The source article, item by item: each is carried by questions, scenarios and recommendations that exist."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.support import shipped

ROWS: Mapping[str, Mapping[str, Any]] = {row["id"]: row for row in shipped().article}
PRINCIPLES = {
    "principle_lawful": "lawfulness",
    "principle_consent": "consent",
    "principle_purpose": "purpose",
    "principle_security": "security",
    "principle_minimisation": "minimisation",
    "principle_storage": "storage",
    "principle_accountability": "accountability",
}
LAWS = {"law_pipl": "pipl", "law_civil_code": "civil_code", "law_gdpr": "gdpr", "law_ccpa": "ccpa"}
MEASURES = ("measure_management", "measure_technical", "measure_third_parties", "measure_complaints")
PROBLEMS = ("problem_over_collection", "problem_weak_security", "problem_staff_misuse", "problem_cross_region")
REMEDIES = ("remedy_answerable", "remedy_monitoring", "remedy_compensation")
# What the article asks for by name, and the question that must stand behind it.
NAMED = {
    "credit score": ("customer_data_defined", "catalogue", "credit_score"),
    "purchase records": ("customer_data_defined", "catalogue", "purchase_history"),
    "private information": ("privacy_right_defined", "questions", "private_information_consent"),
    "peace of private life": ("privacy_right_defined", "questions", "marketing_permission"),
    "balance of interests": ("commercial_balance", "questions", "benefits_balanced"),
    "staff training": ("measure_management", "questions", "staff_trained"),
    "encrypted connections": ("measure_technical", "questions", "encryption_transit"),
    "two-factor sign-in": ("measure_technical", "questions", "mfa"),
    "qualification of third parties": ("measure_third_parties", "questions", "vendor_checked"),
    "contracts with third parties": ("measure_third_parties", "questions", "vendor_contract"),
    "complaints": ("measure_complaints", "questions", "complaint_channel"),
    "vulnerability scans": ("problem_weak_security", "questions", "vulnerability_scans"),
    "stress tests": ("answer_scans_and_stress_tests", "questions", "stress_tests"),
    "policy that says what is collected": ("answer_policy_lists_items", "questions", "policy_matches_practice"),
    "rules of conduct": ("answer_training_and_oversight", "questions", "staff_sanctions"),
    "conflicting laws abroad": ("problem_cross_region", "questions", "foreign_request_rule"),
    "answering for a leak": ("remedy_answerable", "questions", "owner_named"),
    "identity monitoring": ("remedy_monitoring", "questions", "remedy_plan"),
    "compensation": ("remedy_compensation", "questions", "remedy_plan"),
    "people concerned have a say": ("outlook_shared_effort", "questions", "views_sought"),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
def test_a_row_leads_to_things_that_exist(row: Mapping[str, Any]) -> None:
    library = shipped()
    entries = {e.id for c in library.catalogues for e in c.entries}
    assert row["questions"]
    assert [q for q in row["questions"] if q not in library.question] == []
    assert [s for s in row["scenarios"] if s not in library.scenario] == []
    assert [m for m in row["measures"] if m not in library.measure] == []
    assert [e for e in row["catalogue"] if e not in entries] == []


@pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
def test_a_recommendation_of_a_row_answers_one_of_its_questions(row: Mapping[str, Any]) -> None:
    strays = [m for m in row["measures"] if not set(shipped().measure[m].sets) & set(row["questions"])]
    assert strays == []


@pytest.mark.parametrize("name", [*PRINCIPLES, *MEASURES, *PROBLEMS, *REMEDIES, *LAWS])
def test_every_principle_measure_problem_remedy_and_law_of_the_article_has_its_row(name: str) -> None:
    row = ROWS[name]
    assert row["kind"] == name.split("_")[0]
    assert row["questions"]
    assert row["scenarios"]
    assert row["measures"]


@pytest.mark.parametrize(("name", "principle"), PRINCIPLES.items())
def test_the_row_of_a_principle_holds_key_controls_of_that_principle(name: str, principle: str) -> None:
    questions = [shipped().question[q] for q in ROWS[name]["questions"]]
    own = [q for q in questions if q.role == "control" and q.principle == principle]
    assert len(own) >= 3
    assert principle == "storage" or any(q.key for q in own)


@pytest.mark.parametrize(("name", "regime"), LAWS.items())
def test_the_row_of_a_law_holds_questions_that_cite_it(name: str, regime: str) -> None:
    for question in ROWS[name]["questions"]:
        assert regime in {r.regime for r in shipped().question[question].references}, question


@pytest.mark.parametrize(("row", "part", "member"), NAMED.values(), ids=list(NAMED))
def test_what_the_article_names_has_a_place(row: str, part: str, member: str) -> None:
    assert member in ROWS[row][part]


def test_implied_consent_is_where_we_depart_from_the_article_and_the_words_say_so() -> None:
    assert ROWS["principle_consent"]["departs"]
    assert "consent_explicit" in ROWS["principle_consent"]["questions"]
    words = {language: shipped().words[language]["article"]["principle_consent"] for language in shipped().languages}
    assert re.search(r"\bdo not follow\b.*\bimplied\b", words["en"]["note"])
    assert "默示" in words["zh-CN"]["note"]


@pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
def test_a_row_has_words_in_every_language_and_a_note_where_we_depart(row: Mapping[str, Any]) -> None:
    for language in shipped().languages:
        words = shipped().words[language]["article"][row["id"]]
        assert words["item"].strip()
        assert words.get("note", "").strip() or not row["departs"]
