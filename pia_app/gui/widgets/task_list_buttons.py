"""Two buttons: hand out a list of tasks, and read one back that was filled in elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pia_app.gui import ask, theme
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.buttons import button


class TaskListButtons(QWidget):
    """The tasks of the assessment in view go out, or those of all assessments where none is in view."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.out = button(self.tr("Export the tasks…"), self._hand_out, kind="quiet", icon="report")
        self.back = button(self.tr("Read a task list back…"), self._read_back, kind="quiet", icon="import")
        self.back.setEnabled(not presenter.read_only)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(theme.TIGHT))
        row.addWidget(self.out)
        row.addWidget(self.back)

    def _hand_out(self) -> None:
        from pia_app.gui.pages.task_list_out import TaskListOut

        TaskListOut(self._presenter, self.window())

    def _read_back(self) -> None:
        from pia_app.gui.pages.task_list_back import TaskListBack

        path = ask.open_file(self, self.tr("Read a task list back"), self.tr("Task lists (*.xlsx *.csv)"))
        if path is not None:
            TaskListBack(self._presenter, path, self.window())
