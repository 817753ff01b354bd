"""Slow work beside the window, so that the window goes on listening."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from weakref import ref

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from pia_app.errors import PiaError


class Background(QObject):
    """One piece of work at a time; `done(result)` or `failed(PiaError)` comes in the window's own thread.

    It may be deleted at any time: what is under way then ends, and nobody is told. A thread is one of Python's, for a
    pool of Qt's that is deleted waits for its threads, and they may wait for the interpreter in turn.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._thread: Thread | None = None
        _counter()  # it belongs to the thread that asks first, which is the window's

    def start(self, work: Callable[[], object]) -> None:
        """Begin, unless `busy`; `work` may only touch values that nobody changes meanwhile."""
        if self.busy:
            raise RuntimeError("one piece of work at a time")
        self.busy = True
        self._thread = Thread(target=_do, args=(Order(ref(self), work),), name="background")
        self._thread.start()

    def wait(self) -> None:
        """Wait for what is under way."""
        if self._thread is not None:
            self._thread.join()

    def tell(self, outcome: object) -> None:
        """Say what came of the work."""
        self.busy = False
        (self.failed if isinstance(outcome, PiaError) else self.done).emit(outcome)


@dataclass(slots=True)
class Order:
    """Work to be done, for whom, and what came of it: an outcome, and an error that nobody foresaw."""

    background: ref[Background]
    work: Callable[[], object] | None
    outcome: object = None
    surprise: BaseException | None = None


class Counter(QObject):
    """Where threads hand in orders: unlike whoever gave them, it is always there."""

    handed_in = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.handed_in.connect(self._give, Qt.ConnectionType.QueuedConnection)

    def _give(self, order: Order) -> None:
        """Give an outcome to whoever ordered it; what the work held is let go here, never in its thread."""
        background, outcome, surprise = order.background(), order.outcome, order.surprise
        order.work = order.outcome = order.surprise = None
        if surprise is not None:
            sys.excepthook(type(surprise), surprise, surprise.__traceback__)
        if background is not None and isValid(background):
            background.tell(outcome)


_made: list[Counter] = []


def _counter() -> Counter:
    if not _made:
        _made.append(Counter())
    return _made[0]


def _do(order: Order) -> None:
    order.outcome = PiaError("unexpected")
    try:
        if order.work is not None:
            order.outcome = order.work()
    except PiaError as error:
        order.outcome = error
    except BaseException as error:  # noqa: BLE001 - told in the window's thread
        order.surprise = error
    _counter().handed_in.emit(order)
