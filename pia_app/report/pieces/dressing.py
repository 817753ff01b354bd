"""A piece made to fit the place where it is asked for: its styles, its heading levels, its width, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pia_app.report.names import number, w
from pia_app.report.pieces.house import House
from pia_app.report.pieces.order import drop, put

_HEADING: Final = re.compile(r"Heading(\d)")
_BODY: Final = "BodyText"
_CAPTION: Final = "Caption"
_DEEPEST: Final = 9
_MARGIN: Final = "85"  # twips, as in the style of our own tables
_WIDTHS: Final = (w("tblW"), w("tcW"), w("gridCol"))
# What belongs to the one paragraph in which the tag was written, and not to the text that takes its place.
_OF_ONE: Final = (
    "keepNext", "keepLines", "pageBreakBefore", "framePr", "numPr", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
    "pPrChange",
)  # fmt: skip
_CENTRED: Final = ("center", "right", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a piece is asked for: below headings of which level, in text of which width (twips) and properties."""

    level: int
    width: int
    body: etree._Element
    run: Mapping[str, str]


def spot(house: House, paragraph: etree._Element, *, level: int, width: int) -> Spot:
    """Look at the paragraph in which a tag stands: the text of its piece is to look like it."""
    body = etree.Element(w("pPr"))
    shape = paragraph.find(w("pPr"))
    mark = None if shape is None else shape.find(w("pStyle"))
    style = "" if mark is None else mark.get(w("val"), "")
    if shape is not None and not _special(house, style):
        body = deepcopy(shape)
        drop(body, *_OF_ONE)
        setting = body.find(w("jc"))
        if setting is not None and setting.get(w("val")) in _CENTRED:
            body.remove(setting)
    size = next(paragraph.iter(w("sz")), None)
    run = {} if size is None else {"sz": size.get(w("val"), "")}
    return Spot(level=level, width=width, body=body, run=run)


def _special(house: House, style: str) -> bool:
    """Whether a style is made for something else than running text."""
    sheet = house.sheet
    known = sheet.name(style).casefold().partition(" ")[0]
    listed = sheet.value(style, "pPr/numPr/numId") not in ("", "0")
    return listed or sheet.level(style) > 0 or known in ("title", "subtitle", "caption", "header", "footer", "toc")


def dressed(
    house: House, piece: Sequence[etree._Element], at: Spot, *, made_for: int, marks: Mapping[str, Mapping[str, str]]
) -> list[etree._Element]:
    """Return a copy of a piece for its place; `made_for` is the width it was made for, `marks` go on every run."""
    copies = [deepcopy(element) for element in piece]
    for element in copies:
        for paragraph in element.iter(w("p")):
            _dress_paragraph(house, paragraph, at)
        for style in element.iter(w("rStyle"), w("tblStyle")):
            style.set(w("val"), house.adopt(style.get(w("val"), "")))
        for properties in element.iter(w("tblPr")):
            _set_margins(properties)
        for run in element.iter(w("r")):
            for name, values in marks.items():
                put(put(run, "rPr"), name, **values)
        for sized in element.iter(*_WIDTHS):
            if sized.get(w("type"), "dxa") == "dxa":
                sized.set(w("w"), str(number(sized.get(w("w"))) * at.width // made_for))
    return copies


def _set_margins(table: etree._Element) -> None:
    """Keep the room beside the text for which the columns were measured, whatever the style of the table gives."""
    if table.find(w("tblCellMar")) is None:
        margins = etree.Element(w("tblCellMar"))
        for side in ("left", "right"):
            edge = etree.SubElement(margins, w(side))
            edge.set(w("w"), _MARGIN)
            edge.set(w("type"), "dxa")
        look = table.find(w("tblLook"))
        table.insert(len(table) if look is None else table.index(look), margins)


def _dress_paragraph(house: House, paragraph: etree._Element, at: Spot) -> None:
    shape = put(paragraph, "pPr")
    style = put(shape, "pStyle")
    name = style.get(w("val"), "")
    heading = _HEADING.fullmatch(name)
    if heading:
        style.set(w("val"), house.heading(min(at.level + int(heading[1]), _DEEPEST)))
        put(shape, "keepNext")  # whatever the house says: no heading of ours stands alone at the foot of a page
    elif name == _BODY:
        kept = shape.find(w("keepNext")) is not None
        paragraph.replace(shape, deepcopy(at.body))
        if kept:
            put(put(paragraph, "pPr"), "keepNext")
        for run in paragraph.iter(w("r")) if at.run else ():
            put(put(run, "rPr"), "sz", val=at.run["sz"])
            put(put(run, "rPr"), "szCs", val=at.run["sz"])
    else:
        style.set(w("val"), house.adopt(name))
        if name == _CAPTION:
            put(shape, "keepNext")  # ours says so itself; the house's need not


def left(house: House, paragraph: etree._Element, tagged: Sequence[etree._Element]) -> tuple[list[etree._Element], ...]:
    """Return what must stay of the paragraph of a tag, before its piece and after: breaks, pictures, marks, sections.

    `tagged` are the texts in which the tag is written.
    """
    shape = paragraph.find(w("pPr"))
    own = {id(text) for text in tagged}
    before: list[etree._Element] = []
    after: list[etree._Element] = []
    found = False
    for child in paragraph.iterchildren("*"):
        if any(id(text) in own for text in child.iter(w("t"))):
            found = True
        elif child.tag != w("pPr"):
            (after if found else before).extend(_kept(child))
    made = tuple(_paragraph_of(shape, kept) for kept in (before, after))
    section = None if shape is None else shape.find(w("sectPr"))
    if section is not None:
        end = etree.Element(w("p"))
        put(end, "pPr").append(deepcopy(section))
        made[1].append(end)
    switch = None if shape is None else shape.find(w("pageBreakBefore"))
    if switch is not None and switch.get(w("val"), "1") not in ("0", "false", "off"):
        start = etree.Element(w("p"))
        put(put(start, "pPr"), "pStyle", val=house.adopt("Gap"))
        put(put(start, "pPr"), "pageBreakBefore")
        made[0].insert(0, start)
    return made


def _kept(child: etree._Element) -> Iterator[etree._Element]:
    """Yield what of a child of a paragraph is no mere text: marks for bookmarks, and runs that hold anything else."""
    if child.tag in (w("bookmarkStart"), w("bookmarkEnd")):
        yield child
        return
    for run in child.iter(w("r")):
        others = [e for e in run if e.tag not in (w("rPr"), w("t"), w("tab"), w("lastRenderedPageBreak"))]
        if any(e.tag != w("br") or e.get(w("type")) in ("page", "column") for e in others):
            yield run


def _paragraph_of(shape: etree._Element | None, kept: Sequence[etree._Element]) -> list[etree._Element]:
    """Return marks as they are, which may stand between paragraphs, and runs in a paragraph like that of the tag."""
    found = [deepcopy(e) for e in kept if e.tag != w("r")]
    runs = [deepcopy(e) for e in kept if e.tag == w("r")]
    if runs:
        paragraph = etree.Element(w("p"))
        if shape is not None:
            paragraph.append(deepcopy(shape))
            drop(paragraph[0], "sectPr", "pageBreakBefore", "numPr")
        paragraph.extend(runs)
        found.append(paragraph)
    return found
