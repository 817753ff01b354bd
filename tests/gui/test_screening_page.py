"""Screening: the facts that decide, answered once, and law by law what follows from them and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.law_view import outcome_of, place_of, screening_questions
from pia_app.gui.law_words import OUTCOMES, said
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.questions import QuestionsPage
from pia_app.gui.pages.screening import ScreeningPage
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.badge import Badge
from pia_app.gui.widgets.link import Fold, Link
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.outcome_card import OutcomeCard
from pia_app.gui.widgets.rule_block import RuleBlock
from pia_app.model import Answer, LawResult, Row, Screening
from pia_app.model.legal import Reason
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow, visible, words_in

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, hotel: str) -> ScreeningPage:
    return show(make_window(), presenter, hotel)


def show(window: MainWindow, presenter: Presenter, assessment: str) -> ScreeningPage:
    presenter.open(assessment, "screening")
    QApplication.processEvents()
    assert isinstance(window.page, ScreeningPage)
    return window.page


def now(presenter: Presenter) -> Snapshot:
    assert presenter.snapshot is not None
    return presenter.snapshot


def law(presenter: Presenter, regime: str) -> LawResult:
    judged = now(presenter).judged
    assert judged is not None
    return next(found for found in judged.laws if found.regime == regime)


def option(page: ScreeningPage, question: str, choice: str) -> QWidget:
    field = page.questions.cards[question].editor.field
    return field.options[choice]  # type: ignore[attr-defined,no-any-return]


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def corner(widget: QWidget, around: QWidget) -> QPoint:
    return widget.mapTo(around, QPoint(0, 0))


def links(root: QWidget) -> list[Link]:
    return [w for w in visible(root) if isinstance(w, Link)]


# The facts


def test_the_facts_are_those_of_the_library_and_of_the_laws_chosen_in_their_order(
    page: ScreeningPage, presenter: Presenter
) -> None:
    library = now(presenter).library
    listed = [*library.screening, *(q for r in ("pipl", "gdpr") for q in library.regime[r].screening)]
    shown = list(page.questions.question_ids())
    assert shown == [q for q in dict.fromkeys(listed) if q in shown]
    assert {library.question[q].scope for q in shown} == {"assessment", "activity"}
    assert not any(r in q for q in shown for r in ("ccpa", "civil_code"))
    asked = (*now(presenter).asked(""), *now(presenter).asked(now(presenter).activity_id))
    assert set(shown) == set(listed) & set(asked)


def test_an_answer_given_here_is_the_questionnaires_own(
    page: ScreeningPage, presenter: Presenter, workspace: Workspace, hotel: str, qtbot: QtBot
) -> None:
    click(qtbot, option(page, "our_role", "joint"))
    click(qtbot, option(page, "organisation_places", "uk"))
    stored = workspace.assessment(hotel)
    assert stored.activities[0].answers["our_role"].value == "joint"
    assert stored.answers["organisation_places"].value == ("mainland_china", "eea", "uk")
    assert "our_role" not in stored.answers and "organisation_places" not in stored.activities[0].answers
    presenter.go("questions", question_id="our_role")
    window = page.window()
    assert isinstance(window, MainWindow) and isinstance(window.page, QuestionsPage)
    assert window.page.interview.questions.cards["our_role"].editor.answer == Answer(value="joint")


def test_an_answer_builds_no_card_anew_and_leaves_the_keyboard_where_it_is(page: ScreeningPage, qtbot: QtBot) -> None:
    chosen = option(page, "our_role", "controller")
    chosen.setFocus()
    before = dict(page.questions.cards)
    qtbot.keyClick(chosen, Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus is option(page, "our_role", "joint")
    assert all(page.questions.cards[q] is card for q, card in before.items() if q in page.questions.cards)


def test_the_keys_lead_from_fact_to_fact_and_to_the_next_unanswered(page: ScreeningPage, qtbot: QtBot) -> None:
    ids = page.questions.question_ids()
    page.questions.go_to(ids[0])
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Down, CONTROL)
    assert page.questions.current == ids[1]
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return, CONTROL)
    snapshot = now(page.presenter)
    assert page.questions.current in snapshot.unanswered(
        place_of(snapshot, snapshot.activity_id, page.questions.current)
    )


def test_progress_counts_the_facts_of_this_page_alone(page: ScreeningPage, presenter: Presenter) -> None:
    ids = screening_questions(now(presenter))
    assert page.progress.text() == f"3 of {len(ids)} answered"


def test_another_activity_is_chosen_above(page: ScreeningPage, presenter: Presenter) -> None:
    box = page.chooser.box
    assert [box.itemText(n) for n in range(box.count())] == ["A1  Booking & check-in", "A2  Guest preferences"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    activity = now(presenter).activity
    assert activity is not None and activity.name == "Guest preferences"
    assert page.questions.cards["our_role"].editor.answer is None


# What follows


def test_every_law_chosen_has_a_card_with_its_outcome_in_a_word_and_a_picture(
    page: ScreeningPage, presenter: Presenter
) -> None:
    assert list(page.outcomes.cards) == ["pipl", "gdpr"]
    for regime, card in page.outcomes.cards.items():
        look = OUTCOMES[outcome_of(law(presenter, regime).screening)]
        assert card.badge.word == said(look) != ""
        assert card.badge.look.icon == look.icon != ""
        assert said(look) in card.badge.accessibleName()
        assert said(look) in page.line.badges[regime].accessibleName()
    assert len({look.icon for look in OUTCOMES.values()} | {look.shade for look in OUTCOMES.values()}) > 6


def test_no_two_outcomes_look_alike(page: ScreeningPage) -> None:
    assert len({(look.icon, look.shade) for look in OUTCOMES.values()}) == len(OUTCOMES)
    assert len({look.word for look in OUTCOMES.values()}) == len(OUTCOMES)


def test_the_card_says_our_role_under_the_law(page: ScreeningPage, qtbot: QtBot) -> None:
    assert page.outcomes.cards["gdpr"].role.text() == "Our role: Controller"
    click(qtbot, option(page, "our_role", "processor"))
    assert page.outcomes.cards["gdpr"].role.text() == "Our role: Processor"
    assert "does not ask us for the assessment" in words_in(page.outcomes.cards["gdpr"])


def test_a_reason_is_told_with_its_article_and_the_fact_that_set_it_off(
    page: ScreeningPage, presenter: Presenter
) -> None:
    items = (Row(id="r1", cells={"item": "fingerprint"}), Row(id="r2", cells={"item": "name"}))
    presenter.answer(now(presenter).activity_id, "data_items", Answer(value=items))
    screening = law(presenter, "pipl").screening
    assert screening.outcome == "mandatory"
    told = words_in(page.outcomes.cards["pipl"])
    reason = next(r for r in screening.reasons if r.rule.id == "pipl_55_1")
    words = now(presenter).words
    rule = words.rule("pipl", "pipl_55_1")
    for part in (rule.title, rule.text, words.citation(reason.rule.cite), "Demands an assessment", "Mandatory"):
        assert part in told
    assert f"{words.short('data_items')}: {words.entry('data_items', 'fingerprint')}" in told


def test_what_was_not_checked_against_the_law_itself_says_so(page: ScreeningPage, presenter: Presenter) -> None:
    presume(presenter)
    words, screening = now(presenter).words, law(presenter, "gdpr").screening
    told = {block.title: words_in(block) for block in page.outcomes.cards["gdpr"].findChildren(RuleBlock)}
    unsure = [r for r in screening.reasons if r.truth == "yes" and r.rule.status in ("review", "secondary")]
    assert unsure
    for reason in unsure:
        said_of_it = told[words.rule("gdpr", reason.rule.id).title]
        assert words.say(f"source.{reason.rule.status}") in said_of_it
        assert words.citation(reason.rule.cite) in said_of_it


def test_missing_facts_are_links_that_lead_to_their_card(
    page: ScreeningPage, presenter: Presenter, qtbot: QtBot
) -> None:
    missing = law(presenter, "gdpr").screening.missing
    assert law(presenter, "gdpr").screening.outcome == "cannot_decide" and missing
    found = {link.label: link for link in links(page.outcomes.cards["gdpr"])}
    here = [q for q in missing if q in page.questions.cards]
    assert {now(presenter).words.short(q) for q in missing} <= set(found)
    click(qtbot, found[now(presenter).words.short(here[-1])])
    assert page.questions.current == here[-1]
    focus = QApplication.focusWidget()
    assert focus is not None and page.questions.cards[here[-1]].isAncestorOf(focus)


def test_a_question_that_does_not_stand_here_is_shown_where_it_is_asked(
    page: ScreeningPage, presenter: Presenter
) -> None:
    page.show_question(now(presenter).activity_id, "mfa")
    assert (presenter.page, presenter.question_id) == ("questions", "mfa")
    page.show_question("", "officer_appointed")
    assert (presenter.page, presenter.question_id) == ("overview", "officer_appointed")


def test_what_may_still_hold_is_folded_and_unfolds_by_keyboard(page: ScreeningPage, qtbot: QtBot) -> None:
    fold = next(w for w in visible(page.outcomes.cards["gdpr"]) if isinstance(w, Fold))
    assert fold.line.accessibleName().endswith(", folded")
    fold.line.setFocus()
    qtbot.keyClick(fold.line, Qt.Key.Key_Space)
    QApplication.processEvents()
    part = fold.part
    assert part is not None and part.isVisible()
    assert fold.line.accessibleName().endswith(", unfolded")
    qtbot.keyClick(fold.line, Qt.Key.Key_Space)
    assert not part.isVisible()


def presume(presenter: Presenter) -> None:
    """Give facts of which two criteria of WP248 hold, and no case of Article 35(3)."""
    activity = now(presenter).activity_id
    items = (Row(id="r1", cells={"item": "payment_card"}),)
    presenter.answer(activity, "data_items", Answer(value=items))
    for question in ("blocks_service", "dataset_matching", "new_technology"):
        presenter.answer(activity, question, Answer(value="yes"))
    while missing := law(presenter, "gdpr").screening.missing:
        choices = now(presenter).library.choices(now(presenter).library.question[missing[0]])
        value = next(choice for choice in ("no", "none", *choices) if choice in choices)
        several = now(presenter).library.question[missing[0]].type == "multiple"
        at = place_of(now(presenter), activity, missing[0])
        presenter.answer(at, missing[0], Answer(value=(value,) if several else value))


def test_a_presumption_asks_for_recorded_reasons(page: ScreeningPage, presenter: Presenter, qtbot: QtBot) -> None:
    presume(presenter)
    screening = law(presenter, "gdpr").screening
    assert outcome_of(screening) == "presumed"
    card = page.outcomes.cards["gdpr"]
    assert card.badge.word == "Presumed mandatory"
    QApplication.processEvents()
    notice = next(w for w in visible(card) if isinstance(w, Notice))
    assert "must record the reasons" in notice.accessibleName()
    criteria = [r for r in screening.reasons if r.kind == "criterion" and r.truth == "yes"]
    assert f"{len(criteria)} criteria counted" in words_in(card)
    way = now(presenter).library.regime["gdpr"].set_aside
    assert way is not None
    click(qtbot, links(notice)[0])
    assert presenter.question_id == way.when


def test_a_presumption_that_is_set_aside_says_so(page: ScreeningPage, presenter: Presenter) -> None:
    presume(presenter)
    activity, way = now(presenter).activity_id, now(presenter).library.regime["gdpr"].set_aside
    assert way is not None
    presenter.answer(activity, way.when, Answer(value="yes"))
    presenter.answer(activity, way.reasons, Answer(value="Small and short."))
    presenter.answer(activity, way.by, Answer(value="A. Counsel"))
    card = page.outcomes.cards["gdpr"]
    assert card.badge.word != "Presumed mandatory"
    assert "The presumption is set aside" in words_in(card)


def test_a_law_that_does_not_reach_the_activity_says_why(page: ScreeningPage, presenter: Presenter) -> None:
    presenter.answer("", "organisation_places", Answer(value=("mainland_china",)))
    presenter.answer(now(presenter).activity_id, "targets_places", Answer(value=("mainland_china",)))
    presenter.answer(now(presenter).activity_id, "people_places", Answer(value=("mainland_china",)))
    card = page.outcomes.cards["gdpr"]
    assert law(presenter, "gdpr").screening.outcome == "not_applicable"
    assert card.badge.word == "Not applicable"
    assert "none of these holds" in words_in(card)
    assert not any(isinstance(w, Fold) for w in visible(card))


def test_a_law_taken_away_leaves_no_word_of_itself(page: ScreeningPage, presenter: Presenter) -> None:
    assert "GDPR" in words_in(page)
    presenter.set_regimes(("pipl",))
    assert list(page.outcomes.cards) == ["pipl"] == list(page.line.badges)
    assert "GDPR" not in words_in(page) and not any("gdpr" in q for q in page.questions.cards)
    presenter.set_regimes(("ccpa", "pipl"))
    assert list(page.outcomes.cards) == ["ccpa", "pipl"]


def test_every_kind_of_reason_has_its_place(page: ScreeningPage, presenter: Presenter, qtbot: QtBot) -> None:
    regime = now(presenter).library.regime["ccpa"]
    exempt = regime.exempt[0]
    lifted = next(rule for rule in regime.triggers if rule.id in exempt.lifts)
    found = Screening(
        outcome="not_required", presumed=False, applies="yes", role=regime.roles["controller"], missing=(),
        reasons=(
            Reason(kind="applies", rule=regime.applies[0], truth="yes"),
            Reason(kind="exempt", rule=exempt, truth="yes", facts=("our_role",)),
            Reason(kind="lifted", rule=lifted, truth="yes"),
        ),
    )  # fmt: skip
    card = OutcomeCard("ccpa", lambda *_: None)
    qtbot.addWidget(card)
    card.display(now(presenter), LawResult(regime="ccpa", screening=found))
    card.show()
    told, words = words_in(card), now(presenter).words
    for part in ("Applies, because", "Exempt, because", "Lifted by the exemption", "Not required"):
        assert part in told
    for rule in (regime.applies[0], exempt, lifted):
        assert words.rule("ccpa", rule.id).title in told and words.citation(rule.cite) in told
    out = replace(
        found, outcome="not_applicable", reasons=(Reason(kind="excluded", rule=regime.excluded[0], truth="yes"),)
    )
    card.display(now(presenter), LawResult(regime="ccpa", screening=out))
    assert "Does not apply, because" in words_in(card) and "Exempt" not in words_in(card)


def test_only_the_law_concerned_is_written_anew(page: ScreeningPage, presenter: Presenter) -> None:
    kept, other = (page.outcomes.cards[r]._content for r in ("pipl", "gdpr"))
    presenter.answer(now(presenter).activity_id, "gdpr_large_scale", Answer(value="yes"))
    QApplication.processEvents()
    assert page.outcomes.cards["pipl"]._content is kept
    assert page.outcomes.cards["gdpr"]._content is not other


def test_the_risk_is_no_part_of_it(page: ScreeningPage) -> None:
    told = words_in(page.outcomes)
    assert not any(word in told for word in ("Risk level", "Critical"))


# Guidance, room and languages


def test_f1_lays_the_guidance_over_the_laws_and_esc_puts_it_away(page: ScreeningPage, qtbot: QtBot) -> None:
    page.questions.go_to("our_role")
    page.toggle_guidance()
    assert page.guidance.isVisible() and "Why we ask" in words_in(page.guidance)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.guidance.isVisible()
    page.questions.cards["organisation_places"].explained.emit("organisation_places")
    assert page.guidance.isVisible() and page.questions.current == "organisation_places"
    page.guidance.toggle()
    assert not page.guidance.isVisible()


def test_the_laws_stand_beside_the_questions_and_below_them_where_it_is_narrow(
    make_window: MakeWindow, presenter: Presenter, hotel: str
) -> None:
    window = make_window(1280, 800)
    page = show(window, presenter, hotel)
    assert corner(page.outcomes, page).x() > corner(page.questions.cards["our_role"], page).x()
    window.resize(800, 640)
    QApplication.processEvents()
    last = page.questions.cards[page.questions.question_ids()[-1]]
    canvas = page.questions.widget()
    assert canvas is not None and canvas.isAncestorOf(page.outcomes)
    assert corner(page.outcomes, canvas).y() > corner(last, canvas).y()
    assert page.line.isVisible()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert not canvas.isAncestorOf(page.outcomes)


@pytest.mark.parametrize(("language", "first"), [("en", "PIPL: Mandatory"), ("zh-CN", "个人信息保护法：必须评估")])
def test_the_first_outcome_is_in_view_on_arriving_in_a_small_window_with_large_letters(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace, sample: str, language: str, first: str
) -> None:
    workspace.set_language(sample, language)
    page = show(make_window(1024, 640, language=language, percent=200), presenter, sample)
    assert page.brief.text().startswith(first)
    room = page.brief.fontMetrics().horizontalAdvance(first)
    assert room <= page.brief.visibleRegion().boundingRect().width() and not page.line.isVisible()
    assert page.brief.visibleRegion().boundingRect().height() >= page.brief.fontMetrics().height()
    assert all(badge.word in page.brief.text() for badge in page.line.badges.values())


def test_it_speaks_chinese(make_window: MakeWindow, presenter: Presenter, hotel: str, workspace: Workspace) -> None:
    workspace.set_language(hotel, "zh-CN")
    page = show(make_window(language="zh-CN"), presenter, hotel)
    told = words_in(page)
    for part in ("适用筛查", "逐法结论", "我方角色：个人信息处理者", "尚不能确定"):
        assert part in told
    assert "Cannot decide" not in told


def test_without_an_activity_the_page_says_what_to_do_first(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace
) -> None:
    page = show(make_window(), presenter, workspace.start("Empty", language="en", regimes=("pipl",)))
    assert page.nothing.isVisible() and not page.questions.isVisible()


def test_badges_and_cards_are_made_of_what_they_should(page: ScreeningPage) -> None:
    assert all(isinstance(card, OutcomeCard) for card in page.outcomes.cards.values())
    assert all(w.accessibleName() for w in page.findChildren(Badge))


def test_the_memo_is_offered_only_while_nothing_demands_an_assessment(
    page: ScreeningPage, presenter: Presenter, qtbot: QtBot
) -> None:
    assert {found.screening.outcome for found in page_laws(presenter)} & {"mandatory", "cannot_decide"}
    assert not page.memo.isVisibleTo(page)
    presenter.set_regimes(["civil_code"])
    assert {found.screening.outcome for found in page_laws(presenter)} == {"not_required"}
    assert page.memo.isVisibleTo(page)
    assert [link.label for link in page.memo.findChildren(Link)] == ["Decided by", "Decided on", "Look again on"]
    presenter.answer("", "screening_decided_by", Answer(value="Zhou Min"))
    QApplication.processEvents()
    seen = [link.label for link in page.memo.findChildren(Link) if link.isVisibleTo(page.memo)]
    assert seen == ["Decided on", "Look again on"]
    click(qtbot, page.memo.write)
    assert presenter.page == "report"


def page_laws(presenter: Presenter) -> tuple[LawResult, ...]:
    judged = now(presenter).judged
    return judged.laws if judged is not None else ()
