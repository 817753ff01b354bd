"""The tasks of an assessment as people see them: the rule's task, what was written about it, and when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import CLOSED
from pia_app.model import Reference, RemediationTask, TaskProgress

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One task in words of the questionnaire; `proposed` is the due date that the priority suggests (ISO 8601)."""

    task: RemediationTask
    progress: TaskProgress
    title: str
    activity: str
    finding: str
    articles: tuple[str, ...]
    proposed: str
    overdue: bool

    @property
    def key(self) -> Key:
        """Return what identifies the task whatever happens to the answers."""
        return self.task.key

    @property
    def due(self) -> str:
        """Return the date agreed, or else the one proposed."""
        return self.progress.due or self.proposed


def rows(snapshot: Snapshot, today: date) -> tuple[TaskRow, ...]:
    """Return all tasks, the most urgent first; `activity` is "" for what concerns the whole assessment."""
    labels = {a.id: f"A{n} {a.name}" for n, a in enumerate(snapshot.assessment.activities, start=1)}
    cited = _citations(snapshot)
    begun = _begun(snapshot.assessment.created, today)
    return tuple(_row(snapshot, task, labels, cited, begun, today) for task in snapshot.evaluation.tasks)


def _row(
    snapshot: Snapshot, task: RemediationTask, labels: dict[str, str], cited: dict[tuple[str, str], tuple[str, ...]],
    begun: date, today: date,
) -> TaskRow:  # fmt: skip
    activity, question, measure = task.key
    progress = snapshot.assessment.progress.get(task.key) or TaskProgress(
        activity=activity, question=question, measure=measure
    )
    return TaskRow(
        task=task, progress=progress, title=snapshot.words.measure(measure).title, activity=labels.get(activity, ""),
        finding=snapshot.words.short(question), articles=cited.get((activity, question), ()),
        proposed=(begun + timedelta(days=task.due_days)).isoformat(), overdue=_overdue(progress, today),
    )  # fmt: skip


def _begun(created: str, today: date) -> date:
    """Return the day from which the days of a task are counted: that of the assessment, else today."""
    try:
        return date.fromisoformat(created[:10])
    except ValueError:
        return today


def _overdue(progress: TaskProgress, today: date) -> bool:
    """Whether a date that was agreed has passed and the task is not closed; a proposal is nobody's promise."""
    return bool(progress.due) and progress.due < today.isoformat() and progress.status not in CLOSED


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
