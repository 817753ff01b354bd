from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from pia_app.model import Assessment
from pia_app.report import preflight, templates
from pia_app.report.package import REPORT, read
from tests.report.support import W, paragraphs, part, report, style, text_of, value
from tests.support import shipped

LANGUAGES = ("zh-CN", "en")
EMPTY = Assessment(id="e", name="Empty", library="customer-data", regimes=("pipl",))


@pytest.fixture(scope="module", params=LANGUAGES)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report(tmp_path_factory.mktemp("report"), language=request.param).path


@pytest.fixture(scope="module")
def body(written: Path) -> etree._Element:
    return part(written)


def levels(body: etree._Element) -> list[tuple[int, str]]:
    known = {"Heading1": 1, "AnnexHeading": 1, "Heading2": 2, "AnnexSubheading": 2, "Heading3": 3}
    return [(known[style(p)], text_of(p)) for p in body.iter(f"{W}p") if style(p) in known]


def test_our_own_output_passes_the_check_for_strangers(written: Path) -> None:
    assert preflight.inspect(read(written, REPORT), written.name) == ()


def test_headings_leave_no_level_out_and_none_is_empty(body: etree._Element) -> None:
    last = 0
    for level, text in levels(body):
        assert level <= last + 1
        assert text.strip()
        last = level
    assert sum(level == 1 for level, _ in levels(body)) == 14


