"""The columns of a task list: what people fill in, and what it only tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pia_app.model import Evidence, TaskProgress
from pia_app.model.tasks import STATUSES
from pia_app.rules.validation import clean_text


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `kind` says how it is filled in, and is "" where the column only tells. `width` is in characters.

    choice: one of CHOICES and nothing else. named: free, but what is in CHOICES has a word of its own.
    text, date, number. more: always empty when it goes out; what comes back is added to what there is.
    A column that is filled in bears the name of its field of TaskProgress, except that `more_evidence` adds to
    evidence.
    """

    id: str
    width: int
    kind: str = ""


COLUMNS: Final = (
    Column("code", 15),
    Column("title", 44),
    Column("priority", 10),
    Column("activity", 26),
    Column("status", 14, "choice"),
    Column("owner", 20, "text"),
    Column("role", 20, "named"),
    Column("due", 13, "date"),
    Column("effort", 14, "number"),
    Column("cost", 12, "number"),
    Column("reason", 36, "text"),
    Column("decided_by", 20, "text"),
    Column("more_evidence", 40, "more"),
    Column("note", 40, "text"),
    Column("action", 60),
    Column("proof", 40),
    Column("evidence", 40),
    Column("finding", 30),
    Column("articles", 44),
    Column("proposed_role", 20),
    Column("proposed_due", 13),
    Column("proposed_effort", 14),
    Column("assessment", 28),
    Column("hint", 26),
)
FIELDS: Final = tuple(column for column in COLUMNS if column.kind)
ROLES: Final = (
    "business_owner", "privacy_officer", "legal", "it_security", "it_operations", "hr", "procurement",
    "customer_service", "management",
)  # fmt: skip
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {"status": STATUSES, "role": ROLES}
WORDS: Final = {"status": "report.task_status", "role": "report.role"}
MORE: Final = {"more_evidence": "evidence"}


def value_of(progress: TaskProgress, field: Column) -> str:
    """Return what was written in one field as text: a date in ISO 8601, a choice by its id, "" for nothing."""
    if field.kind == "more":
        return ""
    value = getattr(progress, field.id)
    if field.kind == "number":
        return number_text(value)
    return clean_text(str(value))[0]


def number_text(value: float | None) -> str:
    """Return a number as text, to the hundredth, or "" for none."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def holds(progress: TaskProgress, field: Column, text: str) -> bool:
    """Whether a field says this already; what can only be added to may say more besides."""
    if field.kind == "more":
        return not text or any(piece.what == text for piece in progress.evidence)
    return value_of(progress, field) == text


def with_values(progress: TaskProgress, values: Mapping[str, str]) -> TaskProgress:
    """Return what was written about a task with some fields as they were filled in elsewhere, by the ids of columns."""
    filled: dict[str, Any] = {}
    for field in FIELDS:
        text = values.get(field.id)
        if text is None:
            continue
        if field.kind == "more":
            filled[MORE[field.id]] = (*progress.evidence, Evidence(what=text))
        elif field.kind == "number":
            filled[field.id] = float(text) if text else None
        else:
            filled[field.id] = text
    return replace(progress, **filled)
