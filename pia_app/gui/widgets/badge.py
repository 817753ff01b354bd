"""A state as a word with a picture before it, on a shade of its own: never by colour alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.law_words import Look, said

LEVELS: Final = {"good": 0, "watch": 1, "bad": 3}
SHADES: Final = {  # ink, ground
    "strong": ("on_accent", "accent"), "soft": ("accent", "soft"), "plain": ("text", "sunken"),
    "faint": ("quiet", "surface"),
}  # fmt: skip


class Badge(QWidget):
    """A badge with one state; `faint` ones have an outline in place of a ground."""

    def __init__(self, look: Look, *, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.look, self.word = look, ""
        self.display(look, about=about)

    def display(self, look: Look, *, about: str = "") -> None:
        """Show another state; `about` is what a screen reader says before it."""
        self.look, self.word = look, said(look)
        self.setAccessibleName(self.tr("{0}: {1}").format(about, self.word) if about else self.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for picture and word."""
        text = QFontMetrics(theme.current().font(13, bold=True)).horizontalAdvance(self.word)
        return QSize(text + theme.px(42), theme.px(26))

    def _colours(self) -> tuple[str, str]:
        colours = theme.current().colours
        if self.look.shade in LEVELS:
            return colours.levels[LEVELS[self.look.shade]]
        ink, ground = SHADES[self.look.shade]
        return getattr(colours, ink), getattr(colours, ground)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, picture and word."""
        look = theme.current()
        ink, ground = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        faint = self.look.shade == "faint"
        painter.setPen(QPen(look.colour("line"), 1) if faint else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
        size = look.px(16)
        painter.drawPixmap(look.px(9), (self.height() - size) // 2, pixmap(self.look.icon, ink, size))
        painter.setPen(QColor(ink))
        painter.setFont(look.font(13, bold=True))
        room = self.rect().adjusted(look.px(31), 0, -look.px(4), 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.word)
