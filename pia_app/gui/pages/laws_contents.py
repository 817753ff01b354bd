"""What one law wants of the assessment as a whole: how long it is kept, when it is due again, what it must contain."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from pia_app.gui.law_view import called_for
from pia_app.gui.law_words import CONTENTS
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.badge import Badge
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.link import Fold
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.question_links import SEVERAL, Pair, QuestionLinks, Show
from pia_app.gui.widgets.rule_block import RuleBlock, selectable
from pia_app.gui.widgets.table import Table
from pia_app.model.legal import ContentResult, DateResult


def day_words(result: DateResult) -> str:
    """Return the day that a rule comes to, that it runs on, or that the day it counts from is not known."""
    return {
        "dated": result.day,
        "running": QCoreApplication.translate("dates", "while the processing goes on"),
    }.get(result.state, QCoreApplication.translate("dates", "open"))


class DatesCard(Card):
    """Under one law: every rule on keeping and on review, with the day it comes to."""

    def __init__(self, snapshot: Snapshot, regime: str, show: Show, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._snapshot, self._regime, self._show = snapshot, regime, show
        self.body.addWidget(PlainLabel(self.tr("Dates"), role="heading"))
        self.table = Table(self.tr("Dates"), ("", self.tr("Day"), self.tr("Because")), (3, 4, 9))
        law = snapshot.evaluation.law(regime)
        for name, results in ((self.tr("Keep until"), law.keep), (self.tr("Next review"), law.review)):
            for result in results:
                self._add(name, result)
        if self.table.lines:
            self.body.addWidget(self.table)
        else:
            self.body.addWidget(PlainLabel(self.tr("This law sets no date."), role="quiet"))

    def _add(self, name: str, result: DateResult) -> None:
        day: list[QWidget] = [selectable(day_words(result), "strong")]
        if result.missing and result.state == "open":
            day.append(QuestionLinks(self._snapshot, [("", result.missing)], self._show))
        self.table.add(PlainLabel(name), day, RuleBlock(self._snapshot, self._regime, result.rule))


class CrosswalkCard(Card):
    """What the law wants to find in an assessment: each with how far it is there and the questions behind it."""

    def __init__(self, snapshot: Snapshot, regime: str, show: Show, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._snapshot, self._regime, self._show = snapshot, regime, show
        self._several = len(snapshot.assessment.activities) > 1
        contents = snapshot.evaluation.law(regime).contents
        needed = called_for(contents)
        self.body.addWidget(PlainLabel(self.tr("What the assessment must contain"), role="heading"))
        met = sum(content.state == "met" for content in needed)
        summary = self.tr("{0} of {1} met").format(met, len(needed))
        self.body.addWidget(PlainLabel(summary if contents else self.tr("This law asks for nothing."), role="quiet"))
        headings = (self.tr("Content"), self.tr("State"), self.tr("Questions behind it"))
        self.table = Table(self.tr("What the assessment must contain"), headings, (7, 3, 7))
        for content in contents:
            self._add(content)
        if contents:
            self.body.addWidget(self.table)

    def _add(self, content: ContentResult) -> None:
        told = self._snapshot.words.rule(self._regime, content.rule.id)
        about: list[QWidget] = [RuleBlock(self._snapshot, self._regime, content.rule, brief=True)]
        if told.text:
            about.append(selectable(told.text, "small"))
        self.table.add(about, Badge(CONTENTS[content.state], about=told.title), self._questions(content))

    def _questions(self, content: ContentResult) -> list[QWidget]:
        parts: list[QWidget] = []
        if len(content.open) <= SEVERAL and content.open:
            parts += [PlainLabel(self.tr("Open"), role="caption"), self._links(content.open)]
        elif content.open:
            parts.append(Fold(self.tr("%n open", "", len(content.open)), partial(self._links, content.open)))
        if content.answered:
            text = self.tr("%n answered", "", len(content.answered))
            parts.append(Fold(text, partial(self._links, content.answered)))
        return parts or [PlainLabel("–", role="quiet")]

    def _links(self, pairs: Sequence[Pair]) -> QWidget:
        return QuestionLinks(self._snapshot, pairs, self._show, several=self._several)
