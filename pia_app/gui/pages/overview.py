"""The assessment as a whole: what it is about, and the questions asked once for all activities."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui.pages.about import About
from pia_app.gui.pages.base import Page
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.interview import Interview


class OverviewPage(Page):
    """The facts of the assessment, then its sections: organisation, governance, consultation, decision."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self.about = About(presenter)
        self.interview = Interview(presenter, lead=("about", self.tr("This assessment"), self.about))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.interview)

    def display(self, snapshot: Snapshot) -> None:
        """Show what is so now."""
        self.about.display(snapshot)
        self.interview.display(snapshot, "")
        wanted = self.presenter.take_target("overview")
        if wanted:
            self.interview.go_to(wanted)

    def flush(self) -> None:
        """Hand over what was typed (the questions do it themselves)."""
        self.about.flush()

    def step(self, direction: int) -> None:
        """Go to the next or previous question."""
        self.interview.step(direction)

    def next_unanswered(self) -> None:
        """Go to the next question without an answer."""
        self.interview.next_unanswered()

    def toggle_guidance(self) -> None:
        """Show or hide the guidance."""
        self.interview.toggle_guidance()
