"""What a lawyer must look at, law by law, beside the score and never part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.ways import show_question
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import icon_button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import HardStop, Interval, Reference
from pia_app.wording import Words


class StopsCard(Card):
    """The level under each law, and the hard stops that are open or may still open under it."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._presenter = presenter
        self._shown: tuple[object, ...] = ()
        self.body.addWidget(PlainLabel(self.tr("By law"), role="heading"))
        self.notice = Notice(kind="stop")
        self.body.addWidget(self.notice)
        self._laws: list[tuple[QWidget, int]] = []
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
        """Show the laws of an assessment for the activity in view."""
        judged = snapshot.judged
        if judged is None or self._shown == (id(judged), id(snapshot.words)):
            return
        self._shown = (id(judged), id(snapshot.words))
        count = sum(stop.state == "open" for stop in judged.hard_stops)
        text = self.tr("Potential non-compliance, legal review required") if count else ""
        self.notice.say(text, self.tr("A finding for a lawyer to confirm, not a verdict. No score makes up for it."))
        for law, _ in self._laws:
            law.hide()
            law.deleteLater()
        self._laws = []
        for regime, level in judged.regimes.items():
            stops = [stop for stop in judged.hard_stops if stop.regime == regime]
            weight = 1 + len({stop.question for stop in stops})
            self._laws.append((self._law(snapshot, regime, level, stops), weight))
        self._place()

    def _place(self) -> None:
        """Put each law into the column that has less in it so far."""
        filled = [0, 0]
        for law, weight in self._laws:
            place = 1 if self._across == 2 and filled[1] < filled[0] else 0
            filled[place] += weight
            self._columns[place].insertWidget(self._columns[place].count() - 1, law)
        self._row.setStretch(1, 1 if self._across == 2 else 0)
        self._row.setSpacing(theme.px(theme.WIDE) if self._across == 2 else 0)

    def _law(self, snapshot: Snapshot, regime: str, level: Interval, stops: list[HardStop]) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(snapshot.words.regime(regime).short, role="strong"), 1)
        head.addWidget(LevelBadge(level), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if not stops:
            column.addWidget(PlainLabel(self.tr("No hard stop."), role="caption"))
        for question, group in _by_question(stops):
            column.addLayout(self._stop(snapshot, question, group))
        return made

    def _stop(self, snapshot: Snapshot, question: str, stops: Sequence[HardStop]) -> QHBoxLayout:
        name = snapshot.words.short(question)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(PlainLabel(name))
        text.addWidget(PlainLabel(" · ".join(self._facts(snapshot.words, stops)), role="caption"))
        row = QHBoxLayout()
        row.addLayout(text, 1)
        show = partial(show_question, self._presenter, snapshot, stops[0].activity, question)
        row.addWidget(icon_button("questions", self.tr("Show the question: {0}").format(name), show), 0,
                      Qt.AlignmentFlag.AlignTop)  # fmt: skip
        return row

    def _facts(self, words: Words, stops: Sequence[HardStop]) -> list[str]:
        """Say whether it is open, under which articles, with which exceptions, and whether it can be cured."""
        state = self.tr("Open") if any(s.state == "open" for s in stops) else self.tr("Not answered yet")
        if any(s.prohibited for s in stops):
            state = self.tr("{0}, potentially prohibited").format(state)
        facts = [state, _cited(words, (s.cite for s in stops))]
        exceptions = _cited(words, (reference for s in stops for reference in s.exceptions))
        if exceptions:
            facts.append(self.tr("exceptions: {0}").format(exceptions))
        if not all(s.curable for s in stops):
            facts.append(self.tr("cannot be cured afterwards"))
        return facts


def _by_question(stops: Sequence[HardStop]) -> list[tuple[str, list[HardStop]]]:
    """Group stops by question, those that are open and those of prohibited practices first."""
    found: dict[str, list[HardStop]] = {}
    for stop in sorted(stops, key=lambda s: (s.state != "open", not s.prohibited)):
        found.setdefault(stop.question, []).append(stop)
    return list(found.items())


def _cited(words: Words, references: Iterable[Reference]) -> str:
    return ", ".join(dict.fromkeys(words.citation(reference) for reference in references))
