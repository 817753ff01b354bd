"""A user's own libraries stand beside the workspaces; a faulty one keeps nothing from starting and is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pia_app import library as libraries
from pia_app import paths
from pia_app.errors import FaultyFiles, PiaError
from pia_app.library.read import load
from pia_app.wording import explain
from pia_app.workspace import Workspace
from tests.support import CUSTOMER_DATA, ROOT

INVENTED = ROOT / "tests" / "library" / "invented"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home of its own, with libraries read from the disk and not once for all tests."""
    monkeypatch.setenv("PIA_APP_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(libraries, "load", load)
    paths.own_questionnaires().mkdir(parents=True)
    return tmp_path / "home"


def own(name: str = "with-ruritania") -> Path:
    return Path(shutil.copytree(INVENTED, paths.own_questionnaires() / name))


def told(desk: Workspace) -> list[str]:
    """Return the codes of what kept a library out; each can be said."""
    _, wrong = desk.offered()
    for error in wrong:
        for language in ("en", "zh-CN"):
            assert explain(language, error)
    return [fault.code for error in wrong if isinstance(error, FaultyFiles) for fault in error.faults]


def test_without_any_the_program_offers_its_own(desk: Workspace) -> None:
    found, wrong = desk.offered()
    assert ([one.id for one in found], wrong) == (["customer-data"], ())


def test_an_assessment_can_be_started_with_ones_own_library_and_is_kept_with_it(desk: Workspace) -> None:
    folder = own()
    assert [one.id for one in desk.offered()[0]] == ["customer-data", "with-ruritania"]
    name = desk.start("Letters", language="en", regimes=["ruritania"], library_id="with-ruritania")
    shutil.rmtree(folder)
    assert desk.library(name).id == "with-ruritania"
    assert desk.evaluation(name).regimes == ("ruritania",)


def test_what_was_exported_comes_back_under_the_same_library(desk: Workspace, tmp_path: Path) -> None:
    own()
    name = desk.start("Letters", language="en", regimes=["ruritania"], library_id="with-ruritania")
    desk.export(name, tmp_path / "out.json")
    (back,) = desk.import_file(tmp_path / "out.json")
    assert desk.assessment(back).library == "with-ruritania"


def test_a_faulty_one_is_left_out_and_told(desk: Workspace) -> None:
    folder = own()
    (folder / "regimes" / "ruritania.yaml").write_text("id: [", encoding="utf-8")
    found, wrong = desk.offered()
    assert [one.id for one in found] == ["customer-data"]
    assert "with-ruritania/regimes/ruritania.yaml" in explain("en", wrong[0])
    with pytest.raises(FaultyFiles):
        desk.start("x", language="en", regimes=[], library_id="with-ruritania")


def test_one_with_the_id_of_a_shipped_one_is_refused_and_does_not_take_its_place(desk: Workspace) -> None:
    shutil.copytree(CUSTOMER_DATA, paths.own_questionnaires() / "customer-data")
    (paths.own_questionnaires() / "customer-data" / "library.yaml").write_text(
        "id: customer-data\nversion: 99\nextends: customer-data\n", encoding="utf-8"
    )
    assert told(desk) == ["library_taken"]
    assert [one.version for one in desk.offered()[0]] != [99]
    assert libraries.find("customer-data") == paths.questionnaires() / "customer-data"


def test_a_folder_with_another_name_than_its_library_is_refused(desk: Workspace) -> None:
    own("other")
    assert told(desk) == ["library_folder"]
    with pytest.raises(FaultyFiles):
        libraries.find("other")


def test_a_folder_with_a_name_that_is_no_id_is_refused(desk: Workspace) -> None:
    folder = own("My Library")
    path = folder / "library.yaml"
    path.write_text(path.read_text("utf-8").replace("id: with-ruritania", "id: My Library"), encoding="utf-8")
    assert told(desk) == ["bad_library_id"]


def test_what_is_no_library_is_passed_over(desk: Workspace) -> None:
    (paths.own_questionnaires() / "notes.txt").write_text("x", encoding="utf-8")
    (paths.own_questionnaires() / "empty").mkdir()
    assert desk.offered()[1] == ()


def test_a_library_that_nobody_has_is_told(desk: Workspace) -> None:
    for odd in ("nothing", "../customer-data", "", "/etc"):
        with pytest.raises(PiaError) as caught:
            libraries.find(odd)
        assert caught.value.code == "library_unknown"
