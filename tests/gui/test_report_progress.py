"""While a report is written: what is going on is said, the window goes on, and it can be given up for nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.report import ReportPage
from pia_app.gui.presenter import Presenter
from pia_app.gui.report_records import OwnTemplate
from tests.gui.conftest import MakeWindow
from tests.report.workshop import line, p, package, packed, table

OLD = b"PK the report of last year"
SLOW = "{% for t in annex.texts %}"
END = "{% endfor %}"
LONG = 60_000  # milliseconds after which a test gives up


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str) -> ReportPage:
    window = make_window()
    presenter.open(sample, "report")
    QApplication.processEvents()
    assert isinstance(window.page, ReportPage)
    return window.page


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return the processes that fill templates, as they are started."""
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def start(*arguments: Any, **more: Any) -> subprocess.Popen[bytes]:
        started.append(real(*arguments, **more))
        return started[-1]

    monkeypatch.setattr("pia_app.report.child.subprocess.Popen", start)
    return started


@pytest.fixture
def slow(page: ReportPage, presenter: Presenter, sample: str, tmp_path: Path) -> ReportPage:
    """Return the page with a template chosen that nobody has the patience to wait for."""
    path = packed(tmp_path, package(table(*(line(SLOW * 6), line("x"), line(END * 6)))))
    presenter._own_templates[sample] = OwnTemplate(assessment=sample, path=path)
    page.kind.choose("own")
    return page


def at(qtbot: QtBot, presenter: Presenter, stage: str) -> None:
    qtbot.waitUntil(lambda: presenter.report_stage == stage, timeout=LONG)


def begin(qtbot: QtBot, page: ReportPage, presenter: Presenter) -> None:
    qtbot.mouseClick(page.write, Qt.MouseButton.LeftButton)
    at(qtbot, presenter, "filling")


@pytest.mark.parametrize("how", ["click", "escape", "space"])
def test_cancel_ends_the_work_and_leaves_everything_as_it_was(
    slow: ReportPage, presenter: Presenter, qtbot: QtBot, processes: list[subprocess.Popen[bytes]], how: str
) -> None:
    target = slow.target_path()
    target.write_bytes(OLD)
    before = sorted(target.parent.iterdir())
    begin(qtbot, slow, presenter)
    assert slow.progress.isVisible() and slow.progress.cancel.hasFocus()
    with qtbot.waitSignal(presenter.report_given_up, timeout=LONG):
        if how == "click":
            qtbot.mouseClick(slow.progress.cancel, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(slow.progress.cancel, Qt.Key.Key_Escape if how == "escape" else Qt.Key.Key_Space)
    assert [process.poll() is not None for process in processes] == [True]
    assert target.read_bytes() == OLD
    assert sorted(target.parent.iterdir()) == before
    assert slow.given_up.accessibleName() == "Cancelled. Nothing was written.. The file that was there is as it was."
    assert slow.write.isEnabled() and slow.write.hasFocus() and not slow.progress.isVisible()
    assert not slow.failed.isVisible() and not slow.done.isVisible()


def test_what_is_going_on_is_said_in_stages_and_no_share_is_made_up(
    page: ReportPage, presenter: Presenter, qtbot: QtBot
) -> None:
    told: list[str] = []
    presenter.report_moved.connect(lambda: told.append(page.progress.words.text()))
    page.kind.choose("board-summary")
    with qtbot.waitSignal(presenter.reported, timeout=LONG):
        page.write.click()
    stages = list(dict.fromkeys(told))
    assert stages[:4] == [
        "One moment…", "Gathering what the report says…", "Filling in the template and reading the result back…",
        "Saving the file…",
    ]  # fmt: skip
    assert (page.busy.minimum(), page.busy.maximum()) == (0, 0)


def test_the_window_goes_on_while_a_report_is_written(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, sample: str
) -> None:
    ticks: list[str] = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: ticks.append(presenter.report_work))
    with qtbot.waitSignal(presenter.reported, timeout=LONG):
        page.write.click()
        timer.start()
        presenter.go("risk")
        presenter.set_name("Renamed meanwhile")
    timer.stop()
    assert presenter.page == "risk"
    assert presenter.snapshot is not None and presenter.snapshot.assessment.name == "Renamed meanwhile"
    assert ticks.count("write") > 10


def test_closing_the_window_ends_the_work(
    slow: ReportPage, presenter: Presenter, qtbot: QtBot, processes: list[subprocess.Popen[bytes]]
) -> None:
    target, window = slow.target_path(), slow.window()
    assert isinstance(window, MainWindow)
    begin(qtbot, slow, presenter)
    assert window.close()
    assert [process.poll() is not None for process in processes] == [True]
    assert not target.exists()
    QApplication.processEvents()


def test_after_cancel_a_report_can_be_written(slow: ReportPage, presenter: Presenter, qtbot: QtBot) -> None:
    begin(qtbot, slow, presenter)
    with qtbot.waitSignal(presenter.report_given_up, timeout=LONG):
        slow.progress.cancel.click()
    slow.kind.choose("board-summary")
    with qtbot.waitSignal(presenter.reported, timeout=LONG):
        slow.write.click()
    assert slow.done.isVisible() and not slow.given_up.isVisible()


# A template of one's own


def own(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def press(qtbot: QtBot, page: ReportPage, text: str) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_template_of_ones_own_is_checked_and_then_used(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own(monkeypatch, packed(tmp_path, package(p("Ours: {{ report.name }}"))))
    with qtbot.waitSignal(presenter.template_checked, timeout=LONG):
        page.kind.choose("own")
        assert not page.write.isEnabled()
    assert page.card.own.sound.isVisible() and not page.card.own.faults.isVisible()
    assert page.write.isEnabled() and page.preview.isEnabled()
    with qtbot.waitSignal(presenter.reported, timeout=LONG):
        page.write.click()
    assert page.target_path().is_file()
    assert "not shown by this template" in page.removed.accessibleName()


def test_what_is_wrong_with_a_template_is_said_and_it_is_not_used(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = packed(tmp_path, package(p("Ours: {{ report.nam }}")))
    own(monkeypatch, path)
    with qtbot.waitSignal(presenter.template_checked, timeout=LONG):
        page.kind.choose("own")
    assert 'has no "nam"; did you mean "name"?' in page.card.own.faults.detail.text()
    assert not page.write.isEnabled() and not page.preview.isEnabled()
    path.write_bytes(packed(tmp_path, package(p("Ours: {{ report.name }}"))).read_bytes())
    with qtbot.waitSignal(presenter.template_checked, timeout=LONG):
        press(qtbot, page, "Check again")
    assert page.write.isEnabled() and not page.card.own.faults.isVisible()


def test_without_a_file_the_kind_stays_what_it_was(
    page: ReportPage, presenter: Presenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(monkeypatch, "")
    page.kind.choose("board-summary")
    page.kind.choose("own")
    assert not page.kind.own and page.kind.template.id == "board-summary"
    assert presenter.own_template is None and page.write.isEnabled()


def test_the_template_of_one_assessment_is_not_that_of_another(
    slow: ReportPage, presenter: Presenter, sample: str
) -> None:
    other = presenter.workspace.start("Other", language="en", regimes=("pipl",))
    kept = []
    for assessment in (sample, other, sample):
        presenter.open(assessment)
        kept.append(presenter.own_template is not None)
    assert kept == [True, False, True]
