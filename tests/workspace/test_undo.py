"""Undo takes back every wish, redo makes it again, and both are on the disk (a property test of 1,000 wishes)."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.errors import WorkspaceError
from pia_app.model import Answer, Assessment, OwnRisk, OwnTask, TaskProgress
from pia_app.workspace import Workspace
from tests.support import random_answer, shipped


def wish(desk: Workspace, name: str, dice: random.Random) -> None:
    """Do one thing at random."""
    library, held = shipped(), desk.assessment(name)
    kind = dice.random()
    activity = dice.choice(held.activities).id if held.activities else ""
    if kind < 0.08 or not activity:
        desk.add_activity(name, f"Activity {dice.random()}")
    elif kind < 0.12:
        desk.remove_activity(name, activity)
    elif kind < 0.16:
        desk.move_activity(name, activity, dice.randrange(5))
    elif kind < 0.20:
        desk.rename_activity(name, activity, f"Renamed {dice.random()}")
    elif kind < 0.24:
        desk.set_regimes(name, dice.sample(list(library.regime), dice.randrange(1, 4)))
    elif kind < 0.28:
        desk.set_name(name, f"Name {dice.random()}")
    elif kind < 0.37:
        _own(desk, name, activity, dice)
    elif kind < 0.43:
        question = dice.choice([q for q in library.questions if q.recommendations])
        desk.progress(name, TaskProgress(activity=activity, question=question.id, measure=question.recommendations[0],
                                         note=str(dice.random())))  # fmt: skip
    else:
        question = dice.choice(library.questions)
        answer = random_answer(library, question, dice) if dice.random() < 0.85 else None
        desk.answer(name, activity if question.scope == "activity" else "", question.id, answer)


def _own(desk: Workspace, name: str, activity: str, dice: random.Random) -> None:
    """Add, change or remove a task or a risk of one's own, or accept a risk."""
    held = desk.assessment(name)
    tasks, risks = list(held.own_tasks.values()), list(held.activity(activity).risks.values())
    match dice.randrange(7):
        case 0:
            desk.add_task(name, OwnTask(id="", title=f"T {dice.random()}", activity=dice.choice(["", activity])))
        case 1 if tasks:
            desk.change_task(name, replace(dice.choice(tasks), title=f"U {dice.random()}", activity=""))
        case 2 if tasks:
            desk.remove_task(name, dice.choice(tasks).id)
        case 3:
            desk.add_risk(name, activity, OwnRisk(id="", name="R", severity=2, likelihood=3, reason=f"{dice.random()}"))
        case 4 if risks:
            desk.change_risk(name, activity, replace(dice.choice(risks), severity=dice.randrange(1, 5)))
        case 5 if risks:
            desk.remove_risk(name, activity, dice.choice(risks).id)
        case 6 if risks:
            desk.accept_risk(name, activity, dice.choice(risks).id, by="D", reason=f"{dice.random()}")


def changed(states: list[Assessment], now: Assessment) -> None:
    if now != states[-1]:
        states.append(now)


def test_a_thousand_wishes_are_undone_and_redone(desk: Workspace) -> None:
    dice = random.Random(11)
    name = desk.start("x", language="en", regimes=["pipl"])
    states = [desk.assessment(name)]
    for _ in range(1000):
        wish(desk, name, dice)
        changed(states, desk.assessment(name))
    for expected in reversed(states[:-1]):
        assert desk.undo(name)
        assert desk.assessment(name) == expected
    assert not desk.undo(name) and not desk.can_undo(name)
    assert desk._store.load(name) == states[0]
    for expected in states[1:]:
        assert desk.redo(name)
        assert desk.assessment(name) == expected
    assert not desk.redo(name) and not desk.can_redo(name)
    assert desk._store.load(name) == states[-1]
    assert desk.check() == ()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), steps=st.lists(st.sampled_from("wwwur"), max_size=25))
def test_undo_and_redo_in_any_order_agree_with_the_file(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: list[str]
) -> None:
    dice = random.Random(seed)
    desk = Workspace.create(tmp_path_factory.mktemp("u") / "w.pia")
    name = desk.start("x", language="en", regimes=["pipl"])
    done, undone = [desk.assessment(name)], list[Assessment]()
    for step in steps:
        if step == "w":
            before = len(done)
            wish(desk, name, dice)
            changed(done, desk.assessment(name))
            undone = undone if len(done) == before else []
        elif step == "u" and len(done) > 1:
            assert desk.undo(name)
            undone.append(done.pop())
        elif step == "r" and undone:
            assert desk.redo(name)
            done.append(undone.pop())
        assert desk.assessment(name) == done[-1] == desk._store.load(name)
        assert desk.can_undo(name) == (len(done) > 1)
        assert desk.can_redo(name) == bool(undone)
    assert desk.check() == ()
    desk.close(back_up=False)


def test_undo_is_of_one_assessment_alone(desk: Workspace) -> None:
    one, two = (desk.start(n, language="en", regimes=["pipl"]) for n in ("one", "two"))
    desk.set_name(one, "ONE")
    desk.set_name(two, "TWO")
    assert desk.undo(one)
    assert (desk.assessment(one).name, desk.assessment(two).name) == ("one", "TWO")


def test_a_new_wish_ends_what_could_be_redone(desk: Workspace) -> None:
    name = desk.start("one", language="en", regimes=["pipl"])
    desk.set_name(name, "two")
    desk.undo(name)
    desk.set_name(name, "three")
    assert not desk.can_redo(name)
    assert not desk.redo(name)


def test_an_undo_that_cannot_be_stored_changes_nothing(desk: Workspace, tmp_path: Path) -> None:
    name = desk.start("one", language="en", regimes=["pipl"])
    desk.set_name(name, "two")
    desk.path.rename(tmp_path / "away")
    with pytest.raises(WorkspaceError):
        desk.undo(name)
    (tmp_path / "away").rename(desk.path)
    assert desk.assessment(name).name == "two"
    assert desk.undo(name)
    assert desk.assessment(name).name == "one"


def test_evaluations_follow_undo(desk: Workspace) -> None:
    name = desk.start("x", language="en", regimes=["pipl"])
    activity = desk.add_activity(name, "a")
    question = next(q.id for q in shipped().questions if q.type == "yes_no" and q.scope == "activity")
    before = desk.evaluation(name)
    desk.answer(name, activity, question, Answer(value="no"))
    assert desk.evaluation(name) != before
    desk.undo(name)
    assert desk.evaluation(name) == before
