"""The words of a library in one language, for window, report and command line alike."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from pia_app.model import ActivityEvaluation, Answer, Column, Interval, Library, Question, Reference, Row, State
from pia_app.wording.catalogue import say
from pia_app.wording.han import han

DURATION = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of one thing; a field that the library does not give is empty."""

    fields: Mapping[str, Any]

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return str(self.fields.get(name, ""))


class Words:
    """Looks words up in one language of a library; an id without words stands for itself."""

    def __init__(self, library: Library, language: str) -> None:
        self.library = library
        self.language = language if language in library.words else library.languages[0]
        self._words = library.words[self.language]

    def say(self, key: str, /, **facts: Any) -> str:
        """Return a sentence of the program in this language."""
        return say(self.language, key, **facts)

    def _entry(self, kind: str, name: str) -> Entry:
        return Entry(self._words[kind].get(name, {}))

    @property
    def title(self) -> str:
        """The library's own title."""
        return str(self._words["library"].get("title", self.library.id))

    def question(self, question_id: str) -> Entry:
        """Words of a question: text, why, example, short, exception."""
        return self._entry("questions", question_id)

    def short(self, question_id: str) -> str:
        """Return the short name of a question, as tables and derivations use it."""
        return self.question(question_id).short or question_id

    def scenario(self, scenario_id: str) -> Entry:
        """Words of a risk scenario: name, sources, causes, event, harm."""
        return self._entry("scenarios", scenario_id)

    def worst(self, result: ActivityEvaluation) -> str:
        """Return the name of an activity's worst risk, a scenario or one that people added; "" where there is none."""
        own = next((one.risk.name for one in result.own_risks if one.risk.id == result.worst), "")
        return own or self.scenario(result.worst).name

    def measure(self, measure_id: str) -> Entry:
        """Words of a measure: title, action, evidence."""
        return self._entry("measures", measure_id)

    def section(self, section_id: str) -> Entry:
        """Words of a section: name, intro."""
        return Entry(self._words["library"]["sections"].get(section_id, {}))

    def principle(self, principle_id: str) -> Entry:
        """Words of a principle: name, meaning."""
        return Entry(self._words["library"]["principles"].get(principle_id, {}))

    def regime(self, regime_id: str) -> Entry:
        """Words of a regime: name, short, note."""
        return self._entry("regimes", regime_id)

    def why(self, question_id: str, regimes: Collection[str]) -> str:
        """Return why a question is asked, with what each law in force has to say to it."""
        words = self._words["questions"].get(question_id, {})
        return self._joined(str(words.get("why", "")), words.get("why_by", {}), regimes)

    def action(self, measure_id: str, regimes: Collection[str]) -> str:
        """Return what a measure consists in, with what each law in force adds."""
        words = self._words["measures"].get(measure_id, {})
        return self._joined(str(words.get("action", "")), words.get("by", {}), regimes)

    def _joined(self, text: str, by_law: Mapping[str, str], regimes: Collection[str]) -> str:
        parts = [text, *(by_law[r] for r in self.library.regime if r in by_law and r in regimes)]
        return self.say("sentence.join").join(filter(None, parts))

    def rule(self, regime_id: str, rule_id: str) -> Entry:
        """Words of a rule of law: title, text, deadline, note."""
        rules = self._words["regimes"].get(regime_id, {}).get("rules", {})
        return Entry(rules.get(rule_id, {"title": rule_id}))

    def role(self, regime_id: str, option_id: str) -> str:
        """Return what a law calls us in a role."""
        return str(self._words["regimes"].get(regime_id, {}).get("roles", {}).get(option_id, option_id))

    def term(self, term_id: str) -> str:
        """Return a named condition as the end of a sentence that begins with "because"."""
        return str(self._words["terms"].get(term_id, term_id))

    def factor(self, factor_id: str) -> str:
        """Return the name of an exposure factor."""
        return self._entry("factors", factor_id).name or factor_id

    def factor_level(self, factor_id: str, score: int) -> str:
        """Return what a factor's score of 0 to 2 points means."""
        levels = self._words["factors"].get(factor_id, {}).get("levels", {})
        return str(levels.get(str(score), score))

    def method(self, group: str, name: str | int) -> str:
        """Return a name from the method's words: levels, severity, likelihood, bands, modifiers, floors, notes."""
        found = self._words["method"].get(group, {}).get(str(name), name)
        return str(found.get("name", name)) if isinstance(found, dict) else str(found)

    def level(self, level: int) -> str:
        """Return the name of a level, 1 to 4."""
        return self.method("levels", self.library.method.levels[level - 1])

    def severity(self, severity: int) -> str:
        """Return the name of a severity, 1 to 4."""
        return self.method("severity", severity)

    def likelihood(self, likelihood: int) -> str:
        """Return the name of a likelihood, 1 to 4."""
        return self.method("likelihood", likelihood)

    def band(self, band: str) -> str:
        """Return the name of a strength of controls."""
        return self.method("bands", band)

    def interval(self, interval: Interval | tuple[int, int] | None) -> str:
        """Return a level, or the two levels between which it still lies."""
        if interval is None:
            return self.say("level.none")
        low, high = (interval.low, interval.high) if isinstance(interval, Interval) else interval
        return (
            self.level(low) if low == high else self.say("level.interval", low=self.level(low), high=self.level(high))
        )

    def citation(self, reference: Reference) -> str:
        """Return a citation as lawyers of this language write it, from the patterns in the regime's own words."""
        regime = self._words["regimes"].get(reference.regime, {})
        law = regime.get("laws", {}).get(reference.law or reference.regime)
        if law is None:
            return f"{reference.law or reference.regime} {reference.article}".strip()
        parts = {"article": reference.article, "paragraph": reference.paragraph, "item": reference.item}
        blanks = {**parts, **{f"{name}_han": han(value) for name, value in parts.items()}}
        text = str(law["name"])
        for name, value in parts.items():
            if value:
                text += str(law[name]).format_map(blanks)
        return text

    def article(self, reference: Reference) -> str:
        """Return in one line what the cited article says."""
        articles = self._words["regimes"].get(reference.regime, {}).get("articles", {})
        return str(articles.get(reference.law or reference.regime, {}).get(reference.article, ""))

    def law(self, regime_id: str, law_id: str) -> Entry:
        """Words of one law of a regime: name, title."""
        return Entry(self._words["regimes"].get(regime_id, {}).get("laws", {}).get(law_id, {}))

    def option(self, question_id: str, option_id: str) -> str:
        """Return the label of a choice, from the question's words, its catalogue or the program's yes and no."""
        question = self.library.question[question_id]
        own = self._words["questions"].get(question_id, {}).get("options", {}).get(option_id)
        if own:
            return str(own)
        if question.catalogue:
            return self.entry(question.catalogue, option_id)
        return self.say(f"answer.{option_id}") if question.type == "yes_no" else option_id

    def entry(self, catalogue: str, entry_id: str) -> str:
        """Return the label of a catalogue entry."""
        entries = self._words["catalogues"].get(catalogue, {}).get("entries", {})
        return str(entries.get(entry_id, {}).get("label", entry_id))

    def group(self, catalogue: str, group_id: str) -> str:
        """Return the label of a group of catalogue entries."""
        return str(self._words["catalogues"].get(catalogue, {}).get("groups", {}).get(group_id, group_id))

    def column(self, question_id: str, column_id: str) -> str:
        """Return the heading of a table column."""
        return str(self._words["questions"].get(question_id, {}).get("columns", {}).get(column_id, column_id))

    def cell(self, question_id: str, column: Column, value: str) -> str:
        """Return one cell of a table answer in words."""
        if not value:
            return ""
        if column.catalogue:
            return self.entry(column.catalogue, value)
        if column.options:
            labels = self._words["questions"].get(question_id, {}).get("column_options", {}).get(column.id, {})
            return str(labels.get(value) or value)
        return self.duration(value) if column.type == "duration" else value

    def duration(self, value: str) -> str:
        """Return an ISO 8601 duration in words; text that is none stays as it is."""
        match = DURATION.fullmatch(value)
        parts = {unit: int(n) for unit, n in match.groupdict().items() if n} if match else {}
        if not parts:
            return value
        return self.say("duration.join").join(
            self.say(f"duration.{unit}_one" if n == 1 else f"duration.{unit}", n=n) for unit, n in parts.items()
        )

    def answer(self, question: Question, answer: Answer | None) -> str:
        """Return an answer in words, one line per table row."""
        if answer is None:
            return self.say("answer.unanswered")
        if answer.state is State.UNKNOWN:
            return self.say("answer.unknown")
        if answer.state is State.NOT_APPLICABLE:
            return self.say("answer.not_applicable_because", reason=answer.reason)
        value = answer.value
        if isinstance(value, tuple):
            return self._several(question, value)
        if isinstance(value, str) and question.type in ("single", "yes_no"):
            return self.option(question.id, value)
        if isinstance(value, str) and question.type == "duration":
            return self.duration(value)
        if isinstance(value, (int, float)):
            return f"{value:,}"
        return str(value or "")

    def _several(self, question: Question, value: tuple[Any, ...]) -> str:
        rows = [v for v in value if isinstance(v, Row)]
        if rows or question.type == "table":
            return "\n".join(self.row(question, row) for row in rows) or self.say("answer.no_rows")
        return self.say("list.join").join(self.option(question.id, str(v)) for v in value) or self.say("answer.none")

    def row(self, question: Question, row: Row) -> str:
        """Return one table row in one line."""
        cells = (self.cell(question.id, column, row.cells.get(column.id, "")) for column in question.columns)
        return self.say("row.join").join(cell for cell in cells if cell)
