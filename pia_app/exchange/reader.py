"""Exchange file → Assessments: all of it or nothing, every fault with the record and field it stands in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import msgspec

from pia_app.errors import Fault, FaultyFiles, PiaError
from pia_app.exchange import own, texts
from pia_app.exchange.shapes import FORMAT, LARGEST, VERSION, ActivityShape, AssessmentShape, FileShape
from pia_app.model import Answer, Assessment, Library, ProcessingActivity, State
from pia_app.model.plain import NotAnAnswer, from_plain
from pia_app.rules.validation import LONGEST_NAME, fault, is_date, line_ends, place

ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
BOM: Final = b"\xef\xbb\xbf"


def read(path: Path, library: Library, *, raw: bool = False) -> tuple[Assessment, ...]:
    """Read an exchange file written for `library`. Raises FaultyFiles or PiaError; nothing is half-read.

    Ids that are missing are given by position. A character that no report can hold is replaced by a visible mark; who
    asks for `raw` texts gets it as it is, and has to deal with it and to say how many there were.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise PiaError("exchange_too_large", path=str(path), limit=LARGEST)
        data = path.read_bytes()
    except OSError as error:
        raise PiaError("file_unreadable", path=str(path), why=error.strerror or str(error)) from None
    return parse(data, path.name, library, raw=raw)


def library_of(path: Path) -> str:
    """Return the id of the library that an exchange file was written for, or "" where it cannot be told."""
    try:
        if path.stat().st_size > LARGEST:
            return ""
        raw = msgspec.json.decode(path.read_bytes().removeprefix(BOM))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
    named = raw.get("library") if isinstance(raw, dict) else None
    found = named.get("id") if isinstance(named, dict) else None
    return found if isinstance(found, str) else ""


