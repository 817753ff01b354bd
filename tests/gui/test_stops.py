"""Hard stops on the risk page: a named person may set one aside with a reason, and take that back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.ask import Confirm
from pia_app.gui.editors.answer_editor import AnswerEditor
from pia_app.gui.editors.field import Spec
from pia_app.gui.pages.questions import QuestionsPage
from pia_app.gui.pages.risk import RiskPage
from pia_app.gui.pages.stop_dialog import SetAsideDialog
from pia_app.gui.pages.stop_row import StopRow, decide
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.stops import issues
from pia_app.model import Answer, HardStop, Override, State
from pia_app.rules.findings import cite_key
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow, visible, words_in
from tests.gui.test_home import dialog
from tests.gui.typing_in import type_in

DECISION = Override(regime="pipl", by="A. Counsel", reason="An exception holds.", on="2026-11-23", cite="17.1")


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, hotel: str, workspace: Workspace) -> RiskPage:
    """Return the risk page of an activity whose notice is missing: one stop under each of two laws."""
    activity = workspace.assessment(hotel).activities[0].id
    workspace.answer(hotel, activity, "notice_given", Answer(value="no", note="see file"))
    window = make_window()
    presenter.open(hotel, "risk")
    QApplication.processEvents()
    assert isinstance(window.page, RiskPage)
    return window.page


def now(presenter: Presenter) -> Snapshot:
    assert presenter.snapshot is not None
    return presenter.snapshot


def stop(presenter: Presenter) -> HardStop:
    judged = now(presenter).judged
    assert judged is not None
    return next(s for s in judged.hard_stops if (s.question, s.regime) == ("notice_given", "pipl"))


def row(page: RiskPage) -> StopRow:
    return page.stops.laws["pipl"].rows["notice_given", "17.1"]


def press(qtbot: QtBot, row: StopRow) -> None:
    qtbot.mouseClick(row.decide, Qt.MouseButton.LeftButton)
    settle()


def settle() -> None:
    """Let everything happen that waits, deletions too: what was let go of too early would end the process here."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def set_aside(page: RiskPage, qtbot: QtBot, reason: str = "An exception holds.") -> None:
    press(qtbot, row(page))
    asked = dialog(SetAsideDialog)
    assert isinstance(asked, SetAsideDialog)
    type_in(qtbot, asked.by, "A. Counsel")
    type_in(qtbot, asked.reason, reason)
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    settle()


def test_a_stop_is_set_aside_taken_back_and_set_aside_again(
    page: RiskPage, presenter: Presenter, workspace: Workspace, hotel: str, qtbot: QtBot
) -> None:
    assert stop(presenter).state == "open"
    for _ in range(2):
        kept = row(page)
        set_aside(page, qtbot)
        assert stop(presenter).state == "overridden" and stop(presenter).override == DECISION
        assert row(page) is kept and kept.isVisible()
        assert "By A. Counsel on 2026-11-23: An exception holds." in words_in(kept)
        assert "Set aside · PIPL Art. 17(1)" in words_in(kept)
        stored = workspace.assessment(hotel).activities[0].answers["notice_given"]
        assert stored == Answer(value="no", note="see file", overrides=(DECISION,))
        press(qtbot, row(page))
        assert stop(presenter).state == "open" and row(page) is kept
        assert not kept.decision.isVisible()
        assert workspace.assessment(hotel).activities[0].answers["notice_given"].overrides == ()
    set_aside(page, qtbot)
    assert stop(presenter).state == "overridden"


def test_both_name_and_reason_are_needed_and_today_is_proposed(page: RiskPage, qtbot: QtBot) -> None:
    press(qtbot, row(page))
    asked = dialog(SetAsideDialog)
    assert isinstance(asked, SetAsideDialog)
    assert asked.on.input.text() == "2026-11-23" and "PIPL Art. 17(1)" in words_in(asked)
    assert not asked.ok.isEnabled()
    type_in(qtbot, asked.by, "A. Counsel")
    assert not asked.ok.isEnabled()
    type_in(qtbot, asked.reason, "   ")
    assert not asked.ok.isEnabled()
    type_in(qtbot, asked.reason, "why")
    assert asked.ok.isEnabled()
    leave(asked, qtbot)


