"""Done tasks flow back to their answers as proposals: shown, never made by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pia_app.model import Answer, Assessment, Evidence, OwnTask, State, TaskProgress
from pia_app.model.tasks import STATUSES
from pia_app.rules.proposals import proposals, sets_of
from tests.rules.hand import NOT_APPLICABLE, answers
from tests.support import assessment_of, shipped

MEASURE = shipped().question["mfa"].recommendations[0]
SEEN = Evidence(what="sign-in policy", provided_by="Li", verified_by="Zhang", verified_on="2026-11-20")


def assessment(status: str, mfa: Any = "no", **fields: Any) -> Assessment:
    held = assessment_of(answers(mfa=mfa), {}, shipped())
    return held.with_progress(TaskProgress(activity="a1", question="mfa", measure=MEASURE, status=status, **fields))


@pytest.mark.parametrize("status", STATUSES)
def test_only_what_is_done_or_verified_proposes_an_answer(status: str) -> None:
    found = proposals(shipped(), assessment(status))
    assert bool(found) == (status in ("done", "verified"))


def test_a_proposal_shows_the_answer_before_and_after_with_the_evidence_of_the_task() -> None:
    (found,) = proposals(shipped(), assessment("verified", evidence=(SEEN,)))
    assert (found.activity, found.question, found.key) == ("a1", "mfa", ("a1", "mfa", MEASURE))
    assert found.before == Answer(value="no")
    assert found.after == Answer(value="yes", evidence=(SEEN,))
    assert found.after.verified


@pytest.mark.parametrize("before", ["no", "partly", "?", None])
def test_whatever_falls_short_is_proposed_to_become_yes(before: Any) -> None:
    (found,) = proposals(shipped(), assessment("done", before))
    assert (found.after.state, found.after.value) == (State.GIVEN, "yes")


@pytest.mark.parametrize("before", ["yes", NOT_APPLICABLE])
def test_an_answer_that_is_as_good_or_does_not_apply_is_left_alone(before: Any) -> None:
    assert proposals(shipped(), assessment("done", before)) == ()


def test_evidence_is_added_to_an_answer_that_is_right_already_and_then_nothing_is_left_to_propose() -> None:
    held = assessment("verified", "yes", evidence=(SEEN,))
    (found,) = proposals(shipped(), held)
    assert (found.before, found.after) == (Answer(value="yes"), Answer(value="yes", evidence=(SEEN,)))
    assert proposals(shipped(), held.with_answer("a1", "mfa", found.after)) == ()


def test_a_proposal_that_was_applied_is_gone_and_comes_back_when_the_answer_is_taken_back() -> None:
    held = assessment("done")
    (found,) = proposals(shipped(), held)
    applied = held.with_answer("a1", "mfa", found.after)
    assert proposals(shipped(), applied) == ()
    assert proposals(shipped(), applied.with_answer("a1", "mfa", Answer(value="no"))) == (found,)


def test_own_tasks_propose_the_answer_they_name() -> None:
    held = assessment_of(answers(direct_marketing="yes"), {}, shipped())
    own = OwnTask(id="own-1", title="Stop", activity="a1", question="direct_marketing", answer="no")
    bare = OwnTask(id="own-2", title="Talk")
    held = held.with_own_task(own).with_own_task(bare)
    for task in (own, bare):
        activity, question, measure = task.key
        held = held.with_progress(TaskProgress(activity=activity, question=question, measure=measure, status="done"))
    (found,) = proposals(shipped(), held)
    assert (found.key, found.after.value) == (own.key, "no")


def test_tasks_of_things_that_are_gone_propose_nothing() -> None:
    held = assessment("done")
    gone = replace(held, activities=())
    assert proposals(shipped(), gone) == ()
    assert sets_of(shipped(), held, ("a1", "mfa", "no_such_measure")) == {}
    stale = held.with_own_task(OwnTask(id="own-1", title="T", question="mfa", answer="yes", activity="a1"))
    assert sets_of(shipped(), stale, ("a1", "other", "own-1")) == {}
