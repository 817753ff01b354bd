"""Finished tasks flow back to their answers: proposed on two pages, applied on a wish, never by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.proposals import ProposalsDialog, ProposalSheet, ProposalsNotice
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.banner import Banner
from pia_app.model import Answer, Evidence, OwnTask, TaskProgress
from pia_app.rules.proposals import proposals
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow, visible, words_in
from tests.gui.test_home import dialog
from tests.gui.test_stops import now, settle

SEEN = Evidence(what="Sign-in policy <v2>", where="DMS/7", provided_by="Li", verified_by="Zhang")


@pytest.fixture
def desk(workspace: Workspace, hotel: str) -> Workspace:
    """Return a workspace in which one task is verified and one is done; both answers still say no."""
    activity = workspace.assessment(hotel).activities[0].id
    library = workspace.library(hotel)
    for question, status, evidence in (("mfa", "verified", (SEEN,)), ("notice_given", "done", ())):
        workspace.answer(hotel, activity, question, Answer(value="no", note="kept"))
        measure = library.question[question].recommendations[0]
        written = TaskProgress(activity=activity, question=question, measure=measure, status=status, evidence=evidence)
        workspace.progress(hotel, written)
    return workspace


def values(workspace: Workspace, hotel: str) -> tuple[object, ...]:
    answers = workspace.assessment(hotel).activities[0].answers
    return tuple(answers[question].value for question in ("mfa", "notice_given"))


def notice(window: MainWindow) -> ProposalsNotice:
    assert window.page is not None
    (found,) = window.page.findChildren(ProposalsNotice)
    return found


def look(window: MainWindow, qtbot: QtBot) -> ProposalsDialog:
    qtbot.mouseClick(notice(window).look, Qt.MouseButton.LeftButton)
    settle()
    found = dialog(ProposalsDialog)
    assert isinstance(found, ProposalsDialog)
    return found


def sheet(shown: ProposalsDialog, question: str) -> ProposalSheet:
    return next(one for (_, asked), one in shown.sheets.items() if asked == question)


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


@pytest.mark.parametrize("page", ["overview", "tasks"])
@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "2 finished tasks would change an answer."), ("zh-CN", "2 项任务已完成，建议据此修改回答。")],
)
def test_a_notice_says_how_many_finished_tasks_would_change_an_answer(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str, page: str, language: str, text: str
) -> None:
    window = make_window(language=language)
    presenter.open(hotel, page)
    settle()
    assert text in words_in(window)
    assert values(desk, hotel) == ("no", "no")


@pytest.mark.parametrize("page", ["overview", "tasks"])
def test_there_is_no_notice_where_no_task_is_finished(
    make_window: MakeWindow, presenter: Presenter, hotel: str, page: str
) -> None:
    window = make_window()
    presenter.open(hotel, page)
    settle()
    assert not notice(window).isVisible()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]


def test_the_notice_opens_no_window_of_its_own(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel, "tasks")
    settle()
    assert notice(window).isVisible() and window.isActiveWindow()
    assert notice(window).look.accessibleName() == "Look at what finished tasks would change"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("Answer now: No", "Then: Yes", "(Verified)", "Evidence: Sign-in policy <v2> · DMS/7, verified by Zhang",
                "(Done)", "Evidence: none was named")),
        ("zh-CN", ("现回答：No", "采纳后：Yes", "（已核验）", "证据：Sign-in policy <v2> · DMS/7，由Zhang核验",
                   "（已完成）", "证据：任务中未填写")),
    ],
)  # fmt: skip
def test_each_proposal_shows_question_answers_task_and_evidence(
    make_window: MakeWindow,
    presenter: Presenter,
    desk: Workspace,
    hotel: str,
    qtbot: QtBot,
    language: str,
    told: tuple[str, ...],
) -> None:
    window = make_window(language=language)
    presenter.open(hotel, "tasks")
    shown = look(window, qtbot)
    words = now(presenter).words
    read = words_in(shown)
    for question in ("mfa", "notice_given"):
        measure = now(presenter).library.question[question].recommendations[0]
        assert words.question(question).text in read and words.measure(measure).title in read
    assert "A1 Booking & check-in" in read
    for text in told:
        assert text in read
    shown.reject()
    settle()
    assert values(desk, hotel) == ("no", "no")


@pytest.mark.parametrize(("language", "said"), [("en", "1 answer was changed."), ("zh-CN", "已修改 1 项回答。")])
def test_one_is_applied_the_answer_changes_and_the_dialog_undoes_it(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str, qtbot: QtBot, language: str, said: str
) -> None:
    window = make_window(language=language)
    presenter.open(hotel, "overview")
    shown = look(window, qtbot)
    press(qtbot, sheet(shown, "mfa").apply)
    held = desk.assessment(hotel).activities[0].answers["mfa"]
    assert held == Answer(value="yes", note="kept", evidence=(SEEN,)) and held.verified
    assert values(desk, hotel) == ("yes", "no") and len(shown.sheets) == 1
    assert said in words_in(shown.said)
    press(qtbot, shown.undo)
    assert values(desk, hotel) == ("no", "no") and len(shown.sheets) == 2 and not shown.said.isVisible()
    shown.reject()
    settle()
    assert notice(window).isVisible()


def test_what_became_of_the_level_is_said(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    activity, shift = level_shift(presenter, workspace, sample)
    window = make_window()
    presenter.open(sample, "tasks")
    shown = look(window, qtbot)
    press(qtbot, shown.all)
    assert shift in words_in(shown.said), activity
    assert shown.sheets == {} and "There is nothing left to take in." in words_in(shown)
    shown.reject()
    settle()
    assert not notice(window).isVisible()


def level_shift(presenter: Presenter, workspace: Workspace, sample: str) -> tuple[str, str]:
    """Do every task of the first activity of the sample, so that its level falls once the answers follow."""
    evaluation = workspace.evaluation(sample)
    first = evaluation.activities[0]
    entries = [
        TaskProgress(activity=t.activity, question=t.question, measure=t.measure, status="done") for t in first.tasks
    ]
    workspace.progress_of(sample, entries)
    assert (first.level.high, first.level.settled) == (3, True)
    return first.activity.id, f"A1 {first.activity.name}: High → Medium"


def test_all_are_applied_at_once_and_taken_back_at_once(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str, qtbot: QtBot
) -> None:
    window = make_window()
    presenter.open(hotel, "tasks")
    shown = look(window, qtbot)
    press(qtbot, shown.all)
    assert values(desk, hotel) == ("yes", "yes") and not shown.all.isEnabled()
    shown.reject()
    settle()
    presenter.undo()
    assert values(desk, hotel) == ("no", "no")
    presenter.redo()
    assert values(desk, hotel) == ("yes", "yes")


def test_two_tasks_that_bring_about_the_same_change_one_answer(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str, qtbot: QtBot
) -> None:
    activity = desk.assessment(hotel).activities[0].id
    again = desk.add_task(hotel, OwnTask(id="", title="Again", activity=activity, question="mfa", answer="yes"))
    desk.progress(hotel, TaskProgress(activity=activity, question="mfa", measure=again, status="done"))
    window = make_window()
    presenter.open(hotel, "tasks")
    shown = look(window, qtbot)
    assert len(shown.sheets) == 3 and "Task: Again (Done)" in words_in(shown)
    press(qtbot, shown.all)
    assert "2 answers were changed." in words_in(shown.said) and shown.sheets == {}
    shown.reject()
    settle()


def test_what_is_left_as_it_is_changes_nothing_and_stays_on_offer(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str, qtbot: QtBot
) -> None:
    window = make_window()
    presenter.open(hotel, "tasks")
    before = desk.assessment(hotel)
    shown = look(window, qtbot)
    press(qtbot, sheet(shown, "mfa").leave)
    left = sheet(shown, "mfa")
    assert "Left as it is; the proposal stays." in words_in(left)
    assert not left.leave.isVisible() and left.apply.isVisible()
    assert shown.focusWidget() is sheet(shown, "notice_given").apply
    assert desk.assessment(hotel) is before
    shown.reject()
    settle()
    assert notice(window).isVisible()
    again = look(window, qtbot)
    assert len(again.sheets) == 2 and sheet(again, "mfa").leave.isVisible()
    press(qtbot, sheet(again, "mfa").apply)
    assert values(desk, hotel) == ("yes", "no")
    again.reject()
    settle()


def test_a_proposal_leads_to_its_question(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str, qtbot: QtBot
) -> None:
    window = make_window()
    presenter.open(hotel, "tasks")
    presenter.choose_activity(now(presenter).assessment.activities[1].id)
    shown = look(window, qtbot)
    link = sheet(shown, "mfa").show_
    assert link.accessibleName().startswith("Show the question: ")
    press(qtbot, link)
    assert (presenter.page, presenter.question_id) == ("questions", "mfa")
    assert now(presenter).activity_id == now(presenter).assessment.activities[0].id
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()] == []


def test_evidence_alone_is_told_as_such(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str, qtbot: QtBot
) -> None:
    activity = desk.assessment(hotel).activities[0].id
    desk.answer(hotel, activity, "mfa", Answer(value="yes"))
    window = make_window()
    presenter.open(hotel, "tasks")
    shown = look(window, qtbot)
    assert "Then: Yes, as now, with the evidence of the task" in words_in(sheet(shown, "mfa"))
    press(qtbot, sheet(shown, "mfa").apply)
    assert desk.assessment(hotel).activities[0].answers["mfa"].verified
    shown.reject()
    settle()


def test_it_is_done_by_keyboard_and_enter_never_applies_more_than_the_one_that_has_it(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str, qtbot: QtBot
) -> None:
    window = make_window()
    presenter.open(hotel, "tasks")
    settle()
    notice(window).look.setFocus()
    qtbot.keyClick(notice(window).look, Qt.Key.Key_Space)
    settle()
    shown = dialog(ProposalsDialog)
    assert isinstance(shown, ProposalsDialog) and shown.close_.hasFocus()
    wanted = sheet(shown, "mfa").apply
    for _ in range(12):
        if wanted.hasFocus():
            break
        qtbot.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
    assert wanted.hasFocus() and not wanted.visibleRegion().isEmpty()
    assert wanted.accessibleName().startswith("Apply: ")
    qtbot.keyClick(wanted, Qt.Key.Key_Return)
    settle()
    assert values(desk, hotel) == ("yes", "no") and shown.undo.hasFocus()
    qtbot.keyClick(shown.undo, Qt.Key.Key_Return)
    settle()
    assert values(desk, hotel) == ("no", "no")
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    settle()


def test_nothing_is_applied_in_a_workspace_for_reading(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str, qtbot: QtBot
) -> None:
    window = make_window()
    presenter.open(hotel, "tasks")
    shown = look(window, qtbot)
    shown.display(replace(now(presenter), read_only=True))
    assert not shown.all.isEnabled() and not any(one.apply.isEnabled() for one in shown.sheets.values())
    shown.reject()
    settle()


def test_a_proposal_that_has_gone_meanwhile_changes_nothing_and_says_so(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel, "tasks")
    (first, *_) = proposals(now(presenter).library, now(presenter).assessment)
    desk.progress(hotel, replace(desk.assessment(hotel).progress[first.key], status="open"))
    assert presenter.apply_proposals([(first.key, first.question)]) == ""
    settle()
    (told,) = [w for w in visible(window) if isinstance(w, Banner)]
    assert told.kind == "error" and values(desk, hotel) == ("no", "no")


def test_a_task_that_is_opened_again_takes_its_proposal_away(
    make_window: MakeWindow, presenter: Presenter, desk: Workspace, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel, "tasks")
    settle()
    for progress in tuple(now(presenter).assessment.progress.values()):
        presenter.progress(replace(progress, status="open"))
    assert not notice(window).isVisible()
