"""The tasks: found, sorted, planned, and shown with what they would change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_app.gui import effect, tasks, theme
from pia_app.gui.pages.tasks import TasksPage
from pia_app.gui.pages.tasks_table import ROW, two_lines
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import CLOSED, PRIORITIES, ROLES, STATUSES, word
from pia_app.gui.tasks import TaskRow
from pia_app.model import Answer
from pia_app.model.tasks import STATUSES as KNOWN
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow
from tests.gui.typing_in import type_in

TODAY = date(2026, 11, 23)


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str) -> TasksPage:
    window = make_window()
    presenter.open(sample, "tasks")
    QApplication.processEvents()
    assert isinstance(window.page, TasksPage)
    return window.page


def test_owner_due_and_status_are_in_view_on_a_small_screen(
    make_window: MakeWindow, presenter: Presenter, sample: str
) -> None:
    window = make_window(1024, 640)
    presenter.open(sample, "tasks")
    QApplication.processEvents()
    assert isinstance(window.page, TasksPage)
    table = window.page.table
    header = table.horizontalHeader()
    for column in (0, 1, 3, 4, 5):
        right = header.sectionViewportPosition(column) + header.sectionSize(column)
        assert right <= table.viewport().width() + 2, table.tasks.headerData(column, Qt.Orientation.Horizontal)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_title_takes_two_lines_at_most(qapp: QApplication, percent: int) -> None:
    metrics = QFontMetrics(theme.Theme("light", percent).font())
    for text in ("Pause transfers abroad that have no route", "暂停没有合法路径的出境传输并说明理由和期限", "short"):
        for width in range(60, 400, 17):
            kept = two_lines(text, metrics, width)
            height = metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), kept).height()
            assert height < 2.5 * metrics.lineSpacing()
            assert kept == text or kept.endswith("…")


def now(presenter: Presenter) -> Snapshot:
    assert presenter.snapshot is not None
    return presenter.snapshot


def shown(page: TasksPage) -> list[TaskRow]:
    return [page.table.filter.index(n, 0).data(ROW) for n in range(page.table.filter.rowCount())]


def pick(page: TasksPage, measure: str) -> TaskRow:
    row = next(r for r in shown(page) if r.task.measure == measure)
    page.table.choose(row.key)
    return row


def test_all_tasks_are_listed_with_the_most_urgent_first(page: TasksPage, presenter: Presenter) -> None:
    listed = shown(page)
    assert len(listed) == len(now(presenter).evaluation.tasks)
    order = list(PRIORITIES)
    ranks = [order.index(row.task.priority) for row in listed]
    assert ranks == sorted(ranks)
    assert page.count.text().startswith(f"{len(listed)} tasks")


def test_every_cell_says_its_column_and_its_text(page: TasksPage) -> None:
    model = page.table.filter
    spoken = [model.index(0, c).data(Qt.ItemDataRole.AccessibleTextRole) for c in range(model.columnCount())]
    assert spoken[0] == "Priority: Critical"
    assert spoken[2].startswith("Activity: A")
    assert all(text.partition(": ")[2] for text in spoken)


def test_owner_date_state_and_note_are_stored_and_the_task_stays_selected(
    page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(page, "record_basis")
    form = page.form
    type_in(qtbot, form.owner, "Ling")
    type_in(qtbot, form.note, "先与法务核对")
    type_in(qtbot, form.due.input, "2026-12-24")
    qtbot.keyClick(form.due.input, Qt.Key.Key_Return)
    form.status.setCurrentIndex(form.status.findData("in_progress"))
    form.status.activated.emit(form.status.currentIndex())
    progress = workspace.assessment(sample).progress[row.key]
    assert (progress.owner, progress.due, progress.status) == ("Ling", "2026-12-24", "in_progress")
    assert progress.note == "先与法务核对"
    current = page.table.current()
    assert current is not None and current.key == row.key
    assert current.progress == progress


def test_two_fields_typed_one_after_the_other_are_both_stored(
    page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(page, "record_basis")
    qtbot.keyClicks(page.form.owner, "Ling")
    qtbot.keyClicks(page.form.note, "call legal")
    page.form.owner.flush()
    progress = workspace.assessment(sample).progress[row.key]
    assert (progress.owner, progress.note) == ("Ling", "call legal")


def test_what_was_typed_belongs_to_the_task_it_was_typed_for(
    page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(page, "record_basis")
    page.form.note.setFocus()
    qtbot.keyClicks(page.form.note, "first")
    other = next(r for r in shown(page) if r.key != row.key)
    page.table.choose(other.key)
    assert workspace.assessment(sample).progress[row.key].note == "first"
    assert page.form.note.text() == other.progress.note


def test_a_date_is_proposed_and_taken_with_one_button(
    page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(page, "record_basis")
    assert row.proposed == "2026-11-09"  # seven days after the assessment began
    assert page.form.proposal.text() == "Proposed: 2026-11-09, within 7 days"
    qtbot.mouseClick(page.form.take, Qt.MouseButton.LeftButton)
    assert workspace.assessment(sample).progress[row.key].due == "2026-11-09"
    assert not page.form.take.isVisible()


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


def test_the_table_says_overdue(page: TasksPage, presenter: Presenter) -> None:
    row = pick(page, "record_basis")
    presenter.progress(replace(row.progress, due="2026-11-01"))
    assert "2026-11-01\noverdue" in [page.table.filter.index(n, 4).data() for n in range(page.table.filter.rowCount())]
    assert "1 overdue" in page.count.text()
    assert page.form.proposal.text() == "Overdue."


def test_filters_narrow_the_list_and_say_how_many_are_left(page: TasksPage, qtbot: QtBot) -> None:
    page.priority.setCurrentIndex(page.priority.findData("critical"))
    assert {row.task.priority for row in shown(page)} == {"critical"}
    page.status.setCurrentIndex(page.status.findData("*"))
    assert all(row.progress.status not in CLOSED for row in shown(page))
    page.activity.setCurrentIndex(1 + 2)
    assert {row.activity[:2] for row in shown(page)} == {"A2"}
    qtbot.keyClicks(page.search, "BASIS every")
    assert {row.task.measure for row in shown(page)} == {"record_basis"}
    assert "1 in view" in page.count.text()
    qtbot.keyClicks(page.search, " nowhere")
    assert shown(page) == []
    assert page.empty.text() == "No task matches."
    assert not page.form.isVisible()
    page.search.clear()
    assert page.form.isVisible()


def test_tasks_of_the_whole_assessment_can_be_found(page: TasksPage) -> None:
    page.activity.setCurrentIndex(page.activity.findData("-"))
    assert {row.task.activity for row in shown(page)} <= {""}


def test_columns_sort_by_meaning(page: TasksPage) -> None:
    page.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    dates = [row.due for row in shown(page)]
    assert dates == sorted(dates)
    page.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    states = [list(STATUSES).index(row.progress.status) for row in shown(page)]
    assert states == sorted(states, reverse=True)


def test_the_effect_of_a_task_is_the_assessment_judged_again(presenter: Presenter, sample: str) -> None:
    presenter.open(sample, "tasks")
    snapshot = now(presenter)
    before = snapshot.evaluation
    task = next(t for t in before.tasks if "pipl" in t.removes_stops and t.question == "transfer_route")
    found = effect.of(snapshot, task)
    assert {stop.question for stop in found.stops} == {"transfer_route"}
    assert [change.activity for change in found.levels] == [task.activity]
    assert any(gain.principle == "accountability" and gain.after > gain.before for gain in found.principles)
    assert all(change.after.high <= change.before.high for change in (*found.levels, *found.scenarios))
    assert now(presenter).evaluation is before


def test_the_form_tells_what_the_task_would_change(page: TasksPage) -> None:
    pick(page, next(r.task.measure for r in shown(page) if r.task.question == "transfer_route"))
    told = page.form.effect.text()
    assert "Removes a hard stop: Transfer route (GDPR Art. 44)" in told  # under the PIPL a route must be chosen, too
    assert "Level of A2: " in told
    assert "\N{NO-BREAK SPACE}% → " in told


def test_a_task_that_is_done_reminds_of_the_answer(page: TasksPage, presenter: Presenter) -> None:
    row = pick(page, "record_basis")
    assert not page.form.reminder.isVisible()
    presenter.progress(replace(row.progress, status="done"))
    assert page.form.reminder.isVisible()


def test_a_task_leads_to_its_question(page: TasksPage, presenter: Presenter) -> None:
    row = pick(page, "record_basis")
    page.form.question.click()
    assert (presenter.page, presenter.question_id) == ("questions", "basis_recorded")
    assert now(presenter).activity_id == row.task.activity


def test_a_better_answer_takes_the_task_from_the_list(page: TasksPage, presenter: Presenter) -> None:
    row = pick(page, "record_basis")
    presenter.answer(row.task.activity, "basis_recorded", Answer(value="yes"))
    assert row.key not in [r.key for r in shown(page)]
    assert page.table.current() is not None


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


def test_nothing_can_be_written_into_a_workspace_for_reading(page: TasksPage, presenter: Presenter) -> None:
    page.form.display(replace(now(presenter), read_only=True), page.table.current())
    assert page.form.owner.isReadOnly() and page.form.note.isReadOnly()
    assert not page.form.status.isEnabled() and not page.form.take.isVisible()


def test_the_words_know_every_state_priority_and_role(presenter: Presenter, sample: str) -> None:
    presenter.open(sample, "tasks")
    library = now(presenter).library
    assert set(STATUSES) == set(KNOWN)
    assert {m.owner for m in library.measures} <= set(ROLES)
    assert {m.priority for m in library.measures} <= set(PRIORITIES)
    assert word(STATUSES, "someone's own") == "someone's own"


def test_the_models_keep_the_rules_of_qt(page: TasksPage, presenter: Presenter) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, fatal) for model in (page.table.tasks, page.table.filter)]
    row = pick(page, "record_basis")
    presenter.progress(replace(row.progress, status="done"))
    presenter.answer(row.task.activity, "basis_recorded", Answer(value="yes"))
    page.search.setText("data")
    assert len(testers) == 2
