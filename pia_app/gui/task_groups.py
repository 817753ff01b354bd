"""Tasks divided by who does them or by when they are due, in words of the window's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pia_app.gui.task_spans import owner_key, span
from pia_app.gui.tasks import TaskRow

VIEWS: Final[dict[str, str]] = {
    "list": str(QT_TRANSLATE_NOOP("tasks", "List")),
    "owner": str(QT_TRANSLATE_NOOP("tasks", "By owner")),
    "due": str(QT_TRANSLATE_NOOP("tasks", "By due date")),
}
BUCKETS: Final[dict[str, str]] = {
    "overdue": str(QT_TRANSLATE_NOOP("tasks", "Overdue")),
    "week": str(QT_TRANSLATE_NOOP("tasks", "This week")),
    "month": str(QT_TRANSLATE_NOOP("tasks", "This month")),
    "later": str(QT_TRANSLATE_NOOP("tasks", "Later")),
    "none": str(QT_TRANSLATE_NOOP("tasks", "No date agreed")),
    "closed": str(QT_TRANSLATE_NOOP("tasks", "Closed")),
    "moot": str(QT_TRANSLATE_NOOP("tasks", "No longer called for")),
}


class Group(NamedTuple):
    """Tasks under one heading; `late` says that they are all overdue."""

    name: str
    rows: tuple[TaskRow, ...]
    late: bool = False


def grouped(rows: Sequence[TaskRow], view: str, today: date) -> list[Group]:
    """Divide tasks as a view of VIEWS shows them; those of a group stay in their order, no group is empty."""
    if view == "owner":
        return _by_owner(rows)
    if view == "due":
        return _by_due(rows, today)
    return [Group("", tuple(rows))] if rows else []


def owners(rows: Sequence[TaskRow]) -> dict[str, str]:
    """Return everybody who has a task, by `owner_key`, as first written, in the order of the alphabet."""
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(owner_key(row.progress.owner), row.progress.owner.strip())
    return {key: found[key] for key in sorted(found) if key}


def _by_owner(rows: Sequence[TaskRow]) -> list[Group]:
    told: dict[str, list[TaskRow]] = {key: [] for key in (*owners(rows), "")}
    names = {**owners(rows), "": QCoreApplication.translate("tasks", "No owner yet")}
    for row in rows:
        told[owner_key(row.progress.owner)].append(row)
    return [Group(names[key], tuple(some)) for key, some in told.items() if some]


def _by_due(rows: Sequence[TaskRow], today: date) -> list[Group]:
    told: dict[str, list[TaskRow]] = {name: [] for name in BUCKETS}
    for row in rows:
        told[bucket(row, today)].append(row)
    words = {name: QCoreApplication.translate("tasks", text) for name, text in BUCKETS.items()}
    return [Group(words[name], tuple(some), name == "overdue") for name, some in told.items() if some]


def bucket(row: TaskRow, today: date) -> str:
    """Return the name in BUCKETS of the time in which a task is due."""
    return span(
        moot=row.moot, closed=row.closed, overdue=row.overdue, due=row.progress.due, today=today
    )  # fmt: skip
