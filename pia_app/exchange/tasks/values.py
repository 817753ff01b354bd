"""A cell that somebody filled in → the value it means, or what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Final

from pia_app.exchange.tasks.cells import Cell
from pia_app.exchange.tasks.columns import Column, number_text
from pia_app.exchange.tasks.said import meanings, said, shortened, shown
from pia_app.exchange.tasks.table import text_of
from pia_app.rules.validation import LONGEST
from pia_app.wording import LANGUAGES

_DAY: Final = re.compile(r"([0-9]{1,4})\D{1,3}([0-9]{1,2})\D{1,3}([0-9]{1,4})\D?")
_MIDNIGHT: Final = re.compile(r"[ T]0?0:00(?::00)?$")
_PLAIN: Final = re.compile(r"[0-9]{1,16}(?:\.[0-9]{1,15})?")
_DECIMAL_COMMA: Final = re.compile(r"[0-9]{1,15},[0-9]{1,2}")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,15})?")


class BadValue(Exception):
    """A cell from which no value can be taken; `code` names the sentence, `facts` fill its blanks."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code, self.facts = code, facts
        super().__init__(code)


def value(column: Column, cell: Cell | None, expected: Callable[[str], bool]) -> str:
    """Return what a cell means, in the form of `columns.value_of`. Raises BadValue.

    `expected` knows the values that the field had and has: where a date can be read in two ways, they decide.
    """
    if cell is None:
        if column.kind == "choice":
            raise BadValue("tasks_choice_missing")
        return ""
    if cell.kind in ("formula", "error", "truth", "merged"):
        raise BadValue(f"tasks_cell_{cell.kind}", got=text_of(cell)[:80])
    text = text_of(cell)
    match column.kind:
        case "choice" | "named":
            return _choice(column, text)
        case "date":
            return text if cell.kind == "date" else _date(text, expected)
        case "number":
            return _number(text)
    if shortened(text):
        raise BadValue("tasks_text_shortened")
    if len(text) > LONGEST:
        raise BadValue("tasks_text_too_long", limit=LONGEST)
    return text if expected(text) else text.strip()  # a blank typed into a cell is nothing that somebody wrote


def _choice(column: Column, text: str) -> str:
    found = meanings(column.id).get(" ".join(_narrow(text).split()).casefold())
    if found is None and column.kind == "choice":
        raise BadValue("tasks_choice_unknown", got=text[:80], column=column.id)
    return text if found is None else found


def _date(text: str, expected: Callable[[str], bool]) -> str:
    """Return the day that a text names: the year first, or, as some countries' spreadsheets write it, last."""
    narrow = _MIDNIGHT.sub("", _narrow(text))
    if not narrow or expected(narrow):
        return narrow
    match = _DAY.fullmatch(narrow)
    first, second, third = (int(part) for part in match.groups()) if match else (0, 0, 0)
    found: set[str] = set()
    if match and len(match[1]) == 4:
        found = {_iso(first, second, third)} - {""}
    elif match and len(match[3]) == 4:
        found = {_iso(third, first, second), _iso(third, second, first)} - {""}
    settled = set(filter(expected, found)) if len(found) > 1 else found
    if len(settled) == 1:
        return settled.pop()
    raise BadValue("tasks_date_two_ways" if len(found) > 1 else "tasks_date_unknown", got=text[:80])


def _narrow(text: str) -> str:
    """Return a text with the wide digits and signs of a Chinese keyboard as plain ones, without space around it."""
    return unicodedata.normalize("NFKC", text).strip()


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _number(text: str) -> str:
    stripped = _narrow(text)
    if not stripped:
        return ""
    if _DECIMAL_COMMA.fullmatch(stripped):
        stripped = stripped.replace(",", ".")
    elif _GROUPED.fullmatch(stripped):
        stripped = stripped.replace(",", "")
    if not _PLAIN.fullmatch(stripped):
        raise BadValue("tasks_number_unknown", got=text[:80])
    return number_text(float(stripped))


def shows(column: Column, cell: Cell | None, old: str) -> bool:
    """Whether a cell shows just what the list would show of a value, in any language: then nobody changed it."""
    if cell is None or cell.kind != "text":
        return False
    text = text_of(cell)
    return any(text in (told := said(column, old, language), shown(told, language)) for language in LANGUAGES)
