"""A report made first and written later: the very bytes, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from pia_app import report
from pia_app.errors import ReportError
from tests.report.support import DAY, assessment, evaluation
from tests.report.workshop import p, package, packed
from tests.support import shipped

OLD = b"PK the report of last year"


def made(template: str | Path = "board-summary", **more: object) -> report.Draft:
    return report.make(
        shipped(), assessment(), evaluation(), language="en", template=template, today=DAY, **more  # type: ignore[arg-type]
    )  # fmt: skip


def test_what_is_written_is_what_was_made(tmp_path: Path) -> None:
    draft = made(cancel=report.Cancel())
    first, second = report.put(draft, tmp_path / "1.docx"), report.put(draft, tmp_path / "2.docx")
    assert first.path.read_bytes() == second.path.read_bytes() == draft.data
    assert first.content_hash == draft.content_hash


def test_made_here_or_in_another_process_the_content_is_the_same(tmp_path: Path) -> None:
    assert made().data == made(cancel=report.Cancel()).data


def test_a_template_of_ones_own_can_be_made_first_too(tmp_path: Path) -> None:
    draft = made(packed(tmp_path, package(p("{{ report.name }}"))))
    written = report.put(draft, tmp_path / "r.docx")
    assert written.left_out == draft.filled.left_out > 0
    assert written.path.read_bytes() == draft.data


def test_a_report_never_takes_the_place_of_its_template(tmp_path: Path) -> None:
    own = packed(tmp_path, package(p("{{ report.name }}")))
    before = own.read_bytes()
    other = tmp_path / "other.docx"
    other.hardlink_to(own)
    for target in (own, tmp_path / "." / own.name, other):
        with pytest.raises(ReportError) as caught:
            report.put(made(own), target)
        assert caught.value.code == "target_is_template"
    assert own.read_bytes() == before


def test_each_part_of_the_work_is_told_as_it_begins() -> None:
    told: list[str] = []
    made(begun=told.append)
    assert told == ["gathering", "filling"]


@pytest.mark.parametrize("stage", ["gathering", "filling"])
def test_given_up_while_it_is_made_there_is_no_draft(stage: str) -> None:
    cancel = report.Cancel()
    with pytest.raises(ReportError) as caught:
        made(cancel=cancel, begun=lambda now: cancel.cancel() if now == stage else None)
    assert caught.value.code == "render_cancelled"


def test_given_up_before_it_is_written_nothing_is_written(tmp_path: Path) -> None:
    target, cancel = tmp_path / "r.docx", report.Cancel()
    target.write_bytes(OLD)
    draft = made()
    cancel.cancel()
    with pytest.raises(ReportError) as caught:
        report.put(draft, target, cancel)
    assert caught.value.code == "render_cancelled"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [OLD]
