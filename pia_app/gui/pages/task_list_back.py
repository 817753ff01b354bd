"""The dialog in which a list that came back is looked at before anything of it is applied."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pia_app.errors import PiaError
from pia_app.gui import ask, theme
from pia_app.gui.pages.task_list_view import ChangesView
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import ElidedLabel, PlainLabel, for_button
from pia_app.wording import explain

if TYPE_CHECKING:
    from pia_app.exchange.tasks import Preview

CHANGED_SINCE = "tasks_changed_since"


class TaskListBack(QDialog):
    """Compares the list beside the window, shows what it would change, and applies what is ticked; or nothing."""

    def __init__(self, presenter: Presenter, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Read a task list back"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self._presenter, self._path = presenter, path
        self._preview: Preview | None = None
        self.counts = PlainLabel(role="strong")
        self.busy = QProgressBar()
        self.told = Notice(kind="warning")
        self.refused = Notice(kind="stop")
        self.list = ChangesView(presenter.language)
        self.all = button(self.tr("Tick all"), lambda: self.list.changes.take_all(True), kind="quiet")
        self.none = button(self.tr("Tick none"), lambda: self.list.changes.take_all(False), kind="quiet")
        self._lay_out()
        self.list.changes.dataChanged.connect(self._count)
        room = parent.size()
        self.resize(min(theme.px(920), room.width()), min(theme.px(720), room.height()))
        self._compare()
        self.open()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = theme.px(theme.LARGE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.px(theme.SMALL))
        column.addWidget(PlainLabel(self.tr("What the list would change"), role="heading"))
        column.addWidget(ElidedLabel(self._path.name, role="small"))
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(theme.px(6))
        self.busy.setAccessibleName(self.tr("The list is being compared"))
        for part in (self.told, self.refused, self.busy, self.counts):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)  # takes room where there is no list
        buttons, self.ok, self.cancel = ask.dialog_buttons(self, self.tr("Apply"))
        foot = QHBoxLayout()
        foot.addWidget(self.all)
        foot.addWidget(self.none)
        foot.addWidget(buttons, 1)
        column.addLayout(foot)

    # Comparing

    def _compare(self) -> None:
        self._preview = None
        self._show_parts(False)
        self.counts.setText(self.tr("Comparing the list with the assessments…"))
        self.busy.setRange(0, 0)
        self.busy.show()
        self._work = self._presenter.preview_tasks(self._path)
        self._work.progressed.connect(self._progressed)
        self._work.done.connect(self._compared)
        self._work.failed.connect(self._failed)

    def _progressed(self, done: int, of: int) -> None:
        self.busy.setRange(0, of if done < of else 0)
        self.busy.setValue(done)

    def _compared(self, preview: Preview) -> None:
        self._preview = preview
        self.busy.hide()
        self.list.changes.display(preview)
        self.counts.setText(self._summary(preview))
        self._show_parts(True)
        self._count()
        (self.list if self.list.isVisibleTo(self) else self.cancel).setFocus()

    def _failed(self, error: PiaError) -> None:
        self.busy.hide()
        self.counts.setText("")
        self.counts.hide()
        self.refused.say(self.tr("The list was not read."), explain(self._presenter.language, error))
        self._only_close()

    # Showing

    def _summary(self, preview: Preview) -> str:
        """Return what there is, in numbers."""
        bad = len(preview.bad) + len(preview.refused)
        told = [self.tr("%n rows read", "", preview.rows)]
        told += [self.tr("%n changes", "", len(preview.changes))] if preview.changes else []
        told += [self.tr("%n conflicts", "", len(preview.conflicts))] if preview.conflicts else []
        told += [self.tr("%n rows without a task", "", len(preview.unmatched))] if preview.unmatched else []
        told += [self.tr("%n cells or rows not usable", "", bad)] if bad else []
        told += [self.tr("%n things to know", "", len(preview.notices))] if preview.notices else []
        if preview.clean and not preview.changes:
            told.append(self.tr("nothing differs from what stands here"))
        return " · ".join(told)

    def _show_parts(self, compared: bool) -> None:
        preview = self._preview
        choice = bool(preview and (preview.changes or preview.conflicts))
        self.list.setVisible(compared and self.list.changes.rowCount() > 0)
        for part in (self.all, self.none):
            part.setVisible(bool(preview and len(preview.changes) > 1))
        self.ok.setVisible(not compared or choice)
        self.ok.setEnabled(False)
        if compared and not choice:
            self._only_close()

    def _only_close(self) -> None:
        self.ok.hide()
        self.cancel.setText(self.tr("Close"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.cancel.setFocus()

    def _count(self) -> None:
        """Say on the button how many changes it makes."""
        taken = len(self.list.changes.taken)
        text = self.tr("Apply %n changes", "", taken)
        self.ok.setText(for_button(text))
        self.ok.setAccessibleName(text)
        self.ok.setEnabled(taken > 0)

    # Deciding

    def accept(self) -> None:
        """Apply what is ticked; where something has changed meanwhile, compare anew and let it be looked at again."""
        if self._preview is None or not self.list.changes.taken:
            return
        error = self._presenter.apply_tasks(self._preview, self.list.changes.accepted())
        if error is None:
            super().accept()
            return
        self.told.say(self.tr("Nothing was applied."), explain(self._presenter.language, error))
        if error.code == CHANGED_SINCE:
            self.told.say(self.tr("Nothing was applied: something has changed here since the list was compared."),
                          self.tr("This is what the list would change now; what you ticked stays ticked."))  # fmt: skip
            self._compare()

    def done(self, result: int) -> None:
        """Stop comparing."""
        self._work.stop()
        super().done(result)
