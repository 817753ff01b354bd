"""A derivation in words as a list whose lines unfold, down to the answers and articles it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.wording import Line

Index = QModelIndex | QPersistentModelIndex
DEPTH, UNFOLDS, OPEN = (Qt.ItemDataRole.UserRole + n for n in range(1, 4))
WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
STEP: Final = 20  # how far each depth stands in


class DerivationModel(QAbstractListModel):
    """The lines in view; a line unfolds where deeper lines follow it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._open: set[int] = set()
        self._shown: list[int] = []

    def display(self, lines: Sequence[Line], depth: int) -> None:
        """Show other lines, unfolded as far as `depth`."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self._open = {n for n, line in enumerate(self._lines) if line.depth < depth and self._unfolds(n)}
        self._shown = self._visible()
        self.endResetModel()

    def toggle(self, row: int, open_: bool | None = None) -> bool:
        """Fold or unfold a line; return whether that changed anything."""
        line = self._shown[row]
        wanted = line not in self._open if open_ is None else open_
        if not self._unfolds(line) or wanted == (line in self._open):
            return False
        self._open ^= {line}
        shown = self._visible()
        change = len(shown) - len(self._shown)
        if wanted:
            self.beginInsertRows(QModelIndex(), row + 1, row + change)
        else:
            self.beginRemoveRows(QModelIndex(), row + 1, row - change)
        self._shown = shown
        (self.endInsertRows if wanted else self.endRemoveRows)()
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def parent_row(self, row: int) -> int:
        """Return the row of the line that a line belongs to."""
        depth = self._lines[self._shown[row]].depth
        return next((n for n in range(row, -1, -1) if self._lines[self._shown[n]].depth < depth), row)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines are in view."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line's text, depth and state."""
        if not 0 <= index.row() < len(self._shown):
            return None
        number = self._shown[index.row()]
        line = self._lines[number]
        values = {Qt.ItemDataRole.DisplayRole: line.text, DEPTH: line.depth, UNFOLDS: self._unfolds(number),
                  OPEN: number in self._open}  # fmt: skip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(number, line)
        return values.get(Qt.ItemDataRole(role)) if role in values else None

    def _spoken(self, number: int, line: Line) -> str:
        told = self.tr("Level {0}: {1}").format(line.depth + 1, line.text)
        if not self._unfolds(number):
            return told
        state = self.tr("unfolded") if number in self._open else self.tr("folded")
        return f"{told}, {state}"

    def _unfolds(self, number: int) -> bool:
        return number + 1 < len(self._lines) and self._lines[number + 1].depth > self._lines[number].depth

    def _visible(self) -> list[int]:
        found, hidden_below = [], -1
        for number, line in enumerate(self._lines):
            if 0 <= hidden_below < line.depth:
                continue
            hidden_below = -1 if number in self._open else line.depth
            found.append(number)
        return found


class LineDelegate(QStyledItemDelegate):
    """Draws a line at its depth, with an arrow where it unfolds."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped text."""
        look = theme.current()
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else look.px(400)
        metrics = QFontMetrics(look.font(bold=index.data(DEPTH) == 0))
        room = self._room(QRect(0, 0, width, 100_000), index)
        needed = metrics.boundingRect(room, WRAP, str(index.data())).height() + look.px(10)
        return QSize(width, max(look.px(30), needed))

    def _room(self, rect: QRect, index: Index) -> QRect:
        look = theme.current()
        return rect.adjusted(look.px(STEP) * int(index.data(DEPTH)) + look.px(26), 0, -look.px(8), 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver and index.data(UNFOLDS):
            painter.fillRect(option.rect, look.colour("sunken"))
        room = self._room(option.rect, index)
        if index.data(UNFOLDS):
            size = look.px(16)
            arrow = pixmap("down" if index.data(OPEN) else "right", look.colours.quiet, size)
            painter.drawPixmap(room.x() - look.px(22), room.y() + (room.height() - size) // 2, arrow)
        else:
            painter.setPen(QPen(look.colour("quiet"), 1))
            painter.drawText(room.adjusted(-look.px(17), 0, 0, 0), WRAP, "·")
        painter.setFont(look.font(bold=index.data(DEPTH) == 0))
        painter.setPen(look.colour("text" if index.data(UNFOLDS) else "quiet"))
        painter.drawText(room, WRAP, str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), look.px(4), look.px(4))
        painter.restore()


class DerivationList(QListView):
    """The list at its full height. Enter, Space or a click folds and unfolds, Right unfolds, Left folds or goes up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = DerivationModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(self.tr("Derivation, step by step"))
        self.setAccessibleDescription(self.tr("Arrow right unfolds a line, arrow left folds it."))
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._shown: tuple[Line, ...] = ()

    def display(self, lines: Sequence[Line], depth: int = 1) -> None:
        """Show a derivation, unfolded as far as `depth`; the same one stays as the person left it."""
        if tuple(lines) != self._shown:
            self._shown = tuple(lines)
            self.lines.display(self._shown, depth)
            self.setCurrentIndex(self.lines.index(0))
            self._fit()

    def toggle(self, row: int, open_: bool | None = None) -> bool:
        """Fold or unfold a line."""
        changed = self.lines.toggle(row, open_)
        if changed:
            self._fit()
            self.setCurrentIndex(self.lines.index(row))
        return changed

    def _fit(self) -> None:
        self.doItemsLayout()
        height = sum(self.sizeHintForRow(n) for n in range(self.lines.rowCount()))
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold the line under the pointer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.toggle(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold by keyboard."""
        row, key = self.currentIndex().row(), event.key()
        if row < 0:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggle(row)
        elif key == Qt.Key.Key_Right:
            self.toggle(row, True)
        elif key == Qt.Key.Key_Left:
            if not self.toggle(row, False):
                self.setCurrentIndex(self.lines.index(self.lines.parent_row(row)))
        else:
            super().keyPressEvent(event)
