"""What dialogs with several fields have in common: a sheet that scrolls, a foot that stays, and a fault told inside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_app.errors import PiaError
from pia_app.gui import theme
from pia_app.gui.ask import dialog_buttons
from pia_app.gui.pages.base import Scroll
from pia_app.gui.pages.typed_dialog import TypedDialog
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.notice import Notice
from pia_app.gui.widgets.plain_label import PlainLabel


class SheetDialog(TypedDialog):
    """Ask for several things; `store()` fulfils the wish and says whether that went well: only then the dialog closes.

    A subclass adds its fields to `column` with `add_field`, and what is to stay in sight to `foot`.
    """

    def __init__(self, presenter: Presenter, parent: QWidget, title: str, action: str) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, theme.px(theme.MEDIUM))
        outer.setSpacing(theme.px(theme.SMALL))
        scroll = Scroll(wide=True)
        self.column = scroll.column
        self.column.setSpacing(theme.px(theme.SMALL))
        self.column.addWidget(PlainLabel(title, role="heading"))
        outer.addWidget(scroll, 1)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(theme.px(theme.WIDE), 0, theme.px(theme.WIDE), 0)
        self.foot.setSpacing(theme.px(theme.SMALL))
        self.wrong = Notice(kind="stop")
        self.foot.addWidget(self.wrong)
        buttons, self.ok, self.cancel = dialog_buttons(self, action)
        outer.addLayout(self.foot)
        last = QVBoxLayout()
        last.setContentsMargins(theme.px(theme.WIDE), 0, theme.px(theme.WIDE), 0)
        last.addWidget(buttons)
        outer.addLayout(last)
        presenter.failed.connect(self._tell)

    def add_field(self, caption: str, field: QWidget, note: str = "") -> None:
        """Add a field beneath its caption."""
        self.column.addSpacing(theme.px(theme.TIGHT))
        self.column.addWidget(PlainLabel(caption, role="caption"))
        if note:
            self.column.addWidget(PlainLabel(note, role="quiet"))
        self.column.addWidget(field)

    def show_in(self, parent: QWidget, width: int, height: int, first: QWidget) -> None:
        """Open with the keyboard in the first field, no larger than the window behind."""
        self.column.addStretch(1)
        room = parent.size()
        self.resize(min(theme.px(width), room.width()), min(theme.px(height), room.height()))
        self.open()
        first.setFocus()

    def store(self) -> bool:
        """Fulfil the wish."""
        raise NotImplementedError

    def accept(self) -> None:
        """Close once what was asked for is stored; what was typed is not lost where it cannot be."""
        self.wrong.say("")
        if self.store():
            super().accept()

    def _tell(self, error: PiaError) -> None:
        from pia_app.wording import explain

        self.wrong.say(explain(self.presenter.language, error))
