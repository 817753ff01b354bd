"""Cases that a lawyer can write and read: answers, and what the rules must make of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from pia_app.errors import FaultyFiles
from pia_app.library.extending import open_folder
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
    """A case ready to run: where it stands, and its answers, those of the activity and those asked once together."""

    file: str
    line: int
    name: str
    regimes: tuple[str, ...]
    answers: Mapping[str, Answer]
    expect: Mapping[str, Any]


def cases(root: Path, library: Library) -> tuple[Case, ...]:
    """Read the cases of a library and of its regimes. Raises FaultyFiles."""
    folder = open_folder(root)
    found = read(folder, library)
    faults = folder.all_faults()
    if faults:
        raise FaultyFiles(faults)
    return tuple(found)


def read(folder: Folder, library: Library) -> list[Case]:
    """Read cases.yaml and regimes/<id>.cases.yaml, as far as they are sound; the first file's profiles serve all."""
    names = ["cases.yaml", *(regime_file(regime) for regime in library.regime)]
    found: list[Case] = []
    shared: dict[str, ProfileShape] = {}
    for name in names:
        document = folder.document(name, needed=False)
        file = convert(document, [], document.value, FileShape) if document.value is not None else None
        if file is None:
            continue
        profiles = {**shared, **file.profiles}
        if name == names[0]:
            shared = file.profiles
        regimes = _judged_under(folder, name, library)
        found += [_case(document, n, shape, profiles, library, regimes) for n, shape in enumerate(file.cases)]
    return found


def _judged_under(folder: Folder, name: str, library: Library) -> tuple[str, ...]:
    """Return the laws of cases that name none: all those of the library whose file it is, not those added to it."""
    header = folder.owner(name).document("library.yaml").value
    return tuple(r for r in library.regime if isinstance(header, dict) and r in header.get("regimes", ()))


def regime_file(regime: str) -> str:
    """Return the name of the file that holds a regime's cases."""
    return f"regimes/{regime}.cases.yaml"


def _case(
    document: Document, number: int, shape: CaseShape, profiles: Profiles, library: Library, regimes: tuple[str, ...]
) -> Case:
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
    return Case(
        file=document.file,
        line=document.line(["cases", number]),
        name=shape.name,
        regimes=tuple(shape.regimes) or regimes,
        answers=answers,
        expect=shape.expect,
    )


def _profile(document: Document, name: str, profiles: Profiles, depth: int = 0) -> dict[str, Any]:
    """Return a profile's answers over those of the profile it builds on."""
    if not name:
        return {}
    if name not in profiles or depth > DEEPEST:
        document.blame(["profiles"], "unknown_id", kind="profiles", id=name, near="")
        return {}
    profile = profiles[name]
    return {**_profile(document, profile.base, profiles, depth + 1), **profile.answers}
