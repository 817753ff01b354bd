"""Which answers fit their question, type by type, and which texts may be kept."""

from __future__ import annotations

import math
from typing import Any

import pytest

from pia_app.model import Answer, Column, Evidence, Library, Question, Row, State
from pia_app.rules.validation import LONGEST, MOST_ROWS, clean_text, fault, is_date
from tests.support import given_answer, shipped


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def question(type_: str, **fields: Any) -> Question:
    return Question(id="q", section="s", scope="activity", role="detail", type=type_, **fields)


def row(**cells: str) -> Row:
    return Row(id=cells.pop("id", "r1"), cells=cells)


CONTROL = Question(id="q", section="s", scope="activity", role="control", type="yes_no")
FACT = Question(id="q", section="s", scope="activity", role="fact", type="yes_no")
TABLE = question(
    "table",
    columns=(
        Column(id="what", required=True),
        Column(id="how", type="single", options=("x", "y")),
        Column(id="where", type="single", catalogue="places"),
        Column(id="since", type="date"),
        Column(id="for", type="duration"),
        Column(id="many", type="number"),
    ),
)
PLACES = question("multiple", catalogue="places")

CASES: list[tuple[Question, Any, str | None]] = [
    (CONTROL, "yes", None),
    (CONTROL, "partly", None),
    (CONTROL, "Yes", "not_a_choice"),
    (CONTROL, "", "not_a_choice"),
    (CONTROL, None, "not_a_choice"),
    (CONTROL, ("yes",), "not_a_choice"),
    (CONTROL, 1, "not_a_choice"),
    (FACT, "no", None),
    (FACT, "partly", "not_a_choice"),
    (question("single", catalogue="places"), "eea", None),
    (question("single", catalogue="places"), "atlantis", "not_a_choice"),
    (PLACES, ("eea", "japan"), None),
    (PLACES, (), None),
    (PLACES, ("eea", "atlantis"), "not_a_choice"),
    (PLACES, ("eea", "eea"), "choices_needed"),
    (PLACES, "eea", "choices_needed"),
    (PLACES, 5, "choices_needed"),
    (PLACES, (row(a="b"),), "not_a_choice"),
    (question("text"), "any text", None),
    (question("text"), "", None),
    (question("text"), "x" * LONGEST, None),
    (question("text"), "x" * (LONGEST + 1), "too_long"),
    (question("long_text"), 5, "text_needed"),
    (question("long_text"), ("a",), "text_needed"),
    (question("number"), 0, None),
    (question("number"), -1.5, None),
    (question("number"), "5", "number_needed"),
    (question("number"), True, "number_needed"),
    (question("number"), math.nan, "number_needed"),
    (question("number"), math.inf, "number_out_of_range"),
    (question("number"), -math.inf, "number_out_of_range"),
    (question("number"), 10**15, None),
    (question("number"), 10**15 + 1, "number_out_of_range"),
    (question("number"), -(10**400), "number_out_of_range"),
    (question("number", min=0), -1, "number_out_of_range"),
    (question("number", min=0), 0, None),
    (question("number", max=10), 10, None),
    (question("number", max=10), 10.01, "number_out_of_range"),
    (question("date"), "2026-11-23", None),
    (question("date"), "2024-02-29", None),
    (question("date"), "2026-02-29", "date_needed"),
    (question("date"), "2026-13-01", "date_needed"),
    (question("date"), "20261123", "date_needed"),
    (question("date"), "2026-W01-1", "date_needed"),
    (question("date"), "2026-11-23T10:00", "date_needed"),
    (question("date"), "23.11.2026", "date_needed"),
    (question("date"), "", "date_needed"),
    (question("date"), 5, "date_needed"),
    (question("duration"), "P3Y", None),
    (question("duration"), "P1Y6M", None),
    (question("duration"), "P2W", None),
    (question("duration"), "P0D", None),
    (question("duration"), "P", "duration_needed"),
    (question("duration"), "P6M1Y", "duration_needed"),
    (question("duration"), "PT5H", "duration_needed"),
    (question("duration"), "P-1Y", "duration_needed"),
    (question("duration"), "3 years", "duration_needed"),
    (question("duration"), "P٣Y", "duration_needed"),
    (question("duration"), "P99999999Y", "duration_needed"),
    (question("duration"), 3, "duration_needed"),
    (TABLE, (), None),
    (TABLE, (row(what="a"),), None),
    (TABLE, (row(what="a", how="", since=""),), None),
    (TABLE, (row(what="a", how="x", where="eea", since="2026-01-01", **{"for": "P1Y"}, many="1.5"),), None),
    (TABLE, (row(how="x"),), "cell_missing"),
    (TABLE, (row(what="  "),), "cell_missing"),
    (TABLE, (row(what="a", other="b"),), "unknown_column"),
    (TABLE, (row(what="a", how="z"),), "not_a_choice"),
    (TABLE, (row(what="a", where="atlantis"),), "not_a_choice"),
    (TABLE, (row(what="a", since="soon"),), "date_needed"),
    (TABLE, (row(what="a", **{"for": "long"}),), "duration_needed"),
    (TABLE, (row(what="a", many="many"),), "number_needed"),
    (TABLE, (row(what="a", many="1e999"),), "number_needed"),
    (TABLE, (row(what="x" * (LONGEST + 1)),), "too_long"),
    (TABLE, (row(what="a"), row(what="b")), "bad_rows"),
    (TABLE, tuple(row(id=f"r{n}", what="a") for n in range(MOST_ROWS)), None),
    (TABLE, tuple(row(id=f"r{n}", what="a") for n in range(MOST_ROWS + 1)), "bad_rows"),
    (TABLE, ("a", "b"), "rows_needed"),
    (TABLE, "a", "rows_needed"),
    (TABLE, None, "rows_needed"),
]


