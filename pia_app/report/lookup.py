"""Whether the names in a template's expressions exist: looked up in the shape of the context, scope by scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from jinja2 import nodes

from pia_app.report.sandbox import LOOP
from pia_app.report.shapes import ANYTHING, NUMBER, TEXT, TRUTH, Shape, nearest

Wrong = tuple[str, dict[str, object]]

_LOOP: Final = Shape(kind="record", fields={name: TRUTH if name in ("first", "last") else NUMBER for name in LOOP})
_SAME: Final = frozenset({"reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"})
_NUMBERS: Final = frozenset({"count", "length", "int", "float", "round"})
_MAY_BE_MISSING: Final = frozenset({"d", "default", "defined", "undefined"})


class Scopes:
    """The names known at one place of a template: those of the context, and those of the loops around it."""

    def __init__(self, context: Shape) -> None:
        self._context = context
        self._frames: list[Mapping[str, Shape]] = [context.fields]

    def enter(self, frame: Mapping[str, Shape]) -> None:
        """Begin a block in which more names are known."""
        self._frames.append(frame)

    def leave(self) -> None:
        """End the innermost block."""
        if len(self._frames) > 1:
            self._frames.pop()

    def loop(self, node: nodes.For) -> tuple[dict[str, Shape], list[Wrong]]:
        """Return the names that a loop adds, and what is wrong with what it goes through."""
        shape, wrong = self.shape(node.iter)
        if shape.kind in ("text", "number", "truth"):
            wrong.append(("template_not_a_list", {"name": _name(node.iter)}))
        entries = shape.of if shape.kind == "list" and shape.of is not None else ANYTHING
        frame = {"loop": _LOOP, **_targets(node.target, entries)}
        if node.test is not None:
            self.enter(frame)
            wrong += self.shape(node.test)[1]
            self.leave()
        return frame, wrong

    def condition(self, node: nodes.Node) -> tuple[dict[str, Shape], list[Wrong]]:
        """Return the names that a condition vouches for ("x is defined"), and what is wrong with it."""
        vouched = {
            test.node.name: ANYTHING
            for test in (node, *node.find_all(nodes.Test))
            if isinstance(test, nodes.Test) and test.name == "defined" and isinstance(test.node, nodes.Name)
            and self._known().get(test.node.name) is None
        }  # fmt: skip
        self.enter(vouched)
        wrong = self.shape(node)[1]
        self.leave()
        return vouched, wrong

    def printed(self, node: nodes.Expr) -> list[Wrong]:
        """Return what is wrong with an expression that is to be printed."""
        shape, wrong = self.shape(node)
        if shape.kind in ("list", "record"):
            facts: dict[str, object] = {"name": _name(node), "fields": ", ".join(shape.fields) or _entries(shape)}
            wrong.append(("template_whole_list" if shape.kind == "list" else "template_whole_record", facts))
        return wrong

    def shape(self, node: nodes.Node) -> tuple[Shape, list[Wrong]]:
        """Return the shape of an expression and what is wrong with the names in it."""
        if isinstance(node, nodes.Name):
            return self._name(node)
        if isinstance(node, nodes.Getattr):
            return self._field(node.node, node.attr)
        if isinstance(node, nodes.Getitem):
            return self._item(node)
        if isinstance(node, (nodes.Filter, nodes.Test)):
            return self._filtered(node)
        wrong = [w for child in node.iter_child_nodes() for w in self.shape(child)[1]]
        if isinstance(node, nodes.Const):
            return (NUMBER if isinstance(node.value, (int, float)) else TEXT), wrong
        return (TEXT if isinstance(node, nodes.Concat) else ANYTHING), wrong

    def _known(self) -> dict[str, Shape]:
        return {name: shape for frame in self._frames for name, shape in frame.items()}

    def _name(self, node: nodes.Name) -> tuple[Shape, list[Wrong]]:
        known = self._known()
        if node.name in known:
            return known[node.name], []
        near = nearest(node.name, known, self._context)
        return ANYTHING, [("template_unknown_name", {"name": node.name, "near": near})]

    def _field(self, inner: nodes.Expr, name: str) -> tuple[Shape, list[Wrong]]:
        shape, wrong = self.shape(inner)
        if shape.kind == "anything":
            return ANYTHING, wrong
        if shape.kind == "record" and name in shape.fields:
            return shape.fields[name], wrong
        if shape.kind == "list":
            wrong.append(("template_field_of_list", {"name": name, "list": _name(inner)}))
        elif shape.kind != "record":
            wrong.append(("template_field_of_text", {"name": name, "text_name": _name(inner)}))
        else:
            near = nearest(name, shape.fields, self._context)
            wrong.append(("template_unknown_field", {"name": name, "record": _name(inner), "near": near}))
        return ANYTHING, wrong

    def _item(self, node: nodes.Getitem) -> tuple[Shape, list[Wrong]]:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(node.node, node.arg.value)
        shape, wrong = self.shape(node.node)
        wrong += self.shape(node.arg)[1]
        return (shape.of if shape.kind == "list" and shape.of is not None else ANYTHING), wrong

    def _filtered(self, node: nodes.Filter | nodes.Test) -> tuple[Shape, list[Wrong]]:
        wrong = [w for child in node.iter_child_nodes() if child is not node.node for w in self.shape(child)[1]]
        if node.node is None:
            return ANYTHING, wrong
        shape, missing = self.shape(node.node)
        wrong += [] if node.name in _MAY_BE_MISSING else missing
        for name in _attributes(node):
            wrong += self._attribute(node.node, shape.of or ANYTHING, name)
        return _after(node, shape), wrong

    def _attribute(self, node: nodes.Node, shape: Shape, path: str) -> Iterator[Wrong]:
        """Yield the first field that the entries of a list do not have, of a path as "current.name"."""
        for name in path.split("."):
            if shape.kind == "record" and name not in shape.fields:
                near = nearest(name, shape.fields, self._context)
                yield "template_unknown_field", {"name": name, "record": _name(node), "near": near}
                return
            if shape.kind in ("text", "number", "truth"):
                yield "template_field_of_text", {"name": name, "text_name": _name(node)}
                return
            shape = shape.fields.get(name, ANYTHING)


def _attributes(node: nodes.Filter | nodes.Test) -> Iterator[str]:
    """Yield the field by which a filter sorts, selects or joins the entries of a list."""
    named = [keyword.value for keyword in node.kwargs if keyword.key == "attribute"]
    if node.name in ("selectattr", "rejectattr"):
        named += node.args[:1]
    yield from (arg.value for arg in named if isinstance(arg, nodes.Const) and isinstance(arg.value, str))


def _after(node: nodes.Filter | nodes.Test, shape: Shape) -> Shape:
    """Return what a filter makes of a value."""
    if isinstance(node, nodes.Test):
        return TRUTH
    if node.name in _SAME:
        return shape
    if node.name in ("first", "last"):
        return shape.of or ANYTHING
    if node.name in ("d", "default", "list"):
        return shape if node.name != "list" or shape.kind == "list" else ANYTHING
    return NUMBER if node.name in _NUMBERS else TEXT


def _targets(target: nodes.Node, entries: Shape) -> dict[str, Shape]:
    if isinstance(target, nodes.Name):
        return {target.name: entries}
    return {name.name: ANYTHING for name in target.find_all(nodes.Name)}


def _entries(shape: Shape) -> str:
    return ", ".join(shape.of.fields) if shape.of is not None else ""


def _name(node: nodes.Node) -> str:
    """Return an expression as its author wrote it, as far as it is names."""
    return "".join(_pieces(node)) or "…"


def _pieces(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.Getattr):
        yield f"{_name(node.node)}.{node.attr}"
    elif isinstance(node, nodes.Getitem):
        argument = repr(node.arg.value) if isinstance(node.arg, nodes.Const) else _name(node.arg)
        yield f"{_name(node.node)}[{argument}]"
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield _name(node.node)
