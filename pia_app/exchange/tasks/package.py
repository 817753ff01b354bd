"""The parts of an Excel file from outside, read within limits; macros, links out and other live content are refused."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree

from pia_app.errors import Fault, FaultyFiles

Parts = Mapping[str, bytes]

LARGEST: Final = 20_000_000
LARGEST_PART: Final = 40_000_000
LARGEST_TOTAL: Final = 80_000_000
MOST_PARTS: Final = 1_000
MOST_ELEMENTS: Final = 800_000
MOST_IN_SMALL: Final = 70_000
MAIN: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
CONTENT_TYPES: Final = "[Content_Types].xml"
ENTRY: Final = b"PK\x01\x02"
PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONS: Final = frozenset({
    "officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail", "customXml",
    "customXmlProps", "classificationlabels", "worksheet", "chartsheet", "styles", "theme", "sharedStrings",
    "calcChain", "sheetMetadata", "FeaturePropertyBag", "hyperlink", "comments", "threadedComment", "person",
    "vmlDrawing", "drawing", "image", "chart", "chartStyle", "chartColorStyle", "printerSettings", "table",
    "pivotTable", "pivotCacheDefinition", "pivotCacheRecords", "slicer", "slicerCache",
})  # fmt: skip
_LIVE: Final = re.compile(
    r"vbaProject|macroEnabled|macrosheet|dialogsheet|externalLink|activeX|ctrlProp|oleObject|embeddings/|customUI"
    r"|connections|queryTable|webextension|attachedToolbars|\.(?:exe|dll|js|vbs|ps1|bat|cmd|scr)$",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[^\\:\x00-\x1f\u202a-\u202e\u2066-\u2069]{1,200}")
_ENCODING: Final = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_ENDLESS_TAG: Final = re.compile(rb"<[^<>]{1000000}")
_BLOCK: Final = 1 << 18


def parts(data: bytes, file: str) -> Parts:
    """Return the parts of an Excel file. Raises FaultyFiles, with every reason that was found, where it is refused."""
    if data.startswith(OLD_OR_LOCKED):
        raise refusal(file, "tasks_old_or_locked")
    if data.count(ENTRY) > MOST_PARTS:  # before zipfile makes a record of each
        raise refusal(file, "tasks_too_many_parts", limit=MOST_PARTS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _unpacked(archive, len(data), file)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError) as error:
        raise refusal(file, "tasks_not_a_workbook", why=str(error)) from None
    faults = [*_markup(found, file)] or [*_live(found, file)]
    if faults:
        raise FaultyFiles(faults)
    return found


def refusal(file: str, code: str, **facts: object) -> FaultyFiles:
    """Return the error that refuses a whole file."""
    return FaultyFiles([Fault(file=file, code=code, facts=facts)])


def _unpacked(archive: zipfile.ZipFile, size: int, file: str) -> dict[str, bytes]:
    """Read every entry; sizes are counted while reading, never believed (reliability.md T5, T8)."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if sum(entry.compress_size for entry in entries) > size:
        raise refusal(file, "tasks_not_a_workbook", why="overlap")
    if any(entry.compress_type not in PACKED for entry in entries):
        raise refusal(file, "tasks_not_a_workbook", why="compression")
    found: dict[str, bytes] = {}
    seen: set[str] = set()
    left = LARGEST_TOTAL
    for entry in entries:
        name = entry.filename
        if not _NAME.fullmatch(name) or name.startswith("/") or ".." in name.split("/"):
            raise refusal(file, "tasks_part_name", part=ascii(name))
        if name.casefold() in seen:
            raise refusal(file, "tasks_part_twice", part=name)
        seen.add(name.casefold())
        found[name] = _read(archive, entry, min(LARGEST_PART, left))
        left -= len(found[name])
        if len(found[name]) > LARGEST_PART or left < 0:
            raise refusal(file, "tasks_unpacks_too_large", limit=LARGEST_TOTAL // 1_000_000)
    return found


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """Read one entry, and stop soon after the limit whatever its header says."""
    read_so_far = io.BytesIO()
    with archive.open(entry) as stream:
        while read_so_far.tell() <= limit and (block := stream.read(_BLOCK)):
            read_so_far.write(block)
    return read_so_far.getvalue()


def _markup(found: Parts, file: str) -> Iterator[Fault]:
    """Yield what must not even be parsed: other encodings, document types, too much of it (reliability.md T6)."""
    elements = 0
    for name, data in found.items():
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
        elements += data.count(b"<") - data.count(b"</")
        if b"\x00" in data or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
            yield Fault(file=file, code="tasks_encoding", facts={"part": name})
        elif b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            yield Fault(file=file, code="tasks_doctype", facts={"part": name})
        elif _ENDLESS_TAG.search(data):
            yield Fault(file=file, code="tasks_not_xml", facts={"part": name, "why": "<"})
    if elements > MOST_ELEMENTS:
        yield Fault(file=file, code="tasks_too_many_cells", facts={"limit": MOST_ELEMENTS})


def _live(found: Parts, file: str) -> Iterator[Fault]:
    """Yield what runs, fetches or embeds (reliability.md T7)."""
    if CONTENT_TYPES not in found:
        yield Fault(file=file, code="tasks_not_a_workbook", facts={"why": CONTENT_TYPES})
        return
    kinds = [element.get("ContentType", "") for element in parsed(found, CONTENT_TYPES, file)]
    live = [*filter(_LIVE.search, found), *filter(_LIVE.search, kinds)]
    for name in found:
        if name.endswith(".rels"):
            live += [kind for kind in _relations(found, name, file) if kind not in RELATIONS]
    for what in dict.fromkeys(live):
        yield Fault(file=file, code="tasks_live_content", facts={"what": what})
    if not live and MAIN not in kinds:
        yield Fault(file=file, code="tasks_not_a_workbook", facts={"why": CONTENT_TYPES})


def _relations(found: Parts, name: str, file: str) -> Iterator[str]:
    """Yield the kinds of relationships of a part; where a link leads that is clicked on does not matter here."""
    for relation in parsed(found, name, file):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        yield kind if kind == "hyperlink" or relation.get("TargetMode") != "External" else f"{kind} (external)"


def parsed(found: Parts, name: str, file: str) -> ElementTree.Element:
    """Return the root of a part that is small. Raises FaultyFiles where it is not, or is no XML."""
    if found[name].count(b"<") > MOST_IN_SMALL:
        raise refusal(file, "tasks_too_many_cells", limit=MOST_IN_SMALL)
    try:
        return ElementTree.fromstring(found[name])
    except (ElementTree.ParseError, ValueError) as error:
        raise refusal(file, "tasks_not_xml", part=name, why=str(error)) from None
