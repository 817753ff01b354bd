"""The least that suffices: what is to be reached, and the cheapest tasks that reach it, or why none do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.plan_aim import AimForm
from pia_app.gui.pages.plan_outcome import Outcome, short_of
from pia_app.gui.pages.ways import show_question
from pia_app.gui.plan_search import Found
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.told_list import ToldList
from pia_app.model import Aim
from pia_app.wording.planned import Planned


class LeastView(QWidget):
    """The form above, the plan found below. `taken(keys)`: these tasks are to be ticked."""

    taken = Signal(object)

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._search = presenter, presenter.search
        self._snapshot: Snapshot | None = None
        self._shown: tuple[object, ...] = ()
        self.form = AimForm()
        self.form.edited.connect(self._aim)
        self.start = button(self.tr("Find it"), self._find, kind="primary", icon="search")
        self.working = PlainLabel(role="quiet")
        self.passed = Notice(kind="warning")
        self.stale = Notice(kind="warning")
        self.good, self.short = Notice(kind="done"), Notice(kind="warning")
        self.title = PlainLabel(role="strong")
        self.outcome = ToldList(self.tr("The plan found"))
        self.outcome.setMinimumHeight(theme.px(240))
        self.take = button(self.tr("Tick these tasks"), self._take, icon="tasks")
        note = self.tr("Ticking shows what becomes of the levels and stores nothing. Tasks in progress or done stay "
                       "ticked.")  # fmt: skip
        self.take_note = PlainLabel(note, role="quiet")
        self._lay_out()
        self._search.changed.connect(self._show)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.MEDIUM))
        card = Card()
        card.body.addWidget(self.form)
        card.body.addWidget(self.passed)
        foot = FlowLayout()
        foot.addWidget(self.start)
        foot.addWidget(self.working)
        card.body.addLayout(foot)
        column.addWidget(card)
        for part in (self.stale, self.title, self.good, self.short):
            column.addWidget(part)
        taking = QHBoxLayout()
        taking.setSpacing(theme.px(theme.MEDIUM))
        taking.addWidget(self.take)
        taking.addWidget(self.take_note, 1)
        column.addLayout(taking)
        column.addWidget(self.outcome, 1)
        column.addStretch(0)

    # Showing

    def display(self, snapshot: Snapshot) -> None:
        """Show the aim and the plan found last for the assessment as it stands now."""
        self._snapshot = snapshot
        self._show()

    def flush(self) -> None:
        """Hand over what was typed."""
        self.form.flush()

    def _show(self) -> None:
        snapshot, search = self._snapshot, self._search
        if snapshot is None:
            return
        aim = search.aim(snapshot.assessment)
        self.form.display(snapshot, aim)
        self._show_passed(aim)
        self.start.setEnabled(not search.busy)
        self.working.setText(self.tr("Looking for the least that suffices…") if search.busy else "")
        found = search.found(snapshot.assessment)
        for part in (self.title, self.outcome, self.take, self.take_note):
            part.setVisible(found is not None)
        if found is None:
            for notice in (self.stale, self.good, self.short):
                notice.say("")
            return
        out_of_date = search.is_stale(snapshot, self._presenter.today)
        detail = self.tr("What is to be reached, an answer or a task has changed since. Find it again.")
        self.stale.say(self.tr("This plan is out of date.") if out_of_date else "", detail)
        self.take.setEnabled(bool(found.plan.tasks))
        if self._shown != (id(found), id(snapshot.words)):
            self._shown = (id(found), id(snapshot.words))
            self._show_found(snapshot, found)

    def _show_passed(self, aim: Aim) -> None:
        """Say where the last day lies in the past; it is kept to all the same."""
        passed = aim.deadline and aim.deadline < self._presenter.today.isoformat()
        detail = self.tr("Only what is done already and tasks that were due by then count towards the plan.")
        self.passed.say(self.tr("The day {0} has passed already.").format(aim.deadline) if passed else "", detail)

    def _show_found(self, snapshot: Snapshot, found: Found) -> None:
        told = Snapshot(
            assessment=found.assessment, library=snapshot.library, evaluation=snapshot.evaluation,
            activity_id=snapshot.activity_id, words=snapshot.words, interface_language=snapshot.interface_language,
        )  # fmt: skip
        plan = found.plan
        self.title.setText(Planned(snapshot.words, found.assessment).title_of(plan))
        missed = short_of(plan)
        reached = self.tr("With these tasks every activity gets there.")
        if not plan.tasks:
            reached = self.tr("Every activity is there already; no task is needed.")
        self.good.say("" if missed else reached)
        text = self.tr("No choice of tasks brings every activity there: %n do not get there.", "", len(missed))
        detail = self.tr("What stands in the way is said below. The tasks bring them as low as they go.")
        if plan.aim.budget is not None or plan.aim.deadline:
            text = self.tr("Within these limits no choice of tasks brings every activity there: %n do not get there.",
                           "", len(missed))  # fmt: skip
            detail = self.tr("What stands in the way is said below. The worst levels are brought down first.")
        self.short.say(text if missed else "", detail)
        self.outcome.display(tuple(Outcome(told, self._question, self._risk).lines(plan)))

    # Wishes

    def _aim(self, aim: Aim) -> None:
        if self._snapshot is not None:
            self._search.set_aim(self._snapshot.assessment, aim)

    def _find(self) -> None:
        """Look for it, unless something was typed that cannot be read; what is right is said beside it."""
        self.form.flush()
        if self.form.is_valid:
            self._presenter.find_plan()

    def _take(self) -> None:
        found = self._search.found(self._snapshot.assessment) if self._snapshot is not None else None
        if found is not None:
            self.taken.emit(frozenset(task.key for task in found.plan.tasks))

    def _question(self, activity_id: str, question_id: str) -> None:
        snapshot = self._snapshot
        if snapshot is not None:
            QTimer.singleShot(0, self, partial(show_question, self._presenter, snapshot, activity_id, question_id))

    def _risk(self, activity_id: str, risk_id: str) -> None:
        def go() -> None:
            self._presenter.choose_activity(activity_id)
            self._presenter.go("risk", target=risk_id)

        QTimer.singleShot(0, self, go)
