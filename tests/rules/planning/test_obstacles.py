"""Why a level cannot be reached, one reason at a time, and what a plan takes and leaves, by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pia_app.model import Aim, Assessment, Obstacle, OwnRisk, OwnTask, Plan, TaskProgress
from pia_app.rules import evaluate
from pia_app.rules.planning import plan
from tests.rules.hand import NOT_APPLICABLE, VERIFIED, answers, with_question
from tests.rules.planning.tiny import TODAY
from tests.support import assessment_of, shipped

CONTROLS = [q.id for q in shipped().questions if q.role == "control"]
SHARED = [q.id for q in shipped().questions if q.scope == "assessment"]
# Everything in place, and a use that is bad enough for a single missing control to matter.
GOOD: dict[str, Any] = dict.fromkeys(CONTROLS, VERIFIED)
GRAVE: dict[str, Any] = {
    "exposure_interfaces": "open_internet",
    "exposure_attractiveness": "high",
    "exposure_copies": "uncontrolled",
    "people_count": 20_000_000,
    "recipients": [{"name": "r", "kind": "processor", "place": "japan"}],
}


def assessment(**plain: Any) -> Assessment:
    """Return an assessment of one activity in which everything is in place but for what is named."""
    given = answers(**{**GOOD, **plain})
    own = {name: answer for name, answer in given.items() if name not in SHARED}
    shared = {name: answer for name, answer in given.items() if name in SHARED}
    return replace(assessment_of(own, shared, shipped()), created=TODAY.isoformat())


def planned(held: Assessment, aim: Aim) -> Plan:
    return plan(shipped(), held, evaluate(shipped(), held), aim, TODAY)


def obstacles(held: Assessment, aim: Aim) -> tuple[Obstacle, ...]:
    return planned(held, aim).activities[0].obstacles


def whys(held: Assessment, aim: Aim) -> dict[str, str]:
    return {obstacle.standing.id: obstacle.why for obstacle in obstacles(held, aim)}


LOW = Aim(target=1)
MEDIUM = Aim(target=2)
SENSITIVE = [{"item": "health", "source": "from_person"}]


def test_where_everything_is_in_place_nothing_is_needed() -> None:
    made = planned(assessment(), LOW)
    assert (made.tasks, made.total) == ((), 0)
    assert [(one.now, one.reached, one.obstacles) for one in made.activities] == [(1, 1, ())]


def test_a_missing_control_with_a_stop_needs_its_task_and_says_which_stop_would_stay() -> None:
    made = planned(assessment(basis_recorded="no"), MEDIUM)
    (task,) = made.tasks
    assert (task.key[1], task.sets, task.done) == ("basis_recorded", {"basis_recorded": "yes"}, False)
    stops = {(one.kind, one.id, one.regime, one.level) for one in task.needed_for if one.kind == "stop"}
    assert stops == {("stop", "basis_recorded", "pipl", 3), ("stop", "basis_recorded", "gdpr", 3)}
    assert [(one.now, one.reached) for one in made.activities] == [(3, 1)]


def test_of_several_measures_for_one_control_the_cheapest_is_taken() -> None:
    library = shipped()
    recommended = library.question["basis_recorded"].recommendations
    assert len(recommended) > 1
    least = min(library.measure[m].effort for m in recommended)
    (task,) = planned(assessment(basis_recorded="no"), MEDIUM).tasks
    assert task.weight == least


def test_a_stop_that_cannot_be_cured_stays_unless_a_lawyer_is_counted_on() -> None:
    held = assessment(source_lawful="no", data_items=[{"item": "email", "source": "third_party"}])
    assert whys(held, MEDIUM) == {"source_lawful": "uncurable"}
    trusting = planned(held, replace(MEDIUM, trust_cures=True))
    assert trusting.activities[0].reached <= 2
    assert [task.key[1] for task in trusting.tasks] == ["source_lawful"]


def test_a_stop_that_facts_open_is_not_closed_by_a_yes() -> None:
    held = assessment(purposes=[{"purpose": "p", "basis_pipl": "none", "basis_gdpr": "contract"}])
    found = [o for o in obstacles(held, MEDIUM) if o.standing.kind == "stop"]
    assert {(o.standing.id, o.why) for o in found} == {("basis_recorded", "contradicted")}


def test_what_is_not_answered_or_not_agreed_is_no_matter_of_tasks() -> None:
    assert whys(assessment(basis_recorded=None), MEDIUM) == {"basis_recorded": "unanswered"}
    assert whys(assessment(basis_recorded=NOT_APPLICABLE), MEDIUM) == {"basis_recorded": "unapproved"}


def decided(held: Assessment, question: str, **fields: Any) -> Assessment:
    """Return an assessment with something written about every task of a question."""
    for measure in shipped().question[question].recommendations:
        held = held.with_progress(TaskProgress(activity="a1", question=question, measure=measure, **fields))
    return held


def test_a_task_that_was_decided_against_is_not_taken_and_one_without_reason_or_name_is() -> None:
    held = assessment(basis_recorded="no")
    aside = decided(held, "basis_recorded", status="accepted", reason="r", decided_by="D")
    assert whys(aside, MEDIUM) == {"basis_recorded": "set_aside"}
    for lacking in ({"reason": "r"}, {"decided_by": "D"}, {}):
        assert not whys(decided(held, "basis_recorded", status="accepted", **lacking), MEDIUM)


def test_a_task_that_falls_due_after_the_deadline_is_not_taken() -> None:
    held = decided(assessment(basis_recorded="no"), "basis_recorded", due="2027-06-01")
    assert whys(held, replace(MEDIUM, deadline="2027-05-31")) == {"basis_recorded": "too_late"}
    assert not whys(held, replace(MEDIUM, deadline="2027-06-01"))


def test_a_task_that_is_done_costs_nothing_and_is_taken_first() -> None:
    held = assessment(basis_recorded="no")
    dear = max(shipped().question["basis_recorded"].recommendations, key=lambda m: shipped().measure[m].effort)
    held = held.with_progress(TaskProgress(activity="a1", question="basis_recorded", measure=dear, status="done"))
    made = planned(held, replace(MEDIUM, budget=0))
    assert [(task.key[2], task.weight, task.done) for task in made.tasks] == [(dear, 0, True)]


def test_the_budget_says_how_much_more_it_would_take() -> None:
    held = assessment(basis_recorded="no")
    needed = planned(held, MEDIUM).total
    (obstacle,) = obstacles(held, replace(MEDIUM, budget=needed - 0.5))
    assert (obstacle.why, obstacle.more) == ("budget", needed)
    assert planned(held, replace(MEDIUM, budget=needed)).activities[0].reached <= 2


def test_a_risk_judged_by_hand_is_changed_by_no_task() -> None:
    held = assessment()
    risk = OwnRisk(id="own-1", name="Flood", severity=4, likelihood=3, reason="r")
    held = held.with_activity(held.activities[0].with_risk(risk))
    made = planned(held, LOW)
    assert made.activities[0].now == made.activities[0].reached == 4
    assert {(o.standing.kind, o.standing.id, o.why) for o in made.activities[0].obstacles} == {
        ("own_risk", "own-1", "own_risk")
    }


def test_harm_that_no_control_lowers_is_named_and_a_floor_of_law_apart() -> None:
    grave = assessment(**GRAVE, harm_distress="critical", mfa="no")
    found = {o.why for o in obstacles(grave, LOW) if o.standing.kind == "scenario"}
    assert found == {"severity"}
    sensitive = assessment(**GRAVE, data_items=SENSITIVE, sensitive_item_purpose=VERIFIED)
    assert "floor" in set(whys(sensitive, LOW).values())


def test_where_all_is_in_place_only_proof_goes_further() -> None:
    """The likelihood falls to the least only with strong controls, and yes without proof is not strong."""
    scenario = shipped().scenario["illegitimate_access"]
    held = assessment(**{**GRAVE, "harm_distress": "medium"}, **dict.fromkeys(scenario.controls, "no"))
    library = shipped()
    library = replace(library, method=replace(library.method, control_table=((1, 1, 1, 1), (2, 2, 1, 1), (3, 3, 2, 1),
                                                                           (4, 3, 2, 1))))  # fmt: skip
    made = plan(library, held, evaluate(library, held), LOW, TODAY)
    found = {o.standing.id: o for o in made.activities[0].obstacles if o.standing.kind == "scenario"}
    assert found["illegitimate_access"].why == "evidence"
    assert set(found["illegitimate_access"].questions) <= set(scenario.controls)


def test_no_measure_in_the_library_is_told_and_an_own_task_takes_its_place() -> None:
    library = shipped()
    held = assessment(basis_recorded="no")
    bare = replace(
        library,
        questions=tuple(replace(q, recommendations=()) if q.id == "basis_recorded" else q for q in library.questions),
    )
    made = plan(bare, held, evaluate(bare, held), MEDIUM, TODAY)
    assert {o.standing.id: o.why for o in made.activities[0].obstacles} == {"basis_recorded": "no_task"}
    own = OwnTask(id="own-1", title="Find a basis", activity="a1", question="basis_recorded", answer="yes")
    helped = held.with_own_task(own).with_progress(
        TaskProgress(activity="a1", question="basis_recorded", measure="own-1", effort=4)
    )
    made = plan(bare, helped, evaluate(bare, helped), MEDIUM, TODAY)
    assert [(task.key[2], task.weight) for task in made.tasks] == [("own-1", 4)]
    assert made.activities[0].reached <= 2


def test_an_own_task_that_changes_a_fact_can_be_what_suffices() -> None:
    held = assessment(public_place_imaging="yes", imaging_public_security="no")
    stop = OwnTask(
        id="own-1", title="Take the cameras down", activity="a1", question="public_place_imaging", answer="no"
    )
    held = held.with_own_task(stop)
    held = held.with_progress(TaskProgress(activity="a1", question="public_place_imaging", measure="own-1", effort=0.5))
    evaluation = evaluate(shipped(), held)
    assert evaluation.activities[0].level.high > 2
    made = plan(shipped(), held, evaluation, MEDIUM, TODAY)
    assert "own-1" in {task.key[2] for task in made.tasks}
    assert made.activities[0].reached <= 2


def test_a_fact_that_changes_does_not_undo_what_cannot_be_cured() -> None:
    stops = shipped().question["imaging_public_security"].hard_stop
    library = with_question("imaging_public_security", hard_stop=tuple(replace(s, curable=False) for s in stops))
    stop = OwnTask(id="own-1", title="Take them down", activity="a1", question="public_place_imaging", answer="no")
    held = assessment(public_place_imaging="yes", imaging_public_security="no").with_own_task(stop)
    evaluation = evaluate(library, held)
    strict, trusting = (
        plan(library, held, evaluation, replace(MEDIUM, trust_cures=trust), TODAY) for trust in (False, True)
    )
    assert {o.why for o in strict.activities[0].obstacles} == {"uncurable"}
    assert (strict.activities[0].reached > 2, trusting.activities[0].reached > 2) == (True, False)


def test_what_has_no_price_counts_nothing_and_is_named() -> None:
    held = assessment(basis_recorded="no")
    made = planned(held, replace(MEDIUM, by="cost"))
    (task,) = made.tasks
    assert (task.weight, made.total, made.unpriced) == (None, 0, (task.key,))
    priced = decided(held, "basis_recorded", cost=1_234_567.89)
    made = planned(priced, replace(MEDIUM, by="cost"))
    assert (made.total, made.unpriced) == (1_234_567.89, ())


def test_each_activity_may_have_a_target_of_its_own() -> None:
    held = assessment(basis_recorded="no")
    second = replace(held.activities[0], id="a2", name="Second")
    both = held.with_activity(second)
    made = planned(both, Aim(target=4, targets={"a2": 2}))
    assert {task.key[0] for task in made.tasks} == {"a2"}
    assert [(one.wanted, one.reached > 2) for one in made.activities] == [(4, True), (2, False)]


@pytest.mark.parametrize("target", [1, 2, 3])
def test_every_obstacle_has_a_reason_that_is_known(target: int) -> None:
    known = {"own_risk", "severity", "floor", "controls", "evidence", "uncurable", "contradicted", "unapproved",
             "unanswered", "set_aside", "too_late", "no_task", "budget"}  # fmt: skip
    missing: dict[str, Any] = dict.fromkeys(CONTROLS, "no")
    found = obstacles(assessment(**{**GRAVE, **missing}, harm_injury="high"), Aim(target=target, budget=30))
    assert {obstacle.why for obstacle in found} <= known
