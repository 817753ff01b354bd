"""The core properties of a report: who wrote it, what it is called, in which language, on which day."""

from __future__ import annotations

from datetime import date
from typing import Final

from lxml import etree

from pia_app.report.names import CORE, DC, DCTERMS, RELATIONSHIPS, TYPES, XSI, parse, serialise
from pia_app.report.package import CONTENT_TYPES, Package

PART: Final = "docProps/core.xml"
KIND: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_LONGEST: Final = 255


def set_properties(package: Package, *, title: str, author: str, language: str, today: date) -> None:
    """Write the core properties anew and nothing but them: no trace of the machine, the same bytes for the same report.

    A template saved by LibreOffice names this part by a relationship type of its own; Word knows only `KIND`.
    """
    subject = _kept(package, f"{{{DC}}}subject")
    _point(package)
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DC, "dcterms": DCTERMS, "xsi": XSI})
    _add(root, f"{{{DC}}}title", title)
    _add(root, f"{{{DC}}}subject", subject)
    _add(root, f"{{{DC}}}creator", author)
    _add(root, f"{{{DC}}}language", language)
    _add(root, f"{{{CORE}}}lastModifiedBy", author)
    _add(root, f"{{{CORE}}}revision", "1")
    for name in ("created", "modified"):
        moment = etree.SubElement(root, f"{{{DCTERMS}}}{name}")
        moment.set(f"{{{XSI}}}type", "dcterms:W3CDTF")
        moment.text = f"{today.isoformat()}T00:00:00Z"
    package[PART] = serialise(root)


def _kept(package: Package, name: str) -> str:
    if PART not in package:
        return ""
    return parse(package[PART]).findtext(name) or ""


def _add(root: etree._Element, name: str, text: str) -> None:
    if text:
        etree.SubElement(root, name).text = " ".join(text.split())[:_LONGEST]


def _point(package: Package) -> None:
    """Make sure that exactly one relationship and one content type lead to the properties."""
    relations = parse(package["_rels/.rels"])
    for relation in list(relations):
        if relation.get("Type", "").endswith("/core-properties"):
            package.pop(relation.get("Target", "").lstrip("/"), None)
            relations.remove(relation)
    used = {relation.get("Id") for relation in relations}
    free = next(name for number in range(1, len(used) + 2) if (name := f"rId{number}") not in used)
    etree.SubElement(relations, f"{{{RELATIONSHIPS}}}Relationship", Id=free, Type=KIND, Target=PART)
    package["_rels/.rels"] = serialise(relations)
    types = parse(package[CONTENT_TYPES])
    if all(entry.get("PartName") != f"/{PART}" for entry in types):
        kind = "application/vnd.openxmlformats-package.core-properties+xml"
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{PART}", ContentType=kind)
        package[CONTENT_TYPES] = serialise(types)
