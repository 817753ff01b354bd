"""The rows of the home page, read with nothing but sqlite3 so that the window can show them at once."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from pia_app import __version__
from pia_app.storage.digests import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    """One assessment on the home page; `level` is None, and the counts 0, until it has been worked out."""

    id: str
    name: str
    status: str
    language: str
    regimes: tuple[str, ...]
    created: str
    updated: str
    level: tuple[int, int] | None
    answered: int
    asked: int
    activities: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the home page shows of an evaluation: a cache that may be lost at any time."""

    level: tuple[int, int] | None
    answered: int
    asked: int


_ROWS = """
    SELECT a.id, a.name, a.status, a.language, a.regimes, a.created, a.updated,
           (SELECT count(*) FROM activity WHERE assessment = a.id),
           s.assessment, s.content, s.program, s.low, s.high, s.asked, s.answered, s.sha256
    FROM assessment a LEFT JOIN summary s ON s.assessment = a.id AND s.content = a.content AND s.program = ?
    ORDER BY a.updated DESC, a.name, a.id"""


def rows(connection: sqlite3.Connection) -> tuple[HomeRow, ...]:
    """Return all assessments, the one changed last first."""
    return tuple(_row(found) for found in connection.execute(_ROWS, (__version__,)))


def _row(found: tuple[str | int | None, ...]) -> HomeRow:
    own, summary = found[:8], found[8:]
    known = summary[0] is not None and digest(summary[:-1]) == summary[-1]
    low, high, asked, answered = summary[3:7] if known else (None, None, 0, 0)
    return HomeRow(
        id=str(own[0]), name=str(own[1]), status=str(own[2]), language=str(own[3]),
        regimes=_regimes(str(own[4])), created=str(own[5]), updated=str(own[6]),
        level=(int(low), int(high)) if low is not None and high is not None else None,
        answered=int(answered or 0), asked=int(asked or 0), activities=int(own[7] or 0),
    )  # fmt: skip


def _regimes(text: str) -> tuple[str, ...]:
    try:
        found = json.loads(text)
    except ValueError:
        return ()
    return tuple(map(str, found)) if isinstance(found, list) else ()


def summary_row(assessment_id: str, content: str, summary: Summary) -> dict[str, str | int | None]:
    """Return the row that keeps a summary of an assessment with this content."""
    low, high = summary.level or (None, None)
    found: dict[str, str | int | None] = {
        "assessment": assessment_id, "content": content, "program": __version__,
        "low": low, "high": high, "asked": summary.asked, "answered": summary.answered,
    }  # fmt: skip
    return found | {"sha256": digest(list(found.values()))}
