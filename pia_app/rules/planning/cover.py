"""The cheapest choice that covers every need, exactly: what has no alternative first, then part by part a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pia_app.rules.planning.search import NONE, Entry, Part, search


@dataclass(frozen=True, slots=True)
class Option:
    """One way to choose an item: what it costs, and how much it gives to each need (by number)."""

    price: int
    gains: Mapping[int, int]


Item = Sequence[Option]
Found = tuple[int, tuple[int, ...]]
"""The least price, and for each item the number of the option chosen, or NONE."""


class Cover:
    """Some items, made ready to cover needs of different amounts; each answer is worked out once."""

    def __init__(self, items: Sequence[Item], needs: int) -> None:
        self.items = items
        self.most = [_most(item) for item in items]
        self.serving: list[list[int]] = [[] for _ in range(needs)]
        self.supply = [0] * needs
        for number, most in enumerate(self.most):
            for need, gain in most.items():
                self.serving[need].append(number)
                self.supply[need] += gain
        self._known: dict[tuple[int, ...], Found | None] = {}

    def cheapest(self, amounts: Sequence[int]) -> Found | None:
        """Return the cheapest choice of at most one option per item that gives every need enough, or None.

        Prices and gains are whole numbers of 0 or more. Of several equally cheap choices always the same is returned.
        """
        key = tuple([max(0, amount) for amount in amounts])
        if key not in self._known:
            self._known[key] = _solve(self, key)
        return self._known[key]


def _solve(cover: Cover, amounts: Sequence[int]) -> Found | None:
    problem = _Problem(cover, amounts)
    if not problem.reduce():
        return None
    for members, part in problem.parts():
        chosen = search(part)
        if chosen is None:
            return None
        for number, option in zip(members, chosen, strict=True):
            problem.chosen[number] = option
    return problem.price(), tuple(problem.chosen)


class _Problem:
    """A problem while it is being taken apart: what is chosen already, and what may still be (`left`)."""

    def __init__(self, cover: Cover, amounts: Sequence[int]) -> None:
        self.items, self.most, self.serving = cover.items, cover.most, cover.serving
        self.needs = list(amounts)
        self.chosen = [NONE] * len(cover.items)
        self.left = set(range(len(cover.items)))
        self.supply = list(cover.supply)

    def price(self) -> int:
        """Return the price of what is chosen."""
        return sum(item[c].price for item, c in zip(self.items, self.chosen, strict=True) if c != NONE)

    def reduce(self) -> bool:
        """Choose what has no alternative, again and again; return whether the needs can be covered at all."""
        waiting = {need for need, amount in enumerate(self.needs) if amount > 0}
        while waiting:
            need = waiting.pop()
            if self.needs[need] <= 0:
                continue
            spare = self.supply[need] - self.needs[need]
            if spare < 0:
                return False
            for number in self.serving[need]:
                if number in self.left and self.most[number][need] > spare:
                    waiting |= self._force(number, need, spare)
        return True

    def _force(self, number: int, need: int, spare: int) -> set[int]:
        """Choose an item without which a need is not covered, if only one option will do; return the needs it met."""
        most = self.most[number].get(need, 0)
        fit = [n for n, option in enumerate(self.items[number]) if most - option.gains.get(need, 0) <= spare]
        if len(fit) > 1:
            return set()
        for other, gain in self.most[number].items():
            self.supply[other] -= gain
        for other, gain in self.items[number][fit[0]].gains.items():
            self.needs[other] -= gain
        self.left.discard(number)
        self.chosen[number] = fit[0]
        return set(self.most[number])

    def parts(self) -> list[tuple[list[int], Part]]:
        """Divide what is left into parts that share no need, each with the numbers of its items."""
        open_needs = {need for need, amount in enumerate(self.needs) if amount > 0}
        touched = {n: open_needs & self.most[n].keys() for n in sorted(self.left)}
        found = []
        while open_needs:
            needs, members = _connected(min(open_needs), touched)
            open_needs -= needs
            found.append((members, self._part(members, sorted(needs))))
        return found

    def _part(self, members: Sequence[int], needs: Sequence[int]) -> Part:
        place = {need: n for n, need in enumerate(needs)}
        entries = [
            [
                Entry(number, option.price, {place[k]: gain for k, gain in option.gains.items() if gain and k in place})
                for number, option in enumerate(self.items[member])
            ]
            for member in members
        ]
        return Part(entries, [self.needs[need] for need in needs])


def _most(item: Item) -> dict[int, int]:
    """Return the most that any option of an item gives to each need."""
    found: dict[int, int] = {}
    for option in item:
        for need, gain in option.gains.items():
            if gain > found.get(need, 0):
                found[need] = gain
    return found


def _connected(first: int, touched: dict[int, set[int]]) -> tuple[set[int], list[int]]:
    """Return all needs that hang together with one, and the items on which they depend."""
    needs, members, waiting = set[int](), list[int](), {first}
    while waiting:
        need = waiting.pop()
        needs.add(need)
        for number in [n for n, own in touched.items() if need in own]:
            members.append(number)
            waiting |= touched.pop(number) - needs
    return needs, sorted(members)
