"""One open workspace file: assessments in and out, each action whole or not at all.

At start only sqlite3 is needed (the home page); sqlite_utils is imported at the first change.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pia_app.errors import WorkspaceError
from pia_app.storage import home, opening, schema
from pia_app.storage.failures import told

if TYPE_CHECKING:
    from sqlite_utils import Database

    from pia_app.model import Assessment
    from pia_app.storage.backups import Backup
    from pia_app.storage.integrity import Head, Problem

Change = tuple["Assessment | None", "Assessment | None"]
"""(before, after): None before means new, None after means deleted."""


class Store:
    """Hold the only connection to a workspace file.

    `read_only` says whether it may be changed, `notice` why not where nobody asked for that.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, identity: opening.Identity,
                 read_only: bool, notice: str | None) -> None:  # fmt: skip
        self.path = path
        self.read_only = read_only
        self.notice = notice
        self._connection = connection
        self._identity = identity
        self._sound = False
        if not read_only:
            opening.hold(identity)

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make an empty workspace file and open it. Raises WorkspaceError; what stands at `path` stays as it is."""
        from pia_app.storage import making

        path = _real(path)
        opening.demand_sqlite()
        with told(path):
            making.create(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Store:
        """Open a workspace file, for reading only where it cannot be written.

        Raises WorkspaceError; a file that is refused keeps every byte. Where it is damaged, the facts `backup` and
        `date` name the latest backup that is sound.
        """
        path = _real(path)
        try:
            with told(path):
                return cls._open(path, read_only)
        except WorkspaceError as error:
            raise _with_backup(error, path) from error

    @classmethod
    def _open(cls, path: Path, read_only: bool) -> Store:
        opening.demand_sqlite()
        header = opening.look(path)
        notice = None if read_only else opening.hindrance(path)
        read_only = read_only or notice is not None
        if header.version < schema.VERSION:
            from pia_app.storage import migration

            if read_only:
                older = migration.in_memory(path, header.version)
                return cls(path, older, identity=header.identity, read_only=True, notice=notice)
            migration.migrate(path, header.version)
            header = opening.look(path)
        connection = opening.connect_checked(path, header.version, read_only=read_only)
        return cls(path, connection, identity=header.identity, read_only=read_only, notice=notice)

    def close(self) -> None:
        """Close the file and give up the lock."""
        with told(self.path):
            self._connection.close()
        opening.let_go(self._identity)

    # What is there

    def rows(self) -> tuple[home.HomeRow, ...]:
        """Return the assessments for the home page, the one changed last first."""
        with self._told():
            return home.rows(self._connection)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all assessments."""
        with self._told():
            return tuple(one[0] for one in self._connection.execute("SELECT id FROM assessment ORDER BY id"))

    def load(self, assessment_id: str) -> Assessment:
        """Return an assessment, every hash verified. Raises KeyError, WorkspaceError."""
        from pia_app.storage import records

        with self._told():
            return records.read(self._connection, assessment_id)

    def library(self, name: str) -> bytes:
        """Return the library kept under a hash, verified. Raises KeyError, WorkspaceError."""
        from pia_app.storage.digests import digest_of

        with self._told():
            found = self._connection.execute("SELECT content FROM library WHERE hash = ?", (name,)).fetchone()
        if found is None:
            raise KeyError(name)
        if digest_of(found[0]) != name:
            raise self._damaged(reason="hash", where=f"library {name}")
        return bytes(found[0])

    def head(self) -> Head:
        """Return the head of the log, for printing where it cannot be rewritten with the file."""
        from pia_app.storage import integrity

        with self._told():
            return integrity.head(self._connection)

    def check(self) -> tuple[Problem, ...]:
        """Check the whole file; an empty tuple means sound. Damaged files take no more changes."""
        from pia_app.storage import integrity

        with self._told():
            problems = integrity.check(self._connection)
        self._sound = not problems
        return problems

    # Changes

    def commit(self, action: str, changes: Sequence[Change], *, at: datetime, libraries: Sequence[bytes] = ()) -> None:
        """Store one action: all its changes and their log entries, or nothing.

        When it returns, the changes are on the disk. Raises WorkspaceError; then the file is as it was.
        """
        from pia_app.storage import writing

        with self._transaction() as db:
            for library in libraries:
                writing.keep_library(db, library)
            for before, after in changes:
                writing.apply(db, action, before, after, at.astimezone(UTC))

    def keep_summaries(self, summaries: Mapping[str, home.Summary]) -> None:
        """Remember what the home page shows of evaluations of the assessments as they are stored now."""
        from pia_app.storage import writing

        with self._transaction() as db:
            writing.keep_summaries(db, summaries)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Database]:
        if self.read_only:
            raise WorkspaceError("workspace_read_only", path=str(self.path))
        self._be_in_place()
        if not self._sound and self.check():
            raise self._damaged(reason="check")
        with self._told():
            with self._db.atomic():
                yield self._db
            if self._connection.in_transaction:  # cannot be; but then "saved" would be untrue
                self._connection.rollback()
                raise WorkspaceError("workspace_write_failed", path=str(self.path), reason="in_transaction")

    @cached_property
    def _db(self) -> Database:
        from sqlite_utils import Database

        return Database(self._connection, execute_plugins=False)

    def _be_in_place(self) -> None:
        """Refuse to go on where the file was moved or replaced (by a sync client, say): it would be lost."""
        try:
            status = self.path.stat()
        except OSError as error:
            raise WorkspaceError("workspace_moved", path=str(self.path)) from error
        if (status.st_dev, status.st_ino) != self._identity:
            raise WorkspaceError("workspace_moved", path=str(self.path))

    # Copies

    def back_up(self, at: datetime) -> Backup | None:
        """Make a verified backup beside the workspace and thin the old ones; None where the newest has it all already.

        Raises WorkspaceError (workspace_damaged, backup_failed).
        """
        from pia_app.storage import backups

        if self.read_only or not self.head().count:
            return None
        with self._told():
            return backups.make(self._connection, self.path, at)

    def copy_to(self, target: Path) -> None:
        """Write a verified copy, also where the file itself was moved away. Raises WorkspaceError."""
        from pia_app.storage import making

        with self._told(), told(target):
            making.copy(self._connection, _real(target))

    def _damaged(self, **facts: object) -> WorkspaceError:
        return _with_backup(WorkspaceError("workspace_damaged", **facts), self.path)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Turn whatever fails into WorkspaceError; where the file is damaged, name the backup to restore."""
        try:
            with told(self.path):
                yield
        except WorkspaceError as error:
            raise _with_backup(error, self.path) from error


def _real(path: Path) -> Path:
    """Return where the file really is: journal and backups belong beside it, not beside a link to it."""
    return Path(os.path.realpath(path))


def _with_backup(error: WorkspaceError, path: Path) -> WorkspaceError:
    """Say which backup a damaged workspace can be restored from (facts `backup` and `date`)."""
    if error.code not in {"workspace_damaged", "workspace_altered", "workspace_empty"} or "backup" in error.facts:
        return error
    from pia_app.storage import backups

    latest = backups.latest_sound(path)
    date = latest.at.astimezone().strftime("%Y-%m-%d %H:%M") if latest else "–"
    facts = {**error.facts, "path": str(path), "backup": str(latest.path) if latest else None, "date": date}
    return WorkspaceError(error.code, **facts)
