"""Assessments from elsewhere, an exchange file or another workspace, each with the library it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pia_app.errors import Fault, FaultyFiles, PiaError, RefusedAnswer
from pia_app.model import Assessment, Library
from pia_app.storage import Store
from pia_app.workspace.entrance import Entrance
from pia_app.workspace.shelf import Shelf

SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file holds, ready to be stored, and the libraries it needs, in canonical form."""

    assessments: tuple[Assessment, ...]
    libraries: tuple[bytes, ...]


def read(path: Path, shelf: Shelf, library_id: str, entrance: Entrance) -> Found:
    """Read a file without changing it. Raises FaultyFiles, PiaError."""
    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE))
    except OSError as error:
        raise PiaError("file_unreadable", path=str(path), why=error.strerror or str(error)) from None
    return _workspace(path, shelf, entrance) if head == SQLITE else _exchange(path, shelf, library_id, entrance)


def _exchange(path: Path, shelf: Shelf, library_id: str, entrance: Entrance) -> Found:
    from pia_app import exchange

    named = exchange.library_of(path)
    library, content, digest = shelf.shipped(named if shelf.has(named) else library_id)
    found = exchange.read(path, library, raw=True)
    admitted = tuple(replace(a, library_hash=digest) for a in _admit(path, found, [library] * len(found), entrance))
    return Found(assessments=admitted, libraries=(content,))


def _workspace(path: Path, shelf: Shelf, entrance: Entrance) -> Found:
    store = Store.open(path, read_only=True)
    try:
        found = tuple(store.load(name) for name in store.ids())
        contents = {name: store.library(name) for name in {a.library_hash for a in found}}
    except KeyError as error:
        raise PiaError("library_unreadable", why=str(error)) from error
    finally:
        store.close()
    libraries = [shelf.take(contents[a.library_hash]) for a in found]
    return Found(assessments=_admit(path, found, libraries, entrance), libraries=tuple(contents.values()))


def _admit(
    path: Path, found: tuple[Assessment, ...], libraries: list[Library], entrance: Entrance
) -> tuple[Assessment, ...]:
    """Hold every assessment against its library. Raises FaultyFiles with the record that does not fit."""
    admitted, faults = [], []
    for assessment, library in zip(found, libraries, strict=True):
        try:
            admitted.append(entrance.assessment(library, assessment))
        except RefusedAnswer as error:
            parts = (assessment.id, error.facts.get("activity", ""), error.facts.get("question", ""))
            where = ".".join(str(part) for part in parts if part)
            faults.append(Fault(file=path.name, code=error.code, facts={"where": where, **error.facts}))
    if faults:
        raise FaultyFiles(faults)
    return tuple(admitted)
