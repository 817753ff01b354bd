"""What a person said: the value or why there is none, and what shows that it is true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from unicodedata import category, normalize

_NAMES = 256  # names are compared again and again, and few people stand in one assessment


def legible(text: str) -> bool:
    """Whether a text holds anything that a reader can see: spaces and zero-width characters alone say nothing."""
    return any(not character.isspace() and category(character)[0] != "C" for character in text)


def two_people(first: str, second: str) -> bool:
    """Whether two names are those of different people: spelling, width and unseen characters make no second person."""
    return _name(first) != _name(second)


@lru_cache(maxsize=_NAMES)
def _name(text: str) -> str:
    """Return a name as it is compared: compatibility forms, case, spaces and what nobody sees aside."""
    seen = (" " if character.isspace() else character for character in normalize("NFKC", text).casefold())
    return " ".join("".join(c for c in seen if c == " " or category(c)[0] != "C").split())


class State(StrEnum):
    """How a question was answered. A question without an Answer is simply unanswered."""

    GIVEN = "given"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table answer; `id` stays with the row when others are added or removed."""

    id: str
    cells: Mapping[str, str]


Value = str | int | float | tuple[str, ...] | tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What shows that a measure is in place. It counts as verified only when a second person says so."""

    what: str
    where: str = ""
    date: str = ""
    provided_by: str = ""
    verified_by: str = ""
    verified_on: str = ""

    @property
    def verified(self) -> bool:
        """Whether a named person other than the provider has verified it (legal.md: typing raises no score)."""
        told = all(map(legible, (self.what, self.provided_by, self.verified_by)))
        return told and two_people(self.provided_by, self.verified_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A named person's decision, with a reason, that a hard stop of this answer does not stand under one regime.

    `cite` limits it to one of the question's stops (law, article, paragraph and item joined by dots; "" = all of them).
    """

    regime: str
    by: str
    reason: str
    on: str = ""
    cite: str = ""

    @property
    def valid(self) -> bool:
        """Whether it names a person and a reason; without either the stop stands."""
        return legible(self.by) and legible(self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to one question.

    `reason` is needed where the question is said not to apply; `approved_by` is the second person who agrees.
    `note` is free text for the reader and never counts. `overrides` set hard stops of this answer aside.
    """

    state: State = State.GIVEN
    value: Value | None = None
    reason: str = ""
    approved_by: str = ""
    answered_by: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether any piece of evidence has been verified by a second person."""
        return any(e.verified for e in self.evidence)

    @property
    def approved(self) -> bool:
        """Whether a second, named person agreed that the question does not apply."""
        return legible(self.approved_by) and two_people(self.answered_by, self.approved_by)


Answers = Mapping[str, Answer]
