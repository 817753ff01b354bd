"""The pages of a report one below the other; only those in sight are drawn."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from pia_app.gui import theme
from pia_app.gui.preview.ink import PAPER, PIXELS
from pia_app.gui.preview.pictures import PagePictures

GAP = 16
INK = "#566273"


class PageStrip(QAbstractScrollArea):
    """Shows the pages that `pictures` has laid out, at a zoom; `moved(page)` tells which is in view, from 1."""

    moved = Signal(int)

    def __init__(self, pictures: PagePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._pictures = pictures
        self.percent = 100
        self._tops: list[int] = []
        pictures.drawn.connect(lambda _: self.viewport().update())
        self.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())

    @property
    def page(self) -> int:
        """Return the page at the middle of the view, 0 where there is none."""
        return bisect_right(self._tops, self.verticalScrollBar().value() + self.viewport().height() // 2)

    def set_percent(self, percent: int) -> None:
        """Show the pages larger or smaller, at the same place."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self.percent = percent
        self.lay()
        bar.setValue(round(share * bar.maximum()))

    def lay(self) -> None:
        """Find the place of every page."""
        self._tops, y, widest = [], theme.px(GAP), 0
        for number in range(len(self._pictures.sizes)):
            wide, high = self._size(number)
            self._tops.append(y)
            y += high + theme.px(GAP)
            widest = max(widest, wide)
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(y - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.horizontalScrollBar().setRange(0, max(widest + 2 * theme.px(GAP) - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self._scrolled()

    def fitting(self) -> int:
        """Return the zoom in per cent at which the first page is as wide as the view."""
        sizes = self._pictures.sizes
        room = self.viewport().width() - 2 * theme.px(GAP)
        return max(int(room / (sizes[0].width * PIXELS) * 100), 10) if sizes else 100

    def _size(self, number: int) -> tuple[int, int]:
        size, scale = self._pictures.sizes[number], PIXELS * self.percent / 100
        return max(round(size.width * scale), 1), max(round(size.height * scale), 1)

    def _place(self, number: int) -> QRect:
        wide, high = self._size(number)
        left = max((self.viewport().width() - wide) // 2, theme.px(GAP)) - self.horizontalScrollBar().value()
        return QRect(left, self._tops[number] - self.verticalScrollBar().value(), wide, high)

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        return range(first, bisect_right(self._tops, top + self.viewport().height()))

    def _scrolled(self) -> None:
        """Ask for the pages in sight, then for their neighbours."""
        ratio = self.devicePixelRatioF()
        seen = list(self._in_sight())
        near = [n for n in (seen[-1] + 1, seen[0] - 1) if 0 <= n < len(self._tops)] if seen else []
        self._pictures.want([(n + 1, round(self._size(n)[0] * ratio)) for n in (*seen, *near)])
        self.setAccessibleName(self.tr("Page {0} of {1}").format(self.page, len(self._tops)))
        self.moved.emit(self.page)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, as white paper where there is no picture yet."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._in_sight():
            place, image = self._place(number), self._pictures.picture(number + 1)
            painter.fillRect(place, QColor(PAPER))
            if image is None:
                painter.setPen(QColor(INK))
                seen = place.intersected(self.viewport().rect())
                painter.drawText(seen, int(Qt.AlignmentFlag.AlignCenter), self.tr("Page {0}…").format(number + 1))
            else:
                painter.drawImage(place, image)
            painter.setPen(QPen(theme.current().colour("edge"), 1))
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages in the middle."""
        super().resizeEvent(event)
        self.lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll to both ends with Home and End, in between with the keys that scroll."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
