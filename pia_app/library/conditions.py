"""Conditions of library files, read with everything that they may name; a faulty one is blamed where it stands."""

from __future__ import annotations

import re
from typing import Any, Final

from pia_app.errors import Fault
from pia_app.library.expressions import BadCondition, Names, parse
from pia_app.library.yaml_reader import Document
from pia_app.model import Condition, Question

NEVER: Final = Condition("or")


class Conditions:
    """What conditions of one library may name, and those read so far.

    `questions` and `terms` grow while the files are read; `numbers` are the thresholds of all regimes.
    """

    def __init__(self) -> None:
        self.questions: dict[str, Question] = {}
        self.terms: dict[str, Condition] = {}
        self.tags: dict[str, dict[str, frozenset[str]]] = {}
        self.numbers: dict[str, float] = {}
        self._read: dict[tuple[str, tuple[str, ...]], Condition] = {}

    def read(
        self, document: Document, path: list[Any], text: str, roles: tuple[str, ...] = ("fact",)
    ) -> Condition | None:
        """Read a condition over questions of some roles; None where it is faulty."""
        found = self._read.get((text, roles))
        if found is not None:
            return found
        try:
            found = parse(text, Names(self.questions, self.terms, self.tags, frozenset(roles), self.numbers))
            self._read[text, roles] = found
        except BadCondition as bad:
            fault = Fault(
                file=document.file,
                line=document.line(path),
                column=bad.column,
                code=bad.code,
                facts={**bad.facts, "text": text},
            )
            document.faults.append(fault)
        return found

    def optional(self, document: Document, path: list[Any], text: str) -> Condition | None:
        """Read a condition that may be left out."""
        return self.read(document, path, text) if text else None

    def needed(self, document: Document, path: list[Any], text: str, *roles: str) -> Condition:
        """Read a condition that must be there; a faulty one has been blamed and never holds."""
        return self.read(document, path, text, ("fact", *roles)) or NEVER


def names_in(text: str) -> set[str]:
    """Return the identifiers of a condition's text."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", text)
    return set(re.findall(r"[A-Za-z_]\w*", bare))
