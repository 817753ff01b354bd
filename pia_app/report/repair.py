"""What rendering leaves to be put right in a part, and what makes Word call a file damaged."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from pia_app.report.names import PREFIXES, WP, number, w

_TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>[^<]*[\n\t][^<]*</w:t>")
_BEFORE_SHADING: Final = frozenset(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders"))
_COLUMNS: Final = 100  # more than Word can have
_LAST_IN_CELL: Final = frozenset(w(name) for name in ("p", "sdt", "customXml"))
_TABLE, _ROW, _CELL, _SHADING, _PICTURE = w("tbl"), w("tr"), w("tc"), w("shd"), f"{{{WP}}}docPr"
# Where a text between the elements is shown by nobody: docxtpl's tags for formatted content leave one there.
_OUTSIDE: Final = etree.XPath(
    "boolean(//w:body/text()[normalize-space()] | //w:p/text()[normalize-space()] | //w:r/text()[normalize-space()]"
    " | //w:tr/text()[normalize-space()] | //w:tc/text()[normalize-space()] | //w:tbl/text()[normalize-space()])",
    namespaces=PREFIXES,
)


def breaks(xml: str) -> str:
    """Turn line feeds and tabs inside texts into Word's own, keeping every other character as it is."""
    return _TEXT.sub(_broken, xml)


def _broken(match: re.Match[str]) -> str:
    text = match[0].replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def repair(root: etree._Element) -> None:
    """Make the grids of tables fit their cells, order cell properties, and number the pictures."""
    pictures = 0
    for element in list(root.iter(_TABLE, _SHADING, _PICTURE)):
        if element.tag == _TABLE:
            _fit_grid(element)
        elif element.tag == _SHADING:
            following = element.getnext()
            if following is not None and following.tag in _BEFORE_SHADING:
                _order_shading(element)
        else:
            pictures += 1
            element.set("id", str(pictures))


def damage(root: etree._Element) -> str | None:
    """Name the first thing that would make Word offer a repair; None where there is nothing."""
    if any(len(text) for text in root.iter(w("t"))):
        return "docx_run_in_text"
    if any(next(table.iter(_ROW), None) is None for table in root.iter(_TABLE)):
        return "docx_table_without_rows"
    if any(next(row.iter(_CELL), None) is None for row in root.iter(_ROW)):
        return "docx_row_without_cells"
    if any(not len(cell) or cell[-1].tag not in _LAST_IN_CELL for cell in root.iter(_CELL)):
        return "docx_cell_without_paragraph"
    return None


def strays(root: etree._Element) -> str | None:
    """Name a text that would stand where nobody sees it; only a template that nobody knows can bring that about."""
    return "docx_text_outside" if _OUTSIDE(root) else None


def _fit_grid(table: etree._Element) -> None:
    """Give a table whose columns were made by a loop as many grid columns.

    They share the width evenly, save that a first column which was narrower or wider than the second stays so.
    """
    grid = table.find(w("tblGrid"))
    rows = table.findall(w("tr"))
    if grid is None or not rows:
        return
    there, needed = len(grid), max(_columns(rows[0]), *(len(row.findall(w("tc"))) for row in rows))
    if there == needed or not there:
        return
    widths = [number(column.get(w("w"))) for column in grid]
    first = widths[0] if there > 1 and needed > 1 and widths[0] != widths[1] else sum(widths) // needed
    others = (sum(widths) - first) // max(needed - 1, 1)
    for column in list(grid):
        grid.remove(column)
    for width in [first] + [others] * (needed - 1):
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(width))


def _columns(row: etree._Element) -> int:
    spans = (span.get(w("val"), "1") for span in row.findall("w:tc/w:tcPr/w:gridSpan", PREFIXES))
    return len(row.findall(w("tc"))) + sum(max(number(span, 1, _COLUMNS) - 1, 0) for span in spans)


def _order_shading(shading: etree._Element) -> None:
    properties = shading.getparent()
    if properties is None:
        return
    properties.remove(shading)
    place = sum(1 for child in properties if child.tag in _BEFORE_SHADING)
    properties.insert(place, shading)
