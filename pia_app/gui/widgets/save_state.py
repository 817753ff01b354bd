"""Whether what was typed is stored, always in view, in a picture and in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.widgets.plain_label import PlainLabel, tip


class SaveState(QWidget):
    """Says All saved, Saved at 14:05, Saving…, Not saved yet, Not saved, or Read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ""
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self.words = PlainLabel(role="caption", wrap=False)
        self.words.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(self._picture)
        layout.addWidget(self.words)

    def display(self, state: str, detail: str) -> None:
        """Show a state of Presenter.saved, or read_only; `detail` is the time or the reason."""
        self.state = state
        texts = {
            "saved": self.tr("Saved at {0}").format(detail),
            "stored": self.tr("All saved"),
            "saving": self.tr("Saving…"),
            "editing": self.tr("Not saved yet…"),
            "failed": self.tr("Not saved"),
            "read_only": self.tr("Read-only"),
        }
        icons = {"saved": "done", "stored": "done", "failed": "warning", "read_only": "locked"}
        look = theme.current()
        ink = look.colours.levels[3][0] if state == "failed" else look.colours.quiet
        self._picture.setVisible(bool(state))
        self._picture.setPixmap(pixmap(icons.get(state, "saving"), ink, look.px(16)))
        text = texts.get(state, "")
        self.words.setText(text)
        self.words.setProperty("role", "wrong" if state == "failed" else "caption")
        self.words.style().polish(self.words)
        self.setAccessibleName(f"{text}: {detail}" if state == "failed" else text)
        self.setToolTip(tip(detail if state == "failed" else ""))
