"""What each law makes of the facts, as the report tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pia_app import exchange
from pia_app.model import Answer, Assessment, Evaluation, Override, Row
from pia_app.report.catalogue import find
from pia_app.report.context.build import build
from pia_app.rules import evaluate
from pia_app.wording import Words
from tests.questionnaires.test_words_by_law import betrayed
from tests.report.support import DAY, assessment, paragraphs, part, report
from tests.support import CUSTOMER_DATA, shipped

LANGUAGES = ("zh-CN", "en")
LAWS = tuple(shipped().regime)
A1, A2, A3 = range(3)
# Two of the laws are of one country, and each calls the laws of that country by the same words.
OF_ONE_COUNTRY = {"Chinese law", "\u6211\u56fd", "\u5904\u7406\u8005"}


@lru_cache(maxsize=4)
def sample(language: str = "en") -> Assessment:
    (found,) = exchange.read(CUSTOMER_DATA / "samples" / f"hotel.{language}.json", shipped())
    return found


def context(
    subject: Assessment, language: str = "en", template: str = "standard", activity: str = ""
) -> dict[str, Any]:
    return build(
        shipped(), subject, evaluate(shipped(), subject), find(template, language), language=language, today=DAY,
        content_hash="ab" * 32, log_head="", activity=activity,
    )  # fmt: skip


@lru_cache(maxsize=4)
def judged(language: str = "en") -> Evaluation:
    return evaluate(shipped(), sample(language))


@lru_cache(maxsize=4)
def told(language: str = "en") -> dict[str, Any]:
    return context(sample(language), language)


def answering(subject: Assessment, number: int, **values: str) -> Assessment:
    """Return an assessment with answers to questions about one activity."""
    for question, value in values.items():
        subject = subject.with_answer(subject.activities[number].id, question, Answer(value=value))
    return subject


def law(found: dict[str, Any], number: int, regime: str) -> dict[str, Any]:
    """Return what one law makes of one activity."""
    screened: dict[str, Any] = found["screening"][number]["laws"][LAWS.index(regime)]
    return screened


def rows(found: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    for group in found[name]:
        yield from group["rows"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_law_says_of_every_activity_whether_it_demands_an_assessment(language: str) -> None:
    words = Words(shipped(), language)
    for activity, result in zip(told(language)["screening"], judged(language).activities, strict=True):
        assert [each["law"] for each in activity["laws"]] == [words.regime(r).short for r in LAWS]
        for each, found in zip(activity["laws"], result.laws, strict=True):
            presumed = found.screening.presumed
            assert each["outcome"] == words.say(f"outcome.{'presumed' if presumed else found.screening.outcome}")
            assert each["reasons"] or each["none"] or each["missing"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_article_and_the_facts_that_set_it_off(language: str) -> None:
    words = Words(shipped(), language)
    shorts = {words.short(question) for question in shipped().question}
    for activity, result in zip(told(language)["screening"], judged(language).activities, strict=True):
        for each, found in zip(activity["laws"], result.laws, strict=True):
            held = [r for r in found.screening.reasons if r.truth == "yes" and r.kind != "role"]
            told_held = [r for r in each["reasons"] if r["kind"] not in ("role", "absent")]
            assert [r["law"] for r in told_held] == [words.citation(r.rule.cite) for r in held]
            for reason, rule in zip(told_held, held, strict=True):
                assert reason["title"] and reason["text"]
                assert len(reason["facts"]) == len(rule.facts)
                assert all(re.split("[:\uff1a]", fact)[0] in shorts for fact in reason["facts"])


def test_a_fact_names_those_rows_of_a_table_that_set_the_reason_off() -> None:
    reasons = law(told(), A2, "pipl")["reasons"]
    (entrusting,) = (r for r in reasons if r["law"] == "PIPL Art. 55(3)" and "Entrusting" in r["title"])
    (providing,) = (r for r in reasons if r["law"] == "PIPL Art. 55(3)" and "Providing" in r["title"])
    assert entrusting["facts"] != providing["facts"]
    assert "Larkfield" in entrusting["facts"][0]
    assert "Larkfield" not in providing["facts"][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_law_that_does_not_reach_an_activity_says_why_and_nothing_else(language: str) -> None:
    found, words = told(language), Words(shipped(), language)
    no = words.say("outcome.not_applicable")
    for regime in ("gdpr", "ccpa"):
        each = law(found, A3, regime)
        (reason,) = each["reasons"]
        assert (each["outcome"], each["role"], each["applies"]) == (no, "", False)
        assert reason["effect"] == no and reason["law"] and reason["facts"]
        assert found["activities"][A3]["regimes"][LAWS.index(regime)]["name"] == no
        assert words.regime(regime).short not in found["activities"][A3]["bases"]["columns"]
    assert all("A3" not in row["activities"] for row in found["conflicts"] if "GDPR" in row["laws"])
    outside = [words.regime(r).name for r in ("gdpr", "ccpa")]
    states = [s for group in found["duties"] if group["law"] in outside for row in group["rows"] for s in row["states"]]
    assert states and all("A3" not in state["who"] for state in states)


def test_reasons_by_law_are_those_of_the_activities_each_rule_once() -> None:
    found = told()
    for number, group in enumerate(found["grounds"]):
        keys = [(row["effect"], row["title"], row["law"]) for row in group["rows"]]
        assert len(keys) == len(set(keys))
        said = {r["title"] for a in found["screening"] for r in a["laws"][number]["reasons"]}
        assert said <= {row["title"] for row in group["rows"]}
    people = [w["who"] for row in rows(found, "grounds") for w in row["where"]]
    assert "A1, A2, A3" in people and "A2" in people


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_duty_stands_once_however_many_activities_it_arises_in(language: str) -> None:
    words = Words(shipped(), language)
    expected = {law.regime: {d.rule.id for r in judged(language).activities for x in r.laws if x.regime == law.regime
                             for d in x.duties} for law in judged(language).laws}  # fmt: skip
    groups = {group["law"]: group["rows"] for group in told(language)["duties"]}
    for regime, duties in expected.items():
        assert len(groups.get(words.regime(regime).name, ())) == len(duties)
    assert any(len(row["states"]) > 1 for row in rows(told(language), "duties"))
    assert any(row["deadline"] for row in rows(told(language), "duties"))


def test_duties_that_want_attention_stand_first_and_name_their_tasks() -> None:
    for group in told()["duties"]:
        demanding = [row["demanding"] for row in group["rows"]]
        assert demanding == sorted(demanding, reverse=True)
    numbers = {task["number"] for task in told()["tasks"]}
    named = [set(row["tasks"].split(", ")) for row in rows(told(), "duties") if row["tasks"]]
    assert named and all(tasks <= numbers for tasks in named)
    assert any("Fulfils: " in task["details"] for task in told()["tasks"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_whose_text_was_not_read_is_marked(language: str) -> None:
    words = Words(shipped(), language)
    statuses = {words.citation(rule.cite): rule.status for r in shipped().regimes for rule in r.duties}
    for row in rows(told(language), "duties"):
        status = statuses[row["law"]]
        assert row["checked"] == ("" if status == "verified" else words.say(f"source.{status}"))
    assert {"verified", "secondary", "review"} <= set(statuses.values())


def test_the_basis_of_each_purpose_stands_under_each_law_that_names_bases() -> None:
    for number, result in enumerate(judged().activities):
        found = told()["activities"][number]["bases"]
        assert found["columns"] == [Words(shipped(), "en").regime(x.regime).short for x in result.laws if x.bases]
        assert all(len(row["cells"]) == len(found["columns"]) for row in found["rows"])
        assert [cell["state"] for row in found["rows"] for cell in row["cells"]]


def test_a_refused_basis_is_said_to_be_refused() -> None:
    answer = sample().activities[A1].answers["purposes"].value
    row = next(row for row in answer if isinstance(row, Row)) if isinstance(answer, tuple) else None
    assert row is not None
    changed = replace(row, cells={**row.cells, "basis_pipl": "legitimate_interests"})
    found = context(sample().with_answer(sample().activities[A1].id, "purposes", Answer(value=(changed,))))
    cell = found["activities"][A1]["bases"]["rows"][0]["cells"][0]
    assert cell["state"] == "Not accepted"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_route_demanded_stands_beside_the_one_chosen(language: str) -> None:
    found = told(language)["routes"]
    assert {row["regime"] for row in found} == {Words(shipped(), language).regime(r).short for r in ("pipl", "gdpr")}
    for row in found:
        assert row["chosen"] and row["state"]
        assert row["required"]["law"] if row["decided"] else row["missing"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_content_that_a_law_requires_names_the_questions_behind_it(language: str) -> None:
    found = told(language)["crosswalk"]
    assert sum(len(group["rows"]) for group in found) == sum(len(x.contents) for x in judged(language).laws)
    missing = Words(shipped(), language).say("content.not_called_for")
    for row in rows(told(language), "crosswalk"):
        assert row["law"] and row["title"]
        assert row["state"] == missing or row["open"] or row["answered"]


def test_an_open_question_of_one_activity_alone_says_of_which() -> None:
    assert any(re.search(r"\(A\d", row["open"]) for row in rows(told(), "crosswalk"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_say_by_which_law_they_count(language: str) -> None:
    found, words = told(language)["dates"], Words(shipped(), language)
    regime, review = judged(language).dates.review or ("", None)
    assert review is not None
    assert words.rule(regime, review.rule.id).title in found["review"]
    assert words.citation(review.rule.cite) in found["review"]
    assert len(found["rows"]) == sum(len(x.keep) + len(x.review) for x in judged(language).laws)


def test_a_review_planned_too_late_is_pointed_out() -> None:
    assert told()["dates"]["notes"] == []
    late = replace(sample(), answers={**sample().answers, "next_review_date": Answer(value="2031-01-01")})
    assert "1 January 2031" in context(late)["dates"]["notes"][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failure_set_aside_is_printed_with_name_and_reason_and_is_no_longer_open(
    language: str, tmp_path: Path
) -> None:
    stop = next(s for s in judged(language).activities[A2].hard_stops if s.state == "open" and s.activity)
    answer = sample(language).activities[A2].answers[stop.question]
    override = Override(regime=stop.regime, by="Ada Quill", reason="The exception applies.", on="2026-11-05")
    said = sample(language).with_answer(stop.activity, stop.question, replace(answer, overrides=(override,)))
    found = context(said, language)
    (row,) = (r for r in found["overrides"] if r["by"] == "Ada Quill")
    assert row["law"] == Words(shipped(), language).citation(stop.cite)
    assert row["reason"] == "The exception applies."
    open_before = {(s["activity"], law) for s in told(language)["stops"] for law in s["law"].split("\n")}
    open_now = {(s["activity"], law) for s in found["stops"] for law in s["law"].split("\n")}
    assert open_now < open_before
    text = "\n".join(paragraphs(part(report(tmp_path, said, language).path)))
    assert "Ada Quill" in text and "The exception applies." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_presumption_set_aside_names_its_reasons_and_who_decided(language: str, tmp_path: Path) -> None:
    assert law(told(language), A1, "gdpr")["outcome_id"] == "mandatory"
    said = answering(
        sample(language), A1, presumption_set_aside="yes", presumption_reasons="Nothing is matched.",
        presumption_decided_by="Ada Quill",
    )  # fmt: skip
    each = law(context(said, language), A1, "gdpr")
    assert each["outcome_id"] == "recommended"
    assert each["set_aside"] == {"given": True, "reasons": "Nothing is matched.", "by": "Ada Quill"}
    text = "\n".join(paragraphs(part(report(tmp_path, said, language).path)))
    aside = [line for line in text.split("\n") if "Nothing is matched." in line and "Ada Quill" in line]
    assert aside


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("off", LAWS)
def test_no_word_of_a_law_that_is_switched_off_stands_in_the_report(off: str, language: str, tmp_path: Path) -> None:
    subject = replace(assessment(), regimes=tuple(regime for regime in LAWS if regime != off))
    words = shipped().words[language]
    places = [entry["label"] for entry in words["catalogues"]["places"]["entries"].values()]
    path = report(tmp_path, subject, language).path
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        for text in paragraphs(part(path, name)):
            for exempt in (words["method"]["notes"]["matrix"], *places):
                text = text.replace(exempt, "")
            assert [w for w in betrayed(language, off, "report.text", text) if w not in OF_ONE_COUNTRY] == [], text


def test_what_is_to_be_done_is_told_with_what_the_laws_in_force_add() -> None:
    words = Words(shipped(), "en")
    (number, task), *_ = (
        (n, t)
        for n, t in enumerate(judged().tasks)
        if "pipl" in shipped().words["en"]["measures"][t.measure].get("by", {})
    )
    added = shipped().words["en"]["measures"][task.measure]["by"]["pipl"]
    assert added in told()["tasks"][number]["details"]
    without = context(replace(sample(), regimes=("gdpr",)))
    assert all(added not in each["details"] for each in without["tasks"])
    assert words.action(task.measure, ("gdpr",)) in "\n".join(each["details"] for each in without["tasks"])


@pytest.mark.parametrize(
    ("regimes", "heading"),
    [
        (("gdpr",), "Data Protection Impact Assessment Report"),
        (("civil_code",), "Privacy Impact Assessment Report"),
        (LAWS, "Privacy Impact Assessment Report"),
    ],
)
def test_the_report_bears_the_name_that_the_law_has_for_it(regimes: tuple[str, ...], heading: str) -> None:
    assert context(replace(sample(), regimes=regimes))["report"]["heading"] == heading


def test_columns_of_laws_that_are_not_in_force_are_left_out_even_where_they_are_filled() -> None:
    found = context(replace(sample(), regimes=("gdpr",)))
    tables = [b for a in found["activities"] for s in a["sections"] for b in s["blocks"] if b["columns"]]
    headings = {column for table in tables for column in table["columns"]}
    words = Words(shipped(), "en")
    assert words.column("purposes", "basis_gdpr") in headings
    assert words.column("purposes", "basis_pipl") not in headings
