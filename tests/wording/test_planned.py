"""A plan in words: every reason and number of it, in both languages, and the same in the plain values."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest

from pia_app.exchange.plans import Plans
from pia_app.model import Aim, Assessment, Obstacle, OwnRisk, OwnTask, Standing
from pia_app.rules import evaluate
from pia_app.rules.influence import influences
from pia_app.rules.planning import plan
from pia_app.wording import LANGUAGES, Words
from pia_app.wording.catalogue import sentences
from pia_app.wording.planned import Planned
from tests.rules.hand import answers
from tests.rules.planning import tiny
from tests.support import assessment_of, shipped

WHYS = ("own_risk", "severity", "floor", "controls", "evidence", "uncurable", "contradicted", "unapproved",
        "unanswered", "set_aside", "too_late", "no_task", "budget")  # fmt: skip


def assessment() -> Assessment:
    controls = {q.id: "no" for q in shipped().questions if q.role == "control"}
    held = assessment_of(answers(**controls, harm_injury="high"), {}, shipped())
    held = held.with_own_task(OwnTask(id="own-1", title="Find a basis", activity="a1", question="basis_recorded",
                                      answer="yes"))  # fmt: skip
    risk = OwnRisk(id="own-2", name="Flood", severity=3, likelihood=3, reason="basement")
    return held.with_activity(held.activities[0].with_risk(risk))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("aim", [Aim(target=2), Aim(target=1, budget=4.5, deadline="2026-12-31"),
                                 Aim(target=3, by="cost")])  # fmt: skip
def test_a_plan_says_each_activity_each_obstacle_and_each_task_with_its_reason(language: str, aim: Aim) -> None:
    held, words = assessment(), Words(shipped(), language)
    made = plan(shipped(), held, evaluate(shipped(), held), aim, tiny.TODAY)
    told = "\n".join(Planned(words, held).lines(made))
    for one in made.activities:
        assert held.activity(one.activity).name in told
        for obstacle in one.obstacles:
            assert Planned(words, held).name(obstacle.standing) in told or "12" in told
    for task in made.tasks:
        assert Planned(words, held).title(task.key) in told
        for standing in task.needed_for:
            assert words.level(standing.level) in told
    assert "{" not in told
    assert "None" not in told


@pytest.mark.parametrize(("language", "wanted"), [
    ("en", "every activity no higher than Medium (but A1: High) (budget: cost 5), by 2026-12-31"),
    ("zh-CN", "每项处理活动不高于中（其中A1不高于高），限费用5以内，不晚于2026-12-31完成"),
])  # fmt: skip
def test_the_title_says_all_that_a_plan_is_to_reach(language: str, wanted: str) -> None:
    """A plan that lets one activity stand higher than the others does not say that every one is brought down."""
    held, words = assessment(), Words(shipped(), language)
    aim = Aim(target=2, targets={held.activities[0].id: 3}, by="cost", budget=5, deadline="2026-12-31")
    made = plan(shipped(), held, evaluate(shipped(), held), aim, tiny.TODAY)
    assert Planned(words, held).title_of(made).endswith(wanted)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", WHYS)
def test_every_reason_has_its_sentence(language: str, why: str) -> None:
    held = assessment()
    standing = Standing(activity="a1", kind="own_risk", id="own-2", level=3)
    told = Planned(Words(shipped(), language), held)
    for more in (None, 3.5):
        obstacle = Obstacle(standing=standing, why=why, questions=("mfa",), more=more)
        (line,) = told.obstacles([obstacle], Aim(target=1))
        assert "Flood" in line
        assert ("3.5" in line) == (why == "budget" and more is not None)
    assert f"plan.why_{why}" in sentences(language)


def test_obstacles_of_one_kind_are_told_in_one_line() -> None:
    told = Planned(Words(shipped(), "en"), assessment())
    scenarios = [s.id for s in shipped().scenarios[:4]]
    alike = [
        Obstacle(standing=Standing(activity="a1", kind="scenario", id=s, level=3), why="severity") for s in scenarios
    ]
    (line,) = told.obstacles(alike, Aim(target=1))
    assert all(shipped().words["en"]["scenarios"][s]["name"] in line for s in scenarios)


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_that_matter_are_told_by_their_names_and_choices(language: str) -> None:
    held, words = assessment(), Words(shipped(), language)
    some = influences(shipped(), held, evaluate(shipped(), held), "a1")
    lines = list(Planned(words, held).influences("a1", some))
    assert len(lines) == 1 + len(some)
    assert all(words.short(one.question) in line for one, line in zip(some, lines[1:], strict=True))
    assert len(list(Planned(words, held).influences("a1", ()))) == 2


@pytest.mark.parametrize("seed", range(12))
def test_the_plain_values_say_what_the_plan_says(seed: int) -> None:
    dice = random.Random(seed)
    library = replace(tiny.library(dice, 5), words=shipped().words)
    held = tiny.assessment(dice, library)
    evaluation = evaluate(library, held)
    made = plan(library, held, evaluation, tiny.aim(dice, held), tiny.TODAY)
    found = {one.id: influences(library, held, evaluation, one.id) for one in held.activities}
    plain: Any = json.loads(json.dumps(Plans(Words(library, "en"), held).plan(made, found)))
    assert [[t["activity"], t["question"], t["measure"]] for t in plain["tasks"]] == [list(t.key) for t in made.tasks]
    assert plain["total"] == made.total
    levels = library.method.levels
    for one, said in zip(made.activities, plain["activities"], strict=True):
        assert (said["now"], said["reached"], said["wanted"]) == tuple(
            levels[level - 1] for level in (one.now, one.reached, one.wanted)
        )
        assert [o["why"] for o in said["obstacles"]] == [o.why for o in one.obstacles]
        assert len(said["influences"]) == len(found[one.activity])
