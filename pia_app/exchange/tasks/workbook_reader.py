"""The parts of an Excel file → its sheets, text for text; formulas are seen, never worked out."""

from __future__ import annotations

import io
import math
import posixpath
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pia_app.exchange.tasks.cells import Cell, Sheet
from pia_app.exchange.tasks.package import Parts, parsed, refusal

DATES: Final = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})  # ECMA-376, 18.8.30
MOST_ROWS: Final = 20_000
MOST_SHEETS: Final = 50
MOST_MERGED: Final = 200_000
LONGEST_FORMULA: Final = 8_192
LONGEST_CODE: Final = 255
COVERED: Final = Cell("", "merged")
_NO_LETTERS: Final = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*.")
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_QUOTED: Final = re.compile(r'"[^"]*"')
_LIVE: Final = re.compile(
    r"\|[^!]*!|\[\d+\][^\]\[]*!|\b(?:WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE)\s*\(|\bauto_?open\b",
    re.IGNORECASE,
)


def sheets(found: Parts, file: str) -> tuple[Sheet, ...]:
    """Return all sheets with their cells. Raises FaultyFiles where the file is not as it must be."""
    try:
        return _Reader(found, file).sheets()
    except (KeyError, IndexError, ValueError, OverflowError, ElementTree.ParseError) as error:
        raise refusal(file, "tasks_not_a_workbook", why=f"{type(error).__name__} {error}") from None


