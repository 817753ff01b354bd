"""What a context holds, as a shape: the names that a template may use, taken from the context and not from a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

EACH: Final = "[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The kind of a value: text, number, truth, list, record, or anything where nobody can tell.

    `of` is the shape of a list's entries, `fields` are those of a record. `example` is one value seen.
    """

    kind: str
    of: Shape | None = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    example: Any = None


ANYTHING: Final = Shape(kind="anything")
TEXT: Final = Shape(kind="text")
NUMBER: Final = Shape(kind="number")
TRUTH: Final = Shape(kind="truth")


def shape_of(value: Any) -> Shape:
    """Return the shape of plain data; the entries of a list are taken together."""
    if isinstance(value, dict):
        return Shape(kind="record", fields={name: shape_of(inner) for name, inner in value.items()})
    if isinstance(value, list):
        entries = ANYTHING
        for inner in value:
            entries = merged(entries, shape_of(inner))
        return Shape(kind="list", of=entries)
    if isinstance(value, bool):
        return Shape(kind="truth", example=value)
    return Shape(kind="number" if isinstance(value, (int, float)) else "text", example=value)


def merged(one: Shape, other: Shape) -> Shape:
    """Return the shape of a value that is sometimes one and sometimes the other."""
    if one.kind == "anything":
        return other
    if other.kind == "anything":
        return one
    if one.kind != other.kind:
        return ANYTHING
    if one.kind == "list":
        return Shape(kind="list", of=merged(one.of or ANYTHING, other.of or ANYTHING))
    if one.kind == "record":
        names = dict.fromkeys([*one.fields, *other.fields])
        fields = {n: merged(one.fields.get(n, ANYTHING), other.fields.get(n, ANYTHING)) for n in names}
        return Shape(kind="record", fields=fields)
    return one if one.example not in ("", None) else other


def paths(shape: Shape, prefix: str = "") -> Iterator[tuple[str, Shape]]:
    """Walk every name below a shape: ("activities[].name", its shape), records and lists before what they hold."""
    if shape.kind == "list" and shape.of is not None:
        yield from paths(shape.of, prefix + EACH)
    for name, inner in shape.fields.items():
        path = f"{prefix}.{name}" if prefix else name
        yield path, inner
        yield from paths(inner, path)


def nearest(name: str, known: Mapping[str, Shape], everything: Shape) -> str:
    """Return the known name most like a wrong one, or where a name like it stands elsewhere; "" for none."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    if close:
        return close[0]
    elsewhere = [path for path, _ in paths(everything) if path.rpartition(".")[2] == name]
    elsewhere.sort(key=lambda path: (path.count(EACH), len(path)))
    return elsewhere[0] if elsewhere else ""
