"""The pieces themselves, from report_templates/pieces: a Word file per language, a content control for each piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from pia_app import paths
from pia_app.report import package
from pia_app.report.names import PREFIXES, number, parse, w
from pia_app.report.tags import places, tags

_FOLDER: Final = "pieces"
_BODY: Final = "word/document.xml"
_ANY: Final = "en"  # every language has the same pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """All pieces of one language, with the styles and lists that they use; copy what you take.

    `loops` says how deep loops stand in each piece; `width` is that of the text its tables are made for, in twips.
    """

    pieces: Mapping[str, tuple[etree._Element, ...]]
    loops: Mapping[str, int]
    styles: etree._Element
    numbering: etree._Element
    width: int


@lru_cache(maxsize=4)
def store(language: str) -> Store:
    """Read the pieces of a language. Raises OSError and FaultyFiles."""
    parts = package.read(paths.report_templates() / _FOLDER / f"{language}.docx", package.TEMPLATE)
    body = parse(parts[_BODY])
    found, loops = {}, {}
    for control in body.iterfind("w:body/w:sdt", PREFIXES):
        name = control.find("w:sdtPr/w:tag", PREFIXES)
        content = control.find("w:sdtContent", PREFIXES)
        if name is not None and content is not None:
            found[name.get(w("val"), "")] = tuple(content)
            loops[name.get(w("val"), "")] = _depth(content)
    return Store(
        pieces=found, loops=loops, width=_width(body),
        styles=parse(parts["word/styles.xml"]), numbering=parse(parts["word/numbering.xml"]),
    )  # fmt: skip


def names() -> tuple[str, ...]:
    """Return the names of all pieces, those that most reports have first."""
    return tuple(store(_ANY).pieces)


def loops(name: str) -> int:
    """Return how deep loops stand in a piece."""
    return store(_ANY).loops[name]


def _depth(content: etree._Element) -> int:
    deepest = depth = 0
    for place in places(_BODY, content):
        for tag in tags(place):
            depth += {"for": 1, "endfor": -1}.get(tag.word, 0)
            deepest = max(deepest, depth)
    return deepest


def _width(body: etree._Element) -> int:
    size, margins = (body.find(f".//w:sectPr/w:{name}", PREFIXES) for name in ("pgSz", "pgMar"))
    assert size is not None and margins is not None
    return number(size.get(w("w"))) - number(margins.get(w("left"))) - number(margins.get(w("right")))
