"""The Qt binding that is installed can be trusted with a long session."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QObject

from pia_app.gui.presenter import Presenter
from pia_app.gui.standing import Standing

COUNT = """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(500):
    thing.setObjectName("a")
print(before - sys.getrefcount(None))
"""


def test_a_call_that_returns_nothing_costs_no_reference_to_none() -> None:
    """PySide6 6.12.0 loses one each time; below Python 3.12 that ends the process after some thousand calls."""
    told = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=False).stdout
    assert abs(int(told.split()[0])) < 50


def test_the_presenters_layers_stand_in_one_line() -> None:
    """PySide loses signals of classes that meet again in one that derives from several: they are never sent."""
    layers = [layer for layer in Presenter.__mro__ if issubclass(layer, Standing)]
    assert all(sum(issubclass(base, QObject) for base in layer.__bases__) == 1 for layer in layers)
