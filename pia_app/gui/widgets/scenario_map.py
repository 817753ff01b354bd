"""The map of risk for one activity: each scenario where it stands today, and where the ticked tasks would take it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from pia_app.gui import theme
from pia_app.gui.widgets.level_badge import level_word
from pia_app.gui.widgets.plain_label import tip
from pia_app.gui.widgets.risk_map import Place, RiskMap, Trail

STEP: Final = 25  # room for one mark, at 100 %
HEAD: Final = 22  # room for the word in a cell


class ScenarioMap(RiskMap):
    """Trails with `current` (today) and, where the scenario moves, `target` (with the ticked tasks)."""

    def _sentence(self, trail: Trail) -> str:
        words = {stage: level_word(self._matrix[s - 1][p - 1]) for stage, (s, p) in trail.places()}
        now = self.tr("{0} {1}: today {2}").format(trail.label, trail.name, words.get("current", ""))
        if "target" not in words:
            return self.tr("{0}, stays.").format(now)
        return self.tr("{0}, with the ticked tasks {1}.").format(now, words["target"])

    def _draw_marks(self, painter: QPainter) -> None:
        """Draw a line for every scenario that moves, and those that move above those that stay."""
        self._spots = []
        taken: dict[tuple[int, int], int] = {}
        order = sorted(range(len(self._trails)), key=lambda n: self._trails[n].target is None)
        spots = {
            (index, stage): point
            for index in order
            for stage, place in self._trails[index].places()
            if (point := self._free_place(place, taken)) is not None
        }
        painter.setPen(QPen(theme.current().colour("text"), 1.5, Qt.PenStyle.DashLine))
        for index in order:
            now, then = spots.get((index, "current")), spots.get((index, "target"))
            if now is not None and then is not None:
                painter.drawLine(now, then)
        for (index, stage), point in reversed(spots.items()):
            self._draw_mark(painter, point, index, stage)
        self._draw_rest(painter, taken)

    def _room_for(self, place: Place) -> tuple[int, int]:
        """Return how many marks a cell holds across and down."""
        cell, step = self._cell(*place), theme.px(STEP)
        across, down = (cell.width() - theme.px(6)) // step, (cell.height() - theme.px(HEAD)) // step
        return max(1, int(across)), max(1, int(down))

    def _free_place(self, place: Place, taken: dict[Place, int]) -> QPointF | None:
        across, down = self._room_for(place)
        number = taken[place] = taken.get(place, -1) + 1
        if number >= across * down:
            return None
        cell, step = self._cell(*place), theme.px(STEP)
        x = cell.x() + theme.px(5) + step * (number % across + 0.5)
        return QPointF(x, cell.y() + theme.px(HEAD) + step * (number // across + 0.5))

    def _draw_rest(self, painter: QPainter, taken: dict[Place, int]) -> None:
        """Count in a cell the scenarios for which it had no room; the list below names them all."""
        look = theme.current()
        painter.setFont(look.font(11, bold=True))
        painter.setPen(look.colour("text"))
        for place, last in taken.items():
            across, down = self._room_for(place)
            if last >= across * down:
                corner = self._cell(*place).adjusted(0, look.px(4), -look.px(7), 0)
                painter.drawText(corner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight),
                                 f"+{last + 1 - across * down}")  # fmt: skip

    def _draw_mark(self, painter: QPainter, point: QPointF, index: int, stage: str) -> None:
        look = theme.current()
        radius = look.px(STEP / 2 - 1.5)
        spot = QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius)
        self._spots.append((spot, index))
        filled = stage == "current"
        painter.setPen(QPen(look.colour("text"), 2.5 if index == self._index else 1.2))
        painter.setBrush(look.colour("text" if filled else "surface"))
        if filled:
            painter.drawEllipse(spot)
        else:
            painter.drawRoundedRect(spot, look.px(4), look.px(4))
        painter.setFont(look.font(10))
        painter.setPen(look.colour("surface" if filled else "text"))
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), self._trails[index].label)

    def event(self, event: QEvent) -> bool:
        """Say what the mark under the pointer stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = [self._sentence(self._trails[n]) for spot, n in self._spots if spot.contains(QPointF(event.pos()))]
            QToolTip.showText(event.globalPos(), tip(told[-1]) if told else "", self)
            return True
        return super().event(event)

    def _draw_legend(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(look.font(12))
        x, y = self._grid().x(), self.height() - look.px(16)
        for word, filled in ((self.tr("today"), True), (self.tr("with the ticked tasks"), False)):
            spot = QRectF(x, y, look.px(12), look.px(12))
            painter.setPen(QPen(look.colour("text"), 1.2))
            painter.setBrush(look.colour("text" if filled else "surface"))
            if filled:
                painter.drawEllipse(spot)
            else:
                painter.drawRoundedRect(spot, look.px(2), look.px(2))
            painter.setPen(look.colour("quiet"))
            painter.drawText(QPointF(x + look.px(18), y + look.px(11)), word)
            x += look.px(34) + painter.fontMetrics().horizontalAdvance(word)
