"""A place in the navigation: a picture and a word, or the picture alone where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.widgets.plain_label import tip


class NavButton(QAbstractButton):
    """A checkable entry; `set_count` puts a small number beside the word, `compact` leaves the picture alone."""

    def __init__(self, icon: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._icon = icon
        self._count = ""
        self._compact = False
        self._ring = False
        self.setCheckable(True)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring to whoever comes by the keyboard; a mouse click marks the entry anyway."""
        super().focusInEvent(event)
        self._ring = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """Show the picture alone, with the word as tooltip."""
        self._compact = compact
        self.setToolTip(tip(self.label) if compact else "")
        self.updateGeometry()
        self.update()

    def set_count(self, count: str) -> None:
        """Show a small number beside the word."""
        self._count = count
        self.setAccessibleName(f"{self.label}, {count}" if count else self.label)
        self.update()

    def hitButton(self, pos: object) -> bool:
        """Take a click anywhere."""
        return True

    def sizeHint(self) -> QSize:
        """Ask for a line that is easy to hit."""
        width = theme.px(44) if self._compact else self.fontMetrics().horizontalAdvance(self.label) + theme.px(84)
        return QSize(width, theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, picture, word and number."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("soft" if chosen else "sunken"))
            painter.drawRoundedRect(frame, look.px(6), look.px(6))
        ink = "accent" if chosen else "quiet"
        size = look.px(20)
        left = (self.width() - size) // 2 if self._compact else look.px(12)
        painter.drawPixmap(left, (self.height() - size) // 2, pixmap(self._icon, getattr(look.colours, ink), size))
        if not self._compact:
            self._draw_words(painter, look, chosen)
        if self.hasFocus() and self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))

    def _draw_words(self, painter: QPainter, look: theme.Theme, chosen: bool) -> None:
        room = self.rect().adjusted(look.px(44), 0, -look.px(12), 0)
        painter.setFont(look.font(12))
        painter.setPen(look.colour("quiet"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._count)
        painter.setFont(look.font(bold=chosen))
        painter.setPen(look.colour("accent" if chosen else "text"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.label)
