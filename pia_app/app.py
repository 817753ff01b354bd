"""Puts the window together: application, translators, workspace, presenter."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from pia_app import paths, settings
from pia_app.errors import PiaError
from pia_app.gui import theme
from pia_app.gui.languages import LANGUAGES, Translators
from pia_app.gui.presenter import Presenter

if TYPE_CHECKING:
    from pia_app.gui.main_window import MainWindow
    from pia_app.workspace import Workspace

MINUTES = 60_000


def run(arguments: Sequence[str]) -> int:
    """Open the window on the workspace named, or on the last one; return the exit code. Raises PiaError."""
    if not _has_display():
        raise PiaError("no_display")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("pia-app")
    app.setApplicationDisplayName("PIA App")
    app.setDesktopFileName("pia-app")
    kept = settings.load(paths.config_folder())
    theme.apply(app, _look(kept))
    translators = Translators()
    language = _language(kept)
    translators.use(language)
    workspace = _open(arguments, kept, language)
    if workspace is None:
        return 1
    presenter = Presenter(workspace, language=language)
    presenter.language_changed.connect(translators.use)
    window = assemble(presenter)
    window.show()
    return app.exec()


def assemble(presenter: Presenter) -> MainWindow:
    """Make the window, and keep what a person prefers."""
    from pia_app.gui.main_window import MainWindow

    window = MainWindow(presenter)
    _keep_preferences(presenter)
    timer = QTimer(presenter, interval=MINUTES)
    timer.timeout.connect(presenter.back_up_if_due)
    timer.start()
    sys.excepthook = _Surprises(presenter)
    return window


def _has_display() -> bool:
    """Whether there is a screen to open a window on (Qt would end the process without one)."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _look(kept: settings.Settings) -> theme.Theme:
    dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    name = kept.look if kept.look in theme.PALETTES else "dark" if dark else "light"
    return theme.Theme(name, kept.text_size if kept.text_size in theme.SCALES else 100)


def _language(kept: settings.Settings) -> str:
    if kept.language in LANGUAGES:
        return kept.language
    return "zh-CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


def _open(arguments: Sequence[str], kept: settings.Settings, language: str) -> Workspace | None:
    """Open the workspace; what is only needed where that fails is loaded then."""
    last = next((Path(p) for p in kept.recent if Path(p).exists()), paths.default_workspace())
    path = Path(arguments[0]).absolute() if arguments else last
    from pia_app.gui.reception import receive

    return receive(path, language)


def _keep_preferences(presenter: Presenter) -> None:
    folder = paths.config_folder()

    def keep(**changes: object) -> None:
        try:
            settings.save(folder, replace(settings.load(folder), **changes))  # type: ignore[arg-type]
        except PiaError as error:
            presenter.failed.emit(error)

    def remember() -> None:
        keep(recent=settings.load(folder).with_recent(presenter.workspace.path).recent)

    presenter.language_changed.connect(lambda language: keep(language=language))
    presenter.look_changed.connect(lambda name, percent: keep(look=name, text_size=percent))
    presenter.workspace_changed.connect(remember)
    QTimer.singleShot(0, presenter, remember)


class _Surprises:
    """Tell of an error that nobody foresaw by its kind alone: its text could hold somebody's answer."""

    def __init__(self, presenter: Presenter) -> None:
        self._presenter = presenter

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._presenter.failed.emit(PiaError(kind.__name__))
        if os.environ.get("PIA_APP_DEBUG"):
            sys.__excepthook__(kind, error, trace)
