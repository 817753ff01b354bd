"""What the window looks like: two palettes, one type scale, one style sheet, all sizes in one scale."""

from __future__ import annotations

import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES: Final = Path(__file__).parent / "resources"

# Distances in pixels at 100 %; use Theme.px() on them.
TIGHT, SMALL, MEDIUM, LARGE, WIDE = 4, 8, 12, 16, 24
ROW: Final = 36  # least height of anything that can be clicked
TEXT: Final = 14  # size of running text
COLUMN: Final = 760  # widest column of text and form that reads well

# What a person may choose, in per cent of the plain size.
SCALES: Final = (100, 125, 150, 175, 200)

FAMILIES: Final = {
    "win32": ["Segoe UI", "Microsoft YaHei UI"],
    "darwin": [".AppleSystemUIFont", "PingFang SC"],
}.get(sys.platform, ["Noto Sans", "Cantarell", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One palette. Text on `window`, `surface`, `sunken` and `soft` reads at 4.5:1 or better, `edge` at 3:1.

    `levels` are (ink, ground) of the four risk levels, low to critical; they never stand without the word.
    """

    window: str
    surface: str
    sunken: str
    text: str
    quiet: str
    line: str
    edge: str
    accent: str
    on_accent: str
    soft: str
    off: str
    levels: tuple[tuple[str, str], ...]


LIGHT: Final = Colours(
    window="#F5F6F8", surface="#FFFFFF", sunken="#EEF1F5", text="#1C2530", quiet="#566273", line="#E1E5EB",
    edge="#838D9B", accent="#2B5A9E", on_accent="#FFFFFF", soft="#E6EEF9", off="#6F7987",
    levels=(("#1E6B45", "#E5F3EB"), ("#7A5200", "#FBF0D5"), ("#A63D0F", "#FCE6DB"), ("#A01236", "#FBE3E8")),
)  # fmt: skip
DARK: Final = Colours(
    window="#14181E", surface="#1C222A", sunken="#262D37", text="#E7EBF1", quiet="#A6B1BF", line="#2E3641",
    edge="#6E7A8A", accent="#8DB6F2", on_accent="#10213A", soft="#233450", off="#8C97A5",
    levels=(("#7FD0A3", "#1B3529"), ("#E9C46A", "#3A2F14"), ("#F4A27C", "#42251A"), ("#FF9BB0", "#451C28")),
)  # fmt: skip
PALETTES: Final = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette at a size: `name` is light or dark, `percent` one of SCALES."""

    name: str = "light"
    percent: int = 100

    @property
    def colours(self) -> Colours:
        """Return the palette."""
        return PALETTES[self.name]

    def px(self, size: float) -> int:
        """Return a distance given at 100 % in the size chosen."""
        return round(size * self.percent / 100)

    def colour(self, name: str) -> QColor:
        """Return one colour of the palette by its name in Colours."""
        return QColor(getattr(self.colours, name))

    def level(self, level: int) -> tuple[QColor, QColor]:
        """Return ink and ground of a risk level 1 to 4."""
        ink, ground = self.colours.levels[level - 1]
        return QColor(ink), QColor(ground)

    def font(self, size: float = TEXT, *, bold: bool = False) -> QFont:
        """Return the window's font in a size given at 100 %."""
        font = QFont()
        font.setFamilies(FAMILIES)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


_current = Theme()


def current() -> Theme:
    """Return the theme in use, for widgets that paint themselves."""
    return _current


def px(size: float) -> int:
    """Return a distance given at 100 % in the size in use."""
    return _current.px(size)


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the application: Fusion, our palette (the platform's dark mode is not dependable), font, style sheet."""
    global _current
    _current = theme
    app.setStyle("Fusion")
    app.setPalette(palette(theme.colours))
    app.setFont(theme.font())
    app.setStyleSheet(style_sheet(theme))


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette for ours, selections and disabled text included."""
    role = QPalette.ColorRole
    roles = {
        role.Window: colours.window, role.WindowText: colours.text, role.Base: colours.surface,
        role.AlternateBase: colours.sunken, role.Text: colours.text, role.Button: colours.surface,
        role.ButtonText: colours.text, role.BrightText: colours.on_accent, role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent, role.Link: colours.accent, role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.surface, role.ToolTipText: colours.text, role.PlaceholderText: colours.quiet,
        role.Light: colours.surface, role.Midlight: colours.sunken, role.Mid: colours.line, role.Dark: colours.edge,
        role.Shadow: colours.edge, role.Accent: colours.accent,
    }  # fmt: skip
    result = QPalette()
    for name, value in roles.items():
        result.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.off))
    return result


def style_sheet(theme: Theme) -> str:
    """Fill resources/style.qss: `@name` is a colour, every `px` grows with the text (a hairline stays one)."""
    source = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    names = {name: value for name, value in asdict(theme.colours).items() if isinstance(value, str)}
    names["wrong"] = theme.colours.levels[3][0]
    coloured = re.sub(r"@(\w+)", lambda m: names[m[1]], source)
    return re.sub(r"\b(\d+)px", lambda m: f"{m[1] if int(m[1]) < 2 else theme.px(int(m[1]))}px", coloured)
