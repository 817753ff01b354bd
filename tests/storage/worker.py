"""A second process for the tests that need one: it writes and says so, holds a file open, or runs out of disk.

`write PATH`: one action after the other until killed, "ack N" after each that is on the disk.
`write-unsafely PATH N`: N actions without waiting for the disk, as a control that the power-loss test can fail.
`hold PATH`: open and wait. `fill PATH BYTES`: write until the disk (a limit of file size) is full, then go on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pia_app.errors import WorkspaceError
from pia_app.model import Answer, Assessment, ProcessingActivity
from pia_app.storage import Store, opening
from tests.storage.samples import AT, assessment, put


def step(held: Assessment, number: int) -> Assessment:
    """Return the assessment after action `number`; some actions touch many rows."""
    if number % 7 == 3:
        return replace(held, activities=tuple(reversed(held.activities)))
    if number % 7 == 5:
        held = held.with_activity(ProcessingActivity(id=f"new{number}", name="n", answers=dict(held.answers)))
        return held if len(held.activities) < 6 else held.without_activity(held.activities[0].id)
    value = f"{number} " + "字" * (number * 977 % 9000)
    where = held.activities[0].id if number % 2 else ""
    return held.with_answer(where, f"q{number % 12}", Answer(value=value))


def after(actions: int) -> Assessment:
    """Return what must be in the file after so many actions."""
    held = assessment()
    for number in range(actions):
        held = step(held, number)
    return held


def prepare(path: Path) -> None:
    """Make the file that `write` goes on with."""
    store = Store.create(path)
    put(store, assessment())
    store.close()


def say(text: str) -> None:
    """Tell the other process at once."""
    os.write(1, f"{text}\n".encode())


def write(path: Path, most: int = 1_000_000) -> None:
    """Do one action after the other; say so after each; make a backup now and then."""
    store = Store.open(path)
    held = store.load("a")
    say("ready")
    for number in range(most):
        fresh = step(held, number)
        store.commit("answer", [(held, fresh)], at=AT)
        held = fresh
        say(f"ack {number + 1}")
        if number % 25 == 24:
            store.back_up(AT.replace(minute=number // 25 % 60))
    store.close()


def write_unsafely(path: Path, most: int) -> None:
    """Write without waiting for the disk."""
    opening.WRITING = tuple(s.replace("=FULL", "=OFF") for s in opening.WRITING)
    write(path, most)


def hold(path: Path) -> None:
    """Open the file, say so, and wait until the other side closes the pipe."""
    store = Store.open(path)
    say("ready")
    sys.stdin.read()
    store.close()


def fill(path: Path, room: int) -> None:
    """Write with room for only so many bytes more, then again without a limit."""
    import resource

    store = Store.open(path)
    held = store.load("a")
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + room, unlimited[1]))
    number = 0
    try:
        while number < 400:
            fresh = held.with_answer("", f"f{number}", Answer(value="满" * 1500))
            store.commit("answer", [(held, fresh)], at=AT)
            held, number = fresh, number + 1
    except WorkspaceError as error:
        say(f"full {number} {error.code}")
    say("same" if store.load("a") == held else "different")
    try:
        store.back_up(AT)
        say("backup made")
    except WorkspaceError as error:
        say(f"backup {error.code}")
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    fresh = held.with_answer("", "again", Answer(value="works"))
    store.commit("answer", [(held, fresh)], at=AT)
    say("same" if store.load("a") == fresh and not store.check() else "different")
    say("backup made" if store.back_up(AT) else "no backup")
    store.close()


COMMANDS: dict[str, Callable[..., None]] = {
    "write": write, "write-unsafely": write_unsafely, "hold": hold, "fill": fill,
}  # fmt: skip

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](Path(sys.argv[2]), *map(int, sys.argv[3:]))
