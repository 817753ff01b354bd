"""How far something is, as words and a thin bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pia_app.gui import theme


def progress_words(answered: int, asked: int) -> str:
    """Return "7 of 12 answered", or that everything or nothing is."""
    if asked and answered >= asked:
        return QCoreApplication.translate("progress", "All {0} answered").format(asked)
    return QCoreApplication.translate("progress", "{0} of {1} answered").format(answered, asked)


def draw_bar(painter: QPainter, frame: QRectF, answered: int, asked: int) -> None:
    """Draw the bar into a frame; also used by list rows."""
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("line"))
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
    if asked and answered:
        width = max(frame.height(), frame.width() * min(1.0, answered / asked))
        part = QRectF(frame.x(), frame.y(), width, frame.height())
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(part, frame.height() / 2, frame.height() / 2)


class ProgressLabel(QWidget):
    """A line of words over a thin bar."""

    def __init__(self, answered: int = 0, asked: int = 0, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._answered, self._asked = answered, asked
        self.display(answered, asked)

    def display(self, answered: int, asked: int) -> None:
        """Show another progress."""
        self._answered, self._asked = answered, asked
        self.setAccessibleName(progress_words(answered, asked))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for words and bar."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(progress_words(self._answered, self._asked))
        return QSize(max(theme.px(120), width + 4), metrics.height() + theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words and bar."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("quiet"))
        words = progress_words(self._answered, self._asked)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), words)
        frame = QRectF(0, self.height() - look.px(5), self.width(), look.px(4))
        draw_bar(painter, frame, self._answered, self._asked)
