"""What tasks would change, which of them suffice, why each is in, and what stands where none does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pia_app.model.evaluation import Evaluation, HardStop, Interval
from pia_app.model.questionnaire import Reference
from pia_app.model.tasks import TaskKey


@dataclass(frozen=True, slots=True)
class Change:
    """A level before and after; equal where nothing changes."""

    before: Interval
    after: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEffect:
    """What doing some tasks makes of one activity: its level, that under each law, that of each scenario that changes.

    `removed` are the hard stops that go, and `uncurable` those among them that cannot be cured after the fact: the
    level counts on them only once a lawyer has decided.
    """

    activity: str
    level: Change
    regimes: Mapping[str, Change]
    scenarios: Mapping[str, Change]
    removed: tuple[HardStop, ...]
    uncurable: tuple[HardStop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What doing some tasks would change: `evaluation` is the judgement on the answers they bring about."""

    tasks: tuple[TaskKey, ...]
    activities: tuple[ActivityEffect, ...]
    evaluation: Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a plan is to reach: a level (1 low to 4 critical) per activity, `target` where `targets` names none.

    `by` is effort (person-days) or cost. `budget` is the most the tasks may add up to; `deadline` (ISO 8601) leaves out
    tasks that fall due later. A hard stop that cannot be cured after the fact stays, whatever is done, unless
    `trust_cures` counts on a lawyer's consent.
    """

    target: int
    targets: Mapping[str, int] = field(default_factory=dict)
    by: str = "effort"
    budget: float | None = None
    deadline: str = ""
    trust_cures: bool = False

    def of(self, activity_id: str) -> int:
        """Return the level wanted of one activity."""
        return self.targets.get(activity_id, self.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Something that holds an activity at a level: `kind` is scenario, stop or own_risk.

    `id` is a scenario, a question or an own risk; a stop names its `regime` and `cite` as well.
    """

    activity: str
    kind: str
    id: str
    level: int
    regime: str = ""
    cite: Reference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Something that no task brings below `standing.level`, and why.

    why            | meaning
    ---------------|--------------------------------------------------------------------------------
    own_risk       | people judged this risk by hand; only another judgement lowers it
    severity       | the harm is so severe that even the strongest controls leave this level
    floor          | the same, and the severity is a statutory floor (PIPL Art. 28, GDPR Arts 9, 10)
    controls       | the controls that tasks can bring about are too weak; `questions` are those that stay missing
    evidence       | all is in place that can be; only evidence verified by a second person for `questions` would do
    uncurable      | the stop cannot be cured after the fact; a lawyer decides
    contradicted   | facts contradict the answer; they would have to change
    unapproved     | a second person has not agreed that the control does not apply
    unanswered     | `questions` are not answered yet
    set_aside      | the tasks of `questions` were accepted or said not to apply
    too_late       | the tasks of `questions` fall due after the deadline
    no_task        | nothing in the library or among own tasks brings the answer about
    budget         | the budget does not reach so far; `more` is what it would take beyond the plan
    unplanned      | tasks that answer `questions` would bring it down, but they are not among those done
    """

    standing: Standing
    why: str
    questions: tuple[str, ...] = ()
    more: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTask:
    """One task of a plan: the answer it brings about, its weight in the plan's measure (None = not known), and why.

    `weight` is 0 for a task that is done already. Without the task, what `needed_for` names would stay above the level
    planned.
    """

    key: TaskKey
    sets: Mapping[str, str]
    weight: float | None
    done: bool
    needed_for: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPlan:
    """One activity in a plan: its level now, the level wanted, the level that the plan leads to, at worst.

    `obstacles` say why it is not the level wanted; `least` is the lowest that all tasks together reach.
    """

    activity: str
    now: int
    wanted: int
    reached: int
    least: int
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The least that suffices: no choice of tasks within the budget leaves fewer activities above the level wanted.

    Compared level by level, the worst first; among those as good none is cheaper by `aim.by`, and among those as cheap
    none has fewer tasks. `total` counts what is known; `unpriced` are the tasks of the plan whose weight nobody gave.
    """

    aim: Aim
    tasks: tuple[PlannedTask, ...]
    total: float
    unpriced: tuple[TaskKey, ...]
    activities: tuple[ActivityPlan, ...]
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """What another answer to one question would make of the level of an activity; `shared` says that it is asked once.

    `value` is that other answer, "" where it is not the answer but what is known of it: `kind` is better (another
    answer), verified (the same, its evidence seen by a second person) or worse (not answered yet: as bad as it may turn
    out). `frees` counts the scenarios, stops and own risks that would no longer stand where the activity stands now.
    """

    question: str
    shared: bool
    kind: str
    value: str
    level: Change
    frees: int = 0
