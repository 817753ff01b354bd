"""Risks that people add on the risk page: judged by the matrix, counted at once, changed, removed and brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from pia_app.errors import WorkspaceError
from pia_app.gui.ask import Confirm
from pia_app.gui.pages.risk import RiskPage
from pia_app.gui.pages.risk_own import OwnRiskDialog
from pia_app.gui.pages.risk_places import all_risks, axes, id_of, name_of, place, trails
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.level_badge import interval_words
from pia_app.model import ActivityEvaluation, Interval, OwnRisk
from pia_app.report.context import risks
from pia_app.rules import evaluate
from pia_app.wording import Words
from pia_app.wording.derivation import sentence
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow, words_in
from tests.gui.test_home import dialog
from tests.gui.test_stops import leave, now, settle
from tests.gui.typing_in import type_in

CALM = 2  # the activity of the sample that stands at the lowest level
RISK = OwnRisk(id="", name="Screen seen by bystanders", severity=4, likelihood=3, reason="Seen twice.", event="Names.")
TEXTS = {
    "en": RISK,
    "zh-CN": replace(RISK, name="前台屏幕被旁人看到 <b>&", reason="巡查时两次发现。", event="姓名外露。"),
}


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str) -> RiskPage:
    return open_page(make_window, presenter, sample)


def open_page(make_window: MakeWindow, presenter: Presenter, sample: str, language: str = "en") -> RiskPage:
    window = make_window(language=language)
    presenter.open(sample, "risk")
    presenter.choose_activity(now(presenter).assessment.activities[CALM].id)
    QApplication.processEvents()
    assert isinstance(window.page, RiskPage)
    return window.page


def judged(presenter: Presenter) -> ActivityEvaluation:
    found = now(presenter).judged
    assert found is not None
    return found


def ask(page: RiskPage, qtbot: QtBot) -> OwnRiskDialog:
    qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)
    settle()
    asked = dialog(OwnRiskDialog)
    assert isinstance(asked, OwnRiskDialog)
    return asked


def choose(asked: OwnRiskDialog, qtbot: QtBot, severity: int, likelihood: int) -> None:
    for field, step in ((asked.severity, severity), (asked.likelihood, likelihood)):
        qtbot.mouseClick(field.options[str(step)], Qt.MouseButton.LeftButton)


def describe(asked: OwnRiskDialog, qtbot: QtBot, risk: OwnRisk = RISK) -> None:
    type_in(qtbot, asked.name, risk.name)
    type_in(qtbot, asked.event_, risk.event)
    choose(asked, qtbot, risk.severity, risk.likelihood)
    type_in(qtbot, asked.reason, risk.reason)


def finish(asked: OwnRiskDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    settle()


def add(page: RiskPage, qtbot: QtBot, risk: OwnRisk = RISK) -> None:
    asked = ask(page, qtbot)
    describe(asked, qtbot, risk)
    finish(asked, qtbot)


def stored(workspace: Workspace, sample: str) -> list[OwnRisk]:
    return [replace(risk, id="") for risk in workspace.assessment(sample).activities[CALM].risks.values()]


def open_dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_risk_is_added_counts_at_once_and_is_taken_back(
    make_window: MakeWindow, presenter: Presenter, sample: str, workspace: Workspace, qtbot: QtBot, language: str
) -> None:
    page = open_page(make_window, presenter, sample, language)
    wanted, own, level = TEXTS[language], {"en": "Own risk", "zh-CN": "自行补充"}, {"en": "Critical", "zh-CN": "严重"}
    low = judged(presenter).level.low
    add(page, qtbot, wanted)
    assert stored(workspace, sample) == [wanted]
    found = judged(presenter)
    assert low < 4 and found.level == found.inherent == found.target == Interval(4, 4) == page.level.interval
    model = page.scenarios.scenarios
    row = model.row_of(found.worst)
    assert row == 0 == page.scenarios.currentIndex().row()
    assert str(model.index(0, 0).data()) == f"{wanted.name}\n{own[language]}"
    assert str(model.index(0, 4).data()) == level[language]
    told = words_in(page.detail)
    for text in (own[language], wanted.name, wanted.event, wanted.reason):
        assert text in told
    assert page.detail.name.textFormat() is Qt.TextFormat.PlainText
    presenter.undo()
    assert stored(workspace, sample) == [] and judged(presenter).level.low == low
    assert model.row_of(found.worst) == -1 and wanted.name not in words_in(page.detail)
    presenter.redo()
    assert stored(workspace, sample) == [wanted]


def test_map_sentence_report_and_derivation_name_the_same_risk(workspace: Workspace, sample: str) -> None:
    held, library, words = (
        workspace.assessment(sample),
        workspace.library(sample),
        Words(workspace.library(sample), "en"),
    )
    seen = set()
    for severity in range(1, 5):
        for likelihood in range(1, 5):
            own = replace(RISK, id="own-1", severity=severity, likelihood=likelihood)
            evaluation = evaluate(library, held.with_activity(held.activities[0].with_risk(own)))
            found = evaluation.activities[0]
            worst = all_risks(found)[0]
            on_map = tuple(axis.high for axis in axes(worst, "current"))
            assert id_of(worst) == found.worst and found.derivation.facts["scenario"] == found.worst
            assert place(found, "current") == on_map == risks._place(found, "current")[:2]  # type: ignore[index]
            assert name_of(words, worst) == words.worst(found) and words.worst(found) in sentence(
                words, found.derivation
            )
            seen.add((found.worst, found.current))
    assert ("own-1", found.current) in seen and len({name for name, _ in seen}) == 2


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_level_is_read_from_the_matrix_while_one_chooses(
    make_window: MakeWindow, presenter: Presenter, sample: str, qtbot: QtBot, language: str
) -> None:
    asked = ask(open_page(make_window, presenter, sample, language), qtbot)
    assert not asked.ok.isEnabled() and not asked.level_note.text().endswith(")")
    matrix = now(presenter).library.method.matrix
    for severity in range(1, 5):
        for likelihood in range(1, 5):
            choose(asked, qtbot, severity, likelihood)
            level = matrix[severity - 1][likelihood - 1]
            assert asked.level.interval == Interval(level, level)
            assert interval_words(Interval(level, level)) in words_in(asked)
            assert interval_words(Interval(level, level)) in asked.ok.accessibleDescription()
            assert f"{severity} ×" in asked.level_note.text()
    leave(asked, qtbot)


def test_each_step_of_the_scales_has_its_word_and_what_it_means(
    page: RiskPage, presenter: Presenter, qtbot: QtBot
) -> None:
    asked = ask(page, qtbot)
    words = now(presenter).words
    for scale, field, word in (
        ("severity", asked.severity, words.severity), ("likelihood", asked.likelihood, words.likelihood)
    ):  # fmt: skip
        for step in range(1, 5):
            told = field.options[str(step)].accessibleName()
            assert told == f"{step} {word(step)}: {words.method(f'{scale}_anchors', step)}"
            assert len(told) > 30
    asked.reject()
    settle()


def test_name_reason_and_both_scales_are_needed(
    page: RiskPage, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    asked, able = ask(page, qtbot), []
    type_in(qtbot, asked.name, " \u200b")
    choose(asked, qtbot, 1, 2)
    type_in(qtbot, asked.reason, "why")
    able.append(asked.ok.isEnabled())
    type_in(qtbot, asked.name, "N")
    able.append(asked.ok.isEnabled())
    assert able == [False, True]
    leave(asked, qtbot)
    assert stored(workspace, sample) == [] and open_dialogs() == []


def test_another_judgement_changes_it_and_is_taken_back(
    page: RiskPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    add(page, qtbot)
    qtbot.mouseClick(page.detail.change, Qt.MouseButton.LeftButton)
    settle()
    asked = dialog(OwnRiskDialog)
    assert isinstance(asked, OwnRiskDialog)
    assert (asked.name.text(), asked.event_.text(), asked.reason.text()) == (RISK.name, RISK.event, RISK.reason)
    assert asked.severity.options["4"].isChecked() and asked.likelihood.options["3"].isChecked()
    choose(asked, qtbot, 1, 1)
    finish(asked, qtbot)
    assert stored(workspace, sample) == [replace(RISK, severity=1, likelihood=1)]
    assert judged(presenter).own_risks[0].level == 1 and "Severity 1 (" in page.detail.sentence.text()
    presenter.undo()
    assert stored(workspace, sample) == [RISK]


def test_it_is_removed_after_a_question_and_undo_brings_it_back_with_the_decision_on_it(
    page: RiskPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    add(page, qtbot)
    activity, risk = now(presenter).activity_id, judged(presenter).worst
    assert presenter.accept_risk(activity, risk, by="A. Wang", reason="r")
    for answer in ("cancel", "yes"):
        qtbot.mouseClick(page.detail.remove, Qt.MouseButton.LeftButton)
        settle()
        asked = dialog(Confirm)
        assert isinstance(asked, Confirm) and RISK.name in words_in(asked)
        qtbot.mouseClick(getattr(asked, answer), Qt.MouseButton.LeftButton)
        settle()
        assert bool(stored(workspace, sample)) == (answer == "cancel")
    assert workspace.assessment(sample).activities[CALM].accepted == {}
    presenter.undo()
    assert stored(workspace, sample) == [RISK]
    assert risk in workspace.assessment(sample).activities[CALM].accepted


def test_it_belongs_to_the_activity_in_view_alone(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    presenter.choose_activity(now(presenter).assessment.activities[1].id)
    add(page, qtbot)
    assert [len(a.risks) for a in now(presenter).assessment.activities] == [0, 1, 0]


@pytest.mark.parametrize(("language", "word"), [("en", "own risk"), ("zh-CN", "自行补充的风险")])
def test_the_map_shows_it_and_says_that_it_is_ones_own(
    make_window: MakeWindow, presenter: Presenter, sample: str, qtbot: QtBot, language: str, word: str
) -> None:
    page = open_page(make_window, presenter, sample, language)
    assert page.map is not None
    before = page.map.grab().toImage()
    add(page, qtbot, replace(RISK, severity=4, likelihood=4))
    *others, trail = trails(now(presenter).evaluation)
    assert trail.own == ((RISK.name, (4, 4)),) and not any(other.own for other in others)
    told = page.map.accessibleDescription()
    assert word in told and RISK.name in told
    assert page.map.grab().toImage() != before
    matrix = now(presenter).library.method.matrix
    for stage in ("inherent", "current", "target"):
        found = place(judged(presenter), stage)
        assert found is not None and matrix[found[0] - 1][found[1] - 1] == getattr(judged(presenter), stage).high


def test_it_is_done_by_keyboard_alone(page: RiskPage, workspace: Workspace, sample: str, qtbot: QtBot) -> None:
    assert page.add.accessibleName() == "Add a risk of your own…" and page.add.focusPolicy() & Qt.FocusPolicy.TabFocus
    page.add.setFocus()
    qtbot.keyClick(page.add, Qt.Key.Key_Space)
    settle()
    asked = dialog(OwnRiskDialog)
    assert isinstance(asked, OwnRiskDialog) and asked.name.hasFocus()
    qtbot.keyClicks(asked.name, RISK.name)
    qtbot.keyClick(asked.name, Qt.Key.Key_Tab)
    assert asked.event_.hasFocus()
    qtbot.keyClicks(asked.event_, RISK.event)
    qtbot.keyClick(asked.event_, Qt.Key.Key_Tab)
    for step in (RISK.severity, RISK.likelihood):
        for _ in range(step):
            qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Space)
            if _ < step - 1:
                qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Down)
        qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Tab)
    assert asked.reason.hasFocus()
    qtbot.keyClicks(asked.reason, RISK.reason)
    asked.ok.setFocus()
    qtbot.keyClick(asked.ok, Qt.Key.Key_Space)
    settle()
    assert stored(workspace, sample) == [RISK]


def test_what_cannot_be_stored_is_told_in_the_dialog_which_keeps_what_was_typed(
    page: RiskPage,
    presenter: Presenter,
    workspace: Workspace,
    sample: str,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise WorkspaceError("disk_full")

    asked = ask(page, qtbot)
    describe(asked, qtbot)
    with monkeypatch.context() as broken:
        broken.setattr(workspace, "add_risk", fail)
        finish(asked, qtbot)
    assert asked.isVisible() and asked.name.text() == RISK.name
    assert asked.wrong.isVisible() and asked.wrong.label.text()
    finish(asked, qtbot)
    assert open_dialogs() == [] and stored(workspace, sample) == [RISK]


def test_nothing_is_added_to_a_workspace_for_reading(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    add(page, qtbot)
    page.display(replace(now(presenter), read_only=True))
    assert not page.add.isEnabled()
    assert not page.detail.change.isEnabled() and not page.detail.remove.isEnabled()


def test_the_page_chooses_the_own_risk_that_decides_the_level(
    page: RiskPage, presenter: Presenter, workspace: Workspace, sample: str
) -> None:
    first, _, last = (a.id for a in now(presenter).assessment.activities)
    presenter.choose_activity(first)
    made = presenter.add_risk(last, replace(RISK, severity=4, likelihood=4))
    presenter.choose_activity(last)
    assert page.detail.name.text() == RISK.name and page.name.text().startswith("A3")
    assert "the worst risk is one added by hand" in page.reason.text()
    result = page.scenarios.scenarios.result(0)
    assert result is not None and id_of(result) == made
    presenter.choose_activity(first)
    assert page.detail.name.text() != RISK.name and not page.detail.change.isVisible()


def test_the_dialog_fits_a_small_window_with_large_letters(
    make_window: MakeWindow, presenter: Presenter, sample: str, qtbot: QtBot
) -> None:
    window = make_window(1024, 640, percent=200)
    presenter.open(sample, "risk")
    assert isinstance(window.page, RiskPage)
    window.page.add.click()
    settle()
    asked = dialog(OwnRiskDialog)
    assert isinstance(asked, OwnRiskDialog)
    assert asked.width() <= 1024 and asked.height() <= 640
    for part in (asked.level, asked.ok, asked.cancel):
        assert not part.visibleRegion().isEmpty() and part.visibleRegion().boundingRect() == part.rect()
    asked.reject()
    settle()
