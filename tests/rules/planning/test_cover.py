"""The cheapest cover is the cheapest: held against every choice there is, on thousands of small problems."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from pia_app.rules.planning.cover import Cover, Option
from pia_app.rules.planning.search import NONE

Items = list[list[Option]]


def problem(seed: int) -> tuple[Items, list[int]]:
    """Return items that serve some needs, many of them the same ones, and what the needs lack."""
    dice = random.Random(seed)
    needs = dice.randrange(1, 5)
    items = [
        [
            Option(dice.randrange(0, 12), {k: dice.randrange(0, 6) for k in range(needs) if dice.random() < 0.6})
            for _ in range(dice.choice([1, 1, 1, 2, 3]))
        ]
        for _ in range(dice.randrange(0, 8))
    ]
    return items, [dice.randrange(-2, 12) for _ in range(needs)]


def price(items: Items, chosen: Sequence[int]) -> int:
    return sum(item[c].price for item, c in zip(items, chosen, strict=True) if c != NONE)


def covers(items: Items, needs: Sequence[int], chosen: Sequence[int]) -> bool:
    given_ = [item[c].gains for item, c in zip(items, chosen, strict=True) if c != NONE]
    return all(sum(gains.get(k, 0) for gains in given_) >= need for k, need in enumerate(needs))


@settings(max_examples=1_500, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_choice_that_covers_every_need_is_cheaper(seed: int) -> None:
    items, needs = problem(seed)
    every = product(*(range(-1, len(item)) for item in items))
    least = min((price(items, one) for one in every if covers(items, needs, one)), default=None)
    found = Cover(items, len(needs)).cheapest(needs)
    assert (found is None) == (least is None)
    if found is not None:
        assert found[0] == least == price(items, found[1])
        assert covers(items, needs, found[1])


def test_the_same_problem_has_the_same_answer_whatever_was_asked_before() -> None:
    for seed in range(60):
        items, needs = problem(seed)
        fresh = Cover(items, len(needs)).cheapest(needs)
        used = Cover(items, len(needs))
        for other in range(6):
            used.cheapest([need + other - 3 for need in needs])
        assert used.cheapest(needs) == fresh


def test_where_nothing_is_needed_nothing_is_chosen() -> None:
    assert Cover([[Option(3, {0: 5})]], 1).cheapest([0]) == (0, (NONE,))
    assert Cover([], 0).cheapest([]) == (0, ())


def test_what_cannot_be_covered_is_told() -> None:
    assert Cover([[Option(3, {0: 5})]], 1).cheapest([6]) is None
    assert Cover([], 1).cheapest([1]) is None
    assert Cover([[Option(1, {0: 1, 1: 0}), Option(1, {0: 0, 1: 1})]], 2).cheapest([1, 1]) is None


def test_prices_too_large_for_a_float_are_told_apart() -> None:
    huge = 10**30
    items = [[Option(huge + 1, {0: 1, 1: 1})], [Option(huge, {0: 1, 1: 1})]]
    assert Cover(items, 2).cheapest([1, 1]) == (huge, (NONE, 0))
