"""Where no law demands an assessment: the one-page memo that records why, who decided, and when to look again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.question_links import QuestionLinks, Show, here

TEMPLATE = "screening-memo"
QUESTIONS = ("screening_decided_by", "screening_decided_on", "screening_look_again")
DEMANDING = ("mandatory", "cannot_decide")


class MemoCard(Card):
    """Shown while nothing demands an assessment of the activity in view, and no answer is missing that could."""

    def __init__(self, presenter: Presenter, show: Show, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._presenter, self._show = presenter, show
        self.body.addWidget(PlainLabel(self.tr("No assessment is demanded"), role="heading"))
        text = self.tr("A memo of one page keeps the facts, the reasons, who decided and when to look again.")
        self.body.addWidget(PlainLabel(text))
        self._links: QuestionLinks | None = None
        self._lacking: tuple[str, ...] = ()
        self.write = button(self.tr("To the memo…"), self._go, icon="report")
        self.body.addWidget(self.write)

    def display(self, snapshot: Snapshot) -> None:
        """Show the card where it is called for, with the questions that the memo still lacks."""
        laws = snapshot.judged.laws if snapshot.judged else ()
        self.setVisible(bool(laws) and not any(law.screening.outcome in DEMANDING for law in laws))
        lacking = tuple(q for q in QUESTIONS if q in snapshot.asked("") and snapshot.answer("", q) is None)
        if lacking == self._lacking:
            return
        self._lacking = lacking
        if self._links is not None:
            self.body.removeWidget(self._links)
            self._links.hide()
            self._links.deleteLater()
        self._links = QuestionLinks(snapshot, here(snapshot, lacking), self._show) if lacking else None
        if self._links is not None:
            self.body.insertWidget(self.body.indexOf(self.write), self._links)

    def _go(self) -> None:
        self._presenter.go("report", target=TEMPLATE)
