"""The window by keyboard, in both languages, at any size, and when things go wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QWidget,
)  # fmt: skip
from pytestqt.qtbot import QtBot

from pia_app.errors import WorkspaceError
from pia_app.gui import pages
from pia_app.gui.ask import Confirm
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.activities import ActivitiesPage
from pia_app.gui.pages.laws import LawsPage
from pia_app.gui.pages.overview import OverviewPage
from pia_app.gui.pages.stop_dialog import SetAsideDialog
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.link import Fold
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.question_card import QuestionCard
from pia_app.model import Answer, Evidence, Row, State
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow, visible
from tests.gui.test_home import dialog, press
from tests.gui.typing_in import type_in
from tests.support import plain_sample

HOSTILE = '<img src="/etc/hostname"><b>x</b> & y'
CONTROL = Qt.KeyboardModifier.ControlModifier


def key(qtbot: QtBot, window: MainWindow, what: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(QApplication.focusWidget() or window, what, held)


def overview(window: MainWindow) -> OverviewPage:
    assert isinstance(window.page, OverviewPage)
    return window.page


def focus() -> QWidget:
    """Return what has the keyboard; something must."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def line(card: QuestionCard) -> QLineEdit:
    """Return the line in which a card is answered."""
    found = card.editor.field.focusProxy()
    assert isinstance(found, QLineEdit)
    return found


def card(window: MainWindow, section: str, question: str) -> QuestionCard:
    overview(window).interview.choose(section)
    return overview(window).interview.questions.cards[question]


def walk(window: MainWindow, presenter: Presenter) -> Iterator[str]:
    """Show every place of the window there is so far, one after the other."""
    yield "home"
    presenter.open(presenter.rows()[0].id)
    for name in pages.PAGES:
        presenter.go(name)
        QApplication.processEvents()
        yield name
        if isinstance(window.page, LawsPage):
            yield from law_by_law(window.page)
    presenter.go("overview")
    for section in list(overview(window).interview.sections.buttons):
        overview(window).interview.choose(section)
        QApplication.processEvents()
        yield section


def law_by_law(page: LawsPage) -> Iterator[str]:
    """Show each law in full, with what is folded unfolded."""
    for regime in list(page.choices):
        page.choose(regime)
        QApplication.processEvents()
        for fold in [w for w in visible(page) if isinstance(w, Fold)][:6]:
            fold.toggle()
        QApplication.processEvents()
        yield f"laws {regime}"


# By keyboard


