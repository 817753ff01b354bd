"""Cut the power again and again and count what was lost of what had been acknowledged (reliability.md R3).

strace records what a writing program really asks of the system; replaying that onto `disk.Disk` up to a random moment
gives a disk as a power cut may leave it, which the program must then open. With `unsafe` it writes without waiting for
the disk: a control, which must lose something.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pia_app.errors import WorkspaceError
from pia_app.storage import backups, making
from tests.campaigns.disk import Disk
from tests.storage.children import actions_in, command, surroundings
from tests.storage.worker import prepare
from tests.support import ROOT

CALLS = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,fallocate,pwritev"
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (\d+)")
HEX = re.compile(r'"((?:\\x[0-9a-f]{2})*)"|<((?:\\x[0-9a-f]{2})*)>')
ACTIONS = 60


def record(folder: Path, path: Path, way: str) -> list[tuple[str, list[bytes], list[int]]]:
    """Run a writer under strace; return its calls as (name, texts, numbers)."""
    trace = folder / "trace"
    watch = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(trace)]
    subprocess.run([*watch, *command(way, path, ACTIONS)], check=True, stdout=subprocess.DEVNULL, cwd=ROOT,
                   env=surroundings())  # fmt: skip
    return [call for line in trace.read_text("ascii").splitlines() if (call := _call(line, str(folder)))]


def _call(line: str, folder: str) -> tuple[str, list[bytes], list[int]] | None:
    match = LINE.match(line)
    if not match:
        return None
    name, said, _ = match.groups()
    texts = [bytes.fromhex((a or b).replace("\\x", "")) for a, b in HEX.findall(said)]
    if not any(text.startswith((folder.encode(), b"ack ")) for text in texts):
        return None
    plain = HEX.sub("", said)
    numbers = [int(n) for n in re.findall(r"(?<=, )-?\d+", plain)]
    return name, [*texts, b"O_CREAT"] if "O_CREAT" in plain else texts, numbers


def play(disk: Disk, calls: list[tuple[str, list[bytes], list[int]]]) -> Iterator[int]:
    """Do the calls one by one; yield after each how many actions were acknowledged."""
    acknowledged = 0
    for name, texts, numbers in calls:
        if name == "write" and texts[-1].startswith(b"ack "):
            acknowledged = int(texts[-1].split()[1])
        else:
            _do(disk, name, texts, numbers)
        yield acknowledged


def _do(disk: Disk, name: str, texts: list[bytes], numbers: list[int]) -> None:
    first = texts[0].decode()
    match name:
        case "openat":
            if texts[-1] == b"O_CREAT":
                disk.create(texts[1].decode())
        case "pwrite64":
            assert len(texts[1]) == numbers[0]
            disk.names[first].pending.append((numbers[1], texts[1]))
        case "ftruncate":
            disk.names[first].pending.append((numbers[0], None))
        case "fsync" | "fdatasync":
            disk.flush(first)
        case "unlink":
            disk.remove(first)
        case "rename":
            disk.rename(first, texts[1].decode())
        case _:
            raise AssertionError(f"the recorder does not know what {name} does to the disk")


def run(images: int = 1000, seed: int = 1, way: str = "write") -> Counter[str]:
    """Return how many images were sound, lost something acknowledged, or could not be opened."""
    dice, counts = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        path = folder / "w.pia"
        prepare(path)
        before = {str(p): p.read_bytes() for p in folder.iterdir()}
        calls = record(folder, path, way)
        share = images / len(calls)
        disk = Disk(before)
        for acknowledged in play(disk, calls):
            for _ in range(int(share) + (dice.random() < share % 1)):
                counts[judge(folder / "image", disk.after_a_cut(dice), acknowledged)] += 1
    return counts


def judge(place: Path, files: dict[str, bytes], acknowledged: int) -> str:
    """Lay out a disk after a power cut and open the workspace on it."""
    shutil.rmtree(place, ignore_errors=True)
    root = min(Path(one).parent for one in files)
    for one, data in files.items():
        target = place / Path(one).relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    path = place / "w.pia"
    try:
        actions_in(path, acknowledged)
        for backup in backups.listed(path):
            making.verify(backup.path)
    except AssertionError:
        return "LOST"
    except WorkspaceError as error:
        return f"UNREADABLE ({error.code})"
    return "sound"


if __name__ == "__main__":
    unsafe = "unsafe" in sys.argv
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    images, seed = (numbers + [1000, 1][len(numbers) :])[:2]
    found = run(images, seed, "write-unsafely" if unsafe else "write")
    print("without waiting for the disk:" if unsafe else "as shipped:", dict(found))
    sys.exit(int((set(found) == {"sound"}) == unsafe))
