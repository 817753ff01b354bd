"""A whole document: its body, the notes it refers to, and what head and foot of its pages say."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from pia_app.report import package, readback
from pia_app.report.look.labels import Labels
from pia_app.report.look.pictures import Pictures
from pia_app.report.look.records import Block, Look, Paragraph, Table
from pia_app.report.look.runs import Runs
from pia_app.report.look.story import Story
from pia_app.report.look.styles import Styles
from pia_app.report.names import RELATIONSHIPS, R, number, w

BODY: Final = "word/document.xml"
_TWENTIETH: Final = 20
_PAGE, _MARGIN = 11906, 1417  # A4 and its margins, in twips, where nothing is said
_LEAST = 72.0

_Roots = Mapping[str, etree._Element]


def look(data: bytes) -> Look:
    """Return what a report looks like. Raises ReportError and FaultyFiles where it would not be handed out."""
    parts = package.unpack(data, BODY, package.REPORT)
    roots = readback.sound(parts, BODY)
    styles, labels = Styles(roots.get("word/styles.xml")), Labels(roots.get("word/numbering.xml"))
    runs: dict[str, Runs] = {}

    def blocks(part: str, element: etree._Element) -> Iterator[Block]:
        if part not in runs:
            runs[part] = Runs(styles, Pictures(parts, part))
        yield from Story(styles, labels, runs[part]).blocks(element)

    body = roots[BODY].find(w("body"))
    if body is None:
        return Look(blocks=())
    found = list(blocks(BODY, body))
    for key, count in runs[BODY].notes.items():
        found += _numbered(count, [block for part, note in _note(roots, key) for block in blocks(part, note)])
    head, foot = (
        tuple(dict.fromkeys(line for part in _named(body, roots, kind) for line in _lines(blocks(part, roots[part]))))
        for kind in ("headerReference", "footerReference")
    )
    return Look(blocks=tuple(found), head=head, foot=foot, width=_width(body))


def _note(roots: _Roots, key: str) -> Iterator[tuple[str, etree._Element]]:
    """Yield the note that "footnotes/3" or "endnotes/1" names, with its part."""
    kind, _, name = key.partition("/")
    part = f"word/{kind}.xml"
    if part in roots:
        yield from ((part, note) for note in roots[part] if note.get(w("id")) == name)


def _numbered(count: int, blocks: list[Block]) -> list[Block]:
    """Return the blocks of a note with its number before the first."""
    first = blocks[0] if blocks else None
    return [replace(first, label=f"[{count}] "), *blocks[1:]] if isinstance(first, Paragraph) else blocks


def _named(body: etree._Element, roots: _Roots, kind: str) -> Iterator[str]:
    """Yield the parts that the sections of a document name as the head or the foot of their pages."""
    rels = roots.get("word/_rels/document.xml.rels")
    targets = {
        one.get("Id"): posixpath.normpath(posixpath.join("/word", one.get("Target", ""))).lstrip("/")
        for one in (rels.iter(f"{{{RELATIONSHIPS}}}Relationship") if rels is not None else ())
    }
    for mark in body.iter(w(kind)):
        part = targets.get(mark.get(f"{{{R}}}id"), "")
        if part in roots:
            yield part


def _lines(blocks: Iterator[Block]) -> Iterator[str]:
    """Yield the words of blocks, a line for each paragraph that has any."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _lines(inner for row in block.rows for cell in row.cells for inner in cell.blocks)
        elif block.text.strip():
            yield block.text.strip().replace("\t", "   ")


def _width(body: etree._Element) -> float:
    """Return how wide the text of the last section is, in points."""
    section = body.find(w("sectPr"))
    size, margin = (section.find(w(name)) if section is not None else None for name in ("pgSz", "pgMar"))

    def told(element: etree._Element | None, name: str, otherwise: int) -> int:
        return otherwise if element is None else number(element.get(w(name)), otherwise)

    wide = told(size, "w", _PAGE) - told(margin, "left", _MARGIN) - told(margin, "right", _MARGIN)
    return max(wide / _TWENTIETH, _LEAST)
