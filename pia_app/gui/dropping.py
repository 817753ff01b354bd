"""Task lists that are dropped onto the window from somewhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pia_app.gui.presenter import Presenter

KINDS: Final = (".xlsx", ".csv")


class ListDrop(QObject):
    """Lets one file that may be a task list be dropped onto a window, and shows what it would change."""

    def __init__(self, presenter: Presenter, window: QWidget) -> None:
        super().__init__(window)
        self._presenter, self._window = presenter, window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the file; everything else goes its way."""
        if not isinstance(event, QDropEvent) or event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        path = _dropped(event)
        if path is None or self._presenter.read_only:
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent):
            from pia_app.gui.pages.task_list_back import TaskListBack

            TaskListBack(self._presenter, path, self._window)
        return True


def _dropped(event: QDropEvent) -> Path | None:
    """Return the file that is dropped where it is one and may be a task list."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in KINDS else None
