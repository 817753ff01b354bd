"""Findings by principle: how far each is kept in each activity, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from pia_app.model import Answer, Finding, PrincipleResult, State
from pia_app.report.context.answers import evidence, note, worded
from pia_app.report.context.source import Part, Source

COUNTS = ("yes", "partly", "no", "unknown", "not_applicable", "unanswered")


def principles(source: Source) -> list[Part]:
    """Return each principle with what was counted and found; findings are numbered through the report.

    `questions` are the same findings question by question, so that each question is printed once; `law` says there
    which articles are those of which finding where they differ.
    """
    number = 0
    found = []
    counts = _counts(source)
    for principle in source.library.principles:
        rows = []
        for finding in _findings(source, principle):
            number += 1
            rows.append(_row(source, finding, f"F{number}"))
        words = source.words.principle(principle)
        found.append({
            "name": words.name or principle, "meaning": words.meaning,
            **_told(source, counts[principle]), "findings": rows, "questions": _together(source, rows),
        })  # fmt: skip
    return found


def _together(source: Source, rows: list[Part]) -> list[Part]:
    """Return findings about the same question as one entry; they follow one another."""
    groups = [(question, list(found)) for question, found in groupby(rows, key=itemgetter("question"))]
    return [{"question": question, "law": _laws(source, found), "findings": found} for question, found in groups]


def _laws(source: Source, found: list[Part]) -> str:
    """Return the articles of findings: once where they are the same, or else a line for each different citation."""
    numbers: dict[str, list[str]] = {}
    for row in found:
        numbers.setdefault(row["law"], []).append(row["number"])
    if len(numbers) == 1:
        return next(iter(numbers))
    told = ((source.joined(those), law) for law, those in numbers.items() if law)
    return "\n".join(source.say("finding.law", numbers=those, law=law) for those, law in told)


def numbers(parts: list[Part]) -> dict[tuple[str, str], str]:
    """Return the number of each finding by activity and question, for the tasks that follow from it."""
    return {row["key"]: row["number"] for part in parts for row in part["findings"]}


def strengths(source: Source) -> Part:
    """Return the strength of controls as a table: one row for each activity, one column for each principle."""
    names = [_head(source, p) for p in source.library.principles]
    rows = []
    for result in source.evaluation.activities:
        kept = {principle.principle: principle for principle in result.principles}
        cells = [_strength(source, kept.get(p)) for p in source.library.principles]
        rows.append({"label": source.label(result.activity.id), "name": result.activity.name, "cells": cells})
    return {"columns": names, "rows": rows}


def _head(source: Source, principle: str) -> str:
    """Return the name of a principle as the head of a narrow column, shorter where a word would not fit."""
    short = source.named("strength_head", principle)
    return source.words.principle(principle).name or principle if short == principle else short


def _strength(source: Source, result: PrincipleResult | None) -> Part:
    if result is None or result.strength is None or result.band is None:
        return {"text": source.words.say("level.none"), "fill": source.template.fills[0]}
    bands = [band for band, _ in source.library.method.bands]
    worst = bands.index(result.band[0])
    step = round(worst * 3 / max(len(bands) - 1, 1))
    text = f"{share(result.strength)}\n{band_name(source, result.band)}"
    return {"text": text, "fill": source.template.fills[4 - step]}


def share(strength: tuple[float, float]) -> str:
    """Return a share in per cent, or the two between which it lies."""
    low, high = (f"{value * 100:.0f}" for value in strength)
    return f"{low}%" if low == high else f"{low}–{high}%"


def band_name(source: Source, band: tuple[str, str]) -> str:
    """Return the name of a strength, or the two between which it lies."""
    low, high = (source.words.band(name) for name in band)
    return low if low == high else source.words.say("level.interval", low=low, high=high)


def _counts(source: Source) -> dict[str, Counter[str]]:
    """Count what was answered under each principle; a control asked once for all activities counts once."""
    total: dict[str, Counter[str]] = {principle: Counter() for principle in source.library.principles}
    for scope in ("", *source.labels):
        answers = source.answers(scope)
        for question in source.asked(source.library.questions, scope):
            if question.role == "control" and question.principle in total:
                total[question.principle][_state(answers.get(question.id))] += 1
    return total


def _state(answer: Answer | None) -> str:
    if answer is None:
        return "unanswered"
    return str(answer.value) if answer.state is State.GIVEN else answer.state.value


def _told(source: Source, count: Counter[str]) -> Part:
    """Return how many controls were asked under a principle, and what was answered."""
    parts = [source.say(f"principle.{name}", count=count[name]) for name in COUNTS if count[name]]
    told = source.say("principle.counts", asked=count.total(), parts=source.joined(parts)) if parts else ""
    return {
        "assessed": bool(parts), "unanswered": count["unanswered"], "counts": told or source.say("principle.none"),
    }  # fmt: skip


def _findings(source: Source, principle: str) -> Iterator[Finding]:
    """Yield the findings under a principle, what is common to all activities first, then question by question."""
    yield from (f for f in source.evaluation.findings if f.principle == principle)
    found = [f for result in source.evaluation.activities for f in result.findings if f.principle == principle]
    order = {question.id: number for number, question in enumerate(source.library.questions)}
    yield from sorted(found, key=lambda finding: order[finding.question])


def _row(source: Source, finding: Finding, number: str) -> Part:
    question = source.library.question[finding.question]
    answer = source.answers(finding.activity).get(finding.question)
    return {
        "key": (finding.activity, finding.question),
        "number": number,
        "activity": source.label(finding.activity),
        "question": source.words.question(finding.question).text or finding.question,
        "answer": worded(source, question, answer),
        "note": note(source, answer),
        "evidence": _evidence(source, answer),
        "evidenced": bool(answer is not None and answer.evidence),
        "finding": source.say(f"finding.{finding.kind}", key=source.say("finding.key") if finding.key else ""),
        "stop": _offended(source, finding),
        "law": source.citations(finding.references),
    }


def _evidence(source: Source, answer: Answer | None) -> str:
    if answer is None or not answer.evidence:
        return source.say("evidence.none")
    return "\n".join(evidence(source, piece) for piece in answer.evidence)


def _offended(source: Source, finding: Finding) -> str:
    cited = [stop.cite for stop in finding.hard_stops]
    return source.say("finding.stop", law=source.citations(cited)) if cited else ""
