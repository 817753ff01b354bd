"""Which tasks for the whole assessment to take, so that all activities together come out best: the outer search.

Tasks of an activity concern that activity alone, those of the whole assessment all of them. Once the latter are decided
the activities fall apart, and each is a small search of its own (`costs`). So the branching is over the few questions
asked once that any activity needs; the bound takes those not yet decided as done for nothing or, where they are many,
at a share of their price for each activity (`sharing`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pia_app.model import Aim
from pia_app.rules.planning.costs import Costs, Way, subsets
from pia_app.rules.planning.offers import Compound, Offer, Offers
from pia_app.rules.planning.sharing import Shares
from pia_app.rules.planning.spending import Counts, Menu, bound, spend
from pia_app.rules.planning.worlds import Worlds

TOP: Final = 4
FEW: Final = 8
"""With no more questions open than this, a closer bound costs more than it saves."""
Rank = tuple[Counts, int]
"""How many activities stand at each level above what is wanted, and the price: the smaller the better."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The tasks chosen: those of the whole assessment, and for each activity its way."""

    rank: Rank
    offers: tuple[Offer, ...]
    compounds: tuple[Compound, ...]
    ways: Mapping[str, Way]


def choose(worlds: Worlds, offers: Offers, aim: Aim) -> Choice:
    """Return the best choice of tasks for an aim."""
    best: Choice | None = None
    for shared in subsets(offers.compound.get("", ())):
        costs = Costs(worlds, offers, shared)
        found = _Search(costs, aim, shared, best).run()
        best = found if found is not None else best
    if best is None:  # to do nothing is always a choice
        raise ValueError(aim)
    return best


@dataclass(frozen=True, slots=True)
class _Node:
    """Some questions decided: the offers taken (None = none), their price, and what is then possible at best.

    `rank` is no worse than anything that the questions still open can lead to.
    """

    taken: tuple[Offer | None, ...]
    price: int
    menus: tuple[Menu, ...]
    ways: tuple[tuple[Way, ...], ...]
    rank: Rank


