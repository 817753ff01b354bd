"""The tasks of all assessments as rows of a table: narrowed, sorted, and grouped by owner or by due date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from pia_app.gui import theme
from pia_app.gui.task_groups import BUCKETS
from pia_app.gui.task_spans import SPANS
from pia_app.gui.task_words import PRIORITIES, STATUSES, word
from pia_app.gui.widgets.plain_label import tip
from pia_app.gui.workspace_tasks import WorkspaceTask

Index = QModelIndex | QPersistentModelIndex
ENTRY, INK = (Qt.ItemDataRole.UserRole + n for n in range(2))
PRIORITY, TITLE, ASSESSMENT, ACTIVITY, OWNER, DUE, STATUS = range(7)
COLUMNS: Final = 7
URGENCY: Final = {"critical": 0, "high": 1, "medium": 2, "low": 3}
INKS: Final = {"critical": 4, "high": 3, "medium": 2, "low": 1}
Test = Callable[[WorkspaceTask], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """A line above the tasks that belong together, with how many there are and how many of them are overdue."""

    name: str
    count: int
    late: int


class AllTasksModel(QAbstractTableModel):
    """Groups and tasks in the order in which they are shown; `grouping` is "", owner or due."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[WorkspaceTask, ...] = ()
        self.grouping = ""
        self._tests: dict[str, Test] = {}
        self._order = (PRIORITY, Qt.SortOrder.AscendingOrder)
        self._entries: list[Group | WorkspaceTask] = []

    # What is shown

    def show_rows(self, rows: Sequence[WorkspaceTask]) -> None:
        """Show other tasks."""
        self.rows = tuple(rows)
        self._arrange()

    def choose(self, name: str, test: Test | None) -> None:
        """Set or drop one of the tests that a task must pass to be shown."""
        if test is None:
            self._tests.pop(name, None)
        else:
            self._tests[name] = test
        self._arrange()

    def group_by(self, grouping: str) -> None:
        """Put the tasks of one owner, or those due at about the same time, together."""
        self.grouping = grouping
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, within groups where there are some; what is equal there stays by urgency and date."""
        self._order = (column, order)
        self._arrange()

    def shown(self) -> tuple[WorkspaceTask, ...]:
        """Return the tasks in view, in their order."""
        return tuple(entry for entry in self._entries if isinstance(entry, WorkspaceTask))

    def entry(self, row: int) -> Group | WorkspaceTask:
        """Return what stands in a row."""
        return self._entries[row]

    def place(self, key: object) -> int:
        """Return the row of a task, or of the first task, or -1 where there is none."""
        tasks = [(n, entry) for n, entry in enumerate(self._entries) if isinstance(entry, WorkspaceTask)]
        first = tasks[0][0] if tasks else -1
        return next((n for n, entry in tasks if entry.key == key), first)

    def _arrange(self) -> None:
        self.beginResetModel()
        kept = [row for row in self.rows if all(test(row) for test in self._tests.values())]
        kept.sort(key=lambda row: (URGENCY.get(row.task.priority, 9), row.due, row.name.casefold()))
        column, order = self._order
        kept.sort(key=lambda row: self._sort_key(row, column), reverse=order is Qt.SortOrder.DescendingOrder)
        self._entries = list(self._grouped(kept)) if self.grouping else list(kept)
        self.endResetModel()

    def _grouped(self, rows: list[WorkspaceTask]) -> Iterator[Group | WorkspaceTask]:
        by_owner = self.grouping == "owner"
        key: Callable[[WorkspaceTask], Any] = _owner_key if by_owner else _span_key
        for _, found in groupby(sorted(rows, key=key), key=key):
            group = list(found)
            name = (group[0].owner or self.tr("No owner yet")) if by_owner else word(BUCKETS, group[0].span)
            yield Group(name, len(group), sum(row.span == "overdue" for row in group))
            yield from group

    def _sort_key(self, row: WorkspaceTask, column: int) -> Any:
        if column == PRIORITY:
            return URGENCY.get(row.task.priority, 9)
        if column == DUE:
            return row.due
        if column == STATUS:
            known = list(STATUSES)
            status = row.task.progress.status
            return (row.moot, known.index(status) if status in known else len(known))
        return self.text(row, column).casefold()

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many groups and tasks there are."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Priority"), self.tr("Task"), self.tr("Assessment"), self.tr("Activity"), self.tr("Owner"),
            self.tr("Due"), self.tr("Status"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keyboard pass over the lines above groups."""
        if index.isValid() and isinstance(self._entries[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell in words, its colour, or the whole entry."""
        if not 0 <= index.row() < len(self._entries):
            return None
        entry, column = self._entries[index.row()], index.column()
        if role == ENTRY:
            return entry
        if isinstance(entry, Group):
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.group_text(entry) if column == 0 and role in shown else None
        if role == INK:
            return _ink(entry, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.text(entry, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.text(entry, column).replace("\n", ", ") or "–"
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {text}"
        return None

    def group_text(self, group: Group) -> str:
        """Return the line above a group."""
        parts = [group.name, self.tr("%n tasks", "", group.count)]
        parts += [self.tr("{0} overdue").format(group.late)] if 0 < group.late < group.count else []
        return " · ".join(parts)

    def text(self, row: WorkspaceTask, column: int) -> str:
        """Return a cell in words."""
        if column == DUE:
            return self._due(row)
        if column == STATUS:
            return self.tr("No longer called for") if row.moot else word(STATUSES, row.task.progress.status)
        return (
            word(PRIORITIES, row.task.priority), row.title, row.name, row.activity or self.tr("Whole assessment"),
            row.owner,
        )[column]  # fmt: skip

    def _due(self, row: WorkspaceTask) -> str:
        agreed = row.task.progress.due
        if not agreed:
            return "\n".join((row.task.proposed, self.tr("proposed")))
        return "\n".join((agreed, self.tr("overdue"))) if row.span == "overdue" else agreed


def _owner_key(row: WorkspaceTask) -> tuple[bool, str]:
    return not row.who, row.who


def _span_key(row: WorkspaceTask) -> int:
    return SPANS.index(row.span)


def _ink(row: WorkspaceTask, column: int) -> QColor | None:
    look = theme.current()
    if column == PRIORITY:
        return look.level(INKS.get(row.task.priority, 1))[0]
    if column == DUE:
        if row.span == "overdue":
            return look.level(4)[0]
        return None if row.task.progress.due else look.colour("quiet")
    return None
