"""Tasks, plan, acceptances and own risks as a report tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pia_app.model import (
    Acceptance,
    Answer,
    Assessment,
    Evidence,
    OwnRisk,
    OwnTask,
    ProcessingActivity,
    TaskProgress,
)
from pia_app.report import write
from pia_app.report.catalogue import find
from pia_app.report.context.build import build
from pia_app.rules import evaluate
from pia_app.wording import Words
from tests.report.support import DAY, assessment, evaluation, moot_key, paragraphs, part, remedied
from tests.report.test_context import sample
from tests.support import shipped

LANGUAGES = ("zh-CN", "en")
FULL = [(t, language) for t, language in (
    ("standard", "en"), ("standard", "zh-CN"), ("cac-pipia", "zh-CN"), ("edpb-dpia", "en"), ("ico-dpia", "en"),
    ("cppa-risk-assessment", "en"),
)]  # fmt: skip
TYPED = "5 < 6 & \"x\" > 'y' 见附件"


def context(
    subject: Assessment, language: str = "en", today: date = DAY, laws: Sequence[str] | None = None
) -> dict[str, Any]:  # fmt: skip
    whole = evaluate(shipped(), subject)
    judged = evaluate(shipped(), subject, regimes=laws) if laws else whole
    return build(
        shipped(), subject, judged, find("standard", language), language=language, today=today,
        content_hash="ab" * 32, log_head="", whole=whole,
    )  # fmt: skip


@lru_cache(maxsize=2)
def of_sample(language: str) -> dict[str, Any]:
    return context(sample(language), language)


def written(**fields: Any) -> Assessment:
    """Return the assessment with something written about its most urgent task."""
    activity, question, measure = evaluation().tasks[0].key
    return assessment().with_progress(TaskProgress(activity=activity, question=question, measure=measure, **fields))


def first(subject: Assessment, today: date = DAY) -> dict[str, Any]:
    found: dict[str, Any] = context(subject, today=today)["tasks"][0]
    return found


# Tasks


def test_a_date_is_said_to_be_agreed_or_only_proposed_and_overdue_only_where_it_was_agreed() -> None:
    assert first(assessment())["due"].endswith(" (proposed)")
    assert first(assessment(), date(2030, 1, 1))["overdue"] == ""
    agreed = written(due="2026-12-24", status="planned")
    assert (first(agreed)["due"], first(agreed)["overdue"]) == ("2026-12-24 (agreed)", "")
    assert first(agreed, date(2026, 12, 25))["overdue"] == "Overdue"
    assert first(written(due="2026-12-24", status="done"), date(2026, 12, 25))["overdue"] == ""


def test_who_does_it_is_told_with_the_role_and_what_it_takes_with_the_cost() -> None:
    task = first(written(owner="Li Wen", role="warehouse", effort=2.5, cost=12000))
    assert (task["owner"], task["effort"]) == ("Li Wen, warehouse", "Effort: 2.5 person-day(s)")
    assert task["cost"] == "Cost: 12,000"
    assert first(assessment())["cost"] == ""
    assert "(to be named)" in first(assessment())["owner"]


def test_a_role_that_stands_alone_begins_with_a_capital_and_one_that_people_wrote_stays_as_it_was() -> None:
    owners = {task["owner"] for task in context(assessment())["tasks"]}
    assert {"Legal (to be named)", "Privacy officer (to be named)"} <= owners
    assert all(owner[0].isupper() for owner in owners)
    assert first(written(role="warehouse"))["owner"] == "warehouse (to be named)"
    assert first(written(role="legal", owner="Li Wen"))["owner"] == "Li Wen, legal"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_described_the_plan_says_so_and_not_that_nothing_was_planned(language: str) -> None:
    words = Words(shipped(), language)
    empty = replace(assessment(), answers={}, activities=())
    bare = replace(empty, activities=(ProcessingActivity(id="a", name="A"),))
    for subject, key in ((empty, "no_activities"), (bare, "no_tasks")):
        plan = context(subject, language)["plan"]
        assert (plan["intro"], plan["least"]) == ([words.say(f"report.plan.{key}")], "")


def test_a_decision_without_a_person_or_a_reason_is_told_not_to_count() -> None:
    task = first(written(status="accepted", reason="Too dear.", decided_by="Zhou"))
    assert task["status"] == "Risk accepted"
    assert {"Decided by: Zhou", "Reason: Too dear."} <= set(task["written"].split("\n"))
    assert "no reason given" in first(written(status="accepted", decided_by="Zhou"))["status"]
    proof = Evidence(what="Photograph", provided_by="Li")
    task = first(written(status="verified", evidence=(proof,)))
    assert "no evidence verified by a second person" in task["status"]
    assert "Photograph" in task["written"] and "not verified" in task["written"]


def test_own_tasks_stand_among_the_others_and_are_marked() -> None:
    question = next(q for q in shipped().questions if q.role == "control" and q.scope == "activity")
    own = OwnTask(id="mine", title="Whisper", activity="a2", question=question.id, answer="yes", priority="critical",
                  action="Speak softly.")  # fmt: skip
    found = context(assessment().with_own_task(own))["tasks"]
    task = next(task for task in found if task["own"])
    assert (task["title"], task["origin"]) == ("Whisper", "(A2, added by hand)")
    assert task["details"].split("\n")[0] == "Speak softly."
    assert Words(shipped(), "en").short(question.id) in task["details"]
    assert [task["number"] for task in found] == [f"T{n}" for n in range(1, len(found) + 1)]
    priorities = [task["priority"] for task in found]
    assert priorities == sorted(priorities, key=["Critical", "High", "Medium", "Low"].index)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tasks_bear_the_same_numbers_wherever_they_are_named(language: str) -> None:
    found = context_of_cac(language) if language == "zh-CN" else of_sample(language)
    numbers = {task["number"]: task["title"] for task in found["tasks"]}
    named = [t for a in found["activities"] for rows in a["points"].values() for row in rows for t in row["tasks"]]
    assert all(numbers[t["number"]] == t["title"] for t in named)
    assert language == "en" or named
    duties = [row["tasks"] for law in found["duties"] for row in law["rows"] if row["tasks"]]
    assert duties
    joined = Words(shipped(), language).say("list.join").strip()
    assert {n.strip() for told in duties for n in told.split(joined)} <= set(numbers)


def context_of_cac(language: str) -> dict[str, Any]:
    subject = sample(language)
    judged = evaluate(shipped(), subject)
    return build(
        shipped(), subject, judged, find("cac-pipia", language), language=language, today=DAY,
        content_hash="ab" * 32, log_head="",
    )  # fmt: skip


def test_what_was_written_about_a_task_no_longer_called_for_is_told_with_the_reason() -> None:
    (task,) = of_sample("en")["moot"]
    assert task["activity"] == "A3"
    assert task["why"].startswith("The answer to") and task["why"].endswith("is now: Yes.")
    assert "Access to the network logs cut" in task["written"]
    activity, question, measure = moot_key()
    unasked = replace(assessment().activities[0], answers={})
    subject = replace(assessment(), activities=(unasked, assessment().activities[1]))
    gone = context(subject.with_progress(
        TaskProgress(activity=activity, question=question, measure=measure, note="Kept.")
    ))["moot"]  # fmt: skip
    assert [task["written"].split("\n")[-1] for task in gone] == ["Note: Kept."]


def test_a_task_that_another_law_calls_for_is_not_said_to_be_called_for_no_more() -> None:
    subject, laws = sample("en"), ("pipl",)
    some = context(subject, laws=laws)
    called = {task.key for task in evaluate(shipped(), subject, regimes=laws).tasks}
    assert [key for key in subject.progress if key not in called and key[1] != "access_least_privilege" and key[1]]
    assert len(some["moot"]) == 1


# The plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_tells_where_it_leads_what_it_takes_and_what_stays(language: str) -> None:
    found, words = of_sample(language)["plan"], Words(shipped(), language)
    booking, profiling, wifi = found["activities"]
    assert (booking["now"]["name"], booking["after"]["name"]) == (words.level(3), words.level(2))
    assert any(words.scenario("staff_misuse").name in line for line in booking["changes"])
    assert booking["stays"] == wifi["stays"] == [words.say("report.residual.nothing")]
    assert wifi["changes"] == [words.say("report.plan.nothing_changes")]
    assert profiling["after"]["name"] == words.level(4)
    assert any(words.short("consent_separate") in line for line in profiling["changes"])
    assert any(words.short("transfer_route") in line for line in profiling["stays"])
    statuses = [p.status for p in sample(language).progress.values()]
    assert found["sums"][0]["count"] == str(statuses.count("planned"))
    assert [row["count"] for row in found["sums"][-1:]] == [
        str(statuses.count("planned") + statuses.count("in_progress"))
    ]
    costs = [p.cost for p in sample(language).progress.values() if p.status in ("planned", "in_progress")]
    assert f"{sum(c for c in costs if c is not None):,.0f}" in found["sums"][-1]["cost"]
    assert str(costs.count(None)) in found["sums"][-1]["cost"]
    assert (found["least"], found["suffice"]) == ("", [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_plan_the_least_that_suffices_is_named(language: str) -> None:
    unplanned = replace(sample(language), progress={}, own_tasks={})
    found = context(unplanned, language)
    plan = found["plan"]
    assert plan["intro"] == [Words(shipped(), language).say("report.plan.none")]
    assert (plan["sums"], plan["activities"]) == ([], [])
    assert Words(shipped(), language).level(2) in plan["least"]
    titles = {task["number"]: task["title"] for task in found["tasks"]}
    assert 5 < len(plan["suffice"]) < 25
    assert all(titles[task["number"]] == task["title"] for task in plan["suffice"])


def test_what_cannot_be_cured_counts_as_standing_until_a_lawyer_decides() -> None:
    subject = replace(sample("en"), activities=tuple(
        activity.with_answer("assessment_before_start", Answer(value="no")) for activity in sample("en").activities
    ))  # fmt: skip
    judged = evaluate(shipped(), subject)
    stops = [stop for result in judged.activities for stop in result.hard_stops if not stop.curable]
    for task in judged.tasks:
        activity, question, measure = task.key
        subject = subject.with_progress(
            TaskProgress(activity=activity, question=question, measure=measure, status="planned")
        )
    told = "\n".join(line for a in context(subject)["plan"]["activities"] for line in (*a["changes"], *a["stays"]))
    assert ("Cannot be cured after the fact" in told) == bool(stops)
    for row, result in zip(context(subject)["plan"]["activities"], judged.activities, strict=True):
        if any(not stop.curable and stop.state == "open" for stop in result.hard_stops):
            assert row["after"]["name"] in ("High", "Critical")


def test_a_scenario_that_no_longer_arises_once_planned_tasks_change_facts_is_said_to_be_gone() -> None:
    subject = sample("en")
    for question, answer in (("automated_decisions", "none"), ("personalised_push", "no")):
        own = OwnTask(id=f"no_{question}", title="Stop", activity="preferences", question=question, answer=answer)
        planned = TaskProgress(activity="preferences", question=question, measure=own.id, status="planned")
        subject = subject.with_own_task(own).with_progress(planned)
    found = context(subject)["plan"]["activities"][1]
    name = Words(shipped(), "en").scenario("unfair_decision").name
    assert f"No longer arises: {name}" in found["changes"]
    assert all(name not in line for line in found["stays"])


# Own and accepted risks


def accepting(**fields: Any) -> list[dict[str, Any]]:
    scenario = evaluation().activities[0].risks[0].scenario
    decision = Acceptance(**{"risk": scenario, "by": "Zhou", "reason": "For now.", "level": 4, **fields})
    found: list[dict[str, Any]] = context(
        assessment().with_activity(assessment().activities[0].with_acceptance(decision))
    )["accepted"]
    return found


def test_an_accepted_risk_says_who_why_until_when_and_whether_the_decision_stands() -> None:
    (held,) = accepting(on="2026-11-20", until="2027-01-31")
    assert (held["by"], held["reason"], held["on"], held["until"]) == (
        "Zhou", "For now.", "20 November 2026", "31 January 2027"
    )  # fmt: skip
    assert (held["state"], held["stands"]) == ("Stands.", True)
    (old,) = accepting(until="2026-11-01")
    assert old["state"].startswith("Expired on 1 November 2026") and not old["stands"]
    (risen,) = accepting(level=1)
    assert "risen above" in risen["state"] and not risen["stands"]
    met = {risk.scenario for risk in evaluation().activities[0].risks}
    unmet = next(scenario.id for scenario in shipped().scenarios if scenario.id not in met)
    (gone,) = accepting(risk=unmet)
    assert gone["state"] == "This risk no longer arises."


def test_a_risk_judged_by_hand_stands_among_the_scenarios_on_the_map_and_by_itself() -> None:
    risk = OwnRisk(
        id="x", name="Flood", severity=4, likelihood=4, reason="The cellar is low.", event="Forms float away."
    )
    found = context(sample("en").with_activity(sample("en").activity("wifi").with_risk(risk)))
    row = found["own_risks"][-1]
    assert (row["activity"], row["name"], row["event"], row["reason"], row["level"]["name"]) == (
        "A3", "Flood", "Forms float away.", "The cellar is low.", "Critical"
    )  # fmt: skip
    assert (row["severity"][0], row["likelihood"][0]) == ("4", "4")
    judged = found["activities"][2]["risk"]
    assert [r["severity"] for r in judged["rows"] if r["name"] == "Flood (judged by hand)"] == ["4"]
    assert judged["rows"][0]["name"].startswith("Flood")
    assert "The cellar is low." in judged["derivation"][0]["text"]
    assert all(other["name"] != "Flood" for other in judged["others"])
    (own,) = (o for o in found["activities"][0]["risk"]["others"] if o["name"].startswith("Name and room number"))
    assert own["summary"].startswith("Judged by hand: severity 2 Medium, likelihood 3 High, level Medium. Seen at")
    corner = found["risk_map"]["rows"][0]["cells"][3]["here"].split("\n")
    assert "Judged by hand: A3" in corner
    assert any(line.startswith("Target:") and "A3" in line for line in corner)


# Nothing is lost


@pytest.mark.parametrize(("template", "language"), FULL)
def test_every_text_about_tasks_and_risks_is_in_the_file(tmp_path: Path, template: str, language: str) -> None:
    plain, target = replace(assessment(), activities=assessment().activities), tmp_path / "r.docx"
    counts = []
    for subject in (plain, remedied(plain, TYPED)):
        write(shipped(), subject, evaluate(shipped(), subject), target, language=language, template=template, today=DAY)
        counts.append(sum(text.count(TYPED) for text in paragraphs(part(target))))
    assert counts[0] == 0
    assert counts[1] >= 3 * 10 + 2 + 3 + 2 * 4


@pytest.mark.parametrize(("template", "language"), FULL)
def test_what_could_happen_stands_under_the_name_of_a_risk_judged_by_hand(
    tmp_path: Path, template: str, language: str
) -> None:  # fmt: skip
    risk = OwnRisk(
        id="x", name="Flood", severity=2, likelihood=2, reason="The cellar is low.", event="Forms \u6f02 away"
    )
    whole, target = assessment().with_activity(assessment().activities[0].with_risk(risk)), tmp_path / "r.docx"
    write(shipped(), whole, evaluate(shipped(), whole), target, language=language, template=template, today=DAY)
    told = paragraphs(part(target))
    assert [told[told.index(text) - 1][:5] for text in told if text == risk.event] == ["Flood"]


def test_a_template_that_loses_a_text_about_a_risk_writes_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    from pia_app.errors import ReportError
    from pia_app.report.context import accepted

    monkeypatch.setattr(accepted, "accepted", lambda source: [])
    subject = remedied(assessment(), TYPED)
    changed = subject.activities[0].with_acceptance(Acceptance(risk="by_hand", by="Nobody else", reason="R", level=1))
    subject = subject.with_activity(changed)
    with pytest.raises(ReportError) as caught:
        write(shipped(), subject, evaluate(shipped(), subject), tmp_path / "r.docx", language="en", today=DAY)
    assert caught.value.code == "report_text_lost"
