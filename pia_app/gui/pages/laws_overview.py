"""All laws chosen side by side: one row for each, the days that count, and what differs between activities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.law_view import basis_words, called_for, duties_of, outcome_of, outcome_over_all, purpose
from pia_app.gui.law_words import BASES, OUTCOMES
from pia_app.gui.pages.laws_contents import day_words
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.badge import Badge
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.link import Link
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.question_links import QuestionLinks, Show
from pia_app.gui.widgets.rule_block import RuleBlock, selectable
from pia_app.gui.widgets.table import Table
from pia_app.model.legal import BasisResult, DateResult
from pia_app.rules.duties import OPEN


class LawsCard(Card):
    """One row for each law over the whole assessment; its name leads to the law in full."""

    def __init__(self, snapshot: Snapshot, choose: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self.body.addWidget(PlainLabel(self.tr("All laws chosen"), role="heading"))
        self.body.addWidget(PlainLabel(self.tr("For the whole assessment, all activities together."), role="quiet"))
        headings = (
            self.tr("Law"), self.tr("Assessment"), self.tr("Duties open"), self.tr("Contents met"),
            self.tr("Keep until"), self.tr("Next review"),
        )  # fmt: skip
        self.table = Table(self.tr("All laws chosen"), headings, (5, 5, 3, 3, 4, 4))
        for regime in snapshot.evaluation.regimes:
            self._add(snapshot, regime, choose)
        self.body.addWidget(self.table)

    def _add(self, snapshot: Snapshot, regime: str, choose: Callable[[str], object]) -> None:
        name = snapshot.words.regime(regime).short
        spoken = self.tr("Show this law in full: {0}").format(name)
        outcome = OUTCOMES[outcome_over_all(snapshot.evaluation, regime)]
        law = snapshot.evaluation.law(regime)
        duties, contents = duties_of(snapshot, regime), called_for(law.contents)
        open_ones = sum(duty.state in OPEN for duty in duties)
        met = sum(content.state == "met" for content in contents)
        self.table.add(
            Link(name, partial(choose, regime), spoken=spoken),
            Badge(outcome, about=name),
            PlainLabel(self.tr("{0} of {1}").format(open_ones, len(duties)) if duties else "–"),
            PlainLabel(self.tr("{0} of {1}").format(met, len(contents)) if contents else "–"),
            PlainLabel(self._latest(law.keep)),
            PlainLabel(self._earliest(law.review)),
        )

    def _latest(self, results: tuple[DateResult, ...]) -> str:
        """Return the day until which one law wants it kept, in words."""
        days = [r.day for r in results if r.state == "dated"]
        if any(r.state == "running" for r in results):
            running = self.tr("while the processing goes on")
            return self.tr("{0}, at least {1}").format(running, max(days)) if days else running
        return max(days) if days else self.tr("open") if results else "–"

    def _earliest(self, results: tuple[DateResult, ...]) -> str:
        days = [r.day for r in results if r.state == "dated"]
        return min(days) if days else self.tr("open") if results else "–"


class AllDatesCard(Card):
    """Until when to keep the assessment and when it is due again, under all laws together, and which one decides."""

    def __init__(self, snapshot: Snapshot, show: Show, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        title = self.tr("Dates that count under all laws together")
        self.body.addWidget(PlainLabel(title, role="heading"))
        dates = snapshot.evaluation.dates
        self.table = Table(title, ("", self.tr("Day"), self.tr("Because")), (3, 4, 9))
        rows = ((self.tr("Keep until"), dates.keep, dates.least), (self.tr("Next review"), dates.review, None))
        for name, found, least in rows:
            label = PlainLabel(name, role="strong")
            if found is None:
                self.table.add(label, PlainLabel(self.tr("open")), self._missing(snapshot, show, name))
                continue
            day = day_words(found[1])
            if least:
                day = self.tr("{0}, at least {1}").format(day, least[1].day)
            self.table.add(label, selectable(day, "strong"), self._because(snapshot, [found, *filter(None, [least])]))
        self.body.addWidget(self.table)

    def _because(self, snapshot: Snapshot, results: Sequence[tuple[str, DateResult]]) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.SMALL))
        for regime, result in results:
            column.addWidget(RuleBlock(snapshot, regime, result.rule))
        return made

    def _missing(self, snapshot: Snapshot, show: Show, name: str) -> QWidget:
        """Lead to the day from which it would be counted."""
        laws = snapshot.evaluation.laws
        results = [r for law in laws for r in (law.keep if name == self.tr("Keep until") else law.review)]
        missing = dict.fromkeys(r.missing for r in results if r.missing)
        if not missing:
            return PlainLabel(self.tr("No law chosen says so."), role="quiet")
        return QuestionLinks(snapshot, [("", question) for question in missing], show)


class ActivitiesCard(Card):
    """Whether each law demands an assessment of each activity."""

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self.body.addWidget(PlainLabel(self.tr("Activity by activity"), role="heading"))
        regimes = snapshot.evaluation.regimes
        names = [snapshot.words.regime(r).short for r in regimes]
        headings = (self.tr("Activity"), *names)
        self.table = Table(self.tr("Activity by activity"), headings, (6, *[5] * len(regimes)))
        for number, judged in enumerate(snapshot.evaluation.activities, start=1):
            label = f"A{number}  {judged.activity.name}"
            badges = [
                Badge(OUTCOMES[outcome_of(law.screening)], about=f"{label}, {name}")
                for law, name in zip(judged.laws, names, strict=True)
            ]
            self.table.add(PlainLabel(label), *badges)
        self.body.addWidget(self.table)


class AllBasesCard(Card):
    """The lawful bases of the activity in view: each purpose under each law that asks for one."""

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self.table: Table | None = None
        judged = snapshot.judged
        laws = [law for law in judged.laws if law.bases] if judged else []
        if not laws:
            return
        self.body.addWidget(PlainLabel(self.tr("Lawful bases, purpose by purpose"), role="heading"))
        names = [snapshot.words.regime(law.regime).short for law in laws]
        headings = (self.tr("Purpose"), *names)
        self.table = Table(self.tr("Lawful bases, purpose by purpose"), headings, (5, *[5] * len(laws)))
        rows = dict.fromkeys((b.bases.table, b.row) for law in laws for b in law.bases)
        for table, row in rows:
            cells = [_basis(snapshot, [b for b in law.bases if (b.bases.table, b.row) == (table, row)]) for law in laws]
            self.table.add(PlainLabel(purpose(snapshot, table, row)), *cells)
        self.body.addWidget(self.table)


def _basis(snapshot: Snapshot, results: list[BasisResult]) -> list[QWidget]:
    parts: list[QWidget] = []
    for result in results:
        said = basis_words(snapshot, result)
        if said:
            parts.append(PlainLabel(said))
        parts.append(Badge(BASES[result.state], about=said))
    return parts
