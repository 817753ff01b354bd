"""The risk page: the map, the levels and every step that leads to them, in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.pages.risk import RiskPage
from pia_app.gui.pages.risk_places import axes, id_of, level_at, place, trails, worst_first
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.activity_levels import ActivityModel
from pia_app.gui.widgets.derivation_list import DEPTH, DerivationList, DerivationModel
from pia_app.gui.widgets.strength_bar import StrengthRow, percent
from pia_app.model import ActivityEvaluation
from pia_app.wording import Line
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
LINES = tuple(
    Line(depth, text, "")
    for depth, text in ((0, "level"), (1, "severity"), (2, "harm"), (2, "floor"), (1, "likelihood"), (0, "target"))
)


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str) -> RiskPage:
    window = make_window()
    presenter.open(sample, "risk")
    QApplication.processEvents()
    assert isinstance(window.page, RiskPage)
    return window.page


@pytest.fixture
def judged(page: RiskPage, presenter: Presenter) -> ActivityEvaluation:
    assert presenter.snapshot is not None and presenter.snapshot.judged is not None
    return presenter.snapshot.judged


def texts(root: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def rows(shown: DerivationList) -> Iterator[str]:
    for row in range(shown.lines.rowCount()):
        yield str(shown.lines.index(row).data())


def test_every_activity_stands_on_the_map_at_its_worst_scenario_of_each_stage(
    page: RiskPage, presenter: Presenter
) -> None:
    assert presenter.snapshot is not None
    matrix = presenter.snapshot.library.method.matrix
    for judged in presenter.snapshot.evaluation.activities:
        for stage in ("inherent", "current", "target"):
            found = place(judged, stage)
            assert found is not None
            assert matrix[found[0] - 1][found[1] - 1] == getattr(judged, stage).high
    assert page.map is not None
    told = page.map.accessibleDescription()
    assert [trail.label for trail in trails(presenter.snapshot.evaluation)] == ["A1", "A2", "A3"]
    assert all(trail.name in told for trail in trails(presenter.snapshot.evaluation))


def test_choosing_an_activity_in_the_list_or_on_the_map_shows_it(page: RiskPage, presenter: Presenter) -> None:
    assert presenter.snapshot is not None
    page.activities.setCurrentIndex(page.activities.activities.index(1))
    assert page.name.text().startswith("A2")
    assert page.map is not None
    page.map.chosen.emit(2)
    assert page.name.text().startswith("A3")
    assert page.activities.currentIndex().row() == 2
    judged = presenter.snapshot.judged
    assert judged is not None
    assert page.detail.name.text() == presenter.snapshot.words.scenario(judged.worst).name


def test_each_activity_in_the_list_says_its_three_levels(page: RiskPage) -> None:
    spoken = page.activities.activities.index(0).data(SPOKEN)
    assert spoken.startswith("A1  Booking") and ": inherent " in spoken and "target " in spoken


def test_scenarios_stand_with_the_worst_first_and_every_level_is_a_word(
    page: RiskPage, judged: ActivityEvaluation
) -> None:
    model = page.scenarios.scenarios
    assert model.rowCount() == len(judged.risks)
    assert level_at(worst_first(judged.risks)[0], "current").high == judged.current.high
    for row in range(model.rowCount()):
        cells = [str(model.index(row, column).data()) for column in range(model.columnCount())]
        assert all(cells)
        assert all(cell in ("Low", "Medium", "High", "Critical") for cell in cells[3:6])
        assert "%" in cells[6] and " · " in cells[1]
        assert model.index(row, 3).data(SPOKEN).startswith("Inherent: ")


def test_the_scenario_chosen_is_derived_in_words_down_to_answers(page: RiskPage, judged: ActivityEvaluation) -> None:
    page.scenarios.selectRow(3)
    result = page.scenarios.scenarios.result(3)
    assert result is not None and page.presenter.snapshot is not None
    assert page.detail.name.text() == page.presenter.snapshot.words.scenario(id_of(result)).name
    severity, likelihood = axes(result, "current")
    assert f"Severity {severity.low}" in page.detail.sentence.text()
    shown = list(rows(page.detail.steps))
    assert shown[0].startswith("Inherent risk")
    assert f"Matrix: severity {severity.low} × likelihood {likelihood.low}" in "\n".join(shown)


def test_what_a_lawyer_must_look_at_stands_under_its_law(page: RiskPage, presenter: Presenter) -> None:
    page.activities.setCurrentIndex(page.activities.activities.index(1))
    told = texts(page.stops)
    assert "Potential non-compliance, legal review required" in told
    assert "PIPL Art. 29" in told and "GDPR Art. 9(2)" in told
    presenter.set_regimes(("gdpr",))
    told = texts(page.stops)
    assert "PIPL" not in told and "GDPR Art. 9(2)" in told


def test_a_hard_stop_leads_to_its_question(page: RiskPage, presenter: Presenter, qtbot: QtBot) -> None:
    page.activities.setCurrentIndex(page.activities.activities.index(1))
    wanted = "Show the question: Transfer route"
    show = next(b for b in page.stops.findChildren(QWidget) if b.accessibleName() == wanted)
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert (presenter.page, presenter.question_id) == ("questions", "transfer_route")


def test_principles_are_told_in_per_cent_and_words(page: RiskPage, judged: ActivityEvaluation) -> None:
    assert len(page.principles) == 7
    security = page.principles["security"].accessibleName()
    result = next(r for r in judged.principles if r.principle == "security")
    assert result.strength is not None
    assert security.startswith(f"Security, {round(result.strength[0] * 100)}\N{NO-BREAK SPACE}% · ")


def test_a_principle_without_anything_to_judge_is_not_assessed(qtbot: QtBot) -> None:
    row = StrengthRow()
    qtbot.addWidget(row)
    row.display("Security", None, "not assessed", "")
    assert row.accessibleName() == "Security, not assessed"
    assert percent((0.3, 0.6)) == "30–60\N{NO-BREAK SPACE}%"


def test_lines_unfold_and_fold_by_keyboard_and_say_so(qtbot: QtBot) -> None:
    shown = DerivationList()
    qtbot.addWidget(shown)
    shown.display(LINES, 1)
    assert list(rows(shown)) == ["level", "severity", "likelihood", "target"]
    shown.setCurrentIndex(shown.lines.index(1))
    assert shown.lines.index(1).data(SPOKEN) == "Level 2: severity, folded"
    height = shown.height()
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert list(rows(shown)) == ["level", "severity", "harm", "floor", "likelihood", "target"]
    assert shown.lines.index(1).data(SPOKEN) == "Level 2: severity, unfolded"
    assert shown.height() > height
    shown.setCurrentIndex(shown.lines.index(3))
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert shown.currentIndex().row() == 1
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert list(rows(shown)) == ["level", "severity", "likelihood", "target"]
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert list(rows(shown)) == ["level", "target"]


def test_the_same_derivation_stays_as_the_person_left_it(qtbot: QtBot) -> None:
    shown = DerivationList()
    qtbot.addWidget(shown)
    shown.display(LINES, 1)
    shown.toggle(1)
    shown.display(LINES, 1)
    assert "harm" in list(rows(shown))


def test_the_models_keep_the_rules_of_qt(page: RiskPage) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(m, fatal) for m in (page.scenarios.scenarios, page.activities.activities)]
    lines = DerivationModel()
    testers.append(QAbstractItemModelTester(lines, fatal))
    lines.display(LINES, 1)
    for row in (1, 1, 0, 0):
        lines.toggle(row)
    assert lines.index(0).data(DEPTH) == 0
    page.activities.setCurrentIndex(page.activities.activities.index(2))
    assert isinstance(page.activities.model(), ActivityModel)


def test_cards_lie_below_each_other_in_a_narrow_window(
    make_window: MakeWindow, presenter: Presenter, sample: str
) -> None:
    window = make_window(1024, 640, percent=200)
    presenter.open(sample, "risk")
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, RiskPage) and page.map is not None
    top, bottom = page.activities.rect().topLeft(), page.map.rect().bottomLeft()
    assert page.activities.mapTo(page, top).y() > page.map.mapTo(page, bottom).y()
    assert page.sheet.horizontalScrollBar().maximum() == 0


def test_it_is_said_that_the_three_levels_leave_open_hard_stops_out(
    page: RiskPage, presenter: Presenter, workspace: Workspace, sample: str
) -> None:
    """A target of Medium beside a hard stop that nothing removes would promise too much."""
    told = "These three leave hard stops out. One that is open holds the level of its activity up."
    assert told in texts(page)
    presenter.remove_activity(workspace.assessment(sample).activities[1].id)
    assert presenter.snapshot is not None
    assert not any(stop.state == "open" for one in presenter.snapshot.evaluation.activities for stop in one.hard_stops)
    assert told not in texts(page)
