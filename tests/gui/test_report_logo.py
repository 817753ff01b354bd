"""The logo on the report page: chosen, on the cover, replaced, done without; what is no picture changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from pia_app.gui.pages.report import ReportPage
from pia_app.gui.presenter import Presenter
from pia_app.report import package
from tests.gui.conftest import MakeWindow

PLACE = "word/media/organisation"


@pytest.fixture
def page(make_window: MakeWindow, presenter: Presenter, sample: str) -> ReportPage:
    window = make_window()
    presenter.open(sample, "report")
    QApplication.processEvents()
    assert isinstance(window.page, ReportPage)
    return window.page


def picture(path: Path, kind: str, colour: Qt.GlobalColor = Qt.GlobalColor.darkBlue) -> Path:
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    path.write_bytes(buffer.data().data())
    return path


def choose(page: ReportPage, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(page.logo.choose, Qt.MouseButton.LeftButton)


def written(page: ReportPage, presenter: Presenter, qtbot: QtBot) -> dict[str, bytes]:
    with qtbot.waitSignal(presenter.reported, timeout=30_000):
        page.write.click()
    return package.read(page.target_path(), package.REPORT)


def test_a_logo_is_chosen_stands_on_the_cover_is_replaced_and_done_without(
    page: ReportPage, presenter: Presenter, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.logo.told.text() == "None. The cover keeps a place for one."
    assert not page.logo.remove.isVisible()
    png, jpeg = picture(tmp_path / "ours.png", "PNG"), picture(tmp_path / "new.jpg", "JPEG")
    choose(page, png, qtbot, monkeypatch)
    assert page.logo.told.text() == "workspace.logo.png, for all reports of this workspace"
    assert written(page, presenter, qtbot)[f"{PLACE}.png"] == png.read_bytes()
    choose(page, jpeg, qtbot, monkeypatch)
    assert page.logo.told.text() == "workspace.logo.jpeg, for all reports of this workspace"
    parts = written(page, presenter, qtbot)
    assert parts[f"{PLACE}.jpeg"] == jpeg.read_bytes() and f"{PLACE}.png" not in parts
    qtbot.mouseClick(page.logo.remove, Qt.MouseButton.LeftButton)
    assert not page.logo.remove.isVisible() and page.logo.choose.hasFocus()
    assert not [name for name in written(page, presenter, qtbot) if name.startswith(PLACE)]
    assert png.exists() and jpeg.exists()


def test_what_is_no_picture_changes_nothing_and_says_so(
    page: ReportPage, presenter: Presenter, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    png = picture(tmp_path / "ours.png", "PNG")
    choose(page, png, qtbot, monkeypatch)
    (tmp_path / "letter.png").write_text("no picture", encoding="utf-8")
    choose(page, tmp_path / "letter.png", qtbot, monkeypatch)
    assert page.logo.failed.isVisible() and "letter.png" in page.logo.failed.accessibleName()
    assert presenter.logo is not None and presenter.logo.read_bytes() == png.read_bytes()
    choose(page, png, qtbot, monkeypatch)
    assert not page.logo.failed.isVisible()


def test_another_logo_is_another_report_than_the_one_previewed(
    page: ReportPage, presenter: Presenter, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(presenter.drafted, timeout=30_000):
        page.preview.click()
    choose(page, picture(tmp_path / "ours.png", "PNG"), qtbot, monkeypatch)
    assert f"{PLACE}.png" in written(page, presenter, qtbot)
    assert not presenter.as_previewed


def test_a_logo_that_was_spoilt_meanwhile_is_named_and_nothing_is_written(
    page: ReportPage, presenter: Presenter, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, picture(tmp_path / "ours.png", "PNG"), qtbot, monkeypatch)
    assert presenter.logo is not None
    presenter.logo.write_bytes(b"spoilt")
    with qtbot.waitSignal(presenter.report_failed, timeout=30_000):
        page.write.click()
    assert page.failed.isVisible() and "workspace.logo.png" in page.failed.accessibleName()
    assert not page.target_path().exists()
