"""A template from anywhere checked in another process: what is wrong with it, told to whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pia_app.errors import Fault
from pia_app.report.child import Cancel, Child, faults
from pia_app.report.limits import STRANGER


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """What is wrong with a template, what its author should know besides, and how many tags it has."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    tags: int


def check_template(
    path: Path, context: Mapping[str, Any], cancel: Cancel | None = None, *, language: str = "en"
) -> Checking:  # fmt: skip
    """Check a template and fill it once with a context of plain data. Raises ReportError where it had to be stopped.

    `language` is that of the context, and of the whole pieces that the template asks for.
    """
    asked = {"job": "check", "template": str(path.absolute()), "context": context, "language": language}
    with Child(STRANGER, cancel) as child:
        answer, _ = child.ask(asked)
    return Checking(faults=faults(answer["found"]), warnings=faults(answer["warnings"]), tags=int(answer["tags"]))
