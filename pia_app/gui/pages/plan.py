"""The plan: what tasks would change, the least of them that suffices, and the answers that matter most."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.base import Page
from pia_app.gui.pages.plan_change import ChangeView
from pia_app.gui.pages.plan_least import LeastView
from pia_app.gui.pages.plan_matters import MattersView
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.flow import FlowLayout
from pia_app.gui.widgets.no_activity import NoActivity
from pia_app.gui.widgets.option_button import OptionButton
from pia_app.gui.widgets.plain_label import PlainLabel
from pia_app.model import TaskKey

CHANGE: Final = "change"
LEAST: Final = "least"
MATTERS: Final = "matters"


class PlanPage(Page):
    """One of three views at a time; which one, and all that was ticked and found, belongs to the presenter."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self._snapshot: Snapshot | None = None
        self.nothing = NoActivity(presenter)
        self.change, self.least, self.matters = ChangeView(presenter), LeastView(presenter), MattersView(presenter)
        self.views: dict[str, ChangeView | LeastView | MattersView] = {
            CHANGE: self.change, LEAST: self.least, MATTERS: self.matters,
        }  # fmt: skip
        self.choices: dict[str, OptionButton] = {}
        self.least.taken.connect(self._take)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*[theme.px(theme.WIDE)] * 4)
        column.setSpacing(theme.px(theme.MEDIUM))
        column.addWidget(PlainLabel(self.tr("Plan"), role="title"))
        note = self.tr("Ticks are a what-if: they change no answer and last for this session only. Stored is what you "
                       "put into the plan: those tasks become \"planned\".")  # fmt: skip
        column.addWidget(PlainLabel(note, role="quiet"))
        flow = FlowLayout()
        group = QButtonGroup(self)
        for name, label in (
            (CHANGE, self.tr("What would it change")), (LEAST, self.tr("The least that suffices")),
            (MATTERS, self.tr("Which answer matters most")),
        ):  # fmt: skip
            made = self.choices[name] = OptionButton(label, kind="segment")
            made.setAccessibleDescription(self.tr("Part of the plan in view"))
            made.clicked.connect(partial(self.choose, name))
            group.addButton(made)
            flow.addWidget(made)
        column.addLayout(flow)
        for view in self.views.values():
            column.addWidget(view, 1)
        self.sheet = QScrollArea()
        self.sheet.setWidgetResizable(True)
        self.sheet.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sheet)
        layout.addWidget(self.nothing)

    def display(self, snapshot: Snapshot) -> None:
        """Show the view that was in view last, for the assessment as it stands now."""
        self._snapshot = snapshot
        self.sheet.setVisible(bool(snapshot.activity_id))
        self.nothing.setVisible(not snapshot.activity_id)
        if not snapshot.activity_id:
            return
        chosen = self.presenter.plan_view or CHANGE
        self.choices[chosen].setChecked(True)
        for name, view in self.views.items():
            view.setVisible(name == chosen)
        self.views[chosen].display(snapshot)

    def flush(self) -> None:
        """Hand over what was typed."""
        self.least.flush()

    def choose(self, name: str) -> None:
        """Show another view."""
        self.presenter.plan_view = name
        if self._snapshot is not None:
            self.display(self._snapshot)
            self.sheet.verticalScrollBar().setValue(0)

    def _take(self, keys: frozenset[TaskKey]) -> None:
        """Tick the tasks of the plan found, and show what becomes of the levels."""
        self.presenter.plan_everything = True
        self.choose(CHANGE)
        self.presenter.ticks.take(keys)
        self.choices[CHANGE].setFocus()
