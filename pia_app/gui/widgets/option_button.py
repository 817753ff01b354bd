"""One choice as a large, plain button with its text: a segment, a radio row, a check row or a quiet state."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pia_app.gui import theme

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class OptionButton(QAbstractButton):
    """A checkable choice that draws its own text, so that it wraps and is never read as a shortcut.

    `kind`: segment (short, side by side), radio, check (rows with a mark), state (quiet, for "don't know").
    """

    def __init__(self, label: str, *, kind: str = "radio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self.kind = kind
        self._standing = False
        self.setCheckable(True)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        wide = QSizePolicy.Policy.Preferred if self._row else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(wide, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def _row(self) -> bool:
        return self.kind in ("radio", "check")

    def set_standing(self, standing: bool) -> None:
        """Mark this choice as the one that counts until another is made: a dashed frame, and no tick."""
        if standing != self._standing:
            self._standing = standing
            text = self.tr("{0} (counts until you answer)") if standing else "{0}"
            self.setAccessibleName(text.format(self.label))
            self.update()

    def _margins(self) -> tuple[int, int]:
        """Return what lies left and right of the text."""
        if self._row:
            return theme.px(40), theme.px(12)
        return (theme.px(9), theme.px(9)) if self.kind == "state" else (theme.px(14), theme.px(14))

    def sizeHint(self) -> QSize:
        """Wish for one line of text, in a height that is easy to hit."""
        left, right = self._margins()
        least = 0 if self._row or self.kind == "state" else theme.px(66)
        width = max(least, self.fontMetrics().horizontalAdvance(self.label) + left + right + 2)
        return QSize(width, max(theme.px(theme.ROW + 2), self.fontMetrics().height() + theme.px(12)))

    def minimumSizeHint(self) -> QSize:
        """Accept a narrow place: the text wraps."""
        return QSize(min(self.sizeHint().width(), theme.px(110)), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped text needs."""
        left, right = self._margins()
        room = QRect(0, 0, max(10, width - left - right), 10_000)
        needed = self.fontMetrics().boundingRect(room, int(WRAP), self.label).height() + theme.px(14)
        return max(self.sizeHint().height(), needed)

    def hitButton(self, pos: object) -> bool:
        """Take a click anywhere on the button."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, mark, text and, with the keyboard on it, a clear ring."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, look)
        left, right = self._margins()
        if self._row:
            self._draw_mark(painter, look)
        painter.setPen(self._ink(look))
        flags = WRAP if self._row else WRAP | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(self.rect().adjusted(left, 0, -right, 0), int(flags), self.label)

    def _ink(self, look: theme.Theme) -> QColor:
        if not self.isEnabled():
            return look.colour("off")
        if self.kind == "segment" and self.isChecked():
            return look.colour("on_accent")
        return look.colour("quiet" if self.kind == "state" and not self.isChecked() else "text")

    def _draw_ground(self, painter: QPainter, look: theme.Theme) -> None:
        chosen = self.isChecked()
        ground = look.colour("surface")
        if chosen:
            ground = look.colour("accent" if self.kind == "segment" else "soft")
        elif self.underMouse() and self.isEnabled():
            ground = look.colour("sunken")
        edge = "accent" if chosen else "line" if self.kind == "state" or not self.isEnabled() else "edge"
        frame = QRectF(self.rect())
        painter.setBrush(ground)
        pen = QPen(look.colour(edge), 1)
        if self._standing and not chosen:
            pen = QPen(look.colour("accent"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
        if self.hasFocus():
            ring = "on_accent" if self.kind == "segment" and chosen else "accent"
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour(ring), 2))
            painter.drawRoundedRect(frame.adjusted(2.5, 2.5, -2.5, -2.5), look.px(5), look.px(5))

    def _draw_mark(self, painter: QPainter, look: theme.Theme) -> None:
        size = look.px(16)
        draw_mark(painter, QRectF(look.px(13), (self.height() - size) / 2, size, size), self.kind, self.isChecked())


def draw_mark(painter: QPainter, box: QRectF, kind: str, chosen: bool) -> None:
    """Draw the mark of a radio or check row into a square; also used by rows of lists."""
    look, size = theme.current(), box.width()
    painter.setPen(QPen(look.colour("accent" if chosen else "edge"), 1.5))
    painter.setBrush(look.colour("accent" if chosen and kind == "check" else "surface"))
    if kind == "check":
        painter.drawRoundedRect(box, look.px(3), look.px(3))
    else:
        painter.drawEllipse(box)
    if not chosen:
        return
    if kind == "radio":
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(box.adjusted(size / 4, size / 4, -size / 4, -size / 4))
        return
    painter.setPen(QPen(look.colour("on_accent"), 1.8))
    corners = ((0.24, 0.52), (0.43, 0.72), (0.78, 0.30))
    painter.drawPolyline([QPointF(box.x() + size * across, box.y() + size * down) for across, down in corners])
