"""Until when the assessment is kept and when it is due again: under each law, and what counts over all of them."""

from __future__ import annotations

from collections.abc import Iterator

from pia_app.model import Answer, State
from pia_app.model.legal import DateResult
from pia_app.report.context import laws
from pia_app.report.context.source import Part, Source


def dates(source: Source) -> Part:
    """Return what counts over all laws, and the rows of every law."""
    found = source.evaluation.dates
    return {
        "keep": _keep(source),
        "review": _review(source),
        "rows": [
            *(row for law in source.evaluation.laws for row in _rows(source, law.regime, "keep", law.keep)),
            *(row for law in source.evaluation.laws for row in _rows(source, law.regime, "review", law.review)),
        ],
        "notes": list(_notes(source, found.review)),
    }


def _keep(source: Source) -> str:
    """Say until when to keep it, and by which law."""
    found = source.evaluation.dates
    if found.keep is None:
        return _unsaid(source, "keep", [law.keep for law in source.evaluation.laws])
    regime, result = found.keep
    why = _why(source, regime, result)
    if result.state != "running":
        return source.say("dates.keep", day=source.written(result.day), why=why)
    if found.least is None:
        return source.say("dates.keep_running", why=why)
    also = _why(source, *found.least)
    return source.say("dates.keep_least", day=source.written(found.keep_least), why=why, also=also)


def _review(source: Source) -> str:
    found = source.evaluation.dates.review
    if found is None:
        return _unsaid(source, "review", [law.review for law in source.evaluation.laws])
    return source.say("dates.review", day=source.written(found[1].day), why=_why(source, *found))


def _unsaid(source: Source, what: str, rules: list[tuple[DateResult, ...]]) -> str:
    """Say why there is no day to keep it until, or to review it: no law sets one, or it cannot be told yet."""
    return source.say(f"dates.{what}_open" if any(rules) else f"dates.{what}_none")


def _why(source: Source, regime: str, result: DateResult) -> str:
    told = laws.rule(source, regime, result.rule)
    checked = source.say("reason.checked", text=told["checked"]) if told["checked"] else ""
    return source.say("dates.why", title=told["title"], law=told["law"], checked=checked)


def _rows(source: Source, regime: str, what: str, results: tuple[DateResult, ...]) -> Iterator[Part]:
    for result in results:
        yield {
            **laws.rule(source, regime, result.rule),
            "regime": laws.short(source, regime),
            "what": source.say(f"dates.what_{what}"),
            "day": _told(source, result),
        }


def _told(source: Source, result: DateResult) -> str:
    if result.state == "dated":
        return source.written(result.day)
    if result.state == "running":
        return source.say("dates.running")
    answer = source.assessment.answers.get(result.missing)
    if result.rule.start == "last_change" and answer is not None and answer.state is State.GIVEN:
        return source.say(
            "dates.unchanged"
        )  # the change that was named was assessed, and a later one starts the period
    waits_for = source.words.short(result.missing) if result.missing else ""
    return source.say("dates.waits", name=waits_for) if waits_for else source.say("dates.open")


def _notes(source: Source, due: tuple[str, DateResult] | None) -> Iterator[str]:
    """Say where the date that was decided on is later than the laws allow."""
    planned = _planned(source)
    if due is not None and planned and planned > due[1].day:
        yield source.say("dates.late", planned=source.written(planned), day=source.written(due[1].day))


def _planned(source: Source) -> str:
    """Return the day of the next review that was decided on, "" where there is none."""
    name = source.template.fields.get("next_review", "")
    answer: Answer | None = source.assessment.answers.get(name)
    return str(answer.value or "") if answer is not None and answer.state is State.GIVEN else ""
