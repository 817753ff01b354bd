"""What may stand in a Word package: nothing that runs, fetches, asks or hides (reliability.md T5 to T7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pia_app.errors import Fault
from pia_app.report.names import RELATIONSHIPS, TYPES, parse, w
from pia_app.report.package import CONTENT_TYPES, Package

RELATIONS: Final = frozenset({
    "officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail",
    "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme", "numbering",
    "header", "footer", "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds", "commentsExtensible",
    "people", "image", "hdphoto", "hyperlink", "customXml", "customXmlProps", "glossaryDocument", "bibliography",
    "chart", "chartUserShapes", "chartStyle", "chartColorStyle", "themeOverride",
    "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
})  # fmt: skip
FIELDS: Final = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|EMBED|DATABASE|RD|MACROBUTTON|AUTOTEXT|AUTOTEXTLIST"
    r"|GLOSSARY|FILLIN|ASK|GOTOBUTTON|PRINT|MERGEFIELD|NEXT|NEXTIF|SKIPIF)\b",
    re.IGNORECASE,
)
MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LINKS: Final = ("https://", "http://", "mailto:")
MOST_ELEMENTS: Final = 300_000
LONGEST_TEXT: Final = 1_000_000
_ENCODING: Final = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_LINK: Final = re.compile(r'\s*HYPERLINK\s+(?!\\l)"?([^"\s]*)', re.IGNORECASE)

Roots = dict[str, etree._Element]


def inspect(package: Package, file: str) -> tuple[Fault, ...]:
    """Return everything that is wrong with a template from outside; () where it may be used."""
    faults: list[Fault] = []
    for name, data in package.items():
        if name.endswith((".xml", ".rels")) and data.count(b"<") > 2 * MOST_ELEMENTS:
            faults.append(_fault(file, "docx_too_many_elements", name, limit=MOST_ELEMENTS))
    if faults:
        return tuple(faults)
    roots, unread = parsed(package, file)
    faults += unread
    for name, root in roots.items():
        if any(len(text) > LONGEST_TEXT for text in root.itertext()):
            faults.append(_fault(file, "docx_text_too_long", name, limit=LONGEST_TEXT))
    return (*faults, *contents(package, roots, file))


def parsed(package: Package, file: str, *, huge: bool = False) -> tuple[Roots, list[Fault]]:
    """Parse every XML part strictly; a part with a DOCTYPE, or not in UTF-8, is not parsed at all."""
    roots: Roots = {}
    faults: list[Fault] = []
    for name, data in package.items():
        if not name.endswith((".xml", ".rels")):
            continue
        declared = _ENCODING.match(data)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
            faults.append(_fault(file, "docx_encoding", name))
        elif b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            faults.append(_fault(file, "docx_doctype", name))
        else:
            try:
                roots[name] = parse(data, huge=huge)
            except etree.XMLSyntaxError as error:
                faults.append(_fault(file, "docx_not_xml", name, why=str(error)))
    return roots, faults


def contents(package: Package, roots: Roots, file: str) -> Iterator[Fault]:
    """Yield what a package holds that it must not: macros, foreign content, links out, fields that run or fetch."""
    for name in package:
        if name.lower().endswith((".bin", ".exe", ".js", ".vbs", ".dll")):
            yield _fault(file, "docx_active", name, what=name)
    if "word/document.xml" not in roots and not _main_part(roots):
        yield _fault(file, "docx_no_document", CONTENT_TYPES)
    for name, root in roots.items():
        if name == CONTENT_TYPES:
            yield from _types(root, file)
        elif name.endswith(".rels"):
            yield from _relations(root, name, file)
        elif name.startswith("word/"):
            yield from _fields(root, name, file)


def _main_part(roots: Roots) -> bool:
    types = roots.get(CONTENT_TYPES)
    return types is not None and any(e.get("ContentType") == MAIN for e in types)


def _types(root: etree._Element, file: str) -> Iterator[Fault]:
    kinds = [e.get("ContentType", "") for e in root.iter(f"{{{TYPES}}}Override", f"{{{TYPES}}}Default")]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        yield _fault(file, "docx_macros", CONTENT_TYPES)
    if MAIN not in kinds:
        yield _fault(file, "docx_no_document", CONTENT_TYPES)


def _relations(root: etree._Element, name: str, file: str) -> Iterator[Fault]:
    for relation in root.iter(f"{{{RELATIONSHIPS}}}Relationship"):
        kind, target = relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target", "")
        charted = kind == "package" and name.startswith("word/charts/")
        if kind not in RELATIONS and not charted:
            yield _fault(file, "docx_active", name, what=kind)
        elif relation.get("TargetMode") == "External" and not (kind == "hyperlink" and target.startswith(LINKS)):
            yield _fault(file, "docx_external", name, what=target[:80])


def _fields(root: etree._Element, name: str, file: str) -> Iterator[Fault]:
    for field in fields(root):
        link = _LINK.match(field)
        if FIELDS.match(field) or (link and not link[1].startswith(LINKS)):
            yield _fault(file, "docx_field", name, what=field.strip()[:60])


def fields(root: etree._Element) -> Iterator[str]:
    """Yield the instruction of every field, however many runs it is cut into."""
    open_fields: list[list[str]] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("delInstrText"), w("fldSimple")):
        if element.tag == w("fldSimple"):
            yield element.get(w("instr")) or ""
        elif element.tag != w("fldChar"):
            (open_fields or [[]])[-1].append(element.text or "")
        elif element.get(w("fldCharType")) == "begin":
            open_fields.append([])
        elif element.get(w("fldCharType")) == "end" and open_fields:
            yield "".join(open_fields.pop())
    yield from ("".join(left) for left in open_fields)


def _fault(file: str, code: str, part: str, **facts: object) -> Fault:
    return Fault(file=file, code=code, facts={"part": part, **facts})
