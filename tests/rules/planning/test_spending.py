"""A budget is spent as well as it can be: held against every choice of levels, and its quick bound against that."""

from __future__ import annotations

import random
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from pia_app.rules.planning.spending import Counts, Menu, bound, counts, spend


def menus(seed: int) -> tuple[list[Menu], int]:
    """Return menus from the highest level, which is free, to lower and dearer ones, and a budget."""
    dice = random.Random(seed)
    found: list[Menu] = []
    for _ in range(dice.randrange(0, 6)):
        levels = sorted(dice.sample([0, 2, 3, 4], dice.randrange(1, 5)), reverse=True)
        price, entries = 0, []
        for level in levels:
            entries.append((level, price))
            price += dice.randrange(1, 9)
        found.append(entries)
    return found, dice.randrange(0, 40)


def best(found: list[Menu], budget: int) -> tuple[Counts, int]:
    every = product(*(range(len(menu)) for menu in found))
    made = [[menu[n] for menu, n in zip(found, one, strict=True)] for one in every]
    return min(
        (counts(level for level, _ in one), sum(price for _, price in one))
        for one in made
        if sum(price for _, price in one) <= budget
    )


@settings(max_examples=600, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_choice_within_the_budget_is_better(seed: int) -> None:
    found, budget = menus(seed)
    spent = spend(found, budget)
    assert spent is not None
    assert spent[:2] == best(found, budget)
    chosen = [menu[n] for menu, n in zip(found, spent[2], strict=True)]
    assert counts(level for level, _ in chosen) == spent[0]
    assert sum(price for _, price in chosen) == spent[1]


@settings(max_examples=600, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_quick_bound_is_never_worse_than_what_can_be_had(seed: int) -> None:
    found, budget = menus(seed)
    assert bound(found, budget) <= best(found, budget)
    assert bound(found, None) == (counts(menu[-1][0] for menu in found), sum(menu[-1][1] for menu in found))


def test_without_a_budget_everything_goes_as_low_as_it_can() -> None:
    found = [[(4, 0), (2, 7)], [(3, 0), (0, 100)]]
    assert spend(found, None) == ((0, 0, 1), 107, (1, 1))


def test_a_budget_below_nothing_buys_nothing_not_even_that() -> None:
    assert spend([[(4, 0)]], -1) is None
