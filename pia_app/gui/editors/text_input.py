"""Lines and texts that are handed over a moment after the last key, never in the middle of a composition."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from pia_app.gui import theme

FOR_THE_PAGE: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAUSE: Final = 800  # milliseconds between the last key and storing


def _is_for_the_window(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether a key that an input would keep to itself is a shortcut of the window instead."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    if event.matches(QKeySequence.StandardKey.Redo):
        return not can_redo
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and Qt.Key(event.key()) in FOR_THE_PAGE


class LineInput(QLineEdit):
    """One line of text.

    `committed(str)` comes 800 ms after the last key, on Enter, on leaving, and on flush(); `typing()` with the first
    key before it. After each `typing` comes a `committed`, also where the text is as before.
    """

    committed = Signal(str)
    typing = Signal()

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._dirty = self._composing = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show a text unless a person is working here."""
        if not self._dirty and not self.hasFocus() and text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Hand over what was typed; what an input method has not finished stays with it."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        self._pause.stop()
        if self._dirty:
            self._dirty = False
            self.committed.emit(self.text())

    def _typed(self) -> None:
        if not self._dirty:
            self._dirty = True
            self.typing.emit()
        self._pause.start()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where there is nothing here to undo, and the keys of the page to the page."""
        if _is_for_the_window(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Wait while a word is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._composing:
            self._pause.stop()
        elif self._dirty:
            self._pause.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over on leaving."""
        super().focusOutEvent(event)
        self._composing = False
        self.flush()


class TextInput(QPlainTextEdit):
    """Several lines of text that grow with what is written; signals as LineInput."""

    committed = Signal(str)
    typing = Signal()

    def __init__(self, name: str, *, lines: tuple[int, int] = (3, 14), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._dirty = self._composing = self._filling = self._fitting = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._typed)
        self._fit()

    def text(self) -> str:
        """Return the text exactly; toPlainText() would turn a no-break space into a plain one."""
        return self.document().toRawText().replace("\u2029", "\n")

    def show_text(self, text: str) -> None:
        """Show a text unless a person is working here."""
        if self._dirty or self.hasFocus() or text == self.text():
            return
        self._filling = True
        self.setPlainText(text)
        self._filling = False

    def flush(self) -> None:
        """Hand over what was typed; what an input method has not finished stays with it."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        self._pause.stop()
        if self._dirty:
            self._dirty = False
            self.committed.emit(self.text())

    def _typed(self) -> None:
        self._fit()
        if self._filling:
            return
        if not self._dirty:
            self._dirty = True
            self.typing.emit()
        if not self._composing:
            self._pause.start()

    def _fit(self) -> None:
        """Take the height of the text, up to the most; only with more lines than that comes a bar."""
        if self._fitting:
            return
        self._fitting = True
        least, most = (count * self.fontMetrics().lineSpacing() for count in self._lines)
        needed = self._needed(most)
        self._show_bar(needed > most)
        margins = 2 * int(self.document().documentMargin()) + theme.px(16)
        height = min(max(needed, least), most) + margins
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        self._fitting = False

    def _show_bar(self, wanted: bool) -> None:
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if wanted else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
            for mode in (self.LineWrapMode.NoWrap, self.LineWrapMode.WidgetWidth):
                self.setLineWrapMode(mode)  # else lines that are broken before the first showing keep the former width

    def _needed(self, enough: int) -> int:
        """Return the height of the text, or of as much of it as is more than enough; fonts differ from line to line."""
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height <= enough:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow where a narrower place breaks the text into more lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Tab and Ctrl+Enter to the page and make Shift+Enter a plain new line."""
        if event.key() == Qt.Key.Key_Tab:
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertBlock()
                return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where there is nothing here to undo, and the keys of the page to the page."""
        text = self.document()
        if _is_for_the_window(event, can_undo=text.isUndoAvailable(), can_redo=text.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Wait while a word is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._composing:
            self._pause.stop()
        elif self._dirty:
            self._pause.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over on leaving."""
        super().focusOutEvent(event)
        self._composing = False
        self.flush()
