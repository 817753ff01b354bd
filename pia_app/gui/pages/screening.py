"""Before the long questionnaire: a few facts, and law by law whether they demand an assessment and why."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.law_view import place_of, screening_questions
from pia_app.gui.pages.base import Page, Scroll
from pia_app.gui.pages.screening_memo import MemoCard
from pia_app.gui.pages.ways import show_question
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.guidance import Guidance
from pia_app.gui.widgets.law_outcomes import LawOutcomes, OutcomeBrief, OutcomeLine
from pia_app.gui.widgets.level_strip import ActivityChooser
from pia_app.gui.widgets.no_activity import NoActivity
from pia_app.gui.widgets.plain_label import PlainLabel, tip
from pia_app.gui.widgets.progress import progress_words
from pia_app.gui.widgets.question_list import QuestionList

BESIDE: Final = 860  # width of the page at 100 % from which the laws stand beside the questions
LOW: Final = 340  # height below which the outcomes take one line of words


class ScreeningPage(Page):
    """The facts that decide, with the questionnaire's own editors; the laws beside them, or below where narrow."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self._arrived = True
        self.chooser = ActivityChooser(shared=False)
        self.chooser.chosen.connect(presenter.choose_activity)
        self.progress = PlainLabel(role="quiet", wrap=False)
        self.next = button(self.tr("Next unanswered"), self.next_unanswered, kind="quiet", icon="down")
        self.next.setToolTip(tip(self.tr("Ctrl+Enter")))
        self.questions = QuestionList(presenter)
        self.questions.focused.connect(self._focused)
        self.questions.explained.connect(self._explain)
        self.outcomes = LawOutcomes(self.show_question)
        self.memo = MemoCard(presenter, self.show_question)
        self.line = OutcomeLine()
        self.brief = OutcomeBrief(role="strong")
        self.nothing = NoActivity(presenter)
        self.guidance = Guidance(self)
        self.guidance.folded.connect(self._fold_guidance)
        self.guidance.hide()
        self._lay_out()

    # Building

    def _lay_out(self) -> None:
        self._beside = Scroll(wide=True)
        self._beside.setAccessibleName(self.tr("What follows, law by law"))
        self._follows = QWidget()
        follows = QVBoxLayout(self._follows)
        follows.setContentsMargins(0, 0, 0, 0)
        follows.setSpacing(theme.px(theme.LARGE))
        follows.addWidget(self.memo)
        follows.addWidget(self.outcomes)
        self._beside.column.addWidget(self._follows)
        self._beside.column.addStretch(1)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.questions, 5)
        row.addWidget(self._beside, 4)
        column.addLayout(row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._content)
        layout.addWidget(self.nothing)

    def _strip(self) -> QWidget:
        strip = QWidget()
        column = QVBoxLayout(strip)
        column.setContentsMargins(theme.px(theme.WIDE), theme.px(10), theme.px(theme.LARGE), theme.px(6))
        column.setSpacing(theme.px(6))
        first = QHBoxLayout()
        first.setSpacing(theme.px(theme.MEDIUM))
        first.addWidget(self.chooser, 1)
        first.addWidget(self.progress)
        first.addWidget(self.next)
        column.addLayout(first)
        column.addWidget(self.line)
        column.addWidget(self.brief)
        return strip

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show the facts asked now and what each law makes of them."""
        self._snapshot = snapshot
        empty = not snapshot.activity_id
        self._content.setVisible(not empty)
        self.nothing.setVisible(empty)
        if empty:
            return
        self.chooser.display(snapshot)
        ids = screening_questions(snapshot)
        open_ones = [q for q in ids if q in snapshot.unanswered(place_of(snapshot, snapshot.activity_id, q))]
        self.progress.setText(progress_words(len(ids) - len(open_ones), len(ids)))
        self.next.setEnabled(bool(open_ones))
        intro = self.tr("These facts decide which laws apply and whether one must assess. None is asked twice.")
        self.questions.display_these(
            snapshot, snapshot.activity_id, ids, name="screening", title=self.tr("Screening"), intro=intro
        )
        self.outcomes.display(snapshot)
        self.memo.display(snapshot)
        self.line.display(snapshot)
        self.brief.display(snapshot)
        self._explain_current()
        target = self._target(ids, open_ones)
        if target:
            self.questions.go_to(target)

    def _target(self, ids: tuple[str, ...], open_ones: list[str]) -> str:
        """Return the question to go to, or "" to stay."""
        wanted, arrived = self.presenter.take_target("screening"), self._arrived
        self._arrived = False
        if wanted in ids:
            return wanted
        if not arrived:
            return ""
        return self.presenter.question_id if self.presenter.question_id in ids else next(iter(open_ones), "")

    def show_question(self, activity_id: str, question_id: str) -> None:
        """Bring a question into view: here where it stands here, else where the questionnaire asks it."""
        if self._snapshot is not None and not self.questions.go_to(question_id):
            show_question(self.presenter, self._snapshot, activity_id, question_id)

    # The keyboard

    def step(self, direction: int) -> None:
        """Go to the next or the previous question."""
        self.questions.step(direction)

    def next_unanswered(self) -> None:
        """Go to the next question without an answer."""
        self.presenter.flushing.emit()
        self.questions.next_unanswered()

    def toggle_guidance(self) -> None:
        """Show the guidance on the question in view over the laws, or put it away."""
        self.guidance.setVisible(self.guidance.isHidden())
        self.guidance.set_open(True)
        self._place_guidance()
        self._explain_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the guidance away with Esc."""
        if event.key() == Qt.Key.Key_Escape and not self.guidance.isHidden():
            self.toggle_guidance()
            return
        super().keyPressEvent(event)

    def _fold_guidance(self, folded: bool) -> None:
        if folded:
            self.guidance.hide()

    def _focused(self, question_id: str) -> None:
        self.presenter.question_id = question_id
        self._explain_current()

    def _explain(self, question_id: str) -> None:
        self.questions.go_to(question_id)
        if self.guidance.isHidden():
            self.toggle_guidance()

    def _explain_current(self) -> None:
        """Say why the question in view is asked, under every law chosen: which of them apply is what it is about."""
        if self._snapshot is not None and not self.guidance.isHidden():
            self.guidance.display(self._snapshot, self.questions.current, self._snapshot.evaluation.regimes)

    # Room

    def showEvent(self, event: QShowEvent) -> None:
        """Note that the person has come to this page."""
        super().showEvent(event)
        self._arrived = self._arrived or not event.spontaneous()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the laws beside the questions, or below them."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(BESIDE)
        if beside != self._beside.isAncestorOf(self._follows):
            if beside:
                self._beside.column.insertWidget(0, self._follows)
            else:
                self.questions.foot.addWidget(self._follows)
        self._beside.setVisible(beside)
        high = self.height() >= theme.px(LOW)
        self.line.setVisible(high)
        self.brief.setVisible(not high)
        self._place_guidance()

    def _place_guidance(self) -> None:
        panel = self.guidance
        panel.setFixedWidth(min(panel.open_width, self.width()))
        panel.setGeometry(self.width() - panel.width(), 0, panel.width(), self.height())
        panel.raise_()
