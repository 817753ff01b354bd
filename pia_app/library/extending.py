"""A library folder together with the one that it extends, and so on; each link is checked before it is followed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from pia_app import paths
from pia_app.library.folder import Folder
from pia_app.library.yaml_reader import Document

DEEPEST: Final = 5
HEADER: Final = "library.yaml"
ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


def open_folder(root: Path) -> Folder:
    """Open a library folder with those it extends; a link that cannot be followed is among the folder's faults."""
    return _open(root, "", ())


def _open(root: Path, label: str, above: tuple[str, ...]) -> Folder:
    """Open a folder; `above` are the ids of the libraries that extend it, the outermost first."""
    folder = Folder(root, label)
    header = folder.document(HEADER)
    if isinstance(header.value, dict):
        own = str(header.value.get("id", ""))
        if above and own != label:
            header.blame(["id"], "extends_other", id=own, folder=label)
        elif "extends" in header.value:
            wanted = header.value["extends"]
            found = _followed(root, header, (*above, own))
            if found is not None:
                folder.extend(_open(found, wanted, (*above, own)))
    return folder


def _followed(root: Path, header: Document, chain: tuple[str, ...]) -> Path | None:
    """Return the folder of the library that a header names, or None where that must not be followed, which is blamed.

    It stands among those that come with the program, or beside the one that extends it.
    """
    wanted = header.value["extends"]
    for field in ("id", "version"):  # all else may be left out, and is then as in the library extended
        if field not in header.value:
            header.blame([], "shape_missing", field=field)
    if not isinstance(wanted, str) or not ID.fullmatch(wanted):
        header.blame(["extends"], "bad_library_id", id=str(wanted)[:80])
    elif wanted in chain:
        header.blame(["extends"], "extends_circle", trail=" → ".join([*chain, wanted]))
    elif len(chain) >= DEEPEST:
        header.blame(["extends"], "extends_deep", limit=DEEPEST)
    elif not header.faults:
        places = (paths.questionnaires() / wanted, root.resolve().parent / wanted)
        found = next((place for place in places if (place / HEADER).is_file()), None)
        if found is None:
            header.blame(["extends"], "extends_missing", id=wanted)
        return found
    return None
