"""Finds conditions that depend, through others, on themselves, and the order in which the rest can be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

MOST: Final = 50


def order(needs: Mapping[str, Collection[str]]) -> tuple[list[str], list[list[str]]]:
    """Return the names so that each stands after those it needs, and apart from them every circle.

    A circle names each of its members once; its members are left out of the order. What is needed but not among the
    names is ignored. After 50 circles no more are looked for, and there is no order.
    """
    left = {name: [n for n in needed if n in needs] for name, needed in needs.items()}
    circles: list[list[str]] = []
    while len(circles) < MOST:
        try:
            found = TopologicalSorter(left).static_order()
            return [name for name in found if name in left], circles
        except CycleError as error:
            circle = error.args[1][:0:-1]
            circles.append(circle)
            for name in circle:
                del left[name]
    return [], circles
