"""An evaluation in a few lines of text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from pia_app.model import ActivityEvaluation, Assessment, AssessmentLaw, Evaluation
from pia_app.rules.duties import OPEN, gathered
from pia_app.wording.derivation import summary
from pia_app.wording.words import Words


def outline(words: Words, assessment: Assessment, evaluation: Evaluation) -> str:
    """Return what was concluded: each activity's levels, reasons and hard stops, each law's outcome, and the tasks."""
    return "\n".join(_lines(words, assessment, evaluation))


def _lines(words: Words, assessment: Assessment, evaluation: Evaluation) -> Iterator[str]:
    yield words.say("outline.title", name=assessment.name, level=words.interval(evaluation.level))
    for number, result in enumerate(evaluation.activities, 1):
        yield from _activity(words, number, result)
    yield words.say("outline.laws")
    for law in evaluation.laws:
        yield _law(words, law, evaluation)
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
    for own in result.own_risks:
        yield words.say("outline.own_risk", name=own.risk.name, level=words.level(own.level), reason=own.risk.reason)
    worst = next((r for r in result.risks if r.scenario == result.worst), None)
    if worst is not None:
        yield words.say("outline.worst", scenario=words.scenario(worst.scenario).name, reason=summary(words, worst))
    for stop in result.hard_stops:
        if stop.state == "open":
            yield words.say("outline.stop_open", name=words.short(stop.question), law=words.citation(stop.cite))
        elif stop.override is not None:
            yield words.say("outline.stop_overridden", name=words.short(stop.question), law=words.citation(stop.cite),
                            by=stop.override.by, reason=stop.override.reason)  # fmt: skip
    pending = sum(stop.state == "pending" for stop in result.hard_stops)
    if pending:
        yield words.say("outline.stops_pending", count=pending)
    if result.asked.unanswered:
        yield words.say("outline.unanswered", count=len(result.asked.unanswered))


def _law(words: Words, law: AssessmentLaw, evaluation: Evaluation) -> str:
    """Return one line about a law: what it demands, and how much of its duties and contents is there."""
    short, outcome = words.regime(law.regime).short, words.say(f"outcome.{law.outcome}")
    if law.outcome == "not_applicable":
        return words.say("outline.law_apart", law=short, outcome=outcome)
    duties = gathered(words.library, evaluation, law.regime)
    left = sum(duty.state in OPEN for duty in duties)
    line = words.say("outline.law", law=short, outcome=outcome, open=left, count=len(duties))
    wanted = [content for content in law.contents if content.state != "not_called_for"]
    if not wanted:
        return line
    there = sum(content.state == "met" for content in wanted)
    return line + words.say("outline.contents", there=there, wanted=len(wanted))
