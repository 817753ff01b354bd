"""Assessments → the lines of a task list: each task in words, what was written about it, and how it is found again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pia_app.exchange.tasks import marks
from pia_app.exchange.tasks.columns import FIELDS, number_text, value_of
from pia_app.exchange.tasks.marks import Mark
from pia_app.model import Assessment, Evaluation, Evidence, Library, Reference, TrackedTask
from pia_app.rules.tracking import tracked
from pia_app.rules.validation import clean_text
from pia_app.wording import Words
from pia_app.wording.catalogue import sentences

CHECKED: Final = ("title", "activity")
"""Columns that must still belong to their number when a list comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An assessment with its library and the judgement on it."""

    library: Library
    assessment: Assessment
    evaluation: Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One task of one assessment. `told` holds the words of the columns that only tell."""

    code: str
    assessment: str
    task: TrackedTask
    told: Mapping[str, str]

    @property
    def called_for(self) -> bool:
        """Whether the task is still to be done for, or only what was written about it is left."""
        return self.task.state != "moot"

    @property
    def values(self) -> dict[str, str]:
        """Return what was filled in, as plain text by column."""
        return {field.id: value_of(self.task.progress, field) for field in FIELDS}

    @property
    def mark(self) -> Mark:
        """Return what the file keeps of this line as it goes out."""
        prints = {name: marks.fingerprint(text) for name, text in self.values.items()}
        prints |= {name: marks.fingerprint(self.told[name]) for name in CHECKED}
        return Mark(assessment=self.assessment, key=self.task.key, prints=prints)


def lines(judged: Sequence[Judged], language: str, today: date) -> tuple[Line, ...]:
    """Return all tasks of some assessments, those of each in the order of their urgency."""
    return tuple(line for one in judged for line in _Teller(one, language).lines(today))


class _Teller:
    """Tells the tasks of one assessment in one language."""

    def __init__(self, judged: Judged, language: str) -> None:
        self.judged, self.words = judged, Words(judged.library, language)
        self.assessment, self.evaluation = judged.assessment, judged.evaluation
        self.labels = {a.id: f"A{n} {a.name}" for n, a in enumerate(self.assessment.activities, 1)}
        self.cited = _cited(self.evaluation)
        self.reached = {
            one.activity.id: frozenset(law.regime for law in one.laws if law.in_force)
            for one in self.evaluation.activities
        }

    def lines(self, today: date) -> Iterator[Line]:
        for task in tracked(self.judged.library, self.assessment, self.evaluation, today):
            told = {name: clean_text(text)[0] for name, text in self._told(task).items()}
            code = marks.code(self.assessment.id, task.key)
            yield Line(code=code, assessment=self.assessment.id, task=task, told=told)

    def _told(self, task: TrackedTask) -> dict[str, str]:
        activity, question, _ = task.key
        citations = map(self.words.citation, self.cited.get((activity, question), ()))
        return {
            **self._work(task),
            "priority": self.words.method("levels", task.priority),
            "activity": self.labels.get(activity) or self.words.say("tasks.all_activities"),
            "evidence": "\n".join(map(self._evidence, task.progress.evidence)),
            "finding": self.words.short(question) if question else "",
            "articles": "\n".join(dict.fromkeys(citations)),
            "proposed_due": task.proposed,
            "assessment": self.assessment.name,
            "hint": self._hint(task),
        }

    def _work(self, task: TrackedTask) -> dict[str, str]:
        """Return what is to be done, from the library or from whoever added the task."""
        activity, _, measure_id = task.key
        if task.own is not None:
            own = {"title": task.own.title, "action": task.own.action}
            return {**own, "proof": "", "proposed_role": "", "proposed_effort": ""}
        words, measure = self.words.measure(measure_id), self.judged.library.measure.get(measure_id)
        reached = self.reached.get(activity) or frozenset[str]().union(*self.reached.values())
        return {
            "title": words.title or measure_id,
            "action": self.words.action(measure_id, reached) if measure else "",
            "proof": words.evidence,
            "proposed_role": self._role(measure.owner) if measure else "",
            "proposed_effort": number_text(measure.effort) if measure else "",
        }

    def _evidence(self, piece: Evidence) -> str:
        """Return one piece of evidence in a line."""
        parts = (piece.what, piece.where, piece.date, piece.provided_by, piece.verified_by, piece.verified_on)
        return self.words.say("row.join").join(part for part in parts if part)

    def _role(self, role: str) -> str:
        """Return the name of a role; one of somebody's own library stands for itself."""
        return sentences(self.words.language).get(f"report.role.{role}", role)

    def _hint(self, task: TrackedTask) -> str:
        if task.state == "moot":
            return self.words.say("tasks.no_longer_called_for")
        return self.words.say("tasks.overdue") if task.overdue else ""


def _cited(evaluation: Evaluation) -> dict[tuple[str, str], tuple[Reference, ...]]:
    """Return the articles behind each finding, by activity and question, those of hard stops first."""
    findings = [*evaluation.findings, *(f for judged in evaluation.activities for f in judged.findings)]
    return {(f.activity, f.question): (*(s.cite for s in f.hard_stops), *f.references) for f in findings}
