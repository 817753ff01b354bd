"""A report's content on white paper that scrolls: set piece by piece, at a zoom, with places to jump to."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent, QTextCursor, QTextDocument, QTextFrameFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from pia_app.gui.preview.ink import BLACK, PAPER, ZOOMS
from pia_app.gui.preview.typesetter import Typesetter
from pia_app.report.look import Look, Paragraph

MARGIN: Final = 48  # pixels of paper around the text, at 100 %
AHEAD: Final = 4_000  # characters below a place that fill the view beneath it
EDGES: Final = 8  # pixels of the frame that shows where the keyboard is, on both sides
SLICE: Final = 0.008  # seconds of setting before the window is listened to


class Paper(QTextBrowser):
    """Shows a look. `headed` tells that there are more headings than before, `finished` that all is set."""

    headed = Signal()
    finished = Signal()
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAccessibleName(self.tr("Content of the report"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.percent = 100
        self.look: Look | None = None
        self._preface: tuple[str, ...] = ()
        self._typesetter: Typesetter | None = None
        self._steps: Iterator[None] = iter(())
        self._made: QTextDocument | None = None
        self._place = 0  # where the view is to return to once so much is set; 0 for the beginning
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._set)
        self._whiten()

    # What is shown

    def show_look(self, look: Look, preface: tuple[str, ...] = ()) -> None:
        """Show a document from its beginning; `preface` are lines of our own above it."""
        self.look, self._preface, self._place = look, preface, 0
        self._begin()

    def set_percent(self, percent: int) -> None:
        """Show it larger or smaller, at the same place."""
        if percent == self.percent:
            return
        self.percent = percent
        self.zoomed.emit(percent)
        if self.look is not None:
            self._place = self._place or self._top()
            self._begin()

    def fitting(self) -> int:
        """Return the largest zoom at which the paper is no wider than the view, of those up to twice the plain size."""
        width = self.width() - self.verticalScrollBar().sizeHint().width() - EDGES
        text = self.look.width if self.look is not None else 453.0
        fits = [z for z in ZOOMS if z <= ZOOMS[-2] and (text * 96 / 72 + 2 * MARGIN) * z / 100 <= width]
        return fits[-1] if fits else ZOOMS[0]

    @property
    def headings(self) -> list[tuple[Paragraph, int]]:
        """Return the headings set so far, each with its place for `jump`."""
        return self._typesetter.headings if self._typesetter is not None else []

    @property
    def setting(self) -> bool:
        """Whether some of the document is still to be set."""
        return self._timer.isActive()

    def jump(self, place: int) -> None:
        """Bring a place to the top of the view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - 8)

    def finish(self) -> None:
        """Set all that is left at once."""
        while self.setting:
            self._set()

    # Inner workings

    def _begin(self) -> None:
        if self.look is None:
            return
        made = QTextDocument(self)
        margin = round(MARGIN * self.percent / 100)
        made.setDocumentMargin(margin)
        self._typesetter = Typesetter(made, self.look, self.percent)
        width = round(self._typesetter.width) + 2 * margin
        made.setTextWidth(width)
        old, self._made = self._made, made
        self.setDocument(made)
        self.setLineWrapColumnOrWidth(width)  # after that, or the old document would be laid out once more
        if old is not None:
            old.deleteLater()
        self._whiten()
        self._fit()
        self._steps = self._typesetter.steps(self._preface)
        self._timer.start()

    def _set(self) -> None:
        """Set for as long as nobody notices."""
        known, end = len(self.headings), perf_counter() + SLICE
        for _ in self._steps:
            if perf_counter() > end:
                break
        else:
            self._timer.stop()
        if (self._place and self.document().characterCount() > self._place + AHEAD) or not self.setting:
            place, self._place = self._place, 0
            if place:
                self.jump(min(place, self.document().characterCount() - 1))
        if len(self.headings) > known:
            self.headed.emit()
        if not self.setting:
            self.finished.emit()

    def _top(self) -> int:
        """Return the place that stands at the top of the view; the same in every size."""
        return self.cursorForPosition(QPoint(self.viewport().width() // 3, 4)).position()

    def _whiten(self) -> None:
        """Paper is white in every theme: it is what will be printed."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(PAPER))
        palette.setColor(QPalette.ColorRole.Text, QColor(BLACK))
        self.setPalette(palette)
        frame: QTextFrameFormat = self.document().rootFrame().frameFormat()
        frame.setBackground(QColor(PAPER))
        self.document().rootFrame().setFrameFormat(frame)

    def _fit(self) -> None:
        """Put the paper in the middle."""
        spare = self.width() - self.lineWrapColumnOrWidth() - self.verticalScrollBar().sizeHint().width()
        side = max((spare - EDGES) // 2, 0)
        self.setViewportMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the paper in the middle."""
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll to both ends with Home and End; the rest as in any text."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
