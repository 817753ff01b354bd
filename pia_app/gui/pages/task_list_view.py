"""How the lines of a preview are drawn, and how they answer mouse and keyboard."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_app.gui import theme
from pia_app.gui.pages.task_list_changes import CHOICES, ENTRY, ChangesModel, Entry, Index
from pia_app.gui.widgets.option_button import draw_mark

INDENT: Final = {"part": 12, "task": 12, "tick": 42, "field": 16, "ours": 42, "theirs": 42, "problem": 16}
ABOVE: Final = {"part": 14, "task": 12}  # pixels at 100 %
MANY: Final = 120  # lines from which the list is laid out piece by piece


class ChangeDelegate(QStyledItemDelegate):
    """Draws a line in full, however long it is: nothing may be changed unseen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped text."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else theme.px(400)
        entry: Entry = index.data(ENTRY)
        text, more = self._places(QRect(0, 0, width, 1_000_000), entry)
        below = more.bottom() if entry.more else text.bottom()
        return QSize(width, max(theme.px(30), below + theme.px(6)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        look, entry = theme.current(), index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, more = self._places(option.rect, entry)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if over and entry.kind in CHOICES:
            painter.fillRect(option.rect, look.colour("sunken"))
        marked = index.data(Qt.ItemDataRole.CheckStateRole)
        if marked is not None:
            size = look.px(16)
            line = QFontMetrics(look.font()).lineSpacing()
            box = QRectF(option.rect.x() + look.px(18), text.y() + (line - size) / 2, size, size)
            draw_mark(painter, box, "check" if entry.kind == "tick" else "radio", Qt.CheckState(marked).value > 0)
        painter.setPen(look.colour("text"))
        _laid_out(entry.text, _font(entry.kind), text.width()).draw(painter, QPointF(text.topLeft()))
        if entry.more:
            painter.setPen(look.colour("quiet"))
            _laid_out(entry.more, look.font(13), more.width()).draw(painter, QPointF(more.topLeft()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), look.px(4), look.px(4))
        painter.restore()

    def _places(self, rect: QRect, entry: Entry) -> tuple[QRect, QRect]:
        """Return where the text stands, and where the quiet text beneath it."""
        left, above = theme.px(INDENT[entry.kind]), theme.px(ABOVE.get(entry.kind, 5))
        room = rect.adjusted(left, above, -theme.px(12), 0)
        text = QRect(room.topLeft(), QSize(room.width(), _height(entry.text, _font(entry.kind), room.width())))
        more = QSize(room.width(), _height(entry.more, theme.current().font(13), room.width()) if entry.more else 0)
        return text, QRect(text.bottomLeft() + QPoint(0, theme.px(3)), more)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Leave clicks to the list, which takes them anywhere on a line."""
        return False


def _font(kind: str) -> QFont:
    return theme.current().font(16 if kind == "part" else theme.TEXT, bold=kind in ("part", "task"))


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    """Return a text in lines that break between words, and within a word only where it is wider than the line."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(10, width))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _height(text: str, font: QFont, width: int) -> int:
    return ceil(_laid_out(text, font, width).boundingRect().height())


class ChangesView(QListView):
    """The list; Space, Enter or a click ticks a change or chooses a side."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes = ChangesModel(language, self)
        self.setModel(self.changes)
        self.setItemDelegate(ChangeDelegate(self))
        self.setAccessibleName(self.tr("What the list would change"))
        self.setAccessibleDescription(self.tr("Space ticks a change or chooses a side."))
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setBatchSize(40)
        self.changes.modelReset.connect(self._begin)
        self.clicked.connect(self._take)

    def _begin(self) -> None:
        many = self.changes.rowCount() > MANY
        self.setLayoutMode(QListView.LayoutMode.Batched if many else QListView.LayoutMode.SinglePass)
        self.setCurrentIndex(self.changes.index(self.changes.first()))

    def _take(self, index: QModelIndex) -> None:
        self.changes.take(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick and choose by keyboard; Enter does not reach the button that applies it all."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._take(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
