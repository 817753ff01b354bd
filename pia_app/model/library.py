"""A questionnaire library: one flat, checked body of questions, scenarios, measures, laws and words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pia_app.model.conditions import Condition
from pia_app.model.method import Factor, Method, Scenario
from pia_app.model.questionnaire import Column, Question, Section
from pia_app.model.regime import Regime


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One entry of a catalogue; `severity` 1 to 4 is a suggestion, `tags` say what the law calls it."""

    id: str
    group: str = ""
    severity: int = 1
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A list to choose from that an organisation may edit (data items, places)."""

    id: str
    entries: tuple[CatalogueEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the library recommends where a control is missing; `sets` is the answer it would bring about.

    `effort` is in person-days, `due_days` in calendar days.
    """

    id: str
    sets: Mapping[str, str]
    priority: str
    due_days: int
    effort: float
    owner: str = ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Library:
    """A flat library, as the engine sees it and as the workspace keeps it.

    `words` is {language: {kind: {id: words}}}; kinds: library, questions, terms, measures, scenarios, factors,
    catalogues, regimes, method. `article` is the tested table of the source article; `screening` the questions asked
    before all others. `landmarks` names the questions by which rules of law find their way: role, completion,
    processing_end, last_change; of several the first that is answered counts.
    """

    id: str
    version: int
    format: int
    publisher: str
    licence: str
    as_of: str
    languages: tuple[str, ...]
    principles: tuple[str, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    terms: Mapping[str, Condition]
    factors: tuple[Factor, ...]
    scenarios: tuple[Scenario, ...]
    measures: tuple[Measure, ...]
    catalogues: tuple[Catalogue, ...]
    regimes: tuple[Regime, ...]
    method: Method
    words: Mapping[str, Mapping[str, Mapping[str, Any]]]
    article: tuple[Mapping[str, Any], ...] = ()
    screening: tuple[str, ...] = ()
    landmarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Library({self.id!r}, version={self.version})"

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Questions by id."""
        return {q.id: q for q in self.questions}

    @cached_property
    def measure(self) -> Mapping[str, Measure]:
        """Measures by id."""
        return {m.id: m for m in self.measures}

    @cached_property
    def scenario(self) -> Mapping[str, Scenario]:
        """Scenarios by id."""
        return {s.id: s for s in self.scenarios}

    @cached_property
    def factor(self) -> Mapping[str, Factor]:
        """Exposure factors by id."""
        return {f.id: f for f in self.factors}

    @cached_property
    def regime(self) -> Mapping[str, Regime]:
        """Regimes by id."""
        return {r.id: r for r in self.regimes}

    @cached_property
    def tags(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Tags by catalogue and entry."""
        return {c.id: {e.id: frozenset(e.tags) for e in c.entries} for c in self.catalogues}

    @cached_property
    def entry(self) -> Mapping[str, Mapping[str, CatalogueEntry]]:
        """Catalogue entries by catalogue and id."""
        return {c.id: {e.id: e for e in c.entries} for c in self.catalogues}

    def choices(self, question: Question) -> tuple[str, ...]:
        """Return the option ids of a choice question, from its catalogue where it names one."""
        return tuple(self.entry[question.catalogue]) if question.catalogue else question.choices

    def questions_of(self, section_id: str) -> tuple[Question, ...]:
        """Return a section's questions in the order they are asked."""
        return self._by_section.get(section_id, ())

    @cached_property
    def _by_section(self) -> Mapping[str, tuple[Question, ...]]:
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            found.setdefault(question.section, []).append(question)
        return {section: tuple(questions) for section, questions in found.items()}

    def shows(self, column: Column, regimes: Collection[str]) -> bool:
        """Whether a column belongs to one of the regimes chosen, or to none in particular."""
        if not column.regime or column.regime in regimes:
            return True
        return any(self.regime[r].based_on == column.regime for r in regimes if r in self.regime)
