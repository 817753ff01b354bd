"""What one law makes of the activity in view: lawful bases, duties, ways to be taken, and where opinions part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.law_view import basis_words, fact_lines, purpose, worst_first
from pia_app.gui.law_words import BASES, DUTIES, ROUTES, said
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.badge import Badge
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.link import Fold
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.question_links import QuestionLinks, Show, here
from pia_app.gui.widgets.rule_block import RuleBlock, selectable, where
from pia_app.gui.widgets.table import Table
from pia_app.model import LawResult
from pia_app.model.legal import BasisResult, DutyResult, RouteResult
from pia_app.model.regime import Rule
from pia_app.rules.duties import WORST_FIRST


class LawCard(Card):
    """A card about one law and the activity in view; one that has nothing to say is not `filled`."""

    def __init__(self, snapshot: Snapshot, law: LawResult, show: Show, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._snapshot, self._law, self._show = snapshot, law, show
        self.filled = self._fill()

    def _fill(self) -> bool:
        raise NotImplementedError

    def _title(self, text: str, note: str = "") -> None:
        self.body.addWidget(PlainLabel(text, role="heading"))
        if note:
            self.body.addWidget(PlainLabel(note, role="quiet"))

    def _links(self, questions: Sequence[str]) -> QuestionLinks:
        return QuestionLinks(self._snapshot, here(self._snapshot, questions), self._show)

    def _rule(self, rule: Rule, facts: Sequence[str] = ()) -> list[QWidget]:
        """Return a rule by its title and place, with what it says folded beneath."""
        told = self._snapshot.words.rule(self._law.regime, rule.id)
        parts: list[QWidget] = [RuleBlock(self._snapshot, self._law.regime, rule, brief=True)]
        lines = [*filter(None, (told.text, told.note))]
        lines += [f"– {line}" for line in fact_lines(self._snapshot, self._snapshot.activity_id, facts, rule)]
        if lines:
            parts.append(Fold(self.tr("What it says"), partial(_paragraphs, lines)))
        return parts


class BasesCard(LawCard):
    """Each purpose with the basis chosen, whether the law accepts it, and what must then be in place."""

    def _fill(self) -> bool:
        if not self._law.bases:
            return False
        self._title(self.tr("Lawful bases"))
        for bases in dict.fromkeys(result.bases.id for result in self._law.bases):
            text = self._snapshot.words.rule(self._law.regime, bases).text
            if text:
                self.body.addWidget(selectable(text, "quiet"))
        headings = (self.tr("Purpose"), self.tr("Basis"), self.tr("Under this law"), self.tr("What is then asked"))
        self.table = Table(self.tr("Lawful bases"), headings, (4, 4, 3, 5))
        for result in self._law.bases:
            said_here = basis_words(self._snapshot, result)
            basis: list[QWidget] = [PlainLabel(said_here or "–")]
            if result.rule is not None:
                basis.append(selectable(where(self._snapshot.words, result.rule), "caption"))
            row = PlainLabel(purpose(self._snapshot, result.bases.table, result.row))
            self.table.add(row, basis, Badge(BASES[result.state], about=said_here), self._asks(result))
        self.body.addWidget(self.table)
        return True

    def _asks(self, result: BasisResult) -> list[QWidget]:
        if not result.asks:
            return [PlainLabel("–", role="quiet")]
        return [self._ask(question, state) for question, state in result.asks]

    def _ask(self, question: str, state: str) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made)
        flow.addWidget(self._links((question,)))
        flow.addWidget(Badge(DUTIES[state], about=self._snapshot.words.short(question)))
        return made


class DutiesCard(LawCard):
    """Every duty that follows or may, those not met first."""

    def _fill(self) -> bool:
        if not self._law.duties:
            return False
        counts = {state: sum(d.state == state for d in self._law.duties) for state in WORST_FIRST}
        pattern = self.tr("{0}: {1}")
        summary = " · ".join(pattern.format(said(DUTIES[state]), n) for state, n in counts.items() if n)
        self._title(self.tr("Duties"), summary)
        headings = (self.tr("Duty"), self.tr("Deadline"), self.tr("State"), self.tr("Question"))
        self.table = Table(self.tr("Duties"), headings, (6, 4, 4, 4))
        for duty in worst_first(self._law.duties):
            self._add(duty)
        self.body.addWidget(self.table)
        return True

    def _add(self, duty: DutyResult) -> None:
        told = self._snapshot.words.rule(self._law.regime, duty.rule.id)
        links: list[QWidget] = [self._links(duty.missing or (duty.rule.question,))]
        if duty.missing:
            links.insert(0, PlainLabel(self.tr("Decided by"), role="caption"))
        self.table.add(
            self._rule(duty.rule, duty.facts),
            selectable(told.deadline or "–"),
            Badge(DUTIES[duty.state], about=told.title),
            links,
        )


class RoutesCard(LawCard):
    """Ways of which the facts demand one: the one required, the one chosen, and the counts that decided."""

    def _fill(self) -> bool:
        if not self._law.routes:
            return False
        self._title(self.tr("Routes"))
        headings = (self.tr("Route"), self.tr("Required by the facts"), self.tr("Chosen"), self.tr("State"))
        self.table = Table(self.tr("Routes"), headings, (4, 6, 4, 3))
        for route in self._law.routes:
            title = self._snapshot.words.rule(self._law.regime, route.rule.id).title
            badge = Badge(ROUTES[route.state], about=title)
            self.table.add(self._rule(route.rule), self._required(route), self._chosen(route), badge)
        self.body.addWidget(self.table)
        return True

    def _required(self, route: RouteResult) -> list[QWidget]:
        if route.required is not None:
            return [RuleBlock(self._snapshot, self._law.regime, route.required, facts=route.facts)]
        parts: list[QWidget] = [PlainLabel(self.tr("Not clear yet"))]
        if route.missing:
            parts += [PlainLabel(self.tr("Decided by"), role="caption"), self._links(route.missing)]
        return parts

    def _chosen(self, route: RouteResult) -> list[QWidget]:
        words = self._snapshot.words
        chosen = words.option(route.rule.chosen, route.chosen) if route.chosen else self.tr("Not answered yet")
        return [PlainLabel(chosen), self._links(tuple(dict.fromkeys((route.rule.chosen, route.rule.question))))]


class ConflictsCard(LawCard):
    """Where laws or opinions part: said, not decided."""

    def _fill(self) -> bool:
        if not self._law.conflicts:
            return False
        note = self.tr("Stated for a lawyer to decide; nothing is hidden.")
        self._title(self.tr("Conflicts and disputed points"), note)
        for reason in self._law.conflicts:
            self.body.addSpacing(theme.px(theme.TIGHT))
            other = getattr(reason.rule, "with_", "")
            if other:
                between = self.tr("{0} and {1}")
                names = (self._snapshot.words.regime(r).short for r in (self._law.regime, other))
                self.body.addWidget(PlainLabel(between.format(*names), role="overline"))
            self.body.addWidget(RuleBlock(self._snapshot, self._law.regime, reason.rule, facts=reason.facts))
        return True


def _paragraphs(lines: Sequence[str]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(theme.px(theme.MEDIUM), 0, 0, theme.px(theme.TIGHT))
    column.setSpacing(theme.px(theme.TIGHT))
    for line in lines:
        column.addWidget(selectable(line, "small"))
    return made
