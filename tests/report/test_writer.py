from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from pia_app.errors import PiaError, ReportError
from pia_app.model import Acceptance, OwnRisk, OwnTask, TaskProgress
from pia_app.report import package, readback, writer
from pia_app.wording import explain
from tests.report.support import DAY, assessment, evaluation, part, report
from tests.support import shipped

OLD = b"PK the report of last year"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "en.docx"
    path.write_bytes(OLD)
    return path


def fails(code: str, target: Path) -> None:
    """Write a report that must fail: the old one stays, nothing else is left, and a person can be told why."""
    with pytest.raises(ReportError) as caught:
        report(target.parent)
    assert caught.value.code == code
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    for language in ("en", "zh-CN"):
        assert str(target) in explain(language, caught.value) or "path" not in caught.value.facts


def test_a_report_replaces_the_old_one(target: Path) -> None:
    written = report(target.parent)
    assert written.path == target
    assert target.read_bytes()[:2] == b"PK"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_equal_content_gives_equal_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    assert report(first).path.read_bytes() == report(second).path.read_bytes()


def test_full_disk_leaves_the_old_report(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(package, "write", full)
    fails("report_disk_full", target)


def test_failed_sync_leaves_the_old_report(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    fails("report_not_written", target)


def test_report_open_in_word_is_left_alone(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", locked)
    fails("report_target_open", target)


def test_lost_text_leaves_the_old_report(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readback, "texts", lambda _: ["nothing but this"])
    fails("report_text_lost", target)


def test_unsound_file_leaves_the_old_report(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = package.write

    def torn(parts: dict[str, bytes], stream: object) -> None:
        sound({**parts, "word/styles.xml": parts["word/styles.xml"][:-9]}, stream)  # type: ignore[arg-type]

    monkeypatch.setattr(package, "write", torn)
    fails("report_unsound", target)


def test_missing_folder_and_folder_as_target_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        report(tmp_path / "nowhere")
    assert caught.value.code == "report_folder_missing"
    (tmp_path / "en.docx").mkdir()
    with pytest.raises(ReportError) as caught:
        report(tmp_path)
    assert caught.value.code == "report_target_folder"
    assert list(tmp_path.iterdir()) == [tmp_path / "en.docx"]


@pytest.mark.parametrize("template", ["unknown", "../standard", "Standard", ""])
def test_unknown_template_is_refused(template: str, tmp_path: Path) -> None:
    with pytest.raises(PiaError) as caught:
        writer.write(
            shipped(), assessment(), evaluation(), tmp_path / "r.docx", language="en", template=template, today=DAY
        )
    assert caught.value.code == "report_template_missing"


def test_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        report(tmp_path, language="fr")
    assert caught.value.code == "report_language_missing"


def test_properties_say_whose_report_it_is_and_nothing_of_the_machine(tmp_path: Path) -> None:
    core = part(report(tmp_path).path, "docProps/core.xml")
    texts = {element.tag.rsplit("}", 1)[1]: element.text for element in core}
    assert texts == {
        "title": "Guests – Privacy Impact Assessment Report", "creator": "Example Hotels", "language": "en",
        "lastModifiedBy": "Example Hotels", "revision": "1",
        "created": "2026-11-23T00:00:00Z", "modified": "2026-11-23T00:00:00Z",
    }  # fmt: skip


def test_content_hash_follows_the_content_alone() -> None:
    before = writer.content_hash(assessment())
    assert before == writer.content_hash(assessment())
    changed = assessment().with_answer("a1", "activity_summary", None)
    assert writer.content_hash(changed) != before


def test_content_hash_follows_tasks_risks_and_decisions_of_ones_own() -> None:
    held = assessment()
    first, progress = held.activities[0], TaskProgress(activity="a1", question="mfa", measure="turn_on_two_factor")
    risk = OwnRisk(id="own-1", name="R", severity=1, likelihood=1, reason="r")
    changed = (
        held,
        held.with_progress(progress),
        held.with_progress(replace(progress, cost=5)),
        held.with_own_task(OwnTask(id="own-2", title="T")),
        held.with_activity(first.with_risk(risk)),
        held.with_activity(first.with_risk(replace(risk, severity=2))),
        held.with_activity(first.with_risk(replace(risk, event="e"))),
        held.with_activity(first.with_acceptance(Acceptance(risk="s", by="A", reason="r", level=1))),
    )
    assert len({writer.content_hash(one) for one in changed}) == len(changed)


@pytest.mark.parametrize("content", [b"SQLite format 3\x00 a workspace", b'{"format": "pia-app/exchange"}', b"notes"])
def test_a_report_never_takes_the_place_of_something_else(target: Path, content: bytes) -> None:
    target.write_bytes(content)
    with pytest.raises(ReportError) as caught:
        report(target.parent)
    assert caught.value.code == "target_is_other"
    assert target.read_bytes() == content
