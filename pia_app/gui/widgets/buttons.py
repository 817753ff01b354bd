"""Buttons in the few looks the window has, each with a name that a screen reader can say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import icon as load
from pia_app.gui.widgets.plain_label import for_button, tip

Action = Callable[[], object]


def button(text: str, action: Action | None = None, *, kind: str = "plain", icon: str = "",
           parent: QWidget | None = None) -> QPushButton:  # fmt: skip
    """Make a button with a text; `kind` is plain, quiet or primary (at most one primary in sight)."""
    made = QPushButton(for_button(text), parent)
    made.setProperty("kind", kind)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if icon:
        made.setIcon(load(icon, {"primary": "on_accent", "quiet": "accent"}.get(kind, "text")))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
    if action:
        made.clicked.connect(lambda: action())
    return made


def icon_button(icon: str, name: str, action: Action | None = None, *, parent: QWidget | None = None) -> QToolButton:
    """Make a button with a picture only; `name` is what a screen reader says and the tooltip shows."""
    made = QToolButton(parent)
    made.setIcon(load(icon))
    made.setIconSize(QSize(theme.px(20), theme.px(20)))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setAccessibleName(name)
    made.setToolTip(tip(name))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if action:
        made.clicked.connect(lambda: action())
    return made
