"""Which questions are asked, which wait for an earlier answer, and which answers count."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pia_app.model import Answer, Answers, Asked, Library, Question, State
from pia_app.rules.compiled import ready
from pia_app.rules.truth import NO, NOT_ASKED, PENDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The state of the interview about one activity together with the questions asked once.

    `facts` are the answers that count: those to questions that are asked, and NOT_ASKED for the others.
    """

    facts: Mapping[str, Answer]
    asked: frozenset[str]
    waiting: frozenset[str]

    def may_be_asked(self, question_id: str) -> bool:
        """Whether a question is asked now or may be once an earlier answer is given."""
        return question_id in self.asked or question_id in self.waiting


def interview(
    library: Library,
    answers: Answers,
    regimes: Collection[str],
    scope: str = "activity",
    chosen: Collection[str] = (),
) -> Interview:
    """Walk the questionnaire once: `answers` are those of the activity over those asked once.

    `regimes` are the laws that ask; of those `chosen` beside them only what decides whether they apply is asked.
    With scope "assessment" the questions about activities are left out. A default counts until an answer is given.
    """
    tests, defaults = ready(library).enable, ready(library).defaults
    reach = {name for regime in chosen for name in ready(library).reach[regime]} if scope == "activity" else ()
    facts: dict[str, Answer] = {}
    asked: set[str] = set()
    waiting: set[str] = set()
    for question in ready(library).order:
        name = question.id
        if _out_of_place(question, regimes, scope) and name not in reach:
            facts[name] = NOT_ASKED
            continue
        test = tests.get(name)
        truth = test(facts) if test else None
        if truth is NO:
            facts[name] = NOT_ASKED
        elif truth is PENDING:
            waiting.add(name)
        else:
            asked.add(name)
            if name in answers and not _too_short(question, answers[name]):
                facts[name] = answers[name]
            elif name in defaults:
                facts[name] = defaults[name]
    return Interview(facts=facts, asked=frozenset(asked), waiting=frozenset(waiting))


def _too_short(question: Question, answer: Answer) -> bool:
    """Whether a table has fewer rows than it takes to say anything: an empty list of purposes is no answer."""
    return question.type == "table" and isinstance(answer.value, tuple) and len(answer.value) < (question.min or 0)


def _out_of_place(question: Question, regimes: Collection[str], scope: str) -> bool:
    if scope == "assessment" and question.scope != "assessment":
        return True
    return bool(question.only_for) and not any(r in regimes for r in question.only_for)


def asked(library: Library, talk: Interview, scope: str) -> Asked:
    """List what of one scope is asked, waits and is unanswered, in the questionnaire's order."""
    own = [q.id for q in library.questions if q.scope == scope]
    return Asked(
        asked=tuple(q for q in own if q in talk.asked),
        waiting=tuple(q for q in own if q in talk.waiting),
        unanswered=tuple(q for q in own if q in talk.asked and q not in talk.facts),
        unapproved=tuple(q for q in own if q in talk.asked and _unapproved(talk.facts.get(q))),
    )


def _unapproved(answer: Answer | None) -> bool:
    return answer is not None and answer.state is State.NOT_APPLICABLE and not answer.approved
