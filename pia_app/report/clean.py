"""What a Word file can hold: characters it cannot are replaced by a visible mark and counted."""

from __future__ import annotations

import re
from typing import Any, Final

REPLACEMENT: Final = "\ufffd"

# XML 1.0 knows no C0 controls but tab and line feed, no surrogates, no U+FFFE and U+FFFF; the C1 controls show nothing.
_UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return the text with line ends as line feeds and every character that Word cannot hold replaced by U+FFFD."""
    if not _UNFIT.search(text):
        return text
    return _UNFIT.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def unfit(text: str) -> int:
    """Count the characters that `clean` replaces."""
    return len(_UNFIT.findall(text.replace("\r\n", "\n").replace("\r", "\n")))


def plain(value: Any) -> Any:
    """Return a copy made of dicts, lists, texts, numbers and truth values alone, every text clean.

    Raises TypeError for anything else: whatever a template can reach is data.
    """
    kind = type(value)
    if kind is str:
        return clean(value)
    if kind is dict:
        return {key: plain(inner) for key, inner in value.items()}
    if kind is list or kind is tuple:
        return [plain(inner) for inner in value]
    if kind in (int, float, bool):
        return value
    raise TypeError(f"not plain data: {kind.__name__}")
