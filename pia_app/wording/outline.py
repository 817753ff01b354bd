"""An evaluation in a few lines of text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from pia_app.model import ActivityEvaluation, Assessment, Evaluation
from pia_app.wording.derivation import summary
from pia_app.wording.words import Words


def outline(words: Words, assessment: Assessment, evaluation: Evaluation) -> str:
    """Return what was concluded: each activity's levels, the reasons, the hard stops and the number of tasks."""
    return "\n".join(_lines(words, assessment, evaluation))


def _lines(words: Words, assessment: Assessment, evaluation: Evaluation) -> Iterator[str]:
    yield words.say("outline.title", name=assessment.name, level=words.interval(evaluation.level))
    for number, result in enumerate(evaluation.activities, 1):
        yield from _activity(words, number, result)
    yield words.say("outline.tasks", count=len(evaluation.tasks))


def _activity(words: Words, number: int, result: ActivityEvaluation) -> Iterator[str]:
    yield words.say(
        "outline.activity",
        number=number,
        name=result.activity.name,
        level=words.interval(result.level),
        inherent=words.interval(result.inherent),
        current=words.interval(result.current),
        target=words.interval(result.target),
    )
    worst = next((r for r in result.risks if r.scenario == result.worst), None)
    if worst is not None:
        yield words.say("outline.worst", scenario=words.scenario(worst.scenario).name, reason=summary(words, worst))
    for stop in result.hard_stops:
        if stop.state == "open":
            yield words.say("outline.stop_open", name=words.short(stop.question), law=words.citation(stop.cite))
    pending = sum(stop.state == "pending" for stop in result.hard_stops)
    if pending:
        yield words.say("outline.stops_pending", count=pending)
    if result.asked.unanswered:
        yield words.say("outline.unanswered", count=len(result.asked.unanswered))
