"""Opening the workspace at the start, and what to do where that fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from pia_app.errors import PiaError, WorkspaceError
from pia_app.gui import ask, theme
from pia_app.gui.pages.base import Scroll
from pia_app.gui.status import day
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.workspace import Workspace

DAMAGED = ("workspace_damaged", "workspace_altered", "workspace_empty")
Choice = Callable[[], "Workspace | None"]


def receive(path: Path, language: str) -> Workspace | None:
    """Open a workspace, or make it where there is none; ask on where that fails. None means: the person leaves."""
    try:
        return open_or_make(path)
    except PiaError as error:
        dialog = Reception(path, error, language)
        dialog.exec()
        return dialog.workspace


def open_or_make(path: Path) -> Workspace:
    """Open a workspace file; make one, with its folder, where there is none. Raises PiaError."""
    if path.exists():
        return Workspace.open(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError("workspace_unwritable_folder", path=str(path.parent), why=error.strerror or "") from error
    return Workspace.create(path)


class Reception(QDialog):
    """Say why a workspace does not open and offer every way on; `workspace` is what was opened in the end."""

    def __init__(self, path: Path, error: PiaError, language: str) -> None:
        super().__init__()
        self._path, self._language = path, language
        self.workspace: Workspace | None = None
        self.setObjectName("page")
        self.setWindowTitle("PIA App")
        self.resize(theme.px(620), theme.px(340))
        scroll = Scroll(wide=True)
        scroll.column.addWidget(PlainLabel(self.tr("The workspace could not be opened"), role="title"))
        self._text = PlainLabel()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        scroll.column.addWidget(self._text)
        self._ways = FlowLayout()
        scroll.column.addLayout(self._ways)
        scroll.column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, theme.px(theme.LARGE))
        outer.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(theme.WIDE), 0, theme.px(theme.WIDE), 0)
        foot.addStretch(1)
        foot.addWidget(button(self.tr("Quit"), self.reject))
        outer.addLayout(foot)
        self._say(error)
        self._offer(error)

    def _say(self, error: PiaError) -> None:
        from pia_app.wording import explain

        self._text.setText(f"{self._path}\n\n{explain(self._language, error)}")

    def _offer(self, error: PiaError) -> None:
        self._way(self.tr("Try again"), lambda: open_or_make(self._path))
        if error.code in DAMAGED:
            self._offer_backup()
        if error.code not in ("workspace_newer", "workspace_not_ours"):
            self._way(self.tr("Open for reading only"), lambda: Workspace.open(self._path, read_only=True))
        self._way(self.tr("Open another workspace…"), self._open_other)
        self._way(self.tr("New workspace…"), self._make_new)

    def _offer_backup(self) -> None:
        from pia_app.storage import backups

        backup = backups.latest_sound(self._path)
        if backup is not None:
            when = f"{day(backup.at.date().isoformat(), self._language)} {backup.at.astimezone():%H:%M}"
            self._way(self.tr("Restore the backup of {0}").format(when), lambda: self._restore(backup.path))

    def _way(self, label: str, choice: Choice) -> None:
        self._ways.addWidget(button(label, lambda: self._take(choice)))

    def _take(self, choice: Choice) -> None:
        try:
            self.workspace = choice()
        except PiaError as error:
            self._say(error)
            return
        if self.workspace is not None:
            self.accept()

    def _restore(self, backup: Path) -> Workspace:
        Workspace.restore(self._path, backup)
        return Workspace.open(self._path)

    def _open_other(self) -> Workspace | None:
        path = ask.open_file(self, self.tr("Open another workspace"), self.tr("Workspaces (*.pia)"))
        return Workspace.open(path) if path else None

    def _make_new(self) -> Workspace | None:
        path = ask.save_file(self, self.tr("New workspace"), "workspace.pia", self.tr("Workspaces (*.pia)"))
        return Workspace.create(path if path.suffix else path.with_suffix(".pia")) if path else None
