"""What one law makes of an activity: whether it demands an assessment, in what role, why, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.law_view import outcome_of, role_of
from pia_app.gui.law_words import OUTCOMES
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.badge import Badge
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.link import Fold
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.question_links import QuestionLinks, Show, here
from pia_app.gui.widgets.rule_block import RuleBlock, selectable
from pia_app.model import LawResult
from pia_app.model.legal import Reason


class OutcomeCard(Card):
    """A law's name, its outcome and the reasons; `show(activity id or "", question id)` brings a question into view."""

    def __init__(self, regime: str, show: Show, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=theme.LARGE)
        self.regime = regime
        self._show = show
        self._shown: tuple[object, ...] = ()
        self._content: QWidget | None = None
        self.name = PlainLabel(role="heading")
        self.role = PlainLabel(role="quiet")
        self.badge = Badge(OUTCOMES["cannot_decide"])
        head = QHBoxLayout()
        head.setSpacing(theme.px(theme.MEDIUM))
        head.addWidget(self.name, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.role)

    def display(self, snapshot: Snapshot, law: LawResult) -> None:
        """Show what is so now; the reasons are written anew only where they, or the facts behind them, are others."""
        words, screening = snapshot.words, law.screening
        self.name.setText(words.regime(law.regime).short)
        self.badge.display(OUTCOMES[outcome_of(screening)], about=self.name.text())
        role = role_of(snapshot, law)
        self.role.setText(self.tr("Our role: {0}").format(role))
        self.role.setVisible(bool(role))
        facts = {fact for reason in screening.reasons for fact in reason.facts}
        answers = snapshot.facts(snapshot.activity_id)
        shown = (screening, id(words), tuple(answers.get(fact) for fact in sorted(facts)))
        if shown != self._shown:
            self._shown = shown
            self._replace(self._made(snapshot, law))

    def _replace(self, content: QWidget) -> None:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self.body.addWidget(content)

    # What is said

    def _made(self, snapshot: Snapshot, law: LawResult) -> QWidget:
        made = QWidget()
        self._column = QVBoxLayout(made)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(theme.SMALL))
        self._say_missing(snapshot, law)
        self._say_reach(snapshot, law)
        self._say_demand(snapshot, law)
        self._say_open(snapshot, law)
        return made

    def _say_missing(self, snapshot: Snapshot, law: LawResult) -> None:
        missing = law.screening.missing
        if not missing:
            return
        self._head(self.tr("Needed for a decision"))
        self._column.addWidget(QuestionLinks(snapshot, here(snapshot, missing), self._show))

    def _say_reach(self, snapshot: Snapshot, law: LawResult) -> None:
        """Say why the law reaches the activity, or why it does not."""
        reasons = law.screening.reasons
        if law.screening.outcome == "not_applicable":
            excluded = [r for r in reasons if r.kind == "excluded"]
            self._blocks(snapshot, self.tr("Does not apply, because"), excluded)
            none = [r for r in reasons if r.kind == "applies"]
            self._blocks(snapshot, self.tr("Does not apply: none of these holds"), none, brief=True)
            return
        sure = [r for r in reasons if r.kind == "applies" and r.truth == "yes"]
        self._blocks(snapshot, self.tr("Applies, because"), sure)

    def _say_demand(self, snapshot: Snapshot, law: LawResult) -> None:
        """Say what demands an assessment, what counts together, and what takes the force from it."""
        screening = law.screening
        sure = [r for r in screening.reasons if r.truth == "yes"]
        if screening.presumed or any(r.kind == "set_aside" for r in sure):
            self._presumption(snapshot, set_aside=not screening.presumed)
        sure_of_it = screening.outcome != "cannot_decide"
        heading = self.tr("Demands an assessment") if sure_of_it else self.tr("Would demand an assessment")
        self._blocks(snapshot, heading, [r for r in sure if _demands(r, "mandatory")])
        self._blocks(snapshot, self.tr("Presumes an assessment"), [r for r in sure if _demands(r, "presumed")])
        self._blocks(snapshot, self.tr("Recommends an assessment"), [r for r in sure if _demands(r, "recommended")])
        criteria = [r for r in sure if r.kind == "criterion"]
        self._blocks(snapshot, self.tr("%n criteria counted", "", len(criteria)), criteria)
        self._blocks(snapshot, self.tr("Exempt, because"), [r for r in sure if r.kind == "exempt"])
        lifted = [r for r in sure if r.kind == "lifted"]
        self._blocks(snapshot, self.tr("Lifted by the exemption"), lifted, brief=True)
        if screening.outcome == "not_required":
            self._say_none(snapshot, law)

    def _say_none(self, snapshot: Snapshot, law: LawResult) -> None:
        role = law.screening.role
        if role is not None and not role.bound:
            text = self.tr("In this role the law does not ask us for the assessment.")
            self._column.addWidget(selectable(text))
            self._column.addWidget(RuleBlock(snapshot, law.regime, role, title=role_of(snapshot, law), brief=True))
            return
        none = snapshot.words.regime(law.regime).none
        self._column.addWidget(selectable(none or self.tr("Nothing here demands one.")))

    def _presumption(self, snapshot: Snapshot, *, set_aside: bool) -> None:
        text = self.tr("This is a presumption. Whoever does not assess must record the reasons, under a name.")
        if set_aside:
            text = self.tr("The presumption is set aside; the reasons are recorded under a name.")
        notice = Notice()
        way = snapshot.library.regime[self.regime].set_aside
        if way is not None:
            notice.add_foot(QuestionLinks(snapshot, here(snapshot, (way.when,)), self._show))
        self._column.addWidget(notice)
        notice.say(text)  # not before it has its place: a widget without one would show as a window

    def _say_open(self, snapshot: Snapshot, law: LawResult) -> None:
        """Leave what may still hold folded: what is missing for it stands above."""
        unsure = [r for r in law.screening.reasons if r.truth in ("pending", "unknown")]
        waiting = [r for r in unsure if r.kind not in ("role", "lifted")]
        if law.screening.outcome == "not_applicable" or not waiting:
            return
        text = self.tr("%n rules may still hold", "", len(waiting))
        self._column.addWidget(Fold(text, partial(self._list, snapshot, waiting)))

    # Parts

    def _head(self, text: str) -> None:
        label = PlainLabel(text, role="overline")
        label.setContentsMargins(0, theme.px(theme.TIGHT), 0, 0)
        self._column.addWidget(label)

    def _blocks(self, snapshot: Snapshot, heading: str, reasons: Sequence[Reason], *, brief: bool = False) -> None:
        if reasons:
            self._head(heading)
            self._column.addWidget(self._list(snapshot, reasons, brief=brief))

    def _list(self, snapshot: Snapshot, reasons: Sequence[Reason], *, brief: bool = False) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.MEDIUM if not brief else theme.SMALL))
        for reason in reasons:
            facts = () if brief else reason.facts
            column.addWidget(RuleBlock(snapshot, self.regime, reason.rule, facts=facts, brief=brief))
        return made


def _demands(reason: Reason, outcome: str) -> bool:
    """Whether a rule that holds has this outcome by itself."""
    if reason.kind == "trigger":
        return getattr(reason.rule, "outcome", "") == outcome
    return {"counted_presumed": "presumed", "counted_recommended": "recommended"}.get(reason.kind) == outcome
