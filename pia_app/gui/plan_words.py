"""Tasks of a plan in words: what each is, where it belongs, what it takes, and what it alone would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from pia_app.gui.plan_trial import Move
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import PRIORITIES, STATUSES, word
from pia_app.gui.widgets.level_badge import interval_words
from pia_app.model.tasks import DONE
from pia_app.rules.proposals import sets_of

if TYPE_CHECKING:
    from pia_app.model import HardStop, TaskKey, TrackedTask

NAMED: Final = 3  # activities that a row names before it counts the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One task as a row: `effect` is "" while it is being worked out."""

    key: TaskKey
    ticked: bool
    title: str
    facts: str
    effect: str
    spoken: str


class PlanWords(QObject):
    """Tells of the tasks of one assessment; names are in the questionnaire's language, the rest in the window's."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot
        self.labels = labels(snapshot)

    def row(self, task: TrackedTask, *, ticked: bool, moves: Sequence[Move] | None) -> PlanRow:
        """Return a task in words; `moves` are what it alone would change, None where that is not known yet."""
        title, status = self.title(task), word(STATUSES, task.progress.status)
        place = self.labels.get(task.key[0], "") or self.tr("Whole assessment")
        facts = " · ".join([place, word(PRIORITIES, task.priority), status, *self._takes(task)])
        if moves is None:
            effect, heard = "", self.tr("what it would change is being worked out")
        elif not sets_of(self.snapshot.library, self.snapshot.assessment, task.key):
            effect = heard = self.tr("changes no answer")
        else:
            effect, heard = " · ".join(self._effect(moves)), ", ".join(self._heard(moves))
        tick = self.tr("ticked") if ticked else self.tr("not ticked")
        spoken = ", ".join((title, tick, status, place, heard))
        return PlanRow(key=task.key, ticked=ticked, title=title, facts=facts, effect=effect, spoken=spoken)

    def title(self, task: TrackedTask) -> str:
        """Return the title of a task, the library's or one of people's own."""
        if task.own is not None:
            return task.own.title
        return self.snapshot.words.measure(task.key[2]).title or task.key[2]

    def stop(self, stop: HardStop) -> str:
        """Return what a hard stop is about, with its article."""
        words = self.snapshot.words
        return words.say("plan.stop", name=words.short(stop.question), law=words.citation(stop.cite))

    def total(self, tasks: Iterable[TrackedTask]) -> str:
        """Return how many of some tasks are left and what they take together; what is not known is said plainly."""
        left = [task for task in tasks if task.progress.status not in DONE]
        told = [self.tr("Ticked in all: %n tasks to do", "", len(left))]
        told.append(self.tr("{0} person-days").format(amount(sum(task.effort or 0 for task in left))))
        unknown = sum(task.effort is None for task in left)
        if unknown:
            told.append(self.tr("%n without effort, not in the sum", "", unknown))
        costs = [task.progress.cost for task in left if task.progress.cost is not None]
        if costs:
            told.append(self.tr("cost {0}").format(amount(sum(costs))))
        if costs and len(costs) < len(left):
            told.append(self.tr("%n without a cost, not in the sum", "", len(left) - len(costs)))
        return " · ".join(told)

    def _takes(self, task: TrackedTask) -> Iterator[str]:
        if task.effort is None:
            yield self.tr("effort not known")
        else:
            yield self.tr("{0} person-days").format(amount(task.effort))
        if task.progress.cost is not None:
            yield self.tr("cost {0}").format(amount(task.progress.cost))

    def _effect(self, moves: Sequence[Move]) -> Iterator[str]:
        """Yield what a task alone changes: levels, hard stops, or else scenarios that get lower."""
        for move in _changed(moves)[:NAMED]:
            now, then = interval_words(move.effect.level.before), interval_words(move.level)
            yield f"{self.labels[move.activity]} {now} → {then}"
        yield from self._besides(moves)

    def _heard(self, moves: Sequence[Move]) -> Iterator[str]:
        """Yield what a screen reader says of the effect: names in place of short labels and arrows."""
        for move in _changed(moves)[:NAMED]:
            now, then = interval_words(move.effect.level.before), interval_words(move.level)
            yield self.tr("would bring {0} from {1} to {2}").format(move.before.activity.name, now, then)
        yield from self._besides(moves)

    def _besides(self, moves: Sequence[Move]) -> Iterator[str]:
        changed = _changed(moves)
        if len(changed) > NAMED:
            yield self.tr("%n more activities change", "", len(changed) - NAMED)
        join = self.snapshot.words.say("list.join")
        uncurable = self._named(stop for move in moves for stop in move.effect.uncurable)
        removed = self._named(stop for move in moves for stop in move.effect.removed)
        sure = [name for name in removed if name not in uncurable]
        if sure:
            yield self.tr("removes hard stop: {0}").format(join.join(sure))
        if uncurable:
            yield self.tr("removes hard stop once a lawyer agrees: {0}").format(join.join(uncurable))
        lower = sum(len(move.effect.scenarios) for move in moves)
        if not changed and lower:
            yield self.tr("level unchanged; lowers %n scenarios", "", lower)
        elif not changed and not removed:
            yield self.tr("nothing by itself")

    def _named(self, stops: Iterable[HardStop]) -> list[str]:
        return list(dict.fromkeys(self.stop(stop) for stop in stops))


def labels(snapshot: Snapshot) -> dict[str, str]:
    """Return the short name of each activity, A1, A2 and so on."""
    return {activity.id: f"A{n}" for n, activity in enumerate(snapshot.assessment.activities, start=1)}


def amount(number: float) -> str:
    """Return a number of person-days or of money without needless zeros."""
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def _changed(moves: Sequence[Move]) -> list[Move]:
    return [move for move in moves if move.level != move.effect.level.before]
