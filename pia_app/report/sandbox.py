"""Jinja with nothing in reach: plain data, an allow-list of syntax, no call, no attribute (reliability.md T1, T2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, Final

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

SYNTAX: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Filter, nodes.Test, nodes.Concat, nodes.Tuple, nodes.List, nodes.Keyword,
)  # fmt: skip
FILTERS: Final = (
    "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "join", "last", "length", "list",
    "lower", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "string", "title", "trim",
    "truncate", "unique", "upper",
)  # fmt: skip
TESTS: Final = (
    "boolean", "defined", "divisibleby", "eq", "equalto", "even", "false", "ge", "gt", "greaterthan", "in", "le",
    "lessthan", "lower", "lt", "mapping", "ne", "none", "number", "odd", "sequence", "string", "true", "undefined",
    "upper", "==", "!=", ">", ">=", "<", "<=",
)  # fmt: skip
LOOP: Final = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"})
DEEPEST: Final = 6
# What is not allowed, by the name of its node: the sentence that says so. All the rest is told as "not allowed".
_NODES: Final = {
    "Call": "template_call", "Assign": "template_set", "AssignBlock": "template_set", "NSRef": "template_set",
    "Include": "template_other_file", "Import": "template_other_file", "FromImport": "template_other_file",
    "Extends": "template_other_file", "Block": "template_macro", "Macro": "template_macro",
    "CallBlock": "template_macro", **dict.fromkeys(
        ("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos"), "template_arithmetic"
    ),
}  # fmt: skip


class Refused(TemplateSyntaxError):
    """A template uses what no template may; `code` names the sentence that says so, `facts` fill its blanks."""

    def __init__(self, code: str, line: int = 0, **facts: object) -> None:
        super().__init__(code, line)
        self.code, self.facts = code, facts


class Unprintable(SecurityError):
    """A template prints a whole list or record; `code` names the sentence that says so."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which a template reads dicts, lists and texts, and can reach nothing else.

    `heard` is told of each value that the template prints.
    """

    def __init__(self, heard: Callable[[object], object] | None = None) -> None:
        finalize = _printable if heard is None else lambda value: (heard(value), _printable(value))[1]
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=finalize, cache_size=0)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}

    def is_safe_callable(self, obj: Any) -> bool:
        """Refuse every call."""
        return False

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse every attribute of a Python object."""
        return False

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read a key of a dict, or a plain fact about the loop: `a.items` is the key, never the method."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Read a key of a dict or a place in a list or text."""
        if isinstance(obj, (dict, list, tuple, str)) and isinstance(argument, (str, int)):
            try:
                return obj[argument]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                pass
        return self.undefined(obj=obj, name=str(argument))


def _printable(value: Any) -> Any:
    if isinstance(value, (str, int, float, Undefined)):
        return value
    raise Unprintable("template_whole_record" if isinstance(value, dict) else "template_whole_list")


def allowed(tree: nodes.Template) -> nodes.Template:
    """Return the tree of a template that uses allowed syntax alone. Raises Refused with the line."""
    _walk(tree, 0)
    return tree


def _walk(node: nodes.Node, loops: int) -> None:
    kind = type(node).__name__
    if not isinstance(node, SYNTAX):
        raise Refused(_NODES.get(kind, "template_not_allowed"), node.lineno or 0, what=kind)  # some nodes have no line
    _refuse_names(node)
    if isinstance(node, nodes.For):
        loops += 1
        if loops > DEEPEST or node.recursive:
            raise Refused("template_loops", node.lineno, limit=DEEPEST)
    for child in node.iter_child_nodes():
        _walk(child, loops)


def _refuse_names(node: nodes.Node) -> None:
    """Refuse private names, and filters and tests that are not on the list."""
    name = getattr(node, "name", None) or getattr(node, "attr", None)
    if isinstance(name, str) and name.startswith("_"):
        raise Refused("template_private_name", node.lineno, name=name)
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        raise Refused("template_filter", node.lineno, name=node.name, near=_near(node.name, FILTERS))
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        raise Refused("template_test", node.lineno, name=node.name, near=_near(node.name, TESTS))


def _near(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    return close[0] if close else ""
