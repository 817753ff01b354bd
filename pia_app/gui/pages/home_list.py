"""The assessments of a workspace as a list that stays quick with a thousand of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pia_app.gui import theme
from pia_app.gui.status import day, status_word
from pia_app.gui.widgets.level_badge import Span, badge_size, draw_badge, interval_words
from pia_app.gui.widgets.progress import draw_bar, progress_words

if TYPE_CHECKING:
    from pia_app.workspace import HomeRow

Index = QModelIndex | QPersistentModelIndex
ROW: Final = Qt.ItemDataRole.UserRole
FACTS: Final = Qt.ItemDataRole.UserRole + 1


class HomeModel(QAbstractListModel):
    """Rows for the view; the text for screen readers says everything that is drawn."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._rows: Sequence[HomeRow] = ()

    def show_rows(self, rows: Sequence[HomeRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many assessments there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's name, its description for screen readers, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            level = interval_words(level_of(row))
            progress = [progress_words(row.answered, row.asked)] if row.asked else []
            return ", ".join((row.name, self.facts(row), *progress, level))
        if role == FACTS:
            return self.facts(row)
        return row if role == ROW else None

    def facts(self, row: HomeRow) -> str:
        """Return the second line of a row."""
        parts = [
            status_word(row.status),
            self.tr("%n activities", "", row.activities),
            self.tr("changed on {0}").format(day(row.updated, self._language)),
        ]
        return " · ".join(parts)


def level_of(row: HomeRow) -> Span | None:
    """Return a row's level, or None where it has not been worked out."""
    return Span(*row.level) if row.level else None


class HomeDelegate(QStyledItemDelegate):
    """Draw a row: name and facts at the left, progress and level at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height for every row."""
        return QSize(theme.px(200), theme.px(80))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row as a sheet."""
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(option.rect).adjusted(1, 1, -1, -theme.px(theme.SMALL))
        self._draw_sheet(painter, frame, option.state)
        inner = frame.adjusted(theme.px(20), 0, -theme.px(20), 0)
        badge = badge_size(level_of(row))
        corner = QPointF(inner.right() - badge.width(), inner.center().y() - badge.height() / 2)
        place = QRectF(corner, badge)
        draw_badge(painter, place, level_of(row))
        right = inner.right() - max(badge.width(), theme.px(150)) - theme.px(theme.LARGE)
        if row.asked and inner.width() > theme.px(620):
            width = theme.px(150)
            self._draw_progress(painter, QRectF(right - width, inner.y(), width, inner.height()), row)
            right -= width + theme.px(theme.WIDE)
        self._draw_words(painter, QRectF(inner.x(), inner.y(), right - inner.x(), inner.height()), index)
        painter.restore()

    def _draw_sheet(self, painter: QPainter, frame: QRectF, state: QStyle.StateFlag) -> None:
        look = theme.current()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(look.colour("sunken" if over and not chosen else "surface"))
        painter.setPen(QPen(look.colour("accent" if chosen or focus else "line"), 2 if focus or chosen else 1))
        painter.drawRoundedRect(frame, look.px(8), look.px(8))

    def _draw_words(self, painter: QPainter, room: QRectF, index: Index) -> None:
        look = theme.current()
        row, facts = index.data(ROW), str(index.data(FACTS))
        half = room.height() / 2
        lines = ((look.font(15, bold=True), "text", row.name, -1), (look.font(13), "quiet", facts, 1))
        for font, ink, text, side in lines:
            painter.setFont(font)
            painter.setPen(look.colour(ink))
            line = " ".join(text.split())
            shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, int(room.width()))
            y = room.y() + half - theme.px(24) if side < 0 else room.y() + half + theme.px(2)
            painter.drawText(QRectF(room.x(), y, room.width(), theme.px(22)), int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _draw_progress(self, painter: QPainter, room: QRectF, row: HomeRow) -> None:
        look = theme.current()
        painter.setFont(look.font(12))
        painter.setPen(look.colour("quiet"))
        middle = room.center().y()
        words = QRectF(room.x(), middle - theme.px(20), room.width(), theme.px(18))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), progress_words(row.answered, row.asked))
        draw_bar(painter, QRectF(room.x(), middle + theme.px(4), room.width(), theme.px(4)), row.answered, row.asked)
