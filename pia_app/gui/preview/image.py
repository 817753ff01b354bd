"""Pictures that come from elsewhere: known kinds only, and none larger than a page can show."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

KINDS: Final = ("png", "jpeg")
LARGEST: Final = 8_000  # pixels of a side


def read(data: bytes) -> QImage:
    """Return a picture; a null one where the bytes are of another kind, damaged, or too large."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if bytes(reader.format().data()).decode() not in KINDS or not size.isValid():
        return QImage()
    return QImage() if max(size.width(), size.height()) > LARGEST else reader.read()
