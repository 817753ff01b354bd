"""What is to be done, by whom and by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pia_app.gui import tasks, theme
from pia_app.gui.editors.choice import SegmentField
from pia_app.gui.editors.field import Spec
from pia_app.gui.pages.base import Page
from pia_app.gui.pages.proposals import ProposalsNotice
from pia_app.gui.pages.tasks_bulk import BulkForm
from pia_app.gui.pages.tasks_filters import TaskFilters
from pia_app.gui.pages.tasks_form import TaskForm
from pia_app.gui.pages.tasks_own import OwnTaskDialog
from pia_app.gui.pages.tasks_table import TaskTable
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_groups import VIEWS
from pia_app.gui.task_words import word
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.task_list_buttons import TaskListButtons
from pia_app.model import Assessment, OwnTask, TaskProgress

FORM: Final = 350  # least width of the form beside the table
WIDE_FORM: Final = 440
BESIDE: Final = 800  # width of the page from which there is room for it
ROOMY: Final = 1000  # width of the page from which the form takes its share of more


class TasksPage(Page):
    """Filters and the table; beside it the task selected, or in its place where there is little room.

    Where several are selected, a form for all of them stands there instead. `above` is a column for what other parts of
    the program have to say on top of the list.
    """

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self._open, self._new = False, True
        self._told_of: Assessment | None = None
        self.table = TaskTable()
        self.form = TaskForm(presenter)
        self.bulk = BulkForm()
        self.filters = TaskFilters()
        choices = tuple((name, word(VIEWS, name)) for name in VIEWS)
        self.views = SegmentField(Spec(id="view", type="single", name=self.tr("View"), choices=choices))
        self.views.show_value("list")
        self.add = button(self.tr("Add a task…"), self._add, icon="add")
        self.above = QVBoxLayout()
        self.count = PlainLabel(role="quiet")
        self.empty = PlainLabel(role="quiet")
        self.done = Notice(kind="done")
        self.undo = button(self.tr("Undo"), self.presenter.undo, kind="quiet", icon="undo")
        self.undo.setAccessibleName(self.tr("Undo the change of the tasks"))
        beside = self.done.layout()
        if beside is not None:
            beside.addWidget(self.undo)
        self._lay_out()
        self._connect()

    # Building

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*[theme.px(theme.WIDE)] * 4)
        column.setSpacing(theme.px(theme.MEDIUM))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Tasks"), role="title"), 1)
        head.addWidget(self.add)
        column.addLayout(head)
        self.above.addWidget(ProposalsNotice(self.presenter, self))
        column.addLayout(self.above)
        views = QHBoxLayout()
        views.addWidget(self.views, 1)
        views.addWidget(self.filters.more, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(views)
        column.addWidget(self.filters)
        column.addWidget(TaskListButtons(self.presenter), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.done)
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
        row.addWidget(self.bulk)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.views.edited.connect(self._group)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(lambda: self._go_in(True))
        self.bulk.wished.connect(self._change_all)
        self.form.changing.connect(self._change)
        self.form.removing.connect(self._remove)
        for form in (self.form, self.bulk):
            form.closed.connect(lambda: self._go_in(False))

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show the tasks as they stand now; those selected stay selected."""
        self._snapshot = snapshot
        if snapshot.assessment is not self._told_of:
            self.done.say("")  # something else was done meanwhile, which undo would take back first
        self.add.setEnabled(not snapshot.read_only)
        rows = tasks.rows(snapshot, self.presenter.today)
        self.filters.display(snapshot, rows)
        self.table.display(rows, self.presenter.today)
        if self._new:
            self.bulk.show_draft(self.presenter.bulk_drafts.get(snapshot.assessment.id, {}))
        self._bring([row.key for row in rows])
        self._show()
        self._tell()

    def _bring(self, keys: Sequence[tasks.Key]) -> None:
        """Bring the task into view that was asked for elsewhere, or on a new page the one last looked at."""
        target, last = self.presenter.take_target("tasks"), self.presenter.task_key if self._new else None
        self._new = False
        wanted = next((key for key in keys if "\n".join(key) == target), last)
        if wanted in keys and wanted is not None:
            self.table.bring(wanted)

    def flush(self) -> None:
        """Hand over what was typed, and keep what was filled in for many tasks."""
        self.form.flush()
        if self._snapshot is not None:
            self.presenter.bulk_drafts[self._snapshot.assessment.id] = self.bulk.draft()

    def _show(self) -> None:
        """Show the task selected, or what can be done with several."""
        chosen, row = self.table.selected(), self.table.current()
        if self.form.key != (row.key if row else None):
            self.form.fields.keep()  # may store something, and so bring a newer picture
        if self._snapshot is None:
            return
        row = self.table.current()
        self.presenter.task_key = self.presenter.task_key if self._new or row is None else row.key
        self.form.display(self._snapshot, row)
        self.bulk.display(chosen, read_only=self._snapshot.read_only)
        self._arrange()

    def _tell(self) -> None:
        """Say how many tasks there are, how many are in view, and how many are late."""
        everything, shown = self.table.tasks.rows, sum(1 for _ in self.table.tasks.shown())
        wanted = [row for row in everything if not row.moot]
        late, moot = sum(row.overdue for row in wanted), len(everything) - len(wanted)
        told = [self.tr("%n tasks", "", len(wanted))]
        told += [self.tr("{0} in view").format(shown)] if shown < len(everything) else []
        told += [self.tr("{0} closed").format(sum(row.closed for row in wanted))]
        told += [self.tr("{0} overdue").format(late)] if late else []
        told += [self.tr("{0} no longer called for").format(moot)] if moot else []
        self.count.setText(" · ".join(told))
        self.count.setVisible(bool(everything))
        self.empty.setVisible(not shown)
        self.table.setVisible(bool(shown))
        none = self.tr("Nothing that was answered so far calls for a task.")
        self.empty.setText(self.tr("No task matches.") if everything else none)

    # Filters and views

    def _filter(self) -> None:
        self.table.tasks.kept = ()
        self.table.tasks.choose(self.filters.test())
        self._show()
        self._tell()

    def _group(self, view: object) -> None:
        self.table.tasks.group(str(view))
        self.views.show_value(str(view))
        self.table.scrollToTop()  # what is overdue stands there
        self._show()

    # Wishes

    def _change_all(self, entries: Sequence[TaskProgress]) -> None:
        if self.presenter.write_tasks(entries):
            self.bulk.clear()
            self._say(self.tr("%n tasks changed.", "", len(entries)))

    def _say(self, text: str) -> None:
        """Say what was done, with a way to take it back as long as it is the last thing done."""
        self._told_of = self.presenter.snapshot.assessment if self.presenter.snapshot else None
        self.done.say(text)

    def _add(self) -> None:
        if self._snapshot is not None:
            OwnTaskDialog(self.window(), self._snapshot, self._added)

    def _added(self, task: OwnTask, due: str, effort: float | None) -> None:
        made = self.presenter.add_task(task, due=due, effort=effort)
        if made:
            self._say(self.tr("The task was added."))
            self.table.choose((task.activity, task.question, made))

    def _change(self, task: OwnTask) -> None:
        if self._snapshot is not None:
            OwnTaskDialog(self.window(), self._snapshot, lambda made, *_: self._changed_into(made), task)

    def _changed_into(self, task: OwnTask) -> None:
        if self.presenter.change_task(task):
            self.table.choose(task.key)  # which is another one where it went to another activity or question

    def _remove(self, task: OwnTask) -> None:
        if self.presenter.remove_task(task.id):
            self._say(self.tr('"{0}" was removed.').format(task.title))
            self.table.setFocus()

    # Room

    def _go_in(self, into: bool) -> None:
        """Where there is little room, go into one task, or those selected, or back to the list."""
        self._open = into
        self._arrange()
        form = self.bulk if self.bulk.isVisible() else self.form
        if form.isVisible() and not self._beside and into:
            form.back.setFocus()
        elif not into:
            self.table.setFocus()

    @property
    def _beside(self) -> bool:
        return self.width() >= theme.px(BESIDE)

    def _arrange(self) -> None:
        count, beside = len(self.table.selected()), self._beside
        shown = bool(count) and (beside or self._open)
        for form, here in ((self.form, count == 1), (self.bulk, count > 1)):
            form.set_alone(not beside)
            form.setVisible(shown and here)
            if beside:
                roomy = self.width() >= theme.px(ROOMY)
                form.setFixedWidth(min(theme.px(WIDE_FORM), self.width() * 2 // 5) if roomy else theme.px(FORM))
            else:
                form.setMinimumWidth(0)
                form.setMaximumWidth(16_777_215)
        self._list.setVisible(beside or not shown)
        self.filters.set_narrow(not beside)

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