def unescaped(text: str) -> str:
    """Return a text without the escapes for characters that XML cannot hold."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class _Reader:
    def __init__(self, found: Parts, file: str) -> None:
        self.found, self.file = found, file
        name = self._targets("")["officeDocument"]
        self.book = parsed(found, name, file)
        self.targets = self._targets(name)
        self.strings = self._strings()
        self.dated = self._dated()
        properties = next(_all(self.book, "workbookPr"), None)
        self.from_1904 = properties is not None and properties.get("date1904") in ("1", "true")

    def sheets(self) -> tuple[Sheet, ...]:
        for name in _all(self.book, "definedName"):
            self._refuse_live(f"{name.get('name')} {name.text or ''}")
        seen: set[str] = set()
        return tuple(self._sheet(element, seen) for element in _all(self.book, "sheet"))

    def _targets(self, name: str) -> Mapping[str, str]:
        """Return where the parts beneath a part stand ("" for the whole), by id and by kind of relationship."""
        folder, _, last = name.rpartition("/")
        found = {}
        for relation in parsed(self.found, f"{folder}/_rels/{last}.rels".lstrip("/"), self.file):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found[relation.get("Id", "")] = target
            found[relation.get("Type", "").rsplit("/", 1)[-1]] = target
        return found

    def _strings(self) -> list[str]:
        name = self.targets.get("sharedStrings", "")
        return [_text(entry) for entry in self._elements(name, "si")] if name in self.found else []

    def _dated(self) -> list[bool]:
        """Tell of each cell format whether it shows dates."""
        name = self.targets.get("styles", "")
        if name not in self.found:
            return []
        root = parsed(self.found, name, self.file)
        own = {number: _shows_dates(e.get("formatCode", "")) for e in _all(root, "numFmt")
               if (number := int(e.get("numFmtId", "0")))}  # fmt: skip
        formats = next(_all(root, "cellXfs"), None)
        numbers = [int(e.get("numFmtId", "0")) for e in formats] if formats is not None else []
        return [own.get(number, number in DATES) for number in numbers]

    def _sheet(self, element: Element, seen: set[str]) -> Sheet:
        relation = next((value for name, value in element.items() if name.endswith("}id")), "")
        target = self.targets[relation]
        if target in seen or len(seen) >= MOST_SHEETS:
            raise refusal(self.file, "tasks_too_many_sheets", limit=MOST_SHEETS)
        seen.add(target)
        rows: dict[int, dict[int, Cell]] = {}
        merged: list[str] = []
        number = 0
        for part in self._elements(target, "row", "mergeCell"):
            if _tag(part) == "mergeCell":
                merged.append(part.get("ref", ""))
                continue
            number = int(part.get("r") or number + 1)
            cells = dict(self._cells(part))
            if cells:
                rows.setdefault(number, {}).update(cells)
                if len(rows) > MOST_ROWS:
                    raise refusal(self.file, "tasks_too_many_rows", limit=MOST_ROWS)
        self._spread(rows, merged)
        return Sheet(name=element.get("name", ""), rows=rows, hidden=element.get("state", "visible") != "visible")

    def _cells(self, row: Element) -> Iterator[tuple[int, Cell]]:
        column = 0
        for element in row:
            if _tag(element) != "c":
                continue
            place = _PLACE.fullmatch(element.get("r", ""))
            column = _column(place[1]) if place else column + 1
            cell = self._cell(element)
            if cell is not None:
                yield column, cell

    def _cell(self, element: Element) -> Cell | None:
        """Return a cell, or None where it is empty."""
        inside = {_tag(child): child for child in element}
        if "f" in inside:
            formula = inside["f"].text or ""
            self._refuse_live(formula)
            return Cell(f"={formula}", "formula")
        kind, raw = element.get("t", "n"), inside["v"].text if "v" in inside else None
        if kind == "inlineStr":
            text = _text(inside["is"]) if "is" in inside else ""
            return Cell(text) if text else None
        if not raw:
            return None
        if kind == "s":
            text = self.strings[abs(int(raw))]
            return Cell(text) if text else None
        if kind == "str":
            return Cell(unescaped(raw))
        if kind in ("b", "e"):
            return Cell(raw, "truth" if kind == "b" else "error")
        try:
            return Cell(date.fromisoformat(raw[:10]), "date") if kind == "d" else self._number(element, raw)
        except (ValueError, OverflowError):
            return Cell(raw, "error")

    def _number(self, element: Element, raw: str) -> Cell:
        """Return a number, or the day that its format shows. Raises ValueError, OverflowError where it is neither."""
        value, style = float(raw), int(element.get("s", "0"))
        if not math.isfinite(value):
            raise ValueError(raw)
        shows_date = 0 <= style < len(self.dated) and self.dated[style]
        return Cell(_day(value, from_1904=self.from_1904), "date") if shows_date else Cell(value, "number")

    def _spread(self, rows: dict[int, dict[int, Cell]], merged: list[str]) -> None:
        """Let every row below share the cell that is merged downwards; to the side it covers what is not its own."""
        left = MOST_MERGED
        numbers = sorted(rows)
        for ref in merged:
            corners = [_PLACE.fullmatch(corner) for corner in ref.split(":")]
            if len(corners) != 2 or corners[0] is None or corners[1] is None:
                continue
            first, last = _column(corners[0][1]), _column(corners[1][1])
            top, bottom = int(corners[0][2]), int(corners[1][2])
            inside = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
            left -= 1 + len(inside) * (last - first + 1)
            if left < 0:
                raise refusal(self.file, "tasks_too_many_merged", limit=MOST_MERGED)
            shared = rows.get(top, {}).get(first)
            for number in inside:
                if shared is not None:
                    rows[number][first] = shared
                rows[number].update(dict.fromkeys(range(first + 1, last + 1), COVERED))

    def _refuse_live(self, formula: str) -> None:
        """Refuse a file with a formula that starts a program or fetches something."""
        if len(formula) > LONGEST_FORMULA or _LIVE.search(_QUOTED.sub("", formula)):
            raise refusal(self.file, "tasks_live_content", what=f"={formula[:80]}")

    def _elements(self, name: str, *tags: str) -> Iterator[Element]:
        """Yield the elements of a large part one by one; each is emptied once it has been looked at."""
        for _, element in ElementTree.iterparse(io.BytesIO(self.found[name])):
            if _tag(element) in tags:
                yield element
                element.clear()


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(root: Element, tag: str) -> Iterator[Element]:
    return (element for element in root.iter() if _tag(element) == tag)


def _text(entry: Element) -> str:
    """Return the text of an entry, its runs joined; readings printed above Chinese and Japanese are not part of it."""
    runs = [child for child in entry if _tag(child) == "t"]
    runs += [inner for child in entry if _tag(child) == "r" for inner in child if _tag(inner) == "t"]
    return "".join(unescaped(run.text or "") for run in runs)


def _column(text: str) -> int:
    """Return the number of a column, counted from 1."""
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number


def _shows_dates(code: str) -> bool:
    """Whether a number format shows a day, not only a number or a time."""
    return any(letter in "yd" for letter in _NO_LETTERS.sub("", code[:LONGEST_CODE]).lower())


def _day(serial: float, *, from_1904: bool) -> date:
    """Return the day that a serial number stands for; Excel has a 29 February 1900 as number 60, which never was.

    Raises ValueError, OverflowError where it stands for none.
    """
    whole = math.floor(serial)
    if from_1904:
        return date(1904, 1, 1) + timedelta(days=whole)
    if whole in (0, 60):
        raise ValueError(serial)
    return (date(1899, 12, 31) if 0 < whole < 60 else date(1899, 12, 30)) + timedelta(days=whole)
