"""The pictures of a Word document: their bytes where every computer can show them, else what they are said to show."""

from __future__ import annotations

import posixpath
from typing import Final

from lxml import etree

from pia_app.report.look.records import Picture
from pia_app.report.names import RELATIONSHIPS, WP, R, number, parse
from pia_app.report.package import Package

LARGEST: Final = 20_000_000  # bytes of one picture
_POINT: Final = 12_700  # EMU
_WIDEST: Final = 2_000.0
_BEGINS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_SHAPE: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}txbx"


class Pictures:
    """The pictures that one part of a package refers to."""

    def __init__(self, package: Package, part: str) -> None:
        folder, _, name = part.rpartition("/")
        relations = package.get(f"{folder}/_rels/{name}.rels")
        self._parts: dict[str, bytes] = {}
        for one in parse(relations).iter(f"{{{RELATIONSHIPS}}}Relationship") if relations else ():
            place = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            if one.get("TargetMode") != "External" and place in package:
                self._parts[one.get("Id", "")] = package[place]

    def of(self, drawing: etree._Element) -> Picture | None:
        """Return the picture that a drawing shows; None where it shows none and says nothing."""
        blip = next(drawing.iter(_BLIP), None)
        data = self._parts.get(blip.get(f"{{{R}}}embed", ""), b"") if blip is not None else b""
        if not data.startswith(_BEGINS) or len(data) > LARGEST:
            data = b""
        about = next(drawing.iter(f"{{{WP}}}docPr"), None)
        words = (about.get("descr", "") or about.get("title", "")) if about is not None else ""
        if not data and (not words or next(drawing.iter(_SHAPE), None) is not None):
            return None
        size = next(drawing.iter(f"{{{WP}}}extent"), None)
        wide, high = (number(size.get(side) if size is not None else "", 0, 10**9) for side in ("cx", "cy"))
        return Picture(data=data, width=_points(wide), height=_points(high), words=words)


def _points(length: int) -> float:
    return min(max(length / _POINT, 1.0), _WIDEST)
