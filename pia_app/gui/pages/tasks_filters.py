"""Which tasks are in view: a text, what kind they are, how far, how urgent, where, and whose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_groups import owners
from pia_app.gui.task_spans import owner_key
from pia_app.gui.task_words import PRIORITIES, ROLES, STATUSES, word
from pia_app.gui.tasks import TaskRow, labels_of
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.flow import FlowLayout

Test = Callable[[TaskRow], bool]
KINDS: dict[str, Test] = {
    "open": lambda row: not row.moot and not row.closed,
    "overdue": lambda row: row.overdue,
    "own": lambda row: row.own is not None,
    "moot": lambda row: row.moot,
}


class TaskFilters(QWidget):
    """A line to search and boxes to choose from; `changed()` when a person narrows or widens the list.

    `more` is the button that unfolds the boxes where there is little room; the page finds a place for it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow: bool | None = None
        self._filling = False
        self.search = LineInput(self.tr("Search the tasks"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setMinimumWidth(theme.px(190))
        self.search.textChanged.connect(lambda _: self.changed.emit())
        self.kind = self._box(self.tr("Which tasks"), self.tr("All tasks"))
        for kind, label in (
            ("open", self.tr("Not closed")), ("overdue", self.tr("Overdue")), ("own", self.tr("Own tasks")),
            ("moot", self.tr("No longer called for")),
        ):  # fmt: skip
            self.kind.addItem(label, kind)
        self.status = self._box(self.tr("Status"), self.tr("All states"))
        self.priority = self._box(self.tr("Priority"), self.tr("All priorities"))
        for box, words in ((self.status, STATUSES), (self.priority, PRIORITIES)):
            for choice in words:
                box.addItem(word(words, choice), choice)
        self.activity = self._box(self.tr("Activity"), self.tr("All activities"))
        self.owner = self._box(self.tr("Owner of the tasks"), self.tr("All owners"))
        self.more = button(self.tr("More filters"), self._unfold, kind="quiet", icon="down")
        self._lay_out()

    def _box(self, name: str, everything: str) -> ComboBox:
        box = ComboBox(name)
        box.addItem(everything, "")
        box.setMinimumWidth(theme.px(140))
        box.setMaximumWidth(theme.px(240))
        box.currentIndexChanged.connect(self._chosen)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.SMALL))
        flow = FlowLayout()
        self._folding = (self.status, self.priority, self.activity, self.owner)
        for part in (self.search, self.kind, *self._folding):
            flow.addWidget(part)
        column.addLayout(flow)
        self.set_narrow(False)

    # Room

    def set_narrow(self, narrow: bool) -> None:
        """Fold away the boxes that are wanted less often, except those that narrow the list."""
        if narrow == self._narrow:
            return  # what a person has unfolded stays so
        self._narrow = narrow
        self.more.setVisible(narrow)
        for box in self._folding:
            box.setVisible(not narrow or bool(box.currentData()))

    def _unfold(self) -> None:
        folded = [box for box in self._folding if box.isHidden()]
        for box in folded or self._folding:
            box.setVisible(bool(folded) or bool(box.currentData()))

    # What is wanted

    def display(self, snapshot: Snapshot, rows: Sequence[TaskRow]) -> None:
        """Offer the activities and the owners that there are now."""
        activities = [("-", self.tr("Whole assessment")), *labels_of(snapshot).items()]
        self._fill(self.activity, activities)
        self._fill(self.owner, [("-", self.tr("No owner yet")), *owners(rows).items()])

    def _fill(self, box: ComboBox, wanted: Sequence[tuple[str, str]]) -> None:
        chosen = str(box.currentData())
        if chosen and all(chosen != entry for entry, _ in wanted):
            wanted = [*wanted, (chosen, box.currentText())]  # what narrows the list stays in sight
        if list(wanted) == [(box.itemData(n), box.itemText(n)) for n in range(1, box.count())]:
            return
        self._filling = True
        while box.count() > 1:
            box.removeItem(box.count() - 1)
        for entry, label in wanted:
            box.addItem(label, entry)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        self._filling = False

    def _chosen(self) -> None:
        if not self._filling:
            self.changed.emit()

    def test(self) -> Test | None:
        """Return what tells whether a task is wanted, or None where all are."""
        tests: list[Test] = []
        wanted = self.search.text().casefold().split()
        kind, status, priority = (str(box.currentData()) for box in (self.kind, self.status, self.priority))
        activity, owner = (str(box.currentData()) for box in (self.activity, self.owner))
        if kind:
            tests.append(KINDS[kind])
        if status:
            tests.append(lambda row: row.progress.status == status)
        if priority:
            tests.append(lambda row: row.priority == priority)
        if activity:
            tests.append(lambda row: row.key[0] == ("" if activity == "-" else activity))
        if owner:
            tests.append(lambda row: owner_key(row.progress.owner) == ("" if owner == "-" else owner))
        if wanted:
            tests.append(lambda row: all(part in haystack(row) for part in wanted))
        return (lambda row: all(test(row) for test in tests)) if tests else None


def haystack(row: TaskRow) -> str:
    """Return all words of a task, for searching."""
    written = row.progress
    parts = (row.title, row.activity, row.finding, *row.articles, written.owner, word(ROLES, row.role), written.note)
    return "\n".join((*parts, written.reason, written.decided_by)).casefold()
