"""The file that a command is given: a workspace or an exchange file, with the library that it needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pia_app.errors import PiaError

if TYPE_CHECKING:
    from pia_app.model import Assessment, Library

SQLITE: Final = b"SQLite format 3\x00"
BUNDLED: Final = "customer-data"


def is_workspace(path: Path) -> bool:
    """Whether a file is a workspace rather than an exchange file. Raises PiaError where there is no readable file."""
    if path.exists() and not path.is_file():
        raise PiaError("not_a_file", path=str(path))
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except FileNotFoundError:
        raise PiaError("file_missing", path=str(path)) from None
    except OSError as error:
        raise PiaError("file_unreadable", path=str(path), why=error.strerror or str(error)) from None
    return head == SQLITE or path.suffix == ".pia"


def read(path: Path, wanted: str | None = None, *, raw: bool = False) -> tuple[Library, list[Assessment]]:
    """Read a workspace (without changing it) or an exchange file, and pick the assessment asked for, or take all.

    `raw` leaves in the texts of an exchange file what no report can hold, for one who tells of it.
    """
    library, found = _from_workspace(path) if is_workspace(path) else from_exchange(path, raw=raw)
    return library, pick(found, wanted)


def pick(found: list[Assessment], wanted: str | None) -> list[Assessment]:
    """Return the assessment asked for, or all. Raises PiaError (assessment_missing)."""
    picked = [a for a in found if not wanted or a.id == wanted]
    if not picked:
        raise PiaError("assessment_missing", id=wanted or "", known=", ".join(a.id for a in found))
    return picked


def _from_workspace(path: Path) -> tuple[Library, list[Assessment]]:
    from pia_app.workspace import Workspace

    workspace = Workspace.open(path, read_only=True)
    try:
        ids = [row.id for row in workspace.rows()]
        if not ids:
            raise PiaError("workspace_has_none", path=str(path))
        return workspace.library(ids[0]), [workspace.assessment(i) for i in ids]
    finally:
        workspace.close()


def from_exchange(path: Path, *, raw: bool = False) -> tuple[Library, list[Assessment]]:
    """Read an exchange file with the library that it names. Raises FaultyFiles, PiaError."""
    from pia_app import exchange
    from pia_app.library import digest, encode

    library = _library_for(exchange.library_of(path))
    name = digest(encode(library))
    return library, [replace(assessment, library_hash=name) for assessment in exchange.read(path, library, raw=raw)]


def _library_for(library_id: str) -> Library:
    """Return the library that a file names, or the one that comes with the program, whose reader says what is wrong."""
    from pia_app.library import load, places

    known = library_id in (*places.shipped(), *places.own())
    return load(places.find(library_id if known else BUNDLED))
