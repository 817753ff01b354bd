"""Starting the second process of `worker`, and judging what a killed one left behind."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pia_app.storage import Store
from tests.storage.worker import after
from tests.support import ROOT


def command(*arguments: object) -> list[str]:
    """Return the command line of a worker."""
    return [sys.executable, "-m", "tests.storage.worker", *map(str, arguments)]


def surroundings() -> dict[str, str]:
    """Return the environment a worker needs."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@contextmanager
def worker(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Start a worker, wait until it is ready, and end it for sure."""
    pipe = subprocess.PIPE
    child = subprocess.Popen(command(*arguments), stdin=pipe, stdout=pipe, text=True, cwd=ROOT, env=surroundings())
    assert child.stdin and child.stdout
    try:
        assert child.stdout.readline().strip() == "ready"
        yield child
    finally:
        child.kill()
        child.stdin.close()
        child.stdout.close()
        child.wait()


def killed_while_writing(path: Path, dice: random.Random) -> tuple[int, int]:
    """Kill a writer at a random moment. Return how many actions it had acknowledged and how many are in the file.

    Raises AssertionError where the file is not exactly as after some number of whole actions.
    """
    with worker("write", path) as child:
        assert child.stdout
        said = [child.stdout.readline() for _ in range(dice.randrange(30))]
        time.sleep(dice.uniform(0, 0.01))
        child.kill()
        said += child.stdout.readlines()
    whole = [line for line in said if line.startswith("ack ") and line.endswith("\n")]
    acknowledged = int(whole[-1].split()[1]) if whole else 0
    return acknowledged, actions_in(path, acknowledged)


def actions_in(path: Path, acknowledged: int) -> int:
    """Return how many actions a file holds; it must be those acknowledged or one more. Raises AssertionError."""
    store = Store.open(path)
    try:
        found = store.load("a")
        held = next((n for n in (acknowledged, acknowledged + 1) if found == after(n)), None)
        assert held is not None, f"{acknowledged} actions were acknowledged, and the file holds something else"
        assert store.check() == ()
        return held
    finally:
        store.close()
