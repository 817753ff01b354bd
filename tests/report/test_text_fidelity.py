from __future__ import annotations

from pathlib import Path

import pytest

from pia_app.report import readback
from pia_app.report.clean import clean, plain, unfit
from tests.report.support import paragraphs, part, report, saying
from tests.support import shipped

TEXTS = {
    "comparison": "5 < 6 & \"x\" > 'y'",
    "markup": "<b>bold</b></w:t></w:r><w:r><w:t>",
    "entity": "&lt; &amp;amp; ]]> <!-- -->",
    "jinja": "{{ 7*7 }} {% if x %} {# note #}",
    "escaped jinja": "{_{ x }_} {_% y %_}",
    "lines and tabs": "first\nsecond\n\nfourth\tafter a tab",
    "spaces": "  two before, two between  and two after  ",
    "emoji with joiners": "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈",
    "right to left": "العربية עברית 123 ‮reversed‬",
    "combining": "a" + "\u0301" * 1000,
    "beyond the first plane": "𠮷野家 𝒜",
    "narrow spaces": "a\u00a0b\u202fc\u2028d\u200be",
    "quotation marks": "“x” ‘y’ «z» 「甲」",
    "long": "word " * 4000 + "end",
    "one long word": "Grundstücksverkehrsgenehmigung" * 100,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_report_holds_what_was_typed_word_for_word(text: str, tmp_path: Path) -> None:
    written = report(tmp_path, saying(text))
    found = paragraphs(part(written.path))
    assert written.replaced == 0
    assert text in found  # the title, the description, a table cell, the annex
    assert sum(text in paragraph for paragraph in found) >= 8
    assert any(p.count(text) >= 5 for p in found), "what, where, date and people of the evidence stand in one cell"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_running_head_and_properties_hold_the_name(text: str, tmp_path: Path) -> None:
    path = report(tmp_path, saying(text)).path
    assert any(text in line for line in paragraphs(part(path, "word/header1.xml")))
    title = part(path, "docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    assert " ".join(text.split())[:200] in title


@pytest.mark.parametrize("name", ["comparison", "markup", "jinja", "lines and tabs", "one long word"])
@pytest.mark.parametrize("template", ["standard", "cac-pipia"])
def test_a_report_in_chinese_holds_what_was_typed_word_for_word(name: str, template: str, tmp_path: Path) -> None:
    written = report(tmp_path, saying(TEXTS[name]), "zh-CN", template)
    assert written.replaced == 0
    assert sum(TEXTS[name] in paragraph for paragraph in paragraphs(part(written.path))) >= 20


def test_control_characters_become_visible_and_are_counted(tmp_path: Path) -> None:
    text = "before\x00\x07\x0b\x1f\x7f\x85\ufffe\uffff\ud800after"
    written = report(tmp_path, saying(text))
    assert "before" + "\ufffd" * 9 + "after" in paragraphs(part(written.path))
    assert written.replaced > 0 and written.replaced % 9 == 0


def test_line_ends_of_all_systems_are_one() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"
    assert unfit("a\r\nb\rc\nd") == 0


@pytest.mark.parametrize("start", range(0, 0x300, 0x20))
def test_every_low_character_survives_or_is_replaced_visibly(start: int, tmp_path: Path) -> None:
    characters = [chr(start + n) for n in range(0x20)]
    text = "x".join(["", *characters, ""])
    assert len(clean(text.replace("\r", ""))) == len(text.replace("\r", ""))
    found = paragraphs(part(report(tmp_path, saying(text)).path))
    assert clean(text) in found


def test_context_refuses_what_is_not_plain_data() -> None:
    assert plain({"a": ["x", 1, True, ("y",)]}) == {"a": ["x", 1, True, ["y"]]}
    with pytest.raises(TypeError):
        plain({"a": shipped()})
    with pytest.raises(TypeError):
        plain({"a": None})


def test_reading_back_notices_a_missing_text(tmp_path: Path) -> None:
    body = part(report(tmp_path).path)
    assert readback.missing(body, ["Guests book and check in.", "", "Example Hotels"]) is None
    assert readback.missing(body, ["Example Hotels", "never written"]) == "never written"
