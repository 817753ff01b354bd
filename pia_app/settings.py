"""What this user prefers, kept in one small file; whatever is wrong with it, the program starts with its defaults."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from pia_app.errors import PiaError

NAME = "settings.json"
LARGEST = 64 * 1024
MOST_RECENT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The preferences of one user; no content of any assessment.

    `language` is the window's ("" = as the system has it), `look` light, dark or "" (as the system has it),
    `text_size` in per cent, `recent` the workspaces opened last, newest first, `window` its geometry as text.
    """

    language: str = ""
    look: str = ""
    text_size: int = 100
    recent: tuple[str, ...] = ()
    window: str = ""

    def with_recent(self, path: Path) -> Settings:
        """Return these settings with a workspace at the head of the recent ones."""
        first = str(path)
        others = (one for one in self.recent if one != first)
        return replace(self, recent=(first, *others)[:MOST_RECENT])


def load(folder: Path) -> Settings:
    """Return the settings kept in a folder; a missing, foreign or damaged file means the defaults."""
    try:
        path = folder / NAME
        if not path.is_file() or path.stat().st_size > LARGEST:
            return Settings()
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _settings(found) if isinstance(found, dict) else Settings()


def _settings(found: dict[str, Any]) -> Settings:
    """Take over each setting that is of its type, so that one bad value does not cost the others."""
    known = {f.name: found[f.name] for f in fields(Settings) if f.name in found}
    kept: dict[str, Any] = {name: value for name, value in known.items() if name != "recent" and _fits(name, value)}
    recent = known.get("recent")
    if isinstance(recent, list):
        kept["recent"] = tuple(one for one in recent if isinstance(one, str) and "\0" not in one)[:MOST_RECENT]
    return Settings(**kept)


def _fits(name: str, value: object) -> bool:
    if name == "text_size":
        return isinstance(value, int) and not isinstance(value, bool) and 50 <= value <= 400
    return isinstance(value, str)


def save(folder: Path, settings: Settings) -> None:
    """Keep the settings, by way of a temporary file. Raises PiaError (settings_not_saved)."""
    part = folder / f"{NAME}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(settings), ensure_ascii=True, indent=2) + "\n", encoding="utf-8")
        part.replace(folder / NAME)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise PiaError("settings_not_saved", path=str(folder), why=error.strerror or str(error)) from error
