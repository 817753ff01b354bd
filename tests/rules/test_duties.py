"""What follows from the facts under one law: duties, routes, lawful bases, conflicts, contents and dates, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pia_app.model import Answer, Assessment, Evaluation, Override, ProcessingActivity
from pia_app.model.regime import Deadline
from pia_app.rules import evaluate
from pia_app.rules.dates import add
from tests.rules.hand import APPROVED, NOT_APPLICABLE, answers, judge
from tests.rules.small_law import Bases, Basis, Conflict, Content, Duty, Period, Route, RouteChoice, judged, rule, small

SOLD = "sold_or_shared == 'sold'"


@pytest.mark.parametrize(
    ("answer", "state"),
    [("yes", "met"), ("partly", "partly"), ("no", "not_met"), ("?", "not_met"), (None, "pending"),
     (NOT_APPLICABLE, "pending"), (APPROVED, "excused")],
)  # fmt: skip
def test_a_duty_is_as_well_kept_as_its_control(answer: Any, state: str) -> None:
    library = small(duties=(rule(Duty, "small_duty", question="notice_given"),))
    assert [d.state for d in judged(library, notice_given=answer).duties] == [state]


def test_a_duty_arises_from_facts_and_is_undecided_while_they_are_missing() -> None:
    library = small(duties=(rule(Duty, "small_duty", SOLD, question="notice_given"),))
    assert judged(library, notice_given="no").duties == ()
    assert [d.state for d in judged(library, notice_given="no", sold_or_shared="sold").duties] == ["not_met"]
    assert [d.state for d in judged(library, notice_given="no", sold_or_shared="?").duties] == ["not_met"]
    waiting = judged(library, notice_given="no", sold_or_shared=None).duties
    assert [(d.state, d.missing) for d in waiting] == [("undecided", ("sold_or_shared",))]


def test_a_deadline_brings_the_task_forward() -> None:
    late = small(duties=(rule(Duty, "small_duty", question="notice_given"),))
    for unit, days in (("hours", 3), ("days", 72), ("working_days", 101)):
        duty = rule(Duty, "small_duty", question="notice_given", deadline=Deadline(amount=72, unit=unit))
        soon = small(duties=(duty,))
        for before, after in zip(judge(("small",), late, notice_given="no").tasks,
                                 judge(("small",), soon, notice_given="no").tasks, strict=True):  # fmt: skip
            hurried = after.question == "notice_given"
            assert after.due_days == (min(before.due_days, days) if hurried else before.due_days)
            assert after.duties == (("small:small_duty",) if hurried else ())


ROUTE = rule(
    Route,
    "small_route",
    "made_public == 'yes'",
    chosen="incident_history",
    question="notice_given",
    choices=(
        rule(RouteChoice, "small_first", "people_count >= 1000", options=("in_sector",)),
        rule(RouteChoice, "small_second", "people_count >= 10", options=("in_sector", "here_minor")),
    ),
)


@pytest.mark.parametrize(
    ("count", "chosen", "required", "state"),
    [
        (1000, "in_sector", "small_first", "fits"),
        (1000, "here_minor", "small_first", "differs"),
        (999, "here_minor", "small_second", "fits"),
        (999, None, "small_second", "open"),
        (9, "in_sector", None, "open"),
        (None, "in_sector", None, "open"),
        ("?", "in_sector", None, "open"),
    ],
)
def test_the_first_way_that_holds_is_the_one_required(count: Any, chosen: Any, required: Any, state: str) -> None:
    found = judged(small(routes=(ROUTE,)), made_public="yes", people_count=count, incident_history=chosen).routes
    assert [(r.required.id if r.required else None, r.state) for r in found] == [(required, state)]
    assert found[0].missing == (("people_count",) if count in (None, "?") else ())
    assert judged(small(routes=(ROUTE,)), people_count=count).routes == ()


def test_each_purpose_has_its_basis_judged_by_itself() -> None:
    values = {
        "consent": rule(Basis, "consent", accepted=True, asks=("consent_explicit",)),
        "none": rule(Basis, "none", accepted=False),
    }
    library = small(bases=(Bases(id="small_bases", table="purposes", column="basis_gdpr", values=values),))
    rows = [{"purpose": "a", "basis_gdpr": "consent"}, {"purpose": "b", "basis_gdpr": "none"}, {"purpose": "c"}]
    found = judged(library, purposes=rows, consent_explicit="no").bases
    assert [(b.row, b.state, b.asks) for b in found] == [
        ("r1", "accepted", (("consent_explicit", "not_met"),)), ("r2", "refused", ()), ("r3", "missing", ())
    ]  # fmt: skip


def test_laws_conflict_only_where_both_are_in_force() -> None:
    with_other = replace(rule(Conflict, "small_conflict"), with_="other")
    library = small(conflicts=(with_other, rule(Conflict, "small_dispute", SOLD)))
    assert judged(library).conflicts == ()
    assert [c.rule.id for c in judged(library, sold_or_shared="sold").conflicts] == ["small_dispute"]
    other = replace(library.regimes[0], id="other", conflicts=())
    both = replace(library, regimes=(*library.regimes, other))
    assert [c.rule.id for c in judge(("small", "other"), both).laws[0].conflicts] == ["small_conflict"]


def whole(fields: dict[str, Any], *activities: dict[str, Any], **shared: Any) -> Evaluation:
    library = small(**fields)
    made = tuple(
        ProcessingActivity(id=f"a{n}", name="a", answers=answers(**plain)) for n, plain in enumerate(activities)
    )
    asked_once = {name: Answer(value=value) for name, value in shared.items()}
    return evaluate(library, Assessment(id="t", name="t", library="l", regimes=("small",), answers=asked_once,
                                        activities=made))  # fmt: skip


def test_a_content_is_met_when_every_question_behind_it_is_answered_for_every_activity() -> None:
    fields = {"contents": (rule(Content, "small_content", met_by=("purposes", "opinion")),)}
    assert whole(fields, {}, opinion="sound").laws[0].contents[0].state == "met"
    assert whole(fields, {}).laws[0].contents[0].state == "partly"
    assert whole(fields, {"purposes": None}).laws[0].contents[0].state == "missing"
    half = whole(fields, {}, {"purposes": "?"}, opinion="sound").laws[0].contents[0]
    assert (half.state, half.open) == ("partly", (("a1", "purposes"),))


def test_a_content_that_the_facts_do_not_call_for_is_not_missing() -> None:
    fields = {"contents": (rule(Content, "small_content", SOLD, met_by=("opinion",)),)}
    assert whole(fields, {}).laws[0].contents[0].state == "not_called_for"
    assert whole(fields, {"sold_or_shared": "sold"}).laws[0].contents[0].state == "missing"


def test_while_no_activity_is_described_every_content_is_missing_or_there_in_part() -> None:
    contents = (
        rule(Content, "small_both", met_by=("purposes", "opinion")),
        rule(Content, "small_once", met_by=("opinion",)),
        rule(Content, "small_sold", SOLD, met_by=("opinion",)),
        rule(Content, "small_each", met_by=("purposes",)),
    )
    states = [
        [c.state for c in whole({"contents": contents}, **told).laws[0].contents] for told in ({}, {"opinion": "sound"})
    ]
    assert states == [["missing"] * 4, ["partly", "met", "missing", "missing"]]


THREE_YEARS = rule(Period, "small_three", period="P3Y", start="completion")
AS_LONG = rule(Period, "small_running", period="P0D", start="processing_end")


def test_the_longest_period_counts_and_what_still_runs_has_no_end() -> None:
    five = rule(Period, "small_five", period="P5Y", start="completion")
    keep = whole({"keep": (THREE_YEARS, five)}, {}, period_end="2026-09-30").dates.keep
    assert keep is not None
    assert (keep[1].rule.id, keep[1].day) == ("small_five", "2031-09-30")
    running = whole({"keep": (THREE_YEARS, AS_LONG)}, {}, period_end="2026-09-30").dates
    assert running.keep is not None
    assert (running.keep[1].state, running.keep_least) == ("running", "2029-09-30")
    ended = whole({"keep": (THREE_YEARS, AS_LONG)}, {"processing_end": "2035-01-01"}, period_end="2026-09-30").dates
    assert ended.keep is not None
    assert ended.keep[1].day == "2035-01-01"


def test_the_earliest_review_counts_and_nothing_is_due_before_the_assessment_is_completed() -> None:
    yearly = rule(Period, "small_yearly", period="P12M", start="completion")
    changed = rule(Period, "small_changed", period="P45D", start="last_change")
    fields = {"review": (yearly, changed)}
    assert whole(fields, {}).dates.review is None
    due = whole(fields, {}, period_end="2026-09-30", last_change_date="2026-10-01").dates.review
    assert due is not None
    assert (due[1].rule.id, due[1].day) == ("small_changed", "2026-11-15")


def test_a_change_before_the_assessment_was_completed_is_part_of_it() -> None:
    changed = rule(Period, "small_changed", period="P45D", start="last_change")
    fields = {"review": (changed,)}
    assert whole(fields, {}, period_end="2026-09-30", last_change_date="2026-09-30").dates.review is None
    assert whole(fields, {}, last_change_date="2026-10-01").dates.review is not None


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [("2024-02-29", "P3Y", "2027-02-28"), ("2024-01-31", "P1M", "2024-02-29"), ("2026-12-31", "P2M", "2027-02-28"),
     ("2026-11-26", "P45D", "2027-01-10"), ("2026-11-26", "P2W", "2026-12-10"), ("9998-01-01", "P5Y", "9999-12-31")],
)  # fmt: skip
def test_periods_are_added_as_laws_count_them(day: str, period: str, expected: str) -> None:
    assert add(date.fromisoformat(day), period).isoformat() == expected


def stopped(**fields: str) -> tuple[list[str], int]:
    """Return the states of the PIPL stops of a missing basis that somebody set aside, and the level under the PIPL."""
    override = Override(**{"regime": "pipl", "by": "A. Person", "reason": "Counsel confirmed it.", **fields})
    given = dict(answers(basis_recorded="no"))
    given["basis_recorded"] = replace(given["basis_recorded"], overrides=(override,))
    from pia_app.rules.evaluate import evaluate_activity
    from tests.support import shipped

    activity = ProcessingActivity(id="a", name="a", answers=given)
    result = evaluate_activity(shipped(), activity, {}, ("pipl",))
    own = [s.state for s in result.hard_stops if s.question == "basis_recorded"]
    return own, result.regimes["pipl"].low


def test_a_stop_is_set_aside_by_a_name_and_a_reason_and_then_lifts_nothing() -> None:
    assert stopped() == (["overridden"], stopped()[1])
    assert stopped()[1] < 3 <= stopped(by=" ")[1]
    assert stopped(by="\u200b")[0] == ["open"]  # a zero-width space is nobody
    assert stopped(reason="")[0] == stopped(regime="gdpr")[0] == stopped(cite="14.1")[0] == ["open"]
    assert stopped(cite="13.1")[0] == ["overridden"]
