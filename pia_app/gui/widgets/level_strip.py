"""Above the questions: which activity, how far it is, how risky it is now, and the reason in a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.combo import ComboBox
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.plain_label import ElidedLabel, PlainLabel, tip
from pia_app.gui.widgets.progress import progress_words
from pia_app.gui.widgets.stops import issues
from pia_app.wording import derivation, summary


class ActivityChooser(QWidget):
    """The name of the activity in view, or where there are several, a box to choose from.

    `chosen(activity id)`; "" stands for what is asked once for all activities, where that is offered (`shared`).
    """

    chosen = Signal(str)

    def __init__(self, *, shared: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shared = shared
        self.name = ElidedLabel(role="heading")
        self.box = ComboBox(self.tr("Activity"))
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setMaximumWidth(theme.px(520))
        self.box.activated.connect(lambda _: self.chosen.emit(self.box.currentData()))
        self._shown: list[tuple[str, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.box, 100)
        row.addStretch(1)

    def display(self, snapshot: Snapshot) -> None:
        """Show the activities and which one is in view."""
        known = [(a.id, f"A{n}  {a.name}") for n, a in enumerate(snapshot.assessment.activities, start=1)]
        if known != self._shown:
            self._shown = known
            self.box.clear()
            for activity_id, name in known:
                self.box.addItem(name, activity_id)
            if self._shared:
                self.box.addItem(self.tr("Asked once, for all activities"), "")
        self.box.setCurrentIndex(self.box.findData(snapshot.activity_id))
        self.box.setVisible(len(known) > 1)
        self.name.setVisible(len(known) <= 1)
        activity = snapshot.activity
        self.name.setText(activity.name if activity else "")


class LevelStrip(QWidget):
    """Says `activity_chosen(activity id)`, `next_wanted()` for the next unanswered question and `why_wanted()`."""

    activity_chosen = Signal(str)
    next_wanted = Signal()
    why_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chooser = ActivityChooser()
        self.chooser.chosen.connect(self.activity_chosen)
        self.badge = LevelBadge()
        self.stops = PlainLabel(role="wrong", wrap=False)
        self.progress = PlainLabel(role="caption", wrap=False)
        self.reason = ElidedLabel(role="caption")
        self.next = button(self.tr("Next unanswered"), self.next_wanted.emit, kind="quiet", icon="down")
        self.next.setToolTip(tip(self.tr("Ctrl+Enter")))
        self.why = button(self.tr("Why?"), self.why_wanted.emit, kind="quiet")
        self.why.setAccessibleName(self.tr("Why this level? Opens the risk page."))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(theme.WIDE), theme.px(10), theme.px(theme.LARGE), theme.px(6))
        column.setSpacing(theme.px(2))
        first, self._second = QHBoxLayout(), QWidget()
        first.setSpacing(theme.px(theme.MEDIUM))
        first.addWidget(self.chooser, 1)
        first.addWidget(self.progress)
        first.addWidget(self.next)
        first.addWidget(self.badge)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(theme.px(theme.MEDIUM))
        second.addWidget(self.stops)
        second.addWidget(self.reason, 1)
        second.addWidget(self.why)
        column.addLayout(first)
        column.addWidget(self._second)

    def display(self, snapshot: Snapshot) -> None:
        """Show the activity in view with its progress and its level of now."""
        judged = snapshot.judged
        if judged is None:
            return
        self.chooser.display(snapshot)
        asked = len(judged.asked.asked)
        self.progress.setText(progress_words(asked - len(judged.asked.unanswered), asked))
        everything = (snapshot.evaluation.asked, *(a.asked for a in snapshot.evaluation.activities))
        self.next.setEnabled(any(part.unanswered for part in everything))
        self.badge.display(judged.level)
        count, _ = issues(judged.hard_stops)
        self.stops.setVisible(bool(count))
        self.stops.setText(self.tr("%n for legal review", "", count))
        lines = reasons(snapshot)
        self.reason.setText(" · ".join(lines))
        self.badge.setToolTip(tip("\n".join(lines)))
        self.badge.setAccessibleDescription(". ".join(lines))

    def set_low(self, low: bool) -> None:
        """Leave the sentence to the badge's tooltip where there is little height."""
        self._second.setVisible(not low)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what the list of sections says too."""
        self.progress.setVisible(not narrow)
        self.next.setVisible(not narrow)


def reasons(snapshot: Snapshot) -> list[str]:
    """Return why the activity in view stands at its level: the conclusion, then the worst scenario's derivation."""
    judged = snapshot.judged
    if judged is None:
        return []
    found = [next(derivation(snapshot.words, judged.derivation)).text]
    worst = next((r for r in judged.risks if r.scenario == judged.worst), None)
    if worst is not None:
        found.append(summary(snapshot.words, worst))
    return found
