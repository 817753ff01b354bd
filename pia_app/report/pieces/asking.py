"""Tags that ask for a whole piece: which piece, whether it can stand there, and what to tell their author if not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from lxml import etree

from pia_app.errors import Fault
from pia_app.report.names import w
from pia_app.report.pieces.store import loops, names
from pia_app.report.sandbox import DEEPEST
from pia_app.report.tags import Place, Tag

MOST: Final = 200
WORD: Final = "piece"
_BODY: Final = "word/document.xml"
_ASKED: Final = re.compile(rf"{WORD}\s*\.\s*(\w+)")
_SPOKEN: Final = re.compile(rf"(?<![\w.\"'\u2018\u201c]){WORD}(?![\w\"'\u2019\u201d])")
_AFTER: Final = re.compile(rf"{WORD}[\s.\uff0e\u3002\[(\"']*([\w-]+)")
_AROUND: Final = frozenset(w(name) for name in ("sdtContent", "sdt", "customXml", "body", "document"))
_APART: Final = {w("tc"): "template_piece_in_table", w("txbxContent"): "template_piece_in_box"}
# A content control that holds one line, one choice or one picture, or is tied to data, cannot hold a piece.
_NARROW: Final = tuple(
    w(kind) for kind in ("text", "comboBox", "dropDownList", "date", "picture", "dataBinding", "equation", "citation")
)
_FIELDS: Final = (w("instrText"), w("fldSimple"))
# What people call a piece that is named otherwise here.
_MEANT: Final = {
    "tasks": "remediation", "map": "risk_map", "matrix": "risk_map", "risks": "risk_map",
    "principles": "findings", "signatures": "sign_off", "signature": "sign_off", "contents": "crosswalk",
    "questions": "answers", "annex": "answers", "levels": "summary", "glance": "summary", "retention": "dates",
    "review": "dates", "transfers": "routes", "views": "consultation", "laws": "screening", "scoring": "method",
}  # fmt: skip


def spoken(tag: Tag) -> bool:
    """Whether a tag speaks of pieces at all; the word is kept for them."""
    return tag.kind != "comment" and _SPOKEN.search(tag.code) is not None


def asked(tag: Tag) -> str:
    """Return the name of the piece that a tag asks for, known or not; "" where it asks for none."""
    match = _ASKED.fullmatch(tag.code) if tag.kind == "print" and not tag.unit else None
    return match[1] if match else ""


def granted(tag: Tag) -> bool:
    """Whether a tag asks for a piece that there is, at a place where it can stand."""
    return asked(tag) in names() and not _misplaced(tag)


def piece_faults(file: str, listed: Sequence[Tag]) -> Iterator[Fault]:
    """Walk the tags of a part in their order and yield what is wrong with those that speak of pieces."""
    depth = count = 0
    for tag in listed:
        depth += {"for": 1, "endfor": -1}.get(tag.word, 0)
        if not spoken(tag) or tag.place.element.tag in _FIELDS or tag.element.tag in _FIELDS:
            continue
        count += 1
        code = _wrong(tag, depth, count)
        if code:
            yield Fault(file=file, code=code, facts={**tag.facts, **_facts(tag)})


def _wrong(tag: Tag, depth: int, count: int) -> str:
    name = asked(tag)
    if not name:
        return "template_piece_use"
    if name not in names():
        return "template_unknown_piece"
    if count > MOST:
        return "template_piece_many"
    return _misplaced(tag) or ("template_piece_loops" if depth + loops(name) > DEEPEST else "")


def _misplaced(tag: Tag) -> str:
    """Return why a piece cannot stand where its tag stands; "" where it can."""
    paragraph = tag.place.element
    if tag.place.part != _BODY or paragraph.tag != w("p"):
        return "template_piece_outside"
    for element in paragraph.iterancestors():
        if element.tag in _APART:
            return _APART[str(element.tag)]
        if element.tag not in _AROUND:
            return "template_piece_outside"
    if any(_narrow(control) for control in [*paragraph.iterancestors(w("sdt")), *paragraph.iter(w("sdt"))]):
        return "template_piece_in_control"
    return "template_piece_alone" if _beside(tag.place, tag) else ""


def _narrow(control: etree._Element) -> bool:
    properties = control.find(w("sdtPr"))
    return properties is not None and any(kind.tag in _NARROW for kind in properties)


def _beside(place: Place, tag: Tag) -> str:
    """Return what else is written in the paragraph of a tag."""
    return (place.text[: tag.start] + place.text[tag.end :]).strip()


def _facts(tag: Tag) -> dict[str, object]:
    near = _near(tag)
    return {
        "name": asked(tag), "near": f"{WORD}.{near}" if near else "", "other": _beside(tag.place, tag)[:60],
        "known": ", ".join(names()), "limit": MOST, "deepest": DEEPEST,
    }  # fmt: skip


def _near(tag: Tag) -> str:
    """Return the piece that its author may have meant, "" where it is named right or nobody can tell."""
    match = _AFTER.search(tag.code)
    word = match[1].lower().replace("-", "_") if match else ""
    if not word or (asked(tag) and word in names()):
        return ""
    close = get_close_matches(word, names(), n=1, cutoff=0.6)
    parts = [name for name in names() if word in name.split("_") or name.rstrip("s") in word.split("_")]
    return ([_MEANT[word]] if word in _MEANT else close or parts or [""])[0]
