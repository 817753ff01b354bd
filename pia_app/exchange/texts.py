"""Every text in plain data or in records, changed; and the two changes that are made to what a file brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from pia_app.rules.validation import clean_text, marked

T = TypeVar("T")


def changed(value: T, change: Callable[[str], str]) -> T:
    """Return lists, tuples, mappings and records with every text in them changed; names of fields and keys stay."""
    found: Any = value
    if type(value) is str:
        found = change(found)
    elif isinstance(value, (list, tuple)):
        found = type(value)(changed(entry, change) for entry in value)
    elif isinstance(value, dict):
        found = {name: changed(entry, change) for name, entry in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{f.name: changed(getattr(value, f.name), change) for f in fields(value)})
    return found  # type: ignore[no-any-return]


def bare(value: T) -> T:
    """Return a value as it is judged: a text of nothing but characters that no report can hold says nothing."""
    return changed(value, lambda text: clean_text(text)[0])


def shown(value: T) -> T:
    """Return a value with a visible mark for each character that no report can hold."""
    return changed(value, marked)
