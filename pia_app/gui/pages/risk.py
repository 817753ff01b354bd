"""How risky each activity is, and why: map, levels by law, principles, scenarios, and every step of the sum."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.acceptance_words import accepted_in_view, mark
from pia_app.gui.pages.base import Page, Scroll
from pia_app.gui.pages.risk_detail import GoneDecisions, RiskDetail
from pia_app.gui.pages.risk_own import OwnRiskDialog
from pia_app.gui.pages.risk_places import all_risks, id_of, trails
from pia_app.gui.pages.risk_scenarios import ScenarioTable
from pia_app.gui.pages.risk_stops import StopsCard
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.activity_levels import ActivityLevels
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.no_activity import NoActivity
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.risk_map import RiskMap
from pia_app.gui.widgets.strength_bar import StrengthRow
from pia_app.model import AcceptedRisk, ActivityEvaluation, OwnRisk, PrincipleResult
from pia_app.wording import derivation

WIDE: Final = 1180  # widest column of this page
BESIDE: Final = 840  # width from which cards lie side by side


class RiskPage(Page):
    """The map and the list choose an activity; everything below is about the one chosen, its own risks included."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self._activity = self._scenario = ""
        self._accepted: dict[str, AcceptedRisk] = {}
        self.sheet = Scroll(width=WIDE)
        self.nothing = NoActivity(presenter)
        self.map: RiskMap | None = None
        self._matrix: object = None
        self.activities = ActivityLevels()
        self.activities.chosen.connect(presenter.choose_activity)
        self.principles: dict[str, StrengthRow] = {}
        self.stops = StopsCard(presenter)
        self.scenarios = ScenarioTable()
        self.scenarios.chosen.connect(self._show_scenario)
        self.add = button(self.tr("Add a risk of your own…"), self._add, icon="add")
        self.detail = RiskDetail(presenter)
        self.gone = GoneDecisions(presenter)
        self._rows: list[QBoxLayout] = []
        self._lay_out()

    # Building

    def _lay_out(self) -> None:
        column = self.sheet.column
        column.addWidget(PlainLabel(self.tr("Risk"), role="title"))
        note = self.tr("An activity is as risky as its worst scenario or own risk. Levels are never averaged.")
        column.addWidget(PlainLabel(note, role="quiet"))
        self._map_card, listed = Card(), Card()
        self._map_card.body.addWidget(PlainLabel(self.tr("Severity and likelihood"), role="heading"))
        listed.body.addWidget(PlainLabel(self.tr("Activities"), role="heading"))
        listed.body.addWidget(self.activities, 1)
        text = self.tr("These three leave hard stops out. One that is open holds the level of its activity up.")
        self.beside_stops = PlainLabel(text, role="caption")
        listed.body.addWidget(self.beside_stops)
        text = self.tr("Where answers are missing, the worst they still allow is shown.")
        self.pending = PlainLabel(text, role="caption")
        self._map_card.body.addWidget(self.pending)
        self._beside((self._map_card, 3), (listed, 2))
        column.addSpacing(theme.px(theme.SMALL))
        column.addLayout(self._title())
        column.addWidget(self.reason)
        column.addWidget(self._principles_card())
        column.addWidget(self.stops)
        table = Card(padding=20)
        table.body.addWidget(PlainLabel(self.tr("Scenarios and own risks"), role="heading"))
        table.body.addWidget(PlainLabel(self.tr("Choose one to see how its level came about."), role="quiet"))
        table.body.addWidget(self.scenarios)
        table.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(table)
        column.addWidget(self.detail)
        column.addWidget(self.gone)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheet)
        layout.addWidget(self.nothing)

    def _beside(self, *parts: tuple[QWidget, int]) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.px(theme.LARGE))
        for widget, stretch in parts:
            row.addWidget(widget, stretch)
        self._rows.append(row)
        self.sheet.column.addLayout(row)

    def _title(self) -> QHBoxLayout:
        self.name = PlainLabel(role="heading")
        self.reason = PlainLabel(role="quiet")
        self.level = LevelBadge()
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.MEDIUM))
        row.addWidget(self.name, 1)
        row.addWidget(self.level, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _principles_card(self) -> Card:
        card = Card(padding=20)
        card.body.addWidget(PlainLabel(self.tr("The seven principles"), role="heading"))
        note = self.tr("How much of the controls of each principle is in place.")
        card.body.addWidget(PlainLabel(note, role="quiet"))
        self._principle_grid = QGridLayout()
        self._principle_grid.setHorizontalSpacing(theme.px(theme.WIDE))
        self._principle_grid.setVerticalSpacing(theme.px(theme.MEDIUM))
        card.body.addSpacing(theme.px(theme.TIGHT))
        card.body.addLayout(self._principle_grid)
        return card

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show the activity in view among the others."""
        self._snapshot = snapshot
        judged = snapshot.judged
        self.sheet.setVisible(judged is not None)
        self.nothing.setVisible(judged is None)
        if judged is None:
            return
        self._show_map(snapshot)
        self.activities.display(snapshot.evaluation.activities, snapshot.activity_id)
        stops = (stop for one in snapshot.evaluation.activities for stop in one.hard_stops)
        self.beside_stops.setVisible(any(stop.state == "open" for stop in stops))
        place = [a.id for a in snapshot.assessment.activities].index(snapshot.activity_id) + 1
        self.name.setText(f"A{place}  {judged.activity.name}")
        self.level.display(judged.level)
        self.reason.setText(next(derivation(snapshot.words, judged.derivation)).text)
        self._show_principles(snapshot, judged)
        self.stops.display(snapshot)
        risks = all_risks(judged)
        if self._scenario not in map(id_of, risks) or self._activity != snapshot.activity_id:
            self._scenario, self._activity = judged.worst, snapshot.activity_id
        self._accepted = accepted_in_view(snapshot, self.presenter.today)
        marks = {risk: mark(one) for risk, one in self._accepted.items()}
        self.scenarios.display(snapshot.words, risks, self._scenario, marks)
        self.add.setEnabled(not snapshot.read_only)
        self.gone.display(snapshot, self._accepted)
        self._show_scenario(self._scenario)

    def _show_map(self, snapshot: Snapshot) -> None:
        method, words = snapshot.library.method, snapshot.words
        if self._matrix != (id(method), id(words)):
            self._matrix = (id(method), id(words))
            if self.map is not None:
                self.map.hide()
                self.map.deleteLater()
            names = ([words.severity(n) for n in range(1, 5)], [words.likelihood(n) for n in range(1, 5)])
            self.map = RiskMap(method.matrix, *names)
            self.map.chosen.connect(self._choose_on_map)
            self._map_card.body.insertWidget(1, self.map, 1)
        if self.map is not None:
            stages = (i for a in snapshot.evaluation.activities for i in (a.inherent, a.current, a.target))
            self.pending.setVisible(not all(interval.settled for interval in stages))
            order = [a.id for a in snapshot.assessment.activities]
            self.map.display(trails(snapshot.evaluation), order.index(snapshot.activity_id))

    def _choose_on_map(self, index: int) -> None:
        if self._snapshot is not None:
            self.presenter.choose_activity(self._snapshot.assessment.activities[index].id)

    def _show_principles(self, snapshot: Snapshot, judged: ActivityEvaluation) -> None:
        for result in judged.principles:
            if result.principle not in self.principles:
                self.principles[result.principle] = StrengthRow()
                self._place_principles()
            self._show_principle(self.principles[result.principle], snapshot, result)

    def _show_principle(self, row: StrengthRow, snapshot: Snapshot, result: PrincipleResult) -> None:
        words = snapshot.words
        band = self.tr("not assessed")
        if result.band:
            low, high = (words.band(name) for name in result.band)
            band = low if low == high else f"{low}–{high}"
        told = [self.tr("%n findings", "", len(result.findings))] if result.findings else []
        open_ = result.counts.get("unanswered", 0)
        told += [self.tr("%n unanswered", "", open_)] if open_ else []
        row.display(words.principle(result.principle).name, result.strength, band, " · ".join(told))

    def _place_principles(self) -> None:
        across = 2 if self.width() >= theme.px(BESIDE) else 1
        for number, row in enumerate(self.principles.values()):
            self._principle_grid.addWidget(row, number // across, number % across, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._principle_grid.setColumnStretch(column, 1 if column < across else 0)

    def _show_scenario(self, risk_id: str) -> None:
        judged = self._snapshot.judged if self._snapshot else None
        risk = next((r for r in all_risks(judged) if id_of(r) == risk_id), None) if judged else None
        if self._snapshot is not None and risk is not None:
            self._scenario = risk_id
            self.detail.display(self._snapshot, risk, self._accepted.get(risk_id))

    def _add(self) -> None:
        if self._snapshot is not None:
            OwnRiskDialog(self.presenter, self.window(), self._snapshot, None, self._store)

    def _store(self, risk: OwnRisk) -> bool:
        """Add a risk to the activity in view and choose it."""
        made = self.presenter.add_risk(self._activity, risk)
        if made and self._snapshot is not None:
            self._scenario = made
            self.display(self._snapshot)
        return bool(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay cards below each other where there is no room beside."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(BESIDE)
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.stops.set_across(2 if beside else 1)
        self._place_principles()
