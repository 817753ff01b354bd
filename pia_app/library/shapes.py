"""The shapes that library files must have, one record per kind of entry, before anything is linked."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

IDENTIFIER: Final = r"[a-z][a-z0-9_]{0,79}"

Role = Literal["fact", "exposure", "harm", "control", "detail"]
Kind = Literal["yes_no", "single", "multiple", "text", "long_text", "number", "date", "duration", "table"]
Scope = Literal["assessment", "activity"]
Part = int | str
Id = Annotated[str, Meta(pattern=rf"^{IDENTIFIER}\Z")]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")]
Scale = Annotated[int, Meta(ge=1, le=4)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A record read from a file; a field it does not know is a fault."""


class SectionShape(Shape):
    id: Id
    scope: Scope
    principle: str = ""


class HeaderShape(Shape):
    id: str
    version: int
    format: int
    publisher: str
    licence: str
    as_of: str
    languages: Annotated[list[Language], Meta(min_length=1)]
    regimes: list[Id]
    principles: list[Id]
    sections: list[SectionShape]
    extends: str = ""
    screening: list[Id] = []
    landmarks: dict[str, list[Id]] = {}


class ReferenceShape(Shape):
    article: Part
    regime: str = ""
    law: str = ""
    paragraph: Part = ""
    item: Part = ""


class OptionShape(Shape):
    id: str
    score: int | None = None


class ColumnShape(Shape):
    id: str
    type: Literal["text", "single", "date", "duration", "number"] = "text"
    options: list[str] = []
    catalogue: str = ""
    regime: str = ""
    required: bool = False


class HardStopShape(Shape):
    regime: str
    cite: ReferenceShape
    when: str = ""
    opens_when: str = ""
    prohibited: bool = False
    curable: bool = True
    exceptions: list[ReferenceShape] = []


class QuestionShape(Shape):
    id: str
    role: Role
    type: Kind
    principle: str = ""
    options: list[str | OptionShape] = []
    catalogue: str = ""
    columns: list[ColumnShape] = []
    key: bool = False
    weight: int = 1
    limits_impact: bool = False
    enable_when: str = ""
    default: str = ""
    only_for: list[str] = []
    references: list[ReferenceShape] = []
    hard_stop: list[HardStopShape] = []
    recommendations: list[str] = []
    min: float | None = None
    max: float | None = None
    unit: str = ""


class MeasureShape(Shape):
    id: str
    sets: dict[str, str]
    priority: Literal["critical", "high", "medium", "low"]
    due_days: Count
    effort: Annotated[float, Meta(ge=0)]
    owner: str = ""


class LevelShape(Shape):
    score: Annotated[int, Meta(ge=1, le=2)]
    when: str


class FactorShape(Shape):
    id: str
    levels: list[LevelShape]


class ScenarioShape(Shape):
    id: str
    harms: Annotated[list[str], Meta(min_length=1)]
    factors: list[str]
    controls: dict[str, int]
    limits: list[str] = []
    principles: list[str] = []
    applies_when: str = ""


class EntryShape(Shape):
    id: str
    group: str = ""
    severity: Scale = 1
    tags: list[str] = []


class ArticleShape(Shape):
    id: str
    kind: str
    questions: list[str] = []
    scenarios: list[str] = []
    measures: list[str] = []
    catalogue: list[str] = []
    departs: bool = False


class CutShape(Shape):
    up_to: int
    likelihood: int


class BandShape(Shape):
    id: str
    from_: float = msgspec.field(name="from")


class ModifierShape(Shape):
    id: Id
    when: str
    delta: int
    references: list[ReferenceShape] = []


class FloorShape(Shape):
    id: Id
    when: str
    severity: Scale
    references: list[ReferenceShape] = []


# Words -----------------------------------------------------------------------------------------------------------


class QuestionWords(Shape):
    text: str
    why: str
    example: str
    short: str
    options: dict[str, str] = {}
    columns: dict[str, str] = {}
    column_options: dict[str, dict[str, str]] = {}
    exception: str = ""
    why_by: dict[str, str] = {}


class MeasureWords(Shape):
    title: str
    action: str
    evidence: str
    by: dict[str, str] = {}


class ScenarioWords(Shape):
    name: str
    sources: str
    causes: str
    event: str
    harm: str


class FactorWords(Shape):
    name: str
    levels: dict[str, str]


class NamedWords(Shape):
    name: str
    intro: str = ""
    meaning: str = ""


class HeaderWords(Shape):
    title: str
    description: str
    sections: dict[str, NamedWords]
    principles: dict[str, NamedWords]


class EntryWords(Shape):
    label: str
    note: str = ""


class CatalogueWords(Shape):
    entries: dict[str, EntryWords]
    groups: dict[str, str] = {}


class ArticleWords(Shape):
    item: str
    note: str = ""


Anything = dict[str, Any]
