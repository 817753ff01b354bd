"""One task: what is written about it, asked for when it is needed, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui import effect
from pia_app.gui.editors.people import EvidenceForm
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.tasks import TasksPage
from pia_app.gui.pages.tasks_model import MARK, column
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.model import Answer, Evidence, TaskKey
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow
from tests.gui.tasks_seen import again, choose, now, pick, shown
from tests.gui.typing_in import type_in


def line_of(piece: EvidenceForm, name: str) -> QWidget:
    """Return the line in which a person types a part of a piece of evidence."""
    line = piece.fields[name].focusProxy()
    assert line is not None
    return line


def test_owner_date_state_and_note_are_stored_and_the_task_stays_selected(
    tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(tasks_page, "record_basis")
    form = tasks_page.form
    type_in(qtbot, form.fields.owner, "Ling")
    type_in(qtbot, form.fields.note, "先与法务核对")
    type_in(qtbot, form.fields.due.input, "2026-12-24")
    qtbot.keyClick(form.fields.due.input, Qt.Key.Key_Return)
    form.fields.status.setCurrentIndex(form.fields.status.findData("in_progress"))
    form.fields.status.activated.emit(form.fields.status.currentIndex())
    progress = workspace.assessment(sample).progress[row.key]
    assert (progress.owner, progress.due, progress.status) == ("Ling", "2026-12-24", "in_progress")
    assert progress.note == "先与法务核对"
    current = tasks_page.table.current()
    assert current is not None and current.key == row.key
    assert current.progress == progress


def test_two_fields_typed_one_after_the_other_are_both_stored(
    tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(tasks_page, "record_basis")
    qtbot.keyClicks(tasks_page.form.fields.owner, "Ling")
    qtbot.keyClicks(tasks_page.form.fields.note, "call legal")
    tasks_page.form.fields.owner.flush()
    progress = workspace.assessment(sample).progress[row.key]
    assert (progress.owner, progress.note) == ("Ling", "call legal")


def test_what_was_typed_belongs_to_the_task_it_was_typed_for(
    tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(tasks_page, "record_basis")
    tasks_page.form.fields.note.setFocus()
    qtbot.keyClicks(tasks_page.form.fields.note, "first")
    other = next(r for r in shown(tasks_page) if r.key != row.key)
    tasks_page.table.choose(other.key)
    assert workspace.assessment(sample).progress[row.key].note == "first"
    assert tasks_page.form.fields.note.text() == other.progress.note


def test_a_date_is_proposed_and_taken_with_one_button(
    tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(tasks_page, "record_basis")
    assert row.proposed == "2026-11-09"  # seven days after the assessment began
    assert tasks_page.form.fields.proposal.text() == (
        'Proposed: 2026-11-09. It comes from the priority "Critical": 7 days from the start.'
    )
    qtbot.mouseClick(tasks_page.form.fields.take, Qt.MouseButton.LeftButton)
    assert workspace.assessment(sample).progress[row.key].due == "2026-11-09"
    assert not tasks_page.form.fields.take.isVisible()


def test_the_effect_of_a_task_is_the_assessment_judged_again(presenter: Presenter, sample: str) -> None:
    presenter.open(sample, "tasks")
    snapshot = now(presenter)
    before = snapshot.evaluation
    task = next(t for t in before.tasks if "pipl" in t.removes_stops and t.question == "transfer_route")
    found = effect.of(snapshot, task.key)
    assert {stop.question for stop in found.stops} == {"transfer_route"}
    assert [change.activity for change in found.levels] == [task.activity]
    assert any(gain.principle == "accountability" and gain.after > gain.before for gain in found.principles)
    assert all(change.after.high <= change.before.high for change in (*found.levels, *found.scenarios))
    assert now(presenter).evaluation is before


def test_the_form_tells_what_the_task_would_change(tasks_page: TasksPage, qtbot: QtBot) -> None:
    pick(tasks_page, next(r.key[2] for r in shown(tasks_page) if r.key[1] == "transfer_route"))
    label = tasks_page.form.effect
    # under the PIPL a route must be chosen, too
    qtbot.waitUntil(lambda: "Removes a hard stop: Transfer route (GDPR Art. 44)" in label.text())
    assert "Level of A2: " in label.text()
    assert "\N{NO-BREAK SPACE}% → " in label.text()


def test_the_effect_is_worked_out_once_for_each_task_and_state_of_the_answers(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[TaskKey] = []

    def counted(snapshot: Snapshot, key: TaskKey) -> effect.Effect:
        asked.append(key)
        return of(snapshot, key)

    of = effect.of
    row = pick(tasks_page, "record_basis")
    qtbot.waitUntil(lambda: "Level of" in tasks_page.form.effect.text())
    monkeypatch.setattr(effect, "of", counted)
    presenter.progress(replace(row.progress, owner="Ling"))
    other = next(r for r in shown(tasks_page) if r.key != row.key)
    tasks_page.table.choose(other.key)
    qtbot.waitUntil(lambda: "Level of" in tasks_page.form.effect.text() or "level" in tasks_page.form.effect.text())
    tasks_page.table.choose(row.key)
    tasks_page.table.choose(other.key)
    assert asked == [other.key]
    presenter.answer(row.key[0], "encryption_rest", Answer(value="no"))
    presenter.answer(row.key[0], "encryption_rest", Answer(value="yes"))
    qtbot.waitUntil(lambda: presenter.effects.of(now(presenter), other.key) is not None)
    assert len(asked) > 1


def test_a_task_that_is_done_reminds_of_the_answer(tasks_page: TasksPage, presenter: Presenter) -> None:
    row = pick(tasks_page, "record_basis")
    assert not tasks_page.form.fields.reminder.isVisible()
    presenter.progress(replace(row.progress, status="done"))
    assert tasks_page.form.fields.reminder.isVisible()


def test_a_task_leads_to_its_question(tasks_page: TasksPage, presenter: Presenter) -> None:
    row = pick(tasks_page, "record_basis")
    tasks_page.form.question.click()
    assert (presenter.page, presenter.question_id) == ("questions", "basis_recorded")
    assert now(presenter).activity_id == row.key[0]


def test_nothing_can_be_written_into_a_workspace_for_reading(tasks_page: TasksPage, presenter: Presenter) -> None:
    tasks_page.form.display(replace(now(presenter), read_only=True), tasks_page.table.current())
    assert tasks_page.form.fields.owner.isReadOnly() and tasks_page.form.fields.note.isReadOnly()
    assert not tasks_page.form.fields.status.isEnabled() and not tasks_page.form.fields.take.isVisible()


# What a status asks for


def test_a_reason_and_who_decided_are_asked_for_when_a_risk_is_accepted_and_block_nothing(
    tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(tasks_page, "record_basis")
    decision = tasks_page.form.fields.decision
    assert not decision.isVisible()
    choose(qtbot, tasks_page.form.fields.status, "accepted")
    assert workspace.assessment(sample).progress[row.key].status == "accepted"
    assert decision.lacking.label.text() == "This counts only once a reason is given and it is said who decided."
    assert again(tasks_page, row).progress.lacks == ("reason", "decided_by")
    type_in(qtbot, decision.reason, "The purpose ends in March.")
    decision.reason.flush()
    assert decision.lacking.label.text() == "This counts only once it is said who decided."
    type_in(qtbot, decision.decided_by, "Chen")
    decision.decided_by.flush()
    assert not decision.lacking.isVisible()
    assert decision.standing.label.text() == "Decided by Chen. The risk stays as it is: accepting it lowers no level."
    stored = workspace.assessment(sample).progress[row.key]
    assert (stored.reason, stored.decided_by) == ("The purpose ends in March.", "Chen")
    choose(qtbot, tasks_page.form.fields.status, "open")
    assert decision.reason.isVisible() and decision.reason.text() == "The purpose ends in March."


def test_a_status_that_lacks_something_says_so_in_the_table(tasks_page: TasksPage, presenter: Presenter) -> None:
    row = pick(tasks_page, "record_basis")
    presenter.progress(replace(row.progress, status="not_applicable"))
    model, place = tasks_page.table.tasks, shown(tasks_page).index(again(tasks_page, row))
    cell = model.index(place, column("status"))
    assert (cell.data(), cell.data(MARK)) == ("Not applicable\nincomplete", "warning")


def test_verified_needs_a_second_person(tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot) -> None:
    row, form = pick(tasks_page, "record_basis"), tasks_page.form.fields
    choose(qtbot, form.status, "verified")
    assert "second person" in form.decision.lacking.label.text()
    form.evidence.add.click()
    (piece,) = form.evidence.findChildren(EvidenceForm)
    for name, text in (("what", "Minutes"), ("provided_by", "Ling"), ("verified_by", "ling")):
        type_in(qtbot, line_of(piece, name), text)
    tasks_page.flush()
    assert "second person" in form.decision.lacking.label.text()
    assert "cannot verify it too" in piece.hint.text()
    line_of(piece, "verified_by").setFocus()
    qtbot.keyClick(line_of(piece, "verified_by"), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(qtbot, line_of(piece, "verified_by"), "Chen")
    tasks_page.flush()
    assert not form.decision.lacking.isVisible()
    assert form.decision.standing.label.text() == "Verified by Chen: Minutes"
    (stored,) = workspace.assessment(sample).progress[row.key].evidence
    assert stored == Evidence(what="Minutes", provided_by="Ling", verified_by="Chen")
    piece.remove.click()
    assert workspace.assessment(sample).progress[row.key].evidence == ()


def least(area: QScrollArea) -> int:
    """Return the width below which the content would be cut off."""
    content = area.widget()
    assert content is not None
    return content.minimumSizeHint().width()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_in_the_form_is_cut_off(
    make_window: MakeWindow, presenter: Presenter, sample: str, language: str, percent: int
) -> None:
    window = make_window(1024, 640, language=language, percent=percent)
    presenter.open(sample, "tasks")
    page = window.page
    assert isinstance(page, TasksPage)
    row = pick(page, "record_basis")
    presenter.progress(replace(row.progress, status="verified", evidence=(Evidence(what="Minutes"),)))
    page.table.opened.emit()
    page.form.fields.evidence.add.click()
    QApplication.processEvents()
    assert least(page.form) <= page.form.viewport().width()
    page.table.choose(*(r.key for r in shown(page)[:3]))
    QApplication.processEvents()
    assert page.bulk.isVisible()
    assert least(page.bulk) <= page.bulk.viewport().width()


def test_role_effort_and_cost_are_stored_and_the_library_s_are_shown_as_proposed(
    tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row, form = pick(tasks_page, "record_basis"), tasks_page.form.fields
    assert form.role.currentText() == "As proposed: Legal"
    assert form.effort.input.placeholderText() == "Proposed: 3"
    choose(qtbot, form.role, "privacy_officer")
    type_in(qtbot, form.effort.input, "2.5")
    type_in(qtbot, form.cost.input, "12,000")
    tasks_page.flush()
    stored = workspace.assessment(sample).progress[row.key]
    assert (stored.role, stored.effort, stored.cost) == ("privacy_officer", 2.5, 12_000.0)
    choose(qtbot, form.role, "")
    assert workspace.assessment(sample).progress[row.key].role == ""


def test_the_history_tells_each_change_by_day_when_it_is_unfolded(tasks_page: TasksPage, qtbot: QtBot) -> None:
    pick(tasks_page, "record_basis")
    choose(qtbot, tasks_page.form.fields.status, "in_progress")
    history = tasks_page.form.history
    assert not history.told.isVisible()
    history.fold.line.click()
    QApplication.processEvents()
    assert history.told.isVisible()
    assert history.told.text() == "2026-11-23\n  Status: Open → In progress"


# What was typed is never lost


def test_half_a_date_and_half_a_piece_of_evidence_wait_for_their_task(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    row, form = pick(tasks_page, "record_basis"), tasks_page.form.fields
    other = next(r for r in shown(tasks_page) if r.key != row.key)
    type_in(qtbot, form.due.input, "2026-")
    type_in(qtbot, form.effort.input, "two")
    form.evidence.add.click()
    (piece,) = form.evidence.findChildren(EvidenceForm)
    type_in(qtbot, line_of(piece, "where"), "Archive")
    tasks_page.table.choose(other.key)
    assert (form.due.input.text(), form.effort.input.text()) == (other.progress.due, "")
    assert not form.due.wrong.isVisible()
    assert [f for f in form.evidence.findChildren(EvidenceForm) if f.isVisible()] == []
    presenter.progress(replace(other.progress, owner="Ling"))
    presenter.go("risk")
    presenter.go("tasks")
    tasks_page.table.choose(row.key)
    assert (form.due.input.text(), form.effort.input.text()) == ("2026-", "two")
    assert form.due.wrong.isVisible()
    QApplication.processEvents()
    (kept,) = [f for f in form.evidence.findChildren(EvidenceForm) if f.isVisible()]
    assert kept.evidence == Evidence(what="", where="Archive")


def test_half_a_date_is_there_after_the_window_was_built_anew(
    tasks_page: TasksPage, presenter: Presenter, qtbot: QtBot
) -> None:
    row, window = shown(tasks_page)[7], tasks_page.window()
    tasks_page.table.choose(row.key)
    type_in(qtbot, tasks_page.form.fields.due.input, "2026-")
    presenter.set_interface_language("zh-CN")
    assert isinstance(window, MainWindow) and isinstance(window.page, TasksPage)
    assert window.page is not tasks_page
    assert window.page.form.key == row.key  # the same task is in view
    assert window.page.form.fields.due.input.text() == "2026-"
    type_in(qtbot, window.page.form.fields.due.input, "11-30")
    presenter.flushing.emit()
    assert again(window.page, row).progress.due == "2026-11-30"
    assert presenter.task_drafts == {}


def test_what_is_being_typed_is_stored_when_the_page_changes(
    tasks_page: TasksPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(tasks_page, "record_basis")
    choose(qtbot, tasks_page.form.fields.status, "accepted")
    type_in(qtbot, tasks_page.form.fields.decision.reason, "暂停使用")
    presenter.go("risk")
    assert workspace.assessment(sample).progress[row.key].reason == "暂停使用"


def test_a_task_that_becomes_moot_keeps_what_was_written_says_why_and_comes_back(
    tasks_page: TasksPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row, form = pick(tasks_page, "record_basis"), tasks_page.form
    before = now(presenter).answer(row.key[0], "basis_recorded")
    type_in(qtbot, form.fields.note, "先与法务核对")
    form.fields.note.flush()
    type_in(qtbot, form.fields.owner, "Ling")
    presenter.answer(row.key[0], "basis_recorded", Answer(value="yes"))  # while somebody is typing
    form.fields.owner.flush()
    gone = again(tasks_page, row)
    assert gone.moot and (gone.progress.note, gone.progress.owner) == ("先与法务核对", "Ling")
    assert form.key == row.key and form.fields.note.text() == "先与法务核对"
    assert form.moot.label.text() == 'No longer called for. The answer to "Basis recorded" is now: Yes'
    assert "1 no longer called for" in tasks_page.count.text()
    choose(qtbot, tasks_page.filters.kind, "moot")
    assert [r.key for r in shown(tasks_page)] == [row.key]
    model = tasks_page.table.tasks
    assert model.index(0, column("status")).data() == "Open\nnot called for"
    presenter.answer(row.key[0], "basis_recorded", before)
    back = again(tasks_page, row)
    assert not back.moot and back.progress.owner == "Ling"
    assert not form.moot.isVisible()


def test_what_is_being_typed_about_a_task_that_vanishes_is_stored_and_makes_it_moot(
    tasks_page: TasksPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = next(r for r in shown(tasks_page) if not r.progress.written and r.key[0])
    tasks_page.table.choose(row.key)
    type_in(qtbot, tasks_page.form.fields.owner, "Ling")
    presenter.answer(row.key[0], row.key[1], Answer(value="yes"))
    assert workspace.assessment(sample).progress[row.key].owner == "Ling"
    assert again(tasks_page, row).moot
    assert tasks_page.form.key != row.key and tasks_page.form.fields.owner.text() != "Ling"


def test_undo_takes_back_what_was_written_about_a_task(
    tasks_page: TasksPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    row = pick(tasks_page, "record_basis")
    choose(qtbot, tasks_page.form.fields.status, "done")
    tasks_page.window().activateWindow()
    tasks_page.table.setFocus()
    QApplication.processEvents()
    qtbot.keyClick(tasks_page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert tasks_page.form.fields.status.currentData() == "open"
    qtbot.keyClick(tasks_page.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert tasks_page.form.fields.status.currentData() == "done"
    assert workspace.assessment(sample).progress[row.key].status == "done"
