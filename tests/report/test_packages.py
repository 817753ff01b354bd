"""What a Word package may not hold, as a template or as a report of ours: nothing that runs, fetches, asks or hides."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from pia_app import paths
from pia_app.errors import FaultyFiles, ReportError
from pia_app.report import readback
from pia_app.report.fields import fetches
from pia_app.report.properties import set_properties
from pia_app.report.template import ReportTemplate
from pia_app.wording import explain
from tests.report.support import DAY, report
from tests.report.workshop import OFFICE, Parts, packed

Change = Callable[[Parts], None]
RELATIONS = "word/_rels/document.xml.rels"
WEB = "https://example.com/x"


def parts() -> Parts:
    return parts_of(paths.report_templates() / "standard" / "en.docx")


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(path) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def parts_of(path: Path) -> Parts:
    return dict(_read(path))


def with_relation(kind: str, target: str, mode: str = "", name: str = RELATIONS) -> Change:
    outside = f' TargetMode="{mode}"' if mode else ""
    one = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{outside}/></Relationships>'
    return lambda content: content.update({name: content[name].replace(b"</Relationships>", one.encode())})


def outside(kind: str, target: str) -> Change:
    return with_relation(kind, target, "External")


def in_body(markup: str) -> Change:
    def change(content: Parts) -> None:
        body = content["word/document.xml"]
        content["word/document.xml"] = body.replace(b"</w:p>", f"{markup}</w:p>".encode(), 1)

    return change


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(text: str) -> Change:
    """Put a field into the body, its instruction cut into two runs."""
    return in_body(mark("begin") + instruction(text[:3]) + instruction(text[3:]) + mark("end"))


def part(name: str, data: bytes) -> Change:
    return lambda content: content.update({name: data})


def text(name: str, old: bytes, new: bytes) -> Change:
    return lambda content: content.update({name: content[name].replace(old, new, 1)})


def untyped(content: Parts) -> None:
    del content["[Content_Types].xml"]


def strict(content: Parts) -> None:
    old, new = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    content["word/document.xml"] = content["word/document.xml"].replace(old, new)


SHAPE = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" {}/></w:pict></w:r>'
COMPUTED = (
    mark("begin") + mark("begin") + instruction(" QUOTE 68 68 69 ") + mark("end") + instruction(" c:x") + mark("end")
)
BOTH: dict[str, tuple[str, Change]] = {
    "attached template": ("docx_attached_template", outside("attachedTemplate", "https://example.com/t.dotm")),
    "outside picture": ("docx_external", outside("image", "https://example.com/x.png")),
    "outside picture said otherwise": ("docx_external", with_relation("image", f"{WEB}/x.png", "external")),
    "outside picture unsaid": ("docx_external", with_relation("image", f"{WEB}/x.png")),
    "picture of a server": ("docx_external", with_relation("image", "\\\\server\\x.png")),
    "picture above the file": ("docx_external", with_relation("image", "../../x.png")),
    "picture far above the file": ("docx_external", with_relation("image", "media/../../../x.png")),
    "linked picture": ("docx_external", outside("image", "file://server/share/x.png")),
    "script link": ("docx_external", outside("hyperlink", "javascript:alert(1)")),
    "file link": ("docx_external", outside("hyperlink", "file://server/share")),
    "foreign html": ("docx_active", with_relation("aFChunk", "x.html")),
    "object": ("docx_active", with_relation("oleObject", "embeddings/x.bin")),
    "embedded package": ("docx_active", with_relation("package", "embeddings/x.docx")),
    "control": ("docx_active", with_relation("control", "activeX/x.xml")),
    "frame": ("docx_active", with_relation("frame", "x.docx")),
    "subdocument": ("docx_active", outside("subDocument", "x.docx")),
    "mail merge": ("docx_active", outside("mailMergeSource", "x.mdb")),
    "mail merge set up": ("docx_mail_merge", text("word/settings.xml", b"</w:sett", b"<w:mailMerge/></w:sett")),
    "add-in": ("docx_active", with_relation("webextensiontaskpanes", "word/x.xml", name="_rels/.rels")),
    "ribbon": ("docx_active", with_relation("extensibility", "customUI/x.xml", name="_rels/.rels")),
    "macros": ("docx_active", with_relation("vbaProject", "vbaProject.bin")),
    "macro part": ("docx_active", part("word/vbaProject.bin", b"x")),
    "macro type": ("docx_macros", text("[Content_Types].xml", b"document.main", b"document.macroEnabled.main")),
    "DDE": ("docx_field", field("DDEAUTO c:\\x")),
    "include": ("docx_field", field("INCLUDETEXT x")),
    "include in lower case": ("docx_field", field(" includepicture x")),
    "link field": ("docx_field", field('HYPERLINK "file://x"')),
    "link field without a blank": ("docx_field", field('HYPERLINK"file://x"')),
    "field in a field": ("docx_field", in_body(COMPUTED)),
    "simple field": ("docx_field", in_body('<w:fldSimple w:instr="DDE x"/>')),
    "unfinished field": ("docx_field", in_body(mark("begin") + instruction("DDEAUTO x"))),
    "drawn picture": ("docx_external", in_body(SHAPE.format('src="http://example.com/x.png"'))),
    "drawn link": ("docx_external", in_body(SHAPE.format('href="file://server/x"'))),
    "doctype": ("docx_doctype", text("word/document.xml", b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>')),
    "encoding": ("docx_encoding", text("word/styles.xml", b"UTF-8", b"UTF-16")),
    "broken part": ("docx_not_xml", text("word/styles.xml", b"</w:styles>", b"")),
    "no document": ("docx_no_document", text("[Content_Types].xml", b"document.main+xml", b"other+xml")),
    "no list of types": ("docx_no_document", untyped),
}  # fmt: skip
TEMPLATES: dict[str, tuple[str, Change]] = {
    **BOTH,
    "path": ("docx_part_name", part("../evil.xml", b"<a/>")),
    "backslash": ("docx_part_name", part("word\\evil.xml", b"<a/>")),
    "twice": ("docx_part_twice", part("WORD/document.xml", b"<a/>")),
    "strict": ("docx_strict", strict),
}


@pytest.mark.parametrize(("code", "change"), TEMPLATES.values(), ids=TEMPLATES.keys())
def test_a_hostile_template_is_refused(code: str, change: Change, tmp_path: Path) -> None:
    content = parts()
    change(content)
    with pytest.raises(FaultyFiles) as caught:
        ReportTemplate(packed(tmp_path, content))
    assert code in {fault.code for fault in caught.value.faults}
    for language in ("en", "zh-CN"):
        told = explain(language, caught.value)
        assert "template.docx: " in told and "(part)" not in told and "(what)" not in told


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report(tmp_path_factory.mktemp("report")).path


@pytest.mark.parametrize(("code", "change"), BOTH.values(), ids=BOTH.keys())
def test_a_report_of_ours_that_held_it_would_not_be_handed_out(
    code: str, change: Change, written: Path, tmp_path: Path
) -> None:  # fmt: skip
    content = parts_of(written)
    change(content)
    with pytest.raises(ReportError) as caught:
        readback.check(packed(tmp_path, content), [])
    assert caught.value.code == "report_unsound"
    assert caught.value.facts["problem"] == code or code == "docx_no_document"


def test_a_report_of_ours_passes(written: Path) -> None:
    readback.check(written, [])


@pytest.mark.parametrize("harmless", [
    "PAGE", ' TOC \\o "1-2" \\h ', "NUMPAGES", "SEQ Table \\* ARABIC", "PAGEREF _Toc1 \\h",
    'HYPERLINK "https://example.com"',
    "HYPERLINK  \\l mark", 'HYPERLINK \\o "tip" "https://example.com" \\t "_blank"', "REF mark", "STYLEREF 1", "DATE",
    'IF \x00 = 1 "a" "b"', "= \x00 - 1", "HYPERLINK mailto:a@example.com", "ADDIN ZOTERO_ITEM {}", "FORMTEXT",
])  # fmt: skip
def test_a_harmless_field_is_left_alone(harmless: str) -> None:
    assert not fetches(harmless)


@pytest.mark.parametrize("harmful", [
    "DDE x", "  dde x", "DDEAUTO", "INCLUDETEXT x", "IMPORT x", "LINK x", "EMBED x", "DATABASE", "RD x",
    "MACROBUTTON x y",
    "AUTOTEXT x", "FILLIN x", "ASK x y", "HYPERLINK file:x", "HYPERLINK C:\\x", "HYPERLINK \\\\server\\x",
    'HYPERLINK \\o "https://example.com" "file://x"', 'HYPERLINK "https://example.com" "file://x"', "\x00 c:x",
    "HYPERLINK \x00", "MERGEFIELD x", "PRINT x",
])  # fmt: skip
def test_a_field_that_runs_fetches_or_asks_is_known(harmful: str) -> None:
    assert fetches(harmful)


def test_links_to_the_web_and_a_label_of_sensitivity_are_allowed(tmp_path: Path) -> None:
    content = parts()
    outside("hyperlink", WEB)(content)
    with_relation("classificationlabels", "docMetadata/LabelInfo.xml", name="_rels/.rels")(content)
    content["docMetadata/LabelInfo.xml"] = b"<labels/>"
    ReportTemplate(packed(tmp_path, content))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 100, None], ids=["empty", "cut", "text", "tail cut off"])
def test_what_is_no_package_is_refused(data: bytes | None, tmp_path: Path) -> None:
    path = packed(tmp_path, parts())
    path.write_bytes(path.read_bytes()[:-30] if data is None else data)
    with pytest.raises(FaultyFiles) as caught:
        ReportTemplate(path)
    assert caught.value.faults[0].code == "docx_not_a_package"


@pytest.mark.parametrize(("language", "words"), [("en", "password"), ("zh-CN", "密码")])
def test_an_old_or_locked_document_is_told_from_what_is_no_document(
    language: str, words: str, tmp_path: Path
) -> None:  # fmt: skip
    path = tmp_path / "template.docx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))
    with pytest.raises(FaultyFiles) as caught:
        ReportTemplate(path)
    assert [fault.code for fault in caught.value.faults] == ["docx_old"]
    assert words in explain(language, caught.value)


def test_parts_beside_the_folder_of_the_text_and_links_in_capitals_are_allowed(tmp_path: Path) -> None:
    content = parts()
    with_relation("customXml", "../customXml/item1.xml")(content)
    content["customXml/item1.xml"] = b"<item/>"
    outside("hyperlink", "HTTPS://example.com")(content)
    ReportTemplate(packed(tmp_path, content))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.docx"):
        with pytest.raises(FaultyFiles) as caught:
            ReportTemplate(path)
        assert caught.value.faults[0].code == "template_absent"


def test_a_template_saved_by_libreoffice_gets_one_set_of_properties() -> None:
    content = parts()
    content["_rels/.rels"] = content["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties",
    )
    set_properties(content, title="T", author="A", language="en", today=DAY)
    assert content["_rels/.rels"].count(b"core-properties") == 1
    assert b"package/2006/relationships/metadata/core-properties" in content["_rels/.rels"]
    assert sum(name.endswith("core.xml") for name in content) == 1


def test_properties_are_found_whatever_prefix_the_list_of_types_uses() -> None:
    content = parts()
    kinds = content["[Content_Types].xml"].replace(b"<", b"<c:").replace(b"<c:/", b"</c:").replace(b"<c:?", b"<?")
    content["[Content_Types].xml"] = kinds.replace(b"xmlns=", b"xmlns:c=")
    set_properties(content, title="T", author="A", language="en", today=DAY)
    assert b"core-properties" in content["[Content_Types].xml"]
