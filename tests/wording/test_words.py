"""Answers and names in words: every type of answer, every state, and ids that have no words."""

from __future__ import annotations

from typing import Any

import pytest

from pia_app.model import Interval, Library
from pia_app.model.plain import from_plain
from pia_app.wording import Words
from tests.support import shipped

PURPOSES = [{"purpose": "Stay", "basis_pipl": "contract", "basis_gdpr": ""}, {"purpose": "Mail"}]


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


@pytest.mark.parametrize(
    ("question", "plain", "english", "chinese"),
    [
        ("made_public", "yes", "Yes", "是"),
        ("mfa", "partly", "Partly", "部分做到"),
        ("made_public", "?", "Don’t know", "不清楚"),
        ("made_public", {"state": "not_applicable", "reason": "<b>x</b>"}, "Not applicable: <b>x</b>", "<b>x</b>"),
        ("people_count", 1200000, "1,200,000", "1,200,000"),
        ("people_count", 0, "0", "0"),
        ("people_count", 1.5, "1.5", "1.5"),
        ("people_groups", [], "None of these", ""),
        ("people_places", ["eea", "japan"], "European Economic Area, Japan", "日本"),
        ("activity_summary", "{name} 5 < 6 & x", "{name} 5 < 6 & x", "{name} 5 < 6 & x"),
        ("recipients", [], "none", ""),
    ],
)
def test_an_answer_in_words(library: Library, question: str, plain: Any, english: str, chinese: str) -> None:
    answer = from_plain(plain)
    asked = library.question[question]
    assert Words(library, "en").answer(asked, answer) == english
    assert chinese in Words(library, "zh-CN").answer(asked, answer)


def test_an_unanswered_question_says_so(library: Library) -> None:
    assert Words(library, "en").answer(library.question["made_public"], None) == "not answered yet"


def test_a_table_has_one_line_per_row_and_leaves_out_empty_cells(library: Library) -> None:
    text = Words(library, "en").answer(library.question["purposes"], from_plain(PURPOSES))
    first, second = text.splitlines()
    assert first.startswith("Stay · ")
    assert second == "Mail"


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ("P3Y", "3 years", "3年"),
        ("P1Y", "1 year", "1年"),
        ("P1Y6M", "1 year 6 months", "1年6个月"),
        ("P2W", "2 weeks", "2周"),
        ("P30D", "30 days", "30天"),
        ("P", "P", "P"),
        ("as long as needed", "as long as needed", "as long as needed"),
    ],
)
def test_a_duration_in_words(library: Library, value: str, english: str, chinese: str) -> None:
    assert Words(library, "en").duration(value) == english
    assert Words(library, "zh-CN").duration(value) == chinese


def test_levels_and_what_lies_between_them(library: Library) -> None:
    english, chinese = Words(library, "en"), Words(library, "zh-CN")
    assert [english.level(n) for n in range(1, 5)] == ["Low", "Medium", "High", "Critical"]
    assert [chinese.level(n) for n in range(1, 5)] == ["低", "中", "高", "严重"]
    assert english.interval(Interval(2, 2)) == "Medium"
    assert english.interval((1, 4)) == "Low to Critical"
    assert english.interval(None) == "not assessed"


def test_what_has_no_words_stands_for_itself(library: Library) -> None:
    words = Words(library, "en")
    assert words.short("nothing") == "nothing"
    assert words.entry("places", "atlantis") == "atlantis"
    assert words.question("nothing").text == ""
    assert words.factor_level("interfaces", 9) == "9"
    assert words.method("levels", "nothing") == "nothing"


def test_a_language_that_the_library_lacks_falls_back_to_its_first(library: Library) -> None:
    assert Words(library, "fr").language == library.languages[0]
