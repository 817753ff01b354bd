"""The plan: tasks tried out without touching anything, the least that suffices, and the answers that matter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from pytestqt.qtbot import QtBot

from pia_app import paths
from pia_app.errors import RefusedAnswer
from pia_app.gui.pages.plan import LEAST, MATTERS, PlanPage
from pia_app.gui.pages.plan_tasks import ROW
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.model import Aim, Answer, OwnTask, TaskKey
from pia_app.rules.influence import influences
from pia_app.rules.planning import effect, plan
from pia_app.wording.planned import Planned, bare
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow, words_in
from tests.gui.typing_in import type_in

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
PATIENCE = 20_000


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str, qtbot: QtBot) -> PlanPage:
    window = make_window()
    presenter.open(sample, "plan")
    QApplication.processEvents()
    assert isinstance(window.page, PlanPage)
    settle(qtbot, presenter)
    return window.page


def settle(qtbot: QtBot, presenter: Presenter) -> None:
    """Wait until it has been worked out what the ticks together would change."""
    qtbot.waitUntil(lambda: presenter.ticks.settled, timeout=PATIENCE)
    QApplication.processEvents()


def settle_rows(qtbot: QtBot, page: PlanPage) -> None:
    """Wait until every task listed says what it alone would change."""
    qtbot.waitUntil(lambda: all(row.effect for row in page.change.tasks.tasks.rows), timeout=PATIENCE)


def now(presenter: Presenter) -> Snapshot:
    assert presenter.snapshot is not None
    return presenter.snapshot


def keys(page: PlanPage) -> list[TaskKey]:
    return [row.key for row in page.change.tasks.tasks.rows]


def put_the_keyboard_on(page: PlanPage, key: TaskKey) -> None:
    page.change.tasks.setFocus()
    page.change.tasks.setCurrentIndex(page.change.tasks.tasks.index(keys(page).index(key)))


def levels(page: PlanPage) -> list[str]:
    shown = page.change.becomes.levels.moves
    return [str(shown.index(n).data(SPOKEN)) for n in range(shown.rowCount())]


def choose(qtbot: QtBot, box: QComboBox, data: object) -> None:
    """Go to an entry with the arrow keys, as a person does."""
    box.setFocus()
    for _ in range(box.count()):
        if box.currentData() == data:
            return
        later = box.findData(data) > box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down if later else Qt.Key.Key_Up)
    assert box.currentData() == data


def find(qtbot: QtBot, page: PlanPage) -> None:
    qtbot.mouseClick(page.least.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.presenter.search.busy and page.least.start.isEnabled(), timeout=PATIENCE)
    QApplication.processEvents()


def made_by_the_rules(presenter: Presenter, **aim: object) -> list[str]:
    """Return what the command line prints for an aim, without what sets the lines off."""
    snapshot = now(presenter)
    made = plan(snapshot.library, snapshot.assessment, snapshot.evaluation, Aim(**aim), presenter.today)  # type: ignore[arg-type]
    return [bare(line) for line in Planned(snapshot.words, snapshot.assessment).lines(made)]


# Ticks


def test_what_is_planned_under_way_or_done_is_ticked_from_the_start(page: PlanPage, presenter: Presenter) -> None:
    ticked = {row.key for row in page.change.tasks.tasks.rows if row.ticked}
    stored = {key for key, one in now(presenter).assessment.progress.items()
              if one.status in ("planned", "in_progress", "done", "verified")}  # fmt: skip
    assert ticked == stored & set(keys(page)) and ticked
    assert "What is ticked is the plan that is stored." in words_in(page)
    assert not page.change.put.isEnabled() and not page.change.back.isEnabled()


def test_space_ticks_and_the_levels_follow_while_nothing_is_stored(
    page: PlanPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    stored, before = workspace.assessment(sample), levels(page)
    needed = made_by_the_rules(presenter, target=2)
    made = plan(now(presenter).library, stored, now(presenter).evaluation, Aim(target=2), presenter.today)
    assert needed
    for task in made.tasks:
        if task.key in keys(page) and task.key not in presenter.ticks.wanted:
            put_the_keyboard_on(page, task.key)
            qtbot.keyClick(page.change.tasks, Qt.Key.Key_Space)
    settle(qtbot, presenter)
    assert levels(page)[0] != before[0]
    assert levels(page)[0].endswith("now High, with the ticks Medium")
    assert "Not stored yet." in page.change.state.text()
    assert workspace.assessment(sample) is stored
    assert not presenter.can_undo
    assert page.change.becomes.map is not None
    assert "with the ticked tasks" in page.change.becomes.map.accessibleDescription()


def test_a_click_ticks_and_another_takes_the_tick_away(page: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    listed = page.change.tasks
    before = presenter.ticks.wanted
    for changed in (True, False):
        spot = listed.visualRect(listed.tasks.index(0)).center()
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert (presenter.ticks.wanted != before) is changed
        state = listed.tasks.index(0).data(Qt.ItemDataRole.CheckStateRole)
        assert (state == Qt.CheckState.Checked) is (listed.tasks.rows[0].key in presenter.ticks.wanted)


def test_each_row_says_what_its_task_alone_would_change(page: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    settle_rows(qtbot, page)
    snapshot, nothing = now(presenter), 0
    for row in page.change.tasks.tasks.rows:
        alone = effect(snapshot.library, snapshot.assessment, snapshot.evaluation, [row.key])
        moved = [one for one in alone.activities if one.level.before != one.level.after]
        removed = [stop for one in alone.activities for stop in one.removed]
        lower = [one for one in alone.activities if one.scenarios]
        nothing += row.effect == "nothing by itself"
        assert ("removes hard stop" in row.effect) is bool(removed)
        assert (row.effect == "nothing by itself") != bool(moved or removed or lower)
        assert ("→" in row.effect) == bool(moved)
    assert nothing
    presenter.choose_activity(snapshot.assessment.activities[1].id)
    settle_rows(qtbot, page)
    assert any("removes hard stop: " in row.effect for row in page.change.tasks.tasks.rows)


def test_a_row_is_spoken_with_its_tick_its_state_and_its_effect(page: PlanPage, qtbot: QtBot) -> None:
    settle_rows(qtbot, page)
    row = next(row for row in page.change.tasks.tasks.rows if row.ticked and "nothing" in row.effect)
    assert row.spoken.startswith(f"{row.title}, ticked, ")
    assert row.spoken.endswith(", nothing by itself")
    index = page.change.tasks.tasks.index(keys(page).index(row.key))
    assert index.data(SPOKEN) == row.spoken


def test_where_one_task_suffices_a_screen_reader_hears_by_name_what_it_brings(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    """All but one of the tasks of a plan are done for real, so that the last one alone changes the level."""
    made_window = make_window()
    presenter.open(sample)
    snapshot = now(presenter)
    made = plan(snapshot.library, snapshot.assessment, snapshot.evaluation, Aim(target=2), presenter.today)
    first = snapshot.assessment.activities[0]
    *others, last = [task.key for task in made.tasks if task.key[0] == first.id]
    do(workspace, sample, others)
    presenter.choose_activity(first.id)
    presenter.go("plan")
    assert isinstance(made_window.page, PlanPage)
    settle_rows(qtbot, made_window.page)
    row = next(row for row in made_window.page.change.tasks.tasks.rows if row.key == last)
    assert f"would bring {first.name} from High to Medium" in row.spoken
    assert row.effect.startswith("A1 High → Medium")


def do(workspace: Workspace, assessment_id: str, wanted: list[TaskKey]) -> None:
    """Do tasks for real: say that they are done, and take over what that proposes for the answers."""
    for key in wanted:
        progress = workspace.assessment(assessment_id).written(key)
        workspace.progress(assessment_id, replace(progress, status="done", reason="", decided_by=""))
        while True:
            try:
                workspace.apply_proposal(assessment_id, key)
            except RefusedAnswer:
                break


def test_what_the_ticks_promise_is_what_the_rules_find_once_the_tasks_are_done(
    page: PlanPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    presenter.ticks.tick([task.key for task in presenter.ticks.tasks][::2], True)
    settle(qtbot, presenter)
    outcome = presenter.ticks.outcome
    assert outcome is not None
    copied = workspace.duplicate(sample)
    do(workspace, copied, sorted(outcome.ticked))
    found = workspace.evaluation(copied)
    changed = 0
    for move, judged in zip(outcome.moves, found.activities, strict=True):
        assert move.effect.level.after == judged.level
        if not move.effect.uncurable:
            assert move.level == judged.level
        changed += move.effect.level.before != judged.level
    assert changed


def test_ticks_outlast_other_pages_and_another_language_of_the_window(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    window = make_window()
    presenter.open(sample, "plan")
    settle(qtbot, presenter)
    stored = workspace.assessment(sample)
    key = next(task.key for task in presenter.ticks.tasks if not presenter.ticks.is_ticked(task))
    presenter.ticks.tick([key], True)
    presenter.go("tasks")
    presenter.set_interface_language("zh-CN")
    presenter.go("plan")
    settle(qtbot, presenter)
    assert isinstance(window.page, PlanPage)
    assert key in presenter.ticks.wanted
    assert "尚未保存" in words_in(window.page)
    assert workspace.assessment(sample) is stored


def test_ticks_go_into_the_plan_in_one_change_that_can_be_taken_back(
    page: PlanPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    before = workspace.assessment(sample)
    by_status: dict[str, list[TaskKey]] = {}
    for task in presenter.ticks.tasks:
        by_status.setdefault(task.progress.status, []).append(task.key)
    into, out, going_on = by_status["open"][:3], by_status["planned"][0], by_status["in_progress"][0]
    presenter.ticks.tick(into, True)
    presenter.ticks.tick([out, going_on], False)
    QApplication.processEvents()
    assert page.change.state.text() == "Not stored yet. 3 tasks would become planned. 1 task would be open again."
    qtbot.mouseClick(page.change.put, Qt.MouseButton.LeftButton)
    stored = workspace.assessment(sample)
    assert [stored.written(key).status for key in (*into, out, going_on)] == [*["planned"] * 3, "open", "in_progress"]
    assert stored.answers is before.answers and stored.activities == before.activities
    assert page.change.state.text() == "What is ticked is the plan that is stored."
    assert presenter.ticks.wanted >= {*into, going_on}
    presenter.undo()
    assert workspace.assessment(sample).progress == before.progress
    assert not presenter.can_undo


def test_one_can_go_back_to_what_is_stored(page: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    before = presenter.ticks.wanted
    qtbot.mouseClick(page.change.all_on, Qt.MouseButton.LeftButton)
    assert presenter.ticks.wanted > before
    qtbot.mouseClick(page.change.back, Qt.MouseButton.LeftButton)
    assert presenter.ticks.wanted == before
    assert not page.change.back.isEnabled()


def test_only_what_was_changed_under_way_stays_what_it_is(page: PlanPage, presenter: Presenter) -> None:
    key = next(task.key for task in presenter.ticks.tasks if task.progress.status == "in_progress")
    presenter.ticks.tick([key], False)
    assert page.change.state.text() == "Not stored yet. Tasks in progress or done stay what they are."
    assert not page.change.put.isEnabled() and page.change.back.isEnabled()


def test_the_activity_chosen_decides_which_tasks_are_listed(page: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    second = now(presenter).assessment.activities[1].id
    choose(qtbot, page.change.scope, second)
    page.change.scope.activated.emit(page.change.scope.currentIndex())
    assert now(presenter).activity_id == second
    assert {key[0] for key in keys(page)} == {"", second}
    choose(qtbot, page.change.scope, "*")
    page.change.scope.activated.emit(page.change.scope.currentIndex())
    assert keys(page) == [task.key for task in presenter.ticks.tasks]


def test_tasks_decided_against_are_not_offered_and_own_tasks_without_an_answer_say_so(
    page: PlanPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    aside = presenter.ticks.tasks[0]
    presenter.progress(replace(aside.progress, status="accepted", reason="Too late for this year", decided_by="Ling"))
    assert aside.key not in {task.key for task in presenter.ticks.tasks}
    workspace.add_task(sample, OwnTask(id="x", title="Ask the works council"))
    presenter.choose_activity(now(presenter).activity_id)
    settle_rows(qtbot, page)
    row = next(row for row in page.change.tasks.tasks.rows if row.title == "Ask the works council")
    assert row.effect == "changes no answer"
    assert "effort not known" in row.facts
    presenter.ticks.tick([row.key], True)
    QApplication.processEvents()
    assert "1 without effort, not in the sum" in page.change.sum.text()


def test_hard_stops_that_go_and_that_stay_lead_to_their_questions(
    page: PlanPage, presenter: Presenter, qtbot: QtBot
) -> None:
    second = now(presenter).assessment.activities[1].id
    presenter.choose_activity(second)
    qtbot.mouseClick(page.change.all_on, Qt.MouseButton.LeftButton)
    settle(qtbot, presenter)
    told = page.change.becomes.scenarios
    assert "Hard stops that go" in told.texts()
    row = next(n for n, line in enumerate(told.told.lines) if line.ways)
    told.setFocus()
    told.setCurrentIndex(told.told.index(row))
    qtbot.keyClick(told, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: presenter.page in ("questions", "overview"))


def test_enter_leads_from_a_task_to_its_question(page: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    key = next(key for key in keys(page) if key[0])
    put_the_keyboard_on(page, key)
    qtbot.keyClick(page.change.tasks, Qt.Key.Key_Return)
    assert (presenter.page, presenter.question_id) == ("questions", key[1])


def test_tab_comes_to_everything_on_the_page(page: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.change.all_on, Qt.MouseButton.LeftButton)
    settle(qtbot, presenter)
    change, becomes = page.change, page.change.becomes
    wanted = {change.scope, change.tasks, change.put, change.back, becomes.levels, becomes.map, becomes.scenarios}
    change.scope.setFocus()
    visited = {QApplication.focusWidget()}
    for _ in range(14):
        focus = QApplication.focusWidget()
        assert focus is not None and focus.accessibleName()
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        visited.add(QApplication.focusWidget())
    assert wanted <= visited


def test_where_nothing_may_be_changed_one_can_still_try(
    page: PlanPage, presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(presenter), "read_only", property(lambda self: True))
    presenter.choose_activity(now(presenter).activity_id)
    qtbot.mouseClick(page.change.all_on, Qt.MouseButton.LeftButton)
    settle(qtbot, presenter)
    assert presenter.ticks.to_store() and not page.change.put.isEnabled()


def test_the_lists_keep_to_the_rules_of_qt(page: PlanPage, qtbot: QtBot, presenter: Presenter) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    for model in (page.change.tasks.tasks, page.change.becomes.levels.moves, page.change.becomes.scenarios.told):
        QAbstractItemModelTester(model, fatal, page)
    qtbot.mouseClick(page.change.all_on, Qt.MouseButton.LeftButton)
    settle(qtbot, presenter)
    presenter.choose_activity(now(presenter).assessment.activities[1].id)
    settle(qtbot, presenter)
    assert page.change.tasks.tasks.index(0).data(ROW) is not None


# The least that suffices


@pytest.fixture
def least(page: PlanPage) -> PlanPage:
    page.choices[LEAST].click()
    QApplication.processEvents()
    return page


def test_the_plan_found_says_what_the_command_line_says(least: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    find(qtbot, least)
    printed = made_by_the_rules(presenter, target=2)
    told = [bare(text) for text in least.least.outcome.texts()]
    assert least.least.title.text() == printed[0]
    for line in printed[1:]:
        if "→" not in line:  # levels are badges here
            assert line in told or any(line.startswith(f"{n}") for n in ("A1", "A2", "A3")), line
    assert least.least.short.isVisible() and not least.least.good.isVisible()


def test_what_no_task_reaches_is_proved_with_its_article_and_leads_to_its_question(
    least: PlanPage, presenter: Presenter, qtbot: QtBot
) -> None:
    find(qtbot, least)
    told = least.least.outcome
    row, line = next((n, line) for n, line in enumerate(told.told.lines) if "PIPL Art. 38(1)" in line.text)
    assert "it is they that would have to change" in line.text
    assert "Enter leads to: Transfer route" in str(told.told.index(row).data(SPOKEN))
    told.setFocus()
    told.setCurrentIndex(told.told.index(row))
    qtbot.keyClick(told, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: presenter.page == "questions")
    assert now(presenter).activity_id == now(presenter).assessment.activities[1].id


def test_what_is_reached_everywhere_is_said(least: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    choose(qtbot, least.least.form.target, 3)
    find(qtbot, least)
    assert least.least.good.label.text() == "With these tasks every activity gets there."
    assert not least.least.short.isVisible()
    assert "Critical" not in made_by_the_rules(presenter, target=3)[0]


def test_a_last_day_that_has_passed_is_told_and_kept_to(least: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    form, passed = least.least.form, least.least.passed
    assert not passed.isVisible()
    type_in(qtbot, form.deadline.input, presenter.today.isoformat())
    find(qtbot, least)
    assert not passed.isVisible()
    form.deadline.input.clear()
    type_in(qtbot, form.deadline.input, "2020-01-01")
    find(qtbot, least)
    assert passed.isVisible() and passed.label.text().startswith("The day 2020-01-01 has passed already.")
    assert presenter.search.aim(now(presenter).assessment).deadline == "2020-01-01"


def test_a_budget_and_a_last_day_are_kept_to(least: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    form = least.least.form
    type_in(qtbot, form.budget.input, "20")
    type_in(qtbot, form.deadline.input, "2026-12-31")
    find(qtbot, least)
    assert presenter.search.aim(now(presenter).assessment) == Aim(target=2, budget=20, deadline="2026-12-31")
    printed = made_by_the_rules(presenter, target=2, budget=20.0, deadline="2026-12-31")
    told = [bare(text) for text in least.least.outcome.texts()]
    assert least.least.title.text() == printed[0]
    assert least.least.short.label.text().startswith("Within these limits no choice of tasks")
    obstacles = [line for line in printed if "budget does not reach" in line or "fall due too late" in line]
    assert obstacles and all(line in told for line in obstacles)


def test_costs_that_nobody_gave_are_said_plainly(least: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    choose(qtbot, least.least.form.by, "cost")
    find(qtbot, least)
    assert any("have no cost yet and are not in the sum" in text for text in least.least.outcome.texts())


def test_a_budget_that_is_no_number_is_not_searched_for(least: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    type_in(qtbot, least.least.form.budget.input, "much")
    qtbot.mouseClick(least.least.start, Qt.MouseButton.LeftButton)
    assert not presenter.search.busy and presenter.search.found(now(presenter).assessment) is None
    assert least.least.form.budget.wrong.isVisible()


def test_a_single_activity_may_have_a_target_of_its_own(least: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    form, second = least.least.form, now(presenter).assessment.activities[1].id
    qtbot.mouseClick(form.more.line, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    choose(qtbot, form.activity, second)
    choose(qtbot, form.own, 3)
    assert presenter.search.aim(now(presenter).assessment).targets == {second: 3}
    assert form.exceptions.text() == "Otherwise: A2: High at most"
    find(qtbot, least)
    assert least.least.good.isVisible()
    choose(qtbot, form.own, 0)
    assert presenter.search.aim(now(presenter).assessment).targets == {}


def test_a_plan_is_out_of_date_once_its_aim_or_an_answer_changes(
    least: PlanPage, presenter: Presenter, qtbot: QtBot
) -> None:
    find(qtbot, least)
    assert not least.least.stale.isVisible()
    choose(qtbot, least.least.form.target, 1)
    assert least.least.stale.label.text() == "This plan is out of date."
    choose(qtbot, least.least.form.target, 2)
    assert not least.least.stale.isVisible()
    presenter.answer(now(presenter).activity_id, "activity_summary", Answer(value="another"))
    assert least.least.stale.isVisible()
    find(qtbot, least)
    assert not least.least.stale.isVisible()


def test_putting_a_plan_into_the_plan_does_not_make_it_out_of_date_but_doing_a_task_does(
    least: PlanPage, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot
) -> None:
    find(qtbot, least)
    qtbot.mouseClick(least.least.take, Qt.MouseButton.LeftButton)
    settle(qtbot, presenter)
    found = presenter.search.found(now(presenter).assessment)
    assert found is not None
    under_way = {
        task.key for task in presenter.ticks.tasks if task.progress.status in ("in_progress", "done", "verified")
    }
    assert presenter.ticks.wanted == {task.key for task in found.plan.tasks} | under_way
    assert [level.rpartition(" ")[2] for level in levels(least)[:2]] == ["Medium", "High"]
    qtbot.mouseClick(least.change.put, Qt.MouseButton.LeftButton)
    assert not presenter.search.is_stale(now(presenter), presenter.today)
    progress = workspace.assessment(sample).written(found.plan.tasks[0].key)
    presenter.progress(replace(progress, status="done"))
    assert presenter.search.is_stale(now(presenter), presenter.today)


def test_aim_and_plan_are_there_again_after_another_page(least: PlanPage, presenter: Presenter, qtbot: QtBot) -> None:
    choose(qtbot, least.least.form.target, 3)
    find(qtbot, least)
    before = least.least.outcome.texts()
    presenter.go("tasks")
    presenter.set_interface_language("zh-CN")
    presenter.go("plan")
    QApplication.processEvents()
    window = QApplication.activeWindow()
    again = window.page if window is not None else None  # type: ignore[attr-defined]
    assert isinstance(again, PlanPage) and again is not least
    assert again.least.isVisible() and again.least.form.target.currentData() == 3
    assert again.least.outcome.texts() == before
    assert again.least.good.label.text() == "完成这些任务后，各项处理活动均可达到目标。"


def test_an_obstacle_of_several_questions_lets_one_choose_among_them(
    least: PlanPage, presenter: Presenter, qtbot: QtBot
) -> None:
    choose(qtbot, least.least.form.target, 1)
    find(qtbot, least)
    told = least.least.outcome
    row, line = next((n, line) for n, line in enumerate(told.told.lines) if len(line.ways) > 1)
    told.setFocus()
    told.setCurrentIndex(told.told.index(row))
    qtbot.keyClick(told, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text().replace("&&", "&") for action in menu.actions()] == [way.name for way in line.ways]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: presenter.page != "plan")


def test_what_was_ticked_and_found_does_not_follow_into_another_workspace(
    least: PlanPage, presenter: Presenter, sample: str, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(qtbot, least.least.form.target, 3)
    find(qtbot, least)
    presenter.ticks.tick([task.key for task in presenter.ticks.tasks], True)
    presenter.open_workspace(tmp_path / "another.pia", create=True)
    presenter.workspace.import_file(paths.questionnaires() / "customer-data" / "samples" / "hotel.en.json")
    presenter.open(sample, "plan")
    assert presenter.search.aim(now(presenter).assessment) == Aim(target=2)
    assert presenter.search.found(now(presenter).assessment) is None
    presenter.plan_view = ""
    presenter.go("plan")
    assert not presenter.ticks.differs


# Which answer matters most


def test_the_answers_that_matter_are_those_the_rules_find_and_lead_to_their_questions(
    page: PlanPage, presenter: Presenter, qtbot: QtBot
) -> None:
    page.choices[MATTERS].click()
    qtbot.waitUntil(page.matters.answers.isVisible, timeout=PATIENCE)
    snapshot = now(presenter)
    found = influences(snapshot.library, snapshot.assessment, snapshot.evaluation, snapshot.activity_id)
    planned = Planned(snapshot.words, snapshot.assessment)
    told = page.matters.answers
    lines = [line for line in told.told.lines if line.ways]
    assert [line.text for line in lines] == [bare(planned.influence(one)) for one in found]
    told.setFocus()
    told.setCurrentIndex(told.told.index(told.told.lines.index(lines[0])))
    qtbot.keyClick(told, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: presenter.page == "questions")
    assert presenter.question_id == found[0].question


def test_open_answers_that_could_make_it_worse_are_named(
    make_window: MakeWindow, presenter: Presenter, hotel: str, qtbot: QtBot
) -> None:
    window = make_window()
    presenter.open(hotel)
    presenter.plan_view = MATTERS
    presenter.go("plan")
    assert isinstance(window.page, PlanPage)
    answers = window.page.matters.answers
    qtbot.waitUntil(answers.isVisible, timeout=PATIENCE)
    snapshot = now(presenter)
    found = influences(snapshot.library, snapshot.assessment, snapshot.evaluation, snapshot.activity_id)
    worse = [one for one in found if one.kind == "worse"]
    assert sum("may turn out worse" in text for text in answers.texts()) == len(worse)


def test_what_was_weighed_is_weighed_again_only_where_answers_changed(
    page: PlanPage, presenter: Presenter, qtbot: QtBot
) -> None:
    page.choices[MATTERS].click()
    qtbot.waitUntil(page.matters.answers.isVisible, timeout=PATIENCE)
    first, second = (activity.id for activity in now(presenter).assessment.activities[:2])
    presenter.choose_activity(second)
    assert not page.matters.answers.isVisible()
    qtbot.waitUntil(page.matters.answers.isVisible, timeout=PATIENCE)
    presenter.choose_activity(first)
    assert page.matters.answers.isVisible()
    presenter.answer(first, "activity_summary", Answer(value="another"))
    assert not page.matters.answers.isVisible()
    qtbot.waitUntil(page.matters.answers.isVisible, timeout=PATIENCE)


# Room


@pytest.mark.parametrize(("width", "height", "percent"), [(1024, 640, 100), (1024, 640, 200), (640, 480, 100)])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_nothing_is_cut_at_the_sides(
    make_window: MakeWindow, presenter: Presenter, sample: str, qtbot: QtBot, width: int, height: int, percent: int,
    language: str,
) -> None:  # fmt: skip
    window = make_window(width, height, percent=percent, language=language)
    presenter.open(sample, "plan")
    assert isinstance(window.page, PlanPage)
    page = window.page
    for name in page.views:
        page.choose(name)
        QApplication.processEvents()
        assert page.sheet.horizontalScrollBar().maximum() == 0, name


def test_without_an_activity_the_page_says_what_to_do_first(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace
) -> None:
    window = make_window()
    presenter.open(workspace.start("Empty", language="en", regimes=("pipl",)), "plan")
    assert isinstance(window.page, PlanPage)
    assert "No activity yet" in words_in(window.page)
