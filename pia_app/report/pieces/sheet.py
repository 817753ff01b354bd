"""The style sheet of a document, asked for what a style comes to with everything that it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pia_app.report.names import PREFIXES, number, w

_HEADING: Final = re.compile(r"heading (\d)")
_LEVELS: Final = 9
_TRUE: Final = ("1", "true", "on")
# LibreOffice marks none of its styles as the default.
_DEFAULTS: Final = {"paragraph": "Normal", "character": "Default Paragraph Font", "table": "Normal Table"}


class Sheet:
    """The styles of one document: by id, and by kind and name, since ids differ with the language of Word."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.by_id: dict[str, etree._Element] = {}
        self._named: dict[tuple[str, str], str] = {}
        for style in root.iterchildren(w("style")):
            self.enter(style)

    def enter(self, style: etree._Element) -> None:
        """Take note of a style; the first of a name is the one that counts, as in Word."""
        style_id = style.get(w("styleId"), "")
        self.by_id.setdefault(style_id, style)
        self._named.setdefault((style.get(w("type"), "paragraph"), self.name(style_id).casefold()), style_id)

    def name(self, style_id: str) -> str:
        """Return the name of a style, English for Word's own whatever its language, without other names."""
        style = self.by_id.get(style_id)
        name = None if style is None else style.find(w("name"))
        return "" if name is None else name.get(w("val"), "").partition(",")[0]

    def find(self, kind: str, name: str) -> str:
        """Return the id of the style of a kind and name; "" where there is none."""
        return self._named.get((kind, name.casefold()), "")

    def taken(self, name: str) -> bool:
        """Whether a style of any kind has that name."""
        return any(known == name.casefold() for _, known in self._named)

    def default(self, kind: str) -> str:
        """Return the id of the style that everything of a kind has unless it says otherwise; "" where there is none."""
        for style_id, style in self.by_id.items():
            if style.get(w("type")) == kind and style.get(w("default")) in _TRUE:
                return style_id
        return self.find(kind, _DEFAULTS.get(kind, ""))

    def chain(self, style_id: str) -> Iterator[etree._Element]:
        """Walk a style and what it is based on."""
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            base = style.find(w("basedOn"))
            style_id = "" if base is None else base.get(w("val"), "")

    def value(self, style_id: str, path: str, attribute: str = "val") -> str:
        """Return a property of a style, of what it is based on, or of the whole document; "" where none says."""
        defaults = self.root.find(f"w:docDefaults/w:{path.partition('/')[0]}Default", PREFIXES)
        for holder in (*self.chain(style_id), *(() if defaults is None else (defaults,))):
            found = holder.find("/".join(f"w:{step}" for step in path.split("/")), PREFIXES)
            if found is not None and found.get(w(attribute)) is not None:
                return str(found.get(w(attribute)))
        return ""

    def level(self, style_id: str) -> int:
        """Return the level of the headings of a style, from 1; 0 where it is for no heading."""
        match = _HEADING.fullmatch(self.name(style_id).casefold())
        if match:
            return int(match[1])
        outline = self.value(style_id, "pPr/outlineLvl")
        return number(outline) + 1 if outline and 0 <= number(outline, -1) < _LEVELS else 0

    def built_in(self, style_id: str) -> bool:
        """Whether a style is one of Word's own for headings."""
        return _HEADING.fullmatch(self.name(style_id).casefold()) is not None

    def on(self, style_id: str, path: str) -> bool:
        """Whether a switch such as bold is on."""
        for holder in self.chain(style_id):
            found = holder.find("/".join(f"w:{step}" for step in path.split("/")), PREFIXES)
            if found is not None:
                return found.get(w("val"), "1") in _TRUE
        return False
