"""What tasks would change, activity by activity, remembering what has been judged before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pia_app.gui.snapshot import Snapshot
from pia_app.model import ActivityEffect, ActivityEvaluation, HardStop, Interval, Library, TaskKey
from pia_app.rules.planning import effect_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One activity before and after some tasks; `level` is what may be promised.

    A hard stop that cannot be cured after the fact holds the level up in the promise until a lawyer agrees.
    """

    effect: ActivityEffect
    before: ActivityEvaluation
    level: Interval

    @property
    def activity(self) -> str:
        """Return the id of the activity."""
        return self.effect.activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached(Move):
    """A move with the whole judgement on the activity after it."""

    after: ActivityEvaluation


class Trial:
    """An assessment on which tasks are tried out. Nothing of it is stored, and no answer is touched.

    An activity rests on its own tasks and on those of the whole assessment alone, so each is judged by itself and what
    does not concern it is not judged again. `before` is an earlier trial, from which is taken what still holds.
    """

    def __init__(self, snapshot: Snapshot, before: Trial | None = None) -> None:
        self.library, self.assessment, self.evaluation = snapshot.library, snapshot.assessment, snapshot.evaluation
        self._judged = {judged.activity.id: judged for judged in self.evaluation.activities}
        self._alone: dict[tuple[str, TaskKey], Move] = before.kept_for(self) if before else {}
        self._last: dict[str, tuple[frozenset[TaskKey], Reached]] = {}

    def kept_for(self, other: Trial) -> dict[tuple[str, TaskKey], Move]:
        """Return what was judged of tasks alone and holds for another trial, too."""
        here, there = self.assessment, other.assessment
        same = self.library is other.library and here.answers is there.answers and here.own_tasks == there.own_tasks
        if not same or self.evaluation.regimes != other.evaluation.regimes:
            return {}
        known = {name for name, judged in other._judged.items() if self._judged.get(name) is judged}
        return {key: move for key, move in dict(self._alone).items() if key[0] in known}

    def together(self, keys: Collection[TaskKey]) -> tuple[Reached, ...]:
        """Return what all these tasks together make of each activity; only what has changed since is judged again."""
        by_place: dict[str, set[TaskKey]] = {}
        for key in keys:
            by_place.setdefault(key[0], set()).add(key)
        shared = by_place.get("", set())
        for name in self._judged:
            wanted = frozenset(by_place.get(name, set()) | shared)
            if name not in self._last or self._last[name][0] != wanted:
                self._last[name] = wanted, self._judge(name, wanted)
        return tuple(self._last[name][1] for name in self._judged)

    def alone(self, key: TaskKey) -> tuple[Move, ...]:
        """Return what one task by itself makes of each activity that it concerns."""
        for name in self._concerned(key):
            if (name, key) not in self._alone:
                found = self._judge(name, frozenset({key}))
                self._alone[name, key] = Move(effect=found.effect, before=found.before, level=found.level)
        return tuple(self._alone[name, key] for name in self._concerned(key))

    def knows(self, key: TaskKey) -> bool:
        """Whether `alone` has nothing left to judge."""
        return all((name, key) in self._alone for name in self._concerned(key))

    def _concerned(self, key: TaskKey) -> list[str]:
        return [name for name in self._judged if key[0] in ("", name)]

    def _judge(self, name: str, keys: frozenset[TaskKey]) -> Reached:
        judged = self._judged[name]
        effect, after = effect_on(self.library, self.assessment, judged, self.evaluation.regimes, keys)
        return Reached(effect=effect, before=judged, level=promised(self.library, effect), after=after)


def promised(library: Library, effect: ActivityEffect) -> Interval:
    """Return the level that tasks lead to at worst, stops that cannot be cured after the fact still standing."""
    held = max((stop_level(library, stop) for stop in effect.uncurable), default=0)
    return Interval(effect.level.after.low, max(effect.level.after.high, held))


def stop_level(library: Library, stop: HardStop) -> int:
    """Return the level below which a hard stop keeps an activity."""
    return library.method.stop_levels["prohibited" if stop.prohibited else "open"]
