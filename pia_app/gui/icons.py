"""Our own small icon set, drawn in the colour that the place needs."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pia_app.gui import theme


def icon(name: str, colour: str = "quiet") -> QIcon:
    """Return an icon of resources/icons in a colour of the palette (a name of theme.Colours)."""
    colours = theme.current().colours
    result = QIcon(pixmap(name, getattr(colours, colour), theme.px(20)))
    result.addPixmap(pixmap(name, colours.off, theme.px(20)), QIcon.Mode.Disabled)
    return result


def pixmap(name: str, ink: str, size: int) -> QPixmap:
    """Return an icon as a square picture of `size` pixels, sharp on dense screens."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _draw(name, ink, size, ratio)


@cache
def _draw(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_source(name).replace("#000000", ink).encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _source(name: str) -> str:
    return (theme.RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
