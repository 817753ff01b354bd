"""One row of a table answer: a line to read, and beneath it, when opened, a form to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.editors.field import Field, Spec
from pia_app.gui.icons import pixmap
from pia_app.gui.widgets.buttons import button
from pia_app.gui.widgets.plain_label import PlainLabel

MakeCell = Callable[[Spec], Field]
SHOWN = 4  # most columns in the line; the form has all
LEAST = 120  # width at 100 % below which a column says nothing


class RowLine(QAbstractButton):
    """The cells of a row side by side; a click or Enter opens the form. Without a row it is the table's head."""

    def __init__(self, texts: Sequence[str], *, head: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = head
        self._texts: tuple[str, ...] = ()
        self.setCheckable(not head)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if head else Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if not head:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.display(texts)

    def display(self, texts: Sequence[str]) -> None:
        """Show other texts."""
        self._texts = tuple(texts[:SHOWN])
        self.setAccessibleName(", ".join(t for t in texts if t) or self.tr("Empty row"))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one comfortable line."""
        return QSize(theme.px(200), theme.px(32 if self._head else 40))

    def hitButton(self, pos: object) -> bool:
        """Take a click anywhere."""
        return not self._head

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many texts as there is room for in equal columns, cut with an ellipsis where they are longer."""
        look = theme.current()
        painter = QPainter(self)
        if not self._head and (self.underMouse() or self.isChecked()):
            painter.fillRect(self.rect(), look.colour("soft" if self.isChecked() else "sunken"))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        side = look.px(28)
        room = self.width() - side - look.px(8)
        texts = self._texts[: max(1, room // look.px(LEAST))]
        width = room // max(1, len(texts))
        painter.setFont(look.font(12, bold=True) if self._head else look.font())
        painter.setPen(look.colour("quiet" if self._head else "text"))
        for number, text in enumerate(texts):
            cell = QRect(look.px(8) + number * width, 0, width - look.px(10), self.height())
            shown = painter.fontMetrics().elidedText(text or "–", Qt.TextElideMode.ElideRight, cell.width())
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        if not self._head:
            size = look.px(16)
            arrow = pixmap("up" if self.isChecked() else "down", look.colours.quiet, size)
            painter.drawPixmap(self.width() - side, (self.height() - size) // 2, arrow)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class RowForm(QWidget):
    """The fields of one row; `edited(column id, text)` comes with every cell that a person changed."""

    edited = Signal(str, str)
    typing = Signal()
    done = Signal()
    removed = Signal()

    def __init__(self, columns: Sequence[Spec], make: MakeCell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(12))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(theme.LARGE))
        grid.setVerticalSpacing(theme.px(theme.SMALL))
        across = 2 if len(columns) > 2 and theme.current().percent < 150 else 1
        for number, column in enumerate(columns):
            grid.addLayout(self._cell(column, make), number // across, number % across)
        for place in range(across):
            grid.setColumnStretch(place, 1)
        layout.addLayout(grid)
        self.wrong = PlainLabel(role="wrong")
        self.wrong.hide()
        layout.addWidget(self.wrong)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(button(self.tr("Close row"), self._close, kind="quiet", icon="up"))
        self.buttons.addWidget(button(self.tr("Remove row"), self.removed.emit, kind="quiet", icon="remove"))
        self.buttons.addStretch(1)
        layout.addLayout(self.buttons)

    def _cell(self, column: Spec, make: MakeCell) -> QVBoxLayout:
        field = self.fields[column.id] = make(column)
        field.typing.connect(self.typing)
        field.edited.connect(lambda value, c=column.id: self.edited.emit(c, "" if value is None else str(value)))
        box = QVBoxLayout()
        box.setSpacing(theme.px(theme.TIGHT))
        needed = self.tr("{0} (needed)").format(column.name) if column.required else column.name
        box.addWidget(PlainLabel(needed, role="caption"))
        box.addWidget(field)
        box.addStretch(1)
        return box

    def show_cells(self, cells: Mapping[str, str]) -> None:
        """Show the row's cells."""
        for column, field in self.fields.items():
            field.show_value(cells.get(column) or None)

    def say(self, message: str) -> None:
        """Say what the row still needs, or nothing."""
        self.wrong.setText(message)
        self.wrong.setVisible(bool(message))

    def flush(self) -> None:
        """Hand over what was typed."""
        for field in self.fields.values():
            field.flush()

    def _close(self) -> None:
        self.flush()
        self.done.emit()
