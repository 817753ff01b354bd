"""The shapes of the exchange file, version 1."""

from __future__ import annotations

from typing import Any, Final

import msgspec

FORMAT: Final = "pia-app/exchange"
VERSION: Final = 1
LARGEST: Final = 100_000_000


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A record of the exchange file; a field it does not know is a fault."""


class LibraryShape(Shape):
    id: str
    version: int = 0
    hash: str = ""


class TaskShape(Shape):
    question: str
    measure: str
    activity: str = ""
    status: str = "open"
    owner: str = ""
    due: str = ""
    note: str = ""


class ActivityShape(Shape):
    id: str
    name: str
    answers: dict[str, Any] = {}


class AssessmentShape(Shape):
    name: str
    regimes: list[str]
    activities: list[ActivityShape]
    id: str = ""
    language: str = ""
    created: str = ""
    status: str = "draft"
    answers: dict[str, Any] = {}
    tasks: list[TaskShape] = []


class FileShape(Shape):
    format: str
    version: int
    library: LibraryShape
    assessments: list[AssessmentShape]
