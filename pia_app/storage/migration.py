"""Older workspace files brought to the present format: on a verified copy, which then takes the file's place.

Where the file may not be written to, the copy stands in memory and is only read.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from pia_app.errors import WorkspaceError
from pia_app.storage import backups, integrity, making, opening, schema


def migrate(path: Path, version: int) -> None:
    """Back up, migrate a copy, verify it, and replace the file. Raises WorkspaceError, sqlite3.Error, OSError.

    Where anything goes wrong the file is as it was, and there is a backup.
    """
    with making.made_beside(path) as part:
        with closing(opening.connect_checked(path, version, read_only=False)) as source:
            problems = integrity.structure(source)
            if problems:
                raise WorkspaceError("workspace_damaged", path=str(path), reason=problems[0].code)
            backups.make(source, path, datetime.now(UTC), old=True)
            making.fill(part, source)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            _take_steps(connection, version)
        making.verify(part)


def in_memory(path: Path, version: int) -> sqlite3.Connection:
    """Return the content of an older file in the present format, for reading only; the file keeps every byte.

    Raises WorkspaceError, sqlite3.Error.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with closing(opening.connect_checked(path, version, read_only=True)) as source:
            problems = integrity.structure(source)
            if problems:
                raise WorkspaceError("workspace_damaged", path=str(path), reason=problems[0].code)
            source.backup(connection)
        _take_steps(connection, version)
        problems = integrity.check(connection)
        if problems or schema.found(connection) != schema.expected(schema.VERSION):
            raise WorkspaceError("workspace_damaged", path=str(path), reason="migration")
        connection.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _take_steps(connection: sqlite3.Connection, version: int) -> None:
    from sqlite_utils import Database

    db = Database(connection, execute_plugins=False)
    for number in range(version, schema.VERSION):
        with db.atomic():
            schema.STEPS[number](db)
            db.execute(f"PRAGMA user_version={number + 1}")
