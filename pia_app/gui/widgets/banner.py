"""A message across the window that stays until it is dealt with, and blocks nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.widgets.buttons import Action, button, icon_button
from pia_app.gui.widgets.plain_label import PlainLabel

KINDS = {"info": "info", "undo": "info", "warning": "warning", "error": "warning", "report": "warning"}


class Banner(QWidget):
    """One message; `kind` is info, undo, warning, error, or report: an error that a later report takes away.

    `action` is a button: ("Try again", presenter.retry).
    """

    def __init__(self, text: str, *, kind: str = "info", action: tuple[str, Action] | None = None,
                 closable: bool = True, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.text = text
        self.kind = kind
        self.setAccessibleName(text)
        ink, self._ground = self._colours()
        picture = QLabel()
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setPixmap(pixmap(KINDS[kind], ink, theme.px(20)))
        label = PlainLabel(text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        side, edge = theme.px(theme.LARGE), theme.px(theme.SMALL)
        layout.setContentsMargins(side, edge, edge, edge)
        layout.setSpacing(theme.px(theme.MEDIUM))
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label, 1)
        if action:
            layout.addWidget(button(action[0], lambda: self._act(action[1])))
        if closable:
            layout.addWidget(icon_button("close", self.tr("Close this message"), self.dismiss))

    def _colours(self) -> tuple[str, str]:
        colours = theme.current().colours
        if self.kind in ("info", "undo"):
            return colours.accent, colours.soft
        return colours.levels[1 if self.kind == "warning" else 3]

    def _act(self, action: Action) -> None:
        self.dismiss()
        action()

    def dismiss(self) -> None:
        """Take the message away."""
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._ground))


class Banners(QWidget):
    """The place for messages above the pages; the same text is never there twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def shown(self) -> list[Banner]:
        """Return the messages in view."""
        return [b for b in self.findChildren(Banner) if not b.isHidden()]

    def add(self, banner: Banner) -> None:
        """Show a message; more than three errors push the oldest out."""
        for other in self.shown():
            if other.text == banner.text:
                other.dismiss()
        errors = [b for b in self.shown() if b.kind == "error"]
        for oldest in errors[: max(0, len(errors) - 2)]:
            oldest.dismiss()
        self._column.addWidget(banner)
        banner.show()

    def clear(self, kind: str) -> None:
        """Take all messages of a kind away."""
        for banner in self.shown():
            if banner.kind == kind:
                banner.dismiss()
