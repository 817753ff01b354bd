"""Questionnaires of a few questions, made at random, so that every choice of tasks can be tried."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from pia_app.model import (
    Aim,
    Answer,
    Assessment,
    Condition,
    Evaluation,
    Evidence,
    Factor,
    FactorLevel,
    Floor,
    HardStopRule,
    Library,
    Measure,
    Option,
    OwnRisk,
    OwnTask,
    Plan,
    ProcessingActivity,
    Question,
    Reference,
    Regime,
    Scenario,
    State,
    TaskKey,
    TaskProgress,
)
from pia_app.model.regime import Law
from pia_app.rules import evaluate
from pia_app.rules.planning.costs import subsets
from pia_app.rules.planning.offers import Offers, offers_of
from pia_app.rules.planning.spending import Counts, counts
from pia_app.rules.planning.worlds import Worlds
from pia_app.rules.proposals import sets_of
from pia_app.rules.tracking import tracked
from tests.support import VERIFIED, shipped

TODAY = date(2026, 11, 26)
REGIMES = ("here", "there")
FACTS = ("sensitive", "forbidden", "open_to_all", "many")


def library(dice: random.Random, controls: int = 6) -> Library:
    """Return a library of some controls, a few facts that matter, and one harm."""
    names = [f"c{n}" for n in range(controls)]
    measures: list[Measure] = []
    made = [_control(dice, name, measures, names) for name in names]
    facts = [Question(id=f, section="s", scope="activity", role="fact", type="yes_no") for f in FACTS]
    options = tuple(Option(id=f"h{n}", score=n) for n in range(1, 5))
    harm = Question(id="harm", section="s", scope="activity", role="harm", type="single", options=options)
    factors = (
        Factor(id="f1", levels=(FactorLevel(score=2, when=_is("open_to_all")),)),
        Factor(id="f2", levels=(FactorLevel(score=2, when=_is("many")), FactorLevel(score=1, when=_is("sensitive")))),
    )
    law = {name: Regime(id=name, version=1, as_of="2026-11-26", laws=(Law(id=name, articles={}),)) for name in REGIMES}
    return replace(
        shipped(),
        id="tiny",
        principles=("p",),
        questions=(*facts, harm, *made),
        terms={},
        factors=factors,
        scenarios=tuple(_scenario(dice, n, names) for n in range(dice.randrange(1, 5))),
        measures=tuple(measures),
        catalogues=(),
        regimes=tuple(law.values()),
        method=_method(dice),
        article=(),
        screening=(),
        landmarks={},
    )


def _is(name: str) -> Condition:
    return Condition(op="is", name=name, values=("yes",))


def _method(dice: random.Random) -> Any:
    values = dice.choice([(0.4, 0.75), (0.5, 0.8), (0.3, 0.95), (0.25, 1.0)])
    return replace(
        shipped().method,
        answer_values={"yes_verified": 1.0, "yes": values[1], "partly": values[0], "no": 0.0},
        bands=tuple(zip(("absent", "weak", "adequate", "strong"), dice.choice(BANDS), strict=True)),
        cut_offs=((0, 2), (1, 3), (4, 4)),
        modifiers=(),
        floors=(Floor(id="floor", when=_is("sensitive"), severity=dice.choice([2, 3])),),
    )


BANDS = ((0.0, 0.3, 0.6, 0.85), (0.0, 0.25, 0.5, 0.75), (0.0, 0.2, 0.45, 0.7))


def _control(dice: random.Random, name: str, measures: list[Measure], names: list[str]) -> Question:
    ids = []
    for number in range(dice.choice([1, 1, 1, 2])):
        sets = {name: "yes"}
        if dice.random() < 0.08:
            sets[dice.choice(names)] = "yes"
        if dice.random() < 0.05:
            sets[dice.choice(FACTS)] = "no"
        ids.append(f"m_{name}_{number}")
        measures.append(
            Measure(
                id=ids[-1],
                sets=sets,
                priority=dice.choice(["low", "medium", "high", "critical"]),
                due_days=dice.choice([5, 20, 60, 150]),
                effort=dice.choice([0.5, 1, 2, 3, 3, 5, 8, 2.25]),
            )
        )
    return Question(
        id=name,
        section="s",
        scope=dice.choice(["activity", "activity", "assessment"]),
        role="control",
        type="yes_no",
        principle="p",
        key=dice.random() < 0.3,
        enable_when=_is("many") if dice.random() < 0.1 else None,
        hard_stop=tuple(_stop(dice) for _ in range(dice.choice([0, 0, 0, 1, 2]))),
        recommendations=tuple(ids),
        limits_impact=True,
    )


def _stop(dice: random.Random) -> HardStopRule:
    regime = dice.choice(REGIMES)
    return HardStopRule(
        regime=regime,
        cite=Reference(regime=regime, article=str(dice.randrange(1, 3))),
        when=_is("sensitive") if dice.random() < 0.3 else None,
        opens_when=_is("forbidden") if dice.random() < 0.3 else None,
        prohibited=dice.random() < 0.3,
        curable=dice.random() < 0.8,
    )


def _scenario(dice: random.Random, number: int, names: list[str]) -> Scenario:
    chosen = dice.sample(names, dice.randrange(1, len(names) + 1))
    limits = tuple(name for name in names if name not in chosen and dice.random() < 0.1)
    return Scenario(
        id=f"s{number}",
        applies_when=_is("many") if dice.random() < 0.15 else None,
        harms=("harm",),
        factors=("f1", "f2"),
        controls={name: dice.randrange(1, 4) for name in chosen},
        limits=limits,
    )


def assessment(dice: random.Random, held: Library, *, activities: int = 2) -> Assessment:
    """Return an assessment with random answers, own tasks and own risks, and things written about its tasks."""
    asked = {q.id: _answer(dice, q) for q in held.questions if q.scope == "assessment"}
    made = tuple(
        ProcessingActivity(
            id=f"a{n}",
            name=f"A{n}",
            answers={q.id: a for q in held.questions if q.scope == "activity" and (a := _answer(dice, q))},
            risks=_risks(dice),
        )
        for n in range(activities)
    )
    found = Assessment(
        id="t",
        name="T",
        library=held.id,
        regimes=REGIMES,
        answers={name: answer for name, answer in asked.items() if answer},
        activities=made,
        created=TODAY.isoformat(),
    )
    for n in range(dice.choice([0, 0, 1, 2])):
        found = found.with_own_task(_own(dice, held, found, f"own-{n}"))
    return _written(dice, held, found)


def _risks(dice: random.Random) -> dict[str, OwnRisk]:
    if dice.random() > 0.15:
        return {}
    level = dice.randrange(1, 4)
    return {"own-r": OwnRisk(id="own-r", name="R", severity=level, likelihood=level, reason="r")}


def _answer(dice: random.Random, question: Question) -> Answer | None:
    if question.role == "harm":
        return Answer(value=f"h{dice.randrange(1, 5)}") if dice.random() < 0.95 else None
    if question.role == "fact":
        yes = dice.random() < {"forbidden": 0.1, "many": 0.8}.get(question.id, 0.5)
        return Answer(value="yes" if yes else "no") if dice.random() < 0.95 else Answer(state=State.UNKNOWN)
    kind = dice.choice(["no"] * 5 + ["partly"] * 2 + ["yes", "proven", "?", "open", "apart", "agreed"])
    if kind == "open":
        return None
    if kind == "?":
        return Answer(state=State.UNKNOWN)
    if kind in ("apart", "agreed"):
        by = ("A", "B") if kind == "agreed" else ("A", "")
        return Answer(state=State.NOT_APPLICABLE, reason="r", answered_by=by[0], approved_by=by[1])
    return Answer(value="yes" if kind == "proven" else kind, evidence=VERIFIED if kind == "proven" else ())


def _own(dice: random.Random, held: Library, found: Assessment, name: str) -> OwnTask:
    question = dice.choice([q for q in held.questions if q.role in ("control", "fact")])
    value = dice.choice(["yes", "partly"] if question.role == "control" else ["yes", "no"])
    place = "" if question.scope == "assessment" else dice.choice(found.activities).id
    return OwnTask(id=name, title=name, activity=place, question=question.id, answer=value)


def _written(dice: random.Random, held: Library, found: Assessment) -> Assessment:
    for task in tracked(held, found, evaluate(held, found), TODAY):
        if dice.random() < 0.5:
            continue
        activity, question, measure = task.key
        status = dice.choice(["open", "planned", "done", "verified", "accepted", "not_applicable"])
        decided = dice.random() < 0.7
        found = found.with_progress(
            TaskProgress(
                activity=activity,
                question=question,
                measure=measure,
                status=status,
                reason="r" if decided else "",
                decided_by="D" if decided else "",
                effort=dice.choice([None, 1.0, 4.5]),
                cost=dice.choice([None, 100.0, 250.5, 0.0]),
                due=dice.choice(["", "2026-12-01", "2027-03-01"]),
                evidence=(Evidence(what="w", provided_by="A", verified_by="B"),) if status == "verified" else (),
            )
        )
    return found


def aim(dice: random.Random, held: Assessment) -> Aim:
    """Return an aim of any kind."""
    by = dice.choice(["effort", "effort", "cost"])
    return Aim(
        target=dice.choice([1, 2, 3]),
        targets={held.activities[0].id: dice.choice([1, 2, 3, 4])} if dice.random() < 0.2 else {},
        by=by,
        budget=dice.choice([None, None, 0, 2, 4.5, 8, 15] if by == "effort" else [None, 0, 100, 300, 700.5]),
        deadline=dice.choice(["", "", "2026-12-05", "2027-01-31"]),
        trust_cures=dice.random() < 0.5,
    )


def choosable(held: Library, found: Assessment, evaluation: Evaluation, wanted: Aim) -> dict[TaskKey, float]:
    """Return the tasks that a plan may choose and what each weighs, worked out without the planner."""
    weights = {}
    for task in tracked(held, found, evaluation, TODAY):
        done = task.progress.status in ("done", "verified")
        late = not done and bool(wanted.deadline) and task.due > wanted.deadline
        if task.state != "active" or task.progress.set_aside or late or not sets_of(held, found, task.key):
            continue
        weight = task.effort if wanted.by == "effort" else task.progress.cost
        weights[task.key] = 0.0 if done else weight or 0.0
    return weights


Rank = tuple[Counts, float, int]


def best_of_all(held: Library, found: Assessment, evaluation: Evaluation, wanted: Aim) -> Rank:
    """Return the best that any choice of tasks can reach: counts by level, weight, number of tasks."""
    weights = choosable(held, found, evaluation, wanted)
    worlds = Worlds(held, found, evaluation, trust_cures=wanted.trust_cures)
    offers = offers_of(held, found, evaluation, wanted, TODAY)
    anew = {one.key: one for some in offers.compound.values() for one in some}
    return min(
        (_levels(held, found, worlds, offers, wanted, some), sum(weights[key] for key in some), len(some))
        for size in range(len(weights) + 1)
        for some in combinations(sorted(weights), size)
        if wanted.budget is None or sum(weights[key] for key in some) <= wanted.budget + 1e-9
        if len([*subsets([anew[key] for key in some if key in anew])]) == 1 << len([k for k in some if k in anew])
    )


def _levels(
    held: Library, found: Assessment, worlds: Worlds, offers: Offers, wanted: Aim, some: tuple[TaskKey, ...]
) -> Counts:
    anew = {one.key for compounds in offers.compound.values() for one in compounds}
    levels = []
    for activity in worlds.activities:
        own = [key for key in some if key[0] in ("", activity)]
        done: dict[str, str] = {}
        for key in own:
            if key not in anew:
                for name, value in sets_of(held, found, key).items():
                    done[name] = max(done.get(name, ""), value)  # "partly" < "yes"
        level = worlds.demands(activity, frozenset(key for key in own if key in anew)).level(done)
        levels.append(level if level > wanted.of(activity) else 0)
    return counts(levels)


def rank(made: Plan) -> Rank:
    """Return what a plan reaches, in the same form."""
    levels = [one.reached if one.reached > one.wanted else 0 for one in made.activities]
    return counts(levels), made.total, len(made.tasks)
