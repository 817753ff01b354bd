"""What every part of the report is made from, with the look-ups that they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pia_app.model import (
    ActivityEvaluation,
    Answers,
    Assessment,
    Evaluation,
    Interval,
    Library,
    Question,
    Reference,
    TaskKey,
    TrackedTask,
)
from pia_app.report.catalogue import Template
from pia_app.wording import Words

Part = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Source:
    """An assessment with its judgement, the template that asks for it, and the words to say it in.

    `tasks` are those called for, the most urgent first, own ones among them; `moot` those no longer called for under
    any law chosen.
    """

    library: Library
    assessment: Assessment
    evaluation: Evaluation
    template: Template
    words: Words
    labels: dict[str, str]
    today: date = date.min
    tasks: tuple[TrackedTask, ...] = ()
    moot: tuple[TrackedTask, ...] = ()
    _numbers: dict[TaskKey, str] = field(default_factory=dict)
    _citations: dict[tuple[Reference, ...], list[str]] = field(default_factory=dict)
    _fixed: dict[str, str] = field(default_factory=dict)

    def say(self, key: str, /, **facts: Any) -> str:
        """Return a sentence of the report in its language."""
        return self.words.say(f"report.{key}", **facts)

    def fixed(self, key: str) -> str:
        """Return a phrase without blanks; those that stand in every row are looked up once."""
        found = self._fixed.get(key)
        if found is None:
            found = self._fixed[key] = self.say(key)
        return found

    def named(self, group: str, name: str) -> str:
        """Return the report's word for an id; an id without a word stands for itself."""
        try:
            return self.say(f"{group}.{name}")
        except KeyError:
            return name

    def alone(self, group: str, name: str) -> str:
        """Return the report's word for an id as it begins a line; an id without a word stays as it was written."""
        try:
            word = self.say(f"{group}.{name}")
        except KeyError:
            return name
        return word[:1].upper() + word[1:]

    def joined(self, texts: Iterable[str]) -> str:
        """Return texts as a list within a sentence."""
        return self.words.say("list.join").join(text for text in texts if text)

    def few(self, labels: Sequence[str], most: int = 2) -> str:
        """Return labels as a list, those beyond the first `most` counted."""
        first = self.joined(labels[:most])
        return first if len(labels) <= most else self.say("and_more", first=first, count=len(labels))

    def citations(self, references: Sequence[Reference]) -> str:
        """Return citations each once in one line, law by law."""
        return self.fixed("citations.join").join(self.by_law(references))

    def by_law(self, references: Sequence[Reference]) -> list[str]:
        """Return citations each once, one text for each law, which is named at the first of its articles."""
        key = tuple(references)
        if key not in self._citations:
            laws: dict[tuple[str, str], dict[str, None]] = {}
            for reference in key:
                law = reference.regime, reference.law or reference.regime
                laws.setdefault(law, {})[self.words.citation(reference)] = None
            self._citations[key] = [self._of_one_law(*law, list(found)) for law, found in laws.items()]
        return self._citations[key]

    def _of_one_law(self, regime: str, law: str, citations: Sequence[str]) -> str:
        name = self.words.law(regime, law).name
        return self.joined([citations[0], *(text.removeprefix(name).strip() for text in citations[1:])])

    def reaching(self, result: ActivityEvaluation) -> tuple[str, ...]:
        """Return the chosen laws that reach an activity, or may."""
        return tuple(law.regime for law in result.laws if law.in_force)

    def in_force(self, scope_id: str) -> tuple[str, ...]:
        """Return the laws by which a scope is judged: those that reach the activity, or any of them for ""."""
        results = self.evaluation.activities
        if scope_id:
            return self.reaching(self.evaluation.activity(scope_id))
        found = {regime for result in results for regime in self.reaching(result)}
        return tuple(r for r in self.evaluation.regimes if r in found or not results)

    def regimes(self, regime_ids: Iterable[str]) -> str:
        """Return the short names of laws as a list."""
        return self.joined(self.words.regime(r).short or r for r in regime_ids)

    def fitted(self, question: Question, scope_id: str) -> Question:
        """Return a question without the columns of laws that are not in force."""
        if not any(column.regime for column in question.columns):
            return question
        laws = self.in_force(scope_id)
        return replace(question, columns=tuple(c for c in question.columns if self.library.shows(c, laws)))

    def label(self, activity_id: str) -> str:
        """Return the short label of an activity, or the word for what holds for all of them."""
        return self.labels.get(activity_id, "") or self.say("all_activities")

    def number(self, key: TaskKey) -> str:
        """Return the number by which the whole report calls a task."""
        if not self._numbers:
            self._numbers.update({task.key: f"T{number}" for number, task in enumerate(self.tasks, 1)})
        return self._numbers[key]

    def level(self, interval: Interval | None) -> Part:
        """Return a level in words and the shade of its cell, that of its worst case."""
        fills = self.template.fills
        return {
            "name": self.words.interval(interval),
            "fill": fills[interval.high if interval else 0],
            "settled": interval is not None and interval.settled,
        }

    def answers(self, scope_id: str) -> Answers:
        """Return the answers of one activity, or those asked once for ""."""
        return self.assessment.activity(scope_id).answers if scope_id else self.assessment.answers

    def asked(self, questions: Iterable[Question], scope_id: str) -> list[Question]:
        """Return those questions that are asked in a scope."""
        result = self.evaluation.activity(scope_id) if scope_id else self.evaluation
        known = set(result.asked.asked)
        return [question for question in questions if question.id in known]

    def waiting(self, scope_id: str) -> frozenset[str]:
        """Return the ids of the questions that wait for an earlier answer in a scope."""
        result = self.evaluation.activity(scope_id) if scope_id else self.evaluation
        return frozenset(result.asked.waiting)

    def day(self, day: date) -> str:
        """Return a date as it is written out in this language."""
        return self.say("date", year=day.year, month=day.month, day=day.day, name=self.say(f"month.{day.month}"))

    def written(self, day: str) -> str:
        """Return a day (ISO 8601) as it is written out; a text that is none stays as it is."""
        try:
            return self.day(date.fromisoformat(day))
        except ValueError:
            return day
