"""What becomes of a workspace file when something in it is changed behind the program's back."""

from __future__ import annotations

from pathlib import Path

from pia_app.errors import WorkspaceError
from pia_app.storage import Store


def flip(data: bytes, bit: int) -> bytes:
    """Return the data with one bit turned over."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def outcome(path: Path, damaged: bytes, before: tuple[object, ...]) -> str:
    """Open and check a damaged file: "refused", "found", "harmless" (all it says is as before), or "SILENT"."""
    path.write_bytes(damaged)
    try:
        store = Store.open(path)
    except WorkspaceError:
        result = "refused"
    else:
        result = _look(store, before)
        store.close()
    assert path.read_bytes() == damaged, "looking at a damaged file changed it"
    return result


def _look(store: Store, before: tuple[object, ...]) -> str:
    if store.check():
        return "found"
    try:
        said = (store.rows(), tuple(store.load(name) for name in store.ids()))
    except WorkspaceError:
        return "found on reading"
    if said == before:
        return "harmless"
    levels = [row.level for row in store.rows()]
    same_but_levels = said[1] == before[1] and None in levels
    return "level forgotten" if same_but_levels else "SILENT"
