"""The styles of an organisation's document put to use: its own where it has one for a purpose, else ours fitted in."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pia_app.report.names import number, w
from pia_app.report.pieces.lists import Lists
from pia_app.report.pieces.order import drop, put
from pia_app.report.pieces.sheet import Sheet

# Names of styles that serve instead of ours, the first that a document has. All others are looked for by their own.
_INSTEAD: Final = {
    "Report Table": ("Report Table", "Table Grid"),
    "Form Table": ("Form Table", "Report Table", "Table Grid"),
}
_LEAST: Final = 14  # half-points
_SMALL: Final = 18  # what is no larger than this in our own look is small print there
_PLAIN: Final = {
    "left": "0",
    "right": "0",
    "firstLine": "0",
    "leftChars": "0",
    "rightChars": "0",
    "firstLineChars": "0",
}
_RULE: Final = "595959"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a document is set: the size of its text in half-points, and fonts that it gives its text past any style."""

    size: int
    fonts: Mapping[str, str]


class House:
    """Finds or makes in one document the styles that pieces need; what it makes is added to `sheet` and `lists`."""

    def __init__(self, sheet: Sheet, ours: Sheet, lists: Lists, manner: Manner, used: Mapping[int, str]) -> None:
        """Look at a document; `used` names the style in which its headings of a level stand."""
        self.sheet, self.lists, self.changed = sheet, lists, False
        self._ours, self._manner, self._used = ours, manner, used
        # Whoever has headings of their own does not want Word's below them.
        self._apart = bool(used) and not sheet.built_in(used[max(used)])
        self._adopted: dict[str, str] = {}
        top = self.heading_there(1) or self.heading_there(2)
        self._east = self._distinct(top)
        self._bold = not self._east or sheet.on(top, "rPr/b")

    def heading(self, level: int) -> str:
        """Return the id of the style for headings of a level, made after the next higher one where there is none."""
        return self.heading_there(level) or self._new_heading(level)

    def heading_there(self, level: int) -> str:
        """Return the id of the style that the document has for headings of a level; "" where it has none."""
        named = self._used.get(level) or ("" if self._apart else self.sheet.find("paragraph", f"heading {level}"))
        if named:
            return named
        own = (s for s, e in self.sheet.by_id.items() if e.find(f"{w('pPr')}/{w('outlineLvl')}") is not None)
        return next((s for s in own if self.sheet.level(s) == level and not self.sheet.built_in(s)), "")

    def adopt(self, style_id: str) -> str:
        """Return the id under which one of our styles stands in this document, after adding it if it must be."""
        if style_id not in self._adopted:
            style = self._ours.by_id[style_id]
            kind, name = style.get(w("type"), "paragraph"), self._ours.name(style_id)
            if style.get(w("default")) == "1":
                self._adopted[style_id] = self.sheet.default(kind)
            else:
                names = _INSTEAD.get(name, (name,))
                there = next((found for found in (self.sheet.find(kind, one) for one in names) if found), "")
                self._adopted[style_id] = there or self._add(style_id, style)
        return self._adopted[style_id]

    def _add(self, style_id: str, ours: etree._Element) -> str:
        style = deepcopy(ours)
        mine = self._adopted[style_id] = self._enter(style, style_id, self._ours.name(style_id))
        drop(style, "next", "link")
        base = style.find(w("basedOn"))
        root = base is None or self._ours.by_id[base.get(w("val"), "")].get(w("default")) == "1"
        if base is not None:
            base.set(w("val"), self.adopt(base.get(w("val"), "")))
            if not base.get(w("val")):
                style.remove(base)
        self._fit_text(style, root=root)
        if style.get(w("type")) == "paragraph":
            self._fit_paragraph(style, root=root)
        for rule in style.iterfind(f"{w('tblPr')}/{w('tblBorders')}/*"):
            rule.set(w("color"), _RULE if rule.get(w("sz")) == "8" else rule.get(w("color"), "auto"))
        return mine

    def _enter(self, style: etree._Element, wanted: str, name: str) -> str:
        """Add a style under an id and a name that nothing else has."""
        known = {known.casefold() for known in self.sheet.by_id}
        ids = (wanted if n == 1 else f"{wanted}{n}" for n in range(1, len(known) + 3))
        mine = next(one for one in ids if one.casefold() not in known)
        style.set(w("styleId"), mine)
        put(style, "name", val=f"{name} (report)" if self.sheet.taken(name) else name)
        self.sheet.root.append(style)
        self.sheet.enter(style)
        self.changed = True
        return mine

    def _fit_text(self, style: etree._Element, *, root: bool) -> None:
        """Give a style the fonts of this house and no larger type than its text has."""
        text = style.find(w("rPr"))
        if text is None:
            text = etree.Element(w("rPr"))
        fonts = text.find(w("rFonts"))
        if fonts is not None:  # in our styles a font stands where something is to stand out
            text.remove(fonts)
            if self._east:
                put(text, "rFonts", eastAsia=self._east)
            if self._bold:
                put(text, "b")
                put(text, "bCs")
        elif root and self._manner.fonts and style.get(w("type")) == "paragraph":
            put(text, "rFonts", **self._manner.fonts)
        drop(text, "color")
        for size in (*text.iterchildren(w("sz")), *text.iterchildren(w("szCs"))):
            ours = number(size.get(w("val")))
            most = self._manner.size - (1 if ours <= _SMALL else 0)
            size.set(w("val"), str(max(min(ours, most), _LEAST)))
        if len(text) and text.getparent() is None:
            put(style, "rPr").extend(list(text))

    def _fit_paragraph(self, style: etree._Element, *, root: bool) -> None:
        """Keep out what the document gives every paragraph and a table cannot bear, and number what is a list."""
        shape = put(style, "pPr")
        spacing = shape.find(w("spacing"))
        if spacing is not None:
            put(shape, "spacing", beforeAutospacing="0", afterAutospacing="0", beforeLines="0", afterLines="0")
        if root:
            put(shape, "snapToGrid", val="0")
            put(shape, "ind", **_PLAIN)
        marks = shape.find(w("numPr"))
        if marks is not None:
            ours, level = (_val(marks, name) for name in ("numId", "ilvl"))
            indent = self.lists.indent(ours, level)
            if indent is not None:
                own = {etree.QName(str(key)).localname: str(value) for key, value in indent.items()}
                first = ("firstLine", "firstLineChars") if "hanging" in own else ()
                plain = {key: value for key, value in _PLAIN.items() if key not in first}
                put(shape, "ind", **(plain | own))
            put(marks, "numId", val=self.lists.adopt(ours, self.adopt))

    def _new_heading(self, level: int) -> str:
        """Make a heading like the one above it, a little smaller; like ours, unnumbered, where there is none at all."""
        above = self.heading(level - 1) if level > 1 else ""
        style = etree.Element(w("style"))
        style.set(w("type"), "paragraph")
        mine = self._enter(style, f"Heading{level}", f"heading {level}")
        base = above or self.sheet.default("paragraph")
        if base:
            put(style, "basedOn", val=base)
        put(style, "uiPriority", val="9")
        put(style, "qFormat")
        shape, text = put(style, "pPr"), put(style, "rPr")
        for switch in ("keepNext", "keepLines"):
            put(shape, switch)
        put(shape, "pageBreakBefore", val="0")
        put(shape, "outlineLvl", val=str(level - 1))
        size = number(self.sheet.value(above, "rPr/sz")) if above else self._manner.size + 6
        if size:
            size = max(size - 4, self._manner.size) if above else size
            put(text, "sz", val=str(size))
            put(text, "szCs", val=str(size))
        if above:
            self._number_heading(shape, above, mine)
        else:
            put(text, "b")
            put(text, "bCs")
            put(shape, "spacing", before="240", after="120", beforeAutospacing="0", afterAutospacing="0")
            put(shape, "ind", **_PLAIN)
        return mine

    def _number_heading(self, shape: etree._Element, above: str, mine: str) -> None:
        """Number a new heading below a numbered one, by the next level of the same list if it has a free one."""
        list_id = self.sheet.value(above, "pPr/numPr/numId")
        if not list_id or list_id == "0":
            return
        level = self.lists.below(list_id, number(self.sheet.value(above, "pPr/numPr/ilvl")), mine)
        marks = put(shape, "numPr")
        if level is not None:
            etree.SubElement(marks, w("ilvl")).set(w("val"), str(level))
        etree.SubElement(marks, w("numId")).set(w("val"), "0" if level is None else list_id)

    def _distinct(self, heading: str) -> str:
        """Return the East Asian font that sets the headings apart from the text; "" where they have the same."""
        font = self.sheet.value(heading, "rPr/rFonts", "eastAsia") if heading else ""
        text = self.sheet.value(self.sheet.default("paragraph"), "rPr/rFonts", "eastAsia")
        themed = any(s.find(f"{w('rPr')}/{w('rFonts')}[@{w('eastAsiaTheme')}]") is not None
                     for s in self.sheet.chain(heading))  # fmt: skip
        return font if font and font != text and not themed else ""


def _val(marks: etree._Element, name: str) -> str:
    found = marks.find(w(name))
    return "" if found is None else found.get(w("val"), "")
