"""Work beside the window: told in the window's thread, and no harm done where whoever ordered it is gone."""

from __future__ import annotations

import sys
import threading
from functools import partial
from types import TracebackType

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from pia_app.errors import PiaError
from pia_app.gui.background import Background

MANY = 300


def settle() -> None:
    """Deliver everything that waits to be delivered, deletions too."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_an_outcome_is_told_in_the_thread_that_ordered_the_work(qtbot: QtBot) -> None:
    background = Background()
    told: list[tuple[threading.Thread, threading.Thread]] = []
    background.done.connect(lambda result: told.append((result, threading.current_thread())))
    background.start(threading.current_thread)
    assert background.busy
    qtbot.waitUntil(lambda: not background.busy)
    ((worker, here),) = told
    assert here is threading.main_thread() and worker is not here


def test_a_failure_is_told_as_it_is_and_the_next_work_begins(qtbot: QtBot) -> None:
    background = Background()
    done: list[object] = []
    failed: list[PiaError] = []
    background.done.connect(done.append)
    background.failed.connect(failed.append)
    error = PiaError("gone")

    def fail() -> None:
        raise error

    background.start(fail)
    qtbot.waitUntil(lambda: not background.busy)
    background.start(lambda: 7)
    qtbot.waitUntil(lambda: not background.busy)
    assert (done, failed) == ([7], [error])


def test_what_nobody_foresaw_is_told_and_handed_to_the_application(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    surprises: list[tuple[type[BaseException], threading.Thread]] = []

    def hear(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        surprises.append((kind, threading.current_thread()))

    monkeypatch.setattr(sys, "excepthook", hear)
    background = Background()
    failed: list[PiaError] = []
    background.failed.connect(failed.append)
    background.start(lambda: 1 / 0)
    qtbot.waitUntil(lambda: not background.busy)
    assert [error.code for error in failed] == ["unexpected"]
    assert surprises == [(ZeroDivisionError, threading.main_thread())]


def test_a_second_piece_of_work_has_to_wait(qtbot: QtBot) -> None:
    background, go = Background(), threading.Event()
    background.start(go.wait)
    with pytest.raises(RuntimeError):
        background.start(go.wait)
    go.set()
    qtbot.waitUntil(lambda: not background.busy)


def test_many_made_and_deleted_in_a_row_neither_hang_nor_tell(qtbot: QtBot) -> None:
    told: list[int] = []
    for number in range(MANY):
        parent = QObject()
        background = Background(parent)
        background.done.connect(told.append)
        background.start(partial(int, number))
        if number % 3 == 0:
            background.wait()  # it has ended, and nobody was told yet
        if number % 3 == 1:
            shiboken6.delete(parent)
        else:
            parent.deleteLater()
            del parent, background
            settle()
    for thread in [one for one in threading.enumerate() if one.name == "background"]:
        thread.join(20)
        assert not thread.is_alive()
    settle()
    assert len(told) < MANY and not [number for number in told if number % 3 == 1]


def test_one_deleted_while_its_work_goes_on_is_told_nothing(qtbot: QtBot) -> None:
    go, ended = threading.Event(), threading.Event()
    told: list[object] = []

    def work() -> None:
        go.wait(20)
        ended.set()

    background = Background()
    background.done.connect(told.append)
    background.start(work)
    shiboken6.delete(background)
    go.set()
    assert ended.wait(20)
    later = Background()
    later.start(lambda: None)
    qtbot.waitUntil(lambda: not later.busy)
    assert told == []


def test_what_the_work_held_is_let_go_in_the_windows_thread(qtbot: QtBot) -> None:
    freed: list[threading.Thread] = []

    class Held:
        def __del__(self) -> None:
            freed.append(threading.current_thread())

    background, go = Background(), threading.Event()

    def wait(_: Held) -> None:
        go.wait(20)

    held = Held()
    background.start(partial(wait, held))
    del held
    go.set()
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.main_thread()]
