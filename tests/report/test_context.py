from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from pia_app import exchange
from pia_app.model import Answer, Assessment, Row
from pia_app.report.catalogue import find
from pia_app.report.context.build import build
from pia_app.rules import evaluate
from pia_app.wording import Words, reasons
from tests.report.support import DAY, assessment
from tests.support import CUSTOMER_DATA, shipped

LANGUAGES = ("zh-CN", "en")


def context(subject: Assessment, language: str = "en", template: str = "standard") -> dict[str, Any]:
    judged = evaluate(shipped(), subject)
    return build(
        shipped(),
        subject,
        judged,
        find(template, language),
        language=language,
        today=DAY,
        content_hash="ab" * 32,
        log_head="",
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_stands_once_and_says_which_articles_are_those_of_which_finding(language: str) -> None:
    parts = of_sample(language)["principles"]
    rows = [row for part in parts for row in part["findings"]]
    groups = [group for part in parts for group in part["questions"]]
    assert [row["number"] for row in rows] == [f"F{n}" for n in range(1, len(rows) + 1)]
    assert [row for group in groups for row in group["findings"]] == rows
    assert all(row["question"] == g["question"] and row["law"] in g["law"] for g in groups for row in g["findings"])
    assert len({g["question"] for g in groups}) == len(groups) < len(rows)
    differing = [g for g in groups if len({row["law"] for row in g["findings"]}) > 1]
    assert differing and not any(
        row["number"] in g["law"] for g in groups if g not in differing for row in g["findings"]
    )
    for group in differing:
        lines = group["law"].split("\n")
        assert all(
            any(row["number"] in x and row["law"] in x for x in lines) for row in group["findings"] if row["law"]
        )
    assert any(row["evidenced"] for row in rows) and not all(row["evidenced"] for row in rows)


def test_a_point_that_does_not_arise_is_told_from_one_that_nobody_has_settled() -> None:
    logic = of_california(sample("en"))
    assert (logic["text"], logic["missing"]) == ("Does not arise on the facts given.", False)
    unsettled = sample("en").with_answer("booking", "automated_decisions", None)
    logic = of_california(unsettled)
    assert (logic["text"], logic["missing"]) == ("Not provided.", True)


def of_california(subject: Assessment) -> dict[str, Any]:
    """Return what the risk assessment of California says of the first activity's automated decisions."""
    found = context(subject, template="cppa-risk-assessment")
    (block,) = found["activities"][0]["places"]["a3_logic"]
    assert isinstance(block, dict)
    return block


@pytest.mark.parametrize(
    ("language", "day", "gap"), [("en", "2 November 2026", "Not answered yet"), ("zh-CN", "2026年11月2日", "尚未回答")]
)
def test_days_are_written_out_and_a_gap_is_told_as_a_sentence(language: str, day: str, gap: str) -> None:
    found = of_sample(language)
    begun = Words(shipped(), language).short("period_start")
    form = {line["label"]: line["answer"] for block in found["places"]["method"] for line in block["rows"]}
    assert form[begun] == found["fields"]["period_start"]["text"] == day
    told = [
        text for part in found["annex"]["parts"] for s in part["sections"] for r in s["rows"] for text in r["answers"]
    ]
    assert day in {answer["answer"] for answer in told}
    assert gap in {answer["judged"] + answer["answer"] for answer in told}


def test_a_field_that_does_not_arise_is_told_from_one_that_is_missing() -> None:
    found = context(sample("en"), template="ico-dpia")["fields"]
    assert found["no_views"]["text"] == "Does not arise on the facts given."
    assert not found["no_views"]["given"]
    unsaid = context(sample("en").with_answer("", "views_sought", None), template="ico-dpia")["fields"]
    assert unsaid["no_views"]["text"] == "Not provided."


@pytest.mark.parametrize(("language", "said"), [
    ("en", "No important change since completion"), ("zh-CN", "评估完成后尚无重大变更"),
])  # fmt: skip
def test_a_change_that_was_assessed_is_not_called_missing(language: str, said: str) -> None:
    subject = sample(language)
    days = [row["day"] for row in context(subject, language)["dates"]["rows"]]
    assert said in days
    asked = replace(subject, answers={k: v for k, v in subject.answers.items() if k != "last_change_date"})
    assert said not in [row["day"] for row in context(asked, language)["dates"]["rows"]]


def parts_of(place: list[dict[str, Any]]) -> dict[str, str]:
    """Return the text of the cells of each table of a place, by its caption."""
    return {block["caption"]: " ".join(" ".join(row) for row in block["cells"]) for block in place if block["columns"]}


def test_recipients_in_the_mainland_are_not_told_as_recipients_abroad() -> None:
    first, second, *_ = context(sample("zh-CN"), "zh-CN", "cac-pipia")["activities"]
    assert "青禾支付" in parts_of(first["places"]["business"])["境内接收方"]
    assert "青禾支付" not in str(first["places"]["recipient"])
    assert "汀澜国际" in parts_of(second["places"]["recipient"])["境外接收方"]
    for number, activity in enumerate(sample("zh-CN").activities):
        told = context(sample("zh-CN"), "zh-CN", "cac-pipia")["activities"][number]["places"]
        both = str(told["business"]) + str(told["recipient"])
        answer = activity.answers["recipients"]
        rows = [row for row in answer.value if isinstance(row, Row)] if isinstance(answer.value, tuple) else []
        assert all(row.cells["name"] in both for row in rows)
        assert not answer.note or str(told["recipient"]).count(answer.note) == 1


def test_a_recipient_whose_place_nobody_gave_is_told_apart_as_such() -> None:
    subject = sample("zh-CN")
    first = subject.activities[1]
    row = Row(id="r1", cells={"name": "某公司", "kind": "processor"})
    changed = replace(first, answers={**first.answers, "recipients": Answer(value=(row,))})
    subject = replace(subject, activities=(changed, *subject.activities[2:]))
    told = context(subject, "zh-CN", "cac-pipia")["activities"][0]["places"]["recipient"]
    assert "某公司" in parts_of(told)["所在地尚未填写的接收方"]
    assert "境外接收方" not in parts_of(told)
