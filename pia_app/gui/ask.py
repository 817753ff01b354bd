"""Questions to the person at the window: are you sure, what name, which file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPushButton, QVBoxLayout, QWidget

from pia_app import paths
from pia_app.gui import theme
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.widgets.plain_label import PlainLabel, for_button


class Confirm(QDialog):
    """Ask before something that is hard to take back; `then` is called only after a yes.

    Cancel is the default; `stay` is another word for it.
    """

    def __init__(self, parent: QWidget, title: str, text: str, action: str, then: Callable[[], object],
                 stay: str = "") -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = _column(self, title)
        label = PlainLabel(text)
        label.setMinimumWidth(theme.px(400))
        column.addWidget(label)
        column.addSpacing(theme.px(theme.MEDIUM))
        buttons, self.yes, self.cancel = dialog_buttons(self, action, stay)
        column.addWidget(buttons)
        self.accepted.connect(then)
        _fit(self)
        self.open()
        self.cancel.setDefault(True)
        self.cancel.setFocus()


class NameDialog(QDialog):
    """Ask for one name."""

    def __init__(self, parent: QWidget, title: str, caption: str, action: str, then: Callable[[str], object],
                 name: str = "") -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._then = then
        column = _column(self, title)
        column.addWidget(PlainLabel(caption, role="caption"))
        self.input = LineInput(caption)
        self.input.setText(name)
        self.input.setMinimumWidth(theme.px(380))
        self.input.selectAll()
        column.addWidget(self.input)
        column.addSpacing(theme.px(theme.MEDIUM))
        buttons, self.ok, _ = dialog_buttons(self, action)
        column.addWidget(buttons)
        self.input.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.ok.setEnabled(bool(name.strip()))
        self.accepted.connect(lambda: self._then(self.input.text().strip()))
        _fit(self)
        self.open()
        self.input.setFocus()


def _column(dialog: QDialog, title: str) -> QVBoxLayout:
    dialog.setObjectName("page")
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[theme.px(theme.WIDE)] * 4)
    column.setSpacing(theme.px(theme.SMALL))
    column.addWidget(PlainLabel(title, role="heading"))
    return column


def _fit(dialog: QDialog) -> None:
    """Give a dialog the height that its wrapped text needs."""
    layout = dialog.layout()
    if layout is not None:
        dialog.ensurePolished()
        width = max(theme.px(460), layout.totalMinimumSize().width())
        dialog.setMinimumSize(width, layout.totalHeightForWidth(width))


def dialog_buttons(dialog: QDialog, action: str, stay: str = "") -> tuple[QDialogButtonBox, QPushButton, QPushButton]:
    """Make the row of buttons under a dialog: the one thing it does, and Cancel, or another word for it."""
    box = QDialogButtonBox()
    ok = QPushButton(for_button(action))
    ok.setProperty("kind", "primary")
    ok.setAccessibleName(action)
    ok.setDefault(True)
    cancel = QPushButton(for_button(stay) if stay else QCoreApplication.translate("ask", "Cancel"))
    cancel.setAccessibleName(stay or cancel.text())
    box.addButton(ok, QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box, ok, cancel


def open_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file that is there; `kinds` is Qt's filter text."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(_begin()), kinds)
    return Path(chosen) if chosen else None


def save_file(parent: QWidget, title: str, suggestion: str, kinds: str) -> Path | None:
    """Ask where to write a file; the platform asks before one is replaced."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(_begin() / suggestion), kinds)
    return Path(chosen) if chosen else None


def _begin() -> Path:
    """Return the folder where people look for their files first, not the one the program was started from."""
    return next(folder for folder in (paths.home(), *paths.home().parents) if folder.is_dir())
