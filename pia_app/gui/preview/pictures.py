"""The pages of a report as pictures, laid out and drawn beside the window, one after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pia_app.errors import PiaError, ReportError
from pia_app.gui.background import Background
from pia_app.gui.preview.image import read

if TYPE_CHECKING:
    from pia_app.report.paging import PageSize, Paging

ROOM: Final = 120_000_000  # bytes of pictures that are kept
_CANCELLED: Final = "pages_cancelled"
Wish = tuple[int, int]  # a page, counted from 1, and the width of its picture in pixels


class PagePictures(QObject):
    """Pages of one report at a time.

    Signals
      changed()     `state` is another: idle, laying (out), ready, failed (`error` says why)
      drawn(int)    a page has a picture, or another one
    """

    changed = Signal()
    drawn = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = "idle"
        self.error: PiaError | None = None
        self.sizes: Sequence[PageSize] = ()
        self._digest = b""
        self._paging: Paging | None = None
        self._work: Background | None = None
        self._wishes: list[Wish] = []
        self._now: Wish = (0, 0)
        self._kept: dict[int, tuple[int, QImage]] = {}

    def lay_out(self, data: bytes) -> None:
        """Lay a report out, unless it is what was laid out last."""
        from pia_app.report.paging import Paging

        digest = hashlib.sha256(data).digest()
        if digest == self._digest and self.state in ("laying", "ready"):
            return
        self.close()
        paging = self._paging = Paging()
        self._digest = digest
        self._move("laying")
        self._begin(lambda: paging.lay_out(data))

    def want(self, wishes: Sequence[Wish]) -> None:
        """Draw these pages next, the first one first; what was wanted before is wanted no longer."""
        self._wishes = [w for w in wishes if self._kept.get(w[0], (0, None))[0] != w[1] and w != self._now]
        self._next()

    def picture(self, number: int) -> QImage | None:
        """Return the picture of a page, of whatever width; None while there is none."""
        return self._kept[number][1] if number in self._kept else None

    def pdf(self) -> str:
        """Return the path of the pages as a PDF, which is there until the next report is laid out."""
        return str(self._paging.pdf) if self._paging is not None else ""

    def close(self) -> None:
        """End what is under way, wait for it, and remove every file."""
        if self._work is not None:
            self._work.done.disconnect(self._done)
            self._work.failed.disconnect(self._failed)
        if self._paging is not None:
            self._paging.close()
            if self._work is not None:
                self._work.wait()
            self._paging.remove()
        if self._work is not None:
            self._work.deleteLater()
        self._paging = self._work = None
        self._digest, self._wishes, self._now = b"", [], (0, 0)
        self._kept.clear()
        self.sizes = ()
        self._move("idle")

    # Inner workings

    def _begin(self, work: Callable[[], object]) -> None:
        if self._work is None:
            self._work = Background(self)
            self._work.done.connect(self._done)
            self._work.failed.connect(self._failed)
        self._work.start(work)

    def _next(self) -> None:
        paging = self._paging
        if self.state != "ready" or self._work is None or self._work.busy or paging is None or not self._wishes:
            return
        number, width = self._now = self._wishes.pop(0)
        self._begin(lambda: _drawn(paging.picture(number, width)))

    def _done(self, outcome: object) -> None:
        if isinstance(outcome, QImage):
            number, width = self._now
            self._now = (0, 0)
            self._keep(number, width, outcome)
            self.drawn.emit(number)
            self._next()
        elif isinstance(outcome, tuple):
            self.sizes = outcome
            self._move("ready")

    def _failed(self, error: PiaError) -> None:
        if error.code != _CANCELLED:
            self.error = error
            self._move("failed")

    def _keep(self, number: int, width: int, image: QImage) -> None:
        self._kept.pop(number, None)
        self._kept[number] = (width, image)
        while len(self._kept) > 1 and sum(image.sizeInBytes() for _, image in self._kept.values()) > ROOM:
            del self._kept[next(iter(self._kept))]

    def _move(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def _drawn(data: bytes) -> QImage:
    image = read(data)
    if image.isNull():
        raise ReportError("pages_failed", why="")
    return image
