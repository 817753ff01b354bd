"""Many questions asked once: the closer bound changes no plan, and the answer is that of another way of finding it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import Aim, Answer, Answers, Assessment, Library, ProcessingActivity, TaskKey
from pia_app.rules import evaluate
from pia_app.rules.planning import choosing, plan
from pia_app.rules.planning.cover import Cover, Option
from pia_app.rules.planning.needs import needs_of
from pia_app.rules.planning.offers import Offer, offers_of
from pia_app.rules.planning.reasons import all_done
from pia_app.rules.planning.sharing import share
from pia_app.rules.planning.worlds import Worlds
from tests.rules.planning import tiny
from tests.support import VERIFIED, random_answers, shipped

seeds = st.integers(0, 2**32 - 1)
parts = st.dictionaries(st.text("abcdef", min_size=1, max_size=1), st.floats(1e-9, 1e12), min_size=1)


@given(price=st.integers(0, 10**12), held=parts)
def test_shares_add_up_to_the_price(price: int, held: Mapping[str, float]) -> None:
    shares = [share(price, held, name) for name in held]
    assert sum(shares) == price
    assert min(shares) >= 0
    assert share(price, held, "nobody") == 0


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=seeds)
def test_the_closer_bound_changes_no_plan(seed: int) -> None:
    dice = random.Random(seed)
    library = tiny.library(dice, dice.randrange(3, 8))
    moved = tuple(replace(q, scope="assessment") if q.id in ("c0", "c1", "c2") else q for q in library.questions)
    library = replace(library, questions=moved)
    assessment = tiny.assessment(dice, library, activities=dice.choice([1, 2, 4]))
    evaluation = evaluate(library, assessment)
    for _ in range(3):
        aim = tiny.aim(dice, assessment)
        ranks = set()
        for few in (0, 1, 99):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(choosing, "FEW", few)
                ranks.add(tiny.rank(plan(library, assessment, evaluation, aim, tiny.TODAY)))
        assert len(ranks) == 1, aim
        if len(tiny.choosable(library, assessment, evaluation, aim)) <= 8:
            best = tiny.best_of_all(library, assessment, evaluation, aim)
            (found,) = ranks
            assert (found[0], found[2]) == (best[0], best[2])


def mostly_once(portion: float) -> Library:
    """Return the shipped questionnaire with a portion of the controls that serve scenarios asked once."""
    library, dice = shipped(), random.Random(1)
    serving = sorted({control for scenario in library.scenarios for control in scenario.controls})
    once = {control for control in serving if dice.random() < portion}
    questions = tuple(replace(q, scope="assessment") if q.id in once else q for q in library.questions)
    return replace(library, questions=questions)


def lacking(library: Library, activities: int, missing: float) -> Assessment:
    """Return activities of random facts in which many controls are missing."""

    def controls(answers: Answers, dice: random.Random) -> Answers:
        return {
            name: Answer(value="no" if dice.random() < missing else "yes",
                         evidence=VERIFIED if dice.random() < 0.5 else ())
            if library.question[name].role == "control" else answer
            for name, answer in answers.items()
        }  # fmt: skip

    held = []
    for seed in range(activities):
        dice = random.Random(seed)
        held.append([controls(part, dice) for part in random_answers(library, seed, 1.0)])
    made = tuple(ProcessingActivity(id=f"a{n}", name="A", answers=own) for n, (own, _) in enumerate(held))
    return Assessment(id="t", name="T", library=library.id, regimes=tuple(library.regime), answers=held[0][1],
                      activities=made, created=tiny.TODAY.isoformat())  # fmt: skip


def in_one(library: Library, assessment: Assessment, aim: Aim) -> float:
    """Return the least weight by covering the needs of all activities at once, without dividing them."""
    evaluation = evaluate(library, assessment)
    offers = offers_of(library, assessment, evaluation, aim, tiny.TODAY)
    worlds = Worlds(library, assessment, evaluation, trust_cures=aim.trust_cures)
    amounts: list[int] = []
    gains: dict[tuple[str, str], dict[TaskKey, tuple[Offer, dict[int, int]]]] = {}
    for activity in worlds.activities:
        demands = worlds.demands(activity)
        level = max(aim.of(activity), demands.level(all_done(demands, offers)))
        for need in needs_of(demands, level) or ():
            for name, values in need.gains.items():
                place = "" if name in offers.of("") else activity
                for offer in offers.of(place).get(name, ()):
                    held = gains.setdefault((place, name), {}).setdefault(offer.key, (offer, {}))
                    held[1][len(amounts)] = values.get(offer.value, 0)
            amounts.append(need.amount)
    items = [[Option(offer.price, gained) for offer, gained in some.values()] for some in gains.values()]
    found = Cover(items, len(amounts)).cheapest(amounts)
    assert found is not None
    return offers.weight(found[0])


@pytest.mark.parametrize(("portion", "activities", "missing"),
                         [(0.5, 5, 0.9), (0.8, 5, 0.9), (1.0, 3, 0.9), (0.8, 15, 0.9), (0.8, 20, 0.4)])  # fmt: skip
@pytest.mark.parametrize("target", [1, 2, 3])
def test_the_plan_for_many_questions_asked_once_costs_what_another_way_of_finding_it_says(
    portion: float, activities: int, missing: float, target: int
) -> None:
    library = mostly_once(portion)
    assessment, aim = lacking(library, activities, missing), Aim(target=target, trust_cures=True)
    evaluation = evaluate(library, assessment)
    made = plan(library, assessment, evaluation, aim, tiny.TODAY)
    assert made.total == in_one(library, assessment, aim)
    half = plan(library, assessment, evaluation, replace(aim, budget=made.total / 2), tiny.TODAY)
    assert half.total <= made.total / 2
    assert tiny.rank(half)[0] >= tiny.rank(made)[0]
