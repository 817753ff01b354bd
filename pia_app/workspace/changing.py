"""How a change is made: stored whole before it counts, and remembered so that it can be taken back."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from pia_app.errors import RefusedAnswer
from pia_app.storage import Store
from pia_app.workspace.history import History
from pia_app.workspace.reading import Reading
from pia_app.workspace.safekeeping import Clock

if TYPE_CHECKING:
    from pia_app.model import Assessment, ProcessingActivity
    from pia_app.workspace.entrance import Entrance


class Changing(Reading):
    """Change assessments one wish at a time.

    `removed_characters` counts the characters that the last wish had to leave out because no report can hold them.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        super().__init__(store, clock)
        self.removed_characters = 0
        self._histories: dict[str, History] = {}

    # Undo and redo

    def can_undo(self, assessment_id: str) -> bool:
        """Whether there is a change of this session to take back."""
        return not self.read_only and self._history(assessment_id).to_undo is not None

    def can_redo(self, assessment_id: str) -> bool:
        """Whether there is a change to make again."""
        return not self.read_only and self._history(assessment_id).to_redo is not None

    def undo(self, assessment_id: str) -> bool:
        """Take back the last change to an assessment and store that; return whether there was one."""
        history = self._history(assessment_id)
        if history.to_undo is None:
            return False
        self.removed_characters = 0
        self._store_change(*history.to_undo, "undo")
        history.undone()
        return True

    def redo(self, assessment_id: str) -> bool:
        """Make the change again that was taken back last and store that; return whether there was one."""
        history = self._history(assessment_id)
        if history.to_redo is None:
            return False
        self.removed_characters = 0
        self._store_change(*history.to_redo, "redo")
        history.redone()
        return True

    # Inner workings

    def _entrance(self) -> Entrance:
        from pia_app.workspace.entrance import Entrance

        return Entrance()

    def _history(self, assessment_id: str) -> History:
        return self._histories.setdefault(assessment_id, History())

    def _change(
        self, before: Assessment, after: Assessment | None, action: str, entrance: Entrance | None = None
    ) -> Assessment:
        """Store a new change and remember how to take it back."""
        self.removed_characters = entrance.removed if entrance else 0
        if after == before:
            return before
        self._store_change(before, after, action)
        self._history(before.id).add(before, after)
        return after if after is not None else before

    def _store_change(self, before: Assessment | None, after: Assessment | None, action: str) -> None:
        self._store.commit(action, [(before, after)], at=self._clock())
        if after is not None:
            self._assessments[after.id] = after
        elif before is not None:
            self._forget(before.id)

    def _today(self) -> str:
        """Return the day as an ISO 8601 date."""
        return self._clock().date().isoformat()


def new_id() -> str:
    """Return an id that is used nowhere else."""
    return uuid.uuid4().hex[:12]


def activity_of(assessment: Assessment, activity_id: str) -> ProcessingActivity:
    """Return an activity. Raises RefusedAnswer (activity_unknown)."""
    try:
        return assessment.activity(activity_id)
    except KeyError:
        raise RefusedAnswer("activity_unknown", activity=activity_id) from None
