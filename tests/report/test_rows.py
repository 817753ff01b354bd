from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pia_app.model import Answer
from pia_app.report.rows import loosen
from tests.report.support import W, assessment, part, report, text_of

PAGE = '<w:sectPr><w:pgSz w:h="{height}"/><w:pgMar w:top="1440" w:bottom="1440"/></w:sectPr>'
A4 = 16838


def table(*cells: str, widths: tuple[int, ...] = (2000, 6000), height: int = A4) -> etree._Element:
    """Return a document with one row that is to stay whole; each cell is its text, "\\n" a paragraph's end."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = []
    for text in cells:
        paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
        span = "" if len(cells) == len(widths) else f'<w:gridSpan w:val="{len(widths)}"/>'
        made.append(f"<w:tc><w:tcPr>{span}</w:tcPr>{paragraphs}</w:tc>")
    row = f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="9"/></w:trPr>{"".join(made)}</w:tr>'
    body = f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{row}</w:tbl>{PAGE.format(height=height)}"
    return etree.fromstring(f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}</w:body></w:document>')


def torn(document: etree._Element) -> bool:
    loosen(document)
    assert document.find(f".//{W}trHeight") is not None
    return document.find(f".//{W}cantSplit") is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("a", "word " * 100), False),
        (("a", "word " * 600), True),
        (("word " * 100, "a"), True),
        (("a", "\u8bcd" * 300), False),
        (("a", "\u8bcd" * 700), True),
        (("a", "\n".join("lines")), False),
        (("a", "\n".join("many lines in one cell")), True),
        (("word " * 250,), False),
        (("word " * 300,), True),
    ],
)
def test_a_row_taller_than_a_third_of_the_page_may_break_and_no_other(cells: tuple[str, ...], expected: bool) -> None:
    assert torn(table(*cells)) is expected


def test_a_third_is_less_on_a_smaller_page() -> None:
    text = "\n".join("ten  lines")
    assert not torn(table("a", text))
    assert torn(table("a", text, height=A4 // 2))


def test_a_document_without_a_page_size_is_taken_for_a4() -> None:
    document = table("a", "word " * 600)
    document[0].remove(document[0][-1])
    assert torn(document)


def test_a_long_answer_may_break_and_a_short_one_stays_whole(tmp_path: Path) -> None:
    said = assessment().with_answer("a1", "activity_summary", Answer(value="a long story " * 200))
    rows = list(part(report(tmp_path, said).path).iter(f"{W}tr"))
    long = [row for row in rows if "a long story" in text_of(row)]
    assert len(long) == 2
    assert all(row.find(f"{W}trPr/{W}cantSplit") is None for row in long)
    short = [row for row in rows if len(text_of(row)) < 100]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in short)
