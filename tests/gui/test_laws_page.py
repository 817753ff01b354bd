"""The laws page: every law chosen in one row, and each in full, with a way to every question behind it."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.law_view import called_for, duties_of, outcome_over_all
from pia_app.gui.law_words import CONTENTS, DUTIES, OUTCOMES, said
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.laws import LawsPage
from pia_app.gui.pages.laws_contents import CrosswalkCard, DatesCard
from pia_app.gui.pages.laws_duties import BasesCard, ConflictsCard, DutiesCard, RoutesCard
from pia_app.gui.pages.laws_overview import ActivitiesCard, AllBasesCard, AllDatesCard, LawsCard
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.badge import Badge
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.link import Fold, Link
from pia_app.gui.widgets.table import Line, Table
from pia_app.model import Answer, LawResult, Row
from pia_app.rules.duties import OPEN, WORST_FIRST
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow, visible, words_in

C = TypeVar("C", bound=Card)
W = TypeVar("W", bound=QWidget)
LAWS = ("pipl", "civil_code", "gdpr", "ccpa")


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str, workspace: Workspace) -> LawsPage:
    workspace.set_regimes(sample, LAWS)
    return show(make_window(), presenter, sample)


def show(window: MainWindow, presenter: Presenter, assessment: str) -> LawsPage:
    presenter.open(assessment, "laws")
    QApplication.processEvents()
    assert isinstance(window.page, LawsPage)
    return window.page


def now(presenter: Presenter) -> Snapshot:
    assert presenter.snapshot is not None
    return presenter.snapshot


def choose(page: LawsPage, qtbot: QtBot, regime: str) -> None:
    qtbot.mouseClick(page.choices[regime], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def law(presenter: Presenter, regime: str) -> LawResult:
    judged = now(presenter).judged
    assert judged is not None
    return next(found for found in judged.laws if found.regime == regime)


def card(page: LawsPage, kind: type[C]) -> C:
    QApplication.processEvents()
    found = [w for w in visible(page) if isinstance(w, kind)]
    assert len(found) == 1, kind
    return found[0]


def cells(line: Line) -> list[str]:
    return [words_in(cell) for cell in line.cells]


def of(root: QWidget, kind: type[W]) -> list[W]:
    return [w for w in visible(root) if isinstance(w, kind)]


# All laws


def test_every_law_chosen_has_its_row(page: LawsPage, presenter: Presenter) -> None:
    snapshot = now(presenter)
    lines = card(page, LawsCard).table.lines
    assert len(lines) == len(LAWS)
    for regime, line in zip(LAWS, lines, strict=True):
        name, outcome, duties, contents, _, _ = cells(line)
        judged, found = snapshot.evaluation.law(regime), duties_of(snapshot, regime)
        assert snapshot.words.regime(regime).short in name
        assert said(OUTCOMES[outcome_over_all(snapshot.evaluation, regime)]) in outcome
        needed = called_for(judged.contents)
        assert duties.endswith(f"{sum(d.state in OPEN for d in found)} of {len(found)}" if found else "–")
        met = sum(c.state == "met" for c in needed)
        assert contents.endswith(f"{met} of {len(needed)}" if needed else "–")


def test_the_days_that_count_stand_with_the_law_that_decides(page: LawsPage, presenter: Presenter) -> None:
    dates = now(presenter).evaluation.dates
    told = words_in(card(page, AllDatesCard))
    for found in (dates.keep, dates.review):
        assert found is not None
        regime, result = found
        assert now(presenter).words.rule(regime, result.rule.id).title in told
        assert now(presenter).words.citation(result.rule.cite) in told
    assert dates.review is not None and dates.review[1].day in told
    assert not dates.keep_least or dates.keep_least in told


def test_activities_and_purposes_stand_under_each_law(page: LawsPage, presenter: Presenter) -> None:
    evaluation = now(presenter).evaluation
    lines = card(page, ActivitiesCard).table.lines
    assert [len(of(line, Badge)) for line in lines] == [len(LAWS)] * len(evaluation.activities)
    table = card(page, AllBasesCard).table
    assert table is not None
    purposes = now(presenter).facts(now(presenter).activity_id)["purposes"].value
    assert isinstance(purposes, tuple) and len(table.lines) == len(purposes)


def test_without_dates_it_leads_to_the_answer_that_is_missing(
    make_window: MakeWindow, presenter: Presenter, hotel: str, qtbot: QtBot
) -> None:
    page = show(make_window(), presenter, hotel)
    links = of(card(page, AllDatesCard), Link)
    assert links
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: presenter.page == "overview")
    assert presenter.question_id in now(presenter).library.landmarks["completion"]


# One law


def test_a_law_is_chosen_by_mouse_by_keyboard_and_from_its_row(page: LawsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "gdpr")
    assert page.law == "gdpr" and page.choices["gdpr"].isChecked()
    qtbot.keyClick(page.choices["gdpr"], Qt.Key.Key_Right)
    QApplication.processEvents()
    assert page.law == "ccpa" and QApplication.focusWidget() is page.choices["ccpa"]
    choose(page, qtbot, "")
    row = card(page, LawsCard).table.lines[0]
    qtbot.keyClick(of(row, Link)[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.law == "pipl")
    assert QApplication.focusWidget() is page.choices["pipl"]


@pytest.mark.parametrize("regime", LAWS)
def test_duties_are_told_in_full_with_those_not_met_first(
    page: LawsPage, presenter: Presenter, qtbot: QtBot, regime: str
) -> None:
    choose(page, qtbot, regime)
    duties, words = law(presenter, regime).duties, now(presenter).words
    lines = card(page, DutiesCard).table.lines
    assert len(lines) == len(duties)
    for duty in duties:
        told = words.rule(regime, duty.rule.id)
        line = next(
            found for found in lines
            if told.title in cells(found)[0] and words.citation(duty.rule.cite) in cells(found)[0]
            and (not told.deadline or told.deadline in cells(found)[1])
        )  # fmt: skip
        assert said(DUTIES[duty.state]) in cells(line)[2]
        for question in duty.missing or (duty.rule.question,):
            assert words.short(question) in cells(line)[3]
    shown = [of(line, Badge)[0].look for line in lines]
    order = [WORST_FIRST.index(next(s for s, look in DUTIES.items() if look == found)) for found in shown]
    assert order == sorted(order)


def test_a_duty_leads_to_its_question_and_says_what_the_law_says(
    page: LawsPage, presenter: Presenter, qtbot: QtBot
) -> None:
    choose(page, qtbot, "pipl")
    line = card(page, DutiesCard).table.lines[0]
    fold, link = of(line, Fold)[0], of(line, Link)[-1]
    fold.line.setFocus()
    qtbot.keyClick(fold.line, Qt.Key.Key_Space)
    words, told = now(presenter).words, words_in(line)
    duty = next(d for d in law(presenter, "pipl").duties if words.rule("pipl", d.rule.id).title in told)
    assert words.rule("pipl", duty.rule.id).text in told
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: presenter.page in ("questions", "overview"))
    assert presenter.question_id == (*duty.missing, duty.rule.question)[0]


def test_bases_stand_with_what_they_ask(page: LawsPage, presenter: Presenter, qtbot: QtBot) -> None:
    activity = now(presenter).activity_id
    purposes = now(presenter).facts(activity)["purposes"].value
    assert isinstance(purposes, tuple) and isinstance(purposes[0], Row)
    refused = Row(id=purposes[0].id, cells={**purposes[0].cells, "basis_pipl": "legitimate_interests"})
    presenter.answer(activity, "purposes", Answer(value=(refused, *purposes[1:])))
    choose(page, qtbot, "pipl")
    lines = card(page, BasesCard).table.lines
    assert "Not accepted" in cells(lines[0])[2] and "PIPL Art. 13" in cells(lines[0])[1]
    for result, line in zip(law(presenter, "pipl").bases, lines, strict=True):
        for question, state in result.asks:
            assert now(presenter).words.short(question) in cells(line)[3]
            assert said(DUTIES[state]) in cells(line)[3]


def test_a_route_says_what_is_required_what_is_chosen_and_the_counts_that_decided(
    page: LawsPage, presenter: Presenter, qtbot: QtBot
) -> None:
    activity = next(
        a for a in now(presenter).evaluation.activities if any(x.routes for x in a.laws if x.regime == "pipl")
    ).activity.id
    presenter.choose_activity(activity)
    choose(page, qtbot, "pipl")
    told = words_in(card(page, RoutesCard))
    (route,) = law(presenter, "pipl").routes
    words = now(presenter).words
    assert words.rule("pipl", route.rule.id).title in told
    if route.required is not None:
        assert words.rule("pipl", route.required.id).title in told
        assert all(words.short(fact) in told for fact in route.facts)
    assert words.option(route.rule.chosen, route.chosen) in told if route.chosen else "Not answered yet" in told


def test_the_crosswalk_has_the_questions_behind_every_row(page: LawsPage, presenter: Presenter, qtbot: QtBot) -> None:
    choose(page, qtbot, "gdpr")
    lines = card(page, CrosswalkCard).table.lines
    contents, words = now(presenter).evaluation.law("gdpr").contents, now(presenter).words
    assert len(lines) == len(contents)
    for content, line in zip(contents, lines, strict=True):
        assert words.rule("gdpr", content.rule.id).title in cells(line)[0]
        assert said(CONTENTS[content.state]) in cells(line)[1]
        if content.answered:
            assert f"{len(content.answered)} answered" in cells(line)[2]


def test_a_row_of_the_crosswalk_leads_to_a_question_of_another_activity(
    page: LawsPage, presenter: Presenter, qtbot: QtBot
) -> None:
    choose(page, qtbot, "pipl")
    contents = now(presenter).evaluation.law("pipl").contents
    place, other = next(
        (n, pair) for n, c in enumerate(contents) for pair in c.answered
        if pair[0] not in ("", now(presenter).activity_id)
    )  # fmt: skip
    line = card(page, CrosswalkCard).table.lines[place]
    fold = next(f for f in of(line, Fold) if "answered" in f.line.label)
    qtbot.mouseClick(fold.line, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    number = [a.id for a in now(presenter).assessment.activities].index(other[0]) + 1
    label = f"A{number} · {now(presenter).words.short(other[1])}"
    link = next(w for w in of(line, Link) if w.label == label)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: presenter.page == "questions")
    assert (now(presenter).activity_id, presenter.question_id) == other


def test_each_law_has_its_dates(page: LawsPage, presenter: Presenter, qtbot: QtBot) -> None:
    choose(page, qtbot, "ccpa")
    told = words_in(card(page, DatesCard))
    judged = now(presenter).evaluation.law("ccpa")
    for result in (*judged.keep, *judged.review):
        assert now(presenter).words.rule("ccpa", result.rule.id).title in told
        assert result.day in told


def test_conflicts_are_stated_and_go_with_the_other_law(page: LawsPage, presenter: Presenter, qtbot: QtBot) -> None:
    choose(page, qtbot, "pipl")
    conflicts, words = law(presenter, "pipl").conflicts, now(presenter).words
    told = words_in(card(page, ConflictsCard))
    assert conflicts and all(words.rule("pipl", c.rule.id).title in told for c in conflicts)
    assert "PIPL and GDPR" in told
    presenter.set_regimes(("pipl",))
    assert page.law == "pipl"
    assert "PIPL and" not in words_in(page)


def test_a_law_that_does_not_reach_the_activity_makes_nothing_of_it(
    page: LawsPage, presenter: Presenter, qtbot: QtBot
) -> None:
    presenter.answer("", "organisation_places", Answer(value=("mainland_china",)))
    for activity in [a.id for a in now(presenter).assessment.activities]:
        for question in ("people_places", "targets_places"):
            presenter.answer(activity, question, Answer(value=("mainland_china",)))
    choose(page, qtbot, "ccpa")
    assert "Not applicable" in words_in(page)
    kinds = (DutiesCard, BasesCard, RoutesCard, ConflictsCard, CrosswalkCard)
    assert not any(isinstance(w, kinds) for w in visible(page))


def test_no_word_of_a_law_that_is_not_chosen_is_on_any_sheet(
    page: LawsPage, presenter: Presenter, qtbot: QtBot
) -> None:
    presenter.set_regimes(("gdpr",))
    assert list(page.choices) == ["", "gdpr"]
    for regime in ("", "gdpr"):
        choose(page, qtbot, regime)
        for fold in of(page, Fold):
            fold.toggle()
        told = words_in(page)
        assert not any(name in told for name in ("PIPL", "CCPA", "Civil Code"))


def test_a_law_in_view_that_is_taken_away_gives_way_to_all(page: LawsPage, presenter: Presenter, qtbot: QtBot) -> None:
    choose(page, qtbot, "ccpa")
    presenter.set_regimes(("pipl", "gdpr"))
    QApplication.processEvents()
    assert page.law == "" and page.choices[""].isChecked()
    assert len(card(page, LawsCard).table.lines) == 2


def test_it_follows_undo_and_another_activity(page: LawsPage, presenter: Presenter, qtbot: QtBot) -> None:
    choose(page, qtbot, "pipl")
    first = words_in(card(page, DutiesCard))
    box = page.chooser.box
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert words_in(card(page, DutiesCard)) != first
    box.setCurrentIndex(0)
    box.activated.emit(0)
    duty = next(d for d in law(presenter, "pipl").duties if d.state == "met")
    activity = now(presenter).activity_id
    at = "" if now(presenter).library.question[duty.rule.question].scope == "assessment" else activity
    presenter.answer(at, duty.rule.question, Answer(value="no"))
    changed = words_in(card(page, DutiesCard))
    assert changed != first
    presenter.undo()
    assert words_in(card(page, DutiesCard)) == first


# Room and languages


def test_a_row_becomes_a_block_with_its_headings_where_it_is_narrow(qtbot: QtBot) -> None:
    table = Table("Duties", ("Duty", "State"), (1, 1))
    qtbot.addWidget(table)
    badge = Badge(DUTIES["pending"])
    table.add(QWidget(), badge)
    table.resize(600, 200)
    table.show()
    QApplication.processEvents()
    (line,) = table.lines
    assert line.cells[0].y() == line.cells[1].y()
    table.resize(120, 200)
    QApplication.processEvents()
    assert line.cells[0].y() < line.cells[1].y()
    assert "State" in words_in(line)
    table.resize(600, 200)
    QApplication.processEvents()
    assert line.cells[0].y() == line.cells[1].y() and "State" not in words_in(line)


def test_it_speaks_chinese(make_window: MakeWindow, presenter: Presenter, workspace: Workspace, sample: str) -> None:
    workspace.set_regimes(sample, LAWS)
    workspace.set_language(sample, "zh-CN")
    page = show(make_window(language="zh-CN"), presenter, sample)
    told = words_in(page)
    for part in ("法律义务", "所选法律一览", "必须评估", "保存至", "下次复评", "个人信息保护法"):
        assert part in told
    page.choose("pipl")
    told = words_in(page)
    for part in ("义务", "时限", "评估应载明的内容", "已具备", "《个人信息保护法》第五十六条"):
        assert part in told
    assert "Met" not in told and "Duties" not in told


def test_without_an_activity_the_page_says_what_to_do_first(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace
) -> None:
    page = show(make_window(), presenter, workspace.start("Empty", language="en", regimes=("pipl",)))
    assert page.nothing.isVisible() and not page.sheet.isVisible()
