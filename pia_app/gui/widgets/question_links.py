"""Ways to questions, side by side: what is missing, or what stands behind a statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from pia_app.gui import theme
from pia_app.gui.law_view import place_of
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.link import Link

Pair = tuple[str, str]  # activity or "", question
Show = Callable[[str, str], object]
SEVERAL: Final = 6  # up to here links stand open; more are folded


def here(snapshot: Snapshot, questions: Sequence[str]) -> tuple[Pair, ...]:
    """Return questions as they are asked about the activity in view, or once for the whole assessment."""
    return tuple((place_of(snapshot, snapshot.activity_id, q), q) for q in questions)


class QuestionLinks(QWidget):
    """One link for each question; where they are about several activities each says which."""

    def __init__(self, snapshot: Snapshot, pairs: Sequence[Pair], show: Show, *, several: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        labels = {a.id: f"A{n}" for n, a in enumerate(snapshot.assessment.activities, start=1)}
        flow = FlowLayout(self, gap=theme.TIGHT)
        for activity, question in pairs:
            name = snapshot.words.short(question)
            text = f"{labels[activity]} · {name}" if several and activity in labels else name
            spoken = self.tr("Show the question: {0}").format(text)
            flow.addWidget(Link(text, partial(show, activity, question), icon="questions", spoken=spoken))
