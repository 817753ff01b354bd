"""One hard stop: what it is about, under which article, and the decision of a named person to set it aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.stop_dialog import SetAsideDialog
from pia_app.gui.pages.ways import show_question
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.buttons import icon_button
from pia_app.gui.widgets.link import Link
from pia_app.gui.widgets.plain_label import PlainLabel, tip
from pia_app.model import HardStop, Override, Reference
from pia_app.rules.findings import cite_key
from pia_app.wording import Words


class StopRow(QWidget):
    """Stops of one question that stand together. The row lives as long as they do; only what it says changes."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._snapshot: Snapshot | None = None
        self._stop: HardStop | None = None
        self.name = PlainLabel()
        self.facts = PlainLabel(role="caption")
        self.decision = PlainLabel(role="caption")
        self.decide = Link("", self._decide, icon="edit")
        self.question = icon_button("questions", "", self._show)
        text = QVBoxLayout()
        text.setSpacing(0)
        for label in (self.name, self.facts, self.decision):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.addWidget(label)
        text.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(theme.SMALL))
        row.addLayout(text, 1)
        row.addWidget(self.question, 0, Qt.AlignmentFlag.AlignTop)

    def display(self, snapshot: Snapshot, stops: Sequence[HardStop]) -> None:
        """Show how these stops stand now."""
        self._snapshot, self._stop = snapshot, stops[0]
        name = snapshot.words.short(stops[0].question)
        self.name.setText(name)
        self.facts.setText(" · ".join(self._facts(snapshot.words, stops)))
        show = self.tr("Show the question: {0}").format(name)
        self.question.setAccessibleName(show)
        self.question.setToolTip(tip(show))
        override = stops[0].override
        self.decision.setVisible(override is not None)
        if override is not None:
            self.decision.setText(self._decided(override))
        self._label(snapshot, stops[0], name)

    def _label(self, snapshot: Snapshot, stop: HardStop, name: str) -> None:
        """Say what can be decided: an open stop can be set aside where there is an answer to which that belongs."""
        overridden = stop.state == "overridden"
        text = self.tr("Take back") if overridden else self.tr("Set aside…")
        spoken = self.tr("Take back the decision: {0}") if overridden else self.tr("Set aside: {0}")
        answered = snapshot.answer(stop.activity, stop.question) is not None
        self.decide.picture = "undo" if overridden else "edit"
        self.decide.relabel(text, spoken.format(name))
        self.decide.setVisible(stop.state != "pending" and answered)
        self.decide.setEnabled(not snapshot.read_only)

    def _facts(self, words: Words, stops: Sequence[HardStop]) -> list[str]:
        """Say how it stands, under which articles, with which exceptions, and whether it can be cured."""
        states = {"open": self.tr("Open"), "pending": self.tr("Not answered yet"), "overridden": self.tr("Set aside")}
        state = states[stops[0].state]
        if any(s.prohibited for s in stops):
            state = self.tr("{0}, potentially prohibited").format(state)
        facts = [state, _cited(words, (s.cite for s in stops))]
        exceptions = _cited(words, (reference for s in stops for reference in s.exceptions))
        if exceptions:
            facts.append(self.tr("exceptions: {0}").format(exceptions))
        if not all(s.curable for s in stops):
            facts.append(self.tr("cannot be cured afterwards"))
        return facts

    def _decided(self, override: Override) -> str:
        if override.on:
            return self.tr("By {0} on {1}: {2}").format(override.by, override.on, override.reason)
        return self.tr("By {0}: {1}").format(override.by, override.reason)

    # Wishes

    def _show(self) -> None:
        if self._snapshot is not None and self._stop is not None:
            show_question(self._presenter, self._snapshot, self._stop.activity, self._stop.question)

    def _decide(self) -> None:
        """Ask who sets the stop aside and why, or take that back; stored only when this click is over."""
        stop, snapshot = self._stop, self._snapshot
        if stop is None or snapshot is None:
            return
        presenter = self._presenter
        if stop.state == "overridden":
            QTimer.singleShot(0, presenter, lambda: decide(presenter, stop, None))
            return
        words = snapshot.words
        about = f"{words.short(stop.question)} · {words.citation(stop.cite)}"
        SetAsideDialog(self.window(), about, presenter.today, lambda by, reason, on: decide(
            presenter, stop, Override(regime=stop.regime, by=by, reason=reason, on=on, cite=cite_key(stop.cite))
        ))  # fmt: skip


def decide(presenter: Presenter, stop: HardStop, override: Override | None) -> None:
    """Store a decision on a stop with the answer that opens it, or (None) take the one in force back."""
    snapshot = presenter.snapshot
    answer = snapshot.answer(stop.activity, stop.question) if snapshot else None
    if answer is None:
        return
    if override is not None:
        overrides = (*answer.overrides, override)
    else:
        overrides = tuple(o for o in answer.overrides if o != stop.override)
    presenter.answer(stop.activity, stop.question, replace(answer, overrides=overrides))


def _cited(words: Words, references: Iterable[Reference]) -> str:
    return words.say("list.join").join(dict.fromkeys(words.citation(reference) for reference in references))
