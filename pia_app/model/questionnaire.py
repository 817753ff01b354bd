"""What is asked: sections, questions, options, and the law behind each."""

from __future__ import annotations

from dataclasses import dataclass

from pia_app.model.conditions import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place in a law, each part a field of its own: PIPL 55(3) is an item, 24(3) a paragraph.

    `law` is "" for the regime's own law and else the id of a companion law in the regime's file.
    """

    regime: str = ""
    law: str = ""
    article: str
    paragraph: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice; `score` is given where the choice is a point on a scale (harm: 1 to 4)."""

    id: str
    score: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table question; its choices are `options` or the entries of `catalogue`."""

    id: str
    type: str = "text"
    options: tuple[str, ...] = ()
    catalogue: str = ""
    regime: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HardStopRule:
    """When a control that is missing is a probable failure of law which no score may offset.

    `opens_when` names facts that open the stop whatever the control's answer is: facts can contradict a "yes".
    """

    regime: str
    cite: Reference
    when: Condition | None = None
    opens_when: Condition | None = None
    prohibited: bool = False
    curable: bool = True
    exceptions: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `role` is fact, exposure, harm, control or detail; only the first four count.

    `scope` is assessment (asked once) or activity. `weight` is 1 to 3. `only_for` lists the regimes under which
    alone it is asked. `default` is the choice that counts as long as nobody answers.
    `limits_impact` marks a control that lowers severity once verified.
    """

    id: str
    section: str
    scope: str
    role: str
    type: str
    principle: str = ""
    options: tuple[Option, ...] = ()
    catalogue: str = ""
    columns: tuple[Column, ...] = ()
    key: bool = False
    weight: int = 1
    limits_impact: bool = False
    enable_when: Condition | None = None
    default: str = ""
    only_for: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    hard_stop: tuple[HardStopRule, ...] = ()
    recommendations: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    unit: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the option ids written in the question itself (catalogue entries stand in the library)."""
        if self.type == "yes_no":
            return ("yes", "partly", "no") if self.role == "control" else ("yes", "no")
        return tuple(o.id for o in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A page of questions; a section about a principle names it."""

    id: str
    scope: str
    principle: str = ""
