"""Where libraries stand: those that come with the program, and those that this user keeps beside their workspaces."""

from __future__ import annotations

from pathlib import Path

from pia_app import paths
from pia_app.errors import FaultyFiles, PiaError
from pia_app.library.extending import HEADER, ID
from pia_app.library.yaml_reader import read


def shipped() -> tuple[str, ...]:
    """Return the ids of the libraries that come with the program, which are the names of their folders."""
    return _within(paths.questionnaires())


def own() -> tuple[str, ...]:
    """Return the names of the folders of this user's own libraries, sound or not."""
    return _within(paths.own_questionnaires())


def find(library_id: str) -> Path:
    """Return the folder of a library by its id. Raises PiaError (library_unknown), FaultyFiles."""
    if not ID.fullmatch(library_id):
        raise PiaError("library_unknown", id=library_id)
    ours, mine = paths.questionnaires() / library_id, paths.own_questionnaires() / library_id
    if (ours / HEADER).is_file():
        return ours
    if not (mine / HEADER).is_file():
        raise PiaError("library_unknown", id=library_id)
    check_name(library_id)
    return mine


def check_name(name: str) -> None:
    """Refuse a library of one's own whose id is not the name of its folder, or is taken. Raises FaultyFiles."""
    header = read(paths.own_questionnaires() / name / HEADER, f"{name}/{HEADER}")
    own_id = header.value.get("id", name) if isinstance(header.value, dict) else name
    if own_id != name:
        header.blame(["id"], "library_folder", id=own_id, folder=name)
    elif not ID.fullmatch(name):
        header.blame(["id"], "bad_library_id", id=name)
    elif name in shipped():
        header.blame(["id"], "library_taken", id=name)
    if header.faults:
        raise FaultyFiles(header.faults)


def _within(root: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(path.name for path in root.iterdir() if (path / HEADER).is_file()))
    except OSError:
        return ()  # there is no such folder, or none that may be read
