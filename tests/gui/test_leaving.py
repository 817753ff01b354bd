"""A dialog that takes typed text is not left by accident: what was typed in it is asked about once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.ask import Confirm
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.risk_accept import AcceptDialog
from pia_app.gui.pages.risk_own import OwnRiskDialog
from pia_app.gui.pages.stop_dialog import SetAsideDialog
from pia_app.gui.pages.tasks_own import OwnTaskDialog
from pia_app.gui.pages.typed_dialog import TypedDialog
from pia_app.gui.presenter import Presenter
from pia_app.model import OwnRisk, OwnTask
from tests.gui.conftest import MakeWindow, words_in
from tests.gui.test_home import dialog
from tests.gui.test_stops import now, settle
from tests.gui.typing_in import type_in

RISK = OwnRisk(id="own-1", name="Screen seen", severity=2, likelihood=2, reason="Seen twice.")
Open = Callable[[MainWindow, Presenter, list[object]], TypedDialog]


def keeping(kept: list[object]) -> Callable[..., bool]:
    """Return what takes what a dialog gives."""

    def take(*told: object) -> bool:
        kept.append(told)
        return True

    return take


DIALOGS: dict[str, tuple[Open, str, str]] = {
    "task": (
        lambda window, presenter, kept: OwnTaskDialog(window, now(presenter), keeping(kept)),
        "action", "Leave without adding it?",
    ),
    "changed task": (
        lambda window, presenter, kept: OwnTaskDialog(
            window, now(presenter), keeping(kept), OwnTask(id="own-1", title="Ask the partners")
        ),
        "title", "Leave without changing it?",
    ),
    "risk": (
        lambda window, presenter, kept: OwnRiskDialog(presenter, window, now(presenter), None, keeping(kept)),
        "event_", "Leave without adding it?",
    ),
    "changed risk": (
        lambda window, presenter, kept: OwnRiskDialog(presenter, window, now(presenter), RISK, keeping(kept)),
        "reason", "Leave without changing it?",
    ),
    "accepted risk": (
        lambda window, presenter, kept: AcceptDialog(presenter, window, now(presenter), "A risk", 2, keeping(kept)),
        "reason", "Leave without accepting the risk?",
    ),
    "stop": (
        lambda window, presenter, kept: SetAsideDialog(window, "A stop", presenter.today, keeping(kept)),
        "by", "Leave without setting it aside?",
    ),
}  # fmt: skip
WAYS: dict[str, Callable[[QtBot, TypedDialog], object]] = {
    "escape": lambda qtbot, asked: qtbot.keyClick(asked, Qt.Key.Key_Escape),
    "close": lambda _, asked: asked.close(),
    "cancel": lambda _, asked: asked.reject(),
}


@pytest.fixture
def window(make_window: MakeWindow, presenter: Presenter, sample: str) -> MainWindow:
    made = make_window()
    presenter.open(sample, "risk")
    QApplication.processEvents()
    return made


def open_now() -> list[QWidget]:
    return [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, TypedDialog) and shown.isVisible()]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", DIALOGS)
def test_what_was_typed_is_asked_about_once(
    window: MainWindow, presenter: Presenter, qtbot: QtBot, kind: str, way: str
) -> None:
    kept: list[object] = []
    make, field, question = DIALOGS[kind]
    asked = make(window, presenter, kept)
    settle()
    type_in(qtbot, getattr(asked, field), "typed")
    WAYS[way](qtbot, asked)
    settle()
    confirm = dialog(Confirm)
    assert isinstance(confirm, Confirm) and confirm.windowTitle() == question
    assert "What was typed is lost." in words_in(confirm)
    assert confirm.cancel.hasFocus() and confirm.cancel.text() == "Keep editing" == confirm.cancel.accessibleName()
    qtbot.keyClick(confirm.cancel, Qt.Key.Key_Return)
    settle()
    assert open_now() == [asked]
    WAYS[way](qtbot, asked)
    settle()
    again = dialog(Confirm)
    assert isinstance(again, Confirm)
    qtbot.mouseClick(again.yes, Qt.MouseButton.LeftButton)
    settle()
    assert open_now() == [] and kept == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", DIALOGS)
def test_a_dialog_in_which_nothing_was_typed_closes_at_once(
    window: MainWindow, presenter: Presenter, qtbot: QtBot, kind: str, way: str
) -> None:
    asked = DIALOGS[kind][0](window, presenter, [])
    settle()
    WAYS[way](qtbot, asked)
    settle()
    assert open_now() == []


def test_what_was_chosen_or_is_no_date_yet_counts_too(window: MainWindow, presenter: Presenter, qtbot: QtBot) -> None:
    task = OwnTaskDialog(window, now(presenter), lambda *_: None)
    settle()
    type_in(qtbot, task.due.input, "2026")
    qtbot.keyClick(task, Qt.Key.Key_Escape)
    settle()
    assert len(open_now()) == 1 and isinstance(dialog(Confirm), Confirm)
    dialog(Confirm).accept()
    settle()
    risk = OwnRiskDialog(presenter, window, now(presenter), None, lambda _: True)
    settle()
    qtbot.mouseClick(risk.severity.options["3"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(risk, Qt.Key.Key_Escape)
    settle()
    assert len(open_now()) == 1 and isinstance(dialog(Confirm), Confirm)
    dialog(Confirm).accept()
    settle()
    assert open_now() == []
