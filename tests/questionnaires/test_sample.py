"""The sample: a believable assessment in both languages, answered in full, with three clearly different risks."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from pia_app.exchange import read
from pia_app.model import ActivityEvaluation, Answer, Assessment, Evaluation, Row, State
from pia_app.rules import evaluate
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
    )


def row_shape(row: Row) -> tuple[str, dict[str, str]]:
    """Return a row with its choices and durations; of free texts only that they are there."""
    choices = {e.id for c in shipped().catalogues for e in c.entries}
    choices |= {o for q in shipped().questions for column in q.columns for o in column.options}
    return row.id, {k: v if v in choices or DURATION.fullmatch(v) else "text" for k, v in row.cells.items() if v}


def test_nothing_that_is_asked_is_left_unanswered(evaluation: Evaluation) -> None:
    assert evaluation.asked.unanswered == ()
    for result in evaluation.activities:
        assert (result.asked.unanswered, result.asked.waiting) == ((), ())


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
    keys = {t.key for t in evaluation.tasks}
    assert [key for key in assessment.progress if key not in keys] == []
    assert len({p.status for p in assessment.progress.values()}) >= 4
    assert all(p.owner and p.due for p in assessment.progress.values())


def test_the_dates_agree_with_one_another(assessment: Assessment) -> None:
    day = {q: date.fromisoformat(str(assessment.answers[q].value)) for q in
           ("period_start", "period_end", "decision_date", "next_review_date")}  # fmt: skip
    assert date.fromisoformat(assessment.created) <= day["period_start"] < day["period_end"] <= day["decision_date"]
    assert day["decision_date"] <= TODAY < day["next_review_date"]
    for _, question, answer in answers(assessment):
        for evidence in answer.evidence:
            assert evidence.date <= (evidence.verified_on or str(TODAY)) <= str(TODAY), question


def test_both_languages_hold_the_same_assessment() -> None:
    first, *others = [sample(language) for language in LANGUAGES]
    for other in others:
        assert [(w, q) for w, q, _ in answers(first)] == [(w, q) for w, q, _ in answers(other)]
        for (where, question, a), (_, _, b) in zip(answers(first), answers(other), strict=True):
            free = shipped().question[question].type in ("text", "long_text")
            assert free or shape(a) == shape(b), (where, question)
        assert [(p.key, p.status, p.due, bool(p.note)) for p in first.progress.values()] == [
            (p.key, p.status, p.due, bool(p.note)) for p in other.progress.values()
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
    assert [t for t in texts if not HAN.search(t)] == []
