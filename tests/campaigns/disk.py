"""A disk as it may be after a power cut: what was flushed is there, of the rest any part (as SQLite's own tests do).

Strict: a write that was not flushed may be there in part, sector by sector and in any order; a new, renamed or removed
name counts only once its folder was flushed.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

SECTOR = 512


@dataclass(slots=True)
class Inode:
    """One file: what is surely on the disk, and the changes since (offset, data), or (size, None) where it was cut."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        """Put everything on the disk."""
        for offset, data in self.pending:
            _apply(self.durable, offset, data)
        self.pending.clear()

    def after_a_cut(self, dice: random.Random) -> bytes:
        """Return what may be found after a power cut."""
        found, left = bytearray(self.durable), list[tuple[int, bytes | None]]()
        for offset, data in self.pending:
            if data is None:
                left.append((offset, None))
            else:
                left += [(offset + n, data[n : n + SECTOR]) for n in range(0, len(data), SECTOR)]
        kept = [change for change in left if dice.random() < 0.5]
        if dice.random() < 0.5:
            dice.shuffle(kept)
        for offset, data in kept:
            _apply(found, offset, data)
        return bytes(found)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


class Disk:
    """Files by path; `names` are those the program sees, `_durable` those that a power cut leaves for sure."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.names = {path: Inode(bytearray(data)) for path, data in files.items()}
        self._durable = dict(self.names)
        self._pending: list[tuple[str, str, Inode | None]] = []  # folder, path, what it means now

    def create(self, path: str) -> None:
        """Take note of a file that was opened; a new one gets a name."""
        if path not in self.names:
            self._name(path, Inode())

    def remove(self, path: str) -> None:
        """Take a name away."""
        self.names.pop(path, None)
        self._pending.append((str(PurePosixPath(path).parent), path, None))

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in one step."""
        inode = self.names.pop(old)
        self.names[new] = inode
        self._pending.append((str(PurePosixPath(new).parent), f"{old}\0{new}", inode))

    def _name(self, path: str, inode: Inode) -> None:
        self.names[path] = inode
        self._pending.append((str(PurePosixPath(path).parent), path, inode))

    def flush(self, path: str) -> None:
        """Flush a file, or the names in a folder."""
        if path in self.names:
            self.names[path].flush()
            return
        for folder, name, inode in self._pending:
            if folder == path:
                _note(self._durable, name, inode)
        self._pending = [entry for entry in self._pending if entry[0] != path]

    def after_a_cut(self, dice: random.Random) -> dict[str, bytes]:
        """Return the files that may be found after a power cut at this moment."""
        names = dict(self._durable)
        for _, name, inode in self._pending[: dice.randrange(len(self._pending) + 1)]:
            _note(names, name, inode)
        return {path: inode.after_a_cut(dice) for path, inode in names.items()}


def _note(names: dict[str, Inode], name: str, inode: Inode | None) -> None:
    old, _, new = name.partition("\0")
    if new:
        names.pop(old, None)
    if inode is None:
        names.pop(old, None)
    else:
        names[new or old] = inode
