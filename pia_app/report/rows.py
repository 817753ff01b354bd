"""Rows that a page break may tear: those so tall that keeping them whole would leave much of a page white."""

from __future__ import annotations

from typing import Final

from lxml import etree

from pia_app.report.names import PREFIXES, w

_SHARE: Final = 1 / 3
_LINE, _HALF_EM, _PADDING = 270, 95, 170  # in twips, for type of 9 to 10.5 points as it stands in tables
_A4: Final = 13_958  # the height of the text in twips where a document does not say
_TABLE, _GRID, _ROW, _CELL = w("tbl"), w("tblGrid"), w("tr"), w("tc")
_PROPERTIES, _WHOLE = w("trPr"), w("cantSplit")
_PARAGRAPH, _TEXT, _BREAK = w("p"), w("t"), w("br")


def loosen(body: etree._Element) -> None:
    """Let rows break that would be taller than a third of the page; the others stay whole if the template says so.

    The height is guessed from the number of characters, for only whoever lays the pages out knows it.
    """
    limit = int(_height(body) * _SHARE / _LINE)
    for table in body.iter(_TABLE):
        columns = [int(float(column.get(w("w"), "0"))) for column in next(table.iterchildren(_GRID), ())]
        for row in table.iterchildren(_ROW):
            if _tall(row, columns, limit):
                for properties in row.iterchildren(_PROPERTIES):
                    etree.strip_elements(properties, _WHOLE)


def _height(body: etree._Element) -> int:
    size, margins = body.find(".//w:sectPr/w:pgSz", PREFIXES), body.find(".//w:sectPr/w:pgMar", PREFIXES)
    if size is None or margins is None:
        return _A4
    return int(size.get(w("h"), "0")) - int(margins.get(w("top"), "0")) - int(margins.get(w("bottom"), "0")) or _A4


def _tall(row: etree._Element, columns: list[int], limit: int) -> bool:
    """Return whether a cell of a row will take more lines than that, about."""
    cells = list(row.iterchildren(_CELL))
    place = 0
    for cell in cells:
        end = place + (1 if len(cells) == len(columns) else _span(cell))
        if _lines(cell, max((sum(columns[place:end]) - _PADDING) // _HALF_EM, 1)) > limit:
            return True
        place = end
    return False


def _span(cell: etree._Element) -> int:
    span = cell.find("w:tcPr/w:gridSpan", PREFIXES)
    return int(span.get(w("val"), "1")) if span is not None else 1


def _lines(cell: etree._Element, room: int) -> int:
    """Return the lines in a cell where so many half-em characters fit into one; a Chinese character takes two."""
    lines = taken = 0
    for element in cell.iter(_PARAGRAPH, _TEXT, _BREAK):
        if element.tag == _TEXT:
            text = element.text or ""
            taken += (len(text) + len(text.encode())) // 2
        else:
            lines += 1 + taken // room
            taken = 0
    return lines + taken // room
