"""The table of contents filled in before anyone opens the document, and the numbers of its captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from pia_app.report.headings import Heading, headings
from pia_app.report.names import SPACE, number, parse, w

BODY: Final = "word/document.xml"
_RANGE: Final = re.compile(r'\\o\s+"(\d)-(\d)"')


def fill(roots: Mapping[str, etree._Element], parts: Mapping[str, bytes]) -> None:
    """Number the captions and fill every table of contents of the body with linked entries.

    Page numbers are known only to whoever lays the pages out: each entry ends in a PAGEREF field, which Word fills
    when the table is updated and LibreOffice at once; until then an entry is a link without a number.
    """
    body = roots.get(BODY)
    if body is None or "word/styles.xml" not in parts:
        return
    _number_captions(body)
    places = list(_places(body))
    if not places:
        return
    numbering = parse(parts["word/numbering.xml"]) if "word/numbering.xml" in parts else None
    found = list(headings(body, parse(parts["word/styles.xml"]), numbering))
    marks = list(_marked(body, found))
    for place in places:
        _replace(place, found, marks)


def _number_captions(body: etree._Element) -> None:
    """Give each SEQ field the number it will have when Word updates it."""
    counts: Counter[str] = Counter()
    for field in body.iter(w("fldSimple")):
        words = (field.get(w("instr")) or "").split()
        if words[:1] == ["SEQ"] and len(words) > 1:
            counts[words[1]] += 1
            for text in field.iter(w("t")):
                text.text = str(counts[words[1]])


def _places(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs in which a whole table of contents field stands."""
    for instruction in body.iter(w("instrText")):
        words = (instruction.text or "").split()
        run = instruction.getparent()
        paragraph = run.getparent() if run is not None else None
        if (
            words[:1] != ["TOC"]
            or "\\c" in words
            or paragraph is None
            or paragraph.find(f".//{w('sectPr')}") is not None
        ):
            continue
        if paragraph.tag == w("p"):
            kinds = [c.get(w("fldCharType")) for c in paragraph.iter(w("fldChar"))]
            if kinds.count("begin") == kinds.count("end"):
                yield paragraph


def _marked(body: etree._Element, found: Sequence[Heading]) -> Iterator[str]:
    """Put a bookmark around the text of every heading and name it."""
    used = [number(b.get(w("id")), 0, 2**30) for b in body.iter(w("bookmarkStart"))]
    first = max(used, default=0) + 1
    for count, heading in enumerate(found):
        name = f"_Toc{count + 1:08d}"
        start = etree.Element(w("bookmarkStart"))
        start.set(w("id"), str(first + count))
        start.set(w("name"), name)
        end = etree.Element(w("bookmarkEnd"))
        end.set(w("id"), str(first + count))
        properties = heading.paragraph.find(w("pPr"))
        heading.paragraph.insert(0 if properties is None else heading.paragraph.index(properties) + 1, start)
        heading.paragraph.append(end)
        yield name


def _replace(place: etree._Element, found: Sequence[Heading], marks: Sequence[str]) -> None:
    """Put one paragraph per heading where the field stands; the field begins in the first and ends in the last."""
    instruction = "".join(i.text or "" for i in place.iter(w("instrText")))
    limits = _RANGE.search(instruction)
    low, high = (int(limits[1]), int(limits[2])) if limits else (1, 3)
    entries = [_entry(h, mark, low) for h, mark in zip(found, marks, strict=True) if low <= h.level <= high]
    parent = place.getparent()
    if not entries or parent is None:
        return
    opening = [_field("begin"), _instruction(instruction), _field("separate")]
    start = 1 if entries[0].find(w("pPr")) is not None else 0
    for offset, run in enumerate(opening):
        entries[0].insert(start + offset, run)
    entries[-1].append(_field("end"))
    index = parent.index(place)
    parent[index : index + 1] = entries


def _entry(heading: Heading, mark: str, low: int) -> etree._Element:
    paragraph = etree.Element(w("p"))
    style = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle"))
    style.set(w("val"), f"TOC{heading.level - low + 1}")
    link = etree.SubElement(paragraph, w("hyperlink"))
    link.set(w("anchor"), mark)
    link.set(w("history"), "1")
    gap = "" if heading.number.endswith(("\u3001", "\uff09", "\u3000")) else "\u2002"
    link.append(_run(f"{heading.number}{gap}{heading.text}" if heading.number else heading.text))
    tab = etree.SubElement(link, w("r"))
    etree.SubElement(tab, w("tab"))
    link.extend([_field("begin"), _instruction(f" PAGEREF {mark} \\h "), _field("separate"), _field("end")])
    return paragraph


def _run(text: str) -> etree._Element:
    run = etree.Element(w("r"))
    inner = etree.SubElement(run, w("t"))
    inner.set(SPACE, "preserve")
    inner.text = text
    return run


def _instruction(text: str) -> etree._Element:
    run = etree.Element(w("r"))
    inner = etree.SubElement(run, w("instrText"))
    inner.set(SPACE, "preserve")
    inner.text = text
    return run


def _field(kind: str) -> etree._Element:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    return run
