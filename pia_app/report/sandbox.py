"""Jinja with nothing in reach: plain data, an allow-list of syntax, no call, no attribute (reliability.md T1, T2)."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

SYNTAX: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Filter, nodes.Test, nodes.Concat, nodes.Tuple, nodes.List,
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


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which a template reads dicts, lists and texts, and can reach nothing else."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_printable, cache_size=0)
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
    raise SecurityError(f"a whole {type(value).__name__} cannot be printed; name one of its fields")


def allowed(tree: nodes.Template) -> nodes.Template:
    """Return the tree of a template that uses allowed syntax alone. Raises TemplateSyntaxError with the line."""
    _walk(tree, 0)
    return tree


def _walk(node: nodes.Node, loops: int) -> None:
    if not isinstance(node, SYNTAX):
        raise TemplateSyntaxError(f"{type(node).__name__} is not allowed in a template", node.lineno)
    name = getattr(node, "name", None) or getattr(node, "attr", None)
    if isinstance(name, str) and name.startswith("_"):
        raise TemplateSyntaxError(f"the name {name!r} is not allowed in a template", node.lineno)
    if isinstance(node, nodes.For):
        loops += 1
        if loops > DEEPEST or node.recursive:
            raise TemplateSyntaxError(f"loops may stand {DEEPEST} deep and may not call themselves", node.lineno)
    for child in node.iter_child_nodes():
        _walk(child, loops)
