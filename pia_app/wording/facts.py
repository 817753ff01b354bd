"""A fact as the reason for something: the short name of its question and what was answered, as far as it mattered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from pia_app.model import Answer, Condition, Question, Row, State
from pia_app.wording.words import Words

MOST: Final = 24


def fact(words: Words, question: Question, answer: Answer | None, when: Condition | None = None) -> str:
    """Return "short name: answer"; `when` is the condition that the answer decided, if there is one."""
    return words.say("fact", name=words.short(question.id), answer=fact_answer(words, question, answer, when))


def fact_answer(words: Words, question: Question, answer: Answer | None, when: Condition | None = None) -> str:
    """Return an answer in one line: of a table or a list only what the condition looks at, where that is there.

    A default that stands for a missing answer says so.
    """
    if answer is None and question.default:
        return words.say("fact.assumed", answer=words.option(question.id, question.default))
    if answer is None or answer.state is not State.GIVEN or not isinstance(answer.value, tuple):
        return words.answer(question, answer)
    looks = [look for name, look in when.looks() if name == question.id] if when is not None else []
    if question.type == "table":
        return _rows(words, question, [r for r in answer.value if isinstance(r, Row)], looks)
    chosen = [str(value) for value in answer.value]
    named = {value for look in looks if look.op == "has" for value in look.values}
    return _listed(words, (words.option(question.id, c) for c in [c for c in chosen if c in named] or chosen))


def _listed(words: Words, texts: Iterable[str]) -> str:
    """Join texts, each once; of a long list the rest is counted."""
    found = list(dict.fromkeys(text for text in texts if text))
    told = words.say("list.join").join(found[:MOST]) or words.say("answer.none")
    return words.say("fact.more", text=told, count=len(found) - MOST) if len(found) > MOST else told


def _rows(words: Words, question: Question, rows: Sequence[Row], looks: Sequence[Condition]) -> str:
    """Name rows by their first cell: those that a look is about, under the cell it looks at, or else all of them."""
    first = question.columns[0]
    groups: dict[str, list[str]] = {}
    for row in rows:
        for look in looks:
            if _looked_at(words, question, row, look):
                column = next(c for c in question.columns if c.id == look.values[0])
                cell = words.cell(question.id, column, row.cells.get(column.id, "")) if column is not first else ""
                groups.setdefault(cell, []).append(_name(words, question, row))
    if not groups:
        return _listed(words, (_name(words, question, row) for row in rows))
    told = ((_listed(words, names), cell) for cell, names in groups.items())
    return words.say("reason.join").join(
        words.say("fact.beside", name=names, more=cell) if cell else names for names, cell in told
    )


def _name(words: Words, question: Question, row: Row) -> str:
    first = question.columns[0]
    return words.cell(question.id, first, row.cells.get(first.id, ""))


def _looked_at(words: Words, question: Question, row: Row, look: Condition) -> bool:
    """Whether a row is one of those for which the look at a table holds."""
    if look.op not in ("any_row", "any_item"):
        return False
    column, *wanted = look.values
    value = row.cells.get(column, "")
    if look.op == "any_row":
        return value in wanted
    catalogue = next((c.catalogue for c in question.columns if c.id == column), "")
    return bool(words.library.tags.get(catalogue, {}).get(value, frozenset()) & frozenset(wanted))
