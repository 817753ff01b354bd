"""Colours can be read, sizes grow together, and every icon can be drawn."""

from __future__ import annotations

import math
import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from pia_app.gui import icons, theme


def luminance(colour: str) -> float:
    seen = QColor(colour)
    parts = (seen.redF(), seen.greenF(), seen.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else math.pow((c + 0.055) / 1.055, 2.4) for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", theme.PALETTES)
@pytest.mark.parametrize("ink", ["text", "quiet", "accent"])
@pytest.mark.parametrize("ground", ["window", "surface", "sunken", "soft"])
def test_text_reads_on_every_ground(name: str, ink: str, ground: str) -> None:
    colours = theme.PALETTES[name]
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("name", theme.PALETTES)
def test_levels_read_on_their_ground_and_on_a_sheet(name: str) -> None:
    colours = theme.PALETTES[name]
    for ink, ground in colours.levels:
        assert contrast(ink, ground) >= 4.5
        assert contrast(ink, colours.surface) >= 4.5


@pytest.mark.parametrize("name", theme.PALETTES)
def test_edges_and_focus_can_be_seen(name: str) -> None:
    colours = theme.PALETTES[name]
    for ground in (colours.window, colours.surface):
        assert contrast(colours.edge, ground) >= 3
        assert contrast(colours.accent, ground) >= 3
        assert contrast(colours.off, ground) >= 3


@pytest.mark.parametrize("name", theme.PALETTES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
        (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
    ],
)
def test_the_palette_qt_gets_reads_too_selections_included(
    name: str, ink: QPalette.ColorRole, ground: QPalette.ColorRole
) -> None:
    palette = theme.palette(theme.PALETTES[name])
    assert contrast(palette.color(ink).name(), palette.color(ground).name()) >= 4.5


@pytest.mark.parametrize("name", theme.PALETTES)
def test_the_style_sheet_has_no_blank_left(name: str) -> None:
    assert "@" not in theme.style_sheet(theme.Theme(name))


def test_every_size_in_the_style_sheet_grows_with_the_text_but_hairlines() -> None:
    plain = [int(n) for n in re.findall(r"(\d+)px", theme.style_sheet(theme.Theme("light", 100)))]
    large = [int(n) for n in re.findall(r"(\d+)px", theme.style_sheet(theme.Theme("light", 200)))]
    assert large == [n if n < 2 else 2 * n for n in plain]


def test_the_font_follows_the_size_chosen(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme("dark", 200))
    assert qapp.font().pixelSize() == 2 * theme.TEXT
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.DARK.window


def test_every_icon_draws_something_in_its_colour(qapp: QApplication) -> None:
    names = sorted(path.stem for path in (theme.RESOURCES / "icons").glob("*.svg"))
    assert len(names) >= 12
    for name in names:
        picture = icons.pixmap(name, "#123456", 24).toImage()
        drawn = (picture.pixelColor(x, y) for x in range(24) for y in range(24))
        inked = [colour for colour in drawn if colour.alpha() > 250]
        assert inked, name
        assert all(contrast(c.name(), "#123456") < 1.05 for c in inked), name
