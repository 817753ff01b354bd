"""Rows that a page break may tear: those so tall that keeping them whole would leave much of a page white."""

from __future__ import annotations

from typing import Final

from lxml import etree

from pia_app.report.names import PREFIXES, number, w

_SHARE: Final = 1 / 3
_LINE, _HALF_EM, _PADDING = 270, 95, 170  # in twips, for type of 9 to 10.5 points as it stands in tables
_COLUMNS: Final = 100  # more than Word can have
_A4: Final = 13_958  # the height of the text in twips where a document does not say
_TABLE, _GRID, _ROW, _CELL = w("tbl"), w("tblGrid"), w("tr"), w("tc")
_PROPERTIES, _WHOLE = w("trPr"), w("cantSplit")
_PARAGRAPH, _TEXT, _BREAK, _SPAN, _VALUE = w("p"), w("t"), w("br"), w("gridSpan"), w("val")
# Found where sections may stand, for the last one stands at the end of a document of a hundred pages.
_SECTIONS: Final = ("w:body/w:p/w:pPr/w:sectPr", "w:body/w:sectPr")


def loosen(body: etree._Element) -> None:
    """Let rows break that would be taller than a third of the page; the others stay whole if the template says so.

    The height is guessed from the number of characters, for only whoever lays the pages out knows it.
    """
    limit = int(_height(body) * _SHARE / _LINE)
    for table in body.iter(_TABLE):
        columns = [number(column.get(w("w"))) for column in next(table.iterchildren(_GRID), ())]
        for row in table.iterchildren(_ROW):
            if _tall(row, columns, limit):
                for properties in row.iterchildren(_PROPERTIES):
                    etree.strip_elements(properties, _WHOLE)


def _height(body: etree._Element) -> int:
    section = next((found for path in _SECTIONS for found in body.iterfind(path, PREFIXES)), None)
    size, margins = (section.find(w(name)) if section is not None else None for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return _A4
    return number(size.get(w("h"))) - number(margins.get(w("top"))) - number(margins.get(w("bottom"))) or _A4


def _tall(row: etree._Element, columns: list[int], limit: int) -> bool:
    """Return whether a cell of a row will take more lines than that, about: a Chinese character takes two half-ems."""
    end = lines = taken = 0
    room = 1
    for element in row.iter(_CELL, _SPAN, _PARAGRAPH, _TEXT, _BREAK):
        tag = element.tag
        if tag == _TEXT:
            text = element.text or ""
            taken += (len(text) + len(text.encode())) // 2
        elif tag == _CELL:
            if lines + taken // room > limit:
                return True
            end, lines, taken = end + 1, 0, 0
            room = _room(columns[end - 1 : end])
        elif tag == _SPAN:
            start, end = end - 1, end - 1 + number(element.get(_VALUE), 1, _COLUMNS)
            room = _room(columns[start:end])
        else:
            lines, taken = lines + 1 + taken // room, 0
    return lines + taken // room > limit


def _room(columns: list[int]) -> int:
    """Return how many half-ems fit into a line of a cell."""
    return max((sum(columns) - _PADDING) // _HALF_EM, 1)
