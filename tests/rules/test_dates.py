"""Periods as laws count them: by the calendar, a day that the month lacks becoming its last."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_app.model import AssessmentLaw, Reference
from pia_app.model.legal import DateResult
from pia_app.model.regime import Period
from pia_app.rules.dates import LAST, add, together


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2026-11-20", "P3Y", "2029-11-20"),  # kept for three years
        ("2026-11-20", "P12M", "2027-11-20"),  # twelve months are a year
        ("2026-11-20", "P0D", "2026-11-20"),  # at once
        ("2026-11-20", "P45D", "2027-01-04"),  # 45 calendar days, over the turn of the year
        ("2026-11-20", "P2W", "2026-12-04"),
        ("2026-11-20", "P1Y2M10D", "2028-01-30"),  # first years and months, then days
        ("2026-12-31", "P1M", "2027-01-31"),
    ],
)
def test_a_period_ends_on_the_same_day_of_its_last_month(start: str, period: str, end: str) -> None:
    assert add(date.fromisoformat(start), period).isoformat() == end


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2027-01-31", "P1M", "2027-02-28"),  # February has no 31st
        ("2027-01-29", "P1M", "2027-02-28"),
        ("2027-03-31", "P1M", "2027-04-30"),
        ("2026-08-31", "P6M", "2027-02-28"),
        ("2026-08-31", "P18M", "2028-02-29"),  # 2028 is a leap year
        ("2026-10-31", "P1M1D", "2026-12-01"),  # the month first: 30 November and a day
    ],
)
def test_where_the_month_has_no_such_day_the_period_ends_with_the_month(start: str, period: str, end: str) -> None:
    assert add(date.fromisoformat(start), period).isoformat() == end


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2028-02-29", "P1Y", "2029-02-28"),  # no 29 February in 2029
        ("2028-02-29", "P4Y", "2032-02-29"),
        ("2096-02-29", "P4Y", "2100-02-28"),  # 2100 is no leap year
        ("2028-02-29", "P12M", "2029-02-28"),
        ("2027-02-28", "P1Y", "2028-02-28"),  # and not the 29th
        ("2028-02-28", "P1D", "2028-02-29"),
    ],
)
def test_leap_years_count_as_the_calendar_has_them(start: str, period: str, end: str) -> None:
    assert add(date.fromisoformat(start), period).isoformat() == end


def test_beyond_the_last_day_there_is_nothing() -> None:
    assert add(date(9990, 1, 1), "P9999Y") == LAST
    assert add(date(9999, 12, 30), "P99999D") == LAST


@pytest.mark.parametrize("text", ["3Y", "P3", "P1.5Y", "three years", "P-1D", "PT1H"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        add(date(2026, 1, 1), text)


days = st.dates(date(1990, 1, 1), date(2200, 12, 31))
periods = st.builds(
    "P{}Y{}M{}W{}D".format, st.integers(0, 30), st.integers(0, 40), st.integers(0, 60), st.integers(0, 800)
)


@given(day=days, period=periods)
def test_a_period_never_leads_back(day: date, period: str) -> None:
    assert add(day, period) >= day


@given(first=days, second=days, period=periods)
def test_whoever_begins_later_ends_no_earlier(first: date, second: date, period: str) -> None:
    first, second = sorted((first, second))
    assert add(first, period) <= add(second, period)


# Over several laws ------------------------------------------------------------------------------------------------


def result(regime: str, state: str, day: str = "") -> DateResult:
    rule = Period(id=f"{regime}_{day}", cite=Reference(regime=regime, article="1"), source="S1", status="verified",
                  period="P1Y", start="completion")  # fmt: skip
    return DateResult(rule=rule, state=state, day=day)


def law(regime: str, keep: list[DateResult], review: list[DateResult]) -> AssessmentLaw:
    return AssessmentLaw(regime=regime, outcome="mandatory", keep=tuple(keep), review=tuple(review))


dated = st.lists(days, max_size=4)


@given(keep=st.lists(dated, max_size=4), review=st.lists(dated, max_size=4), running=st.booleans())
def test_of_all_laws_the_longest_keeping_and_the_earliest_review_count(
    keep: list[list[date]], review: list[list[date]], running: bool
) -> None:
    laws = [law(f"k{n}", [result(f"k{n}", "dated", d.isoformat()) for d in own], []) for n, own in enumerate(keep)]
    laws += [law(f"r{n}", [], [result(f"r{n}", "dated", d.isoformat()) for d in own]) for n, own in enumerate(review)]
    if running:
        laws.insert(0, law("runs", [result("runs", "running")], []))
    found = together(laws)
    kept = sorted(d.isoformat() for own in keep for d in own)
    due = sorted(d.isoformat() for own in review for d in own)
    assert (found.review[1].day if found.review else None) == (due[0] if due else None)
    if running:
        assert found.keep is not None
        assert found.keep[1].state == "running"
        assert found.keep_least == (kept[-1] if kept else "")
    else:
        assert (found.keep[1].day if found.keep else None) == (kept[-1] if kept else None)


def test_a_law_whose_day_is_open_does_not_decide() -> None:
    found = together([law("a", [result("a", "open")], [result("a", "open")])])
    assert (found.keep, found.keep_least, found.review) == (None, "", None)
