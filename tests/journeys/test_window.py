"""The whole window as a compliance officer goes through it, from the first start to the opened report."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton

from pia_app import app, paths
from pia_app.errors import PiaError
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.languages import Translators, language_name
from pia_app.gui.main_window import MainWindow
from pia_app.gui.presenter import Presenter
from pia_app.gui.reception import Reception, receive
from pia_app.gui.widgets.banner import Banner
from pia_app.gui.widgets.nav_button import NavButton
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.model import Answer, Assessment
from pia_app.wording import explain
from pia_app.workspace import Workspace
from tests.gui.conftest import nothing_left_behind  # noqa: F401
from tests.journeys import keyboard, officer, planner
from tests.journeys.person import ALT, CONTROL, Key, Person, wait_for
from tests.support import ROOT

Start = Callable[[Path, str], MainWindow]


def stored(window: MainWindow) -> Assessment:
    """Return the first assessment as the workspace holds it."""
    workspace = window.presenter.workspace
    return workspace.assessment(workspace.rows()[0].id)


@pytest.fixture
def start() -> Iterator[Start]:
    """Return how to start the program on a workspace, as pia_app.app does it, but in this process."""
    hook, speaking, windows = sys.excepthook, Translators(), []

    def run(path: Path, language: str) -> MainWindow:
        speaking.use(language)
        workspace = receive(path, language)
        assert workspace is not None
        presenter = Presenter(workspace, language=language)
        presenter.language_changed.connect(speaking.use)
        window = app.assemble(presenter)
        sys.excepthook = hook  # else an error that nobody foresaw would end in a banner and not in a failed test
        windows.append(window)
        window.show()
        window.activateWindow()
        wait_for(window.isActiveWindow, "the window is in front")
        return window

    yield run
    for window in windows:
        window.presenter.give_up()
        window.close()
        window.deleteLater()


# The journeys


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_an_officer_gets_from_an_empty_window_to_the_report(start: Start, tmp_path: Path, language: str) -> None:
    typed, person, path = officer.TEXTS[language], Person(language), tmp_path / "new" / "w.pia"
    window = start(path, language)
    officer.begin(person, typed["assessment"])
    officer.describe_the_organisation(person, typed)
    officer.add_an_activity(person, typed["activity"])
    officer.screen(person)
    officer.describe_the_activity(person, typed)
    levels = [officer.level(person)]
    officer.judge_the_measures(person, typed)
    officer.section(person, "consent")
    officer.say(person, "consent_explicit", "no")
    levels.append(officer.level(person))
    assert levels[0] != levels[1]
    officer.look_at_the_risk(person, typed["activity"])
    officer.look_at_the_laws(person)
    officer.plan_a_task(person, typed)
    for spoken in ("zh-CN", "en"):
        officer.demand_in_report(officer.export(person, spoken, path.parent), typed, spoken)
    before = stored(window)
    assert window.close()
    again = start(path, language)
    officer.look_again(person, typed)
    assert stored(again) == before


def test_the_keyboard_alone_gets_from_an_empty_window_to_the_report(start: Start, tmp_path: Path) -> None:
    typed, person, path = officer.TEXTS["en"], Person("en"), tmp_path / "w.pia"
    window = start(path, "en")
    keyboard.begin(person, typed["assessment"])
    keyboard.answer(person, typed)
    before = officer.level(person)
    keyboard.judge(person, typed)
    assert officer.level(person) != before
    answers = stored(window).activities[0].answers
    assert (answers["processing_started"].value, answers["consent_explicit"].value) == ("running", "no")
    keyboard.look_at_the_risk(person)
    keyboard.look_at_the_laws(person)
    keyboard.plan_a_task(person, typed)
    person.press(Key.Key_9, CONTROL)
    person.go_on_to("Write the report")
    person.press(Key.Key_Space)
    wait_for(lambda: person.reads("The report is written."), "the report")
    (made,) = path.parent.glob("*.docx")
    text = officer.text_of(made)
    for name in ("assessment", "activity", "summary", "purpose", "reason", "agreed_by", "evidence", "owner"):
        assert typed[name] in text, name
    person.press(Key.Key_Home, ALT)
    person.press(Key.Key_Return)
    assert window.page is not None and window.page.isVisible()


# On the way: taking back, another language, the end of the process, files that cannot be written or read


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return a workspace with one assessment of one activity."""
    workspace = Workspace.create(tmp_path / "begun.pia")
    assessment = workspace.start("Guests", language="en", regimes=("pipl", "gdpr"))
    workspace.add_activity(assessment, "Check-in")
    workspace.answer(assessment, "", "organisation_name", Answer(value="First name"))
    workspace.close()
    return workspace.path


def enter(person: Person, section_id: str) -> LineInput:
    """Open the only assessment at a section and return its first line to fill in."""
    person.click_row(person.all(QListView)[0], 0, twice=True)
    officer.section(person, section_id)
    return person.all(LineInput)[0]


