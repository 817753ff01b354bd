"""Each wish does what it says, is on the disk when it returns, and changes nothing when it fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pia_app import exchange
from pia_app.errors import FaultyFiles, PiaError, RefusedAnswer, WorkspaceError
from pia_app.model import Answer, Evidence, OwnRisk, OwnTask, State, TaskProgress
from pia_app.storage import Store
from pia_app.workspace import Workspace
from tests.support import random_answers, shipped
from tests.workspace.conftest import Clock

Started = tuple[Workspace, str, str]


def on_disk(desk: Workspace, assessment_id: str) -> object:
    """Return the assessment as the file has it, past everything the workspace remembers."""
    return desk._store.load(assessment_id)


def test_a_new_assessment_is_on_the_home_page(desk: Workspace) -> None:
    name = desk.start("  Hotel\n group ", language="en", regimes=["gdpr", "gdpr"])
    (row,) = desk.rows()
    assert (row.id, row.name, row.status, row.language, row.regimes) == (name, "Hotel group", "draft", "en", ("gdpr",))
    assert (row.created, row.level, row.activities) == ("2026-11-23", None, 0)
    assert desk.library(name).id == "customer-data"


def test_answers_are_on_the_disk_when_the_wish_returns(started: Started) -> None:
    desk, name, activity = started
    question = first("yes_no")
    after = desk.answer(name, activity, question, Answer(value="yes"))
    assert after.activity(activity).answers[question] == Answer(value="yes")
    assert on_disk(desk, name) == after == desk.assessment(name)


def first(kind: str, scope: str = "activity") -> str:
    return next(q.id for q in shipped().questions if q.type == kind and q.scope == scope)


def test_an_answer_can_be_taken_back(started: Started) -> None:
    desk, name, activity = started
    question = first("yes_no")
    desk.answer(name, activity, question, Answer(value="yes"))
    assert question not in desk.answer(name, activity, question, None).activity(activity).answers


def test_an_emptied_text_is_an_answer_taken_back(started: Started) -> None:
    desk, name, activity = started
    question = first("long_text")
    desk.answer(name, activity, question, Answer(value="text"))
    desk.answer(name, activity, question, Answer(value=" \n"))
    assert question not in desk.assessment(name).activity(activity).answers


def test_the_same_answer_again_writes_nothing(started: Started) -> None:
    desk, name, activity = started
    desk.answer(name, activity, first("yes_no"), Answer(value="yes"))
    head = desk.head
    desk.answer(name, activity, first("yes_no"), Answer(value="yes"))
    assert desk.head == head


def test_activities_are_added_renamed_moved_and_removed(started: Started) -> None:
    desk, name, one = started
    two, three = desk.add_activity(name, "Wi-Fi"), desk.add_activity(name, "Profiling")
    desk.rename_activity(name, two, "Guest Wi-Fi")
    desk.move_activity(name, three, 0)
    assert [(a.id, a.name) for a in desk.assessment(name).activities] == [
        (three, "Profiling"), (one, "Booking"), (two, "Guest Wi-Fi"),
    ]  # fmt: skip
    desk.move_activity(name, three, 99)
    assert [a.id for a in desk.assessment(name).activities] == [one, two, three]
    desk.remove_activity(name, one)
    assert [a.id for a in desk.assessment(name).activities] == [two, three]
    assert on_disk(desk, name) == desk.assessment(name)


def test_name_status_regimes_and_language_are_changed(started: Started) -> None:
    desk, name, _ = started
    desk.set_name(name, "Other")
    desk.set_status(name, "in_review")
    desk.set_regimes(name, ["ccpa"])
    desk.set_language(name, "en")
    found = desk.assessment(name)
    assert (found.name, found.status, found.regimes, found.language) == ("Other", "in_review", ("ccpa",), "en")
    assert on_disk(desk, name) == found


def test_progress_of_a_task_is_kept(started: Started) -> None:
    desk, name, activity = started
    question = next(q for q in shipped().questions if q.recommendations)
    task = TaskProgress(
        activity=activity, question=question.id, measure=question.recommendations[0], owner="李雷", due="2027-01-31"
    )
    assert replace(desk.progress(name, task).progress[task.key], history=()) == task
    assert on_disk(desk, name) == desk.assessment(name)


def test_a_copy_has_the_same_answers_and_no_progress(started: Started) -> None:
    desk, name, activity = started
    desk.answer(name, activity, first("yes_no"), Answer(value="yes"))
    desk.set_status(name, "in_review")
    desk.add_task(name, OwnTask(id="", title="Talk to the works council"))
    desk.add_risk(name, activity, OwnRisk(id="", name="R", severity=2, likelihood=2, reason="r"))
    copy = desk.assessment(desk.duplicate(name))
    original = desk.assessment(name)
    assert copy.id != name
    assert replace(copy, id=name, status=original.status) == original


def test_deleting_makes_a_backup_that_still_holds_it_and_can_be_undone(started: Started) -> None:
    desk, name, _ = started
    before = desk.assessment(name)
    desk.delete(name)
    assert desk.rows() == ()
    with pytest.raises(PiaError) as refused:
        desk.assessment(name)
    assert refused.value.code == "assessment_missing"
    (backup,) = desk.backups()
    copy = Workspace.open(backup.path, read_only=True)
    assert copy.assessment(name) == before
    copy.close()
    assert desk.undo(name)
    assert desk.assessment(name) == before
    assert desk.check() == ()


REFUSED: list[tuple[Callable[[Workspace, str, str], object], str]] = [
    (lambda d, n, a: d.answer(n, a, "nothing_like_it", Answer(value="yes")), "question_unknown"),
    (lambda d, n, a: d.answer(n, "", first("yes_no"), Answer(value="yes")), "question_unknown"),
    (lambda d, n, a: d.answer(n, "nowhere", first("yes_no"), Answer(value="yes")), "activity_unknown"),
    (lambda d, n, a: d.answer(n, a, first("yes_no"), Answer(value="maybe")), "answer_not_a_choice"),
    (lambda d, n, a: d.answer(n, a, first("yes_no"), Answer(value=None, note="note")), "answer_no_value"),
    (lambda d, n, a: d.answer(n, a, first("yes_no"), Answer(state=State.NOT_APPLICABLE)), "answer_reason_needed"),
    (lambda d, n, a: d.answer(n, a, first("number"), Answer(value="many")), "answer_number_needed"),
    (lambda d, n, a: d.answer(n, a, first("long_text"), Answer(value="x" * 1_000_001)), "answer_too_long"),
    (lambda d, n, a: d.rename_activity(n, a, " \n\t"), "name_missing"),
    (lambda d, n, a: d.rename_activity(n, "nowhere", "x"), "activity_unknown"),
    (lambda d, n, a: d.remove_activity(n, "nowhere"), "activity_unknown"),
    (lambda d, n, a: d.move_activity(n, "nowhere", 0), "activity_unknown"),
    (lambda d, n, a: d.set_name(n, "x" * 501), "name_too_long"),
    (lambda d, n, a: d.set_regimes(n, ["pipl", "hipaa"]), "regime_unknown"),
    (lambda d, n, a: d.set_language(n, "tlh"), "language_unknown"),
    (lambda d, n, a: d.progress(n, TaskProgress(activity=a, question="x", measure="y")), "task_unknown"),
    (lambda d, n, a: d.start("x", language="en", regimes=["hipaa"]), "regime_unknown"),
]


@pytest.mark.parametrize(("wish", "code"), REFUSED)
def test_what_does_not_fit_is_refused_and_nothing_is_stored(
    started: Started, wish: Callable[[Workspace, str, str], object], code: str
) -> None:
    desk, name, activity = started
    before, head = desk.assessment(name), desk.head
    with pytest.raises(RefusedAnswer) as refused:
        wish(desk, name, activity)
    assert refused.value.code == code
    assert desk.assessment(name) == before == on_disk(desk, name)
    assert desk.head == head


def test_a_library_that_does_not_exist_is_refused(desk: Workspace) -> None:
    for odd in ("nothing", "../customer-data", "", "/etc"):
        with pytest.raises(PiaError) as refused:
            desk.start("x", language="en", regimes=[], library_id=odd)
        assert refused.value.code == "library_unknown"


def test_a_moved_file_costs_nothing_that_is_remembered(started: Started, tmp_path: Path) -> None:
    desk, name, activity = started
    before = desk.answer(name, activity, first("yes_no"), Answer(value="yes"))
    desk.path.rename(tmp_path / "away.pia")
    with pytest.raises(WorkspaceError) as refused:
        desk.answer(name, activity, first("yes_no"), Answer(value="no"))
    assert refused.value.code == "workspace_moved"
    assert desk.assessment(name) == before
    desk.save_copy(tmp_path / "mine.pia")
    copy = Workspace.open(tmp_path / "mine.pia")
    assert copy.assessment(name) == before
    copy.close(back_up=False)


def test_characters_that_no_report_can_hold_are_left_out_and_counted(started: Started) -> None:
    desk, name, activity = started
    question = first("long_text")
    evidence = Evidence(what="a\x00b", provided_by="\ud800A")
    answer = Answer(value="a\x07b\r\nc\td\ufffe\u200d🏨", note="\x1b", evidence=(evidence,))
    held = desk.answer(name, activity, question, answer).activity(activity).answers[question]
    assert held.value == "ab\nc\td\u200d🏨"
    assert (held.note, held.evidence[0].what, held.evidence[0].provided_by) == ("", "ab", "A")
    assert desk.removed_characters == 5
    desk.answer(name, activity, question, Answer(value="clean"))
    assert desk.removed_characters == 0


def test_evidence_may_be_written_in_any_order(started: Started) -> None:
    desk, name, activity = started
    answer = Answer(value="yes", evidence=(Evidence(what="", where="the archive"),))
    desk.answer(name, activity, first("yes_no"), answer)
    assert on_disk(desk, name) == desk.assessment(name)


def test_an_evaluation_is_kept_and_only_what_changed_is_judged_again(started: Started) -> None:
    desk, name, one = started
    two = desk.add_activity(name, "Wi-Fi")
    before = desk.evaluation(name)
    assert desk.evaluation(name) is before
    desk.answer(name, two, first("yes_no"), Answer(value="no"))
    after = desk.evaluation(name)
    assert after.activity(one) is before.activity(one)
    assert after.activity(two) is not before.activity(two)


def test_the_home_page_knows_the_level_after_reopening(started: Started, path: Path) -> None:
    desk, name, activity = started
    desk.answer(name, activity, first("yes_no"), Answer(value="no"))
    evaluation = desk.evaluation(name)
    assert evaluation.level
    desk.close()
    again = Workspace.open(path, read_only=True)
    (row,) = again.rows()
    assert row.level == (evaluation.level.low, evaluation.level.high)
    asked = {*evaluation.asked.asked, *evaluation.activity(activity).asked.asked}
    counting = [q for q in shipped().questions if q.default and q.id in asked]  # they count until somebody answers
    assert (row.answered, row.activities) == (1 + len(counting), 1)
    assert row.asked == len(evaluation.asked.asked) + len(evaluation.activity(activity).asked.asked)
    again.close()


def test_closing_makes_a_backup_of_what_changed_and_only_then(started: Started, path: Path, clock: Clock) -> None:
    desk, _, _ = started
    desk.close()
    desk.close()
    assert len(desk.backups()) == 1
    clock.forward(days=1)
    again = Workspace.open(path, clock=clock)
    again.close()
    assert len(again.backups()) == 1


def test_a_workspace_whose_backup_fails_stays_open(started: Started) -> None:
    desk, name, _ = started
    desk.path.with_name("w.pia.backups").write_bytes(b"in the way")
    with pytest.raises(WorkspaceError) as refused:
        desk.close()
    assert refused.value.code == "backup_failed"
    desk.set_name(name, "still here")
    desk.close(back_up=False)


def test_a_backup_is_due_half_an_hour_after_a_change(started: Started, clock: Clock) -> None:
    desk, name, _ = started
    assert desk.back_up_if_due(clock.forward(minutes=29)) is None
    assert desk.back_up_if_due(clock.forward(minutes=2))
    assert desk.back_up_if_due(clock.forward(minutes=31)) is None  # nothing changed
    desk.set_name(name, "changed")
    assert desk.back_up_if_due(clock.forward(minutes=1))
    desk.set_name(name, "changed again")
    assert desk.back_up_if_due(clock.forward(minutes=1)) is None
    assert desk.back_up_if_due(clock() - timedelta(days=400))  # a clock set back must not put backups off


def test_a_damaged_workspace_is_restored_from_its_backup(started: Started, path: Path) -> None:
    desk, name, _ = started
    before = desk.assessment(name)
    desk.close()
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(WorkspaceError) as refused:
        Workspace.open(path)
    backup = refused.value.facts["backup"]
    assert refused.value.code == "workspace_damaged" and isinstance(backup, str)
    aside = Workspace.restore(path, Path(backup))
    assert aside and aside.stat().st_size == 9000
    again = Workspace.open(path)
    assert again.assessment(name) == before
    again.close()


def test_an_exchange_file_goes_out_and_comes_in_again(started: Started, tmp_path: Path) -> None:
    desk, name, activity = started
    own, shared = random_answers(shipped(), 5, 0.9)
    for question, answer in own.items():
        desk.answer(name, activity, question, answer)
    for question, answer in shared.items():
        desk.answer(name, "", question, answer)
    target = tmp_path / "out.json"
    desk.export(name, target)
    (new,) = desk.import_file(target)
    assert new != name
    assert replace(desk.assessment(new), id=name) == desk.assessment(name)
    assert on_disk(desk, new) == desk.assessment(new)
    assert desk.check() == ()


def test_another_workspace_can_be_imported(started: Started, tmp_path: Path) -> None:
    desk, name, activity = started
    desk.answer(name, activity, first("yes_no"), Answer(value="yes"))
    theirs = tmp_path / "theirs.pia"
    desk.save_copy(theirs)
    before = theirs.read_bytes()
    other = Workspace.create(tmp_path / "other.pia")
    assert other.import_file(theirs) == [name]
    assert other.assessment(name) == desk.assessment(name)
    assert other.import_file(theirs) != [name]
    other.close(back_up=False)
    assert theirs.read_bytes() == before


def test_nothing_of_a_faulty_file_is_imported(started: Started, tmp_path: Path) -> None:
    desk, name, _ = started
    target = tmp_path / "out.json"
    exchange.write([desk.assessment(name), replace(desk.assessment(name), id="second")], shipped(), target)
    plain = json.loads(target.read_text(encoding="utf-8"))
    plain["assessments"][1]["activities"][0]["answers"] = {first("yes_no"): "perhaps"}
    target.write_text(json.dumps(plain), encoding="utf-8")
    head, rows = desk.head, desk.rows()
    for bad in (target, tmp_path / "missing.json"):
        with pytest.raises((FaultyFiles, PiaError)):
            desk.import_file(bad)
    assert (desk.head, desk.rows()) == (head, rows)


def test_a_stranger_workspace_whose_answers_do_not_fit_is_refused_with_the_place(
    started: Started, tmp_path: Path
) -> None:
    desk, name, activity = started
    theirs = tmp_path / "theirs.pia"
    desk.save_copy(theirs)
    store = Store.open(theirs)
    held = store.load(name)
    bad = held.with_answer(activity, first("yes_no"), Answer(value="perhaps"))
    store.commit("x", [(held, bad)], at=desk._clock())
    store.close()
    head = desk.head
    with pytest.raises(FaultyFiles) as refused:
        desk.import_file(theirs)
    assert refused.value.faults[0].facts["where"] == f"{name}.{activity}.{first('yes_no')}"
    assert desk.head == head


def test_a_workspace_for_reading_only_can_be_read_and_judged(started: Started, path: Path) -> None:
    desk, name, activity = started
    desk.answer(name, activity, first("yes_no"), Answer(value="no"))
    desk.close()
    before = path.read_bytes()
    again = Workspace.open(path, read_only=True)
    assert again.read_only and again.notice is None
    assert again.evaluation(name).level
    assert again.rows()
    assert not again.can_undo(name)
    with pytest.raises(WorkspaceError) as refused:
        again.set_name(name, "x")
    assert refused.value.code == "workspace_read_only"
    again.close()
    assert path.read_bytes() == before


def test_as_a_context_a_workspace_is_closed_with_its_backup(path: Path) -> None:
    with Workspace.create(path) as desk:
        desk.start("x", language="en", regimes=[])
    assert len(desk.backups()) == 1
    with pytest.raises(ZeroDivisionError), Workspace.open(path):
        raise ZeroDivisionError
    Workspace.open(path).close()
