"""How far each activity is brought down where a budget does not reach for all: the worst level first, exactly.

A menu lists for one activity the levels it can be brought to and their prices, from the highest level, which is free,
to the lowest wanted. A level wanted counts as 0. One choice of levels is better than another where fewer activities
stand at the worst level; where these are as many, at the next one; and at last where it is cheaper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

Menu = Sequence[tuple[int, int]]
"""(level that counts, price), the level falling and the price rising."""

LEVELS: Final = (4, 3, 2)
Counts = tuple[int, ...]
"""How many activities stand at each of `LEVELS` above what is wanted."""

Spent = tuple[Counts, int, tuple[int, ...]]
"""Counts, price, and for each activity the number of the entry chosen from its menu."""


def spend(menus: Sequence[Menu], budget: int | None) -> Spent | None:
    """Return the best choice within a budget, or None where even doing nothing is too dear."""
    lowest = tuple(len(menu) - 1 for menu in menus)
    price = sum(menu[-1][1] for menu in menus)
    if budget is None or price <= budget:
        return counts(menu[-1][0] for menu in menus), price, lowest
    limits: Counts = ()
    for depth in range(1, len(LEVELS) + 1):  # first only how many stand at the worst level, then at the next as well
        found = _best(menus, budget, LEVELS[:depth], limits)
        if found is None:
            return None
        limits = found[0]
    return found


def counts(levels: Iterable[int]) -> Counts:
    """Return how many of some levels are each of `LEVELS`."""
    held = list(levels)
    return tuple(held.count(level) for level in LEVELS)


@dataclass(frozen=True, slots=True)
class _State:
    """The cheapest way to some counts: its price, the entry chosen last, and the state before it."""

    price: int
    entry: int = 0
    before: _State | None = None


def _best(menus: Sequence[Menu], budget: int, told: Sequence[int], limits: Counts) -> Spent | None:
    """Return the best choice where only the levels `told` are told apart, none of them oftener than the limits say."""
    states = {(0,) * len(told): _State(0)}
    for menu in menus:
        after: dict[Counts, _State] = {}
        for held, state in states.items():
            for number, level, price in _told_apart(menu, told):
                total = state.price + price
                now = tuple(n + (one == level) for n, one in zip(held, told, strict=True))
                if total > budget or any(n > most for n, most in zip(now, limits, strict=False)):
                    continue
                if now not in after or total < after[now].price:
                    after[now] = _State(total, number, state)
        states = after
    if not states:
        return None
    best = min(states)
    return best, states[best].price, tuple(_entries(states[best]))[::-1]


def _told_apart(menu: Menu, told: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return the entries worth looking at (number, level, price): of levels not told apart only the cheapest."""
    entries = [(number, level, price) for number, (level, price) in enumerate(menu)]
    rest = [entry for entry in entries if entry[1] not in told]
    return [entry for entry in entries if entry[1] in told] + rest[:1]


def _entries(state: _State) -> Iterator[int]:
    while state.before is not None:
        yield state.entry
        state = state.before


def bound(menus: Sequence[Menu], budget: int | None) -> tuple[Counts, int]:
    """Return counts and a price such that no choice within the budget is better: quick, and not always to be had."""
    price = sum(menu[-1][1] for menu in menus)
    if budget is None or price <= budget:
        return counts(menu[-1][0] for menu in menus), price
    above, least = [], 0
    for level in LEVELS:
        prices = sorted(p for menu in menus if (p := _below(menu, level)) is not None)
        sums = list(accumulate(prices, initial=0))
        reached = max(n for n, total in enumerate(sums) if total <= budget)
        above.append(len(menus) - reached)
        least = max(least, sums[reached])
    return tuple(n - before for n, before in zip(above, (0, *above), strict=False)), least


def _below(menu: Menu, level: int) -> int | None:
    """Return the price of the highest entry below a level."""
    return next((price for own, price in menu if own < level), None)
