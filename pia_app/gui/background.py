"""Slow work beside the window, so that the window goes on listening."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from pia_app.errors import PiaError


class Background(QObject):
    """One piece of work at a time; `done(result)` or `failed(PiaError)` comes in the window's own thread."""

    done = Signal(object)
    failed = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ended.connect(self._tell)

    def start(self, work: Callable[[], object]) -> None:
        """Begin; `work` may only touch values that nobody changes meanwhile."""
        self.busy = True
        self._pool.start(Job(work, self._ended.emit))

    def wait(self) -> None:
        """Wait for what is under way."""
        self._pool.waitForDone()

    def _tell(self, outcome: object) -> None:
        self.busy = False
        (self.failed if isinstance(outcome, PiaError) else self.done).emit(outcome)


class Job(QRunnable):
    """One piece of work in a thread of a pool; `tell` is given what it returned, or the PiaError in its way."""

    def __init__(self, work: Callable[[], object], tell: Callable[[object], object]) -> None:
        super().__init__()
        self._work = work
        self._tell = tell

    def run(self) -> None:
        """Work, and tell the outcome whatever happens."""
        outcome: object = PiaError("unexpected")
        try:
            outcome = self._work()
        except PiaError as error:
            outcome = error
        finally:
            self._tell(outcome)
