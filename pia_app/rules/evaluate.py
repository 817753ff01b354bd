"""The whole line: answers → what is asked → findings → risk and compliance → tasks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain, groupby
from operator import attrgetter

from pia_app.model import (
    ActivityEvaluation,
    Answers,
    Assessment,
    Evaluation,
    HardStop,
    Interval,
    Library,
    ProcessingActivity,
    RemediationTask,
    RiskResult,
    Step,
)
from pia_app.rules import applicability, compliance, findings, remediation, risk
from pia_app.rules.basis import keep, lay


def evaluate(
    library: Library,
    assessment: Assessment,
    *,
    regimes: Sequence[str] | None = None,
    previous: Evaluation | None = None,
) -> Evaluation:
    """Judge an assessment under `regimes` (default: those it names).

    `previous` is an earlier judgement under the same library: what was judged by the very same answers is kept.
    """
    chosen = tuple(r for r in (assessment.regimes if regimes is None else regimes) if r in library.regime)
    earlier = {r.activity.id: r for r in previous.activities} if previous and previous.regimes == chosen else {}
    same = previous is not None and _alike(library, previous.shared, assessment.answers)
    results = tuple(
        before
        if same and (before := earlier.get(activity.id)) and before.activity is activity
        else evaluate_activity(library, activity, assessment.answers, chosen, earlier.get(activity.id))
        for activity in assessment.activities
    )
    talk = applicability.interview(library, assessment.answers, chosen, "assessment")
    shared_stops = findings.hard_stops(library, talk, chosen, "")
    shared = findings.find(library, talk, shared_stops, chosen, "", "assessment")
    return Evaluation(
        shared=assessment.answers,
        regimes=chosen,
        asked=applicability.asked(library, talk, "assessment"),
        findings=shared,
        activities=results,
        tasks=_all_tasks(remediation.plan(library, shared), results),
        level=_worst([r.level for r in results]),
    )


def _alike(library: Library, before: Answers, after: Answers) -> bool:
    """Whether the answers asked once differ, if at all, in nothing that counts for an activity."""
    names = before.keys() | after.keys() if before is not after else ()
    differing = [library.question.get(name) for name in names if before.get(name) is not after.get(name)]
    return all(question is None or question.role == "detail" for question in differing)


def evaluate_activity(
    library: Library,
    activity: ProcessingActivity,
    shared: Answers,
    regimes: Collection[str],
    before: ActivityEvaluation | None = None,
) -> ActivityEvaluation:
    """Judge one activity: what was asked, found, scored, and is to be done.

    `before` is an earlier judgement on it; the scenarios that rest on the same answers are taken from there.
    """
    chosen = tuple(regimes)
    talk = applicability.interview(library, {**shared, **activity.answers}, chosen)
    stops = findings.hard_stops(library, talk, chosen, activity.id)
    found = findings.find(library, talk, stops, chosen, activity.id, "activity")
    common = findings.find(library, talk, stops, chosen, "", "assessment")
    done = remediation.done_by(library, (*found, *common))
    kept = keep(library, before, talk, chosen, done)
    basis = lay(library, talk, chosen, done, kept)
    risks = risk.judge(library, basis, kept.risks)
    current, worst = risk.worst(risks, "current")
    levels = compliance.judge_regimes(library, chosen, current, stops)
    level = _worst([current, *levels.values()]) or current
    return ActivityEvaluation(
        activity=activity,
        asked=applicability.asked(library, talk, "activity"),
        findings=found,
        hard_stops=stops,
        risks=risks,
        principles=compliance.judge_principles(library, talk, (*found, *common), basis.now),
        inherent=risk.worst(risks, "inherent")[0],
        current=current,
        target=risk.worst(risks, "target")[0],
        worst=worst,
        regimes=levels,
        level=level,
        tasks=remediation.plan(library, found),
        derivation=_derive(current, worst, risks, level, stops),
        basis=basis,
    )


def _derive(
    current: Interval, worst: str, risks: Sequence[RiskResult], level: Interval, stops: Sequence[HardStop]
) -> Step:
    """Say why the activity stands at its level: its worst scenario, and every hard stop that lifts it."""
    named = tuple(r.derivation for r in risks if r.scenario == worst)
    lifted = tuple(
        Step(
            rule="hard_stop",
            references=(s.cite,),
            facts={"question": s.question, "regime": s.regime, "state": s.state, "prohibited": s.prohibited},
        )
        for s in stops
    )
    facts = {"level": (level.low, level.high), "risk": (current.low, current.high), "scenario": worst}
    return Step(rule="activity", facts=facts, because=(*named, *lifted))


def _worst(levels: Sequence[Interval]) -> Interval | None:
    if not levels:
        return None
    return Interval(max(i.low for i in levels), max(i.high for i in levels))


def _all_tasks(
    shared: tuple[RemediationTask, ...], results: Sequence[ActivityEvaluation]
) -> tuple[RemediationTask, ...]:
    """Join lists that are in order already, the most urgent of all first."""
    found: dict[str, list[RemediationTask]] = {priority: [] for priority in remediation.ORDER[::-1]}
    for tasks in (shared, *(result.tasks for result in results)):
        for priority, alike in groupby(tasks, key=attrgetter("priority")):
            found[priority] += alike
    return tuple(chain.from_iterable(found.values()))
