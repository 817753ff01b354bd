"""What each law chosen makes of the activity in view: a card for each, and the same in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.law_view import outcome_of
from pia_app.gui.law_words import OUTCOMES, said
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.badge import Badge
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.outcome_card import OutcomeCard
from pia_app.gui.widgets.plain_label import ElidedLabel, PlainLabel
from pia_app.gui.widgets.question_links import Show


class LawOutcomes(QWidget):
    """Cards below each other, in the order of the laws; `show(activity id or "", question id)` leads to a question."""

    def __init__(self, show: Show, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self.cards: dict[str, OutcomeCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(theme.LARGE))
        self._column.addWidget(PlainLabel(self.tr("What follows, law by law"), role="heading"))
        self._column.addStretch(1)

    def display(self, snapshot: Snapshot) -> None:
        """Show what is so now; the card of a law that is no longer chosen goes."""
        laws = {law.regime: law for law in snapshot.judged.laws} if snapshot.judged else {}
        for gone in [r for r in self.cards if r not in laws]:
            card = self.cards.pop(gone)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {regime: self.cards.get(regime) or OutcomeCard(regime, self._show) for regime in laws}
        for place, (regime, card) in enumerate(self.cards.items(), start=1):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.display(snapshot, laws[regime])


class OutcomeLine(QWidget):
    """Each law with its outcome, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badges: dict[str, Badge] = {}
        self._parts: list[QWidget] = []
        self._flow = FlowLayout(self, gap=theme.LARGE)

    def display(self, snapshot: Snapshot) -> None:
        """Show the outcomes of now."""
        laws = {law.regime: outcome_of(law.screening) for law in snapshot.judged.laws} if snapshot.judged else {}
        names = {regime: snapshot.words.regime(regime).short for regime in laws}
        if list(laws) != list(self.badges):
            self._rebuild(names)
        for regime, outcome in laws.items():
            self.badges[regime].display(OUTCOMES[outcome], about=names[regime])

    def _rebuild(self, names: dict[str, str]) -> None:
        for part in self._parts:
            self._flow.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.badges, self._parts = {}, []
        for regime, name in names.items():
            part = QWidget()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(theme.SMALL))
            row.addWidget(PlainLabel(name, role="strong", wrap=False))
            self.badges[regime] = Badge(OUTCOMES["cannot_decide"])
            row.addWidget(self.badges[regime])
            self._parts.append(part)
            self._flow.addWidget(part)


class OutcomeBrief(ElidedLabel):
    """Each law with its outcome in one line of words, for where there is no room for more; the rest is in a tooltip."""

    def display(self, snapshot: Snapshot) -> None:
        """Show the outcomes of now."""
        told = [
            self.tr("{0}: {1}").format(
                snapshot.words.regime(law.regime).short, said(OUTCOMES[outcome_of(law.screening)])
            )
            for law in (snapshot.judged.laws if snapshot.judged else ())
        ]
        self.setText(" · ".join(told))
