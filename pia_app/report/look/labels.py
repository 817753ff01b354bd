"""The numbers and bullets that Word puts before paragraphs, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pia_app.report.headings import FORMATS
from pia_app.report.look.styles import standing
from pia_app.report.names import number, w

_DEPTHS: Final = 9
_BULLET: Final = "\u2022"
_SYMBOLS: Final = re.compile("[\ue000-\uf8ff]")  # bullets of a symbol font have no meaning in another


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    kind: str
    text: str
    start: int
    suffix: str
    indents: tuple[tuple[str, str], ...]


class Labels:
    """The numbering of a document; ask for each paragraph once, in their order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._shapes: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is None:
            return
        self._shapes = {a.get(w("abstractNumId"), ""): _levels(a) for a in root.iter(w("abstractNum"))}
        for entry in root.iter(w("num")):
            link = entry.find(w("abstractNumId"))
            self._abstract[entry.get(w("numId"), "")] = link.get(w("val"), "") if link is not None else ""

    def indents(self, number_id: str, depth: int) -> dict[str, str]:
        """Return how a level of a list is indented; the paragraph's own style comes after it."""
        level = self._level(number_id, depth)
        return dict(level.indents) if level else {}

    def next(self, number_id: str, depth: int) -> str:
        """Count one paragraph and return what stands before it; "" for nothing."""
        level = self._level(number_id, depth)
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return f"{_SYMBOLS.sub(_BULLET, level.text) or _BULLET}\t"
        shape = self._shapes[self._abstract[number_id]]
        counts = self._counts.setdefault(self._abstract[number_id], [None] * _DEPTHS)
        last = counts[depth]
        counts[depth] = level.start if last is None else last + 1
        counts[depth + 1 :] = [None] * (_DEPTHS - depth - 1)

        def part(match: re.Match[str]) -> str:
            inner = int(match[1]) - 1
            write = FORMATS.get(shape[inner].kind, str) if inner in shape else str
            return write(counts[inner] or 1)

        after = {"nothing": "", "space": " "}.get(level.suffix, "\t")
        return re.sub(r"%([1-9])", part, level.text) + after

    def _level(self, number_id: str, depth: int) -> _Level | None:
        return self._shapes.get(self._abstract.get(number_id, ""), {}).get(depth)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    def value(level: etree._Element, name: str, default: str) -> str:
        element = level.find(w(name))
        return default if element is None else element.get(w("val"), default)

    return {
        number(level.get(w("ilvl")), 0, _DEPTHS - 1): _Level(
            kind=value(level, "numFmt", "decimal"), text=value(level, "lvlText", ""),
            start=number(value(level, "start", "1"), 1), suffix=value(level, "suff", "tab"),
            indents=tuple((k, v) for k, v in standing(level.find(w("pPr"))).items() if k.startswith("ind.")),
        )
        for level in abstract.iter(w("lvl"))
    }  # fmt: skip
