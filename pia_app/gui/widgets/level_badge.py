"""A risk level as a word, a colour and four bars; an interval where answers are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pia_app.gui import theme
from pia_app.gui.widgets.plain_label import tip

if TYPE_CHECKING:
    from pia_app.model import Interval


class Span(NamedTuple):
    """Two levels; what home rows have in place of an Interval, so that they need nothing of the model."""

    low: int
    high: int

    @property
    def settled(self) -> bool:
        """Whether both are the same."""
        return self.low == self.high


def level_word(level: int) -> str:
    """Return the word for a level 1 to 4 in the language of the window."""
    return (
        QCoreApplication.translate("levels", "Low"),
        QCoreApplication.translate("levels", "Medium"),
        QCoreApplication.translate("levels", "High"),
        QCoreApplication.translate("levels", "Critical"),
    )[level - 1]


def interval_words(interval: Interval | Span | None) -> str:
    """Return "Medium", "Medium–High" or, without an interval, "Not yet known"."""
    if interval is None:
        return QCoreApplication.translate("levels", "Not yet known")
    if interval.settled:
        return level_word(interval.low)
    return f"{level_word(interval.low)}–{level_word(interval.high)}"


def draw_badge(painter: QPainter, frame: QRectF, interval: Interval | Span | None) -> None:
    """Draw a badge into a frame; also used by list rows, which are no widgets."""
    look = theme.current()
    ink, ground = look.colour("text" if interval else "quiet"), look.colour("sunken")
    if interval and interval.settled:  # colour is for what is known
        ink, ground = look.level(interval.high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(frame, look.px(6), look.px(6))
    _draw_bars(painter, frame, interval)
    painter.setPen(ink)
    painter.setFont(look.font(13, bold=True))
    room = frame.adjusted(look.px(36), 0, -look.px(8), 0)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), interval_words(interval))


def _draw_bars(painter: QPainter, frame: QRectF, interval: Interval | Span | None) -> None:
    """Four rising bars: full up to the least level, half-tone up to the greatest, outlines beyond."""
    look = theme.current()
    ink = look.level(interval.high)[0] if interval else look.colour("quiet")
    width, base = look.px(4), frame.center().y() + look.px(7)
    for bar in range(1, 5):
        height = look.px(2 + 3 * bar)
        tone = 1.0 if interval and bar <= interval.low else 0.5 if interval and bar <= interval.high else 0.18
        painter.setOpacity(tone)
        painter.setBrush(ink)
        x = frame.x() + look.px(10) + (bar - 1) * look.px(5.5)
        painter.drawRoundedRect(QRectF(x, base - height, width, height), 1, 1)
    painter.setOpacity(1.0)


def badge_size(interval: Interval | Span | None) -> QSize:
    """Return the room that a badge needs."""
    look = theme.current()
    text = QFontMetrics(look.font(13, bold=True)).horizontalAdvance(interval_words(interval))
    return QSize(text + look.px(48), look.px(26))


class LevelBadge(QWidget):
    """A badge with a level, or an interval of levels, or "Not yet known"."""

    def __init__(self, interval: Interval | Span | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.interval: Interval | Span | None = None
        self.display(interval)

    def display(self, interval: Interval | Span | None) -> None:
        """Show another level."""
        self.interval = interval
        words = interval_words(interval)
        self.setAccessibleName(self.tr("Risk level: {0}").format(words))
        open_end = interval is not None and not interval.settled
        self.setToolTip(tip(self.tr("Answers that are still missing may change this level.")) if open_end else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for bars and word."""
        return badge_size(self.interval)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge."""
        draw_badge(QPainter(self), QRectF(self.rect()), self.interval)
