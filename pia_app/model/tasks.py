"""What people write about remediation: how far a task is, tasks of their own, and the changes that led there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from pia_app.model.answers import Evidence, legible
from pia_app.model.plain import EVIDENCE_FIELDS, NotAnAnswer, evidence_from_plain

TaskKey = tuple[str, str, str]
"""(activity or "", question or "", measure or own task): what identifies a task whatever happens to the answers."""

STATUSES: Final = ("open", "planned", "in_progress", "done", "verified", "accepted", "not_applicable")
DONE: Final = ("done", "verified")
SET_ASIDE: Final = ("accepted", "not_applicable")
CLOSED: Final = (*DONE, *SET_ASIDE)
PRIORITIES: Final = ("low", "medium", "high", "critical")

TEXTS: Final = ("owner", "role", "due", "reason", "decided_by", "note")
NUMBERS: Final = ("effort", "cost")
CHANGE_FIELDS: Final = ("on", "field", "before", "after")
KEPT: Final = ("status", "owner", "role", "due", "effort", "cost", "reason", "decided_by")
"""The fields whose changes the history keeps; what is free text or evidence shows by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChange:
    """One change of a task: the day (ISO 8601), the field, what it held and what it holds now, as text."""

    on: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskProgress:
    """What people wrote about one task; `key` is (activity or "", question or "", measure or own task).

    `role` is the post in charge where it is another than the library's. `effort` (person-days) and `cost` (the
    organisation's own money) replace the library's where given. `reason` and `decided_by` say why, and by whose
    decision, it is accepted or does not apply. `history` is written by the workspace, never by hand.
    """

    activity: str
    question: str
    measure: str
    status: str = "open"
    owner: str = ""
    role: str = ""
    due: str = ""
    effort: float | None = None
    cost: float | None = None
    reason: str = ""
    decided_by: str = ""
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    history: tuple[TaskChange, ...] = ()

    @property
    def key(self) -> TaskKey:
        """Return what identifies the task whatever happens to the answers."""
        return self.activity, self.question, self.measure

    @property
    def written(self) -> bool:
        """Whether anybody has written anything."""
        return self != TaskProgress(activity=self.activity, question=self.question, measure=self.measure)

    @property
    def set_aside(self) -> bool:
        """Whether a named person decided, with a reason, that the task is not to be done (legal.md §0)."""
        return self.status in SET_ASIDE and legible(self.reason) and legible(self.decided_by)

    @property
    def lacks(self) -> tuple[str, ...]:
        """Name what the status still needs to stand: reason, decided_by, or verified (evidence, by a second person)."""
        if self.status in SET_ASIDE:
            return tuple(name for name in ("reason", "decided_by") if not legible(getattr(self, name)))
        if self.status == "verified" and not any(piece.verified for piece in self.evidence):
            return ("verified",)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTask:
    """A task that people added: `activity` is "" for the whole assessment.

    `question` and `answer` name the answer that doing it brings about, both "" where it brings about none. What is
    written about it is a TaskProgress under `key`.
    """

    id: str
    title: str
    activity: str = ""
    question: str = ""
    answer: str = ""
    priority: str = "medium"
    action: str = ""

    @property
    def key(self) -> TaskKey:
        """Return the key of what is written about it."""
        return self.activity, self.question, self.id


def progress_to_plain(progress: TaskProgress) -> dict[str, Any]:
    """Return what was written about a task as plain values, without its key; empty fields are left out."""
    found: dict[str, Any] = {"status": progress.status}
    found.update({name: getattr(progress, name) for name in TEXTS if getattr(progress, name)})
    found.update({name: getattr(progress, name) for name in NUMBERS if getattr(progress, name) is not None})
    if progress.evidence:
        found["evidence"] = [_texts(piece, EVIDENCE_FIELDS, "what") for piece in progress.evidence]
    if progress.history:
        found["history"] = [_texts(change, CHANGE_FIELDS, *CHANGE_FIELDS) for change in progress.history]
    return found


def progress_from_plain(key: TaskKey, plain: Mapping[str, Any]) -> TaskProgress:
    """Return what plain values say of a task. Raises NotAnAnswer where they are none of it."""
    unknown = sorted(set(plain) - {f.name for f in fields(TaskProgress)})
    if unknown:
        raise NotAnAnswer("unknown_field", unknown[0])
    activity, question, measure = key
    return TaskProgress(
        activity=activity,
        question=question,
        measure=measure,
        status=str(plain.get("status", "open")),
        effort=_number(plain, "effort"),
        cost=_number(plain, "cost"),
        evidence=evidence_from_plain(plain.get("evidence", [])),
        history=tuple(TaskChange(**{name: str(c[name]) for name in CHANGE_FIELDS}) for c in plain.get("history", ())),
        **{name: str(plain[name]) for name in TEXTS if name in plain},
    )


def _number(plain: Mapping[str, Any], name: str) -> float | None:
    found = plain.get(name)
    if found is None or (isinstance(found, (int, float)) and not isinstance(found, bool)):
        return found
    raise NotAnAnswer("bad_value", name)


def _texts(record: object, names: tuple[str, ...], *always: str) -> dict[str, str]:
    return {name: getattr(record, name) for name in names if getattr(record, name) or name in always}
