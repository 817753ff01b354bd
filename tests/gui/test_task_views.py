"""Tasks under headings, several at once, and what is said when they are changed together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_app.gui import tasks
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.tasks import TasksPage
from pia_app.gui.presenter import Presenter
from pia_app.gui.task_changes import BulkChange
from pia_app.gui.task_groups import Group, bucket, grouped
from pia_app.gui.tasks import TaskRow
from pia_app.model import Answer, Evidence
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow
from tests.gui.tasks_seen import choose, now, pick, shown
from tests.gui.typing_in import type_in

MONDAY = date(2026, 11, 23)
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def row(presenter: Presenter, sample: str) -> TaskRow:
    """Return a task about which nothing is written."""
    presenter.open(sample, "tasks")
    return next(row for row in tasks.rows(now(presenter), MONDAY) if not row.progress.written)


def dated(row: TaskRow, due: str, *, status: str = "open", late: bool = False, owner: str = "") -> TaskRow:
    progress = replace(row.progress, due=due, status=status, owner=owner)
    return replace(row, tracked=replace(row.tracked, progress=progress, overdue=late))


def headings(page: TasksPage) -> list[str]:
    model = page.table.tasks
    return [model.index(n, 0).data() for n, line in enumerate(model.lines) if isinstance(line, Group)]


# Under headings


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-11-23", "week"), ("2026-11-29", "week"), ("2026-11-30", "month"), ("2026-12-01", "later"),
        ("2027-11-24", "later"), ("", "none"),
    ],
)  # fmt: skip
def test_a_week_ends_on_sunday_and_the_month_goes_on_after_it(row: TaskRow, due: str, expected: str) -> None:
    assert bucket(dated(row, due), MONDAY) == expected


def test_what_is_late_closed_or_moot_has_a_heading_of_its_own(row: TaskRow) -> None:
    assert bucket(dated(row, "2026-11-22", late=True), MONDAY) == "overdue"
    assert bucket(dated(row, "2026-11-22", status="done"), MONDAY) == "closed"
    assert bucket(replace(row, tracked=replace(row.tracked, state="moot")), MONDAY) == "moot"


def test_the_same_owner_written_in_two_ways_is_one_and_nobody_comes_last(row: TaskRow) -> None:
    rows = [dated(row, "", owner=name) for name in ("", "Ｌing  Wang", "陈静", "ling wang ")]
    groups = grouped(rows, "owner", MONDAY)
    assert [(group.name, len(group.rows)) for group in groups] == [("Ｌing  Wang", 2), ("陈静", 1), ("No owner yet", 1)]


def test_views_put_headings_with_counts_above_the_tasks(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    first, second, third, *others = shown(tasks_page)
    presenter.write_tasks(
        [
            replace(first.progress, owner="Chen", due="2026-11-01", status="open"),
            replace(second.progress, owner="Chen", due="2026-11-25", status="open"),
            replace(third.progress, owner="Li", due="2026-11-30", status="open"),
        ]
    )
    assert headings(tasks_page) == []
    qtbot.mouseClick(tasks_page.views.options["due"], Qt.MouseButton.LeftButton)
    expected = grouped(shown(tasks_page), "due", MONDAY)
    assert [group.name for group in expected][:3] == ["Overdue", "This week", "This month"]
    counts = [(group.name, len(group.rows)) for group in expected]
    assert headings(tasks_page) == [f"{name} · {count} task{'s' * (count > 1)}" for name, count in counts]
    assert counts[0] == ("Overdue", 1)
    assert len(shown(tasks_page)) == len(others) + 3
    qtbot.mouseClick(tasks_page.views.options["owner"], Qt.MouseButton.LeftButton)
    assert "Chen · 2 tasks · 1 overdue" in headings(tasks_page)
    assert headings(tasks_page)[-1].startswith("No owner yet · ")
    tasks_page.filters.search.setText("no such task")
    assert headings(tasks_page) == []


def test_the_arrows_pass_over_headings(tasks_page: TasksPage, qtbot: QtBot) -> None:
    tasks_page.views.options["owner"].click()
    model, table = tasks_page.table.tasks, tasks_page.table
    table.setFocus()
    table.choose(next(shown_row.key for shown_row in shown(tasks_page)))
    for _ in range(8):
        qtbot.keyClick(table, Qt.Key.Key_Down)
        assert isinstance(model.lines[table.currentIndex().row()], TaskRow)
        assert len(table.selected()) == 1


def test_tasks_have_room_for_two_lines_wherever_a_heading_stood(tasks_page: TasksPage) -> None:
    table = tasks_page.table
    for view in ("owner", "due", "list"):
        tasks_page.views.options[view].click()
        heights = {type(line): table.rowHeight(n) for n, line in enumerate(table.tasks.lines)}
        all_heights = {table.rowHeight(n) for n, line in enumerate(table.tasks.lines) if isinstance(line, TaskRow)}
        assert all_heights == {table.verticalHeader().defaultSectionSize()}
        assert heights.get(Group, 0) < heights[TaskRow]


def test_a_view_keeps_what_is_selected(tasks_page: TasksPage) -> None:
    some = [row.key for row in shown(tasks_page)[3:6]]
    tasks_page.table.choose(*some)
    for view in ("owner", "due", "list"):
        tasks_page.views.options[view].click()
        assert {row.key for row in tasks_page.table.selected()} == set(some)


# Several at once


def click(page: TasksPage, qtbot: QtBot, line: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = page.table.visualRect(page.table.tasks.index(line, 1)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, held, place)


def test_several_are_selected_with_shift_control_and_all_with_control_a(tasks_page: TasksPage, qtbot: QtBot) -> None:
    click(tasks_page, qtbot, 0)
    assert tasks_page.form.isVisible() and not tasks_page.bulk.isVisible()
    click(tasks_page, qtbot, 2, SHIFT)
    click(tasks_page, qtbot, 4, CONTROL)
    rows = shown(tasks_page)
    assert [row.key for row in tasks_page.table.selected()] == [rows[n].key for n in (0, 1, 2, 4)]
    assert tasks_page.bulk.isVisible() and not tasks_page.form.isVisible()
    assert tasks_page.bulk.title.text() == "4 tasks selected"
    tasks_page.views.options["owner"].click()
    tasks_page.table.setFocus()
    qtbot.keyClick(tasks_page.table, Qt.Key.Key_A, CONTROL)
    assert len(tasks_page.table.selected()) == len(rows)
    click(tasks_page, qtbot, 1)
    assert tasks_page.form.isVisible()


def test_many_are_changed_in_one_step_that_one_undo_takes_back(
    tasks_page: TasksPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    before = workspace.assessment(sample)
    some = [row.key for row in shown(tasks_page) if row.progress.status == "open"][:12]
    tasks_page.table.choose(*some)
    bulk = tasks_page.bulk
    type_in(qtbot, bulk.owner, "陈静")
    type_in(qtbot, bulk.due.input, "2027/1/31")
    choose(qtbot, bulk.role, "legal")
    choose(qtbot, bulk.status, "in_progress")
    qtbot.mouseClick(bulk.apply, Qt.MouseButton.LeftButton)
    after = workspace.assessment(sample)
    for key in some:
        written = after.progress[key]
        assert (written.owner, written.due, written.role, written.status) == (
            "陈静", "2027-01-31", "legal", "in_progress",
        )  # fmt: skip
        assert {change.field for change in written.history} >= {"owner", "due", "status"}
    assert {key for key in after.progress if after.progress[key] != before.progress.get(key)} == set(some)
    assert tasks_page.done.label.text() == "12 tasks changed." and tasks_page.undo.isVisible()
    assert (bulk.owner.text(), bulk.due.input.text(), bulk.status.currentData()) == ("", "", "")
    assert {row.key for row in tasks_page.table.selected()} == set(some)
    qtbot.mouseClick(tasks_page.undo, Qt.MouseButton.LeftButton)
    assert workspace.assessment(sample) == before
    assert not tasks_page.done.isVisible()


def test_the_way_back_goes_once_something_else_was_done(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    some = [row for row in shown(tasks_page) if row.progress.status == "open"][:3]
    tasks_page.table.choose(*(row.key for row in some))
    qtbot.mouseClick(tasks_page.bulk.plan, Qt.MouseButton.LeftButton)
    assert tasks_page.done.label.text() == "3 tasks changed."
    presenter.set_name("Another name")
    assert not tasks_page.done.isVisible()


def test_a_refusal_names_the_tasks_and_why_and_changes_none(
    tasks_page: TasksPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    first, second, third, *_ = (row for row in shown(tasks_page) if row.progress.status == "open")
    presenter.progress(replace(second.progress, status="done"))
    before = workspace.assessment(sample)
    tasks_page.table.choose(first.key, second.key, third.key)
    qtbot.mouseClick(tasks_page.bulk.plan, Qt.MouseButton.LeftButton)
    refused = tasks_page.bulk.refused
    assert refused.isVisible() and refused.label.text() == "Nothing was changed."
    place = second.activity.partition(" ")[0] or "whole assessment"
    assert refused.detail.text() == f"Already closed, so they cannot be planned:\n– {second.title} ({place})"
    choose(qtbot, tasks_page.bulk.status, "accepted")
    assert tasks_page.bulk.rule.isVisible() and tasks_page.bulk.reason.isVisible()
    qtbot.mouseClick(tasks_page.bulk.apply, Qt.MouseButton.LeftButton)
    assert "A reason and the name of who decided are needed for:" in refused.detail.text()
    assert first.title in refused.detail.text()
    assert workspace.assessment(sample) == before
    type_in(qtbot, tasks_page.bulk.reason, "Ends in March")
    type_in(qtbot, tasks_page.bulk.decided_by, "Chen")
    qtbot.mouseClick(tasks_page.bulk.apply, Qt.MouseButton.LeftButton)
    written = workspace.assessment(sample).progress[third.key]
    assert (written.status, written.reason, written.decided_by) == ("accepted", "Ends in March", "Chen")


def test_half_a_date_changes_nothing_and_what_was_filled_in_stays(
    tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    before, rows = workspace.assessment(sample), shown(tasks_page)
    tasks_page.table.choose(rows[0].key, rows[1].key)
    type_in(qtbot, tasks_page.bulk.owner, "Ling")
    type_in(qtbot, tasks_page.bulk.due.input, "2027-")
    qtbot.mouseClick(tasks_page.bulk.apply, Qt.MouseButton.LeftButton)
    assert workspace.assessment(sample) == before and tasks_page.bulk.due.wrong.isVisible()
    tasks_page.table.choose(rows[0].key)
    tasks_page.table.choose(rows[1].key, rows[2].key)
    assert (tasks_page.bulk.owner.text(), tasks_page.bulk.due.input.text()) == ("Ling", "2027-")


def test_what_was_filled_in_for_many_is_there_after_the_window_was_built_anew(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    some, window = [row.key for row in shown(tasks_page)[:2]], tasks_page.window()
    tasks_page.table.choose(*some)
    type_in(qtbot, tasks_page.bulk.owner, "陈静")
    type_in(qtbot, tasks_page.bulk.due.input, "2027/1/31")
    choose(qtbot, tasks_page.bulk.status, "accepted")
    type_in(qtbot, tasks_page.bulk.reason, "Ends in March")
    filled = tasks_page.bulk.draft()
    presenter.set_interface_language("zh-CN")
    assert isinstance(window, MainWindow) and isinstance(window.page, TasksPage)
    page = window.page
    assert page is not tasks_page and page.bulk.draft() == filled
    page.table.choose(*some)
    type_in(qtbot, page.bulk.decided_by, "Chen")
    qtbot.mouseClick(page.bulk.apply, Qt.MouseButton.LeftButton)
    done = [row.progress for row in shown(page) if row.key in some]
    assert {(p.owner, p.due, p.reason) for p in done} == {("陈静", "2027-01-31", "Ends in March")}
    assert page.bulk.draft() == {}


def test_dates_proposed_are_agreed_to_where_none_is(
    tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    undated = [row for row in shown(tasks_page) if not row.progress.due][:2]
    other = next(row for row in shown(tasks_page) if row.progress.due)
    tasks_page.table.choose(*(row.key for row in (*undated, other)))
    qtbot.mouseClick(tasks_page.bulk.proposed, Qt.MouseButton.LeftButton)
    after = workspace.assessment(sample).progress
    assert [after[row.key].due for row in undated] == [row.proposed for row in undated]
    assert after[other.key] == other.progress
    qtbot.mouseClick(tasks_page.bulk.proposed, Qt.MouseButton.LeftButton)
    assert tasks_page.bulk.refused.detail.text() == "All of these tasks stand like this already."


def test_taking_out_of_the_plan_leaves_what_is_under_way(row: TaskRow) -> None:
    planned, working = dated(row, "", status="planned"), dated(row, "", status="in_progress")
    change = BulkChange(plan=False)
    assert (change.of(planned).status, change.of(working).status) == ("open", "in_progress")
    assert change.refusals([planned, working]) == []


def test_what_no_one_verified_and_what_is_moot_is_refused(row: TaskRow) -> None:
    moot = replace(row, tracked=replace(row.tracked, state="moot"))
    seen = Evidence(what="Minutes", provided_by="Ling", verified_by="Chen")
    good = replace(row, tracked=replace(row.tracked, progress=replace(row.progress, evidence=(seen,))))
    (told,) = BulkChange(plan=True).refusals([moot, good])
    assert told.startswith("No longer called for, so they cannot be planned:")
    assert BulkChange(status="verified").refusals([good]) == []
    (told,) = BulkChange(status="verified").refusals([row] * 7)
    assert told.startswith("No second person has verified evidence of:") and told.endswith("\n– and 2 more")


def test_in_a_narrow_window_one_goes_into_several_and_back(
    make_window: MakeWindow, presenter: Presenter, sample: str, qtbot: QtBot
) -> None:
    window = make_window(1024, 640, percent=200)
    presenter.open(sample, "tasks")
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, TasksPage)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    assert not page.bulk.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.bulk.isVisible() and page.bulk.back.hasFocus() and not page.table.isVisible()
    qtbot.keyClick(page.bulk.back, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert not page.filters.owner.isVisible()
    qtbot.mouseClick(page.filters.more, Qt.MouseButton.LeftButton)
    assert page.filters.owner.isVisible()
    choose(qtbot, page.filters.priority, "high")
    assert page.filters.owner.isVisible()
    qtbot.mouseClick(page.filters.more, Qt.MouseButton.LeftButton)
    assert page.filters.priority.isVisible() and not page.filters.owner.isVisible()  # what narrows the list stays


def test_nothing_can_be_changed_in_bulk_in_a_workspace_for_reading(tasks_page: TasksPage, presenter: Presenter) -> None:
    tasks_page.display(replace(now(presenter), read_only=True))
    tasks_page.table.choose(*(row.key for row in shown(tasks_page)[:2]))
    assert not any(part.isEnabled() for part in (tasks_page.bulk.apply, tasks_page.bulk.plan, tasks_page.add))


def test_a_bulk_change_of_tasks_that_became_moot_is_possible_but_for_planning(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    row = pick(tasks_page, "record_basis")
    presenter.progress(replace(row.progress, owner="Ling"))
    presenter.answer(row.key[0], row.key[1], Answer(value="yes"))
    other = shown(tasks_page)[0]
    tasks_page.table.choose(row.key, other.key)
    type_in(qtbot, tasks_page.bulk.owner, "Chen")
    tasks_page.bulk.apply.click()
    assert {r.progress.owner for r in tasks_page.table.selected()} == {"Chen"}


def test_a_click_on_a_heading_selects_nothing(tasks_page: TasksPage, qtbot: QtBot) -> None:
    tasks_page.views.options["due"].click()
    before = [row.key for row in tasks_page.table.selected()]
    place = tasks_page.table.visualRect(tasks_page.table.tasks.index(0, 0)).center()
    qtbot.mouseClick(tasks_page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, place.y()))
    assert [row.key for row in tasks_page.table.selected()] in (before, [])
