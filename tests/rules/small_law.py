"""A law of a few rules over the shipped questions, so that each way of screening can be tried by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pia_app.library.expressions import Names, parse
from pia_app.model import Condition, LawResult, Library, Reference, Regime
from pia_app.model.regime import (  # fmt: skip
    Bases,
    Basis,
    Conflict,
    Content,
    Counted,
    Duty,
    Exemption,
    Law,
    Period,
    Role,
    Route,
    RouteChoice,
    Rule,
    SetAside,
    Trigger,
)
from tests.rules.hand import judge
from tests.support import shipped

CITE = Reference(regime="small", article="1")


def when(text: str) -> Condition | None:
    """Read a condition over the shipped questions."""
    library = shipped()
    return parse(text, Names(library.question, library.terms, library.tags)) if text else None


def rule(kind: type[Any], name: str, text: str = "", **fields: Any) -> Any:
    """Return a rule of some kind that holds where a condition does."""
    return kind(id=name, cite=CITE, source="S1", status="verified", when=when(text), **fields)


def small(**fields: Any) -> Library:
    """Return the shipped library with one small law in place of its own; `fields` are those of the regime."""
    law = Regime(id="small", version=1, as_of="2026-11-26", laws=(Law(id="small", articles={"1": {}}),), **fields)
    return replace(shipped(), regimes=(law,))


def judged(library: Library, **plain: Any) -> LawResult:
    """Return what the small law makes of a harmless activity with some answers changed."""
    return judge(("small",), library, **plain).laws[0]


__all__ = [
    "CITE", "Bases", "Basis", "Conflict", "Content", "Counted", "Duty", "Exemption", "Period", "Role", "Route",
    "RouteChoice", "Rule", "SetAside", "Trigger", "judged", "rule", "small", "when",
]  # fmt: skip
