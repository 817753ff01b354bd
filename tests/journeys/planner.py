"""What a compliance officer does with the plan: finds the least that suffices, puts it in, sees it among the tasks."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QListView, QPushButton, QTableView

from pia_app.gui.widgets.option_button import OptionButton
from tests.journeys import officer
from tests.journeys.person import Person, wait_for


def find_the_least(person: Person, level: str) -> list[str]:
    """Choose a target for all activities and let the least be found; return its lines."""
    officer.go(person, "Plan")
    person.click("The least that suffices", OptionButton)
    (pattern,) = person.texts("{0} at most")
    (word,) = person.texts(level)
    person.choose(person.find("Target for every activity", QComboBox), pattern.format(word))
    person.click("Find it", QPushButton)
    wait_for(lambda: any(w.accessibleName() in person.texts("The plan found") for w in person.all(QListView)), "a plan")
    model = person.find("The plan found", QListView).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def put_it_into_the_plan(person: Person) -> None:
    """Tick what was found, look at the levels, and store it."""
    person.click("Tick these tasks", QPushButton)
    put = person.find("Put these into the plan", QPushButton)
    wait_for(put.isEnabled, "what is ticked differs from what is stored")
    person.click(put)
    person.wait_until_saved()
    assert not put.isEnabled()


def planned(person: Person) -> int:
    """Return how many tasks the table of tasks shows as planned."""
    officer.go(person, "Tasks")
    model = person.find("Tasks", QTableView).model()
    cells = [
        model.index(row, column).data() for row in range(model.rowCount()) for column in range(model.columnCount())
    ]
    return sum(cell in person.texts("Planned") for cell in cells)
