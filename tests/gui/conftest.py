"""A real workspace in a temporary folder, a presenter on it, and a window that must leave nothing behind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pia_app import paths
from pia_app.gui import theme
from pia_app.gui.languages import Translators
from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.tasks import TasksPage
from pia_app.gui.presenter import Presenter
from pia_app.workspace import Workspace
from tests.support import plain_sample

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
MakeWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dress the application as a user has it, and fail a test that leaves a window on the screen."""
    monkeypatch.setenv("PIA_APP_HOME", str(tmp_path / "home"))
    translators = Translators()
    translators.use("en")
    theme.apply(qapp, theme.Theme())
    yield
    left = [w for w in qapp.topLevelWidgets() if w.isVisible()]
    for widget in left:
        widget.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    translators.use("en")
    assert left == [], [type(w).__name__ for w in left]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Return an empty workspace."""
    made = Workspace.create(tmp_path / "workspace.pia", clock=lambda: NOW)
    yield made
    made.close(back_up=False)


@pytest.fixture
def presenter(workspace: Workspace) -> Presenter:
    """Return a presenter on the workspace; its clock stands at 14:05."""
    return Presenter(workspace, now=lambda: NOW)


@pytest.fixture
def make_window(qtbot: QtBot, presenter: Presenter, qapp: QApplication) -> Iterator[MakeWindow]:
    """Return how to open a window: size in pixels, language, theme name and text size in per cent."""
    windows: list[MainWindow] = []
    speaking: list[Translators] = []

    def make(width: int = 1280, height: int = 800, *, language: str = "en", name: str = "light", percent: int = 100
             ) -> MainWindow:  # fmt: skip
        theme.apply(qapp, theme.Theme(name, percent))
        translators = Translators()
        speaking.append(translators)
        translators.use(language)
        presenter.language = language
        presenter.language_changed.connect(translators.use)
        window = MainWindow(presenter)
        windows.append(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in windows:
        window.presenter.give_up()
        window.close()
        window.deleteLater()
    for translators in speaking:  # a test that fails keeps its own alive, and the next would hear them
        translators.use("en")


@pytest.fixture
def hotel(workspace: Workspace) -> str:
    """Return the id of an assessment with two activities and a few answers, under two laws that reach both of them."""
    from pia_app.model import Answer, Row

    assessment = workspace.start("Hotels", language="en", regimes=("pipl", "gdpr"))
    first = workspace.add_activity(assessment, "Booking & check-in")
    workspace.add_activity(assessment, "Guest preferences")
    workspace.answer(assessment, first, "our_role", Answer(value="controller"))
    workspace.answer(assessment, first, "data_items", Answer(value=(Row(id="r1", cells={"item": "name"}),)))
    workspace.answer(assessment, "", "organisation_name", Answer(value="Example Hotels"))
    workspace.answer(assessment, "", "organisation_places", Answer(value=("mainland_china", "eea")))
    return assessment


@pytest.fixture
def sample(workspace: Workspace, tmp_path: Path) -> str:
    """Return the id of the bundled sample, answered in full, without risks, decisions and tasks that people added."""
    path = tmp_path / "hotel.en.json"
    path.write_bytes(plain_sample())
    (assessment,) = workspace.import_file(path)
    path.unlink()
    return assessment


@pytest.fixture
def full_sample(workspace: Workspace) -> str:
    """Return the id of the bundled sample as it is, with an own risk, an accepted risk, an own task and costs."""
    (assessment,) = workspace.import_file(paths.questionnaires() / "customer-data" / "samples" / "hotel.en.json")
    return assessment


@pytest.fixture
def tasks_page(make_window: MakeWindow, presenter: Presenter, sample: str) -> TasksPage:
    """Return the page of tasks, in a window of 1280 × 800, with the sample."""
    window = make_window()
    presenter.open(sample, "tasks")
    QApplication.processEvents()
    assert isinstance(window.page, TasksPage)
    return window.page


def visible(root: QWidget) -> list[QWidget]:
    """Return every widget that a person can see, `root` included."""
    return [w for w in (root, *root.findChildren(QWidget)) if w.isVisible()]


def words_in(root: QWidget) -> str:
    """Return every word that a person can read or hear in a part of the window, a line for each widget."""
    QApplication.processEvents()
    told = []
    for widget in visible(root):
        told.append(widget.text() if isinstance(widget, QLabel) else widget.accessibleName())
    return "\n".join(filter(None, told))
