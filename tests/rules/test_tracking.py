"""Tasks joined with what people wrote: nothing they wrote is lost, whatever happens to the answers."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import Assessment, OwnTask, TaskChange, TaskProgress, TrackedTask
from pia_app.rules import evaluate
from pia_app.rules.tracking import recorded, tracked
from tests.rules.hand import answers
from tests.support import assessment_of, random_answer, random_answers, shipped

TODAY = date(2026, 11, 26)
MEASURE = shipped().question["mfa"].recommendations[0]
KEY = ("a1", "mfa", MEASURE)


def assessment(**plain: object) -> Assessment:
    return replace(assessment_of(answers(**plain), {}, shipped()), created="2026-11-01")


def tasks(held: Assessment, today: date = TODAY) -> dict[tuple[str, str, str], TrackedTask]:
    found = tracked(shipped(), held, evaluate(shipped(), held), today)
    assert len({task.key for task in found}) == len(found)
    return {task.key: task for task in found}


def written(**fields: object) -> TaskProgress:
    return TaskProgress(activity="a1", question="mfa", measure=MEASURE, **fields)  # type: ignore[arg-type]


def test_a_task_nobody_wrote_about_has_the_library_s_proposals() -> None:
    task = tasks(assessment(mfa="no"))[KEY]
    measure = shipped().measure[MEASURE]
    assert (task.state, task.progress.written, task.effort, task.role) == ("active", False, measure.effort,
                                                                           measure.owner)  # fmt: skip
    assert task.task is not None
    assert (task.due, task.overdue) == (task.proposed, False)
    assert (date.fromisoformat(task.proposed) - date(2026, 11, 1)).days == task.task.due_days


def test_the_law_s_deadline_brings_a_proposal_forward() -> None:
    """A breach is to be notified within 72 hours (GDPR Art. 33(1))."""
    held = tasks(assessment(incident_history="here_serious", breach_notified="no"))
    found = [task for task in held.values() if task.key[1] == "breach_notified"]
    assert found
    assert all(task.task is not None and task.task.duties for task in found)
    assert all((date.fromisoformat(task.proposed) - date(2026, 11, 1)).days <= 3 for task in found)


def test_what_people_wrote_replaces_the_proposals() -> None:
    held = assessment(mfa="no").with_progress(written(due="2027-01-31", effort=9.5, role="hr", owner="Li"))
    task = tasks(held)[KEY]
    assert (task.due, task.effort, task.role, task.progress.owner) == ("2027-01-31", 9.5, "hr", "Li")


def test_a_task_whose_finding_has_gone_is_moot_and_keeps_what_was_written() -> None:
    progress = written(owner="Li", note="agreed", status="in_progress", due="2026-11-02")
    held = assessment(mfa="no").with_progress(progress)
    assert tasks(held)[KEY].state == "active"
    gone = held.with_answer("a1", "mfa", answers(mfa="yes")["mfa"])
    task = tasks(gone)[KEY]
    assert (task.state, task.progress, task.task, task.overdue) == ("moot", progress, None, False)
    back = gone.with_answer("a1", "mfa", answers(mfa="partly")["mfa"])
    assert (tasks(back)[KEY].state, tasks(back)[KEY].progress) == ("active", progress)


def test_a_finding_that_goes_without_a_word_leaves_nothing_behind() -> None:
    held = assessment(mfa="yes").with_progress(written())
    assert KEY not in tasks(held)


def test_moot_tasks_stand_last() -> None:
    held = assessment(mfa="yes", short_retention="no").with_progress(written(note="n"))
    states = [task.state for task in tasks(held).values()]
    assert states == sorted(states)
    assert states[-1] == "moot"


def test_own_tasks_stand_among_the_others_by_their_priority() -> None:
    held = assessment(mfa="no")
    for priority in ("low", "critical", "medium"):
        held = held.with_own_task(OwnTask(id=f"own-{priority}", title=priority, priority=priority))
    found = list(tasks(held).values())
    assert found[0].key == ("", "", "own-critical")
    assert found[-1].key == ("", "", "own-low")
    (own,) = (task for task in found if task.key[2] == "own-medium")
    assert (own.own, own.task, own.effort) == (held.own_tasks["own-medium"], None, None)
    assert (date.fromisoformat(own.proposed) - date(2026, 11, 1)).days == shipped().method.due_days["medium"]


def test_only_a_date_that_was_agreed_and_has_passed_makes_a_task_overdue() -> None:
    held = assessment(mfa="no")
    assert not tasks(held, date(2030, 1, 1))[KEY].overdue
    for status, late in (("open", True), ("planned", True), ("in_progress", True), ("done", False),
                         ("verified", False), ("accepted", False), ("not_applicable", False)):  # fmt: skip
        agreed = held.with_progress(written(due="2026-11-25", status=status))
        assert tasks(agreed)[KEY].overdue == late, status
        assert not tasks(agreed, date(2026, 11, 25))[KEY].overdue


def test_a_status_says_what_it_lacks() -> None:
    assert written(status="accepted").lacks == ("reason", "decided_by")
    assert written(status="not_applicable", reason="r").lacks == ("decided_by",)
    assert written(status="verified").lacks == ("verified",)
    assert written(status="done").lacks == ()
    assert written(status="accepted", reason="r", decided_by="D").set_aside
    assert not written(status="accepted", reason=" ", decided_by="D").set_aside


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32 - 1))
def test_whatever_answers_change_everything_written_is_there_unchanged(seed: int) -> None:
    library, dice = shipped(), random.Random(seed)
    own, shared = random_answers(library, seed, 0.9)
    held = replace(assessment_of(own, shared, library), created="2026-11-01")
    for task in evaluate(library, held).tasks:
        if dice.random() < 0.3:
            activity, question, measure = task.key
            held = held.with_progress(
                TaskProgress(activity=activity, question=question, measure=measure, note=str(dice.random()))
            )
    for _ in range(3):
        for one in dice.sample(library.questions, 15):
            place = "a1" if one.scope == "activity" else ""
            held = held.with_answer(place, one.id, random_answer(library, one, dice))
        evaluation = evaluate(library, held)
        found = {task.key: task for task in tracked(library, held, evaluation, TODAY)}
        assert {key: task.progress for key, task in found.items() if task.progress.written} == dict(held.progress)
        assert {key for key, task in found.items() if task.state == "active"} == {t.key for t in evaluation.tasks}


# History ---------------------------------------------------------------------------------------------------------


def test_the_history_says_what_was_changed_from_what_to_what_and_when() -> None:
    before = written(history=(TaskChange(on="2026-11-01", field="owner", before="", after="Li"),), owner="Li")
    after = replace(before, status="planned", effort=2.5, note="never in the history")
    found = recorded(before, after, "2026-11-02")
    assert found.history == (
        *before.history,
        TaskChange(on="2026-11-02", field="status", before="open", after="planned"),
        TaskChange(on="2026-11-02", field="effort", before="", after="2.5"),
    )
    assert replace(found, history=()) == replace(after, history=())


def test_several_changes_on_one_day_are_one_and_one_taken_back_is_none() -> None:
    first = recorded(written(), written(status="planned"), "2026-11-02")
    second = recorded(first, replace(first, status="done"), "2026-11-02")
    assert second.history == (TaskChange(on="2026-11-02", field="status", before="open", after="done"),)
    assert recorded(second, replace(second, status="open"), "2026-11-02").history == ()
    third = recorded(second, replace(second, status="verified"), "2026-11-03")
    assert [(c.before, c.after) for c in third.history] == [("open", "done"), ("done", "verified")]


def test_a_history_is_never_written_by_hand() -> None:
    forged = written(history=(TaskChange(on="2020-01-01", field="status", before="open", after="done"),))
    assert recorded(written(), forged, "2026-11-02").history == ()


@pytest.mark.parametrize(("number", "text"), [(1234567.5, "1234567.5"), (3.0, "3"), (0.25, "0.25"), (0.0, "0")])
def test_numbers_in_the_history_are_written_out(number: float, text: str) -> None:
    assert recorded(written(), written(cost=number), "2026-11-02").history[0].after == text


# Keys ------------------------------------------------------------------------------------------------------------


def test_what_is_written_about_an_own_task_goes_along_when_it_moves() -> None:
    held = assessment().with_own_task(OwnTask(id="own-1", title="T"))
    held = held.with_progress(TaskProgress(activity="", question="", measure="own-1", note="n"))
    moved = held.with_own_task(OwnTask(id="own-1", title="T", activity="a1", question="mfa", answer="yes"))
    assert {key: p.note for key, p in moved.progress.items()} == {("a1", "mfa", "own-1"): "n"}
    assert not moved.without_own_task("own-1").progress
    assert moved.without_activity("a1").own_tasks == {}
    assert moved.without_activity("a1").progress == {}
