"""The tasks of all assessments, and task lists that go out of the window and come back into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from pia_app.errors import PiaError
from pia_app.exchange.tasks import Change, Preview
from pia_app.gui import ask
from pia_app.gui.ask import Confirm
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.all_tasks import AllTasksPage
from pia_app.gui.pages.all_tasks_model import DUE, ENTRY, OWNER, STATUS, TITLE, Group
from pia_app.gui.pages.task_list_back import TaskListBack
from pia_app.gui.pages.task_list_changes import ChangeTeller, Entry
from pia_app.gui.pages.task_list_out import TaskListOut
from pia_app.gui.pages.tasks import TasksPage
from pia_app.gui.presenter import Presenter
from pia_app.gui.workspace_tasks import Gathered, WorkspaceTask, gathered
from pia_app.model import OwnTask, TaskProgress
from pia_app.rules.tracking import tracked
from pia_app.wording import explain
from pia_app.workspace import Workspace
from tests.exchange.tasks.support import column, put
from tests.gui.conftest import NOW, MakeWindow, visible, words_in
from tests.gui.test_window import _is_inner, faults

LEFT = Qt.MouseButton.LeftButton
TODAY = NOW.date()
LONG = 60_000  # milliseconds: a busy computer decides nothing


def progress(workspace: Workspace, assessment: str, number: int) -> TaskProgress:
    """Return what is written about a task, counted from 0 in the order of urgency."""
    found = tracked(
        workspace.library(assessment), workspace.assessment(assessment), workspace.evaluation(assessment), TODAY
    )
    return found[number].progress


def write(workspace: Workspace, assessment: str, number: int, **fields: Any) -> None:
    workspace.progress(assessment, replace(progress(workspace, assessment, number), **fields))


@pytest.fixture
def two(workspace: Workspace, sample: str) -> tuple[str, str]:
    """The sample, and a copy of it with another name; a few tasks of each are planned."""
    copy = workspace.duplicate(sample)
    workspace.set_name(copy, "Loyalty programme")
    planned = (
        ("Ling Wang", "2026-11-01", "open"),
        ("Ling Wang", "2026-11-24", "planned"),
        ("\uff2c\uff49\uff4e\uff47  wang", "2026-11-30", "in_progress"),  # in wide letters
        ("Jo Meyer", "2027-03-01", "open"),
        ("Jo Meyer", "2026-11-02", "done"),
    )
    entries = [
        replace(progress(workspace, copy, number), owner=owner, due=due, status=status)
        for number, (owner, due, status) in enumerate(planned)
    ]
    workspace.progress_of(copy, entries)
    return sample, copy


def settled(qtbot: QtBot, page: AllTasksPage) -> AllTasksPage:
    """Wait until the tasks are gathered."""
    qtbot.waitUntil(lambda: page._work is None, timeout=LONG)
    return page


@pytest.fixture
def page(make_window: MakeWindow, qtbot: QtBot, two: tuple[str, str]) -> AllTasksPage:
    window = make_window()
    qtbot.mouseClick(window.home.all_tasks, LEFT)
    assert window.all_tasks is not None
    return settled(qtbot, window.all_tasks)


def shown(page: AllTasksPage) -> tuple[WorkspaceTask, ...]:
    return page.table.tasks.shown()


def choose(page: AllTasksPage, box: str, value: str) -> None:
    found = getattr(page, box)
    assert found.findData(value) >= 0
    found.setCurrentIndex(found.findData(value))


def groups(page: AllTasksPage) -> list[str]:
    model = page.table.tasks
    entries = [model.entry(row) for row in range(model.rowCount())]
    return [model.group_text(entry) for entry in entries if isinstance(entry, Group)]


# The tasks of all assessments


def test_every_open_task_of_every_assessment_is_listed_the_most_urgent_first(
    page: AllTasksPage, presenter: Presenter, workspace: Workspace, two: tuple[str, str]
) -> None:
    assert presenter.page == "all_tasks" and presenter.snapshot is None
    expected = {
        (name, task.key)
        for name in two
        for task in tracked(workspace.library(name), workspace.assessment(name), workspace.evaluation(name), TODAY)
        if task.state == "active" and task.progress.status not in ("done", "verified", "accepted", "not_applicable")
    }
    assert {row.key for row in shown(page)} == expected
    ranks = [("critical", "high", "medium", "low").index(row.task.priority) for row in shown(page)]
    assert ranks == sorted(ranks)
    assert f"{len(expected)} in view" in page.count.text()


def test_filters_narrow_the_list(page: AllTasksPage, two: tuple[str, str], qtbot: QtBot) -> None:
    choose(page, "assessment", two[1])
    assert {row.name for row in shown(page)} == {"Loyalty programme"}
    choose(page, "owner", "ling wang")  # however wide its letters are and however many spaces there are
    assert len(shown(page)) == 3
    choose(page, "due", "week")
    assert [row.due for row in shown(page)] == ["2026-11-24"]
    choose(page, "due", "")
    choose(page, "status", "in_progress")
    assert [row.due for row in shown(page)] == ["2026-11-30"]
    choose(page, "status", "")
    choose(page, "owner", "jo meyer")
    choose(page, "due", "closed")
    assert [row.task.progress.status for row in shown(page)] == ["done"]
    choose(page, "due", "")
    choose(page, "owner", "-")
    assert shown(page) and {row.owner for row in shown(page)} == {""}
    qtbot.keyClicks(page.search, "no such words anywhere")
    assert shown(page) == ()
    assert page.empty.isVisible() and page.empty.text() == "No task matches."
    assert not page.open.isEnabled()


def test_late_tasks_say_so_with_a_word(page: AllTasksPage, two: tuple[str, str]) -> None:
    choose(page, "assessment", two[1])
    choose(page, "due", "overdue")
    (row,) = shown(page)
    place = page.table.tasks.place(row.key)
    assert page.table.tasks.index(place, DUE).data() == "2026-11-01\noverdue"
    assert page.count.text().endswith("1 overdue")


def test_tasks_are_grouped_by_owner_and_by_due_date(page: AllTasksPage, two: tuple[str, str], qtbot: QtBot) -> None:
    choose(page, "assessment", two[1])
    qtbot.mouseClick(page.views["owner"], LEFT)
    rest = len(shown(page)) - 4
    assert groups(page) == ["Jo Meyer · 1 task", "Ling Wang · 3 tasks · 1 overdue", f"No owner yet · {rest} tasks"]
    qtbot.mouseClick(page.views["due"], LEFT)
    assert [text.partition(" · ")[0] for text in groups(page)] == [
        "Overdue", "This week", "This month", "Later", "No date agreed",
    ]  # fmt: skip
    page.table.setFocus()
    first = page.table.current()
    assert first is not None and first.due == "2026-11-01"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)  # passes over the line above the next group
    second = page.table.current()
    assert second is not None and second.due == "2026-11-24"
    qtbot.mouseClick(page.views[""], LEFT)
    assert groups(page) == []


def test_columns_sort_by_meaning_and_the_task_selected_stays_so(page: AllTasksPage) -> None:
    page.table.setCurrentIndex(page.table.tasks.index(7, TITLE))
    chosen = page.table.current()
    assert chosen is not None
    page.table.sortByColumn(DUE, Qt.SortOrder.AscendingOrder)
    dates = [row.due for row in shown(page)]
    assert dates == sorted(dates)
    page.table.sortByColumn(OWNER, Qt.SortOrder.DescendingOrder)
    names = [row.owner.casefold() for row in shown(page)]
    assert names == sorted(names, reverse=True)
    page.table.sortByColumn(STATUS, Qt.SortOrder.AscendingOrder)
    current = page.table.current()
    assert current is not None and current.key == chosen.key


def test_a_row_opens_its_assessment_with_the_task_selected(
    page: AllTasksPage, presenter: Presenter, two: tuple[str, str], qtbot: QtBot
) -> None:
    choose(page, "assessment", two[1])
    page.table.setFocus()
    for _ in range(5):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    wanted = page.table.current()
    assert wanted is not None
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    window = page.window()
    assert isinstance(window, MainWindow) and isinstance(window.page, TasksPage)
    assert presenter.snapshot is not None and presenter.snapshot.assessment.id == two[1]
    current = window.page.table.current()
    assert current is not None and current.key == wanted.task.key


def test_a_filter_is_not_in_the_way_of_the_task_that_was_asked_for(
    page: AllTasksPage, presenter: Presenter, two: tuple[str, str], qtbot: QtBot
) -> None:
    rows = [row for row in shown(page) if row.assessment == two[1]]
    presenter.open_task(two[1], rows[0].task.key)
    window = page.window()
    assert isinstance(window, MainWindow) and isinstance(window.page, TasksPage)
    qtbot.keyClicks(window.page.filters.search, "no such words anywhere")
    presenter.open_task(two[1], rows[-1].task.key)
    current = window.page.table.current()
    assert current is not None and current.key == rows[-1].task.key


def test_what_was_done_elsewhere_is_there_on_the_way_back(
    page: AllTasksPage, presenter: Presenter, workspace: Workspace, two: tuple[str, str], qtbot: QtBot
) -> None:
    row = next(row for row in shown(page) if row.assessment == two[0] and not row.owner)
    presenter.open_task(row.assessment, row.task.key)
    presenter.progress(replace(row.task.progress, owner="Dana Reed"))
    presenter.go_all_tasks()
    settled(qtbot, page)
    assert [found.owner for found in shown(page) if found.key == row.key] == ["Dana Reed"]
    assert page.owner.findData("dana reed") > 0


def test_own_tasks_and_tasks_no_longer_called_for_are_among_them(
    page: AllTasksPage, presenter: Presenter, workspace: Workspace, two: tuple[str, str], qtbot: QtBot
) -> None:
    workspace.add_task(two[0], OwnTask(id="", title="Ask the works council"))
    moot = TaskProgress(activity="", question="mfa", measure="turn_on_two_factor", note="kept")
    activity = workspace.assessment(two[0]).activities[0].id
    question = next(t.key for t in workspace.evaluation(two[0]).tasks if t.key[0] != activity)
    workspace.progress(two[0], replace(moot, activity=activity, question=question[1], measure=question[2]))
    page.refresh()
    settled(qtbot, page)
    assert "Ask the works council" in {row.title for row in shown(page)}
    choose(page, "status", "moot")
    for row in shown(page):
        place = page.table.tasks.place(row.key)
        assert page.table.tasks.index(place, STATUS).data() == "No longer called for"


def test_an_assessment_that_did_not_change_is_not_looked_at_again(workspace: Workspace, two: tuple[str, str]) -> None:
    judged = workspace._judged(None)
    first = gathered(judged, Gathered(), TODAY)
    write(workspace, two[0], 0, owner="Somebody")
    second = gathered(workspace._judged(None), first, TODAY)
    assert second.pieces[two[1]] is first.pieces[two[1]]
    assert second.pieces[two[0]] is not first.pieces[two[0]]


def test_judgements_made_beside_the_window_are_kept_for_the_home_page(
    make_window: MakeWindow, workspace: Workspace, sample: str, qtbot: QtBot, presenter: Presenter
) -> None:
    assert workspace.judgement(sample) is None and presenter.rows()[0].level is None
    window = make_window()
    presenter.go_all_tasks()
    assert window.all_tasks is not None
    settled(qtbot, window.all_tasks)
    assert workspace.judgement(sample) == workspace.evaluation(sample)
    assert presenter.rows()[0].level is not None


def test_an_assessment_that_cannot_be_read_is_told_and_the_others_are_shown(
    make_window: MakeWindow, workspace: Workspace, two: tuple[str, str], qtbot: QtBot, presenter: Presenter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    library = workspace.library

    def broken(assessment_id: str) -> Any:
        if assessment_id == two[0]:
            raise PiaError("library_unreadable", why="damaged")
        return library(assessment_id)

    window = make_window()
    monkeypatch.setattr(workspace, "library", broken)
    presenter.go_all_tasks()
    assert window.all_tasks is not None
    page = settled(qtbot, window.all_tasks)
    assert {row.assessment for row in shown(page)} == {two[1]}
    assert page.wrong.isVisible()
    assert page.wrong.detail.text() == explain("en", PiaError("library_unreadable", why="damaged"))


def test_leaving_the_workspace_gives_up_the_gathering(
    make_window: MakeWindow, two: tuple[str, str], presenter: Presenter, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window()
    presenter.go_all_tasks()
    presenter.open_workspace(tmp_path / "other.pia", create=True)
    assert presenter.page == "home"
    presenter.go_all_tasks()
    assert window.all_tasks is not None
    page = settled(qtbot, window.all_tasks)
    assert shown(page) == () and page.empty.text() == "Nothing that was answered so far calls for a task."


@pytest.mark.parametrize(("language", "title"), [("en", "Tasks of all assessments"), ("zh-CN", "全部评估的整改任务")])
def test_the_page_speaks_the_language_of_the_window(
    make_window: MakeWindow, presenter: Presenter, two: tuple[str, str], qtbot: QtBot, language: str, title: str
) -> None:
    window = make_window(1024, 640, language=language, percent=200)
    presenter.go_all_tasks()
    assert window.all_tasks is not None
    settled(qtbot, window.all_tasks)
    assert title in words_in(window.all_tasks)
    presenter.set_interface_language("en" if language == "zh-CN" else "zh-CN")
    assert window.all_tasks is not None
    qtbot.waitUntil(window.all_tasks.isVisible, timeout=LONG)
    settled(qtbot, window.all_tasks)
    assert shown(window.all_tasks)


def test_the_model_keeps_the_rules_of_qt(page: AllTasksPage, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(page.table.tasks, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for view in ("owner", "due", ""):
        qtbot.mouseClick(page.views[view], LEFT)
    page.search.setText("data")
    assert tester.model() is page.table.tasks
    assert isinstance(page.table.tasks.index(0, 0).data(ENTRY), WorkspaceTask)


# Out


def dialog(kind: type[QDialog]) -> Any:
    """Return the one dialog of a kind that is open."""
    (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    found.activateWindow()
    QApplication.processEvents()
    return found


def naming(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Let the dialogs for files answer with a path; return what was suggested to them."""
    asked: list[str] = []

    def save(parent: object, title: str, suggestion: str, kinds: str) -> Path | None:
        asked.append(suggestion)
        return path

    monkeypatch.setattr(ask, "save_file", save)
    monkeypatch.setattr(ask, "open_file", lambda parent, title, kinds: path)
    return asked


