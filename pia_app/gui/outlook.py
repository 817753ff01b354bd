"""What a report written now would say, and what its reader would miss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pia_app.gui import tasks
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.stops import issues
from pia_app.model import Answers, Asked, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something missing: `kind` is unanswered, unapproved, unknown, overdue or unowned.

    `activity` is "" for what is asked once; `question` is the first of the `count` questions concerned.
    """

    kind: str
    activity: str
    question: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The report in numbers. Hard stops are counted as the report counts them: once for each question."""

    findings: int
    stops: int
    pending_stops: int
    tasks: int
    asked: int
    answered: int
    gaps: tuple[Gap, ...]


def of(snapshot: Snapshot, today: date) -> Outlook:
    """Look over the whole assessment."""
    evaluation = snapshot.evaluation
    places = [("", evaluation.asked), *((a.activity.id, a.asked) for a in evaluation.activities)]
    asked = sum(len(part.asked) for _, part in places)
    stops, pending = issues([stop for judged in evaluation.activities for stop in judged.hard_stops])
    return Outlook(
        findings=len(evaluation.findings) + sum(len(a.findings) for a in evaluation.activities),
        stops=stops, pending_stops=pending,
        tasks=sum(not row.moot for row in tasks.rows(snapshot, today)), asked=asked,
        answered=asked - sum(len(part.unanswered) for _, part in places),
        gaps=(*(gap for place, part in places for gap in _gaps(snapshot, place, part)), *_task_gaps(snapshot, today)),
    )  # fmt: skip


def _gaps(snapshot: Snapshot, activity: str, part: Asked) -> Iterator[Gap]:
    answers: Answers = snapshot.answers(activity)
    given = [(q, answers[q]) for q in part.asked if q in answers]
    kinds = {
        "unanswered": list(part.unanswered),
        "unapproved": [q for q, a in given if a.state is State.NOT_APPLICABLE and not a.approved],
        "unknown": [q for q, a in given if a.state is State.UNKNOWN],
    }
    for kind, questions in kinds.items():
        if questions:
            yield Gap(kind=kind, activity=activity, question=questions[0], count=len(questions))


def _task_gaps(snapshot: Snapshot, today: date) -> Iterator[Gap]:
    rows = [row for row in tasks.rows(snapshot, today) if not row.moot]
    urgent = [r for r in rows if r.priority in ("critical", "high") and not r.closed]
    late, unowned = sum(r.overdue for r in rows), sum(not r.progress.owner.strip() for r in urgent)
    for kind, count in (("overdue", late), ("unowned", unowned)):
        if count:
            yield Gap(kind=kind, activity="", question="", count=count)
