"""A task list at the window: sent round, filled in elsewhere, read back, looked at, applied and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QComboBox, QListView, QPushButton, QTableView

from pia_app.exchange.tasks.said import heading
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.tasks_form import TaskForm
from pia_app.gui.widgets.banner import Banner
from pia_app.model import TaskProgress
from pia_app.workspace import Workspace
from tests.exchange.tasks.support import column, put
from tests.gui.conftest import nothing_left_behind  # noqa: F401
from tests.journeys.person import Key, Person, wait_for
from tests.journeys.test_command_line import SAMPLE
from tests.journeys.test_window import start  # noqa: F401

LONG = 60_000  # milliseconds: judging and reading go on beside the window
SAYS = {
    "en": {"planned": "Planned", "no status": "finished", "owner": "Maria Ortiz", "here": "Kim Park",
           "there": "Sam Hill", "note": "after the contract is signed", "name": "Loyalty programme"},
    "zh-CN": {"planned": "已计划", "no status": "做完了", "owner": "赵敏", "here": "周杰", "there": "孙莉",
              "note": "合同签署之后再办", "name": "会员计划"},
}  # fmt: skip


@pytest.fixture(params=["zh-CN", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """The language of window, questions and list."""
    return str(request.param)


@pytest.fixture
def filled(tmp_path: Path, language: str) -> Path:
    """A workspace with the sample and a copy of it that has another name."""
    workspace = Workspace.create(tmp_path / "w.pia")
    (sample,) = workspace.import_file(SAMPLE[language])
    workspace.set_name(workspace.duplicate(sample), SAYS[language]["name"])
    workspace.close()
    return workspace.path


def hand_out(person: Person, path: Path) -> None:
    """Export the tasks as an Excel file."""
    person.click("Export the tasks…", QPushButton)
    with person.naming_a_file(path):
        person.click("Choose a file and write…", QPushButton)
    wait_for(lambda: any(person.reads(text) for text in person.texts("The list is written.")), "the list", LONG)
    assert person.reads(str(path))
    person.click("Close", QPushButton)


def read_back(person: Person, path: Path) -> QListView:
    """Read the list back and return what it would change."""
    with person.naming_a_file(path):
        person.click("Read a task list back…", QPushButton)
    waiting = person.texts("Comparing the list with the assessments…")
    wait_for(lambda: not any(person.reads(text) for text in waiting), "the list is compared", LONG)
    found = person.view.findChildren(QListView)
    return next(view for view in found if view.accessibleName() in person.texts("What the list would change"))


def lines(view: QListView) -> list[str]:
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def line(person: Person, view: QListView, text: str, *facts: str) -> int:
    """Return the row of a line."""
    wanted = {pattern.format(*facts) for pattern in person.texts(text)}
    return next(n for n, shown in enumerate(lines(view)) if shown in wanted)


def fill_in(path: Path, language: str) -> tuple[str, str]:
    """Fill the list in as people do; return title and assessment of the task whose owner somebody else changes."""
    says = SAYS[language]
    book = openpyxl.load_workbook(path)
    sheet: Any = book.worksheets[0]
    for field, value in (("owner", says["owner"]), ("due", "2027-03-31"), ("note", says["note"])):
        put(sheet, 1, field, value, language)
    put(sheet, 1, "status", says["planned"], language)
    put(sheet, 2, "status", says["no status"], language)
    put(sheet, 3, "owner", says["there"], language)
    put(sheet, 4, "code", "T-AAAAA-BBBBB", language)
    book.save(path)
    title, assessment = (sheet.cell(4, column(sheet, name, language)).value for name in ("title", "assessment"))
    return str(title), str(assessment)


def owned(window: MainWindow, assessment: str) -> dict[str, TaskProgress]:
    """Return what is written about the tasks of an assessment, by owner."""
    workspace = window.presenter.workspace
    name = next(row.id for row in workspace.rows() if row.name == assessment)
    return {one.owner: one for one in workspace.assessment(name).progress.values() if one.owner}


def test_a_list_is_sent_round_filled_in_and_read_back(
    start: Callable[[Path, str], MainWindow], filled: Path, tmp_path: Path, language: str  # noqa: F811
) -> None:  # fmt: skip
    person, says, path = Person(language), SAYS[language], tmp_path / "list.xlsx"
    window = start(filled, language)
    person.click("Tasks of all assessments", QPushButton)
    wait_for(lambda: person.all(QTableView), "the tasks of all assessments", LONG)
    hand_out(person, path)
    title, assessment = fill_in(path, language)

    # Meanwhile somebody names an owner here.
    person.choose(person.find("Assessment", QComboBox), assessment)
    person.write(person.find("Search the tasks", LineInput), title)
    person.click_row(person.all(QTableView)[0], 0, twice=True)
    (form,) = person.all(TaskForm)
    person.write(person.find("Owner", LineInput, form), says["here"])
    person.wait_until_saved()

    # The list comes back.
    view = read_back(person, path)
    owner, due, note, status = (heading(name, language) for name in ("owner", "due", "note", "status"))
    blank = {"en": "(empty)", "zh-CN": "（空）"}[language]
    line(person, view, "{0}: {1} → {2}", owner, blank, says["owner"])
    line(person, view, "{0}: {1} → {2}", note, blank, says["note"])
    assert any(says["no status"] in text for text in lines(view))
    assert any("T-AAAAA-BBBBB" in text for text in lines(view))
    assert any(text.startswith(status) for text in lines(view))
    line(person, view, "{0}, when the list went out: {1}", owner, blank)
    line(person, view, "Keep what stands here: {0}", says["here"])
    person.click_row(view, line(person, view, "{0}: {1} → {2}", due, blank, "2027-03-31"))
    person.click_row(view, line(person, view, "Take what the file says: {0}", says["there"]))
    before = owned(window, assessment)
    person.press_in_dialog({"en": "Apply 4 changes", "zh-CN": "采用 4 处更改"}[language])
    (banner,) = person.all(Banner)
    assert "4" in banner.text
    found = owned(window, assessment)
    assert says["there"] in found and says["here"] not in found
    assert person.find("Owner", LineInput, person.all(TaskForm)[0]).text() == says["there"]

    # Where the change went in, it is taken back with one click.
    person.click("Undo", QPushButton, inside=banner)
    assert owned(window, assessment) == before
    assert person.find("Owner", LineInput, person.all(TaskForm)[0]).text() == says["here"]

    # What goes out and comes back as it went out changes nothing.
    hand_out(person, tmp_path / "again.xlsx")
    read_back(person, tmp_path / "again.xlsx")
    assert any(person.reads(text) for text in person.texts("nothing differs from what stands here"))
    person.press(Key.Key_Escape)
    assert window.close()
