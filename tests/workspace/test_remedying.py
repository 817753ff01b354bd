"""Wishes about tasks and risks: stored whole, taken back whole, refused in a sentence; no answer changes unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pia_app.errors import RefusedAnswer
from pia_app.model import Answer, Evidence, OwnRisk, OwnTask, TaskChange, TaskProgress
from pia_app.rules.proposals import proposals
from pia_app.wording import LANGUAGES, explain
from pia_app.workspace import Workspace
from tests.support import shipped
from tests.workspace.conftest import Clock

Started = tuple[Workspace, str, str]
MEASURE = shipped().question["mfa"].recommendations[0]
RISK = OwnRisk(id="", name="Flood", severity=3, likelihood=2, reason="basement")
TASK = OwnTask(id="", title="Talk to the works council")


def written(activity: str, **fields: object) -> TaskProgress:
    return TaskProgress(activity=activity, question="mfa", measure=MEASURE, **fields)  # type: ignore[arg-type]


def on_disk(desk: Workspace, name: str) -> object:
    return desk._store.load(name)


# What was written about tasks


def test_everything_about_a_task_is_stored_with_its_history(started: Started, clock: Clock) -> None:
    desk, name, activity = started
    piece = Evidence(what="policy", where="DMS/7", date="2026-11-20", provided_by="Li", verified_by="Zhang")
    wanted = written(activity, status="verified", owner="Li Wen", role="hr", due="2026-12-01", effort=2.5, cost=1000,
                     reason="r", decided_by="D", evidence=(piece,), note="n")  # fmt: skip
    held = desk.progress(name, wanted).progress[wanted.key]
    assert replace(held, history=()) == wanted
    assert {change.field for change in held.history} == {
        "status", "owner", "role", "due", "effort", "cost", "reason", "decided_by"
    }  # fmt: skip
    assert {change.on for change in held.history} == {"2026-11-23"}
    clock.forward(days=1)
    later = desk.progress(name, replace(wanted, status="open")).progress[wanted.key]
    assert later.history[-1] == TaskChange(on="2026-11-24", field="status", before="verified", after="open")
    assert on_disk(desk, name) == desk.assessment(name)


def test_several_tasks_are_written_in_one_wish_and_taken_back_together(started: Started) -> None:
    desk, name, activity = started
    others = [q for q in shipped().questions if q.recommendations and q.scope == "activity"][:20]
    entries = [TaskProgress(activity=activity, question=q.id, measure=q.recommendations[0], owner="Li") for q in others]
    before = desk.assessment(name)
    assert len(desk.progress_of(name, entries).progress) == 20
    assert desk.undo(name)
    assert desk.assessment(name) == before == on_disk(desk, name)
    faulty = [*entries[:5], replace(entries[5], due="tomorrow")]
    with pytest.raises(RefusedAnswer):
        desk.progress_of(name, faulty)
    assert desk.assessment(name) == before == on_disk(desk, name)


def test_an_own_task_comes_with_its_date_and_effort_in_one_step(started: Started) -> None:
    desk, name, activity = started
    before = desk.assessment(name)
    made = desk.add_task(name, replace(TASK, activity=activity), due="2026-12-24", effort=1.234)
    held = desk.assessment(name).progress[activity, "", made]
    assert (held.due, held.effort) == ("2026-12-24", 1.23)
    assert [change.field for change in held.history] == ["due", "effort"]
    assert on_disk(desk, name) == desk.assessment(name)
    assert desk.undo(name) and desk.assessment(name) == before
    with pytest.raises(RefusedAnswer) as refused:
        desk.add_task(name, TASK, due="tomorrow")
    assert refused.value.code == "task_date"
    assert desk.assessment(name) == before == on_disk(desk, name)


def test_effort_and_cost_are_kept_to_the_hundredth(started: Started) -> None:
    desk, name, activity = started
    held = desk.progress(name, written(activity, effort=1.23456, cost=3)).progress[activity, "mfa", MEASURE]
    assert (held.effort, held.cost) == (1.23, 3.0)


def test_texts_are_cleaned_on_the_way_in(started: Started) -> None:
    desk, name, activity = started
    held = desk.progress(name, written(activity, note="a\x07b", owner="L\x00i", reason="x\r\ny"))
    found = held.progress[activity, "mfa", MEASURE]
    assert (found.note, found.owner, found.reason) == ("ab", "Li", "x\ny")
    assert desk.removed_characters == 2


# Own tasks and risks


def test_a_task_of_ones_own_lives_through_changes_and_goes_with_what_was_written(started: Started) -> None:
    desk, name, activity = started
    own = desk.add_task(name, replace(TASK, title="  Talk \n to  them "))
    assert desk.assessment(name).own_tasks[own].title == "Talk to them"
    desk.progress(name, TaskProgress(activity="", question="", measure=own, note="n"))
    moved = OwnTask(id=own, title="Cameras", activity=activity, question="public_place_imaging", answer="no")
    held = desk.change_task(name, moved)
    assert held.progress[moved.key].note == "n"
    assert on_disk(desk, name) == held
    assert not desk.remove_task(name, own).progress
    assert desk.undo(name)
    assert desk.assessment(name) == held


def test_a_risk_of_ones_own_counts_at_once_and_can_be_accepted_at_the_level_it_has(started: Started) -> None:
    desk, name, activity = started
    risk = desk.add_risk(name, activity, replace(RISK, severity=4, likelihood=4))
    assert desk.evaluation(name).activity(activity).level.low == 4
    held = desk.accept_risk(name, activity, risk, by="Chen Yu", reason="insured", until="2027-01-01")
    accepted = held.activity(activity).accepted[risk]
    assert (accepted.by, accepted.reason, accepted.level, accepted.on) == ("Chen Yu", "insured", 4, "2026-11-23")
    assert desk.evaluation(name).activity(activity).level.low == 4
    assert desk.withdraw_acceptance(name, activity, risk).activity(activity).accepted == {}
    desk.undo(name)
    assert desk.remove_risk(name, activity, risk).activity(activity).accepted == {}
    assert desk.undo(name)
    assert desk.assessment(name) == held == on_disk(desk, name)


def test_a_scenario_is_accepted_at_the_level_shown(started: Started) -> None:
    desk, name, activity = started
    scenario = desk.evaluation(name).activity(activity).risks[0]
    held = desk.accept_risk(name, activity, scenario.scenario, by="C", reason="r")
    assert held.activity(activity).accepted[scenario.scenario].level == scenario.current.high


def test_new_ids_can_belong_to_nothing_in_any_library(started: Started) -> None:
    desk, name, activity = started
    made = [desk.add_task(name, TASK), desk.add_risk(name, activity, RISK)]
    assert all("-" in one for one in made)
    assert len(set(made)) == 2


REFUSED: list[tuple[Callable[[Workspace, str, str], object], str]] = [
    (lambda d, n, a: d.progress(n, written(a, status="finished")), "task_status"),
    (lambda d, n, a: d.progress(n, written(a, due="soon")), "task_date"),
    (lambda d, n, a: d.progress(n, written(a, evidence=(Evidence(what="w", date="x"),))), "task_date"),
    (lambda d, n, a: d.progress(n, written(a, effort=-1)), "task_number"),
    (lambda d, n, a: d.progress(n, written(a, cost=float("nan"))), "task_number"),
    (lambda d, n, a: d.progress(n, written(a, cost=float("inf"))), "task_number"),
    (lambda d, n, a: d.progress(n, written(a, owner="x" * 501)), "task_too_long"),
    (lambda d, n, a: d.progress(n, written(a, reason="x" * 1_000_001)), "task_too_long"),
    (lambda d, n, a: d.progress(n, written(a, evidence=(Evidence(what="w"),) * 5_001)), "task_too_much"),
    (lambda d, n, a: d.progress(n, replace(written(a), measure="own-1")), "task_unknown"),
    (lambda d, n, a: d.progress(n, written("nowhere")), "activity_unknown"),
    (lambda d, n, a: d.add_task(n, replace(TASK, title=" ")), "name_missing"),
    (lambda d, n, a: d.add_task(n, replace(TASK, title="x" * 501)), "name_too_long"),
    (lambda d, n, a: d.add_task(n, replace(TASK, priority="urgent")), "own_task_priority"),
    (lambda d, n, a: d.add_task(n, replace(TASK, activity="nowhere")), "activity_unknown"),
    (lambda d, n, a: d.add_task(n, replace(TASK, question="zzz", answer="yes")), "own_task_question"),
    (lambda d, n, a: d.add_task(n, replace(TASK, question="mfa", answer="yes")), "own_task_question"),
    (lambda d, n, a: d.add_task(n, replace(TASK, activity=a, question="data_items", answer="x")), "own_task_question"),
    (lambda d, n, a: d.add_task(n, replace(TASK, activity=a, question="mfa", answer="maybe")), "own_task_answer"),
    (lambda d, n, a: d.add_task(n, replace(TASK, activity=a, question="mfa")), "own_task_answer"),
    (lambda d, n, a: d.add_task(n, replace(TASK, answer="yes")), "own_task_answer"),
    (lambda d, n, a: d.add_task(n, replace(TASK, action="x" * 1_000_001)), "task_too_long"),
    (lambda d, n, a: d.change_task(n, replace(TASK, id="own-1")), "task_unknown"),
    (lambda d, n, a: d.remove_task(n, "own-1"), "task_unknown"),
    (lambda d, n, a: d.add_risk(n, a, replace(RISK, severity=5)), "risk_scale"),
    (lambda d, n, a: d.add_risk(n, a, replace(RISK, likelihood=True)), "risk_scale"),
    (lambda d, n, a: d.add_risk(n, a, replace(RISK, reason=" ")), "risk_reason"),
    (lambda d, n, a: d.add_risk(n, a, replace(RISK, name="")), "name_missing"),
    (lambda d, n, a: d.add_risk(n, a, replace(RISK, event="x" * 1_000_001)), "task_too_long"),
    (lambda d, n, a: d.add_risk(n, "nowhere", RISK), "activity_unknown"),
    (lambda d, n, a: d.change_risk(n, a, RISK), "risk_unknown"),
    (lambda d, n, a: d.remove_risk(n, a, "own-1"), "risk_unknown"),
    (lambda d, n, a: d.accept_risk(n, a, "own-1", by="A", reason="r"), "risk_unknown"),
    (lambda d, n, a: d.accept_risk(n, a, "data_loss", by=" ", reason="r"), "acceptance_person"),
    (lambda d, n, a: d.accept_risk(n, a, "data_loss", by="A", reason=""), "acceptance_reason"),
    (lambda d, n, a: d.accept_risk(n, a, "data_loss", by="A", reason="r", until="x"), "acceptance_date"),
    (lambda d, n, a: d.apply_proposal(n, (a, "mfa", MEASURE)), "proposal_gone"),
    (lambda d, n, a: d.apply_proposals(n, [((a, "mfa", MEASURE), "mfa")]), "proposal_gone"),
]  # fmt: skip


@pytest.mark.parametrize(("wish", "code"), REFUSED)
def test_what_is_refused_is_told_in_a_sentence_and_changes_nothing(
    started: Started, wish: Callable[[Workspace, str, str], object], code: str
) -> None:
    desk, name, activity = started
    before = desk.assessment(name)
    with pytest.raises(RefusedAnswer) as refused:
        wish(desk, name, activity)
    assert refused.value.code == code
    assert desk.assessment(name) is before
    for language in LANGUAGES:
        told = explain(language, refused.value)
        assert told != explain(language, RefusedAnswer("no_such_code"))
        assert "(" + "reason" + ")" not in told


# Done tasks flow back


def test_a_proposal_changes_the_answer_only_when_it_is_applied(started: Started) -> None:
    desk, name, activity = started
    desk.answer(name, activity, "mfa", Answer(value="no", note="kept"))
    seen = Evidence(what="policy", provided_by="Li", verified_by="Zhang")
    done = desk.progress(name, written(activity, status="verified", evidence=(seen,)))
    assert done.activity(activity).answers["mfa"] == Answer(value="no", note="kept")
    (proposal,) = proposals(shipped(), done)
    held = desk.apply_proposal(name, proposal.key)
    assert held.activity(activity).answers["mfa"] == Answer(value="yes", note="kept", evidence=(seen,))
    assert held.progress == done.progress
    assert on_disk(desk, name) == held
    with pytest.raises(RefusedAnswer):
        desk.apply_proposal(name, proposal.key)
    assert desk.undo(name)
    assert desk.assessment(name) == done


def test_several_proposals_are_applied_in_one_wish_and_taken_back_together(started: Started) -> None:
    desk, name, activity = started
    for question in ("mfa", "direct_marketing"):
        desk.answer(name, activity, question, Answer(value="yes" if question == "direct_marketing" else "no"))
    own = desk.add_task(name, OwnTask(id="", title="Stop", activity=activity, question="direct_marketing", answer="no"))
    desk.progress(name, written(activity, status="done"))
    done = desk.progress(name, TaskProgress(activity=activity, question="direct_marketing", measure=own, status="done"))
    found = proposals(shipped(), done)
    assert {p.question for p in found} == {"mfa", "direct_marketing"}
    held = desk.apply_proposals(name, [(p.key, p.question) for p in found])
    answers = held.activity(activity).answers
    assert (answers["mfa"].value, answers["direct_marketing"].value) == ("yes", "no")
    assert on_disk(desk, name) == held
    assert desk.undo(name)
    assert desk.assessment(name) == done == on_disk(desk, name)


def test_a_proposal_that_another_one_has_made_needless_is_passed_over(started: Started) -> None:
    desk, name, activity = started
    desk.answer(name, activity, "mfa", Answer(value="no"))
    second = desk.add_task(name, OwnTask(id="", title="Again", activity=activity, question="mfa", answer="yes"))
    desk.progress(name, written(activity, status="done"))
    done = desk.progress(name, TaskProgress(activity=activity, question="mfa", measure=second, status="done"))
    found = proposals(shipped(), done)
    assert len(found) == 2
    held = desk.apply_proposals(name, [(p.key, p.question) for p in found])
    assert held.activity(activity).answers["mfa"].value == "yes"
    assert proposals(shipped(), held) == ()


def test_a_question_that_no_proposal_is_about_is_refused(started: Started) -> None:
    desk, name, activity = started
    desk.answer(name, activity, "mfa", Answer(value="no"))
    done = desk.progress(name, written(activity, status="done"))
    with pytest.raises(RefusedAnswer) as refused:
        desk.apply_proposal(name, (activity, "mfa", MEASURE), "direct_marketing")
    assert refused.value.code == "proposal_gone" and desk.assessment(name) == done
    assert desk.apply_proposal(name, (activity, "mfa", MEASURE), "mfa").activity(activity).answers["mfa"].value == "yes"


def test_all_of_it_travels_through_the_exchange_file_and_into_another_workspace(
    started: Started, tmp_path: Path, clock: Clock
) -> None:
    desk, name, activity = started
    own = desk.add_task(name, replace(TASK, activity=activity, question="mfa", answer="partly", priority="high"))
    desk.progress(name, TaskProgress(activity=activity, question="mfa", measure=own, effort=3, cost=7.5, owner="Li"))
    risk = desk.add_risk(name, activity, RISK)
    held = desk.accept_risk(name, activity, risk, by="C", reason="r")
    desk.export(name, tmp_path / "out.json")
    other = Workspace.create(tmp_path / "other.pia", clock=clock)
    for source in (tmp_path / "out.json", desk.path):
        if source == desk.path:
            desk.close(back_up=False)
        (made,) = other.import_file(source)
        found = other.assessment(made)
        assert replace(found, id=name, library_hash=held.library_hash) == held
    other.close(back_up=False)
