"""Somebody at the window: sees what is shown, and clicks and types as hands do, through the window system."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from pia_app.gui.languages import TRANSLATIONS
from pia_app.gui.main_window import MainWindow
from pia_app.gui.widgets.question_card import QuestionCard
from pia_app.gui.widgets.save_state import SaveState
from pia_app.wording import Words
from tests.support import shipped

W = TypeVar("W", bound=QWidget)
Key, Held = Qt.Key, Qt.KeyboardModifier
PLAIN, CONTROL, SHIFT, ALT = Held.NoModifier, Held.ControlModifier, Held.ShiftModifier, Held.AltModifier
PATIENCE = 4_000  # milliseconds
LONG_PATIENCE = 60_000  # for what another process does, which a busy computer may be slow to start


@lru_cache(maxsize=2)
def words(language: str) -> Words:
    """Return the words of the shipped questionnaire in a language."""
    return Words(shipped(), language)


@lru_cache(maxsize=1)
def translated() -> dict[str, frozenset[str]]:
    """Return what stands in the Chinese window for each English text."""
    found: dict[str, set[str]] = {}
    for message in ET.parse(TRANSLATIONS / "pia_app_zh_CN.ts").getroot().iter("message"):
        forms = [f.text or "" for f in message.iter("numerusform")] or [message.findtext("translation") or ""]
        found.setdefault(message.findtext("source") or "", set()).update(forms)
    return {source: frozenset(forms) for source, forms in found.items()}


def wait_for(what: Callable[[], object], why: str, patience: int = PATIENCE) -> None:
    """Let the program run until something is so, for at most so many milliseconds."""
    clock = QElapsedTimer()
    clock.start()
    while not what():
        assert clock.elapsed() < patience, f"in vain: {why}"
        QTest.qWait(5)


class Person:
    """Finds things by what a screen reader says of them: in the language of the window, or of the questions."""

    def __init__(self, language: str, questions: str = "") -> None:
        self.language = language
        self.words = words(questions or language)

    # Seeing

    def texts(self, label: str) -> frozenset[str]:
        """Return what may stand in the window for an English label; a text that is content stays as it is."""
        return translated().get(label, frozenset({label})) if self.language == "zh-CN" else frozenset({label})

    @property
    def view(self) -> QWidget:
        """Return the window in front."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return front or next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())

    def all(self, kind: type[W], inside: QWidget | None = None) -> list[W]:
        """Return every widget of a kind in view."""
        return [w for w in (inside or self.view).findChildren(kind) if w.isVisible()]

    def find(self, label: str, kind: type[W] = QWidget, inside: QWidget | None = None) -> W:  # type: ignore[assignment]
        """Return the one widget in view with this name."""
        texts = self.texts(label)
        found = [w for w in self.all(kind, inside) if w.accessibleName() in texts]
        assert len(found) == 1, f"{len(found)} × {label}"
        return found[0]

    def find_beginning(self, label: str, kind: type[W] = QWidget, inside: QWidget | None = None) -> W:  # type: ignore[assignment]
        """Return the first widget in view whose name begins so."""
        found = [w for w in self.all(kind, inside) if w.accessibleName().startswith(tuple(self.texts(label)))]
        assert found, label
        return found[0]

    def reads(self, text: str) -> bool:
        """Whether a text stands somewhere in view, as a label or in a field."""
        shown = [w.text() for w in self.all(QLabel)] + [w.text() for w in self.all(QLineEdit)]
        shown += [w.toPlainText() for w in self.all(QPlainTextEdit)]
        return any(text in one for one in shown)

    def question(self, question_id: str) -> QuestionCard:
        """Return the sheet on which a question is asked."""
        text = self.words.question(question_id).text
        found = [c for c in self.all(QuestionCard) if any(w.text() == text for w in c.findChildren(QLabel))]
        assert len(found) == 1, f"{len(found)} × {question_id}"
        return found[0]

    @property
    def saved(self) -> str:
        """Return what the window says about saving."""
        return self.all(SaveState)[0].accessibleName()

    def wait_until_saved(self) -> None:
        """Wait for the words "Saved at"."""
        (pattern,) = self.texts("Saved at {0}")
        before, after = pattern.split("{0}")
        wait_for(lambda: self.saved.startswith(before) and self.saved.endswith(after), "saved")

    # Clicking

    def click(self, target: QWidget | str, kind: type[QWidget] = QWidget, *, inside: QWidget | None = None) -> None:
        """Bring a widget, or the one with this name, into view and click on it; something else in front is a fault."""
        widget = self.find(target, kind, inside) if isinstance(target, str) else target
        assert widget.isEnabled(), f"cannot be clicked now: {widget.accessibleName()}"
        self.come_forward()
        self.scroll_to(widget)
        seen = widget.visibleRegion().boundingRect()
        self.click_at(widget, seen.center())

    def come_forward(self) -> None:
        """Give the window in front the keyboard, as a window manager does; the test platform has none."""
        if QApplication.activeWindow() is not self.view and not QApplication.activePopupWidget():
            self.view.activateWindow()
            wait_for(self.view.isActiveWindow, "the window in front has the keyboard")

    def click_at(
        self, widget: QWidget, place: QPoint, *, twice: bool = False, held: Qt.KeyboardModifier = PLAIN
    ) -> None:
        """Click on a place in a widget, with keys held down."""
        window = widget.window()
        spot = widget.mapTo(window, place)
        hit = window.childAt(spot) or window
        assert hit is widget or widget.isAncestorOf(hit), f"{widget.accessibleName()} lies under {hit}"
        at = hit.mapFrom(window, spot)
        QTest.mouseMove(hit, at)
        (QTest.mouseDClick if twice else QTest.mouseClick)(hit, Qt.MouseButton.LeftButton, held, at)
        QApplication.processEvents()

    def scroll_to(self, widget: QWidget) -> None:
        """Turn the wheel until a widget is in view, as far as it can be."""
        areas, around = [], widget.parentWidget()
        while around is not None:
            areas += [around] if isinstance(around, QScrollArea) else []
            around = around.parentWidget()

        def turned() -> bool:
            QApplication.processEvents()
            for area in areas:
                area.ensureWidgetVisible(widget, 8, 24)
            QApplication.processEvents()
            return not widget.visibleRegion().isEmpty()

        wait_for(turned, f"{widget.accessibleName()} comes into view")

    def click_row(
        self, view: QListView | QTableView, row: int, *, twice: bool = False, held: Qt.KeyboardModifier = PLAIN
    ) -> None:
        """Click on a row of a list, with keys held down."""
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.scroll_to(view)
        place = view.viewport().mapTo(view, view.visualRect(index).center())
        for again in (False, True)[: 1 + twice]:
            self.click_at(view, place, twice=again, held=held)

    def choose(self, box: QComboBox, text: str) -> None:
        """Unfold a box and click on an entry; in one that is searched, type and press Enter."""
        entry = next(t for t in self.texts(text) if box.findText(t) >= 0)
        self.click(box)
        if box.isEditable():
            self.type_text(entry)
            self.press(Key.Key_Return)
            return
        wait_for(lambda: box.view().isVisible(), "the list unfolds")
        index = box.model().index(box.findText(entry), 0)
        listed = box.view().viewport()
        box.view().scrollTo(index)
        spot = box.view().visualRect(index).center()
        for nearby in (spot - QPoint(20, 0), spot):  # a popup takes the first release only once the mouse has moved
            QTest.mouseMove(listed, nearby)
        QTest.mouseClick(listed, Qt.MouseButton.LeftButton, PLAIN, spot)
        wait_for(lambda: not box.view().isVisible(), f"the list folds after {entry}")

    # Typing

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key."""
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget() or self.view, key, held)
        QApplication.processEvents()

    def type_text(self, text: str) -> None:
        """Type a text where the keyboard is; what has no key comes by way of an input method, first composed."""
        focus = QApplication.focusWidget()
        assert focus is not None
        if text.isascii():
            QTest.keyClicks(focus, text)
            return
        QApplication.sendEvent(focus, QInputMethodEvent("zhong", []))
        done = QInputMethodEvent("", [])
        done.setCommitString(text)
        QApplication.sendEvent(focus, done)

    def write(self, target: QWidget | str, text: str, *, inside: QWidget | None = None) -> None:
        """Click into a field and type."""
        widget = self.find(target, inside=inside) if isinstance(target, str) else target
        self.click(widget)
        assert widget.hasFocus(), f"no keyboard in {widget.accessibleName()}"
        self.type_text(text)

    def go_on_to(self, label: str, kind: type[QWidget] = QWidget, *, inside: QWidget | None = None) -> QWidget:
        """Press Tab until the keyboard is in a widget whose name begins so."""
        texts = tuple(self.texts(label))
        for _ in range(250):
            focus = QApplication.focusWidget()
            fits = isinstance(focus, kind) and (inside is None or inside.isAncestorOf(focus))
            if focus is not None and fits and focus.accessibleName().startswith(texts):
                assert not focus.visibleRegion().isEmpty(), f"the keyboard is out of sight: {label}"
                return focus
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {label}")

    def go_down_to(self, question_id: str) -> QuestionCard:
        """Press Ctrl+Down until the keyboard is on a question."""
        for _ in range(60):
            focus = QApplication.focusWidget()
            cards = [c for c in self.all(QuestionCard) if focus is not None and c.isAncestorOf(focus)]
            if cards and cards[0].question.id == question_id:
                return cards[0]
            self.press(Key.Key_Down, CONTROL)
        raise AssertionError(f"Ctrl+Down never comes to {question_id}")

    # What the system asks

    def later(self, ready: Callable[[], object], then: Callable[[], object]) -> None:
        """Do something as soon as it can be done, also while a dialog holds up everything else."""
        timer, clock = QTimer(QApplication.instance(), interval=10), QElapsedTimer()
        done: list[bool] = []
        clock.start()

        def look() -> None:
            if clock.elapsed() > PATIENCE:
                timer.stop()
                for left in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
                    if left is not None:  # which would else hold up the test for ever
                        left.close()
                raise AssertionError("what was expected did not come, or was not dealt with")
            if not done and ready():
                done.append(True)
                then()
            elif done and not ready():
                timer.stop()
                timer.deleteLater()

        timer.timeout.connect(look)
        timer.start()

    @contextmanager
    def naming_a_file(self, path: Path) -> Iterator[None]:
        """Type a path into the dialog for files that what is done meanwhile opens."""
        answered: list[Path] = []

        def asked() -> bool:
            return isinstance(QApplication.activeModalWidget(), QFileDialog)

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            self.come_forward()
            field = self.all(QLineEdit, dialog)[0]
            field.setFocus()
            field.selectAll()
            self.type_text(str(path))
            answered.append(path)
            QTest.keyClick(field, Key.Key_Return)

        self.later(asked, answer)
        yield
        wait_for(lambda: answered, "a dialog for files")

    def choose_in_menu(self, button: str, label: str) -> None:
        """Open a menu and click on an entry."""

        def entry() -> QAction | None:
            menu = QApplication.activePopupWidget()
            actions = menu.actions() if isinstance(menu, QMenu) else []
            return next((a for a in actions if a.text() in self.texts(label)), None)

        def take() -> None:
            menu, action = QApplication.activePopupWidget(), entry()
            assert isinstance(menu, QMenu) and action is not None
            spot = menu.actionGeometry(action).center()
            QTest.mouseMove(menu, spot)
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, PLAIN, spot)

        self.later(entry, take)
        self.click(button)

    def press_in_dialog(self, beginning: str) -> None:
        """Click on the button of the dialog in front whose words begin so."""
        self.click(self.find_beginning(beginning, QPushButton))
