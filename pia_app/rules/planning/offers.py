"""The tasks that may be chosen, each as an answer at a price: in whole numbers, a task more dearer than one less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor, lcm

from pia_app.model import Aim, Assessment, Evaluation, Library, TaskKey, TrackedTask
from pia_app.model.tasks import DONE
from pia_app.rules.planning.demands import VALUES
from pia_app.rules.proposals import sets_of
from pia_app.rules.tracking import tracked


@dataclass(frozen=True, slots=True)
class Offer:
    """One task that brings about one answer to one control."""

    key: TaskKey
    question: str
    value: str
    price: int


@dataclass(frozen=True, slots=True)
class Compound:
    """A task that brings about several answers, or a fact: what it changes can only be judged anew.

    `facts` are those of its answers that are no controls.
    """

    key: TaskKey
    facts: Mapping[str, str]
    price: int


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What may be chosen, by activity or "" for the whole assessment: for each control the cheapest task per answer.

    `refused` says why a control has tasks but none to choose: set_aside or too_late. `weights` are what people and
    library say, None where nobody does; `unit` is how much of a price stands for one.
    """

    single: Mapping[str, Mapping[str, tuple[Offer, ...]]]
    compound: Mapping[str, tuple[Compound, ...]]
    refused: Mapping[tuple[str, str], str]
    weights: Mapping[TaskKey, float | None]
    unit: int
    tasks: int

    def of(self, activity: str) -> Mapping[str, tuple[Offer, ...]]:
        """Return the offers of one activity, or of the whole assessment (""), by question."""
        return self.single.get(activity, {})

    def weight(self, price: int) -> float:
        """Return what a price says in person-days or money."""
        return float(Fraction(price // self.tasks, self.unit))

    def limit(self, budget: float | None) -> int | None:
        """Return the highest price within a budget."""
        if budget is None:
            return None
        return floor(Fraction(str(budget)) * self.unit) * self.tasks + self.tasks - 1


def offers_of(library: Library, assessment: Assessment, evaluation: Evaluation, aim: Aim, today: date) -> Offers:
    """Return all tasks that may be chosen for a plan."""
    found = [task for task in tracked(library, assessment, evaluation, today) if task.state == "active"]
    known = [(task, sets) for task in found if (sets := sets_of(library, assessment, task.key))]
    weights = {task.key: _weight(task, aim.by) for task, _ in known}
    unit = lcm(1, *(Fraction(str(weight or 0)).denominator for weight in weights.values()))
    count = len(known) + 1
    single: dict[str, dict[str, list[Offer]]] = {}
    compound: dict[str, list[Compound]] = {}
    refused: dict[tuple[str, str], str] = {}
    for task, sets in known:
        price = int(Fraction(str(weights[task.key] or 0)) * unit) * count + 1
        why = _refused(task, aim)
        if why:
            refused.update({(task.key[0], question): why for question in sets})
        elif _is_single(library, task.key[0], sets):
            question, value = next(iter(sets.items()))
            single.setdefault(task.key[0], {}).setdefault(question, []).append(Offer(task.key, question, value, price))
        else:
            facts = {name: value for name, value in sets.items() if library.question[name].role != "control"}
            compound.setdefault(task.key[0], []).append(Compound(task.key, facts, price))
    return Offers(
        single={place: {q: tuple(_useful(some)) for q, some in by.items()} for place, by in single.items()},
        compound={place: tuple(some) for place, some in compound.items()},
        refused=refused,
        weights=weights,
        unit=unit,
        tasks=count,
    )


def _weight(task: TrackedTask, by: str) -> float | None:
    """Return what a task still takes: nothing where it is done."""
    if task.progress.status in DONE:
        return 0
    return task.effort if by == "effort" else task.progress.cost


def _refused(task: TrackedTask, aim: Aim) -> str:
    if task.progress.set_aside:
        return "set_aside"
    if task.progress.status not in DONE and aim.deadline and task.due > aim.deadline:
        return "too_late"
    return ""


def _is_single(library: Library, activity: str, sets: Mapping[str, str]) -> bool:
    """Whether a task brings about one answer to one control, asked where the task belongs."""
    if len(sets) != 1:
        return False
    name, value = next(iter(sets.items()))
    question = library.question[name]
    here = (question.scope == "assessment") == (not activity)
    return question.role == "control" and value in VALUES and here


def _useful(offers: Sequence[Offer]) -> Iterator[Offer]:
    """Yield the cheapest offer for each answer, where no better answer is as cheap; the better answers first."""
    least: int | None = None
    for value in reversed(VALUES):
        best = min((offer for offer in offers if offer.value == value), key=lambda offer: offer.price, default=None)
        if best is not None and (least is None or best.price < least):
            least = best.price
            yield best
