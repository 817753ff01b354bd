"""Care for the workspace file: closing, backups, checks, copies, and putting a backup in place of a damaged file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pia_app.errors import WorkspaceError
from pia_app.storage import Store

if TYPE_CHECKING:
    from pia_app.storage import Summary
    from pia_app.storage.backups import Backup
    from pia_app.storage.integrity import Head, Problem

Clock = Callable[[], datetime]
BACK_UP_EVERY = timedelta(minutes=30)


class Safekeeping:
    """Hold the open file and look after it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._opened = clock()
        self._closed = False
        self._summaries: dict[str, Summary] = {}

    @property
    def path(self) -> Path:
        """Return where the workspace file is."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._store.read_only

    @property
    def notice(self) -> str | None:
        """Return why nothing can be changed where nobody asked for that (a code), or None."""
        return self._store.notice

    @property
    def head(self) -> Head:
        """Return the head of the log, to be noted outside the file (in a report, say)."""
        return self._store.head()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close(back_up=kind is None)

    def close(self, *, back_up: bool = True) -> None:
        """Back up what changed and close. Raises WorkspaceError where the backup fails; then the file stays open."""
        if self._closed:
            return
        if back_up and not self.read_only:
            self._keep_summaries()
            self.back_up()
        self._closed = True
        self._store.close()

    def check(self) -> tuple[Problem, ...]:
        """Check the whole file; an empty tuple means sound. A damaged file takes no more changes."""
        return self._store.check()

    def back_up(self) -> Backup | None:
        """Make a verified backup unless the newest has everything already. Raises WorkspaceError."""
        return self._store.back_up(self._clock())

    def back_up_if_due(self, now: datetime) -> Backup | None:
        """Make a backup where something changed and the last one is half an hour old; return it, or None."""
        made = self.backups()
        last = max(made[0].at, self._opened) if made else self._opened
        if timedelta(0) <= now - last < BACK_UP_EVERY:
            return None
        return self._store.back_up(now)

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups of this workspace, newest first."""
        from pia_app.storage import backups

        return backups.listed(self.path)

    def save_copy(self, target: Path) -> None:
        """Write everything to a new file, also where the open file was moved or replaced. Raises WorkspaceError."""
        self._store.copy_to(target)

    @staticmethod
    def restore(path: Path, backup: Path) -> Path | None:
        """Put a backup in the place of a workspace that nobody has open; return where the old file is kept.

        Raises WorkspaceError (workspace_locked, backup_damaged, ...); then nothing changed.
        """
        from pia_app.storage import backups

        return backups.restore(path, backup, datetime.now(UTC))

    def _keep_summaries(self) -> None:
        """Store what the home page shows of evaluations; it is only a cache, so a failure costs nothing but time."""
        if not self._summaries or self.read_only:
            return
        try:
            self._store.keep_summaries(self._summaries)
        except WorkspaceError:
            return
        self._summaries.clear()
