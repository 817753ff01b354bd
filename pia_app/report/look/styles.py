"""Styles of a Word document resolved: what holds for a paragraph and its letters after all inheritance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from pia_app.report.look.records import Form, Ink
from pia_app.report.names import number, w

Values = Mapping[str, str]

_TWENTIETH: Final = 20  # twips in a point
_AUTO: Final = 240  # a line of the plain height
_OFF: Final = ("0", "false", "off", "none")
_VAL: Final = w("val")
_SWITCHES: Final = {"b": "bold", "i": "italic", "strike": "struck", "caps": "capitals", "vanish": "hidden"}
_ALIGNED: Final = {
    "start": "left", "left": "left", "end": "right", "right": "right", "center": "center", "both": "both",
    "distribute": "both",
}  # fmt: skip
_MARKERS: Final = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "red": "FF0000",
    "lightGray": "C0C0C0",
}  # fmt: skip
_SMALLEST, _LARGEST = 1.0, 200.0


def letters(properties: etree._Element | None) -> dict[str, str]:
    """Return what run properties say themselves."""
    found: dict[str, str] = {}
    for one in properties if properties is not None else ():
        name = _name(one)
        value = one.get(_VAL, "")
        if name in _SWITCHES:
            found[_SWITCHES[name]] = "" if value in _OFF else "1"
        elif name == "u":
            found["underline"] = "" if value in _OFF else "1"
        elif name == "rFonts":
            found |= {k: v for k, v in (("latin", _latin(one)), ("han", _han(one))) if v}
        elif name == "sz":
            found["size"] = value
        elif name == "color":
            found["colour"] = colour(value)
        elif name == "highlight":
            found["ground"] = _MARKERS.get(value, "")
        elif name == "shd":
            found["ground"] = colour(one.get(w("fill"), ""))
        elif name == "vertAlign":
            found["raised"] = {"superscript": "1", "subscript": "-1"}.get(value, "0")
    return found


def standing(properties: etree._Element | None) -> dict[str, str]:
    """Return what paragraph properties say themselves; numbering and outline with them."""
    found: dict[str, str] = {}
    for one in properties if properties is not None else ():
        name = _name(one)
        if name in ("jc", "outlineLvl"):
            found[name] = one.get(_VAL, "")
        elif name in ("spacing", "ind"):
            found |= {f"{name}.{_name_of(k)}": str(v) for k, v in one.attrib.items()}
        elif name == "numPr":
            found |= {_name(inner): inner.get(_VAL, "0") for inner in one}
        elif name in ("bidi", "pageBreakBefore"):
            found[name] = "" if one.get(_VAL, "") in _OFF else "1"
        elif name == "shd":
            found["ground"] = colour(one.get(w("fill"), ""))
    return found


def ink(values: Values) -> Ink:
    """Return the ink that resolved run properties describe."""
    return Ink(
        latin=values.get("latin", ""), han=values.get("han", ""),
        size=min(max(number(values.get("size"), 20) / 2, _SMALLEST), _LARGEST),
        bold=bool(values.get("bold")), italic=bool(values.get("italic")), underline=bool(values.get("underline")),
        struck=bool(values.get("struck")), raised=number(values.get("raised")),
        capitals=bool(values.get("capitals")), colour=values.get("colour", ""), ground=values.get("ground", ""),
    )  # fmt: skip


def form(values: Values) -> Form:
    """Return the form that resolved paragraph properties describe."""
    line, rule = number(values.get("spacing.line"), _AUTO), values.get("spacing.lineRule", "auto")
    left = values.get("ind.left", values.get("ind.start"))
    right = values.get("ind.right", values.get("ind.end"))
    first = number(values.get("ind.firstLine")) - number(values.get("ind.hanging"))
    return Form(
        align=_ALIGNED.get(values.get("jc", ""), "left"),
        before=_points(values.get("spacing.before")), after=_points(values.get("spacing.after")),
        line=max(line / _AUTO, 0.5) if rule == "auto" else max(line / _TWENTIETH, 1), rule=rule,
        left=_points(left), right=_points(right), first=first / _TWENTIETH,
        ground=values.get("ground", ""), backwards=bool(values.get("bidi")),
    )  # fmt: skip


def colour(value: str) -> str:
    """Return a colour as six hexadecimal digits, "" for none or for what is no colour."""
    digits = value.upper()
    return digits if len(digits) == 6 and all(d in "0123456789ABCDEF" for d in digits) else ""


class Styles:
    """The styles of a document by id, each resolved once."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iter(w("style")) if root is not None else ()
        self._styles = {style.get(w("styleId"), ""): style for style in found}
        self._kept: dict[str, tuple[Values, Values]] = {}
        defaults = root.find(w("docDefaults")) if root is not None else None
        self._paragraph = standing(_inner(defaults, "pPrDefault", "pPr"))
        self._letters = letters(_inner(defaults, "rPrDefault", "rPr"))
        self.normal = next(
            (k for k, s in self._styles.items() if s.get(w("type")) == "paragraph" and s.get(w("default")) == "1"), ""
        )

    def paragraph(self, style: str) -> tuple[Values, Values]:
        """Return what holds for a paragraph and for its letters in a style, the document's defaults included."""
        key = f"p:{style}"
        if key not in self._kept:
            own, ink_of = self._chain(style if style in self._styles else self.normal)
            self._kept[key] = ({**self._paragraph, **own}, {**self._letters, **ink_of})
        return self._kept[key]

    def character(self, style: str) -> Values:
        """Return what a character style adds."""
        if style not in self._kept:
            self._kept[style] = self._chain(style)
        return self._kept[style][1]

    def ancestors(self, style: str) -> list[etree._Element]:
        """Return a style and those that it is based on, the nearest first; a circle ends where it begins."""
        found: dict[str, etree._Element] = {}
        while style in self._styles and style not in found:
            found[style] = self._styles[style]
            base = found[style].find(w("basedOn"))
            style = base.get(_VAL, "") if base is not None else ""
        return list(found.values())

    def _chain(self, style: str) -> tuple[dict[str, str], dict[str, str]]:
        own: dict[str, str] = {}
        ink_of: dict[str, str] = {}
        for one in reversed(self.ancestors(style)):
            own |= standing(one.find(w("pPr")))
            ink_of |= letters(one.find(w("rPr")))
        return own, ink_of


def _inner(root: etree._Element | None, *names: str) -> etree._Element | None:
    for name in names:
        root = root.find(w(name)) if root is not None else None
    return root


def _name(element: etree._Element) -> str:
    return _name_of(element.tag) if isinstance(element.tag, str) else ""


def _name_of(tag: str | bytes) -> str:
    return str(tag).rpartition("}")[2]


def _latin(fonts: etree._Element) -> str:
    return fonts.get(w("ascii"), fonts.get(w("hAnsi"), ""))


def _han(fonts: etree._Element) -> str:
    return fonts.get(w("eastAsia"), "")


def _points(value: str | None) -> float:
    return max(number(value) / _TWENTIETH, 0.0)
