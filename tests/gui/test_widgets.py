"""Small parts: what they show, what they say, and that they give way in narrow places."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.widgets.banner import Banner, Banners
from pia_app.gui.widgets.buttons import button, icon_button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.level_badge import LevelBadge, interval_words
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import ElidedLabel, PlainLabel, tip
from pia_app.gui.widgets.progress import ProgressLabel, progress_words
from pia_app.gui.widgets.risk_map import RiskMap, Trail
from pia_app.gui.widgets.save_state import SaveState
from pia_app.gui.widgets.side_panel import SidePanel
from pia_app.model import Interval

W = TypeVar("W", bound=QWidget)
MATRIX = ((1, 1, 2, 2), (1, 2, 2, 3), (2, 2, 3, 4), (2, 3, 4, 4))
AXIS = ("little", "some", "much", "very much")
TRAILS = (
    Trail(label="A1", name="Booking", inherent=(4, 4), current=(4, 3), target=(4, 1)),
    Trail(label="A2", name="Wi-Fi", inherent=(1, 2), current=(1, 1), target=None),
)


def shown(qtbot: QtBot, widget: W, width: int = 400, height: int = 300) -> W:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


@pytest.mark.parametrize("text", ["<b>x</b>", "R&D data", "&&", "&lt;b&gt;"])
def test_a_plain_label_shows_every_character(qtbot: QtBot, text: str) -> None:
    label = shown(qtbot, PlainLabel(text))
    assert label.text() == text
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_tooltip_shows_mark_up_as_text() -> None:
    assert tip("<img src=x>&") == "<span>&lt;img src=x&gt;&amp;</span>"
    assert tip("") == ""


def test_a_button_says_an_ampersand(qtbot: QtBot) -> None:
    made = shown(qtbot, button("R&D data"))
    assert made.accessibleName() == "R&D data"
    assert made.text() == "R&&D data"
    assert made.shortcut().isEmpty()


def test_a_picture_button_has_a_name_and_a_size_that_can_be_hit(qtbot: QtBot) -> None:
    made = icon_button("undo", "Undo")
    qtbot.addWidget(made)
    made.show()
    assert made.accessibleName() == "Undo"
    assert made.width() >= 24 and made.height() >= 24


def test_a_long_line_gives_way_and_tells_the_rest_in_its_tooltip(qtbot: QtBot) -> None:
    label = shown(qtbot, ElidedLabel("a very long name " * 10), 100, 30)
    label.repaint()
    assert label.toolTip().startswith("<span>a very long name")
    assert label.minimumSizeHint().width() < 100


def test_a_row_breaks_where_it_is_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    parts = [button(f"Button {n}") for n in range(5)]
    for part in parts:
        flow.addWidget(part)
    shown(qtbot, holder, 2000, 100)
    assert len({p.y() for p in parts}) == 1
    assert flow.heightForWidth(150) > 3 * flow.heightForWidth(2000)


def test_hidden_parts_take_no_room_in_a_row(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    parts = [button("One"), button("Two"), button("Three")]
    for part in parts:
        flow.addWidget(part)
    shown(qtbot, holder, 2000, 100)
    before = parts[2].x()
    parts[1].hide()
    flow.activate()
    assert parts[2].x() < before


def test_a_choice_with_a_long_text_grows_in_height(qtbot: QtBot) -> None:
    option = OptionButton("a rather long label that goes on and on " * 3)
    qtbot.addWidget(option)
    assert option.heightForWidth(200) > 2 * option.heightForWidth(2000)


@pytest.mark.parametrize(
    ("interval", "words"),
    [(Interval(2, 2), "Medium"), (Interval(2, 4), "Medium–Critical"), (None, "Not yet known")],
)
def test_a_level_is_said_in_words(qtbot: QtBot, interval: Interval | None, words: str) -> None:
    badge = shown(qtbot, LevelBadge(interval))
    assert interval_words(interval) == words
    assert badge.accessibleName() == f"Risk level: {words}"
    assert not badge.grab().isNull()


def test_progress_is_said_in_words(qtbot: QtBot) -> None:
    label = shown(qtbot, ProgressLabel(3, 7))
    assert label.accessibleName() == "3 of 7 answered"
    label.display(7, 7)
    assert label.accessibleName() == progress_words(7, 7) == "All 7 answered"


def test_the_save_state_says_why_something_is_not_saved(qtbot: QtBot) -> None:
    state = shown(qtbot, SaveState())
    state.display("failed", "the disk is full")
    assert state.words.text() == "Not saved"
    assert state.accessibleName() == "Not saved: the disk is full"
    assert "the disk is full" in state.toolTip()


def test_the_risk_map_tells_the_whole_picture_in_words(qtbot: QtBot) -> None:
    risk_map = shown(qtbot, RiskMap(MATRIX, AXIS, AXIS))
    risk_map.display(TRAILS, 0)
    words = risk_map.accessibleDescription()
    assert "A1 Booking: without measures: severity 4, likelihood 4, Critical" in words
    assert "A2 Wi-Fi" in words and "after all tasks: severity 4, likelihood 1, Medium" in words


def test_the_arrow_keys_go_round_the_activities_on_the_risk_map(qtbot: QtBot) -> None:
    risk_map = shown(qtbot, RiskMap(MATRIX, AXIS, AXIS))
    risk_map.display(TRAILS, -1)
    chosen: list[int] = []
    risk_map.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(risk_map, key)
    assert chosen == [0, 1, 0, 1]


def test_a_click_on_a_mark_chooses_its_activity(qtbot: QtBot) -> None:
    risk_map = shown(qtbot, RiskMap(MATRIX, AXIS, AXIS), 600, 500)
    risk_map.display(TRAILS, -1)
    risk_map.grab()
    spot = next(frame for frame, index in risk_map._spots if index == 1)
    with qtbot.waitSignal(risk_map.chosen) as said:
        qtbot.mouseClick(risk_map, Qt.MouseButton.LeftButton, pos=spot.center().toPoint())
    assert said.args == [1]


def test_a_full_cell_of_the_risk_map_overflows_nothing(qtbot: QtBot) -> None:
    risk_map = shown(qtbot, RiskMap(MATRIX, AXIS, AXIS), 400, 300)
    risk_map.display([Trail(label=f"A{n}", name="x", current=(1, 1)) for n in range(60)], 0)
    risk_map.grab()
    cell = risk_map._cell(1, 1)
    assert risk_map._spots
    assert all(cell.contains(frame.center()) for frame, _ in risk_map._spots)


def test_a_panel_folds_and_unfolds_by_its_button(qtbot: QtBot) -> None:
    panel = SidePanel("Guidance")
    qtbot.addWidget(panel)
    panel.show()
    seen = [(panel.is_open, panel.width())]
    for _ in range(2):
        with qtbot.waitSignal(panel.folded):
            panel.toggle()
        seen.append((panel.is_open, panel.width()))
    assert [is_open for is_open, _ in seen] == [True, False, True]
    assert seen[1][1] < seen[0][1] / 3 and seen[2] == seen[0]


def test_the_same_message_stands_there_once_and_errors_do_not_pile_up(qtbot: QtBot) -> None:
    banners = shown(qtbot, Banners())
    for _ in range(3):
        banners.add(Banner("same", kind="warning"))
    assert [b.text for b in banners.shown()] == ["same"]
    for number in range(8):
        banners.add(Banner(f"error {number}", kind="error"))
    assert [b.text for b in banners.shown() if b.kind == "error"] == ["error 5", "error 6", "error 7"]
    banners.clear("error")
    assert [b.kind for b in banners.shown()] == ["warning"]


def test_a_message_goes_when_its_button_is_pressed(qtbot: QtBot) -> None:
    banners = shown(qtbot, Banners())
    done: list[int] = []
    banner = Banner("Deleted", kind="undo", action=("Undo", lambda: done.append(1)))
    banners.add(banner)
    qtbot.mouseClick(banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert done == [1] and banners.shown() == []