@pytest.mark.parametrize(("asked", "value", "wanted"), CASES, ids=[f"{q.type}-{str(v)[:24]}-{w}" for q, v, w in CASES])
def test_a_value_fits_its_question_or_the_fault_is_named(
    library: Library, asked: Question, value: Any, wanted: str | None
) -> None:
    assert fault(library, asked, Answer(value=value)) == wanted


@pytest.mark.parametrize("asked", [CONTROL, TABLE, PLACES, question("date"), question("number")])
def test_every_question_may_be_unknown_or_not_applicable_with_a_reason(library: Library, asked: Question) -> None:
    assert fault(library, asked, Answer(state=State.UNKNOWN)) is None
    assert fault(library, asked, Answer(state=State.NOT_APPLICABLE, reason="because")) is None
    for reason in ("", "  ", "\n"):
        assert fault(library, asked, Answer(state=State.NOT_APPLICABLE, reason=reason)) == "reason_needed"


@pytest.mark.parametrize("field", ["reason", "note", "approved_by", "answered_by"])
def test_no_text_beside_an_answer_may_be_endless(library: Library, field: str) -> None:
    for length, wanted in ((LONGEST, None), (LONGEST + 1, "too_long")):
        texts: dict[str, Any] = {field: "x" * length}
        assert fault(library, CONTROL, Answer(value="yes", **texts)) == wanted


def test_every_answer_that_the_random_tests_give_fits(library: Library) -> None:
    import random

    dice = random.Random(5)
    for asked in library.questions:
        for _ in range(5):
            assert fault(library, asked, given_answer(library, asked, dice)) is None, asked.id


@pytest.mark.parametrize(
    ("text", "wanted", "removed"),
    [
        ("plain 中文 العربية", "plain 中文 العربية", 0),
        ("tab\tand\nline", "tab\tand\nline", 0),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne", 0),
        ("nul\0bell\x07escape\x1b[31m", "nulbellescape[31m", 3),
        ("\x0b\x0c\x1f\x7f\x80\x9f", "", 6),
        ("half \ud800 and \udfff", "half  and ", 2),
        ("\ufffe\uffff\ufffd", "\ufffd", 2),
        ("zero\u200dwidth\u202emark\ufeff", "zero\u200dwidth\u202emark\ufeff", 0),
        ("no\u00a0break", "no\u00a0break", 0),
        ("👩‍👩‍👧‍👦" + "e" + "\u0301" * 50, "👩‍👩‍👧‍👦" + "e" + "\u0301" * 50, 0),
    ],
)
def test_unfit_characters_are_removed_and_counted(text: str, wanted: str, removed: int) -> None:
    assert clean_text(text) == (wanted, removed)
    assert clean_text(wanted) == (wanted, 0)


def test_every_character_is_kept_or_is_one_that_xml_cannot_hold() -> None:
    for number in (*range(0x300), *range(0xD7F0, 0xE010), *range(0xFFF0, 0x10010)):
        text, removed = clean_text(chr(number))
        fit = number in (9, 10) or 0x20 <= number < 0x7F or 0xA0 <= number < 0xD800 or 0xE000 <= number < 0xFFFE
        if number in (0x0D, 0x2028, 0x2029):
            assert (text, removed) == ("\n", 0)
        else:
            assert (text, removed) == ((chr(number), 0) if fit or number > 0xFFFF else ("", 1)), hex(number)


@pytest.mark.parametrize("text", ["2026-11-23", "0001-01-01", "9999-12-31"])
def test_dates_are_calendar_dates_in_one_form(text: str) -> None:
    assert is_date(text)
    assert not is_date(text + " ")
    assert not is_date(text.replace("-", ""))


@pytest.mark.parametrize(
    ("provider", "verifier", "what", "wanted"),
    [
        ("Li Wen", "Zhang Min", "scan", True),
        ("Li Wen", "li wen", "scan", False),
        ("Li Wen ", " Li Wen", "scan", False),
        ("", "Zhang Min", "scan", False),
        ("Li Wen", "", "scan", False),
        ("Li Wen", "Zhang Min", "  ", False),
    ],
)
def test_evidence_counts_when_a_second_person_has_verified_it(
    provider: str, verifier: str, what: str, wanted: bool
) -> None:
    evidence = Evidence(what=what, provided_by=provider, verified_by=verifier)
    assert evidence.verified is wanted
    assert Answer(value="yes", evidence=(Evidence(what="other"), evidence)).verified is wanted
