"""What it costs to bring one activity down to a level, given what is done for the whole assessment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pia_app.rules.planning.needs import Need, Wanted, given_of, needs_of
from pia_app.rules.planning.offers import Compound, Offer, Offers
from pia_app.rules.planning.worlds import Done, Worlds

Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """The cheapest way to a level: its price, and the tasks of the activity that it takes."""

    price: int
    offers: tuple[Offer, ...]
    compounds: tuple[Compound, ...]


class Costs:
    """Work out each cost once. `shared` are the compound tasks of the whole assessment that are taken as done."""

    def __init__(self, worlds: Worlds, offers: Offers, shared: Sequence[Compound] = ()) -> None:
        self.worlds, self.offers = worlds, offers
        self.shared: Done = frozenset(one.key for one in shared)
        self._wanted: dict[tuple[str, int, Done], Wanted | None] = {}
        self._asked: dict[tuple[str, int], frozenset[str]] = {}
        self._ways: dict[tuple[str, int, Given | frozenset[tuple[str, str]]], Way | None] = {}

    def way(self, activity: str, level: int, given: Given) -> Way | None:
        """Return the cheapest way to bring an activity down to a level, or None; `given` are shared answers."""
        asked = self.asked(activity, level)
        key = (activity, level, frozenset((name, value) for name, value in given.items() if name in asked))
        if key not in self._ways:
            self._ways[key] = self._cheapest(activity, level, dict(key[2]))
        return self._ways[key]

    def asked(self, activity: str, level: int) -> frozenset[str]:
        """Return the questions asked once on which it depends what a level costs."""
        key = activity, level
        if key not in self._asked:
            wanted = [self._wanted_of(activity, level, some) for some in subsets(self._compounds(activity))]
            gains = [item for one in wanted if one is not None for need in one.needs for item in need.gains.items()]
            self._asked[key] = frozenset(name for name, values in gains if values) & self.offers.of("").keys()
        return self._asked[key]

    def _compounds(self, activity: str) -> tuple[Compound, ...]:
        return self.offers.compound.get(activity, ())

    def _wanted_of(self, activity: str, level: int, some: Iterable[Compound]) -> Wanted | None:
        done = self.shared | {one.key for one in some}
        key = activity, level, done
        if key not in self._wanted:
            needs = needs_of(self.worlds.demands(activity, done), level)
            self._wanted[key] = None if needs is None else Wanted(needs, self.offers.of(activity))
        return self._wanted[key]

    def _cheapest(self, activity: str, level: int, given: Given) -> Way | None:
        best: Way | None = None
        for some in subsets(self._compounds(activity)):
            price = sum(one.price for one in some)
            wanted = self._wanted_of(activity, level, some) if best is None or price < best.price else None
            found = wanted.cheapest(given) if wanted is not None else None
            if found is not None and (best is None or price + found[0] < best.price):
                best = Way(price + found[0], found[1], some)
        return best


def alone(worlds: Worlds, offers: Offers, activity: str, level: int, done: Given, compounds: Done) -> int | None:
    """Return the price of a level beyond what is done already, were this the only activity, or None.

    An answer that is given in part may be made better; then what is given counts towards it.
    """
    needs = needs_of(worlds.demands(activity, compounds), level)
    if needs is None:
        return None
    left = tuple(Need(need.amount - given_of(need, done), _beyond(need, done)) for need in needs)
    found = Wanted(left, {**offers.of(""), **offers.of(activity)}).cheapest({})
    return None if found is None else found[0]


def _beyond(need: Need, done: Given) -> dict[str, dict[str, int]]:
    """Return what answers give beyond those given already."""
    return {
        name: {value: max(0, gain - values.get(done.get(name, ""), 0)) for value, gain in values.items()}
        for name, values in need.gains.items()
    }


def subsets(compounds: Sequence[Compound]) -> Iterator[tuple[Compound, ...]]:
    """Yield every choice of compound tasks that make no fact two things at once, the smaller ones first."""
    for size in range(len(compounds) + 1):
        for some in combinations(compounds, size):
            held = {item for one in some for item in one.facts.items()}
            if len({name for name, _ in held}) == len(held):
                yield some
