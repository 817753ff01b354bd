"""A panel at the side of a page that can be folded away, and gives way by itself where the window is narrow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import icon
from pia_app.gui.widgets.buttons import icon_button
from pia_app.gui.widgets.plain_label import PlainLabel, tip

FOLDED: Final = 44  # width at 100 %


class SidePanel(QWidget):
    """A titled panel of fixed width with a `body`; `folded(bool)` tells when a person folds or unfolds it."""

    folded = Signal(bool)

    def __init__(self, title: str, *, width: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._width = width
        self._title = PlainLabel(title, role="strong", wrap=False)
        self._button = icon_button("right", "", self.toggle)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._button)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(theme.SMALL))
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(head)
        self._layout.addWidget(self.content)
        self._name = title
        self.set_open(True)

    def rename(self, title: str) -> None:
        """Give the panel its title."""
        self._name = title
        self._title.setText(title)
        self.set_open(self.is_open)

    @property
    def open_width(self) -> int:
        """Return the width of the panel unfolded."""
        return theme.px(self._width)

    @property
    def folded_width(self) -> int:
        """Return the width of the panel folded."""
        return theme.px(FOLDED)

    @property
    def is_open(self) -> bool:
        """Whether the panel is unfolded."""
        return not self.content.isHidden()

    def toggle(self) -> None:
        """Fold or unfold the panel."""
        self.set_open(not self.is_open)
        self.folded.emit(not self.is_open)

    def set_open(self, is_open: bool) -> None:
        """Fold or unfold the panel without telling anybody."""
        self.content.setVisible(is_open)
        self._title.setVisible(is_open)
        name = self.tr("Hide: {0}").format(self._name) if is_open else self.tr("Show: {0}").format(self._name)
        self._button.setIcon(icon("right" if is_open else "left"))
        self._button.setAccessibleName(name)
        self._button.setToolTip(tip(name))
        side = theme.px(theme.LARGE if is_open else 3)
        self._layout.setContentsMargins(side, theme.px(theme.SMALL), side, side)
        self.setFixedWidth(self.open_width if is_open else self.folded_width)
