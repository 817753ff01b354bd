"""The files of one library folder, each read once, and every fault found in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from pia_app.errors import Fault
from pia_app.library.yaml_reader import Document, read

T = TypeVar("T")

MOST_FILES: Final = 500
WHERE: Final = re.compile(r"^(?P<problem>.*?)(?: - at `(?P<path>(?:\$|key).*)`)?$", re.S)
PART: Final = re.compile(r"\.([A-Za-z_][\w-]*)|\[(\d+)\]|\[\.\.\.\]")
PROBLEMS: Final = (
    ("shape_missing", re.compile(r"Object missing required field `(?P<field>[^`]+)`")),
    ("shape_unknown", re.compile(r"Object contains unknown field `(?P<field>[^`]+)`")),
    ("shape_choice", re.compile(r"Invalid enum value '?(?P<got>[^']*)'?")),
    ("shape_type", re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`")),
)


class Folder:
    """A library folder being read; `faults` grows while it is, and nothing is used if any is left."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.documents: dict[str, Document] = {}
        self.faults: list[Fault] = []

    def document(self, name: str, *, needed: bool = True) -> Document:
        """Return one file by its name within the folder; a needed one that is missing is a fault."""
        if name not in self.documents:
            if (self.root / name).is_file():
                document = read(self.root / name, name)
            else:
                document = Document(file=name)
                if needed:
                    document.faults.append(Fault(file=name, code="file_missing"))
            self.documents[name] = document
        return self.documents[name]

    def names(self, pattern: str) -> list[str]:
        """Return the names of the structure files (not the words beside them) that match a pattern, sorted."""
        found = sorted(p.relative_to(self.root).as_posix() for p in self.root.glob(pattern))
        return [name for name in found[:MOST_FILES] if name.count(".") == 1]

    def all_faults(self) -> list[Fault]:
        """Return every fault found so far, in the order of files and lines."""
        own = [fault for document in self.documents.values() for fault in document.faults]
        return sorted([*own, *self.faults], key=lambda f: (f.file, f.line))


def convert(document: Document, path: list[Any], value: Any, shape: type[T]) -> T | None:
    """Check a value against a shape; on a fault say where and what, and return None."""
    try:
        return msgspec.convert(value, shape, strict=True)
    except msgspec.ValidationError as error:
        _blame(document, path, str(error))
    return None


def _blame(document: Document, path: list[Any], message: str) -> None:
    match = WHERE.match(message)
    problem, inner = (match["problem"], match["path"] or "") if match else (message, "")
    steps = [int(index) if index else name for name, index in PART.findall(inner) if name or index]
    where = ".".join(str(s) for s in steps)
    for code, pattern in PROBLEMS:
        found = pattern.match(problem)
        if found:
            document.blame([*path, *steps], code, where=where, **found.groupdict())
            return
    document.blame([*path, *steps], "shape_other", where=where, problem=problem)


def items(document: Document, value: Any, path: list[Any], shape: type[T]) -> Iterator[tuple[list[Any], T]]:
    """Yield the entries of a list that fit their shape, with their paths; the others are faults."""
    if value is None:
        return
    if not isinstance(value, list):
        document.blame(path, "shape_type", where="", expected="list", got=type(value).__name__)
        return
    seen: dict[str, int] = {}
    for index, item in enumerate(value):
        here = [*path, index]
        entry = convert(document, here, item, shape)
        if entry is None:
            continue
        name = getattr(entry, "id", "")
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,79}", name):
            document.blame([*here, "id"], "bad_id", id=name)
        elif name in seen:
            document.blame([*here, "id"], "duplicate_id", id=name, first=seen[name])
        else:
            seen[name] = document.line(here)
            yield here, entry


def words(document: Document, value: Any, path: list[Any], shape: type[T]) -> dict[str, T]:
    """Return the entries of a mapping that fit their shape, by id; the others are faults."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        document.blame(path, "shape_type", where="", expected="object", got=type(value).__name__)
        return {}
    found: dict[str, T] = {}
    for name, item in value.items():
        entry = convert(document, [*path, name], item, shape)
        if entry is not None:
            found[name] = entry
    return found
