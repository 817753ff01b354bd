"""What is planned, what it takes, the levels it leads to, and what stays all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pia_app.model import ActivityEffect, Aim, Evaluation, HardStop, Interval, Obstacle, TrackedTask
from pia_app.model.tasks import DONE
from pia_app.report.context.source import Part, Source
from pia_app.report.context.tasks import amount, title
from pia_app.rules import planning
from pia_app.rules.proposals import sets_of
from pia_app.wording.planned import Planned

TO_DO: Final = ("planned", "in_progress")
MEDIUM: Final = 2
MANY: Final = 200
"""Above so many tasks the least that suffices is not looked for: a report must not wait for it."""
FEW: Final = 4
NOTHING: Final[Part] = {"least": "", "suffice": []}


def plan(source: Source) -> Part:
    """Return the tasks that are planned, in progress or done, summed, and what they make of each activity.

    `sums` has a row for each status and one for all that is still to be done; where nothing is planned, and for a
    foreign template, `suffice` are the least tasks that would do. Levels are those at worst where a lawyer has still
    to decide.
    """
    chosen = planned(source)
    return {
        "intro": list(_intro(source, chosen)),
        "sums": list(_sums(source, chosen)),
        "activities": list(_outcome(source, chosen)) if chosen else [],
        **(_least(source) if not chosen or source.template.foreign else NOTHING),
    }


def planned(source: Source) -> list[TrackedTask]:
    """Return the tasks that are planned, in progress or done."""
    return [task for task in source.tasks if task.progress.status in (*TO_DO, *DONE)]


def _intro(source: Source, chosen: Sequence[TrackedTask]) -> Iterator[str]:
    if not chosen:
        nothing = "plan.no_tasks" if source.assessment.activities else "plan.no_activities"
        yield source.say("plan.none" if source.tasks else nothing)
        return
    yield source.say("plan.intro", count=len(chosen), all=len(source.tasks))
    days = [task.progress.due for task in chosen if task.progress.due and task.progress.status in TO_DO]
    if days:
        yield source.say("plan.last", day=source.written(max(days)))


def _sums(source: Source, chosen: Sequence[TrackedTask]) -> Iterator[Part]:
    """Yield what the tasks of each status take, and all those still to be done."""
    for name in (*TO_DO, *DONE):
        some = [task for task in chosen if task.progress.status == name]
        if some:
            yield _sum(source, source.named("task_status", name), some)
    left = to_do(chosen)
    if left:
        yield _sum(source, source.say("plan.to_do"), left)


def to_do(tasks: Iterable[TrackedTask]) -> list[TrackedTask]:
    """Return the tasks that are planned or in progress."""
    return [task for task in tasks if task.progress.status in TO_DO]


def _sum(source: Source, name: str, tasks: Sequence[TrackedTask]) -> Part:
    return {
        "name": name,
        "count": str(len(tasks)),
        "effort": summed(source, [task.effort for task in tasks]),
        "cost": summed(source, [task.progress.cost for task in tasks]),
    }


def summed(source: Source, numbers: Sequence[float | None]) -> str:
    """Return a sum, and how many have no estimate and are not in it."""
    known = [number for number in numbers if number is not None]
    if not known:
        return source.fixed("plan.sum_none")
    lacking = len(numbers) - len(known)
    return source.say("plan.sum", amount=amount(sum(known)), count=lacking) if lacking else amount(sum(known))


# What comes of it


def _outcome(source: Source, chosen: Sequence[TrackedTask]) -> Iterator[Part]:
    effect = planning.effect(source.library, source.assessment, source.evaluation, [task.key for task in chosen])
    left = planning.remaining(source.library, source.assessment, effect, MEDIUM, source.today)
    for one in effect.activities:
        stays = list(_stays(source, one.activity, left[one.activity], chosen))
        changes = [*_changes(source, one), *_gone(source, one.activity, effect.evaluation)]
        yield {
            "label": source.label(one.activity),
            "name": source.assessment.activity(one.activity).name,
            "now": source.level(one.level.before),
            "after": source.level(after(source, one)),
            "changes": changes or [source.fixed("plan.nothing_changes")],
            "stays": stays or [source.fixed("residual.nothing")],
        }


def after(source: Source, one: ActivityEffect) -> Interval:
    """Return the level that tasks lead to, at worst: what cannot be cured after the fact stands until it is decided."""
    levels = source.library.method.stop_levels
    uncurable = [levels["prohibited" if stop.prohibited else "open"] for stop in one.uncurable]
    return Interval(one.level.after.low, max([one.level.after.high, *uncurable]))


def _changes(source: Source, one: ActivityEffect) -> Iterator[str]:
    """Yield which scenarios fall, by how much, and which hard stops go."""
    moved: dict[tuple[str, str], list[str]] = {}
    for scenario, change in one.scenarios.items():
        levels = source.words.interval(change.before), source.words.interval(change.after)
        moved.setdefault(levels, []).append(source.words.scenario(scenario).name or scenario)
    for (first, second), names in moved.items():
        yield source.say("plan.change", before=first, after=second, names=_listed(source, names))
    gone = [stop for stop in one.removed if stop not in one.uncurable]
    for key, stops in (("plan.goes", gone), ("plan.uncurable", one.uncurable)):
        if stops:
            yield source.say(key, names=_listed(source, _stops(source, stops)))


def _gone(source: Source, activity: str, then: Evaluation) -> Iterator[str]:
    """Yield the scenarios that do not arise any more, since a task changes a fact."""
    left = {risk.scenario for risk in then.activity(activity).risks}
    gone = [r.scenario for r in source.evaluation.activity(activity).risks if r.scenario not in left]
    if gone:
        yield source.say("plan.gone", names=_listed(source, (source.words.scenario(n).name or n for n in gone)))


def _listed(source: Source, names: Iterable[str]) -> str:
    return source.fixed("residual.join").join(names)


def _stops(source: Source, stops: Sequence[HardStop]) -> Iterator[str]:
    """Name stops, the same missing control under several laws once."""
    laws: dict[str, dict[str, None]] = {}
    for stop in stops:
        laws.setdefault(stop.question, {})[stop.regime] = None
    for question, regimes in laws.items():
        yield source.say("plan.law", name=source.words.short(question), laws=source.regimes(regimes))


def _stays(
    source: Source, activity: str, left: Sequence[Obstacle], chosen: Sequence[TrackedTask]
) -> Iterator[str]:  # fmt: skip
    """Yield what stays above medium and why, together what stays at the same level for the same reason."""
    teller = Planned(source.words, source.assessment)
    alike: dict[tuple[str, int], list[Obstacle]] = {}
    for obstacle in left:
        why = teller.why(obstacle, Aim(target=MEDIUM)) if obstacle.why != "unplanned" else ""
        alike.setdefault((why, obstacle.standing.level), []).append(obstacle)
    for (why, level), group in alike.items():
        told = why or source.say("plan.unplanned", tasks=_unplanned(source, activity, group, chosen))
        names = dict.fromkeys(_name(source, teller, one) for one in group)
        yield source.say("plan.stays", what=_listed(source, names), level=source.words.level(level), why=told)


def _name(source: Source, teller: Planned, one: Obstacle) -> str:
    name = teller.name(one.standing)
    return source.say("by_hand", name=name) if one.standing.kind == "own_risk" else name


def _unplanned(
    source: Source, activity: str, group: Sequence[Obstacle], chosen: Sequence[TrackedTask]
) -> str:  # fmt: skip
    """Return the tasks outside the plan that answer the questions of some obstacles: the most urgent, and how many."""
    questions = {name for one in group for name in one.questions}
    taken = {task.key for task in chosen}
    others = [t for t in source.tasks if t.key not in taken and t.key[0] in ("", activity) and not t.progress.set_aside]
    found = [t for t in others if questions & sets_of(source.library, source.assessment, t.key).keys()]
    return source.few([source.number(task.key) for task in found], FEW)


def _least(source: Source) -> Part:
    """Name the least that suffices for the level below the worst, none where that is low already or not soon found."""
    worst = source.evaluation.level.high if source.evaluation.level else 1
    if worst == 1 or not source.tasks or len(source.tasks) > MANY:
        return NOTHING
    aim = Aim(target=min(MEDIUM, worst - 1))
    found = planning.plan(source.library, source.assessment, source.evaluation, aim, source.today)
    taken = {task.key for task in found.tasks}
    tasks = [task for task in source.tasks if task.key in taken]
    if not tasks:
        return {"least": source.say("plan.least_none"), "suffice": []}
    reached = all(one.reached <= one.wanted for one in found.activities)
    told = source.say(
        "plan.least" if reached else "plan.least_part",
        level=source.words.level(aim.target), effort=summed(source, [task.effort for task in tasks]),
    )  # fmt: skip
    return {"least": told, "suffice": [_named(source, task) for task in tasks]}


def _named(source: Source, task: TrackedTask) -> Part:
    return {
        "number": source.number(task.key),
        "title": title(source, task),
        "activity": source.label(task.key[0]),
    }
