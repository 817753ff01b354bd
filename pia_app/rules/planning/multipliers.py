"""A price for each need, so that what an option gives can be held against what it costs: a guide, not a proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

ROUNDS: Final = 30
PATIENCE: Final = 3


class Offer(Protocol):
    """One option of an item."""

    @property
    def price(self) -> int:
        """What it costs."""

    @property
    def gains(self) -> Mapping[int, int]:
        """What it gives to each need."""


Terms = list[tuple[float, tuple[tuple[int, float], ...]]]
"""The options of one item: price, and what each gives to the needs, none more than the need lacks."""


def ascend(items: Sequence[Sequence[Offer]], amounts: Sequence[int]) -> list[float]:
    """Return multipliers of 0 or more, by the subgradient method on the relaxed problem (Held and Karp 1971)."""
    offers = [_terms(item, amounts) for item in items]
    upper = sum(max(price for price, _ in terms) for terms in offers if terms)
    prices, best, kept = [0.0] * len(amounts), -1.0, [0.0] * len(amounts)
    step, stale = 1.0, 0
    for _ in range(ROUNDS):
        value, lack = _relaxed(offers, amounts, prices)
        if value > best:
            best, kept, stale = value, prices, 0
        else:
            stale += 1
            if stale >= PATIENCE:
                step, stale = step / 2, 0
        length = sum(one * one for one in lack)
        if not length or value >= upper:
            break
        stride = step * (upper - value) / length
        prices = [max(0.0, price + stride * one) for price, one in zip(prices, lack, strict=True)]
    return kept


def _terms(item: Sequence[Offer], amounts: Sequence[int]) -> Terms:
    return [
        (float(offer.price), tuple((need, float(min(gain, amounts[need]))) for need, gain in offer.gains.items()))
        for offer in item
    ]


def _relaxed(offers: Sequence[Terms], amounts: Sequence[int], prices: Sequence[float]) -> tuple[float, list[float]]:
    """Return the least price where a lack is paid for, not forbidden, and what each need then lacks."""
    value = sum(price * amount for price, amount in zip(prices, amounts, strict=True))
    lack = [float(amount) for amount in amounts]
    for terms in offers:
        least: float = 0.0
        taken: tuple[tuple[int, float], ...] = ()
        for price, gains in terms:
            reduced = price - sum(prices[need] * gain for need, gain in gains)
            if reduced < least:
                least, taken = reduced, gains
        value += least
        for need, gain in taken:
            lack[need] -= gain
    return value, lack
