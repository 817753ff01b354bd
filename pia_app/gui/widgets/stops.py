"""Hard stops in words: a finding for a lawyer to confirm, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from pia_app.model import HardStop
from pia_app.wording import Words


def issues(stops: Iterable[HardStop]) -> tuple[int, int]:
    """Return how many questions have an open hard stop, and how many more may get one; several laws make one issue.

    One that a named person has set aside is neither.
    """
    every = {(stop.activity, stop.question): False for stop in stops if stop.state != "overridden"}
    every |= {(stop.activity, stop.question): True for stop in stops if stop.state == "open"}
    return sum(every.values()), len(every) - sum(every.values())


def stop_words(stops: Sequence[HardStop]) -> str:
    """Return the sentence that stands for open hard stops, or "" where there are none."""
    if not stops:
        return ""
    if any(stop.prohibited for stop in stops):
        return QCoreApplication.translate("stops", "Potentially prohibited, legal review required")
    return QCoreApplication.translate("stops", "Potential non-compliance, legal review required")


def stop_details(words: Words, stops: Sequence[HardStop]) -> str:
    """Return the articles concerned, and where exceptions may apply, those too."""
    lines = [" · ".join(dict.fromkeys(words.citation(stop.cite) for stop in stops))]
    exceptions = dict.fromkeys(words.citation(reference) for stop in stops for reference in stop.exceptions)
    if exceptions:
        text = QCoreApplication.translate("stops", "Check the exceptions: {0}")
        lines.append(text.format(" · ".join(exceptions)))
    return "\n".join(lines)
