"""Which answer matters most: what the level of an activity would be, were one answer another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pia_app.model import (
    ActivityEvaluation,
    Answer,
    Assessment,
    Change,
    Evaluation,
    Evidence,
    Influence,
    Library,
    Question,
    State,
)
from pia_app.rules.basis import Basis
from pia_app.rules.compiled import ready
from pia_app.rules.evaluate import evaluate_activity
from pia_app.rules.task_validation import settable

SEEN: Final = (Evidence(what="?", provided_by="1", verified_by="2"),)
"""Stands for evidence that a second person has verified; it leaves this module in no result."""


def influences(
    library: Library, assessment: Assessment, evaluation: Evaluation, activity_id: str
) -> tuple[Influence, ...]:
    """Return the answers by which the level of an activity would change, the best improvements first, then the risks.

    Among improvements are answers that free the activity of part of what holds it at its level. Only answers of one
    choice are tried, each by itself, and none that decides whether a law applies: that is no way to improve. What may
    turn out worse is what is not answered yet and would raise the level that is certain today. Raises KeyError where
    there is no such activity.
    """
    trial = _Trial(library, assessment, evaluation.activity(activity_id), evaluation.regimes)
    found = [one for question in library.questions if question.id in trial.asked for one in trial.of(question)]
    return tuple(sorted(found, key=_rank))


def _rank(one: Influence) -> tuple[bool, int, int, int]:
    """Put improvements first, the lowest level and the most freed first of all; then what may raise the level most."""
    if one.kind == "worse":
        return True, -one.level.after.low, -one.level.after.high, 0
    return False, one.level.after.high, one.level.after.low, -one.frees


class _Trial:
    """One activity, to be judged again with one answer changed."""

    def __init__(
        self, library: Library, assessment: Assessment, result: ActivityEvaluation, regimes: tuple[str, ...]
    ) -> None:
        self.library, self.assessment, self.result, self.regimes = library, assessment, result, regimes
        self.holding = holding(library, result, result.level.high)
        self.levers = _levers(library, self.holding)
        if not isinstance(result.basis, Basis):  # only the rules' own judgements know what was asked
            raise TypeError(type(result.basis).__name__)
        self.asked = result.basis.talk.asked

    def of(self, question: Question) -> Iterator[Influence]:
        """Yield what other answers to one question would do."""
        answer = self._answer(question)
        if question.role == "detail" or (answer is not None and answer.state is State.NOT_APPLICABLE):
            return
        if answer is None:
            yield from self._worse(question)
        if question.id in self.levers and settable(question):
            yield from self._better(question, answer)

    def _answer(self, question: Question) -> Answer | None:
        answers = self.result.activity.answers if question.scope == "activity" else self.assessment.answers
        return answers.get(question.id)

    def _worse(self, question: Question) -> Iterator[Influence]:
        """Try the worst answer there is: that nobody knows (legal.md §0 b)."""
        after = self._judge(question, Answer(state=State.UNKNOWN))
        if after.level.low > self.result.level.low:
            yield self._influence(question, "worse", "", after)

    def _better(self, question: Question, answer: Answer | None) -> Iterator[Influence]:
        for kind, value, changed in _candidates(self.library, question, answer):
            after = self._judge(question, changed)
            found = self._influence(question, kind, value, after)
            lower = (after.level.high, after.level.low) < (self.result.level.high, self.result.level.low)
            if after.level.high <= self.result.level.high and (lower or found.frees):
                yield found

    def _influence(self, question: Question, kind: str, value: str, after: ActivityEvaluation) -> Influence:
        still = holding(self.library, after, self.result.level.high)
        return Influence(
            question=question.id,
            shared=question.scope == "assessment",
            kind=kind,
            value=value,
            level=Change(self.result.level, after.level),
            frees=len(self.holding - still) if still <= self.holding else 0,
        )

    def _judge(self, question: Question, answer: Answer) -> ActivityEvaluation:
        place = self.result.activity.id if question.scope == "activity" else ""
        changed = self.assessment.with_answer(place, question.id, answer)
        activity = changed.activity(self.result.activity.id)
        return evaluate_activity(self.library, activity, changed.answers, self.regimes, self.result)


def _candidates(library: Library, question: Question, answer: Answer | None) -> Iterator[tuple[str, str, Answer]]:
    """Yield other answers to a question: of a control only yes, and yes verified where it says yes already."""
    given = answer is not None and answer.state is State.GIVEN
    if question.role != "control":
        for value in library.choices(question):
            if not given or answer is None or answer.value != value:
                yield "better", value, Answer(value=value)
    elif not given or answer is None or answer.value != "yes":
        yield "better", "yes", replace(answer or Answer(), state=State.GIVEN, value="yes", evidence=())
    elif not answer.verified:
        yield "verified", "", replace(answer, evidence=SEEN)


def holding(library: Library, result: ActivityEvaluation, level: int) -> frozenset[tuple[str, ...]]:
    """Return what holds an activity at a level, at worst: scenarios, own risks, stops with law and article."""
    stops = library.method.stop_levels
    return frozenset(
        [("scenario", risk.scenario) for risk in result.risks if risk.current.high >= level]
        + [("own_risk", one.risk.id) for one in result.own_risks if one.level >= level]
        + [
            ("stop", stop.question, stop.regime, str(stop.cite))
            for stop in result.hard_stops
            if stop.state != "overridden" and stops["prohibited" if stop.prohibited else "open"] >= level
        ]
    )


def _levers(library: Library, held: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """Return the questions on which anything rests that holds an activity, those aside that decide which laws apply."""
    inputs = ready(library)
    waiting = {name for one in held if one[0] == "scenario" for name in inputs.scenarios[one[1]]}
    for _, name, *_rest in (one for one in held if one[0] == "stop"):
        conditions = [c for rule in library.question[name].hard_stop for c in (rule.when, rule.opens_when) if c]
        waiting |= {name, *(other for condition in conditions for other in condition.questions())}
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        gate = library.question[name].enable_when
        waiting |= (gate.questions() if gate else frozenset()) - found
    return frozenset(found).difference(*inputs.reach.values())
