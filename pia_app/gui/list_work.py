"""Slow work on the tasks of several assessments: judge them one after the other, then do something with them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from pia_app.errors import PiaError
from pia_app.gui.background import Background

if TYPE_CHECKING:
    from pia_app.exchange.tasks import Judged
    from pia_app.model import Assessment, Evaluation, Library
    from pia_app.workspace import Workspace

    Piece = tuple[Library, Assessment, Evaluation]
    Work = Callable[[tuple[Judged, ...]], object]


class ListWork(QObject):
    """One such piece of work; it begins by itself once whoever asked for it has had time to listen.

    Assessments are read in the window's own thread, one between any two events, because that is where the file is
    open; judging and the work itself happen beside it. `progressed(judged, of how many)`; in the end `done(result)`
    or `failed(PiaError)`, and neither once it was stopped. With `skip` an assessment that cannot be read is left out
    and told in `errors`; without, it is the end.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self, workspace: Workspace, ids: Sequence[str], work: Work, parent: QObject, *, skip: bool = False
    ) -> None:
        super().__init__(parent)
        self.errors: list[PiaError] = []
        self._workspace, self._ids, self._work, self._skip = workspace, tuple(ids), work, skip
        self._next = 0
        self._found: list[Piece] = []
        self._stopped = False
        self._background = Background(self)
        self._background.done.connect(self._done)
        self._background.failed.connect(self._fail)
        self._then: Callable[[Any], None] = self._finish
        self._go_on()

    def stop(self) -> None:
        """Give up: what has not begun does not begin, and nothing more is told."""
        self._stopped = True

    def wait(self) -> None:
        """Wait for what cannot be given up."""
        self._background.wait()

    def _go_on(self) -> None:
        QTimer.singleShot(0, self, self._step)

    def _step(self) -> None:
        """Take the next assessment in hand, or begin with the work itself."""
        if self._stopped:
            self._end()
            return
        self.progressed.emit(self._next, len(self._ids))
        if self._next == len(self._ids):
            found, work = tuple(self._found), self._work
            self._begin(lambda: work(_judged(found)), self._finish)
            return
        name = self._ids[self._next]
        self._next += 1
        try:
            self._take(name)
        except PiaError as error:
            if not self._skip:
                self._fail(error)
                return
            self.errors.append(error)
            self._go_on()

    def _take(self, name: str) -> None:
        """Judge one assessment, unless it is judged already. Raises PiaError."""
        assessment, library = self._workspace.assessment(name), self._workspace.library(name)
        known = self._workspace.judgement(name)
        if known is not None:
            self._found.append((library, assessment, known))
            self._go_on()
            return

        def keep(evaluation: Evaluation) -> None:
            self._workspace.keep_judgement(assessment, evaluation)
            self._found.append((library, assessment, evaluation))
            self._go_on()

        self._begin(lambda: _evaluated(library, assessment), keep)

    def _begin(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        self._then = then
        self._background.start(work)

    def _done(self, outcome: object) -> None:
        if self._stopped:
            self._end()
        else:
            self._then(outcome)

    def _finish(self, result: object) -> None:
        self.done.emit(result)
        self._end()

    def _fail(self, error: PiaError) -> None:
        if not self._stopped:
            self.failed.emit(error)
        self._end()

    def _end(self) -> None:
        self._stopped = True
        self.deleteLater()


def _evaluated(library: Library, assessment: Assessment) -> Evaluation:
    from pia_app.rules import evaluate

    return evaluate(library, assessment)


def _judged(found: Sequence[Piece]) -> tuple[Judged, ...]:
    from pia_app.exchange.tasks import Judged

    return tuple(Judged(library=library, assessment=one, evaluation=judged) for library, one, judged in found)
