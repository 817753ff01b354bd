"""The sections of a questionnaire with their progress, to go to any of them at any time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from pia_app.gui import theme
from pia_app.gui.icons import pixmap
from pia_app.gui.widgets.plain_label import PlainLabel, tip
from pia_app.gui.widgets.progress import progress_words

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Entry:
    """One section: its id, its name, and how many of its questions are answered; `asked` 0 shows no number.

    `group` is a heading that stands above the first section of a group, `stops` counts what a lawyer must look at.
    """

    id: str
    name: str
    answered: int = 0
    asked: int = 0
    group: str = ""
    stops: int = 0

    @property
    def complete(self) -> bool:
        """Whether nothing asked here is without an answer."""
        return 0 < self.asked <= self.answered


class SectionButton(QAbstractButton):
    """One section, with its number or, when all is answered, a tick."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.display(entry)

    def display(self, entry: Entry) -> None:
        """Show another progress."""
        self.entry = entry
        told = [entry.name]
        if entry.asked:
            told.append(progress_words(entry.answered, entry.asked))
        if entry.stops:
            told.append(self.tr("%n for legal review", "", entry.stops))
        self.setAccessibleName(", ".join(told))
        self.setToolTip(tip("\n".join(told[1:])))
        self.update()

    def hitButton(self, pos: object) -> bool:
        """Take a click anywhere."""
        return True

    def sizeHint(self) -> QSize:
        """Ask for a line that is easy to hit."""
        return QSize(theme.px(160), theme.px(theme.ROW))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped name needs."""
        room = QRect(0, 0, max(20, width - self._side() - theme.px(10)), 10_000)
        chosen = QFontMetrics(theme.current().font(bold=True))  # so that nothing moves when it is chosen
        return max(theme.px(theme.ROW), chosen.boundingRect(room, int(WRAP), self.entry.name).height() + theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, name and progress."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("soft" if chosen else "sunken"))
            painter.drawRoundedRect(frame, look.px(6), look.px(6))
        painter.setFont(look.font(bold=chosen))
        painter.setPen(look.colour("accent" if chosen else "text"))
        painter.drawText(self.rect().adjusted(look.px(10), 0, -self._side(), 0), int(WRAP), self.entry.name)
        self._draw_progress(painter, look)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))

    def _progress(self) -> str:
        entry = self.entry
        if not entry.asked:
            return ""
        return self.tr("Done") if entry.complete else f"{entry.answered}/{entry.asked}"

    def _side(self) -> int:
        """Return the room at the right that progress and mark need."""
        metrics = QFontMetrics(theme.current().font(12, bold=True))
        return metrics.horizontalAdvance(self._progress()) + theme.px(42 if self.entry.stops else 20)

    def _draw_progress(self, painter: QPainter, look: theme.Theme) -> None:
        """Draw what is done in quiet and what still wants work in a stronger colour."""
        entry = self.entry
        painter.setFont(look.font(12, bold=not entry.complete))
        painter.setPen(look.colour("quiet" if entry.complete else "accent"))
        room = self.rect().adjusted(0, 0, -look.px(10), 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._progress())
        if entry.stops:
            size = look.px(16)
            x = self.width() - self._side() + look.px(6)
            painter.drawPixmap(x, (self.height() - size) // 2, pixmap("warning", look.colours.levels[3][0], size))


class SectionList(QWidget):
    """Buttons below each other, one stop for the Tab key, arrows between them; `chosen(section id)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, SectionButton] = {}
        self._headings: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)

    def display(self, entries: Sequence[Entry], current: str) -> None:
        """Show sections, one of them as current."""
        if [e.id for e in entries] != list(self.buttons):
            self._rebuild(entries)
        for entry in entries:
            made = self.buttons[entry.id]
            if made.entry.name != entry.name:
                made.updateGeometry()
            made.display(entry)
            made.setChecked(entry.id == current)

    def _rebuild(self, entries: Sequence[Entry]) -> None:
        for part in (*self.buttons.values(), *self._headings):
            part.hide()
            part.deleteLater()
        self.buttons, self._headings = {}, []
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._add_heading(group)
            made = self.buttons[entry.id] = SectionButton(entry)
            made.clicked.connect(lambda _=False, i=entry.id: self.chosen.emit(i))
            self._group.addButton(made)
            self._column.insertWidget(self._column.count() - 1, made)

    def _add_heading(self, text: str) -> None:
        heading = PlainLabel(text, role="overline")
        above = theme.px(theme.MEDIUM) if self.buttons else 0
        heading.setContentsMargins(theme.px(10), above, 0, theme.px(theme.TIGHT))
        self._headings.append(heading)
        self._column.insertWidget(self._column.count() - 1, heading)
