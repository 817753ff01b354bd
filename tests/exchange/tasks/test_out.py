"""What goes out: a workbook that people can fill in, CSV that runs nothing, a calendar that tells no secrets, JSON."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest

from pia_app.errors import PiaError
from pia_app.exchange import tasks
from pia_app.exchange.tasks.columns import CHOICES, COLUMNS, FIELDS
from pia_app.exchange.tasks.lines import lines
from pia_app.exchange.tasks.said import LONGEST, heading, headings, said
from pia_app.exchange.tasks.separated import guarded, unguarded
from pia_app.model import Answer, Assessment, Evidence, OwnTask
from pia_app.wording import LANGUAGES
from tests.exchange.tasks.support import NOW, TODAY, column, judged, look, out, parts_of, some, sound, written
from tests.support import ROOT

FORMULAS = (
    "=1+1", "=cmd|'/c calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\n=1", " =1", "＝1", "'=1", "'", "#N/A", "=",
    '=HYPERLINK("http://x","y")', "<r><t>x</t></r>", "<r></si><bad></r>", "_x0041_", "_x0041_x0042_", "x005F_", "{=1}",
)  # fmt: skip
TEXTS = ("owner", "role", "reason", "decided_by", "note")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_speaks_the_language_and_can_be_filled_in(tmp_path: Path, language: str) -> None:
    entry = some(status="planned", owner="Li Wen", due="2026-12-31", effort=2.5)
    path = out(tmp_path / "t.xlsx", written(judged(), [entry]), language=language)
    book = openpyxl.load_workbook(path)
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "veryHidden"]
    sheet = book[book.sheetnames[0]]
    assert [cell.value for cell in sheet[1]] == [heading(c.id, language) for c in COLUMNS]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == sheet.dimensions
    cells = {c.id: sheet.cell(2, column(sheet, c.id, language)) for c in COLUMNS}
    assert cells["due"].value.date() == date(2026, 12, 31)
    assert cells["due"].is_date
    assert cells["effort"].value == 2.5
    assert cells["status"].value == said(FIELDS[0], "planned", language)
    assert [name for name, cell in cells.items() if not cell.protection.locked] == [field.id for field in FIELDS]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    offered = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    where = f"{cells['status'].column_letter}2:{cells['status'].column_letter}{sheet.max_row}"
    assert offered[where] == '"' + ",".join(said(FIELDS[0], c, language) for c in CHOICES["status"]) + '"'
    assert book.properties.creator in (None, "")
    help_sheet = book[book.sheetnames[1]]
    assert all(heading(f.id, language) in help_sheet["A3"].value for f in FIELDS)


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
def test_no_text_becomes_a_formula_in_any_column(tmp_path: Path, kind: str) -> None:
    for text in FORMULAS:
        entries = [some(**dict.fromkeys(TEXTS, text), evidence=(Evidence(what=text),))]
        one = written(judged(), entries)
        assessment = replace(one.assessment, name=text, activities=(replace(one.assessment.activities[0], name=text),))
        own = OwnTask(id="own-1", title=text, action=text, activity="a1")
        one = replace(one, assessment=replace(assessment, own_tasks={own.id: own}))
        path = out(tmp_path / f"t{kind}", one)
        if kind == ".xlsx":
            book = openpyxl.load_workbook(path)
            assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n", "d"}
        else:
            rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
            risky = [field for row in rows for field in row if field.strip()[:1] in set("=+-@＝＋－＠") - {""}]
            assert risky == []
        assert look(path, one).clean


def test_csv_says_that_it_is_utf8_and_puts_every_field_in_quotes(tmp_path: Path) -> None:
    data = out(tmp_path / "t.csv", judged(), language="zh-CN").read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"')
    first = data.decode("utf-8-sig").splitlines()[0]
    assert first.count('"') == 2 * (len(COLUMNS) + 1)


@pytest.mark.parametrize("text", [*FORMULAS, "", "plain", "''", "' ", "\u3000=1", "  ", "5-3"])
def test_guarding_a_text_can_be_taken_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert unguarded(guarded(guarded(text))) == guarded(text)


def test_a_text_that_is_too_long_for_a_cell_says_so_and_comes_back_as_no_change(tmp_path: Path) -> None:
    long = "长😀x" * 12_000
    one = written(judged(), [some(note=long)])
    path = out(tmp_path / "t.xlsx", one)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    held = sheet.cell(2, column(sheet, "note")).value
    assert len(held.encode("utf-16-le")) // 2 <= LONGEST
    assert held[:100] == long[:100]
    assert "the whole text is in the program" in held
    assert look(path, one).clean
    assert long in out(tmp_path / "t.csv", one).read_text("utf-8-sig")


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "2026-02-28",
                                 "2028-02-29", "9999-12-31"])  # fmt: skip
def test_every_day_comes_back_as_it_was(tmp_path: Path, day: str) -> None:
    one = written(judged(), [some(due=day)])
    for kind in (".xlsx", ".csv"):
        found = look(out(tmp_path / f"t{kind}", one), one)
        assert (found.clean, found.changes) == (True, ())


# Calendar --------------------------------------------------------------------------------------------------------


def events_of(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_the_calendar_has_a_whole_day_for_each_open_task_and_none_for_a_closed_one(tmp_path: Path) -> None:
    one = written(judged(), [some(0, due="2026-12-31"), some(1, status="done"), some(2, status="accepted")])
    events = events_of(out(tmp_path / "t.ics", one).read_bytes())
    assert len(events) == len(lines([one], "en", TODAY)) - 2
    first = next(e for e in events if e["DTSTART"].dt == date(2026, 12, 31))
    assert first["DTEND"].dt == date(2027, 1, 1)
    assert str(first["SUMMARY"]).startswith("Due: ")
    assert sum(str(e["SUMMARY"]).startswith("Proposed due date: ") for e in events) == len(events) - 1
    assert {str(e["TRANSP"]) for e in events} == {"TRANSPARENT"}


def test_an_event_keeps_its_identity_whatever_is_written_and_whenever_it_goes_out(tmp_path: Path) -> None:
    first = out(tmp_path / "a.ics", judged()).read_bytes()
    entry = some(owner="X", due="2027-01-01", note="y")
    tasks.write([written(judged(), [entry])], tmp_path / "b.ics", language="zh-CN", now=NOW.replace(year=2028))
    names = [[str(e["UID"]) for e in events_of(data)] for data in (first, (tmp_path / "b.ics").read_bytes())]
    assert sorted(names[0]) == sorted(names[1])
    assert len(set(names[0])) == len(names[0])


def test_the_calendar_tells_nothing_but_titles(tmp_path: Path) -> None:
    one, secret = judged(), "CANARY"
    assessment = replace(one.assessment, name=secret, activities=(replace(one.assessment.activities[0], name=secret),))
    entry = some(due="2026-12-01", **dict.fromkeys(TEXTS, secret), evidence=(Evidence(what=secret),))
    one = written(replace(one, assessment=assessment), [entry])
    assert secret not in out(tmp_path / "t.ics", one).read_text("utf-8")


@pytest.mark.parametrize("kind", [".xlsx", ".csv", ".ics", ".json"])
def test_no_answer_goes_out_with_the_tasks(tmp_path: Path, kind: str) -> None:
    one = judged()
    canary = Answer(
        value="no", note="CANARY", reason="CANARY", answered_by="CANARY", evidence=(Evidence(what="CANARY"),)
    )
    activity = replace(one.assessment.activities[0], answers={**one.assessment.activities[0].answers, "mfa": canary})
    one = replace(one, assessment=replace(one.assessment, activities=(activity,)))
    data = out(tmp_path / f"t{kind}", one).read_bytes()
    assert b"CANARY" not in (b"".join(parts_of(data).values()) if kind == ".xlsx" else data)


# JSON ------------------------------------------------------------------------------------------------------------


def test_json_says_everything_for_other_programs(tmp_path: Path) -> None:
    entry = some(status="in_progress", owner="李文", due="2026-12-31", cost=1200.5, evidence=(Evidence(what="scan"),))
    found = json.loads(out(tmp_path / "t.json", written(judged(), [entry]), language="zh-CN").read_text("utf-8"))
    assert (found["format"], found["version"], found["language"]) == ("pia-app/tasks", 1, "zh-CN")
    first = next(task for task in found["tasks"] if task["measure"] == entry.measure)
    assert (first["status"], first["owner"], first["cost"]) == ("in_progress", "李文", 1200.5)
    assert first["evidence"] == [{"what": "scan"}]
    assert first["words"]["title"]


# Words, places, start-up -----------------------------------------------------------------------------------------


def test_no_two_columns_share_a_heading_and_no_heading_is_lost() -> None:
    assert len(headings()) == 2 * (len(COLUMNS) + 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drop_down_fits_into_what_excel_allows(language: str) -> None:
    for field in FIELDS:
        words = [said(field, choice, language) for choice in CHOICES.get(field.id, ())]
        assert len(",".join(words)) <= 255
        assert not any("," in word for word in words)
        assert len({word.casefold() for word in words}) == len(words)


def test_moot_and_own_tasks_go_out_as_such(tmp_path: Path) -> None:
    one = judged()
    own = OwnTask(id="own-1", title="Ask the union", activity="a1", action="Write a letter")
    gone = some(note="half done")
    assessment = replace(one.assessment, own_tasks={own.id: own}).with_progress(gone)
    less = replace(one.evaluation, tasks=tuple(t for t in one.evaluation.tasks if t.key != gone.key))
    found = {line.task.key: line for line in lines([replace(one, assessment=assessment, evaluation=less)], "en", TODAY)}
    assert found[own.key].told["title"] == "Ask the union"
    assert found[own.key].called_for
    assert not found[gone.key].called_for
    assert found[gone.key].told["hint"] == "No longer called for"


def test_an_unknown_form_is_refused(tmp_path: Path) -> None:
    for name in ("t.xls", "t.docx", "t", "t.xlsm"):
        with pytest.raises(PiaError) as caught:
            out(tmp_path / name, judged())
        assert caught.value.code == "tasks_format_unknown"


@pytest.mark.parametrize("kind", [".xlsx", ".csv", ".ics", ".json"])
def test_only_a_file_of_the_same_kind_is_written_over(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"t{kind}"
    out(path, judged())
    out(path, judged(), language="zh-CN")
    for other in (b"SQLite format 3\x00 and so on", b"%PDF-1.7"):
        path.write_bytes(other)
        with pytest.raises(PiaError) as caught:
            out(path, judged())
        assert caught.value.code == "target_is_other"
        assert path.read_bytes() == other
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_an_empty_list_can_go_out(tmp_path: Path) -> None:
    one = judged()
    empty = replace(one, assessment=Assessment(id="e", name="E", library="customer-data"),
                    evaluation=replace(one.evaluation, tasks=(), activities=(), findings=()))  # fmt: skip
    for kind in (".xlsx", ".csv", ".ics", ".json"):
        assert tasks.write([empty], tmp_path / f"t{kind}", language="en", now=NOW) == 0


def test_the_same_list_gives_the_same_workbook() -> None:
    assert parts_of(sound()) == parts_of(sound())


def test_the_libraries_for_these_files_are_loaded_only_when_needed() -> None:
    code = (
        "import sys, pia_app.cli, pia_app.workspace, pia_app.exchange, pia_app.exchange.tasks\n"
        "print(sorted({'xlsxwriter', 'icalendar', 'openpyxl', 'dateutil'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
