"""What is to be done, by whom and by when."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pia_app.gui import tasks, theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.pages.base import Page
from pia_app.gui.pages.tasks_form import TaskForm
from pia_app.gui.pages.tasks_table import TaskTable, haystack
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import CLOSED, PRIORITIES, STATUSES, word
from pia_app.gui.tasks import Key, TaskRow
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.task_list_buttons import TaskListButtons

FORM: Final = 350  # width of the form beside the table
BESIDE: Final = 800  # width of the page from which there is room for it


class TasksPage(Page):
    """Filters and the table; beside it the task selected, or in its place where there is little room."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self._open = False
        self.table = TaskTable()
        self.form = TaskForm(presenter)
        self.search = LineInput(self.tr("Search the tasks"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.status = self._box(self.tr("Status"), self.tr("All states"))
        self.activity = self._box(self.tr("Activity"), self.tr("All activities"))
        self.priority = self._box(self.tr("Priority"), self.tr("All priorities"))
        self.count = PlainLabel(role="quiet")
        self.empty = PlainLabel(role="quiet")
        self._fill_boxes()
        self._lay_out()
        self._connect()

    def _box(self, name: str, everything: str) -> ComboBox:
        box = ComboBox(name)
        box.addItem(everything, "")
        return box

    def _fill_boxes(self) -> None:
        self.status.addItem(self.tr("Not closed"), "*")
        self.status.addItem(self.tr("Overdue"), "!")
        for status in STATUSES:
            self.status.addItem(word(STATUSES, status), status)
        for priority in PRIORITIES:
            self.priority.addItem(word(PRIORITIES, priority), priority)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*[theme.px(theme.WIDE)] * 4)
        column.setSpacing(theme.px(theme.MEDIUM))
        column.addWidget(PlainLabel(self.tr("Tasks"), role="title"))
        filters = FlowLayout()
        self.search.setMinimumWidth(theme.px(190))
        for part in (self.search, self.status, self.priority, self.activity):
            filters.addWidget(part)
        for box in (self.status, self.priority, self.activity):
            box.setMinimumWidth(theme.px(150))
            box.setMaximumWidth(theme.px(240))
        column.addLayout(filters)
        column.addWidget(TaskListButtons(self.presenter), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        column.addStretch(0)  # takes room where the table is hidden
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setWidget(inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, 1)
        row.addWidget(self.form)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.status.currentIndexChanged.connect(lambda _: self._by_status(self.status.currentData()))
        self.priority.currentIndexChanged.connect(lambda _: self._by("priority", self.priority.currentData()))
        self.activity.currentIndexChanged.connect(lambda _: self._by("activity", self.activity.currentData()))
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda: self._go_in(True))
        self.form.closed.connect(lambda: self._go_in(False))

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show the tasks as they stand now; the one selected stays selected."""
        self._snapshot = snapshot
        self._fill_activities(snapshot)
        shown = self.table.current()
        wanted = self._arrived() or (shown.key if shown else None)
        self.table.display(tasks.rows(snapshot, self.presenter.today), wanted)
        self._show(self.table.current())
        self._tell()

    def flush(self) -> None:
        """Hand over what was typed."""
        self.form.flush()

    def _arrived(self) -> Key | None:
        """Return the key of the task that the page was asked to show, with no filter in its way; or None."""
        activity, _, rest = self.presenter.take_target("tasks").partition("\n")
        question, _, measure = rest.partition("\n")
        if not measure:
            return None
        self.search.clear()
        for box in (self.status, self.priority, self.activity):
            box.setCurrentIndex(0)
        return activity, question, measure

    def _fill_activities(self, snapshot: Snapshot) -> None:
        wanted = [(a.id, f"A{n} {a.name}") for n, a in enumerate(snapshot.assessment.activities, start=1)]
        wanted.insert(0, ("-", self.tr("Whole assessment")))
        if wanted == [(self.activity.itemData(n), self.activity.itemText(n)) for n in range(1, self.activity.count())]:
            return
        chosen = self.activity.currentData()
        while self.activity.count() > 1:
            self.activity.removeItem(1)
        for activity_id, name in wanted:
            self.activity.addItem(name, activity_id)
        self.activity.setCurrentIndex(max(0, self.activity.findData(chosen)))

    def _show(self, row: TaskRow | None) -> None:
        if self._snapshot is not None:
            self.form.display(self._snapshot, row)
            self._arrange()

    def _tell(self) -> None:
        """Say how many tasks there are, how many are in view, and how many are late."""
        model = self.table.tasks
        everything = [model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount())]
        late = sum(row.overdue for row in everything)
        shown = self.table.filter.rowCount()
        told = [self.tr("%n tasks", "", len(everything))]
        told += [self.tr("{0} in view").format(shown)] if shown < len(everything) else []
        told += [self.tr("{0} closed").format(sum(row.progress.status in CLOSED for row in everything))]
        told += [self.tr("{0} overdue").format(late)] if late else []
        self.count.setText(" · ".join(told))
        self.count.setVisible(bool(everything))
        self.empty.setVisible(not shown)
        self.table.setVisible(bool(shown))
        none = self.tr("Nothing that was answered so far calls for a task.")
        self.empty.setText(self.tr("No task matches.") if everything else none)

    # Filters

    def _search(self, text: str) -> None:
        wanted = text.casefold().split()
        self.table.filter.choose("text", (lambda row: all(w in haystack(row) for w in wanted)) if wanted else None)
        self._filtered()

    def _by_status(self, status: str) -> None:
        tests = {"*": lambda row: row.progress.status not in CLOSED, "!": lambda row: row.overdue}
        test = tests.get(status, lambda row: row.progress.status == status)
        self.table.filter.choose("status", test if status else None)
        self._filtered()

    def _by(self, name: str, value: str) -> None:
        wanted = "" if value == "-" else value
        self.table.filter.choose(name, (lambda row: getattr(row.task, name) == wanted) if value else None)
        self._filtered()

    def _filtered(self) -> None:
        if self.table.current() is None:
            self.table.choose(None)
        self._show(self.table.current())
        self._tell()

    # Room

    def _go_in(self, into: bool) -> None:
        """Where there is little room, go into one task or back to the list."""
        self._open = into
        self._arrange()
        if self.form.isVisible() and not self._beside and into:
            self.form.back.setFocus()
        elif not into:
            self.table.setFocus()

    @property
    def _beside(self) -> bool:
        return self.width() >= theme.px(BESIDE)

    def _arrange(self) -> None:
        some = self.table.current() is not None
        self.form.set_alone(not self._beside)
        self.form.setVisible(some and (self._beside or self._open))
        self._list.setVisible(self._beside or not self.form.isVisibleTo(self))
        if self._beside:
            self.form.setFixedWidth(theme.px(FORM))
        else:
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form beside the table or in its place."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._open and not self._beside:
            self._go_in(False)
            return
        super().keyPressEvent(event)
