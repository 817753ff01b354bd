"""The interview by hand: what is asked, what waits for an earlier answer, and which answers count at all."""

from __future__ import annotations

from dataclasses import replace

from pia_app.model import Answer, Condition, Library, Question, Section
from pia_app.rules.applicability import asked, interview
from pia_app.rules.truth import NOT_ASKED
from tests.rules.hand import answers, talk
from tests.support import shipped

ALL = ("pipl", "civil_code", "gdpr", "ccpa")


def gate(library: Library, question_id: str) -> frozenset[str]:
    """Return the questions on which it depends that another is asked."""
    condition = library.question[question_id].enable_when
    return condition.questions() if condition else frozenset()


def test_an_empty_interview_asks_what_has_no_condition_and_waits_with_the_rest() -> None:
    library = shipped()
    found = interview(library, {}, ALL)
    free = {q.id for q in library.questions if q.enable_when is None}
    assert found.asked == free
    never = {q.id for q in library.questions} - free - found.waiting
    assert all(found.facts[q] is NOT_ASKED for q in never)
    assert all(library.question[n].default for q in never for n in gate(library, q))
    defaults = {q.id for q in library.questions if q.default}
    listed = asked(library, found, "activity")
    assert listed.unanswered == tuple(q for q in listed.asked if q not in defaults)


def test_a_question_that_is_not_asked_counts_for_nothing_whatever_its_answer() -> None:
    found = talk(consent_explicit="no")
    assert "consent_explicit" not in found.asked | found.waiting
    assert found.facts["consent_explicit"] is NOT_ASKED


def test_a_condition_nobody_knows_the_answer_to_is_treated_as_if_it_held() -> None:
    assert "consent_explicit" in talk(purposes="?").asked


def test_a_question_of_one_law_is_asked_under_that_law_alone() -> None:
    library = shipped()
    some = next(q for q in library.questions if q.only_for == ("pipl",) and q.enable_when is None)
    assert some.id in interview(library, {}, ("pipl", "gdpr")).asked
    other = interview(library, {some.id: Answer(value="no")}, ("gdpr",))
    assert some.id not in other.asked | other.waiting
    assert other.facts[some.id] is NOT_ASKED


def test_questions_about_activities_are_not_asked_once() -> None:
    library = shipped()
    found = interview(library, {}, ALL, "assessment")
    assert {library.question[q].scope for q in found.asked} == {"assessment"}


def test_lists_follow_the_order_of_the_questionnaire() -> None:
    library = shipped()
    order = [q.id for q in library.questions]
    found = asked(library, interview(library, answers(), ALL), "activity")
    for listed in (found.asked, found.waiting, found.unanswered):
        assert list(listed) == sorted(listed, key=order.index)
    defaults = {q.id for q in library.questions if q.default}
    assert set(found.unanswered) == set(found.asked) - set(answers()) - defaults


def chain(length: int) -> Library:
    """Return a library of facts, each asked only after a yes to the next one in the list."""
    facts = [
        Question(
            id=f"q{n}",
            section="s",
            scope="activity",
            role="fact",
            type="yes_no",
            enable_when=Condition("is", f"q{n + 1}", ("yes",)) if n + 1 < length else None,
        )
        for n in range(length)
    ]
    return replace(
        shipped(),
        sections=(Section(id="s", scope="activity"),),
        questions=tuple(facts),
        factors=(),
        scenarios=(),
        measures=(),
        method=replace(shipped().method, modifiers=(), floors=()),
        regimes=(),
    )


def test_a_condition_may_look_at_a_question_that_stands_later() -> None:
    library = chain(3)
    assert interview(library, {}, ALL).waiting == {"q0", "q1"}
    yes = {"q2": Answer(value="yes"), "q1": Answer(value="yes")}
    assert interview(library, yes, ALL).asked == {"q0", "q1", "q2"}
    no = {"q2": Answer(value="no"), "q1": Answer(value="yes"), "q0": Answer(value="yes")}
    assert interview(library, no, ALL).asked == {"q2"}


def test_a_chain_of_thousands_of_questions_is_no_trouble() -> None:
    library = chain(3_000)
    every = {q.id: Answer(value="yes") for q in library.questions}
    assert len(interview(library, every, ALL).asked) == 3_000
