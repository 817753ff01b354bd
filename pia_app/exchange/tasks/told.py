"""A preview in words, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pia_app.errors import Fault
from pia_app.exchange.tasks.columns import CHOICES, FIELDS
from pia_app.exchange.tasks.preview import Change, Preview, Refused
from pia_app.exchange.tasks.said import heading, said
from pia_app.wording import explain, say
from pia_app.wording.catalogue import fault_text


def preview_lines(preview: Preview, language: str) -> Iterator[str]:
    """Yield what a person is to see before anything is changed: every change, every conflict, every row left out."""
    yield say(language, "tasks.told.file", file=preview.file, rows=preview.rows)
    yield from _part(language, "changes", [change_line(change, language) for change in preview.changes])
    yield from _part(language, "conflicts", [change_line(change, language) for change in preview.conflicts])
    yield from _part(language, "unmatched", [problem_line(fault, language) for fault in preview.unmatched])
    wrong = [problem_line(fault, language) for fault in preview.bad]
    yield from _part(language, "bad", [*wrong, *(refused_line(one, language) for one in preview.refused)])
    yield from _part(language, "notices", [problem_line(fault, language) for fault in preview.notices])
    if preview.clean and not preview.changes:
        yield say(language, "tasks.told.nothing")


def change_line(change: Change, language: str) -> str:
    """Return one change: where it stands, which task, which field, what it was and what it would be."""
    field = next(field for field in FIELDS if field.id == change.column)
    old, new = (_value(said(field, text, language), language) for text in (change.old, change.new))
    facts = {"cell": change.cell, "code": change.code, "title": change.title, "field": heading(field.id, language)}
    return say(language, "tasks.told.more" if field.kind == "more" else "tasks.told.change", **facts, old=old, new=new)


def problem_line(fault: Fault, language: str) -> str:
    """Return what is wrong with a cell or a row."""
    field = next((field for field in FIELDS if field.id == fault.facts.get("column")), None)
    words = [said(field, choice, language) for choice in CHOICES[field.id]] if field else []
    known = say(language, "list.join").join(words)
    return fault_text(language, replace(fault, facts={**fault.facts, "known": known}))


def refused_line(refused: Refused, language: str) -> str:
    """Return why a row could not be stored."""
    why = explain(language, refused.error)
    return say(language, "tasks.told.refused", cell=refused.cell, title=refused.title, why=why)


def _part(language: str, name: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield say(language, f"tasks.told.{name}", count=len(lines))
        yield from (f"  {line}" for line in lines)


def _value(text: str, language: str) -> str:
    return text.replace("\n", " ⏎ ") if text else say(language, "tasks.told.blank")