def test_ctrl_and_a_digit_go_to_the_pages(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    key(qtbot, window, Qt.Key.Key_2, CONTROL)
    assert presenter.page == "home"
    presenter.open(hotel)
    for digit, name in enumerate(pages.PAGES, start=1):
        key(qtbot, window, Qt.Key(Qt.Key.Key_0 + digit), CONTROL)
        assert presenter.page == name
        assert window.page is not None and window.page.isVisible()
    key(qtbot, window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert presenter.page == "home"


def test_the_keys_go_from_question_to_question_and_to_the_next_unanswered(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel)
    questions = overview(window).interview.questions
    key(qtbot, window, Qt.Key.Key_Down, CONTROL)
    assert overview(window).interview.section_id == "organisation"
    ids = questions.question_ids()
    assert questions.current == ids[0] == "organisation_name"
    key(qtbot, window, Qt.Key.Key_Down, CONTROL)
    key(qtbot, window, Qt.Key.Key_Down, CONTROL)
    assert questions.current == ids[2]
    assert questions.cards[ids[2]].isAncestorOf(focus())
    key(qtbot, window, Qt.Key.Key_Up, CONTROL)
    assert questions.current == ids[1]
    presenter.answer("", ids[2], Answer(value="health"))
    key(qtbot, window, Qt.Key.Key_Return, CONTROL)
    assert questions.current == ids[3]


def test_an_answer_is_given_by_keyboard_alone_and_stored(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel)
    card(window, "governance", "officer_appointed").take_focus()
    key(qtbot, window, Qt.Key.Key_Space)
    assert workspace.assessment(hotel).answers["officer_appointed"].value == "yes"
    key(qtbot, window, Qt.Key.Key_Right)
    assert workspace.assessment(hotel).answers["officer_appointed"].value == "partly"
    assert window.top_bar.save_state.words.text() == "Saved at 14:05"


def test_f1_folds_the_guidance_and_brings_it_back(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel)
    card(window, "governance", "officer_appointed").take_focus()
    guidance = overview(window).interview.guidance
    assert any("PIPL Art. 52" in label.text() for label in guidance.findChildren(QLabel))
    seen = [guidance.is_open]
    for _ in range(2):
        key(qtbot, window, Qt.Key.Key_F1)
        seen.append(guidance.is_open)
    assert seen == [True, False, True]


def test_the_tab_key_goes_down_the_page(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel)
    first = card(window, "organisation", "organisation_name")
    first.take_focus()
    heights = []
    for _ in range(12):
        canvas = overview(window).interview.questions.widget()
        if canvas is None or not canvas.isAncestorOf(focus()):
            break
        corner = focus().mapTo(canvas, QPoint(0, 0))
        heights.append((corner.y() // 30, corner.x()))
        key(qtbot, window, Qt.Key.Key_Tab)
    assert len(heights) > 8
    assert heights == sorted(heights)


# Saving and taking back


def test_the_save_state_follows_the_typing(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel)
    state = window.top_bar.save_state
    assert state.words.text() == "All saved"
    type_in(qtbot, line(card(window, "organisation", "organisation_contact")), "office")
    assert state.words.text() == "Not saved yet…"
    qtbot.waitUntil(lambda: state.words.text() == "Saved at 14:05", timeout=1500)
    assert workspace.assessment(hotel).answers["organisation_contact"].value == "office"


def test_what_is_being_typed_is_stored_before_the_page_changes(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel)
    type_in(qtbot, line(card(window, "organisation", "organisation_contact")), "office")
    presenter.go("activities")
    assert workspace.assessment(hotel).answers["organisation_contact"].value == "office"


def test_a_refresh_leaves_the_text_that_is_being_typed(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel)
    field = line(card(window, "organisation", "organisation_contact"))
    type_in(qtbot, field, "offi")
    presenter.answer("", "organisation_name", Answer(value="Other"))
    type_in(qtbot, field, "ce")
    assert field.text() == "office"


def test_undo_shows_the_former_text_even_where_the_keyboard_is(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel)
    field = line(card(window, "organisation", "organisation_name"))
    field.setFocus()
    presenter.answer("", "organisation_contact", Answer(value="x"))
    presenter.answer("", "organisation_contact", Answer(value="y"))
    key(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert presenter.snapshot is not None
    assert presenter.snapshot.answer("", "organisation_contact") == Answer(value="x")
    assert field.hasFocus()
    press(qtbot, window.top_bar.redo_button)
    assert presenter.snapshot.answer("", "organisation_contact") == Answer(value="y")


def test_closing_stores_what_is_being_typed(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(hotel)
    type_in(qtbot, line(card(window, "organisation", "organisation_contact")), "office")
    assert window.close()
    again = Workspace.open(workspace.path)
    assert again.assessment(hotel).answers["organisation_contact"].value == "office"
    again.close(back_up=False)


def test_a_window_that_cannot_save_stays_open_and_says_why(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str, workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    window = make_window()
    presenter.open(hotel)
    with monkeypatch.context() as broken:

        def fail(*_: object) -> None:
            raise WorkspaceError("workspace_disk_full", path="x")

        broken.setattr(workspace, "answer", fail)
        field = line(card(window, "organisation", "organisation_contact"))
        type_in(qtbot, field, "office")
        assert not window.close()
        assert window.isVisible()
        ask = dialog(Confirm)
        assert isinstance(ask, Confirm)
        press(qtbot, ask.cancel)
        assert window.top_bar.save_state.words.text() == "Not saved"
        assert field.text() == "office"
    banner = next(b for b in window.banners.shown() if b.kind == "error")
    press(qtbot, next(b for b in banner.findChildren(QPushButton) if b.text() == "Try again"))
    assert workspace.assessment(hotel).answers["organisation_contact"].value == "office"
    assert [b for b in window.banners.shown() if b.kind == "error"] == []


def test_a_workspace_for_reading_only_says_so_and_takes_nothing(qtbot: QtBot, hotel: str, workspace: Workspace) -> None:
    path = workspace.path
    workspace.close()
    reading = Workspace.open(path, read_only=True)
    presenter = Presenter(reading)
    window = MainWindow(presenter)
    window.show()
    presenter.open(hotel)
    assert window.top_bar.save_state.words.text() == "Read-only"
    assert any(b.kind == "warning" for b in window.banners.shown())
    segments = card(window, "governance", "officer_appointed").editor.field
    press(qtbot, segments.findChildren(QAbstractButton)[0])
    assert "officer_appointed" not in reading.assessment(hotel).answers
    window.close()
    window.deleteLater()


# Languages and looks


def test_the_language_changes_in_the_open_window_and_the_place_stays(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel)
    overview(window).interview.choose("governance")
    press(qtbot, window.top_bar.language)
    QApplication.processEvents()
    assert presenter.language == "zh-CN" and presenter.page == "overview"
    assert overview(window).interview.section_id == "governance"
    assert window.sidebar.buttons["activities"].label == "处理活动"
    assert overview(window).interview.questions.title.text() == "Internal management"
    press(qtbot, window.top_bar.language)
    QApplication.processEvents()
    assert window.sidebar.buttons["activities"].label == "Activities"


def test_looks_and_text_size_change_in_the_open_window(
    make_window: MakeWindow, presenter: Presenter, hotel: str
) -> None:
    kept: list[tuple[str, int]] = []
    presenter.look_changed.connect(lambda name, percent: kept.append((name, percent)))
    window = make_window()
    presenter.open(hotel)
    before = window.top_bar.title.font().pixelSize()
    window.top_bar.looked.emit("dark", 200)
    QApplication.processEvents()
    assert kept == [("dark", 200)]
    assert window.top_bar.title.font().pixelSize() == 2 * before


# What a screen reader and a narrow screen need


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_everything_that_takes_the_keyboard_has_a_name(
    make_window: MakeWindow, presenter: Presenter, hotel: str, language: str
) -> None:
    window = make_window(language=language)
    nameless = {
        f"{place}: {type(w).__name__}"
        for place in walk(window, presenter)
        for w in visible(window)
        if w.focusPolicy() != Qt.FocusPolicy.NoFocus and not w.accessibleName() and not _is_inner(w)
    }
    assert nameless == set()


def _is_inner(widget: QWidget) -> bool:
    """Whether a widget is named by its own text, or is a part that Qt made of one that has a name."""
    if isinstance(widget, QLabel):
        return bool(widget.text())
    parent = widget.parentWidget()
    return (isinstance(parent, (QComboBox, QScrollArea)) and bool(parent.accessibleName())) or (
        isinstance(widget, QScrollArea) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    )


def test_text_that_looks_like_mark_up_is_shown_as_it_is_everywhere(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace, qtbot: QtBot
) -> None:
    hostile = workspace.start(HOSTILE, language="en", regimes=("pipl", "gdpr"))
    activity = workspace.add_activity(hostile, HOSTILE)
    proof = (Evidence(what=HOSTILE, where=HOSTILE, provided_by=HOSTILE, verified_by=HOSTILE),)
    workspace.answer(hostile, "", "organisation_name", Answer(value=HOSTILE, note=HOSTILE))
    workspace.answer(hostile, "", "officer_appointed", Answer(value="yes", evidence=proof))
    workspace.answer(hostile, "", "audit_done", Answer(state=State.NOT_APPLICABLE, reason=HOSTILE))
    workspace.answer(hostile, "", "team", Answer(value=(Row(id="r1", cells={"name": HOSTILE}),)))
    workspace.answer(hostile, activity, "activity_summary", Answer(value=HOSTILE))
    window = make_window()
    for place in walk(window, presenter):
        for label in (w for w in visible(window) if isinstance(w, QLabel)):
            assert label.textFormat() is Qt.TextFormat.PlainText, (place, label.text())
        for widget in visible(window):
            assert "<img" not in widget.toolTip(), place
            assert not isinstance(widget, (QTextBrowser, QMessageBox)), place
            if isinstance(widget, QAbstractButton):
                assert "<b>x</b> & y" not in widget.text(), place


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(1280, 800, 100), (1024, 640, 100), (1024, 640, 150), (1024, 640, 200)]
)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_no_text_is_cut_and_nothing_is_out_of_reach(
    make_window: MakeWindow, presenter: Presenter, hotel: str, language: str, width: int, height: int, percent: int
) -> None:
    window = make_window(width, height, language=language, percent=percent)
    cut: set[str] = set()
    for place in walk(window, presenter):
        QApplication.processEvents()
        cut |= {f"{place}: {fault}" for fault in faults(window)}
    assert (window.width(), window.height()) == (width, height)
    assert cut == set()


def faults(window: QWidget) -> Iterator[str]:
    """Name every label, button and input that shows less than its whole text or lies beyond where one can scroll."""
    for widget in visible(window):
        if type(widget) is PlainLabel and widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width()):
            yield f"cut in height: {widget.text()[:40]}"
        if isinstance(widget, QPushButton) and widget.text() and widget.width() < widget.minimumSizeHint().width():
            yield f"cut in width: {widget.text()}"
        if isinstance(widget, (QPushButton, QLineEdit, QPlainTextEdit)):
            around = widget.parentWidget()
            if around is not None and not around.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
                yield f"out of reach: {widget.accessibleName()}"
        if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
            yield f"scrolls sideways: {type(widget).__name__}"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_forms_for_evidence_and_reasons_fit_beside_the_guidance(
    make_window: MakeWindow, presenter: Presenter, qtbot: QtBot, hotel: str, language: str, percent: int
) -> None:
    window = make_window(1024, 640, language=language, percent=percent)
    presenter.open(hotel)
    presenter.answer("", "officer_appointed", Answer(value="yes", evidence=(Evidence(what="record"),)))
    presenter.answer("", "audit_done", Answer(state=State.NOT_APPLICABLE, reason="none"))
    evident = card(window, "governance", "officer_appointed").editor
    evident.evidence_button.click()
    evident.note_button.click()
    qtbot.wait(250)  # new forms find their size in a few rounds
    assert list(faults(window)) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_no_dialog_cuts_its_text(make_window: MakeWindow, presenter: Presenter, hotel: str, percent: int) -> None:
    window = make_window(1024, 640, percent=percent)
    for wish in (window.home.start, window.home.tools["delete"].click):
        wish()
        shown = dialog(QDialog)
        assert list(faults(shown)) == []
        assert shown.width() <= 1024 and shown.height() <= 640
        shown.reject()
    SetAsideDialog(window, "Grounds for sensitive data · PIPL Art. 28(2)", presenter.today, lambda *_: None)
    shown = dialog(SetAsideDialog)
    assert list(faults(shown)) == []
    assert shown.width() <= 1024 and shown.height() <= 640
    shown.reject()
    presenter.open(hotel, "activities")
    for name in ("add", "remove"):
        page = window.page
        assert isinstance(page, ActivitiesPage)
        (page.add if name == "add" else next(iter(page.cards.values())).remove).click()
        shown = dialog(QDialog)
        assert list(faults(shown)) == []
        shown.reject()


def test_the_navigation_gives_way_in_a_narrow_window(make_window: MakeWindow, presenter: Presenter, hotel: str) -> None:
    window = make_window(1280, 800)
    presenter.open(hotel)
    wide = window.sidebar.width()
    window.resize(1024, 640)
    QApplication.processEvents()
    assert window.sidebar.width() < wide / 2
    assert all(b.accessibleName() and b.toolTip() for b in window.sidebar.buttons.values())


def test_a_page_is_built_when_it_is_first_visited(make_window: MakeWindow, presenter: Presenter, hotel: str) -> None:
    window = make_window()
    assert window._pages == {}
    presenter.open(hotel)
    assert list(window._pages) == ["overview"]


def test_another_assessment_begins_at_its_beginning_and_the_first_goes_on_where_it_was(
    make_window: MakeWindow, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    other = workspace.start("Other", language="en", regimes=("pipl",))
    window = make_window()
    presenter.open(hotel)
    overview(window).interview.choose("governance")
    presenter.go_home()
    presenter.open(other)
    assert overview(window).interview.section_id == "about"
    presenter.open(hotel)
    assert overview(window).interview.section_id == "governance"


def test_pages_that_were_built_anew_leave_nothing_listening(
    make_window: MakeWindow, presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    window = make_window()
    counts = []
    for number in range(6):
        presenter.open(hotel)
        for name in pages.PAGES:
            presenter.go(name)
        presenter.set_interface_language("zh-CN" if number % 2 == 0 else "en")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        presenter.answer("", "organisation_name", Answer(value=f"name {number}"))
        presenter.undo()
        presenter.go_home()
        counts.append(len(QApplication.allWidgets()))
    assert counts[-1] <= counts[1] + 5
    assert window.isVisible()


def test_a_page_comes_back_to_the_question_after_the_language_changed(
    make_window: MakeWindow, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    presenter.open(hotel)
    card(window, "organisation", "organisation_contact").take_focus()
    presenter.set_interface_language("zh-CN")
    QApplication.processEvents()
    assert overview(window).interview.section_id == "organisation"


def test_a_notice_about_the_workspace_is_shown_in_words(
    presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(presenter.workspace), "notice", property(lambda self: "workspace_read_only"))
    window = MainWindow(presenter)
    texts = [b.text for b in window.banners.shown()]
    assert texts and "workspace_read_only" not in texts[0]
    window.deleteLater()


def test_what_had_to_be_left_out_is_told_in_the_language_of_the_window(
    make_window: MakeWindow, presenter: Presenter, hotel: str
) -> None:
    window = make_window(language="zh-CN")
    presenter.open(hotel)
    presenter.answer("", "organisation_name", Answer(value="Hotels\x01\x02"))
    assert "有 2 个字符无法写入任何文档，已略去。" in [banner.text for banner in window.banners.shown()]


def test_what_an_import_had_to_leave_out_is_told(make_window: MakeWindow, presenter: Presenter, tmp_path: Path) -> None:
    window, path = make_window(language="zh-CN"), tmp_path / "in.json"
    said = json.loads(plain_sample())
    said["assessments"][0]["name"] = "Hotels\x01\x02"
    path.write_text(json.dumps(said), encoding="utf-8")
    assert presenter.import_file(path) == 1
    assert "有 2 个字符无法写入任何文档，已略去。" in [banner.text for banner in window.banners.shown()]
