"""Task lines → an Excel workbook to be filled in: list, instructions, and a hidden sheet with the marks of the rows."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import ceil
from typing import Any, Final

import xlsxwriter

from pia_app.exchange.tasks import marks
from pia_app.exchange.tasks.cells import letters
from pia_app.exchange.tasks.columns import CHOICES, COLUMNS, FIELDS, Column, number_text
from pia_app.exchange.tasks.lines import Line
from pia_app.exchange.tasks.said import LONGEST, heading, said, shown
from pia_app.wording import say

FIRST_DAY: Final = date(1900, 3, 1)  # Excel counts a day too many before it
LONGEST_AS_TEXT: Final = 255  # older versions of Excel show #### for longer ones that are formatted as text
HELP: Final = 10
HELP_WIDTH: Final = 76
LINE_HEIGHT: Final = 14
MOST_LINES: Final = 5
BROADEST: Final = 1_000
FILLS: Final = {"critical": "#F4C7C3", "high": "#FBE2CC", "medium": "#FDF3CF"}
MARKS_SHEET: Final = "pia-app"
QUIET: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_SPLIT: Final = re.compile(r"(?<=_x[0-9A-Fa-f]{4})(?=_)")
ALLOWED: Final = {
    "autofilter": True, "sort": True, "format_cells": True, "format_columns": True, "format_rows": True,
    "insert_columns": True,
}  # fmt: skip


def workbook(lines: Sequence[Line], language: str, now: datetime) -> bytes:
    """Return the workbook; every text in it is text, whatever it begins with (reliability.md T9)."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, QUIET)
    book.set_properties({"title": say(language, "tasks.sheet.tasks"), "created": now.replace(tzinfo=None)})
    _Writer(book, language).write(lines, now)
    book.close()
    return stream.getvalue()


