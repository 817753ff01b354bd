"""The fields of a Word document: what each would do, however it is cut up or put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pia_app.report.names import W

_RUNNING: Final = re.compile(
    r"(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|EMBED|DATABASE|RD|MACROBUTTON|AUTOTEXT|AUTOTEXTLIST"
    r"|GLOSSARY|FILLIN|ASK|GOTOBUTTON|PRINT|MERGEFIELD|NEXT|NEXTIF|SKIPIF|CONTROL|HTMLACTIVEX|SUBSCRIBER)\b",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r'\\.|"[^"]*"?|[^\s"\\]+')
_LINKS: Final = ("https://", "http://", "mailto:")
_INNER: Final = "\x00"  # stands where another field's result is put into an instruction
_SHOWN: Final = 80


@dataclass(slots=True)
class _Open:
    """A field whose end has not come yet; `told` is True once its instruction is complete."""

    paragraph: str
    pieces: list[str] = field(default_factory=list)
    told: bool = False


def fetches(instruction: str) -> bool:
    """Whether a field runs, fetches or asks something, or is only known once another field has been worked out."""
    text = instruction.lstrip()
    if text.startswith(_INNER) or _RUNNING.match(text):
        return True
    if not text.upper().startswith("HYPERLINK"):
        return False
    words = _WORDS.findall(text[len("HYPERLINK") :])
    places = [word.strip('"') for before, word in zip(["", *words], words, strict=False) if _is_place(before, word)]
    return any(not place.startswith(_LINKS) for place in places)


def _is_place(before: str, word: str) -> bool:
    """Whether a word of a link is where it leads: not a switch, nor what a switch takes (bookmark, tip, frame)."""
    return not word.startswith("\\") and before.lower() not in ("\\l", "\\o", "\\t")


def fields(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the instruction of every field, however many runs it is cut into, and the text around it.

    Names count in whatever namespace they stand: a reader may know one that we do not.
    """
    open_fields: list[_Open] = []
    for element in root.iter("{*}fldChar", "{*}instrText", "{*}delInstrText", "{*}fldSimple"):
        kind = etree.QName(element).localname
        if kind == "fldSimple":
            yield _attribute(element, "instr"), _around(element)
        elif kind != "fldChar":
            if open_fields and not open_fields[-1].told:
                open_fields[-1].pieces.append(element.text or "")
            else:
                yield element.text or "", _around(element)
        elif _attribute(element, "fldCharType") == "begin":
            if open_fields and not open_fields[-1].told:
                open_fields[-1].pieces.append(_INNER)
            open_fields.append(_Open(_around(element)))
        elif open_fields and _attribute(element, "fldCharType") == "separate":
            open_fields[-1].told = True
        elif open_fields and _attribute(element, "fldCharType") == "end":
            yield _whole(open_fields.pop())
    yield from map(_whole, open_fields)


def _whole(found: _Open) -> tuple[str, str]:
    return "".join(found.pieces), found.paragraph


def _attribute(element: etree._Element, name: str) -> str:
    others = (str(value) for key, value in element.items() if str(key).endswith(f"}}{name}"))
    return element.get(f"{{{W}}}{name}") or next(others, "")


def _around(element: etree._Element) -> str:
    paragraph = next(element.iterancestors("{*}p"), element)
    return "".join(text.text or "" for text in paragraph.iter("{*}t"))[:_SHOWN]
