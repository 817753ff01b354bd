from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from pia_app import exchange
from pia_app.model import Answer, Assessment
from pia_app.report.catalogue import find
from pia_app.report.context.build import build
from pia_app.rules import evaluate
from pia_app.wording import Words, reasons
from tests.report.support import DAY, assessment
from tests.support import CUSTOMER_DATA, shipped

LANGUAGES = ("zh-CN", "en")


def context(subject: Assessment, language: str = "en") -> dict[str, Any]:
    judged = evaluate(shipped(), subject)
    template = find("standard", language)
    return build(
        shipped(), subject, judged, template, language=language, today=DAY, content_hash="ab" * 32, log_head=""
    )


@lru_cache(maxsize=2)
def sample(language: str) -> Assessment:
    (found,) = exchange.read(CUSTOMER_DATA / "samples" / f"hotel.{language}.json", shipped())
    return found


@lru_cache(maxsize=2)
def of_sample(language: str) -> dict[str, Any]:
    return context(sample(language), language)


def answers(part: dict[str, Any], question: str) -> list[tuple[str, str]]:
    """Return whose answers stand beside a question of the annex, and what they are."""
    rows = [row for section in part["sections"] for row in section["rows"] if row["question"] == question]
    return [(a["who"], a["judged"] + a["answer"]) for row in rows for a in row["answers"]]


def test_the_annex_asks_each_question_once_and_answers_it_for_every_activity() -> None:
    found = context(assessment())["annex"]
    judged = evaluate(shipped(), assessment())
    shared, each = found["parts"]
    assert sum(len(s["rows"]) for s in shared["sections"]) == len(judged.asked.asked)
    asked = {question for result in judged.activities for question in result.asked.asked}
    assert sum(len(s["rows"]) for s in each["sections"]) == len(asked)
    for section in each["sections"]:
        for row in section["rows"]:
            assert len({(a["judged"], a["answer"], a["basis"]) for a in row["answers"]}) == len(row["answers"])


def test_activities_with_the_same_answer_share_it_in_the_annex_unless_their_notes_differ() -> None:
    first, second = assessment().activities
    text = Words(shipped(), "en").question("activity_summary").text
    same = [replace(a, answers={**a.answers, "activity_summary": Answer(value="Same.")}) for a in (first, second)]
    each = context(replace(assessment(), activities=tuple(same)))["annex"]["parts"][1]
    assert answers(each, text) == [("A1, A2", "Same.")]
    noted = replace(second, answers={**second.answers, "activity_summary": Answer(value="Same.", note="Not quite.")})
    each = context(replace(assessment(), activities=(same[0], noted)))["annex"]["parts"][1]
    assert answers(each, text) == [("A1", "Same."), ("A2", "Same.")]


def test_a_single_activity_needs_no_label_in_the_annex() -> None:
    alone = replace(assessment(), activities=assessment().activities[:1])
    each = context(alone)["annex"]["parts"][1]
    assert {a["who"] for s in each["sections"] for row in s["rows"] for a in row["answers"]} == {""}


def test_an_assessment_without_activities_has_the_shared_part_of_the_annex_alone() -> None:
    assert len(context(replace(assessment(), activities=()))["annex"]["parts"]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_said_once_for_all_scenarios_and_those_of_each_are_together_all_there_are(language: str) -> None:
    words, judged = Words(shipped(), language), evaluate(shipped(), sample(language))
    saved = 0
    for result, part in zip(judged.activities, of_sample(language)["activities"], strict=True):
        told = {other["name"]: other["summary"] for other in part["risk"]["others"]}
        assert len(told) == len(result.risks) + len(result.own_risks) - 1
        for risk in (r for r in result.risks if r.scenario != result.worst):
            for reason in reasons(words, risk):
                once = reason in part["risk"]["shared"]
                assert once != (reason in told[words.scenario(risk.scenario).name])
                saved += once
    assert saved


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_potential_failure_points_to_its_finding_and_names_one_law_a_line(language: str) -> None:
    found = of_sample(language)
    rows = {row["number"]: row for principle in found["principles"] for row in principle["findings"]}
    assert found["stops"]
    for stop in found["stops"]:
        row = rows[stop["finding"]]
        assert (row["activity"], row["question"]) == (stop["activity"], stop["question"])
        assert row["stop"]
        assert all(law in row["stop"] for law in stop["law"].split("\n"))
    assert any("\n" in stop["law"] for stop in found["stops"])
    pointed = {stop["finding"] for stop in found["stops"]}
    assert all(row["stop"] == "" for number, row in rows.items() if number not in pointed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_failures_beside_a_level_are_counted_as_they_are_listed(language: str) -> None:
    found = of_sample(language)
    worst = next(a for a in found["activities"] if a["risk"]["stops"])
    listed = sum(stop["activity"] == worst["label"] for stop in found["stops"])
    assert str(listed) in worst["risk"]["stops"][0]


def test_each_task_names_the_finding_it_follows_from() -> None:
    found = of_sample("en")
    numbers = {row["number"] for principle in found["principles"] for row in principle["findings"]}
    derived = [task for task in found["tasks"] if not task["own"]]
    assert all(task["origin"].strip("()").split(", ")[-1] in numbers for task in derived)
    assert [task["origin"] for task in found["tasks"] if task["own"]] == ["(A1, added by hand)"]
