"""A list to unfold and choose from, which can be searched when it is long and never turns with the mouse wheel."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from pia_app.gui import theme
from pia_app.gui.editors.field import Field, Spec
from pia_app.gui.icons import pixmap
from pia_app.model import Value

SEARCHED: Final = 12  # longer lists can be searched by typing any part of an entry


class ComboBox(QComboBox):
    """A combo box that leaves the wheel to the page, so that scrolling changes no answer."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in our own colour, and a text that is too long with an ellipsis."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        size = theme.px(16)
        room = self.width() - size - theme.px(30)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        arrow = pixmap("down", theme.current().colours.quiet, size)
        painter.drawPixmap(self.width() - size - theme.px(8), (self.height() - size) // 2, arrow)

    def make_searchable(self) -> None:
        """Let people type any part of an entry to find it."""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(self.accessibleName())


class ComboField(Field):
    """A field for one choice out of many."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.box = ComboBox(spec.name)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.addItem("", "")
        for choice, label in spec.choices:
            self.box.addItem(label, choice)
        if len(spec.choices) > SEARCHED:
            self.box.make_searchable()
            line = self.box.lineEdit()
            if line is not None:
                line.setPlaceholderText(self.tr("Choose, or type to search"))
                line.editingFinished.connect(self._settle)
        self.box.activated.connect(lambda _: self.edited.emit(self.box.currentData() or None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)
        self._shown = ""

    def show_value(self, value: Value | None) -> None:
        """Show a choice; one that the list no longer has is shown as empty."""
        self._shown = str(value or "")
        self.box.setCurrentIndex(max(0, self.box.findData(self._shown)))

    def _settle(self) -> None:
        """Take a text that names an entry; put back the entry chosen where it names none."""
        found = self.box.findText(self.box.currentText(), Qt.MatchFlag.MatchFixedString)
        if found < 0:
            self.show_value(self._shown)
        elif self.box.itemData(found) != self._shown:
            self._shown = self.box.itemData(found)
            self.box.setCurrentIndex(found)
            self.edited.emit(self._shown or None)
