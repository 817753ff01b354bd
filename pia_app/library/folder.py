"""The files of one library folder, each read once, and every fault found in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Final, TypeVar, get_args, get_origin

import msgspec

from pia_app.errors import Fault
from pia_app.library.shapes import IDENTIFIER
from pia_app.library.yaml_reader import Document, read

T = TypeVar("T")

MOST_FILES: Final = 500
HEADER: Final = re.compile(r"library(\.[^.]+)?\.yaml")
ADDED: Final = ("regimes", "sections", "screening")  # lists to which a library that extends another only adds
ID: Final = re.compile(IDENTIFIER)
PROBLEMS: Final = (
    ("shape_choice", re.compile(r"Invalid enum value '?(?P<got>[^']*)'?")),
    ("shape_type", re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<got>[^`]+)`")),
    ("shape_range", re.compile(r"Expected `\w+` (?P<limit>[<>]=? \S+)")),
    ("shape_short", re.compile(r"Expected `(?:array|object)` of length >= 1")),
    ("bad_period", re.compile(r"Expected `str` matching regex '\^P")),
    ("bad_day", re.compile(r"Expected `str` matching regex '\^\(\[0-9\]")),
    ("source_missing", re.compile(r"Expected `str` matching regex '\\+S'")),
    ("bad_id", re.compile(r"Expected `str` matching regex")),
)


class Folder:
    """A library folder being read; its documents gather faults, and nothing is used if any is left.

    A file that it does not have is that of `base`, the folder of the library that it extends; what is wrong there is
    told with the name of that folder before the name of the file.
    """

    def __init__(self, root: Path, label: str = "") -> None:
        self.root, self.label = root, label
        self.base: Folder | None = None
        self.documents: dict[str, Document] = {}
        self._names: dict[str, list[str]] = {}

    def extend(self, base: Folder) -> None:
        """Take from another folder what this one does not have; what was read before is read anew."""
        self.base = base
        self.documents.clear()
        self._names.clear()

    def has(self, name: str) -> bool:
        """Whether there is such a file, here or in what this library extends."""
        return (self.root / name).is_file() or (self.base is not None and self.base.has(name))

    def owner(self, name: str) -> Folder:
        """Return the folder from which a file is taken: this one, or one that it extends."""
        if self.base is None or (self.root / name).exists() or not self.base.has(name):
            return self
        return self.base.owner(name)

    def document(self, name: str, *, needed: bool = True) -> Document:
        """Return one file by its name within the folder; a needed one that is missing is a fault."""
        owner = self.owner(name)
        if owner is not self:
            return owner.document(name, needed=needed)
        found = self.documents.get(name)
        if found is None:
            shown = f"{self.label}/{name}" if self.label else name
            found = self.documents[name] = read(self.root / name, shown)
            if needed and found.value is None and not found.faults:
                found.faults.append(Fault(file=shown, line=1, code="file_empty"))
            if not needed:
                found.faults = [fault for fault in found.faults if fault.code != "file_missing"]
            if self.base is not None and HEADER.fullmatch(name):
                found.value = _over(self.base.document(name, needed=False).value, found.value)
        return found

    def names(self, kind: str) -> list[str]:
        """Return the names of the structure files (not the words beside them) of one kind, sorted."""
        if kind not in self._names:
            folder = self.root / kind
            found = [f"{kind}/{path.name}" for path in folder.iterdir()] if folder.is_dir() else []
            structures = {n for n in found if n.endswith(".yaml") and n.count(".") == 1}
            structures |= {*self.base.names(kind)} if self.base is not None else set()
            self._names[kind] = sorted(structures)[:MOST_FILES]
        return self._names[kind]

    def listed(self, name: str, *path: str) -> dict[str, list[Any]]:
        """Find where each entry of a file's list stands, sound or faulty, by id; of two alike the first counts."""
        value = self.document(name, needed=False).value
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        ids = [e.get("id") if isinstance(e, dict) else None for e in value] if isinstance(value, list) else []
        return {id_: [*path, n] for n, id_ in reversed([*enumerate(ids)]) if isinstance(id_, str)}

    def all_faults(self) -> list[Fault]:
        """Return every fault found so far, in the order of files and lines."""
        found = [fault for document in self.documents.values() for fault in document.faults]
        found += self.base.all_faults() if self.base is not None else []
        return sorted(found, key=lambda f: (f.file, f.line))


