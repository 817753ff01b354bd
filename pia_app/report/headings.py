"""The headings of a document with their levels and the numbers that Word will show before them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pia_app.report.names import PREFIXES, number, w
from pia_app.wording.han import han

_Counters = dict[str, list[int | None]]


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its paragraph, its level from 1, its number as Word writes it, its text."""

    paragraph: etree._Element
    level: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class _Style:
    level: int
    numbering: str
    depth: int


_DEPTHS: Final = 9
FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperLetter": lambda number: chr(64 + number) if number <= 26 else str(number),
    "lowerLetter": lambda number: chr(96 + number) if number <= 26 else str(number),
    "chineseCounting": lambda number: han(str(number)),
    "chineseCountingThousand": lambda number: han(str(number)),
    "japaneseCounting": lambda number: han(str(number)),
}


def headings(body: etree._Element, styles: etree._Element, numbering: etree._Element | None) -> Iterator[Heading]:
    """Walk the headings in the order of the document; empty ones are left out."""
    known = _styles(styles)
    if not known:
        return
    counters: _Counters = {}
    levels = _levels(numbering)
    name_of_style = w("val")
    for mark in body.iter(w("pStyle")):
        style = known.get(mark.get(name_of_style, ""))
        if style is None:
            continue
        paragraph = next(mark.iterancestors(w("p")))
        text = "".join(t.text or "" for t in paragraph.iter(w("t"))).strip()
        if text:
            yield Heading(paragraph, style.level, _number(style, levels, counters), text)


def _styles(styles: etree._Element) -> dict[str, _Style]:
    """Return the heading styles by id, those based on one included."""
    all_styles = {s.get(w("styleId"), ""): s for s in styles.iter(w("style")) if s.get(w("type")) == "paragraph"}
    found = {}
    for name in all_styles:
        outline = _inherited(all_styles, name, "w:pPr/w:outlineLvl")
        if 0 <= number(outline, -1) < _DEPTHS:
            numbering = _inherited(all_styles, name, "w:pPr/w:numPr/w:numId") or "0"
            depth = _inherited(all_styles, name, "w:pPr/w:numPr/w:ilvl") or "0"
            found[name] = _Style(number(outline) + 1, numbering, number(depth, 0, _DEPTHS - 1))
    return found


def _inherited(styles: dict[str, etree._Element], name: str | None, path: str) -> str | None:
    seen: set[str] = set()
    while name and name in styles and name not in seen:
        seen.add(name)
        value = styles[name].find(path, PREFIXES)
        if value is not None:
            return value.get(w("val"))
        base = styles[name].find(w("basedOn"))
        name = base.get(w("val")) if base is not None else None
    return None


def _levels(numbering: etree._Element | None) -> dict[str, dict[int, tuple[str, str, int]]]:
    """Return {numbering id: {depth: (format, text, start)}}."""
    if numbering is None:
        return {}
    shapes = {a.get(w("abstractNumId")): _shape(a) for a in numbering.iter(w("abstractNum"))}
    found = {}
    for entry in numbering.iter(w("num")):
        link = entry.find(w("abstractNumId"))
        found[entry.get(w("numId"), "")] = shapes.get(link.get(w("val")) if link is not None else "", {})
    return found


def _shape(abstract: etree._Element) -> dict[int, tuple[str, str, int]]:
    def value(level: etree._Element, name: str, default: str) -> str:
        element = level.find(w(name))
        return default if element is None else element.get(w("val"), default)

    return {
        number(level.get(w("ilvl"))): (
            value(level, "numFmt", "decimal"), value(level, "lvlText", ""), number(value(level, "start", "1"), 1)
        )
        for level in abstract.iter(w("lvl"))
    }  # fmt: skip


def _number(style: _Style, levels: dict[str, dict[int, tuple[str, str, int]]], counters: _Counters) -> str:
    shape = levels.get(style.numbering, {})
    if style.depth not in shape:
        return ""
    counter = counters.setdefault(style.numbering, [None] * 9)
    _, text, start = shape[style.depth]
    last = counter[style.depth]
    counter[style.depth] = start if last is None else last + 1
    counter[style.depth + 1 :] = [None] * (8 - style.depth)

    def part(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        write = FORMATS.get(shape[depth][0], str) if depth in shape else str
        return write(counter[depth] or 0)

    return re.sub(r"%([1-9])", part, text)
