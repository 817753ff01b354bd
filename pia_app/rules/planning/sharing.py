"""A closer bound where many tasks for the whole assessment are undecided: each activity pays its share of their price.

Shares that add up to no more than the price make the sum over activities never more than the true price (Lagrangian
decomposition again, here between activities). They follow what each activity would gain, which only makes the bound
closer; that it is one rests on the sums alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from pia_app.rules.planning.costs import Costs, Given, subsets
from pia_app.rules.planning.cover import Option
from pia_app.rules.planning.multipliers import ascend
from pia_app.rules.planning.needs import Need, Wanted, needs_of
from pia_app.rules.planning.offers import Compound, Offer

Key = tuple[str, int, frozenset[str], frozenset[str]]


class Shares:
    """What the levels of each activity cost at least, questions still open among them at a share of their price."""

    def __init__(self, costs: Costs, levels: Mapping[str, Sequence[int]], questions: Sequence[str]) -> None:
        self._costs, self._levels = costs, levels
        self._offers = {name: costs.offers.of("")[name] for name in questions}
        self._wanted: dict[Key, Wanted | None] = {}

    def price(self, activity: str, level: int, given: Given, open_ones: frozenset[str]) -> int | None:
        """Return a price that a level costs at least, or None where it cannot be reached."""
        best: int | None = None
        for some in subsets(self._costs.offers.compound.get(activity, ())):
            wanted = self._wanted_of(activity, level, open_ones, some)
            found = wanted.cheapest(given) if wanted is not None else None
            if found is not None:
                price = found[0] + sum(one.price for one in some)
                best = price if best is None else min(best, price)
        return best

    def _wanted_of(
        self, activity: str, level: int, open_ones: frozenset[str], some: tuple[Compound, ...]
    ) -> Wanted | None:
        asked = open_ones & self._costs.asked(activity, level)
        key = activity, level, asked, frozenset(one.key[2] for one in some)
        if key not in self._wanted:
            needs = self._needs(activity, level, some)
            offers = {**self._costs.offers.of(activity), **{name: self._shared(activity, name) for name in asked}}
            self._wanted[key] = None if needs is None else Wanted(needs, offers)
        return self._wanted[key]

    def _needs(self, activity: str, level: int, some: Sequence[Compound] = ()) -> tuple[Need, ...] | None:
        done = self._costs.shared | {one.key for one in some}
        return needs_of(self._costs.worlds.demands(activity, done), level)

    def _shared(self, activity: str, name: str) -> tuple[Offer, ...]:
        """Return the offers for a question asked once, each at the price that one activity pays."""
        parts = self._parts[name]
        return tuple(replace(offer, price=share(offer.price, parts, activity)) for offer in self._offers[name])

    @cached_property
    def _parts(self) -> Mapping[str, Mapping[str, float]]:
        """Say for each question what it is worth to each activity."""
        worth: dict[str, dict[str, float]] = {name: {} for name in self._offers}
        for activity, levels in self._levels.items():
            for level in levels:
                for name, one in self._worths(activity, level):
                    worth[name][activity] = max(one, worth[name].get(activity, 0.0))
        return worth

    def _worths(self, activity: str, level: int) -> Iterator[tuple[str, float]]:
        """Yield what an answer to each question is worth to one activity, by multipliers of its needs."""
        needs = self._needs(activity, level)
        if not needs:
            return
        own, shared = self._costs.offers.of(activity), self._offers
        items = [[_option(needs, offer, 1) for offer in some] for some in own.values()]
        items += [[_option(needs, offer, len(self._levels)) for offer in some] for some in shared.values()]
        prices = ascend(items, [need.amount for need in needs])
        for name, some in shared.items():
            gains = _option(needs, some[0], 1).gains
            if gains:
                yield name, sum(prices[n] * min(gain, needs[n].amount) for n, gain in gains.items()) + 1e-9


def _option(needs: Sequence[Need], offer: Offer, by: int) -> Option:
    gains = {n: need.gains.get(offer.question, {}).get(offer.value, 0) for n, need in enumerate(needs)}
    return Option(offer.price // by, {n: gain for n, gain in gains.items() if gain})


def share(price: int, parts: Mapping[str, float], activity: str) -> int:
    """Return what one activity pays of a price, in proportion to parts; all of them together pay just the price."""
    if activity not in parts:
        return 0
    total = sum(parts.values())
    shares = {name: int(price * (part / total)) for name, part in parts.items()}
    most = max(shares, key=lambda name: (shares[name], name))
    return shares[activity] + (price - sum(shares.values()) if activity == most else 0)
