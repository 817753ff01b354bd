"""What the file of a report is called."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 80  # characters of a name that go into a file name


def file_name(name: str) -> str:
    """Return a name without what some file system cannot have in a file name."""
    kept = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", name)
    return " ".join(kept.split())[:LONGEST].strip(". ") or "PIA"
