"""Sentences with a number in them that the layers of the presenter say."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counted(QObject):
    """An object of its own: tr() finds a text with a number under the name of the object's very class alone."""

    def applied(self, count: int) -> str:
        """Say how many answers tasks have changed."""
        return self.tr("%n answers were changed.", "", count)
