"""Risks that people add count: read from the matrix, the activity as risky as its worst; and accepted ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pia_app.model import Acceptance, Assessment, Interval, OwnRisk
from pia_app.rules import evaluate
from pia_app.rules.acceptance import accepted_risks, level_now
from pia_app.rules.ranking import worst
from pia_app.wording import Words, derivation
from pia_app.wording.outline import outline
from tests.rules.hand import answers
from tests.support import assessment_of, shipped

TODAY = date(2026, 11, 26)


def risk(severity: int, likelihood: int, name: str = "Flood", number: int = 1) -> OwnRisk:
    return OwnRisk(id=f"own-{number}", name=name, severity=severity, likelihood=likelihood, reason="basement")


def assessment(*risks: OwnRisk) -> Assessment:
    controls = {q.id: "yes" for q in shipped().questions if q.role == "control"}
    held = assessment_of(answers(**controls), {}, shipped())
    for one in risks:
        held = held.with_activity(held.activities[0].with_risk(one))
    return held


@pytest.mark.parametrize("severity", [1, 2, 3, 4])
@pytest.mark.parametrize("likelihood", [1, 2, 3, 4])
def test_the_activity_is_as_risky_as_its_worst_risk_own_ones_included(severity: int, likelihood: int) -> None:
    plain = evaluate(shipped(), assessment()).activities[0]
    found = evaluate(shipped(), assessment(risk(severity, likelihood))).activities[0]
    level = shipped().method.matrix[severity - 1][likelihood - 1]
    (own,) = found.own_risks
    assert own.level == level
    for stage in ("inherent", "current", "target"):
        before, after = getattr(plain, stage), getattr(found, stage)
        assert after == Interval(max(before.low, level), max(before.high, level)), stage
    first = next(r for r in plain.risks if r.scenario == plain.worst)
    before = (first.current.high, first.current.low, first.severity_current.high, first.likelihood_current.high)
    assert found.worst == ("own-1" if (level, level, severity, likelihood) > before else plain.worst)
    assert found.risks == plain.risks


def test_of_risks_at_one_level_the_more_severe_is_the_worst_then_the_likelier() -> None:
    made = evaluate(shipped(), assessment(risk(4, 4))).activities[0]
    (own,) = made.own_risks
    level, three, four = Interval(4, 4), Interval(3, 3), Interval(4, 4)
    likely = replace(made.risks[0], current=level, severity_current=three, likelihood_current=four)
    severe = replace(likely, scenario="severe", severity_current=four, likelihood_current=three)
    alike = replace(severe, scenario="alike")
    assert worst((likely, own), "current") == worst((own, likely), "current") == own
    assert worst((likely, severe, alike), "current") == severe
    assert worst((), "current") is None


def test_own_risks_stand_with_the_worst_first_and_in_the_level_under_every_law() -> None:
    found = evaluate(shipped(), assessment(risk(1, 1, "a", 1), risk(4, 4, "b", 2), risk(2, 2, "c", 3))).activities[0]
    assert [own.risk.name for own in found.own_risks] == ["b", "c", "a"]
    assert {level.high for level in found.regimes.values()} == {4}


def test_a_new_judgement_reuses_nothing_of_an_own_risk_that_changed() -> None:
    before = evaluate(shipped(), assessment(risk(4, 4)))
    after = evaluate(shipped(), assessment(risk(1, 1)), previous=before)
    assert after == evaluate(shipped(), assessment(risk(1, 1)))


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_reader_is_told_which_risk_it_was_and_why(language: str) -> None:
    held = assessment(risk(4, 4))
    evaluation = evaluate(shipped(), held)
    words = Words(shipped(), language)
    lines = [line.text for line in derivation(words, evaluation.activities[0].derivation)]
    assert "Flood" in lines[0]
    assert any("Flood" in line and "basement" in line for line in lines[1:])
    assert "basement" in outline(words, held, evaluation)
    assert words.worst(evaluation.activities[0]) == "Flood"


def accepted(held: Assessment, risk_id: str, level: int, until: str = "") -> tuple[str, int | None]:
    acceptance = Acceptance(risk=risk_id, by="Chen", reason="insured", level=level, on="2026-11-20", until=until)
    held = held.with_activity(held.activities[0].with_acceptance(acceptance))
    evaluation = evaluate(shipped(), held)
    assert evaluation.activities[0].level == evaluate(shipped(), assessment(risk(4, 4))).activities[0].level
    (found,) = accepted_risks(held, evaluation, TODAY)
    assert (found.activity, found.acceptance) == ("a1", acceptance)
    return found.state, found.level


def test_a_decision_to_live_with_a_risk_lowers_no_level_and_covers_what_was_seen() -> None:
    held = assessment(risk(4, 4))
    assert accepted(held, "own-1", 4) == ("holds", 4)
    assert accepted(held, "own-1", 3) == ("risen", 4)
    assert accepted(held, "own-1", 4, until="2026-11-25") == ("expired", 4)
    assert accepted(held, "own-1", 4, until="2026-11-26") == ("holds", 4)
    assert accepted(held, "own-2", 4) == ("gone", None)
    scenario = evaluate(shipped(), held).activities[0].risks[0]
    assert accepted(held, scenario.scenario, 4) == ("holds", scenario.current.high)


def test_the_level_of_a_risk_is_told_by_its_name() -> None:
    result = evaluate(shipped(), assessment(risk(3, 3))).activities[0]
    assert level_now(result, "own-1") == 3
    assert level_now(result, "no_such_risk") is None


def test_a_decision_needs_a_person_and_a_reason() -> None:
    made = Acceptance(risk="r", by="A", reason="r", level=2)
    assert made.valid
    assert not replace(made, by=" ").valid
    assert not replace(made, reason="").valid


def test_a_risk_that_goes_takes_its_decision_along() -> None:
    held = assessment(risk(3, 3)).activities[0]
    held = held.with_acceptance(Acceptance(risk="own-1", by="A", reason="r", level=3))
    assert (held.without_risk("own-1").risks, held.without_risk("own-1").accepted) == ({}, {})
