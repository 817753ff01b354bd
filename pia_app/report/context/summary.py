"""The sentences that open the report."""

from __future__ import annotations

from collections.abc import Iterator

from pia_app.model import State
from pia_app.report.context.source import Part, Source
from pia_app.rules.duties import OPEN, gathered

OUTCOMES = ("mandatory", "presumed", "cannot_decide", "recommended", "not_required")


def summary(source: Source, stops: list[Part], aside: list[Part]) -> Part:
    """Return the sentences that open the report."""
    evaluation = source.evaluation
    asked = [evaluation.asked, *(result.asked for result in evaluation.activities)]
    unanswered, unknown = sum(len(a.unanswered) for a in asked), _unknown(source)
    sentences = _judgement(source, stops, aside) if evaluation.activities else [source.say("summary.nothing")]
    sentences.append(
        source.say("summary.unanswered", count=unanswered) if unanswered else source.say("summary.all_answered")
    )
    if unknown:
        sentences.append(source.say("summary.unknown", count=unknown))
    return {"sentences": sentences, "open_stops": sum(1 for stop in stops if stop["open"])}


def _judgement(source: Source, stops: list[Part], aside: list[Part]) -> list[str]:
    evaluation = source.evaluation
    regimes = source.regimes(source.in_force(""))
    urgent = sum(1 for task in source.tasks if task.priority in source.library.method.levels[2:])
    return [
        source.say("summary.scope", count=len(evaluation.activities), regimes=regimes),
        *_demanded(source),
        source.say("summary.level", level=source.words.interval(evaluation.level), names=_worst(source)),
        *_stops_told(source, stops, aside),
        *_duties_told(source),
        source.say("summary.tasks", count=len(source.tasks), urgent=urgent),
    ]


def _demanded(source: Source) -> Iterator[str]:
    """Say which laws demand the assessment; the table that follows has the reasons."""
    found = {regime: _outcome(source, regime) for regime in source.in_force("")}
    parts = []
    for outcome in OUTCOMES:
        regimes = [regime for regime, reached in found.items() if reached == outcome]
        if regimes:
            told = source.words.say(f"outcome.{outcome}")
            parts.append(source.say("summary.outcome", outcome=told, regimes=source.regimes(regimes)))
    if parts:
        yield source.say("summary.demanded", outcomes=source.say("residual.join").join(parts))


def _outcome(source: Source, regime: str) -> str:
    """Return what a law demands of the assessment; presumed where it does so of no activity but by presumption."""
    outcome = source.evaluation.law(regime).outcome
    screened = [law.screening for r in source.evaluation.activities for law in r.laws if law.regime == regime]
    presumed = all(s.presumed for s in screened if s.outcome == "mandatory")
    return "presumed" if outcome == "mandatory" and presumed else outcome


def _duties_told(source: Source) -> Iterator[str]:
    """Count the duties that want attention, as the window and the command line count them."""
    evaluation = source.evaluation
    every = [d for regime in evaluation.regimes for d in gathered(source.library, evaluation, regime)]
    if every:
        yield source.say("summary.duties", count=len(every), unmet=sum(d.state in OPEN for d in every))


def _stops_told(source: Source, stops: list[Part], aside: list[Part]) -> Iterator[str]:
    opened = sum(1 for stop in stops if stop["open"])
    if opened:
        yield source.say("summary.stops", open=opened)
    if opened < len(stops):
        yield source.say("summary.stops_pending", pending=len(stops) - opened)
    if aside:
        yield source.say("summary.stops_aside", count=len(aside))
    if not stops and not aside:
        yield source.say("summary.no_stops")


def _worst(source: Source) -> str:
    level = source.evaluation.level
    return source.joined(
        f"{source.label(r.activity.id)} {r.activity.name}" for r in source.evaluation.activities if r.level == level
    )


def _unknown(source: Source) -> int:
    return sum(
        1
        for scope in ("", *source.labels)
        for question in source.asked(source.library.questions, scope)
        if (answer := source.answers(scope).get(question.id)) is not None and answer.state is State.UNKNOWN
    )
