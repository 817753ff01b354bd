"""The questions about an activity: what is shown follows every answer, and nothing a person works on is disturbed."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.questions import QuestionsPage
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.question_card import QuestionCard
from pia_app.model import Answer, State
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow
from tests.gui.typing_in import type_in
from tests.support import given_answer

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, hotel: str) -> QuestionsPage:
    return show(make_window(), presenter, hotel)


def now(presenter: Presenter) -> Snapshot:
    assert presenter.snapshot is not None
    return presenter.snapshot


def show(window: MainWindow, presenter: Presenter, assessment: str) -> QuestionsPage:
    presenter.open(assessment, "questions")
    QApplication.processEvents()
    assert isinstance(window.page, QuestionsPage)
    return window.page


def card(page: QuestionsPage, section: str, question: str) -> QuestionCard:
    page.interview.choose(section)
    return page.interview.questions.cards[question]


def choose(card: QuestionCard, choice: str) -> None:
    options = card.editor.field.options  # type: ignore[attr-defined]
    options[choice].click()
    QApplication.processEvents()


def words_of(root: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def notice(card: QuestionCard) -> str:
    QApplication.processEvents()
    return " ".join(n.accessibleName() for n in card.findChildren(Notice) if n.isVisible())


def test_sections_stand_under_the_activity_and_the_seven_principles(page: QuestionsPage) -> None:
    assert "About the activity" in words_of(page.interview.sections)
    assert "The seven principles" in words_of(page.interview.sections)
    principles = [s.id for s in now(page.presenter).library.sections if s.principle]
    assert list(page.interview.sections.buttons)[-7:] == principles


def test_progress_is_said_in_words_and_follows_every_answer(page: QuestionsPage) -> None:
    button = page.interview.sections.buttons["harm"]
    assert button.entry.answered == 0
    snapshot = now(page.presenter)
    asked = snapshot.asked(snapshot.activity_id, "harm")
    for question in asked:
        choices = snapshot.library.choices(snapshot.library.question[question])
        page.presenter.answer(snapshot.activity_id, question, Answer(value=choices[0]))
    assert button.entry.complete
    assert button.accessibleName() == f"Harm to people, All {len(asked)} answered"


def test_an_answer_builds_no_widget_anew_and_leaves_the_keyboard_where_it_is(page: QuestionsPage) -> None:
    asked = card(page, "security", "mfa")
    choose(asked, "no")
    before = dict(page.interview.questions.cards)
    asked.take_focus()
    focus, count = QApplication.focusWidget(), len(page.findChildren(QWidget))
    choose(asked, "partly")
    assert page.interview.questions.cards == before
    assert len(page.findChildren(QWidget)) == count
    assert QApplication.focusWidget() is focus


def test_questions_come_and_go_with_the_facts(page: QuestionsPage, presenter: Presenter) -> None:
    activity = now(presenter).activity_id
    presenter.answer(activity, "direct_marketing", Answer(value="no"))
    page.interview.choose("consent")
    assert "marketing_permission" not in page.interview.questions.cards
    kept = page.interview.questions.cards["notice_given"]
    presenter.answer(activity, "direct_marketing", Answer(value="yes"))
    assert "marketing_permission" in page.interview.questions.cards
    assert page.interview.questions.cards["notice_given"] is kept
    presenter.answer(activity, "direct_marketing", Answer(value="no"))
    assert "marketing_permission" not in page.interview.questions.cards


def test_a_hard_stop_is_said_on_its_question_and_goes_with_a_better_answer(page: QuestionsPage) -> None:
    asked = card(page, "consent", "notice_given")
    choose(asked, "no")
    assert "Potential non-compliance, legal review required" in notice(asked)
    assert "PIPL Art. 17(1)" in notice(asked)
    assert "Check the exceptions: " in notice(asked)
    assert "CCPA" not in notice(asked)
    assert page.strip.stops.text() == "1 for legal review"
    assert "1 for legal review" in page.interview.sections.buttons["consent"].accessibleName()
    choose(asked, "yes")
    assert notice(asked) == ""
    assert not page.strip.stops.isVisible()


def test_a_key_control_is_marked(page: QuestionsPage) -> None:
    assert "key control" in words_of(card(page, "consent", "notice_given"))
    assert "key control" not in words_of(card(page, "consent", "notice_complete"))


def test_the_level_is_an_interval_while_answers_are_missing_and_says_why(page: QuestionsPage) -> None:
    assert page.strip.badge.interval is not None
    assert not page.strip.badge.interval.settled
    assert "–" in page.strip.badge.accessibleName()
    assert "worst scenario" in page.strip.reason.text()
    assert "Severity" in page.strip.badge.accessibleDescription()
    before = page.strip.badge.interval
    choose(card(page, "consent", "notice_given"), "no")
    after = page.strip.badge.interval
    assert after is not None and after.low >= 3 > before.low


def test_the_keys_lead_over_the_border_of_a_section_and_back(page: QuestionsPage) -> None:
    page.interview.choose("overview")
    questions = page.interview.questions
    last = questions.question_ids()[-1]
    questions.go_to(last)
    page.step(1)
    assert page.interview.section_id == "people"
    assert questions.current == questions.question_ids()[0]
    page.step(-1)
    assert (page.interview.section_id, questions.current) == ("overview", last)


def test_next_unanswered_goes_on_to_another_activity_and_then_to_what_is_asked_once(
    page: QuestionsPage, presenter: Presenter
) -> None:
    first, second = (a.id for a in now(presenter).assessment.activities)
    answer_everything(presenter, first)
    page.next_unanswered()
    assert now(presenter).activity_id == second
    answer_everything(presenter, second)
    assert "All" in page.strip.progress.text()
    page.next_unanswered()
    assert presenter.page == "overview"
    assert presenter.question_id in now(presenter).evaluation.asked.unanswered


def answer_everything(presenter: Presenter, activity: str) -> None:
    dice = random.Random(3)
    presenter.choose_activity(activity)
    while left := now(presenter).evaluation.activity(activity).asked.unanswered:
        library = now(presenter).library
        answer = given_answer(library, library.question[left[0]], dice)
        presenter.answer(activity, left[0], answer if answer.value != () else Answer(state=State.UNKNOWN))


def test_one_goes_on_where_one_left_off(page: QuestionsPage, presenter: Presenter) -> None:
    assert presenter.question_id == "activity_summary"  # the first without an answer
    page.interview.go_to("mfa")
    presenter.go("risk")
    presenter.go("questions")
    QApplication.processEvents()
    assert page.interview.questions.current == "mfa"
    focus = QApplication.focusWidget()
    assert focus is not None and page.interview.questions.cards["mfa"].isAncestorOf(focus)


def test_a_question_named_by_another_page_is_brought_into_view(page: QuestionsPage, presenter: Presenter) -> None:
    presenter.go("questions", question_id="deletion_automatic")
    assert page.interview.section_id == "storage"
    assert page.interview.questions.current == "deletion_automatic"


def test_the_activity_is_chosen_above_and_what_is_asked_once_is_on_the_overview(
    page: QuestionsPage, presenter: Presenter, hotel: str
) -> None:
    box = page.strip.chooser.box
    assert [box.itemText(n) for n in range(box.count())] == [
        "A1  Booking & check-in", "A2  Guest preferences", "Asked once, for all activities",
    ]  # fmt: skip
    box.setCurrentIndex(1)
    box.activated.emit(1)
    activity = now(presenter).activity
    assert activity is not None and activity.name == "Guest preferences"
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert presenter.page == "overview"


def test_guidance_tells_why_with_the_law_chosen_exceptions_and_measures(page: QuestionsPage) -> None:
    card(page, "consent", "notice_given").take_focus()
    told = words_of(page.interview.guidance)
    for part in ("Why we ask", "Example", "Law", "PIPL Art. 17(1)", "Exceptions", "Recommended measures"):
        assert part in told
    assert "1798" not in told


def test_guidance_opened_in_a_narrow_window_lies_on_top_and_esc_folds_it(
    make_window: MakeWindow, presenter: Presenter, hotel: str, qtbot: QtBot
) -> None:
    page = show(make_window(1024, 640, percent=200), presenter, hotel)
    interview = page.interview
    assert interview.guidance.content.isHidden()
    assert interview.picker.isVisible() and not interview.sections.isVisible()
    width = interview.questions.width()
    page.toggle_guidance()
    assert interview.guidance.content.isVisible()
    assert interview.questions.width() == width
    qtbot.keyClick(interview, Qt.Key.Key_Escape)
    assert interview.guidance.content.isHidden()


def test_a_law_speaks_in_the_guidance_only_while_it_is_in_force(page: QuestionsPage, presenter: Presenter) -> None:
    library, words = now(presenter).library, now(presenter).words
    told_by = words._words["questions"]
    question = next(
        q for q in now(presenter).asked(now(presenter).activity_id)
        if {"pipl", "gdpr"} <= set(told_by[q].get("why_by", {}))
    )  # fmt: skip
    page.interview.go_to(question)
    told = words_of(page.interview.guidance)
    assert told_by[question]["why_by"]["pipl"] in told and told_by[question]["why_by"]["gdpr"] in told
    presenter.set_regimes(("gdpr",))
    page.interview.go_to(question)
    told = words_of(page.interview.guidance)
    assert told_by[question]["why_by"]["pipl"] not in told and told_by[question]["why_by"]["gdpr"] in told
    assert not any(r.regime == "pipl" and words.citation(r) in told for r in library.question[question].references)


def test_a_law_that_does_not_reach_the_activity_shows_neither_section_nor_column(
    page: QuestionsPage, presenter: Presenter
) -> None:
    activity = now(presenter).activity_id
    assert {"pipl_duties", "gdpr_duties"} <= set(page.interview.sections.buttons)
    assert not {"ccpa_duties", "civil_code_duties"} & set(page.interview.sections.buttons)
    table = card(page, "overview", "purposes")
    assert "basis_gdpr" in [c.id for c in table.editor.field.spec.columns]
    presenter.answer("", "organisation_places", Answer(value=("mainland_china",)))
    for question in ("people_places", "targets_places"):
        presenter.answer(activity, question, Answer(value=("mainland_china",)))
    QApplication.processEvents()
    assert "gdpr_duties" not in page.interview.sections.buttons
    table = card(page, "overview", "purposes")
    assert [c.id for c in table.editor.field.spec.columns if c.id.startswith("basis")] == ["basis_pipl"]
    assert "GDPR" not in "\n".join(b.accessibleName() for b in page.interview.sections.buttons.values())


def test_a_default_stands_as_the_choice_that_counts_and_is_no_answer(
    page: QuestionsPage, presenter: Presenter, qtbot: QtBot
) -> None:
    activity = now(presenter).activity_id
    question = next(
        q for q in now(presenter).asked(activity) if now(presenter).library.question[q].default
        and q not in now(presenter).answers(activity)
    )  # fmt: skip
    default = now(presenter).library.question[question].default
    asked = card(page, now(presenter).library.question[question].section, question)
    label = now(presenter).words.option(question, default)
    assert f"Counts until you answer: {label}" in words_of(asked)
    option = asked.editor.field.options[default]  # type: ignore[attr-defined]
    assert not option.isChecked() and "counts until you answer" in option.accessibleName()
    assert question not in now(presenter).unanswered(activity)
    qtbot.mouseClick(option, Qt.MouseButton.LeftButton)
    assert now(presenter).answer(activity, question) == Answer(value=default)
    assert option.isChecked() and option.accessibleName() == label
    assert "Counts until you answer" not in words_of(asked)
    asked.editor.clear_button.click()
    assert now(presenter).answer(activity, question) is None
    assert f"Counts until you answer: {label}" in words_of(asked)


def test_what_is_typed_is_stored_when_another_section_is_chosen(
    page: QuestionsPage, workspace: Workspace, hotel: str, qtbot: QtBot
) -> None:
    asked = card(page, "overview", "activity_summary")
    asked.take_focus()
    focus = QApplication.focusWidget()
    assert focus is not None
    type_in(qtbot, focus, "从预订到离店")
    page.interview.choose("people")
    assert workspace.assessment(hotel).activities[0].answers["activity_summary"].value == "从预订到离店"


def test_without_an_activity_the_page_says_what_to_do_first(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace
) -> None:
    window = make_window()
    page = show(window, presenter, workspace.start("Empty", language="en", regimes=("pipl",)))
    assert page.nothing.isVisible() and not page.interview.isVisible()
    assert "No activity yet" in words_of(page)
    for name in ("risk", "tasks", "report"):
        presenter.go(name)
        assert window.page is not None and window.page.isVisible()
