"""Canonical JSON and the SHA-256 hashes made of it: how the workspace file recognises its own content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
# A damaged file can hold values of any kind in any column: they must have a hash too, if only a wrong one.
_any_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr)


def canonical(value: object) -> str:
    """Return the one JSON text of a plain value: sorted keys, no spaces. Raises ValueError for NaN and infinity."""
    return _encoder.encode(value)


def digest(parts: Sequence[object]) -> str:
    """Return the SHA-256 (hex) of a list of values."""
    return hashlib.sha256(_any_encoder.encode(list(parts)).encode()).hexdigest()


def digest_of(content: bytes) -> str:
    """Return the SHA-256 (hex) of bytes, under which a library is kept."""
    return hashlib.sha256(content).hexdigest()
