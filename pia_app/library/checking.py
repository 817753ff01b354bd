"""What `pia-app library check` does: read a library with all its cases, and count what is in it."""

from __future__ import annotations

from pathlib import Path

from pia_app.library.cases import cases
from pia_app.library.read import load


def check(root: Path) -> dict[str, int]:
    """Return how much of each kind a sound library holds. Raises FaultyFiles with everything that is wrong."""
    library = load(root)
    found = cases(root, library) if (root / "cases.yaml").is_file() else ()
    return {
        "questions": len(library.questions),
        "controls": sum(q.role == "control" for q in library.questions),
        "scenarios": len(library.scenarios),
        "measures": len(library.measures),
        "regimes": len(library.regimes),
        "cases": len(found),
    }
