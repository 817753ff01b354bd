"""Whether a workspace file is still as it was written: SQLite's own check, every hash, and the chain of the log.

A chain shows that something was changed; it cannot show it to someone who rewrote the whole file, unless `Head` was
noted elsewhere (backups carry it in their names).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from pia_app.storage import schema
from pia_app.storage.digests import digest, digest_of
from pia_app.storage.records import KEYS, content_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is not as it was written; `code` names the sentence, `facts` fill its blanks."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the log: how many entries there are and the hash that vouches for all of them."""

    count: int
    hash: str


def head(connection: sqlite3.Connection) -> Head:
    """Return the head of the log; (0, "") where nothing has been written yet."""
    found = connection.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*found) if found else Head(0, "")


def check(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """Check a workspace of the present format from end to end; an empty tuple means sound."""
    try:
        return (*structure(connection), *_libraries(connection), *_rows(connection), *_content(connection),
                *_chain(connection))  # fmt: skip
    except sqlite3.DatabaseError as error:
        return (Problem(code="check_unreadable", facts={"reason": str(error)}),)


def structure(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """Check what SQLite itself can check, in a file of any format."""
    try:
        said = [str(one[0]) for one in connection.execute("PRAGMA quick_check(20)")]
        lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return (Problem(code="check_unreadable", facts={"reason": str(error)}),)
    wrong = [Problem(code="check_structure", facts={"reason": one}) for one in said if one != "ok"]
    return (*wrong, *(Problem(code="check_orphan", facts={"table": one[0]}) for one in lost[:20]))


def _libraries(connection: sqlite3.Connection) -> Iterator[Problem]:
    for name, content in connection.execute("SELECT hash, content FROM library"):
        if digest_of(content) != name:
            yield Problem(code="check_library", facts={"hash": name})


def _rows(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table in schema.HASHED:
        for one in connection.execute(f"SELECT * FROM {table}"):
            if digest([table, *one[:-1]]) != one[-1]:
                where = {"table": table, "assessment": one[0], "item": one[1]}
                yield Problem(code="check_row", facts=where)


def _content(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Find rows that were removed or slipped in: an assessment's row vouches for the hashes of all its parts."""
    children: dict[str, list[str]] = {}
    activities = {tuple(one) for one in connection.execute("SELECT assessment, id FROM activity")}
    for table in KEYS:
        for assessment, hashed in connection.execute(f"SELECT assessment, sha256 FROM {table}"):
            children.setdefault(assessment, []).append(hashed)
    for one in connection.execute("SELECT * FROM assessment"):
        if content_digest(one[:8], children.get(one[0], [])) != one[9]:
            yield Problem(code="check_content", facts={"assessment": one[0]})
    for table in ("answer", "risk", "acceptance"):
        for assessment, activity in connection.execute(f"SELECT DISTINCT assessment, activity FROM {table}"):
            if (activity or table != "answer") and (assessment, activity) not in activities:
                yield Problem(code="check_orphan", facts={"table": table})


def _chain(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Walk the log: unbroken from its first entry, and its last word on each assessment is what is there."""
    previous, last = "", dict[str, str]()
    for number, one in enumerate(connection.execute("SELECT * FROM log ORDER BY seq"), 1):
        if one[0] != number or one[8] != previous or digest(["log", *one[:-1]]) != one[-1]:
            yield Problem(code="check_chain", facts={"seq": one[0]})
            return
        previous, last[one[3]] = one[-1], one[7]
    there = dict(connection.execute("SELECT id, content FROM assessment"))
    for assessment in sorted({*there, *last}, key=str):
        if there.get(assessment, "") != last.get(assessment, ""):
            yield Problem(code="check_log", facts={"assessment": assessment})


def entry(before: Head, at: str, action: str, change: tuple[str, str, str, str, str]) -> dict[str, str | int]:
    """Return the next entry of the log.

    `change` is (assessment, subject, hash before, hash after, content after); it holds ids and hashes, never text.
    """
    columns = ("seq", "at", "action", "assessment", "subject", "before", "after", "content", "previous")
    values = (before.count + 1, at, action, *change, before.hash)
    return {**dict(zip(columns, values, strict=True)), "hash": digest(["log", *values])}
