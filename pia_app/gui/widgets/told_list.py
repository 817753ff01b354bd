"""Lines to read one after the other, some with levels, some that lead to where the thing can be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.widgets.level_badge import badge_size, draw_badge, interval_words
from pia_app.gui.widgets.plain_label import for_button
from pia_app.model import Interval

Index = QModelIndex | QPersistentModelIndex
TOLD: Final = Qt.ItemDataRole.UserRole
STEP: Final = 22  # one level of depth, at 100 %
WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Way:
    """Where a line leads: what that is called, and how to go there."""

    name: str
    go: Callable[[], object] = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line: `look` is heading, plain or quiet; `levels` are shown before and after; `ways` lead elsewhere."""

    text: str
    depth: int = 0
    look: str = "plain"
    levels: tuple[Interval, ...] = ()
    ways: tuple[Way, ...] = ()


class ToldModel(QAbstractListModel):
    """One row for each line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Told, ...] = ()

    def display(self, lines: Sequence[Told]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line, its text, or all of it in words."""
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == TOLD:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        return line.text if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, line: Told) -> str:
        told = [line.text]
        if line.levels:
            told.append(" → ".join(map(interval_words, line.levels)))
        if line.ways:
            told.append(self.tr("Enter leads to: {0}").format(", ".join(way.name for way in line.ways)))
        return ". ".join(told)


class ToldDelegate(QStyledItemDelegate):
    """Draws a line at its depth, its levels beneath it, and a picture before it where it leads somewhere."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped text and the levels."""
        look, line = theme.current(), index.data(TOLD)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else look.px(400)
        room = self._room(QRect(0, 0, width, 100_000), line)
        height = QFontMetrics(self._font(line)).boundingRect(room, WRAP, line.text).height()
        if line.levels:
            height += badge_size(None).height() + look.px(6)
        above = look.px(16 if line.look == "heading" else 6)
        return QSize(width, height + above + look.px(6))

    def _font(self, line: Told) -> QFont:
        return theme.current().font(bold=line.look == "heading")

    def _room(self, rect: QRect, line: Told) -> QRect:
        look = theme.current()
        left = look.px(6 + STEP * line.depth) + (look.px(20) if line.ways else 0)
        return rect.adjusted(left, look.px(16 if line.look == "heading" else 6), -look.px(8), -look.px(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        look, line = theme.current(), index.data(TOLD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.ways and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, look.colour("sunken"))
        room = self._room(option.rect, line)
        ink = "accent" if line.ways else "quiet" if line.look == "quiet" else "text"
        painter.setFont(self._font(line))
        painter.setPen(look.colour(ink))
        used = painter.boundingRect(room, WRAP, line.text)
        painter.drawText(room, WRAP, line.text)
        if line.ways:
            size = look.px(15)
            painter.drawPixmap(
                room.x() - look.px(20), room.y() + look.px(2), pixmap("right", look.colours.accent, size)
            )
        self._draw_levels(painter, room.x(), used.bottom() + look.px(6), line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), look.px(4), look.px(4))
        painter.restore()

    def _draw_levels(self, painter: QPainter, x: float, y: float, line: Told) -> None:
        look = theme.current()
        for number, level in enumerate(line.levels):
            size = badge_size(level)
            if number:
                arrow = look.px(14)
                picture = pixmap("right", look.colours.quiet, arrow)
                painter.drawPixmap(int(x + look.px(5)), int(y + (size.height() - arrow) / 2), picture)
                x += look.px(24)
            draw_badge(painter, QRectF(x, y, size.width(), size.height()), level)
            x += size.width()


class ToldList(QListView):
    """The lines, scrolling by themselves or, where `whole`, at their full height. Enter or a click follows a line."""

    def __init__(self, name: str, *, whole: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = whole
        self.told = ToldModel(self)
        self.setModel(self.told)
        self.setItemDelegate(ToldDelegate(self))
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Arrow keys go from line to line, Enter follows a line that leads on."))
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.SinglePass if whole else QListView.LayoutMode.Batched)
        if whole:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def display(self, lines: Sequence[Told]) -> None:
        """Show lines; the same ones stay as they are, and the line with the keyboard keeps it where it is still there.

        A list without lines cannot have the keyboard.
        """
        if tuple(lines) == self.told.lines:
            return
        before = self.currentIndex().data(TOLD)
        self.told.display(lines)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus)
        if lines:
            self.setCurrentIndex(self.told.index(lines.index(before) if before in lines else 0))
        self._fit()

    def texts(self) -> list[str]:
        """Return what the lines say, without levels."""
        return [line.text for line in self.told.lines]

    def _fit(self) -> None:
        if self._whole:
            self.doItemsLayout()
            height = sum(self.sizeHintForRow(n) for n in range(self.told.rowCount()))
            self.setFixedHeight(height + 2 * self.frameWidth() + 2)
        else:
            self.scheduleDelayedItemsLayout()

    def follow(self, row: int) -> None:
        """Go where a line leads, or let the person choose where it leads to several places."""
        ways = self.told.lines[row].ways if 0 <= row < len(self.told.lines) else ()
        if len(ways) == 1:
            ways[0].go()
        elif ways:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for way in ways:
                menu.addAction(for_button(way.name)).triggered.connect(lambda _=False, go=way.go: go())
            below = self.visualRect(self.told.index(row)).bottomLeft()
            menu.popup(self.viewport().mapToGlobal(below))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the line under the pointer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.follow(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the line that has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.follow(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