def test_contents_name_every_heading_of_two_levels_and_link_to_it(body: etree._Element) -> None:
    entries = [p for p in body.iter(f"{W}p") if style(p).startswith("TOC")]
    wanted = [text for level, text in levels(body) if level <= 2]
    assert len(entries) == len(wanted)
    marks = {b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")}
    for entry, text in zip(entries, wanted, strict=True):
        anchor = value(entry, "hyperlink", "anchor")
        assert text_of(entry).endswith(text)
        assert anchor in marks
        assert any(f"PAGEREF {anchor} " in (i.text or "") for i in entry.iter(f"{W}instrText"))


def test_contents_carry_the_numbers_that_word_will_show(written: Path, body: etree._Element) -> None:
    texts = [text_of(p) for p in body.iter(f"{W}p") if style(p) == "TOC1"]
    first = {"en": ("1\u2002", "11\u2002", "Annex A:\u2002"), "zh-CN": ("一、", "十一、", "附件1\u3000")}[written.stem]
    assert texts[0].startswith(first[0])
    assert texts[10].startswith(first[1])
    assert texts[11].startswith(first[2])


def test_fields_are_balanced_and_captions_count_on(body: etree._Element) -> None:
    kinds = Counter(c.get(f"{W}fldCharType") for c in body.iter(f"{W}fldChar"))
    assert kinds["begin"] == kinds["separate"] == kinds["end"]
    numbers = [int(text_of(f)) for f in body.iter(f"{W}fldSimple") if "SEQ" in str(f.get(f"{W}instr"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_tables_repeat_their_header_and_tear_long_rows_alone(body: etree._Element) -> None:
    for table in body.iter(f"{W}tbl"):
        form = value(table, "tblPr/tblLook", "firstRow") == "0"
        rows = table.findall(f"{W}tr")
        assert form != (rows[0].find(f"{W}trPr/{W}tblHeader") is not None)
        torn = [row for row in rows if row.find(f"{W}trPr/{W}cantSplit") is None]
        assert all(len(text_of(row)) > 300 for row in torn)
        cells = max(len(row.findall(f"{W}tc")) for row in rows)
        assert len(table.findall(f"{W}tblGrid/{W}gridCol")) == cells


def test_shading_follows_the_width_of_its_cell(body: etree._Element) -> None:
    shaded = [p for p in body.iter(f"{W}tcPr") if p.find(f"{W}shd") is not None]
    assert len(shaded) > 50
    for properties in shaded:
        names = [child.tag.removeprefix(W) for child in properties]
        assert names == sorted(names, key=["tcW", "gridSpan", "shd"].index)


def test_risk_map_says_its_levels_in_words(written: Path, body: etree._Element) -> None:
    told = {"en": "four rows of severity", "zh-CN": "四行影响程度"}[written.stem]
    table = next(t for t in body.iter(f"{W}tbl") if told in value(t, "tblPr/tblDescription", "val"))
    rows = [["\n".join(paragraphs(cell)).strip() for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    words = {"en": ("Low", "Medium", "High", "Critical"), "zh-CN": ("低", "中", "高", "严重")}[written.stem]
    matrix = [[words.index(cell.split("\n")[0]) + 1 for cell in row[1:]] for row in rows[1:]]
    assert matrix == [list(row) for row in reversed(shipped().method.matrix)]
    assert all(f"A{n}" in "".join(map("".join, rows)) for n in (1, 2))


def test_tables_whose_shades_tell_levels_say_in_a_text_what_they_show(body: etree._Element) -> None:
    told = [value(table, "tblPr/tblDescription", "val") for table in body.iter(f"{W}tbl")]
    # Levels by activity and by law, strength by principle, the map, and the scenarios of each of two activities.
    assert len({text for text in told if text}) == 5
    assert len([text for text in told if text]) == 6


def test_nothing_is_left_unrendered(written: Path, body: etree._Element) -> None:
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml"):
        assert not re.search(
            r"\{\{|\}\}|\{%|%\}|<class|object at 0x|\[\[", "".join(map(str, part(written, name).itertext()))
        )


def test_language_and_fonts_are_marked(written: Path) -> None:
    styles = part(written, "word/styles.xml")
    normal = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}default") == "1")
    assert value(normal, "rPr/lang", "eastAsia") == "zh-CN"
    assert value(normal, "rPr/lang", "val") == {"en": "en-GB", "zh-CN": "en-US"}[written.stem]
    fonts = part(written, "word/fontTable.xml")
    named = {f.get(f"{W}name") for f in fonts}
    used = {
        r.get(f"{W}{side}") for r in styles.iter(f"{W}rFonts") for side in ("ascii", "eastAsia") if r.get(f"{W}{side}")
    }
    assert used <= named
    assert all(f.find(f"{W}altName") is not None for f in fonts if f.get(f"{W}name") != "Times New Roman")


def test_chinese_pages_follow_the_house_style_of_the_authority(tmp_path: Path) -> None:
    path = report(tmp_path, language="zh-CN").path
    margins = next(part(path).iter(f"{W}pgMar"))
    assert {margins.get(f"{W}{side}") for side in ("top", "bottom")} == {"1440"}
    assert {margins.get(f"{W}{side}") for side in ("left", "right")} == {"1803"}
    text = next(s for s in part(path, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "BodyText")
    assert (value(text, "pPr/spacing", "line"), value(text, "pPr/spacing", "lineRule")) == ("520", "exact")
    assert value(text, "pPr/ind", "firstLineChars") == "200"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_assessment_has_a_report_that_says_so(language: str, tmp_path: Path) -> None:
    path = report(tmp_path, EMPTY, language).path
    assert preflight.inspect(read(path, REPORT), path.name) == ()
    text = "\n".join(paragraphs(part(path)))
    assert {"en": "Not provided.", "zh-CN": "未提供。"}[language] in text
    assert {"en": "not answered yet", "zh-CN": "尚未回答"}[language] in text


def test_manifest_names_questions_that_the_library_has() -> None:
    library = shipped()
    sections = {section.id for section in library.sections}
    for template in templates():
        wanted = set(template.fields.values())
        for places in (template.places, template.activity_places, template.points):
            named = {name for ids in places.values() for name in ids}
            assert {n.removeprefix("section:") for n in named if n.startswith("section:")} <= sections
            wanted |= {name.partition("@")[0] for name in named if not name.startswith("section:")}
        assert wanted <= set(library.question)
        assert set(template.languages) <= set(LANGUAGES)
        assert all(template.file(language).is_file() for language in template.languages)
        assert set(template.name) == set(template.purpose) == set(LANGUAGES)
