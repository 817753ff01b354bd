"""One change to many tasks: what it makes of each, and which of them cannot take it, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pia_app.gui.tasks import TaskRow
from pia_app.model import TaskProgress

NAMED: Final = 5  # tasks that a refusal names; of others it tells how many there are
WHY: Final[dict[str, str]] = {
    "closed": str(QT_TRANSLATE_NOOP("tasks", "Already closed, so they cannot be planned:")),
    "moot": str(QT_TRANSLATE_NOOP("tasks", "No longer called for, so they cannot be planned:")),
    "verified": str(QT_TRANSLATE_NOOP("tasks", "No second person has verified evidence of:")),
    "decision": str(QT_TRANSLATE_NOOP("tasks", "A reason and the name of who decided are needed for:")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkChange:
    """What is to become of many tasks; "" leaves a field as it is.

    `plan` takes open tasks into the plan (True) or planned ones out of it (False) and leaves others as they are.
    `proposed` agrees to the date proposed wherever no date is agreed.
    """

    owner: str = ""
    role: str = ""
    due: str = ""
    status: str = ""
    reason: str = ""
    decided_by: str = ""
    plan: bool | None = None
    proposed: bool = False

    def of(self, row: TaskRow) -> TaskProgress:
        """Return what is written about a task once it is changed."""
        names = ("owner", "role", "due", "status", "reason", "decided_by")
        made = {name: text for name in names if (text := getattr(self, name))}
        if self.plan is not None and row.progress.status == ("open" if self.plan else "planned"):
            made["status"] = "planned" if self.plan else "open"
        if self.proposed and not row.progress.due:
            made["due"] = row.proposed
        return replace(row.progress, **made)

    def entries(self, rows: Sequence[TaskRow]) -> list[TaskProgress]:
        """Return what is written about each task that becomes another."""
        return [made for row in rows if (made := self.of(row)) != row.progress]

    def refusals(self, rows: Sequence[TaskRow]) -> list[str]:
        """Return in sentences which tasks cannot take the change and why; then none of them may be changed."""
        planning = self.plan or self.status in ("planned", "in_progress")
        tests: dict[str, Callable[[TaskRow], object]] = {
            "closed": lambda row: self.plan and row.closed,
            "moot": lambda row: planning and row.moot,
            "verified": lambda row: self.status == "verified" and self.of(row).lacks,
            "decision": lambda row: self.status in ("accepted", "not_applicable") and self.of(row).lacks,
        }
        found = {why: [row for row in rows if test(row)] for why, test in tests.items()}
        return [_told(why, some) for why, some in found.items() if some]


def _told(why: str, rows: Sequence[TaskRow]) -> str:
    lines = [QCoreApplication.translate("tasks", WHY[why]), *_names(rows[:NAMED])]
    if len(rows) > NAMED:
        lines.append(QCoreApplication.translate("tasks", "– and {0} more").format(len(rows) - NAMED))
    return "\n".join(lines)


def _names(rows: Sequence[TaskRow]) -> Iterator[str]:
    for row in rows:
        place = row.activity.partition(" ")[0] or QCoreApplication.translate("tasks", "whole assessment")
        yield QCoreApplication.translate("tasks", "– {0} ({1})").format(row.title, place)
