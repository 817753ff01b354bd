"""The shape of a regime file and of its words; docs/regimes.md explains every field to those who write them."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from pia_app.library.shapes import Id, Part, Shape

Status = Literal["verified", "secondary", "review", "own"]
Day = Annotated[str, Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")]
DayOfYear = Annotated[str, Meta(pattern=r"^([0-9]{2}-[0-9]{2})?\Z")]
Duration = Annotated[str, Meta(pattern=r"^P(?=[0-9])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?\Z")]
Sourced = Annotated[str, Meta(pattern=r"\S")]
Some = Annotated[int, Meta(ge=1, le=1_000)]


class LawShape(Shape):
    articles: dict[str, dict[str, str]]


class CiteShape(Shape):
    """A place in a law of this regime."""

    article: Part
    law: str = ""
    paragraph: Part = ""
    item: Part = ""


class SourcedShape(Shape, kw_only=True):
    """What every rule of law says of itself; a rule or threshold without a source is refused."""

    cite: CiteShape
    source: Sourced
    status: Status
    when: str = ""


class RuleShape(SourcedShape, kw_only=True):
    id: Id


class ThresholdShape(SourcedShape, kw_only=True):
    value: float
    unit: str = ""


class RoleShape(SourcedShape, kw_only=True):
    bound: bool = True


class TriggerShape(RuleShape, kw_only=True):
    outcome: Literal["mandatory", "presumed", "recommended"]


class CountedShape(RuleShape, kw_only=True):
    presumed_from: Some
    recommended_from: Some
    criteria: Annotated[list[RuleShape], Meta(min_length=1)]


class ExemptionShape(RuleShape, kw_only=True):
    lifts: Annotated[list[str], Meta(min_length=1)]


class SetAsideShape(Shape):
    when: str
    reasons: str
    by: str


class DeadlineShape(Shape):
    amount: Annotated[int, Meta(ge=0, le=10_000)] = 0
    unit: Literal["", "hours", "days", "working_days", "months", "years"] = ""
    yearly: DayOfYear = ""
    date: Day = ""


class DutyShape(RuleShape, kw_only=True):
    question: str
    deadline: DeadlineShape | None = None
    bound_only: bool = False


class ChoiceShape(RuleShape, kw_only=True):
    options: Annotated[list[str], Meta(min_length=1)]


class RouteShape(RuleShape, kw_only=True):
    chosen: str
    question: str
    choices: Annotated[list[ChoiceShape], Meta(min_length=1)]


class BasisShape(SourcedShape, kw_only=True):
    accepted: bool
    asks: list[str] = msgspec.field(default_factory=list)


class BasesShape(Shape):
    id: Id
    table: str
    column: str
    values: dict[str, BasisShape]


class ContentShape(RuleShape, kw_only=True):
    met_by: Annotated[list[str], Meta(min_length=1)]


class PeriodShape(RuleShape, kw_only=True):
    period: Duration
    start: Literal["completion", "processing_end", "last_change"]


class ConflictShape(RuleShape, kw_only=True):
    with_: str = msgspec.field(name="with", default="")


class AdditionShape(Shape):
    """What a regime adds to a question that stands elsewhere."""

    references: list[CiteShape] = msgspec.field(default_factory=list)
    hard_stop: list[OwnStopShape] = msgspec.field(default_factory=list)


class OwnStopShape(Shape):
    """A hard stop of this regime; as in a question, without the regime."""

    cite: CiteShape
    when: str = ""
    opens_when: str = ""
    prohibited: bool = False
    curable: bool = True
    exceptions: list[CiteShape] = msgspec.field(default_factory=list)


class RegimeShape(Shape):
    id: str
    version: int
    as_of: str
    laws: dict[str, LawShape]
    based_on: str = ""
    roles: dict[str, RoleShape] = msgspec.field(default_factory=dict)
    terms: dict[str, str] = msgspec.field(default_factory=dict)
    thresholds: dict[str, ThresholdShape] = msgspec.field(default_factory=dict)
    screening: list[str] = msgspec.field(default_factory=list)
    applies: list[RuleShape] = msgspec.field(default_factory=list)
    excluded: list[RuleShape] = msgspec.field(default_factory=list)
    triggers: list[TriggerShape] = msgspec.field(default_factory=list)
    counted: list[CountedShape] = msgspec.field(default_factory=list)
    exempt: list[ExemptionShape] = msgspec.field(default_factory=list)
    set_aside: SetAsideShape | None = None
    duties: list[DutyShape] = msgspec.field(default_factory=list)
    routes: list[RouteShape] = msgspec.field(default_factory=list)
    bases: list[BasesShape] = msgspec.field(default_factory=list)
    contents: list[ContentShape] = msgspec.field(default_factory=list)
    keep: list[PeriodShape] = msgspec.field(default_factory=list)
    review: list[PeriodShape] = msgspec.field(default_factory=list)
    conflicts: list[ConflictShape] = msgspec.field(default_factory=list)
    questions: dict[str, AdditionShape] = msgspec.field(default_factory=dict)


# Words -----------------------------------------------------------------------------------------------------------


class LawWords(Shape):
    name: str
    article: str
    paragraph: str
    item: str
    title: str = ""


class RuleWords(Shape):
    title: Annotated[str, Meta(min_length=1)]
    text: str = ""
    deadline: str = ""
    note: str = ""


class RegimeWords(Shape):
    name: str
    short: str
    laws: dict[str, LawWords]
    articles: dict[str, dict[str, str]]
    note: str = ""
    none: str = ""
    roles: dict[str, str] = msgspec.field(default_factory=dict)
    rules: dict[str, RuleWords] = msgspec.field(default_factory=dict)
