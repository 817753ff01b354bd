"""Which answer matters most to the activity in view, and which unknown ones could make it worse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.law_view import place_of
from pia_app.gui.pages.ways import show_question
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.level_strip import ActivityChooser
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.told_list import Told, ToldList, Way
from pia_app.model import Influence
from pia_app.wording.planned import Planned, bare


class MattersView(QWidget):
    """The activity in view with its level, and the answers as lines that lead to their questions."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._snapshot: Snapshot | None = None
        self.chooser = ActivityChooser(shared=False)
        self.chooser.chosen.connect(presenter.choose_activity)
        self.level = LevelBadge()
        self.working = PlainLabel(role="quiet")
        self.answers = ToldList(self.tr("Answers that matter most"))
        self.answers.setMinimumHeight(theme.px(240))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.MEDIUM))
        head = QHBoxLayout()
        head.setSpacing(theme.px(theme.MEDIUM))
        head.addWidget(self.chooser, 1)
        head.addWidget(self.level)
        column.addLayout(head)
        note = self.tr("Each answer is tried by itself, as if it were another. Answers that decide which laws apply "
                       "are left out: that is no way to improve.")  # fmt: skip
        column.addWidget(PlainLabel(note, role="quiet"))
        column.addWidget(self.working)
        column.addWidget(self.answers, 1)
        column.addStretch(0)
        presenter.weighing.changed.connect(self._show)

    def display(self, snapshot: Snapshot) -> None:
        """Show the activity in view; its answers are weighed where they have changed."""
        self._snapshot = snapshot
        self.chooser.display(snapshot)
        self.level.display(snapshot.judged.level if snapshot.judged else None)
        self._show()

    def _show(self) -> None:
        snapshot = self._snapshot
        if snapshot is None or self.isHidden():
            return
        found = self._presenter.weighing.of(snapshot)
        self.working.setText(self.tr("Trying other answers…") if found is None else "")
        self.working.setVisible(found is None)
        self.answers.setVisible(found is not None)
        if found is not None:
            self.answers.display(tuple(self._lines(snapshot, found)))

    def _lines(self, snapshot: Snapshot, found: Sequence[Influence]) -> Iterator[Told]:
        planned = Planned(snapshot.words, snapshot.assessment)
        better = [one for one in found if one.kind != "worse"]
        worse = [one for one in found if one.kind == "worse"]
        no_better = self.tr("No single answer makes the level better.")
        no_worse = self.tr("No open answer could make the level worse than it is known to be.")
        groups = (
            (self.tr("Would make it better, the most first"), better, no_better),
            (self.tr("Not answered yet, and could make it worse"), worse, no_worse),
        )
        for title, some, none in groups:
            yield Told(text=title, look="heading")
            if not some:
                yield Told(text=none, look="quiet", depth=1)
            for one in some:
                levels = () if one.level.before == one.level.after else (one.level.before, one.level.after)
                yield Told(text=bare(planned.influence(one)), depth=1, levels=levels, ways=(self._way(snapshot, one),))

    def _way(self, snapshot: Snapshot, one: Influence) -> Way:
        place = place_of(snapshot, snapshot.activity_id, one.question)
        return Way(snapshot.words.short(one.question), partial(self._question, snapshot, place, one.question))

    def _question(self, snapshot: Snapshot, activity_id: str, question_id: str) -> None:
        QTimer.singleShot(0, self, partial(show_question, self._presenter, snapshot, activity_id, question_id))
