"""Every kind of fault in the file of a law is refused with its line and code; the law here is a small invented one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pia_app.errors import Fault, FaultyFiles
from pia_app.library.checking import check
from tests.library.broken import Copy

LAW = """\
id: small
version: 1
as_of: "2026-11-26"
laws:
  small:
    articles:
      "1": {status: verified, source: S1}
roles:
  controller: {cite: {article: 1}, source: S1, status: verified}
  joint: {cite: {article: 1}, source: S1, status: verified}
  processor: {cite: {article: 1}, source: S1, status: verified, bound: false}
terms:
  small_many: "people_count >= small_people"
thresholds:
  small_people: {value: 1000, unit: people, cite: {article: 1}, source: S1, status: review}
screening: [people_count]
applies:
  - {id: small_here, when: "'singapore' in people_places", cite: {article: 1}, source: S1, status: verified}
triggers:
  - {id: small_trigger, when: "small_many", outcome: mandatory, cite: {article: 1}, source: S1, status: verified}
counted:
  - id: small_counted
    presumed_from: 2
    recommended_from: 1
    cite: {article: 1}
    source: S1
    status: verified
    criteria:
      - {id: small_one, when: "dataset_matching == 'yes'", cite: {article: 1}, source: S1, status: verified}
      - {id: small_two, when: "blocks_service == 'yes'", cite: {article: 1}, source: S1, status: verified}
exempt:
  - {id: small_exempt, when: "household_use == 'yes'", lifts: [small_trigger],
     cite: {article: 1}, source: S, status: own}
duties:
  - {id: small_duty, question: notice_given, deadline: {amount: 3, unit: days},
     cite: {article: 1}, source: S, status: own}
routes:
  - id: small_route
    chosen: incident_history
    question: transfer_route
    cite: {article: 1}
    source: S1
    status: verified
    choices:
      - {id: small_choice, options: [in_sector], cite: {article: 1}, source: S1, status: verified}
contents:
  - {id: small_content, met_by: [purposes, "section:harm"], cite: {article: 1}, source: S1, status: verified}
keep:
  - {id: small_keep, period: P3Y, start: completion, cite: {article: 1}, source: S1, status: verified}
conflicts:
  - {id: small_conflict, with: gdpr, cite: {article: 1}, source: S1, status: verified}
questions:
  notice_given: {hard_stop: [{cite: {article: 1}}], references: [{article: 1}]}
"""
RULES = ("small_people", "small_here", "small_trigger", "small_counted", "small_one", "small_two", "small_exempt",
         "small_duty", "small_route", "small_choice", "small_content", "small_keep", "small_conflict")  # fmt: skip
CASES = """\
cases:
  - name: A small law holds with all its rules
    regimes: [small, gdpr]
    base: quiet
    answers: {people_places: [singapore, eea], people_count: 1000, dataset_matching: "yes", blocks_service: "yes",
              household_use: "no", notice_given: "no", incident_history: in_sector}
    expect: {screening: mandatory, duties: {small_duty: not_met}, hard_stops: {small: [notice_given]}}
  - name: A household is let off
    regimes: [small]
    base: quiet
    answers: {people_places: [singapore], people_count: 1000, household_use: "yes", period_end: "2026-09-30"}
    expect: {screening: not_required, no_reasons: [small_trigger], keep_until: "2029-09-30"}
  - name: One person fewer
    regimes: [small]
    base: quiet
    answers: {people_places: [singapore], people_count: 999, dataset_matching: "yes"}
    expect: {screening: recommended, reasons: [small_one, small_counted]}
"""


def words(name: str) -> str:
    rules = "\n".join(f"  {rule}: {{title: {rule}}}" for rule in RULES)
    return f"""\
name: {name}
short: {name}
none: nothing
laws:
  small: {{name: {name}, article: "{{article}}", paragraph: "{{paragraph}}", item: "{{item}}"}}
articles:
  small: {{"1": about everything}}
