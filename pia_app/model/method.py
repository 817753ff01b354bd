"""How risk is judged: scenarios, exposure factors and every number of the scoring method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pia_app.model.conditions import Condition
from pia_app.model.questionnaire import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorLevel:
    """The condition under which an exposure factor scores `score` points."""

    score: int
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One thing that exposes people to a risk, 0 to 2 points; the highest level that holds counts."""

    id: str
    levels: tuple[FactorLevel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A way in which people come to harm (ISO/IEC 29134, GDPR Art. 35(7)(c), 11 CCR § 7152(a)(5)).

    `harms` are harm questions, `factors` exposure factors, `controls` maps control questions that make it less likely
    to weights 1 to 3, `limits` are the controls that make it less severe once verified.
    """

    id: str
    applies_when: Condition | None = None
    harms: tuple[str, ...]
    factors: tuple[str, ...]
    controls: Mapping[str, int]
    limits: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """A circumstance that raises or lowers severity by `delta`."""

    id: str
    when: Condition
    delta: int
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A circumstance under which severity is never below `severity` (PIPL Art. 28, GDPR Arts 9, 10)."""

    id: str
    when: Condition
    severity: int
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The numbers of the method; levels and scales are 1 to 4, tables are indexed from 0.

    matrix[severity-1][likelihood-1] → level (GB/T 39335-2020 table D.5).
    cut_offs: (highest sum of exposure points, likelihood) in ascending order.
    bands: (id, least strength) from weakest to strongest, strength 0 to 1.
    control_table[likelihood-1][band index] → likelihood with the controls in place.
    """

    levels: tuple[str, ...]
    answer_values: Mapping[str, float]
    matrix: tuple[tuple[int, ...], ...]
    cut_offs: tuple[tuple[int, int], ...]
    factors_per_scenario: int
    bands: tuple[tuple[str, float], ...]
    control_table: tuple[tuple[int, ...], ...]
    caps: Mapping[str, str]
    modifiers: tuple[Modifier, ...]
    modifier_limit: int
    floors: tuple[Floor, ...]
    impact_limit: int
    stop_levels: Mapping[str, int]
    due_days: Mapping[str, int]
    sign_off_severity: int
