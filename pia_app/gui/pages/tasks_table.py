"""The tasks as a table that can be sorted, filtered, grouped, and of which several can be selected."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.tasks_cells import TaskDelegate
from pia_app.gui.pages.tasks_model import COLUMNS, ROW, TaskModel, column
from pia_app.gui.task_groups import Group
from pia_app.gui.tasks import Key, TaskRow
from pia_app.gui.widgets.task_rows import show_as_rows

WIDTHS: Final = {
    "priority": 80, "title": 138, "owner": 96, "due": 106, "status": 116, "activity": 72, "effort": 76, "role": 120,
    "cost": 90, "finding": 160, "article": 150, "note": 220,
}  # fmt: skip
WIDEST: Final = 320  # for the titles, while there are columns that must be scrolled to
FIRST: Final = 5  # columns that are wanted in view
TITLE: Final = column("title")
SELECT = QItemSelectionModel.SelectionFlag


class TaskTable(QTableView):
    """The table; `chosen()` when other tasks are selected, `opened()` on Enter or a click on one."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = TaskModel(self)
        self._selected: Collection[Key] = ()
        self._current: Key | None = None
        self._scrolled = 0
        self._headings: list[int] = []
        self.setModel(self.tasks)
        self.tasks.modelAboutToBeReset.connect(self._remember)
        self.tasks.modelReset.connect(self._restore)
        self.setItemDelegate(TaskDelegate(self))
        self.setAccessibleName(self.tr("Tasks"))
        show_as_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        for name, width in WIDTHS.items():
            header.resizeSection(column(name), theme.px(width))
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    # What is shown and selected

    def display(self, rows: Sequence[TaskRow], today: date) -> None:
        """Show the tasks and keep those that were selected; else the first one is."""
        self.tasks.kept = {row.key for row in self.selected()}
        self.tasks.display(rows, today)

    def selected(self) -> list[TaskRow]:
        """Return the tasks selected, in their order."""
        selection = self.selectionModel().selection()
        parts = [selection.at(n) for n in range(selection.count())]
        places = {n for part in parts for n in range(part.top(), part.bottom() + 1)}
        lines = self.tasks.lines
        return [line for n in sorted(places) if n < len(lines) and isinstance(line := lines[n], TaskRow)]

    def current(self) -> TaskRow | None:
        """Return the task that the keyboard is on where it is selected, else the first one selected."""
        chosen = self.selected()
        here = self.currentIndex().siblingAtColumn(0).data(ROW)
        key = here.key if isinstance(here, TaskRow) else None
        return next((row for row in chosen if row.key == key), chosen[0] if chosen else None)

    def choose(self, *keys: Key) -> None:
        """Select tasks; where none of them is in view, the first that is."""
        self._select(keys, keys[0] if keys else None)

    def bring(self, key: Key) -> None:
        """Select a task, and keep it in view although it may not pass the filter."""
        self.tasks.keep(key)
        self.choose(key)

    def _select(self, keys: Collection[Key], current: Key | None) -> None:
        rows = [(n, line) for n, line in enumerate(self.tasks.lines) if isinstance(line, TaskRow)]
        found = [n for n, row in rows if row.key in keys] or [n for n, _ in rows[:1]]
        last, selection = len(COLUMNS) - 1, QItemSelection()
        for n in found:
            selection.select(self.tasks.index(n, 0), self.tasks.index(n, last))
        place = next((n for n, row in rows if row.key == current and n in found), found[0] if found else -1)
        self.selectionModel().setCurrentIndex(self.tasks.index(place, 0), SELECT.NoUpdate)
        self.selectionModel().select(selection, SELECT.ClearAndSelect)
        if place >= 0:
            self.scrollTo(self.tasks.index(place, 0))

    def _remember(self) -> None:
        """Take note of what is selected before the lines change places."""
        row = self.currentIndex().siblingAtColumn(0).data(ROW)
        self._current = row.key if isinstance(row, TaskRow) else None
        self._selected = {row.key for row in self.selected()}
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        self.clearSpans()
        header = self.verticalHeader()
        for n in self._headings:  # their height stays with the place, whatever stands there now
            header.resizeSection(n, header.defaultSectionSize())
        self._headings = [n for n, line in enumerate(self.tasks.lines) if isinstance(line, Group)]
        for n in self._headings:
            self.setSpan(n, 0, 1, len(COLUMNS))
            header.resizeSection(n, self.fontMetrics().lineSpacing() + theme.px(14))
        self.verticalScrollBar().setValue(self._scrolled)
        self._select(self._selected, self._current)

    # Keys, and room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the task selected with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a task with a plain click; with Ctrl or Shift more of them are selected."""
        super().mouseReleaseEvent(event)
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles what the other columns leave."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        room = self.viewport().width()
        first, others = (
            sum(header.sectionSize(n) for n in range(count) if n != TITLE) for count in (FIRST, len(COLUMNS))
        )
        fitting = min(room - first, theme.px(WIDEST))
        header.resizeSection(TITLE, max(theme.px(WIDTHS["title"]), fitting, room - others))
