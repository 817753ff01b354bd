"""The tasks of an assessment as people see them: what the rules ask, own tasks, and what was written about either."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import CLOSED
from pia_app.model import OwnTask, Reference, RemediationTask, TaskKey, TaskProgress, TrackedTask
from pia_app.rules.tracking import tracked

Key = TaskKey


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One task in words of the questionnaire; `tracked` is the task as the rules know it.

    `activity` is its label, "" for what concerns the whole assessment; `role` is the post in charge by its id.
    """

    tracked: TrackedTask
    title: str
    activity: str
    finding: str
    articles: tuple[str, ...]

    @property
    def key(self) -> Key:
        """Return what identifies the task whatever happens to the answers."""
        return self.tracked.key

    @property
    def task(self) -> RemediationTask | None:
        """Return what the rules ask; None for an own task, and for one whose finding has gone."""
        return self.tracked.task

    @property
    def own(self) -> OwnTask | None:
        """Return the task that people added, or None."""
        return self.tracked.own

    @property
    def progress(self) -> TaskProgress:
        """Return what was written about it."""
        return self.tracked.progress

    @property
    def priority(self) -> str:
        """Return the name of its priority."""
        return self.tracked.priority

    @property
    def role(self) -> str:
        """Return the post in charge: the one written, else the library's."""
        return self.tracked.role

    @property
    def effort(self) -> float | None:
        """Return the person-days: those written, else the library's."""
        return self.tracked.effort

    @property
    def proposed(self) -> str:
        """Return the due date that priority and the law's deadlines suggest (ISO 8601)."""
        return self.tracked.proposed

    @property
    def due(self) -> str:
        """Return the date agreed, or else the one proposed."""
        return self.tracked.due

    @property
    def overdue(self) -> bool:
        """Whether a date that was agreed has passed and the task is not closed."""
        return self.tracked.overdue

    @property
    def moot(self) -> bool:
        """Whether the answers no longer call for it."""
        return self.tracked.state == "moot"

    @property
    def closed(self) -> bool:
        """Whether nothing more is to be done about it."""
        return self.progress.status in CLOSED


def rows(snapshot: Snapshot, today: date) -> tuple[TaskRow, ...]:
    """Return all tasks, the most urgent first; those no longer called for come last."""
    labels = labels_of(snapshot)
    cited = _citations(snapshot)
    found = tracked(snapshot.library, snapshot.assessment, snapshot.evaluation, today)
    return tuple(_row(snapshot, task, labels, cited) for task in found)


def labels_of(snapshot: Snapshot) -> dict[str, str]:
    """Return the activities by id as the window names them: number and name."""
    return {a.id: f"A{n} {a.name}" for n, a in enumerate(snapshot.assessment.activities, start=1)}


def _row(
    snapshot: Snapshot, task: TrackedTask, labels: dict[str, str], cited: dict[tuple[str, str], tuple[str, ...]]
) -> TaskRow:
    activity, question, measure = task.key
    title = task.own.title if task.own else snapshot.words.measure(measure).title
    return TaskRow(
        tracked=task, title=title or measure, activity=labels.get(activity, ""),
        finding=snapshot.words.short(question) if question in snapshot.library.question else "",
        articles=() if task.own else cited.get((activity, question), ()),
    )  # fmt: skip


def _citations(snapshot: Snapshot) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the articles behind each finding, those of hard stops first."""
    findings = [*snapshot.evaluation.findings]
    for judged in snapshot.evaluation.activities:
        findings.extend(judged.findings)
    written: dict[tuple[Reference, ...], tuple[str, ...]] = {}  # the same for every activity
    found = {}
    for finding in findings:
        references = (*(s.cite for s in finding.hard_stops), *finding.references)
        if references not in written:
            written[references] = tuple(dict.fromkeys(map(snapshot.words.citation, references)))
        found[finding.activity, finding.question] = written[references]
    return found
