"""The decision of a named person to live with a risk: the dialog that asks for it, and how it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.acceptance_words import decided, standing
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.parsed import DateField
from pia_app.gui.editors.text_input import LineInput, TextInput
from pia_app.gui.pages.sheet_dialog import SheetDialog
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.level_badge import LevelBadge, level_word
from pia_app.gui.widgets.link import Link
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import AcceptedRisk, Interval, legible
from pia_app.rules.validation import LONGEST_NAME

Store = Callable[[str, str, str], bool]
GRAVE = 3  # level from which a decision to live with a risk needs a warning


class AcceptDialog(SheetDialog):
    """Ask who accepts a risk, why, and until when; `then(by, reason, until)` stores that."""

    def __init__(
        self, presenter: Presenter, parent: QWidget, snapshot: Snapshot, name: str, level: int, then: Store
    ) -> None:
        super().__init__(presenter, parent, self.tr("Accept a risk"), self.tr("Accept the risk"))
        self._then, self._until = then, ""
        self.by = LineInput(self.tr("Who accepts it"))
        self.by.setMaxLength(LONGEST_NAME)
        self.reason = TextInput(self.tr("Reason"), lines=(3, 8))
        self.until = DateField(Spec(id="until", type="date", name=self.tr("Until when")))
        self._lay_out(snapshot, name, level)
        self.by.textChanged.connect(self._check)
        self.reason.textChanged.connect(self._check)
        self._check()
        self.show_in(parent, 580, 640, self.by)

    def _lay_out(self, snapshot: Snapshot, name: str, level: int) -> None:
        self.column.addWidget(PlainLabel(name, role="strong"))
        self.level = LevelBadge(Interval(level, level))
        self.column.addWidget(self.level, 0, Qt.AlignmentFlag.AlignLeft)
        note = self.tr("It is accepted at this level. Accepting lowers no level: map and report show it as before.")
        self.column.addWidget(PlainLabel(note, role="quiet"))
        for notice in self._warnings(snapshot, level):
            self.column.addWidget(notice)
        self.add_field(self.tr("Who accepts it (needed)"), self.by)
        self.add_field(self.tr("Reason (needed)"), self.reason)
        later = self.tr("After that day it has to be decided again. Leave it empty for no end.")
        self.add_field(self.tr("Until when"), self.until, later)

    def _warnings(self, snapshot: Snapshot, level: int) -> list[Notice]:
        """Say what a decision does not settle: what the level calls for, and hard stops."""
        found = []
        if level >= GRAVE:
            told = snapshot.words.method("level_actions", snapshot.library.method.levels[level - 1])
            text = self.tr("A risk at the level {0} can be accepted, too, but what the level calls for stays due.")
            found.append(Notice(kind="warning"))
            found[-1].say(text.format(level_word(level)), told)
        judged = snapshot.judged
        stops = sum(stop.state == "open" for stop in judged.hard_stops) if judged else 0
        if stops:
            notice = Notice(kind="warning")
            text = self.tr("%n hard stops of this activity stay open.", "", stops)
            notice.say(text, self.tr("Each is set aside by itself under “By law”, by a named person with a reason."))
            found.append(notice)
        return found

    def _check(self) -> None:
        self.ok.setEnabled(legible(self.by.text()) and legible(self.reason.text()))

    def leaving(self) -> str:
        """Ask about the decision."""
        return self.tr("Leave without accepting the risk?")

    def store(self) -> bool:
        """Store the decision; stay open while the day typed is none or has passed."""
        self.until.flush()
        typed = self.until.input.text().strip()
        try:
            day = str(self.until.read(typed)) if typed else ""
        except ValueError:
            self.until.setFocus()
            return False
        if day and day < self.presenter.today.isoformat():
            self.wrong.say(self.tr("That day has passed already. Please give a later one, or none."))
            self.until.setFocus()
            return False
        return self._then(self.by.text().strip(), self.reason.text().strip(), day)


class Acceptance(QWidget):
    """How the decision on one risk stands, and the ways to make it, make it again or withdraw it.

    With `titled` the name of the risk stands above.
    """

    def __init__(self, presenter: Presenter, *, titled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._snapshot: Snapshot | None = None
        self._risk, self._name, self._level = "", "", 0
        self.notice = {state: Notice(kind=kind) for state, kind in (("holds", "done"), ("other", "warning"))}
        self.accept = Link("", self._accept, icon="edit")
        self.withdraw = Link("", self._withdraw, icon="undo")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.TIGHT))
        self.title = PlainLabel(role="strong")
        self.title.setVisible(titled)
        column.addWidget(self.title)
        for part in self.notice.values():
            column.addWidget(part)
        for link in (self.accept, self.withdraw):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def display(
        self, snapshot: Snapshot, risk_id: str, name: str, level: int | None, accepted: AcceptedRisk | None
    ) -> None:
        """Show the decision on a risk of the activity in view; `level` is None where there is no such risk now."""
        self._snapshot, self._risk, self._name, self._level = snapshot, risk_id, name, level or 0
        self.title.setText(name)
        state = accepted.state if accepted else ""
        for kind, notice in self.notice.items():
            mine = accepted is not None and (state == "holds") == (kind == "holds")
            notice.say(standing(accepted) if accepted and mine else "", decided(accepted) if accepted and mine else "")
        again = self.tr("Accept it at the level of now…") if accepted else self.tr("Accept this risk…")
        self.accept.relabel(again, f"{again} {name}")
        self.withdraw.relabel(self.tr("Withdraw"), self.tr("Withdraw the acceptance: {0}").format(name))
        for link in (self.accept, self.withdraw):
            link.setEnabled(not snapshot.read_only)
        self._offer(accept=level is not None and state in ("", "risen", "expired"), withdraw=accepted is not None)

    def _offer(self, *, accept: bool, withdraw: bool) -> None:
        """Show the ways there are; where the one with the keyboard goes, the other takes it."""
        holder = self.window().focusWidget()
        for link, wanted in ((self.accept, accept), (self.withdraw, withdraw)):
            link.setVisible(wanted)
        if (holder is self.accept and not accept) or (holder is self.withdraw and not withdraw):
            (self.withdraw if holder is self.accept else self.accept).setFocus()

    def _accept(self) -> None:
        snapshot, risk = self._snapshot, self._risk
        if snapshot is None or not self._level:
            return
        presenter, activity = self._presenter, snapshot.activity_id
        AcceptDialog(
            presenter, self.window(), snapshot, self._name, self._level,
            lambda by, reason, until: presenter.accept_risk(activity, risk, by=by, reason=reason, until=until),
        )  # fmt: skip

    def _withdraw(self) -> None:
        """Take the decision back, once this click is over."""
        if self._snapshot is not None:
            presenter, activity, risk = self._presenter, self._snapshot.activity_id, self._risk
            QTimer.singleShot(0, presenter, lambda: presenter.withdraw_acceptance(activity, risk))
