"""The scenarios and own risks of one activity as a table: severity, likelihood, levels, controls in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from pia_app.gui import theme
from pia_app.gui.pages.risk_places import Risk, axes, id_of, level_at, name_of
from pia_app.gui.widgets.level_badge import badge_size, draw_badge, interval_words
from pia_app.gui.widgets.strength_bar import percent
from pia_app.model import Interval, OwnRiskResult
from pia_app.wording import Words

Index = QModelIndex | QPersistentModelIndex
LEVEL: Final = Qt.ItemDataRole.UserRole
STAGES: Final = ("inherent", "current", "target")
NAME_WIDTH: Final = 156
ONE_LINE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
WRAP: Final = ONE_LINE | int(Qt.TextFlag.TextWordWrap)


class ScenarioModel(QAbstractTableModel):
    """One row for each scenario or own risk; the cells of the three levels hold an Interval for the delegate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: Words | None = None
        self._results: tuple[Risk, ...] = ()
        self._marks: Mapping[str, str] = {}

    def display(self, words: Words, results: Sequence[Risk], marks: Mapping[str, str] | None = None) -> None:
        """Show other risks; `marks` are words on the decision to live with a risk, by the risk's id."""
        self.beginResetModel()
        self._words, self._results, self._marks = words, tuple(results), marks or {}
        self.endResetModel()

    def result(self, row: int) -> Risk | None:
        """Return the risk of a row."""
        return self._results[row] if 0 <= row < len(self._results) else None

    def row_of(self, risk_id: str) -> int:
        """Return the row of a risk, or -1."""
        return next((n for n, result in enumerate(self._results) if id_of(result) == risk_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many risks there are."""
        return 0 if parent is not None and parent.isValid() else len(self._results)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Scenario"), self.tr("Severity"), self.tr("Likelihood"), self.tr("Inherent"), self.tr("Current"),
            self.tr("Target"), self.tr("Controls in place"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell in words, or its level."""
        result = self.result(index.row())
        if result is None or self._words is None:
            return None
        if role == LEVEL:
            return level_at(result, STAGES[index.column() - 3]) if 3 <= index.column() <= 5 else None
        text = self._text(result, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return text if index.column() == 0 else f"{heading}: {text}"
        return text if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, result: Risk, column: int) -> str:
        words = self._words
        if words is None:
            return ""
        if column == 0:
            return self._name(words, result)
        if column in (1, 2):
            scale = axes(result, "current")[column - 1]
            return _scale(scale, words.severity if column == 1 else words.likelihood)
        if column < 6:
            return interval_words(level_at(result, STAGES[column - 3]))
        if isinstance(result, OwnRiskResult):
            return self.tr("Judged by hand")
        return f"{percent(result.strength)} · {_span(*(words.band(b) for b in result.band))}"

    def _name(self, words: Words, result: Risk) -> str:
        """Return a name, with what is special about the risk on a line of its own."""
        name = name_of(words, result)
        told = []
        if isinstance(result, OwnRiskResult):
            told.append(self.tr("Own risk"))
        elif not result.applies:
            name = self.tr("{0} (not yet known whether it applies)").format(name)
        told += [self._marks[id_of(result)]] if id_of(result) in self._marks else []
        return "\n".join(filter(None, (name, " · ".join(told))))


def _scale(value: Interval, name: Callable[[int], str]) -> str:
    return f"{_span(str(value.low), str(value.high))} · {_span(name(value.low), name(value.high))}"


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


class CellDelegate(QStyledItemDelegate):
    """Draws levels as badges and everything else as text, and a frame around the row that has the keyboard."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give badges their width and every row a height that is easy to hit."""
        level = index.data(LEVEL)
        if isinstance(level, Interval):
            return QSize(badge_size(level).width() + theme.px(theme.LARGE), theme.px(40))
        room = QRect(0, 0, option.rect.width() - 2 * theme.px(10), 10_000) if index.column() == 0 else QRect()
        text = option.fontMetrics.boundingRect(room, WRAP if index.column() == 0 else 0, str(index.data()))
        return QSize(text.width() + theme.px(28), max(theme.px(40), text.height() + theme.px(theme.LARGE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, look.colour("soft"))
        level = index.data(LEVEL)
        room = option.rect.adjusted(look.px(10), 0, -look.px(8), 0)
        if isinstance(level, Interval):
            size = badge_size(level)
            top = room.center().y() - size.height() / 2
            draw_badge(painter, QRectF(room.x(), top, size.width(), size.height()), level)
        else:
            painter.setPen(look.colour("text"))
            painter.drawText(room, WRAP if index.column() == 0 else ONE_LINE, str(index.data()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._draw_frame(painter, option, index)
        painter.restore()

    def _draw_frame(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = theme.current(), option.rect
        view = self.parent()
        focused = isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row()
        painter.setPen(QPen(look.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if focused:
            painter.drawLine(rect.topLeft(), rect.topRight())


class ScenarioTable(QTableView):
    """The table at its full height, one stop for the Tab key; `chosen(id)` names a scenario or own risk."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = False
        self.scenarios = ScenarioModel(self)
        self.setModel(self.scenarios)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(self.tr("Scenarios and own risks of this activity"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(theme.px(60))
        self.selectionModel().currentRowChanged.connect(self._moved)

    def display(
        self, words: Words, results: Sequence[Risk], chosen: str, marks: Mapping[str, str] | None = None
    ) -> None:
        """Show the risks of an activity, one of them as chosen."""
        self._marking = True
        self.scenarios.display(words, results, marks)
        self.setCurrentIndex(self.scenarios.index(max(0, self.scenarios.row_of(chosen)), 0))
        self._marking = False
        self._fit()

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        result = self.scenarios.result(now.row())
        if result is not None and not self._marking:
            self.chosen.emit(id_of(result))

    def _fit(self) -> None:
        """Give the columns their room, the name what is left, and the table the height of all its rows."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        room = self.viewport().width() - sum(header.sectionSize(column) for column in range(1, 7))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, max(theme.px(NAME_WIDTH), room))
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(n) for n in range(self.scenarios.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if room < theme.px(NAME_WIDTH) else 0
        self.setFixedHeight(header.sizeHint().height() + rows + bar + 2 * self.frameWidth() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
