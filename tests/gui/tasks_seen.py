"""What tests see of the page of tasks, and how they choose there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from pia_app.gui.pages.tasks import TasksPage
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.tasks import TaskRow


def now(presenter: Presenter) -> Snapshot:
    assert presenter.snapshot is not None
    return presenter.snapshot


def shown(page: TasksPage) -> list[TaskRow]:
    return list(page.table.tasks.shown())


def pick(page: TasksPage, measure: str) -> TaskRow:
    """Select the first task of a measure."""
    row = next(r for r in shown(page) if r.key[2] == measure)
    page.table.choose(row.key)
    return row


def again(page: TasksPage, row: TaskRow) -> TaskRow:
    """Return a task as it stands now."""
    return next(r for r in page.table.tasks.rows if r.key == row.key)


def choose(qtbot: QtBot, box: QComboBox, entry: str) -> None:
    """Unfold a box and take an entry with Enter."""
    assert box.isVisible() and box.isEnabled()
    box.setFocus()
    box.showPopup()
    view = box.view()
    view.setCurrentIndex(box.model().index(box.findData(entry), 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert box.currentData() == entry
