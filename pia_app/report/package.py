"""A .docx as a mapping from part name to bytes: read within limits, written so that equal content gives equal bytes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from pia_app.errors import Fault, FaultyFiles

Package = dict[str, bytes]

CONTENT_TYPES: Final = "[Content_Types].xml"
_NAME: Final = re.compile(r"[^\\:\x00-\x1f\u202a-\u202e]{1,200}")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_BLOCK: Final = 1 << 20
_ENTRY: Final = b"PK\x01\x02"  # begins each line of a zip file's table of contents
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that Word writes; others unpack a bomb in one step
_OLD: Final = b"\xd0\xcf\x11\xe0"  # begins a .doc, and a .docx behind a password
_ENCRYPTED: Final = 1
_LOCAL_HEADER: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a package may be, in bytes; sizes are counted while reading, never believed (reliability.md T5)."""

    file: int
    total: int
    part: int
    parts: int = 2_000


TEMPLATE: Final = Limits(file=20_000_000, total=100_000_000, part=20_000_000)
REPORT: Final = Limits(file=200_000_000, total=1_000_000_000, part=500_000_000)


def read(path: Path, limits: Limits) -> Package:
    """Return all parts of a package. Raises OSError, and FaultyFiles where it is no sound zip file or too large."""
    with path.open("rb") as stream:
        return unpack(stream.read(limits.file + 1), path.name, limits)


def unpack(data: bytes, file: str, limits: Limits) -> Package:
    """Return all parts of a package whose bytes are at hand; `file` is what faults call it. Raises FaultyFiles."""
    if len(data) > limits.file:
        raise _faulty(file, "docx_too_large", limit=limits.file)
    if data.startswith(_OLD):
        raise _faulty(file, "docx_old")
    # Counted before zipfile makes an object of each: a table of contents alone can be as large as the file.
    if data.count(_ENTRY) > limits.parts:
        raise _faulty(file, "docx_too_many_parts", limit=limits.parts)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parts(file, archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError) as error:
        raise _faulty(file, "docx_not_a_package", why=str(error)) from None


def _parts(file: str, archive: zipfile.ZipFile, limits: Limits) -> Package:
    entries = [e for e in archive.infolist() if not e.is_dir()]
    _refuse_tricks(file, archive.infolist())
    found: Package = {}
    seen: set[str] = set()
    total = 0
    for entry in entries:
        name = entry.filename
        if name.casefold() in seen:
            raise _faulty(file, "docx_part_twice", part=name)
        if not _NAME.fullmatch(name) or name.startswith("/") or ".." in name.split("/"):
            raise _faulty(file, "docx_part_name", part=ascii(name))
        seen.add(name.casefold())
        found[name] = _bytes(archive, entry, min(limits.part, limits.total - total))
        total += len(found[name])
        if len(found[name]) > limits.part or total > limits.total:
            raise _faulty(file, "docx_too_large", limit=limits.total)
    return found


def _refuse_tricks(file: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that are encrypted, packed in a way Word does not know, or share their bytes with each other."""
    end = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.flag_bits & _ENCRYPTED:
            raise _faulty(file, "docx_encrypted")
        if entry.compress_type not in _METHODS or entry.header_offset < end:
            raise _faulty(file, "docx_odd_zip", part=ascii(entry.filename)[1:-1])
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """Read one entry, and stop a block after the limit whatever its header says."""
    read_so_far = io.BytesIO()
    with archive.open(entry) as stream:
        while read_so_far.tell() <= limit and (block := stream.read(_BLOCK)):
            read_so_far.write(block)
    return read_so_far.getvalue()


def write(package: Mapping[str, bytes], stream: IO[bytes]) -> None:
    """Write a package, the list of content types first as readers expect, with no date of its own."""
    names = sorted(package, key=lambda name: (name != CONTENT_TYPES, not name.startswith("_rels/"), name))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, package[name])


def _faulty(file: str, code: str, **facts: object) -> FaultyFiles:
    return FaultyFiles([Fault(file=file, code=code, facts=facts)])
