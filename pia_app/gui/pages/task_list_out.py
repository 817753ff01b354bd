"""The dialog that hands out a list of tasks: in which form, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QDialog, QProgressBar, QVBoxLayout, QWidget

from pia_app.errors import PiaError
from pia_app.gui import ask, theme
from pia_app.gui.list_work import ListWork
from pia_app.gui.pages.base import Scroll
from pia_app.gui.pages.report_target import file_name
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.wording import explain

KINDS: Final = {".xlsx": "Excel (*.xlsx)", ".csv": "CSV (*.csv)", ".ics": "iCalendar (*.ics)", ".json": "JSON (*.json)"}


class TaskListOut(QDialog):
    """Writes the tasks of the assessment in view, or of all where none is in view, beside the window."""

    def __init__(self, presenter: Presenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export the tasks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self._presenter = presenter
        snapshot = presenter.snapshot
        self._ids = [snapshot.assessment.id] if snapshot else None
        self._name = snapshot.assessment.name if snapshot else self.tr("All assessments")
        self._work: ListWork | None = None
        self._writing = False
        self._asked: Path | None = None
        self._made: Path | None = None
        self.kinds: dict[str, OptionButton] = {}
        self.busy = QProgressBar()
        self.written = Notice(kind="done")
        self.failed = Notice(kind="stop")
        self._lay_out()
        room = parent.size()
        self.resize(min(theme.px(600), room.width()), min(theme.px(520), room.height()))
        self.open()
        self.kinds[".xlsx"].setFocus()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, theme.px(theme.LARGE))
        scroll = Scroll(wide=True)
        column = scroll.column
        column.setSpacing(theme.px(theme.SMALL))
        column.addWidget(PlainLabel(self.tr("Export the tasks"), role="heading"))
        column.addWidget(PlainLabel(self._name, role="strong"))
        column.addWidget(PlainLabel(self.tr("What is the list for?"), role="caption"))
        group = QButtonGroup(self)
        for kind, label in self._labels():
            made = self.kinds[kind] = OptionButton(label, kind="radio")
            made.setChecked(kind == ".xlsx")
            group.addButton(made)
            column.addWidget(made)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(theme.px(6))
        self.busy.setAccessibleName(self.tr("The list is being written"))
        self.busy.hide()
        see = button(self.tr("Open"), lambda: self._show_file(folder=False))
        see_folder = button(self.tr("Show in folder"), lambda: self._show_file(folder=True), icon="folder")
        self.written.add_foot(see, see_folder)
        for part in (self.busy, self.written, self.failed):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = scroll
        outer.addWidget(scroll, 1)
        buttons, self.ok, self.cancel = ask.dialog_buttons(self, self.tr("Choose a file and write…"))
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(theme.WIDE), 0, theme.px(theme.WIDE), 0)
        foot.addWidget(buttons)
        outer.addLayout(foot)

    def _labels(self) -> tuple[tuple[str, str], ...]:
        return (
            (".xlsx", self.tr("Excel: to send round, be filled in without this program, and be read back")),
            (".csv", self.tr("CSV: for other programs; can be read back, too")),
            (".ics", self.tr("Calendar: the due dates of the open tasks, titles only")),
            (".json", self.tr("JSON: for other programs, everything that is known of each task")),
        )

    def _kind(self) -> str:
        return next(kind for kind, made in self.kinds.items() if made.isChecked())

    # Writing

    def accept(self) -> None:
        """Ask where to, and write; the dialog stays, to say how it went."""
        kind = self._kind()
        name = self.tr("{0} tasks {1}").format(file_name(self._name), self._presenter.today.isoformat())
        chosen = ask.save_file(self, self.tr("Where should the list go?"), f"{name}{kind}", KINDS[kind])
        if chosen is None:
            return
        path = chosen if chosen.suffix.lower() == kind else chosen.with_name(f"{chosen.name}{kind}")
        if path != chosen and path.exists():  # nobody has asked about a file of this name
            text = self.tr("There is a file {0} already. The list takes its place once it is complete.")
            ask.Confirm(self, self.tr("Replace the file?"), text.format(path.name), self.tr("Replace"),
                        lambda: self._write(path))  # fmt: skip
            return
        self._write(path)

    def _write(self, path: Path) -> None:
        for notice in (self.written, self.failed):
            notice.say("")
        self._asked = path
        self._work = self._presenter.export_tasks(path, assessment_ids=self._ids)
        self._work.progressed.connect(self._progressed)
        self._work.done.connect(self._written)
        self._work.failed.connect(self._failed)
        self._show_busy(True)

    def _progressed(self, done: int, of: int) -> None:
        """Show how many assessments are judged; the writing itself takes a moment and is not given up."""
        self._writing = done == of
        self.cancel.setEnabled(not self._writing)
        self.busy.setRange(0, 0 if self._writing else of)
        self.busy.setValue(done)

    def _written(self, count: int) -> None:
        self._made = self._asked
        self._show_busy(False)
        self.written.say(self.tr("The list is written."), "\n".join((self.tr("%n tasks", "", count), str(self._made))))
        self.cancel.setText(self.tr("Close"))
        self.cancel.setAccessibleName(self.cancel.text())
        self._tell(self.written)

    def _failed(self, error: PiaError) -> None:
        self._show_busy(False)
        self.failed.say(self.tr("The list was not written."), explain(self._presenter.language, error))
        self._tell(self.failed)

    def _tell(self, notice: Notice) -> None:
        self.cancel.setFocus()
        QTimer.singleShot(0, notice, lambda: self._scroll.ensureWidgetVisible(notice))  # once there is room for it

    def _show_busy(self, busy: bool) -> None:
        self._writing = False
        self.busy.setVisible(busy)
        self.ok.setEnabled(not busy)
        self.cancel.setEnabled(True)
        for made in self.kinds.values():
            made.setEnabled(not busy)

    # Afterwards

    def _show_file(self, *, folder: bool) -> None:
        """Open the list made here or its folder, and nothing else (reliability.md T11)."""
        if self._made is None or not self._made.is_file():
            self.written.say(self.tr("The list is no longer where it was written."), str(self._made or ""))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent if folder else self._made)))

    def reject(self) -> None:
        """Close; what has not begun to be written is given up, what has is waited for."""
        if self._writing:
            return
        if self._work is not None:
            self._work.stop()
        super().reject()
