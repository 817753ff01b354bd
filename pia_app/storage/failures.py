"""What SQLite and the system report, as the failures that `pia_app.errors` knows."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pia_app.errors import WorkspaceError

_PRIMARY = {
    sqlite3.SQLITE_BUSY: "workspace_locked",
    sqlite3.SQLITE_LOCKED: "workspace_locked",
    sqlite3.SQLITE_FULL: "workspace_disk_full",
    sqlite3.SQLITE_READONLY: "workspace_read_only",
    sqlite3.SQLITE_PERM: "workspace_read_only",
    sqlite3.SQLITE_CANTOPEN: "workspace_unreadable",
    sqlite3.SQLITE_IOERR: "workspace_write_failed",
    sqlite3.SQLITE_CORRUPT: "workspace_damaged",
    sqlite3.SQLITE_NOTADB: "workspace_damaged",
    sqlite3.SQLITE_CONSTRAINT: "workspace_damaged",
    sqlite3.SQLITE_TOOBIG: "workspace_damaged",
    sqlite3.SQLITE_INTERRUPT: "workspace_damaged",
}
_EXTENDED = {
    sqlite3.SQLITE_READONLY_DBMOVED: "workspace_moved",
    sqlite3.SQLITE_READONLY_ROLLBACK: "workspace_unfinished",
    sqlite3.SQLITE_READONLY_RECOVERY: "workspace_unfinished",
    sqlite3.SQLITE_READONLY_CANTLOCK: "workspace_unfinished",
    sqlite3.SQLITE_IOERR_READ: "workspace_unreadable",
    sqlite3.SQLITE_IOERR_SHORT_READ: "workspace_damaged",
    sqlite3.SQLITE_IOERR_CORRUPTFS: "workspace_damaged",
}
_SYSTEM = {
    errno.ENOSPC: "workspace_disk_full",
    errno.EDQUOT: "workspace_disk_full",
    errno.EFBIG: "workspace_disk_full",
    errno.EROFS: "workspace_unwritable_folder",
    errno.EACCES: "workspace_unwritable_folder",
    errno.EPERM: "workspace_unwritable_folder",
}


def code_of(error: sqlite3.Error | OSError) -> str:
    """Return the code of a failure of SQLite or of the file system."""
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0, "workspace_write_failed")
    number = getattr(error, "sqlite_errorcode", None)
    if number is None:  # raised by the sqlite3 module itself, which says so only for text that is not UTF-8
        return "workspace_damaged"
    return _EXTENDED.get(number) or _PRIMARY.get(number & 0xFF, "workspace_damaged")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn failures of SQLite and of the file system into WorkspaceError about this file."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        name = getattr(error, "sqlite_errorname", "") or type(error).__name__
        raise WorkspaceError(code_of(error), path=str(path), reason=name) from error
