"""What the ticked tasks would make of the assessment: levels, the map of the activity in view, its hard stops."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.risk_places import axes
from pia_app.gui.pages.ways import show_question
from pia_app.gui.plan_ticks import Outcome
from pia_app.gui.plan_trial import Reached
from pia_app.gui.plan_words import PlanWords, labels
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.level_moves import LevelMove, LevelMoves
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.risk_map import Place, Trail
from pia_app.gui.widgets.scenario_map import ScenarioMap
from pia_app.gui.widgets.told_list import Told, ToldList, Way
from pia_app.model import HardStop, RiskResult
from pia_app.rules.planning.effects import compared


class Becomes(QScrollArea):
    """Levels of all activities; below them the scenarios and hard stops of the one in view. Scrolls where beside."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._snapshot: Snapshot | None = None
        self._matrix: object = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.levels = LevelMoves()
        self.levels.chosen.connect(self._choose)
        self.working = PlainLabel(role="caption")
        self.name = PlainLabel(role="heading")
        self.map: ScenarioMap | None = None
        self.scenarios = ToldList(self.tr("Scenarios and hard stops with the ticked tasks"), whole=True)
        self._beside = True
        inner = self._inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.LARGE))
        above, self._below = Card(), Card()
        above.body.addWidget(PlainLabel(self.tr("Levels: now → with the ticked tasks"), role="heading"))
        above.body.addWidget(self.working)
        above.body.addWidget(self.levels)
        self._below.body.addWidget(self.name)
        self._below.body.addWidget(self.scenarios)
        for card in (above, self._below):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inner)

    def set_beside(self, beside: bool) -> None:
        """Scroll by itself beside the tasks; below them take the height that there is to show."""
        self._beside = beside
        self._fit()

    def _fit(self) -> None:
        layout = self._inner.layout()
        if self._beside or layout is None:
            self.setMinimumHeight(0)
            return
        layout.activate()
        width = self.viewport().width()
        self.setMinimumHeight(
            layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that another width needs."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def display(self, snapshot: Snapshot) -> None:
        """Show the assessment as it stands now; what becomes of it follows with `show_outcome`."""
        self._snapshot = snapshot
        self._make_map(snapshot)
        if snapshot.activity is not None:
            self.name.setText(self.tr("Scenarios of {0}").format(labels(snapshot)[snapshot.activity_id]))

    def wait(self) -> None:
        """Say that the levels shown are not yet those of the present ticks."""
        self.working.setText(self.tr("Working it out…"))

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what becomes of the assessment."""
        snapshot = self._snapshot
        if snapshot is None:
            return
        short = labels(snapshot)
        lower = sum(move.level.high < move.effect.level.before.high for move in outcome.moves)
        none = self.tr("No activity gets lower.")
        self.working.setText(self.tr("%n activities get lower.", "", lower) if lower else none)
        self.levels.display(
            [
                LevelMove(activity=move.activity, name=f"{short[move.activity]}  {move.before.activity.name}",
                          now=move.effect.level.before, then=move.level)
                for move in outcome.moves
            ],
            snapshot.activity_id,
        )  # fmt: skip
        move = outcome.of(snapshot.activity_id)
        if move is not None and self.map is not None:
            self.map.display(_trails(snapshot, move), -1)
            self.scenarios.display([*self._scenario_lines(snapshot, move), *self._stop_lines(snapshot, move)])
            self._fit()

    def _make_map(self, snapshot: Snapshot) -> None:
        method, words = snapshot.library.method, snapshot.words
        if self._matrix == (id(method), id(words)):
            return
        self._matrix = (id(method), id(words))
        if self.map is not None:
            self.map.hide()
            self.map.deleteLater()
        names = ([words.severity(n) for n in range(1, 5)], [words.likelihood(n) for n in range(1, 5)])
        self.map = ScenarioMap(method.matrix, *names)
        self.map.setFixedHeight(theme.px(400))
        self._below.body.insertWidget(1, self.map)

    def _scenario_lines(self, snapshot: Snapshot, move: Reached) -> Iterator[Told]:
        """Tell of scenarios that move, and name those that stay."""
        changes = move.effect.scenarios
        numbered = {risk.scenario: number for number, risk in enumerate(move.before.risks, start=1)}
        names = {name: f"S{number}  {snapshot.words.scenario(name).name}" for name, number in numbered.items()}
        none, some = self.tr("No scenario gets lower"), self.tr("Scenarios that get lower")
        yield Told(text=some if changes else none, look="heading")
        for scenario, change in changes.items():
            yield Told(text=names[scenario], levels=(change.before, change.after), depth=1)
        staying = [name for scenario, name in names.items() if scenario not in changes]
        if staying:
            text = self.tr("Staying where they are: {0}").format(" · ".join(staying))
            yield Told(text=text, look="quiet", depth=1)

    def _stop_lines(self, snapshot: Snapshot, move: Reached) -> Iterator[Told]:
        """Tell of hard stops that go, that go once a lawyer agrees, and that stay, each with the way to it."""
        stops = list(compared(move.before.hard_stops, move.after.hard_stops))
        staying = [stop for stop, stays in stops if stays]
        groups = {
            self.tr("Hard stops that go"): [s for s in move.effect.removed if s not in move.effect.uncurable],
            self.tr("Cannot be cured afterwards: gone only once a lawyer agrees"): list(move.effect.uncurable),
            self.tr("Hard stops that stay"): [s for s in staying if s.state == "open"],
            self.tr("Not answered yet, may become hard stops"): [s for s in staying if s.state != "open"],
        }
        words = PlanWords(snapshot)
        for title, some in groups.items():
            named = {words.stop(stop): stop for stop in some}
            if named:
                yield Told(text=title, look="heading")
            for name, stop in named.items():
                yield Told(text=name, depth=1, ways=(Way(self.tr("the question"), partial(self._show, stop)),))

    # Wishes; the page may be drawn anew by them, so they wait until the click is over

    def _choose(self, activity_id: str) -> None:
        QTimer.singleShot(0, self, lambda: self._presenter.choose_activity(activity_id))

    def _show(self, stop: HardStop) -> None:
        snapshot = self._snapshot
        if snapshot is not None:
            show = partial(
                show_question, self._presenter, snapshot, stop.activity or snapshot.activity_id, stop.question
            )
            QTimer.singleShot(0, self, show)


def _trails(snapshot: Snapshot, move: Reached) -> list[Trail]:
    """Return a trail for each scenario of an activity: where it stands, and where it goes if it moves."""
    then = {risk.scenario: risk for risk in move.after.risks}
    found = []
    for number, risk in enumerate(move.before.risks, start=1):
        current, target = _place(risk), _place(then.get(risk.scenario, risk))
        name = snapshot.words.scenario(risk.scenario).name
        moved = target if target != current else None
        found.append(Trail(label=f"S{number}", name=name, current=current, target=moved))
    return found


def _place(risk: RiskResult) -> Place | None:
    severity, likelihood = axes(risk, "current")
    return (severity.high, likelihood.high) if severity.high and likelihood.high else None
