"""Undo and redo: for each assessment, what it was before and after each wish of this session."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pia_app.model import Assessment

LONGEST = 2_000
Change = tuple["Assessment | None", "Assessment | None"]
"""(before, after); None stands for "not there". The two share all that did not change, so a step costs little."""


class History:
    """Remember the changes to one assessment, to take them back and make them again."""

    def __init__(self) -> None:
        self._done: deque[Change] = deque(maxlen=LONGEST)
        self._undone: list[Change] = []

    def add(self, before: Assessment | None, after: Assessment | None) -> None:
        """Take note of a new change; what had been taken back cannot be made again."""
        self._done.append((before, after))
        self._undone.clear()

    @property
    def to_undo(self) -> Change | None:
        """Return the change that takes back the last one, or None."""
        if not self._done:
            return None
        before, after = self._done[-1]
        return after, before

    @property
    def to_redo(self) -> Change | None:
        """Return the change that was taken back last, or None."""
        return self._undone[-1] if self._undone else None

    def undone(self) -> None:
        """Take note that the last change has been taken back."""
        self._undone.append(self._done.pop())

    def redone(self) -> None:
        """Take note that the change taken back last has been made again."""
        self._done.append(self._undone.pop())
