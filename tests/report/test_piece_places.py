"""Where a piece may stand and what it keeps of its place; what its author is told where it cannot stand there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pia_app.demo import template_context
from pia_app.errors import Fault, FaultyFiles
from pia_app.report.check import check, tried
from pia_app.report.pieces.asking import MOST
from pia_app.report.pieces.expanding import expanded
from pia_app.report.pieces.sheet import Sheet
from pia_app.report.pieces.store import loops, names
from pia_app.report.template import ReportTemplate
from pia_app.wording.catalogue import fault_line
from tests.report.houses import by_python_docx, localised, of_a_chinese_group, of_a_firm, tag
from tests.report.support import W, style, text_of
from tests.report.workshop import Parts, box, line, p, package, packed, table
from tests.report.workshop import W as SPACE

MAP = tag("risk_map")
BODY = "word/document.xml"
SECTION = '<w:sectPr><w:pgSz w:w="{}" w:h="12240"/><w:pgMar w:left="1440" w:right="1440"/>{}</w:sectPr>'


@lru_cache(maxsize=1)
def context() -> dict[str, Any]:
    return template_context("en")


def told(folder: Path, parts: Parts) -> list[tuple[str, Mapping[str, object]]]:
    return [(fault.code, fault.facts) for fault in check(packed(folder, parts), context()).faults]


def body_of(parts: Mapping[str, bytes]) -> etree._Element:
    return etree.fromstring(parts[BODY])


def with_styles(parts: Parts) -> Sheet:
    return Sheet(etree.fromstring(parts["word/styles.xml"]))


def control(kind: str, inner: str) -> str:
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(("parts", "code", "said"), [
    (package(p(f"See {MAP} below")), "template_piece_alone", "See  below"),
    (package(p(MAP + tag("answers"))), "template_piece_alone", "press Enter"),
    (package(p("x"), header=MAP), "template_piece_outside", "header 1"),
    (package(p("x"), footer=MAP), "template_piece_outside", "footer 1"),
    (package(p("x"), footnote=MAP), "template_piece_outside", "footnotes"),
    (package(p("x"), title=MAP), "template_piece_outside", "document properties"),
    (package(table(line("x", MAP))), "template_piece_in_table", "below the table"),
    (package(box(MAP)), "template_piece_in_box", "text box"),
    (package(control("<w:text/>", p(MAP))), "template_piece_in_control", "Remove Content Control"),
    (package(p(tag("risk_mapp"))), "template_unknown_piece", "piece.risk_map"),
    (package(p(tag("tasks"))), "template_unknown_piece", "piece.remediation"),
    (package(p(tag("map"))), "template_unknown_piece", "piece.risk_map"),
    (package(p(tag("signatures"))), "template_unknown_piece", "piece.sign_off"),
    (package(p(tag("derivation"))), "template_unknown_piece", "piece.derivations"),
    (package(p("{{ piece }}")), "template_piece_use", "piece.findings"),
    (package(p("{{ piece.risk-map }}")), "template_piece_use", "piece.risk_map"),
    (package(p("{{ piece.findings|upper }}")), "template_piece_use", "filters"),
    (package(p("{{ piece['findings'] }}")), "template_piece_use", "one way only"),
    (package(p("{{ piece\uff0efindings }}")), "template_piece_use", "one way only"),
    (package(p("{% if piece.findings %}x{% endif %}")), "template_piece_use", "conditions"),
    (package(p("{% for x in piece %}x{% endfor %}")), "template_piece_use", "loops"),
    (package(p("{% for piece in tasks %}x{% endfor %}")), "template_piece_use", "kept for"),
    (package(p("{{r piece.findings }}")), "template_rich_text", ""),
    (package(p("{{ peice.findings }}")), "template_unknown_name", "piece"),
    (package(p("{{ Piece.Findings }}")), "template_unknown_name", "piece"),
])  # fmt: skip
def test_a_piece_that_cannot_stand_there_is_told_with_the_remedy(
    parts: Parts, code: str, said: str, tmp_path: Path
) -> None:
    found = dict(told(tmp_path, parts))
    assert code in found, found
    sentences = [fault_line(language, Fault(file="x.docx", code=code, facts=dict(found[code])))
                 for language in ("en", "zh-CN")]  # fmt: skip
    assert said in sentences[0]
    assert not any(re.search(r"\((?:tag|part|name|known|other|limit|deepest)\)", sentence) for sentence in sentences)


@pytest.mark.parametrize("place", ["header", "footer", "footnote", "title"])
def test_a_misplaced_piece_that_nobody_checked_is_refused_all_the_same(place: str, tmp_path: Path) -> None:
    path = packed(tmp_path, package(p("x"), **{place: MAP}))
    with pytest.raises(FaultyFiles):
        ReportTemplate(path).render(context())


def test_the_word_may_be_written_where_it_is_no_tag_of_ours(tmp_path: Path) -> None:
    for text in ("A piece of advice", "{{ report.name|default('piece') }}", "{# piece.findings #}{{ report.name }}"):
        assert told(tmp_path, package(p(text))) == []


def test_every_piece_fits_into_a_loop_and_is_refused_where_loops_are_too_deep(tmp_path: Path) -> None:
    assert all(loops(name) <= 5 for name in names())
    opening = [f"{{%p for x{n} in tasks %}}" for n in range(5)]
    texts = [*opening, MAP, tag("activities"), *["{%p endfor %}"] * 5]
    found = told(tmp_path, package("".join(map(p, texts))))
    assert [(code, facts["tag"]) for code, facts in found] == [("template_piece_loops", tag("activities"))]


def test_there_may_not_be_more_pieces_than_anyone_needs(tmp_path: Path) -> None:
    parts = package(p(MAP) * (MOST + 1))
    assert {code for code, _ in told(tmp_path, parts)} == {"template_piece_many"}
    with pytest.raises(FaultyFiles):
        ReportTemplate(packed(tmp_path, parts)).render(context())
    assert told(tmp_path, package(p(MAP) * MOST)) == []


def test_a_tag_cut_into_runs_and_in_a_content_control_is_found(tmp_path: Path) -> None:
    cut = "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in ("{{ pi", "ece.risk", "_map }", "}")) + "</w:p>"
    for body in (cut, control('<w:tag w:val="goog_rdk_0"/>', cut)):
        filled = expanded(package(body), "en")
        assert len(list(body_of(filled).iter(f"{W}tbl"))) == 1
        found = tried(packed(tmp_path, package(body)), context())
        assert (found.faults, found.warnings) == ((), ())


def test_breaks_marks_and_sections_of_its_paragraph_stay() -> None:
    asked = (
        f'<w:p><w:pPr><w:pageBreakBefore/>{SECTION.format(15840, "")}</w:pPr><w:bookmarkStart w:id="7" w:name="here"/>'
        f"<w:r><w:t>{MAP}</w:t></w:r><w:bookmarkEnd w:id=\"7\"/><w:r><w:br w:type=\"page\"/></w:r></w:p>"
    )  # fmt: skip
    blocks = list(body_of(expanded(package(asked + p("after")), "en")).iterfind(f"{W}body/*"))
    tags = [etree.QName(block).localname for block in blocks]
    at = tags.index("tbl")
    assert tags.index("bookmarkStart") < at < tags.index("bookmarkEnd")
    assert blocks[0].find(f"{W}pPr/{W}pageBreakBefore") is not None
    breaks = [n for n, block in enumerate(blocks) if block.find(f".//{W}br") is not None]
    sections = [n for n, block in enumerate(blocks) if block.find(f"{W}pPr/{W}sectPr") is not None]
    assert at < breaks[0] < sections[0] < len(blocks) - 1
    assert len(breaks) == len(sections) == 1


@pytest.mark.parametrize(("section", "room"), [
    (SECTION.format(15840, ""), 12960), (SECTION.format(11906, ""), 9026), ("", 9026),
    (SECTION.format(15840, '<w:cols w:num="2" w:space="720"/>'), 6120),
])  # fmt: skip
def test_tables_are_as_wide_as_the_text_where_they_stand(section: str, room: int) -> None:
    portrait = f"<w:p><w:pPr>{SECTION.format(11906, '')}</w:pPr></w:p>"
    filled = body_of(expanded(package(portrait + p(MAP) + section), "en"))
    width = int(filled.find(f".//{W}tblW").get(f"{W}w"))  # type: ignore[union-attr,arg-type]
    assert room - 10 <= width <= room


def test_headings_stand_below_the_one_above_in_the_styles_that_the_author_uses() -> None:
    parts = expanded(of_a_firm(["findings"]), "en")
    sheet = with_styles(parts)
    used = [sheet.name(style(block)) for block in body_of(parts).iter(f"{W}p") if sheet.level(style(block))]
    assert used[0] == "Firm Heading 1"
    assert set(used[1:]) == {"Firm Heading 2"}
    parts = expanded(of_a_firm(["activities"]), "en")
    sheet = with_styles(parts)
    levels = {sheet.level(style(block)): style(block) for block in body_of(parts).iter(f"{W}p")}
    assert sheet.name(levels[3]) == "heading 3 (report)"
    base = sheet.by_id[levels[3]].find(f"{W}basedOn")
    assert base is not None and sheet.name(str(base.get(f"{W}val"))) == "Firm Heading 2"


def test_styles_are_known_by_their_names_whatever_word_calls_them() -> None:
    before = localised(["risk_map", "findings"])
    ours = with_styles(before)
    parts = expanded(before, "zh-CN")
    sheet = with_styles(parts)
    body = body_of(parts)
    for used in {style(block) for block in body.iter(f"{W}p")} - {""}:
        assert sheet.name(used)
    assert {str(t.get(f"{W}val")) for t in body.iter(f"{W}tblStyle")} == {ours.find("table", "Table Grid")}
    assert ours.find("paragraph", "caption") in {style(block) for block in body.iter(f"{W}p")}
    assert not re.search(r'pStyle w:val="(?:Heading\d|Caption|BodyText)"', parts[BODY].decode())


def test_styles_of_our_names_are_the_authors_to_set() -> None:
    parts = by_python_docx(["risk_map"])
    own = '<w:style w:type="{}" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/></w:style></w:styles>'
    xml = parts["word/styles.xml"].decode()
    for kind, style_id, name in (("paragraph", "x1", "Table Text"), ("table", "x2", "REPORT TABLE")):
        xml = xml.replace("</w:styles>", own.format(kind, style_id, name))
    parts["word/styles.xml"] = xml.encode()
    filled = expanded(parts, "en")
    assert {e.get(f"{W}val") for e in body_of(filled).iter(f"{W}tblStyle")} == {"x2"}
    assert "x1" in {style(block) for block in body_of(filled).iter(f"{W}p")}
    sheet = with_styles(filled)
    base = sheet.by_id[sheet.find("paragraph", "Table Small")].find(f"{W}basedOn")
    assert base is not None and base.get(f"{W}val") == "x1"


def test_a_heading_keeps_with_what_follows_and_is_known_by_the_first_of_its_names() -> None:
    parts = by_python_docx(["findings"])
    xml = parts["word/styles.xml"].decode()
    parts["word/styles.xml"] = (
        xml.replace('"heading 2"', '"heading 2,h2,Kapitel"').replace("heading 3", "Heading 3").encode()
    )
    filled = expanded(parts, "en")
    own = [block for block in body_of(filled).iter(f"{W}p") if style(block) == "Heading3"]
    assert len(own) == 1  # one for all principles: it stands in a loop
    assert own[0].find(f"{W}pPr/{W}keepNext") is not None


def test_a_style_id_that_means_something_else_is_left_alone() -> None:
    parts = by_python_docx(["risk_map"])
    other = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="tabletext"><w:name w:val="Firm Note"/></w:style>'
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", other.encode() + b"</w:styles>")
    sheet = with_styles(expanded(parts, "en"))
    assert sheet.name("tabletext") == "Firm Note"
    assert sheet.find("paragraph", "Table Text") == "TableText2"


def test_the_text_of_a_piece_looks_like_the_line_in_which_its_tag_was_written() -> None:
    asked = (
        '<w:p><w:pPr><w:pStyle w:val="Firm"/><w:keepNext/><w:spacing w:after="77"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="19"/></w:rPr><w:t>{tag("sign_off")}</w:t></w:r></w:p>'
    )
    parts = package(asked)
    styles = f'<w:styles xmlns:w="{SPACE}"><w:style w:type="paragraph" w:styleId="Firm"><w:name w:val="Firm Text"/>'
    parts["word/styles.xml"] = f"{styles}</w:style></w:styles>".encode()
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", b'<Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>'
    )
    intro = next(b for b in body_of(expanded(parts, "en")).iter(f"{W}p") if "signatories" in text_of(b))
    assert style(intro) == "Firm"
    assert intro.find(f"{W}pPr/{W}spacing").get(f"{W}after") == "77"  # type: ignore[union-attr]
    assert intro.find(f"{W}pPr/{W}jc") is None
    assert {e.get(f"{W}val") for e in intro.iter(f"{W}sz")} == {"19"}


def test_what_every_paragraph_of_a_house_has_does_not_get_into_its_tables() -> None:
    parts = expanded(of_a_chinese_group(["risk_map"]), "zh-CN")
    sheet = with_styles(parts)
    for block in body_of(parts).iterfind(f".//{W}tbl//{W}p"):
        assert sheet.value(style(block), "pPr/ind", "firstLineChars") == "0"
    runs = list(body_of(parts).iterfind(f".//{W}tbl//{W}r"))
    assert all(run.find(f"{W}rPr/{W}rFonts[@{W}hint='eastAsia']") is not None for run in runs)
    strong = sheet.by_id[sheet.find("character", "Strong")]
    assert strong.find(f"{W}rPr/{W}b") is not None


def test_text_in_another_language_than_the_documents_is_marked() -> None:
    english, chinese = (body_of(expanded(by_python_docx(["risk_map"]), language)) for language in ("en", "zh-CN"))
    assert next(english.iterfind(f".//{W}tbl//{W}lang"), None) is None
    marks = {mark.get(f"{W}eastAsia") for mark in chinese.iterfind(f".//{W}tbl//{W}lang")}
    assert marks == {"zh-CN"}


def test_a_template_without_pieces_is_taken_as_it_is() -> None:
    parts = package(p("{{ report.name }}"))
    assert expanded(parts, "en") is parts


def field(instruction: str, shown: str) -> str:
    """Return a field as Word writes it: in runs of its own."""

    def run(inner: str) -> str:
        return f"<w:r>{inner}</w:r>"

    marks = {kind: run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")}
    code = run(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>')
    return marks["begin"] + code + marks["separate"] + run(f"<w:t>{shown}</w:t>") + marks["end"]


def test_captions_of_the_authors_own_count_with_those_of_pieces(tmp_path: Path) -> None:
    number = field("SEQ Table \\* ARABIC", "9")
    own = f"<w:p><w:r><w:t>Table </w:t></w:r>{number}<w:r><w:t>: ours</w:t></w:r></w:p>"
    body = package(own + p(MAP) + own)
    rendered = ReportTemplate(packed(tmp_path, with_a_sheet(body))).render(context())
    told = [text_of(block) for block in body_of(rendered).iter(f"{W}p") if text_of(block).startswith("Table ")]
    assert [text.partition(":")[0] for text in told] == ["Table 1", "Table 2", "Table 3"]


def test_a_table_of_contents_finds_its_styles_by_name_and_names_the_headings_of_pieces(tmp_path: Path) -> None:
    contents = "<w:p>" + field('TOC \\o "1-3" \\h', "…") + "</w:p>"
    parts = with_a_sheet(package(contents + p(tag("findings"))))
    entry = '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>'
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", entry.encode())
    body = body_of(ReportTemplate(packed(tmp_path, parts)).render(context()))
    entries = [text_of(block) for block in body.iter(f"{W}p") if style(block) == "Verzeichnis1"]
    assert len(entries) == len(context()["principles"])


def test_a_table_of_contents_that_word_has_filled_before_is_filled_anew(tmp_path: Path) -> None:
    def entry(text: str, before: str = "", after: str = "") -> str:
        page = field("PAGEREF _Toc1 \\h", "7")
        return f"<w:p>{before}<w:hyperlink><w:r><w:t>{text}</w:t></w:r>{page}</w:hyperlink>{after}</w:p>"

    begin, _, end = field('TOC \\o "1-2" \\h', "|").partition("<w:r><w:t>|</w:t></w:r>")
    shapes = (
        entry("Old one", before=begin) + entry("Old two") + f"<w:p>{end}</w:p>",
        entry("Old one", before=begin) + entry("Old two", after=end),
        control("<w:docPartObj/>", entry("Old one", before=begin) + f"<w:p>{end}</w:p>"),
    )
    for shape in shapes:
        parts = with_a_sheet(package(shape + p("after") + p(tag("findings"))))
        body = body_of(ReportTemplate(packed(tmp_path, parts)).render(context()))
        texts = [text_of(block) for block in body.iter(f"{W}p")]
        assert not any("Old" in text for text in texts)
        assert sum("Security" in text for text in texts[: texts.index("after")]) == 1
        marks = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
        assert marks.count("begin") == marks.count("end") == marks.count("separate")
    table_inside = entry("Old one", before=begin) + table(line("x")) + f"<w:p>{end}</w:p>"
    kept = body_of(ReportTemplate(packed(tmp_path, with_a_sheet(package(table_inside)))).render(context()))
    assert any("Old one" in text_of(block) for block in kept.iter(f"{W}p"))


def with_a_sheet(parts: Parts) -> Parts:
    """Return a document that has styles, if none in particular."""
    link = b'<Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>'
    relations = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", link)
    sheet = f'<w:styles xmlns:w="{SPACE}"></w:styles>'.encode()
    return {**parts, "word/_rels/document.xml.rels": relations, "word/styles.xml": sheet}
