"""How a row finds its task again, and how to tell on which side it changed: its number and its mark."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pia_app.model import TaskKey

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another
VERSION: Final = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a file keeps of a row as it went out: whose it is, and a fingerprint of each value by column."""

    assessment: str
    key: TaskKey
    prints: Mapping[str, str]


def code(assessment: str, key: TaskKey) -> str:
    """Return the number under which a task goes out, always the same: 50 bits of SHA-256."""
    number = int.from_bytes(hashlib.sha256("\x1f".join((assessment, *key)).encode("utf-8", "replace")).digest()[:7])
    letters = "".join(LETTERS[number >> shift & 31] for shift in range(0, 50, 5))
    return f"T-{letters[:5]}-{letters[5:]}"


def fingerprint(text: str) -> str:
    """Return 64 bits of the SHA-256 of a value."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def write(mark: Mark) -> str:
    """Return a mark as one line of text."""
    prints = ";".join(f"{column}={value}" for column, value in mark.prints.items())
    return "|".join((VERSION, mark.assessment, *mark.key, prints))


def read(text: str, number: str) -> Mark | None:
    """Return the mark that a text stands for, or None where it is none or belongs to a row of another number."""
    parts = text.split("|")
    if len(parts) != 6 or parts[0] != VERSION:
        return None
    _, assessment, activity, question, measure, prints = parts
    key = (activity, question, measure)
    if code(assessment, key) != number:
        return None
    found = dict(entry.partition("=")[::2] for entry in prints.split(";") if entry)
    return Mark(assessment=assessment, key=key, prints=found)
