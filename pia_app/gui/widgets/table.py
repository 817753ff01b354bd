"""A table to read, whose cells are widgets; where there is too little width each row becomes a block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.widgets.plain_label import PlainLabel

LEAST: Final = 84  # width at 100 % below which a column of text is no use
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Cell(QWidget):
    """One cell; its heading stands above it only where the row is a block."""

    def __init__(self, heading: str, widgets: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.TIGHT))
        self.heading = PlainLabel(heading, role="overline")
        self.heading.hide()
        column.addWidget(self.heading)
        for widget in widgets:
            fixed = widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0))
        column.addStretch(1)

    def least(self) -> int:
        """Return the width below which the cell would be cut."""
        layout = self.layout()
        return layout.minimumSize().width() if layout is not None else 0


class Line(QWidget):
    """One row, with a hairline above it."""

    def __init__(self, cells: Sequence[Cell], shares: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = tuple(cells)
        self.row = QBoxLayout(ACROSS, self)
        self.row.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        self.row.setSpacing(theme.px(theme.LARGE))
        for cell, share in zip(cells, shares, strict=True):
            self.row.addWidget(cell, share)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().colour("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)


class Table(QWidget):
    """Headings, and rows added one after the other; `shares` divide the width among the columns."""

    def __init__(
        self, name: str, headings: Sequence[str], shares: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lines: list[Line] = []
        self._headings, self._shares = tuple(headings), tuple(shares)
        self._stacked = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = QWidget()
        row = self._head_row = QBoxLayout(ACROSS, self._head)
        row.setContentsMargins(0, theme.px(theme.SMALL), 0, theme.px(6))
        row.setSpacing(theme.px(theme.LARGE))
        for heading, share in zip(headings, shares, strict=True):
            label = PlainLabel(heading, role="overline")
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(label, share)
        self._column.addWidget(self._head)

    def add(self, *cells: QWidget | Sequence[QWidget]) -> None:
        """Add a row; a cell is one widget or several below each other."""
        made = [
            Cell(heading if number else "", cell if isinstance(cell, Sequence) else (cell,))
            for number, (heading, cell) in enumerate(zip(self._headings, cells, strict=True))
        ]
        line = Line(made, self._shares)
        self.lines.append(line)
        self._column.addWidget(line)
        self._dress(line)

    def _widths(self, room: int) -> list[int] | None:
        """Return the width of each column: its share, but no less than its cells need; None where there is no room."""
        needed = [theme.px(LEAST)] * len(self._shares)
        for line in self.lines:
            needed = [max(before, cell.least()) for before, cell in zip(needed, line.cells, strict=True)]
        room -= theme.px(theme.LARGE) * (len(self._shares) - 1)
        if sum(needed) > room:
            return None
        fixed: dict[int, int] = {}
        while True:
            left, whole = room - sum(fixed.values()), sum(s for n, s in enumerate(self._shares) if n not in fixed)
            widths = [fixed.get(n, left * share // max(1, whole)) for n, share in enumerate(self._shares)]
            tight = [n for n, width in enumerate(widths) if n not in fixed and width < needed[n]]
            if not tight:
                return widths
            fixed |= {n: needed[n] for n in tight}

    def _dress(self, line: Line) -> None:
        line.row.setDirection(DOWN if self._stacked else ACROSS)
        line.row.setSpacing(theme.px(theme.SMALL if self._stacked else theme.LARGE))
        for cell in line.cells:
            cell.heading.setVisible(self._stacked and bool(cell.heading.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width anew; turn rows into blocks, or back, as it demands."""
        super().resizeEvent(event)
        if event.oldSize().width() == event.size().width():
            return
        widths = self._widths(self.width())
        if (widths is None) != self._stacked:
            self._stacked = widths is None
            self._head.setVisible(not self._stacked)
            for line in self.lines:
                self._dress(line)
        for row in (self._head_row, *(line.row for line in self.lines)):
            for number, share in enumerate(widths or [0] * len(self._shares)):
                row.setStretch(number, share)