class _Search:
    def __init__(self, costs: Costs, aim: Aim, compounds: Sequence[Compound], best: Choice | None) -> None:
        self.costs, self.aim, self.compounds, self.best = costs, aim, tuple(compounds), best
        self.offers = costs.offers.of("")
        self.activities = costs.worlds.activities
        self.budget = costs.offers.limit(aim.budget)
        self.levels = {activity: self._levels(activity) for activity in self.activities}
        self.questions = self._questions()
        self.shares = Shares(costs, self.levels, self.questions)

    def _levels(self, activity: str) -> tuple[int, ...]:
        """Return the levels to which an activity may be brought: where money is no matter, only the lowest possible."""
        hoped = {name: some[0].value for name, some in self.offers.items()}
        levels = range(self.aim.of(activity), TOP + 1)
        found = tuple(level for level in levels if self.costs.way(activity, level, hoped) is not None)
        return found[:1] if self.budget is None else found

    def _questions(self) -> list[str]:
        """Return the questions asked once that matter to any activity, the one that matters to most first."""
        asked: list[str] = []
        for activity, levels in self.levels.items():
            asked += frozenset().union(*(self.costs.asked(activity, level) for level in levels))
        return sorted(set(asked), key=lambda name: (-asked.count(name), name))

    def run(self) -> Choice | None:
        """Return a choice better than the best known before, or None."""
        before = self.best
        price = sum(one.price for one in self.compounds)
        if self.budget is None or price <= self.budget:
            root = self._node((), price, ((),) * len(self.activities))
            if root is not None and self._is_better(root.rank):
                self._descend(root)
        return self.best if self.best is not before else None

    def _node(self, taken: tuple[Offer | None, ...], price: int, before: Sequence[Menu]) -> _Node | None:
        """Work out what is possible once some questions are decided; `before` is what was before the last of them.

        Return None where an activity cannot be brought to any level that is in question.
        """
        given = {name: self.offers[name][0].value for name in self.questions[len(taken) :]}
        given.update({offer.question: offer.value for offer in taken if offer is not None})
        slack = self._slack(price, before)
        found = [
            self._menu(activity, given, menu, slack) for activity, menu in zip(self.activities, before, strict=True)
        ]
        menus = tuple(menu for menu, _ in found)
        if not all(menus):
            return None
        return self._ranked(_Node(taken, price, menus, tuple(ways for _, ways in found), self._rank(menus, price)))

    def _ranked(self, node: _Node) -> _Node:
        """Return a node with a closer bound, where it is worth while to work one out."""
        if len(self.questions) - len(node.taken) <= FEW or not self._is_better(node.rank):
            return node
        return replace(node, rank=max(node.rank, self._shared_rank(node)))

    def _rank(self, menus: Sequence[Menu], price: int) -> Rank:
        held, more = bound(menus, None if self.budget is None else self.budget - price)
        return held, price + more

    def _slack(self, price: int, before: Sequence[Menu]) -> int | None:
        """Return the most that one activity may cost in a choice as good as the best known: others cost something too.

        As many activities as there must be brought below the worst level, and no cheaper than they were at best before.
        """
        if self.budget is None:
            return None
        left = self.budget - price
        if self.best is None or not all(before):
            return left
        wanted = len(before) - self.best.rank[0][0] - 1
        below = sorted(one[1] for menu in before if (one := next((e for e in menu if e[0] < TOP), None)) is not None)
        return left - sum(below[: max(0, wanted)])

    def _menu(
        self, activity: str, given: Mapping[str, str], before: Menu, slack: int | None
    ) -> tuple[Menu, tuple[Way, ...]]:
        """Return the levels that an activity can be brought to, from the highest down, and the ways there.

        What cost more than the slack `before` is left out: no more answers are given now, so it costs no less.
        """
        menu, ways = list[tuple[int, int]](), list[Way]()
        for level in self.levels[activity]:
            counted = self._counted(activity, level)
            if slack is not None and before and _least(before, counted, slack + 1) > slack:
                continue
            way = self.costs.way(activity, level, given)
            if way is None or (ways and way.price >= ways[-1].price):
                continue
            menu.append((counted, way.price))
            ways.append(way)
            if not way.price:
                break
        return menu[::-1], tuple(ways[::-1])

    def _counted(self, activity: str, level: int) -> int:
        return 0 if level == self.aim.of(activity) else level

    def _shared_rank(self, node: _Node) -> Rank:
        """Return a closer bound, which takes the questions still open not for nothing but at a share of their price."""
        given = {offer.question: offer.value for offer in node.taken if offer is not None}
        open_ones = frozenset(self.questions[len(node.taken) :])
        menus = []
        for activity, levels in self.levels.items():
            prices = [(self._counted(activity, n), self.shares.price(activity, n, given, open_ones)) for n in levels]
            menus.append([(counted, price) for counted, price in reversed(prices) if price is not None])
        return self._rank(menus, node.price)

    def _descend(self, node: _Node) -> None:
        """Decide the next question, the more promising way first."""
        if len(node.taken) == len(self.questions):
            self._end(node)
            return
        name = self.questions[len(node.taken)]
        children = [self._child(node, offer) for offer in (*self.offers[name], None)]
        for child in sorted((one for one in children if one is not None), key=lambda one: one.rank):
            if self._is_better(child.rank):
                self._descend(child)

    def _child(self, node: _Node, offer: Offer | None) -> _Node | None:
        """Return what follows from one decision, or None where the budget does not allow it."""
        taken, price = (*node.taken, offer), node.price + (offer.price if offer else 0)
        if self.budget is not None and price > self.budget:
            return None
        if offer is not None and offer is self.offers[offer.question][0]:  # nothing else was hoped for
            return self._ranked(replace(node, taken=taken, price=price, rank=self._rank(node.menus, price)))
        return self._node(taken, price, node.menus)

    def _end(self, node: _Node) -> None:
        left = None if self.budget is None else self.budget - node.price
        spent = spend(node.menus, left)
        if spent is None or not self._is_better((spent[0], node.price + spent[1])):
            return
        picked = zip(self.activities, node.ways, spent[2], strict=True)
        self.best = Choice(
            rank=(spent[0], node.price + spent[1]),
            offers=tuple(offer for offer in node.taken if offer is not None),
            compounds=self.compounds,
            ways={activity: ways[number] for activity, ways, number in picked},
        )

    def _is_better(self, rank: Rank) -> bool:
        return self.best is None or rank < self.best.rank


def _least(menu: Menu, level: int, otherwise: int) -> int:
    """Return what a menu asks for a level or, where a lower one is no dearer, for that."""
    return next((price for own, price in menu if own <= level), otherwise)
