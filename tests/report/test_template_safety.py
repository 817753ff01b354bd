from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pia_app import paths
from pia_app.errors import FaultyFiles
from pia_app.report.template import ReportTemplate
from pia_app.wording import explain

CONTEXT: Mapping[str, Any] = {"a": {"name": "x", "items": ["1", "2"], "keys": "k"}, "n": 3}
PAYLOADS = {
    "cycler": "{{ cycler.__init__.__globals__.os.popen('touch PROOF').read() }}",
    "subclasses": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "item": "{{ ''['__class__'] }}",
    "filter attr": "{{ a|attr('__class__') }}",
    "format": "{{ '{0.__class__}'.format(a) }}",
    "format filter": "{{ '%s'|format(a) }}",
    "map": "{{ [a]|map(attribute='__class__')|list }}",
    "save": "{{ self.save('PROOF') }}",
    "self": "{{ self._TemplateReference__context }}",
    "globals": "{{ lipsum.__globals__ }}",
    "range": "{% for x in range(10**9) %}{% endfor %}",
    "power": "{{ 10**10**8 }}",
    "repeat": "{{ 'a' * 200000000 }}",
    "deep loops": "{% for a in n %}" * 7 + "{% endfor %}" * 7,
    "macro": "{% macro m() %}x{% endmacro %}{{ m() }}",
    "call": "{{ a.items() }}",
    "include": "{% include 'PROOF' %}",
    "import": "{% import 'os' as os %}",
    "extends": "{% extends 'PROOF' %}",
    "set": "{% set x = 1 %}",
    "namespace": "{% set ns = namespace(a=1) %}",
    "autoescape": "{% autoescape false %}{{ a.name }}{% endautoescape %}",
    "safe": "{{ '<w:p/>'|safe }}",
    "raw markup": "{{ a|tojson }}",
    "unknown": "{{ nothing }}",
    "unknown field": "{{ a.nothing }}",
    "whole dict": "{{ a }}",
    "whole list": "{{ a.items }}",
    "underscore": "{{ a._x }}",
    "loop": "{% for x in a.items %}{{ loop.__class__ }}{% endfor %}",
    "unclosed": "{% if a %}",
    "arithmetic": "{{ n + 1 }}",
}
BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:body></w:document>"
)
PLACES = ("body", "cell", "header", "footer", "title")


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(paths.report_templates() / "standard" / "en.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(folder: Path, content: Mapping[str, bytes]) -> Path:
    path = folder / "template.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def small(folder: Path, place: str, text: str) -> Path:
    """Make a template with a text at one place and nothing else to fill."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    content = parts()
    shown = (escaped if place == "body" else "x", escaped if place == "cell" else "y")
    content["word/document.xml"] = BODY.format(*shown).encode()
    for name in ("header", "footer"):
        root = {"header": "hdr", "footer": "ftr"}[name]
        content[f"word/{name}1.xml"] = (
            f'<w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:p><w:r><w:t>{escaped if place == name else 'z'}</w:t></w:r></w:p></w:{root}>"
        ).encode()
    if place == "title":
        content["docProps/core.xml"] = content["docProps/core.xml"].replace(
            b"Privacy Impact Assessment Report", escaped.encode()
        )
    return packed(folder, content)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_a_hostile_tag_is_inert_and_explained(
    payload: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FaultyFiles) as caught:
        ReportTemplate(small(tmp_path, place, payload)).render(CONTEXT)
    assert [path.name for path in tmp_path.iterdir()] == ["template.docx"]
    for language in ("en", "zh-CN"):
        told = explain(language, caught.value)
        assert "template.docx" in told and "(part)" not in told


@pytest.mark.parametrize("place", PLACES)
def test_plain_tags_work_everywhere(place: str, tmp_path: Path) -> None:
    text = "{{ a.name }}{% for x in a.items %}{{ loop.index }}{{ x|upper }}{% endfor %}"
    text += "{% if n > 2 %}!{% endif %}{{ a.keys }}"
    rendered = ReportTemplate(small(tmp_path, place, text)).render(CONTEXT)
    assert any(b"x1122!k" in data for data in rendered.values())


def test_a_tag_cut_into_runs_by_word_is_joined(tmp_path: Path) -> None:
    content = parts()
    cut = "{</w:t></w:r><w:r><w:t>{ a.</w:t></w:r><w:r><w:t>name }</w:t></w:r><w:r><w:t>}"
    content["word/document.xml"] = BODY.format(cut, "y").encode()
    content.pop("word/header1.xml"), content.pop("word/footer1.xml")
    rendered = ReportTemplate(packed(tmp_path, content)).render(CONTEXT)
    assert b">x<" in rendered["word/document.xml"]


def test_a_footnote_is_rendered_once(tmp_path: Path) -> None:
    content = parts()
    content["word/document.xml"] = BODY.format("x", "y").encode()
    content["word/footnotes.xml"] = (
        b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1">'
        b"<w:p><w:r><w:t>{{ typed }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = b'<Override PartName="/word/footnotes.xml" ContentType="' + kind + b'"/></Types>'
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(b"</Types>", override)
    for name in ("word/header1.xml", "word/footer1.xml"):
        content.pop(name)
    rendered = ReportTemplate(packed(tmp_path, content)).render({"typed": "{{ 7*7 }}"})
    assert b"{{ 7*7 }}" in rendered["word/footnotes.xml"]


def relation(kind: str, target: str, mode: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="rId99" Type="{space}/{kind}" Target="{target}"{outside}/></Relationships>'.encode()


def with_relation(kind: str, target: str, mode: str = "") -> Callable[[dict[str, bytes]], None]:
    def change(content: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        content[name] = content[name].replace(b"</Relationships>", relation(kind, target, mode))

    return change


def with_field(instruction: str) -> Callable[[dict[str, bytes]], None]:
    def change(content: dict[str, bytes]) -> None:
        cut = "</w:instrText></w:r><w:r><w:instrText>".join((instruction[:3], instruction[3:]))
        field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{cut}</w:instrText></w:r>'
        body = content["word/document.xml"]
        content["word/document.xml"] = body.replace(b"</w:p>", f"{field}</w:p>".encode(), 1)

    return change


def with_part(name: str, data: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda content: content.update({name: data})


def with_text(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda content: content.update({name: content[name].replace(old, new, 1)})


XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PACKAGES: dict[str, tuple[str, Callable[[dict[str, bytes]], None]]] = {
    "attached template": ("docx_active", with_relation("attachedTemplate", "https://example.com/t.dotm", "External")),
    "outside picture": ("docx_external", with_relation("image", "https://example.com/x.png", "External")),
    "script link": ("docx_external", with_relation("hyperlink", "javascript:alert(1)", "External")),
    "file link": ("docx_external", with_relation("hyperlink", "file://server/share", "External")),
    "foreign html": ("docx_active", with_relation("aFChunk", "x.html")),
    "object": ("docx_active", with_relation("oleObject", "embeddings/x.bin")),
    "macros": ("docx_active", with_relation("vbaProject", "vbaProject.bin")),
    "macro part": ("docx_active", with_part("word/vbaProject.bin", b"x")),
    "macro type": ("docx_macros", with_text("[Content_Types].xml", b"document.main", b"document.macroEnabled.main")),
    "DDE": ("docx_field", with_field("DDEAUTO c:\\x")),
    "include": ("docx_field", with_field("INCLUDETEXT x")),
    "link field": ("docx_field", with_field('HYPERLINK "file://x"')),
    "doctype": ("docx_doctype", with_text("word/document.xml", XML, XML + b'<!DOCTYPE a [<!ENTITY b "c">]>')),
    "encoding": ("docx_encoding", with_text("word/styles.xml", b"UTF-8", b"UTF-16")),
    "broken part": ("docx_not_xml", with_text("word/styles.xml", b"</w:styles>", b"")),
    "path": ("docx_part_name", with_part("../evil.xml", b"<a/>")),
    "twice": ("docx_part_twice", with_part("WORD/document.xml", b"<a/>")),
    "no document": ("docx_no_document", with_text("[Content_Types].xml", b"document.main+xml", b"other+xml")),
    "bomb": ("docx_too_many_elements", with_part("word/bomb.xml", b"<a>" + b"<b/>" * 700_000 + b"</a>")),
    "long text": ("docx_text_too_long", with_part("word/long.xml", b"<a>" + b"x" * 1_100_000 + b"</a>")),
}


@pytest.mark.parametrize(("code", "change"), PACKAGES.values(), ids=PACKAGES.keys())
def test_a_hostile_package_is_refused(code: str, change: Callable[[dict[str, bytes]], None], tmp_path: Path) -> None:
    content = parts()
    change(content)
    with pytest.raises(FaultyFiles) as caught:
        ReportTemplate(packed(tmp_path, content))
    assert code in {fault.code for fault in caught.value.faults}
    assert "template.docx" in explain("en", caught.value)


def test_a_lying_size_is_not_believed(tmp_path: Path) -> None:
    content = parts()
    content["word/big.xml"] = b"<a>" + b" " * 30_000_000 + b"</a>"
    with pytest.raises(FaultyFiles) as caught:
        ReportTemplate(packed(tmp_path, content))
    assert caught.value.faults[0].code == "docx_too_large"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 100, None], ids=["empty", "cut", "text", "tail cut off"])
def test_what_is_no_package_is_refused(data: bytes | None, tmp_path: Path) -> None:
    path = packed(tmp_path, parts())
    path.write_bytes(path.read_bytes()[:-30] if data is None else data)
    with pytest.raises(FaultyFiles) as caught:
        ReportTemplate(path)
    assert caught.value.faults[0].code == "docx_not_a_package"


def test_a_template_saved_by_libreoffice_gets_one_set_of_properties(tmp_path: Path) -> None:
    from datetime import date

    from pia_app.report.properties import set_properties

    content = parts()
    content["_rels/.rels"] = content["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties",
    )
    set_properties(content, title="T", author="A", language="en", today=date(2026, 11, 23))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    assert content["_rels/.rels"].count(b"core-properties") == 1
    assert b"package/2006/relationships/metadata/core-properties" in content["_rels/.rels"]
    assert sum(name.endswith("core.xml") for name in content) == 1
