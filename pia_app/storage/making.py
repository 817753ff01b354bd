"""New workspace files: empty, or a verified copy of an open one; never half-made under their own name."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pia_app.errors import WorkspaceError
from pia_app.storage import integrity, opening, schema

PART = ".part"


def create(path: Path) -> None:
    """Make an empty workspace. Raises WorkspaceError (workspace_exists, workspace_unwritable_folder), OSError."""
    if path.exists():
        raise WorkspaceError("workspace_exists", path=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    with made_beside(path) as part, closing(sqlite3.connect(part, isolation_level=None)) as connection:
        _lay_out(connection)


def _lay_out(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={schema.VERSION}")
    for table in schema.TABLES:
        connection.execute(table)
    connection.execute("COMMIT")


def copy(source: sqlite3.Connection, target: Path) -> integrity.Head:
    """Copy an open workspace through SQLite's backup API, verify the copy, and put it at `target`.

    Return the head of its log. Raises WorkspaceError (workspace_exists, workspace_damaged), OSError, sqlite3.Error.
    """
    if target.exists():
        raise WorkspaceError("workspace_exists", path=str(target))
    with made_beside(target) as part:
        fill(part, source)
        return verify(part)


def fill(part: Path, source: sqlite3.Connection) -> None:
    """Copy all pages into an empty file."""
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        source.backup(connection)


def verify(path: Path) -> integrity.Head:
    """Check a workspace file that nobody has open; return the head of its log. Raises WorkspaceError, sqlite3.Error."""
    version = opening.look(path).version
    with closing(opening.connect_checked(path, version, read_only=True)) as connection:
        now = version == schema.VERSION
        problems = integrity.check(connection) if now else integrity.structure(connection)
        if problems:
            raise WorkspaceError("workspace_damaged", path=str(path), reason=problems[0].code)
        return integrity.head(connection) if now else integrity.Head(0, "")


@contextmanager
def made_beside(target: Path) -> Iterator[Path]:
    """Give an empty file beside `target` to fill; afterwards it is flushed to the disk and takes the target's name."""
    part = target.with_name(f"{target.name}.{secrets.token_hex(4)}{PART}")
    try:
        _refusing(target, lambda: os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)))
        yield part
        flush(part)
        part.replace(target)
        flush(target.parent)
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def _refusing(target: Path, touch: Callable[[], None]) -> None:
    try:
        touch()
    except PermissionError as error:
        raise WorkspaceError("workspace_unwritable_folder", path=str(target)) from error


def flush(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no such call for folders
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
