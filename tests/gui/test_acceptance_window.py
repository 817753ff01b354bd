"""Living with a risk: a named person decides, for a reason, until a day; the level stays, and so does what is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_app.errors import WorkspaceError
from pia_app.gui.pages.risk import RiskPage
from pia_app.gui.pages.risk_accept import AcceptDialog
from pia_app.gui.pages.risk_places import all_risks, id_of, level_at
from pia_app.gui.presenter import Presenter
from pia_app.model import Acceptance, OwnRisk
from pia_app.workspace import Workspace
from tests.gui.conftest import NOW, MakeWindow, words_in
from tests.gui.test_home import dialog
from tests.gui.test_stops import leave, now, settle
from tests.gui.typing_in import type_in

OWN = OwnRisk(id="", name="Screen seen by bystanders", severity=2, likelihood=2, reason="Seen twice.")
TOLD = {
    "en": ("Accepted at the level {0}.", "Accepted by 陈昱 on 2026-11-23, until 2027-03-31, because: 改造 <3月>"),
    "zh-CN": ("已按“{0}”等级接受", "陈昱于2026-11-23决定接受，有效期至2027-03-31。理由：改造 <3月>"),
}


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str) -> RiskPage:
    return open_page(make_window, presenter, sample)


def open_page(make_window: MakeWindow, presenter: Presenter, sample: str, language: str = "en") -> RiskPage:
    window = make_window(language=language)
    presenter.open(sample, "risk")
    QApplication.processEvents()
    assert isinstance(window.page, RiskPage)
    return window.page


def decisions(workspace: Workspace, sample: str) -> list[Acceptance]:
    return list(workspace.assessment(sample).activities[0].accepted.values())


def in_view(page: RiskPage, presenter: Presenter) -> tuple[str, int]:
    """Return the risk that the page shows in full, and its level."""
    judged = now(presenter).judged
    result = page.scenarios.scenarios.result(page.scenarios.currentIndex().row())
    assert judged is not None and result is not None
    assert page.detail.name.text()
    return id_of(result), level_at(result, "current").high


def ask(page: RiskPage, qtbot: QtBot) -> AcceptDialog:
    qtbot.mouseClick(page.detail.acceptance.accept, Qt.MouseButton.LeftButton)
    settle()
    asked = dialog(AcceptDialog)
    assert isinstance(asked, AcceptDialog)
    return asked


def accept(page: RiskPage, qtbot: QtBot, *, until: str = "", by: str = "Chen Yu", reason: str = "why") -> None:
    asked = ask(page, qtbot)
    type_in(qtbot, asked.by, by)
    type_in(qtbot, asked.reason, reason)
    if until:
        type_in(qtbot, asked.until.input, until)
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    settle()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_scenario_is_accepted_at_its_level_shown_withdrawn_and_taken_back(
    make_window: MakeWindow, presenter: Presenter, sample: str, workspace: Workspace, qtbot: QtBot, language: str
) -> None:
    page = open_page(make_window, presenter, sample, language)
    risk, level = in_view(page, presenter)
    before = now(presenter).evaluation
    accept(page, qtbot, until="2027/3/31", by="陈昱", reason="改造 <3月>")
    wanted = Acceptance(risk=risk, by="陈昱", reason="改造 <3月>", level=level, on="2026-11-23", until="2027-03-31")
    assert decisions(workspace, sample) == [wanted]
    after = now(presenter).evaluation
    assert [a.level for a in after.activities] == [a.level for a in before.activities]
    told, (holds, decided) = words_in(page.detail), TOLD[language]
    word = {"en": "High", "zh-CN": "高"}[language]
    assert level == 3 and holds.format(word) in told and decided in told
    row = page.scenarios.scenarios.row_of(risk)
    assert str(page.scenarios.scenarios.index(row, 0).data()).endswith(
        {"en": "\nAccepted", "zh-CN": "\n已接受"}[language]
    )
    assert not page.detail.acceptance.accept.isVisible()
    qtbot.mouseClick(page.detail.acceptance.withdraw, Qt.MouseButton.LeftButton)
    settle()
    assert decisions(workspace, sample) == [] and decided not in words_in(page.detail)
    presenter.undo()
    assert decisions(workspace, sample) == [wanted] and decided in words_in(page.detail)
    presenter.undo()
    assert decisions(workspace, sample) == []
    assert page.detail.acceptance.accept.isVisible() and not page.detail.acceptance.withdraw.isVisible()


def test_who_and_why_are_needed_and_no_day_is(page: RiskPage, workspace: Workspace, sample: str, qtbot: QtBot) -> None:
    asked = ask(page, qtbot)
    assert not asked.ok.isEnabled() and asked.by.hasFocus()
    type_in(qtbot, asked.by, "Chen Yu")
    assert not asked.ok.isEnabled()
    type_in(qtbot, asked.reason, "\u200b")
    assert not asked.ok.isEnabled()
    type_in(qtbot, asked.reason, "why")
    assert asked.ok.isEnabled()
    leave(asked, qtbot)
    assert decisions(workspace, sample) == []
    accept(page, qtbot)
    assert [one.until for one in decisions(workspace, sample)] == [""]


@pytest.mark.parametrize("day", ["soon", "2026-11-22"])
def test_a_day_that_is_none_or_has_passed_keeps_the_dialog_open(
    page: RiskPage, workspace: Workspace, sample: str, qtbot: QtBot, day: str
) -> None:
    asked = ask(page, qtbot)
    type_in(qtbot, asked.by, "Chen Yu")
    type_in(qtbot, asked.reason, "why")
    type_in(qtbot, asked.until.input, day)
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    settle()
    assert asked.isVisible() and (asked.wrong.isVisible() or asked.until.wrong.isVisible())
    assert decisions(workspace, sample) == []
    asked.until.input.selectAll()
    type_in(qtbot, asked.until.input, "2026-11-23")
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    settle()
    assert [one.until for one in decisions(workspace, sample)] == ["2026-11-23"]


@pytest.mark.parametrize(
    ("language", "lowers", "due", "stops"),
    [
        (
            "en",
            "Accepting lowers no level",
            "what the level calls for stays due",
            "hard stops of this activity stay open",
        ),
        ("zh-CN", "接受风险并不降低等级", "该等级要求采取的处置措施仍须落实", "项否决项未解除"),
    ],
)
def test_the_dialog_says_what_acceptance_does_not_settle(
    make_window: MakeWindow,
    presenter: Presenter,
    sample: str,
    qtbot: QtBot,
    language: str,
    lowers: str,
    due: str,
    stops: str,
) -> None:
    page = open_page(make_window, presenter, sample, language)
    presenter.choose_activity(now(presenter).assessment.activities[1].id)
    asked = ask(page, qtbot)
    told = words_in(asked)
    assert page.detail.name.text() in told
    for text in (lowers, due, stops):
        assert text in told
    assert now(presenter).words.method("level_actions", "critical") in told
    asked.reject()
    presenter.choose_activity(now(presenter).assessment.activities[2].id)
    asked = ask(page, qtbot)
    told = words_in(asked)
    assert lowers in told and due not in told and stops not in told
    asked.reject()
    settle()


def test_a_risk_that_has_risen_is_said_to_be_no_longer_covered_and_can_be_accepted_again(
    page: RiskPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    activity = now(presenter).activity_id
    made = presenter.add_risk(activity, OWN)
    page.scenarios.selectRow(page.scenarios.scenarios.row_of(made))
    assert page.detail.name.text() == OWN.name
    accept(page, qtbot)
    presenter.change_risk(activity, replace(OWN, id=made, severity=4, likelihood=4))
    told = words_in(page.detail)
    assert "The risk has risen from Medium to Critical since: the decision no longer covers it." in told
    row = page.scenarios.scenarios.row_of(made)
    assert "Accepted, but risen since" in str(page.scenarios.scenarios.index(row, 0).data())
    assert page.detail.acceptance.accept.accessibleName() == f"Accept it at the level of now… {OWN.name}"
    accept(page, qtbot, reason="again")
    (held,) = decisions(workspace, sample)
    assert (held.level, held.reason) == (4, "again") and "risen" not in words_in(page.detail)
    presenter.undo()
    assert "risen from Medium to Critical" in words_in(page.detail)


def test_a_decision_that_expired_is_marked_with_words(
    page: RiskPage, presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(page, qtbot, until="2026-12-01")
    assert "expired" not in words_in(page)
    monkeypatch.setattr(presenter, "_now", lambda: NOW + timedelta(days=9))
    page.display(now(presenter))
    assert "The acceptance expired on 2026-12-01: it has to be decided again." in words_in(page.detail)
    row = page.scenarios.currentIndex().row()
    assert str(page.scenarios.scenarios.index(row, 0).data()).endswith("Acceptance expired")
    assert page.detail.acceptance.accept.isVisible() and page.detail.acceptance.withdraw.isVisible()


def test_a_decision_on_a_risk_that_is_gone_is_kept_shown_and_can_be_withdrawn(
    page: RiskPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    assert not page.gone.isVisible()
    judged = now(presenter).judged
    assert judged is not None
    known = {result.scenario for result in judged.risks}
    missing = next(s.id for s in now(presenter).library.scenarios if s.id not in known)
    held = workspace.assessment(sample)
    first = held.activities[0].with_acceptance(Acceptance(risk=missing, by="Chen Yu", reason="why", level=2))
    workspace._change(held, held.with_activity(first), "accept_risk", workspace._entrance())
    presenter.choose_activity(first.id)
    told = words_in(page.gone)
    assert now(presenter).words.scenario(missing).name in told
    assert "There is no such risk in this activity any more" in told and "Accepted by Chen Yu, because: why" in told
    row = page.gone.rows[missing]
    assert not row.accept.isVisible()
    qtbot.mouseClick(row.withdraw, Qt.MouseButton.LeftButton)
    settle()
    assert decisions(workspace, sample) == [] and not page.gone.isVisible()
    presenter.undo()
    assert len(decisions(workspace, sample)) == 1 and page.gone.isVisible()


def test_it_is_done_by_keyboard_alone_and_the_keyboard_stays_there(
    page: RiskPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    part, name = page.detail.acceptance, page.detail.name.text()
    assert part.accept.accessibleName() == f"Accept this risk… {name}"
    part.accept.setFocus()
    qtbot.keyClick(part.accept, Qt.Key.Key_Space)
    settle()
    asked = dialog(AcceptDialog)
    assert isinstance(asked, AcceptDialog) and asked.by.hasFocus()
    qtbot.keyClicks(asked.by, "Chen Yu")
    qtbot.keyClick(asked.by, Qt.Key.Key_Tab)
    assert asked.reason.hasFocus()
    qtbot.keyClicks(asked.reason, "why")
    qtbot.keyClick(asked.reason, Qt.Key.Key_Tab)
    assert asked.until.input.hasFocus()
    asked.ok.setFocus()
    qtbot.keyClick(asked.ok, Qt.Key.Key_Space)
    settle()
    assert len(decisions(workspace, sample)) == 1
    assert page.window().focusWidget() is part.withdraw
    assert part.withdraw.accessibleName() == f"Withdraw the acceptance: {name}"
    qtbot.keyClick(part.withdraw, Qt.Key.Key_Space)
    settle()
    assert decisions(workspace, sample) == [] and page.window().focusWidget() is part.accept


def test_what_cannot_be_stored_is_told_in_the_dialog(
    page: RiskPage, workspace: Workspace, sample: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise WorkspaceError("disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(workspace, "accept_risk", fail)
        accept(page, qtbot)
    asked = dialog(AcceptDialog)
    assert isinstance(asked, AcceptDialog) and asked.wrong.isVisible() and asked.by.text() == "Chen Yu"
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    settle()
    assert len(decisions(workspace, sample)) == 1


def test_nothing_is_decided_in_a_workspace_for_reading(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    accept(page, qtbot)
    page.display(replace(now(presenter), read_only=True))
    assert not page.detail.acceptance.withdraw.isEnabled()


def test_every_risk_of_the_table_can_be_chosen_and_accepted(page: RiskPage, presenter: Presenter) -> None:
    judged = now(presenter).judged
    assert judged is not None
    for risk in all_risks(judged):
        page.scenarios.selectRow(page.scenarios.scenarios.row_of(id_of(risk)))
        assert page.detail.acceptance.accept.isVisible()
        assert presenter.accept_risk(now(presenter).activity_id, id_of(risk), by="A", reason="r")
    assert len(now(presenter).assessment.activities[0].accepted) == len(judged.risks)
