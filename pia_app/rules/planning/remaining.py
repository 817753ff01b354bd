"""What still stands above a level once some tasks are done, and why: nothing lowers it, or tasks that are not done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from pia_app.model import ActivityEffect, Aim, Assessment, Effect, Library, Obstacle, Standing
from pia_app.rules.planning.demands import Demands
from pia_app.rules.planning.effects import with_done
from pia_app.rules.planning.offers import Offers, offers_of
from pia_app.rules.planning.reasons import all_done, obstacles
from pia_app.rules.planning.worlds import Worlds


def remaining(
    library: Library, assessment: Assessment, done: Effect, wanted: int, today: date
) -> Mapping[str, tuple[Obstacle, ...]]:
    """Return by activity what stands above `wanted` (1 to 4) once the tasks of an effect are done, and why.

    Where other tasks would bring it down the reason is "unplanned", with the questions that they answer. Hard stops
    that cannot be cured after the fact are among it, although the effect counts them as removed.
    """
    after = with_done(library, assessment, done.tasks)
    offers = offers_of(library, after, done.evaluation, Aim(target=wanted), today)
    worlds = Worlds(library, after, done.evaluation, trust_cures=False)
    return {
        one.activity: (
            *_standing(library, worlds.demands(one.activity), offers, wanted),
            *_uncurable(library, one, wanted),
        )
        for one in done.activities
    }


def _standing(library: Library, demands: Demands, offers: Offers, wanted: int) -> Iterator[Obstacle]:
    never = {_name(one.standing): one for one in obstacles(library, demands, offers, wanted)}
    best = all_done(demands, offers)
    for standing in demands.above(wanted, {}):
        found = never.get(_name(standing))
        if found is not None:
            yield replace(found, standing=standing)
        else:
            yield Obstacle(standing=standing, why="unplanned", questions=tuple(_lowering(demands, standing, best)))


def _lowering(demands: Demands, standing: Standing, best: Mapping[str, str]) -> Iterator[str]:
    """Yield the questions whose best answers from tasks lower a scenario or remove a stop."""
    if standing.kind == "stop":
        yield standing.id
    for scenario in demands.scenarios:
        if standing.kind == "scenario" and scenario.scenario == standing.id:
            yield from (name for name, gains in scenario.gains.items() if gains.get(best.get(name, "")))


def _uncurable(library: Library, one: ActivityEffect, wanted: int) -> Iterator[Obstacle]:
    for stop in one.uncurable:
        level = library.method.stop_levels["prohibited" if stop.prohibited else "open"]
        if level > wanted:
            standing = Standing(
                activity=one.activity, kind="stop", id=stop.question, level=level, regime=stop.regime, cite=stop.cite
            )
            yield Obstacle(standing=standing, why="uncurable")


def _name(standing: Standing) -> tuple[object, ...]:
    return standing.kind, standing.id, standing.regime, standing.cite
