"""What the presenter makes of wishes about tasks, also where the file cannot be written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from pia_app.errors import PiaError, RefusedAnswer, WorkspaceError
from pia_app.gui import tasks
from pia_app.gui.presenter import Presenter
from pia_app.gui.tasks import TaskRow
from pia_app.model import OwnTask
from pia_app.workspace import Workspace
from tests.gui.tasks_seen import now


@pytest.fixture
def rows(presenter: Presenter, sample: str) -> tuple[TaskRow, ...]:
    presenter.open(sample, "tasks")
    return tasks.rows(now(presenter), presenter.today)


def test_several_tasks_are_one_change(
    presenter: Presenter, workspace: Workspace, sample: str, rows: tuple[TaskRow, ...]
) -> None:
    before = workspace.assessment(sample)
    assert presenter.write_tasks([replace(row.progress, owner="Ling") for row in rows[:3]])
    presenter.undo()
    assert workspace.assessment(sample) == before


def test_one_that_cannot_be_stored_stops_all_of_them_and_is_let_go(
    presenter: Presenter, workspace: Workspace, sample: str, rows: tuple[TaskRow, ...], qtbot: QtBot
) -> None:
    before = workspace.assessment(sample)
    with qtbot.waitSignal(presenter.failed) as told:
        assert not presenter.write_tasks(
            [replace(rows[0].progress, owner="Ling"), replace(rows[1].progress, owner="x" * 501)]
        )
    assert isinstance(told.args[0], RefusedAnswer) and told.args[0].code == "task_too_long"
    assert workspace.assessment(sample) == before
    assert not presenter.has_unsaved


def test_what_the_file_does_not_take_is_kept_and_stored_with_the_next_try_in_its_order(
    presenter: Presenter, workspace: Workspace, sample: str, rows: tuple[TaskRow, ...], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_: object) -> None:
        raise WorkspaceError("disk_full", path="w.pia")

    first = replace(rows[0].progress, owner="Ling")
    with monkeypatch.context() as patch:
        patch.setattr(workspace, "progress_of", full)
        with qtbot.waitSignal(presenter.failed):
            assert not presenter.progress(first)
        assert not presenter.progress(replace(first, due="2027-01-31"))
        assert presenter.has_unsaved
        assert not presenter.retry()
    assert presenter.retry()
    written = workspace.assessment(sample).progress[rows[0].key]
    assert (written.owner, written.due) == ("Ling", "2027-01-31")
    assert not presenter.has_unsaved


def test_a_window_with_tasks_that_are_not_stored_does_not_close(
    presenter: Presenter, workspace: Workspace, rows: tuple[TaskRow, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WorkspaceError("disk_full", path="w.pia")

    monkeypatch.setattr(workspace, "progress_of", full)
    presenter.progress(replace(rows[0].progress, owner="Ling"))
    assert not presenter.close()
    presenter.give_up()
    assert not presenter.has_unsaved


def test_own_tasks_are_added_changed_and_removed_each_in_one_step(
    presenter: Presenter, workspace: Workspace, sample: str, rows: tuple[TaskRow, ...]
) -> None:
    before = workspace.assessment(sample)
    made = presenter.add_task(OwnTask(id="", title="Ask"), due="2026-12-01", effort=2)
    task = workspace.assessment(sample).own_tasks[made]
    assert workspace.assessment(sample).progress[task.key].effort == 2
    assert presenter.change_task(replace(task, title="Ask again"))
    assert presenter.remove_task(made)
    for _ in range(3):
        presenter.undo()
    assert workspace.assessment(sample) == before


def test_a_wish_about_an_own_task_that_cannot_be_fulfilled_is_told(
    presenter: Presenter, rows: tuple[TaskRow, ...], qtbot: QtBot
) -> None:
    told: list[PiaError] = []
    presenter.failed.connect(told.append)
    assert presenter.add_task(OwnTask(id="", title=" ")) == ""
    assert not presenter.change_task(OwnTask(id="own-none", title="Ask"))
    assert not presenter.remove_task("own-none")
    assert [error.code for error in told] == ["name_missing", "task_unknown", "task_unknown"]
