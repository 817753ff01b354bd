"""How tests type: Qt's own test keys know no Chinese, so such text comes the way an input method sends it."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def type_in(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type a text into a widget that has, or takes, the keyboard."""
    widget.setFocus()
    if text.isascii():
        qtbot.keyClicks(widget, text)
        return
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
