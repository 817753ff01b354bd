"""The task list in a file that came back, however it was rearranged: columns by heading, rows by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pia_app.exchange.tasks import marks
from pia_app.exchange.tasks.cells import Cell, Sheet, address
from pia_app.exchange.tasks.columns import COLUMNS, FIELDS
from pia_app.exchange.tasks.package import refusal
from pia_app.exchange.tasks.said import known_headings
from pia_app.rules.validation import clean_text

MOST_ROWS: Final = 10_000
LAST_HEADING_ROW: Final = 200
MARKS_SHEET: Final = "pia-app"
CODE: Final = re.compile(r"T-[0-9A-Z]{5}-[0-9A-Z]{5}")
_ONCE: Final = frozenset({"code", "mark", *(field.id for field in FIELDS)})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """One row of a list: its place, its number ("" where it has none), and its cells by column."""

    number: int
    code: str
    cells: Mapping[str, Cell]
    mark: marks.Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list: where each column stands, and its rows from top to bottom.

    `foreign` are columns whose heading is none of a task list although something stands below it: where the heading
    stands and what it says, "" for nothing.
    """

    columns: Mapping[str, int]
    rows: tuple[FoundRow, ...]
    foreign: tuple[tuple[str, str], ...] = ()

    def place(self, row: FoundRow, column: str) -> str:
        """Return the address of a cell."""
        return address(row.number, self.columns.get(column, 1))


def find(sheets: Sequence[Sheet], file: str) -> Table:
    """Return the list that a file holds. Raises FaultyFiles where there is none, more than one, or one too large."""
    candidates = [(sheet, top, columns) for sheet in sheets for top, columns in _headed(sheet)]
    visible = [one for one in candidates if not one[0].hidden] or candidates
    if not visible:
        raise refusal(file, "tasks_no_table")
    if len(visible) > 1:
        raise refusal(file, "tasks_several_tables", sheets=", ".join(sheet.name for sheet, _, _ in visible))
    sheet, top, places = visible[0]
    columns = {}
    for name, found in places.items():
        if len(found) > 1 and name in _ONCE:
            where = ", ".join(address(top, column) for column in found)
            raise refusal(file, "tasks_column_twice", cells=where)
        columns[name] = found[0]
    kept = _marks(sheets)
    rows = tuple(_rows(sheet, top, columns, kept))
    if len(rows) > MOST_ROWS:
        raise refusal(file, "tasks_too_many_rows", limit=MOST_ROWS)
    return Table(columns=columns, rows=rows, foreign=tuple(_foreign(sheet, top, rows)))


def text_of(cell: Cell | None) -> str:
    """Return what a cell holds as text, without characters that no report can hold; "" where it is empty."""
    if cell is None:
        return ""
    value = cell.value
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    return clean_text(str(value))[0]


def _headed(sheet: Sheet) -> Iterator[tuple[int, dict[str, list[int]]]]:
    """Yield the first row that holds the headings, with the places of each column."""
    known = known_headings()
    for number in sorted(sheet.rows):
        if number > LAST_HEADING_ROW:
            return
        places: dict[str, list[int]] = {}
        for column, cell in sorted(sheet.rows[number].items()):
            name = known.get(" ".join(text_of(cell).split()).casefold())
            if name is not None:
                places.setdefault(name, []).append(column)
        if "code" in places and len(places) > 1:
            yield number, places
            return


def _foreign(sheet: Sheet, top: int, rows: Sequence[FoundRow]) -> Iterator[tuple[str, str]]:
    """Yield the columns beside tasks that belong to no list: somebody may have renamed a heading, or made a column."""
    known, headed = known_headings(), sheet.rows[top]
    used = {column for row in rows for column, cell in sheet.rows[row.number].items() if text_of(cell).strip()}
    for column in sorted(used):
        told = " ".join(text_of(headed.get(column)).split())
        if told.casefold() not in known:
            yield address(top, column), told


def _marks(sheets: Sequence[Sheet]) -> dict[str, str]:
    """Return the marks that a workbook keeps on a sheet of its own, by number."""
    return {
        text_of(cells.get(1)): text_of(cells.get(2))
        for sheet in sheets
        if sheet.name == MARKS_SHEET
        for cells in sheet.rows.values()
    }


def _rows(sheet: Sheet, top: int, columns: Mapping[str, int], kept: Mapping[str, str]) -> Iterator[FoundRow]:
    for number in sorted(sheet.rows):
        if number <= top:
            continue
        own = sheet.rows[number]
        cells = {name: own[column] for name, column in columns.items() if column in own}
        code = text_of(cells.get("code")).strip().upper()
        if not any(text_of(cells.get(name)).strip() for name in ("code", *(column.id for column in COLUMNS))):
            continue
        if not CODE.fullmatch(code):
            code = ""
        mark = marks.read(text_of(cells["mark"]) if "mark" in cells else kept.get(code, ""), code)
        yield FoundRow(number=number, code=code, cells=cells, mark=mark)
