"""A body of law as an assessment sees it: whom it reaches, when it demands an assessment, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pia_app.model.conditions import Condition
from pia_app.model.questionnaire import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One law of a regime: its articles, each with how surely it was checked and against what."""

    id: str
    articles: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of law: it holds where `when` does (None = always), stands at `cite`, and was checked as `status` says.

    `status` is verified, secondary, review or own (this tool's method); `thresholds` names the numbers it rests on.
    """

    id: str
    cite: Reference
    source: str
    status: str
    when: Condition | None = None
    thresholds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Rule):
    """A number that the law names; conditions of the regime speak of it by its id."""

    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Rule):
    """What we are called under this law, by the option of the role question; `bound`: this role owes the assessment."""

    bound: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Rule):
    """A fact that demands an assessment; `outcome` is mandatory, presumed or recommended."""

    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Rule):
    """Criteria of which some number together presumes, or recommends, an assessment (WP248 rev.01)."""

    presumed_from: int
    recommended_from: int
    criteria: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Rule):
    """What takes the force from the triggers and counted rules it names."""

    lifts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """The questions by which a presumption is answered: that it is set aside, why, and by whom."""

    when: str
    reasons: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When a duty falls due: an amount of units after what its words name, a day of every year, or one date.

    `unit` is hours, days, working_days, months or years; `yearly` is MM-DD; `date` is YYYY-MM-DD.
    """

    amount: int = 0
    unit: str = ""
    yearly: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Rule):
    """What the law asks where `when` holds; the control `question` asks whether it is done and brings the task."""

    question: str
    deadline: Deadline | None = None
    bound_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteChoice(Rule):
    """One way of a route; `options` are the answers to the route's question by which it is taken."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Rule):
    """A way that facts decide: the first choice that holds is the one required.

    `chosen` is the question that says which was taken, `question` the control that asks whether it is completed.
    """

    chosen: str
    question: str
    choices: tuple[RouteChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Rule):
    """What one lawful basis is worth under this law, and the controls that must then be in place."""

    accepted: bool
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """The lawful bases that may stand in one column of a table of purposes; keys are the column's options."""

    id: str
    table: str
    column: str
    values: Mapping[str, Basis]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Rule):
    """What the law wants to find in an assessment, and the questions that answer it."""

    met_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Rule):
    """A period (ISO 8601 duration) and what it counts from: completion, processing_end or last_change."""

    period: str
    start: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Rule):
    """Where two laws, or two opinions on one, part; `with_` is the other regime, "" for a dispute within this one."""

    with_: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """A body of law that an assessment can be judged under; `laws` begins with its own.

    `based_on` is the regime whose columns of questions this one shares. `applies` empty means that it always does.
    """

    id: str
    version: int
    as_of: str
    laws: tuple[Law, ...]
    based_on: str = ""
    screening: tuple[str, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)
    thresholds: tuple[Threshold, ...] = ()
    applies: tuple[Rule, ...] = ()
    excluded: tuple[Rule, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    counted: tuple[Counted, ...] = ()
    exempt: tuple[Exemption, ...] = ()
    set_aside: SetAside | None = None
    duties: tuple[Duty, ...] = ()
    routes: tuple[Route, ...] = ()
    bases: tuple[Bases, ...] = ()
    contents: tuple[Content, ...] = ()
    keep: tuple[Period, ...] = ()
    review: tuple[Period, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def rules(self) -> tuple[Rule, ...]:
        """Return every rule that has an id of its own; roles and bases are named by the options they are about."""
        counted = [rule for c in self.counted for rule in (c, *c.criteria)]
        routes = [rule for r in self.routes for rule in (r, *r.choices)]
        return (
            *self.thresholds, *self.applies, *self.excluded, *self.triggers, *counted, *self.exempt, *self.duties,
            *routes, *self.contents, *self.keep, *self.review, *self.conflicts,
        )  # fmt: skip
