"""What is to be done in all assessments of the workspace: who does it, and by when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from pia_app.errors import PiaError
from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.pages.all_tasks_model import Test
from pia_app.gui.pages.all_tasks_table import AllTasksTable
from pia_app.gui.presenter import Presenter
from pia_app.gui.task_groups import BUCKETS
from pia_app.gui.task_words import PRIORITIES, STATUSES, word
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.task_list_buttons import TaskListButtons
from pia_app.gui.workspace_tasks import Gathered, WorkspaceTask, owners

if TYPE_CHECKING:
    from pia_app.gui.list_work import ListWork

NOBODY: Final = "-"
PATIENCE: Final = 300  # milliseconds before the progress is shown


class AllTasksPage(QWidget):
    """Filters, three ways to look at the tasks, and the table; the tasks are gathered beside the window."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = presenter
        self._work: ListWork | None = None
        self.table = AllTasksTable()
        self.search = LineInput(self.tr("Search the tasks"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.assessment = self._box(self.tr("Assessment"), self.tr("All assessments"))
        self.owner = self._box(self.tr("Owner"), self.tr("All owners"))
        self.status = self._box(self.tr("Status"), self.tr("All states"))
        self.priority = self._box(self.tr("Priority"), self.tr("All priorities"))
        self.due = self._box(self.tr("Due"), self.tr("All dates"))
        self.views: dict[str, OptionButton] = {}
        self.open = button(self.tr("Open in its assessment"), self._open, kind="quiet", icon="right")
        self.lists = TaskListButtons(presenter)
        self.count = PlainLabel(role="quiet")
        self.empty = PlainLabel(role="quiet")
        self.busy = QProgressBar()
        self.wrong = Notice(kind="warning")
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self.assessment.setMinimumWidth(theme.px(180))  # names of assessments are long
        self._fill_boxes()
        self._lay_out()
        self._connect()
        self.status.setCurrentIndex(self.status.findData("*"))

    # Building

    def _box(self, name: str, everything: str) -> ComboBox:
        box = ComboBox(name)
        box.addItem(everything, "")
        box.setMinimumWidth(theme.px(150))
        box.setMaximumWidth(theme.px(240))
        return box

    def _fill_boxes(self) -> None:
        self.status.addItem(self.tr("Not closed"), "*")
        for status in STATUSES:
            self.status.addItem(word(STATUSES, status), status)
        self.status.addItem(self.tr("No longer called for"), "moot")
        for priority in PRIORITIES:
            self.priority.addItem(word(PRIORITIES, priority), priority)
        for span in BUCKETS:
            self.due.addItem(word(BUCKETS, span), span)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*[theme.px(theme.WIDE)] * 4)
        column.setSpacing(theme.px(theme.MEDIUM))
        column.addWidget(PlainLabel(self.tr("Tasks of all assessments"), role="title"))
        filters = FlowLayout()
        self.search.setMinimumWidth(theme.px(180))
        for part in (self.search, self.assessment, self.owner, self.due, self.status, self.priority):
            filters.addWidget(part)
        column.addLayout(filters)
        tools = FlowLayout()
        tools.addWidget(self._view_row())
        tools.addWidget(self.open)
        tools.addWidget(self.lists)
        column.addLayout(tools)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(theme.px(6))
        self.busy.setAccessibleName(self.tr("The tasks are being gathered"))
        for below in (self.wrong, self.busy, self.count):
            column.addWidget(below)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty)
        column.addStretch(0)  # takes room where the table is hidden
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.busy.hide()

    def _view_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        group = QButtonGroup(self)
        views = (("", self.tr("As a list")), ("owner", self.tr("By owner")), ("due", self.tr("By due date")))
        for name, label in views:
            option = self.views[name] = OptionButton(label, kind="segment")
            option.setChecked(not name)
            option.clicked.connect(lambda _=False, chosen=name: self._view(chosen))
            group.addButton(option)
            row.addWidget(option)
        return made

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        for box, choose in (
            (self.assessment, self._by_assessment), (self.owner, self._by_owner), (self.status, self._by_status),
            (self.priority, self._by_priority), (self.due, self._by_span),
        ):  # fmt: skip
            box.currentIndexChanged.connect(partial(_pass_on, box, choose))
        self.table.opened.connect(self._go)
        self.table.chosen.connect(self._enable)
        self.presenter.home_changed.connect(self._look_again)
        self._slow.timeout.connect(self._show_busy)

    # Gathering

    def refresh(self) -> None:
        """Show what is known, and gather the tasks as they are now."""
        if self._work is not None:
            self._work.stop()
        self._work = self.presenter.gather_tasks()
        self._show(self.presenter.gathered)
        self._work.progressed.connect(self._progressed)
        self._work.done.connect(self._gathered)
        self._work.failed.connect(self._failed)
        self._slow.start()

    def _look_again(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_busy(self) -> None:
        self.busy.setVisible(self._work is not None)

    def _progressed(self, done: int, of: int) -> None:
        self.busy.setRange(0, max(1, of))
        self.busy.setValue(done)

    def _gathered(self, found: Gathered) -> None:
        self._end([] if self._work is None else self._work.errors)
        self._show(found)

    def _failed(self, error: PiaError) -> None:
        self._end([error])
        self._tell()

    def _end(self, errors: Sequence[PiaError]) -> None:
        from pia_app.wording import explain

        self._work = None
        self.busy.hide()
        told = [explain(self.presenter.language, error) for error in errors]
        self.wrong.say(self.tr("Not every assessment could be read.") if told else "", "\n".join(told))

    # Showing

    def _show(self, found: Gathered) -> None:
        rows = found.rows
        if rows != self.table.tasks.rows:
            names = {row.assessment: row.name for row in rows}
            self._refill(self.assessment, sorted(names.items(), key=lambda one: one[1].casefold()))
            self._refill(self.owner, [(NOBODY, self.tr("No owner yet")), *owners(rows).items()])
            self.table.tasks.show_rows(rows)
        self._tell()

    def _refill(self, box: ComboBox, wanted: list[tuple[str, str]]) -> None:
        """Offer other choices; the one that was made stays where it is still there."""
        chosen = box.currentData()
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for value, name in wanted:
            box.addItem(" ".join(name.split()), value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)
        if box.currentData() != chosen:
            box.currentIndexChanged.emit(0)

    def _tell(self) -> None:
        """Say how many tasks there are, how many are in view, and how many of those are late."""
        rows, shown = self.table.tasks.rows, self.table.tasks.shown()
        late = sum(row.span == "overdue" for row in shown)
        told = [self.tr("%n tasks", "", len(rows)), self.tr("{0} in view").format(len(shown))]
        told += [self.tr("{0} overdue").format(late)] if late else []
        self.count.setText(" · ".join(told))
        self.count.setVisible(bool(rows))
        self.table.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        none = self.tr("Nothing that was answered so far calls for a task.")
        none = self.tr("The tasks are being gathered…") if self._work is not None else none
        self.empty.setText(self.tr("No task matches.") if rows else none)
        self._enable()

    def _enable(self) -> None:
        self.open.setEnabled(self.table.current() is not None)

    # Filters

    def _search(self, text: str) -> None:
        wanted = text.casefold().split()
        self._choose("text", (lambda row: all(w in row.haystack for w in wanted)) if wanted else None)

    def _by_assessment(self, value: str) -> None:
        self._choose("assessment", (lambda row: row.assessment == value) if value else None)

    def _by_owner(self, value: str) -> None:
        wanted = "" if value == NOBODY else value
        self._choose("owner", (lambda row: row.who == wanted) if value else None)

    def _by_status(self, value: str) -> None:
        tests: dict[str, Test] = {"*": lambda row: row.open, "moot": lambda row: row.moot}
        test = tests.get(value, lambda row: not row.moot and row.task.progress.status == value)
        self._choose("status", test if value else None)

    def _by_priority(self, value: str) -> None:
        self._choose("priority", (lambda row: row.task.priority == value) if value else None)

    def _by_span(self, value: str) -> None:
        self._choose("due", (lambda row: row.span == value) if value else None)

    def _choose(self, name: str, test: Test | None) -> None:
        self.table.tasks.choose(name, test)
        self._tell()

    def _view(self, grouping: str) -> None:
        self.table.start_over()
        self.table.tasks.group_by(grouping)

    # Going there

    def _open(self) -> None:
        row = self.table.current()
        if row is not None:
            self._go(row)

    def _go(self, row: WorkspaceTask) -> None:
        self.presenter.open_task(row.assessment, row.task.key)

    def showEvent(self, event: object) -> None:
        """Put the keyboard where the work begins."""
        self.search.setFocus()


def _pass_on(box: ComboBox, choose: Callable[[str], object], number: int) -> None:
    choose(box.itemData(number))
