"""What an author is told of a template: everything that is wrong, where it stands, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pia_app import paths
from pia_app.demo import template_context
from pia_app.errors import Fault
from pia_app.report.check import MOST, check, tried
from pia_app.report.shapes import ANYTHING, merged, nearest, shape_of
from pia_app.report.shapes import paths as names
from pia_app.wording.catalogue import fault_line
from tests.report.workshop import Parts, cell, line, p, package, packed, row, table

CONTEXT: Mapping[str, Any] = {
    "report": {"name": "N", "title": "T", "organisation": "O"},
    "activities": [{"name": "A", "level": {"name": "High", "fill": "FF0000"}, "tags": ["x"], "cells": [["y"]]}],
    "stops": [],
    "count": 3,
    "ready": True,
}
Found = list[tuple[str, Mapping[str, object]]]


def found(folder: Path, parts: Parts) -> tuple[Found, Found]:
    """Return the codes and facts of faults and of warnings."""
    told = check(packed(folder, parts), CONTEXT)
    return [(f.code, f.facts) for f in told.faults], [(f.code, f.facts) for f in told.warnings]


def one(folder: Path, *texts: str) -> tuple[str, Mapping[str, object]]:
    """Return the only fault of a template with a paragraph for each text; nothing else is to be said of it."""
    faults, warnings = found(folder, package("".join(map(p, texts))))
    assert len(faults) == 1, faults
    assert not warnings
    return faults[0]


def sound(folder: Path, parts: Parts) -> None:
    told = tried(packed(folder, parts), CONTEXT)
    assert (told.faults, told.warnings) == ((), ())


@pytest.mark.parametrize(("text", "code", "facts"), [
    ("{{ report.titel }}", "template_unknown_field", {"record": "report", "name": "titel", "near": "title"}),
    ("{{ reprot.title }}", "template_unknown_name", {"name": "reprot", "near": "report"}),
    ("{{ organisation }}", "template_unknown_name", {"near": "report.organisation"}),
    ("{{ level }}", "template_unknown_name", {"near": "activities[].level"}),
    ("{{ zzz }}", "template_unknown_name", {"near": ""}),
    ("{{ activities.name }}", "template_field_of_list", {"list": "activities", "name": "name"}),
    ("{{ report.name.first }}", "template_field_of_text", {"text_name": "report.name"}),
    ("{{ activities }}", "template_whole_list", {"fields": "name, level, tags, cells"}),
    ("{{ report }}", "template_whole_record", {"fields": "name, title, organisation"}),
    ("{{ activities[0].levle.name }}", "template_unknown_field", {"record": "activities[0]", "near": "level"}),
    ("{{ activities|first }}", "template_whole_record", {}),
    ("{{ (activities|first).nam }}", "template_unknown_field", {"near": "name"}),
    ("{{ report['titel'] }}", "template_unknown_field", {"near": "title"}),
    ("{{ activities|join(attribute='nam') }}", "template_unknown_field", {"record": "activities", "near": "name"}),
    ("{{ activities|selectattr('level.nam')|list|length }}", "template_unknown_field", {"name": "nam", "near": "name"}),
    ("{% for a in report.name %}{% endfor %}", "template_not_a_list", {"name": "report.name"}),
    ("{% for a in activities if a.nam %}{% endfor %}", "template_unknown_field", {"near": "name"}),
    ("{% for a in activities %}{{ a.nam }}{% endfor %}", "template_unknown_field", {"record": "a", "near": "name"}),
    ("{% for a in activities %}{{ loop.indx }}{% endfor %}", "template_unknown_field", {"near": "index"}),
    ("{% for a in activities %}{% for t in a.tags %}{{ t.x }}{% endfor %}{% endfor %}", "template_field_of_text", {}),
    ("{% for a in activities %}{% endfor %}{{ a.name }}", "template_unknown_name", {"name": "a"}),
    ("{% if activitis %}{% endif %}", "template_unknown_name", {"near": "activities"}),
    ("{% if ready %}{% elif raedy %}{% endif %}", "template_unknown_name", {"near": "ready"}),
    ("{{ report.name if raedy else report.title }}", "template_unknown_name", {"near": "ready"}),
    ("{{ report.name|uper }}", "template_filter", {"name": "uper", "near": "upper"}),
    ("{{ report.name|safe }}", "template_filter", {"name": "safe"}),
    ("{% if count is evn %}{% endif %}", "template_test", {"name": "evn", "near": "even"}),
    ("{{ report.name \uff5c upper }}", "template_full_width", {"character": "\uff5c", "right": "|"}),
    ("{{ report.name|join(\uff0c) }}", "template_full_width", {"right": ","}),
    ("{{ \uff08report.name\uff09 }}", "template_full_width", {"right": "("}),
    ("{{ ready && count }}", "template_operator", {"character": "&", "right": "and"}),
    ("{{ ready || count }}", "template_operator", {"right": "or"}),
    ("{{ !ready }}", "template_operator", {"right": "not"}),
    ("{{ report.name # }}", "template_character", {"character": "#"}),
    ("{% if count = 3 %}{% endif %}", "template_equals", {}),
    ("{{ }}", "template_empty", {}),
    ("{% if %}{% endif %}", "template_empty", {}),
    ("{{ report. name title }}", "template_unexpected", {"what": "title"}),
    ("{% if ready and %}{% endif %}", "template_breaks_off", {}),
    ("{{ 'x }}", "template_quote", {}),
    ("{% if ready %}{% elseif count %}{% endif %}", "template_statement", {"word": "elseif", "near": "elif"}),
    ("{{ report. }}", "template_breaks_off", {}),
    ("{% fro a in activities %}", "template_statement", {"word": "fro", "near": "for"}),
    ("{% for a of activities %}{% endfor %}", "template_unexpected", {"what": "of"}),
    ("{% else if ready %}", "template_end_alone", {"word": "else"}),
    ("{% p if ready %}", "template_unit_apart", {"unit": "p"}),
    ("{% endif now %}", "template_end_alone", {}),
    ("{% if ready %}", "template_never_ends", {"wanted": "endif"}),
    ("{% for a in activities %}", "template_never_ends", {"wanted": "endfor"}),
    ("{% endfor %}", "template_end_alone", {"wanted": "for"}),
    ("{{r report.name }}", "template_rich_text", {}),
    ("{{p report.name }}", "template_rich_text", {}),
    ("{%tr for a in activities %}{% endfor %}", "template_outside_row", {}),
    ("{%tc if ready %}{% endif %}", "template_outside_cell", {}),
    ("{% cellbg activities[0].level.fill %}", "template_outside_cell", {}),
    ("{{ count + 1 }}", "template_arithmetic", {}),
    ("{{ report.name.upper() }}", "template_call", {}),
    ("{% set x = 1 %}", "template_set", {}),
    ("{% include 'x' %}", "template_other_file", {}),
    ("{% raw %}", "template_not_allowed", {"what": "raw"}),
    ("{{ report._x }}", "template_private_name", {"name": "_x"}),
    ("{{ report.name", "template_tag_open", {"tag": "{{"}),
    ("{{ report.name }", "template_tag_open", {}),
    ("x {% if ready", "template_tag_open", {"tag": "{%"}),
    ("{% if ready %}x{% endfor %}{% endif %}", "template_end_alone", {"word": "endfor"}),
])  # fmt: skip
def test_a_slip_is_told_by_its_name_with_what_would_be_right(
    text: str, code: str, facts: Mapping[str, object], tmp_path: Path
) -> None:
    faults, _ = found(tmp_path, package(p(text)))
    told = dict(faults)
    assert code in told, faults
    assert facts.items() <= told[code].items()
    for language in ("en", "zh-CN"):
        sentence = fault_line(language, Fault(file="x.docx", code=code, facts=dict(told[code])))
        assert not any(f"({name})" in sentence for name in ("tag", "part", "name", "list", "right", "wanted", "what"))


def test_a_slip_is_told_once(tmp_path: Path) -> None:
    for text in ("{% for a in activitis %}{{ a.name }}{% endfor %}", "{% for a in (activities %}{{ a.x }}{% endfor %}"):
        one(tmp_path, text)


def test_place_and_text_around_are_told(tmp_path: Path) -> None:
    before, after = "word " * 40, " and on" * 40
    parts = package(p(f"{before}{{{{ nothing }}}}{after}"), header="Head {{ nothing }}")
    faults, _ = found(tmp_path, parts)
    texts = {facts["part"]: str(facts["text"]) for _, facts in faults}
    assert "{{ nothing }}" in texts["word/document.xml"]
    assert len(texts["word/document.xml"]) < 100
    assert texts["word/header1.xml"] == "Head {{ nothing }}"
    told = fault_line("en", Fault(file="t.docx", code="template_unknown_name", facts=dict(faults[1][1])))
    assert told == (
        't.docx: header 1, at "Head {{ nothing }}": "{{ nothing }}": there is nothing called "nothing"'
    )  # fmt: skip
    chinese = fault_line("zh-CN", Fault(file="t.docx", code="template_unknown_name", facts=dict(faults[1][1])))
    assert chinese.startswith("t.docx: \u9875\u77091\uff0c\u201cHead {{ nothing }}\u201d\u5904\uff1a")


def test_all_faults_are_told_in_their_order(tmp_path: Path) -> None:
    texts = ["{{ one }}", "{%tr for a in activities %}", "{% endif %}", "{{ two }}", "{% endfor %}"]
    faults, _ = found(tmp_path, package("".join(map(p, texts))))
    assert [facts["text"] for _, facts in faults] == [texts[0], texts[1], texts[2], texts[3]]


def test_not_more_faults_are_told_than_a_person_would_read(tmp_path: Path) -> None:
    faults, _ = found(tmp_path, package("".join(p(f"{{{{ nothing{n} }}}}") for n in range(300))))
    assert len(faults) == MOST + 1
    assert faults[-1] == ("template_more_faults", {"count": 300 - MOST})


@pytest.mark.parametrize("rows", [
    [line("{%tr for a in activities %}"), line("{{ a.name }}", "{{ a.level.name }}"), line("{%tr endfor %}")],
    [line("x"), line("{%tr if ready %}"), line("y"), line("{%tr else %}"), line("z"), line("{%tr endif %}")],
    [row(cell(p("{%tc for a in activities %}")), cell(p("{{ a.name }}")), cell(p("{%tc endfor %}")), cell(p("x")))],
    [row(cell(p("{%p if ready %}"), p("x"), p("{%p endif %}"), p("y")))],
    [row(cell(p("{% cellbg activities[0].level.fill %}{{ count }}")), cell(p("{% colspan count %}x")))],
    [line("{% for a in activities %}{{ a.name }}{% if not loop.last %}, {% endif %}{% endfor %}")],
])  # fmt: skip
def test_what_stands_in_its_place_is_sound(rows: list[str], tmp_path: Path) -> None:
    sound(tmp_path, package(table(*rows)))


@pytest.mark.parametrize(("body", "code"), [
    (table(line("{%tr for a in activities %}")) + p("{%p endfor %}"), "template_pair_apart"),
    (table(line("{%tr for a in activities %}"), line("{% endfor %}")), "template_pair_apart"),
    (table(line("{%tr for a in activities %}", "{%tr endfor %}")), "template_two_in_one"),
    (table(row(cell(p("{%p if ready %}"))), line("{%p endif %}")) + p("{%p if ready %}") + table(line("{%p endif %}")),
     "template_pair_apart"),
    (p("{%p if ready %}{%p endif %}"), "template_two_in_one"),
    (p("{% if ready %}") + table(line("{% endif %}")), "template_pair_apart"),
    (table(line("{% for a in activities %}{{ a.name }}", "{% endfor %}")), "template_across_cells"),
    (table(line("{% if ready %}x"), line("{% endif %}")), "template_across_cells"),
])  # fmt: skip
def test_blocks_that_begin_in_one_kind_of_place_and_end_in_another_are_told(
    body: str, code: str, tmp_path: Path
) -> None:
    faults, _ = found(tmp_path, package(body))
    assert code in dict(faults), faults
    assert "other" in dict(faults)[code]


@pytest.mark.parametrize(("body", "code"), [
    (p("\uff5b\uff5b report.name \uff5d\uff5d"), "template_wide_braces"),
    (p("{\uff5b report.name \uff5d}"), "template_wide_braces"),
    (p("\uff5b\uff05 if ready \uff05\uff5d"), "template_wide_braces"),
    (p("{\uff05 if ready \uff05}"), "template_wide_braces"),
    (p("report.name }}"), "template_tag_shut"),
    (p("{%p if ready %} and more") + p("{%p endif %}"), "template_text_vanishes"),
    (table(line("{%tr if ready %}", "more"), line("x"), line("{%tr endif %}")), "template_text_vanishes"),
    (p("nothing at all"), "template_no_tags"),
    (p("{{ count }}") + '<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', "template_revisions"),
])  # fmt: skip
def test_what_is_surely_not_meant_is_a_warning(body: str, code: str, tmp_path: Path) -> None:
    faults, warnings = found(tmp_path, package(body))
    assert not faults
    assert code in dict(warnings)


def test_a_tag_in_a_field_code_is_refused(tmp_path: Path) -> None:
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{{ report.name }}</w:instrText></w:r>'
    faults, _ = found(tmp_path, package(body + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'))
    assert [code for code, _ in faults] == ["template_in_field"]


def test_a_name_that_another_version_may_lack_can_be_asked_for(tmp_path: Path) -> None:
    sound(tmp_path, package(p("{% if screening is defined %}{{ screening.name }}{% endif %}{{ later|default('x') }}")))


def test_names_in_a_list_that_is_empty_now_are_not_doubted(tmp_path: Path) -> None:
    sound(tmp_path, package(p("{% for stop in stops %}{{ stop.whatever.there.is }}{% endfor %}")))


def test_alternative_texts_and_properties_may_hold_tags(tmp_path: Path) -> None:
    drawing = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="{{ a.name }}"/></w:pict></w:r></w:p>'
    )
    body = p("{%p for a in activities %}") + drawing + p("{%p endfor %}")
    sound(tmp_path, package(body, title="{{ report.title }}"))
    faults, _ = found(tmp_path, package(body.replace("a.name", "a.nam"), comments="{{ report.x }}"))
    assert [code for code, _ in faults] == ["template_unknown_field"] * 2


def test_a_table_that_would_be_damaged_is_found_by_filling_it(tmp_path: Path) -> None:
    path = packed(tmp_path, package(table(line("{%tr for a in stops %}"), line("x"), line("{%tr endfor %}"))))
    assert check(path, CONTEXT).faults == ()
    assert [fault.code for fault in tried(path, CONTEXT).faults] == ["docx_table_without_rows"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_our_own_templates_are_sound_and_nothing_needs_to_be_said_of_them(language: str) -> None:
    context = template_context(language)
    for path in sorted(paths.report_templates().glob(f"*/{language}.docx")):
        told = tried(path, context)
        assert (told.faults, told.warnings) == ((), ())
        assert told.tags > 0


def test_shapes_of_values_that_differ_are_taken_together() -> None:
    one, other = shape_of({"a": [], "b": "x"}), shape_of({"a": [{"c": 1}], "b": ["y"], "d": True})
    both = merged(one, other)
    assert [path for path, _ in names(both)] == ["a", "a[].c", "b", "d"]
    assert both.fields["b"] is ANYTHING
    assert merged(ANYTHING, one) is one
    assert nearest("c", both.fields, both) == "a[].c"
    assert merged(shape_of({"x": ""}), shape_of({"x": "seen"})).fields["x"].example == "seen"
