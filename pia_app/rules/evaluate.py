"""The whole line: answers → which laws apply → what is asked → findings → risk, compliance, duties → tasks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain, groupby
from operator import attrgetter

from pia_app.model import (
    ActivityEvaluation,
    Answers,
    Assessment,
    AssessmentLaw,
    Evaluation,
    HardStop,
    Interval,
    Library,
    OwnRiskResult,
    ProcessingActivity,
    RemediationTask,
    RiskResult,
    Step,
)
from pia_app.rules import applicability, compliance, dates, duties, findings, ranking, remediation, risk
from pia_app.rules.applicability import Interview
from pia_app.rules.basis import Basis, keep, lay
from pia_app.rules.crosswalk import crosswalk
from pia_app.rules.own_risks import judge_own, raised
from pia_app.rules.screening import most_demanding, screen


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
    reached = _reached(chosen, results)
    talk = applicability.interview(library, assessment.answers, reached, "assessment")
    shared_stops = findings.hard_stops(library, talk, reached, "")
    shared = findings.find(library, talk, shared_stops, reached, "", "assessment")
    laws = tuple(_law(library, regime, assessment, talk, results) for regime in chosen)
    every = duties.owed([law for result in results for law in result.laws])
    return Evaluation(
        shared=assessment.answers,
        regimes=chosen,
        asked=applicability.asked(library, talk, "assessment"),
        findings=shared,
        activities=results,
        tasks=_all_tasks(remediation.plan(library, shared, every), results),
        level=_worst([r.level for r in results]),
        laws=laws,
        dates=dates.together(laws),
    )


def _reached(chosen: Sequence[str], results: Sequence[ActivityEvaluation]) -> tuple[str, ...]:
    """Return the laws that reach at least one activity, or may; all of them where there is no activity yet."""
    reaching = {law.regime for result in results for law in result.laws if law.in_force}
    return tuple(r for r in chosen if r in reaching or not results)


def _law(
    library: Library, regime: str, assessment: Assessment, shared: Interview, results: Sequence[ActivityEvaluation]
) -> AssessmentLaw:
    """Return what one law makes of the assessment as a whole."""
    screened = [(result, law) for result in results for law in result.laws if law.regime == regime]
    outcome = most_demanding(law.screening.outcome for _, law in screened)
    there = [(r, r.basis.talk) for r, law in screened if law.in_force and isinstance(r.basis, Basis)]
    if screened and not there:
        return AssessmentLaw(regime=regime, outcome=outcome)
    keep_rules, review_rules = dates.judge(library, regime, assessment, [talk for _, talk in there])
    contents = crosswalk(library, regime, shared, there)
    return AssessmentLaw(regime=regime, outcome=outcome, contents=contents, keep=keep_rules, review=review_rules)


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
    answers = {**shared, **activity.answers}
    talk = applicability.interview(library, answers, tuple(regimes))
    screened = screen(library, talk, tuple(regimes))
    chosen = tuple(r for r in regimes if screened[r].applies != "no")
    if len(chosen) < len(screened):  # a law that does not apply asks nothing
        talk = applicability.interview(library, answers, chosen, chosen=tuple(screened))
    laws = tuple(duties.judge_law(library, talk, r, screened[r], chosen) for r in screened)
    unsure = [r for r in chosen if screened[r].applies == "pending"]
    stops = findings.hard_stops(library, talk, chosen, activity.id, unsure)
    found = findings.find(library, talk, stops, chosen, activity.id, "activity")
    common = findings.find(library, talk, stops, chosen, "", "assessment")
    done = remediation.done_by(library, (*found, *common))
    kept = keep(library, before, talk, chosen, done)
    basis = lay(library, talk, chosen, done, kept)
    risks = risk.judge(library, basis, kept.risks)
    own = judge_own(library.method, activity)
    gravest = ranking.worst((*risks, *own), "current")
    worst = ranking.id_of(gravest) if gravest is not None else ""
    current = raised(risk.level_of(risks, "current"), own)
    levels = compliance.judge_regimes(library, tuple(regimes), current, stops)
    level = _worst([current, *levels.values()]) or current
    return ActivityEvaluation(
        activity=activity,
        asked=applicability.asked(library, talk, "activity"),
        findings=found,
        hard_stops=stops,
        risks=risks,
        principles=compliance.judge_principles(library, talk, (*found, *common), basis.now),
        inherent=raised(risk.level_of(risks, "inherent"), own),
        current=current,
        target=raised(risk.level_of(risks, "target"), own),
        worst=worst,
        regimes=levels,
        level=level,
        tasks=remediation.plan(library, found, duties.owed(laws)),
        derivation=_derive(current, worst, (*risks, *own), level, stops),
        laws=laws,
        own_risks=own,
        basis=basis,
    )


def _derive(
    current: Interval,
    worst: str,
    risks: Sequence[RiskResult | OwnRiskResult],
    level: Interval,
    stops: Sequence[HardStop],
) -> Step:
    """Say why the activity stands at its level: its worst risk, and every hard stop that lifts it."""
    steps = [one.derivation for one in risks]
    named = tuple(step for step in steps if worst in (step.facts.get("scenario"), step.facts.get("risk")))
    lifted = tuple(
        Step(
            rule="hard_stop",
            references=(s.cite,),
            facts={"question": s.question, "regime": s.regime, "state": s.state, "prohibited": s.prohibited},
        )
        for s in stops
        if s.state != "overridden"
    )
    own = next((str(step.facts["name"]) for step in named if step.rule == "own_risk"), "")
    facts = {"level": (level.low, level.high), "risk": (current.low, current.high), "scenario": worst, "own": own}
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
