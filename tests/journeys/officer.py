"""What a compliance officer does at the window with the mouse and by typing, page after page."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from lxml import etree
from PySide6.QtWidgets import QComboBox, QListView, QPushButton, QTableView

from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.languages import language_name
from pia_app.gui.law_words import OUTCOMES
from pia_app.gui.pages.laws_contents import CrosswalkCard
from pia_app.gui.pages.laws_duties import DutiesCard
from pia_app.gui.pages.tasks_form import TaskForm
from pia_app.gui.widgets.derivation_list import DerivationList
from pia_app.gui.widgets.law_outcomes import OutcomeLine
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.level_strip import LevelStrip
from pia_app.gui.widgets.nav_button import NavButton
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.outcome_card import OutcomeCard
from pia_app.gui.widgets.question_card import QuestionCard
from pia_app.gui.widgets.risk_map import RiskMap
from pia_app.gui.widgets.section_list import SectionButton
from pia_app.model import Column
from tests.journeys.person import LONG_PATIENCE, Person, wait_for, words
from tests.support import shipped

TEXTS: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "texts.json").read_text("utf-8"))


def begin(person: Person, name: str) -> None:
    """Start the first assessment from the welcome."""
    person.click("Start the first assessment", QPushButton)
    person.write("Name of the assessment", name)
    for regime in ("pipl", "gdpr"):
        person.click(person.words.regime(regime).name, OptionButton)
    person.click("Start", QPushButton)


def go(person: Person, page: str) -> None:
    person.click(person.find_beginning(page, NavButton))


def section(person: Person, section_id: str) -> None:
    person.click(person.find_beginning(person.words.section(section_id).name, SectionButton))


def say(person: Person, question_id: str, answer: str) -> QuestionCard:
    """Answer a question with one click."""
    card = person.question(question_id)
    label = answer if answer in ("Don't know", "Not applicable…") else person.words.option(question_id, answer)
    person.click(label, OptionButton, inside=card)
    return card


def column(question_id: str, column_id: str) -> Column:
    return next(c for c in shipped().question[question_id].columns if c.id == column_id)


def level(person: Person) -> str:
    """Return what the badge above the questions says."""
    (strip,) = person.all(LevelStrip)
    (badge,) = person.all(LevelBadge, strip)
    return badge.accessibleName()


def describe_the_organisation(person: Person, typed: dict[str, str]) -> None:
    section(person, "organisation")
    person.write(person.find(person.words.question("organisation_name").text, LineInput), typed["organisation"])
    card = person.question("organisation_sector")
    person.choose(person.all(QComboBox, card)[0], person.words.option("organisation_sector", "hospitality_travel"))
    say(person, "assessment_reason", "new_activity")
    say(person, "assessment_reason", "statutory_duty")
    person.click("Add a row", inside=person.question("team"))
    person.write(person.words.column("team", "name"), typed["team"], inside=person.question("team"))
    person.write(person.words.column("team", "position"), typed["position"], inside=person.question("team"))
    person.click("Close row", inside=person.question("team"))
    person.write(person.find(person.words.question("period_start").text, LineInput), "2026/11/2")
    person.wait_until_saved()


def add_an_activity(person: Person, name: str) -> None:
    go(person, "Activities")
    person.click("Add an activity…", QPushButton)
    person.write("Name of the activity, for example: booking and check-in", name)
    person.click("Add", QPushButton)
    assert person.reads(name)


def screen(person: Person) -> None:
    """Say who we are and where; the laws say at once what follows, and in the questions neither is asked again."""
    go(person, "Screening")
    say(person, "our_role", "controller")
    say(person, "organisation_places", "mainland_china")
    (line,) = person.all(OutcomeLine)
    assert set(line.badges) == {"pipl", "gdpr"}
    assert person.reads(person.words.role("pipl", "controller"))


def describe_the_activity(person: Person, typed: dict[str, str]) -> None:
    go(person, "Questions")
    section(person, "overview")
    assert person.question("our_role").editor.answer is not None
    person.write(person.find(person.words.question("activity_summary").text, TextInput), typed["summary"])
    card = person.question("purposes")
    person.click("Add a row", inside=card)
    person.write(person.words.column("purposes", "purpose"), typed["purpose"], inside=card)
    for basis in ("basis_pipl", "basis_gdpr"):
        box = person.find(person.words.column("purposes", basis), QComboBox, card)
        person.choose(box, str(person.words.cell("purposes", column("purposes", basis), "consent")))
    section(person, "people")
    person.write(person.find(person.words.question("people_count").text, LineInput), "20 000")
    section(person, "data")
    card = person.question("data_items")
    person.click("Add a row", inside=card)
    item = person.find(person.words.column("data_items", "item"), QComboBox, card)
    person.choose(item, person.words.entry("data_items", "id_document_photo"))
    person.write(person.words.column("data_items", "needed_for"), typed["needed_for"], inside=card)
    card = person.question("retention")
    person.click("Add a row", inside=card)
    person.write(person.words.column("retention", "category"), typed["category"], inside=card)
    person.write(person.words.column("retention", "period"), "3", inside=card)
    person.wait_until_saved()


def judge_the_measures(person: Person, typed: dict[str, str]) -> None:
    """Yes with verified evidence, don't know, not applicable with a second person, and a no that a law forbids."""
    section(person, "security")
    card = say(person, "encryption_rest", "yes")
    person.click("Evidence", QPushButton, inside=card)
    for caption, text in (
        ("What shows it (document, record, test)", typed["evidence"]), ("Where it is kept", typed["where"]),
        ("Date of the evidence", "2026-11-20"), ("Provided by", typed["provided_by"]),
        ("Verified by (a second person)", typed["verified_by"]),
    ):  # fmt: skip
        person.write(person.find(caption, LineInput, card), text)
    say(person, "mfa", "Don't know")
    card = say(person, "paper_and_premises", "Not applicable…")
    for caption, text in (
        ("Why does this question not apply? (needed)", typed["reason"]), ("Stated by", typed["stated_by"]),
        ("Agreed by (a second person)", typed["agreed_by"]),
    ):  # fmt: skip
        person.write(person.find(caption, inside=card), text)
    person.wait_until_saved()


