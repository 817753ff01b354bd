"""The wishes a person can have about a workspace, fulfilled whole or not at all; knows no Qt. Start at `Workspace`."""

from pia_app.storage import HomeRow
from pia_app.workspace.desk import Workspace

__all__ = ["HomeRow", "Workspace"]
