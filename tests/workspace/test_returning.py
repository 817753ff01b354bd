"""A list that came back is applied as one change that can be taken back, after it was seen, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pia_app.errors import FaultyFiles, PiaError, WorkspaceError
from pia_app.model import Answer, Evidence, TaskProgress
from pia_app.rules.tracking import tracked
from pia_app.workspace import Workspace
from tests.exchange.tasks.support import put
from tests.workspace.conftest import Clock

Started = tuple[Workspace, str, str]


@pytest.fixture
def tasked(started: Started) -> Started:
    """The workspace with three tasks in its assessment."""
    desk, name, activity = started
    for question in ("mfa", "notice_given", "purpose_specific"):
        desk.answer(name, activity, question, Answer(value="no"))
    return desk, name, activity


def first(desk: Workspace, name: str, number: int = 0) -> TaskProgress:
    one = desk.assessment(name)
    return tracked(desk.library(name), one, desk.evaluation(name), desk._clock().date())[number].progress


def sent(desk: Workspace, path: Path, **fields: Any) -> Path:
    """Hand the list out and have the first task filled in."""
    desk.export_tasks(path, language="en")
    book = openpyxl.load_workbook(path)
    for field, value in fields.items():
        put(book.worksheets[0], 1, field, value)
    book.save(path)
    return path


def test_a_list_that_came_back_is_applied_whole_and_taken_back_whole(tasked: Started, tmp_path: Path) -> None:
    desk, name, _ = tasked
    before = desk.assessment(name)
    path = sent(desk, tmp_path / "t.xlsx", status="done", owner="Li Wen", more_evidence="Scan of 1 December")
    found = desk.preview_tasks(path, language="en")
    assert desk.assessment(name) is before
    assert desk._store.load(name) == before
    assert desk.apply_tasks(found) == (name,)
    entry = first(desk, name)
    assert (entry.status, entry.owner, entry.evidence) == ("done", "Li Wen", (Evidence(what="Scan of 1 December"),))
    assert {(change.field, change.after) for change in entry.history} == {("status", "done"), ("owner", "Li Wen")}
    assert desk._store.load(name) == desk.assessment(name)
    assert desk.undo(name)
    assert desk.assessment(name) == before
    assert desk.redo(name)
    assert first(desk, name) == entry


def test_what_was_applied_comes_back_as_no_change(tasked: Started, tmp_path: Path) -> None:
    desk, _, _ = tasked
    path = sent(desk, tmp_path / "t.xlsx", status="planned", more_evidence="x", effort=2.5, cost=10.129)
    desk.apply_tasks(desk.preview_tasks(path, language="en"))
    again = desk.preview_tasks(path, language="zh-CN")
    assert (again.clean, again.changes) == (True, ())


def test_a_backup_is_made_before_anything_is_applied(tasked: Started, tmp_path: Path) -> None:
    desk, _, _ = tasked
    assert not desk.backups()
    found = desk.preview_tasks(sent(desk, tmp_path / "t.xlsx", owner="A"), language="en")
    assert not desk.backups()
    desk.apply_tasks(found)
    assert len(desk.backups()) == 1


def test_a_conflict_is_applied_only_where_somebody_decides_so(tasked: Started, tmp_path: Path) -> None:
    desk, name, _ = tasked
    path = sent(desk, tmp_path / "t.xlsx", owner="There", note="n")
    desk.progress(name, replace(first(desk, name), owner="Here"))
    found = desk.preview_tasks(path, language="en")
    assert ([c.new for c in found.changes], [c.new for c in found.conflicts]) == (["n"], ["There"])
    desk.apply_tasks(found)
    assert (first(desk, name).owner, first(desk, name).note) == ("Here", "n")
    desk.undo(name)
    desk.apply_tasks(desk.preview_tasks(path, language="en"), [*found.changes, *found.conflicts])
    assert (first(desk, name).owner, first(desk, name).note) == ("There", "n")


def test_single_changes_can_be_chosen(tasked: Started, tmp_path: Path) -> None:
    desk, name, _ = tasked
    found = desk.preview_tasks(sent(desk, tmp_path / "t.xlsx", owner="A", note="n"), language="en")
    desk.apply_tasks(found, [change for change in found.changes if change.column == "note"])
    assert (first(desk, name).owner, first(desk, name).note) == ("", "n")
    assert desk.apply_tasks(desk.preview_tasks(tmp_path / "t.xlsx", language="en"), []) == ()


def test_a_preview_of_what_is_no_longer_so_is_not_applied(tasked: Started, tmp_path: Path) -> None:
    desk, name, activity = tasked
    found = desk.preview_tasks(sent(desk, tmp_path / "t.xlsx", owner="A"), language="en")
    desk.answer(name, activity, "mfa", Answer(value="yes"))
    before, head = desk.assessment(name), desk.head
    with pytest.raises(PiaError) as caught:
        desk.apply_tasks(found)
    assert caught.value.code == "tasks_changed_since"
    assert (desk.assessment(name), desk.head) == (before, head)


def test_what_cannot_be_stored_is_told_in_the_preview(tasked: Started, tmp_path: Path) -> None:
    desk, _, _ = tasked
    found = desk.preview_tasks(sent(desk, tmp_path / "t.xlsx", owner="x" * 501, note="n"), language="en")
    assert not found.changes
    assert [one.error.code for one in found.refused] == ["task_too_long"]


def test_several_assessments_in_one_list_change_together_or_not_at_all(tasked: Started, tmp_path: Path) -> None:
    desk, name, _ = tasked
    other = desk.duplicate(name)
    path = tmp_path / "t.xlsx"
    assert desk.export_tasks(path, language="en") == 2 * desk.export_tasks(path, language="en", assessment_ids=[name])
    desk.export_tasks(path, language="en")
    book = openpyxl.load_workbook(path)
    for row in range(1, book.worksheets[0].max_row):
        put(book.worksheets[0], row, "owner", "All")
    book.save(path)
    found = desk.preview_tasks(path, language="en")
    assert {change.assessment for change in found.changes} == {name, other}
    head = desk.head
    assert set(desk.apply_tasks(found)) == {name, other}
    assert first(desk, name).owner == first(desk, other).owner == "All"
    assert desk.undo(name)
    assert (first(desk, name).owner, first(desk, other).owner) == ("", "All")
    assert desk.head != head


def test_a_hostile_file_leaves_every_byte_of_the_workspace(tasked: Started, tmp_path: Path, path: Path) -> None:
    desk, _, _ = tasked
    before = path.read_bytes()
    for content in (b"", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        (tmp_path / "bad.xlsx").write_bytes(content)
        with pytest.raises(FaultyFiles):
            desk.preview_tasks(tmp_path / "bad.xlsx", language="en")
    assert path.read_bytes() == before


def test_a_workspace_open_for_reading_only_shows_the_preview_and_refuses_the_rest(
    tasked: Started, tmp_path: Path, path: Path, clock: Clock
) -> None:
    desk, _, _ = tasked
    sent(desk, tmp_path / "t.xlsx", owner="A")
    desk.close(back_up=False)
    with Workspace.open(path, read_only=True, clock=clock) as reading:
        found = reading.preview_tasks(tmp_path / "t.xlsx", language="en")
        assert [change.new for change in found.changes] == ["A"]
        with pytest.raises(WorkspaceError):
            reading.apply_tasks(found)


def test_a_failed_write_changes_nothing(tasked: Started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, name, _ = tasked
    found = desk.preview_tasks(sent(desk, tmp_path / "t.xlsx", owner="A"), language="en")
    before = desk.assessment(name)

    def fail(*_: object, **__: object) -> None:
        raise WorkspaceError("workspace_disk_full", path="")

    with monkeypatch.context() as full:
        full.setattr(desk._store, "commit", fail)
        with pytest.raises(WorkspaceError):
            desk.apply_tasks(found)
    assert desk.assessment(name) is before
    assert desk.apply_tasks(found) == (name,)


def test_unfit_characters_are_counted(tasked: Started, tmp_path: Path) -> None:
    desk, name, _ = tasked
    path = tmp_path / "t.csv"
    desk.export_tasks(path, language="en")
    text = path.read_text("utf-8-sig").replace('"","","","",', '"a\x07b","","","",', 1)
    path.write_text("\ufeff" + text, "utf-8", newline="")
    found = desk.preview_tasks(path, language="en")
    assert [change.new for change in found.changes] == ["ab"]
    desk.apply_tasks(found)
    assert first(desk, name).owner == "ab"
