"""What one task would change: the assessment judged again as if the task were done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pia_app.gui.snapshot import Snapshot
from pia_app.model import Assessment, Evaluation, HardStop, Interval, Library, RemediationTask
from pia_app.rules import evaluate, with_task_done


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing before and after: the level of an activity, or a scenario's current level."""

    activity: str
    scenario: str
    before: Interval
    after: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """How much of a principle's controls is in place before and after, at worst, 0 to 1."""

    activity: str
    principle: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What doing a task brings about; `levels` names the activities it concerns, changed or not."""

    levels: tuple[Change, ...]
    scenarios: tuple[Change, ...]
    principles: tuple[Gain, ...]
    stops: tuple[HardStop, ...]


def of(snapshot: Snapshot, task: RemediationTask) -> Effect:
    """Judge again with the task done; everything the task does not touch is kept."""
    before = snapshot.evaluation
    done = _done(snapshot.library, snapshot.assessment, task)
    after = evaluate(snapshot.library, done, previous=before)
    concerned = [a.activity.id for a in before.activities if task.activity in ("", a.activity.id)]
    return Effect(
        levels=tuple(
            Change(activity=i, scenario="", before=before.activity(i).level, after=after.activity(i).level)
            for i in concerned
        ),
        scenarios=tuple(change for i in concerned for change in _scenarios(before, after, i)),
        principles=tuple(gain for i in concerned for gain in _principles(before, after, i)),
        stops=tuple(stop for i in concerned for stop in _removed(before, after, i)),
    )  # fmt: skip


def _done(library: Library, assessment: Assessment, task: RemediationTask) -> Assessment:
    if not task.activity:
        return replace(assessment, answers=with_task_done(library, assessment.answers, task))
    activity = assessment.activity(task.activity)
    return assessment.with_activity(replace(activity, answers=with_task_done(library, activity.answers, task)))


def _scenarios(before: Evaluation, after: Evaluation, activity_id: str) -> list[Change]:
    then = {r.scenario: r.current for r in after.activity(activity_id).risks}
    return [
        Change(activity=activity_id, scenario=r.scenario, before=r.current, after=then[r.scenario])
        for r in before.activity(activity_id).risks
        if r.scenario in then and then[r.scenario] != r.current
    ]


def _principles(before: Evaluation, after: Evaluation, activity_id: str) -> list[Gain]:
    then = {r.principle: r.strength for r in after.activity(activity_id).principles}
    found = []
    for result in before.activity(activity_id).principles:
        now, later = result.strength, then.get(result.principle)
        if now and later and later[0] > now[0]:
            found.append(Gain(activity=activity_id, principle=result.principle, before=now[0], after=later[0]))
    return found


def _removed(before: Evaluation, after: Evaluation, activity_id: str) -> list[HardStop]:
    kept = {(s.question, s.regime, s.cite) for s in after.activity(activity_id).hard_stops if s.state == "open"}
    stops = before.activity(activity_id).hard_stops
    return [s for s in stops if s.state == "open" and (s.question, s.regime, s.cite) not in kept]
