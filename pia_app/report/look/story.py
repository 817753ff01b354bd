"""From the XML of a part to paragraphs and tables, with all that holds for them resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from lxml import etree

from pia_app.report.look.labels import Labels
from pia_app.report.look.records import Block, Form, Paragraph, Run
from pia_app.report.look.runs import DEEPEST, Runs
from pia_app.report.look.styles import Styles, Values, form, letters, standing
from pia_app.report.look.tables import table
from pia_app.report.names import number, w

_HOLDING: Final = frozenset(w(name) for name in ("tbl", "sdt", "sdtContent", "customXml", "ins", "moveTo"))
_DEPTHS: Final = 9
_Look = tuple[Form, Values, str, int, int]  # form, letters, numbering id, depth in it, heading level


class Story:
    """Walks one part of a document; what several parts share (styles, counting) is given to it."""

    def __init__(self, styles: Styles, labels: Labels, runs: Runs) -> None:
        self._styles = styles
        self._labels = labels
        self._runs = runs
        self._kept: dict[tuple[str, str, str], _Look] = {}

    def blocks(self, parent: etree._Element, about: str = "", depth: int = 0) -> Iterator[Block]:
        """Yield the blocks inside an element, those of text boxes after the paragraph that they hang on.

        `about` is the table style that they stand in.
        """
        for child in parent:
            if child.tag == w("p"):
                yield self._paragraph(child, about)
                boxes, self._runs.boxes = self._runs.boxes, []
                for box in boxes if depth < DEEPEST else ():
                    yield from self.blocks(box, about, depth + 1)
            elif child.tag not in _HOLDING:
                continue
            elif depth >= DEEPEST:
                yield self._flat(child)
            elif child.tag == w("tbl"):
                yield table(child, self._styles, partial(self._inside, depth=depth + 1))
            else:
                yield from self.blocks(child, about, depth + 1)

    def _inside(self, cell: etree._Element, about: str, depth: int) -> tuple[Block, ...]:
        return tuple(self.blocks(cell, about, depth))

    # Paragraphs

    def _paragraph(self, element: etree._Element, about: str) -> Paragraph:
        properties = element.find(w("pPr"))
        shape, base, numbering, depth, level = self._resolved(properties, about)
        pages = self._runs.pages
        runs = _trimmed(list(self._runs.of(element, base)))
        label = self._labels.next(numbering, depth) if numbering else ""
        breaks = properties is not None and properties.find(w("pageBreakBefore")) is not None
        new_page = breaks or self._runs.pages > pages or bool(self._styled(properties).get("pageBreakBefore"))
        return Paragraph(
            runs=runs, form=shape, ink=self._runs.ink(base), label=label, level=level if any(runs) else 0,
            new_page=new_page,
        )  # fmt: skip

    def _styled(self, properties: etree._Element | None) -> Values:
        return self._styles.paragraph(_value(properties, "pStyle"))[0]

    def _resolved(self, properties: etree._Element | None, about: str) -> _Look:
        style = _value(properties, "pStyle")
        plain = properties is None or all(p.tag in (w("pStyle"), w("rPr"), w("sectPr")) for p in properties)
        said = "" if plain or properties is None else etree.tostring(properties, encoding="unicode")
        key = (style, said, about)
        if key not in self._kept:
            self._kept[key] = self._look(style, standing(properties), about)
        return self._kept[key]

    def _look(self, style: str, own: Mapping[str, str], about: str) -> _Look:
        values, base = self._styles.paragraph(style)
        for one in reversed(self._styles.ancestors(about)):
            if not style or style == self._styles.normal:  # what a paragraph's own style says comes first
                base = {**base, **letters(one.find(w("rPr")))}
                values = {**values, **standing(one.find(w("pPr")))}
        values = {**values, **own}
        numbering, depth = values.get("numId", "0"), number(values.get("ilvl"), 0, _DEPTHS - 1)
        indents = self._labels.indents(numbering, max(depth, 0))
        outline = number(values.get("outlineLvl"), _DEPTHS)
        level = outline + 1 if 0 <= outline < _DEPTHS else 0
        return form({**indents, **values}), base, "" if numbering == "0" else numbering, max(depth, 0), level

    def _flat(self, element: etree._Element) -> Paragraph:
        """Return what stands too deep inside other things as its words alone."""
        words = " ".join(text.text or "" for text in element.iter(w("t")))
        values, base = self._styles.paragraph("")
        inked = self._runs.ink(base)
        return Paragraph(runs=(Run(words, inked),), form=form(values), ink=inked)


def _value(properties: etree._Element | None, name: str) -> str:
    found = properties.find(w(name)) if properties is not None else None
    return found.get(w("val"), "") if found is not None else ""


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Return runs without the tab that ends an entry of a table of contents whose number only Word knows."""
    while runs and runs[-1].picture is None and not runs[-1].text.strip("\t"):
        runs.pop()
    return tuple(runs)
