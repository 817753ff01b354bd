"""How long an assessment is kept and when it is due again, under each law and under all of them together."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from pia_app.model import Answer, Assessment, AssessmentLaw, Dates, Library, State
from pia_app.model.legal import DateResult
from pia_app.model.regime import Period
from pia_app.rules.applicability import Interview
from pia_app.rules.screening import weighed
from pia_app.rules.validation import is_date

PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
STARTS = ("completion", "processing_end", "last_change")
STARTS = ("completion", "processing_end", "last_change")
LAST = date(9999, 12, 31)


def add(day: date, period: str) -> date:
    """Return the day a period (ISO 8601) after another; a day that the month lacks becomes its last, as laws count."""
    found = PERIOD.fullmatch(period)
    if found is None:
        raise ValueError(period)
    years, months, weeks, days = (int(n or 0) for n in found.groups())
    month = day.month - 1 + months + 12 * years
    year, month = day.year + month // 12, month % 12 + 1
    if year > LAST.year:
        return LAST
    start = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    more = timedelta(weeks=weeks, days=days)
    return start + more if more <= LAST - start else LAST


def judge(
    library: Library, regime: str, assessment: Assessment, activities: Sequence[Interview]
) -> tuple[tuple[DateResult, ...], tuple[DateResult, ...]]:
    """Return what one law says of keeping and of the next review; `activities` are those that the law reaches."""
    law = library.regime[regime]
    starts = {name: _start(library, assessment, name, activities) for name in STARTS}
    if starts["last_change"] <= starts["completion"]:
        starts["last_change"] = ""  # what changed before the assessment was completed is in it
    return _results(library, law.keep, starts, activities), _results(library, law.review, starts, activities)


def together(laws: Sequence[AssessmentLaw]) -> Dates:
    """Return what counts: the latest day to keep until (or as long as it runs), the earliest day of review."""
    kept = [(law.regime, r) for law in laws for r in law.keep]
    dated = [(regime, r) for regime, r in kept if r.state == "dated"]
    running = [(regime, r) for regime, r in kept if r.state == "running"]
    latest = max(dated, key=lambda pair: pair[1].day, default=None)
    due = [(law.regime, r) for law in laws for r in law.review if r.state == "dated"]
    return Dates(
        keep=running[0] if running else latest,
        least=latest if running else None,
        review=min(due, key=lambda pair: pair[1].day, default=None),
    )


def _results(
    library: Library, rules: Iterable[Period], starts: Mapping[str, str], activities: Sequence[Interview]
) -> tuple[DateResult, ...]:
    return tuple(
        _result(library, rule, starts[rule.start])
        for rule in rules
        if rule.when is None or any(weighed(library, talk, rule).truth.certain_or_feared for talk in activities)
    )


def _result(library: Library, rule: Period, start: str) -> DateResult:
    if start:
        return DateResult(rule=rule, state="dated", day=add(date.fromisoformat(start), rule.period).isoformat())
    missing = next(iter(library.landmarks.get(rule.start, ())), "")
    return DateResult(rule=rule, state="running" if rule.start == "processing_end" else "open", missing=missing)


def _start(library: Library, assessment: Assessment, landmark: str, activities: Sequence[Interview]) -> str:
    """Return the day that a period counts from: of what is asked of activities the latest, or none."""
    for name in library.landmarks.get(landmark, ()):
        if library.question[name].scope == "assessment":
            days = [_day(assessment.answers.get(name))]
        else:
            days = [_day(talk.facts.get(name)) for talk in activities]
        if days and all(days):
            return max(days)
    return ""


def _day(answer: Answer | None) -> str:
    value = answer.value if answer is not None and answer.state is State.GIVEN else None
    return value if isinstance(value, str) and is_date(value) else ""
