"""Who counts as somebody, and who as somebody else: characters that nobody sees make no name and no second person."""

from __future__ import annotations

import pytest

from pia_app.model import Acceptance, Answer, Evidence, Override, State, TaskProgress

UNSEEN = ["", " ", "\t", "\u200b", "\u2060\ufeff", "\u200d \u00ad"]
ALIKE = ["Li Na", " li  na ", "LI NA\u200b", "Li\u2060 Na", "\uff2c\uff49 Na", "Li\u00a0Na"]


@pytest.mark.parametrize("nobody", UNSEEN)
def test_nobody_verifies_approves_accepts_or_decides_anything(nobody: str) -> None:
    assert not Evidence(what="record", provided_by="A", verified_by=nobody).verified
    assert not Evidence(what="record", provided_by=nobody, verified_by="B").verified
    assert not Evidence(what=nobody, provided_by="A", verified_by="B").verified
    assert not Answer(state=State.NOT_APPLICABLE, reason="r", answered_by="A", approved_by=nobody).approved
    assert not Override(regime="pipl", by=nobody, reason="r").valid
    assert not Override(regime="pipl", by="A", reason=nobody).valid
    assert not Acceptance(risk="r", by=nobody, reason="r", level=1).valid
    assert not Acceptance(risk="r", by="A", reason=nobody, level=1).valid
    task = TaskProgress(activity="", question="q", measure="m", status="accepted", reason="r", decided_by=nobody)
    assert (task.set_aside, task.lacks) == (False, ("decided_by",))


@pytest.mark.parametrize("again", ALIKE)
def test_a_name_written_otherwise_is_no_second_person(again: str) -> None:
    assert not Evidence(what="record", provided_by="Li Na", verified_by=again).verified
    assert not Answer(state=State.NOT_APPLICABLE, reason="r", answered_by="Li Na", approved_by=again).approved


@pytest.mark.parametrize("other", ["Li Nan", "李娜", "Zhou Min"])
def test_another_name_is_a_second_person(other: str) -> None:
    assert Evidence(what="record", provided_by="Li Na", verified_by=other).verified
    assert Answer(state=State.NOT_APPLICABLE, reason="r", answered_by="Li Na", approved_by=other).approved
