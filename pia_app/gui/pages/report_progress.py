"""What is going on while a report is written or prepared, and the way to give it up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.plain_label import PlainLabel


class ReportProgress(QWidget):
    """A bar that moves while work is under way, in a row with what it is at and a button to cancel.

    How long a report takes nobody can tell beforehand: stages are named, no share of the whole is made up.
    """

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.px(6))
        self.words = PlainLabel()
        self.cancel = button(self.tr("Cancel"), self._give_up)
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.MEDIUM))
        row.addWidget(self.words, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.px(theme.WIDE), theme.px(theme.SMALL), theme.px(theme.WIDE), theme.px(theme.SMALL)
        )
        column.setSpacing(theme.px(theme.SMALL))
        column.addWidget(self.bar)
        column.addLayout(row)
        presenter.report_moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how far the work is; without work there is nothing to see."""
        busy = self._presenter.reporting
        began = busy and self.isHidden()
        self.setVisible(busy)
        if not busy:
            return
        self.words.setText(self._sentence())
        self.bar.setAccessibleName(self._sentence())
        if began:
            self.cancel.setEnabled(True)
            focus = QApplication.focusWidget()
            if focus is None or focus.window() is self.window():
                self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sentence(self) -> str:
        if not self.cancel.isEnabled():
            return self.tr("Cancelling…")
        return {
            "gathering": self.tr("Gathering what the report says…"),
            "filling": self.tr("Filling in the template and reading the result back…"),
            "saving": self.tr("Saving the file…"),
            "reading": self.tr("Preparing the preview…"),
            "checking": self.tr("Checking the template…"),
        }.get(self._presenter.report_stage, self.tr("One moment…"))

    def _give_up(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText(self._sentence())
        self._presenter.give_up_report()