def _over(base: Any, own: Any, key: str = "") -> Any:
    """Return what a header says over that of the library it extends: what it leaves out is as it is there."""
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **{name: _over(base.get(name), part, name) for name, part in own.items()}}
    if isinstance(base, list) and isinstance(own, list) and key in ADDED:
        return [*base, *(part for part in own if part not in base)]
    return own


def convert(document: Document, path: list[Any], value: Any, shape: type[T]) -> T | None:
    """Check a value against a shape; on a fault say where and what, for every part of it, and return None."""
    try:
        return msgspec.convert(value, shape, strict=True)
    except msgspec.ValidationError:
        _blame(document, path, [], value, shape)
    return None


def _blame(document: Document, path: list[Any], inner: list[Any], value: Any, shape: Any) -> None:
    """Walk down a value that does not fit (`inner` is the way from `path`), and blame every part that is wrong."""
    shape = _narrowed(value, shape)
    if isinstance(value, dict) and isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        _blame_fields(document, path, inner, value, shape)
    elif isinstance(value, dict) and get_origin(shape) is dict:
        for name, part in value.items():
            _blame(document, path, [*inner, name], part, get_args(shape)[1])
    elif isinstance(value, list) and get_origin(shape) is list:
        for n, part in enumerate(value):
            _blame(document, path, [*inner, n], part, get_args(shape)[0])
    else:
        _blame_part(document, path, inner, value, shape)


def _narrowed(value: Any, shape: Any) -> Any:
    """Return the shape by which the parts of a list or mapping are judged: the struct of a union, without limits."""
    if get_origin(shape) is UnionType and isinstance(value, dict):
        return next((s for s in get_args(shape) if isinstance(s, type) and issubclass(s, msgspec.Struct)), shape)
    return get_args(shape)[0] if get_origin(shape) is Annotated and isinstance(value, (dict, list)) and value else shape


def _blame_fields(document: Document, path: list[Any], inner: list[Any], value: Any, shape: type[Any]) -> None:
    fields = {f.encode_name: f for f in msgspec.structs.fields(shape)}
    for name in [n for n in value if n not in fields]:
        document.blame([*path, *inner, name], "shape_unknown", field=name)
    for name, field in fields.items():
        if name in value:
            _blame(document, path, [*inner, name], value[name], field.type)
        elif field.required:
            document.blame([*path, *inner], "shape_missing", field=name)


def _blame_part(document: Document, path: list[Any], inner: list[Any], value: Any, shape: Any) -> None:
    try:
        msgspec.convert(value, shape, strict=True)
    except msgspec.ValidationError as error:
        problem = str(error).partition(" - at ")[0]
        where = ".".join(map(str, inner or path[-1:])) or document.file
        for code, pattern in PROBLEMS:
            found = pattern.match(problem)
            if found:
                document.blame([*path, *inner], code, where=where, **{"id": str(value)[:80], **found.groupdict()})
                return
        document.blame([*path, *inner], "shape_other", where=where, problem=problem)


def items(document: Document, value: Any, path: list[Any], shape: type[T]) -> Iterator[tuple[list[Any], T]]:
    """Yield the entries of a list that fit their shape, with their paths; the others are faults."""
    if value is None:
        return
    if not isinstance(value, list):
        document.blame(path, "shape_type", where="", expected="list", got=type(value).__name__)
        return
    seen: set[str] = set()
    for index, item in enumerate(value):
        here = [*path, index]
        entry = convert(document, here, item, shape)
        if entry is None:
            continue
        name = getattr(entry, "id", "")
        if not ID.fullmatch(name):
            document.blame([*here, "id"], "bad_id", id=name)
        elif name in seen:
            document.blame([*here, "id"], "duplicate_id", id=name)
        else:
            seen.add(name)
            yield here, entry


def unlisted(document: Document, known: Collection[str]) -> None:
    """Blame the members of a file that nobody would read."""
    for name in document.value if isinstance(document.value, dict) else ():
        if name not in known:
            document.blame([name], "shape_unknown", field=name)


def words(document: Document, value: Any, path: list[Any], shape: type[Any]) -> dict[str, Any]:
    """Return the entries of a mapping that fit their shape, as they stand, by id; the others are faults."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        document.blame(path, "shape_type", where="", expected="object", got=type(value).__name__)
        return {}
    return {name: item for name, item in value.items() if convert(document, [*path, name], item, shape) is not None}
