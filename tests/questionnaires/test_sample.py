"""The sample: a believable assessment in both languages with three clearly different risks, under four laws."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from pia_app.exchange import read
from pia_app.model import ActivityEvaluation, Answer, Assessment, Evaluation, Row, Screening, State, TaskProgress
from pia_app.rules import evaluate
from pia_app.rules.acceptance import accepted_risks
from pia_app.rules.planning import effect
from pia_app.rules.validation import DURATION, fault
from tests.support import CUSTOMER_DATA, shipped

LANGUAGES = shipped().languages
TODAY = date(2026, 11, 23)
HAN = re.compile(r"[\u4e00-\u9fff]")


def sample(language: str) -> Assessment:
    (assessment,) = read(CUSTOMER_DATA / "samples" / f"hotel.{language}.json", shipped())
    return assessment


@pytest.fixture(scope="module", params=LANGUAGES)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return sample(str(request.param))


@pytest.fixture(scope="module")
def evaluation(assessment: Assessment) -> Evaluation:
    return evaluate(shipped(), assessment)


def answers(assessment: Assessment) -> list[tuple[str, str, Answer]]:
    """Return (activity or "", question, answer) of everything that was answered."""
    own = [(a.id, q, answer) for a in assessment.activities for q, answer in a.answers.items()]
    return [("", q, answer) for q, answer in assessment.answers.items()] + own


def shape(answer: Answer) -> Any:
    """Return what must be the same in every language: choices, numbers, dates, and which texts are there."""
    value = answer.value
    return (
        answer.state,
        tuple(row_shape(v) if isinstance(v, Row) else v for v in value) if isinstance(value, tuple) else value,
        [bool(text) for text in (answer.reason, answer.note, answer.answered_by, answer.approved_by)],
        [(e.date, e.verified_on, e.verified) for e in answer.evidence],
        [(o.regime, o.cite, o.on) for o in answer.overrides],
    )


def row_shape(row: Row) -> tuple[str, dict[str, str]]:
    """Return a row with its choices and durations; of free texts only that they are there."""
    choices = {e.id for c in shipped().catalogues for e in c.entries}
    choices |= {o for q in shipped().questions for column in q.columns for o in column.options}
    return row.id, {k: v if v in choices or DURATION.fullmatch(v) else "text" for k, v in row.cells.items() if v}


# Left open on purpose, so that a reader sees what an open point looks like; none of them counts for a level.
OPEN = {
    "": {"gdpr_codes_followed"},
    "booking": {"processing_end"},
    "preferences": {"processing_end", "pipl_recipient_law", "gdpr_balancing", "ccpa_disclosures"},
    "wifi": {"processing_end"},
}


def test_hardly_anything_that_is_asked_is_left_unanswered(evaluation: Evaluation) -> None:
    assert set(evaluation.asked.unanswered) == OPEN[""]
    for result in evaluation.activities:
        assert (set(result.asked.unanswered), result.asked.waiting) == (OPEN[result.activity.id], ())
    assert {shipped().question[q].role for names in OPEN.values() for q in names} == {"detail"}


def test_nothing_is_answered_that_is_not_asked(assessment: Assessment, evaluation: Evaluation) -> None:
    asked = {"": set(evaluation.asked.asked)} | {r.activity.id: set(r.asked.asked) for r in evaluation.activities}
    assert [(where, q) for where, q, _ in answers(assessment) if q not in asked[where]] == []


def test_every_answer_fits_its_question(assessment: Assessment) -> None:
    library = shipped()
    assert [(q, f) for _, q, a in answers(assessment) if (f := fault(library, library.question[q], a))] == []


def test_the_three_activities_stand_at_three_clearly_different_levels(evaluation: Evaluation) -> None:
    high, critical, low = evaluation.activities
    assert [r.activity.id for r in evaluation.activities] == ["booking", "preferences", "wifi"]
    assert [_levels(r) for r in (high, critical, low)] == [(4, 3, 2), (4, 4, 2), (2, 1, 1)]
    assert [(r.level.low, r.level.high) for r in evaluation.activities] == [(3, 3), (4, 4), (1, 1)]


def _levels(result: ActivityEvaluation) -> tuple[int, int, int]:
    assert result.inherent.settled
    assert result.current.settled
    return result.inherent.high, result.current.high, result.target.high


def test_only_the_profiling_has_hard_stops_and_it_has_them_under_every_law(evaluation: Evaluation) -> None:
    booking, profiling, wifi = evaluation.activities
    assert (booking.hard_stops, wifi.hard_stops) == ((), ())
    by_law = {r: {s.question for s in profiling.hard_stops if s.regime == r} for r in evaluation.regimes}
    assert {"consent_separate", "consent_unbundled", "transfer_route", "vendor_contract"} <= by_law["pipl"]
    assert {"balancing_test", "transfer_route", "vendor_contract"} <= by_law["gdpr"]
    assert "opt_out_honoured" in by_law["ccpa"]
    assert by_law["civil_code"] == {"private_information_consent"}


# What the laws make of it ----------------------------------------------------------------------------------------


def test_the_laws_come_to_four_different_outcomes(evaluation: Evaluation) -> None:
    found = {r.activity.id: {law.regime: _outcome(law.screening) for law in r.laws} for r in evaluation.activities}
    assert found == {
        "booking": {"pipl": "mandatory", "civil_code": "not_required", "gdpr": "presumed", "ccpa": "mandatory"},
        "preferences": {"pipl": "mandatory", "civil_code": "not_required", "gdpr": "mandatory", "ccpa": "mandatory"},
        "wifi": {"pipl": "mandatory", "civil_code": "not_required", "gdpr": "not_applicable", "ccpa": "not_applicable"},
    }


def _outcome(screening: Screening) -> str:
    return "presumed" if screening.presumed else screening.outcome


def test_every_law_has_a_duty_that_is_met_one_in_part_and_one_that_is_not(evaluation: Evaluation) -> None:
    for regime in evaluation.regimes:
        laws = [law for r in evaluation.activities for law in r.laws if law.regime == regime]
        assert {d.state for law in laws for d in law.duties} >= {"met", "partly", "not_met"}, regime
    tasks = {duty for task in evaluation.tasks for duty in task.duties}
    assert {duty.partition(":")[0] for duty in tasks} == set(evaluation.regimes)


def test_one_way_abroad_fits_and_one_is_still_to_be_chosen(evaluation: Evaluation) -> None:
    booking, profiling, wifi = evaluation.activities
    for result, state in ((booking, "fits"), (profiling, "open")):
        assert {route.state for law in result.laws for route in law.routes} == {state}
    assert not [route for law in wifi.laws for route in law.routes]


def test_the_crosswalk_has_rows_that_are_met_in_part_missing_and_not_called_for(evaluation: Evaluation) -> None:
    rows = [content for law in evaluation.laws for content in law.contents]
    assert {row.state for row in rows} == {"met", "partly", "missing", "not_called_for"}
    assert all(row.answered or row.open for row in rows if row.state != "not_called_for")


def test_one_hard_stop_is_set_aside_by_a_named_person_with_a_reason(
    assessment: Assessment, evaluation: Evaluation
) -> None:
    stops = [s for r in evaluation.activities for s in r.hard_stops if s.state == "overridden"]
    assert [(s.regime, s.question, s.activity) for s in stops] == [("ccpa", "vendor_contract", "preferences")]
    (override,) = assessment.activity("preferences").answers["vendor_contract"].overrides
    assert override == stops[0].override
    assert len(override.reason) > 80
    assert any(member in override.by for member in _team(assessment))
    assert (HAN.search(override.reason) is not None) == (assessment.language == "zh-CN")


def _team(assessment: Assessment) -> list[str]:
    rows = assessment.answers["team"].value
    assert isinstance(rows, tuple)
    return [row.cells["name"] for row in rows if isinstance(row, Row)]


def test_it_is_kept_and_looked_at_again_as_it_says_itself(assessment: Assessment, evaluation: Evaluation) -> None:
    dates = evaluation.dates
    assert dates.keep is not None
    assert dates.review is not None
    assert (dates.keep[1].state, dates.keep_least, dates.review[1].day) == ("running", "2031-11-20", "2027-11-20")
    assert str(assessment.answers["next_review_date"].value) <= dates.review[1].day


def test_the_sample_shows_every_kind_of_answer(assessment: Assessment) -> None:
    states = Counter(a.state for _, _, a in answers(assessment))
    assert states[State.UNKNOWN] >= 3
    assert states[State.NOT_APPLICABLE] >= 3
    assert sum(a.verified for _, _, a in answers(assessment)) >= 10
    assert any(e.what and not e.verified for _, _, a in answers(assessment) for e in a.evidence)
    assert {"yes", "partly", "no"} <= {a.value for _, _, a in answers(assessment) if isinstance(a.value, str)}


def test_what_does_not_apply_has_a_reason_and_a_second_person(assessment: Assessment) -> None:
    for _, question, answer in answers(assessment):
        if answer.state is State.NOT_APPLICABLE:
            assert answer.reason, question
            assert answer.approved, question


def test_every_finding_says_why(assessment: Assessment, evaluation: Evaluation) -> None:
    noted = {(where, q) for where, q, a in answers(assessment) if a.note.strip()}
    findings = [*evaluation.findings, *(f for r in evaluation.activities for f in r.findings)]
    assert [f.question for f in findings if (f.activity, f.question) not in noted] == []


def test_progress_is_written_about_tasks_that_exist(assessment: Assessment, evaluation: Evaluation) -> None:
    keys = {t.key for t in evaluation.tasks} | {own.key for own in assessment.own_tasks.values()}
    moot = [key for key in assessment.progress if key not in keys]
    assert moot == [("wifi", "access_least_privilege", "cut_access_rights")]  # done, and its answer says so
    assert len({p.status for p in assessment.progress.values()}) >= 5
    assert all(p.owner and p.due for p in assessment.progress.values())
    assert [p.key for p in assessment.progress.values() if p.status != "verified" and p.lacks] == []


def test_the_plan_brings_the_booking_down_and_leaves_the_profiling_where_it_is(
    assessment: Assessment, evaluation: Evaluation
) -> None:
    planned = [key for key, p in assessment.progress.items() if p.status not in ("open", "accepted") and key[0]]
    called = {task.key for task in evaluation.tasks}
    after = effect(shipped(), assessment, evaluation, [key for key in planned if key in called]).activities
    levels = [(one.level.before.high, one.level.after.high) for one in after]
    assert levels == [(3, 2), (4, 4), (1, 1)]


def test_one_risk_is_added_by_hand_and_one_accepted_by_the_person_who_decides(
    assessment: Assessment, evaluation: Evaluation
) -> None:
    risks = [(r.activity.id, own.risk.id, own.level) for r in evaluation.activities for own in r.own_risks]
    assert risks == [("booking", "overheard_at_desk", 2)]
    (held,) = accepted_risks(assessment, evaluation, TODAY)
    assert (held.activity, held.acceptance.risk, held.level, held.state) == ("booking", "kept_too_long", 3, "holds")
    assert held.acceptance.by == assessment.answers["decision_maker"].value


def test_the_dates_agree_with_one_another(assessment: Assessment) -> None:
    day = {q: date.fromisoformat(str(assessment.answers[q].value)) for q in
           ("period_start", "period_end", "decision_date", "next_review_date")}  # fmt: skip
    assert date.fromisoformat(assessment.created) <= day["period_start"] < day["period_end"] <= day["decision_date"]
    assert day["decision_date"] <= TODAY < day["next_review_date"]
    for _, question, answer in answers(assessment):
        for evidence in answer.evidence:
            assert evidence.date <= (evidence.verified_on or str(TODAY)) <= str(TODAY), question


def told(p: TaskProgress) -> Any:
    """Return what must be the same of a task in every language."""
    evidence = [(e.date, e.verified_on, e.verified) for e in p.evidence]
    texts = [bool(text) for text in (p.note, p.role, p.reason, p.decided_by)]
    return p.key, p.status, p.due, p.effort, p.cost, evidence, texts


def test_both_languages_hold_the_same_assessment() -> None:
    first, *others = [sample(language) for language in LANGUAGES]
    for other in others:
        assert [(w, q) for w, q, _ in answers(first)] == [(w, q) for w, q, _ in answers(other)]
        for (where, question, a), (_, _, b) in zip(answers(first), answers(other), strict=True):
            free = shipped().question[question].type in ("text", "long_text")
            assert free or shape(a) == shape(b), (where, question)
        assert [told(p) for p in first.progress.values()] == [told(p) for p in other.progress.values()]
        assert [(t.key, t.priority) for t in first.own_tasks.values()] == [
            (t.key, t.priority) for t in other.own_tasks.values()
        ]
        for mine, its in zip(first.activities, other.activities, strict=True):
            assert [(r.id, r.severity, r.likelihood) for r in mine.risks.values()] == [
                (r.id, r.severity, r.likelihood) for r in its.risks.values()
            ]
            assert [(d.risk, d.level, d.on, d.until) for d in mine.accepted.values()] == [
                (d.risk, d.level, d.on, d.until) for d in its.accepted.values()
            ]
        assert (first.id, first.regimes, first.created) == (other.id, other.regimes, other.created)


def test_each_sample_is_written_in_its_own_language() -> None:
    english = (CUSTOMER_DATA / "samples" / "hotel.en.json").read_text(encoding="utf-8")
    assert HAN.search(english) is None
    chinese = json.loads((CUSTOMER_DATA / "samples" / "hotel.zh-CN.json").read_text(encoding="utf-8"))
    assert chinese["assessments"][0]["language"] == "zh-CN"
    texts = [a.note for _, _, a in answers(sample("zh-CN")) if a.note] + [
        a.reason for _, _, a in answers(sample("zh-CN")) if a.reason
    ]
    subject = sample("zh-CN")
    for p in subject.progress.values():
        texts += [t for t in (p.note, p.role, p.reason, p.owner, *(e.what for e in p.evidence)) if t]
    texts += [t for own in subject.own_tasks.values() for t in (own.title, own.action)]
    for activity in subject.activities:
        texts += [t for risk in activity.risks.values() for t in (risk.name, risk.reason)]
        texts += [t for one in activity.accepted.values() for t in (one.by, one.reason)]
    assert [t for t in texts if not HAN.search(t)] == []
