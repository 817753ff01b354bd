"""The logo of a workspace: a picture in a file of its own beside it, `workspace.logo.png` beside `workspace.pia`."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pia_app.errors import ReportError

if TYPE_CHECKING:
    from pia_app.report import Logo

_KINDS: Final = ("png", "jpeg")


def logo_file(workspace: Path) -> Path | None:
    """Return the file of the logo that reports of a workspace bear; None where there is none."""
    return next((path for kind in _KINDS if (path := _path(workspace, kind)).is_file()), None)


def logo_of(workspace: Path) -> Logo | None:
    """Return the logo that reports of a workspace bear. Raises ReportError (logo_*) where it can no longer be read."""
    path = logo_file(workspace)
    if path is None:
        return None
    from pia_app.report import read_logo

    return read_logo(path)


def keep_logo(workspace: Path, source: Path) -> Path:
    """Copy a picture to where the reports of a workspace take their logo from, and return that place.

    Raises ReportError (logo_*); the logo that was there is then as it was.
    """
    from pia_app.report import read_logo

    logo = read_logo(source)
    target = _path(workspace, logo.kind)
    part = None
    try:
        handle, name = tempfile.mkstemp(prefix=".logo-", suffix=".tmp", dir=target.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(logo.data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
        for kind in _KINDS:
            if kind != logo.kind:
                _path(workspace, kind).unlink(missing_ok=True)
    except OSError as error:
        raise ReportError("logo_not_kept", path=str(target), why=error.strerror or str(error)) from None
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return target


def drop_logo(workspace: Path) -> None:
    """Remove the logo of a workspace; the picture it was copied from stays. Raises ReportError (logo_not_kept)."""
    for kind in _KINDS:
        path = _path(workspace, kind)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise ReportError("logo_not_kept", path=str(path), why=error.strerror or str(error)) from None


def _path(workspace: Path, kind: str) -> Path:
    return workspace.with_suffix(f".logo.{kind}")
