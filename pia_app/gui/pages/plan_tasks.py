"""The tasks of a plan as a list to tick, each with what it alone would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_app.gui import theme
from pia_app.gui.plan_words import PlanRow
from pia_app.model import TaskKey

Index = QModelIndex | QPersistentModelIndex
ROW: Final = Qt.ItemDataRole.UserRole
BOX: Final = 16  # side of the box to tick, at 100 %
WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class PlanModel(QAbstractListModel):
    """One row for each task; changes of single tasks leave the keyboard and scrolling alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PlanRow, ...] = ()

    def display(self, rows: Sequence[PlanRow]) -> bool:
        """Show other tasks, or the same as they stand now; return whether they are others."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            changed = [n for n, (new, old) in enumerate(zip(rows, self.rows, strict=True)) if new != old]
            self.rows = tuple(rows)
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return False
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many tasks there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a task's title, whether it is ticked, or all of it in words."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row.title if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that each row can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags


class PlanRowDelegate(QStyledItemDelegate):
    """Draws a task: a box, its title, what it is, and what it alone would change."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped texts."""
        look = theme.current()
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else look.px(400)
        return QSize(width, self._lay(QRect(0, 0, width, 100_000), index.data(ROW))[-1][0].bottom() + look.px(10))

    def _lay(self, rect: QRect, row: PlanRow) -> list[tuple[QRect, str, int, bool, str]]:
        """Place the three texts below each other: where, what, size, bold, colour."""
        look = theme.current()
        x, y = rect.x() + look.px(40), rect.y() + look.px(8)
        width = max(look.px(60), rect.width() - look.px(50))
        effect = row.effect or self.tr("Being worked out…")
        found = []
        for text, size, bold, ink in (
            (row.title, theme.TEXT, True, "text"), (row.facts, 12, False, "quiet"),
            (effect, 13, False, "text" if row.effect else "quiet"),
        ):  # fmt: skip
            metrics = QFontMetrics(look.font(size, bold=bold))
            height = metrics.boundingRect(QRect(0, 0, width, 100_000), WRAP, text).height()
            found.append((QRect(x, y, width, height), text, size, bold, ink))
            y += height + look.px(2)
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one task."""
        look, row = theme.current(), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if row.ticked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("soft" if row.ticked else "sunken"))
            painter.drawRoundedRect(frame, look.px(6), look.px(6))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        for place, text, size, bold, ink in self._lay(option.rect, row):
            painter.setFont(look.font(size, bold=bold))
            painter.setPen(look.colour(ink))
            painter.drawText(place, WRAP, text)
        _draw_box(painter, option.rect, ticked=row.ticked)
        painter.restore()


def _draw_box(painter: QPainter, rect: QRect, *, ticked: bool) -> None:
    look = theme.current()
    size = look.px(BOX)
    box = QRectF(rect.x() + look.px(13), rect.y() + look.px(10), size, size)
    painter.setPen(QPen(look.colour("accent" if ticked else "edge"), 1.5))
    painter.setBrush(look.colour("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, look.px(3), look.px(3))
    if ticked:
        painter.setPen(QPen(look.colour("on_accent"), 1.8))
        corners = ((0.24, 0.52), (0.43, 0.72), (0.78, 0.30))
        painter.drawPolyline([QPointF(box.x() + size * across, box.y() + size * down) for across, down in corners])


class PlanTasks(QListView):
    """The list. A click or Space ticks, or takes the tick away: `ticked(key, on)`. Enter: `opened(key)`."""

    ticked = Signal(object, bool)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = PlanModel(self)
        self.setModel(self.tasks)
        self.setItemDelegate(PlanRowDelegate(self))
        self.setAccessibleName(self.tr("Tasks to tick"))
        self.setAccessibleDescription(self.tr("Space ticks a task, Enter leads to the question that it came from."))
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)

    def display(self, rows: Sequence[PlanRow]) -> None:
        """Show tasks; the one with the keyboard keeps it where it is still there."""
        before = self.current()
        heights = [bool(row.effect) for row in self.tasks.rows]
        if self.tasks.display(rows):
            keys = [row.key for row in rows]
            self.setCurrentIndex(self.tasks.index(keys.index(before) if before in keys else 0))
        if heights != [bool(row.effect) for row in rows]:
            self.scheduleDelayedItemsLayout()

    def current(self) -> TaskKey | None:
        """Return the key of the task that has the keyboard."""
        row = self.currentIndex().data(ROW)
        return row.key if isinstance(row, PlanRow) else None

    def _tick(self, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(row, PlanRow):
            self.ticked.emit(row.key, not row.ticked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the task under the pointer."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._tick(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, and go to the question with Enter."""
        key = self.current()
        if event.key() == Qt.Key.Key_Space:
            self._tick(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and key is not None:
            self.opened.emit(key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the texts anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """Ask for room for a few tasks."""
        return QSize(theme.px(420), theme.px(360))
