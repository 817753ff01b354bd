"""What a workspace file looks like inside: its tables, word for word, for every format that was ever released."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = int.from_bytes(b"PIA1", "big")
VERSION = 2

# The last column of the tables in HASHED is the hash of the other columns, so that `integrity` needs no list of them.
# WITHOUT ROWID: the primary key is the table itself, so there is no index that could disagree with it.
HASHED = ("assessment", "activity", "answer", "task", "own_task", "risk", "acceptance")
_FIRST = (
    """CREATE TABLE library (
        hash TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE assessment (
        id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, library TEXT NOT NULL,
        library_hash TEXT NOT NULL REFERENCES library (hash),
        language TEXT NOT NULL, regimes TEXT NOT NULL, created TEXT NOT NULL, status TEXT NOT NULL,
        updated TEXT NOT NULL, content TEXT NOT NULL, sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE activity (
        assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE, id TEXT NOT NULL,
        position INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
        PRIMARY KEY (assessment, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE answer (
        assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE, activity TEXT NOT NULL,
        question TEXT NOT NULL, content TEXT NOT NULL, sha256 TEXT NOT NULL,
        PRIMARY KEY (assessment, activity, question)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE task (
        assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE, activity TEXT NOT NULL,
        question TEXT NOT NULL, measure TEXT NOT NULL, content TEXT NOT NULL, sha256 TEXT NOT NULL,
        PRIMARY KEY (assessment, activity, question, measure)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE summary (
        assessment TEXT NOT NULL PRIMARY KEY REFERENCES assessment (id) ON DELETE CASCADE, content TEXT NOT NULL,
        program TEXT NOT NULL, low INTEGER, high INTEGER, asked INTEGER NOT NULL, answered INTEGER NOT NULL,
        sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE log (
        seq INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, assessment TEXT NOT NULL,
        subject TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, content TEXT NOT NULL,
        previous TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT""",
)

_OWN = (
    """CREATE TABLE own_task (
        assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE, id TEXT NOT NULL,
        content TEXT NOT NULL, sha256 TEXT NOT NULL,
        PRIMARY KEY (assessment, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE risk (
        assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE, activity TEXT NOT NULL,
        id TEXT NOT NULL, content TEXT NOT NULL, sha256 TEXT NOT NULL,
        PRIMARY KEY (assessment, activity, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE acceptance (
        assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE, activity TEXT NOT NULL,
        risk TEXT NOT NULL, content TEXT NOT NULL, sha256 TEXT NOT NULL,
        PRIMARY KEY (assessment, activity, risk)
    ) STRICT, WITHOUT ROWID""",
)
TABLES = (*_FIRST, *_OWN)

FORMATS: dict[int, tuple[str, ...]] = {1: _FIRST, 2: TABLES}
"""The tables of every released format, by its number (user_version)."""


def _own_tasks_and_risks(db: Database) -> None:
    """Make room for own tasks, own risks and accepted ones; the rows of tasks stay as they are."""
    for table in _OWN:
        db.execute(table)


STEPS: dict[int, Callable[[Database], None]] = {1: _own_tasks_and_risks}
"""How a file of format n becomes one of format n + 1; called inside one transaction on a copy."""

Found = tuple[tuple[str, str, str, str | None], ...]


def found(connection: sqlite3.Connection) -> Found:
    """Return everything a file's schema declares."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name LIMIT 100")
    return tuple(rows.fetchall())


def expected(version: int) -> Found:
    """Return what `found` must return for a file of this format."""
    return _expected(FORMATS[version])


@functools.cache
def _expected(tables: tuple[str, ...]) -> Found:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for table in tables:
            connection.execute(table)
        return found(connection)
    finally:
        connection.close()
