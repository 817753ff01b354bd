"""The rows of a table answer on one side of a border: those whose place a catalogue puts there.

A manifest asks for them as "<question>@<tag>", the tag being one of the catalogue's, say outside_mainland.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pia_app.model import Question, Row
from pia_app.report.context.source import Source

AT: Final = "@"


def question_of(name: str) -> str:
    """Return the id of the question that an entry of a manifest names, without the side it wants."""
    return name.partition(AT)[0]


def wanted(place: Sequence[str]) -> dict[str, str]:
    """Return the tag of the rows that a place wants, by question."""
    return {name.partition(AT)[0]: name.partition(AT)[2] for name in place if AT in name}


def split(source: Source, question: Question, rows: Sequence[Row], tag: str) -> tuple[list[Row], list[Row]]:
    """Return the rows that carry a tag, and those of which nobody has said where they belong."""
    tags, columns = source.library.tags, [column for column in question.columns if column.catalogue]
    here = [row for row in rows if any(tag in tags[c.catalogue].get(row.cells.get(c.id, ""), ()) for c in columns)]
    return here, [row for row in rows if not any(row.cells.get(c.id, "") for c in columns)]
