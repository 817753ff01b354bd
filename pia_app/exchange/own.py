"""Tasks, own tasks, own risks and acceptances of an exchange file, each held against its library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

import msgspec

from pia_app.exchange.shapes import ActivityShape, AssessmentShape, Shape, TaskShape
from pia_app.exchange.texts import bare
from pia_app.model import (
    Acceptance,
    Evidence,
    Library,
    OwnRisk,
    OwnTask,
    ProcessingActivity,
    TaskChange,
    TaskKey,
    TaskProgress,
)
from pia_app.model.tasks import STATUSES
from pia_app.rules.task_validation import acceptance_fault, own_task_fault, progress_fault, risk_fault
from pia_app.rules.validation import LONGEST_NAME, is_date

Blame = Callable[..., None]
Record = TypeVar("Record", Evidence, TaskChange, TaskProgress, OwnTask, OwnRisk, Acceptance)


def own_tasks(
    library: Library, where: str, shape: AssessmentShape, activities: Collection[str], blame: Blame
) -> dict[str, OwnTask]:
    """Return the tasks that people added, by id."""
    found: dict[str, OwnTask] = {}
    for n, plain in enumerate(shape.own_tasks):
        here = f"{where}.own_tasks[{n}]"
        task = _record(OwnTask, plain)
        if task.activity and task.activity not in activities:
            blame(f"{here}.activity", "exchange_activity", id=task.activity)
        if not 1 <= len(bare(task.title).strip()) <= LONGEST_NAME:
            blame(f"{here}.title", "exchange_name", limit=LONGEST_NAME)
        if task.id in found:
            blame(f"{here}.id", "exchange_twice", id=task.id)
        _check(own_task_fault(library, task) or own_task_fault(library, bare(task)), here, blame)
        found[task.id] = task
    return found


def progress(
    library: Library,
    where: str,
    shape: AssessmentShape,
    activities: Collection[str],
    own: Mapping[str, OwnTask],
    blame: Blame,
) -> dict[TaskKey, TaskProgress]:
    """Return what was written about tasks, by their keys."""
    found: dict[TaskKey, TaskProgress] = {}
    for n, plain in enumerate(shape.tasks):
        here = f"{where}.tasks[{n}]"
        if plain.activity and plain.activity not in activities:
            blame(f"{here}.activity", "exchange_activity", id=plain.activity)
        entry = _task(plain)
        _check_key(library, here, entry, own, blame)
        if entry.status not in STATUSES:
            blame(f"{here}.status", "exchange_status", got=entry.status, known=", ".join(STATUSES))
        elif entry.due and not is_date(entry.due):
            blame(f"{here}.due", "exchange_date", got=entry.due)
        else:
            _check(progress_fault(entry) or progress_fault(bare(entry)), here, blame)
        if entry.key in found:
            blame(here, "exchange_twice", id=entry.measure)
        found[entry.key] = entry
    return found


def _check_key(library: Library, here: str, entry: TaskProgress, own: Mapping[str, OwnTask], blame: Blame) -> None:
    """Blame a key under which no task can stand: no question or measure of the library, and no own task either."""
    task = own.get(entry.measure)
    if task is not None:
        if task.key != entry.key:
            blame(f"{here}.measure", "exchange_measure", id=entry.measure)
        return
    if entry.question not in library.question:
        blame(f"{here}.question", "exchange_question", id=entry.question)
    if entry.measure not in library.measure:
        blame(f"{here}.measure", "exchange_measure", id=entry.measure)


def with_risks(
    library: Library, where: str, shape: ActivityShape, activity: ProcessingActivity, blame: Blame
) -> ProcessingActivity:
    """Return an activity with the risks that people added to it and their decisions to live with a risk."""
    for n, plain in enumerate(shape.risks):
        here = f"{where}.risks[{n}]"
        risk = _record(OwnRisk, plain)
        if not 1 <= len(bare(risk.name).strip()) <= LONGEST_NAME:
            blame(f"{here}.name", "exchange_name", limit=LONGEST_NAME)
        if risk.id in activity.risks:
            blame(f"{here}.id", "exchange_twice", id=risk.id)
        _check(risk_fault(library, risk) or risk_fault(library, bare(risk)), here, blame)
        activity = activity.with_risk(risk)
    for n, one in enumerate(shape.accepted):
        here = f"{where}.accepted[{n}]"
        acceptance = _record(Acceptance, one)
        if acceptance.risk in activity.accepted:
            blame(f"{here}.risk", "exchange_twice", id=acceptance.risk)
        wrong = acceptance_fault(library, activity, acceptance)
        _check(wrong or acceptance_fault(library, activity, bare(acceptance)), here, blame)
        activity = activity.with_acceptance(acceptance)
    return activity


def _check(wrong: str | None, here: str, blame: Blame) -> None:
    if wrong:
        blame(here, wrong)


def _task(plain: TaskShape) -> TaskProgress:
    entry = _record(TaskProgress, plain)
    evidence = tuple(_record(Evidence, piece) for piece in plain.evidence)
    return replace(entry, evidence=evidence, history=tuple(_record(TaskChange, one) for one in plain.history))


def _record(kind: type[Record], plain: Shape) -> Record:
    """Return a record of the model with the same fields as a shape."""
    held: dict[str, Any] = msgspec.structs.asdict(plain)
    known = {f.name for f in fields(kind)} - {"evidence", "history"}
    return kind(**{name: value for name, value in held.items() if name in known})
