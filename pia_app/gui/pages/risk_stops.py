"""What a lawyer must look at, law by law, beside the score and never part of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.law_words import OUTCOMES
from pia_app.gui.pages.stop_row import StopRow
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.badge import Badge
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import ActivityEvaluation, HardStop
from pia_app.rules.findings import cite_key

ORDER = ("open", "pending", "overridden")
Key = tuple[str, str]  # question and article; "" for all articles of a stop that is pending


class StopsCard(Card):
    """The level under each law, and the hard stops that are open, set aside or may still open under it."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._presenter = presenter
        self._shown: tuple[object, ...] = ()
        self.body.addWidget(PlainLabel(self.tr("By law"), role="heading"))
        self.notice = Notice(kind="stop")
        self.body.addWidget(self.notice)
        self.laws: dict[str, LawStops] = {}
        self._across = 2
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.WIDE))
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(theme.px(theme.LARGE))
            column.addStretch(1)
            row.addLayout(column, 1)
        self._row = row
        self.body.addLayout(row)

    def set_across(self, across: int) -> None:
        """Put so many laws side by side."""
        if across != self._across:
            self._across = across
            self._place()

    def display(self, snapshot: Snapshot) -> None:
        """Show the laws of an assessment for the activity in view; what stays is changed in place."""
        judged = snapshot.judged
        if judged is None or self._shown == (id(judged), id(snapshot.words)):
            return
        self._shown = (id(judged), id(snapshot.words))
        count = sum(stop.state == "open" for stop in judged.hard_stops)
        text = self.tr("Potential non-compliance, legal review required") if count else ""
        self.notice.say(text, self.tr("A finding for a lawyer to confirm, not a verdict. No score makes up for it."))
        for gone in [r for r in self.laws if r not in judged.regimes]:
            law = self.laws.pop(gone)
            law.hide()
            law.deleteLater()
        self.laws = {r: self.laws.get(r) or LawStops(self._presenter, r) for r in judged.regimes}
        for law in self.laws.values():
            law.display(snapshot, judged)
        self._place()

    def _place(self) -> None:
        """Put each law into the column that has less in it so far."""
        filled, places = [0, 0], [0, 0]
        for law in self.laws.values():
            column = 1 if self._across == 2 and filled[1] < filled[0] else 0
            if self._columns[column].indexOf(law) != places[column]:
                self._columns[column].insertWidget(places[column], law)
            filled[column] += 1 + len(law.rows)
            places[column] += 1
        self._row.setStretch(1, 1 if self._across == 2 else 0)
        self._row.setSpacing(theme.px(theme.WIDE) if self._across == 2 else 0)


class LawStops(QWidget):
    """One law: its level, or that it does not apply, and its hard stops."""

    def __init__(self, presenter: Presenter, regime: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.regime = regime
        self.rows: dict[Key, StopRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self.name = PlainLabel(role="strong")
        self.level = LevelBadge()
        self.outside = Badge(OUTCOMES["not_applicable"])
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        for badge in (self.level, self.outside):
            head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self.none = PlainLabel(self.tr("No hard stop."), role="caption")
        self._column.addWidget(self.none)

    def display(self, snapshot: Snapshot, judged: ActivityEvaluation) -> None:
        """Show what is so now."""
        applies = all(law.in_force for law in judged.laws if law.regime == self.regime)
        self.name.setText(snapshot.words.regime(self.regime).short)
        self.level.display(judged.regimes[self.regime])
        self.level.setVisible(applies)
        self.outside.display(OUTCOMES["not_applicable"], about=self.name.text())
        self.outside.setVisible(not applies)
        groups = _grouped([stop for stop in judged.hard_stops if stop.regime == self.regime])
        self.none.setVisible(applies and not groups)
        for gone in [key for key in self.rows if key not in groups]:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        self.rows = {key: self.rows.get(key) or StopRow(self._presenter) for key in groups}
        for place, (key, row) in enumerate(self.rows.items(), start=2):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.display(snapshot, groups[key])


def _grouped(stops: Sequence[HardStop]) -> dict[Key, list[HardStop]]:
    """Group stops: those of prohibited practices first, then open, pending, and last those set aside.

    What is open or set aside stands by itself, since it is decided article by article; the rest by question.
    """
    found: dict[Key, list[HardStop]] = {}
    for stop in sorted(stops, key=lambda s: (ORDER.index(s.state), not s.prohibited)):
        key = (stop.question, "" if stop.state == "pending" else cite_key(stop.cite))
        found.setdefault(key, []).append(stop)
    return found
