"""What the laws make of an assessment → plain values: every rule with its title, its article and how it was checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pia_app.model import AssessmentLaw, Dates, LawResult, Reference, Screening
from pia_app.model.legal import BasisResult, ContentResult, DateResult, DutyResult, Reason, RouteResult
from pia_app.model.regime import Deadline, Duty, Role, Rule
from pia_app.wording import Words

Plain = dict[str, Any]


class Laws:
    """Turns legal results into plain values, with words in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    # One activity

    def of_activity(self, laws: Iterable[LawResult]) -> dict[str, Plain]:
        """Return by regime what each law makes of an activity."""
        return {law.regime: self._law(law) for law in laws}

    def _law(self, law: LawResult) -> Plain:
        return {
            "in_force": law.in_force,
            "screening": self.screening(law.regime, law.screening),
            "duties": [self._duty(law.regime, duty) for duty in law.duties],
            "routes": [self._route(law.regime, route) for route in law.routes],
            "bases": [self._basis(law.regime, basis) for basis in law.bases],
            "conflicts": [self._reason(law.regime, reason) for reason in law.conflicts],
        }

    def screening(self, regime: str, screening: Screening) -> Plain:
        """Return whether a law demands an assessment, each reason with its article and the facts that set it off."""
        outcome = "presumed" if screening.presumed else screening.outcome
        return {
            "outcome": screening.outcome,
            "presumed": screening.presumed,
            "text": self.words.say(f"outcome.{outcome}"),
            "applies": screening.applies,
            "role": self._role(regime, screening.role) if screening.role else None,
            "reasons": [self._reason(regime, reason) for reason in screening.reasons],
            "missing": list(screening.missing),
        }

    def _role(self, regime: str, role: Role) -> Plain:
        title = self.words.role(regime, role.id)
        return {"id": role.id, "title": title, "bound": role.bound, **self._source(role)}

    def _reason(self, regime: str, reason: Reason) -> Plain:
        rule = self._role(regime, reason.rule) if isinstance(reason.rule, Role) else self.rule(regime, reason.rule)
        return {"kind": reason.kind, "truth": reason.truth, **rule, "facts": list(reason.facts)}

    def _duty(self, regime: str, result: DutyResult) -> Plain:
        return {
            **self.rule(regime, result.rule),
            "state": result.state,
            "question": result.rule.question,
            "deadline": self._deadline(regime, result.rule),
            "facts": list(result.facts),
            "missing": list(result.missing),
        }

    def _deadline(self, regime: str, duty: Duty) -> Plain | None:
        deadline: Deadline | None = duty.deadline
        if deadline is None:
            return None
        parts = {name: getattr(deadline, name) for name in ("amount", "unit", "yearly", "date")}
        text = self.words.rule(regime, duty.id).deadline
        return {name: part for name, part in {**parts, "text": text}.items() if part}

    def _route(self, regime: str, result: RouteResult) -> Plain:
        required = result.required
        return {
            **self.rule(regime, result.rule),
            "state": result.state,
            "required": {**self.rule(regime, required), "options": list(required.options)} if required else None,
            "chosen": {"question": result.rule.chosen, "option": result.chosen},
            "question": result.rule.question,
            "facts": list(result.facts),
            "missing": list(result.missing),
        }

    def _basis(self, regime: str, result: BasisResult) -> Plain:
        return {
            "id": result.bases.id,
            "title": self.words.rule(regime, result.bases.id).title,
            "table": result.bases.table,
            "column": result.bases.column,
            "row": result.row,
            "basis": result.option,
            "state": result.state,
            "asks": [{"question": question, "state": state} for question, state in result.asks],
            **(self._source(result.rule) if result.rule else {}),
        }

    # The assessment

    def of_assessment(self, laws: Iterable[AssessmentLaw]) -> dict[str, Plain]:
        """Return by regime what each law makes of the whole: the outcome, the crosswalk, and its dates."""
        return {
            law.regime: {
                "outcome": law.outcome,
                "text": self.words.say(f"outcome.{law.outcome}"),
                "contents": [self._content(law.regime, content) for content in law.contents],
                "keep": [self._date(law.regime, result) for result in law.keep],
                "review": [self._date(law.regime, result) for result in law.review],
            }
            for law in laws
        }

    def dates(self, dates: Dates) -> Plain:
        """Return how long the assessment is kept and when it is due again over all laws, with the rules that decide."""
        found: Plain = {
            name: {"regime": one[0], **self._date(*one)} if one else None
            for name, one in (("keep", dates.keep), ("review", dates.review))
        }
        least = {"regime": dates.least[0], **self._date(*dates.least)} if dates.least else None
        return {**found, "keep_least": least}

    def _content(self, regime: str, result: ContentResult) -> Plain:
        return {
            **self.rule(regime, result.rule),
            "state": result.state,
            "answered": [{"activity": activity, "question": question} for activity, question in result.answered],
            "open": [{"activity": activity, "question": question} for activity, question in result.open],
        }

    def _date(self, regime: str, result: DateResult) -> Plain:
        return {
            **self.rule(regime, result.rule),
            "period": result.rule.period,
            "start": result.rule.start,
            "state": result.state,
            "day": result.day,
            "missing": result.missing,
        }

    # Rules and articles

    def rule(self, regime: str, rule: Rule) -> Plain:
        """Return a rule by its id with its words, its article and how surely it was checked."""
        entry = self.words.rule(regime, rule.id)
        texts = {"title": entry.title, "text": entry.text, "note": entry.note}
        return {"id": rule.id, **{name: text for name, text in texts.items() if text}, **self._source(rule)}

    def _source(self, rule: Rule) -> Plain:
        return {
            "cite": self.reference(rule.cite),
            "source": rule.source,
            "status": rule.status,
            "status_text": self.words.say(f"source.{rule.status}"),
        }

    def reference(self, reference: Reference) -> dict[str, str]:
        """Return a citation by its parts and in words."""
        parts = {name: getattr(reference, name) for name in ("regime", "law", "article", "paragraph", "item")}
        return {**{name: part for name, part in parts.items() if part}, "text": self.words.citation(reference)}
