"""What one action writes: only the rows that differ, and an entry in the log.

Plain SQL through `db.execute` rather than `table.upsert`: the latter first tries itself out on a table in the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from pia_app.model import Assessment
from pia_app.storage import home, integrity, records
from pia_app.storage.digests import digest_of

if TYPE_CHECKING:
    from sqlite_utils import Database


def keep_library(db: Database, content: bytes) -> None:
    """Keep a library under its hash; several assessments share one."""
    db.execute("INSERT INTO library VALUES (?, ?) ON CONFLICT DO NOTHING", (digest_of(content), content))


def _put(db: Database, table: str, keys: Sequence[str], row: Mapping[str, object]) -> None:
    """Insert a row, or change the one with the same key in place (so that nothing that refers to it goes)."""
    columns, blanks = ", ".join(row), ", ".join("?" * len(row))
    rest = ", ".join(f"{name} = excluded.{name}" for name in row if name not in keys)
    db.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({blanks}) ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {rest}",
        tuple(row.values()),
    )


def _add(db: Database, table: str, row: Mapping[str, object]) -> None:
    blanks = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({blanks})", tuple(row.values()))


def _drop(db: Database, table: str, keys: Sequence[str], values: Sequence[str]) -> None:
    db.execute(f"DELETE FROM {table} WHERE {' AND '.join(f'{name} = ?' for name in keys)}", values)


def apply(db: Database, action: str, before: Assessment | None, after: Assessment | None, at: datetime) -> None:
    """Write what turns `before` into `after`; call inside a transaction."""
    subject, old, new = "", "", ""
    if after is None:
        if before is None:
            return
        _drop(db, "assessment", ("id",), (before.id,))  # its parts go with it: ON DELETE CASCADE
        name, content = before.id, ""
    else:
        name = after.id
        if before is None:  # a row for the parts to refer to
            _add(db, "assessment", records.own_row(after, (), at))
        subject, old, new = _write_parts(db, before, after)
        own = records.own_row(after, _children(db, name), at)
        _put(db, "assessment", ("id",), own)
        content = str(own["content"])
    line = integrity.entry(
        integrity.head(db.conn), at.isoformat(timespec="seconds"), action, (name, subject, old, new, content)
    )
    _add(db, "log", line)


def _write_parts(db: Database, before: Assessment | None, after: Assessment) -> tuple[str, str, str]:
    """Write the parts that differ. Return (subject, hash before, hash after) where it is exactly one, else blanks."""
    old, new = records.parts(before), records.parts(after)
    gone = [key for key in old if key not in new]
    fresh = [key for key, part in new.items() if old.get(key) is not part and old.get(key) != part]
    for key in gone:
        _drop(db, key[0], records.KEYS[key[0]], (after.id, *key[1:]))
    rows = {key: records.row(after.id, key, new[key]) for key in fresh}
    for key, row in rows.items():
        _put(db, key[0], records.KEYS[key[0]], row)
    if before is None or len(gone) + len(fresh) != 1:
        return "", "", ""
    key = (gone or fresh)[0]
    earlier = str(records.row(after.id, key, old[key])["sha256"]) if key in old else ""
    return "/".join(key), earlier, str(rows[key]["sha256"]) if key in rows else ""


def _children(db: Database, assessment_id: str) -> list[str]:
    found: list[str] = []
    for table in records.KEYS:
        rows = db.conn.execute(f"SELECT sha256 FROM {table} WHERE assessment = ?", (assessment_id,))
        found += [one[0] for one in rows]
    return found


def keep_summaries(db: Database, summaries: Mapping[str, home.Summary]) -> None:
    """Keep summaries of assessments as they are stored now; those that are gone are passed over."""
    content = dict(db.conn.execute("SELECT id, content FROM assessment"))
    for name, summary in summaries.items():
        if name in content:
            _put(db, "summary", ("assessment",), home.summary_row(name, content[name], summary))
