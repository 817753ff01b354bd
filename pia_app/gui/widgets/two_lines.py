"""As much of a text as two lines hold, for cells of tables."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

WRAP: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return as much of a text as stands in two lines of a width; words break lines earlier than letters do."""
    shown, room = text, QRect(0, 0, width, 10_000)
    for share in range(19, 9, -1):
        if metrics.boundingRect(room, WRAP, shown).height() < 2.5 * metrics.lineSpacing():
            break
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width * share // 10)
    return shown
