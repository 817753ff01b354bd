"""A way to somewhere else as text that wraps, and a part that unfolds beneath such a text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Link(QAbstractButton):
    """A picture and a text in the colour of links; `spoken` is for screen readers where the text is not enough."""

    def __init__(self, text: str, action: Callable[[], object], *, icon: str = "right", spoken: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.label = text
        self.picture = icon
        self.setAccessibleName(spoken or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: action())

    def relabel(self, text: str, spoken: str = "") -> None:
        """Show another text."""
        self.label = text
        self.setAccessibleName(spoken or text)
        self.updateGeometry()
        self.update()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.current().font(13))

    def sizeHint(self) -> QSize:
        """Wish for one line, in a height that can be hit."""
        metrics = self._metrics()
        return QSize(metrics.horizontalAdvance(self.label) + theme.px(30), max(theme.px(28), metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Accept a narrow place: the text wraps."""
        return QSize(min(self.sizeHint().width(), theme.px(90)), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped text needs."""
        room = QRect(0, 0, max(10, width - theme.px(28)), 10_000)
        needed = self._metrics().boundingRect(room, int(WRAP), self.label).height() + theme.px(8)
        return max(self.sizeHint().height(), needed)

    def hitButton(self, pos: object) -> bool:
        """Take a click anywhere."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, picture and text."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("soft"))
            painter.drawRoundedRect(frame, look.px(5), look.px(5))
        ink = "accent" if self.isEnabled() else "off"
        size = look.px(15)
        painter.drawPixmap(
            look.px(2), (self.height() - size) // 2, pixmap(self.picture, getattr(look.colours, ink), size)
        )
        painter.setFont(look.font(13))
        painter.setPen(look.colour(ink))
        painter.drawText(self.rect().adjusted(look.px(21), 0, -look.px(5), 0), int(WRAP), self.label)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), look.px(5), look.px(5))


class Fold(QWidget):
    """A line that unfolds a part beneath it; `build` makes the part when it is first wanted."""

    def __init__(self, text: str, build: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._build = text, build
        self.part: QWidget | None = None
        self.line = Link(text, self.toggle, icon="right")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.TIGHT))
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        self._label(False)

    def toggle(self) -> None:
        """Unfold the part, or fold it."""
        if self.part is None:
            self.part = self._build()
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self.part)
            self._label(True)
            return
        self.part.setVisible(self.part.isHidden())
        self._label(not self.part.isHidden())

    def _label(self, is_open: bool) -> None:
        self.line.picture = "down" if is_open else "right"
        state = self.tr("{0}, unfolded") if is_open else self.tr("{0}, folded")
        self.line.setAccessibleName(state.format(self._text))
        self.line.update()
