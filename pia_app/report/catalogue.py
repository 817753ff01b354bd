"""The report templates that come with the program: a manifest and one .docx for each language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pia_app import paths
from pia_app.errors import ReportError

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One template: its words by language, and which answers it wants under which name.

    `regimes` are the laws that it is for, () for any. `annex` says that it prints every answer; one without promises
    less and says in `promises` which part of the context names it: a memo about single activities, with a context of
    its own, or the page for a board. `heading` is what the report calls itself where that does not depend on the laws.
    `fields` names single questions asked once; `places` and `activity_places` name lists of questions asked once or
    about each activity, an entry "section:<id>" a whole section; `points` names lists whose findings are shown with
    their risks and remedies. `fills` are the shades of a cell: of no level, then of
    the levels 1 to 4, as RRGGBB. A `foreign` template is a .docx from anywhere; nobody knows what it prints, so it gets
    all that any template gets.
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
    promises: str = "annex"
    heading: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    foreign: bool = False

    def file(self, language: str) -> Path:
        """Return the .docx for a language."""
        return self.folder / f"{language}.docx"

    def laws(self, chosen: Sequence[str]) -> tuple[str, ...]:
        """Return those of the laws chosen that this template is for; all of them where it is for none of them."""
        return tuple(regime for regime in chosen if regime in self.regimes) or tuple(chosen)


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
        promises=str(manifest.get("promises", "annex")), heading=manifest.get("heading", {}),
        points={point: tuple(ids) for point, ids in manifest.get("points", {}).items()},
    )  # fmt: skip
