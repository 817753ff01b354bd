"""The activities as a list, each with its level without measures, today, and after all tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.widgets.level_badge import badge_size, draw_badge, interval_words
from pia_app.model import ActivityEvaluation, Interval

Index = QModelIndex | QPersistentModelIndex
JUDGED: Final = Qt.ItemDataRole.UserRole
CAPTION: Final = 18  # height of the word above a badge
WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ActivityModel(QAbstractListModel):
    """One row for each activity."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._activities: tuple[ActivityEvaluation, ...] = ()

    def display(self, activities: Sequence[ActivityEvaluation]) -> None:
        """Show other activities, or the same as they stand now."""
        if [a.activity.id for a in activities] == [a.activity.id for a in self._activities] and activities:
            self._activities = tuple(activities)
            self.dataChanged.emit(self.index(0), self.index(len(activities) - 1))
            return
        self.beginResetModel()
        self._activities = tuple(activities)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many activities there are."""
        return 0 if parent is not None and parent.isValid() else len(self._activities)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an activity's name, its judgement, or both in words."""
        if not 0 <= index.row() < len(self._activities):
            return None
        judged = self._activities[index.row()]
        name = f"A{index.row() + 1}  {judged.activity.name}"
        if role == JUDGED:
            return judged
        if role == Qt.ItemDataRole.AccessibleTextRole:
            stages = self.tr("inherent {0}, current {1}, target {2}").format(*map(interval_words, stages_of(judged)))
            return f"{name}: {stages}"
        return name if role == Qt.ItemDataRole.DisplayRole else None


def stages_of(judged: ActivityEvaluation) -> tuple[Interval, Interval, Interval]:
    """Return the levels of an activity's worst scenario: inherent, current, target."""
    return judged.inherent, judged.current, judged.target


class ActivityDelegate(QStyledItemDelegate):
    """Draws an activity: its name, and beneath it badges in a row with what each stands for."""

    above = CAPTION  # pixels at 100 % above a badge

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped name and the badges."""
        look = theme.current()
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else look.px(320)
        metrics = QFontMetrics(look.font(bold=True))
        name = metrics.boundingRect(self._room(QRect(0, 0, width, 10_000)), WRAP, str(index.data()))
        stages = self._blocks(self._room(QRect(0, 0, width, 10_000)).width(), index.data(JUDGED))[1]
        return QSize(width, int(name.height() + stages + look.px(24)))

    def _room(self, rect: QRect) -> QRect:
        look = theme.current()
        return rect.adjusted(look.px(12), look.px(8), -look.px(12), -look.px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one activity."""
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(option.rect).adjusted(1, 2, -1, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("soft" if chosen else "sunken"))
            painter.drawRoundedRect(frame, look.px(6), look.px(6))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        room = self._room(option.rect)
        painter.setFont(look.font(bold=True))
        painter.setPen(look.colour("accent" if chosen else "text"))
        painter.drawText(room, WRAP, str(index.data()))
        self._draw_stages(painter, room, index.data(JUDGED))
        painter.restore()

    def stages(self, judged: Any) -> list[tuple[str, Interval]]:
        """Return the levels to be shown side by side, each with the word above it."""
        return list(zip((self.tr("Inherent"), self.tr("Current"), self.tr("Target")), stages_of(judged), strict=True))

    def _draw_stages(self, painter: QPainter, room: QRect, judged: Any) -> None:
        look = theme.current()
        blocks, height = self._blocks(room.width(), judged)
        above = look.px(self.above)
        for number, (block, caption, level) in enumerate(blocks):
            block.translate(room.x(), room.bottom() + 1 - height)
            painter.setFont(look.font(11))
            painter.setPen(look.colour("quiet"))
            painter.drawText(block, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), caption)
            size = badge_size(level)
            draw_badge(painter, QRectF(block.x(), block.y() + above, size.width(), size.height()), level)
            if number < len(blocks) - 1:
                arrow = look.px(14)
                top = block.y() + above + (size.height() - arrow) / 2
                picture = pixmap("right", look.colours.quiet, arrow)
                painter.drawPixmap(int(block.right() + look.px(5)), int(top), picture)

    def _blocks(self, width: int, judged: Any) -> tuple[list[tuple[QRectF, str, Interval]], float]:
        """Place caption and badge of each stage side by side, going on below where the width is used up."""
        look = theme.current()
        metrics = QFontMetrics(look.font(11))
        x, y, line, found = 0.0, 0.0, look.px(self.above) + badge_size(None).height(), []
        for caption, level in self.stages(judged):
            wide = max(badge_size(level).width(), metrics.horizontalAdvance(caption) + 2)
            if x and x + wide > width:
                x, y = 0.0, y + line + look.px(6)
            found.append((QRectF(x, y, wide, line), caption, level))
            x += wide + look.px(24)
        return found, y + line


class ActivityLevels(QListView):
    """The list; `chosen(activity id)` when a person goes to an activity by mouse or arrow keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = False
        self.activities = ActivityModel(self)
        self.setModel(self.activities)
        self.setItemDelegate(ActivityDelegate(self))
        self.setAccessibleName(self.tr("Activities with their levels"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._moved)

    def display(self, activities: Sequence[ActivityEvaluation], chosen: str) -> None:
        """Show activities, one of them as chosen."""
        self._marking = True
        self.activities.display(activities)
        row = next((n for n, judged in enumerate(activities) if judged.activity.id == chosen), 0)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self.activities.index(row))
        self._marking = False
        self.scheduleDelayedItemsLayout()  # levels of other lengths need other heights

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        judged = now.data(JUDGED)
        if isinstance(judged, ActivityEvaluation) and not self._marking:
            self.chosen.emit(judged.activity.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break long names anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """Ask for room for a few activities."""
        return QSize(theme.px(320), theme.px(420))
