"""One risk in full: its story, its level in a sentence, the decision to live with it, and every step of the sum."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.ask import Confirm
from pia_app.gui.pages.risk_accept import Acceptance
from pia_app.gui.pages.risk_own import OwnRiskDialog
from pia_app.gui.pages.risk_places import Risk, id_of, level_at, name_of
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.derivation_list import DerivationList
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.link import Link
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import AcceptedRisk, OwnRiskResult
from pia_app.wording import Words, derivation, summary


class RiskDetail(Card):
    """The scenario or own risk chosen; an own one can be changed and removed here."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._presenter = presenter
        self._snapshot: Snapshot | None = None
        self._risk: Risk | None = None
        self.kind = PlainLabel(self.tr("Own risk"), role="overline")
        self.name = PlainLabel(role="heading")
        self.story = PlainLabel(role="quiet")
        self.sentence = PlainLabel()
        for part in (self.kind, self.name, self.story, self.sentence):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(part)
        self.change = Link(self.tr("Change…"), self._change, icon="edit")
        self.remove = Link(self.tr("Remove…"), self._remove, icon="remove")
        self._ways = QWidget()
        flow = FlowLayout(self._ways)
        for link in (self.change, self.remove):
            flow.addWidget(link)
        self.body.addWidget(self._ways)
        self.acceptance = Acceptance(presenter)
        self.body.addWidget(self.acceptance)
        self.body.addSpacing(theme.px(theme.TIGHT))
        self.body.addWidget(PlainLabel(self.tr("Step by step"), role="overline"))
        self.steps = DerivationList()
        self.body.addWidget(self.steps)

    def display(self, snapshot: Snapshot, risk: Risk, accepted: AcceptedRisk | None) -> None:
        """Show a risk of the activity in view."""
        self._snapshot, self._risk = snapshot, risk
        words, name = snapshot.words, name_of(snapshot.words, risk)
        own = isinstance(risk, OwnRiskResult)
        story = risk.risk.event if isinstance(risk, OwnRiskResult) else words.scenario(risk.scenario).event
        self.name.setText(name)
        self.story.setText(story)
        self.story.setVisible(bool(story))
        self.sentence.setText(self._sentence(words, risk) if isinstance(risk, OwnRiskResult) else summary(words, risk))
        for part in (self.kind, self._ways):
            part.setVisible(own)
        for link, spoken in ((self.change, self.tr("Change the risk: {0}")), (self.remove, self.tr("Remove: {0}"))):
            link.setAccessibleName(spoken.format(name))
            link.setEnabled(not snapshot.read_only)
        self.acceptance.display(snapshot, id_of(risk), name, level_at(risk, "current").high, accepted)
        lines = tuple(derivation(words, risk.derivation, -1))[1:]  # the first line is the risk's name
        self.steps.display(lines, 1)

    def _sentence(self, words: Words, own: OwnRiskResult) -> str:
        risk = own.risk
        severity, likelihood = words.severity(risk.severity), words.likelihood(risk.likelihood)
        text = self.tr("Severity {0} ({1}), likelihood {2} ({3}), judged by hand. Reason: {4}")
        return text.format(risk.severity, severity, risk.likelihood, likelihood, risk.reason)

    def _change(self) -> None:
        snapshot, risk = self._snapshot, self._risk
        if snapshot is None or not isinstance(risk, OwnRiskResult):
            return
        presenter, activity = self._presenter, snapshot.activity_id
        OwnRiskDialog(
            presenter, self.window(), snapshot, risk.risk, lambda changed: presenter.change_risk(activity, changed)
        )

    def _remove(self) -> None:
        snapshot, risk = self._snapshot, self._risk
        if snapshot is not None and isinstance(risk, OwnRiskResult):
            presenter, activity, wanted = self._presenter, snapshot.activity_id, risk.risk.id
            text = self.tr("“{0}” and the decision on it will be removed. Undo brings them back.")
            Confirm(
                self.window(), self.tr("Remove this risk?"), text.format(risk.risk.name), self.tr("Remove"),
                lambda: presenter.remove_risk(activity, wanted),
            )  # fmt: skip


class GoneDecisions(Card):
    """Decisions to live with risks that the activity does not have any more; not there where there are none."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self._presenter = presenter
        self.rows: dict[str, Acceptance] = {}
        self.body.addWidget(PlainLabel(self.tr("Accepted risks that are gone"), role="heading"))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(theme.MEDIUM))
        self.body.addLayout(self._column)
        self.hide()

    def display(self, snapshot: Snapshot, accepted: Mapping[str, AcceptedRisk]) -> None:
        """Show what has no row in the table of risks."""
        gone = {risk: one for risk, one in accepted.items() if one.state == "gone"}
        for risk in [risk for risk in self.rows if risk not in gone]:
            row = self.rows.pop(risk)
            row.hide()
            row.deleteLater()
        for risk, one in gone.items():
            if risk not in self.rows:
                self.rows[risk] = Acceptance(self._presenter, titled=True)
                self._column.addWidget(self.rows[risk])
            self.rows[risk].display(snapshot, risk, snapshot.words.scenario(risk).name or risk, None, one)
        self.setVisible(bool(gone))