def test_nothing_is_stored_where_the_dialog_is_left(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    press(qtbot, row(page))
    asked = dialog(SetAsideDialog)
    assert isinstance(asked, SetAsideDialog)
    type_in(qtbot, asked.by, "A. Counsel")
    leave(asked, qtbot)
    assert stop(presenter).state == "open"


def leave(asked: QWidget, qtbot: QtBot) -> None:
    """Leave a dialog and what was typed in it."""
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    settle()
    question = dialog(Confirm)
    assert isinstance(question, Confirm)
    qtbot.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    settle()


def test_another_day_can_be_given(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    press(qtbot, row(page))
    asked = dialog(SetAsideDialog)
    assert isinstance(asked, SetAsideDialog)
    asked.on.input.selectAll()
    type_in(qtbot, asked.on.input, "2026/11/2")
    type_in(qtbot, asked.by, "A. Counsel")
    type_in(qtbot, asked.reason, "why")
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    settle()
    decided = stop(presenter).override
    assert decided is not None and decided.on == "2026-11-02"


def test_it_is_done_by_keyboard_alone(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    made = row(page).decide
    assert made.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert made.accessibleName() == "Set aside: Notice beforehand"
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    settle()
    asked = dialog(SetAsideDialog)
    assert isinstance(asked, SetAsideDialog) and asked.by.hasFocus()
    qtbot.keyClicks(asked.by, "A. Counsel")
    qtbot.keyClick(asked.by, Qt.Key.Key_Tab)
    assert asked.reason.hasFocus()
    qtbot.keyClicks(asked.reason, "why")
    asked.ok.setFocus()
    qtbot.keyClick(asked.ok, Qt.Key.Key_Space)
    settle()
    assert stop(presenter).state == "overridden"
    assert row(page).decide.accessibleName() == "Take back the decision: Notice beforehand"
    assert page.window().focusWidget() is row(page).decide
    qtbot.keyClick(row(page).decide, Qt.Key.Key_Space)
    settle()
    assert stop(presenter).state == "open"
    assert page.window().focusWidget() is row(page).decide


def test_the_level_of_its_law_alone_is_no_longer_lifted(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    judged = now(presenter).judged
    assert judged is not None
    before = dict(judged.regimes)
    for other in [s for s in judged.hard_stops if s.regime == "pipl" and s.state == "open"]:
        decide(presenter, other, replace(DECISION, cite=cite_key(other.cite)))
    settle()
    judged = now(presenter).judged
    assert judged is not None
    assert judged.regimes["pipl"].low < before["pipl"].low and judged.regimes["gdpr"] == before["gdpr"]
    assert page.stops.laws["pipl"].level.interval == judged.regimes["pipl"]


def test_one_set_aside_is_no_issue_any_more_and_stands_last(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    judged = now(presenter).judged
    assert judged is not None
    before = issues(judged.hard_stops)
    for regime in ("pipl", "gdpr"):
        for found in [s for s in judged.hard_stops if (s.question, s.regime) == ("notice_given", regime)]:
            decide(presenter, found, replace(DECISION, regime=regime, cite=cite_key(found.cite)))
    settle()
    judged = now(presenter).judged
    assert judged is not None
    assert issues(judged.hard_stops) == (before[0] - 1, before[1])
    assert list(page.stops.laws["pipl"].rows)[-1] == ("notice_given", "17.1")


def test_undo_takes_a_decision_back(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    set_aside(page, qtbot)
    presenter.undo()
    settle()
    assert stop(presenter).state == "open"
    presenter.redo()
    assert stop(presenter).state == "overridden"


def test_what_is_not_answered_or_only_read_cannot_be_set_aside(
    page: RiskPage, presenter: Presenter, workspace: Workspace
) -> None:
    pending = [made for (_, cite), made in page.stops.laws["pipl"].rows.items() if not cite]
    assert pending and not any(made.decide.isVisible() for made in pending)
    shown = row(page)
    shown.display(replace(now(presenter), read_only=True), [stop(presenter)])
    assert not shown.decide.isEnabled()


def test_a_law_that_does_not_reach_the_activity_has_no_level(page: RiskPage, presenter: Presenter) -> None:
    presenter.answer("", "organisation_places", Answer(value=("mainland_china",)))
    for question in ("people_places", "targets_places"):
        presenter.answer(now(presenter).activity_id, question, Answer(value=("mainland_china",)))
    settle()
    told = page.stops.laws["gdpr"]
    assert "GDPR: Not applicable" in words_in(told)
    assert not any(isinstance(w, LevelBadge) for w in visible(told))
    assert "No hard stop." not in words_in(told) and not told.rows


def test_a_text_that_looks_like_mark_up_is_shown_as_it_is(page: RiskPage, qtbot: QtBot) -> None:
    set_aside(page, qtbot, "<b>x</b> & y")
    assert "<b>x</b> & y" in words_in(row(page))
    assert row(page).decision.textFormat() is Qt.TextFormat.PlainText


# The answer that carries the decision


def test_the_question_says_who_decided_and_that_another_answer_ends_it(
    page: RiskPage, presenter: Presenter, qtbot: QtBot
) -> None:
    set_aside(page, qtbot)
    presenter.go("questions", question_id="notice_given")
    settle()
    window = page.window()
    shown = getattr(window, "page", None)
    assert isinstance(shown, QuestionsPage)
    card = shown.interview.questions.cards["notice_given"]
    told = words_in(card)
    assert "Hard stop set aside by A. Counsel: An exception holds.\nAnother answer ends this decision." in told
    card.editor.note_button.click()
    note = card.editor._note
    assert note is not None
    type_in(qtbot, note, " and more")
    note.flush()
    assert stop(presenter).state == "overridden"
    options = card.editor.field.options  # type: ignore[attr-defined]
    options["partly"].click()
    settle()
    assert now(presenter).facts(now(presenter).activity_id)["notice_given"].overrides == ()
    assert "set aside" not in words_in(card)


def test_a_decision_under_a_law_that_is_taken_away_is_not_told(
    page: RiskPage, presenter: Presenter, qtbot: QtBot
) -> None:
    set_aside(page, qtbot)
    presenter.set_regimes(("gdpr",))
    presenter.go("questions", question_id="notice_given")
    settle()
    shown = getattr(page.window(), "page", None)
    assert isinstance(shown, QuestionsPage)
    assert "A. Counsel" not in words_in(shown.interview.questions.cards["notice_given"])


@pytest.mark.parametrize("wish", ["same", "unknown", "evidence"])
def test_an_edit_keeps_the_decision_where_the_answer_stays_the_same(qtbot: QtBot, wish: str) -> None:
    editor = AnswerEditor(Spec(id="q", type="yes_no", name="Q?", choices=(("yes", "Yes"), ("no", "No"))), evidence=True)
    qtbot.addWidget(editor)
    editor.show_answer(Answer(value="no", overrides=(DECISION,)))
    given: list[Answer | None] = []
    editor.answered.connect(given.append)
    if wish == "same":
        editor.field.edited.emit("no")
    elif wish == "evidence":
        editor._evidence_given(())
    else:
        editor.unknown.click()
    (answer,) = given
    assert answer is not None
    assert answer.overrides == (() if wish == "unknown" else (DECISION,))
    assert answer.state is (State.UNKNOWN if wish == "unknown" else State.GIVEN)
