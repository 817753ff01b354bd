"""Answers as the report shows them in its text: in forms and tables, with the notes and the evidence behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pia_app.model import Answer, Evidence, Question, Row, State
from pia_app.report.context import sides
from pia_app.report.context.source import Part, Source

SECTION = "section:"
EMPTY: Part = {"text": "", "missing": False, "rows": [], "caption": "", "columns": [], "cells": []}


def questions_at(source: Source, place: Sequence[str]) -> list[Question]:
    """Return the questions that a template wants at a place; ids that this library does not have are left out."""
    found: list[Question] = []
    for name in place:
        if name.startswith(SECTION):
            found += source.library.questions_of(name.removeprefix(SECTION))
        elif sides.question_of(name) in source.library.question:
            found.append(source.library.question[sides.question_of(name)])
    return found


def blocks(
    source: Source, questions: Sequence[Question], scope_id: str, only: Mapping[str, str] | None = None
) -> list[Part]:
    """Return answers in their order as blocks: forms of label and answer, tables, or a sentence where there is none.

    `missing` tells that something was not provided, as against a point that does not arise on the facts. `only` names
    the side of a border, by question, whose rows are wanted.
    """
    answers, only = source.answers(scope_id), only or {}
    found: list[Part] = []
    for question in source.asked(questions, scope_id):
        answer = answers.get(question.id)
        if question.type == "table" and answer is not None and rows_of(answer):
            fitted = source.fitted(question, scope_id)
            tag = only.get(question.id, "")
            found += _side(source, fitted, answer, tag) if tag else [_table(source, fitted, answer)]
        else:
            if not found or not found[-1]["rows"]:
                found.append({**EMPTY, "rows": []})
            label = source.words.short(question.id)
            found[-1]["rows"].append({"label": label, "answer": told(source, question, answer)})
    if found:
        return found
    missing = not _ruled_out(source, questions, scope_id)
    return [{**EMPTY, "text": _nothing(source, missing=missing), "missing": missing}]


def _nothing(source: Source, *, missing: bool) -> str:
    return source.fixed("not_provided" if missing else "not_arising")


def _ruled_out(source: Source, questions: Sequence[Question], scope_id: str) -> bool:
    """Whether the facts given leave nothing to ask; a question that waits for a fact, or for a law, proves nothing."""
    laws, waiting = source.in_force(scope_id), source.waiting(scope_id)
    meant = [q for q in questions if not q.only_for or any(r in laws for r in q.only_for)]
    return bool(meant) and not any(q.id in waiting for q in meant) and not source.asked(meant, scope_id)


def worded(source: Source, question: Question, answer: Answer | None) -> str:
    """Return an answer in words as a report prints it: days are written out, a gap is told in a sentence's form."""
    if answer is None:
        return source.fixed("unanswered")
    if question.type == "date" and answer.state is State.GIVEN and isinstance(answer.value, str):
        return source.written(answer.value)
    return source.words.answer(question, answer)


def told(source: Source, question: Question, answer: Answer | None) -> str:
    """Return an answer in words with its note."""
    text, said = worded(source, question, answer), note(source, answer)
    return f"{text}\n{said}" if said else text


def note(source: Source, answer: Answer | None) -> str:
    """Return the note to an answer, "" where there is none."""
    return source.say("note", note=answer.note) if answer is not None and answer.note else ""


def rows_of(answer: Answer) -> list[Row]:
    given = answer.state is State.GIVEN and isinstance(answer.value, tuple)
    return [row for row in answer.value if isinstance(row, Row)] if given and isinstance(answer.value, tuple) else []


def _side(source: Source, question: Question, answer: Answer, tag: str) -> Iterator[Part]:
    """Yield the rows on one side of a border, and those that may be on it; where there are none, the sentence so.

    What was noted on the answer stands with its first part.
    """
    here, unplaced = sides.split(source, question, rows_of(answer), tag)
    told = note(source, answer)
    if here:
        yield _table(source, question, answer, here, source.named("side", f"{question.id}.{tag}"), told)
    else:
        none = source.named("side_none", f"{question.id}.{tag}")
        yield {**EMPTY, "text": f"{none}\n{told}" if told else none}
    if unplaced:
        caption = source.named("side", f"{question.id}.unplaced")
        yield _table(source, question, answer, unplaced, caption, source.named("side_none", f"{question.id}.unplaced"))


def _table(
    source: Source, question: Question, answer: Answer,
    rows: Sequence[Row] | None = None, caption: str = "", text: str | None = None,
) -> Part:  # fmt: skip
    """Return a table answer with all columns of the question, or some of its rows under a caption of their own."""
    rows, columns = rows_of(answer) if rows is None else rows, question.columns
    empty = source.say("empty_cell")
    return {
        **EMPTY,
        "text": note(source, answer) if text is None else text,
        "caption": caption or source.words.short(question.id),
        "columns": [source.words.column(question.id, column.id) for column in columns],
        "cells": [
            [source.words.cell(question.id, column, row.cells.get(column.id, "")) or empty for column in columns]
            for row in rows
        ],
    }


def fields(source: Source) -> Part:
    """Return the single answers that the template names; `given` tells whether there is one."""
    found = {}
    for name, question_id in source.template.fields.items():
        question = source.library.question.get(question_id)
        answer = source.assessment.answers.get(question_id)
        given = question is not None and answer is not None and answer.state is State.GIVEN
        if question is not None and given:
            text = worded(source, question, answer)
        else:
            text = _nothing(source, missing=question is None or not _ruled_out(source, [question], ""))
        found[name] = {"label": source.words.short(question_id), "text": text, "given": given}
    return found


def per_activity(source: Source, questions: Sequence[Question]) -> Part:
    """Return answers about activities side by side: one row for each activity, one column for each question."""
    rows = []
    for activity in source.assessment.activities:
        cells = [told(source, question, activity.answers.get(question.id)) for question in questions]
        rows.append([f"{source.label(activity.id)} {activity.name}", *cells])
    return {
        "columns": [source.say("column.activity"), *(source.words.short(q.id) for q in questions)],
        "cells": rows if questions else [],
    }


def basis(source: Source, answer: Answer | None) -> str:
    """Return what stands behind an answer: who says and who agreed that it does not apply, note, evidence."""
    if answer is None:
        return ""
    lines = [note(source, answer)] if answer.note else []
    if answer.state is State.NOT_APPLICABLE:
        lines += [source.say("stated", name=answer.answered_by)] if answer.answered_by else []
        lines.append(source.say("approved", name=answer.approved_by) if answer.approved else source.say("not_approved"))
    return "\n".join((*lines, *(evidence(source, piece) for piece in answer.evidence)))


def evidence(source: Source, piece: Evidence) -> str:
    """Return one piece of evidence in one line, and whether a second person has verified it."""
    return source.fixed("evidence.join").join(_evidence_parts(source, piece))


def _evidence_parts(source: Source, piece: Evidence) -> Iterator[str]:
    yield source.say("evidence.what", what=piece.what)
    yield from filter(None, [piece.where, piece.date])
    if piece.provided_by:
        yield source.say("evidence.provided", name=piece.provided_by)
    if piece.verified:
        yield source.say("evidence.verified", name=piece.verified_by)
        yield from filter(None, [piece.verified_on])
    else:
        yield source.fixed("evidence.not_verified")
