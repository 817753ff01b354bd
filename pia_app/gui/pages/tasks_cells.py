"""How the cells of the table of tasks are drawn."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.pages.tasks_model import INK, MARK, ROW, Index, column
from pia_app.gui.tasks import TaskRow
from pia_app.gui.widgets.two_lines import WRAP, two_lines

ONE_LINE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
PICTURE: Final = 16  # pixels at 100 %


class TaskDelegate(QStyledItemDelegate):
    """Draws a cell in up to two lines, a heading across the table, and a frame around the row that has the keyboard."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row two lines."""
        return QSize(option.rect.width(), 2 * option.fontMetrics.lineSpacing() + theme.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        if isinstance(index.data(ROW), TaskRow):
            self._draw_task(painter, option, index)
        else:
            self._draw_heading(painter, option.rect, index)
        painter.restore()

    def _draw_task(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = theme.current(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, look.colour("soft"))
        room = rect.adjusted(look.px(10), look.px(4), -look.px(6), -look.px(4))
        place = index.column()
        bold = place == column("priority") or (place == column("title") and chosen)
        painter.setFont(look.font(bold=bold))
        painter.setPen(index.data(INK) or look.colour("text"))
        text, mark = str(index.data() or ""), str(index.data(MARK) or "")
        if mark:
            _draw_marked(painter, room, text, mark)
        else:
            painter.drawText(room, WRAP, two_lines(text, QFontMetrics(painter.font()), room.width()))
        view = self.parent()
        here = isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row()
        painter.setPen(QPen(look.colour("accent" if here else "line"), 2 if here else 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if here:
            painter.drawLine(rect.topLeft(), rect.topRight())

    def _draw_heading(self, painter: QPainter, rect: QRect, index: Index) -> None:
        look, view = theme.current(), self.parent()
        painter.fillRect(rect, look.colour("sunken"))
        mark = str(index.data(MARK) or "")
        painter.setFont(look.font(bold=True))
        painter.setPen(look.level(4)[0] if mark else look.colour("text"))
        seen = view.viewport().rect() if isinstance(view, QTableView) else rect
        room = QRect(seen.left(), rect.top(), seen.width(), rect.height())  # in view however far the columns are moved
        room.adjust(look.px(10), 0, -look.px(10), 0)
        if mark:
            size = look.px(PICTURE)
            painter.drawPixmap(room.left(), room.center().y() - size // 2, pixmap(mark, _ink(painter), size))
            room.setLeft(room.left() + size + look.px(6))
        text = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, ONE_LINE, text)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _draw_marked(painter: QPainter, room: QRect, text: str, mark: str) -> None:
    """Draw two lines, the second after a picture."""
    look, size = theme.current(), theme.px(PICTURE)
    first, _, second = text.partition("\n")
    upper, lower = QRect(room), QRect(room)
    upper.setBottom(room.center().y())
    lower.setTop(room.center().y() + 1)
    metrics = painter.fontMetrics()
    painter.drawText(upper, ONE_LINE, metrics.elidedText(first, Qt.TextElideMode.ElideRight, upper.width()))
    painter.drawPixmap(lower.left(), lower.center().y() - size // 2, pixmap(mark, _ink(painter), size))
    lower.setLeft(lower.left() + size + look.px(4))
    painter.drawText(lower, ONE_LINE, metrics.elidedText(second, Qt.TextElideMode.ElideRight, lower.width()))


def _ink(painter: QPainter) -> str:
    return painter.pen().color().name()
