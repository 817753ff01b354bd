"""The logo of an organisation: a picture read and looked over, put where a template keeps a place for one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from docx.image.image import Image
from lxml import etree

from pia_app.errors import ReportError
from pia_app.report.names import PIC, PREFIXES, TYPES, WP, A, R, number, parse, serialise, w
from pia_app.report.package import CONTENT_TYPES, Package

LARGEST: Final = 2_000_000  # bytes; every copy of every report carries them
_SIDE: Final = 10_000  # pixels
_ENDINGS: Final = {"image/png": "png", "image/jpeg": "jpeg"}
_ROOM: Final = 100_000_000  # EMU; more than any page has
_BODY, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_TAG: Final = "logo"  # what Word's developers call the control that holds the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture: its bytes, what kind of file it is ("png" or "jpeg"), its width and height in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def read_logo(path: Path) -> Logo:
    """Return the picture in a file. Raises ReportError (logo_*) where there is none that a report can carry."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise ReportError("logo_unreadable", path=str(path), why=error.strerror or str(error)) from None
    return understood(data, str(path))


def understood(data: bytes, path: str) -> Logo:
    """Return the picture that some bytes hold; `path` is what errors call it. Raises ReportError (logo_*)."""
    if len(data) > LARGEST:
        raise ReportError("logo_too_large", path=path, megabytes=LARGEST // 1_000_000)
    try:
        image = Image.from_blob(data)
        kind, width, height = _ENDINGS.get(image.content_type, ""), int(image.px_width), int(image.px_height)
    except Exception:  # noqa: BLE001 - python-docx raises whatever it runs into, Exception itself among it
        kind = ""
    if not kind:
        raise ReportError("logo_not_a_picture", path=path)
    if not (0 < width <= _SIDE and 0 < height <= _SIDE):
        raise ReportError("logo_not_a_picture", path=path)
    return Logo(data=data, kind=kind, width=width, height=height)


def place(parts: Package, logo: Logo, words: str) -> None:
    """Put a logo into every place that a filled template keeps for one, as large as fits; `words` describe it.

    A template without such a place stays as it is.
    """
    body = parse(parts[_BODY], huge=True)
    relations = parse(parts[_RELATIONS])
    targets = {relation.get("Id"): relation for relation in relations}
    name = f"media/organisation.{logo.kind}"
    placed = False
    for control in body.iter(w("sdt")):
        tag = control.find("w:sdtPr/w:tag", PREFIXES)
        if tag is None or tag.get(w("val")) != _TAG:
            continue
        blip = control.find(f".//{{{A}}}blip")
        relation = None if blip is None else targets.get(blip.get(f"{{{R}}}embed"))
        if relation is None:
            continue
        parts.pop(f"word/{relation.get('Target', '')}", None)
        relation.set("Target", name)
        _fit(control, logo, words)
        placed = True
    if placed:
        parts[_BODY], parts[_RELATIONS], parts[f"word/{name}"] = serialise(body), serialise(relations), logo.data
        _declare(parts, logo.kind)


def _fit(control: etree._Element, logo: Logo, words: str) -> None:
    """Give the picture its own proportions within the room of the place, and say what it shows."""
    extents = [*control.iter(f"{{{WP}}}extent"), *control.iter(f"{{{A}}}ext")]
    for extent in extents:
        wide, high = number(extent.get("cx"), 0, _ROOM), number(extent.get("cy"), 0, _ROOM)
        scale = min(wide / logo.width, high / logo.height)
        extent.set("cx", str(max(round(logo.width * scale), 1)))
        extent.set("cy", str(max(round(logo.height * scale), 1)))
    for described in [*control.iter(f"{{{WP}}}docPr"), *control.iter(f"{{{PIC}}}cNvPr")]:
        described.set("descr", words)


def _declare(parts: Package, kind: str) -> None:
    """Say in the package what kind of file the picture is."""
    types = parse(parts[CONTENT_TYPES])
    if all(entry.get("Extension") != kind for entry in types):
        types.insert(0, etree.Element(f"{{{TYPES}}}Default", Extension=kind, ContentType=f"image/{kind}"))
        parts[CONTENT_TYPES] = serialise(types)
