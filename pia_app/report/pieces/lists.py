"""The lists of a document: those that a piece needs are added under numbers of their own."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from pia_app.report.names import W, number, w

_MOST = 2**31 - 2


class Lists:
    """The numbering part of a document, which may have none yet, and of the pieces that take from it."""

    def __init__(self, theirs: etree._Element | None, ours: etree._Element) -> None:
        self.root = etree.Element(w("numbering"), nsmap={"w": W}) if theirs is None else theirs
        self.changed = False
        self._ours = ours
        self._taken: dict[str, str] = {}

    def adopt(self, num_id: str, style_of: Callable[[str], str]) -> str:
        """Add one of the lists of the pieces, once, and return its number; `style_of` names the style of a level."""
        if num_id in self._taken:
            return self._taken[num_id]
        abstract = self._shape(self._ours, num_id)
        if abstract is None:
            return "0"
        self.changed = True
        mine, kind = self._free("num", "numId"), self._free("abstractNum", "abstractNumId")
        self._taken[num_id] = mine
        copy = deepcopy(abstract)
        copy.set(w("abstractNumId"), kind)
        self._insert(copy)
        entry = etree.SubElement(self.root, w("num"))
        entry.set(w("numId"), mine)
        etree.SubElement(entry, w("abstractNumId")).set(w("val"), kind)
        last = self.root.find(w("numIdMacAtCleanup"))
        if last is not None:
            self.root.append(last)
        for style in copy.iter(w("pStyle")):
            style.set(w("val"), style_of(style.get(w("val"), "")))
        return mine

    def indent(self, num_id: str, level: str) -> etree._Element | None:
        """Return the indentation of a level of one of the lists of the pieces."""
        shape = self._shape(self._ours, num_id)
        found = None if shape is None else shape.find(f"{w('lvl')}[@{w('ilvl')}='{level or '0'}']")
        return None if found is None else found.find(f"{w('pPr')}/{w('ind')}")

    def below(self, num_id: str, level: int, style: str) -> int | None:
        """Give the next level of a document's own list to a style, where that level is free; None where it is not."""
        shape = self._shape(self.root, num_id)
        wanted = None if shape is None else shape.find(f"{w('lvl')}[@{w('ilvl')}='{level + 1}']")
        if wanted is None or wanted.find(w("pStyle")) is not None:
            return None
        text = wanted.find(w("lvlText"))
        if text is None or not text.get(w("val")):
            return None
        mark = etree.Element(w("pStyle"))
        mark.set(w("val"), style)
        before = [n for n, child in enumerate(wanted, 1) if child.tag in (w("start"), w("numFmt"), w("lvlRestart"))]
        wanted.insert(max(before, default=0), mark)
        self.changed = True
        return level + 1

    @staticmethod
    def _shape(root: etree._Element, num_id: str) -> etree._Element | None:
        for entry in root.iterchildren(w("num")):
            link = entry.find(w("abstractNumId"))
            if entry.get(w("numId")) == num_id and link is not None:
                wanted = link.get(w("val"))
                shapes = root.iterchildren(w("abstractNum"))
                return next((a for a in shapes if a.get(w("abstractNumId")) == wanted), None)
        return None

    def _free(self, kind: str, name: str) -> str:
        used = [number(e.get(w(name)), most=_MOST) for e in self.root.iterchildren(w(kind))]
        return str(max(used, default=0) + 1)

    def _insert(self, abstract: etree._Element) -> None:
        """Put the shape of a list before the lists, after the other shapes."""
        before = [n for n, e in enumerate(self.root, 1) if e.tag in (w("abstractNum"), w("numPicBullet"))]
        self.root.insert(max(before, default=0), abstract)
