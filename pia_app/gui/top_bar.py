"""The bar at the top: where one is, whether all is saved, undo and redo, language and look."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from pia_app.gui import theme
from pia_app.gui.languages import LANGUAGES, language_name
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.buttons import button, icon_button
from pia_app.gui.widgets.plain_label import ElidedLabel, tip
from pia_app.gui.widgets.save_state import SaveState

T = TypeVar("T")


class TopBar(QWidget):
    """Says `undo`, `redo`, `looked(theme name, per cent)`, `wished(open_workspace | new_workspace | …)`."""

    undo = Signal()
    redo = Signal()
    looked = Signal(str, int)
    wished = Signal(str)

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._presenter = presenter
        self.home = icon_button("home", self.tr("All assessments"), presenter.go_home)
        self.title = ElidedLabel(role="strong")
        self.save_state = SaveState()
        self.undo_button = icon_button("undo", self.tr("Undo"), self.undo.emit)
        self.redo_button = icon_button("redo", self.tr("Redo"), self.redo.emit)
        other = next(x for x in LANGUAGES if x != presenter.language)
        self._other = language_name(other)
        self.language = button(
            self._other, lambda: presenter.set_interface_language(other), kind="quiet", icon="language"
        )
        self.language.setAccessibleName(self.tr("Language of the window: {0}").format(self._other))
        self.language.setToolTip(tip(self.language.accessibleName()))
        self.view = icon_button("settings", self.tr("View and workspace"))
        self.view.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.view.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(6))
        row.addWidget(self.home)
        row.addWidget(self.title, 1)
        row.addWidget(self.save_state)
        row.addSpacing(theme.px(theme.SMALL))
        for part in (self.undo_button, self.redo_button, self.language, self.view):
            row.addWidget(part)

    def display(self, name: str, *, at_home: bool) -> None:
        """Show where one is, and what can be taken back."""
        self.title.setText(name)
        self.home.setEnabled(not at_home)
        for part in (self.undo_button, self.redo_button):
            part.setVisible(not at_home and self._presenter.snapshot is not None)
        self.undo_button.setEnabled(self._presenter.can_undo and not self._presenter.read_only)
        self.redo_button.setEnabled(self._presenter.can_redo and not self._presenter.read_only)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the language to its picture and its spoken name; whether all is saved stays in words."""
        self.language.setText("" if narrow else self._other)

    def _fill_menu(self) -> None:
        menu = self._menu
        menu.clear()
        look = theme.current()
        self._choices(menu, [(self.tr("Light"), "light"), (self.tr("Dark"), "dark")], look.name,
                      lambda name: self.looked.emit(name, look.percent))  # fmt: skip
        menu.addSeparator()
        sizes = [(self.tr("Text {0} %").format(percent), percent) for percent in theme.SCALES]
        self._choices(menu, sizes, look.percent, lambda percent: self.looked.emit(look.name, percent))
        menu.addSeparator()
        for name, label in (
            ("open_workspace", self.tr("Open another workspace…")),
            ("new_workspace", self.tr("New workspace…")),
            ("back_up", self.tr("Back up now")),
            ("check", self.tr("Check this workspace")),
        ):
            menu.addAction(label, partial(self.wished.emit, name))

    def _choices(self, menu: QMenu, choices: list[tuple[str, T]], now: T, then: Callable[[T], object]) -> None:
        group = QActionGroup(menu)
        for label, value in choices:
            action = QAction(label, menu, checkable=True, checked=value == now)
            action.triggered.connect(partial(_chosen, then, value))
            group.addAction(action)
            menu.addAction(action)


def _chosen(then: Callable[[T], object], value: T, checked: bool = False) -> None:
    then(value)
