"""The tasks of all assessments of a workspace, each with the words that a table needs of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from pia_app.gui.task_spans import owner_key, span

if TYPE_CHECKING:
    from pia_app.exchange.tasks import Judged
    from pia_app.model import Assessment, TaskKey, TrackedTask
    from pia_app.wording import Words

    Piece = tuple[Assessment, date, tuple["WorkspaceTask", ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceTask:
    """One task of one assessment in the words of its questionnaire.

    `activity` is "" for what concerns the whole assessment; `span` is one of SPANS; `who` tells owners apart.
    """

    assessment: str
    name: str
    activity: str
    title: str
    task: TrackedTask
    span: str
    who: str

    @property
    def key(self) -> tuple[str, TaskKey]:
        """Return what identifies the task among those of all assessments."""
        return self.assessment, self.task.key

    @property
    def owner(self) -> str:
        """Return who is to do it, or ""."""
        return self.task.progress.owner.strip()

    @property
    def due(self) -> str:
        """Return the date agreed, or else the one proposed (ISO 8601)."""
        return self.task.progress.due or self.task.proposed

    @property
    def moot(self) -> bool:
        """Whether the answers no longer call for it."""
        return self.task.state == "moot"

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.span not in ("closed", "moot")

    @property
    def haystack(self) -> str:
        """Return all words of the task, for searching."""
        progress = self.task.progress
        action = self.task.own.action if self.task.own else ""
        return "\n".join((self.title, self.name, self.activity, progress.owner, progress.note, action)).casefold()


@dataclass(frozen=True, slots=True)
class Gathered:
    """The tasks of several assessments: by id, the assessment and the day that they were taken from, and the tasks."""

    pieces: Mapping[str, Piece] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[WorkspaceTask, ...]:
        """Return all tasks."""
        return tuple(row for _, _, rows in self.pieces.values() for row in rows)


def gathered(judged: Iterable[Judged], before: Gathered, today: date) -> Gathered:
    """Return the tasks of several assessments; those of one that is as it was before are not looked at again."""
    from pia_app.wording import Words

    speaking: dict[tuple[str, str], Words] = {}
    pieces: dict[str, Piece] = {}
    for one in judged:
        assessment = one.assessment
        known = before.pieces.get(assessment.id)
        if known is not None and known[0] is assessment and known[1] == today:
            pieces[assessment.id] = known
            continue
        spoken = (assessment.library_hash, assessment.language)
        if spoken not in speaking:
            speaking[spoken] = Words(one.library, assessment.language)
        pieces[assessment.id] = (assessment, today, of(one, speaking[spoken], today))
    return Gathered(pieces)


def of(judged: Judged, words: Words, today: date) -> tuple[WorkspaceTask, ...]:
    """Return the tasks of one assessment, the most urgent first."""
    from pia_app.rules.tracking import tracked

    assessment = judged.assessment
    labels = {a.id: f"A{n} {a.name}" for n, a in enumerate(assessment.activities, start=1)}
    return tuple(
        WorkspaceTask(
            assessment=assessment.id, name=assessment.name, activity=labels.get(task.key[0], ""),
            title=_title(task, words), task=task, span=_span(task, today), who=owner_key(task.progress.owner),
        )
        for task in tracked(judged.library, assessment, judged.evaluation, today)
    )  # fmt: skip


def owners(rows: Iterable[WorkspaceTask]) -> dict[str, str]:
    """Return everybody who has a task, by `owner_key`, as first written, in the order of the alphabet."""
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(row.who, row.owner)
    return {who: found[who] for who in sorted(found) if who}


def _title(task: TrackedTask, words: Words) -> str:
    measure = task.key[2]
    return task.own.title if task.own else words.measure(measure).title or measure


def _span(task: TrackedTask, today: date) -> str:
    from pia_app.model.tasks import CLOSED

    closed = task.progress.status in CLOSED
    return span(moot=task.state == "moot", closed=closed, overdue=task.overdue, due=task.progress.due, today=today)