def hand_out(qtbot: QtBot, holder: Any, kind: str = ".xlsx") -> TaskListOut:
    """Open the dialog, choose a form and write; return the dialog once it has told how it went."""
    qtbot.mouseClick(holder.lists.out, LEFT)
    found: TaskListOut = dialog(TaskListOut)
    qtbot.mouseClick(found.kinds[kind], LEFT)
    qtbot.mouseClick(found.ok, LEFT)
    qtbot.waitUntil(lambda: found.written.isVisible() or found.failed.isVisible(), timeout=LONG)
    return found


@pytest.mark.parametrize("kind", [".xlsx", ".csv", ".ics", ".json"])
def test_the_tasks_of_all_assessments_go_out_in_every_form(
    page: AllTasksPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    asked = naming(monkeypatch, tmp_path / f"list{kind}")
    found = hand_out(qtbot, page, kind)
    assert asked == [f"All assessments tasks 2026-11-23{kind}"]
    assert found.written.label.text() == "The list is written."
    assert str(tmp_path / f"list{kind}") in found.written.detail.text()
    assert (tmp_path / f"list{kind}").stat().st_size > 1_000
    assert found.cancel.text() == "Close" and found.cancel.hasFocus()
    qtbot.mouseClick(found.cancel, LEFT)


def test_only_the_list_that_was_written_here_is_opened(
    page: AllTasksPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    naming(monkeypatch, tmp_path / "list.csv")
    found = hand_out(qtbot, page, ".csv")
    found._show_file(folder=False)
    found._show_file(folder=True)
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "list.csv", tmp_path]
    (tmp_path / "list.csv").unlink()
    found._show_file(folder=False)
    assert len(opened) == 2 and "no longer" in found.written.label.text()
    found.reject()


def test_from_the_tasks_page_only_that_assessment_goes_out(
    make_window: MakeWindow, presenter: Presenter, two: tuple[str, str], qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from pia_app.gui.widgets.task_list_buttons import TaskListButtons

    window = make_window()
    presenter.open(two[1], "tasks")
    assert window.page is not None
    (lists,) = window.page.findChildren(TaskListButtons)
    asked = naming(monkeypatch, tmp_path / "list.xlsx")
    qtbot.mouseClick(lists.out, LEFT)
    found = dialog(TaskListOut)
    qtbot.mouseClick(found.ok, LEFT)
    qtbot.waitUntil(found.written.isVisible, timeout=LONG)
    found.reject()
    assert asked == ["Loyalty programme tasks 2026-11-23.xlsx"]
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0]
    place = column(sheet, "assessment")
    assert {row[place - 1].value for row in sheet.iter_rows(min_row=2)} == {"Loyalty programme"}


def test_a_file_that_cannot_be_replaced_is_as_it_was(
    page: AllTasksPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"a letter to somebody")
    naming(monkeypatch, tmp_path / "list.xlsx")
    found = hand_out(qtbot, page)
    assert found.failed.label.text() == "The list was not written."
    assert found.failed.detail.text() == explain("en", PiaError("target_is_other", path=str(tmp_path / "list.xlsx")))
    assert (tmp_path / "list.xlsx").read_bytes() == b"a letter to somebody"
    found.reject()


def test_a_name_that_was_completed_here_is_asked_about_before_a_file_is_replaced(
    page: AllTasksPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naming(monkeypatch, tmp_path / "list")
    hand_out(qtbot, page).reject()
    before = (tmp_path / "list.xlsx").read_bytes()
    qtbot.mouseClick(page.lists.out, LEFT)
    found = dialog(TaskListOut)
    qtbot.mouseClick(found.ok, LEFT)
    first = dialog(Confirm)
    qtbot.mouseClick(first.cancel, LEFT)
    assert (tmp_path / "list.xlsx").read_bytes() == before and not found.busy.isVisible()
    qtbot.mouseClick(found.ok, LEFT)
    qtbot.mouseClick(dialog(Confirm).yes, LEFT)
    qtbot.waitUntil(found.written.isVisible, timeout=LONG)
    found.reject()


def test_closing_the_dialog_before_the_writing_has_begun_writes_nothing(
    page: AllTasksPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naming(monkeypatch, tmp_path / "list.xlsx")
    qtbot.mouseClick(page.lists.out, LEFT)
    found = dialog(TaskListOut)
    qtbot.mouseClick(found.ok, LEFT)
    work = found._work
    qtbot.keyClick(found, Qt.Key.Key_Escape)
    with qtbot.waitSignal(work.destroyed, timeout=LONG):
        pass
    assert not (tmp_path / "list.xlsx").exists()


# Back


Fill = Callable[[Any], object]


@pytest.fixture
def read_back(
    page: AllTasksPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workspace: Workspace
) -> Callable[..., TaskListBack]:
    """How to have a list filled in and read back: it returns the dialog once the list is compared or refused."""

    def run(fill: Fill, *, meanwhile: Callable[[], object] = lambda: None, kind: str = ".xlsx") -> TaskListBack:
        path = tmp_path / f"back{kind}"
        workspace.export_tasks(path, language="en")
        if kind == ".xlsx":
            book = openpyxl.load_workbook(path)
            fill(book.worksheets[0])
            book.save(path)
        else:
            fill(path)
        meanwhile()
        naming(monkeypatch, path)
        qtbot.mouseClick(page.lists.back, LEFT)
        found: TaskListBack = dialog(TaskListBack)
        qtbot.waitUntil(lambda: not found.busy.isVisible(), timeout=LONG)
        return found

    return run


def entries(found: TaskListBack) -> list[Entry]:
    return [found.list.changes.entry(row) for row in range(found.list.changes.rowCount())]


def texts(found: TaskListBack) -> list[str]:
    return [entry.text for entry in entries(found)]


def click(qtbot: QtBot, found: TaskListBack, text: str) -> None:
    """Click on a line."""
    row = texts(found).index(text)
    index = found.list.changes.index(row)
    found.list.scrollTo(index)
    qtbot.mouseClick(found.list.viewport(), LEFT, pos=found.list.visualRect(index).center())


def number_of(sheet: Any, workspace: Workspace, assessment: str, number: int) -> int:
    """Return the row of a task in the sheet, counted from 1 below the headings."""
    from pia_app.exchange.tasks import marks

    code = marks.code(assessment, progress(workspace, assessment, number).key)
    place = column(sheet, "code")
    return next(n for n in range(1, sheet.max_row) if sheet.cell(n + 1, place).value == code)


def test_every_change_is_seen_ticked_and_applied_and_can_be_taken_back(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot, page: AllTasksPage
) -> None:
    def fill(sheet: Any) -> None:
        for name, number, owner in ((two[0], 0, "Maria"), (two[1], 6, "Sam")):
            row = number_of(sheet, workspace, name, number)
            put(sheet, row, "owner", owner)
            put(sheet, row, "note", "as agreed")

    before = {name: workspace.assessment(name) for name in two}
    found = read_back(fill)
    assert found.counts.text().endswith("rows read · 4 changes")
    assert texts(found).count("Notes: (empty) → as agreed") == 2
    assert "Owner: (empty) → Sam" in texts(found)
    assert found.ok.text() == "Apply 4 changes"
    assert {name: workspace.assessment(name) for name in two} == before
    click(qtbot, found, "Owner: (empty) → Sam")
    assert found.ok.text() == "Apply 3 changes"
    backups = len(workspace.backups())
    qtbot.mouseClick(found.ok, LEFT)
    assert (progress(workspace, two[0], 0).owner, progress(workspace, two[0], 0).note) == ("Maria", "as agreed")
    assert (progress(workspace, two[1], 6).owner, progress(workspace, two[1], 6).note) == ("", "as agreed")
    assert len(workspace.backups()) == backups + 1
    settled(qtbot, page)
    assert "Maria" in {row.owner for row in shown(page)}
    window = page.window()
    assert isinstance(window, MainWindow)
    banner = window.banners.shown()[-1]
    assert banner.text == "3 changes of the list were applied, in 2 assessments."
    page.presenter.take_back_list()
    assert {name: workspace.assessment(name) for name in two} == before


def test_nothing_is_taken_back_where_something_was_changed_since(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot, page: AllTasksPage
) -> None:
    def fill(sheet: Any) -> None:
        for name in two:
            put(sheet, number_of(sheet, workspace, name, 0), "note", "as agreed")

    found = read_back(fill)
    qtbot.mouseClick(found.ok, LEFT)
    write(workspace, two[0], 1, owner="Since")
    page.presenter.take_back_list()
    assert progress(workspace, two[0], 0).note == "as agreed" and progress(workspace, two[0], 1).owner == "Since"
    assert progress(workspace, two[1], 0).note == ""
    window = page.window()
    assert isinstance(window, MainWindow)
    assert "1 assessment has been changed again since" in window.banners.shown()[-1].text


def test_cancel_changes_nothing(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot
) -> None:
    before, head = workspace.assessment(two[0]), workspace.head
    found = read_back(lambda sheet: put(sheet, 1, "owner", "Maria"))
    qtbot.mouseClick(found.cancel, LEFT)
    assert workspace.assessment(two[0]) is before and workspace.head == head


def test_a_conflict_shows_all_three_values_and_keeps_ours_unless_decided_otherwise(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot
) -> None:
    def fill(sheet: Any) -> None:
        put(sheet, number_of(sheet, workspace, two[1], 6), "owner", "There")

    def meanwhile() -> None:
        write(workspace, two[1], 6, owner="Here")

    found = read_back(fill, meanwhile=meanwhile)
    assert "1 conflict" in found.counts.text()
    three = [
        "Owner, when the list went out: (empty)",
        "Keep what stands here: Here",
        "Take what the file says: There",
    ]
    at = texts(found).index(three[0])
    assert texts(found)[at : at + 3] == three
    assert found.ok.text() == "Apply 0 changes" and not found.ok.isEnabled()
    click(qtbot, found, three[2])
    assert found.ok.text() == "Apply 1 change"
    click(qtbot, found, three[1])
    assert not found.ok.isEnabled()
    found.list.setCurrentIndex(found.list.changes.index(at + 2))
    qtbot.keyClick(found.list, Qt.Key.Key_Space)
    marks = [found.list.changes.index(at + n).data(Qt.ItemDataRole.CheckStateRole) for n in (1, 2)]
    assert marks == [Qt.CheckState.Unchecked, Qt.CheckState.Checked]
    qtbot.mouseClick(found.ok, LEFT)
    assert progress(workspace, two[1], 6).owner == "There"


def test_the_keyboard_ticks_and_enter_in_the_list_applies_nothing(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot
) -> None:
    found = read_back(lambda sheet: put(sheet, number_of(sheet, workspace, two[0], 0), "owner", "Maria"))
    assert found.list.hasFocus()
    qtbot.keyClick(found.list, Qt.Key.Key_Return)
    assert found.isVisible() and not found.ok.isEnabled()
    qtbot.keyClick(found.list, Qt.Key.Key_Space)
    assert found.ok.isEnabled()
    index = found.list.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Owner: (empty) → Maria") and "Tinglan" in spoken
    qtbot.keyClick(found.list, Qt.Key.Key_Escape)
    assert progress(workspace, two[0], 0).owner == ""


def test_all_and_none_can_be_ticked_at_once(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot
) -> None:
    def fill(sheet: Any) -> None:
        put(sheet, 1, "note", "a")
        put(sheet, 2, "note", "b")

    found = read_back(fill)
    qtbot.mouseClick(found.none, LEFT)
    assert not found.ok.isEnabled()
    qtbot.mouseClick(found.all, LEFT)
    assert found.ok.text() == "Apply 2 changes"
    found.reject()


def test_what_cannot_be_matched_or_taken_is_told_with_why(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str]
) -> None:
    def fill(sheet: Any) -> None:
        put(sheet, 1, "code", "T-AAAAA-BBBBB")
        put(sheet, 2, "code", None)
        put(sheet, 3, "status", "finished")
        put(sheet, 4, "owner", "x" * 501)
        put(sheet, 5, "status", "Risk accepted")

    found = read_back(fill)
    for part in ("1 change", "2 rows without a task", "2 cells or rows not usable"):
        assert part in found.counts.text()
    told = "\n".join(entry.text for entry in entries(found) if entry.kind == "problem")
    for piece in ("T-AAAAA-BBBBB", '"finished"', "at most 500 characters", "once a reason is given"):
        assert piece in told
    found.reject()


def test_a_list_that_came_back_as_it_went_out_changes_nothing_and_says_so(
    read_back: Callable[..., TaskListBack],
) -> None:
    found = read_back(lambda sheet: None)
    assert "nothing differs" in found.counts.text()
    assert not found.ok.isVisible() and not found.list.isVisible()
    assert found.cancel.text() == "Close"
    found.reject()


def test_a_damaged_file_is_refused_in_sentences(
    make_window: MakeWindow, presenter: Presenter, hotel: str, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    window, head, path = make_window(), workspace.head, tmp_path / "back.xlsx"
    for content in (b"PK\x03\x04 nonsense", b"<html>", b""):
        path.write_bytes(content)
        back = TaskListBack(presenter, path, window)
        qtbot.waitUntil(back.refused.isVisible, timeout=LONG)
        assert back.refused.label.text() == "The list was not read."
        assert "back.xlsx" in back.refused.detail.text() and "Traceback" not in back.refused.detail.text()
        assert not back.ok.isVisible() and back.cancel.text() == "Close"
        back.reject()
    assert workspace.head == head


def test_what_changed_since_the_comparison_is_compared_anew_and_ticks_are_kept(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot
) -> None:
    def fill(sheet: Any) -> None:
        row = number_of(sheet, workspace, two[0], 0)
        put(sheet, row, "note", "a")
        put(sheet, row, "owner", "Maria")

    found = read_back(fill)
    click(qtbot, found, "Owner: (empty) → Maria")
    write(workspace, two[0], 3, note="meanwhile")
    qtbot.mouseClick(found.ok, LEFT)
    qtbot.waitUntil(lambda: not found.busy.isVisible(), timeout=LONG)
    assert found.isVisible() and "Nothing was applied" in found.told.label.text()
    assert progress(workspace, two[0], 0).note == ""
    assert found.ok.text() == "Apply 1 change"
    qtbot.mouseClick(found.ok, LEFT)
    assert (progress(workspace, two[0], 0).note, progress(workspace, two[0], 0).owner) == ("a", "")


def test_a_change_that_cannot_be_stored_leaves_everything_and_says_why(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    found = read_back(lambda sheet: put(sheet, 1, "note", "a"))

    def refuse(*_: object, **__: object) -> None:
        raise PiaError("export_failed", path="w.pia", why="No space left on device")

    monkeypatch.setattr(workspace, "back_up", refuse)
    qtbot.mouseClick(found.ok, LEFT)
    assert found.isVisible() and found.told.label.text() == "Nothing was applied."
    assert "No space left" in found.told.detail.text()
    found.reject()


def test_a_long_note_is_shown_in_full(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot
) -> None:
    note = "\n".join(f"line {n} " + "w" * 200 for n in range(40))
    found = read_back(lambda sheet: put(sheet, 1, "note", note))
    row = next(n for n, entry in enumerate(entries(found)) if entry.kind == "tick")
    assert entries(found)[row].text.endswith(note)
    lines = found.list.fontMetrics().lineSpacing() * 40
    assert found.list.sizeHintForRow(row) > lines
    found.reject()


def test_of_a_text_that_no_cell_could_hold_the_beginning_is_shown(workspace: Workspace, hotel: str) -> None:
    change = Change(
        cell="N2", code="T-1", assessment=hotel, key=("", "mfa", "m"), title="t", column="note", old="",
        new="y" * 40_000,
    )  # fmt: skip
    preview = Preview(file="f", rows=1, changes=(change,), assessments={hotel: workspace.assessment(hotel)})
    (text,) = [entry.text for entry in ChangeTeller(preview, "en").entries() if entry.kind == "tick"]
    assert text == f"Notes: (empty) → {'y' * 32_767} … (7,233 more characters)"


def test_a_workspace_for_reading_takes_no_list_back(
    make_window: MakeWindow, presenter: Presenter, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(presenter.workspace), "read_only", property(lambda _: True))
    window = make_window()
    presenter.go_all_tasks()
    assert window.all_tasks is not None
    assert not window.all_tasks.lists.back.isEnabled() and window.all_tasks.lists.out.isEnabled()


def test_csv_comes_back_as_well(
    read_back: Callable[..., TaskListBack], workspace: Workspace, two: tuple[str, str], qtbot: QtBot
) -> None:
    def fill(path: Path) -> None:
        text = path.read_text("utf-8-sig")
        path.write_text(text.replace('"Jo Meyer"', '"Kim Park"'), encoding="utf-8-sig")

    found = read_back(fill, kind=".csv")
    assert "2 changes" in found.counts.text()
    qtbot.mouseClick(found.ok, LEFT)
    assert progress(workspace, two[1], 3).owner == "Kim Park"


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drop files onto the window; return whether they were wanted."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(20, 20), *how)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(20, 20), *how))
    return enter.isAccepted()


def test_a_list_dropped_onto_the_window_is_read_back(
    make_window: MakeWindow, workspace: Workspace, hotel: str, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window()
    workspace.export_tasks(tmp_path / "list.xlsx", language="en")
    for unwanted in ((tmp_path / "list.docx",), (tmp_path / "list.xlsx", tmp_path / "list.xlsx")):
        assert not drop(window, *unwanted)
    assert drop(window, tmp_path / "list.xlsx")
    found = dialog(TaskListBack)
    qtbot.waitUntil(lambda: not found.busy.isVisible(), timeout=LONG)
    assert "nothing differs" in found.counts.text()
    found.reject()


# Small screens, large text, screen readers


@pytest.mark.parametrize(("language", "percent"), [("zh-CN", 100), ("en", 200), ("zh-CN", 200)])
def test_nothing_is_cut_or_nameless_or_out_of_reach_on_a_small_screen(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace, hotel: str, qtbot: QtBot, tmp_path: Path,
    language: str, percent: int,
) -> None:  # fmt: skip
    workspace.export_tasks(tmp_path / "list.xlsx", language=language)
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    put(book.worksheets[0], 1, "note", "<b>x</b> & y", language)
    put(book.worksheets[0], 2, "note", "z", language)
    book.save(tmp_path / "list.xlsx")
    window = make_window(1024, 640, language=language, percent=percent)
    presenter.go_all_tasks()
    assert window.all_tasks is not None
    settled(qtbot, window.all_tasks)
    QApplication.processEvents()
    assert wrong_with(window) == []
    for made in (TaskListOut(presenter, window), TaskListBack(presenter, tmp_path / "list.xlsx", window)):
        if isinstance(made, TaskListBack):
            qtbot.waitUntil(made.list.isVisible, timeout=LONG)
        QApplication.processEvents()
        assert wrong_with(made) == []
        assert made.width() <= 1024 and made.height() <= 640
        made.reject()


def wrong_with(window: QWidget) -> list[str]:
    """Name what is cut, out of reach, or takes the keyboard without a name."""
    takes = [w for w in visible(window) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    nameless = [type(w).__name__ for w in takes if not w.accessibleName() and not _is_inner(w)]
    return [*faults(window), *nameless]
