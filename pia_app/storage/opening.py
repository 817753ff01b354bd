"""Opening a file that may be anything: looked at from outside first, then by SQLite with its guards up."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes

from pia_app.errors import WorkspaceError
from pia_app.storage import schema

MAGIC = b"SQLite format 3\0"
SECONDS_TO_OPEN = 5.0
SECONDS_FOR_A_LOCK = 0.5
LONGEST_VALUE = 64 * 1024 * 1024
OLDEST_SQLITE = (3, 37, 0)  # STRICT tables

_GUARDS = ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", "mmap_size=0", "foreign_keys=ON")
WRITING: tuple[str, ...] = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "secure_delete=ON",
    "fullfsync=ON",
)

Identity = tuple[int, int]
_held: set[Identity] = set()
"""Files this process writes. Closing any other handle on one would drop its POSIX lock, so it must not be touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the first 100 bytes say: the format, and which file on which disk it is."""

    version: int
    identity: Identity


def demand_sqlite() -> None:
    """Raise WorkspaceError (sqlite_too_old) where Python came with an SQLite that lacks what is needed here."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise WorkspaceError("sqlite_too_old", found=sqlite3.sqlite_version, needed=".".join(map(str, OLDEST_SQLITE)))


def look(path: Path) -> Header:
    """Look at a file from outside, without SQLite.

    Raises WorkspaceError: workspace_missing, _empty, _not_ours, _newer, _damaged, _unreadable, _locked.
    """
    about = {"path": str(path)}
    try:
        status = path.stat()
        identity = (status.st_dev, status.st_ino)
        if not stat.S_ISREG(status.st_mode):
            raise WorkspaceError("workspace_not_ours", **about)
        if identity in _held:
            raise WorkspaceError("workspace_locked", **about)
        with path.open("rb") as file:
            head = file.read(100)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise WorkspaceError("workspace_missing", **about) from error
    except OSError as error:
        raise WorkspaceError("workspace_unreadable", reason=type(error).__name__, **about) from error
    return Header(version=_version(head, status.st_size, path), identity=identity)


def _version(head: bytes, size: int, path: Path) -> int:
    about = {"path": str(path)}
    if size == 0:
        raise WorkspaceError("workspace_empty", **about)
    if not head.startswith(MAGIC):
        raise WorkspaceError("workspace_not_ours", **about)
    if len(head) < 100:
        raise WorkspaceError("workspace_damaged", **about)
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise WorkspaceError("workspace_not_ours", **about)
    version = int.from_bytes(head[60:64], "big")
    if version > schema.VERSION:
        raise WorkspaceError("workspace_newer", needed=version, supported=schema.VERSION, **about)
    rollback_journal = head[18:20] == b"\x01\x01"
    if version not in schema.FORMATS or not rollback_journal or _cut_short(head, size, path):
        raise WorkspaceError("workspace_damaged", **about)
    return version


def _cut_short(head: bytes, size: int, path: Path) -> bool:
    """Whether pages are missing at the end, unless an interrupted change is still to be undone."""
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    return size < page * pages and not interrupted(path)


def interrupted(path: Path) -> bool:
    """Whether the program was ended in the middle of a change to this file, which SQLite will undo."""
    journal = path.with_name(path.name + "-journal")
    return journal.is_file() and journal.stat().st_size > 0


def hindrance(path: Path) -> str | None:
    """Return why the file cannot be written (a notice code), looking at the mode bits even for root."""
    if not _may_write(path):
        return "read_only_file"
    # On Windows the bit says nothing about folders.
    folder = path.parent
    may = os.access(folder, os.W_OK) if os.name == "nt" else _may_write(folder)
    return None if may else "read_only_folder"


def _may_write(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Connect to an existing file with every guard set and nothing read yet. Raises sqlite3.Error."""
    connection = sqlite3.connect(
        _address(path, "ro" if read_only else "rw"), uri=True, timeout=SECONDS_FOR_A_LOCK, isolation_level=None
    )
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        if sys.version_info >= (3, 12):
            connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        for setting in (*_GUARDS, *(("query_only=ON",) if read_only else WRITING)):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _address(path: Path, mode: str) -> str:
    """Return the URI of a file; SQLite wants four slashes where `Path.as_uri` puts two (shares of Windows)."""
    place = path.absolute().as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote_from_bytes(os.fsencode(place), safe='/:')}?mode={mode}"


def connect_checked(path: Path, version: int, *, read_only: bool) -> sqlite3.Connection:
    """Connect, take the lock where the file is to be written, and compare the schema word for word.

    Raises sqlite3.Error, and WorkspaceError (workspace_altered) where the schema is another one.
    """
    connection = connect(path, read_only=read_only)
    try:
        deadline = time.monotonic() + SECONDS_TO_OPEN
        connection.set_progress_handler(lambda: time.monotonic() > deadline, 10_000)
        if not read_only:  # kept until closing: locking_mode=EXCLUSIVE
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        if schema.found(connection) != schema.expected(version):
            raise WorkspaceError("workspace_altered", path=str(path))
        connection.set_progress_handler(None, 0)
    except BaseException:
        connection.close()
        raise
    return connection


def hold(identity: Identity) -> None:
    """Remember that this process writes a file."""
    _held.add(identity)


def let_go(identity: Identity) -> None:
    """Forget a file that has been closed."""
    _held.discard(identity)
