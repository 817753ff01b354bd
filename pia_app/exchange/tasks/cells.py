"""What a spreadsheet holds, whatever kind of file it came in: sheets of cells by row and column, counted from 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something.

    `kind` is text, number, date, or what no value can be taken from: truth, error, formula, merged (covered by a
    cell of another column). A time of day is left out of a date.
    """

    value: str | float | date
    kind: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; `hidden` is how it stands in the file, `rows` holds only cells that are not empty."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    hidden: bool = False


def address(row: int, column: int) -> str:
    """Return the address of a cell as spreadsheets write it, such as B7."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
