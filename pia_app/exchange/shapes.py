"""The shapes of the exchange file; version 2 added own tasks, own risks, acceptances and most fields of a task."""

from __future__ import annotations

from typing import Any, Final

import msgspec

FORMAT: Final = "pia-app/exchange"
VERSION: Final = 2
LARGEST: Final = 100_000_000


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A record of the exchange file; a field it does not know is a fault."""


class LibraryShape(Shape):
    id: str
    version: int = 0
    hash: str = ""


class EvidenceShape(Shape):
    what: str
    where: str = ""
    date: str = ""
    provided_by: str = ""
    verified_by: str = ""
    verified_on: str = ""


class ChangeShape(Shape):
    on: str
    field: str
    before: str
    after: str


class TaskShape(Shape):
    question: str
    measure: str
    activity: str = ""
    status: str = "open"
    owner: str = ""
    role: str = ""
    due: str = ""
    effort: float | None = None
    cost: float | None = None
    reason: str = ""
    decided_by: str = ""
    evidence: list[EvidenceShape] = []
    note: str = ""
    history: list[ChangeShape] = []


class OwnTaskShape(Shape):
    id: str
    title: str
    activity: str = ""
    question: str = ""
    answer: str = ""
    priority: str = "medium"
    action: str = ""


class RiskShape(Shape):
    id: str
    name: str
    severity: int
    likelihood: int
    reason: str = ""
    event: str = ""


class AcceptanceShape(Shape):
    risk: str
    by: str
    reason: str
    level: int
    on: str = ""
    until: str = ""


class ActivityShape(Shape):
    id: str
    name: str
    answers: dict[str, Any] = {}
    risks: list[RiskShape] = []
    accepted: list[AcceptanceShape] = []


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
    own_tasks: list[OwnTaskShape] = []


class FileShape(Shape):
    format: str
    version: int
    library: LibraryShape
    assessments: list[AssessmentShape]
