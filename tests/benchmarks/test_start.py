"""From the start of the process to the first usable paint, with 1,000 assessments, against a bare window."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from pia_app.workspace import Workspace
from tests.support import ROOT

RUNS = 9
MEASURE = """
import os, sys, time
def report():
    resident = next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1]
    print(time.clock_gettime(time.CLOCK_BOOTTIME) - STARTED, resident, flush=True)
    os._exit(0)
ticks = float(open("/proc/self/stat").read().rsplit(")", 1)[1].split()[19])
STARTED = ticks / os.sysconf("SC_CLK_TCK")
"""
BARE = (
    MEASURE
    + """
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel
from PySide6.QtCore import QTimer
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, report)
app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("x"))
window.resize(1280, 800)
window.show()
app.exec()
"""
)
OURS = (
    MEASURE
    + """
import pia_app.app as ours
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pia_app.gui.main_window import MainWindow
painted = MainWindow.paintEvent
def paint(self, event):
    painted(self, event)
    QTimer.singleShot(0, report)
MainWindow.paintEvent = paint
ours.run(sys.argv[1:])
"""
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with 1,000 assessments."""
    path = tmp_path_factory.mktemp("start") / "many.pia"
    made = Workspace.create(path)
    for number in range(1_000):
        made.start(f"Assessment {number}", language="en", regimes=("pipl", "gdpr"))
    made.close()
    return path


def _once(script: str, home: Path, *arguments: str) -> tuple[float, float]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "PIA_APP_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=env, capture_output=True, text=True, timeout=60, check=True
    )
    seconds, kilobytes = done.stdout.split()[-2:]
    return float(seconds) * 1000, float(kilobytes) / 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_start_to_first_paint(workspace: Path, tmp_path: Path) -> None:
    bare, ours = [], []
    for _ in range(RUNS + 1):
        bare.append(_once(BARE, tmp_path))
        ours.append(_once(OURS, tmp_path, str(workspace)))
    floor, mine = (statistics.median(t for t, _ in runs[1:]) for runs in (bare, ours))
    memory = [statistics.median(m for _, m in runs[1:]) for runs in (bare, ours)]
    ratios = statistics.median(o[0] / b[0] for o, b in zip(ours[1:], bare[1:], strict=True))
    print(f"\nstart to first paint: bare {floor:.0f} ms, ours {mine:.0f} ms, ratio {ratios:.2f} (goal 2.00)")
    print(f"resident: bare {memory[0]:.0f} MB, ours {memory[1]:.0f} MB (goal 90)")
