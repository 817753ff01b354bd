"""The map of risk: severity against likelihood, with each activity at its three stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pia_app.gui import theme
from pia_app.gui.widgets.level_badge import level_word

STAGES: Final = ("inherent", "current", "target")
Place = tuple[int, int]  # severity and likelihood, 1 to 4 each


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """Where one activity stands at each stage; `label` is short (A1), a place is None where it is not known.

    `own` are names and places of the risks that people added to it.
    """

    label: str
    name: str
    inherent: Place | None = None
    current: Place | None = None
    target: Place | None = None
    own: tuple[tuple[str, Place], ...] = ()

    def places(self) -> list[tuple[str, Place]]:
        """Return the stages that are known, with their places."""
        found = ((stage, getattr(self, stage)) for stage in STAGES)
        return [(stage, place) for stage, place in found if place is not None]


class RiskMap(QWidget):
    """A 4 × 4 map, drawn; arrow keys go from activity to activity.

    `chosen(index)` comes when a person chooses an activity. `matrix[severity-1][likelihood-1]` is the level.
    """

    chosen = Signal(int)

    def __init__(self, matrix: Sequence[Sequence[int]], severity: Sequence[str], likelihood: Sequence[str],
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._matrix, self._severity, self._likelihood = matrix, tuple(severity), tuple(likelihood)
        self._trails: tuple[Trail, ...] = ()
        self._index = -1
        self._spots: list[tuple[QRectF, int]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Risk map: severity by likelihood"))
        self.display((), -1)

    def display(self, trails: Sequence[Trail], index: int) -> None:
        """Show activities, one of them (or -1) emphasised."""
        self._trails, self._index = tuple(trails), index
        self.setAccessibleDescription(self.description())
        self.update()

    def description(self) -> str:
        """Return the whole map in words."""
        sentences = " ".join(self._sentence(trail) for trail in self._trails)
        return sentences or self.tr("No activity stands on the map yet.")

    def sizeHint(self) -> QSize:
        """Ask for room in which cells are easy to tell apart."""
        return QSize(theme.px(520), theme.px(400))

    def minimumSizeHint(self) -> QSize:
        """Need room for four cells and the words beside them."""
        return QSize(theme.px(320), theme.px(280))

    def _sentence(self, trail: Trail) -> str:
        names = {
            "inherent": self.tr("without measures"),
            "current": self.tr("today"),
            "target": self.tr("after all tasks"),
        }
        stages = [
            self.tr("{0}: severity {1}, likelihood {2}, {3}").format(
                names[stage], s, p, level_word(self._matrix[s - 1][p - 1])
            )
            for stage, (s, p) in trail.places()
        ]
        stages += [
            self.tr("own risk {0}: severity {1}, likelihood {2}, {3}").format(
                name, s, p, level_word(self._matrix[s - 1][p - 1])
            )
            for name, (s, p) in trail.own
        ]
        return f"{trail.label} {trail.name}: " + "; ".join(stages) + "."

    # Drawing

    def _narrow(self) -> bool:
        """Whether there is room for the numbers of the axes only; the words are in the description."""
        return self.width() < theme.px(440)

    def _axis(self, words: Sequence[str], step: int) -> str:
        return str(step) if self._narrow() else f"{step} {words[step - 1]}"

    def _grid(self) -> QRectF:
        left, below = theme.px(48 if self._narrow() else 112), theme.px(78)
        return QRectF(left, theme.px(8), self.width() - left - theme.px(8), self.height() - below - theme.px(8))

    def _cell(self, severity: int, likelihood: int) -> QRectF:
        grid = self._grid()
        width, height = grid.width() / 4, grid.height() / 4
        return QRectF(grid.x() + (likelihood - 1) * width, grid.y() + (4 - severity) * height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells, words, trails and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_cells(painter)
        self._draw_axes(painter)
        self._draw_marks(painter)
        self._draw_legend(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().colour("accent"), 2))
            painter.drawRoundedRect(self._grid().adjusted(-3, -3, 3, 3), theme.px(6), theme.px(6))

    def _draw_cells(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font(12))
        for severity in range(1, 5):
            for likelihood in range(1, 5):
                level = self._matrix[severity - 1][likelihood - 1]
                ink, ground = look.level(level)
                cell = self._cell(severity, likelihood).adjusted(1.5, 1.5, -1.5, -1.5)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(cell, look.px(4), look.px(4))
                painter.setPen(ink)
                room = cell.adjusted(look.px(7), look.px(2), -look.px(6), -look.px(4))
                painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), level_word(level))

    def _draw_axes(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font(12))
        painter.setPen(look.colour("quiet"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        for step in range(1, 5):
            row, column = self._cell(step, 1), self._cell(1, step)
            painter.drawText(QRectF(look.px(24), row.y(), row.x() - look.px(32), row.height()), right,
                             self._axis(self._severity, step))  # fmt: skip
            painter.drawText(QRectF(column.x(), column.bottom() + look.px(4), column.width(), look.px(34)), middle,
                             self._axis(self._likelihood, step))  # fmt: skip
        painter.setFont(look.font(12, bold=True))
        grid = self._grid()
        painter.save()
        painter.translate(look.px(10), grid.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-grid.height() / 2, -look.px(10), grid.height(), look.px(20)),
                         int(Qt.AlignmentFlag.AlignCenter), self.tr("Severity →"))  # fmt: skip
        painter.restore()
        painter.drawText(QRectF(grid.x(), grid.bottom() + look.px(36), grid.width(), look.px(18)),
                         int(Qt.AlignmentFlag.AlignCenter), self.tr("Likelihood →"))  # fmt: skip

    def _draw_marks(self, painter: QPainter) -> None:
        self._spots = []
        spots: dict[tuple[int, str], QPointF] = {}
        taken: dict[Place, int] = {}
        own: list[QPointF | None] = []
        order = sorted(range(len(self._trails)), key=lambda i: i != self._index)
        for index in order:
            for stage, place in self._trails[index].places():
                point = self._free_place(place, taken)
                if point is not None:
                    spots[(index, stage)] = point
            if index == self._index:  # before the other activities, which may fill the cell
                places = dict.fromkeys(place for _, place in self._trails[index].own)
                own = [self._free_place(place, taken) for place in places]
        chosen = [spots[(self._index, s)] for s in STAGES if (self._index, s) in spots]
        painter.setPen(QPen(theme.current().colour("text"), 1.5, Qt.PenStyle.DashLine))
        if len(chosen) > 1:
            painter.drawPolyline(chosen)
        for spot in own:
            self._draw_own(painter, spot)
        for (index, stage), point in reversed(spots.items()):
            self._draw_mark(painter, point, index, stage)

    def _draw_own(self, painter: QPainter, point: QPointF | None) -> None:
        """Draw a risk that people added to the activity chosen: a label that says so, in no shape of a stage."""
        if point is None:
            return
        look = theme.current()
        label = QRectF(point.x() - look.px(15), point.y() - look.px(9), look.px(30), look.px(18))
        painter.setPen(QPen(look.colour("text"), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(look.colour("surface"))
        painter.drawRect(label)
        painter.setFont(look.font(11))
        painter.setPen(look.colour("text"))
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), self.tr("own"))

    def _free_place(self, place: Place, taken: dict[Place, int]) -> QPointF | None:
        """Return the next free place in a cell, or None where it is full."""
        cell = self._cell(*place)
        step = theme.px(30)
        top = cell.y() + theme.px(38)
        across = max(1, int((cell.width() - theme.px(8)) // step))
        down = max(1, int((cell.bottom() - top + theme.px(18)) // step))
        number = taken[place] = taken.get(place, -1) + 1
        if number >= across * down:
            return None
        return QPointF(cell.x() + theme.px(20) + (number % across) * step, top + (number // across) * step)

    def _draw_mark(self, painter: QPainter, point: QPointF, index: int, stage: str) -> None:
        look = theme.current()
        radius = look.px(13)
        spot = QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius)
        self._spots.append((spot, index))
        chosen = index == self._index
        filled = stage == "current"
        painter.setPen(QPen(look.colour("text"), 2.5 if chosen else 1.2))
        painter.setBrush(look.colour("text") if filled else look.colour("surface"))
        if stage == "target":
            painter.drawRoundedRect(spot.adjusted(1, 1, -1, -1), look.px(4), look.px(4))
        else:
            painter.drawEllipse(spot)
        painter.setFont(look.font(11, bold=chosen))
        painter.setPen(look.colour("surface" if filled else "text"))
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), self._trails[index].label)

    def _draw_legend(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font(12))
        x, y = self._grid().x(), self.height() - look.px(16)
        words = (self.tr("inherent"), self.tr("current"), self.tr("target"))
        for stage, word in zip(STAGES, words, strict=True):
            spot = QRectF(x, y, look.px(12), look.px(12))
            painter.setPen(QPen(look.colour("text"), 1.2))
            painter.setBrush(look.colour("text" if stage == "current" else "surface"))
            if stage == "target":
                painter.drawRoundedRect(spot, look.px(2), look.px(2))
            else:
                painter.drawEllipse(spot)
            painter.setPen(look.colour("quiet"))
            painter.drawText(QPointF(x + look.px(18), y + look.px(11)), word)
            x += look.px(34) + painter.fontMetrics().horizontalAdvance(word)

    # Choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from activity to activity."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._trails:
            super().keyPressEvent(event)
            return
        self._choose((self._index + step) % len(self._trails) if self._index >= 0 else 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the activity under the pointer."""
        for spot, index in reversed(self._spots):
            if spot.contains(event.position()):
                self._choose(index)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def _choose(self, index: int) -> None:
        self.display(self._trails, index)
        self.chosen.emit(index)
