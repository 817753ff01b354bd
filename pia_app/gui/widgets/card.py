"""A white sheet with a hairline around it, on which things that belong together lie."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme


class Card(QWidget):
    """A sheet with a vertical layout `body`; `set_current` marks the one a person is working on."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = theme.LARGE) -> None:
        super().__init__(parent)
        self._current = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*[theme.px(padding)] * 4)
        self.body.setSpacing(theme.px(theme.SMALL))

    def set_current(self, current: bool) -> None:
        """Mark this sheet, or take the mark away."""
        if current != self._current:
            self._current = current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and the bar at its left edge where it is the current one."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("accent" if self._current else "line"), 1))
        radius = look.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(QRectF(0, look.px(12), look.px(3), self.height() - 2 * look.px(12)), 1.5, 1.5)
