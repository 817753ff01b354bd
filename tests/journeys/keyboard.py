"""What a compliance officer does at the window without ever touching the mouse."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTableView

from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.widgets.derivation_list import DerivationList
from pia_app.gui.widgets.link import Link
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.section_list import SectionButton
from tests.journeys.officer import task_row
from tests.journeys.person import CONTROL, Key, Person


def begin(person: Person, name: str) -> None:
    person.come_forward()
    person.go_on_to("Start the first assessment")
    person.press(Key.Key_Space)
    person.come_forward()
    person.type_text(name)
    for regime in ("pipl", "gdpr"):
        person.go_on_to(person.words.regime(regime).name, OptionButton)
        person.press(Key.Key_Space)
    person.go_on_to("Start", QPushButton)
    person.press(Key.Key_Return)
    person.come_forward()


def answer(person: Person, typed: dict[str, str]) -> None:
    """Add an activity and answer its first questions, going from one unanswered question to the next."""
    person.press(Key.Key_2, CONTROL)
    person.go_on_to("Add an activity…")
    person.press(Key.Key_Space)
    person.come_forward()
    person.type_text(typed["activity"])
    person.press(Key.Key_Return)
    person.come_forward()
    person.press(Key.Key_3, CONTROL)
    person.press(Key.Key_Space)  # a role: the keyboard is on the first choice of the first fact
    person.press(Key.Key_Return, CONTROL)
    person.press(Key.Key_Space)  # the mainland, so that its law applies
    person.press(Key.Key_4, CONTROL)
    person.type_text(typed["summary"])
    person.press(Key.Key_Return, CONTROL)
    person.press(Key.Key_Space)
    person.press(Key.Key_Down)  # the second choice in place of the first
    person.press(Key.Key_Return, CONTROL)
    person.press(Key.Key_Space)  # a row
    person.type_text(typed["purpose"])
    for basis in ("basis_pipl", "basis_gdpr"):
        person.go_on_to(person.words.column("purposes", basis), QComboBox)
        person.press(Key.Key_Down)
    person.go_down_to("people_count")
    person.type_text("20000")
    person.wait_until_saved()
    assert person.find(person.words.question("people_count").text, LineInput).text() == "20000"


def judge(person: Person, typed: dict[str, str]) -> None:
    """Go through two sections by the list of sections."""
    section(person, "consent")
    person.go_down_to("consent_explicit")
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Space):
        person.press(key)
    section(person, "security")
    card = person.go_down_to("encryption_rest")
    person.press(Key.Key_Space)
    person.go_on_to("Evidence", QPushButton, inside=card)
    person.press(Key.Key_Space)
    for name in ("evidence", "where"):
        person.type_text(typed[name])
        person.press(Key.Key_Tab)
    card = person.go_down_to("mfa")
    person.go_on_to("Don't know", inside=card)
    person.press(Key.Key_Space)
    card = person.go_down_to("paper_and_premises")
    person.go_on_to("Not applicable…", inside=card)
    person.press(Key.Key_Space)
    for name in ("reason", "stated_by", "agreed_by"):
        person.type_text(typed[name])
        person.press(Key.Key_Tab)
    person.wait_until_saved()


def section(person: Person, section_id: str) -> None:
    person.go_on_to("", SectionButton)
    for _ in range(20):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName().startswith(person.words.section(section_id).name):
            return
        person.press(Key.Key_Down)
    raise AssertionError(f"the arrows never come to {section_id}")


def look_at_the_risk(person: Person) -> None:
    person.press(Key.Key_5, CONTROL)
    person.go_on_to("Risk map: severity by likelihood")
    steps = person.go_on_to("Derivation, step by step")
    assert isinstance(steps, DerivationList)
    before = steps.model().rowCount()
    person.press(Key.Key_Left)
    assert steps.model().rowCount() < before
    person.press(Key.Key_Right)
    assert steps.model().rowCount() == before


def look_at_the_laws(person: Person) -> None:
    person.press(Key.Key_6, CONTROL)
    person.go_on_to("All laws", OptionButton)
    person.press(Key.Key_Right)
    assert person.reads(person.words.regime("pipl").name)
    fold = person.go_on_to("What it says", Link)
    person.press(Key.Key_Space)
    assert fold.accessibleName() in [text.format("What it says") for text in person.texts("{0}, unfolded")]


def plan_a_task(person: Person, typed: dict[str, str]) -> None:
    person.press(Key.Key_7, CONTROL)
    table = person.go_on_to("Tasks", QTableView)
    assert isinstance(table, QTableView)
    while table.currentIndex().row() < task_row(person):
        person.press(Key.Key_Down)
    person.go_on_to("Owner")
    person.type_text(typed["owner"])
    person.go_on_to("Due")
    person.type_text("2027-01-31")
    person.go_on_to("Note")
    person.type_text(typed["note"])
    person.wait_until_saved()
