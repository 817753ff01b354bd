"""A risk of one's own, a decision to live with it, and a finished task whose answer follows: through the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from pia_app import paths
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.proposals import ProposalsNotice
from pia_app.gui.pages.risk import RiskPage
from pia_app.gui.widgets.link import Link
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.model import Evidence, TaskProgress
from pia_app.rules.proposals import proposals
from pia_app.workspace import Workspace
from tests.gui.conftest import nothing_left_behind  # noqa: F401
from tests.journeys import officer
from tests.journeys.person import Person
from tests.journeys.test_window import Start, start, stored  # noqa: F401

TEXTS = {
    "en": ("Screen seen by <bystanders>", "Names and room numbers.", "Seen twice.", "Chen Yu", "A filter is fitted."),
    "zh-CN": ("前台屏幕被旁人看到", "姓名与房号外露。", "巡查时两次发现。", "陈昱", "已加装防窥膜。"),
}
FALLS = {"en": "High → Medium", "zh-CN": "高 → 中"}
SEEN = Evidence(what="Record of the test", provided_by="Li Wen", verified_by="Zhang Min")


def prepared(path: Path, language: str) -> TaskProgress:
    """Make a workspace of the sample in which one more task makes the level of its first activity fall; return that."""
    workspace = Workspace.create(path)
    samples = paths.questionnaires() / "customer-data" / "samples"
    (name,) = workspace.import_file(samples / f"hotel.{language}.json")
    activity = workspace.assessment(name).activities[0].id
    before = workspace.evaluation(name).activity(activity)
    for task in before.tasks:
        done = TaskProgress(activity=activity, question=task.question, measure=task.measure, status="done")
        held = workspace.progress(name, done)
        if not any(one.key == done.key for one in proposals(workspace.library(name), held)):
            continue  # another measure for the same question has done it
        workspace.apply_proposal(name, done.key)
        if workspace.evaluation(name).activity(activity).level.high < before.level.high:
            workspace.undo(name)
            workspace.undo(name)
            workspace.close(back_up=False)
            return done
    raise AssertionError("no task of the sample makes the level fall")


def add_a_risk(person: Person, language: str) -> None:
    name, event, reason, _, _ = TEXTS[language]
    person.click("Add a risk of your own…", QPushButton)
    person.write(person.find("Name of the risk", LineInput), name)
    person.write(person.find("What could happen", TextInput), event)
    for scale in ("severity", "likelihood"):
        meaning = person.words.method(f"{scale}_anchors", 2)
        person.click(next(w for w in person.all(OptionButton) if meaning in w.accessibleName()))
    person.write(person.find("Reason for severity and likelihood", TextInput), reason)
    person.click("Add the risk", QPushButton)
    for text in (name, event):
        assert person.reads(text)


def accept_it(person: Person, language: str) -> None:
    *_, by, reason = TEXTS[language]
    person.click(person.find_beginning("Accept this risk…", Link))
    person.write(person.find("Who accepts it", LineInput), by)
    person.write(person.find("Reason", TextInput), reason)
    person.click("Accept the risk", QPushButton)
    assert person.reads(by) and person.reads(reason)


def level(window: MainWindow) -> int:
    """Return the level that the risk page shows."""
    assert isinstance(window.page, RiskPage) and window.page.level.isVisible()
    shown = window.page.level.interval
    assert shown is not None
    return shown.high


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_an_officer_adds_and_accepts_a_risk_and_takes_a_finished_task_into_its_answer(
    start: Start,  # noqa: F811
    tmp_path: Path,
    language: str,
) -> None:
    path = tmp_path / "w.pia"
    task = prepared(path, language)
    window, person = start(path, language), Person(language)
    window.presenter.open(stored(window).id, "risk")
    before, known = level(window), stored(window).activities[0].risks
    add_a_risk(person, language)
    accept_it(person, language)
    (risk,) = (one for name, one in stored(window).activities[0].risks.items() if name not in known)
    assert (risk.severity, risk.likelihood) == (2, 2)
    assert stored(window).activities[0].accepted[risk.id].by == TEXTS[language][3]
    assert level(window) == before

    window.presenter.progress(TaskProgress(
        activity=task.activity, question=task.question, measure=task.measure, status="verified", evidence=(SEEN,)
    ))  # fmt: skip
    answer = stored(window).activities[0].answers.get(task.question)
    officer.go(person, "Tasks")
    (notice,) = person.all(ProposalsNotice)
    person.click(notice.look)
    assert person.reads(person.words.question(task.question).text) and person.reads(SEEN.what)
    (apply,) = person.texts("Apply: {0}")
    person.click(apply.format(person.words.short(task.question)), QPushButton)
    assert person.reads(FALLS[language])
    person.click("Close", QPushButton)
    after = stored(window).activities[0].answers[task.question]
    assert (after.value, after.verified) == ("yes", True)
    officer.go(person, "Risk")
    assert level(window) == before - 1

    person.click("Undo")
    assert stored(window).activities[0].answers.get(task.question) == answer and level(window) == before
    officer.go(person, "Tasks")
    assert notice.isVisible()
    person.click("Undo")
    assert not any(
        p.key == task.key for p in proposals(window.presenter.workspace.library(stored(window).id), stored(window))
    )
    held = stored(window)
    assert risk.id in held.activities[0].risks and risk.id in held.activities[0].accepted
    assert window.close()
    again = start(path, language)
    assert stored(again) == held
