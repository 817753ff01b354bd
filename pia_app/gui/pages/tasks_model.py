"""The tasks as lines of a table: filtered, sorted by meaning, and under headings where they are grouped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from pia_app.gui import theme
from pia_app.gui.task_groups import Group, grouped
from pia_app.gui.task_words import PRIORITIES, ROLES, STATUSES, number, word
from pia_app.gui.tasks import Key, TaskRow
from pia_app.gui.widgets.plain_label import tip

Index = QModelIndex | QPersistentModelIndex
Test = Callable[[TaskRow], bool]
ROW, INK, MARK = (Qt.ItemDataRole.UserRole + n for n in range(3))
COLUMNS: Final = (
    "priority", "title", "owner", "due", "status", "activity", "effort", "role", "cost", "finding", "article", "note",
)  # fmt: skip
LEVELS: Final = {"critical": 4, "high": 3, "medium": 2, "low": 1}


def column(name: str) -> int:
    """Return the place of a column."""
    return COLUMNS.index(name)


class TaskModel(QAbstractTableModel):
    """One line for each task in view, and one for each heading; changes of single tasks leave the lines in place.

    What does not pass the filter stays in view as long as it is in `kept`: the task that a person is working on.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TaskRow, ...] = ()
        self.lines: tuple[TaskRow | Group, ...] = ()
        self.kept: Collection[Key] = ()
        self._test: Test | None = None
        self._view, self._today = "list", date.min
        self._order: tuple[int, bool] = (0, True)  # column, and whether the greatest comes first

    # What is shown

    def display(self, rows: Sequence[TaskRow], today: date) -> None:
        """Show other tasks, or the same as they stand now."""
        self.rows, self._today = tuple(rows), today
        self._arrange()

    def keep(self, key: Key) -> None:
        """Show a task although it may not pass the filter, until another filter is chosen."""
        self.kept = {*self.kept, key}
        self._arrange()

    def choose(self, test: Test | None) -> None:
        """Show only the tasks that pass a test."""
        self._test = test
        self._arrange()

    def group(self, view: str) -> None:
        """Put the tasks under headings, as a view of task_groups.VIEWS wants it."""
        self._view = view
        self._arrange()

    def sort(self, section: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; alike tasks stay in the order of their urgency."""
        self._order = (section, order is Qt.SortOrder.DescendingOrder)
        self._arrange()

    def shown(self) -> Iterator[TaskRow]:
        """Yield the tasks in view in their order."""
        return (line for line in self.lines if isinstance(line, TaskRow))

    def _arrange(self) -> None:
        place, down = self._order
        passing = [row for row in self.rows if self._test is None or row.key in self.kept or self._test(row)]
        ordered = sorted(passing, key=lambda row: self._rank(row, place), reverse=down)
        ordered.sort(key=lambda row: row.moot)
        lines: list[TaskRow | Group] = []
        for group in grouped(ordered, self._view, self._today):
            lines += [group] if group.name else []
            lines += group.rows
        self._put(tuple(lines))

    def _put(self, lines: tuple[TaskRow | Group, ...]) -> None:
        if [_name(line) for line in lines] != [_name(line) for line in self.lines]:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        changed = [n for n, (new, old) in enumerate(zip(lines, self.lines, strict=True)) if new != old]
        self.lines = lines
        for line in changed:
            self.dataChanged.emit(self.index(line, 0), self.index(line, len(COLUMNS) - 1))

    def _rank(self, row: TaskRow, place: int) -> Any:
        """Return what a task is sorted by; what is not given comes before the least."""
        name = COLUMNS[place]
        if name == "priority":
            return LEVELS.get(row.priority, 0)
        if name == "due":
            return row.due
        if name == "status" and row.progress.status in STATUSES:
            return f"{list(STATUSES).index(row.progress.status)}"
        if name == "effort":
            return -1.0 if row.effort is None else row.effort
        if name == "cost":
            return -1.0 if row.progress.cost is None else row.progress.cost
        if name == "activity":
            number, _, rest = row.activity.partition(" ")
            return (int(number[1:]) if number[1:].isdigit() else 0, rest)
        return self.whole(row, place).casefold()

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let tasks be selected, and headings be passed over."""
        heading = 0 <= index.row() < len(self.lines) and isinstance(self.lines[index.row()], Group)
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Priority"), self.tr("Task"), self.tr("Owner"), self.tr("Due"), self.tr("Status"),
            self.tr("Activity"), self.tr("Effort"), self.tr("Role"), self.tr("Cost"), self.tr("Finding"),
            self.tr("Article"), self.tr("Note"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell in words, its colour, its picture, or the whole task."""
        if not 0 <= index.row() < len(self.lines):
            return None
        row, place = self.lines[index.row()], index.column()
        if isinstance(row, Group):
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            if role == MARK:
                return "warning" if row.late else ""
            return self._heading(row) if role in texts and place == 0 else None
        if role == ROW:
            return row
        if role == INK:
            return _ink(row, COLUMNS[place])
        if role == MARK:
            return _mark(row, COLUMNS[place])
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.whole(row, place))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.whole(row, place).replace("\n", ", ") or "–"
            return f"{self.headerData(place, Qt.Orientation.Horizontal)}: {text}"
        return None

    def _heading(self, group: Group) -> str:
        late = sum(row.overdue for row in group.rows)
        told = [group.name, self.tr("%n tasks", "", len(group.rows))]
        return " · ".join(told + ([self.tr("{0} overdue").format(late)] if late and not group.late else []))

    def _text(self, row: TaskRow, place: int) -> str:
        """Return a cell as it stands in the table."""
        name = COLUMNS[place]
        if name == "activity":
            return row.activity.partition(" ")[0] or self.tr("All")
        more = len(row.articles) - 1
        return f"{row.articles[0]} +{more}" if name == "article" and more > 0 else self.whole(row, place)

    def whole(self, row: TaskRow, place: int) -> str:
        """Return a cell in full."""
        progress = row.progress
        return (
            self._priority(row), row.title, progress.owner, self._due(row), self._status(row),
            row.activity or self.tr("Whole assessment"), number(row.effort), word(ROLES, row.role),
            number(progress.cost), row.finding, " · ".join(row.articles), " ".join(progress.note.split()),
        )[place]  # fmt: skip

    def _priority(self, row: TaskRow) -> str:
        priority = word(PRIORITIES, row.priority)
        return "\n".join((priority, self.tr("own"))) if row.own else priority

    def _due(self, row: TaskRow) -> str:
        if not row.progress.due:
            return "\n".join((row.proposed, self.tr("proposed")))
        return "\n".join((row.progress.due, self.tr("overdue"))) if row.overdue else row.progress.due

    def _status(self, row: TaskRow) -> str:
        status = word(STATUSES, row.progress.status)
        if row.moot:
            return "\n".join((status, self.tr("not called for")))
        return "\n".join((status, self.tr("incomplete"))) if row.progress.lacks else status


def _name(line: TaskRow | Group) -> object:
    return line.key if isinstance(line, TaskRow) else line.name


def _ink(row: TaskRow, name: str) -> QColor | None:
    look = theme.current()
    if row.moot:
        return look.colour("quiet")
    if name == "priority":
        return look.level(LEVELS.get(row.priority, 1))[0]
    if name == "due":
        return look.level(4)[0] if row.overdue else None if row.progress.due else look.colour("quiet")
    return None


def _mark(row: TaskRow, name: str) -> str:
    """Return the picture that stands beside the second line of a cell, "" for none."""
    late, lacking = name == "due" and row.overdue, name == "status" and row.progress.lacks and not row.moot
    return "warning" if late or lacking else ""
