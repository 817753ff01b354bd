"""Risks that people add to those of the library, and their decisions to live with a risk."""

from __future__ import annotations

from dataclasses import dataclass

from pia_app.model.answers import legible


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRisk:
    """A risk of one activity that people judged by hand: severity and likelihood 1 to 4, as it stands today, and why.

    Its level is read from the method's matrix; no task changes it, only another judgement does. `event` tells what
    could happen, as far as the name does not.
    """

    id: str
    name: str
    severity: int
    likelihood: int
    reason: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A named person's decision to live with one risk of an activity; `risk` is a scenario or an own risk.

    `level` (1 to 4) is the level they were shown: should the risk rise above it, the decision no longer covers it.
    `until` is the day on which it is to be decided again. A decision lowers no level.
    """

    risk: str
    by: str
    reason: str
    level: int
    on: str = ""
    until: str = ""

    @property
    def valid(self) -> bool:
        """Whether it names a person and a reason."""
        return legible(self.by) and legible(self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedRisk:
    """A decision to live with a risk, beside the level that the risk has now (None where there is no such risk).

    `state` is holds, risen (above the level accepted), expired (to be decided again) or gone.
    """

    activity: str
    acceptance: Acceptance
    level: int | None
    state: str
