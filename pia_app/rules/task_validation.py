"""Whether what people write about tasks, own tasks, own risks and acceptances can be stored as it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from pia_app.model import (
    Acceptance,
    Assessment,
    Library,
    OwnRisk,
    OwnTask,
    ProcessingActivity,
    Question,
    TaskProgress,
    legible,
)
from pia_app.model.tasks import KEPT, PRIORITIES, STATUSES
from pia_app.rules.validation import LARGEST, LONGEST, LONGEST_NAME, is_date

MOST_RECORDS: Final = 5_000
OWN_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
SETTABLE: Final = ("yes_no", "single")
"""Types of questions whose answer a task can bring about: those that are one choice."""


def known_task(library: Library, assessment: Assessment, progress: TaskProgress) -> bool:
    """Whether a task of this key can exist: a measure of the library, or an own task as it stands now."""
    own = assessment.own_tasks.get(progress.measure)
    if own is not None:
        return own.key == progress.key
    return progress.question in library.question and progress.measure in library.measure


def progress_fault(progress: TaskProgress) -> str | None:
    """Name what is wrong with what was written about a task, or return None."""
    if progress.status not in STATUSES:
        return "task_status"
    days = [progress.due, *(day for piece in progress.evidence for day in (piece.date, piece.verified_on))]
    if any(day and not is_date(day) for day in days):
        return "task_date"
    numbers = [number for number in (progress.effort, progress.cost) if number is not None]
    if any(not 0 <= number <= LARGEST for number in numbers):  # NaN is in no range
        return "task_number"
    if len(progress.evidence) > MOST_RECORDS or len(progress.history) > MOST_RECORDS:
        return "task_too_much"
    if any(change.field not in KEPT or not is_date(change.on) for change in progress.history):
        return "task_history"
    short = (progress.owner, progress.role, progress.decided_by)
    return "task_too_long" if _long(short, LONGEST_NAME) or _long((progress.reason, progress.note), LONGEST) else None


def own_task_fault(library: Library, task: OwnTask) -> str | None:
    """Name what is wrong with a task that people added, or return None; its title is a name, checked as such."""
    if not OWN_ID.fullmatch(task.id) or task.id in library.measure:
        return "own_id"
    if task.priority not in PRIORITIES:
        return "own_task_priority"
    if len(task.action) > LONGEST:
        return "task_too_long"
    if not task.question:
        return "own_task_answer" if task.answer else None
    question = library.question.get(task.question)
    if question is None or not settable(question) or (question.scope == "assessment") != (not task.activity):
        return "own_task_question"
    return None if task.answer in library.choices(question) else "own_task_answer"


def settable(question: Question) -> bool:
    """Whether a task may bring about an answer to this question: one that counts and is one choice."""
    return question.type in SETTABLE and question.role != "detail"


def risk_fault(library: Library, risk: OwnRisk) -> str | None:
    """Name what is wrong with a risk that people added, or return None; without a reason no number may stand."""
    if not OWN_ID.fullmatch(risk.id) or risk.id in library.scenario:
        return "own_id"
    if not all(type(scale) is int and 1 <= scale <= 4 for scale in (risk.severity, risk.likelihood)):
        return "risk_scale"
    if len(risk.event) > LONGEST:
        return "task_too_long"
    return None if legible(risk.reason) and len(risk.reason) <= LONGEST else "risk_reason"


def acceptance_fault(library: Library, activity: ProcessingActivity, acceptance: Acceptance) -> str | None:
    """Name what is wrong with a decision to live with a risk, or return None."""
    if acceptance.risk not in library.scenario and acceptance.risk not in activity.risks:
        return "acceptance_risk"
    if not legible(acceptance.by) or len(acceptance.by) > LONGEST_NAME:
        return "acceptance_person"
    if not legible(acceptance.reason) or len(acceptance.reason) > LONGEST:
        return "acceptance_reason"
    if any(day and not is_date(day) for day in (acceptance.on, acceptance.until)):
        return "acceptance_date"
    return None if type(acceptance.level) is int and 1 <= acceptance.level <= 4 else "acceptance_level"


def _long(texts: Collection[str], limit: int) -> bool:
    return any(len(text) > limit for text in texts)
