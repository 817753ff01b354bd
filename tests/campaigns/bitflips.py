"""Flip bits, cut off tails and zero pages of a workspace file, and count what becomes of it (reliability.md R7)."""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.storage.flips import flip, outcome
from tests.storage.samples import content, workspace


def run(runs: int = 1000, seed: int = 1) -> int:
    """Print the counts; return 1 where anything changed without being noticed."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.pia"
        workspace(path, count=8, answers=40)
        sound, before = path.read_bytes(), content(path)
        print(f"{len(sound)} bytes")
        bits = Counter(outcome(path, flip(sound, dice.randrange(len(sound) * 8)), before) for _ in range(runs))
        print("bit flips", dict(bits))
        cuts = Counter(outcome(path, sound[: dice.randrange(len(sound))], before) for _ in range(runs // 5))
        print("cuts", dict(cuts))
        pages: Counter[str] = Counter()
        for _ in range(runs // 5):
            start = dice.randrange(len(sound) // 4096) * 4096
            pages[outcome(path, sound[:start] + bytes(4096) + sound[start + 4096 :], before)] += 1
        print("zeroed pages", dict(pages))
    return int(bool(bits["SILENT"] + cuts["SILENT"] + pages["SILENT"]))


if __name__ == "__main__":
    sys.exit(run(*map(int, sys.argv[1:])))
