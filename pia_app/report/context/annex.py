"""The annex: all that is asked, with the answer of every activity beside the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pia_app.model import Answer, Answers, Question, State
from pia_app.report.context.answers import basis, rows_of, worded
from pia_app.report.context.points import Numbers
from pia_app.report.context.source import Part, Source

Asked = Mapping[str, tuple[Answers, frozenset[str]]]


def annex(source: Source, numbers: Numbers) -> Part:
    """Return all questions that are asked with their answers, and the texts that the written file must hold.

    Activities that gave the same answer on the same basis share it. `numbers` are those of the findings: here every
    report has each of them beside the answer that it rests on, whatever else its template prints of findings.
    """
    parts = [_part(source, "annex.shared", ("",), numbers)]
    if source.labels:
        names = (f"{source.label(activity.id)} {activity.name}" for activity in source.assessment.activities)
        note = source.say("annex.labels", names=source.fixed("citations.join").join(names))
        parts.append({**_part(source, "annex.by_activity", tuple(source.labels), numbers), "note": note})
    rows = (row for part in parts for section in part["sections"] for row in section["rows"])
    answers = (answer for row in rows for answer in row["answers"])
    return {"parts": parts, "texts": [answer[part] for answer in answers for part in ("judged", "answer", "basis")]}


def _part(source: Source, name: str, scopes: Sequence[str], numbers: Numbers) -> Part:
    asked = {
        scope: (source.answers(scope), frozenset(q.id for q in source.asked(source.library.questions, scope)))
        for scope in scopes
    }
    sections = []
    for section in source.library.sections:
        rows = [_row(source, question, asked, numbers) for question in source.library.questions_of(section.id)]
        if any(row["answers"] for row in rows):
            found = [row for row in rows if row["answers"]]
            sections.append({"name": source.words.section(section.id).name, "rows": found})
    return {"name": source.say(name), "note": "", "sections": sections}


def _row(source: Source, question: Question, asked: Asked, numbers: Numbers) -> Part:
    """Return a question with its different answers; `who` says whose each is where several activities are asked."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for scope, (answers, questions) in asked.items():
        if question.id in questions:
            answer = answers.get(question.id)
            told = _told(source, source.fitted(question, scope), answer)
            found.setdefault((*told, basis(source, answer)), []).append(scope)
    return {
        "question": source.words.question(question.id).text or question.id,
        "answers": [
            {
                "who": source.joined(map(source.label, scopes)) if len(asked) > 1 else "",
                "judged": judged,
                "answer": text,
                "findings": source.joined(numbers.get((scope, question.id), "") for scope in scopes),
                "basis": behind,
            }
            for (judged, text, behind), scopes in found.items()
        ],
    }


def _told(source: Source, question: Question, answer: Answer | None) -> tuple[str, str]:
    """Return a judgement on a control, for the template to stress, or another answer, the rows of a table numbered."""
    rows = rows_of(answer) if answer is not None else []
    if rows:
        return "", "\n".join(f"{number}. {source.words.row(question, row)}" for number, row in enumerate(rows, 1))
    text = worded(source, question, answer)
    explained = answer is not None and answer.state is State.NOT_APPLICABLE
    return (text, "") if question.role == "control" and not explained else ("", text)