def parse(data: bytes, name: str, library: Library, *, raw: bool = False) -> tuple[Assessment, ...]:
    """Read the content of an exchange file; `name` is what faults call it."""
    try:
        plain = texts.changed(msgspec.json.decode(data.removeprefix(BOM)), line_ends)
        json.loads(data.removeprefix(BOM), object_pairs_hook=_once)
    except _Twice as twice:
        raise FaultyFiles([Fault(file=name, code="json_duplicate_key", facts={"key": twice.key})]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FaultyFiles([Fault(file=name, code="json_syntax", facts={"problem": str(error)})]) from None
    reader = _Reader(name, library)
    found = reader.file(plain)
    if reader.faults or found is None:
        raise FaultyFiles(reader.faults)
    return found if raw else texts.shown(found)


class _Twice(Exception):
    def __init__(self, key: str) -> None:
        self.key = key


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose names stand once each: which of two answers counts is not for a parser to say."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice(next(key for n, (key, _) in enumerate(pairs) if key in dict(pairs[:n])))
    return found


class _Reader:
    def __init__(self, name: str, library: Library) -> None:
        self.name, self.library = name, library
        self.faults: list[Fault] = []

    def blame(self, where: str, code: str, /, **facts: object) -> None:
        self.faults.append(Fault(file=self.name, code=code, facts={"where": where, **facts}))

    def file(self, raw: Any) -> tuple[Assessment, ...] | None:
        if not isinstance(raw, dict) or raw.get("format") != FORMAT:
            self.blame("format", "exchange_format", expected=FORMAT)
            return None
        version = raw.get("version")
        if type(version) is not int or not 1 <= version <= VERSION:
            self.blame("version", "exchange_version", version=version, known=VERSION)
            return None
        try:
            shape = msgspec.convert(raw, FileShape)
        except msgspec.ValidationError as error:
            problem, _, place = str(error).partition(" - at ")
            self.blame(place.strip("`").removeprefix("$.") or "file", "exchange_shape", problem=problem)
            return None
        if shape.library.id != self.library.id:
            self.blame("library.id", "exchange_library", id=shape.library.id, known=self.library.id)
            return None
        if shape.library.version > self.library.version:
            version, known = shape.library.version, self.library.version
            self.blame("library.version", "exchange_library_version", version=version, known=known)
            return None
        if not shape.assessments:
            self.blame("assessments", "exchange_empty")
        found = tuple(self.assessment(f"assessments[{n}]", n, a) for n, a in enumerate(shape.assessments))
        for n, assessment in enumerate(found):
            if any(assessment.id == earlier.id for earlier in found[:n]):
                self.blame(f"assessments[{n}].id", "exchange_twice", id=assessment.id)
        return found

    def assessment(self, where: str, number: int, shape: AssessmentShape) -> Assessment:
        for regime in shape.regimes:
            if regime not in self.library.regime:
                self.blame(f"{where}.regimes", "exchange_regime", id=regime, known=", ".join(self.library.regime))
        if shape.created and not is_date(shape.created):
            self.blame(f"{where}.created", "exchange_date", got=shape.created)
        self.identifier(f"{where}.id", shape.id or f"imported-{number + 1}")
        self.name_of(f"{where}.name", shape.name)
        seen: set[str] = set()
        for n, activity in enumerate(shape.activities):
            self.name_of(f"{where}.activities[{n}].name", activity.name)
            self.identifier(f"{where}.activities[{n}].id", activity.id)
            if activity.id in seen:
                self.blame(f"{where}.activities[{n}].id", "exchange_twice", id=activity.id)
            seen.add(activity.id)
        activities = tuple(
            self.activity(f"{where}.activities[{n}]", activity) for n, activity in enumerate(shape.activities)
        )
        added = own.own_tasks(self.library, where, shape, seen, self.blame)
        return Assessment(
            id=shape.id or f"imported-{number + 1}",
            name=shape.name,
            library=self.library.id,
            language=shape.language if shape.language in self.library.languages else self.library.languages[0],
            regimes=tuple(dict.fromkeys(shape.regimes)),
            created=shape.created,
            status=shape.status,
            answers=self.answers(f"{where}.answers", shape.answers, "assessment"),
            activities=activities,
            progress=own.progress(self.library, where, shape, seen, added, self.blame),
            own_tasks=added,
        )

    def activity(self, where: str, shape: ActivityShape) -> ProcessingActivity:
        answers = self.answers(f"{where}.answers", shape.answers, "activity")
        found = ProcessingActivity(id=shape.id, name=shape.name, answers=answers)
        return own.with_risks(self.library, where, shape, found, self.blame)

    def name_of(self, where: str, value: str) -> None:
        if not 1 <= len(texts.bare(value).strip()) <= LONGEST_NAME:
            self.blame(where, "exchange_name", limit=LONGEST_NAME)

    def identifier(self, where: str, value: str) -> None:
        if not ID.fullmatch(value):
            self.blame(where, "exchange_id", id=value)

    def answers(self, where: str, plain: Mapping[str, Any], scope: str) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        for name, value in plain.items():
            question = self.library.question.get(name)
            if question is None:
                near = next(iter(get_close_matches(name, self.library.question, 1)), "")
                self.blame(f"{where}.{name}", "exchange_question", id=name, near=near)
                continue
            if question.scope != scope:
                self.blame(f"{where}.{name}", "exchange_scope", id=name, scope=question.scope)
                continue
            try:
                answer = from_plain(value)
            except NotAnAnswer as bad:
                self.blame(f"{where}.{name}", f"answer_{bad.code}", field=bad.field)
                continue
            if isinstance(value, Mapping) and answer.state is not State.GIVEN and value.get("value") is not None:
                self.blame(f"{where}.{name}", "answer_value_unexpected")
            for said in (answer, texts.bare(answer)):
                wrong = fault(self.library, question, said)
                if wrong:
                    break
            if wrong:
                inside, choices = place(self.library, question, said)
                self.blame(f"{where}.{name}{inside}", f"answer_{wrong}", choices=", ".join(choices))
            found[name] = answer
        return found
