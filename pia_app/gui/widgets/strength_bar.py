"""How much of a set of controls is in place: a name, a share in words, and a bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.widgets.plain_label import PlainLabel

Share = tuple[float, float]  # worst and best, 0 to 1


def percent(share: Share) -> str:
    """Return "45 %", or "45–60 %" where answers are missing."""
    low, high = (round(value * 100) for value in share)
    text = QCoreApplication.translate("shares", "{0} %")
    return text.format(low if low == high else f"{low}–{high}").replace(" ", "\N{NO-BREAK SPACE}")


class Bar(QWidget):
    """The bar alone: full up to the worst that the answers allow, half-tone up to the best."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share: Share | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for a thin line."""
        return QSize(theme.px(120), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        for value, opacity in zip(reversed(self.share or ()), (0.35, 1.0), strict=False):
            if value > 0:
                painter.setOpacity(opacity)
                painter.setBrush(look.colour("accent"))
                width = max(self.height(), self.width() * min(1.0, value))
                painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)


class StrengthRow(QWidget):
    """A name with its share and a bar beneath; without a share nothing was assessed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = PlainLabel()
        self.value = PlainLabel(role="strong", wrap=False)
        self.detail = PlainLabel(role="caption")
        self.bar = Bar()
        head = QHBoxLayout()
        head.setSpacing(theme.px(theme.MEDIUM))
        head.addWidget(self.name, 1)
        head.addWidget(self.value, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.TIGHT))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.detail)

    def display(self, name: str, share: Share | None, band: str, detail: str) -> None:
        """Show a share with its band in words; `band` alone where nothing was assessed."""
        self.name.setText(name)
        self.value.setText(f"{percent(share)} · {band}" if share else band)
        self.detail.setText(detail)
        self.bar.share = share
        self.bar.update()
        self.setAccessibleName(", ".join(part for part in (name, self.value.text(), detail) if part))
