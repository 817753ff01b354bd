"""What stays once some tasks are done is what the rules find then, and each reason is true."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import OwnRisk, TaskProgress
from pia_app.rules import evaluate
from pia_app.rules.planning import effect, remaining
from pia_app.rules.planning.effects import uncurable
from tests.support import assessment_of, random_answers, shipped

LAW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
TODAY = date(2026, 11, 26)


@LAW
@given(seed=st.integers(0, 2**32 - 1), share=st.sampled_from([0.5, 1.0]), wanted=st.sampled_from([1, 2, 3]))
def test_what_stays_is_what_stands_above_the_level_and_other_tasks_would_lower_what_is_unplanned(
    seed: int, share: float, wanted: int
) -> None:
    library, dice = shipped(), random.Random(seed)
    own, shared = random_answers(library, seed, share)
    assessment = assessment_of(own, shared, library)
    by_hand = OwnRisk(id="own", name="o", severity=dice.randint(1, 4), likelihood=dice.randint(1, 4), reason="r")
    assessment = assessment.with_activity(assessment.activities[0].with_risk(by_hand))
    evaluation = evaluate(library, assessment)
    some = dice.sample(evaluation.tasks, dice.randrange(len(evaluation.tasks) + 1))
    done = effect(library, assessment, evaluation, [task.key for task in some])
    (left,) = remaining(library, assessment, done, wanted, TODAY).values()
    (after,) = done.evaluation.activities
    found = {(one.standing.kind, one.standing.id, one.standing.level) for one in left if one.standing.kind != "stop"}
    risks = {("scenario", risk.scenario, risk.current.high) for risk in after.risks if risk.current.high > wanted}
    risks |= {("own_risk", one.risk.id, one.level) for one in after.own_risks if one.level > wanted}
    assert found == risks
    stops = {one.standing.id for one in left if one.standing.kind == "stop"}
    levels = library.method.stop_levels
    standing = [stop for stop in after.hard_stops if stop.state != "overridden"]
    standing += [stop for one in done.activities for stop in one.removed if uncurable(stop)]
    assert stops == {s.question for s in standing if levels["prohibited" if s.prohibited else "open"] > wanted}
    everything = effect(library, assessment, evaluation, [task.key for task in evaluation.tasks]).evaluation.activities[
        0
    ]
    least = {risk.scenario: risk.current.high for risk in everything.risks}
    for one in left:
        if one.why == "unplanned" and one.standing.kind == "scenario":
            assert least[one.standing.id] < one.standing.level
            assert {task.question for task in evaluation.tasks if task not in some} & set(one.questions)


def test_tasks_that_were_decided_against_are_named_as_such_and_not_as_unplanned() -> None:
    library = shipped()
    own, shared = random_answers(library, 11, 1.0)
    assessment = assessment_of(own, shared, library)
    for task in evaluate(library, assessment).tasks:
        activity, question, measure = task.key
        assessment = assessment.with_progress(TaskProgress(
            activity=activity, question=question, measure=measure, status="accepted", reason="r", decided_by="Li",
        ))  # fmt: skip
    evaluation = evaluate(library, assessment)
    (left,) = remaining(library, assessment, effect(library, assessment, evaluation, []), 2, TODAY).values()
    assert left
    assert "unplanned" not in {one.why for one in left}
    (left,) = remaining(
        library, replace(assessment, progress={}), effect(library, assessment, evaluation, []), 2, TODAY
    ).values()
    assert "unplanned" in {one.why for one in left}
