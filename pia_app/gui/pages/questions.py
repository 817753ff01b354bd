"""The questions about an activity, with its level always in view."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.base import Page
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.interview import Interview
from pia_app.gui.widgets.level_strip import LevelStrip
from pia_app.gui.widgets.no_activity import NoActivity

LOW: Final = 440  # heights and widths at 100 % below which the strip says less
NARROW: Final = 640


class QuestionsPage(Page):
    """Answer section by section; where a person was is kept in the presenter."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self._arrived = True
        self.strip = LevelStrip()
        self.strip.activity_chosen.connect(self._choose)
        self.strip.next_wanted.connect(self.next_unanswered)
        self.strip.why_wanted.connect(lambda: presenter.go("risk"))
        self.interview = Interview(presenter)
        self.nothing = NoActivity(presenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.interview, 1)
        layout.addWidget(self.nothing, 1)

    def display(self, snapshot: Snapshot) -> None:
        """Show the section in view; on arrival go to where the person left off."""
        self._snapshot = snapshot
        empty = not snapshot.activity_id
        for part, shown in ((self.strip, not empty), (self.interview, not empty), (self.nothing, empty)):
            part.setVisible(shown)
        if empty:
            return
        self.strip.display(snapshot)
        self.interview.display(snapshot, snapshot.activity_id)
        target = self._target(snapshot)
        if target:
            self.interview.go_to(target)

    def _target(self, snapshot: Snapshot) -> str:
        """Return the question to go to, or "" to stay."""
        asked = snapshot.asked(snapshot.activity_id)
        wanted, arrived = self.presenter.take_target("questions"), self._arrived
        self._arrived = False
        if wanted in asked:
            return wanted
        if not arrived:
            return ""
        if self.presenter.question_id in asked:
            return self.presenter.question_id
        unanswered = snapshot.unanswered(snapshot.activity_id)
        return next((q for q in self.interview.order() if q in unanswered), "")

    def step(self, direction: int) -> None:
        """Go to the next or the previous question."""
        self.interview.step(direction)

    def next_unanswered(self) -> None:
        """Go to the next question without an answer, of this activity or else of another one."""
        self.presenter.flushing.emit()
        if self.interview.next_unanswered() or self._snapshot is None:
            return
        for judged in self._snapshot.evaluation.activities:
            if judged.asked.unanswered:
                self._choose(judged.activity.id)
                self.interview.next_unanswered()
                return
        if self._snapshot.evaluation.asked.unanswered:
            self._choose("")

    def toggle_guidance(self) -> None:
        """Show or hide the guidance beside the questions."""
        self.interview.toggle_guidance()

    def _choose(self, activity_id: str) -> None:
        """Bring an activity into view, or go to where the questions asked once for all are answered."""
        if activity_id:
            self.presenter.choose_activity(activity_id)
        elif self._snapshot is not None:
            asked = self._snapshot.evaluation.asked
            self.presenter.go("overview", question_id=next(iter((*asked.unanswered, *asked.asked)), ""))
            self.strip.display(self._snapshot)

    def showEvent(self, event: QShowEvent) -> None:
        """Note that the person has come to this page."""
        super().showEvent(event)
        self._arrived = self._arrived or not event.spontaneous()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the strip say less where there is little room."""
        super().resizeEvent(event)
        self.strip.set_low(self.height() < theme.px(LOW))
        self.strip.set_narrow(self.width() < theme.px(NARROW))
