"""Where the program finds its content and keeps its settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def _content(name: str) -> Path:
    packaged = HERE / "_content" / name
    return packaged if packaged.is_dir() else HERE.parent / name


def questionnaires() -> Path:
    """Return the folder of the questionnaire libraries that come with the program."""
    return _content("questionnaires")


def own_questionnaires() -> Path:
    """Return the folder in which this user keeps questionnaire libraries of their own."""
    return home() / "questionnaires"


def report_templates() -> Path:
    """Return the folder of the report templates that come with the program."""
    return _content("report_templates")


def home() -> Path:
    """Return the folder for workspaces; PIA_APP_HOME overrides it."""
    override = os.environ.get("PIA_APP_HOME")
    if override:
        return Path(override)
    return Path.home() / "Documents" / "PIA App" if (Path.home() / "Documents").is_dir() else Path.home() / "PIA App"


def config_folder() -> Path:
    """Return the folder for the settings of this user, by the platform's custom."""
    override = os.environ.get("PIA_APP_HOME")
    if override:
        return Path(override) / "config"
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home() / "AppData" / "Roaming"))) / "PIA App"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "PIA App"
    return Path(os.environ.get("XDG_CONFIG_HOME", str(Path.home() / ".config"))) / "pia-app"


def default_workspace() -> Path:
    """Return the workspace that is opened where none is named."""
    return home() / "workspace.pia"
