"""Tables of a Word document: columns, cells that take several columns or rows, grounds, lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from pia_app.report.look.records import Block, Cell, Row, Table
from pia_app.report.look.styles import Styles, colour
from pia_app.report.names import number, w

Inside = Callable[[etree._Element, str], tuple[Block, ...]]  # what a cell holds, given its table's style

_THROUGH: Final = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins"))
_COLUMNS: Final = 63  # the most that Word allows
_TWENTIETH: Final = 20
_TEXT_WIDTH: Final = 453.0  # points between the margins of an A4 page
_LINE: Final = "000000"


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell as it is written: `joined` is "restart" or "continue" where it is merged with what stands above."""

    cell: Cell
    joined: str


def table(element: etree._Element, styles: Styles, inside: Inside) -> Table:
    """Return a table."""
    properties = element.find(w("tblPr"))
    style = _value(properties, "tblStyle")
    look = [properties, *(one.find(w("tblPr")) for one in styles.ancestors(style))]
    first = next((f for f in map(_first_row, styles.ancestors(style)) if f), "")
    rows = []
    for count, row in enumerate(_all(element, "tr")):
        head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        rows.append((head, list(_places(row, style, "" if count else first, inside))))
    count = max((p.cell.column + p.cell.span for _, places in rows for p in places), default=1)
    return Table(
        widths=_widths(element, count), rows=_merged(rows),
        edge=next((edge for edge in map(_edge, look) if edge is not None), ""),
        words=_value(properties, "tblDescription"),
    )  # fmt: skip


def _places(row: etree._Element, style: str, ground: str, inside: Inside) -> Iterator[_Place]:
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    column = number(before.get(w("val")) if before is not None else "", 0, _COLUMNS)
    for cell in _all(row, "tc"):
        properties = cell.find(w("tcPr"))
        span = max(number(_value(properties, "gridSpan"), 1), 1)
        span = min(span, max(_COLUMNS - column, 1))
        shade = properties.find(w("shd")) if properties is not None else None
        joined = properties.find(w("vMerge")) if properties is not None else None
        own = colour(shade.get(w("fill"), "")) if shade is not None else ""
        yield _Place(
            Cell(column=min(column, _COLUMNS - 1), span=span, rows=1, ground=own or ground, blocks=inside(cell, style)),
            "" if joined is None else joined.get(w("val"), "continue"),
        )
        column += span


def _merged(rows: list[tuple[bool, list[_Place]]]) -> tuple[Row, ...]:
    """Return rows in which a cell that goes on below is one cell of several rows."""
    made: list[Row] = []
    for index, (head, places) in enumerate(rows):
        cells = []
        for place in places:
            above = index and _at(rows[index - 1][1], place.cell.column)
            if place.joined == "continue" and above and above.joined:
                continue
            cells.append(replace(place.cell, rows=_height(rows, index, place)))
        made.append(Row(cells=tuple(cells), head=head))
    return tuple(made)


def _height(rows: list[tuple[bool, list[_Place]]], index: int, place: _Place) -> int:
    if not place.joined:
        return 1
    height = 1
    for _, below in rows[index + 1 :]:
        under = _at(below, place.cell.column)
        if under is None or under.joined != "continue":
            break
        height += 1
    return height


def _at(places: list[_Place], column: int) -> _Place | None:
    return next((place for place in places if place.cell.column == column), None)


def _widths(element: etree._Element, count: int) -> tuple[float, ...]:
    grid = element.find(w("tblGrid"))
    written = list(grid)[:_COLUMNS] if grid is not None else []
    widths = [max(number(one.get(w("w"))) / _TWENTIETH, 1.0) for one in written]
    missing = count - len(widths)
    return (*widths, *[_TEXT_WIDTH / count] * missing)


def _edge(properties: etree._Element | None) -> str | None:
    """Return the colour of the lines inside a table, "" for no lines, None where nothing is said."""
    borders = properties.find(w("tblBorders")) if properties is not None else None
    if borders is None:
        return None
    for name in ("insideH", "insideV", "bottom", "top"):
        line = borders.find(w(name))
        if line is not None and line.get(w("val")) not in (None, "nil", "none"):
            return colour(line.get(w("color"), "")) or _LINE
    return ""


def _first_row(style: etree._Element) -> str:
    """Return the ground that a table style gives to the first row."""
    for special in style.iter(w("tblStylePr")):
        shade = special.find(f"{w('tcPr')}/{w('shd')}")
        if special.get(w("type")) == "firstRow" and shade is not None:
            return colour(shade.get(w("fill"), ""))
    return ""


def _all(parent: etree._Element, name: str, depth: int = 0) -> Iterator[etree._Element]:
    """Yield rows or cells, those inside content controls too."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in _THROUGH and depth < 9:
            yield from _all(child, name, depth + 1)


def _value(properties: etree._Element | None, name: str) -> str:
    found = properties.find(w(name)) if properties is not None else None
    return found.get(w("val"), "") if found is not None else ""
