"""The navigation at the left: the pages of an assessment, and how risky it is as a whole."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.pages import PAGES
from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.level_badge import LevelBadge
from pia_app.gui.widgets.nav_button import NavButton
from pia_app.gui.widgets.plain_label import PlainLabel


class Sidebar(QWidget):
    """One button for each page; folds to pictures where the window is narrow."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(theme.LARGE), theme.px(10), theme.px(theme.LARGE))
        column.setSpacing(theme.px(theme.TIGHT))
        for name, entry in PAGES.items():
            made = self.buttons[name] = NavButton(entry.icon, QCoreApplication.translate("pages", entry.label))
            made.clicked.connect(lambda _=False, n=name: presenter.go(n))
            self._group.addButton(made)
            column.addWidget(made)
        column.addStretch(1)
        self._caption = PlainLabel(self.tr("Whole assessment"), role="small", wrap=False)
        self._level = LevelBadge()
        column.addWidget(self._caption)
        column.addWidget(self._level)
        self.set_compact(False)

    def display(self, snapshot: Snapshot) -> None:
        """Show numbers and the level of the whole assessment."""
        evaluation = snapshot.evaluation
        activities, tasks = (
            len(snapshot.assessment.activities),
            len(evaluation.tasks) + len(snapshot.assessment.own_tasks),
        )
        self.buttons["activities"].set_count(str(activities) if activities else "")
        self.buttons["tasks"].set_count(str(tasks) if tasks else "")
        self._level.display(evaluation.level)

    def choose(self, page: str) -> None:
        """Mark the page in view."""
        for name, made in self.buttons.items():
            made.setChecked(name == page)

    def set_compact(self, compact: bool) -> None:
        """Show pictures alone, or pictures and words."""
        for made in self.buttons.values():
            made.set_compact(compact)
        self._caption.setVisible(not compact)
        self._level.setVisible(not compact)
        self.setFixedWidth(theme.px(64 if compact else 192))
