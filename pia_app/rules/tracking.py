"""What the rules ask to be done, joined with what people wrote about it; what they wrote outlives the finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from pia_app.model import (
    Assessment,
    Evaluation,
    Library,
    OwnTask,
    RemediationTask,
    TaskChange,
    TaskKey,
    TaskProgress,
    TrackedTask,
)
from pia_app.model.tasks import CLOSED, KEPT
from pia_app.rules.remediation import ORDER, URGENCY


def tracked(library: Library, assessment: Assessment, evaluation: Evaluation, today: date) -> tuple[TrackedTask, ...]:
    """Return all tasks, the most urgent first: those that follow from findings, own tasks, and then the moot ones.

    A task is moot where its finding has gone but people wrote something about it.
    """
    begun = _begun(assessment, today)
    derived = [_derived(library, assessment, task, begun, today) for task in evaluation.tasks]
    own = [_own(library, assessment, task, begun, today) for task in assessment.own_tasks.values()]
    active = sorted((*derived, *sorted(own, key=_by_title)), key=lambda task: URGENCY[task.priority])
    here = {task.key for task in active}
    return (*active, *sorted(_moot(library, assessment, here, begun, today), key=lambda task: URGENCY[task.priority]))


def _by_title(task: TrackedTask) -> tuple[str, str]:
    return (task.own.title.casefold() if task.own else "", task.key[2])


def _begun(assessment: Assessment, today: date) -> date:
    """Return the day from which the days of a task are counted: that of the assessment, else today."""
    try:
        return date.fromisoformat(assessment.created[:10])
    except ValueError:
        return today


def _derived(library: Library, assessment: Assessment, task: RemediationTask, begun: date, today: date) -> TrackedTask:
    measure = library.measure[task.measure]
    return _join(
        assessment.written(task.key), begun, today,
        task=task, priority=task.priority, days=task.due_days, effort=measure.effort, role=task.owner_role,
    )  # fmt: skip


def _own(library: Library, assessment: Assessment, own: OwnTask, begun: date, today: date) -> TrackedTask:
    days = library.method.due_days[own.priority]
    return _join(assessment.written(own.key), begun, today, own=own, priority=own.priority, days=days)


def _moot(
    library: Library, assessment: Assessment, here: set[TaskKey], begun: date, today: date
) -> Iterator[TrackedTask]:
    for key, progress in sorted(assessment.progress.items()):
        if key in here or not progress.written:
            continue
        measure = library.measure.get(progress.measure)
        priority = measure.priority if measure else ORDER[0]
        days = library.method.due_days[priority]
        effort, role = (measure.effort, measure.owner) if measure else (None, "")
        yield _join(progress, begun, today, state="moot", priority=priority, days=days, effort=effort, role=role)


def _join(
    progress: TaskProgress, begun: date, today: date, *, priority: str, days: int, state: str = "active",
    task: RemediationTask | None = None, own: OwnTask | None = None, effort: float | None = None, role: str = "",
) -> TrackedTask:  # fmt: skip
    proposed = (begun + timedelta(days=days)).isoformat()
    late = bool(progress.due) and progress.due < today.isoformat()  # a date that was agreed; a proposal is no promise
    return TrackedTask(
        key=progress.key,
        state=state,
        task=task,
        own=own,
        progress=progress,
        priority=priority,
        role=progress.role or role,
        proposed=proposed,
        effort=effort if progress.effort is None else progress.effort,
        overdue=late and state == "active" and progress.status not in CLOSED,
    )


def recorded(before: TaskProgress, after: TaskProgress, on: str) -> TaskProgress:
    """Return what was written about a task with its changes added to the history, `on` a day (ISO 8601).

    Several changes of one field on one day are one change; one that was taken back the same day is none.
    """
    history = list(before.history)
    for name in KEPT:
        was, now = _text(getattr(before, name)), _text(getattr(after, name))
        if was == now:
            continue
        same = next((change for change in history if (change.on, change.field) == (on, name)), None)
        if same is not None:
            history.remove(same)
            was = same.before
        if was != now:
            history.append(TaskChange(on=on, field=name, before=was, after=now))
    return replace(after, history=tuple(history))


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
