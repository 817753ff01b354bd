"""The processing activities of an assessment: how risky and how far each is; add, rename, order, remove."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import ask, theme
from pia_app.gui.pages.base import Page, Scroll
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import button, icon_button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.level_badge import LevelBadge, interval_words
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.progress import ProgressLabel
from pia_app.gui.widgets.stops import issues
from pia_app.model import ActivityEvaluation


class ActivityCard(Card):
    """One activity; its wishes go to the page that holds it."""

    def __init__(self, page: ActivitiesPage, activity_id: str) -> None:
        super().__init__(padding=20)
        self.activity_id = activity_id
        self.name = PlainLabel(role="heading")
        self.label = PlainLabel(role="overline", wrap=False)
        self.level = LevelBadge()
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.label)
        words.addWidget(self.name)
        head.addLayout(words, 1)
        head.addWidget(self.level, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        facts = FlowLayout(gap=theme.WIDE)
        self.progress = ProgressLabel()
        self.stages = PlainLabel(role="quiet")
        facts.addWidget(self.progress)
        facts.addWidget(self.stages)
        self.body.addLayout(facts)
        self.stops = PlainLabel(role="wrong")
        self.body.addWidget(self.stops)
        self._add_buttons(page)

    def _add_buttons(self, page: ActivitiesPage) -> None:
        self.answer = button(self.tr("Answer the questions"), partial(page.answer, self.activity_id), icon="questions")
        self.rename = button(self.tr("Rename…"), partial(page.rename, self.activity_id), kind="quiet", icon="edit")
        self.remove = button(self.tr("Remove…"), partial(page.remove, self.activity_id), kind="quiet", icon="remove")
        self.up = icon_button("up", "", partial(page.shift, self.activity_id, -1))
        self.down = icon_button("down", "", partial(page.shift, self.activity_id, 1))
        foot = FlowLayout()
        for part in (self.answer, self.rename, self.up, self.down, self.remove):
            foot.addWidget(part)
        self.body.addLayout(foot)

    def display(self, judged: ActivityEvaluation, place: int, count: int, *, read_only: bool) -> None:
        """Show an activity at its place (counted from 0) among `count`."""
        name = judged.activity.name
        self.label.setText(self.tr("Activity A{0}").format(place + 1))
        self.name.setText(name)
        self.level.display(judged.level)
        asked = len(judged.asked.asked)
        self.progress.display(asked - len(judged.asked.unanswered), asked)
        self.stages.setText(
            self.tr("Inherent: {0}  →  current: {1}  →  target: {2}").format(
                *(interval_words(i) for i in (judged.inherent, judged.current, judged.target))
            )
        )
        stops, _ = issues(judged.hard_stops)
        self.stops.setVisible(bool(stops))
        self.stops.setText(self.tr("%n probable legal failures, for a lawyer to confirm", "", stops))
        for part, words in (
            (self.answer, self.tr("Answer the questions about {0}")), (self.rename, self.tr("Rename {0}")),
            (self.up, self.tr("Move {0} up")), (self.down, self.tr("Move {0} down")),
            (self.remove, self.tr("Remove {0}")),
        ):  # fmt: skip
            part.setAccessibleName(words.format(name))
            part.setEnabled(not read_only or part is self.answer)
        self.up.setEnabled(place > 0 and not read_only)
        self.down.setEnabled(place < count - 1 and not read_only)


class ActivitiesPage(Page):
    """The list of activities, each on its sheet."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self.cards: dict[str, ActivityCard] = {}
        self._scroll = Scroll(width=880)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Activities"), role="title"), 1)
        self.add = button(self.tr("Add an activity…"), self._ask_name, kind="primary", icon="add")
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.column.addLayout(head)
        self._scroll.column.addWidget(PlainLabel(
            self.tr("One activity is one use of personal data for one purpose. Each is judged by itself."), role="quiet"
        ))  # fmt: skip
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(theme.MEDIUM))
        self._scroll.column.addLayout(self._list)
        self._scroll.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def display(self, snapshot: Snapshot) -> None:
        """Show what is so now."""
        self._snapshot = snapshot
        self.add.setEnabled(not snapshot.read_only)
        activities = snapshot.evaluation.activities
        known = {a.activity.id for a in activities}
        for gone in [i for i in self.cards if i not in known]:
            card = self.cards.pop(gone)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, judged in enumerate(activities):
            activity_id = judged.activity.id
            card = self.cards.get(activity_id) or ActivityCard(self, activity_id)
            self.cards[activity_id] = card
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            card.display(judged, place, len(activities), read_only=snapshot.read_only)
            card.set_current(activity_id == snapshot.activity_id)

    # Wishes

    def answer(self, activity_id: str) -> None:
        """Go to the questions about an activity."""
        self.presenter.choose_activity(activity_id)
        self.presenter.go("questions")

    def rename(self, activity_id: str) -> None:
        """Ask for another name."""
        name = self._name(activity_id)
        ask.NameDialog(
            self.window(), self.tr("Rename the activity"), self.tr("Name of the activity"), self.tr("Rename"),
            lambda text: self.presenter.rename_activity(activity_id, text), name,
        )  # fmt: skip

    def remove(self, activity_id: str) -> None:
        """Ask, and remove an activity with its answers."""
        if self._snapshot is None:
            return
        count = len(self._snapshot.answers(activity_id))
        text = self.tr('"{0}" and its {1} answers will be removed. Undo brings them back.')
        ask.Confirm(
            self.window(), self.tr("Remove this activity?"), text.format(self._name(activity_id), count),
            self.tr("Remove"), lambda: self.presenter.remove_activity(activity_id),
        )  # fmt: skip

    def shift(self, activity_id: str, direction: int) -> None:
        """Move an activity up (-1) or down (1); the keyboard stays with it."""
        place = list(self._order()).index(activity_id) + direction
        self.presenter.move_activity(activity_id, place)
        card = self.cards[activity_id]
        wanted, other = (card.up, card.down) if direction < 0 else (card.down, card.up)
        (wanted if wanted.isEnabled() else other).setFocus()

    def _ask_name(self) -> None:
        ask.NameDialog(
            self.window(), self.tr("Add an activity"),
            self.tr("Name of the activity, for example: booking and check-in"), self.tr("Add"),
            self.presenter.add_activity,
        )  # fmt: skip

    def _order(self) -> tuple[str, ...]:
        return tuple(a.id for a in self._snapshot.assessment.activities) if self._snapshot else ()

    def _name(self, activity_id: str) -> str:
        return self._snapshot.assessment.activity(activity_id).name if self._snapshot else ""
