"""The whole line: answers → what is asked → findings → risk and compliance → tasks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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
from pia_app.rules import applicability, compliance, controls, findings, remediation, risk


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
    kept = _kept(assessment.answers, chosen, previous)
    results = tuple(
        kept.get(id(activity)) or evaluate_activity(library, activity, assessment.answers, chosen)
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


def _kept(shared: Answers, regimes: tuple[str, ...], previous: Evaluation | None) -> dict[int, ActivityEvaluation]:
    """Return earlier results by the identity of the activity that they judged."""
    if previous is None or previous.shared is not shared or previous.regimes != regimes:
        return {}
    return {id(result.activity): result for result in previous.activities}


def evaluate_activity(
    library: Library, activity: ProcessingActivity, shared: Answers, regimes: Collection[str]
) -> ActivityEvaluation:
    """Judge one activity: what was asked, found, scored, and is to be done."""
    chosen = tuple(regimes)
    talk = applicability.interview(library, {**shared, **activity.answers}, chosen)
    stops = findings.hard_stops(library, talk, chosen, activity.id)
    found = findings.find(library, talk, stops, chosen, activity.id, "activity")
    common = findings.find(library, talk, stops, chosen, "", "assessment")
    now = controls.rate(library, talk)
    then = controls.rate(library, talk, remediation.done_by(library, (*found, *common)))
    risks = risk.judge(library, talk, chosen, now, then)
    current, worst = risk.worst(risks, "current")
    levels = compliance.judge_regimes(library, chosen, current, stops)
    level = _worst([current, *levels.values()]) or current
    return ActivityEvaluation(
        activity=activity,
        asked=applicability.asked(library, talk, "activity"),
        findings=found,
        hard_stops=stops,
        risks=risks,
        principles=compliance.judge_principles(library, talk, (*found, *common), now),
        inherent=risk.worst(risks, "inherent")[0],
        current=current,
        target=risk.worst(risks, "target")[0],
        worst=worst,
        regimes=levels,
        level=level,
        tasks=remediation.plan(library, found),
        derivation=_derive(current, worst, risks, level, stops),
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
    tasks = [*shared, *(task for result in results for task in result.tasks)]
    return tuple(sorted(tasks, key=lambda t: -remediation.ORDER.index(t.priority)))
