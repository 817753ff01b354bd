"""What must be brought about for an activity to stand no higher than a level, as needs to cover, and at what price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pia_app.rules.planning import cover
from pia_app.rules.planning.demands import Demands, ScenarioDemand
from pia_app.rules.planning.offers import Offer
from pia_app.rules.planning.search import NONE

Gains = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Need:
    """So much is lacking, and so much an answer to each question would give."""

    amount: int
    gains: Gains


def needs_of(demands: Demands, level: int) -> tuple[Need, ...] | None:
    """Return what must be covered for a level, or None where no answer to a control can do it."""
    if any(one.level > level for one in demands.own):
        return None
    found: list[Need] = []
    for stop in demands.stops:
        if stop.standing.level > level:
            if not stop.cure:
                return None
            found.append(Need(1, {stop.cure: {"partly": 1, "yes": 1}}))
    for scenario in demands.scenarios:
        band = scenario.band_for(level)
        if band is None:
            return None
        found += _of_scenario(scenario, band, demands.key_caps)
    return tuple(found)


def _of_scenario(scenario: ScenarioDemand, band: int, key_caps: Mapping[str, int]) -> Iterator[Need]:
    """Yield what a scenario needs for a band: weight enough, and every key control so far in place as to allow it."""
    if scenario.thresholds[band] > scenario.have:
        yield Need(scenario.thresholds[band] - scenario.have, scenario.gains)
    for name, cap in scenario.caps.items():
        if cap < band:
            yield Need(1, {name: {value: 1 for value in scenario.gains[name] if key_caps[value] >= band}})


class Wanted:
    """The needs of one activity at one level, and the offers that may cover them."""

    def __init__(self, needs: tuple[Need, ...], offers: Mapping[str, tuple[Offer, ...]]) -> None:
        self.needs = needs
        names = sorted({name for need in needs for name in need.gains if name in offers})
        self._offers = [offers[name] for name in names]
        items = [[cover.Option(offer.price, self._gains(offer)) for offer in some] for some in self._offers]
        self._cover = cover.Cover(items, len(needs))

    def _gains(self, offer: Offer) -> dict[int, int]:
        found = {n: need.gains.get(offer.question, {}).get(offer.value, 0) for n, need in enumerate(self.needs)}
        return {n: gain for n, gain in found.items() if gain}

    def cheapest(self, given: Mapping[str, str]) -> tuple[int, tuple[Offer, ...]] | None:
        """Return the cheapest offers that cover all needs beside answers that are given, and their price, or None."""
        found = self._cover.cheapest([need.amount - given_of(need, given) for need in self.needs])
        if found is None:
            return None
        price, chosen = found
        return price, tuple(offers[n] for offers, n in zip(self._offers, chosen, strict=True) if n != NONE)


def given_of(need: Need, given: Mapping[str, str]) -> int:
    """Return how much of a need is covered by answers that are given."""
    return sum([values.get(given[name], 0) for name, values in need.gains.items() if name in given])
