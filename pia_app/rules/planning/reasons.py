"""Why each task of a plan is in it, and why an activity cannot be brought down further."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pia_app.model import Library, Obstacle, Standing, TaskKey
from pia_app.rules.planning.demands import Demands, ScenarioDemand, StopDemand
from pia_app.rules.planning.offers import Offers
from pia_app.rules.planning.worlds import Done, Worlds
from pia_app.rules.remediation import RANK


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The tasks of a plan, by what they bring about: the answers by activity or "", and those judged anew."""

    singles: Mapping[TaskKey, tuple[str, str]]
    compounds: Done

    def answers(self, activity: str, without: TaskKey | None = None) -> dict[str, str]:
        """Return what the plan brings about for an activity, answers asked once among them."""
        held = [(key, sets) for key, sets in self.singles.items() if key[0] in ("", activity) and key != without]
        return dict(sets for _, sets in held)

    def anew(self, activity: str, without: TaskKey | None = None) -> Done:
        """Return the tasks after which an activity is judged anew."""
        return frozenset(key for key in self.compounds if key[0] in ("", activity) and key != without)


def needed_for(worlds: Worlds, chosen: Chosen, reached: Mapping[str, int], key: TaskKey) -> Iterator[Standing]:
    """Yield what would stand above the levels reached if one task of a plan were left out."""
    for activity, level in reached.items():
        if key[0] in ("", activity):
            demands = worlds.demands(activity, chosen.anew(activity, key))
            if key in chosen.singles:
                demands = demands.touched(chosen.singles[key][0])
            yield from demands.above(level, chosen.answers(activity, key))


def obstacles(library: Library, demands: Demands, offers: Offers, wanted: int) -> Iterator[Obstacle]:
    """Yield what stands above the level wanted once every task that may be chosen is done, each with the reason."""
    why = _Why(library, demands, offers)
    for own in demands.own:
        if own.level > wanted:
            yield Obstacle(standing=own, why="own_risk")
    for stop in demands.stops:
        if stop.standing.level > wanted and stop.cure not in why.done:
            yield why.of_stop(stop)
    for scenario in demands.scenarios:
        if scenario.level(demands.key_caps, why.done) > wanted:
            yield why.of_scenario(scenario, wanted)


def all_done(demands: Demands, offers: Offers) -> dict[str, str]:
    """Return the best answers that tasks can bring about for one activity."""
    both = {**offers.of(""), **offers.of(demands.activity)}
    return {name: some[0].value for name, some in both.items()}


class _Why:
    """Says why something stands in one activity although every task is done."""

    def __init__(self, library: Library, demands: Demands, offers: Offers) -> None:
        self.library, self.demands, self.offers = library, demands, offers
        self.done = all_done(demands, offers)

    def of_stop(self, stop: StopDemand) -> Obstacle:
        """Say why a hard stop stays open."""
        name = stop.standing.id
        why = stop.why or self._missing(name)
        return Obstacle(standing=stop.standing, why=why, questions=() if why == "uncurable" else (name,))

    def of_scenario(self, scenario: ScenarioDemand, wanted: int) -> Obstacle:
        """Say why a scenario stays where it is: too severe, or its controls cannot become strong enough."""
        level = scenario.level(self.demands.key_caps, self.done)
        standing = Standing(activity=self.demands.activity, kind="scenario", id=scenario.scenario, level=level)
        if scenario.band_for(wanted) is None:
            return Obstacle(standing=standing, why="floor" if scenario.floor else "severity")
        lacking = tuple(name for name, values in scenario.gains.items() if _better(values, self.done.get(name, "")))
        open_ones = tuple(name for name in scenario.gains if name in self.demands.unanswered)
        with_all = {**self.done, **dict.fromkeys(scenario.gains, "yes")}
        if scenario.level(self.demands.key_caps, with_all) <= wanted:
            whys = {self._missing(name) for name in lacking}
            return Obstacle(standing=standing, why=whys.pop() if len(whys) == 1 else "controls", questions=lacking)
        if any(name in self.demands.waiting for name in open_ones):
            return Obstacle(standing=standing, why="unanswered", questions=open_ones)
        unproven = tuple(name for name in scenario.gains if name not in self.demands.proven)
        return Obstacle(standing=standing, why="evidence", questions=unproven)

    def _missing(self, name: str) -> str:
        """Say why nothing brings a better answer to a control about: no answer yet, a decision, or no task at all."""
        place = self.demands.activity if self.library.question[name].scope == "activity" else ""
        if name in self.demands.unanswered:
            return "unanswered"
        return self.offers.refused.get((place, name), "no_task")


def _better(values: Mapping[str, int], done: str) -> bool:
    """Whether there is an answer better than the one brought about."""
    return any(RANK[value] > RANK.get(done, 0) for value in values)
