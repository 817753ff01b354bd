"""Which template a report is made from: one that comes with the program, or a .docx from anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pia_app.report.catalogue import Template, find, templates

STANDARD: Final = "standard"
SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm")  # the last three are refused with the reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A template with its file."""

    template: Template
    file: Path


def choose(template: str | Path, language: str) -> Chosen:
    """Return the template that an id or the path of a .docx names. Raises ReportError."""
    if isinstance(template, Path) or template.lower().endswith(SUFFIXES):
        path = Path(template)
        return Chosen(template=replace(widest(language), id=path.name), file=path)
    found = find(template, language)
    return Chosen(template=found, file=found.file(language))


def widest(language: str) -> Template:
    """Return what a .docx from anywhere gets: the answers that any of our templates names, the standard one first.

    Raises ReportError.
    """
    standard = find(STANDARD, language)
    known = [standard, *(t for t in templates() if t.id != STANDARD)]
    fields: dict[str, str] = {}
    places: dict[str, tuple[str, ...]] = {}
    activity_places: dict[str, tuple[str, ...]] = {}
    points: dict[str, tuple[str, ...]] = {}
    for one in known:
        fields.update({name: asked for name, asked in one.fields.items() if name not in fields})
        places.update({name: asked for name, asked in one.places.items() if name not in places})
        activity_places.update({n: asked for n, asked in one.activity_places.items() if n not in activity_places})
        points.update({n: asked for n, asked in one.points.items() if n not in points})
    return replace(standard, foreign=True, fields=fields, places=places, activity_places=activity_places, points=points)
