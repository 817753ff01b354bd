"""Condition text → condition tree: a whitelist over Python's own parser, every fault with its column."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final, NoReturn

from pia_app.model import Condition, Question

LONGEST: Final = 2_000
MOST_PARTS: Final = 2_000
DEEPEST: Final = 60
COMPARISONS: Final = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "=="}


class BadCondition(Exception):
    """A condition that cannot be understood; `column` counts from 1."""

    def __init__(self, code: str, column: int = 1, **facts: object) -> None:
        self.code, self.column, self.facts = code, column, facts
        super().__init__(code)


@dataclass(slots=True)
class Names:
    """What a condition may speak of: questions, terms already read, catalogue tags, and thresholds by their names."""

    questions: Mapping[str, Question]
    terms: Mapping[str, Condition]
    catalogues: Mapping[str, Mapping[str, frozenset[str]]]
    roles: frozenset[str] = field(default_factory=lambda: frozenset({"fact"}))
    numbers: Mapping[str, float] = field(default_factory=dict)


def parse(text: str, names: Names) -> Condition:
    """Read one condition. Raises BadCondition; negation ends up at the leaves (De Morgan)."""
    text = text.strip()
    if len(text) > LONGEST:
        raise BadCondition("condition_too_long", limit=LONGEST)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python thinks of the style of a condition is nobody's concern
            tree = ast.parse(text, mode="eval")
        condition = _Reader(names, text).read(tree.body)
    except (SyntaxError, RecursionError, MemoryError, ValueError) as error:
        column = getattr(error, "offset", 1) or len(text) + 1  # 0 and None mean the end
        raise BadCondition("condition_syntax", column) from None
    if _too_large(condition):
        raise BadCondition("condition_too_large", limit=MOST_PARTS)
    return condition


def _too_large(condition: Condition) -> bool:
    """Whether the tree, with all the terms in it, is larger than any person needs: terms can double each other."""
    parts, waiting = 0, [(condition, 1)]
    while waiting:
        part, depth = waiting.pop()
        parts += 1
        if parts > MOST_PARTS or depth > DEEPEST:
            return True
        waiting.extend((inner, depth + 1) for inner in part.args)
    return False


class _Reader:
    def __init__(self, names: Names, text: str) -> None:
        self.names, self.text_read = names, text

    def refuse(self, node: ast.AST, code: str, **facts: object) -> NoReturn:
        before = self.text_read.encode()[: getattr(node, "col_offset", 0)]  # Python counts bytes, people characters
        raise BadCondition(code, len(before.decode(errors="ignore")) + 1, **facts)

    def read(self, node: ast.expr, negate: bool = False) -> Condition:
        if isinstance(node, ast.BoolOp):
            joined_by_and = isinstance(node.op, ast.And) is not negate
            return Condition("and" if joined_by_and else "or", args=tuple(self.read(v, negate) for v in node.values))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.read(node.operand, not negate)
        if isinstance(node, ast.Name):
            return self.term(node, negate)
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            return self.compare(node, negate)
        if isinstance(node, ast.Call):
            return self.turned(self.call(node), negate)
        return self.refuse(node, "condition_form")

    def turned(self, leaf: Condition, negate: bool) -> Condition:
        return Condition("not", args=(leaf,)) if negate else leaf

    def term(self, node: ast.Name, negate: bool) -> Condition:
        known = self.names.terms.get(node.id)
        if known is None:
            self.refuse(node, "condition_unknown_name", name=node.id, near=self.near(node.id))
        return negated(known) if negate else Condition("term", name=node.id, args=(known,))

    def near(self, name: str) -> str:
        return next(iter(get_close_matches(name, [*self.names.terms, *self.names.questions], 1)), "")

    def question(self, node: ast.expr, *types: str) -> Question:
        if not isinstance(node, ast.Name):
            self.refuse(node, "condition_form")
        question = self.names.questions.get(node.id)
        if question is None:
            self.refuse(node, "condition_unknown_name", name=node.id, near=self.near(node.id))
        if question.role not in self.names.roles:
            self.refuse(node, "condition_role", name=node.id, role=question.role)
        if question.type not in types:
            self.refuse(node, "condition_type", name=node.id, type=question.type)
        return question

    def choice(self, node: ast.expr, question: Question) -> str:
        value = self.text(node)
        known = self.names.catalogues.get(question.catalogue, {}) if question.catalogue else question.choices
        if value not in known:
            self.refuse(node, "condition_option", name=question.id, option=value)
        return value

    def text(self, node: ast.expr) -> str:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            self.refuse(node, "condition_text")
        return node.value

    def number(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name) and node.id in self.names.numbers:
            return str(self.names.numbers[node.id])
        if (
            not isinstance(node, ast.Constant)
            or isinstance(node.value, bool)
            or not isinstance(node.value, (int, float))
        ):
            self.refuse(node, "condition_number")
        return str(node.value)

    def compare(self, node: ast.Compare, negate: bool) -> Condition:
        left, op, right = node.left, node.ops[0], node.comparators[0]
        if isinstance(op, (ast.In, ast.NotIn)):
            negate = negate is not isinstance(op, ast.NotIn)
            return self.turned(self.membership(left, right), negate)
        if isinstance(op, (ast.Eq, ast.NotEq)) and isinstance(right, ast.Constant) and isinstance(right.value, str):
            question = self.question(left, "single", "yes_no")
            negate = negate is not isinstance(op, ast.NotEq)
            return self.turned(Condition("is", question.id, (self.choice(right, question),)), negate)
        negate = negate is not isinstance(op, ast.NotEq)
        sign = "==" if isinstance(op, ast.NotEq) else COMPARISONS.get(type(op))
        if sign is None:
            self.refuse(node, "condition_form")
        return self.turned(self.measured(left, sign, right), negate)

    def measured(self, left: ast.expr, sign: str, right: ast.expr) -> Condition:
        if not isinstance(left, ast.Call):
            return Condition("compare", self.question(left, "number").id, (sign, self.number(right)))
        arguments = self.arguments(left, "rows", 1)
        if len(arguments) > 1:
            self.refuse(arguments[1], "condition_call", name="rows")
        return Condition("rows", self.question(arguments[0], "table").id, (sign, self.number(right)))

    def membership(self, left: ast.expr, right: ast.expr) -> Condition:
        if isinstance(right, (ast.List, ast.Tuple)):
            question = self.question(left, "single", "yes_no")
            return Condition("in", question.id, tuple(self.choice(v, question) for v in right.elts))
        question = self.question(right, "multiple")
        return Condition("has", question.id, (self.choice(left, question),))

    def arguments(self, node: ast.Call, name: str, least: int) -> list[ast.expr]:
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        if called != name or node.keywords or len(node.args) < least:
            self.refuse(node, "condition_call", name=called)
        return node.args

    def call(self, node: ast.Call) -> Condition:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in ("any_row", "any_item"):
            self.refuse(node, "condition_call", name=name)
        table_node, column_node, *values = self.arguments(node, name, 3)
        table = self.question(table_node, "table")
        column = next((c for c in table.columns if isinstance(column_node, ast.Name) and c.id == column_node.id), None)
        if column is None:
            self.refuse(column_node, "condition_column", name=table.id)
        known: frozenset[str] = frozenset(column.options)
        if column.catalogue:
            entries = self.names.catalogues.get(column.catalogue, {})
            known = frozenset(entries) if name == "any_row" else frozenset().union(*entries.values())
        elif name == "any_item":
            self.refuse(column_node, "condition_column", name=table.id)
        wanted = tuple(self.text(v) for v in values)
        for value, value_node in zip(wanted, values, strict=True):
            if value not in known:
                self.refuse(value_node, "condition_option", name=f"{table.id}.{column.id}", option=value)
        return Condition(name, table.id, (column.id, *wanted))


def negated(condition: Condition) -> Condition:
    """Return the opposite of a condition, with `not` at the leaves alone."""
    if condition.op in ("and", "or"):
        return Condition("or" if condition.op == "and" else "and", args=tuple(negated(c) for c in condition.args))
    if condition.op == "term":
        return negated(condition.args[0])
    if condition.op == "not":
        return condition.args[0]
    return Condition("not", args=(condition,))
