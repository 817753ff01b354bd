"""What a law makes of the facts: whether it applies, whether it demands an assessment, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from pia_app.model.regime import Bases, Basis, Content, Duty, Period, Role, Route, RouteChoice, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A rule that decided something, how it stands (yes, pending, unknown) and the facts that set it off.

    `kind` is applies, excluded, role, trigger, counted_presumed, counted_recommended, criterion, exempt, lifted (by an
    exemption), set_aside (a presumption answered with reasons) or conflict.
    """

    kind: str
    rule: Rule
    truth: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """Whether one law demands an assessment of one activity.

    `outcome` is not_applicable, not_required, recommended, mandatory or cannot_decide; `presumed` says that it is a
    presumption which recorded reasons may answer. `applies` is yes, no, pending or unknown; `missing` names the
    questions whose answers would decide.
    """

    outcome: str
    presumed: bool
    applies: str
    role: Role | None
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyResult:
    """A duty that follows, or may.

    `state` is met, partly, not_met, pending (its control is not answered), excused (a second person agrees
    that it does not apply) or undecided (facts are missing that decide whether it arises at all).
    """

    rule: Duty
    state: str
    facts: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteResult:
    """The way that the facts demand and the one chosen: `state` is fits, differs or open.

    `required` is None where the facts do not decide yet (`missing`) or no choice holds.
    """

    rule: Route
    state: str
    required: RouteChoice | None
    chosen: str
    facts: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisResult:
    """One purpose under one law: `state` is accepted, refused or missing.

    `asks` are the controls that this basis calls for, each with its state: met, partly, not_met or pending.
    """

    bases: Bases
    row: str
    option: str
    rule: Basis | None
    state: str
    asks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LawResult:
    """Everything that one law makes of one activity."""

    regime: str
    screening: Screening
    duties: tuple[DutyResult, ...] = ()
    routes: tuple[RouteResult, ...] = ()
    bases: tuple[BasisResult, ...] = ()
    conflicts: tuple[Reason, ...] = ()

    @property
    def in_force(self) -> bool:
        """Whether the law reaches the activity, or may."""
        return self.screening.applies != "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentResult:
    """How far what a law wants in an assessment is there: met, partly, missing or not_called_for.

    `answered` and `open` are (activity or "", question) pairs.
    """

    rule: Content
    state: str
    answered: tuple[tuple[str, str], ...]
    open: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateResult:
    """What one rule says of a date: `day` (ISO 8601), or "" where it runs on or the day it counts from is not known.

    `state` is dated, running (as long as the processing goes on) or open (`missing` names what it counts from).
    """

    rule: Period
    state: str
    day: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentLaw:
    """Everything that one law makes of the assessment as a whole; `outcome` is the most demanding of its activities."""

    regime: str
    outcome: str
    contents: tuple[ContentResult, ...] = ()
    keep: tuple[DateResult, ...] = ()
    review: tuple[DateResult, ...] = ()