def test_what_was_typed_can_be_taken_back_and_made_again(start: Start, begun: Path) -> None:
    start(begun, "en")
    person = Person("en")
    field = enter(person, "organisation")
    person.click(field)
    person.press(Key.Key_A, CONTROL)
    person.type_text("Second name")
    person.wait_until_saved()
    for button, text in (("Undo", "First name"), ("Redo", "Second name")):
        person.click(button)
        assert field.text() == text
    person.press(Key.Key_Tab)
    for key, text in ((Key.Key_Z, "First name"), (Key.Key_Y, "Second name")):
        person.press(key, CONTROL)
        assert field.text() == text
    officer.go(person, "Activities")
    person.click("Remove Check-in")
    person.click("Remove", QPushButton)
    assert not person.reads("Check-in")
    person.click("Undo")
    assert person.reads("Check-in")


def test_the_language_of_the_window_changes_in_the_middle_of_typing(start: Start, begun: Path) -> None:
    window = start(begun, "en")
    person = Person("en")
    enter(person, "organisation")
    question = person.words.question("organisation_contact").text
    expected = ""
    for language, other in (("en", "zh-CN"), ("zh-CN", "en")):
        person.language = language
        person.write(person.find(question, LineInput), officer.TEXTS[language]["midway"])
        assert person.saved in person.texts("Not saved yet…")
        (name,) = person.texts("Language of the window: {0}")
        person.click(name.format(language_name(other)), QPushButton)
        person.language = other
        person.find_beginning("Activities", NavButton)
        expected += officer.TEXTS[language]["midway"]
        assert person.find(question, LineInput).text() == expected
        assert stored(window).answers["organisation_contact"].value == expected


def test_what_was_shown_as_saved_is_there_after_the_process_was_killed(start: Start, begun: Path) -> None:
    environment = {**os.environ, "PIA_APP_HOME": str(begun.parent / "home"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.journeys.typist", str(begun), " and more"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        child.kill()
    assert said == "saved\n"
    start(begun, "zh-CN")
    person = Person("zh-CN", "en")
    assert enter(person, "organisation").text() == "First name and more"


def test_a_workspace_that_may_not_be_written_says_so_and_takes_no_answer(start: Start, begun: Path) -> None:
    begun.chmod(0o444)
    before = begun.read_bytes()
    window = start(begun, "zh-CN")
    person = Person("zh-CN", "en")
    (banner,) = person.all(Banner)
    assert banner.text == explain("zh-CN", PiaError("read_only_file"))
    assert person.saved in person.texts("Read-only")
    assert not person.find("New assessment", QPushButton).isEnabled()
    field = enter(person, "organisation")
    person.click(field)
    person.type_text("x")
    assert field.text() == "First name"
    officer.section(person, "governance")
    option = person.all(OptionButton, person.question("officer_appointed"))[0]
    assert not option.isEnabled()
    officer.go(person, "Activities")
    assert not person.find("Add an activity…", QPushButton).isEnabled()
    made = officer.export(person, "en", begun.parent)
    assert "First name" in officer.text_of(made)
    assert window.close()
    assert begun.read_bytes() == before


def test_a_damaged_workspace_offers_its_latest_backup(start: Start, begun: Path) -> None:
    whole = begun.read_bytes()
    begun.write_bytes(whole[: len(whole) // 2])
    person = Person("en")

    def restore() -> None:
        assert any("is damaged" in label.text() for label in person.all(QLabel))
        person.click(person.find_beginning("Restore the backup of", QPushButton))

    person.later(lambda: isinstance(QApplication.activeModalWidget(), Reception), restore)
    start(begun, "en")
    assert enter(person, "organisation").text() == "First name"
    kept = [p for p in begun.parent.rglob("*") if p.is_file() and p.read_bytes() == whole[: len(whole) // 2]]
    assert len(kept) == 1


def test_another_workspace_is_made_from_the_menu(start: Start, begun: Path) -> None:
    window = start(begun, "en")
    person = Person("en")
    with person.naming_a_file(begun.parent / "second"):
        person.choose_in_menu("View and workspace", "New workspace…")
    assert window.presenter.workspace.path == begun.parent / "second.pia"
    assert person.find("Start the first assessment", QPushButton).isEnabled()
    with person.naming_a_file(begun):
        person.choose_in_menu("View and workspace", "Open another workspace…")
    assert person.all(QListView)[0].model().index(0, 0).data() == "Guests"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_least_that_suffices_is_found_put_into_the_plan_and_taken_back(
    start: Start, tmp_path: Path, language: str
) -> None:
    workspace = Workspace.create(tmp_path / "sample.pia")
    workspace.import_file(paths.questionnaires() / "customer-data" / "samples" / f"hotel.{language}.json")
    workspace.close()
    window, person = start(workspace.path, language), Person(language)
    person.click_row(person.all(QListView)[0], 0, twice=True)
    before, rows = stored(window), planner.planned(person)
    lines = planner.find_the_least(person, "Medium")
    assert any(person.words.short("transfer_route") in line for line in lines)
    assert stored(window) == before
    planner.put_it_into_the_plan(person)
    after = stored(window)
    assert (after.answers, after.activities) == (before.answers, before.activities)
    put = {key for key, one in after.progress.items() if one.status == "planned"}
    assert put != {key for key, one in before.progress.items() if one.status == "planned"}
    assert planner.planned(person) == len(put) != rows
    person.click("Undo")
    assert stored(window).progress == before.progress
    assert planner.planned(person) == rows
