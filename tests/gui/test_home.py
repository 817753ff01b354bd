"""The list of assessments: quick, searchable, and kind to whoever has none yet."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui import ask
from pia_app.gui.ask import Confirm
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.new_assessment import NewAssessment
from pia_app.gui.presenter import Presenter
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow
from tests.gui.typing_in import type_in
from tests.support import ROOT

INVENTED = ROOT / "tests" / "library" / "invented"


def dialog(kind: type[QDialog]) -> QDialog:
    """Return the one dialog that is open."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    QApplication.processEvents()
    return found[0]


def press(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def names(window: MainWindow) -> list[str]:
    model = window.home.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_first_assessment_is_started_from_the_welcome(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, language: str
) -> None:
    window = make_window(language=language)
    assert window.home.welcome is not None
    assert window.home.welcome.isVisible() and not window.home.list.isVisible()
    assert window.home.welcome.new.hasFocus()
    qtbot.keyClick(window.home.welcome.new, Qt.Key.Key_Space)
    new = dialog(NewAssessment)
    assert isinstance(new, NewAssessment)
    assert not new.ok.isEnabled()
    type_in(qtbot, new.name, "会员计划" if language == "zh-CN" else "Loyalty")
    assert not new.ok.isEnabled()
    press(qtbot, new.regimes["pipl"])
    assert new.ok.isEnabled()
    press(qtbot, new.ok)
    assert presenter.snapshot is not None
    assert presenter.snapshot.assessment.language == language
    assert presenter.snapshot.assessment.regimes == ("pipl",)
    assert presenter.page == "overview" and window.page is not None and window.page.isVisible()


def test_the_laws_on_offer_follow_the_language_of_the_questions(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.home.start()
    new = dialog(NewAssessment)
    assert isinstance(new, NewAssessment)
    press(qtbot, new.regimes["pipl"])
    press(qtbot, new.languages["zh-CN"])
    assert new.regimes["pipl"].label.startswith("《")
    assert new.regimes["pipl"].isChecked()
    new.reject()


def test_the_questionnaire_is_asked_for_only_where_there_are_several(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIA_APP_HOME", str(tmp_path))
    window = make_window()
    window.home.start()
    new = dialog(NewAssessment)
    assert isinstance(new, NewAssessment)
    assert new.questionnaires == {}
    new.reject()
    shutil.copytree(INVENTED, tmp_path / "questionnaires" / "with-ruritania")
    (tmp_path / "questionnaires" / "broken").mkdir()
    (tmp_path / "questionnaires" / "broken" / "library.yaml").write_text("id: broken\n", encoding="utf-8")
    window.home.start()
    new = dialog(NewAssessment)
    assert isinstance(new, NewAssessment)
    assert list(new.questionnaires) == ["customer-data", "with-ruritania"]
    assert "broken/library.yaml" in window.banners.shown()[0].text
    press(qtbot, new.regimes["pipl"])
    press(qtbot, new.questionnaires["with-ruritania"])
    assert new.regimes["pipl"].isChecked()
    press(qtbot, new.regimes["ruritania"])
    type_in(qtbot, new.name, "Letters")
    press(qtbot, new.ok)
    assert presenter.snapshot is not None
    assert presenter.snapshot.library.id == "with-ruritania"
    assert presenter.snapshot.assessment.regimes == ("pipl", "ruritania")


def test_enter_opens_the_assessment_chosen(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    assert window.home.list.hasFocus()
    qtbot.keyClick(window.home.list, Qt.Key.Key_Return)
    assert presenter.snapshot is not None and presenter.snapshot.assessment.id == hotel


def test_deleting_asks_first_and_can_be_taken_back(
    make_window: MakeWindow, qtbot: QtBot, presenter: Presenter, hotel: str
) -> None:
    window = make_window()
    qtbot.keyClick(window.home.list, Qt.Key.Key_Delete)
    first = dialog(Confirm)
    assert isinstance(first, Confirm) and first.cancel.hasFocus()
    press(qtbot, first.cancel)
    assert names(window) == ["Hotels"]
    press(qtbot, window.home.tools["delete"])
    second = dialog(Confirm)
    assert isinstance(second, Confirm)
    press(qtbot, second.yes)
    assert presenter.rows() == ()
    assert window.home.welcome is not None and window.home.welcome.isVisible()
    banner = window.banners.shown()[0]
    assert banner.text == '"Hotels" was deleted.'
    undo = next(b for b in banner.findChildren(type(second.yes)) if b.text() == "Undo")
    press(qtbot, undo)
    assert names(window) == ["Hotels"]


def test_a_copy_is_added_and_the_list_can_be_searched(make_window: MakeWindow, qtbot: QtBot, hotel: str) -> None:
    window = make_window()
    press(qtbot, window.home.tools["duplicate"])
    assert len(names(window)) == 2
    type_in(qtbot, window.home.search, "nothing like it")
    assert names(window) == []
    assert not window.home.tools["open"].isEnabled()
    window.home.search.clear()
    assert len(names(window)) == 2


def test_export_and_import_carry_an_assessment_to_another_list(
    make_window: MakeWindow, qtbot: QtBot, hotel: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    path = tmp_path / "out.json"
    monkeypatch.setattr(ask, "save_file", lambda *_: path)
    monkeypatch.setattr(ask, "open_file", lambda *_: path)
    press(qtbot, window.home.tools["export"])
    assert path.is_file() and window.banners.shown()[-1].kind == "info"
    press(qtbot, window.home.import_button)
    assert len(names(window)) == 2
    assert window.banners.shown()[-1].text == "1 assessment was imported."
    (taken,) = (row for row in window.presenter.rows() if row.id != hotel)
    assert taken.asked > taken.answered > 0 and taken.level


def test_an_assessment_that_was_never_judged_is_not_said_to_be_unanswered(
    make_window: MakeWindow, workspace: Workspace
) -> None:
    workspace.start("New", language="en", regimes=("pipl",))
    window = make_window()
    told = window.home.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Not yet known" in told and "answered" not in told


def test_a_broken_file_is_refused_with_a_sentence_and_nothing_is_taken_in(
    make_window: MakeWindow, qtbot: QtBot, hotel: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(ask, "open_file", lambda *_: tmp_path / "broken.json")
    press(qtbot, window.home.import_button)
    assert names(window) == ["Hotels"]
    assert window.banners.shown()[-1].kind == "error"


def test_a_row_says_everything_that_it_shows(make_window: MakeWindow, hotel: str) -> None:
    window = make_window()
    spoken = window.home.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Hotels", "Draft", "2 activities", "23 Nov 2026"):
        assert part in spoken


def test_a_thousand_assessments_are_shown_and_searched_at_once(
    make_window: MakeWindow, presenter: Presenter, hotel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = presenter.rows()[0]
    many = tuple(replace(row, id=f"a{n}", name=f"Assessment {n}") for n in range(1000))
    monkeypatch.setattr(Workspace, "rows", lambda self: many)
    began = time.perf_counter()
    window = make_window()
    window.home.refresh()
    window.home.list.grab()
    window.home.search.setText("Assessment 99")
    assert len(names(window)) == 11
    assert time.perf_counter() - began < 3.0
