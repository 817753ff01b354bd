"""The report page: what will be said, the Word file, the exchange file, and what happens when one fails."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from pia_app import exchange
from pia_app.errors import PiaError
from pia_app.gui import outlook
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.about import About
from pia_app.gui.pages.report import ReportPage
from pia_app.gui.pages.report_target import file_name
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.level_strip import LevelStrip
from pia_app.model import Answer, State
from pia_app.wording import say
from pia_app.workspace import Workspace
from tests.gui.conftest import NOW, MakeWindow
from tests.support import shipped

SAVE = "getSaveFileName"


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str) -> ReportPage:
    window = make_window()
    presenter.open(sample, "report")
    QApplication.processEvents()
    assert isinstance(window.page, ReportPage)
    return window.page


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, SAVE, lambda *_: (str(path), ""))


def press(qtbot: QtBot, page: ReportPage, text: str) -> None:
    button = next(b for b in page.findChildren(type(page.write)) if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(page: ReportPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.outlook.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(("language", "word"), [("en", "Remediation"), ("zh-CN", "整改")])
def test_the_report_is_written_in_the_language_chosen_while_the_window_goes_on(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, language: str, word: str
) -> None:
    page.languages[language].click()
    target = page.target_path()
    assert target.name.endswith(f"2026-11-23 ({language}).docx")
    with qtbot.waitSignal(presenter.reported, timeout=30_000):
        page.write.click()
        assert presenter.reporting and page.busy.isVisible()
        assert not page.write.isEnabled() and page.write.text() == "Writing the report…"
        assert not target.exists()
    with zipfile.ZipFile(target) as package:
        assert word in package.read("word/document.xml").decode()
    assert page.done.isVisible() and str(target) in page.done.accessibleName()
    assert page.write.isEnabled() and not page.busy.isVisible()
    assert page.replaces.isVisible()


def test_the_languages_of_window_questions_and_report_are_kept_apart(page: ReportPage, presenter: Presenter) -> None:
    page.languages["zh-CN"].click()
    assert presenter.language == "en"
    assert presenter.snapshot is not None and presenter.snapshot.assessment.language == "en"


def test_a_report_that_cannot_be_written_says_why_and_leaves_what_was_there(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen(monkeypatch, tmp_path / "nowhere" / "report.docx")
    press(qtbot, page, "Change…")
    with qtbot.waitSignal(presenter.report_failed, timeout=30_000):
        page.write.click()
    assert "does not exist" in page.failed.accessibleName()
    assert not page.done.isVisible() and page.write.isEnabled()


def test_a_failure_is_said_once_on_the_page_or_in_one_banner_elsewhere_until_a_report_is_made(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    chosen(monkeypatch, tmp_path / "nowhere" / "report.docx")
    press(qtbot, page, "Change…")
    with qtbot.waitSignal(presenter.report_failed, timeout=30_000):
        page.write.click()
    assert page.failed.isVisible() and window.banners.shown() == []
    for folder in ("nowhere", "nor here"):
        presenter.go("report")
        chosen(monkeypatch, tmp_path / folder / "report.docx")
        press(qtbot, page, "Change…")
        with qtbot.waitSignal(presenter.report_failed, timeout=30_000):
            page.write.click()
            presenter.go("tasks")
    (banner,) = window.banners.shown()
    assert "does not exist" in banner.text and "nor here" in banner.text
    presenter.go("report")
    chosen(monkeypatch, tmp_path / "report.docx")
    press(qtbot, page, "Change…")
    with qtbot.waitSignal(presenter.reported, timeout=30_000):
        page.write.click()
    assert window.banners.shown() == [] and not page.failed.isVisible()


def test_a_failure_beneath_a_preview_is_said_in_a_banner(page: ReportPage, presenter: Presenter, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    with qtbot.waitSignal(presenter.drafted, timeout=30_000):
        page.preview.click()
    assert page.panel is not None and page.looking
    page._asked = True  # as while a new preview is made
    presenter.report_failed.emit("preview", PiaError("export_failed", path="x", why="y"))
    assert [banner.kind for banner in window.banners.shown()] == ["report"]


def test_a_failure_elsewhere_is_not_told_as_a_failure_of_the_report(page: ReportPage, presenter: Presenter) -> None:
    presenter.failed.emit(PiaError("export_failed", path="x", why="y"))
    assert not page.failed.isVisible()


def test_a_file_is_asked_for_on_a_click_only_and_gets_its_ending(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen(monkeypatch, tmp_path / "my report")
    press(qtbot, page, "Change…")
    assert page.target_path() == tmp_path / "my report.docx"
    chosen(monkeypatch, "")
    press(qtbot, page, "Change…")
    assert page.target_path() == tmp_path / "my report.docx"
    assert str(tmp_path) in page.target.text()


def test_a_name_that_no_file_can_have_is_told_in_a_sentence_and_the_page_goes_on(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen(monkeypatch, tmp_path / ("n" * 300 + ".docx"))
    press(qtbot, page, "Change…")
    assert not page.replaces.isVisible()
    with qtbot.waitSignal(presenter.report_failed, timeout=30_000):
        page.write.click()
    assert page.failed.isVisible() and page.write.isEnabled()
    assert not list(tmp_path.glob("*.docx"))


def test_long_chinese_names_make_a_file_name_that_every_computer_takes() -> None:
    short = file_name("\u8bc4\u4f30" * 100)
    assert len(f"{short} {short} 2026-11-23 (zh-CN).docx".encode()) < 255
    assert short.startswith("\u8bc4\u4f30") and "\ufffd" not in short


def test_only_the_report_just_made_is_opened(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    with qtbot.waitSignal(presenter.reported, timeout=30_000):
        page.write.click()
    press(qtbot, page, "Open")
    press(qtbot, page, "Show in folder")
    made = page.target_path()
    assert opened == [QUrl.fromLocalFile(str(made)), QUrl.fromLocalFile(str(made.parent))]
    made.unlink()
    press(qtbot, page, "Open")
    assert len(opened) == 2
    assert "no longer" in page.done.accessibleName()


def test_the_answers_go_into_an_exchange_file_that_can_be_read_again(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, workspace: Workspace, sample: str
) -> None:
    chosen(monkeypatch, tmp_path / "copy")
    press(qtbot, page, "Export as JSON…")
    (again,) = exchange.read(tmp_path / "copy.json", shipped())
    assert again.activities == workspace.assessment(sample).activities
    assert str(tmp_path / "copy.json") in page.exported.accessibleName()


def test_the_page_says_what_a_reader_would_miss_and_leads_there(
    page: ReportPage, presenter: Presenter, qtbot: QtBot
) -> None:
    assert presenter.snapshot is not None
    activity = presenter.snapshot.activity_id
    for question in ("mfa", "patching"):
        presenter.answer(activity, question, None)
    waived = Answer(state=State.NOT_APPLICABLE, reason="no systems", answered_by="A")
    presenter.answer(activity, "backups_tested", waived)
    told, left = texts(page), presenter.snapshot.evaluation.activity(activity).asked.unanswered
    assert set(left) == {"mfa", "patching", "processing_end"}  # the sample leaves the last one open
    assert f"A1: {len(left)} unanswered; where they matter, a level is given as a range." in told
    assert "A1: 1 is said not to apply, but no second person has agreed." in told
    ways = page.outlook.findChildren(type(page.write))
    show = next(b for b in ways if b.accessibleName().startswith(f"Show: A1: {len(left)} unanswered"))
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert (presenter.page, presenter.question_id) == ("questions", left[0])


def test_the_outlook_counts_the_whole_assessment(presenter: Presenter, sample: str) -> None:
    presenter.open(sample, "report")
    assert presenter.snapshot is not None
    found = outlook.of(presenter.snapshot, NOW.date())
    left = sum(gap.count for gap in found.gaps if gap.kind == "unanswered")
    assert found.asked - found.answered == left == 7
    assert found.asked > 300
    assert found.tasks == len(presenter.snapshot.evaluation.tasks) + len(presenter.snapshot.assessment.own_tasks)
    assert found.stops > 0 and found.pending_stops == 0
    assert {gap.kind for gap in found.gaps} <= {"unanswered", "unknown", "unapproved", "unowned", "overdue"}


def test_the_number_of_legal_issues_is_the_same_on_every_page_and_in_the_report(
    page: ReportPage, presenter: Presenter, qtbot: QtBot
) -> None:
    snapshot = presenter.snapshot
    assert snapshot is not None
    found = outlook.of(snapshot, NOW.date())
    assert f"Potential non-compliance, legal review required: {found.stops}" in texts(page)
    about = About(presenter)
    about.display(snapshot)
    assert about.stops.text().startswith(f"{found.stops} issues")
    strip, counts = LevelStrip(), []
    for activity in snapshot.assessment.activities:
        presenter.choose_activity(activity.id)
        assert presenter.snapshot is not None
        strip.display(presenter.snapshot)
        counts.append(int(strip.stops.text().split()[0]))
    assert sum(counts) == found.stops
    with qtbot.waitSignal(presenter.reported, timeout=30_000):
        page.write.click()
    with zipfile.ZipFile(page.target_path()) as package:
        written = package.read("word/document.xml").decode()
    assert say("en", "report.summary.stops", open=found.stops, pending=0) in written


def test_another_assessment_has_its_own_file_language_and_messages(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    other = workspace.start("Other", language="en", regimes=("pipl",))
    chosen(monkeypatch, tmp_path / "chosen.docx")
    press(qtbot, page, "Change…")
    page.languages["zh-CN"].click()
    with qtbot.waitSignal(presenter.reported, timeout=30_000):
        page.write.click()
    window = page.window()
    assert isinstance(window, MainWindow)
    presenter.open(other, "report")
    assert isinstance(window.page, ReportPage)
    assert window.page.target_path().name == "Other 2026-11-23 (en).docx"
    assert not window.page.done.isVisible()


def test_a_report_that_is_ready_after_one_has_gone_elsewhere_is_announced(
    page: ReportPage, presenter: Presenter, qtbot: QtBot
) -> None:
    window, target = page.window(), page.target_path()
    assert isinstance(window, MainWindow)
    with qtbot.waitSignal(presenter.reported, timeout=30_000):
        page.write.click()
        presenter.go_home()
    assert [banner.text for banner in window.banners.shown()] == [f"The report is written: {target}"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hotels 2026", "Hotels 2026"),
        ('a/b\\c:d*e?"f<g>h|i', "a b c d e f g h i"),
        ("../../etc", "etc"),
        ("  ... ", "PIA"),
        ("评估" * 60, "评估" * 16 + "评"),
        ("tab\tand\nline", "tab and line"),
    ],
)
def test_a_name_becomes_a_file_name_that_every_system_takes(name: str, expected: str) -> None:
    assert file_name(name) == expected


def test_another_kind_of_document_is_written_under_a_name_of_its_own(
    page: ReportPage, presenter: Presenter, qtbot: QtBot
) -> None:
    assert page.kind.template.id == "standard"
    page.kind.choose("screening-memo")
    assert "screening-memo" in page.target_path().name
    assert "look again" in page.kind.purpose.text()
    with qtbot.waitSignal(presenter.reported, timeout=30_000):
        page.write.click()
    with zipfile.ZipFile(page.target_path()) as package:
        assert "Screening memo" in package.read("word/document.xml").decode()


def test_a_way_to_the_memo_chooses_it(page: ReportPage, presenter: Presenter) -> None:
    presenter.go("report", target="screening-memo")
    assert presenter.snapshot is not None
    page.display(presenter.snapshot)
    assert page.kind.template.id == "screening-memo"
