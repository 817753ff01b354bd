"""What doing some tasks would change: the judgement on the answers that they bring about, beside the present one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pia_app.model import (
    ActivityEffect,
    ActivityEvaluation,
    Assessment,
    Change,
    Effect,
    Evaluation,
    HardStop,
    Library,
    TaskKey,
)
from pia_app.rules.evaluate import evaluate, evaluate_activity
from pia_app.rules.proposals import sets_of
from pia_app.rules.remediation import with_brought_about


def with_done(library: Library, assessment: Assessment, keys: Collection[TaskKey]) -> Assessment:
    """Return an assessment with the answers that doing some tasks brings about; nothing else changes."""
    for key in sorted(keys):
        sets = sets_of(library, assessment, key)
        if not sets:
            continue
        if key[0]:
            activity = assessment.activity(key[0])
            answers = with_brought_about(library, activity.answers, sets)
            assessment = assessment.with_activity(replace(activity, answers=answers))
        else:
            assessment = replace(assessment, answers=with_brought_about(library, assessment.answers, sets))
    return assessment


def effect(library: Library, assessment: Assessment, evaluation: Evaluation, keys: Sequence[TaskKey]) -> Effect:
    """Judge again with some tasks done; what they do not touch is kept. `evaluation` is the present judgement.

    Raises KeyError where a task belongs to an activity that is not there.
    """
    after = evaluate(library, with_done(library, assessment, keys), regimes=evaluation.regimes, previous=evaluation)
    pairs = zip(evaluation.activities, after.activities, strict=True)
    return Effect(tasks=tuple(keys), activities=tuple(_compare(*pair) for pair in pairs), evaluation=after)


def effect_on(
    library: Library,
    assessment: Assessment,
    judged: ActivityEvaluation,
    regimes: Sequence[str],
    keys: Collection[TaskKey],
) -> tuple[ActivityEffect, ActivityEvaluation]:
    """Judge one activity again with some tasks done, its own or the whole assessment's; return that judgement, too.

    It is what `effect` says of this activity, without the others. `judged` is the present judgement under `regimes`.
    Raises KeyError where a task belongs to another activity.
    """
    if not keys:
        return _compare(judged, judged), judged
    done = with_done(library, replace(assessment, activities=(judged.activity,)), keys)
    after = evaluate_activity(library, done.activities[0], done.answers, regimes, judged)
    return _compare(judged, after), after


def _compare(before: ActivityEvaluation, after: ActivityEvaluation) -> ActivityEffect:
    then = {risk.scenario: risk.current for risk in after.risks}
    changed = [risk for risk in before.risks if risk.scenario in then and then[risk.scenario] != risk.current]
    removed = tuple(stop for stop, stays in compared(before.hard_stops, after.hard_stops) if not stays)
    return ActivityEffect(
        activity=before.activity.id,
        level=Change(before.level, after.level),
        regimes={name: Change(level, after.regimes[name]) for name, level in before.regimes.items()},
        scenarios={risk.scenario: Change(risk.current, then[risk.scenario]) for risk in changed},
        removed=removed,
        uncurable=tuple(stop for stop in removed if uncurable(stop)),
    )


def uncurable(stop: HardStop) -> bool:
    """Whether a stop cannot be cured after the fact; one whose control is not answered yet may never have been open."""
    return not stop.curable and stop.state == "open"


def compared(before: Sequence[HardStop], after: Sequence[HardStop]) -> Iterator[tuple[HardStop, bool]]:
    """Yield each stop that stands before, and whether it stands after; alike ones are counted, not confused."""
    staying = Counter(_name(stop) for stop in after if stop.state != "overridden")
    for stop in before:
        if stop.state != "overridden":
            name = _name(stop)
            staying[name] -= 1
            yield stop, staying[name] >= 0


def _name(stop: HardStop) -> tuple[object, ...]:
    """Return what a stop is, apart from its state."""
    return stop.activity, stop.question, stop.regime, stop.cite, stop.prohibited, stop.curable, stop.exceptions
