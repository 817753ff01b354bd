"""Which answers matter most to an activity, weighed beside the window and remembered while its answers stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pia_app.gui.latest import Latest
from pia_app.gui.snapshot import Snapshot

if TYPE_CHECKING:
    from pia_app.model import ActivityEvaluation, Influence

Weighed = tuple["ActivityEvaluation", "tuple[Influence, ...]"]


class Weighing(QObject):
    """`changed()` comes when answers have been weighed."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._weighed: dict[str, Weighed] = {}
        self._asked: ActivityEvaluation | None = None
        self._lane = Latest(self)
        self._lane.done.connect(self._done)
        self._lane.failed.connect(self.failed)

    def of(self, snapshot: Snapshot) -> tuple[Influence, ...] | None:
        """Return the answers that matter to the activity in view; None where they are being weighed only now."""
        judged = snapshot.judged
        if judged is None:
            return ()
        before, found = self._weighed.get(judged.activity.id, (None, ()))
        if before is judged:  # every answer that counts for an activity makes another judgement
            return found
        if judged is not self._asked or not self._lane.busy:
            self._asked = judged
            self._lane.wish(lambda: _weigh(snapshot, judged))
        return None

    def stop(self) -> None:
        """Wait for what is being weighed."""
        self._lane.stop()

    def _done(self, weighed: Weighed) -> None:
        self._weighed[weighed[0].activity.id] = weighed
        self.changed.emit()


def _weigh(snapshot: Snapshot, judged: ActivityEvaluation) -> Weighed:
    from pia_app.rules.influence import influences

    return judged, influences(snapshot.library, snapshot.assessment, snapshot.evaluation, judged.activity.id)
