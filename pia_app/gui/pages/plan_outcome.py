"""A plan as lines to read: where each activity gets to, what is in the way, which tasks it takes and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from pia_app.gui.law_view import place_of
from pia_app.gui.snapshot import Snapshot
from pia_app.gui.widgets.told_list import Told, Way
from pia_app.model import ActivityEffect, ActivityPlan, Interval, Obstacle, Plan
from pia_app.wording.planned import Planned, alike, bare

Show = Callable[[str, str], object]


class Outcome:
    """Puts a plan into the sentences that the command line prints, each with the way to where the thing is seen.

    `show_question(activity, question)` and `show_risk(activity, scenario)` lead there.
    """

    def __init__(self, snapshot: Snapshot, show_question: Show, show_risk: Show) -> None:
        self._snapshot = snapshot
        self._show_question, self._show_risk = show_question, show_risk
        self._planned = Planned(snapshot.words, snapshot.assessment)

    def lines(self, plan: Plan) -> Iterator[Told]:
        """Yield the whole plan."""
        for one, effect in zip(plan.activities, plan.effect.activities, strict=True):
            yield from self._activity(one, effect, plan)
        yield from self._tasks(plan)

    def _activity(self, one: ActivityPlan, effect: ActivityEffect, plan: Plan) -> Iterator[Told]:
        words = self._snapshot.words
        name = f"{self._planned.numbers[one.activity]}  {self._snapshot.assessment.activity(one.activity).name}"
        after = Interval(min(effect.level.after.low, one.reached), one.reached)
        yield Told(text=name, look="heading", levels=(effect.level.before, after))
        if one.reached > one.wanted:
            yield Told(text=bare(words.say("plan.not_lower", wanted=words.level(one.wanted))), depth=1)
        for group in alike(one.obstacles):
            ways = tuple(self._ways(one.activity, group))
            yield Told(text=bare(self._planned.obstacle(group, plan.aim)), depth=1, ways=ways)
        uncurable = dict.fromkeys(stop.question for stop in effect.uncurable)
        if uncurable:
            names = words.say("list.join").join(words.short(question) for question in uncurable)
            ways = tuple(self._question(one.activity, question) for question in uncurable)
            yield Told(text=bare(words.say("plan.uncurable", names=names)), depth=1, ways=ways)

    def _ways(self, activity: str, group: Sequence[Obstacle]) -> Iterator[Way]:
        """Yield the questions that an obstacle speaks of; what has none is seen on the risk page."""
        stops = [one.standing.id for one in group if one.standing.kind == "stop"]
        questions = dict.fromkeys((*stops, *(question for one in group for question in one.questions)))
        yield from (self._question(activity, question) for question in questions)
        if not questions:
            for one in group:
                name = QCoreApplication.translate("plan", "Risk: {0}").format(self._planned.name(one.standing))
                yield Way(name, partial(self._show_risk, activity, one.standing.id))

    def _question(self, activity: str, question: str) -> Way:
        place = place_of(self._snapshot, activity, question)
        return Way(self._snapshot.words.short(question), partial(self._show_question, place, question))

    def _tasks(self, plan: Plan) -> Iterator[Told]:
        words, planned = self._snapshot.words, self._planned
        if not plan.tasks:
            yield Told(text=bare(words.say("plan.no_task")), look="heading")
            return
        total = planned.amount(plan.aim.by, plan.total)
        yield Told(text=bare(words.say("plan.tasks", count=len(plan.tasks), total=total)), look="heading")
        if plan.unpriced:
            yield Told(text=words.say(f"plan.unpriced_{plan.aim.by}", count=len(plan.unpriced)), depth=1)
        for number, task in enumerate(plan.tasks, 1):
            weight = planned.weight(plan.aim.by, task)
            place, title = planned.place(task.key), planned.title(task.key)
            text = words.say("plan.task", number=number, title=title, place=place, weight=weight)
            ways = (self._question(task.key[0], task.key[1]),) if task.key[1] else ()
            yield Told(text=text, depth=1, ways=ways)
            for line in planned.needed_for(task):
                yield Told(text=bare(words.say("plan.without", what=line)), depth=3, look="quiet")


def short_of(plan: Plan) -> list[ActivityPlan]:
    """Return the activities that the plan does not bring down to what is wanted."""
    return [one for one in plan.activities if one.reached > one.wanted]
