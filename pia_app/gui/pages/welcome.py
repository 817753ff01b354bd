"""What a person sees who has no assessment yet: where to begin, and what will follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.pages.base import Scroll
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.card import Card
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from pia_app.gui.pages.home import HomePage


class Welcome(Scroll):
    """A greeting, three steps, and the two ways to begin."""

    def __init__(self, home: HomePage) -> None:
        super().__init__(width=680)
        card = Card(padding=40)
        card.body.setSpacing(theme.px(theme.MEDIUM))
        card.body.addWidget(PlainLabel(self.tr("Welcome"), role="title"))
        card.body.addWidget(PlainLabel(self.tr(
            "Assess what a use of personal data means for the people behind it, and leave with a report to hand out."
        ), role="quiet"))  # fmt: skip
        card.body.addSpacing(theme.px(theme.SMALL))
        for picture, title, text in (
            ("activities", self.tr("Describe"), self.tr("What is done with which data, for whom and under which law.")),
            ("questions", self.tr("Answer"),
             self.tr('Plain questions; "don\'t know" and "not applicable" are answers too. All is saved as you go.')),
            ("risk", self.tr("Understand and remedy"),
             self.tr("See every risk with its reasons, plan the tasks, write the Word report.")),
        ):  # fmt: skip
            card.body.addLayout(self._step(picture, title, text))
        card.body.addSpacing(theme.px(theme.MEDIUM))
        buttons = FlowLayout()
        self.new = button(self.tr("Start the first assessment"), home.start, kind="primary", icon="add")
        buttons.addWidget(self.new)
        self.others = [button(self.tr("Import…"), home.import_file, icon="import")]
        self.others.append(button(self.tr("Open another workspace…"), home.open_workspace, icon="folder"))
        for made in self.others:
            buttons.addWidget(made)
        self.new.setEnabled(not home.presenter.read_only)
        self.others[0].setEnabled(not home.presenter.read_only)
        card.body.addLayout(buttons)
        promise = self.tr("Your work stays on this computer: the program never connects to a network.")
        card.body.addWidget(PlainLabel(promise, role="small"))
        self.column.addStretch(1)
        self.column.addWidget(card)
        self.column.addStretch(2)

    def _step(self, picture: str, title: str, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(theme.LARGE))
        image = QLabel()
        image.setTextFormat(Qt.TextFormat.PlainText)
        image.setPixmap(pixmap(picture, theme.current().colours.accent, theme.px(28)))
        row.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(PlainLabel(title, role="strong"))
        words.addWidget(PlainLabel(text, role="quiet"))
        holder = QWidget()
        holder.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        row.addWidget(holder, 1)
        return row
