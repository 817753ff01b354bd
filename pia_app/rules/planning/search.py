"""Branch and bound over the items that serve several needs; those that serve one are read from a table.

The bound splits the price of an item between the needs it serves, so that each need can be covered by itself: the
least price of that, read from the need's own table, is never more than the true price (Lagrangian decomposition;
Guignard and Kim 1987). Everything is a whole number, so nothing is lost to rounding. The multipliers that guide the
split come from a short ascent and may be as rough as they like: they cost time, never the optimum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pia_app.rules.planning.multipliers import ascend

NONE: Final = -1
IMPOSSIBLE: Final = 1 << 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One option of an item: its number, its price, and what it gives to each need of the part."""

    number: int
    price: int
    gains: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Items that hang together by the needs they serve; `amounts` is what each need still lacks."""

    items: Sequence[Sequence[Entry]]
    amounts: Sequence[int]


def search(part: Part) -> list[int] | None:
    """Return for each item the number of the option chosen, or NONE, at the least price; None where no choice will do.

    That can only be where an item offers to one need what it does not offer to another at the same time.
    """
    found = _Search(part)
    found.descend(0, 0)
    return found.solution() if found.best < IMPOSSIBLE else None


Cell = tuple[int, int, int]
"""What one option means to one need: its share of the price, what it gives, its number."""


class _Table:
    """One need: its items, those that serve several needs first in the order of the search, and the least prices."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self._known: dict[tuple[int, int], int] = {}

    def least(self, row: int, amount: int) -> int:
        """Return the least price at which the items from `row` on give the amount."""
        if amount <= 0:
            return 0
        if row == len(self.rows):
            return IMPOSSIBLE
        found = self._known.get((row, amount))
        if found is None:
            found = self.least(row + 1, amount)
            for price, gain, _ in self.rows[row]:
                if gain and price < found:
                    found = min(found, price + self.least(row + 1, amount - gain))
            self._known[row, amount] = found
        return found

    def chosen(self, row: int, amount: int) -> list[tuple[int, int]]:
        """Return (row, option) of a cheapest choice among the items from `row` on."""
        found = []
        for place in range(row, len(self.rows)):
            least = self.least(place, amount)
            if least == self.least(place + 1, amount):
                continue
            cell = next(c for c in self.rows[place] if c[1] and c[0] + self.least(place + 1, amount - c[1]) == least)
            found.append((place, cell[2]))
            amount -= cell[1]
        return found


class _Search:
    def __init__(self, part: Part) -> None:
        self.items, self.amounts = part.items, list(part.amounts)
        touched = [sorted({need for entry in item for need in entry.gains}) for item in part.items]
        several = [n for n, needs in enumerate(touched) if len(needs) > 1]
        self.order = sorted(several, key=lambda n: (-len(touched[n]), -max(e.price for e in self.items[n]), n))
        self.touched = [touched[n] for n in self.order]
        self.tables = [_Table() for _ in part.amounts]
        self.alone: list[list[int]] = [[] for _ in part.amounts]
        self._lay_tables(touched)
        self.at = [0] * len(part.amounts)
        self.low = [table.least(0, amount) for table, amount in zip(self.tables, part.amounts, strict=True)]
        self.choice = [NONE] * len(self.order)
        self.best = IMPOSSIBLE
        self.best_choice: list[int] = []
        self.best_amounts: list[int] = []

    def _lay_tables(self, touched: Sequence[Sequence[int]]) -> None:
        prices = ascend(self.items, self.amounts)
        for number in self.order:
            shares = [_split(entry, self.amounts, prices) for entry in self.items[number]]
            for need in touched[number]:
                cells = [
                    (share.get(need, 0), entry.gains.get(need, 0), entry.number)
                    for share, entry in zip(shares, self.items[number], strict=True)
                ]
                self.tables[need].rows.append(cells)
        for number, needs in enumerate(touched):
            if len(needs) == 1:
                need = needs[0]
                self.alone[need].append(number)
                cells = [(entry.price, entry.gains.get(need, 0), entry.number) for entry in self.items[number]]
                self.tables[need].rows.append(cells)

    def descend(self, depth: int, price: int) -> None:
        """Decide the next item; `price` is that of what has been decided."""
        if depth == len(self.order):
            total = price + sum(self.low)
            if total < self.best:
                self.best, self.best_choice, self.best_amounts = total, list(self.choice), list(self.amounts)
            return
        needs = self.touched[depth]
        before = [(self.amounts[need], self.low[need]) for need in needs]
        rest = sum(self.low) - sum(low for _, low in before)
        for need in needs:
            self.at[need] += 1
        for bound, amounts, lows, entry in sorted(self._branches(depth, needs, before), key=lambda one: one[0]):
            if price + rest + bound >= self.best:
                break
            for need, amount, low in zip(needs, amounts, lows, strict=True):
                self.amounts[need], self.low[need] = amount, low
            self.choice[depth] = entry.number if entry else NONE
            self.descend(depth + 1, price + (entry.price if entry else 0))
        for need, (amount, low) in zip(needs, before, strict=True):
            self.amounts[need], self.low[need] = amount, low
            self.at[need] -= 1

    def _branches(
        self, depth: int, needs: Sequence[int], before: Sequence[tuple[int, int]]
    ) -> list[tuple[int, list[int], list[int], Entry | None]]:
        """Return what each way to decide an item leads to: a bound, the needs left, their least prices."""
        found: list[tuple[int, list[int], list[int], Entry | None]] = []
        for entry in (*self.items[self.order[depth]], None):
            gains = entry.gains if entry else {}
            amounts = [amount - gains.get(need, 0) for need, (amount, _) in zip(needs, before, strict=True)]
            lows = [self.tables[n].least(self.at[n], amount) for n, amount in zip(needs, amounts, strict=True)]
            found.append((sum(lows) + (entry.price if entry else 0), amounts, lows, entry))
        return found

    def solution(self) -> list[int]:
        """Return the best choice found, with the items that serve one need read from the tables."""
        found = [NONE] * len(self.items)
        for number, option in zip(self.order, self.best_choice, strict=True):
            found[number] = option
        for need, table in enumerate(self.tables):
            first = len(table.rows) - len(self.alone[need])
            for row, option in table.chosen(first, self.best_amounts[need]):
                found[self.alone[need][row - first]] = option
        return found


def _split(entry: Entry, amounts: Sequence[int], prices: Sequence[float]) -> dict[int, int]:
    """Divide the price of an option between the needs it serves, in whole numbers that add up to it."""
    worth = {need: prices[need] * min(gain, amounts[need]) for need, gain in entry.gains.items()}
    total = sum(worth.values())
    if not entry.gains:
        return {}
    if total <= 0:
        worth, total = dict.fromkeys(entry.gains, 1.0), float(len(entry.gains))
    shares = {need: int(entry.price * (part / total)) for need, part in worth.items()}
    last = max(shares, key=lambda need: (shares[need], need))
    shares[last] += entry.price - sum(shares.values())
    return shares
