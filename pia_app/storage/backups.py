"""Backups beside the workspace: made through SQLite, verified before they count, thinned with age, restored safely."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pia_app.errors import WorkspaceError
from pia_app.storage import integrity, making, opening
from pia_app.storage.failures import told

KEEP_ALL = timedelta(hours=48)
DAYS, WEEKS, MONTHS = 14, 8, 36
STAMP = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"(?P<stem>.+)\.(?P<at>\d{8}T\d{6}Z)\.(?P<count>\d+)-(?P<head>[0-9a-f]{12}|old)\.pia")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: when it was made (UTC), how many log entries it holds and how the hash of the last one begins."""

    path: Path
    at: datetime
    count: int
    head: str


def folder(path: Path) -> Path:
    """Return where the backups of a workspace are."""
    return path.with_name(path.name + ".backups")


def listed(path: Path) -> tuple[Backup, ...]:
    """Return the backups of a workspace by their names, newest first."""
    found = []
    with suppress(OSError):
        for one in folder(path).iterdir():
            match = NAME.fullmatch(one.name)
            with suppress(ValueError):
                if match and one.is_file():
                    at = datetime.strptime(match["at"], STAMP).replace(tzinfo=UTC)
                    found.append(Backup(path=one, at=at, count=int(match["count"]), head=match["head"]))
    return tuple(sorted(found, key=lambda b: (b.at, b.count), reverse=True))


def is_current(path: Path, head: integrity.Head) -> bool:
    """Whether a backup holds everything up to this head."""
    return any((b.count, b.head) == (head.count, head.hash[:12]) for b in listed(path))


def make(source: sqlite3.Connection, path: Path, at: datetime, *, old: bool = False) -> Backup | None:
    """Make a backup unless there is one with the same head; `old` means a format before the present one.

    Raises WorkspaceError: workspace_damaged where the copy is not sound (it is discarded), else backup_failed.
    """
    try:
        with told(path):
            head = integrity.Head(0, "old") if old else integrity.head(source)
            if not old and is_current(path, head):
                return None
            place = folder(path)
            place.mkdir(mode=0o700, exist_ok=True)
            _sweep(place)
            at = at.astimezone(UTC).replace(microsecond=0)
            name = f"{path.stem}.{at.strftime(STAMP)}.{head.count}-{head.hash[:12]}.pia"
            if not (place / name).exists():
                making.copy(source, place / name)
            thin(path)
    except WorkspaceError as error:
        if error.code == "workspace_damaged":
            raise
        raise WorkspaceError("backup_failed", path=str(folder(path)), reason=error.code) from error
    return Backup(path=place / name, at=at, count=head.count, head=head.hash[:12])


def _sweep(place: Path) -> None:
    """Remove what an interrupted backup left behind."""
    for left in (*place.glob(f"*{making.PART}"), *place.glob(f"*{making.PART}-journal")):
        left.unlink(missing_ok=True)


def thin(path: Path) -> None:
    """Remove backups that are no longer needed."""
    known = listed(path)
    for backup in set(known) - set(kept(known)):
        backup.path.unlink(missing_ok=True)


def kept(known: Sequence[Backup]) -> tuple[Backup, ...]:
    """Choose the backups to keep: all of the last 48 hours, then one for each of 14 days, 8 weeks and 36 months.

    Counted are days, weeks and months that have a backup, and hours back from the newest: a clock that was set wrong
    cannot make them all go.
    """
    newest_first = sorted(known, key=lambda b: (b.at, b.count), reverse=True)
    if not newest_first:
        return ()
    chosen = {b for b in newest_first if newest_first[0].at - b.at <= KEEP_ALL}
    rules: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (datetime.date, DAYS),
        (lambda at: at.isocalendar()[:2], WEEKS),
        (lambda at: (at.year, at.month), MONTHS),
    )
    for period, most in rules:
        seen: set[object] = set()
        for backup in newest_first:
            if period(backup.at) not in seen and len(seen) < most:
                seen.add(period(backup.at))
                chosen.add(backup)
    return tuple(b for b in newest_first if b in chosen)


def latest_sound(path: Path) -> Backup | None:
    """Return the newest backup that is sound, or None."""
    return next((b for b in listed(path) if _is_sound(b.path)), None)


def _is_sound(path: Path) -> bool:
    try:
        making.verify(path)
    except (WorkspaceError, sqlite3.Error, OSError):
        return False
    return True


def restore(path: Path, backup: Path, at: datetime) -> Path | None:
    """Put a backup in the place of a workspace that nobody has open.

    What stood there is kept as `<name>.damaged-<time>`, whose path is returned (None where nothing stood there).
    At every moment the old file or the restored one is in place. Raises WorkspaceError: workspace_locked,
    backup_damaged, or why the file could not be written.
    """
    path = Path(os.path.realpath(path))
    with told(path):
        _nobody_has_it_open(path)
        if not _is_sound(backup):
            raise WorkspaceError("backup_damaged", path=str(backup))
        aside = None
        with making.made_beside(path) as part:
            with closing(opening.connect(backup, read_only=True)) as source:
                making.fill(part, source)
            making.verify(part)
            if path.exists():
                aside = _set_aside(path, at)
        return aside


def _set_aside(path: Path, at: datetime) -> Path:
    """Keep the damaged file under a second name, and its journal: left behind, it would spoil what is restored."""
    stem = f"{path.name}.damaged-{at.astimezone(UTC).strftime(STAMP)}"
    aside, number = path.with_name(stem), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}")
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        shutil.copy2(path, aside)
        making.flush(aside)
    journal = path.with_name(path.name + "-journal")
    if journal.exists():
        journal.replace(aside.with_name(aside.name + "-journal"))
    return aside


def _nobody_has_it_open(path: Path) -> None:
    """Raise WorkspaceError(workspace_locked) where this program or another has the file open."""
    try:
        opening.look(path)
    except WorkspaceError as error:
        if error.code in {"workspace_locked", "workspace_unreadable"}:
            raise
        return
    try:
        with closing(opening.connect(path, read_only=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise WorkspaceError("workspace_locked", path=str(path)) from error
