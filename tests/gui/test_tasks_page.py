"""The tasks as a list: found, filtered, sorted, and told with words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_app.gui import tasks, theme
from pia_app.gui.pages.tasks import TasksPage
from pia_app.gui.pages.tasks_model import COLUMNS, MARK, column
from pia_app.gui.pages.ways import show_task
from pia_app.gui.presenter import Presenter
from pia_app.gui.task_words import CLOSED, PRIORITIES, ROLES, STATUSES, word
from pia_app.gui.tasks import TaskRow
from pia_app.gui.widgets.two_lines import two_lines
from pia_app.model import Answer
from pia_app.model.tasks import STATUSES as KNOWN
from tests.gui.conftest import MakeWindow
from tests.gui.tasks_seen import choose, now, pick, shown

TODAY = date(2026, 11, 23)


def test_owner_due_and_status_are_in_view_on_a_small_screen(
    make_window: MakeWindow, presenter: Presenter, sample: str
) -> None:
    window = make_window(1024, 640)
    presenter.open(sample, "tasks")
    QApplication.processEvents()
    assert isinstance(window.page, TasksPage)
    table = window.page.table
    header = table.horizontalHeader()
    for name in ("priority", "title", "owner", "due", "status"):
        right = header.sectionViewportPosition(column(name)) + header.sectionSize(column(name))
        assert right <= table.viewport().width() + 2, name


@pytest.mark.parametrize("percent", [100, 200])
def test_a_title_takes_two_lines_at_most(qapp: QApplication, percent: int) -> None:
    metrics = QFontMetrics(theme.Theme("light", percent).font())
    for text in ("Pause transfers abroad that have no route", "暂停没有合法路径的出境传输并说明理由和期限", "short"):
        for width in range(60, 400, 17):
            kept = two_lines(text, metrics, width)
            height = metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), kept).height()
            assert height < 2.5 * metrics.lineSpacing()
            assert kept == text or kept.endswith("…")


def test_all_tasks_are_listed_with_the_most_urgent_first(tasks_page: TasksPage, presenter: Presenter) -> None:
    listed = shown(tasks_page)
    assert len(listed) == len(now(presenter).evaluation.tasks)
    order = list(PRIORITIES)
    ranks = [order.index(row.priority) for row in listed]
    assert ranks == sorted(ranks)
    assert tasks_page.count.text().startswith(f"{len(listed)} tasks")


def test_every_cell_says_its_column_and_its_text(tasks_page: TasksPage) -> None:
    model = tasks_page.table.tasks
    spoken = [model.index(0, c).data(Qt.ItemDataRole.AccessibleTextRole) for c in range(model.columnCount())]
    assert spoken[0] == "Priority: Critical"
    assert spoken[column("activity")].startswith("Activity: A")
    assert all(text.partition(": ")[2] for text in spoken)


def test_overdue_is_said_with_a_word_and_only_of_what_was_agreed_and_is_open(presenter: Presenter, sample: str) -> None:
    presenter.open(sample, "tasks")
    snapshot = now(presenter)
    task = snapshot.evaluation.tasks[0]
    for due, status, late in (
        ("2026-11-22", "open", True), ("2026-11-23", "open", False), ("2026-11-22", "done", False), ("", "open", False),
    ):  # fmt: skip
        progress = {task.key: replace(tasks.rows(snapshot, TODAY)[0].progress, due=due, status=status)}
        changed = replace(snapshot, assessment=replace(snapshot.assessment, progress=progress))
        assert tasks.rows(changed, TODAY)[0].overdue is late


def test_the_table_says_overdue_with_a_word_and_a_picture(tasks_page: TasksPage, presenter: Presenter) -> None:
    row = pick(tasks_page, "record_basis")
    presenter.progress(replace(row.progress, due="2026-11-01"))
    model = tasks_page.table.tasks
    cells = [model.index(n, column("due")) for n in range(model.rowCount())]
    (late,) = [cell for cell in cells if cell.data(MARK)]
    assert late.data() == "2026-11-01\noverdue"
    assert late.data(Qt.ItemDataRole.AccessibleTextRole) == "Due: 2026-11-01, overdue"
    assert "1 overdue" in tasks_page.count.text()
    assert tasks_page.form.fields.late.label.text() == "Overdue: it was to be done by 2026-11-01."
    presenter.progress(replace(row.progress, due="2026-11-01", status="done"))
    assert not tasks_page.form.fields.late.isVisible()
    assert "overdue" not in tasks_page.count.text()


def test_filters_narrow_the_list_and_say_how_many_are_left(tasks_page: TasksPage, qtbot: QtBot) -> None:
    tasks_page.filters.priority.setCurrentIndex(tasks_page.filters.priority.findData("critical"))
    assert {row.priority for row in shown(tasks_page)} == {"critical"}
    tasks_page.filters.kind.setCurrentIndex(tasks_page.filters.kind.findData("open"))
    assert all(row.progress.status not in CLOSED for row in shown(tasks_page))
    tasks_page.filters.activity.setCurrentIndex(1 + 2)
    assert {row.activity[:2] for row in shown(tasks_page)} == {"A2"}
    qtbot.keyClicks(tasks_page.filters.search, "BASIS every")
    assert {row.key[2] for row in shown(tasks_page)} == {"record_basis"}
    assert "1 in view" in tasks_page.count.text()
    qtbot.keyClicks(tasks_page.filters.search, " nowhere")
    assert shown(tasks_page) == []
    assert tasks_page.empty.text() == "No task matches."
    assert not tasks_page.form.isVisible()
    tasks_page.filters.search.clear()
    assert tasks_page.form.isVisible()


def test_tasks_of_the_whole_assessment_can_be_found(tasks_page: TasksPage) -> None:
    tasks_page.filters.activity.setCurrentIndex(tasks_page.filters.activity.findData("-"))
    assert {row.key[0] for row in shown(tasks_page)} <= {""}


def test_every_column_sorts_by_meaning(tasks_page: TasksPage, presenter: Presenter) -> None:
    first, second, *_ = shown(tasks_page)
    presenter.write_tasks(
        [replace(first.progress, cost=90.0, effort=12), replace(second.progress, cost=1000, effort=2)]
    )
    keys: dict[str, Callable[[TaskRow], Any]] = {
        "priority": lambda row: -list(PRIORITIES).index(row.priority),
        "title": lambda row: row.title.casefold(),
        "owner": lambda row: row.progress.owner.casefold(),
        "due": lambda row: row.due,
        "status": lambda row: list(STATUSES).index(row.progress.status),
        "activity": lambda row: row.activity,
        "effort": lambda row: -1 if row.effort is None else row.effort,
        "role": lambda row: word(ROLES, row.role).casefold(),
        "cost": lambda row: -1 if row.progress.cost is None else row.progress.cost,
        "finding": lambda row: row.finding.casefold(),
        "article": lambda row: " · ".join(row.articles).casefold(),
        "note": lambda row: row.progress.note.casefold(),
    }
    assert set(keys) == set(COLUMNS)
    for name, key in keys.items():
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            tasks_page.table.sortByColumn(column(name), order)
            found = [key(row) for row in shown(tasks_page)]
            assert found == sorted(found, reverse=order is Qt.SortOrder.DescendingOrder), name
            current = tasks_page.table.current()
            assert current is not None and current.key == first.key  # who is selected stays selected


def test_a_click_on_a_heading_sorts_by_it(tasks_page: TasksPage, qtbot: QtBot) -> None:
    header = tasks_page.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(column("due")) + 20, header.height() // 2)
    for reverse in (False, True):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        days = [row.due for row in shown(tasks_page)]
        assert days == sorted(days, reverse=reverse)


def test_a_better_answer_takes_a_task_from_the_list_about_which_nobody_wrote(
    tasks_page: TasksPage, presenter: Presenter
) -> None:
    row = next(r for r in shown(tasks_page) if not r.progress.written and r.key[0])
    tasks_page.table.choose(row.key)
    question = now(presenter).library.question[row.key[1]]
    presenter.answer(row.key[0], question.id, Answer(value="yes"))
    assert row.key not in [r.key for r in shown(tasks_page)]
    assert tasks_page.table.current() is not None


def test_in_a_narrow_window_one_goes_into_a_task_and_back(
    make_window: MakeWindow, presenter: Presenter, sample: str, qtbot: QtBot
) -> None:
    window = make_window(1024, 640, percent=200)
    presenter.open(sample, "tasks")
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, TasksPage)
    assert page.table.isVisible() and not page.form.isVisible()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.form.isVisible() and not page.table.isVisible()
    assert page.form.back.hasFocus()
    qtbot.keyClick(page.form.back, Qt.Key.Key_Escape)
    assert page.table.isVisible() and page.table.hasFocus()


def test_the_words_know_every_state_priority_and_role(presenter: Presenter, sample: str) -> None:
    presenter.open(sample, "tasks")
    library = now(presenter).library
    assert set(STATUSES) == set(KNOWN)
    assert {m.owner for m in library.measures} <= set(ROLES)
    assert {m.priority for m in library.measures} <= set(PRIORITIES)
    assert word(STATUSES, "someone's own") == "someone's own"


def test_the_model_keeps_the_rules_of_qt(tasks_page: TasksPage, presenter: Presenter) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(tasks_page.table.tasks, fatal)
    row = pick(tasks_page, "record_basis")
    presenter.progress(replace(row.progress, status="done"))
    presenter.answer(row.key[0], "basis_recorded", Answer(value="yes"))
    for view in ("owner", "due", "list"):
        tasks_page.views.options[view].click()
    tasks_page.filters.search.setText("data")
    assert tester is not None


def test_a_task_being_worked_on_stays_in_view_until_another_filter_is_chosen(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    choose(qtbot, tasks_page.filters.kind, "open")
    row = next(r for r in shown(tasks_page) if r.progress.status == "open")
    tasks_page.table.choose(row.key)
    choose(qtbot, tasks_page.form.fields.status, "accepted")
    assert row.key in [r.key for r in shown(tasks_page)]
    assert tasks_page.form.key == row.key
    choose(qtbot, tasks_page.filters.kind, "")
    choose(qtbot, tasks_page.filters.kind, "open")
    assert row.key not in [r.key for r in shown(tasks_page)]


def test_owner_and_state_filter_too(tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot) -> None:
    first, second, *_ = shown(tasks_page)
    presenter.write_tasks([replace(first.progress, owner="Ling  Wang"), replace(second.progress, owner="ling wang")])
    choose(qtbot, tasks_page.filters.owner, "ling wang")
    assert [row.key for row in shown(tasks_page)] == [first.key, second.key]
    choose(qtbot, tasks_page.filters.owner, "-")
    assert {row.progress.owner for row in shown(tasks_page)} == {""}
    choose(qtbot, tasks_page.filters.owner, "")
    choose(qtbot, tasks_page.filters.status, "planned")
    assert {row.progress.status for row in shown(tasks_page)} == {"planned"}


def test_a_filter_that_finds_nothing_any_more_stays_in_sight(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    row = shown(tasks_page)[0]
    presenter.progress(replace(row.progress, owner="Somebody"))
    choose(qtbot, tasks_page.filters.owner, "somebody")
    presenter.undo()
    assert tasks_page.filters.owner.currentText() == "Somebody"


def test_a_way_from_elsewhere_brings_a_task_into_view_whatever_is_filtered(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    wanted = shown(tasks_page)[-1]
    tasks_page.filters.search.setText("nothing like this")
    assert tasks_page.table.current() is None
    presenter.go("risk")
    show_task(presenter, wanted.key)
    current = tasks_page.table.current()
    assert current is not None and current.key == wanted.key and tasks_page.form.key == wanted.key
    assert tasks_page.form.isVisible()
    tasks_page.filters.search.setText("")
    presenter.go("tasks")
    assert len(shown(tasks_page)) > 1
