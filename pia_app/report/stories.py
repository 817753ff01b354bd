"""The parts of a package that hold text for a reader: body, headers, footers, notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pia_app.report.names import TYPES, parse
from pia_app.report.package import CONTENT_TYPES, Package

_WORDS: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WITH_TEXT: Final = ("document.main", "header", "footer", "footnotes", "endnotes")
STORIES: Final = frozenset(f"{_WORDS}{part}+xml" for part in _WITH_TEXT)


def stories(package: Package) -> Iterator[str]:
    """Name the parts that hold text, each once."""
    seen = set()
    for override in parse(package[CONTENT_TYPES]).iter(f"{{{TYPES}}}Override"):
        part = override.get("PartName", "").lstrip("/")
        if override.get("ContentType") in STORIES and part in package and part not in seen:
            seen.add(part)
            yield part
