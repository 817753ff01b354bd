"""What is typed is handed over a moment later, whole, and never while it is still being composed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.editors.text_input import LineInput, TextInput

Input = LineInput | TextInput


class Desk(QWidget):
    """An input and another widget to go to."""

    def __init__(self, made: Input) -> None:
        super().__init__()
        self.input = made
        self.other = LineInput("other")
        self.heard: list[str] = []
        made.committed.connect(self.heard.append)
        column = QVBoxLayout(self)
        column.addWidget(made)
        column.addWidget(self.other)


@pytest.fixture(params=[LineInput, TextInput])
def desk(request: pytest.FixtureRequest, qtbot: QtBot) -> Desk:
    made = Desk(request.param("name"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.input.setFocus()
    return made


def compose(desk: Desk, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(desk.input, event)


def test_nothing_is_handed_over_at_once_and_all_after_a_pause(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.input.typing, timeout=100):
        qtbot.keyClicks(desk.input, "abc")
    qtbot.wait(500)
    assert desk.heard == []
    qtbot.waitUntil(lambda: desk.heard == ["abc"], timeout=600)


def test_each_key_starts_the_pause_anew(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.input, "a")
    qtbot.wait(600)
    qtbot.keyClicks(desk.input, "b")
    qtbot.wait(600)
    assert desk.heard == []
    qtbot.waitUntil(lambda: desk.heard == ["ab"], timeout=600)


def test_leaving_hands_over(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.input, "abc")
    desk.other.setFocus()
    assert desk.heard == ["abc"]


def test_flush_hands_over_once(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.input, "abc")
    desk.input.flush()
    desk.input.flush()
    assert desk.heard == ["abc"]


def test_a_text_shown_is_not_announced(desk: Desk) -> None:
    desk.other.setFocus()
    desk.input.show_text("from elsewhere")
    desk.input.flush()
    assert desk.input.text() == "from elsewhere"
    assert desk.heard == []


def test_the_text_of_an_editor_that_has_the_keyboard_is_never_replaced(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.input, "mine")
    desk.input.flush()
    desk.input.show_text("theirs")
    assert desk.input.text() == "mine"


def test_a_composition_is_not_handed_over_before_it_is_finished(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.input, "a")
    compose(desk, "ni hao")
    qtbot.wait(1000)
    assert desk.heard == []
    compose(desk, "", commit="你好")
    qtbot.waitUntil(lambda: desk.heard == ["a你好"], timeout=1000)


def test_a_flush_in_the_middle_of_a_composition_stores_only_what_is_finished(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.input, "a")
    compose(desk, "ni hao")
    desk.input.flush()
    assert desk.heard == ["a"]


def test_undo_with_nothing_left_to_undo_is_left_to_the_window(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.input, "a")
    assert not passes_on_undo(desk)
    qtbot.keyClick(desk.input, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.input.text() == ""
    assert passes_on_undo(desk)


def passes_on_undo(desk: Desk) -> bool:
    """Whether Ctrl+Z pressed in the input would reach a shortcut of the window."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(desk.input, event)
    return not event.isAccepted()


def text_input(qtbot: QtBot, width: int = 300) -> TextInput:
    made = TextInput("name")
    qtbot.addWidget(made)
    made.resize(width, made.height())
    made.show()
    return made


@pytest.mark.parametrize("text", ["a\u00a0b", '5 < 6 & "x"', "👩‍👩‍👧 e\u0301", "line\nline", "عربي \u202etext"])
def test_a_long_text_comes_back_character_for_character(qtbot: QtBot, text: str) -> None:
    made = text_input(qtbot)
    made.show_text(text)
    assert made.text() == text


def test_a_long_text_grows_with_its_lines_and_stops_growing(qtbot: QtBot) -> None:
    made = text_input(qtbot)
    short = made.height()
    made.show_text("line\n" * 8)
    middle = made.height()
    made.show_text("line\n" * 80)
    assert short < middle < made.height() <= 16 * made.fontMetrics().lineSpacing() + 40


@pytest.mark.parametrize("words", [40, 400])
@pytest.mark.parametrize("width", range(240, 800, 70))
def test_no_line_of_a_long_text_is_cut(qtbot: QtBot, width: int, words: int) -> None:
    made = text_input(qtbot, width)
    made.show_text("guests and what they were told " * (words // 6))
    QApplication.processEvents()
    assert made.horizontalScrollBar().maximum() == 0
    assert (made.verticalScrollBar().maximum() > 0) == made.verticalScrollBar().isVisible() == (words == 400)


def test_ctrl_enter_and_tab_are_left_to_the_page(qtbot: QtBot) -> None:
    made = text_input(qtbot)
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(made, Qt.Key.Key_Tab)
    assert made.text() == ""
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert made.text() == "\n"


def test_pasted_mark_up_stays_text(qtbot: QtBot) -> None:
    made = text_input(qtbot)
    QApplication.clipboard().setText("<b>bold</b>")
    made.paste()
    assert made.text() == "<b>bold</b>"
    assert made.cursorForPosition(QPoint(0, 0)).charFormat().fontWeight() < 600
