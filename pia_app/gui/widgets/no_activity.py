"""What a page shows while the assessment has no activity yet: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.plain_label import PlainLabel


class NoActivity(QWidget):
    """A sentence and the way to the activities."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(theme.WIDE)] * 4)
        column.setSpacing(theme.px(theme.MEDIUM))
        title = PlainLabel(self.tr("No activity yet"), role="heading")
        text = PlainLabel(self.tr("Questions, risk and tasks are about activities. Add the first one."), role="quiet")
        column.addStretch(1)
        for label in (title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        go = button(self.tr("Go to the activities"), lambda: presenter.go("activities"), kind="primary")
        column.addWidget(go, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
