"""The preview: the very file that will be written, in full, as plain text, and never in the window's way."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_app import paths
from pia_app.gui.pages.report import ReportPage
from pia_app.gui.presenter import Presenter
from pia_app.gui.preview import image
from pia_app.gui.preview.panel import PreviewPanel
from pia_app.gui.preview.typesetter import Typesetter, pieces
from pia_app.gui.report_records import OwnTemplate
from pia_app.model import Answer
from pia_app.report import office
from pia_app.report.look import Cell, Look, Paragraph, Row, Table
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow
from tests.report.test_look import seen_in
from tests.report.test_paging import HANGS, LAYS, script, standing_in
from tests.report.workshop import p, package, packed

LONG = 60_000
HOSTILE = (
    '<b>bold?</b> <img src="file:///etc/passwd"> &amp; {{ 7 * 7 }} \u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd'
)
SCRIPTS = pytest.mark.skipif(sys.platform == "win32", reason="the programs that stand in are scripts of a shell")


@pytest.fixture(autouse=True)
def no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have neither LibreOffice nor Poppler, unless a test puts something there."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(office, "_usual_of_office", lambda: iter(()))
    monkeypatch.setattr(office, "_usual_of_poppler", lambda: iter(()))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str) -> ReportPage:
    window = make_window()
    presenter.open(sample, "report")
    QApplication.processEvents()
    assert isinstance(window.page, ReportPage)
    return window.page


def looked(qtbot: QtBot, page: ReportPage, kind: str = "standard") -> PreviewPanel:
    """Open the preview and wait until all of it is set."""
    page.kind.choose(kind)
    qtbot.mouseClick(page.preview, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.looking, timeout=LONG)
    panel = page.panel
    assert panel is not None
    qtbot.waitUntil(lambda: not panel.paper.setting, timeout=LONG)
    return panel


def tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def test_the_whole_report_is_there_with_its_headings_answers_and_shades(
    page: ReportPage, presenter: Presenter, qtbot: QtBot
) -> None:
    panel = looked(qtbot, page)
    shown = panel.paper.toPlainText()
    assert presenter.preview is not None and presenter.snapshot is not None
    headings = [b for b in presenter.preview.look.blocks if isinstance(b, Paragraph) and b.level]
    assert len(headings) > 40
    assert [one for one, _ in panel.paper.headings] == headings
    assert panel.outline.count() == len([h for h in headings if h.level <= 3])
    summary = presenter.snapshot.assessment.activities[0].answers["activity_summary"].value
    assert isinstance(summary, str) and summary in shown
    grounds = {
        table.cellAt(row, column).format().background().color().name()
        for table in tables(panel.paper.document())
        for row in range(table.rows())
        for column in range(table.columns())
    }
    assert {"#f8cbad", "#e2efda"} <= grounds  # high and low, as the map has them
    assert "Foot of each page: " in shown


def test_the_file_written_is_the_file_that_was_shown(page: ReportPage, presenter: Presenter, qtbot: QtBot) -> None:
    panel = looked(qtbot, page, "board-summary")
    assert presenter.preview is not None
    with qtbot.waitSignal(presenter.reported, timeout=LONG):
        qtbot.mouseClick(panel.write, Qt.MouseButton.LeftButton)
    assert page.target_path().read_bytes() == presenter.preview.draft.data
    assert not page.looking
    assert "the very file that the preview showed" in page.done.accessibleName()


def test_after_a_change_the_preview_is_old_and_another_file_is_written(
    page: ReportPage, presenter: Presenter, qtbot: QtBot
) -> None:
    panel = looked(qtbot, page, "board-summary")
    first = presenter.preview
    assert first is not None and not panel.old.isVisible()
    presenter.set_name("Another name")
    assert panel.old.accessibleName() == "The assessment has changed since."
    qtbot.mouseClick(panel.refresh, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: presenter.preview is not first and not panel.paper.setting, timeout=LONG)
    assert not panel.old.isVisible()
    assert "Another name" in panel.paper.toPlainText()
    presenter.set_name("A third")
    with qtbot.waitSignal(presenter.reported, timeout=LONG):
        panel.write.click()
    assert "the very file" not in page.done.accessibleName()
    with zipfile.ZipFile(page.target_path()) as written:
        assert "A third" in written.read("word/document.xml").decode()


def test_looking_again_at_what_has_not_changed_makes_nothing_anew(
    page: ReportPage, presenter: Presenter, qtbot: QtBot
) -> None:
    looked(qtbot, page, "board-summary")
    first = presenter.preview
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.looking and page.preview.hasFocus()
    looked(qtbot, page, "board-summary")
    assert presenter.preview is first


def test_what_people_typed_is_shown_as_it_is(page: ReportPage, presenter: Presenter, qtbot: QtBot, sample: str) -> None:
    assert presenter.snapshot is not None
    presenter.answer(presenter.snapshot.activity_id, "activity_summary", Answer(value=HOSTILE))
    panel = looked(qtbot, page)
    assert HOSTILE in panel.paper.toPlainText()


def test_a_jump_brings_a_heading_to_the_top(page: ReportPage, qtbot: QtBot) -> None:
    panel = looked(qtbot, page)
    row = panel.outline.count() // 2
    panel.outline.setFocus()
    panel.outline.setCurrentRow(row)
    qtbot.keyClick(panel.outline, Qt.Key.Key_Return)
    listed = [(one, place) for one, place in panel.paper.headings if one.level <= 3]
    cursor = panel.paper.textCursor()
    assert cursor.position() == listed[row][1]
    assert 0 <= panel.paper.cursorRect(cursor).top() < 30
    assert panel.paper.hasFocus()
    top = panel.paper.verticalScrollBar().value()
    qtbot.keyClick(panel.paper, Qt.Key.Key_Home)
    assert panel.paper.verticalScrollBar().value() == 0
    qtbot.keyClick(panel.paper, Qt.Key.Key_End)
    assert panel.paper.verticalScrollBar().value() > top


def test_a_zoom_keeps_the_place(page: ReportPage, qtbot: QtBot) -> None:
    panel = looked(qtbot, page)
    panel.paper.jump(panel.paper.headings[20][1])
    before, percent = panel.paper._top(), panel.paper.percent
    qtbot.keyClick(panel.paper, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert panel.paper.percent < percent
    qtbot.waitUntil(lambda: not panel.paper.setting, timeout=LONG)
    assert abs(panel.paper._top() - before) < 200
    assert panel.where.text() == f"{panel.paper.percent} %"


@pytest.mark.parametrize(("width", "height", "percent"), [(1024, 640, 200), (1280, 800, 100)])
def test_in_a_narrow_window_headings_and_paper_take_turns(
    make_window: MakeWindow, presenter: Presenter, qtbot: QtBot, sample: str, width: int, height: int, percent: int
) -> None:
    window = make_window(width, height, percent=percent)
    presenter.open(sample, "report")
    assert isinstance(window.page, ReportPage)
    panel = looked(qtbot, window.page, "board-summary")
    assert panel.paper.isVisible()
    assert panel.outline.isVisible() is (percent == 100)
    assert panel.paper.height() > 200
    panel.headings.click()
    assert panel.outline.isVisible() is (percent == 200)
    assert panel.paper.isVisible() is (percent == 100)


def test_the_paper_fits_beside_the_headings_and_a_document_without_any_needs_no_list(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, sample: str, tmp_path: Path
) -> None:
    panel = looked(qtbot, page)
    assert panel.outline.isVisible()
    assert panel.paper.horizontalScrollBar().maximum() == 0
    path = packed(tmp_path, package(p("{{ report.name }}")))
    presenter._own_templates[sample] = OwnTemplate(assessment=sample, path=path)
    panel.back.click()
    panel = looked(qtbot, page, "own")
    assert not panel.outline.isVisible() and not panel.headings.isVisible()


# Setting


def test_a_long_report_is_set_in_small_steps(qapp: QApplication) -> None:
    rows = tuple(Row(cells=(_cell(0, str(number)), _cell(1, "x"))) for number in range(400))
    seen = Look(blocks=(Table(widths=(100.0, 100.0), rows=rows, edge="808080"),))
    document = QTextDocument()
    steps = sum(1 for _ in Typesetter(document, seen, 100).steps())
    assert steps > 20
    assert tables(document)[0].rows() <= 12
    assert document.toPlainText().split()[-2:] == ["399", "x"]


def _cell(column: int, text: str, rows: int = 1) -> Cell:
    (paragraph,) = (b for b in seen_in(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>").blocks if isinstance(b, Paragraph))
    return Cell(column=column, span=1, rows=rows, ground="", blocks=(paragraph,))


def test_a_table_is_not_cut_through_a_cell(qapp: QApplication) -> None:
    one = _cell(0, "x")
    rows = [Row(cells=(one,))] * 11 + [Row(cells=(_cell(0, "tall", 5),))] + [Row(cells=())] * 4 + [Row(cells=(one,))]
    assert [len(piece) for piece in pieces(rows)] == [16, 1]


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a" + bytes(50), b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_a_picture_that_is_none_is_not_shown(qapp: QApplication, data: bytes) -> None:
    assert image.read(data).isNull()


# Pages


def test_without_libreoffice_one_sentence_says_what_to_install(page: ReportPage, qtbot: QtBot) -> None:
    panel = looked(qtbot, page, "board-summary")
    qtbot.mouseClick(panel.page_images, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "install LibreOffice" in panel.pages.words.text(), timeout=LONG)
    assert not panel.pages.busy.isVisible() and not panel.pages.open_pdf.isVisible()


@SCRIPTS
def test_with_both_programs_the_pages_are_drawn(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, tmp_path: Path
) -> None:
    standing_in(tmp_path / "bin")
    picture = tmp_path / "page.png"
    picture.write_bytes(next((paths.report_templates()).glob("*/en.docx")).read_bytes())
    with zipfile.ZipFile(picture) as template:
        logo = template.read("word/media/logo.png")
    picture.write_bytes(logo)
    script(tmp_path / "bin", "pdftoppm", f'cat "{picture}"')
    _with_tools(tmp_path / "bin")
    panel = looked(qtbot, page, "board-summary")
    panel.window().activateWindow()
    qtbot.mouseClick(panel.page_images, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: presenter.pictures.picture(2) is not None, timeout=LONG)
    qtbot.waitUntil(panel.pages.strip.hasFocus, timeout=LONG)
    for choice, shown in ((panel.content, panel.paper), (panel.page_images, panel.pages.strip)):
        qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
        assert shown.hasFocus()
    before = panel.pages.strip.verticalScrollBar().value()
    qtbot.keyClick(panel.pages.strip, Qt.Key.Key_PageDown)
    assert panel.pages.strip.verticalScrollBar().value() > before
    qtbot.keyClick(panel.pages.strip, Qt.Key.Key_Home)
    assert panel.pages.currentWidget() is panel.pages.strip
    assert panel.where.text() == "1 / 2"
    panel.pages.strip.setFocus()
    qtbot.keyClick(panel.pages.strip, Qt.Key.Key_End)
    assert panel.where.text() == "2 / 2"
    assert panel.pages.strip.accessibleName() == "Page 2 of 2"
    pages, paper = panel.pages.strip.percent, panel.paper.percent
    qtbot.keyClick(panel.pages.strip, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert panel.pages.strip.percent > pages and panel.paper.percent == paper
    presenter.end_reports()
    assert list((tmp_path / "scratch").iterdir()) == []


@SCRIPTS
def test_with_libreoffice_alone_the_pages_can_be_opened_as_pdf(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "bin", "soffice", LAYS)
    _with_tools(tmp_path / "bin")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    panel = looked(qtbot, page, "board-summary")
    panel.page_images.click()
    qtbot.waitUntil(panel.pages.open_pdf.isVisible, timeout=LONG)
    assert "Poppler" in panel.pages.words.text()
    panel.pages.open_pdf.click()
    assert [url.fileName() for url in opened] == ["report.pdf"]
    presenter.end_reports()


@SCRIPTS
def test_laying_out_that_hangs_can_be_cancelled(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "bin", "soffice", HANGS)
    _with_tools(tmp_path / "bin")
    monkeypatch.setenv("MARK", str(tmp_path / "mark"))
    panel = looked(qtbot, page, "board-summary")
    panel.page_images.click()
    assert "laying out" in panel.pages.words.text() and panel.pages.busy.isVisible()
    qtbot.mouseClick(panel.pages.cancel, Qt.MouseButton.LeftButton)
    assert panel.mode == "content" and panel.paper.isVisible()
    assert presenter.pictures.state == "idle"
    assert list((tmp_path / "scratch").iterdir()) == []


def _with_tools(folder: Path) -> None:
    """Put beside the programs that stand in what their scripts need."""
    for name in ("cat", "sleep"):
        real = next(path for path in (Path("/bin", name), Path("/usr/bin", name)) if path.exists())
        (folder / name).symlink_to(real)


def test_a_workspace_can_be_left_with_a_preview_open(
    page: ReportPage, presenter: Presenter, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    looked(qtbot, page, "board-summary")
    presenter.go_home()
    presenter.open(workspace.start("Other", language="en", regimes=("pipl",)), "report")
    QApplication.processEvents()
    assert not presenter.reporting
