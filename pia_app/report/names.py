"""The XML names of Word that the report speaks of."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
DC: Final = "http://purl.org/dc/elements/1.1/"
DCTERMS: Final = "http://purl.org/dc/terms/"
CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

PREFIXES: Final = {"w": W, "wp": WP, "r": R}


def w(name: str) -> str:
    """Return a WordprocessingML name in lxml's notation."""
    return f"{{{W}}}{name}"


def number(text: str | None, default: int = 0, most: int = 100_000) -> int:
    """Read a whole number that a stranger's file may have spoilt: what is none is the default, what is vast is cut."""
    try:
        return max(min(int(float(text or default)), most), -most)
    except (ValueError, OverflowError):
        return default


def parse(data: bytes | str, *, huge: bool = False) -> etree._Element:
    """Parse strictly: nothing is repaired, no entity is resolved, nothing is fetched. Raises etree.XMLSyntaxError.

    It is read as UTF-8 whatever it says of itself: another encoding could hide what a check looks for.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge, recover=False, remove_comments=False,
        encoding="utf-8",
    )  # fmt: skip
    return etree.fromstring(data.encode() if isinstance(data, str) else data, parser)


def serialise(root: etree._Element) -> bytes:
    """Return a part as Word writes it: UTF-8 with a declaration that says standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
