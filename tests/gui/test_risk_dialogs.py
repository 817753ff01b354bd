"""The dialogs about risks and proposals fit a small window, name every part, and read no text as mark-up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.main_window import MainWindow
from pia_app.gui.pages.proposals import ProposalsNotice
from pia_app.gui.pages.risk import RiskPage
from pia_app.gui.presenter import Presenter
from pia_app.model import Evidence, OwnRisk, TaskProgress
from pia_app.workspace import Workspace
from tests.gui.conftest import MakeWindow, visible
from tests.gui.test_home import dialog
from tests.gui.test_stops import now, settle
from tests.gui.test_window import _is_inner, faults

HOSTILE = "<b>x</b> & y <img src=x>"
OWN = OwnRisk(id="", name=HOSTILE, severity=4, likelihood=4, reason=HOSTILE, event=HOSTILE)


def dialogs(window: MainWindow, presenter: Presenter, sample: str) -> Iterator[QWidget]:
    """Open one dialog after the other, and the page with all that they left there."""
    presenter.open(sample, "tasks")
    settle()
    assert window.page is not None
    window.page.findChildren(ProposalsNotice)[0].look.click()
    yield from opened()
    presenter.go("risk")
    settle()
    page = window.page
    assert isinstance(page, RiskPage)
    page.add.click()
    yield from opened()
    made = presenter.add_risk(now(presenter).activity_id, OWN)
    page.scenarios.selectRow(page.scenarios.scenarios.row_of(made))
    page.detail.change.click()
    yield from opened()
    page.detail.acceptance.accept.click()
    yield from opened()
    assert presenter.accept_risk(now(presenter).activity_id, made, by=HOSTILE, reason=HOSTILE)
    page.sheet.ensureWidgetVisible(page.detail)
    settle()
    yield window


def opened() -> Iterator[QDialog]:
    settle()
    shown = dialog(QDialog)
    yield shown
    shown.reject()
    settle()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_nothing_is_cut_nameless_or_read_as_mark_up(
    make_window: MakeWindow, presenter: Presenter, workspace: Workspace, sample: str, qtbot: QtBot, language: str,
    percent: int,
) -> None:  # fmt: skip
    activity = workspace.assessment(sample).activities[0].id
    measure = workspace.library(sample).question["mfa"].recommendations[0]
    seen = Evidence(what=HOSTILE, where=HOSTILE, provided_by=HOSTILE, verified_by="B")
    workspace.progress(
        sample, TaskProgress(activity=activity, question="mfa", measure=measure, status="done", evidence=(seen,))
    )
    window = make_window(1024, 640, language=language, percent=percent)
    found = 0
    for shown in dialogs(window, presenter, sample):
        qtbot.wait(50)
        found += 1
        assert shown.width() <= 1024 and shown.height() <= 640
        assert list(faults(shown)) == []
        for widget in visible(shown):
            if isinstance(widget, QLabel):
                assert widget.textFormat() is Qt.TextFormat.PlainText, widget.text()
            assert "<img" not in widget.toolTip()
            takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            assert not takes or widget.accessibleName() or _is_inner(widget) or widget is shown, type(widget).__name__
    assert found == 5
