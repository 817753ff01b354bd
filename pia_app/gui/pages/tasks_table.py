"""The tasks as a table that can be sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
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
from pia_app.gui.task_words import PRIORITIES, STATUSES, word
from pia_app.gui.tasks import Key, TaskRow
from pia_app.gui.widgets.plain_label import tip

Index = QModelIndex | QPersistentModelIndex
ROW, INK, SORT = (Qt.ItemDataRole.UserRole + n for n in range(3))
WIDTHS: Final = (84, 160, 72, 100, 106, 98, 160, 150, 220)  # at 100 %, in the order of the columns
WIDEST: Final = 320  # for the titles, while there are columns that must be scrolled to
FIRST: Final = 6  # columns that are wanted in view
TITLE: Final = 1
ACTIVITY: Final = 2
ONE_LINE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
WRAP: Final = ONE_LINE | int(Qt.TextFlag.TextWordWrap)
LEVELS: Final = {"critical": 4, "high": 3, "medium": 2, "low": 1}


class TaskModel(QAbstractTableModel):
    """One row for each task; changes of single tasks leave selection and scrolling alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TaskRow, ...] = ()

    def display(self, rows: Sequence[TaskRow]) -> None:
        """Show other tasks, or the same as they stand now."""
        if [r.key for r in rows] == [r.key for r in self._rows]:
            changed = [n for n, (new, old) in enumerate(zip(rows, self._rows, strict=True)) if new != old]
            self._rows = tuple(rows)
            for row in changed:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(WIDTHS) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many tasks there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(WIDTHS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Priority"), self.tr("Task"), self.tr("Activity"), self.tr("Owner"), self.tr("Due"),
            self.tr("Status"), self.tr("Finding"), self.tr("Article"), self.tr("Note"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell in words, its colour, its place in the order, or the whole row."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == ROW:
            return row
        if role == INK:
            return _ink(row, column)
        if role == SORT:
            return self._sort(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._whole(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._whole(row, column).replace("\n", ", ") or "–"
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {text}"
        return None

    def _text(self, row: TaskRow, column: int) -> str:
        """Return a cell as it stands in the table."""
        if column == 2:
            return row.activity.partition(" ")[0] or self.tr("All")
        more = len(row.articles) - 1
        return f"{row.articles[0]} +{more}" if column == 7 and more > 0 else self._whole(row, column)

    def _whole(self, row: TaskRow, column: int) -> str:
        """Return a cell in full."""
        return (
            word(PRIORITIES, row.task.priority), row.title, row.activity or self.tr("Whole assessment"),
            row.progress.owner, self._due(row), word(STATUSES, row.progress.status), row.finding,
            " · ".join(row.articles), " ".join(row.progress.note.split()),
        )[column]  # fmt: skip

    def _due(self, row: TaskRow) -> str:
        if not row.progress.due:
            return "\n".join((row.proposed, self.tr("proposed")))
        return "\n".join((row.progress.due, self.tr("overdue"))) if row.overdue else row.progress.due

    def _sort(self, row: TaskRow, column: int) -> Any:
        if column == 0:
            return LEVELS.get(row.task.priority, 0)
        if column == 4:
            return row.due
        if column == 5 and row.progress.status in STATUSES:
            return list(STATUSES).index(row.progress.status)
        return self._whole(row, column).casefold()


def _ink(row: TaskRow, column: int) -> QColor | None:
    look = theme.current()
    if column == 0:
        return look.level(LEVELS.get(row.task.priority, 1))[0]
    if column == 4:
        return look.level(4)[0] if row.overdue else None if row.progress.due else look.colour("quiet")
    return None


class TaskFilter(QSortFilterProxyModel):
    """The tasks that match a text, a state, an activity and a priority; "*" as state means not closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tests: dict[str, Callable[[TaskRow], bool]] = {}
        self.setSortRole(SORT)

    def choose(self, name: str, test: Callable[[TaskRow], bool] | None) -> None:
        """Set or drop one test."""
        self.beginFilterChange()
        if test is None:
            self._tests.pop(name, None)
        else:
            self._tests[name] = test
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a task passes all tests."""
        row = self.sourceModel().index(source_row, 0).data(ROW)
        return isinstance(row, TaskRow) and all(test(row) for test in self._tests.values())


def haystack(row: TaskRow) -> str:
    """Return all words of a task, for searching."""
    parts = (row.title, row.activity, row.finding, *row.articles, row.progress.owner, row.progress.note)
    return "\n".join(parts).casefold()


class TaskDelegate(QStyledItemDelegate):
    """Draws a cell in up to two lines, and a frame around the row that has the keyboard."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row two lines."""
        return QSize(theme.px(WIDTHS[index.column()]), 2 * option.fontMetrics.lineSpacing() + theme.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        look, rect = theme.current(), option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, look.colour("soft"))
        room = rect.adjusted(look.px(10), look.px(4), -look.px(6), -look.px(4))
        text = str(index.data() or "")
        bold = index.column() in (0, TITLE) and chosen
        painter.setFont(look.font(bold=bold or index.column() == 0))
        painter.setPen(index.data(INK) or look.colour("text"))
        painter.drawText(room, WRAP, two_lines(text, QFontMetrics(painter.font()), room.width()))
        view = self.parent()
        focused = chosen and isinstance(view, QTableView) and view.hasFocus()
        painter.setPen(QPen(look.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if focused:
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.restore()


def two_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return as much of a text as stands in two lines of a width; words break lines earlier than letters do."""
    shown, room = text, QRect(0, 0, width, 10_000)
    for share in range(19, 9, -1):
        if metrics.boundingRect(room, WRAP, shown).height() < 2.5 * metrics.lineSpacing():
            break
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width * share // 10)
    return shown


class TaskTable(QTableView):
    """The table; `chosen(TaskRow | None)` when another task is selected, `opened()` on Enter or a click."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = TaskModel(self)
        self.filter = TaskFilter(self)
        self.filter.setSourceModel(self.tasks)
        self.setModel(self.filter)
        self.setItemDelegate(TaskDelegate(self))
        self.setAccessibleName(self.tr("Tasks"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + theme.px(14))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, theme.px(width))
        header.moveSection(header.visualIndex(ACTIVITY), FIRST - 1)  # the form says it too, and filters choose by it
        self.setMinimumHeight(header.sizeHint().height() + 4 * self.verticalHeader().defaultSectionSize())
        self.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.clicked.connect(lambda _: self.opened.emit())

    def display(self, rows: Sequence[TaskRow], chosen: Key | None) -> None:
        """Show the tasks and keep the one that was chosen, else choose the first."""
        self.tasks.display(rows)
        current = self.current()
        if current is None or current.key != chosen:
            self.choose(chosen)

    def current(self) -> TaskRow | None:
        """Return the task selected."""
        row = self.currentIndex().siblingAtColumn(0).data(ROW)
        return row if isinstance(row, TaskRow) else None

    def choose(self, key: Key | None) -> None:
        """Select a task, or the first where it is not there."""
        found = range(self.filter.rowCount())
        place = next((n for n in found if self.filter.index(n, 0).data(ROW).key == key), 0)
        self.setCurrentIndex(self.filter.index(place, 0))

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the task selected with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles what the other columns leave."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        room = self.viewport().width()
        first, others = (
            sum(header.sectionSize(n) for n in range(count) if n != TITLE) for count in (FIRST, len(WIDTHS))
        )
        fitting = min(room - first, theme.px(WIDEST))
        header.resizeSection(TITLE, max(theme.px(WIDTHS[TITLE]), fitting, room - others))
