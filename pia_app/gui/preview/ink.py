"""What Word says about letters and paragraphs, said to Qt; all sizes in one scale."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextOption

from pia_app.gui import theme
from pia_app.report.look import Form, Ink

PAPER: Final = "#FFFFFF"
BLACK: Final = "#000000"
PIXELS: Final = 96 / 72  # in a point, at 100 %
ZOOMS: Final = (50, 75, 100, 125, 150, 200, 300)
# Fonts that stand in for those that reports name, where a computer does not have them.
SUBSTITUTES: Final = {
    "Times New Roman": ["Liberation Serif", "Nimbus Roman"],
    "Calibri": ["Carlito"],
    "Arial": ["Liberation Sans", "Helvetica"],
}
HAN: Final = {
    "win32": ["SimSun", "Microsoft YaHei UI"],
    "darwin": ["STSong", "PingFang SC"],
}.get(sys.platform, ["Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei"])
STOP, STOPS = 18.0, 6  # points between the stops after that, for numbers that are longer
_ALIGNED: Final = {
    "left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter, "both": Qt.AlignmentFlag.AlignJustify,
}  # fmt: skip
_RULES: Final = {
    "auto": QTextBlockFormat.LineHeightTypes.ProportionalHeight,
    "exact": QTextBlockFormat.LineHeightTypes.FixedHeight,
    "atLeast": QTextBlockFormat.LineHeightTypes.MinimumHeight,
}


def stepped(percent: int, direction: int) -> int:
    """Return the next larger (1) or smaller (-1) zoom, or the same at the end."""
    steps = [z for z in ZOOMS if (z > percent if direction > 0 else z < percent)]
    return percent if not steps else steps[0] if direction > 0 else steps[-1]


class Inks:
    """Formats of Qt for those of a document, each made once."""

    def __init__(self, percent: int) -> None:
        self._scale = PIXELS * percent / 100
        self._letters: dict[Ink, QTextCharFormat] = {}
        self._forms: dict[Form, QTextBlockFormat] = {}

    def px(self, points: float) -> float:
        """Return a length in pixels."""
        return points * self._scale

    def letters(self, ink: Ink) -> QTextCharFormat:
        """Return the format of letters."""
        if ink not in self._letters:
            self._letters[ink] = self._made(ink)
        return self._letters[ink]

    def form(self, form: Form) -> QTextBlockFormat:
        """Return the format of a paragraph."""
        if form not in self._forms:
            made = QTextBlockFormat()
            made.setAlignment(_ALIGNED[form.align])
            made.setTopMargin(self.px(form.before))
            made.setBottomMargin(self.px(form.after))
            made.setLeftMargin(self.px(form.left))
            made.setRightMargin(self.px(form.right))
            made.setTextIndent(self.px(form.first))
            if form.first < 0:  # a tab after a bullet leads to where the other lines begin
                stops = (self.px(-form.first + STOP * count) for count in range(STOPS))
                made.setTabPositions([QTextOption.Tab(stop, QTextOption.TabType.LeftTab) for stop in stops])
            height = form.line * 100 if form.rule == "auto" else self.px(form.line)
            made.setLineHeight(height, _RULES.get(form.rule, _RULES["auto"]).value)
            if form.ground:
                made.setBackground(QColor(f"#{form.ground}"))
            if form.backwards:
                made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._forms[form] = made
        return self._forms[form]

    def _made(self, ink: Ink) -> QTextCharFormat:
        font = QFont()
        font.setFamilies([f for f in (ink.latin, *SUBSTITUTES.get(ink.latin, ()), ink.han, *HAN, *theme.FAMILIES) if f])
        font.setPixelSize(max(round(self.px(ink.size)), 1))
        font.setBold(ink.bold)
        font.setItalic(ink.italic)
        font.setUnderline(ink.underline)
        font.setStrikeOut(ink.struck)
        if ink.capitals:
            font.setCapitalization(QFont.Capitalization.AllUppercase)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(QColor(f"#{ink.colour}" if ink.colour else BLACK))
        if ink.ground:
            made.setBackground(QColor(f"#{ink.ground}"))
        if ink.raised:
            kind = QTextCharFormat.VerticalAlignment
            made.setVerticalAlignment(kind.AlignSuperScript if ink.raised > 0 else kind.AlignSubScript)
        return made
