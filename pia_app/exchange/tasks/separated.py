"""Task lines → CSV that spreadsheets open without running anything, and back, each text as it was."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from pia_app.exchange.tasks import marks
from pia_app.exchange.tasks.cells import Cell, Sheet
from pia_app.exchange.tasks.columns import COLUMNS, Column
from pia_app.exchange.tasks.lines import Line
from pia_app.exchange.tasks.package import refusal
from pia_app.exchange.tasks.said import heading, said

BOM: Final = "\ufeff"  # without it Excel takes UTF-8 for something else
LONGEST: Final = 2_000_000  # of a field, in characters
MOST_CELLS: Final = 800_000
MARK: Final = "mark"
_RISKY: Final = re.compile(r"\s*(?:[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|$)|'")


def write(lines: Sequence[Line], language: str) -> str:
    """Return the list as CSV: every field in quotes, and an apostrophe before what could be taken for a formula."""
    stream = io.StringIO()
    stream.write(BOM)
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([heading(name, language) for name in (*(column.id for column in COLUMNS), MARK)])
    for line in lines:
        values = line.values
        cells = [_cell(line, column, values, language) for column in COLUMNS]
        writer.writerow(map(guarded, (*cells, marks.write(line.mark))))
    return stream.getvalue()


def _cell(line: Line, column: Column, values: dict[str, str], language: str) -> str:
    if column.id == "code":
        return line.code
    return said(column, values[column.id], language) if column.kind else line.told[column.id]


def guarded(text: str) -> str:
    """Return a text as it stands in the file (reliability.md T9); `unguarded` takes it back."""
    return f"'{text}" if text and _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that stands in the file guarded."""
    return text.removeprefix("'")


def read(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the one sheet that a CSV file holds. Raises FaultyFiles."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refusal(name, "tasks_not_utf8") from None
    limit = csv.field_size_limit(LONGEST)
    try:
        rows = _rows(text, name)
    except csv.Error as error:
        raise refusal(name, "tasks_not_csv", why=str(error)) from None
    finally:
        csv.field_size_limit(limit)
    return (Sheet(name=name, rows=rows),)


def _rows(text: str, name: str) -> dict[int, dict[int, Cell]]:
    """Return the fields that are not empty, by record and place."""
    rows: dict[int, dict[int, Cell]] = {}
    left = MOST_CELLS
    for number, record in enumerate(
        csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True), 1
    ):
        left -= 1 + len(record)
        if left < 0:
            raise refusal(name, "tasks_too_many_cells", limit=MOST_CELLS)
        cells = {column: Cell(unguarded(field)) for column, field in enumerate(record, 1) if field}
        if cells:
            rows[number] = cells
    return rows


def _delimiter(text: str) -> str:
    """Return what divides the fields: some countries' spreadsheets write semicolons where others write commas."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
