"""Cases that a lawyer can write and read: answers, and what the rules must make of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from pia_app.errors import FaultyFiles
from pia_app.library.folder import Folder, convert
from pia_app.library.shapes import Shape
from pia_app.library.yaml_reader import Document
from pia_app.model import Answer, Library
from pia_app.model.plain import NotAnAnswer, from_plain
from pia_app.rules.validation import fault

DEEPEST: Final = 20


class ProfileShape(Shape):
    """Answers that several cases begin with; `base` names a profile that this one builds on."""

    base: str = ""
    answers: dict[str, Any] = msgspec.field(default_factory=dict)


class CaseShape(Shape):
    """One case as it is written; `base` names a profile whose answers it starts from."""

    name: str
    expect: dict[str, Any]
    zh: str = ""
    base: str = ""
    regimes: list[str] = msgspec.field(default_factory=list)
    answers: dict[str, Any] = msgspec.field(default_factory=dict)


class FileShape(Shape):
    """The whole file."""

    cases: list[CaseShape]
    profiles: dict[str, ProfileShape] = msgspec.field(default_factory=dict)


Profiles = Mapping[str, ProfileShape]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case ready to run. `answers` holds those of the activity and those asked once together."""

    name: str
    regimes: tuple[str, ...]
    answers: Mapping[str, Answer]
    expect: Mapping[str, Any]


def cases(root: Path, library: Library) -> tuple[Case, ...]:
    """Read a library's cases.yaml. Raises FaultyFiles."""
    folder = Folder(root)
    document = folder.document("cases.yaml")
    file = convert(document, [], document.value, FileShape) if document.value is not None else None
    found = [_case(document, n, shape, file.profiles, library) for n, shape in enumerate(file.cases)] if file else []
    faults = folder.all_faults()
    if faults:
        raise FaultyFiles(faults)
    return tuple(found)


def _case(document: Document, number: int, shape: CaseShape, profiles: Profiles, library: Library) -> Case:
    answers: dict[str, Answer] = {}
    path: list[Any] = ["cases", number, "answers"]
    for regime in shape.regimes:
        if regime not in library.regime:
            document.blame(["cases", number, "regimes"], "unknown_id", kind="regimes", id=regime, near="")
    for name, plain in {**_profile(document, shape.base, profiles), **shape.answers}.items():
        if name not in library.question:
            document.blame([*path, name], "unknown_id", kind="questions", id=name, near="")
            continue
        if plain is None:
            continue
        try:
            answers[name] = from_plain(plain)
        except NotAnAnswer as bad:
            document.blame([*path, name], "bad_answer", id=name, why=bad.code, field=bad.field)
            continue
        wrong = fault(library, library.question[name], answers[name])
        if wrong:
            document.blame([*path, name], "bad_answer", id=name, why=wrong, field="")
    regimes = tuple(shape.regimes) or tuple(library.regime)
    return Case(name=shape.name, regimes=regimes, answers=answers, expect=shape.expect)


def _profile(document: Document, name: str, profiles: Profiles, depth: int = 0) -> dict[str, Any]:
    """Return a profile's answers over those of the profile it builds on."""
    if not name:
        return {}
    if name not in profiles or depth > DEEPEST:
        document.blame(["profiles"], "unknown_id", kind="profiles", id=name, near="")
        return {}
    profile = profiles[name]
    return {**_profile(document, profile.base, profiles, depth + 1), **profile.answers}
