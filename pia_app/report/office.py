"""Programs that may be on this computer and can draw a report's pages: LibreOffice, and Poppler's pdftoppm."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ENDING: Final = ".exe" if sys.platform == "win32" else ""
OFFICE: Final = ("soffice.com",) if sys.platform == "win32" else ("soffice", "libreoffice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programs:
    """What was found: `office` lays a document out, `picture` and `about` draw and measure its pages; None for none."""

    office: Path | None = None
    picture: Path | None = None
    about: Path | None = None


def programs() -> Programs:
    """Return what is there. Only whole paths are looked at, never the folder that happens to be the present one."""
    office = _first(OFFICE, [*_path(), *_usual_of_office()])
    for folder in [*_path(), *_usual_of_poppler()]:
        picture, about = folder / f"pdftoppm{_ENDING}", folder / f"pdfinfo{_ENDING}"
        if _runs(picture) and _runs(about):
            return Programs(office=office, picture=picture, about=about)
    return Programs(office=office)


def _first(names: Sequence[str], folders: Sequence[Path]) -> Path | None:
    return next((folder / name for folder in folders for name in names if _runs(folder / name)), None)


def _runs(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _path() -> Iterator[Path]:
    for name in os.environ.get("PATH", "").split(os.pathsep):
        if name and Path(name).is_absolute():
            yield Path(name)


def _usual_of_office(platform: str = sys.platform) -> Iterator[Path]:
    """Yield where LibreOffice puts itself, the newest of several versions first."""
    if platform == "win32":
        for name in ("ProgramFiles", "ProgramFiles(x86)"):
            if os.environ.get(name):
                yield Path(os.environ[name], "LibreOffice", "program")
    elif platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS")
    else:
        yield Path("/usr/lib/libreoffice/program")
        yield from sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)


def _usual_of_poppler(platform: str = sys.platform) -> Iterator[Path]:
    if platform == "darwin":
        yield from (Path("/opt/homebrew/bin"), Path("/usr/local/bin"))
