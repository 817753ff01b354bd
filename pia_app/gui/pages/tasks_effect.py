"""What doing one task would change: levels of activities, before and after, law by law, and the hard stops that go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pia_app.gui.effect import Change, Effect, Effects
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.tasks import Key
from pia_app.gui.widgets.level_badge import interval_words
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.strength_bar import percent
from pia_app.model import HardStop


class EffectLabel(PlainLabel):
    """The effect in sentences; worked out beside the window, it comes a moment later."""

    def __init__(self, effects: Effects, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._effects = effects
        self._snapshot: Snapshot | None = None
        self._key: Key | None = None
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        effects.found.connect(self._found)

    def display(self, snapshot: Snapshot, key: Key, *, names_an_answer: bool) -> None:
        """Show what a task would change; until that is known the text of before stays, if it is of the same task."""
        another, self._snapshot, self._key = key != self._key, snapshot, key
        if not names_an_answer:
            self.setText(self.tr("It names no answer that it brings about, so no level follows from it."))
            return
        known = self._effects.of(snapshot, key)
        if known is not None:
            self.setText("\n".join(self._lines(snapshot, known)))
        elif another:
            self.setText(self.tr("Being worked out…"))

    def _found(self, key: Key) -> None:
        if self._snapshot is not None and key == self._key:
            known = self._effects.of(self._snapshot, key)
            if known is not None:
                self.setText("\n".join(self._lines(self._snapshot, known)))

    # In words

    def _lines(self, snapshot: Snapshot, found: Effect) -> Iterator[str]:
        words = snapshot.words
        certain = [stop for stop in found.stops if stop not in found.uncurable]
        for text in _stops(snapshot, certain):
            yield self.tr("Removes a hard stop: {0}").format(text)
        for text in _stops(snapshot, found.uncurable):
            yield self.tr("Removes a hard stop only if a lawyer agrees that it can be cured: {0}").format(text)
        yield from self._levels(snapshot, found)
        for change in found.scenarios:
            yield self._change(snapshot, change, words.scenario(change.scenario).name)
        for gain in found.principles:
            shares = (percent((share, share)) for share in (gain.before, gain.after))
            name = words.principle(gain.principle).name
            yield self.tr("{0}, {1}: {2} → {3}").format(_place(snapshot, gain.activity), name, *shares)

    def _levels(self, snapshot: Snapshot, found: Effect) -> Iterator[str]:
        """Yield each level that changes, law by law too; what stays is named where there is one activity only."""
        for change in found.levels:
            now, then = interval_words(change.before), interval_words(change.after)
            if change.before != change.after:
                yield self.tr("Level of {0}: {1} → {2}").format(_place(snapshot, change.activity), now, then)
            elif len(found.levels) == 1:
                yield self.tr("Level of {0}: {1}, unchanged").format(_place(snapshot, change.activity), now)
        stays = sum(change.before == change.after for change in found.levels)
        if stays and len(found.levels) > 1:
            yield self.tr("%n activities keep their level.", "", stays)
        for change in found.laws:
            if change.before != change.after:
                yield self._change(snapshot, change, snapshot.words.regime(change.regime).short)

    def _change(self, snapshot: Snapshot, change: Change, name: str) -> str:
        now, then = interval_words(change.before), interval_words(change.after)
        return self.tr("{0}, {1}: {2} → {3}").format(_place(snapshot, change.activity), name, now, then)


def _place(snapshot: Snapshot, activity_id: str) -> str:
    order = [activity.id for activity in snapshot.assessment.activities]
    return f"A{order.index(activity_id) + 1}"


def _stops(snapshot: Snapshot, stops: Sequence[HardStop]) -> Iterator[str]:
    words = snapshot.words
    told = ((words.short(stop.question), words.citation(stop.cite)) for stop in stops)
    return (f"{name} ({law})" for name, law in dict.fromkeys(told))
