"""A list that people filled in and rearranged is understood; what cannot be is told with its cell and a sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pia_app.errors import FaultyFiles, PiaError
from pia_app.exchange import tasks
from pia_app.exchange.tasks import Change, Judged, Preview
from pia_app.exchange.tasks.columns import FIELDS
from pia_app.exchange.tasks.lines import lines
from pia_app.exchange.tasks.said import known_headings, said
from pia_app.model import Answer, Evidence
from pia_app.rules import evaluate
from pia_app.wording import LANGUAGES, explain
from tests.exchange.tasks.support import TODAY, column, edited, judged, look, out, put, some, written

Fill = Callable[[Any], None]


def seen(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(change.column, change.old, change.new) for change in changes]


def wrong(found: Preview) -> list[tuple[str, str]]:
    """Return code and cell of everything wrong; each can be told in both languages."""
    for language in LANGUAGES:
        told = "\n".join(tasks.preview_lines(found, language))
        assert "(" + "known)" not in told
        for fault in (*found.bad, *found.unmatched, *found.notices):
            assert str(fault.facts["cell"]) in told
            assert fault.code not in told
    return [(fault.code, str(fault.facts["cell"])) for fault in (*found.bad, *found.unmatched)]


def refused(path: Path, *now: Judged) -> str:
    with pytest.raises(FaultyFiles) as caught:
        look(path, *now)
    for language in LANGUAGES:
        assert caught.value.faults[0].code not in explain(language, caught.value)
    return caught.value.faults[0].code


# What people fill in -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_was_filled_in_is_seen(tmp_path: Path, language: str) -> None:
    def fill(sheet: Any) -> None:
        values = {
            "status": said(FIELDS[0], "accepted", language), "owner": "李文",
            "role": said(FIELDS[2], "legal", language), "due": date(2026, 12, 31),
            "effort": 2.5, "cost": 1200, "reason": "r", "decided_by": "Board",
            "more_evidence": "Minutes of 1 December", "note": "=1+1 is what they wrote",
        }  # fmt: skip
        for name, value in values.items():
            put(sheet, 1, name, value, language)
        sheet.cell(2, column(sheet, "note", language)).data_type = "s"  # or openpyxl makes a formula of it

    found = look(edited(out(tmp_path / "t.xlsx", judged(), language=language), fill), judged(), language=language)
    assert found.clean
    assert seen(found.changes) == [
        ("status", "open", "accepted"), ("owner", "", "李文"), ("role", "", "legal"), ("due", "", "2026-12-31"),
        ("effort", "", "2.5"), ("cost", "", "1200"), ("reason", "", "r"), ("decided_by", "", "Board"),
        ("more_evidence", "", "Minutes of 1 December"), ("note", "", "=1+1 is what they wrote"),
    ]  # fmt: skip
    (made,) = tasks.results(found, found.changes).values()
    assert made.evidence == (Evidence(what="Minutes of 1 December"),)
    assert (made.status, made.effort, made.due) == ("accepted", 2.5, "2026-12-31")


def test_the_same_file_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    path = edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "more_evidence", "Minutes"))
    found = look(path, judged())
    after = written(judged(), list(tasks.results(found, found.changes).values()))
    assert seen(look(path, after).changes) == []


def test_emptied_cells_take_back_what_was_there_but_a_status_is_needed(tmp_path: Path) -> None:
    one = written(judged(), [some(0, status="done", owner="A", due="2026-12-31", cost=3.0, note="n")])

    def empty(sheet: Any) -> None:
        for name in ("status", "owner", "due", "cost", "note"):
            put(sheet, 1, name, None)

    found = look(edited(out(tmp_path / "t.xlsx", one), empty), one)
    assert seen(found.changes) == [("owner", "A", ""), ("due", "2026-12-31", ""), ("cost", "3", ""), ("note", "n", "")]
    assert wrong(found) == [("tasks_choice_missing", "E2")]
    (made,) = tasks.results(found, found.changes).values()
    assert (made.owner, made.due, made.cost, made.note, made.status) == ("", "", None, "", "done")


@pytest.mark.parametrize(("word", "code"), [
    ("done", "done"), (" DONE ", "done"), ("已完成", "done"), ("in_progress", "in_progress"),
    ("In  progress", "in_progress"), ("进行中", "in_progress"), ("Risk accepted", "accepted"), ("接受风险", "accepted"),
])  # fmt: skip
def test_a_status_may_be_typed_in_either_language(tmp_path: Path, word: str, code: str) -> None:
    found = look(edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "status", word)), judged())
    assert seen(found.changes) == [("status", "open", code)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["finished", "完成了", "Dome", "完", "1", "yes", "<b>Done</b>", "x" * 500])
def test_a_word_that_is_no_status_is_told_with_the_words_there_are(tmp_path: Path, word: str, language: str) -> None:
    path = out(tmp_path / "t.xlsx", judged(), language=language)
    found = look(edited(path, lambda sheet: put(sheet, 3, "status", word, language)), judged())
    assert wrong(found) == [("tasks_choice_unknown", "E4")]
    assert not found.changes
    (told,) = (tasks.problem_line(fault, language) for fault in found.bad)
    assert said(FIELDS[0], "verified", language) in told
    assert word[:80] in told


@pytest.mark.parametrize(("value", "day"), [
    ("2026-12-31", "2026-12-31"), ("2026/1/5", "2026-01-05"), ("2026.01.05", "2026-01-05"),
    ("2026年1月5日", "2026-01-05"), ("２０２６－０１－０５", "2026-01-05"), (" 2026-1-5 ", "2026-01-05"),
    ("31/12/2026", "2026-12-31"), ("12/31/2026", "2026-12-31"), ("2026-12-31 00:00:00", "2026-12-31"),
    (datetime.fromisoformat("2026-12-31T17:30"), "2026-12-31"), (date(1999, 1, 1), "1999-01-01"),
    ("7/7/2026", "2026-07-07"),
])  # fmt: skip
def test_days_are_understood_as_people_write_them(tmp_path: Path, value: object, day: str) -> None:
    found = look(edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "due", value)), judged())
    assert seen(found.changes) == [("due", "", day)]


@pytest.mark.parametrize(("value", "code"), [
    ("soon", "tasks_date_unknown"), ("2026-13-01", "tasks_date_unknown"), ("2026-02-30", "tasks_date_unknown"),
    ("5/6/2026", "tasks_date_two_ways"), ("1.2.2027", "tasks_date_two_ways"), ("2026", "tasks_date_unknown"),
    (True, "tasks_cell_truth"), ("5/6/26", "tasks_date_unknown"), ("0000-01-01", "tasks_date_unknown"),
    ("99999-01-01", "tasks_date_unknown"), ("Q1 2027", "tasks_date_unknown"),
])  # fmt: skip
def test_what_is_no_day_is_told(tmp_path: Path, value: object, code: str) -> None:
    found = look(edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 2, "due", value)), judged())
    assert wrong(found) == [(code, "H3")]
    assert not found.changes


def test_a_number_that_shows_no_date_is_none(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        put(sheet, 1, "due", 46387)
        sheet.cell(2, column(sheet, "due")).number_format = "General"

    assert wrong(look(edited(out(tmp_path / "t.xlsx", judged()), fill), judged())) == [("tasks_date_unknown", "H2")]


def test_a_day_that_another_country_wrote_its_own_way_is_settled_by_what_went_out(tmp_path: Path) -> None:
    one = written(judged(), [some(0, due="2026-06-05")])
    path = out(tmp_path / "t.csv", one)
    text = path.read_text("utf-8-sig").replace('"2026-06-05"', '"6/5/2026"')
    path.write_text("\ufeff" + text, "utf-8", newline="")
    assert look(path, one).clean
    assert not look(path, one).changes


@pytest.mark.parametrize(("value", "number"), [
    (3, "3"), (2.5, "2.5"), ("2.50", "2.5"), ("1,200", "1200"), ("1,200.5", "1200.5"), ("2,5", "2.5"), ("３", "3"),
    ("0", "0"), (0.1 + 0.2, "0.3"),
])  # fmt: skip
def test_numbers_are_understood(tmp_path: Path, value: object, number: str) -> None:
    found = look(edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "effort", value)), judged())
    assert seen(found.changes) == [("effort", "", number)]


@pytest.mark.parametrize("value", ["two days", "-1", -1, "1e5", "1,2,3", "NaN", "3 PD", 1e300, "９十"])
def test_what_is_no_number_is_told(tmp_path: Path, value: object) -> None:
    found = look(edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "cost", value)), judged())
    assert wrong(found) == [("tasks_number_unknown", "J2")]


@pytest.mark.parametrize("formula", ["=1+1", '="x"&"y"', "=TODAY()", "=A1", '=HYPERLINK("https://x","y")'])
def test_a_formula_is_never_worked_out(tmp_path: Path, formula: str) -> None:
    def fill(sheet: Any) -> None:
        for field in FIELDS:
            put(sheet, 1, field.id, formula)

    found = look(edited(out(tmp_path / "t.xlsx", judged()), fill), judged())
    assert [code for code, _ in wrong(found)] == ["tasks_cell_formula"] * len(FIELDS)
    assert not found.changes


def test_an_error_value_is_told_and_the_word_for_it_is_text(tmp_path: Path) -> None:
    found = look(edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "note", "#N/A")), judged())
    assert wrong(found) == [("tasks_cell_error", "N2")]


# What people rearrange ---------------------------------------------------------------------------------------------


def rewritten(path: Path, change: Callable[[list[list[Any]]], list[list[Any]]]) -> Path:
    """Copy the list, values only, onto the same sheet in another arrangement; the hidden sheet stays."""
    book = openpyxl.load_workbook(path)
    sheet = book[book.sheetnames[0]]
    rows = change([[cell.value for cell in row] for row in sheet])
    sheet.delete_rows(1, sheet.max_row)
    for row, values in enumerate(rows, 1):
        for number, value in enumerate(values, 1):
            cell = sheet.cell(row, number)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)
    return path


ARRANGED: dict[str, Callable[[list[list[Any]]], list[list[Any]]]] = {
    "rows the other way round": lambda rows: [rows[0], *reversed(rows[1:])],
    "columns the other way round": lambda rows: [row[::-1] for row in rows],
    "a title and an empty row above": lambda rows: [["Our list"], [], *rows],
    "empty rows between": lambda rows: [row for one in rows for row in (one, [])],
    "a column added in front": lambda rows: [["Ours", *rows[0]], *([n, *row] for n, row in enumerate(rows[1:]))],
    "columns added within": lambda rows: [[*row[:3], "x", *row[3:]] for row in rows],
    "only number and owner left": lambda rows: [[row[0], row[5]] for row in rows],
    "rows left out": lambda rows: [rows[0], rows[2]],
    "headings in other letters": lambda rows: [[str(h).upper() for h in rows[0]], *rows[1:]],
    "a row twice": lambda rows: [*rows, rows[1]],
}


@pytest.mark.parametrize("name", ARRANGED)
def test_a_rearranged_list_is_still_understood(tmp_path: Path, name: str) -> None:
    one = written(judged(), [some(n, owner=f"Owner {n}", note="n") for n in range(5)])
    path = rewritten(out(tmp_path / "t.xlsx", one), ARRANGED[name])
    found = look(path, one)
    assert (found.clean, found.changes) == (True, ())


def test_changes_are_found_wherever_their_row_went(tmp_path: Path) -> None:
    def arrange(rows: list[list[Any]]) -> list[list[Any]]:
        rows[3][5] = "Zhang Min"
        return [["x"], [], *[row[::-1] for row in (rows[0], *reversed(rows[1:]))]]

    code = lines([judged()], "en", TODAY)[2].code
    found = look(rewritten(out(tmp_path / "t.xlsx", judged()), arrange), judged())
    assert [(c.code, c.column, c.new) for c in found.changes] == [(code, "owner", "Zhang Min")]


def test_a_renamed_and_a_copied_sheet(tmp_path: Path) -> None:
    path = out(tmp_path / "t.xlsx", judged())
    book = openpyxl.load_workbook(path)
    book.worksheets[0].title = "Meine Liste"
    book.create_sheet("first", 0)["A1"] = "Task no."
    book.save(path)
    assert look(path, judged()).clean
    book.copy_worksheet(book.worksheets[1])
    book.save(path)
    assert refused(path, judged()) == "tasks_several_tables"


def known_of(found: Preview) -> list[tuple[str, str, str]]:
    wrong(found)
    return [(fault.code, str(fault.facts["cell"]), str(fault.facts.get("heading", ""))) for fault in found.notices]


def test_what_stands_in_a_column_that_is_none_of_the_list_is_told(tmp_path: Path) -> None:
    """Somebody renamed a heading, filled the column in, and would otherwise hear that nothing differs."""

    def fill(sheet: Any) -> None:
        put(sheet, 1, "owner", "Li Wen")
        sheet.cell(1, column(sheet, "owner")).value = "Responsible"
        sheet.cell(3, 26).value = "a remark beside the list"
        sheet.cell(1, 28).value = "Empty column of my own"

    found = look(edited(out(tmp_path / "t.xlsx", judged()), fill), judged())
    assert not found.changes
    assert known_of(found) == [
        ("tasks_column_foreign", "F1", "Responsible"),
        ("tasks_column_unnamed", "Z1", ""),
    ]


@pytest.mark.parametrize(("heading", "now"), [("完成期限", "截止日期"), ("建议期限", "建议截止日期")])
def test_a_heading_as_it_was_called_earlier_is_still_known(heading: str, now: str) -> None:
    known = known_headings()
    assert known[heading] == known[now] in ("due", "proposed_due")


def test_a_list_as_it_went_out_has_no_column_to_tell_of(tmp_path: Path) -> None:
    for name in ("t.xlsx", "t.csv"):
        assert known_of(look(out(tmp_path / name, judged()), judged())) == []


def test_blanks_around_what_was_typed_are_no_other_value(tmp_path: Path) -> None:
    one = written(judged(), [some(0, owner="Li Wen", note="  as it is ")])

    def fill(sheet: Any) -> None:
        put(sheet, 1, "owner", "  Li Wen ")
        put(sheet, 1, "more_evidence", " ")
        put(sheet, 2, "owner", " Zhang Min  ")
        put(sheet, 3, "note", "   ")

    found = look(edited(out(tmp_path / "t.xlsx", one), fill), one)
    assert found.clean
    assert seen(found.changes) == [("owner", "", "Zhang Min")]


def test_cells_merged_downwards_count_for_every_row(tmp_path: Path) -> None:
    def merge(sheet: Any) -> None:
        put(sheet, 1, "owner", "Li Wen")
        sheet.merge_cells(
            start_row=2, end_row=4, start_column=column(sheet, "owner"), end_column=column(sheet, "owner")
        )

    found = look(edited(out(tmp_path / "t.xlsx", judged()), merge), judged())
    assert [(change.cell, change.new) for change in found.changes] == [
        ("F2", "Li Wen"),
        ("F3", "Li Wen"),
        ("F4", "Li Wen"),
    ]


def test_cells_merged_sideways_are_told_rather_than_emptied(tmp_path: Path) -> None:
    one = written(judged(), [some(0, owner="A", role="legal")])

    def merge(sheet: Any) -> None:
        sheet.merge_cells(start_row=2, end_row=2, start_column=column(sheet, "owner"), end_column=column(sheet, "role"))

    found = look(edited(out(tmp_path / "t.xlsx", one), merge), one)
    assert wrong(found) == [("tasks_cell_merged", "G2")]
    assert not found.changes


def test_without_the_hidden_sheet_nobody_can_tell_who_changed_what(tmp_path: Path) -> None:
    path = out(tmp_path / "t.xlsx", judged())
    book = openpyxl.load_workbook(path)
    put(book.worksheets[0], 1, "owner", "A")
    del book["pia-app"]
    book.save(path)
    found = look(path, judged())
    assert (seen(found.changes), seen(found.conflicts)) == ([], [("owner", "", "A")])


# Both sides --------------------------------------------------------------------------------------------------------


def test_a_value_changed_on_both_sides_is_a_conflict(tmp_path: Path) -> None:
    before = written(judged(), [some(0, owner="A", note="old")])
    now = written(judged(), [some(0, owner="B", note="old", due="2026-12-01")])

    def fill(sheet: Any) -> None:
        put(sheet, 1, "owner", "C")
        put(sheet, 1, "note", "new")

    found = look(edited(out(tmp_path / "t.xlsx", before), fill), now)
    assert seen(found.conflicts) == [("owner", "B", "C")]
    assert seen(found.changes) == [("note", "old", "new")]
    assert not found.clean
    (made,) = tasks.results(found, found.changes).values()
    assert (made.owner, made.note, made.due) == ("B", "new", "2026-12-01")
    (both,) = tasks.results(found, (*found.changes, *found.conflicts)).values()
    assert (both.owner, both.note, both.due) == ("C", "new", "2026-12-01")


def test_what_changed_only_here_stays_and_what_both_changed_alike_is_no_conflict(tmp_path: Path) -> None:
    before, now = written(judged(), [some(0, owner="A")]), written(judged(), [some(0, owner="B", due="2027-01-01")])
    path = edited(out(tmp_path / "t.xlsx", before), lambda sheet: put(sheet, 1, "due", date(2027, 1, 1)))
    found = look(path, now)
    assert (found.clean, found.changes) == (True, ())


# Rows that cannot be matched ---------------------------------------------------------------------------------------


def test_rows_that_belong_to_no_task_are_told(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        last = sheet.max_row
        sheet.cell(last + 1, 2).value = "A task of our own"
        sheet.cell(last + 2, 1).value = "T-ZZZZZ-ZZZZZ"
        sheet.cell(last + 3, 1).value = "T-12"
        sheet.cell(last + 3, 2).value = "typed by hand"

    found = look(edited(out(tmp_path / "t.xlsx", judged()), fill), judged())
    rows = len(lines([judged()], "en", TODAY))
    assert wrong(found) == [
        ("tasks_row_without_number", f"A{rows + 2}"), ("tasks_row_unknown", f"A{rows + 3}"),
        ("tasks_row_without_number", f"A{rows + 4}"),
    ]  # fmt: skip
    assert not found.changes


def test_a_list_of_another_workspace_matches_nothing(tmp_path: Path) -> None:
    path = edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "owner", "X"))
    other = replace(judged(), assessment=replace(judged().assessment, id="two"))
    found = look(path, other)
    assert not found.changes
    assert {code for code, _ in wrong(found)} == {"tasks_row_unknown"}
    assert len(found.unmatched) == found.rows


def test_rows_mixed_up_by_sorting_some_columns_only_are_told(tmp_path: Path) -> None:
    def mix(rows: list[list[Any]]) -> list[list[Any]]:
        rows[1][0], rows[2][0] = rows[2][0], rows[1][0]
        rows[1][5] = "would go to the wrong task"
        return rows

    found = look(rewritten(out(tmp_path / "t.xlsx", judged()), mix), judged())
    assert wrong(found) == [("tasks_row_mixed_up", "A2"), ("tasks_row_mixed_up", "A3")]
    assert not found.changes


def test_a_number_on_two_rows_that_say_different_things_is_told(tmp_path: Path) -> None:
    def twice(rows: list[list[Any]]) -> list[list[Any]]:
        copy = list(rows[1])
        copy[5] = "B"
        return [*rows, copy]

    found = look(rewritten(out(tmp_path / "t.xlsx", judged()), twice), judged())
    assert [code for code, _ in wrong(found)] == ["tasks_row_twice", "tasks_row_twice"]
    assert not found.changes


def test_a_task_no_longer_called_for_keeps_what_was_filled_in(tmp_path: Path) -> None:
    before = judged()
    _, question, _ = some(0).key
    activity = before.assessment.activities[0]
    answered = replace(activity, answers={**activity.answers, question: Answer(value="yes")})
    assessment = replace(before.assessment, activities=(answered,),
                         answers={**before.assessment.answers, **({question: Answer(value="yes")} if
                                  before.library.question[question].scope == "assessment" else {})})  # fmt: skip
    now = replace(before, assessment=assessment, evaluation=evaluate(before.library, assessment))
    assert some(0).key not in {line.task.key for line in lines([now], "en", TODAY)}
    found = look(edited(out(tmp_path / "t.xlsx", before), lambda sheet: put(sheet, 1, "note", "half done")), now)
    assert [(c.new, c.called_for) for c in found.changes] == [("half done", False)]
    assert [fault.code for fault in found.notices] == ["tasks_no_longer_called_for"]


# What cannot be stored, and what should be known -------------------------------------------------------------------


def test_what_could_not_be_stored_is_told_beforehand(tmp_path: Path) -> None:
    path = edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "owner", "x" * 600))
    found = tasks.preview(path, [judged()], language="en", today=TODAY,
                          check=lambda one, progress: PiaError("name_too_long", limit=500))  # fmt: skip
    assert not found.changes
    assert [(one.cell, one.error.code) for one in found.refused] == [("F2", "name_too_long")]
    for language in LANGUAGES:
        assert "500" in "\n".join(tasks.preview_lines(found, language))


def test_a_decision_without_reason_or_person_is_pointed_out(tmp_path: Path) -> None:
    found = look(
        edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "status", "accepted")), judged()
    )
    assert [fault.code for fault in found.notices] == ["tasks_lacks_reason", "tasks_lacks_decided_by"]
    assert wrong(found) == []
    found = look(
        edited(out(tmp_path / "t.xlsx", judged()), lambda sheet: put(sheet, 1, "status", "verified")), judged()
    )
    assert [fault.code for fault in found.notices] == ["tasks_lacks_verified"]


def test_a_shortened_text_cannot_be_changed_outside(tmp_path: Path) -> None:
    one = written(judged(), [some(0, note="n" * 40_000)])

    def fill(sheet: Any) -> None:
        put(sheet, 1, "note", "new beginning " + sheet.cell(2, column(sheet, "note")).value[50:])

    found = look(edited(out(tmp_path / "t.xlsx", one), fill), one)
    assert wrong(found) == [("tasks_text_shortened", "N2")]


# CSV ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_csv_as_other_countries_save_it(tmp_path: Path, delimiter: str) -> None:
    one = written(judged(), [some(0, owner="=A", note="a;b,c\td")])
    path = out(tmp_path / "t.csv", one)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    rows[1][5] = "B"
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    path.write_text(stream.getvalue(), "utf-8", newline="")
    assert seen(look(path, one).changes) == [("owner", "=A", "B")]


def test_csv_that_is_not_utf8_is_refused_rather_than_guessed(tmp_path: Path) -> None:
    path = out(tmp_path / "t.csv", judged(), language="zh-CN")
    path.write_bytes(path.read_text("utf-8-sig").encode("gb18030"))
    assert refused(path, judged()) == "tasks_not_utf8"


@pytest.mark.parametrize(("data", "code"), [
    (b"", "tasks_no_table"), (b"a,b\n1,2\n", "tasks_no_table"), (b"Task no.\n", "tasks_no_table"),
    (b"\x00" * 100, "tasks_no_table"),
    (b"Task no.,Owner,Owner\n", "tasks_column_twice"), (b"Task no.,Task no.,Owner\n", "tasks_column_twice"),
    (b"," * 3_000_000, "tasks_too_many_cells"), (b"\n" * 1_000_000, "tasks_too_many_cells"),
    (b"a,\n" * 1_000_000, "tasks_too_many_cells"), (b"x" * 3_000_000, "tasks_not_csv"),
    (b'"Task no.","Owner\n', "tasks_not_csv"), (b'"a"b,c\n', "tasks_not_csv"),
    (b"Task no.,Owner\n" + b"T-00000-00000,x\n" * 10_001, "tasks_too_many_rows"),
])  # fmt: skip
def test_csv_without_a_list_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    assert refused(path, judged()) == code
