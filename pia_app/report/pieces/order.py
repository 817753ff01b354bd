"""Where things stand in the properties of a paragraph, a run or a style, which Word reads in one order only."""

from __future__ import annotations

from typing import Final

from lxml import etree

from pia_app.report.names import w

_PARAGRAPH: Final = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_RUN: Final = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_STYLE: Final = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden",
    "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid", "pPr", "rPr",
    "tblPr", "trPr", "tcPr", "tblStylePr",
)  # fmt: skip
_ORDERS: Final = {w("pPr"): _PARAGRAPH, w("rPr"): _RUN, w("style"): _STYLE}
_FIRST: Final = frozenset({w("pPr"), w("rPr")})


def put(parent: etree._Element, name: str, **values: str) -> etree._Element:
    """Return the child of that name, made at its place where there is none, with the values given."""
    child = parent.find(w(name))
    if child is None:
        child = etree.Element(w(name))
        parent.insert(_place(parent, name), child)
    for key, value in values.items():
        child.set(w(key), value)
    return child


def drop(parent: etree._Element | None, *names: str) -> None:
    """Take out the children of these names."""
    if parent is not None:
        for child in [child for child in parent if child.tag in {w(name) for name in names}]:
            parent.remove(child)


def _place(parent: etree._Element, name: str) -> int:
    order = _ORDERS.get(str(parent.tag), ())
    if name not in order:  # the properties of a paragraph or run come before all else in it
        return 0 if w(name) in _FIRST else len(parent)
    before = {w(other) for other in order[: order.index(name)]}
    return max((n for n, child in enumerate(parent, 1) if child.tag in before), default=0)
