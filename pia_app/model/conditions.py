"""The one form a condition has once it is read: a small tree that can be stored, shown and evaluated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """A node of a condition.

    op        | args
    ----------|---------------------------------------------------------------
    and, or   | conditions
    not       | one condition, always a leaf: negation is pushed down on reading
    term      | one condition; `name` is the term
    is        | `name` = question, `values` = one option id or text
    in        | `name` = question, `values` = option ids, one of which it equals
    has       | `name` = multiple-choice question, `values` = one option id it contains
    compare   | `name` = question, `values` = (operator, number as text)
    any_row   | `name` = table, `values` = (column, cell value, ...)
    any_item  | `name` = table, `values` = (column, catalogue tag, ...)
    rows      | `name` = table, `values` = (operator, number as text)
    """

    op: str
    name: str = ""
    values: tuple[str, ...] = ()
    args: tuple[Condition, ...] = ()

    def looks(self) -> Iterator[tuple[str, Condition]]:
        """Walk the single looks at an answer: the question, and the smallest condition about it (with its `not`)."""
        if self.op in ("and", "or", "term"):
            for arg in self.args:
                yield from arg.looks()
        else:
            yield (self.args[0].name if self.op == "not" else self.name), self

    def questions(self) -> frozenset[str]:
        """Return the ids of all questions that this condition looks at."""
        return frozenset(name for name, _ in self.looks())
