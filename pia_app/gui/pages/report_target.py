"""What the file of a report is called."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

LONGEST: Final = 80  # characters of a name that go into a file name
LARGEST: Final = 100  # bytes of them: two names, a date and a language must stay within the 255 of a Linux file name


def file_name(name: str) -> str:
    """Return a name without what some file system cannot have in a file name."""
    kept = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", name)
    short = " ".join(kept.split())[:LONGEST].encode()[:LARGEST].decode(errors="ignore")
    return short.strip(". ") or "PIA"


def stands(path: Path) -> bool:
    """Whether a file is there; False, and no error, for a name that no file can have."""
    try:
        return path.exists()
    except OSError:
        return False
