"""Slow work of which only the newest counts: a wish that another has overtaken is dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pia_app.gui.background import Background

Work = Callable[[], object]


class Latest(QObject):
    """`done(result)` or `failed(PiaError)` comes for the last wish alone, in the window's own thread.

    One piece of work at a time: what has begun ends, and of what was wished meanwhile only the last is begun.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._next: Work | None = None
        self._background = Background(self)
        self._background.done.connect(lambda result: self._ended(result, failed=False))
        self._background.failed.connect(lambda error: self._ended(error, failed=True))

    @property
    def busy(self) -> bool:
        """Whether something is being worked out."""
        return self._background.busy

    def wish(self, work: Work) -> None:
        """Work something out; `work` may only touch values that nobody else changes meanwhile."""
        if self._background.busy:
            self._next = work
        else:
            self._background.start(work)

    def stop(self) -> None:
        """Forget what has not begun, and wait for what has."""
        self._next = None
        self._background.wait()

    def _ended(self, outcome: object, *, failed: bool) -> None:
        if self._next is None:
            (self.failed if failed else self.done).emit(outcome)
            return
        work, self._next = self._next, None
        self._background.start(work)
