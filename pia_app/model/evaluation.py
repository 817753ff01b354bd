"""What the rules concluded, with the derivation of every number; never stored except when signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pia_app.model.answers import Answer, Answers, Override
from pia_app.model.assessment import ProcessingActivity
from pia_app.model.legal import AssessmentLaw, DateResult, LawResult
from pia_app.model.questionnaire import Reference
from pia_app.model.risks import OwnRisk
from pia_app.model.tasks import OwnTask, TaskKey, TaskProgress


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and greatest value (1 to 4) that the missing answers still allow; equal when none is missing."""

    low: int
    high: int

    @property
    def settled(self) -> bool:
        """Whether nothing unanswered could change it."""
        return self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a derivation: the rule applied, its numbers, and the steps, answers or articles it rests on.

    `facts` holds plain values only; words are added where it is shown (`pia_app.wording`).
    """

    rule: str
    facts: Mapping[str, Any]
    because: tuple[Step, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which questions are asked and which wait for an earlier answer; ids in the order of the questionnaire.

    `unapproved` are those said not to apply to which no second person has agreed yet.
    """

    asked: tuple[str, ...]
    waiting: tuple[str, ...]
    unanswered: tuple[str, ...]
    unapproved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HardStop:
    """A probable legal failure, for a lawyer to confirm.

    `state` is open, pending (not yet answered, or not yet clear whether the law applies) or overridden.
    """

    activity: str
    question: str
    regime: str
    state: str
    cite: Reference
    prohibited: bool
    curable: bool
    exceptions: tuple[Reference, ...]
    override: Override | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an answer revealed: kind says which.

    gap (no), partial, unknown, unapproved (not applicable, no second person), contradicted (yes, but facts differ).
    """

    activity: str
    question: str
    principle: str
    kind: str
    key: bool
    references: tuple[Reference, ...]
    hard_stops: tuple[HardStop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskResult:
    """One scenario in one activity. Severity and likelihood are 1 to 4; levels are 1 (low) to 4 (critical).

    `strength` is the share of the scenario's controls in place, 0 to 1, as an interval (worst, best).
    `applies` is False where it is not yet known whether the scenario applies at all.
    """

    scenario: str
    applies: bool
    severity: Interval
    likelihood: Interval
    inherent: Interval
    strength: tuple[float, float]
    band: tuple[str, str]
    severity_current: Interval
    likelihood_current: Interval
    current: Interval
    severity_target: Interval
    likelihood_target: Interval
    target: Interval
    derivation: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipleResult:
    """How one principle is kept: strength 0 to 1 (worst, best), or None where nothing was assessed."""

    principle: str
    strength: tuple[float, float] | None
    band: tuple[str, str] | None
    counts: Mapping[str, int]
    findings: tuple[str, ...]
    derivation: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class RemediationTask:
    """What must be done about a finding. Its key is (activity or "", question, measure).

    `duties` are the rules of law that it fulfils, as "regime:rule"; their deadlines have shortened `due_days`.
    """

    activity: str
    question: str
    measure: str
    priority: str
    due_days: int
    effort: float
    owner_role: str
    removes_stops: tuple[str, ...]
    scenarios: tuple[str, ...]
    duties: tuple[str, ...] = ()

    @property
    def key(self) -> TaskKey:
        """Return what identifies the task whatever happens to the answers."""
        return self.activity, self.question, self.measure


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedTask:
    """A task as people see it: what the rules ask, or an own task, joined with what was written about it.

    `state` is active, or moot where its finding has gone; then both `task` and `own` are None. `proposed` is the due
    date (ISO 8601) that priority and the law's deadlines suggest. `role` and `effort` are those written, else the
    library's. `overdue`: a date that was agreed has passed and the task is not closed.
    """

    key: TaskKey
    state: str
    task: RemediationTask | None
    own: OwnTask | None
    progress: TaskProgress
    priority: str
    role: str
    proposed: str
    effort: float | None
    overdue: bool

    @property
    def due(self) -> str:
        """Return the date agreed, or else the one proposed."""
        return self.progress.due or self.proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a task that is done would change in one answer; `activity` is "" for an answer asked once."""

    key: TaskKey
    activity: str
    question: str
    before: Answer | None
    after: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRiskResult:
    """A risk that people added, with the level that the matrix gives it, 1 (low) to 4 (critical)."""

    risk: OwnRisk
    level: int
    derivation: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEvaluation:
    """The judgement on one activity.

    `inherent`, `current`, `target` are the levels of its worst risk, a scenario or an own one, whose id `worst` is;
    `regimes` the level per regime, at least high while one of its own hard stops is open; `level` the worst of all,
    and what is shown first. `laws` says what each law makes of the activity, first of all whether it applies. `basis`
    is for the rules alone, which keep what rests on unchanged answers when they judge the activity again.
    """

    activity: ProcessingActivity
    asked: Asked
    findings: tuple[Finding, ...]
    hard_stops: tuple[HardStop, ...]
    risks: tuple[RiskResult, ...]
    principles: tuple[PrincipleResult, ...]
    inherent: Interval
    current: Interval
    target: Interval
    worst: str
    regimes: Mapping[str, Interval]
    level: Interval
    tasks: tuple[RemediationTask, ...]
    derivation: Step
    laws: tuple[LawResult, ...] = ()
    own_risks: tuple[OwnRiskResult, ...] = ()
    basis: object = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """How long to keep the assessment and when it is due again, each with the regime and rule that decide.

    `least` is the latest day of all laws where one of them says "as long as the processing goes on".
    """

    keep: tuple[str, DateResult] | None = None
    least: tuple[str, DateResult] | None = None
    review: tuple[str, DateResult] | None = None

    @property
    def keep_least(self) -> str:
        """Return the day until which the assessment is kept in any case, "" where there is none."""
        return self.least[1].day if self.least else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The judgement on a whole assessment; `shared` holds the answers asked once that all activities were judged by."""

    shared: Answers
    regimes: tuple[str, ...]
    asked: Asked
    findings: tuple[Finding, ...]
    activities: tuple[ActivityEvaluation, ...]
    tasks: tuple[RemediationTask, ...]
    level: Interval | None
    laws: tuple[AssessmentLaw, ...] = ()
    dates: Dates = Dates()

    def law(self, regime: str) -> AssessmentLaw:
        """Return what one law makes of the assessment. Raises KeyError where it was not judged under it."""
        for result in self.laws:
            if result.regime == regime:
                return result
        raise KeyError(regime)

    def activity(self, activity_id: str) -> ActivityEvaluation:
        """Return the judgement on one activity. Raises KeyError where there is none."""
        for result in self.activities:
            if result.activity.id == activity_id:
                return result
        raise KeyError(activity_id)
