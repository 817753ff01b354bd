"""A written report read back: is it sound, and does it hold every answer word for word?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from pia_app.errors import ReportError
from pia_app.report import package, preflight
from pia_app.report.names import w

_PARAGRAPH, _RUN, _TEXT, _TAB, _BREAK = w("p"), w("r"), w("t"), w("tab"), w("br")


def check(path: Path, expected: Iterable[str]) -> None:
    """Re-open a report and compare. Raises ReportError where it is unsound or a text is missing."""
    prove(package.read(path, package.REPORT), path.name, expected)


def prove(parts: package.Package, file: str, expected: Iterable[str]) -> None:
    """Check a whole report and compare. Raises ReportError where it is unsound or a text is missing."""
    lost = missing(sound(parts, file)["word/document.xml"], expected)
    if lost is not None:
        raise ReportError("report_text_lost", text=lost[:60])


def sound(parts: package.Package, file: str) -> preflight.Roots:
    """Return the parts of a report that may be handed out. Raises ReportError where a stranger's would be refused."""
    roots, faults = preflight.parsed(parts, file, huge=True)
    faults += preflight.contents(parts, roots, file)
    if faults:
        raise ReportError("report_unsound", problem=faults[0].code, **faults[0].facts)
    return roots


def missing(body: etree._Element, expected: Iterable[str]) -> str | None:
    """Return the first text that the document does not hold; None where all are there.

    A text that fills a paragraph is found by hash; the others are searched for from where the last one stood, for
    they are expected in the order of the annex, so the document is walked once and not once for every answer.
    """
    paragraphs = texts(body)
    whole = set(paragraphs)
    everything = "\0".join(paragraphs)
    place = 0
    for text in expected:
        if text in whole or not text.strip():
            continue
        found = everything.find(text, place)
        if found < 0:
            found = everything.find(text)
            if found < 0:
                return text
        place = found
    return None


def texts(body: etree._Element) -> list[str]:
    """Return the text of every paragraph, tabs and line breaks as characters."""
    found: list[str] = []
    pieces: list[str] = []
    for element in body.iter(_PARAGRAPH, _TEXT, _TAB, _BREAK):
        tag = element.tag
        if tag == _TEXT:
            pieces.append(element.text or "")
        elif tag == _PARAGRAPH:
            found.append("".join(pieces))
            pieces = []
        elif tag == _BREAK:
            pieces.append("\n")
        elif (run := element.getparent()) is not None and run.tag == _RUN:
            pieces.append("\t")
    found.append("".join(pieces))
    return found
