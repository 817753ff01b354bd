"""The activities as a list, each with its level of today and the level that a plan leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from pia_app.gui import theme
from pia_app.gui.widgets.activity_levels import JUDGED, ActivityDelegate
from pia_app.gui.widgets.level_badge import interval_words
from pia_app.model import Interval

Index = QModelIndex | QPersistentModelIndex
SHOWN: Final = 3  # activities in view without scrolling


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMove:
    """One activity: its level now, and what it would be."""

    activity: str
    name: str
    now: Interval
    then: Interval


class MovesModel(QAbstractListModel):
    """One row for each activity."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.moves: tuple[LevelMove, ...] = ()

    def display(self, moves: Sequence[LevelMove]) -> None:
        """Show other activities, or the same as they stand now."""
        same = [m.activity for m in moves] == [m.activity for m in self.moves] and moves
        if same:
            changed = [n for n, (new, old) in enumerate(zip(moves, self.moves, strict=True)) if new != old]
            self.moves = tuple(moves)
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.moves = tuple(moves)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many activities there are."""
        return 0 if parent is not None and parent.isValid() else len(self.moves)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an activity's name, its levels, or both in words."""
        if not 0 <= index.row() < len(self.moves):
            return None
        move = self.moves[index.row()]
        if role == JUDGED:
            return move
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(move)
        return move.name if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, move: LevelMove) -> str:
        now = interval_words(move.now)
        if move.then == move.now:
            return self.tr("{0}: now {1}, unchanged with the ticks").format(move.name, now)
        return self.tr("{0}: now {1}, with the ticks {2}").format(move.name, now, interval_words(move.then))


class MovesDelegate(ActivityDelegate):
    """Draws an activity as the risk page does, with two stages in place of three and no word above each."""

    above = 2

    def stages(self, judged: LevelMove) -> list[tuple[str, Interval]]:
        """Return the level of today and that of the plan."""
        return [("", judged.now), ("", judged.then)]


class LevelMoves(QListView):
    """The list; `chosen(activity id)` when a person goes to an activity by mouse or arrow keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = False
        self.moves = MovesModel(self)
        self.setModel(self.moves)
        self.setItemDelegate(MovesDelegate(self))
        self.setAccessibleName(self.tr("Activities with their levels now and with the ticks"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._moved)

    def display(self, moves: Sequence[LevelMove], chosen: str) -> None:
        """Show activities, one of them as chosen."""
        self._marking = True
        self.moves.display(moves)
        row = next((n for n, move in enumerate(moves) if move.activity == chosen), 0)
        if row != self.currentIndex().row():
            self.setCurrentIndex(self.moves.index(row))
        self._marking = False
        self._fit()

    def _fit(self) -> None:
        """Take the height of a few activities; more of them scroll."""
        self.scheduleDelayedItemsLayout()
        rows = min(SHOWN, self.moves.rowCount())
        self.setFixedHeight(sum(self.sizeHintForRow(n) for n in range(rows)) + theme.px(4))

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        move = now.data(JUDGED)
        if isinstance(move, LevelMove) and not self._marking:
            self.chosen.emit(move.activity)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break long names anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for a readable width."""
        return QSize(theme.px(320), self.height())
