"""The map of risk for one activity: each scenario where it stands today, and where the ticked tasks would take it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from pia_app.gui import theme
from pia_app.gui.widgets.level_badge import level_word
from pia_app.gui.widgets.risk_map import RiskMap, Trail


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
            ends = [spots.get((index, stage)) for stage in ("current", "target")]
            if ends[0] is not None and ends[1] is not None:
                painter.drawLine(ends[0], ends[1])
        for (index, stage), point in reversed(spots.items()):
            self._draw_mark(painter, point, index, stage)

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
