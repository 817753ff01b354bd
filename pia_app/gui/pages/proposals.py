"""Finished tasks that would change an answer: shown with the answer before and after, changed only on a wish."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.ask import dialog_buttons
from pia_app.gui.pages.base import Scroll
from pia_app.gui.pages.ways import show_question
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.task_words import STATUSES, word
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.link import Link
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import Evidence, Proposal
from pia_app.rules.proposals import proposals

Wanted = tuple[tuple[str, str, str], str]
"""A task and the question whose answer it would change."""


class ProposalsDialog(QDialog):
    """One sheet for each answer that a finished task would change."""

    def __init__(self, presenter: Presenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._left: set[Wanted] = set()
        self.sheets: dict[Wanted, ProposalSheet] = {}
        title = self.tr("Take finished tasks into the answers")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, theme.px(theme.MEDIUM))
        self._scroll = Scroll(wide=True)
        self._column = self._scroll.column
        self._column.addWidget(PlainLabel(title, role="heading"))
        note = self.tr(
            "No answer changes by itself. What you leave as it is stays on offer as long as the task is finished."
        )
        self._column.addWidget(PlainLabel(note, role="quiet"))
        self.said = Notice(kind="done")
        self.undo = button(self.tr("Undo"), self._undo, kind="quiet", icon="undo")
        self.said.add_foot(self.undo)
        self._column.addWidget(self.said)
        self.none = PlainLabel(self.tr("There is nothing left to take in."))
        self._column.addWidget(self.none)
        self._column.addStretch(1)
        outer.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.px(theme.WIDE), 0, theme.px(theme.WIDE), 0)
        buttons, self.all, self.close_ = dialog_buttons(self, self.tr("Apply all"))
        buttons.accepted.disconnect(self.accept)
        buttons.accepted.connect(lambda: self.apply(tuple(self.sheets)))
        self.all.setDefault(False)
        self.all.setAutoDefault(False)  # Enter presses the button that has the keyboard, and never all of them
        self.undo.setAutoDefault(True)
        self.close_.setText(self.tr("Close"))
        self.close_.setAccessibleName(self.close_.text())
        foot.addWidget(buttons)
        outer.addLayout(foot)
        presenter.changed.connect(self.display)
        if presenter.snapshot is not None:
            self.display(presenter.snapshot)
        room = parent.size()
        self.resize(min(theme.px(680), room.width()), min(theme.px(720), room.height()))
        self.open()
        self.close_.setFocus()

    def display(self, snapshot: Snapshot) -> None:
        """Show what is proposed now; sheets that stay keep the keyboard."""
        found = {(p.key, p.question): p for p in proposals(snapshot.library, snapshot.assessment)}
        for gone in [wanted for wanted in self.sheets if wanted not in found]:
            sheet = self.sheets.pop(gone)
            sheet.hide()
            sheet.deleteLater()
        for wanted in found:
            if wanted not in self.sheets:
                self.sheets[wanted] = ProposalSheet(self)
        self.sheets = {wanted: self.sheets[wanted] for wanted in found}
        for place, (wanted, proposal) in enumerate(found.items(), start=4):
            sheet = self.sheets[wanted]
            if self._column.indexOf(sheet) != place:
                self._column.insertWidget(place, sheet)
            sheet.display(snapshot, proposal, left=wanted in self._left)
        self.none.setVisible(not found)
        self.all.setEnabled(bool(found) and not snapshot.read_only)

    # Wishes

    def apply(self, wanted: Sequence[Wanted]) -> None:
        """Change answers, and say here, too, what became of the levels; only when this click is over."""
        QTimer.singleShot(0, self, lambda: self._apply(wanted))

    def _apply(self, wanted: Sequence[Wanted]) -> None:
        said = self._presenter.apply_proposals(wanted)
        if said:
            self.said.say(said)
            self._scroll.verticalScrollBar().setValue(0)
            self.undo.setFocus()

    def leave(self, wanted: Wanted) -> None:
        """Leave an answer as it is: nothing is stored, and the proposal stays."""
        self._left.add(wanted)
        if self._presenter.snapshot is not None:
            self.display(self._presenter.snapshot)
        undecided = [sheet for one, sheet in self.sheets.items() if one not in self._left]
        (undecided[0].apply if undecided else self.close_).setFocus()
        if undecided:
            self._scroll.ensureWidgetVisible(undecided[0])
            self._scroll.ensureWidgetVisible(undecided[0].apply)

    def show_question(self, proposal: Proposal) -> None:
        """Close, and go to the question."""
        presenter, snapshot = self._presenter, self._presenter.snapshot
        self.reject()
        if snapshot is not None:
            show_question(presenter, snapshot, proposal.activity, proposal.question)

    def _undo(self) -> None:
        """Take back what was applied last; nothing else can have changed while this dialog is open."""
        self.said.say("")
        self._presenter.undo()
        self.close_.setFocus()


class ProposalSheet(Card):
    """One answer before and after, the task with its evidence, and what can be decided."""

    def __init__(self, dialog: ProposalsDialog) -> None:
        super().__init__()
        self._dialog = dialog
        self._proposal: Proposal | None = None
        self.place = PlainLabel(role="overline")
        self.question = PlainLabel(role="strong")
        self.before, self.after = PlainLabel(), PlainLabel()
        self.task, self.evidence = PlainLabel(role="caption"), PlainLabel(role="caption")
        self.left = PlainLabel(self.tr("Left as it is; the proposal stays."), role="quiet")
        for label in (self.place, self.question, self.before, self.after, self.task, self.evidence, self.left):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        self.apply = button(self.tr("Apply"), self._apply, icon="done")
        self.leave = button(self.tr("Leave as it is"), self._leave)
        self.show_ = Link(self.tr("Show the question"), self._show, icon="questions")
        self.apply.setAutoDefault(True)
        self.leave.setAutoDefault(True)
        flow = FlowLayout()
        for part in (self.apply, self.leave, self.show_):
            flow.addWidget(part)
        self.body.addLayout(flow)

    def display(self, snapshot: Snapshot, proposal: Proposal, *, left: bool) -> None:
        """Show a proposal as it stands now."""
        self._proposal = proposal
        words, question = snapshot.words, snapshot.library.question[proposal.question]
        names = {a.id: f"A{n} {a.name}" for n, a in enumerate(snapshot.assessment.activities, start=1)}
        name = words.short(proposal.question)
        self.place.setText(names.get(proposal.activity, self.tr("Whole assessment")))
        self.question.setText(words.question(proposal.question).text or name)
        before, after = words.answer(question, proposal.before), words.answer(question, proposal.after)
        self.before.setText(self.tr("Answer now: {0}").format(before))
        same = proposal.before is not None and proposal.before.value == proposal.after.value
        text = self.tr("Then: {0}, as now, with the evidence of the task") if same else self.tr("Then: {0}")
        self.after.setText(text.format(after))
        progress = snapshot.assessment.progress[proposal.key]
        own = snapshot.assessment.own_tasks.get(proposal.key[2])
        title = own.title if own else words.measure(proposal.key[2]).title
        self.task.setText(self.tr("Task: {0} ({1})").format(title, word(STATUSES, progress.status)))
        told = [self._shown(piece) for piece in proposal.after.evidence]
        self.evidence.setText("\n".join(told or [self.tr("Evidence: none was named with the task.")]))
        self.left.setVisible(left)
        self.leave.setVisible(not left)
        for part, spoken in (
            (self.apply, self.tr("Apply: {0}")), (self.leave, self.tr("Leave as it is: {0}")),
            (self.show_, self.tr("Show the question: {0}")),
        ):  # fmt: skip
            part.setAccessibleName(spoken.format(name))
        self.apply.setEnabled(not snapshot.read_only)

    def _shown(self, piece: Evidence) -> str:
        """Say what shows that the task is done, and whether a second person has verified it."""
        what = " · ".join(filter(None, (piece.what, piece.where, piece.date)))
        if piece.verified:
            return self.tr("Evidence: {0}, verified by {1}").format(what, piece.verified_by)
        return self.tr("Evidence: {0}, not verified by a second person").format(what)

    def _wanted(self) -> Wanted | None:
        return (self._proposal.key, self._proposal.question) if self._proposal else None

    def _apply(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self._dialog.apply([wanted])

    def _leave(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self._dialog.leave(wanted)

    def _show(self) -> None:
        if self._proposal is not None:
            self._dialog.show_question(self._proposal)


class ProposalsNotice(Notice):
    """Says how many finished tasks would change an answer, and opens the dialog; not there where there are none.

    It listens to the presenter by itself, so that a page has only to put it somewhere; without a parent it would be
    a window for a moment.
    """

    def __init__(self, presenter: Presenter, parent: QWidget) -> None:
        super().__init__(kind="info", parent=parent)
        self._presenter = presenter
        spoken = self.tr("Look at what finished tasks would change")
        self.look = Link(self.tr("Look…"), self._look, spoken=spoken)
        row = self.layout()
        if row is not None:  # as low as can be: the pages it stands on have little height to spare
            row.setContentsMargins(*[theme.px(theme.MEDIUM), theme.px(6)] * 2)
            row.setAlignment(self.picture, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(self.look)
        presenter.changed.connect(self.display)
        if presenter.snapshot is not None:
            self.display(presenter.snapshot)

    def display(self, snapshot: Snapshot) -> None:
        """Count the tasks."""
        tasks = {proposal.key for proposal in proposals(snapshot.library, snapshot.assessment)}
        self.say(self.tr("%n finished tasks would change an answer.", "", len(tasks)) if tasks else "")

    def _look(self) -> None:
        ProposalsDialog(self._presenter, self.window())
