"""Starting: quick, with what the person preferred last time, and with a way on where the workspace does not open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from pia_app import app, paths, settings
from pia_app.errors import PiaError, WorkspaceError
from pia_app.gui import ask, theme
from pia_app.gui.presenter import Presenter
from pia_app.gui.reception import Reception, open_or_make
from pia_app.workspace import Workspace
from tests.support import ROOT

HEAVY = ("yaml", "docx", "docxtpl", "jinja2", "lxml", "sqlite_utils", "xlsxwriter", "html", "pia_app.model")
FIRST_PAINT = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pia_app import app
true_assemble = app.assemble

def assemble(presenter):
    window = true_assemble(presenter)
    QTimer.singleShot(0, lambda: (print([m for m in {HEAVY!r} if m in sys.modules]), QApplication.exit()))
    return window

app.assemble = assemble
app.run([])
"""


@pytest.fixture
def hook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def buttons(dialog: Reception) -> dict[str, QPushButton]:
    return {b.text(): b for b in dialog.findChildren(QPushButton)}


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    first = open_or_make(tmp_path / "workspace.pia")
    first.start("Hotels", language="en", regimes=("pipl",))
    first.close()
    environment = {
        **os.environ, "PIA_APP_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    environment["PYTHONPATH"] = os.pathsep.join([p for p in sys.path if p] + [str(ROOT)])
    told = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert told.stdout.strip() == "[]", told.stderr


def test_without_a_screen_the_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(PiaError, match="no_display"):
        app.run([])


def test_preferences_are_kept_for_the_next_time(presenter: Presenter, hook: None, qapp: QApplication) -> None:
    window = app.assemble(presenter)
    presenter.set_interface_language("zh-CN")
    presenter.keep_look("dark", 150)
    QApplication.processEvents()
    kept = settings.load(paths.config_folder())
    assert (kept.language, kept.look, kept.text_size) == ("zh-CN", "dark", 150)
    assert kept.recent == (str(presenter.workspace.path),)
    assert app._look(kept) == theme.Theme("dark", 150)
    assert app._language(kept) == "zh-CN"
    presenter.language = "en"
    window.deleteLater()


def test_nonsense_in_the_settings_falls_back_to_the_usual() -> None:
    kept = settings.Settings(language="xx", look="pink", text_size=333)
    assert app._look(kept).percent == 100
    assert app._look(kept).name in theme.PALETTES
    assert app._language(kept) in ("zh-CN", "en")


def test_an_error_that_nobody_foresaw_is_told_without_its_text(
    presenter: Presenter, hook: None, capsys: pytest.CaptureFixture[str]
) -> None:
    window = app.assemble(presenter)
    told: list[PiaError] = []
    presenter.failed.connect(told.append)
    sys.excepthook(ValueError, ValueError("what somebody answered"), None)
    assert [error.code for error in told] == ["ValueError"]
    assert "what somebody answered" not in json.dumps([error.facts for error in told])
    assert "what somebody answered" not in "".join(capsys.readouterr())
    assert window.banners.shown()[-1].kind == "error"
    window.deleteLater()


def test_the_first_start_makes_a_workspace_with_its_folder(tmp_path: Path) -> None:
    made = open_or_make(tmp_path / "new" / "folder" / "workspace.pia")
    assert made.rows() == ()
    made.close()


def test_a_damaged_workspace_can_be_replaced_by_its_backup(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "w.pia"
    first = Workspace.create(path)
    first.start("Kept", language="en", regimes=("pipl",))
    first.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(WorkspaceError) as caught:
        Workspace.open(path)
    dialog = Reception(path, caught.value, "en")
    qtbot.addWidget(dialog)
    restore = next(b for text, b in buttons(dialog).items() if text.startswith("Restore the backup of"))
    restore.click()
    assert dialog.workspace is not None
    assert [row.name for row in dialog.workspace.rows()] == ["Kept"]
    dialog.workspace.close()


def test_a_file_that_is_no_workspace_is_left_alone_and_another_can_be_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.pia"
    path.write_text("Dear Sir or Madam, this is not a workspace " * 40, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(WorkspaceError) as caught:
        open_or_make(path)
    dialog = Reception(path, caught.value, "zh-CN")
    qtbot.addWidget(dialog)
    monkeypatch.setattr(ask, "save_file", lambda *_: tmp_path / "other")
    buttons(dialog)["New workspace…"].click()
    assert dialog.workspace is not None and dialog.workspace.path == tmp_path / "other.pia"
    assert path.read_bytes() == before
    dialog.workspace.close()


def test_leaving_the_reception_opens_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = Reception(tmp_path / "w.pia", WorkspaceError("workspace_locked", path="w"), "en")
    qtbot.addWidget(dialog)
    buttons(dialog)["Quit"].click()
    assert dialog.workspace is None
