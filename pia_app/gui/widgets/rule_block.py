"""One rule of law in words: what it says, where it stands, how surely it was checked, and the facts that set it off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.law_view import fact_lines
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model.regime import Rule
from pia_app.wording import Words


def where(words: Words, rule: Rule) -> str:
    """Return where a rule stands; where it was not checked against the law's own text, that too."""
    cited = words.citation(rule.cite)
    return cited if rule.status == "verified" else f"{cited} · {words.say(f'source.{rule.status}')}"


def selectable(text: str, role: str = "body") -> PlainLabel:
    """Return a label whose text can be copied."""
    made = PlainLabel(text, role=role)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class RuleBlock(QWidget):
    """A rule of a regime; `title` stands in place of its own where it has none, `brief` leaves its text out."""

    def __init__(self, snapshot: Snapshot, regime: str, rule: Rule, *, facts: Sequence[str] = (), title: str = "",
                 brief: bool = False, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        told = snapshot.words.rule(regime, rule.id)
        self.title = title or told.title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(selectable(self.title, "body" if brief else "strong"))
        if told.text and not title and not brief:
            column.addWidget(selectable(told.text))
        column.addWidget(selectable(where(snapshot.words, rule), "caption"))
        if told.note and not title and not brief:
            column.addWidget(selectable(told.note, "caption"))
        lines = fact_lines(snapshot, snapshot.activity_id, facts, rule)
        if lines:
            column.addWidget(selectable("\n".join(f"– {line}" for line in lines), "caption"))
