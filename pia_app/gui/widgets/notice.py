"""A short message on a page, beside what it is about, in a picture and in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.widgets.plain_label import PlainLabel

PICTURES: Final = {"info": "info", "done": "done", "warning": "warning", "stop": "warning"}
LEVELS: Final = {"done": 0, "warning": 1, "stop": 3}


class Notice(QWidget):
    """A message of one `kind` (info, done, warning, stop) with a line of smaller text beneath; `foot` takes buttons."""

    def __init__(self, text: str = "", *, kind: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        colours = theme.current().colours
        ink, self._ground = colours.levels[LEVELS[kind]] if kind in LEVELS else (colours.accent, colours.soft)
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setPixmap(pixmap(PICTURES[kind], ink, theme.px(18)))
        self.label = PlainLabel(role="strong" if kind == "stop" else "body")
        self.detail = PlainLabel(role="caption")
        for label in (self.label, self.detail):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(theme.TIGHT))
        self._column.addWidget(self.label)
        self._column.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(theme.MEDIUM), theme.px(10)] * 2)
        row.setSpacing(theme.px(10))
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        self.say(text)

    def say(self, text: str, detail: str = "") -> None:
        """Show another message; without a text the notice is not there."""
        self.label.setText(text)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(". ".join(part for part in (text, detail) if part))
        self.setVisible(bool(text))

    def add_foot(self, *parts: QWidget) -> None:
        """Put buttons beneath the message."""
        foot = QHBoxLayout()
        foot.setContentsMargins(0, theme.px(theme.TIGHT), 0, 0)
        foot.setSpacing(theme.px(theme.SMALL))
        for part in parts:
            foot.addWidget(part)
        foot.addStretch(1)
        self._column.addLayout(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
