"""Text on screen that is never read as mark-up, whoever wrote it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def for_button(text: str) -> str:
    """Return a text for a button, menu or check box, where a lone & would vanish into a shortcut."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """Return a text for a tooltip, which Qt may read as mark-up and offers no setting against."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>" if text else ""


class PlainLabel(QLabel):
    """A label that shows its text as it is: no mark-up, no shortcut marks.

    `role` is a look of the style sheet: title, heading, question, strong, body, quiet, small or overline.
    """

    def __init__(self, text: str = "", *, role: str = "body", wrap: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Wish for one line, or for a readable width of several."""
        if not self.wordWrap():
            return super().sizeHint()
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(line) for line in self.text().splitlines()), default=0)
        width = min(widest + 2, metrics.averageCharWidth() * 70)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Accept a narrow place: the text wraps, and the layout asks for the height that takes."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        metrics = self.fontMetrics()
        return QSize(min(self.sizeHint().width(), metrics.averageCharWidth() * 8), metrics.height())


class ElidedLabel(PlainLabel):
    """One line of text that gives way when there is no room; the whole text is in the tooltip."""

    def __init__(self, text: str = "", *, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, role=role, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Allow the label to shrink to an ellipsis."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole text in the tooltip where it does not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(tip(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as fits."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        QPainter(self).drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
