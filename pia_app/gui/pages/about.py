"""What an assessment is about: its name, how far it is, its laws and languages, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.languages import LANGUAGES, language_name
from pia_app.gui.pages.base import Scroll
from pia_app.gui.pages.proposals import ProposalsNotice
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.status import STATUSES
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.progress import ProgressLabel
from pia_app.gui.widgets.stops import issues


class About(Scroll):
    """The first entry of the overview."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(width=theme.COLUMN, parent=parent)
        self._presenter = presenter
        self._snapshot: Snapshot | None = None
        self.regimes: dict[str, OptionButton] = {}
        self.column.addWidget(ProposalsNotice(presenter, self))
        self.column.addWidget(self._standing())
        self.column.addWidget(self._facts())
        self.column.addWidget(self._laws())
        self.column.addStretch(1)

    # Building

    def _standing(self) -> Card:
        card = Card(padding=20)
        card.body.addWidget(PlainLabel(self.tr("Where it stands"), role="heading"))
        row = FlowLayout(gap=theme.WIDE)
        self.level = LevelBadge()
        self.progress = ProgressLabel()
        row.addWidget(self.level)
        row.addWidget(self.progress)
        card.body.addLayout(row)
        card.body.addSpacing(theme.px(theme.TIGHT))
        self.stops = PlainLabel()
        card.body.addWidget(self.stops)
        self.next = button("", self._go_on, kind="primary", icon="right")
        foot = FlowLayout()
        foot.addWidget(self.next)
        card.body.addSpacing(theme.px(theme.TIGHT))
        card.body.addLayout(foot)
        return card

    def _facts(self) -> Card:
        card = Card(padding=20)
        card.body.addWidget(PlainLabel(self.tr("This assessment"), role="heading"))
        card.body.addWidget(PlainLabel(self.tr("Name"), role="caption"))
        self.name = LineInput(self.tr("Name of the assessment"))
        self.name.typing.connect(self._presenter.typing)
        self.name.committed.connect(self._rename)
        card.body.addWidget(self.name)
        self.statuses = self._segments(card, self.tr("How far it is"), {
            status: QCoreApplication.translate("status", word) for status, word in STATUSES.items()
        }, self._presenter.set_status)  # fmt: skip
        names = {language: language_name(language) for language in LANGUAGES}
        self.languages = self._segments(card, self.tr("Language of the questions"), names, self._presenter.set_language)
        return card

    def _segments(self, card: Card, caption: str, choices: dict[str, str], then: object) -> dict[str, OptionButton]:
        card.body.addSpacing(theme.px(theme.SMALL))
        card.body.addWidget(PlainLabel(caption, role="caption"))
        row = FlowLayout()
        group = QButtonGroup(self)
        made: dict[str, OptionButton] = {}
        for choice, label in choices.items():
            option = made[choice] = OptionButton(label, kind="segment")
            option.setAccessibleDescription(caption)
            option.clicked.connect(lambda _=False, c=choice: callable(then) and then(c))
            group.addButton(option)
            row.addWidget(option)
        card.body.addLayout(row)
        return made

    def _laws(self) -> Card:
        card = Card(padding=20)
        card.body.addWidget(PlainLabel(self.tr("Laws it is judged under"), role="heading"))
        card.body.addWidget(PlainLabel(self.tr("Answers stay when a law is taken away."), role="quiet"))
        self._law_column = QVBoxLayout()
        self._law_column.setSpacing(theme.px(6))
        card.body.addLayout(self._law_column)
        self._law_hint = PlainLabel(self.tr("At least one law is needed."), role="wrong")
        self._law_hint.hide()
        card.body.addWidget(self._law_hint)
        return card

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show what is so now."""
        self._snapshot = snapshot
        assessment = snapshot.assessment
        self.name.show_text(assessment.name)
        self.name.setReadOnly(snapshot.read_only)
        for chosen, options in ((assessment.status, self.statuses), (assessment.language, self.languages)):
            for name, option in options.items():
                option.setChecked(name == chosen)
                option.setEnabled(not snapshot.read_only)
        self._show_laws(snapshot)
        self._show_standing(snapshot)

    def _show_laws(self, snapshot: Snapshot) -> None:
        names = {r.id: snapshot.words.regime(r.id).name or r.id for r in snapshot.library.regimes}
        if {i: o.label for i, o in self.regimes.items()} != names:
            for option in self.regimes.values():
                option.hide()
                option.deleteLater()
            self.regimes = {}
            for regime, name in names.items():
                option = self.regimes[regime] = OptionButton(name, kind="check")
                option.clicked.connect(self._choose_laws)
                self._law_column.addWidget(option)
        for regime, option in self.regimes.items():
            option.setChecked(regime in snapshot.assessment.regimes)
            option.setEnabled(not snapshot.read_only)
        self._law_hint.setVisible(not snapshot.assessment.regimes)

    def _show_standing(self, snapshot: Snapshot) -> None:
        evaluation = snapshot.evaluation
        groups = [evaluation.asked, *(a.asked for a in evaluation.activities)]
        asked = sum(len(g.asked) for g in groups)
        open_ones = sum(len(g.unanswered) for g in groups)
        self.level.display(evaluation.level)
        self.progress.display(asked - open_ones, asked)
        stops, _ = issues([stop for judged in evaluation.activities for stop in judged.hard_stops])
        self.stops.setVisible(bool(stops))
        self.stops.setText(self.tr("%n issues need a lawyer's review before anything else.", "", stops))
        if not snapshot.assessment.activities:
            label = self.tr("Add the first activity")
        else:
            label = self.tr("Go on with the questions") if open_ones else self.tr("Look at the risks")
        self.next.setText(label)
        self.next.setAccessibleName(label)

    # Wishes

    def _rename(self, text: str) -> None:
        if self._snapshot is not None and text.strip() and text != self._snapshot.assessment.name:
            self._presenter.set_name(text.strip())

    def flush(self) -> None:
        """Hand over what was typed."""
        self.name.flush()

    def _choose_laws(self) -> None:
        chosen = [regime for regime, option in self.regimes.items() if option.isChecked()]
        self._law_hint.setVisible(not chosen)
        if chosen:
            self._presenter.set_regimes(chosen)
        elif self._snapshot is not None:
            for regime, option in self.regimes.items():
                option.setChecked(regime in self._snapshot.assessment.regimes)

    def _go_on(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        if not snapshot.assessment.activities:
            self._presenter.go("activities")
            return
        open_in = [a for a in snapshot.evaluation.activities if a.asked.unanswered]
        if open_in:
            self._presenter.choose_activity(open_in[0].activity.id)
            self._presenter.go("questions", question_id=open_in[0].asked.unanswered[0])
        elif snapshot.evaluation.asked.unanswered:
            self._presenter.go("overview", question_id=snapshot.evaluation.asked.unanswered[0])
        else:
            self._presenter.go("risk")
