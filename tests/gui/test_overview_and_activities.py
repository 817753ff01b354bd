"""The assessment as a whole, and the list of its activities."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_app.gui.ask import Confirm, NameDialog
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.about import About
from pia_app.gui.pages.activities import ActivitiesPage, ActivityCard
from pia_app.gui.pages.overview import OverviewPage
from pia_app.gui.presenter import Presenter
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow
from tests.gui.test_home import dialog, press
from tests.gui.typing_in import type_in


def about(window: MainWindow) -> About:
    assert isinstance(window.page, OverviewPage)
    return window.page.about


def cards(window: MainWindow) -> list[ActivityCard]:
    assert isinstance(window.page, ActivitiesPage)
    layout = window.page._list
    found = [layout.itemAt(n).widget() for n in range(layout.count())]  # type: ignore[union-attr]
    return [card for card in found if isinstance(card, ActivityCard)]


def names(window: MainWindow) -> list[str]:
    return [card.name.text() for card in cards(window)]


def test_the_name_is_changed_as_one_types_and_stands_in_the_bar(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel)
    field = about(window).name
    field.setFocus()
    field.selectAll()
    type_in(qtbot, field, "Hotels 2027")
    field.flush()
    assert workspace.assessment(hotel).name == "Hotels 2027"
    assert window.top_bar.title.text() == "Hotels 2027"


def test_an_emptied_name_is_not_stored(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel)
    field = about(window).name
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.flush()
    assert workspace.assessment(hotel).name == "Hotels"


def test_status_laws_and_language_are_chosen_by_buttons(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel)
    page = about(window)
    press(qtbot, page.statuses["in_review"])
    press(qtbot, page.regimes["ccpa"])
    press(qtbot, page.regimes["pipl"])
    press(qtbot, page.languages["zh-CN"])
    now = workspace.assessment(hotel)
    assert (now.status, set(now.regimes), now.language) == ("in_review", {"gdpr", "ccpa"}, "zh-CN")
    assert page.regimes["gdpr"].label == "欧盟《通用数据保护条例》"


def test_the_last_law_cannot_be_taken_away_silently(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel)
    presenter.set_regimes(["gdpr"])
    page = about(window)
    press(qtbot, page.regimes["gdpr"])
    assert workspace.assessment(hotel).regimes == ("gdpr",)
    assert page._law_hint.isVisible()


def test_go_on_leads_to_the_first_question_without_an_answer(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel)
    press(qtbot, about(window).next)
    assert presenter.page == "questions"
    assert presenter.snapshot is not None and presenter.snapshot.judged is not None
    assert presenter.question_id == presenter.snapshot.judged.asked.unanswered[0]


def test_an_activity_is_added_by_its_name(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel, "activities")
    assert isinstance(window.page, ActivitiesPage)
    press(qtbot, window.page.add)
    ask = dialog(NameDialog)
    assert isinstance(ask, NameDialog) and not ask.ok.isEnabled()
    type_in(qtbot, ask.input, "Wi-Fi & cameras")
    qtbot.keyClick(ask.input, Qt.Key.Key_Return)
    assert names(window) == ["Booking & check-in", "Guest preferences", "Wi-Fi & cameras"]
    assert presenter.snapshot is not None and presenter.snapshot.activity is not None
    assert presenter.snapshot.activity.name == "Wi-Fi & cameras"


def test_an_activity_is_renamed(make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str) -> None:
    window = make_window()
    presenter.open(hotel, "activities")
    press(qtbot, cards(window)[0].rename)
    ask = dialog(NameDialog)
    assert isinstance(ask, NameDialog) and ask.input.text() == "Booking & check-in"
    ask.input.selectAll()
    type_in(qtbot, ask.input, "Check-in")
    press(qtbot, ask.ok)
    assert names(window)[0] == "Check-in"


def test_activities_are_put_in_order_by_keyboard(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel, "activities")
    first = cards(window)[0]
    assert not first.up.isEnabled()
    first.down.setFocus()
    qtbot.keyClick(first.down, Qt.Key.Key_Space)
    assert names(window) == ["Guest preferences", "Booking & check-in"]
    assert first.up.hasFocus()
    assert [card.label.text() for card in cards(window)] == ["Activity A1", "Activity A2"]


def test_removing_an_activity_says_how_much_goes_and_undo_brings_it_back(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel, "activities")
    before = workspace.assessment(hotel)
    press(qtbot, cards(window)[0].remove)
    ask = dialog(Confirm)
    assert isinstance(ask, Confirm)
    press(qtbot, ask.yes)
    QApplication.processEvents()
    assert names(window) == ["Guest preferences"]
    press(qtbot, window.top_bar.undo_button)
    assert names(window) == ["Booking & check-in", "Guest preferences"]
    assert workspace.assessment(hotel) == before


def test_the_questions_about_an_activity_are_one_click_away(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel, "activities")
    press(qtbot, cards(window)[1].answer)
    assert presenter.page == "questions"
    assert presenter.snapshot is not None and presenter.snapshot.activity is not None
    assert presenter.snapshot.activity.name == "Guest preferences"
