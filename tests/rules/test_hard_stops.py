"""Findings and hard stops by hand: what opens them, what only may, whose level they lift, and what they never touch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pia_app.model import HardStop, Interval, Library
from tests.rules.hand import APPROVED, NOT_APPLICABLE, VERIFIED, judge, with_question
from tests.support import shipped

STOPPING = "basis_recorded"  # one stop under PIPL 13(1), one under GDPR 6(1), without conditions


def stops(question: str = STOPPING, regimes: tuple[str, ...] | None = None, **plain: Any) -> dict[str, str]:
    """Return the state of each stop of one control by regime."""
    return {s.regime: s.state for s in judge(regimes, **plain).hard_stops if s.question == question}


def finding(question: str, **plain: Any) -> str | None:
    return next((f.kind for f in judge(**plain).findings if f.question == question), None)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("no", "open"),
        ("?", "open"),
        (None, "pending"),
        ("partly", None),
        ("yes", None),
        (VERIFIED, None),
        (APPROVED, None),
        (NOT_APPLICABLE, "pending"),
    ],
)
def test_what_opens_a_stop(answer: Any, state: str | None) -> None:
    assert stops(basis_recorded=answer) == ({} if state is None else {"pipl": state, "gdpr": state})


def test_a_stop_belongs_to_its_own_regime() -> None:
    assert stops(regimes=("gdpr",), basis_recorded="no") == {"gdpr": "open"}
    assert stops(regimes=("ccpa", "civil_code"), basis_recorded="no") == {}


CONSENT = [{"purpose": "p", "basis_pipl": "consent", "basis_gdpr": "contract"}]


def test_a_stop_opens_only_where_its_condition_holds() -> None:
    assert stops("consent_explicit", purposes=CONSENT, consent_explicit="no") == {"pipl": "open"}
    both = [{"purpose": "p", "basis_pipl": "consent", "basis_gdpr": "consent"}]
    assert stops("consent_explicit", purposes=both, consent_explicit="no") == {"pipl": "open", "gdpr": "open"}
    assert stops("consent_explicit", purposes=both, consent_explicit="no", our_role="processor") == {}


def test_a_stop_whose_condition_is_open_is_pending_and_one_nobody_knows_is_open() -> None:
    library = with_question(STOPPING, hard_stop=shipped().question["notice_given"].hard_stop, enable_when=None)
    for role, state in ((None, "pending"), ("?", "open"), ("controller", "open")):
        found = judge(None, library, our_role=role, basis_recorded="no").hard_stops
        assert {s.state for s in found if s.question == STOPPING} == {state}


def test_a_stop_of_a_control_that_is_not_asked_does_not_exist() -> None:
    assert stops("consent_explicit", consent_explicit="no") == {}


def test_a_stop_of_a_control_that_may_be_asked_is_pending() -> None:
    assert stops("consent_explicit", purposes=None) == {"pipl": "pending", "gdpr": "pending"}


def test_a_stop_carries_its_article_exceptions_and_whether_it_can_be_cured() -> None:
    (found,) = (s for s in judge(("pipl",), notice_given="no").hard_stops if s.question == "notice_given")
    assert (found.cite.article, found.cite.paragraph, found.curable, found.prohibited) == ("17", "1", True, False)
    assert [e.article for e in found.exceptions] == ["18"]
    assert found.activity == "a"


def test_a_stop_asked_once_belongs_to_no_activity() -> None:
    library = with_question("policies_in_force", hard_stop=shipped().question[STOPPING].hard_stop)
    found = [s for s in judge(None, library, policies_in_force="no").hard_stops if s.question == "policies_in_force"]
    assert [(s.activity, s.state) for s in found] == [("", "open"), ("", "open")]


def everything_fine(library: Library) -> dict[str, Any]:
    """Return a verified yes to every control: the harmless activity then stands at low."""
    return {q.id: VERIFIED for q in library.questions if q.role == "control"}


def test_an_open_stop_lifts_its_own_regime_to_high_and_no_other() -> None:
    fine = everything_fine(shipped())
    assert judge(**fine).level == Interval(1, 1)
    found = judge(**{**fine, STOPPING: "no"})
    assert found.regimes["pipl"] == found.regimes["gdpr"] == Interval(3, 3)
    assert found.regimes["ccpa"] == found.regimes["civil_code"] == found.current == Interval(1, 1)
    assert found.level == Interval(3, 3)


def test_a_pending_stop_lifts_the_upper_bound_alone() -> None:
    found = judge(**{**everything_fine(shipped()), STOPPING: None})
    assert found.regimes["pipl"] == Interval(1, 3)
    assert found.level == Interval(1, 3)


def test_a_probable_ban_is_critical() -> None:
    banned = tuple(replace(s, prohibited=True) for s in shipped().question[STOPPING].hard_stop)
    library = with_question(STOPPING, hard_stop=banned)
    found = judge(None, library, **{**everything_fine(library), STOPPING: "no"})
    assert found.regimes["pipl"] == Interval(4, 4)
    assert found.level == Interval(4, 4)
    assert found.current == Interval(1, 1)


def test_a_stop_is_not_offset_by_any_score() -> None:
    calm = judge(**{**everything_fine(shipped()), STOPPING: "no"})
    assert {r.current for r in calm.risks} == {Interval(1, 1)}
    assert calm.level.low == 3
    assert [step.rule for step in calm.derivation.because].count("hard_stop") == len(calm.hard_stops)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("no", "gap"),
        ("partly", "partial"),
        ("?", "unknown"),
        (NOT_APPLICABLE, "unapproved"),
        ({**APPROVED, "approved_by": " a "}, "unapproved"),
        (APPROVED, None),
        ("yes", None),
        (VERIFIED, None),
        (None, None),
    ],
)
def test_what_an_answer_reveals(answer: Any, kind: str | None) -> None:
    assert finding("mfa", mfa=answer) == kind


def test_a_finding_cites_only_the_regimes_chosen_and_carries_its_open_stops() -> None:
    found = judge(("gdpr",), notice_given="no", our_role="controller").findings
    (notice,) = (f for f in found if f.question == "notice_given")
    assert {r.regime for r in notice.references} == {"gdpr"}
    assert [(type(s), s.regime, s.state) for s in notice.hard_stops] == [(HardStop, "gdpr", "open")]
    assert notice.key
    assert notice.principle == "consent"


def test_an_answer_to_a_question_that_is_not_asked_reveals_nothing() -> None:
    assert finding("consent_explicit", consent_explicit="no") is None


def test_unapproved_answers_are_listed_for_sign_off() -> None:
    assert judge(mfa=NOT_APPLICABLE, patching=APPROVED).asked.unapproved == ("mfa",)


def test_a_principle_counts_its_answers_and_names_its_findings() -> None:
    given = {"mfa": "no", "patching": "yes", "encryption_rest": "?", "encryption_transit": NOT_APPLICABLE}
    (security,) = (p for p in judge(**given).principles if p.principle == "security")
    asked = [q for q in shipped().questions if q.role == "control" and q.principle == "security"]
    counted = {key: security.counts[key] for key in ("yes", "partly", "no", "unknown", "not_applicable")}
    assert counted == {"yes": 1, "partly": 0, "no": 1, "unknown": 1, "not_applicable": 1}
    assert set(security.findings) == {"mfa", "encryption_rest", "encryption_transit"}
    assert 0 < sum(security.counts.values()) <= len(asked)