def look_at_the_risk(person: Person, activity: str) -> None:
    go(person, "Risk")
    (drawn,) = person.all(RiskMap)
    assert activity in drawn.accessibleDescription()
    (steps,) = person.all(DerivationList)
    before = [str(steps.model().index(n, 0).data()) for n in range(steps.model().rowCount())]
    assert any(person.words.severity(3) in line for line in before), before
    person.click_row(steps, 0)
    person.click_row(steps, 0)
    assert [str(steps.model().index(n, 0).data()) for n in range(steps.model().rowCount())] == before


def look_at_the_laws(person: Person) -> None:
    """See that data of this kind must be assessed, which duties follow, and what the assessment still lacks."""
    go(person, "Laws")
    person.click(person.words.regime("pipl").short, OptionButton)
    (outcome,) = person.all(OutcomeCard)
    assert outcome.badge.look == OUTCOMES["mandatory"]
    assert person.reads(person.words.rule("pipl", "pipl_55_1").title)
    (duties,) = person.all(DutiesCard)
    assert len(duties.table.lines) > 5
    assert person.all(CrosswalkCard)


def task_row(person: Person) -> int:
    """Return where the task stands that answers the missing second factor."""
    model, title = person.find("Tasks", QTableView).model(), person.words.measure("turn_on_two_factor").title
    return next(n for n in range(model.rowCount()) if model.index(n, 1).data() == title)


def plan_a_task(person: Person, typed: dict[str, str]) -> None:
    go(person, "Tasks")
    person.click_row(person.find("Tasks", QTableView), task_row(person))
    person.write(person.find("Owner", LineInput), typed["owner"])
    person.write(person.find("Due", LineInput), "2027-01-31")
    (form,) = person.all(TaskForm)
    person.choose(person.find("Status", QComboBox, form), "In progress")
    person.write(person.find("Note", TextInput), typed["note"])
    person.wait_until_saved()


def export(person: Person, language: str, folder: Path) -> Path:
    """Write the report in a language and return it."""
    go(person, "Report")
    before = set(folder.glob("*.docx"))
    person.click(language_name(language), OptionButton)
    person.click("Write the report", QPushButton)
    written = person.texts("The report is written.")
    wait_for(lambda: any(person.reads(text) for text in written), "the report", LONG_PATIENCE)
    (made,) = set(folder.glob("*.docx")) - before
    assert person.reads(str(made))
    return made


def text_of(document: Path) -> str:
    """Return all text of a Word document, one paragraph a line."""
    with zipfile.ZipFile(document) as package:
        assert package.testzip() is None
        root = etree.fromstring(package.read("word/document.xml"))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = []
    for paragraph in root.iter(f"{space}p"):
        pieces = (t.text or "" if t.tag == f"{space}t" else "\n" for t in paragraph.iter(f"{space}t", f"{space}br"))
        lines.append("".join(pieces))
    return "\n".join(lines)


def demand_in_report(document: Path, typed: dict[str, str], language: str) -> None:
    text, other = text_of(document), "en" if language == "zh-CN" else "zh-CN"
    for name, expected in typed.items():
        if name not in ("contact", "midway"):
            for line in expected.split("\n"):
                assert line in text, name
    assert words(language).principle("security").name in text
    assert words(other).principle("security").name not in text
    assert f"{words(language).level(3)}" in text


def look_again(person: Person, typed: dict[str, str]) -> None:
    """See, after another start, what was typed before it."""
    (listed,) = person.all(QListView)
    assert listed.model().index(0, 0).data() == typed["assessment"]
    person.click_row(listed, 0, twice=True)
    section(person, "organisation")
    assert person.reads(typed["organisation"])
    go(person, "Questions")
    section(person, "overview")
    assert person.reads(typed["summary"])
    section(person, "security")
    card = person.question("encryption_rest")
    person.click(person.find_beginning("Evidence", QPushButton, card))
    assert person.reads(typed["evidence"]) and person.reads(typed["reason"])
    go(person, "Tasks")
    person.click_row(person.find("Tasks", QTableView), task_row(person))
    assert person.reads(typed["owner"]) and person.reads(typed["note"]) and person.reads("2027-01-31")
