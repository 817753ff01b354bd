"""What is worked out beside the window: the newest wish wins, and what a trial promises is what the rules find."""

from __future__ import annotations

import random
from dataclasses import replace
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from pia_app.errors import PiaError
from pia_app.gui.latest import Latest
from pia_app.gui.plan_trial import Trial, promised
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.model import ActivityEffect, Aim, Answer, Change, HardStop, Interval
from pia_app.rules.planning import effect, plan
from pia_app.workspace import Workspace
from tests.support import shipped


@pytest.fixture
def snapshot(presenter: Presenter, sample: str) -> Snapshot:
    presenter.open(sample)
    assert presenter.snapshot is not None
    return presenter.snapshot


def test_of_wishes_made_meanwhile_only_the_last_is_done_and_only_its_result_told(qtbot: QtBot) -> None:
    lane, go, begun, told = Latest(), Event(), list[int](), list[object]()

    def work(number: int) -> int:
        begun.append(number)
        go.wait(5)
        return number

    lane.done.connect(told.append)
    lane.wish(lambda: work(1))
    qtbot.waitUntil(lambda: begun == [1])
    for number in (2, 3, 4):
        lane.wish(lambda n=number: work(n))  # type: ignore[misc]
    go.set()
    qtbot.waitUntil(lambda: bool(told))
    assert (begun, told) == ([1, 4], [4])
    assert not lane.busy


def test_a_failure_is_told_and_the_next_wish_is_done(qtbot: QtBot) -> None:
    lane, told = Latest(), list[object]()

    def fail() -> object:
        raise PiaError("plan_budget", given="x")

    lane.failed.connect(lambda error: told.append(error.code))
    lane.done.connect(told.append)
    lane.wish(fail)
    qtbot.waitUntil(lambda: told == ["plan_budget"])
    lane.wish(lambda: "done")
    qtbot.waitUntil(lambda: told == ["plan_budget", "done"])


def test_activity_by_activity_tasks_change_what_they_change_together(snapshot: Snapshot) -> None:
    trial, dice = Trial(snapshot), random.Random(7)
    keys = [task.key for task in snapshot.evaluation.tasks]
    for share in (0.0, 0.2, 0.5, 0.9, 1.0):
        some = [key for key in keys if dice.random() < share]
        whole = effect(snapshot.library, snapshot.assessment, snapshot.evaluation, some)
        moves = trial.together(some)
        assert tuple(move.effect for move in moves) == whole.activities
        assert [m.after.level for m in moves] == [judged.level for judged in whole.evaluation.activities]


def test_one_more_tick_judges_no_activity_that_it_does_not_concern(snapshot: Snapshot) -> None:
    trial = Trial(snapshot)
    first = snapshot.assessment.activities[0].id
    keys = [task.key for task in snapshot.evaluation.tasks]
    before = trial.together(keys[:-1])
    concerned = [key for key in keys if key[0] == first]
    after = trial.together([key for key in keys[:-1] if key != concerned[0]])
    assert [a is b for a, b in zip(before, after, strict=True)] == [False, True, True]


@pytest.mark.parametrize("trust", [False, True])
def test_what_is_promised_is_where_the_planner_gets_to(snapshot: Snapshot, presenter: Presenter, trust: bool) -> None:
    aim = Aim(target=1, trust_cures=trust)
    made = plan(snapshot.library, snapshot.assessment, snapshot.evaluation, aim, presenter.today)
    for one, told in zip(made.activities, made.effect.activities, strict=True):
        assert promised(snapshot.library, told).high >= one.reached
        if not trust:
            assert promised(snapshot.library, told).high == one.reached


def test_a_stop_that_cannot_be_cured_holds_the_promise_up() -> None:
    """All is done that can be, the stop goes from the sums, and yet no more is promised than a lawyer has agreed to."""
    library = shipped()
    name, rule = next((q.id, rule) for q in library.questions for rule in q.hard_stop if not rule.curable)
    cite = library.question[name].references[0]
    stop = HardStop(activity="a", question=name, regime=rule.regime, state="open", cite=cite, prohibited=False,
                    curable=False, exceptions=())  # fmt: skip
    level = Change(Interval(3, 3), Interval(1, 2))
    told = ActivityEffect(activity="a", level=level, regimes={}, scenarios={}, removed=(stop,), uncurable=(stop,))
    assert promised(library, told) == Interval(1, library.method.stop_levels["open"])
    assert promised(library, replace(told, uncurable=())) == Interval(1, 2)


def test_what_was_tried_alone_is_kept_for_activities_whose_answers_stay(
    snapshot: Snapshot, presenter: Presenter, workspace: Workspace, sample: str
) -> None:
    trial = Trial(snapshot)
    first, second = (activity.id for activity in snapshot.assessment.activities[:2])
    keys = {name: next(t.key for t in snapshot.evaluation.tasks if t.key[0] == name) for name in (first, second)}
    for key in keys.values():
        trial.alone(key)
    workspace.answer(sample, first, "activity_summary", Answer(value="another"))
    presenter.choose_activity(first)
    assert presenter.snapshot is not None
    later = Trial(presenter.snapshot, trial)
    assert (later.knows(keys[first]), later.knows(keys[second])) == (False, True)
