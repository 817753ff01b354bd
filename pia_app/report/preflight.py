"""What may stand in a Word package: nothing that runs, fetches, asks or hides (reliability.md T5 to T7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pia_app.errors import Fault
from pia_app.report.fields import fetches, fields
from pia_app.report.names import RELATIONSHIPS, TYPES, parse
from pia_app.report.package import CONTENT_TYPES, Package

RELATIONS: Final = frozenset({
    "officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail",
    "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme", "numbering",
    "header", "footer", "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds", "commentsExtensible",
    "people", "image", "hdphoto", "hyperlink", "customXml", "customXmlProps", "glossaryDocument", "bibliography",
    "chart", "chartUserShapes", "chartStyle", "chartColorStyle", "themeOverride",
    "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "classificationlabels",
})  # fmt: skip
MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LINKS: Final = ("https://", "http://", "mailto:")
MOST_ELEMENTS: Final = 300_000
LONGEST_TEXT: Final = 1_000_000
_ENCODING: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_BEGINS: Final = (b"<", b"\xff\xfe", b"\xfe\xff", b"\0<", b"\0\0\0<", b"\x4c\x6f\xa7\x94")  # XML in any encoding
_SCRIPTS: Final = (".bin", ".exe", ".js", ".vbs", ".dll", ".xlsm", ".docm", ".dotm")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)
_STRICT: Final = "http://purl.oclc.org/ooxml/"
# Old drawings name their pictures and links in the markup itself, past the list of relationships.
_DRAWN: Final = "{urn:schemas-microsoft-com:vml}"
_OUTSIDE: Final = ("src", "href", "{urn:schemas-microsoft-com:office:office}href")

Roots = dict[str, etree._Element]


def inspect(package: Package, file: str) -> tuple[Fault, ...]:
    """Return everything that is wrong with a template from outside; () where it may be used."""
    return examined(package, file)[1]


def examined(package: Package, file: str) -> tuple[Roots, tuple[Fault, ...]]:
    """Return the parts that could be read, and everything that is wrong with a template from outside."""
    many = _too_many(package)
    if many:
        return {}, (_fault(file, "docx_too_many_elements", many, limit=MOST_ELEMENTS),)
    roots, faults = parsed(package, file)
    for name, root in roots.items():
        if any(len(text) > LONGEST_TEXT for text in root.itertext()):
            faults.append(_fault(file, "docx_text_too_long", name, limit=LONGEST_TEXT))
        elif _STRICT in (root.nsmap.get(root.prefix) or ""):
            faults.append(_fault(file, "docx_strict", name))
    return roots, (*faults, *contents(package, roots, file))


def _too_many(package: Package) -> str:
    """Name the part with which the elements of the whole package become too many, before any is parsed; "" for none."""
    elements = 0
    for name, data in package.items():
        if _is_xml(name, data):
            elements += data.count(b"<") - data.count(b"</")
            if elements > MOST_ELEMENTS:
                return name
    return ""


def _is_xml(name: str, data: bytes) -> bool:
    """Whether a reader may take a part for XML: by its name, or because it looks so, for types can be given to any."""
    return name.lower().endswith((".xml", ".rels")) or data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_BEGINS)


def parsed(package: Package, file: str, *, huge: bool = False) -> tuple[Roots, list[Fault]]:
    """Parse every XML part strictly; a part with a DOCTYPE, or not in UTF-8, is not parsed at all."""
    roots: Roots = {}
    faults: list[Fault] = []
    for name, data in package.items():
        if not _is_xml(name, data):
            continue
        declared = _ENCODING.match(data)
        if b"\0" in data[:64] or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
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
        if name.lower().endswith(_SCRIPTS):
            yield _fault(file, "docx_active", name, what=name)
    if CONTENT_TYPES not in roots or "_rels/.rels" not in roots:
        yield _fault(file, "docx_no_document", CONTENT_TYPES)
    for name, root in roots.items():
        if name == CONTENT_TYPES:
            yield from _types(root, file)
        elif name.lower().endswith(".rels"):
            yield from _relations(root, name, file)
        else:
            if next(root.iter("{*}mailMerge"), None) is not None:
                yield _fault(file, "docx_mail_merge", name)
            yield from _fields(root, name, file)
            yield from _drawings(root, name, file)


def _types(root: etree._Element, file: str) -> Iterator[Fault]:
    kinds = [e.get("ContentType", "") for e in root.iter(f"{{{TYPES}}}Override", f"{{{TYPES}}}Default")]
    if any("macroenabled" in kind.lower() or "vbaproject" in kind.lower() for kind in kinds):
        yield _fault(file, "docx_macros", CONTENT_TYPES)
    if MAIN not in kinds:
        yield _fault(file, "docx_no_document", CONTENT_TYPES)


def _relations(root: etree._Element, name: str, file: str) -> Iterator[Fault]:
    for relation in root.iter(f"{{{RELATIONSHIPS}}}Relationship"):
        kind, target = relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target", "")
        charted = kind == "package" and name.startswith("word/charts/") and target.lower().endswith(".xlsx")
        if kind == "attachedTemplate":
            yield _fault(file, "docx_attached_template", name, what=target[:80])
        elif kind not in RELATIONS and not charted:
            yield _fault(file, "docx_active", name, what=kind)
        elif _leaves(relation, name) and not (kind == "hyperlink" and target.lower().startswith(LINKS)):
            yield _fault(file, "docx_external", name, what=target[:80])


def _leaves(relation: etree._Element, name: str) -> bool:
    """Whether a relation leads out of the file: it says so in whatever way, or no part inside can be what it names."""
    target = relation.get("Target", "")
    if relation.get("TargetMode", "Internal") != "Internal" or _SCHEME.match(target):
        return True
    depth = 0 if target.startswith("/") else name.count("/") - 1
    for step in target.strip("/").split("/"):
        depth += -1 if step == ".." else step not in ("", ".")
        if depth < 0:
            return True
    return False


def _fields(root: etree._Element, name: str, file: str) -> Iterator[Fault]:
    for field, paragraph in fields(root):
        if fetches(field):
            yield _fault(file, "docx_field", name, what=field.strip()[:60], text=paragraph)


def _drawings(root: etree._Element, name: str, file: str) -> Iterator[Fault]:
    for drawing in root.iter(f"{_DRAWN}*"):
        for attribute in _OUTSIDE:
            target = drawing.get(attribute, "")
            if target and not (target.startswith(LINKS) and attribute != "src") and not target.startswith("#"):
                yield _fault(file, "docx_external", name, what=target[:80])


def _fault(file: str, code: str, part: str, **facts: object) -> Fault:
    return Fault(file=file, code=code, facts={"part": part, **facts})
