"""Task lines → plain values, for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from pia_app.exchange.tasks.lines import Line
from pia_app.model.tasks import progress_to_plain

FORMAT: Final = "pia-app/tasks"
VERSION: Final = 1


def plain(lines: Sequence[Line], language: str, now: datetime) -> dict[str, Any]:
    """Return the list: what the rules say of each task, what was written about it, and its words."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "language": language,
        "written": now.isoformat(timespec="seconds"),
        "tasks": [_task(line) for line in lines],
    }


def _task(line: Line) -> dict[str, Any]:
    activity, question, measure = line.task.key
    found: dict[str, Any] = {
        "code": line.code,
        "assessment": line.assessment,
        "activity": activity,
        "question": question,
        "measure": measure,
        "state": line.task.state,
        "own": line.task.own is not None,
        "priority": line.task.priority,
        "proposed_due": line.task.proposed,
        "overdue": line.task.overdue,
        **progress_to_plain(line.task.progress),
        "words": dict(line.told),
    }
    task = line.task.task
    if task is not None:
        found |= {
            "removes_hard_stops": list(task.removes_stops),
            "scenarios": list(task.scenarios),
            "duties": list(task.duties),
        }
    return found
