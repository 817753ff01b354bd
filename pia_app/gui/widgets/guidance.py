"""Beside a question: why it is asked, an example, the law behind it, and what is recommended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.gui.widgets.side_panel import SidePanel


class Guidance(SidePanel):
    """The side panel of the questions; F1 folds and unfolds it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", width=284, parent=parent)
        self.rename(self.tr("Guidance"))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(theme.TIGHT))
        self._shown: tuple[object, ...] = ()
        self._regimes: tuple[str, ...] = ()
        inner = QWidget()
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, theme.px(theme.SMALL), 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("Guidance"))
        scroll.setWidget(inner)
        self.body.addWidget(scroll)

    def display(self, snapshot: Snapshot, question_id: str, regimes: Sequence[str]) -> None:
        """Show the guidance on a question under some laws, or with "" how to get it."""
        shown = (id(snapshot.words), question_id, tuple(regimes))
        if shown == self._shown:
            return
        self._shown = shown
        self._regimes = tuple(regimes)
        self._empty()
        if not question_id:
            self._say(self.tr("Choose a question to see why it is asked."), "quiet")
            self._column.addStretch(1)
            return
        words = snapshot.words.question(question_id)
        self._say(words.short, "heading")
        why = snapshot.words.why(question_id, regimes)
        for title, text in ((self.tr("Why we ask"), why), (self.tr("Example"), words.example)):
            if text:
                self._say(title, "overline")
                self._say(text, "body")
                self._column.addSpacing(theme.px(theme.SMALL))
        self._laws(snapshot, question_id)
        self._exceptions(snapshot, question_id)
        self._measures(snapshot, question_id)
        self._column.addStretch(1)

    def _laws(self, snapshot: Snapshot, question_id: str) -> None:
        references = [r for r in snapshot.library.question[question_id].references if r.regime in self._regimes]
        if references:
            self._say(self.tr("Law"), "overline")
        for reference in references:
            self._say(snapshot.words.citation(reference), "strong")
            self._say(snapshot.words.article(reference), "small")
            self._column.addSpacing(theme.px(theme.TIGHT))

    def _exceptions(self, snapshot: Snapshot, question_id: str) -> None:
        text = snapshot.words.question(question_id).exception
        if text:
            self._say(self.tr("Exceptions"), "overline")
            self._say(text, "body")
        cited = [
            snapshot.words.citation(reference)
            for rule in snapshot.library.question[question_id].hard_stop
            if rule.regime in self._regimes
            for reference in rule.exceptions
        ]
        self._say(" · ".join(dict.fromkeys(cited)), "small")
        self._column.addSpacing(theme.px(theme.SMALL))

    def _measures(self, snapshot: Snapshot, question_id: str) -> None:
        recommended = snapshot.library.question[question_id].recommendations
        if recommended:
            self._say(self.tr("Recommended measures"), "overline")
        for measure_id in recommended:
            measure = snapshot.words.measure(measure_id)
            self._say(measure.title, "strong")
            self._say(snapshot.words.action(measure_id, self._regimes), "small")
            self._column.addSpacing(theme.px(theme.TIGHT))

    def _say(self, text: str, role: str) -> None:
        if text:
            self._column.addWidget(PlainLabel(text, role=role))

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