class _Writer:
    def __init__(self, book: Any, language: str) -> None:
        self.book, self.language = book, language
        font = {"font_name": self.say("tasks.sheet.font"), "font_size": 10, "valign": "top"}
        boxed = {**font, "text_wrap": True, "border": 1, "border_color": "#C9CED6"}
        self.plain = book.add_format({**font, "text_wrap": True})
        self.strong = book.add_format({**font, "bold": True, "font_size": 13})
        heading = {**boxed, "bold": True, "font_color": "#FFFFFF", "valign": "vcenter", "num_format": "@"}
        self.headings = {kind: book.add_format({**heading, "bg_color": fill})
                         for kind, fill in ((False, "#44546A"), (True, "#1B6B4F"))}  # fmt: skip
        self.formats = {
            (filled, kind): book.add_format({**boxed, "locked": not filled, **look, **_ground(filled)})
            for filled in (False, True)
            for kind, look in (
                ("text", {"num_format": "@"}),
                ("long", {"quote_prefix": True}),
                ("date", {"num_format": "yyyy-mm-dd", "align": "left"}),
                ("number", {"align": "right"}),
            )
        }
        self.priorities = {
            name: book.add_format({**boxed, "num_format": "@", "bg_color": fill}) for name, fill in FILLS.items()
        }

    def say(self, key: str, /, **facts: object) -> str:
        return say(self.language, key, **facts)

    def write(self, lines: Sequence[Line], now: datetime) -> None:
        self._list(self.book.add_worksheet(self.say("tasks.sheet.tasks")), lines)
        self._help(self.book.add_worksheet(self.say("tasks.sheet.help")), now)
        self._marks(self.book.add_worksheet(MARKS_SHEET), lines)

    def _list(self, sheet: Any, lines: Sequence[Line]) -> None:
        last = len(lines)
        for number, column in enumerate(COLUMNS):
            sheet.set_column(number, number, column.width)
            _write(sheet, 0, number, heading(column.id, self.language), self.headings[bool(column.kind)])
            if column.kind and last:
                self._limit(sheet, number, column, last)
        for row, line in enumerate(lines, 1):
            values = line.values
            for number, column in enumerate(COLUMNS):
                self._cell(sheet, row, number, column, line, values)
            sheet.set_row(row, _row_height({**line.told, **values}))
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{letters(len(COLUMNS))}{last + 1}"})
        sheet.protect("", ALLOWED)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(3, 0)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, 1)
        sheet.set_footer("&C&P / &N")

    def _cell(self, sheet: Any, row: int, number: int, column: Column, line: Line, values: dict[str, str]) -> None:
        filled = bool(column.kind)
        text = line.code if column.id == "code" else values[column.id] if filled else line.told[column.id]
        if column.kind == "date" or column.id == "proposed_due":
            self._date(sheet, row, number, text, filled=filled)
        elif text and (column.kind == "number" or column.id == "proposed_effort"):
            self._number(sheet, row, number, text, filled=filled)
        else:
            text = shown(said(column, text, self.language) if filled else text, self.language)
            look = self.formats[filled, "text" if len(text) <= LONGEST_AS_TEXT else "long"]
            if column.id == "priority":
                look = self.priorities.get(line.task.priority, look)
            _write(sheet, row, number, text, look)

    def _number(self, sheet: Any, row: int, number: int, text: str, *, filled: bool) -> None:
        """Write a number as a number; one with more digits than Excel keeps stays text."""
        value, look = float(text), self.formats[filled, "number"]
        if number_text(float(f"{value:.15G}")) == text:
            sheet.write_number(row, number, value, look)
        else:
            _write(sheet, row, number, text, look)

    def _date(self, sheet: Any, row: int, number: int, text: str, *, filled: bool) -> None:
        """Write a date as a date; what Excel cannot count, and what is no date, stays text."""
        look = self.formats[filled, "date"]
        try:
            day = date.fromisoformat(text)
        except ValueError:
            _write(sheet, row, number, text, look)
            return
        if day < FIRST_DAY or day.isoformat() != text:
            _write(sheet, row, number, text, look)
        else:
            sheet.write_datetime(row, number, day, look)

    def _limit(self, sheet: Any, number: int, column: Column, last: int) -> None:
        """Offer the choices, and ask for dates where dates belong."""
        rule: dict[str, object] = {"validate": "any"}
        if column.kind in ("choice", "named"):
            words = [said(column, choice, self.language) for choice in CHOICES[column.id]]
            rule = {"validate": "list", "source": words, "show_error": column.kind == "choice"}
        elif column.kind == "date":
            rule = {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
        elif column.kind == "number":
            rule = {"validate": "decimal", "criteria": ">=", "value": 0}
        if column.kind in ("choice", "date", "number"):
            rule |= {
                "error_title": self.say("tasks.limit.title"),
                "error_message": self.say(f"tasks.limit.{column.kind}"),
            }
        if len(rule) > 1:
            sheet.data_validation(1, number, last, number, rule)

    def _help(self, sheet: Any, now: datetime) -> None:
        sheet.set_column(0, 0, HELP_WIDTH)
        _write(sheet, 0, 0, self.say("tasks.sheet.help"), self.strong)
        facts = {
            "day": now.date().isoformat(),
            "columns": say(self.language, "list.join").join(heading(field.id, self.language) for field in FIELDS),
            "code": heading("code", self.language),
            "more": heading("more_evidence", self.language),
            "reason": heading("reason", self.language),
            "decided_by": heading("decided_by", self.language),
            "longest": f"{LONGEST:,}",
        }
        for row in range(1, HELP + 1):
            text = self.say(f"tasks.help.{row:02}", **facts)
            _write(sheet, row, 0, text, self.plain)
            sheet.set_row(row, LINE_HEIGHT * (_lines(text, HELP_WIDTH) + 0.5))
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def _marks(self, sheet: Any, lines: Sequence[Line]) -> None:
        for row, line in enumerate(lines):
            _write(sheet, row, 0, line.code, self.plain)
            _write(sheet, row, 1, marks.write(line.mark), self.plain)
        sheet.protect()
        sheet.very_hidden()


def _row_height(texts: Mapping[str, str]) -> float:
    """Return how high a row of the list is: not every spreadsheet program works that out for itself."""
    needed = [_lines(texts.get(column.id, ""), column.width) for column in COLUMNS]
    return LINE_HEIGHT * min(MOST_LINES, max(needed))


def _lines(text: str, width: int) -> int:
    """Return about how many lines a text takes up; a Chinese letter is nearly as wide as two Latin ones."""
    paragraphs = text[:BROADEST].split("\n")
    return sum(max(1, ceil(sum(1.8 if c > "\u2e7f" else 1 for c in part) / width)) for part in paragraphs)


def _ground(filled: bool) -> dict[str, str]:
    return {"bg_color": "#F3FAF6"} if filled else {}


def _write(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    """Write a text as it is.

    Left to itself, XlsxWriter takes a text from <r> to </r> for markup, and of two escapes in a row (_x0041_x0042_)
    it sees one; cut into runs of the same look, neither is there to be seen.
    """
    pieces = _SPLIT.split(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        pieces = [text[:2], *_SPLIT.split(text[2:])]
    if not text:
        sheet.write_blank(row, column, None, look)
    elif len(pieces) == 1:
        sheet.write_string(row, column, text, look)
    else:
        runs = [run for piece in pieces[1:] for run in (look, piece)]
        sheet.write_rich_string(row, column, pieces[0], *runs, look)
