"""What a finished report looks like, without Word: nothing of it lost, and nothing in it believed."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pia_app.errors import PiaError, ReportError
from pia_app.report import package as packages
from pia_app.report import readback
from pia_app.report.headings import headings
from pia_app.report.look import Block, Look, Paragraph, Run, Table, look
from pia_app.report.names import parse
from tests.report.support import report, saying
from tests.report.workshop import Parts, box, cell, document, escaped, p, package, row, table, types

HOSTILE = (
    "<b>bold?</b> <script>alert(1)</script> &amp; {{ 7 * 7 }}",
    "\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "long " * 6_000,
)


def inside(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for line in block.rows:
                for one in line.cells:
                    yield from inside(one.blocks)


def tables(seen: Look) -> list[Table]:
    return [block for block in seen.blocks if isinstance(block, Table)]


def words(seen: Look) -> list[str]:
    return [paragraph.text for paragraph in inside(seen.blocks)]


def zipped(parts: Parts) -> bytes:
    stream = io.BytesIO()
    packages.write(parts, stream)
    return stream.getvalue()


def seen_in(body: str, **more: str) -> Look:
    return look(zipped(package(body, **more)))


@pytest.fixture(scope="module", params=["en", "zh-CN"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a whole report of ours."""
    made = report(tmp_path_factory.mktemp("look"), language=request.param)
    return made.path.read_bytes()


def test_every_text_of_a_report_is_seen_in_its_order(written: bytes) -> None:
    body = parse(packages.unpack(written, "r", packages.REPORT)["word/document.xml"], huge=True)
    there = [text for text in readback.texts(body) if text.strip()]
    seen = [text.replace("\u2028", "\n") for text in words(look(written)) if text.strip()]
    assert [t.rstrip("\t") for t in there] == seen


def test_every_heading_has_its_level_and_number(written: bytes) -> None:
    parts = packages.unpack(written, "r", packages.REPORT)
    body, styles, numbers = (parse(parts[f"word/{name}.xml"]) for name in ("document", "styles", "numbering"))
    expected = [(h.level, h.number.strip(), h.text) for h in headings(body, styles, numbers)]
    seen = [one for one in look(written).blocks if isinstance(one, Paragraph) and one.level]
    found = [(one.level, one.label.strip(), one.text.strip()) for one in seen]
    assert len(found) > 40
    assert found == expected


def test_every_shade_of_every_cell_is_seen(written: bytes) -> None:
    body = parse(packages.unpack(written, "r", packages.REPORT)["word/document.xml"], huge=True)
    shade = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    there = Counter(s.get(f"{shade}fill") for s in body.iter(f"{shade}shd"))
    seen = Counter(c.ground for t in tables(look(written)) for r in t.rows for c in r.cells if c.ground)
    assert seen == there
    assert len(there) >= 5  # the map has its levels, forms their labels


def test_head_foot_and_width_are_told_once(written: bytes) -> None:
    seen = look(written)
    assert len(seen.head) == len(seen.foot) == 1
    assert seen.foot[0].count("#") == 2
    assert 350 < seen.width < 500


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_text_and_nothing_else(tmp_path: Path, text: str) -> None:
    seen = look(report(tmp_path, saying(text.strip())).path.read_bytes())
    assert any(text.strip() in told for told in words(seen))
    assert "49" not in words(seen)


def test_cells_that_are_merged_take_their_columns_and_rows() -> None:
    def merged(text: str, properties: str) -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    first = row(merged("wide", '<w:gridSpan w:val="2"/>'), merged("tall", '<w:vMerge w:val="restart"/>'))
    second = row(cell(p("a")), cell(p("b")), merged("", "<w:vMerge/>"))
    (seen,) = tables(seen_in(table(first, second)))
    assert [(c.column, c.span, c.rows) for r in seen.rows for c in r.cells] == [
        (0, 2, 1), (2, 1, 2), (0, 1, 1), (1, 1, 1),
    ]  # fmt: skip
    assert len(seen.widths) == 3


def test_a_span_beyond_all_columns_is_cut() -> None:
    vast = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    (seen,) = tables(seen_in(table(row(vast, vast))))
    assert len(seen.widths) <= 64


def test_instructions_of_fields_are_not_text_but_their_results_are() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> after</w:t></w:r></w:p>'
    )
    unclosed = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>hidden</w:t></w:r></w:p>'
    assert words(seen_in(field + unclosed + p("next"))) == ["shown after", "", "next"]


def test_text_boxes_and_notes_are_seen() -> None:
    mark = '<w:p><w:r><w:t>said</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    seen = seen_in(box("in a box") + mark, footnote="the note", header="above", footer="below")
    told = words(seen)
    assert "in a box" in told
    assert "said[1]" in told
    assert (seen.head, seen.foot) == ((), ()) or "above" in seen.head


def test_what_stands_very_deep_gives_its_words() -> None:
    deep = "<w:sdt><w:sdtContent>" * 40 + p("deep") + "</w:sdtContent></w:sdt>" * 40
    nested = p("innermost")
    for _ in range(70):
        nested = table(row(cell(nested)))
    assert words(seen_in(deep)) == ["deep"]
    assert "innermost" in "".join(words(seen_in(nested)))


def test_styles_that_rest_on_each_other_in_a_circle_do_no_harm() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    parts = package(p("x", '<w:pPr><w:pStyle w:val="A"/></w:pPr>'))
    parts["word/styles.xml"] = document(styles, "styles")
    (paragraph,) = inside(look(zipped(parts)).blocks)
    assert paragraph.runs == (Run("x", paragraph.ink),)
    assert paragraph.ink.bold


@pytest.mark.parametrize("value", ["", "x", "-1", "1e99", "NaN", "99999999999999999999"])
def test_numbers_that_are_none_do_no_harm(value: str) -> None:
    properties = (
        f'<w:pPr><w:spacing w:before="{value}" w:line="{value}"/><w:ind w:left="{value}" w:hanging="{value}"/>'
        f'<w:outlineLvl w:val="{value}"/><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr></w:pPr>'
    )
    (paragraph,) = inside(seen_in(p("x", properties)).blocks)
    assert paragraph.text == "x"
    assert 0 <= paragraph.form.before <= 5_000


@pytest.mark.parametrize("data", [b"", b"no zip", zipped({"[Content_Types].xml": types([])})])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(PiaError):
        look(data)


def test_what_a_report_may_not_hold_is_not_looked_at() -> None:
    parts = package(p("x"))
    parts["word/document.xml"] = b"<!DOCTYPE x>" + parts["word/document.xml"]
    with pytest.raises(ReportError) as caught:
        look(zipped(parts))
    assert caught.value.code == "report_unsound"


def test_a_text_with_marks_of_xml_is_read_as_it_was_typed() -> None:
    text = "a < b & c > d"
    assert escaped(text) != text
    assert words(seen_in(p(text))) == [text]
