"""Laws that must hold for every questionnaire, tried on the shipped one with random answers (design.md §5)."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.model import (
    ActivityEvaluation,
    Answer,
    Answers,
    Interval,
    Library,
    ProcessingActivity,
    Question,
    Row,
    State,
)
from pia_app.rules import evaluate
from pia_app.rules.evaluate import evaluate_activity
from tests.support import VERIFIED, assessment_of, given_answer, random_answer, random_answers, shipped

LAW = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
seeds = st.integers(0, 2**32 - 1)
shares = st.sampled_from([0.0, 0.4, 0.8, 1.0])
LADDER = (Answer(value="no"), Answer(value="partly"), Answer(value="yes"), Answer(value="yes", evidence=VERIFIED))


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def judge(
    library: Library, own: Answers, shared: Answers, regimes: tuple[str, ...] | None = None
) -> ActivityEvaluation:
    chosen = tuple(library.regime) if regimes is None else regimes
    return evaluate_activity(library, ProcessingActivity(id="a", name="a", answers=own), shared, chosen)


def levels(result: ActivityEvaluation) -> dict[str, Interval]:
    """Return every level of an activity by name."""
    found = {"level": result.level, "current": result.current, "inherent": result.inherent, "target": result.target}
    found |= {f"regime {name}": level for name, level in result.regimes.items()}
    return found


def controls(library: Library, result: ActivityEvaluation) -> list[Question]:
    asked = set(result.asked.asked)
    return [q for q in library.questions if q.role == "control" and q.id in asked]


def without_newly_asked(library: Library, before: ActivityEvaluation, own: Answers, shared: Answers) -> Answers:
    """Drop the answers to questions that the change brought up: they have not been answered yet."""
    kept = dict(own)
    while True:
        after = judge(library, kept, shared)
        fresh = (set(after.asked.asked) - set(before.asked.asked)) & set(kept)
        if not fresh:
            return kept
        for name in fresh:
            del kept[name]


@LAW
@given(seed=seeds, share=shares)
def test_a_better_answer_to_a_control_never_raises_a_level_and_a_worse_one_never_lowers_it(
    library: Library, seed: int, share: float
) -> None:
    own, shared = random_answers(library, seed, share)
    dice = random.Random(seed)
    asked = controls(library, judge(library, own, shared))
    if not asked:
        return
    control = dice.choice(asked)
    worse = dice.randrange(3)
    results = [
        levels(judge(library, {**own, control.id: LADDER[n]}, shared)) for n in (worse, dice.randrange(worse + 1, 4))
    ]
    for name, low in results[0].items():
        high = results[1].get(name, low)
        assert (high.low, high.high) <= (low.low, low.high) or (high.low <= low.low and high.high <= low.high), name


@LAW
@given(seed=seeds, share=shares)
def test_answering_an_open_question_never_leads_outside_the_interval_that_was_shown(
    library: Library, seed: int, share: float
) -> None:
    own, shared = random_answers(library, seed, share)
    before = judge(library, own, shared)
    if not before.asked.unanswered:
        return
    dice = random.Random(seed)
    question = library.question[dice.choice(before.asked.unanswered)]
    after = levels(judge(library, {**own, question.id: random_answer(library, question, dice)}, shared))
    for name, level in levels(before).items():
        if name != "target":
            assert level.low <= after[name].low <= after[name].high <= level.high, (name, question.id)


def _row(library: Library, table: str, column: str, tag: str, dice: random.Random) -> Row:
    question = library.question[table]
    catalogue = next(c.catalogue for c in question.columns if c.id == column)
    entry = dice.choice([e for e, tags in library.tags[catalogue].items() if tag in tags])
    cells = {
        c.id: (c.options[0] if c.options else "x") for c in question.columns if not c.catalogue and c.type != "duration"
    }
    return Row(id="new", cells={**cells, column: entry})


def _with_row(answers: Answers, table: str, row: Row) -> dict[str, Answer]:
    old = answers[table]
    rows = old.value if isinstance(old.value, tuple) else ()
    return {**answers, table: Answer(value=(*rows, row))}


@LAW
@given(seed=seeds, what=st.sampled_from(["sensitive item", "recipient abroad", "child", "more people"]))
def test_a_worse_fact_never_lowers_a_level_while_the_questions_it_brings_are_open(
    library: Library, seed: int, what: str
) -> None:
    own, shared = random_answers(library, seed, 1.0)
    dice = random.Random(seed)
    for table in ("data_items", "recipients", "people_groups", "people_count"):
        own = {**own, table: given_answer(library, library.question[table], dice)}
    before = judge(library, own, shared)
    if what == "sensitive item":
        changed = _with_row(own, "data_items", _row(library, "data_items", "item", "pipl_sensitive", dice))
    elif what == "recipient abroad":
        changed = _with_row(own, "recipients", _row(library, "recipients", "place", "outside_mainland", dice))
    elif what == "child":
        groups = own["people_groups"].value
        assert isinstance(groups, tuple)
        changed = {**own, "people_groups": Answer(value=tuple({*groups, "children_under_14"}))}
    else:
        changed = {**own, "people_count": Answer(value=50_000_000)}
    after = judge(library, without_newly_asked(library, before, changed, shared), shared)
    for name, level in levels(before).items():
        assert levels(after)[name].high >= level.high or name == "target", (name, what)


@LAW
@given(seed=seeds)
def test_turning_any_counted_answer_into_dont_know_never_lowers_a_level(library: Library, seed: int) -> None:
    own, shared = random_answers(library, seed, 1.0)
    before = judge(library, own, shared)
    dice = random.Random(seed)
    counted = [q for q in before.asked.asked if library.question[q].role != "detail" and q in own]
    counted = [q for q in counted if own[q].state is State.GIVEN]
    if not counted:
        return
    name = dice.choice(counted)
    changed = {**own, name: Answer(state=State.UNKNOWN)}
    after = judge(library, without_newly_asked(library, before, changed, shared), shared)
    for key, level in levels(before).items():
        if key != "target":
            assert levels(after)[key].high >= level.high, (key, name)


@LAW
@given(seed=seeds, share=shares)
def test_typing_text_changes_no_level(library: Library, seed: int, share: float) -> None:
    own, shared = random_answers(library, seed, share)
    before = levels(judge(library, own, shared))
    typed = {
        name: replace(answer, note="note " * 50, value="other text" if answer.value == "text" else answer.value)
        for name, answer in own.items()
    }
    assert levels(judge(library, typed, shared)) == before


@LAW
@given(seed=seeds, share=shares)
def test_removing_one_regime_changes_nothing_under_another(library: Library, seed: int, share: float) -> None:
    own, shared = random_answers(library, seed, share)
    everything = judge(library, own, shared)
    removed = random.Random(seed).choice(list(library.regime))
    rest = tuple(r for r in library.regime if r != removed)
    fewer = judge(library, own, shared, rest)
    assert {r: everything.regimes[r] for r in rest} == dict(fewer.regimes)
    assert (everything.inherent, everything.current) == (fewer.inherent, fewer.current)
    assert tuple(s for s in everything.hard_stops if s.regime != removed) == fewer.hard_stops
    cited = {r.regime for f in fewer.findings for r in f.references}
    assert removed not in cited


@LAW
@given(seed=seeds, share=shares)
def test_controls_never_make_the_current_risk_higher_than_the_inherent(
    library: Library, seed: int, share: float
) -> None:
    own, shared = random_answers(library, seed, share)
    result = judge(library, own, shared)
    for risk in result.risks:
        assert risk.current.high <= risk.inherent.high
        assert risk.target.high <= risk.current.high
        assert risk.current.low <= risk.current.high


@LAW
@given(seed=seeds)
def test_the_target_is_what_a_new_evaluation_gives_once_every_task_is_done(library: Library, seed: int) -> None:
    own, shared = random_answers(library, seed, 1.0)
    before = evaluate(library, assessment_of(own, shared, library))
    done = {f.question for f in (*before.findings, *before.activities[0].findings) if f.kind != "unapproved"}
    answers = {n: replace(a, state=State.GIVEN, value="yes") if n in done else a for n, a in own.items()}
    common = {n: replace(a, state=State.GIVEN, value="yes") if n in done else a for n, a in shared.items()}
    plain = {n: replace(a, evidence=()) if n in done else a for n, a in answers.items()}
    after = evaluate(
        library,
        assessment_of(plain, {n: replace(a, evidence=()) if n in done else a for n, a in common.items()}, library),
    )
    assert after.activities[0].current == before.activities[0].target


@LAW
@given(seed=seeds)
def test_the_order_of_activities_changes_nothing(library: Library, seed: int) -> None:
    own, shared = random_answers(library, seed, 0.8)
    other, _ = random_answers(library, seed + 1, 0.8)
    both = assessment_of(own, shared, library).with_activity(ProcessingActivity(id="b", name="b", answers=other))
    turned = replace(both, activities=both.activities[::-1])
    first, second = evaluate(library, both), evaluate(library, turned)
    assert first.activity("a1") == second.activity("a1")
    assert first.level == second.level


def test_what_nobody_knows_is_never_low(library: Library) -> None:
    unknown = {q.id: Answer(state=State.UNKNOWN) for q in library.questions}
    result = judge(library, unknown, {})
    assert result.level == Interval(4, 4)
    assert all(risk.current.low > 1 for risk in result.risks)


def test_an_empty_activity_is_pending_between_low_and_critical(library: Library) -> None:
    result = judge(library, {}, {})
    assert result.level == Interval(1, 4)


def test_a_principle_whose_questions_all_do_not_apply_is_not_assessed(library: Library) -> None:
    answers = {
        q.id: Answer(state=State.NOT_APPLICABLE, reason="r", answered_by="A", approved_by="B")
        for q in library.questions
    }
    result = judge(library, answers, answers)
    assert {p.strength for p in result.principles} == {None}