roles: {{controller: holder, joint: holders, processor: helper}}
rules:
{rules}
"""


@pytest.fixture
def law(copy: Copy) -> Copy:
    """Return the copy of the shipped library with the small law in it."""
    copy.write("regimes/small.yaml", LAW)
    copy.write("regimes/small.en.yaml", words("Small law"))
    copy.write("regimes/small.zh-CN.yaml", words("小法"))
    copy.write("regimes/small.cases.yaml", CASES)
    copy.replace("library.yaml", "gdpr, ccpa]", "gdpr, ccpa, small]")
    return copy


def found(law: Copy) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.code) for fault in law.faults()]


def test_a_law_can_be_added_by_files_alone(law: Copy) -> None:
    assert found(law) == []
    assert check(law.root)["regimes"] == 5


BREAKS: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "an article that the file does not list": (
        "outcome: mandatory, cite: {article: 1}",
        "outcome: mandatory, cite: {article: 9}",
        "unlisted_article", {"article": "9"},
    ),
    "a law that the file does not list": (
        "outcome: mandatory, cite: {article: 1}",
        "outcome: mandatory, cite: {article: 1, law: other}",
        "unknown_id", {"id": "other"},
    ),
    "an unlisted article in a hard stop": (
        "hard_stop: [{cite: {article: 1}}]",
        "hard_stop: [{cite: {article: 7}}]",
        "unlisted_article", {"article": "7"},
    ),
    "a threshold without a source": (
        "cite: {article: 1}, source: S1, status: review}",
        "cite: {article: 1}, status: review}",
        "shape_missing", {"field": "source"},
    ),
    "a threshold with an empty source": (
        "cite: {article: 1}, source: S1, status: review}",
        'cite: {article: 1}, source: "", status: review}',
        "source_missing", {},
    ),
    "a threshold whose source is blank": (
        "cite: {article: 1}, source: S1, status: review}",
        'cite: {article: 1}, source: "  ", status: review}',
        "source_missing", {},
    ),
    "an article whose source is blank": (
        '"1": {status: verified, source: S1}',
        '"1": {status: verified, source: ""}',
        "article_source", {"article": "1"},
    ),
    "a number without an article or a source": (
        'when: "small_many", outcome',
        'when: "people_count > 5000", outcome',
        "bare_number", {"number": "5000"},
    ),
    "a threshold that nothing uses": (
        '"people_count >= small_people"',
        '"people_count >= 1"',
        "threshold_unused", {"id": "small_people"},
    ),
    "a day that the calendar lacks": ('as_of: "2026-11-26"', 'as_of: "2026-02-30"', "bad_day", {"id": "2026-02-30"}),
    "a yearly day that the calendar lacks": (
        "deadline: {amount: 3, unit: days}",
        'deadline: {yearly: "02-30"}',
        "bad_day", {"id": "02-30"},
    ),
    "a status that nobody knows": (
        "source: S1, status: review}",
        "source: S1, status: sure}",
        "shape_choice", {"got": "sure"},
    ),
    "a trigger without an outcome": (
        "outcome: mandatory, ",
        "",
        "shape_missing", {"field": "outcome"},
    ),
    "two rules with one id": (
        "id: small_two",
        "id: small_one",
        "duplicate_id", {"id": "small_one"},
    ),
    "a condition over a name that does not exist": (
        'when: "small_many"',
        'when: "small_mony"',
        "condition_unknown_name", {},
    ),
    "a term that turns in a circle": (
        '"people_count >= small_people"',
        '"small_many"',
        "cycle", {"id": "small_many"},
    ),
    "a reach that depends on the laws chosen": (
        '"\'singapore\' in people_places"',
        '"export_route == \'exempt\'"',
        "applies_only_for", {"id": "export_route"},
    ),
    "more criteria needed than there are": (
        "presumed_from: 2",
        "presumed_from: 3",
        "counted_order", {},
    ),
    "an exemption from nothing": (
        "lifts: [small_trigger]",
        "lifts: [small_tigger]",
        "unknown_id", {"near": "small_trigger"},
    ),
    "a duty that a fact cannot show": (
        "id: small_duty, question: notice_given",
        "id: small_duty, question: people_count",
        "not_a_control", {"id": "people_count"},
    ),
    "a duty without its question": (
        "id: small_duty, question: notice_given",
        "id: small_duty, question: notice_gven",
        "unknown_id", {"near": "notice_given"},
    ),
    "two deadlines at once": (
        "unit: days}",
        'unit: days, yearly: "01-31"}',
        "deadline_form", {},
    ),
    "a deadline without a unit": (
        "{amount: 3, unit: days}",
        "{amount: 3}",
        "deadline_form", {},
    ),
    "a way that nobody can choose": (
        "options: [in_sector]",
        "options: [by_air]",
        "condition_option", {"option": "by_air"},
    ),
    "a content that nothing answers": (
        "met_by: [purposes,",
        "met_by: [purpoes,",
        "unknown_id", {"near": "purposes"},
    ),
    "a content of a section that does not exist": (
        '"section:harm"',
        '"section:harms"',
        "unknown_id", {},
    ),
    "a period that is none": (
        "period: P3Y",
        "period: three years",
        "bad_period", {},
    ),
    "a conflict with a law that is not here": (
        "with: gdpr",
        "with: gdrp",
        "unknown_id", {"near": "gdpr"},
    ),
    "a role that the question does not offer": (
        "  joint: {cite",
        "  jointly: {cite",
        "condition_option", {"option": "jointly"},
    ),
    "a fact for screening that does not exist": (
        "screening: [people_count]",
        "screening: [people_cont]",
        "unknown_id", {},
    ),
    "an addition to a question that does not exist": (
        "  notice_given: {hard",
        "  notice_gone: {hard",
        "unknown_id", {},
    ),
    "a base that is no law": (
        "version: 1\n",
        "version: 1\nbased_on: gdrp\n",
        "unknown_id", {"id": "gdrp"},
    ),
    "a field that nobody knows": (
        "screening: [",
        "screning: [",
        "shape_unknown", {"field": "screning"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_fault_in_the_file_of_a_law_is_named_with_its_line(law: Copy, name: str) -> None:
    old, new, code, facts = BREAKS[name]
    law.replace("regimes/small.yaml", old, new)
    faults = [f for f in law.faults() if f.file == "regimes/small.yaml"]
    named = [f for f in faults if f.code == code and facts.items() <= f.facts.items()]
    assert named, faults
    first = (law.root / "regimes/small.yaml").read_text(encoding="utf-8")[: LAW.index(old)].count("\n") + 1
    assert any(abs(f.line - first) <= 2 for f in named), (first, named)


def test_words_of_a_rule_that_are_missing_or_left_over_are_named(law: Copy) -> None:
    law.replace("regimes/small.en.yaml", "small_keep: {title: small_keep}", "small_kept: {title: small_keep}")
    assert sorted(code for file, _, code in found(law) if file == "regimes/small.en.yaml") == [
        "words_left_over", "words_missing"
    ]  # fmt: skip


def faults_of_cases(law: Copy) -> list[Fault]:
    with pytest.raises(FaultyFiles) as refused:
        check(Path(law.root))
    return list(refused.value.faults)


def test_a_rule_that_holds_in_no_case_is_refused(law: Copy) -> None:
    law.replace("regimes/small.cases.yaml", 'household_use: "yes"', 'household_use: "no"')
    law.replace("regimes/small.cases.yaml", "screening: not_required, no_reasons", "screening: mandatory, reasons")
    faults = faults_of_cases(law)
    assert [(f.file, f.code, f.facts["id"]) for f in faults] == [
        ("regimes/small.yaml", "rule_without_case", "small_exempt")
    ]  # fmt: skip
    assert faults[0].line == LAW[: LAW.index("small_exempt")].count("\n") + 1


def test_a_case_that_fails_says_what_was_wanted_and_what_was_found(law: Copy) -> None:
    law.replace("regimes/small.cases.yaml", "screening: recommended", "screening: mandatory")
    (fault,) = faults_of_cases(law)
    assert (fault.code, fault.facts["wanted"], fault.facts["found"]) == ("case_fails", "mandatory", "recommended")


@pytest.mark.parametrize(
    ("new", "code"), [("screning: recommended", "case_expect_unknown"), ("duties: small_duty", "bad_expectation")]
)
def test_an_expectation_that_cannot_be_understood_is_refused(law: Copy, new: str, code: str) -> None:
    law.replace("regimes/small.cases.yaml", "screening: recommended", new)
    assert [f.code for f in faults_of_cases(law)] == [code]
