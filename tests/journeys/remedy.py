"""What a compliance officer does about the tasks at the window, step after step."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QComboBox, QPushButton, QTableView

from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.pages.tasks_form import TaskForm
from pia_app.gui.pages.tasks_model import column
from pia_app.gui.task_groups import Group
from pia_app.gui.widgets.link import Link
from pia_app.gui.widgets.option_button import OptionButton
from tests.journeys.person import SHIFT, Person, wait_for

PASSED = "2020-01-31"  # a day that has passed whenever the journey is made


def table(person: Person) -> QTableView:
    return person.find("Tasks", QTableView)


def cell(model: QAbstractItemModel, row: int, name: str) -> str:
    return str(model.index(row, column(name)).data())


def form(person: Person) -> TaskForm:
    (found,) = person.all(TaskForm)
    return found


def told(person: Person, text: str, count: int) -> bool:
    """Whether the window says a sentence with a number in it."""
    return any(person.reads(one.replace("%n", str(count))) for one in person.texts(text))


def hand_out_five(person: Person, owner: str) -> None:
    """Give the first five tasks an owner and a date in one step."""
    person.click_row(table(person), 0)
    person.click_row(table(person), 4, held=SHIFT)
    assert told(person, "%n tasks selected", 5)
    person.write(person.find("Owner of all", LineInput), owner)
    person.write(person.find("Due date of all", LineInput), PASSED)
    person.choose(person.find("Status of all", QComboBox), "In progress")
    person.click("Change all", QPushButton)
    wait_for(lambda: told(person, "%n tasks changed.", 5), "what was changed is said")


def see_what_is_late(person: Person) -> None:
    """See the word under the heading of what is late, and in each row beneath it."""
    person.click("By due date", OptionButton)
    model = table(person).model()
    assert cell(model, 0, "priority").startswith(tuple(person.texts("Overdue")))
    late = 0
    while model.index(late + 1, 0).data() and not isinstance(table(person).model().lines[late + 1], Group):  # type: ignore[attr-defined]
        late += 1
        assert cell(model, late, "due").endswith(tuple(person.texts("overdue"))), late
    assert late >= 5
    person.click("List", OptionButton)


def accept(person: Person, row: int, reason: str, by: str) -> None:
    """Accept a task; the reason is asked for at once."""
    person.click_row(table(person), row)
    person.choose(person.find("Status", QComboBox, form(person)), "Risk accepted")
    assert any(map(person.reads, person.texts("This counts only once a reason is given and it is said who decided.")))
    person.write(person.find("Reason", TextInput, form(person)), reason)
    person.write(person.find("Decided by", LineInput, form(person)), by)
    person.wait_until_saved()


def add_own(person: Person, title: str) -> None:
    person.click("Add a task…", QPushButton)
    person.write("What is to be done", title)
    person.choose(person.find("Priority of the task", QComboBox), "Critical")
    person.click("Add", QPushButton)
    wait_for(lambda: any(map(person.reads, person.texts("The task was added."))), "the task is there")


def finish(person: Person, row: int, evidence: str) -> None:
    """Say that a task is done and what shows it."""
    person.click_row(table(person), row)
    person.choose(person.find("Status", QComboBox, form(person)), "Done")
    person.click("Add evidence", QPushButton, inside=form(person))
    person.write("What shows it (document, record, test)", evidence, inside=form(person))
    person.wait_until_saved()


def unfold_the_history(person: Person) -> str:
    person.click(person.find_beginning("History", Link, form(person)))
    wait_for(lambda: form(person).history.told.isVisible(), "the history unfolds")
    return form(person).history.told.text()
