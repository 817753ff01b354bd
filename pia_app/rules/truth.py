"""Conditions over answers in four values: yes, no, not answered yet, and don't know."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from pia_app.model import Answer, Condition, Library, Row, State


class Truth(IntEnum):
    """What the answers say of a condition.

    PENDING depends on a missing answer; UNKNOWN depends on a "don't know" and counts as the worse case.
    """

    NO = 0
    PENDING = 1
    UNKNOWN = 2
    YES = 3

    @property
    def certain_or_feared(self) -> bool:
        """Whether it counts now: it holds, or somebody does not know (legal.md §0 b)."""
        return self >= Truth.UNKNOWN


NO, PENDING, UNKNOWN, YES = Truth.NO, Truth.PENDING, Truth.UNKNOWN, Truth.YES

# What an answer table holds for a question that is not asked: it can make no condition true.
NOT_ASKED: Final = Answer(state=State.NOT_APPLICABLE)

Facts = Mapping[str, Answer]
Test = Callable[[Facts], Truth]

COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
}


def compile_condition(condition: Condition, library: Library) -> Test:
    """Turn a condition into a function of the answers; conditions without one (None) are always true."""
    if condition.op == "and":
        return _all([compile_condition(c, library) for c in condition.args])
    if condition.op == "or":
        return _any([compile_condition(c, library) for c in condition.args])
    if condition.op == "term":
        return compile_condition(condition.args[0], library)
    if condition.op == "not":
        return _negated(compile_condition(condition.args[0], library))
    return _leaf(condition.name, _check(condition, library))


def _all(tests: list[Test]) -> Test:
    def test(facts: Facts) -> Truth:
        worst = YES
        for part in tests:
            value = part(facts)
            if value < worst:
                if value is NO:
                    return NO
                worst = value
        return worst

    return test


def _any(tests: list[Test]) -> Test:
    def test(facts: Facts) -> Truth:
        best = NO
        for part in tests:
            value = part(facts)
            if value > best:
                if value is YES:
                    return YES
                best = value
        return best

    return test


def _negated(inner: Test) -> Test:
    def test(facts: Facts) -> Truth:
        value = inner(facts)
        return YES if value is NO else NO if value is YES else value

    return test


@dataclass(frozen=True, slots=True)
class Weighed:
    """A condition that can say which facts decided: a test, its parts, and at a leaf the question it looks at."""

    test: Test
    parts: tuple[Weighed, ...] = ()
    question: str = ""

    def decisive(self, facts: Facts, truth: Truth) -> Iterator[str]:
        """Name the questions by whose answers the condition stands as it does; one may come twice."""
        if self.question:
            yield self.question
        for part in self.parts:
            if part.test(facts) is truth:
                yield from part.decisive(facts, truth)


def weigh(condition: Condition, library: Library) -> Weighed:
    """Compile a condition with all its parts."""
    test = compile_condition(condition, library)
    if condition.op in ("and", "or", "term"):
        return Weighed(test, tuple(weigh(part, library) for part in condition.args))
    return Weighed(test, question=condition.args[0].name if condition.op == "not" else condition.name)


def _leaf(name: str, check: Callable[[Answer], bool]) -> Test:
    def test(facts: Facts) -> Truth:
        answer = facts.get(name)
        if answer is None:
            return PENDING
        if answer.state is State.GIVEN:
            return YES if check(answer) else NO
        return UNKNOWN if answer.state is State.UNKNOWN else NO

    return test


def _check(condition: Condition, library: Library) -> Callable[[Answer], bool]:
    """Return what a leaf asks of an answer that was given."""
    values = condition.values
    if condition.op in ("is", "in"):
        wanted = frozenset(values)
        return lambda a: a.value in wanted if isinstance(a.value, str) else False
    if condition.op == "has":
        return lambda a: isinstance(a.value, tuple) and values[0] in a.value
    if condition.op in ("compare", "rows"):
        return _number_check(condition)
    tags = _column_tags(condition, library) if condition.op == "any_item" else {}
    column, wanted = values[0], frozenset(values[1:])
    if condition.op == "any_item":
        hits = frozenset(entry for entry, own in tags.items() if own & wanted)
        return lambda a: any(r.cells.get(column, "") in hits for r in _rows(a))
    return lambda a: any(r.cells.get(column, "") in wanted for r in _rows(a))


def _number_check(condition: Condition) -> Callable[[Answer], bool]:
    compare, limit = COMPARE[condition.values[0]], float(condition.values[1])
    if condition.op == "rows":
        return lambda a: compare(len(_rows(a)), limit)
    return lambda a: isinstance(a.value, (int, float)) and compare(a.value, limit)


def _rows(answer: Answer) -> tuple[Row, ...]:
    value = answer.value
    return tuple(r for r in value if isinstance(r, Row)) if isinstance(value, tuple) else ()


def _column_tags(condition: Condition, library: Library) -> Mapping[str, frozenset[str]]:
    table = library.question[condition.name]
    column = next(c for c in table.columns if c.id == condition.values[0])
    return library.tags[column.catalogue]
