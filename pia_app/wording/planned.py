"""A plan in lines of text: where each activity gets to, what is in the way, which tasks it takes and why each is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from pia_app.model import Aim, Assessment, Influence, Interval, Obstacle, Plan, PlannedTask, Standing, TaskKey
from pia_app.wording.words import Words

MOST: Final = 12


class Planned:
    """Tells of plans for one assessment in the language of its words."""

    def __init__(self, words: Words, assessment: Assessment) -> None:
        self.words, self.assessment = words, assessment
        self.numbers = {activity.id: f"A{n}" for n, activity in enumerate(assessment.activities, 1)}

    def lines(self, plan: Plan) -> Iterator[str]:
        """Yield the whole plan: the activities, what is in the way, the tasks."""
        yield self.title_of(plan)
        for one, effect in zip(plan.activities, plan.effect.activities, strict=True):
            name = self.assessment.activity(one.activity).name
            after = Interval(min(effect.level.after.low, one.reached), one.reached)
            levels = {"now": self.words.interval(effect.level.before), "reached": self.words.interval(after)}
            yield self.words.say("plan.activity", number=self.numbers[one.activity], name=name, **levels)
            if one.reached > one.wanted:
                yield self.words.say("plan.not_lower", wanted=self.words.level(one.wanted))
            yield from self.obstacles(one.obstacles, plan.aim)
            uncurable = dict.fromkeys(self.words.short(stop.question) for stop in effect.uncurable)
            if uncurable:
                yield self.words.say("plan.uncurable", names=self._listed(uncurable))
        yield from self._tasks(plan)

    def passed(self, aim: Aim, today: date) -> Iterator[str]:
        """Yield that the last day lies in the past, where it does; it is kept to all the same."""
        if aim.deadline and aim.deadline < today.isoformat():
            yield self.words.say("plan.day_passed", day=aim.deadline)

    def title_of(self, plan: Plan) -> str:
        """Return what a plan is to reach."""
        return self.words.say("plan.title", name=self.assessment.name, target=self._target(plan.aim))

    def _target(self, aim: Aim) -> str:
        text = self.words.level(aim.target)
        if aim.targets:
            text = self.words.say("plan.except", text=text, others=self._listed(self._own_targets(aim)))
        if aim.budget is not None:
            text = self.words.say("plan.within", text=text, budget=self.amount(aim.by, aim.budget))
        return self.words.say("plan.until", text=text, day=aim.deadline) if aim.deadline else text

    def _own_targets(self, aim: Aim) -> Iterator[str]:
        """Yield the activities with a target of their own, and which."""
        for activity, number in self.numbers.items():
            if activity in aim.targets:
                level = self.words.level(aim.targets[activity])
                yield self.words.say("plan.except_one", number=number, target=level)

    # What stands, and why

    def obstacles(self, obstacles: Sequence[Obstacle], aim: Aim) -> Iterator[str]:
        """Yield one line for all obstacles of one kind, reason and level."""
        for group in alike(obstacles):
            yield self.obstacle(group, aim)

    def obstacle(self, group: Sequence[Obstacle], aim: Aim) -> str:
        """Return the line for obstacles that are alike."""
        what = self._listed(dict.fromkeys(self.name(one.standing) for one in group))
        level = self.words.level(group[0].standing.level)
        return self.words.say("plan.obstacle", what=what, level=level, why=self.why(group[0], aim))

    def why(self, obstacle: Obstacle, aim: Aim) -> str:
        """Return why something stays where it is."""
        if obstacle.why == "budget" and obstacle.more is not None:
            return self.words.say("plan.why_budget_more", more=self.amount(aim.by, obstacle.more))
        names = self._listed(dict.fromkeys(self.words.short(name) for name in obstacle.questions))
        return self.words.say(f"plan.why_{obstacle.why}", names=names)

    def name(self, standing: Standing) -> str:
        """Return what something is called that holds an activity at its level."""
        if standing.kind == "own_risk":
            return self.assessment.activity(standing.activity).risks[standing.id].name
        if standing.kind == "scenario":
            return self.words.scenario(standing.id).name or standing.id
        law = self.words.citation(standing.cite) if standing.cite is not None else standing.regime
        return self.words.say("plan.stop", name=self.words.short(standing.id), law=law)

    # Tasks

    def _tasks(self, plan: Plan) -> Iterator[str]:
        if not plan.tasks:
            yield self.words.say("plan.no_task")
            return
        yield self.words.say("plan.tasks", count=len(plan.tasks), total=self.amount(plan.aim.by, plan.total))
        if plan.unpriced:
            yield self.words.say(f"plan.unpriced_{plan.aim.by}", count=len(plan.unpriced))
        for number, task in enumerate(plan.tasks, 1):
            yield self.words.say("plan.task", number=number, title=self.title(task.key), place=self.place(task.key),
                                 weight=self.weight(plan.aim.by, task))  # fmt: skip
            for line in self.needed_for(task):
                yield self.words.say("plan.without", what=line)

    def title(self, key: TaskKey) -> str:
        """Return the title of a task, the library's or one of people's own."""
        own = self.assessment.own_tasks.get(key[2])
        return own.title if own is not None else self.words.measure(key[2]).title or key[2]

    def place(self, key: TaskKey) -> str:
        """Return the activity of a task, or that it concerns the whole assessment."""
        return self.numbers.get(key[0], "") or self.words.say("plan.everywhere")

    def weight(self, by: str, task: PlannedTask) -> str:
        """Return what a task takes: nothing where it is done, and unknown where nobody has said."""
        if task.done:
            return self.words.say("plan.done")
        return self.words.say("plan.unknown") if task.weight is None else self.amount(by, task.weight)

    def amount(self, by: str, amount: float) -> str:
        """Return person-days or a cost in words."""
        return self.words.say(f"plan.{by}", amount=f"{amount:,.2f}".rstrip("0").rstrip("."))

    def needed_for(self, task: PlannedTask) -> Iterator[str]:
        """Yield what would stay without a task, once for all activities where it is the same."""
        where: dict[tuple[str, int], dict[str, None]] = {}
        for standing in task.needed_for:
            place = self.numbers.get(standing.activity, standing.activity)
            where.setdefault((self.name(standing), standing.level), {})[place] = None
        for (name, level), places in where.items():
            yield self.words.say("plan.stays", what=name, level=self.words.level(level), places=self._listed(places))

    # Answers

    def influences(self, activity_id: str, influences: Sequence[Influence]) -> Iterator[str]:
        """Yield the answers that matter most to one activity."""
        activity = self.assessment.activity(activity_id)
        yield self.words.say("plan.matters", number=self.numbers[activity_id], name=activity.name)
        for one in influences:
            yield self.influence(one)
        if not influences:
            yield self.words.say("plan.matters_none")

    def influence(self, one: Influence) -> str:
        """Return what one other answer would do."""
        return self.words.say(f"plan.matters_{one.kind}", **self._influence(one))

    def _influence(self, one: Influence) -> dict[str, object]:
        return {
            "name": self.words.short(one.question),
            "value": self.words.option(one.question, one.value) if one.value else "",
            "effect": self.words.say(
                "plan.matters_part" if one.level.before == one.level.after else "plan.matters_level",
                before=self.words.interval(one.level.before),
                after=self.words.interval(one.level.after),
                frees=one.frees,
            ),
        }

    def _listed(self, names: Iterable[str]) -> str:
        """Join names; of a long list the rest is counted."""
        found = list(names)
        told = self.words.say("list.join").join(found[:MOST])
        return self.words.say("fact.more", text=told, count=len(found) - MOST) if len(found) > MOST else told


def alike(obstacles: Sequence[Obstacle]) -> tuple[tuple[Obstacle, ...], ...]:
    """Put obstacles together that one line can tell of: those of one reason and level, where nothing more is said."""
    found: dict[tuple[object, ...], list[Obstacle]] = {}
    for obstacle in obstacles:
        alone = obstacle.standing.kind != "scenario" or obstacle.questions or obstacle.why == "budget"
        key = (obstacle.why, obstacle.standing.level, obstacle.standing if alone else None)
        found.setdefault(key, []).append(obstacle)
    return tuple(map(tuple, found.values()))


def bare(line: str) -> str:
    """Return a line without what sets it off where it is printed: indentation, dash, empty line before it."""
    return line.strip(" \n–")
