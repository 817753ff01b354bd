"""Tasks that people add themselves: with the answer they bring about, changed, and removed with a way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_app.gui.pages.tasks import TasksPage
from pia_app.gui.pages.tasks_model import column
from pia_app.gui.pages.tasks_own import OwnTaskDialog
from pia_app.gui.presenter import Presenter
from pia_app.model import OwnTask
from pia_app.rules.task_validation import settable
from pia_app.workspace import Workspace
from tests.gui.tasks_seen import choose, now, shown
from tests.gui.test_stops import leave
from tests.gui.typing_in import type_in


def open_dialog(page: TasksPage, qtbot: QtBot) -> OwnTaskDialog:
    qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)
    return in_front()


def in_front() -> OwnTaskDialog:
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OwnTaskDialog)
    return dialog


def own(page: TasksPage) -> list[OwnTask]:
    return [row.own for row in shown(page) if row.own is not None]


@pytest.fixture
def added(tasks_page: TasksPage, presenter: Presenter) -> str:
    activity = now(presenter).activity_id
    return presenter.add_task(OwnTask(id="", title="Ask the partners", activity=activity), due="2026-12-01", effort=2)


def test_a_task_is_added_with_date_effort_and_the_answer_it_brings_about(
    tasks_page: TasksPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    before, dialog = workspace.assessment(sample), open_dialog(tasks_page, qtbot)
    assert not dialog.ok.isEnabled()
    type_in(qtbot, dialog.title, "停止向广告伙伴提供")
    assert dialog.ok.isEnabled()
    choose(qtbot, dialog.priority, "high")
    type_in(qtbot, dialog.due.input, "2026-12-24")
    type_in(qtbot, dialog.effort.input, "1.5")
    assert dialog.question is not None
    question = "encryption_rest"
    text = now(presenter).words.question(question).text
    line = dialog.question.box.lineEdit()
    assert line is not None
    box = dialog.question.box
    type_in(qtbot, line, next(entry for n in range(box.count()) if text in (entry := box.itemText(n))))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not dialog.ok.isEnabled()  # a question without the answer it is to have
    assert dialog.now.text().startswith("The answer now: ")
    choose(qtbot, dialog.answer, "yes")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    (made,) = workspace.assessment(sample).own_tasks.values()
    assert (made.title, made.priority, made.question, made.answer) == ("停止向广告伙伴提供", "high", question, "yes")
    assert made.activity == now(presenter).activity_id
    written = workspace.assessment(sample).progress[made.key]
    assert (written.due, written.effort) == ("2026-12-24", 1.5)
    current = tasks_page.table.current()
    assert current is not None and current.key == made.key
    assert tasks_page.done.label.text() == "The task was added."
    assert tasks_page.form.facts.text().startswith("Own task · Priority: High")
    assert f'Brings about the answer "Yes" to "{text}".' == tasks_page.form.law.text()
    row = tasks_page.table.currentIndex().row()
    assert tasks_page.table.tasks.index(row, column("priority")).data() == "High\nown"
    qtbot.mouseClick(tasks_page.undo, Qt.MouseButton.LeftButton)
    assert workspace.assessment(sample) == before


def test_only_questions_are_offered_that_are_asked_there_and_have_one_choice(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    dialog, snapshot = open_dialog(tasks_page, qtbot), now(presenter)
    for activity in (snapshot.activity_id, ""):
        choose(qtbot, dialog.activity, activity)
        assert dialog.question is not None
        box = dialog.question.box
        offered = {box.itemData(n) for n in range(1, box.count())}
        asked = snapshot.asked(activity)
        assert offered == {name for name in asked if settable(snapshot.library.question[name])} and offered
    leave(dialog, qtbot)


def test_tab_goes_through_the_dialog_from_top_to_bottom(tasks_page: TasksPage, qtbot: QtBot) -> None:
    dialog = open_dialog(tasks_page, qtbot)
    choose(qtbot, dialog.activity, "")  # which brings other questions
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.title.setFocus()
    names = []
    for _ in range(10):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    places = [names.index(name) for name in (
        "What is to be done", "How, in more words", "Activity of the task", "Priority of the task",
        "Due date of the task", "Effort of the task", "Question",
    )]  # fmt: skip
    assert places == sorted(places)
    leave(dialog, qtbot)


def test_half_a_date_keeps_the_dialog_open(tasks_page: TasksPage, qtbot: QtBot) -> None:
    dialog = open_dialog(tasks_page, qtbot)
    type_in(qtbot, dialog.title, "Ask the partners")
    type_in(qtbot, dialog.due.input, "2026-")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog.due.wrong.isVisible()
    leave(dialog, qtbot)
    assert own(tasks_page) == []


def test_own_tasks_are_found_by_a_filter_and_tell_that_no_level_follows(
    tasks_page: TasksPage, added: str, qtbot: QtBot
) -> None:
    choose(qtbot, tasks_page.filters.kind, "own")
    (row,) = shown(tasks_page)
    assert row.key[2] == added
    assert tasks_page.form.effect.text() == "It names no answer that it brings about, so no level follows from it."
    assert not tasks_page.form.question.isVisible()


def test_an_own_task_is_changed_and_keeps_what_was_written(
    tasks_page: TasksPage, added: str, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = next(r for r in shown(tasks_page) if r.key[2] == added)
    tasks_page.table.choose(row.key)
    qtbot.mouseClick(tasks_page.form.change, Qt.MouseButton.LeftButton)
    dialog = in_front()
    assert dialog.title.text() == "Ask the partners" and not dialog.due.isVisible()
    type_in(qtbot, dialog.title, " in writing")
    choose(qtbot, dialog.activity, "")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    changed = workspace.assessment(sample).own_tasks[added]
    assert (changed.title, changed.activity) == ("Ask the partners in writing", "")
    assert workspace.assessment(sample).progress[changed.key].due == "2026-12-01"
    assert tasks_page.form.key == changed.key  # although the task has another key now


def test_an_own_task_is_removed_and_brought_back(
    tasks_page: TasksPage, added: str, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    before = workspace.assessment(sample)
    tasks_page.table.choose(next(r.key for r in shown(tasks_page) if r.key[2] == added))
    qtbot.mouseClick(tasks_page.form.remove, Qt.MouseButton.LeftButton)
    assert workspace.assessment(sample).own_tasks == {}
    assert tasks_page.done.label.text() == '"Ask the partners" was removed.'
    qtbot.mouseClick(tasks_page.undo, Qt.MouseButton.LeftButton)
    assert workspace.assessment(sample) == before
    assert added in [r.key[2] for r in shown(tasks_page)]


def test_an_own_task_counts_in_the_navigation(tasks_page: TasksPage, presenter: Presenter, added: str) -> None:
    from pia_app.gui.main_window import MainWindow

    window = tasks_page.window()
    assert isinstance(window, MainWindow)
    tasks = len(now(presenter).evaluation.tasks) + 1
    assert str(tasks) in window.sidebar.buttons["tasks"].accessibleName()


def test_a_task_for_reading_only_can_be_neither_changed_nor_removed(
    tasks_page: TasksPage, presenter: Presenter, added: str
) -> None:
    row = next(r for r in shown(tasks_page) if r.key[2] == added)
    tasks_page.form.display(replace(now(presenter), read_only=True), row)
    assert not tasks_page.form.own.isVisible()
