"""What the wishes about reports give: a report to look at, a template of one's own that was checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pia_app.errors import Fault
    from pia_app.model import Assessment
    from pia_app.report import Draft
    from pia_app.report.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Everything that decides the bytes of a report: two that are equal give the same file.

    `stamp` and `logo` are when the template's and the logo's file were changed last, and their sizes.
    """

    assessment: str
    head: str
    language: str
    template: str
    stamp: tuple[int, int]
    logo: tuple[int, int]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A report that was made to be looked at: the draft, what it looks like, and of what it was made."""

    wanted: Wanted
    draft: Draft
    look: Look
    assessment: Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplate:
    """A .docx that a person chose as template of an assessment, and what is wrong with it."""

    assessment: str
    path: Path
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether a report can be made from it."""
        return not self.faults
