"""A checked Library ⇄ compact JSON, the form that the workspace keeps under its hash."""

from __future__ import annotations

import hashlib

import msgspec

from pia_app.errors import PiaError
from pia_app.model import Library


def encode(library: Library) -> bytes:
    """Return the library as JSON without spaces, in UTF-8; the order is that of the files, which derivations follow."""
    return msgspec.json.encode(library)


def decode(data: bytes) -> Library:
    """Return the library kept in `data`. Raises PiaError("library_unreadable") where it is none."""
    try:
        return msgspec.json.decode(data, type=Library, strict=False)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PiaError("library_unreadable", why=str(error)) from None


def digest(data: bytes) -> str:
    """Return the SHA-256 of an encoded library, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
