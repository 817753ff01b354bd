"""The table of the tasks of all assessments, and how a row of it is drawn."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from pia_app.gui import theme
from pia_app.gui.pages.all_tasks_model import (
    ACTIVITY,
    ASSESSMENT,
    COLUMNS,
    ENTRY,
    INK,
    PRIORITY,
    TITLE,
    AllTasksModel,
    Group,
    Index,
)
from pia_app.gui.widgets.task_rows import show_as_rows
from pia_app.gui.widgets.two_lines import WRAP, two_lines
from pia_app.gui.workspace_tasks import WorkspaceTask

WIDTHS: Final = (84, 180, 150, 150, 110, 108, 112)  # at 100 %, in the order of the columns
ONE_LINE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class AllTasksDelegate(QStyledItemDelegate):
    """Draws a cell in up to two lines, the line above a group, and a frame around the row that has the keyboard."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row two lines."""
        return QSize(theme.px(WIDTHS[index.column()]), 2 * option.fontMetrics.lineSpacing() + theme.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        entry = index.data(ENTRY)
        painter.save()
        if isinstance(entry, Group):
            self._draw_group(painter, option.rect, str(index.data() or ""), entry)
        else:
            self._draw_task(painter, option, index)
        painter.restore()

    def _draw_task(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = theme.current(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, look.colour("soft"))
        room = rect.adjusted(look.px(10), look.px(4), -look.px(6), -look.px(4))
        painter.setFont(look.font(bold=index.column() == PRIORITY or (chosen and index.column() == TITLE)))
        painter.setPen(index.data(INK) or look.colour("text"))
        painter.drawText(room, WRAP, two_lines(str(index.data() or ""), QFontMetrics(painter.font()), room.width()))
        view = self.parent()
        focused = chosen and isinstance(view, QTableView) and view.hasFocus()
        painter.setPen(QPen(look.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if focused:
            painter.drawLine(rect.topLeft(), rect.topRight())

    def _draw_group(self, painter: QPainter, rect: QRect, text: str, group: Group) -> None:
        """Draw the line above a group where it is seen, however far the columns are moved."""
        look, view = theme.current(), self.parent()
        painter.fillRect(rect, look.colour("sunken"))
        seen = view.viewport().rect() if isinstance(view, QTableView) else rect
        room = QRect(seen.left() + look.px(10), rect.top(), seen.width() - look.px(20), rect.height())
        painter.setFont(look.font(bold=True))
        painter.setPen(look.level(4)[0] if group.late == group.count else look.colour("text"))
        painter.drawText(
            room, ONE_LINE, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        )
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class AllTasksTable(QTableView):
    """The table; `opened(WorkspaceTask)` on Enter or a double click, `chosen()` when another task is selected."""

    opened = Signal(object)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = AllTasksModel(self)
        self._key: object = None
        self.setModel(self.tasks)
        self.setItemDelegate(AllTasksDelegate(self))
        self.setAccessibleName(self.tr("Tasks of all assessments"))
        show_as_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, theme.px(width))
        self.tasks.modelReset.connect(self._settle)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(lambda _: self._open())
        self.setSortingEnabled(True)
        self.sortByColumn(PRIORITY, Qt.SortOrder.AscendingOrder)

    def current(self) -> WorkspaceTask | None:
        """Return the task selected."""
        entry = self.currentIndex().data(ENTRY)
        return entry if isinstance(entry, WorkspaceTask) else None

    def start_over(self) -> None:
        """Forget which task was selected: the next time that tasks are shown the first one is."""
        self._key = None

    def _moved(self) -> None:
        row = self.current()
        if row is not None:
            self._key = row.key
        self.chosen.emit()

    def _settle(self) -> None:
        """Let every group have its line to itself, and keep the task selected that was, else select the first."""
        self.clearSpans()
        for row in range(self.tasks.rowCount()):
            if isinstance(self.tasks.entry(row), Group):
                self.setSpan(row, 0, 1, COLUMNS)
        place = self.tasks.place(self._key)
        if place >= 0:
            self.setCurrentIndex(self.tasks.index(place, TITLE))
            if place == 1 and isinstance(self.tasks.entry(0), Group):
                self.scrollToTop()
        self.chosen.emit()

    def _open(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the task selected with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share what the other columns leave among title, assessment and activity."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        wide = {TITLE: 2, ASSESSMENT: 1, ACTIVITY: 1}
        room = self.viewport().width() - sum(header.sectionSize(n) for n in range(COLUMNS) if n not in wide)
        least = sum(theme.px(WIDTHS[n]) for n in wide)
        for column, share in wide.items():
            header.resizeSection(column, theme.px(WIDTHS[column]) + max(0, room - least) * share // sum(wide.values()))
