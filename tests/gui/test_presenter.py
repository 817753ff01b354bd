"""The presenter says "saved" after the commit and never before, and keeps what could not be stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pia_app.errors import PiaError, RefusedAnswer, WorkspaceError
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.model import Answer, TaskProgress
from pia_app.workspace import Workspace


@dataclass
class Ear:
    """Everything a presenter said."""

    changed: list[Snapshot] = field(default_factory=list)
    saved: list[tuple[str, str]] = field(default_factory=list)
    failed: list[PiaError] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)


@pytest.fixture
def ear(presenter: Presenter) -> Ear:
    made = Ear()
    presenter.changed.connect(made.changed.append)
    presenter.saved.connect(lambda state, detail: made.saved.append((state, detail)))
    presenter.failed.connect(made.failed.append)
    presenter.moved.connect(made.moved.append)
    return made


def picture(presenter: Presenter) -> Snapshot:
    """Return the picture in view; there must be one."""
    assert presenter.snapshot is not None
    return presenter.snapshot


def waits(presenter: Presenter) -> bool:
    """Whether an answer waits to be stored."""
    return presenter.has_unsaved


def break_disk(monkeypatch: pytest.MonkeyPatch, workspace: Workspace, error: PiaError) -> None:
    def fail(*args: object) -> None:
        raise error

    monkeypatch.setattr(workspace, "answer", fail)


def test_an_answer_is_said_to_be_saved_only_after_it_is_in_the_file(
    presenter: Presenter, ear: Ear, hotel: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter.open(hotel)
    true_answer, order = workspace.answer, []
    presenter.saved.connect(lambda state, _: order.append(state))

    def watched(*args: object) -> object:
        result = true_answer(*args)  # type: ignore[arg-type]
        order.append("committed")
        return result

    monkeypatch.setattr(workspace, "answer", watched)
    assert presenter.answer("", "organisation_name", Answer(value="Other"))
    assert order == ["saving", "committed", "saved"]
    assert ear.saved[-1] == ("saved", "14:05")
    assert ear.changed[-1].answer("", "organisation_name") == Answer(value="Other")


def test_an_answer_that_cannot_be_stored_is_kept_and_stored_later(
    presenter: Presenter, ear: Ear, hotel: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter.open(hotel)
    with monkeypatch.context() as broken:
        break_disk(broken, workspace, WorkspaceError("workspace_disk_full", path="x"))
        assert not presenter.answer("", "organisation_name", Answer(value="Kept"))
        assert waits(presenter)
        assert ear.saved[-1][0] == "failed" and ear.saved[-1][1]
        assert not presenter.close()
    assert presenter.retry()
    assert not waits(presenter)
    assert workspace.assessment(hotel).answers["organisation_name"].value == "Kept"
    assert ear.saved[-1] == ("saved", "14:05")


def test_later_answers_wait_for_the_one_that_could_not_be_stored(
    presenter: Presenter, hotel: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter.open(hotel)
    with monkeypatch.context() as broken:
        break_disk(broken, workspace, WorkspaceError("workspace_disk_full", path="x"))
        presenter.answer("", "organisation_name", Answer(value="First"))
        presenter.answer("", "organisation_contact", Answer(value="Second"))
    assert presenter.close()
    answers = workspace.assessment(hotel).answers
    assert (answers["organisation_name"].value, answers["organisation_contact"].value) == ("First", "Second")


def test_a_refused_answer_is_told_and_not_kept(
    presenter: Presenter, ear: Ear, hotel: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter.open(hotel)
    break_disk(monkeypatch, workspace, RefusedAnswer(question="organisation_name"))
    assert not presenter.answer("", "organisation_name", Answer(value="Bad"))
    assert not waits(presenter)
    assert isinstance(ear.failed[-1], RefusedAnswer)
    assert ear.saved[-1][0] == "failed"
    assert ear.changed[-1].answer("", "organisation_name") == Answer(value="Example Hotels")


def test_giving_up_lets_the_window_close_in_spite_of_a_broken_disk(
    presenter: Presenter, hotel: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter.open(hotel)
    with monkeypatch.context() as broken:
        break_disk(broken, workspace, WorkspaceError("workspace_disk_full", path="x"))

        def fail(**_: object) -> None:
            raise WorkspaceError("workspace_disk_full", path="x")

        broken.setattr(workspace, "close", fail)
        presenter.answer("", "organisation_name", Answer(value="Lost"))
        assert not presenter.close()
        presenter.give_up()
        assert presenter.close()


def test_the_same_answer_again_is_saved_without_a_second_entry(presenter: Presenter, ear: Ear, hotel: str) -> None:
    presenter.open(hotel)
    before = len(ear.changed)
    assert presenter.answer("", "organisation_name", Answer(value="Example Hotels"))
    assert len(ear.changed) == before
    assert ear.saved[-1] == ("saved", "14:05")


def test_undo_and_redo_go_through_the_workspace(presenter: Presenter, ear: Ear, hotel: str) -> None:
    presenter.open(hotel)
    presenter.answer("", "organisation_name", Answer(value="Other"))
    presenter.undo()
    assert ear.changed[-1].answer("", "organisation_name") == Answer(value="Example Hotels")
    assert presenter.can_redo
    presenter.redo()
    assert ear.changed[-1].answer("", "organisation_name") == Answer(value="Other")


def test_an_assessment_opens_on_its_first_activity(presenter: Presenter, ear: Ear, hotel: str) -> None:
    presenter.open(hotel)
    assert presenter.snapshot is not None and presenter.snapshot.activity is not None
    assert presenter.snapshot.activity.name == "Booking & check-in"
    assert ear.moved == ["overview"]


def test_removing_the_activity_in_view_brings_another_into_view(presenter: Presenter, hotel: str) -> None:
    presenter.open(hotel)
    presenter.remove_activity(picture(presenter).activity_id)
    left = picture(presenter).activity
    assert left is not None and left.name == "Guest preferences"
    presenter.remove_activity(left.id)
    empty = picture(presenter)
    assert (empty.activity, empty.activity_id, empty.judged) == (None, "", None)


def test_words_are_those_of_the_questionnaires_language_and_kept_as_long_as_it_stays(
    presenter: Presenter, hotel: str
) -> None:
    presenter.open(hotel)
    first = picture(presenter).words
    presenter.answer("", "organisation_name", Answer(value="Other"))
    assert picture(presenter).words is first
    presenter.set_interface_language("zh-CN")
    assert picture(presenter).words is first
    assert picture(presenter).interface_language == "zh-CN"
    presenter.set_language("zh-CN")
    assert picture(presenter).words.language == "zh-CN"


def test_every_wish_about_the_assessment_is_fulfilled_in_the_workspace(
    presenter: Presenter, hotel: str, workspace: Workspace
) -> None:
    presenter.open(hotel)
    presenter.set_name("Renamed")
    presenter.set_status("in_review")
    presenter.set_regimes(["gdpr"])
    presenter.add_activity("Third")
    assert presenter.snapshot is not None
    third = presenter.snapshot.activity_id
    presenter.rename_activity(third, "Wi-Fi")
    presenter.move_activity(third, 0)
    presenter.progress(TaskProgress(activity=third, question="basis_recorded", measure="record_basis", owner="Li"))
    now = workspace.assessment(hotel)
    assert (now.name, now.status, now.regimes) == ("Renamed", "in_review", ("gdpr",))
    assert [a.name for a in now.activities] == ["Wi-Fi", "Booking & check-in", "Guest preferences"]


def test_the_questionnaire_on_offer_is_that_of_the_program(presenter: Presenter) -> None:
    assert [library.id for library in presenter.questionnaires()] == ["customer-data"]


def test_another_workspace_is_opened_before_the_one_in_hand_is_closed(
    presenter: Presenter, ear: Ear, hotel: str, tmp_path: Path
) -> None:
    presenter.open(hotel)
    (tmp_path / "no.pia").write_bytes(b"this is no workspace at all, only some text that somebody renamed")
    presenter.open_workspace(tmp_path / "no.pia")
    assert ear.failed and picture(presenter).assessment.id == hotel
    presenter.open_workspace(tmp_path / "new.pia", create=True)
    now = (presenter.workspace.path, presenter.snapshot, presenter.page)
    presenter.workspace.close()
    assert now == (tmp_path / "new.pia", None, "home")


def test_a_deleted_assessment_can_be_brought_back(presenter: Presenter, hotel: str) -> None:
    said: list[tuple[str, str]] = []
    presenter.deleted.connect(lambda one, name: said.append((one, name)))
    presenter.delete(hotel)
    assert said == [(hotel, "Hotels")] and presenter.rows() == ()
    presenter.restore(hotel)
    assert [row.id for row in presenter.rows()] == [hotel]
