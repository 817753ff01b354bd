"""What the lawful basis of each purpose is worth under each law, and the controls that it calls for."""

from __future__ import annotations

from pia_app.model import ActivityEvaluation, LawResult
from pia_app.model.legal import BasisResult
from pia_app.report.context import laws
from pia_app.report.context.answers import rows_of
from pia_app.report.context.duties import shade
from pia_app.report.context.source import Part, Source

DONE = ("met", "excused")


def bases(source: Source, result: ActivityEvaluation) -> Part:
    """Return an activity's purposes, one row each, with a cell for every law in force that names bases."""
    found = [law for law in result.laws if law.bases]
    tables = dict.fromkeys(basis.bases.table for law in found for basis in law.bases)
    return {
        "columns": [laws.short(source, law.regime) for law in found],
        "rows": [row for table in tables for row in _rows(source, result, table, found)],
    }


def _rows(source: Source, result: ActivityEvaluation, table: str, found: list[LawResult]) -> list[Part]:
    answer = laws.answer_to(source, table, result.activity.id)
    question = source.library.question[table]
    first = question.columns[0]
    blank = dict.fromkeys(("state", "law", "checked", "asks"), "")
    none = {**blank, "basis": source.say("empty_cell"), "fill": shade(source, "")}
    lines = []
    for row in rows_of(answer) if answer is not None else []:
        cells = [
            next((_basis(source, law.regime, b) for b in law.bases if b.bases.table == table and b.row == row.id), none)
            for law in found
        ]
        purpose = source.words.cell(table, first, row.cells.get(first.id, ""))
        lines.append({"purpose": purpose or none["basis"], "cells": cells})
    return lines


def _standing(basis: BasisResult) -> str:
    """Return how a basis stands: refused or missing, or accepted with all that it calls for in place or not."""
    if basis.state != "accepted":
        return "not_met"
    return "met" if all(state in DONE for _, state in basis.asks) else "partly"


def _basis(source: Source, regime: str, basis: BasisResult) -> Part:
    question = source.library.question[basis.bases.table]
    column = next(c for c in question.columns if c.id == basis.bases.column)
    rule = basis.rule
    unproved = rule is not None and rule.status in laws.UNPROVED
    return {
        "basis": source.words.cell(question.id, column, basis.option),
        "state": source.words.say(f"basis.{basis.state}"),
        "fill": shade(source, _standing(basis)),
        "law": source.words.citation(rule.cite) if rule else "",
        "checked": source.words.say(f"source.{rule.status}") if rule and unproved else "",
        "asks": source.joined(
            source.say("basis.asks", name=source.words.short(name), state=source.words.say(f"duty.{state}"))
            for name, state in basis.asks
        ),
    }
