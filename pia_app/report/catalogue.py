"""The report templates that come with the program: a manifest and one .docx for each language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pia_app import paths
from pia_app.errors import ReportError

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One template: its words by language, and which answers it wants under which name.

    `annex` says that it prints every answer; one without is a memo about single activities with a context of its own.
    `fields` names single questions asked once; `places` and `activity_places` name lists of questions asked once or
    about each activity, an entry "section:<id>" a whole section. `fills` are the shades of a cell: of no level, then of
    the levels 1 to 4, as RRGGBB.
    """

    id: str
    folder: Path
    languages: tuple[str, ...]
    regimes: tuple[str, ...]
    name: Mapping[str, str]
    purpose: Mapping[str, str]
    fields: Mapping[str, str]
    places: Mapping[str, tuple[str, ...]]
    activity_places: Mapping[str, tuple[str, ...]]
    fills: tuple[str, ...]
    annex: bool = True

    def file(self, language: str) -> Path:
        """Return the .docx for a language."""
        return self.folder / f"{language}.docx"


def templates() -> tuple[Template, ...]:
    """Return the templates that come with the program, by id."""
    return tuple(_read(folder.parent) for folder in sorted(paths.report_templates().glob("*/manifest.json")))


def find(template_id: str, language: str) -> Template:
    """Return a template that speaks a language. Raises ReportError."""
    folder = paths.report_templates() / template_id
    if not _ID.fullmatch(template_id) or not (folder / "manifest.json").is_file():
        raise ReportError("report_template_missing", template=template_id, known=", ".join(t.id for t in templates()))
    found = _read(folder)
    if language not in found.languages or not found.file(language).is_file():
        raise ReportError("report_language_missing", template=template_id, language=language)
    return found


def _read(folder: Path) -> Template:
    manifest: Mapping[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return Template(
        id=str(manifest["id"]), folder=folder,
        languages=tuple(manifest["languages"]), regimes=tuple(manifest["regimes"]),
        name=manifest["name"], purpose=manifest["purpose"], fields=manifest["fields"],
        places={place: tuple(ids) for place, ids in manifest["places"].items()},
        activity_places={place: tuple(ids) for place, ids in manifest["activity_places"].items()},
        fills=tuple(manifest["fills"]), annex=bool(manifest["annex"]),
    )  # fmt: skip
