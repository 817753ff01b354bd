"""The least that suffices: the cheapest tasks that bring every activity to the level wanted, or why none do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from pia_app.model import (
    ActivityPlan,
    Aim,
    Assessment,
    Evaluation,
    Library,
    Obstacle,
    Plan,
    PlannedTask,
    TaskKey,
)
from pia_app.model.tasks import DONE
from pia_app.rules.planning.choosing import Choice, choose
from pia_app.rules.planning.costs import alone
from pia_app.rules.planning.effects import effect
from pia_app.rules.planning.offers import Offers, offers_of
from pia_app.rules.planning.reasons import Chosen, all_done, needed_for, obstacles
from pia_app.rules.planning.worlds import Worlds
from pia_app.rules.proposals import sets_of


def plan(library: Library, assessment: Assessment, evaluation: Evaluation, aim: Aim, today: date) -> Plan:
    """Return the least that brings every activity to the level wanted, as near to it as budget and facts allow.

    Exact: no other choice of tasks within the budget leaves fewer activities above the level wanted (compared level by
    level, the worst first), none that leaves as few is cheaper, none as cheap has fewer tasks. Levels are those at
    worst: what is not answered yet counts as it may turn out.
    """
    offers = offers_of(library, assessment, evaluation, aim, today)
    worlds = Worlds(library, assessment, evaluation, trust_cures=aim.trust_cures)
    chosen = _chosen(choose(worlds, offers, aim))
    taken = chosen.singles.keys() | chosen.compounds
    keys = tuple(key for key in offers.weights if key in taken)  # the most urgent first
    reached = {a: worlds.demands(a, chosen.anew(a)).level(chosen.answers(a)) for a in worlds.activities}
    tasks = tuple(_task(library, assessment, offers, worlds, chosen, reached, key) for key in keys)
    planner = _Outcome(library, worlds, offers, chosen, aim)
    return Plan(
        aim=aim,
        tasks=tasks,
        total=float(sum(Fraction(str(task.weight or 0)) for task in tasks)),
        unpriced=tuple(task.key for task in tasks if task.weight is None),
        activities=tuple(planner.activity(name, level) for name, level in reached.items()),
        effect=effect(library, assessment, evaluation, keys),
    )


def _chosen(choice: Choice) -> Chosen:
    offers = (*choice.offers, *(offer for way in choice.ways.values() for offer in way.offers))
    compounds = (*choice.compounds, *(one for way in choice.ways.values() for one in way.compounds))
    return Chosen(
        singles={offer.key: (offer.question, offer.value) for offer in offers},
        compounds=frozenset(one.key for one in compounds),
    )


def _task(
    library: Library, assessment: Assessment, offers: Offers, worlds: Worlds, chosen: Chosen,
    reached: Mapping[str, int], key: TaskKey,
) -> PlannedTask:  # fmt: skip
    return PlannedTask(
        key=key,
        sets=sets_of(library, assessment, key),
        weight=offers.weights[key],
        done=assessment.written(key).status in DONE,
        needed_for=tuple(needed_for(worlds, chosen, reached, key)),
    )


class _Outcome:
    """Tells of each activity what the plan makes of it, and what keeps it above the level wanted."""

    def __init__(self, library: Library, worlds: Worlds, offers: Offers, chosen: Chosen, aim: Aim) -> None:
        self.library, self.worlds, self.offers, self.chosen, self.aim = library, worlds, offers, chosen, aim

    def activity(self, name: str, reached: int) -> ActivityPlan:
        """Return one activity in the plan."""
        wanted = self.aim.of(name)
        least, hindered = self._least(name, wanted, reached)
        return ActivityPlan(
            activity=name,
            now=self.worlds.demands(name).level({}),
            wanted=wanted,
            reached=reached,
            least=least,
            obstacles=tuple(hindered) if reached > wanted else (),
        )

    def _least(self, name: str, wanted: int, reached: int) -> tuple[int, Iterator[Obstacle]]:
        """Return the lowest level from the one wanted up that tasks reach, and what is in the way."""
        if reached <= wanted:
            return reached, iter(())
        anew = self.chosen.anew(name)
        demands = self.worlds.demands(name, anew)
        least = max(wanted, demands.level(all_done(demands, self.offers)))
        return least, self._hindered(name, wanted, least, reached)

    def _hindered(self, name: str, wanted: int, least: int, reached: int) -> Iterator[Obstacle]:
        anew, done = self.chosen.anew(name), self.chosen.answers(name)
        demands = self.worlds.demands(name, anew)
        if least < reached:
            price = alone(self.worlds, self.offers, name, least, done, anew)
            more = None if price is None else self.offers.weight(price)
            worst = max(demands.above(least, done), key=lambda one: one.level)
            yield Obstacle(standing=worst, why="budget", more=more)
        yield from obstacles(self.library, demands, self.offers, wanted)
