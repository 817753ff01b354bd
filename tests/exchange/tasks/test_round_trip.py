"""Out and back changes nothing; filled in, it changes just what was filled in; and that goes out again as it came."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.errors import PiaError
from pia_app.exchange.tasks import Judged, Preview, results, separated, table, workbook_reader
from pia_app.exchange.tasks.columns import COLUMNS, FIELDS, ROLES, value_of
from pia_app.exchange.tasks.lines import Line, lines
from pia_app.exchange.tasks.package import parts
from pia_app.exchange.tasks.preview import compare
from pia_app.exchange.tasks.said import LONGEST, fits
from pia_app.exchange.tasks.table import text_of
from pia_app.exchange.tasks.workbook import workbook
from pia_app.model import Evidence, TaskProgress
from pia_app.model.tasks import STATUSES
from pia_app.rules.validation import clean_text
from pia_app.wording import LANGUAGES
from tests.exchange.tasks.support import NOW, TODAY, filled, judged, some, written

HOSTILE = st.sampled_from([
    "=cmd|'/c calc'!A0", "+1+1", "-1", "@SUM(A1)", "\t=1", "'", "''=1", "_x0041_", "_x0041_x0042_", "_x005F_x0041_",
    "_x005f__x000D_", "x005F_", "<r>", "</r>", "<r></r>", "<r><t>x</t></r>", "]]>", "&amp;", "\u202e", "\u200d",
    "#N/A", "TRUE", "1E5", "007", "2026-12-31", "12/31/2026", " ", "\n", "\n\n", "\u3000", "\u00a0", "\u2028", "\r\n",
    "\x00", "\x1b[31m", "\x85", "\ufeff", "\ufffe", "\ud800", "\U0010ffff", "😀👩‍👩‍👧", "个人信息", "Done", "已完成",
    ";", ",", '"', '""', "|", "{0}", "%s", "T-00000-00000",
])  # fmt: skip
SHORT = st.one_of(st.just(""), st.lists(st.one_of(HOSTILE, st.text(max_size=8)), max_size=3).map("".join))
TEXT = st.one_of(
    SHORT,
    st.builds(lambda piece, times: (piece * times)[:40_000], HOSTILE, st.integers(8_000, 40_000)),
)
DAY = st.one_of(st.just(""), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)).map(date.isoformat))
NUMBER = st.one_of(
    st.none(), st.sampled_from([0.0, 0.01, 1e15, 999_999_999_999_999.9]), st.floats(0, 1e15).map(lambda n: round(n, 2))
)
PROGRESS = st.fixed_dictionaries({
    "status": st.sampled_from(STATUSES), "owner": SHORT, "role": st.one_of(st.sampled_from(ROLES), SHORT), "due": DAY,
    "effort": NUMBER, "cost": NUMBER, "reason": SHORT, "decided_by": SHORT, "note": TEXT,
    "evidence": st.lists(SHORT.map(lambda text: Evidence(what=text)), max_size=2).map(tuple),
})  # fmt: skip
LANGUAGE = st.sampled_from(LANGUAGES)
KIND = st.sampled_from(["xlsx", "csv"])
many = partial(settings, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def data_of(out: list[Line], kind: str, language: str) -> bytes:
    return workbook(out, language, NOW) if kind == "xlsx" else separated.write(out, language).encode("utf-8")


def back(data: bytes, kind: str, now: Judged, language: str = "en") -> Preview:
    read = separated.read(data, "t") if kind == "csv" else workbook_reader.sheets(parts(data, "t"), "t")
    return compare(table.find(read, "t"), "t", [now], lines([now], language, TODAY), allowed)


def allowed(one: Judged, progress: TaskProgress) -> PiaError | None:
    return None


def taken(entry: dict[str, object]) -> dict[str, object]:
    """Return what is taken from texts that somebody typed into a list: not the blanks around them."""
    bare = {field.id: clean_text(str(entry[field.id]))[0].strip() for field in FIELDS if field.kind == "text"}
    return {**entry, **bare}


def clean(entry: TaskProgress) -> dict[str, str]:
    return {field.id: value_of(entry, field) for field in FIELDS}


@many(max_examples=40)
@given(PROGRESS, PROGRESS, KIND, LANGUAGE, LANGUAGE)
def test_what_goes_out_comes_back_without_a_change(
    first: dict[str, object], second: dict[str, object], kind: str, language: str, reader: str
) -> None:
    one = written(judged(), [some(0, **first), some(1, **second)])
    found = back(data_of(list(lines([one], language, TODAY)), kind, language), kind, one, reader)
    assert (found.clean, found.changes, found.notices) == (True, (), ())
    assert found.rows == len(lines([one], language, TODAY))


@many(max_examples=40)
@given(PROGRESS, PROGRESS, KIND, LANGUAGE)
def test_what_is_filled_in_is_what_changes_and_goes_out_again_the_same(
    first: dict[str, object], second: dict[str, object], kind: str, language: str
) -> None:
    before, after = written(judged(), [some(0, **first)]), written(judged(), [some(0, **second)])
    old, new = clean(some(0, **first)), clean(some(0, **taken(second)))
    found = back(data_of(filled(before, after, language), kind, language), kind, before)
    assert not found.conflicts
    assert not found.unmatched
    changed = {change.column: change.new for change in found.changes}
    wrong = {str(fault.facts["cell"]) for fault in found.bad}
    assert len(wrong) == len(found.bad)
    for field in FIELDS:
        if kind == "xlsx" and not fits(clean(some(0, **second))[field.id]):
            continue  # it was shortened, and is refused or stays
        if field.id in changed:
            assert changed[field.id] == new[field.id] != old[field.id]
        else:
            assert new[field.id] == old[field.id]
    if wrong or any(not fits(text) for text in clean(some(0, **second)).values()):
        return
    (made,) = results(found, found.changes).values() if found.changes else (some(0, **first),)
    again = written(judged(), [made])
    assert clean(made) == new
    assert data_of(list(lines([again], language, TODAY)), kind, language) == data_of(
        list(
            lines([written(judged(), [some(0, **{**taken(second), "evidence": first["evidence"]})])], language, TODAY)
        ),
        kind,
        language,
    )


@many(max_examples=60)
@given(TEXT)
def test_a_cell_holds_any_text_as_it_is(text: str) -> None:
    one = written(judged(), [some(0, note=text)])
    data = workbook(list(lines([one], "en", TODAY)), "en", NOW)
    found = table.find(workbook_reader.sheets(parts(data, "t"), "t"), "t")
    kept = clean_text(text)[0]
    held = text_of(found.rows[0].cells.get("note"))
    assert held == kept if fits(kept) else held[:1000] == kept[:1000]
    assert len(held.encode("utf-16-le")) // 2 <= LONGEST


@many(max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_csv_holds_any_texts_as_they_are(texts: list[str]) -> None:
    kept = [clean_text(text)[0] for text in texts]
    one = written(judged(), [some(0, note=kept[0], reason=kept[-1])])
    found = table.find(separated.read(separated.write(lines([one], "en", TODAY), "en").encode(), "t"), "t")
    assert text_of(found.rows[0].cells.get("note")) == kept[0]
    assert text_of(found.rows[0].cells.get("reason")) == kept[-1]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_change_seen_in_one_language_is_the_same_in_the_other(kind: str) -> None:
    before, after = judged(), written(judged(), [some(0, status="done", role="legal")])
    for language in LANGUAGES:
        found = back(data_of(filled(before, after, language), kind, language), kind, before, "zh-CN")
        assert [(c.column, c.old, c.new) for c in found.changes] == [("status", "open", "done"), ("role", "", "legal")]


def test_every_column_that_is_filled_in_has_its_field() -> None:
    names = {field.id for field in FIELDS if field.kind != "more"}
    assert names <= set(TaskProgress.__slots__)
    assert [c.id for c in COLUMNS][:2] == ["code", "title"]
