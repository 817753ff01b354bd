"""Tasks by hand: which findings lead to them, how urgent they are, and what doing them is worth."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pia_app.model import Interval, Library, RemediationTask
from pia_app.rules import evaluate, with_task_done
from pia_app.rules.remediation import ORDER
from tests.rules.hand import APPROVED, NOT_APPLICABLE, VERIFIED, answers, judge, with_question
from tests.support import assessment_of, shipped


def tasks(library: Library | None = None, **plain: Any) -> dict[str, RemediationTask]:
    """Return the tasks of a harmless activity by measure."""
    return {task.measure: task for task in judge(None, library, **plain).tasks}


@pytest.mark.parametrize("answer", ["no", "partly", "?"])
def test_a_finding_leads_to_the_measures_of_its_control(answer: str) -> None:
    recommended = shipped().question["short_retention"].recommendations
    assert set(recommended) <= set(tasks(short_retention=answer))


@pytest.mark.parametrize("answer", ["yes", VERIFIED, APPROVED, NOT_APPLICABLE, None])
def test_no_other_answer_leads_to_a_task(answer: Any) -> None:
    assert not set(shipped().question["short_retention"].recommendations) & set(tasks(short_retention=answer))


def with_measure(measure_id: str, **fields: Any) -> Library:
    library = shipped()
    return replace(library, measures=tuple(replace(m, **fields) if m.id == measure_id else m for m in library.measures))


@pytest.mark.parametrize("priority", ORDER)
@pytest.mark.parametrize("due", [1, 7, 29, 30, 31, 89, 90, 91, 180, 400])
def test_a_task_is_due_by_its_measure_and_no_later_than_its_priority_allows(priority: str, due: int) -> None:
    library = with_measure("shorten_retention", priority=priority, due_days=due)
    task = tasks(library, short_retention="no")["shorten_retention"]
    assert task.priority == priority
    assert task.due_days == min(due, {"critical": 7, "high": 30, "medium": 90, "low": 180}[priority])


@pytest.mark.parametrize(
    ("own", "prohibited", "wanted"),
    [
        ("low", False, "high"),
        ("medium", False, "high"),
        ("high", False, "high"),
        ("critical", False, "critical"),
        ("low", True, "critical"),
        ("high", True, "critical"),
    ],
)
def test_an_open_stop_makes_a_task_urgent(own: str, prohibited: bool, wanted: str) -> None:
    rules = tuple(replace(s, prohibited=prohibited) for s in shipped().question["basis_recorded"].hard_stop)
    library = with_question("short_retention", hard_stop=rules)
    changed = tuple(replace(m, priority=own) if m.id == "shorten_retention" else m for m in library.measures)
    task = tasks(replace(library, measures=changed), short_retention="no")["shorten_retention"]
    assert task.priority == wanted
    assert task.removes_stops == ("pipl", "gdpr")
    assert task.due_days <= {"high": 30, "critical": 7}[wanted]


def test_a_task_without_a_stop_removes_none_and_names_the_scenarios_it_serves() -> None:
    task = tasks(mfa="no")[shipped().question["mfa"].recommendations[0]]
    assert task.removes_stops == ()
    serving = [s.id for s in shipped().scenarios if "mfa" in s.controls]
    assert list(task.scenarios) == serving != []


def test_tasks_come_with_the_most_urgent_first_and_then_as_the_questions_are_asked() -> None:
    everything = {q.id: "no" for q in shipped().questions if q.role == "control"}
    found = judge(**everything).tasks
    ranks = [ORDER.index(task.priority) for task in found]
    assert ranks == sorted(ranks, reverse=True)
    asked = [q.id for q in shipped().questions]
    for priority in ORDER:
        places = [asked.index(task.question) for task in found if task.priority == priority]
        assert places == sorted(places)


def test_what_is_partly_there_is_improved_rather_than_stopped() -> None:
    measures = [shipped().measure[m] for m in shipped().question["notice_given"].recommendations]
    assert {m.priority for m in measures} == {"critical"}
    assert {task.measure for task in judge(notice_given="partly").tasks} >= {m.id for m in measures}
    mixed = {m.id for m in map(shipped().measure.__getitem__, shipped().question["consent_explicit"].recommendations)}
    consent = [{"purpose": "p", "basis_pipl": "consent"}]
    assert mixed <= set(tasks(purposes=consent, consent_explicit="no"))
    assert mixed & set(tasks(purposes=consent, consent_explicit="partly")) == {"collect_explicit_consent"}


def test_a_task_about_a_question_asked_once_exists_once_whatever_the_number_of_activities() -> None:
    library = shipped()
    shared = {name: answer for name, answer in answers(policies_in_force="no").items() if name == "policies_in_force"}
    one = assessment_of(answers(), shared, library)
    several = replace(one, activities=tuple(replace(one.activities[0], id=f"a{n}") for n in range(3)))
    for assessment in (one, several):
        found = [t for t in evaluate(library, assessment).tasks if t.question == "policies_in_force"]
        assert [(t.activity, t.measure) for t in found] == [("", "put_policies_in_force")]


def test_a_task_done_brings_about_the_answer_it_sets_and_no_verification() -> None:
    task = tasks(mfa="no")[shipped().question["mfa"].recommendations[0]]
    before = answers(mfa="no")
    after = with_task_done(shipped(), before, task)
    assert (after["mfa"].value, after["mfa"].verified) == ("yes", False)
    assert {n: a for n, a in after.items() if n != "mfa"} == {n: a for n, a in before.items() if n != "mfa"}
    assert before["mfa"].value == "no"


def test_the_target_counts_the_tasks_as_done_and_the_current_level_does_not() -> None:
    exposed = {
        "exposure_interfaces": "open_internet",
        "exposure_attractiveness": "high",
        "exposure_copies": "uncontrolled",
        "people_count": 20_000_000,
        "recipients": [{"name": "r", "kind": "processor", "place": "japan"}],
        "harm_distress": "high",
    }
    scenario = shipped().scenario["illegitimate_access"]
    missing = dict.fromkeys((*scenario.controls, *scenario.limits), "no")
    found = judge(**exposed, **missing)
    (risk,) = (r for r in found.risks if r.scenario == "illegitimate_access")
    assert (risk.likelihood, risk.likelihood_current) == (Interval(4, 4), Interval(4, 4))
    assert risk.strength == (0.0, 0.0)
    assert risk.band == ("absent", "absent")
    assert (risk.severity, risk.inherent, risk.current) == (Interval(4, 4), Interval(4, 4), Interval(4, 4))
    assert risk.likelihood_target == Interval(2, 2)
    assert risk.target == Interval(3, 3)
