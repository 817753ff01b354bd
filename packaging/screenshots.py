"""Make the pictures of the README again: the sample in a window of 1280 × 800, drawn without a screen.

    PYTHONPATH=. python packaging/screenshots.py

Needs a Python that has the packages of requirements.txt, and a computer that has Chinese letters.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pia_app import paths
from pia_app.gui import theme
from pia_app.gui.languages import Translators
from pia_app.gui.main_window import MainWindow
from pia_app.gui.presenter import Presenter
from pia_app.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images"
SIZE = (1280, 800)
ACTIVITY = 1  # the second one of the sample: a profile shared with headquarters abroad
PICTURES = (("en", "questions", "consent_separate"), ("zh-CN", "risk", ""), ("en", "plan", ""))
SETTLING = 2_000  # milliseconds until layout, scrolling and what is worked out beside the window have come to rest


def picture(app: QApplication, language: str, page: str, question: str) -> Path:
    """Show a page of the sample in one language, with a question in view where one is named, and save what is seen."""
    theme.apply(app, theme.Theme())
    translators = Translators()
    translators.use(language)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "workspace.pia")
        (assessment,) = workspace.import_file(
            paths.questionnaires() / "customer-data" / "samples" / f"hotel.{language}.json"
        )
        presenter = Presenter(workspace, language=language)
        window = MainWindow(presenter)
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        presenter.open(assessment)
        presenter.choose_activity(workspace.assessment(assessment).activities[ACTIVITY].id)
        presenter.go(page, question_id=question)
        QTest.qWait(SETTLING)
        target = TARGET / f"{page}-{language}.png"
        window.grab().save(str(target))
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return target


def main() -> int:
    """Make all pictures and say where they are."""
    TARGET.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(["pia-app"])
    for language, page, question in PICTURES:
        print(picture(app, language, page, question).relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
