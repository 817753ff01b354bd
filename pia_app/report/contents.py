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
_SIMPLE, _INSTRUCTION, _BOOKMARK = w("fldSimple"), w("instrText"), w("bookmarkStart")
_RANGE: Final = re.compile(r'\\o\s+"(\d)-(\d)"')


def fill(roots: Mapping[str, etree._Element], parts: Mapping[str, bytes]) -> None:
    """Number the captions and fill every table of contents of the body with linked entries.

    Page numbers are known only to whoever lays the pages out: each entry ends in a PAGEREF field that is still empty,
    and stays so until somebody updates the table in Word or LibreOffice. A PDF made without that, from the command
    line, too, has entries that are links without a number.
    """
    body = roots.get(BODY)
    if body is None or "word/styles.xml" not in parts:
        return
    fields = list(body.iter(_SIMPLE, _INSTRUCTION, _BOOKMARK))  # one walk: a large body has a quarter million elements
    _number_captions(fields)
    places = list(_places(fields))
    if not places:
        return
    numbering = parse(parts["word/numbering.xml"]) if "word/numbering.xml" in parts else None
    styles = parse(parts["word/styles.xml"])
    found = list(headings(body, styles, numbering))
    marks, looks = list(_marked(fields, found)), _looks(styles)
    for place in places:
        _replace(place, found, marks, looks)


def _looks(styles: etree._Element) -> dict[str, str]:
    """Return the ids of styles by name: those of the contents are called otherwise in every language of Word."""
    named = ((style.find(w("name")), style.get(w("styleId"), "")) for style in styles.iter(w("style")))
    return {name.get(w("val"), "").casefold(): style_id for name, style_id in named if name is not None}


def _number_captions(fields: Sequence[etree._Element]) -> None:
    """Give each SEQ field the number it will have when Word updates it; those that Word wrote itself count too."""
    counts: Counter[str] = Counter()
    for field in fields:
        simple = field.tag == _SIMPLE
        words = ((field.get(w("instr")) if simple else field.text) or "").split()
        if words[:1] == ["SEQ"] and len(words) > 1:
            counts[words[1]] += 1
            for text in field.iter(w("t")) if simple else _result(field):
                text.text = str(counts[words[1]])


def _result(instruction: etree._Element) -> Iterator[etree._Element]:
    """Yield the text that a field in several runs shows, where that is one text."""
    run, shown, texts = instruction.getparent(), False, list[etree._Element]()
    for other in run.itersiblings(w("r")) if run is not None else ():
        kinds = [mark.get(w("fldCharType")) for mark in other.iterchildren(w("fldChar"))]
        if "end" in kinds or "begin" in kinds:
            break
        shown = shown or "separate" in kinds
        texts += other.iterchildren(w("t")) if shown else ()
    yield from texts if len(texts) == 1 else ()


def _places(fields: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Yield the paragraphs in which a table of contents field stands, one that Word has filled drawn together."""
    for instruction in fields:
        words = (instruction.text or "").split() if instruction.tag == _INSTRUCTION else []
        run = instruction.getparent()
        paragraph = run.getparent() if run is not None else None
        if (
            words[:1] != ["TOC"]
            or "\\c" in words
            or paragraph is None
            or paragraph.find(f".//{w('sectPr')}") is not None
        ):
            continue
        if paragraph.tag == w("p") and (_open(paragraph) == 0 or _drawn_together(paragraph)):
            yield paragraph


def _open(paragraph: etree._Element) -> int:
    """Return how many more fields begin in a paragraph than end in it."""
    kinds = [mark.get(w("fldCharType")) for mark in paragraph.iter(w("fldChar"))]
    return kinds.count("begin") - kinds.count("end")


def _drawn_together(paragraph: etree._Element) -> bool:
    """Take out the entries that Word left in a table of contents, so that its field begins and ends in one paragraph.

    It stays as it is where anything but paragraphs stands in it, or text behind its end.
    """
    depth, rest = _open(paragraph), list[etree._Element]()
    for sibling in paragraph.itersiblings() if depth > 0 else ():
        if sibling.tag != w("p") or sibling.find(f".//{w('sectPr')}") is not None:
            return False
        rest.append(sibling)
        depth += _open(sibling)
        if depth <= 0:
            break
    last = list(rest[-1].iter(w("fldChar"), w("t"))) if rest else []
    if depth != 0 or not last or last[-1].tag != w("fldChar"):
        return False
    code = etree.Element(w("p"))
    for element in paragraph.iter(w("instrText"), w("fldChar")):
        if element.get(w("fldCharType")) == "separate":
            break
        code.extend([_instruction(element.text or "")] if element.tag == _INSTRUCTION else [])
    for child in [child for child in paragraph if child.tag != w("pPr")]:
        paragraph.remove(child)
    paragraph.extend([_field("begin"), *code, _field("separate"), _field("end")])
    parent = paragraph.getparent()
    for entry in rest if parent is not None else ():
        parent.remove(entry)  # type: ignore[union-attr]
    return True


def _marked(fields: Sequence[etree._Element], found: Sequence[Heading]) -> Iterator[str]:
    """Put a bookmark around the text of every heading and name it."""
    used = [number(b.get(w("id")), 0, 2**30) for b in fields if b.tag == _BOOKMARK]
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


def _replace(
    place: etree._Element, found: Sequence[Heading], marks: Sequence[str], looks: Mapping[str, str]
) -> None:  # fmt: skip
    """Put one paragraph per heading where the field stands; the field begins in the first and ends in the last."""
    instruction = "".join(i.text or "" for i in place.iter(w("instrText")))
    limits = _RANGE.search(instruction)
    low, high = (int(limits[1]), int(limits[2])) if limits else (1, 3)
    entries = [
        _entry(h, mark, h.level - low + 1, looks)
        for h, mark in zip(found, marks, strict=True)
        if low <= h.level <= high
    ]
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


def _entry(heading: Heading, mark: str, depth: int, looks: Mapping[str, str]) -> etree._Element:
    paragraph = etree.Element(w("p"))
    look = looks.get(f"toc {depth}", "")
    if look:
        style = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle"))
        style.set(w("val"), look)
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
