"""Files that grow, multiply or lie once they are opened, and a process that opens each and tells what it cost.

`python -m tests.report.bombs FOLDER write` writes them there; without `write` each, or the one named, is checked.
"""

from __future__ import annotations

import io
import json
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from pia_app.report.check import check
from tests.report.workshop import Parts, data_of, document, p, package

MEGABYTE = 1_000_000
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)
) + b"]>"  # fmt: skip


def with_part(name: str, data: bytes) -> bytes:
    return data_of({**package(p("x")), name: data})


def with_doctype(doctype: bytes, text: str = "x") -> bytes:
    return data_of({**package(p("x")), "word/document.xml": doctype + document(f"<w:p>{text}</w:p>")})


def recoded(encoding: str, declared: str = "") -> bytes:
    """Hide a DOCTYPE in an encoding that a search for bytes does not see."""
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    text = head + '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + document("<w:p>&a;</w:p>").decode()
    return data_of({**package(p("x")), "word/document.xml": text.encode(encoding)})


def squeezed(method: int) -> bytes:
    stream = io.BytesIO(data_of(package(p("x"))))
    with zipfile.ZipFile(stream, "a", method) as archive:
        archive.writestr("word/bomb.xml", b"<a>" + bytes(30 * MEGABYTE) + b"</a>")
    return stream.getvalue()


def lying() -> bytes:
    """Say of a large part that it is small, in the table of contents and before the part itself."""
    data = bytearray(with_part("word/bomb.xml", b"<a>" + b" " * (30 * MEGABYTE) + b"</a>"))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/bomb.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def overlapping() -> bytes:
    """Let many entries of the table of contents name the same bytes."""
    stream = io.BytesIO(data_of(package(p("x"))))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/bomb.xml", b"<a>" + b" " * (10 * MEGABYTE) + b"</a>")
        one = archive.getinfo("word/bomb.xml")
        for n in range(500):
            twin = zipfile.ZipInfo(f"word/bomb{n}.xml")
            for field in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(twin, field, getattr(one, field))
            archive.filelist.append(twin)
            archive.NameToInfo[twin.filename] = twin
    return stream.getvalue()


def crowded(entries: int) -> bytes:
    """Give a table of contents many entries and the file nothing else."""
    line = b"PK\x01\x02" + bytes(24) + struct.pack("<HHHHHII", 1, 0, 0, 0, 0, 0, 0) + b"a"
    table = line * entries
    return table + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, len(table), 0, 0)


def encrypted() -> bytes:
    data = bytearray(data_of(package(p("x"))))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def several(count: int, part: bytes) -> bytes:
    parts: Parts = {f"word/part{n}.xml": part for n in range(count)}
    return data_of({**package(p("x")), **parts})


def attributes() -> bytes:
    return with_part("word/bomb.xml", b"<a " + b" ".join(b'a%d=""' % n for n in range(1_000_000)) + b"/>")


ENTITY = b'<!DOCTYPE x [<!ENTITY m SYSTEM "file:///etc/passwd">]>'
ELEMENTS = b"<a>" + b"<b/>" * 700_000 + b"</a>"
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "billion laughs": ("docx_doctype", lambda: with_doctype(LAUGHS, "&m;")),
    "outside entity": ("docx_doctype", lambda: with_doctype(ENTITY, "&m;")),
    "outside grammar": ("docx_doctype", lambda: with_doctype(b'<!DOCTYPE x SYSTEM "http://example.com/x.dtd">')),
    "UTF-16 without a mark": ("docx_encoding", lambda: recoded("utf-16-le")),
    "UTF-16 with a mark": ("docx_encoding", lambda: recoded("utf-16")),
    "UTF-7": ("docx_encoding", lambda: recoded("utf-7", "utf-7")),
    "EBCDIC": ("docx_not_xml", lambda: recoded("cp037")),
    "many elements": ("docx_too_many_elements", lambda: with_part("word/bomb.xml", ELEMENTS)),
    "many elements in many parts": ("docx_too_many_elements", lambda: several(20, b"<a>" + b"<b/>" * 30_000 + b"</a>")),
    "many elements by another name": ("docx_too_many_elements", lambda: with_part("word/x.png", ELEMENTS)),
    "many attributes": ("docx_not_xml", attributes),
    "a large part": ("docx_too_large", lambda: with_part("word/bomb.xml", b"<a>" + b" " * (30 * MEGABYTE) + b"</a>")),
    "many large parts": ("docx_too_large", lambda: several(8, b"<a>" + b" " * (19 * MEGABYTE) + b"</a>")),
    "a large file": ("docx_too_large", lambda: bytes(21 * MEGABYTE)),
    "a large picture": ("docx_too_large", lambda: with_part("word/media/x.png", bytes(30 * MEGABYTE))),
    "lying size": ("docx_not_a_package", lying),
    "overlapping entries": ("docx_odd_zip", overlapping),
    "bzip2": ("docx_odd_zip", lambda: squeezed(zipfile.ZIP_BZIP2)),
    "LZMA": ("docx_odd_zip", lambda: squeezed(zipfile.ZIP_LZMA)),
    "encrypted": ("docx_encrypted", encrypted),
    "too many parts": ("docx_too_many_parts", lambda: several(2_100, b"<a/>")),
    "a huge table of contents": ("docx_too_many_parts", lambda: crowded(300_000)),
    "deep nesting": ("docx_not_xml", lambda: with_part("word/bomb.xml", b"<a>" * 100_000 + b"</a>" * 100_000)),
    "long text": ("docx_text_too_long", lambda: data_of(package(p("x" * (8 * MEGABYTE))))),
}  # fmt: skip


def most_memory() -> int:
    """Return the most kilobytes that this process held; what the process held that started it does not count."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split()[0])


def main(folder: Path) -> None:
    """Open each and print what was said of it, the seconds it took, and the most memory that was held."""
    if sys.argv[2:] == ["write"]:
        for n, (_, make) in enumerate(BOMBS.values()):
            (folder / f"{n}.docx").write_bytes(make())
        return
    results = {}
    for n, name in enumerate(BOMBS):
        if sys.argv[2:] not in ([], [name]):
            continue
        began = time.process_time()
        found = check(folder / f"{n}.docx", {})
        results[name] = ([fault.code for fault in found.faults], time.process_time() - began)
    print(json.dumps({"results": results, "most": most_memory()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
