"""A number with its bounds and the step of the derivation that leads to it."""

from __future__ import annotations

from dataclasses import dataclass

from pia_app.model import Answer, Interval, Step

TOP = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """A number on a scale: the least and greatest it can be, and why."""

    interval: Interval
    step: Step

    @property
    def pair(self) -> tuple[int, int]:
        """Return the bounds as plain numbers."""
        return self.interval.low, self.interval.high


def said(answer: Answer | None) -> dict[str, object]:
    """Describe an answer for a derivation: its state, and its value where it is a choice or a number."""
    if answer is None:
        return {"state": "unanswered"}
    if isinstance(answer.value, tuple):
        return {"state": answer.state.value, "count": len(answer.value)}
    value = answer.value if isinstance(answer.value, (str, int, float)) else None
    return {"state": answer.state.value, "value": value}
