"""Plan → plain values, for `pia-app plan --json`: everything that the lines of text say, by id and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pia_app.exchange.laws import Laws
from pia_app.model import Assessment, Influence, Obstacle, Plan, PlannedTask, Standing
from pia_app.wording import Words
from pia_app.wording.planned import Planned

Plain = dict[str, Any]


class Plans:
    """Turns plans for one assessment into plain values, with words in one language."""

    def __init__(self, words: Words, assessment: Assessment) -> None:
        self.words, self.assessment = words, assessment
        self.told, self.laws = Planned(words, assessment), Laws(words)

    def plan(self, plan: Plan, influences: Mapping[str, Sequence[Influence]]) -> Plain:
        """Return a plan as plain values; `influences` are the answers that matter most, by activity, or empty."""
        effects = {effect.activity: effect for effect in plan.effect.activities}
        return {
            "assessment": {"id": self.assessment.id, "name": self.assessment.name},
            "target": self._level(plan.aim.target),
            "by": plan.aim.by,
            "budget": plan.aim.budget,
            "deadline": plan.aim.deadline,
            "total": plan.total,
            "unpriced": [list(key) for key in plan.unpriced],
            "tasks": [self._task(task) for task in plan.tasks],
            "activities": [
                {
                    "id": one.activity,
                    "name": self.assessment.activity(one.activity).name,
                    "now": self._level(one.now),
                    "wanted": self._level(one.wanted),
                    "reached": self._level(one.reached),
                    "least": self._level(one.least),
                    "regimes": {r: self._level(c.after.high) for r, c in effects[one.activity].regimes.items()},
                    "hard_stops_removed": [
                        {"question": s.question, "regime": s.regime, "cite": self.laws.reference(s.cite),
                         "curable": s.curable}
                        for s in effects[one.activity].removed
                    ],
                    "obstacles": [self._obstacle(obstacle, plan) for obstacle in one.obstacles],
                    "influences": [self._influence(found) for found in influences.get(one.activity, ())],
                }
                for one in plan.activities
            ],
        }  # fmt: skip

    def _level(self, level: int) -> str:
        return self.words.library.method.levels[level - 1]

    def _task(self, task: PlannedTask) -> Plain:
        activity, question, measure = task.key
        return {
            "activity": activity,
            "question": question,
            "measure": measure,
            "title": self.told.title(task.key),
            "sets": dict(task.sets),
            "weight": task.weight,
            "done": task.done,
            "needed_for": [self._standing(standing) for standing in task.needed_for],
        }

    def _standing(self, standing: Standing) -> Plain:
        found: Plain = {
            "activity": standing.activity,
            "kind": standing.kind,
            "id": standing.id,
            "name": self.told.name(standing),
            "level": self._level(standing.level),
        }
        if standing.cite is not None:
            found |= {"regime": standing.regime, "cite": self.laws.reference(standing.cite)}
        return found

    def _obstacle(self, obstacle: Obstacle, plan: Plan) -> Plain:
        return {
            **self._standing(obstacle.standing),
            "why": obstacle.why,
            "questions": list(obstacle.questions),
            "more": obstacle.more,
            "text": self.told.why(obstacle, plan.aim),
        }

    def _influence(self, one: Influence) -> Plain:
        levels = {
            name: [self._level(i.low), self._level(i.high)]
            for name, i in (("before", one.level.before), ("after", one.level.after))
        }
        return {"question": one.question, "asked_once": one.shared, "kind": one.kind, "value": one.value, **levels,
                "frees": one.frees}  # fmt: skip
