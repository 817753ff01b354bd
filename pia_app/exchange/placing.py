"""Putting a finished file in its place: whole or not at all, and never over something else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from pia_app.errors import PiaError


def place(path: Path, data: bytes, like_ours: Callable[[bytes], bool]) -> None:
    """Write a file by way of a temporary one that is read back first. Raises PiaError; an older file stays as it was.

    `like_ours` says of the first 64 bytes of a file whether it may be written over.
    """
    _refuse_other_files(path, like_ours)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".pia-", suffix=path.suffix)
    except OSError as error:
        raise PiaError("export_failed", path=str(path), why=error.strerror or str(error)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if Path(name).read_bytes() != data:
            raise PiaError("export_failed", path=str(path), why="")
        Path(name).replace(path)
    except OSError as error:
        raise PiaError("export_failed", path=str(path), why=error.strerror or str(error)) from None
    finally:
        Path(name).unlink(missing_ok=True)


def _refuse_other_files(path: Path, like_ours: Callable[[bytes], bool]) -> None:
    """Refuse a target that holds something else: a workspace must not be lost to a slip of the keys."""
    if path.is_dir():
        raise PiaError("target_is_folder", path=str(path))
    try:
        with path.open("rb") as file:
            begins = file.read(64)
    except OSError:
        return  # there is no such file, or writing will say what is wrong with it
    if begins and not like_ours(begins):
        raise PiaError("target_is_other", path=str(path))
