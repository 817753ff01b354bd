"""What one task would change: the assessment judged again as if the task were done, and that in the background."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from pia_app.errors import PiaError
from pia_app.gui.background import Background
from pia_app.gui.snapshot import Snapshot
from pia_app.model import ActivityEffect, Evaluation, HardStop, Interval, TaskKey
from pia_app.rules.planning import effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing before and after: the level of an activity, that under one `regime`, or a scenario's current level."""

    activity: str
    before: Interval
    after: Interval
    regime: str = ""
    scenario: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """How much of a principle's controls is in place before and after, at worst, 0 to 1."""

    activity: str
    principle: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What doing a task brings about; `levels` and `laws` name what it concerns, changed or not.

    `uncurable` are those of the `stops` removed that count as such only once a lawyer agrees.
    """

    levels: tuple[Change, ...]
    laws: tuple[Change, ...]
    scenarios: tuple[Change, ...]
    principles: tuple[Gain, ...]
    stops: tuple[HardStop, ...]
    uncurable: tuple[HardStop, ...]


def of(snapshot: Snapshot, key: TaskKey) -> Effect:
    """Judge again with the task done; everything the task does not touch is kept."""
    before = snapshot.evaluation
    found = effect(snapshot.library, snapshot.assessment, before, [key])
    concerned = [one for one in found.activities if key[0] in ("", one.activity)]
    return Effect(
        levels=tuple(
            Change(activity=one.activity, before=one.level.before, after=one.level.after) for one in concerned
        ),
        laws=tuple(
            Change(activity=one.activity, regime=regime, before=change.before, after=change.after)
            for one in concerned
            for regime, change in one.regimes.items()
        ),
        scenarios=tuple(
            Change(activity=one.activity, scenario=scenario, before=change.before, after=change.after)
            for one in concerned
            for scenario, change in one.scenarios.items()
        ),
        principles=tuple(gain for one in concerned for gain in _principles(before, found.evaluation, one.activity)),
        stops=_open(concerned, uncurable=False),
        uncurable=_open(concerned, uncurable=True),
    )


def _principles(before: Evaluation, after: Evaluation, activity_id: str) -> list[Gain]:
    then = {r.principle: r.strength for r in after.activity(activity_id).principles}
    found = []
    for result in before.activity(activity_id).principles:
        now, later = result.strength, then.get(result.principle)
        if now and later and later[0] > now[0]:
            found.append(Gain(activity=activity_id, principle=result.principle, before=now[0], after=later[0]))
    return found


def _open(concerned: list[ActivityEffect], *, uncurable: bool) -> tuple[HardStop, ...]:
    stops = (stop for one in concerned for stop in (one.uncurable if uncurable else one.removed))
    return tuple(stop for stop in stops if stop.state == "open")


class Effects(QObject):
    """The effects of tasks on one judgement, each worked out once and beside the window; `found(TaskKey)` when known.

    What is asked for last is worked out next.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._background.done.connect(self._done)
        self._background.failed.connect(self._failed)
        self._judged: tuple[object, ...] = ()
        self._known: dict[TaskKey, Effect] = {}
        self._wanted: tuple[Snapshot, TaskKey] | None = None

    def of(self, snapshot: Snapshot, key: TaskKey) -> Effect | None:
        """Return what a task would change, or None where that is being worked out."""
        judged = _judged(snapshot)
        if len(judged) != len(self._judged) or any(a is not b for a, b in zip(judged, self._judged, strict=True)):
            self._judged, self._known = judged, {}
        if key not in self._known:
            self._wanted = (snapshot, key)
            self._next()
        return self._known.get(key)

    def wait(self) -> None:
        """Drop what is wanted, and wait for what is under way."""
        self._wanted = None
        self._background.wait()

    def _next(self) -> None:
        if self._wanted is None or self._background.busy:
            return
        (snapshot, key), self._wanted = self._wanted, None
        judged = self._judged
        self._background.start(lambda: (judged, key, of(snapshot, key)))

    def _done(self, result: tuple[tuple[object, ...], TaskKey, Effect]) -> None:
        judged, key, effect_of_it = result
        if judged is self._judged:
            self._known[key] = effect_of_it
            self.found.emit(key)
        self._next()

    def _failed(self, error: PiaError) -> None:
        self._next()


def _judged(snapshot: Snapshot) -> tuple[object, ...]:
    """Return all that the effect of a task depends on; what is written about tasks leaves these as they are."""
    assessment, evaluation = snapshot.assessment, snapshot.evaluation
    return (snapshot.library, assessment.answers, assessment.own_tasks, assessment.regimes, *evaluation.activities)
