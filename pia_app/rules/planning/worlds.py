"""What holds each activity, also once tasks are done that change facts: then the activity is judged anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pia_app.model import Assessment, Evaluation, Library, TaskKey
from pia_app.rules.evaluate import evaluate_activity
from pia_app.rules.planning.demands import Demands, demands_of
from pia_app.rules.planning.effects import with_done

Done = frozenset[TaskKey]


class Worlds:
    """Remember the demands of each activity by the compound tasks that are done."""

    def __init__(self, library: Library, assessment: Assessment, evaluation: Evaluation, *, trust_cures: bool) -> None:
        self._library, self._assessment, self._evaluation = library, assessment, evaluation
        self._trust_cures = trust_cures
        self._known: dict[tuple[str, Done], Demands] = {}

    @property
    def activities(self) -> tuple[str, ...]:
        """Return the ids of all activities."""
        return tuple(result.activity.id for result in self._evaluation.activities)

    def demands(self, activity_id: str, done: Done = frozenset()) -> Demands:
        """Return what holds an activity once some compound tasks, of its own or of the whole assessment, are done."""
        key = activity_id, done
        if key not in self._known:
            self._known[key] = self._judge(activity_id, sorted(done))
        return self._known[key]

    def _judge(self, activity_id: str, done: Sequence[TaskKey]) -> Demands:
        result = self._evaluation.activity(activity_id)
        if done:
            changed = with_done(self._library, self._assessment, done)
            activity = changed.activity(activity_id)
            result = evaluate_activity(self._library, activity, changed.answers, self._evaluation.regimes, result)
        found = demands_of(self._library, result, trust_cures=self._trust_cures)
        if not done:
            return found
        staying = [stop for stop in self.demands(activity_id).stops if stop.why == "uncurable"]
        return replace(found, stops=(*(stop for stop in found.stops if stop.why != "uncurable"), *staying))
