"""What the laws chosen demand and what follows: all of them side by side, or one after the other in full."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.base import Page, Scroll
from pia_app.gui.pages.laws_contents import CrosswalkCard, DatesCard
from pia_app.gui.pages.laws_duties import BasesCard, ConflictsCard, DutiesCard, RoutesCard
from pia_app.gui.pages.laws_overview import ActivitiesCard, AllBasesCard, AllDatesCard, LawsCard
from pia_app.gui.pages.ways import show_question
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.level_strip import ActivityChooser
from pia_app.gui.widgets.no_activity import NoActivity
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.outcome_card import OutcomeCard
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.rule_block import selectable

WIDE: Final = 1180  # widest column of this page


class LawsPage(Page):
    """A choice of laws above; below it the cards about the one chosen, made anew when something is different."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self._shown: tuple[object, ...] = ()
        self._content: QWidget | None = None
        self.law = ""  # the regime in view, "" for all of them
        self.choices: dict[str, OptionButton] = {}
        self._group = QButtonGroup(self)
        self.nothing = NoActivity(presenter)
        self.chooser = ActivityChooser(shared=False)
        self.chooser.chosen.connect(presenter.choose_activity)
        self.sheet = Scroll(width=WIDE)
        column = self.sheet.column
        column.addWidget(PlainLabel(self.tr("Laws"), role="title"))
        note = self.tr("What each law demands, beside the risk and never part of it. For a lawyer to confirm.")
        column.addWidget(PlainLabel(note, role="quiet"))
        column.addWidget(self.chooser)
        self._choice = QWidget()
        self._flow = FlowLayout(self._choice)
        column.addWidget(self._choice)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheet)
        layout.addWidget(self.nothing)

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show the laws chosen, for the activity in view and for the whole assessment."""
        self._snapshot = snapshot
        self.sheet.setVisible(bool(snapshot.activity_id))
        self.nothing.setVisible(not snapshot.activity_id)
        if not snapshot.activity_id:
            return
        self.chooser.display(snapshot)
        if self.law not in snapshot.evaluation.regimes:
            self.law = ""
        self._offer(snapshot)
        shown = (id(snapshot.evaluation), id(snapshot.words), snapshot.activity_id, self.law)
        if shown != self._shown:
            self._shown = shown
            self._replace(self._made(snapshot))

    def choose(self, regime: str) -> None:
        """Show one law in full, or with "" all of them side by side; the keyboard goes to its button."""
        self.law = regime
        if self._snapshot is not None:
            self.display(self._snapshot)
            self.sheet.verticalScrollBar().setValue(0)
            self.choices[regime].setFocus()

    def _offer(self, snapshot: Snapshot) -> None:
        names = {"": self.tr("All laws")}
        names |= {r: snapshot.words.regime(r).short for r in snapshot.evaluation.regimes}
        if {i: option.label for i, option in self.choices.items()} != names:
            for option in self.choices.values():
                self._flow.removeWidget(option)
                self._group.removeButton(option)
                option.hide()
                option.deleteLater()
            self.choices = {}
            for regime, name in names.items():
                option = self.choices[regime] = OptionButton(name, kind="segment")
                option.setAccessibleDescription(self.tr("Law in view"))
                option.clicked.connect(partial(self.choose, regime))
                self._group.addButton(option)
                self._flow.addWidget(option)
        self.choices[self.law].setChecked(True)

    def _replace(self, content: QWidget) -> None:
        if self._content is not None:
            self._place.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._place.addWidget(content)

    def _made(self, snapshot: Snapshot) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.LARGE))
        for part in self._one(snapshot) if self.law else self._all(snapshot):
            column.addWidget(part)
        return made

    def _all(self, snapshot: Snapshot) -> Iterator[QWidget]:
        yield LawsCard(snapshot, self._choose_later)
        yield AllDatesCard(snapshot, self.show_question)
        if len(snapshot.assessment.activities) > 1:
            yield ActivitiesCard(snapshot)
        bases = AllBasesCard(snapshot)
        if bases.table is not None:
            yield bases

    def _one(self, snapshot: Snapshot) -> Iterator[QWidget]:
        judged = snapshot.judged
        law = next((law for law in judged.laws if law.regime == self.law), None) if judged else None
        if law is None:
            return
        told = snapshot.words.regime(self.law)
        yield selectable(told.name, "heading")
        as_of = self.tr("Law as of {0}").format(snapshot.library.regime[self.law].as_of)
        yield selectable("\n".join(filter(None, (as_of, told.note))), "caption")
        outcome = OutcomeCard(self.law, self.show_question)
        outcome.display(snapshot, law)
        yield outcome
        for card in (BasesCard, DutiesCard, RoutesCard, ConflictsCard):
            made = card(snapshot, law, self.show_question)
            if made.filled:
                yield made
        if snapshot.evaluation.law(self.law).contents or snapshot.evaluation.law(self.law).keep:
            yield PlainLabel(self.tr("For the whole assessment"), role="heading")
            yield DatesCard(snapshot, self.law, self.show_question)
            yield CrosswalkCard(snapshot, self.law, self.show_question)

    # Wishes; the page may be drawn anew by them, so they wait until the click is over

    def show_question(self, activity_id: str, question_id: str) -> None:
        """Go to a question where the questionnaire asks it."""
        QTimer.singleShot(0, self, lambda: self._go(activity_id, question_id))

    def _go(self, activity_id: str, question_id: str) -> None:
        if self._snapshot is not None:
            show_question(self.presenter, self._snapshot, activity_id, question_id)

    def _choose_later(self, regime: str) -> None:
        QTimer.singleShot(0, self, lambda: self.choose(regime))
