"""The tags of a template as its author sees them in Word: each with its paragraph, however many runs cut it up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pia_app.report.names import w

UNITS: Final = ("p", "tr", "tc", "r")
_TAG: Final = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}|\{#(.*?)#\}", re.DOTALL)
_UNIT: Final = re.compile(rf"({'|'.join(UNITS)}) ")
_KINDS: Final = ("print", "statement", "comment")
_PARAGRAPH, _TEXT = w("p"), w("t")
_SHOWN: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A text in which tags may stand, as one piece: a paragraph, a document property, an attribute.

    `bounds` says which element each stretch of the text comes from.
    """

    part: str
    element: etree._Element
    text: str
    bounds: tuple[tuple[int, etree._Element], ...] = ()

    def shown(self, start: int = 0, end: int = 0) -> str:
        """Return what a person searches for in Word: the text around a stretch of it."""
        begin = max(min(start, len(self.text) - _SHOWN, end - _SHOWN // 2), 0)
        piece = " ".join(self.text[begin : begin + _SHOWN].split())
        return ("…" if begin else "") + piece + ("…" if begin + _SHOWN < len(self.text) else "")

    def at(self, offset: int) -> etree._Element:
        """Return the element in which a character of the text stands."""
        found = self.element
        for start, element in self.bounds:
            if start <= offset:
                found = element
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag: `kind` is print, statement or comment; `unit` is what it takes away with it: p, tr, tc, r or "" ."""

    place: Place
    kind: str
    unit: str
    code: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """Return the first word of a statement: for, if, endif …"""
        words = self.code.split(maxsplit=1) if self.kind == "statement" else []
        return words[0] if words else ""

    @property
    def written(self) -> str:
        """Return the tag as it is written."""
        return " ".join(self.place.text[self.start : self.end].split())

    @property
    def facts(self) -> dict[str, object]:
        """Return where the tag stands, for a fault."""
        return {"part": self.place.part, "text": self.place.shown(self.start, self.end), "tag": self.written}

    @property
    def element(self) -> etree._Element:
        """Return the element in which the tag begins."""
        return self.place.at(self.start)


def places(part: str, root: etree._Element) -> Iterator[Place]:
    """Yield in their order the paragraphs, attributes and properties of a part that may hold tags."""
    found: dict[etree._Element, list[etree._Element]] = {}
    others: dict[etree._Element, list[str]] = {}
    for element in root.iter("*"):
        if element.tag == _TEXT:
            paragraph = next(element.iterancestors(_PARAGRAPH), element)
            found.setdefault(paragraph, []).append(element)
        else:
            texts = [text for text in (*map(str, element.values()), element.text or "") if _may_hold_tags(text)]
            if texts:
                others[element] = texts
                found.setdefault(element, [])
    for element, runs in found.items():
        yield from (Place(part=part, element=element, text=text) for text in others.get(element, ()))
        place = _joined(part, element, runs)
        if _may_hold_tags(place.text):
            yield place


def _joined(part: str, paragraph: etree._Element, runs: Sequence[etree._Element]) -> Place:
    bounds, text = [], ""
    for run in runs:
        bounds.append((len(text), run))
        text += run.text or ""
    return Place(part=part, element=paragraph, text=text, bounds=tuple(bounds))


def _may_hold_tags(text: str) -> bool:
    return "{" in text or "\uff5b" in text or "%}" in text or "}}" in text


def tags(place: Place) -> Iterator[Tag]:
    """Yield the tags of one place."""
    for match in _TAG.finditer(place.text):
        number = next(n for n, group in enumerate(match.groups()) if group is not None)
        code = match[number + 1]
        unit = _UNIT.match(code)
        bare = code[unit.end() :] if unit else code.removeprefix("-").removeprefix("+")
        yield Tag(
            place=place, kind=_KINDS[number], unit=unit[1] if unit else "", code=bare.removesuffix("-").strip(),
            start=match.start(), end=match.end(),
        )  # fmt: skip


def without_tags(text: str) -> str:
    """Return a text with every tag taken out."""
    return _TAG.sub("", text)
