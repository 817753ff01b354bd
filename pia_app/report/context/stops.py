"""Potential legal failures that no score may offset, and those that a named person has set aside with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pia_app.model import HardStop
from pia_app.report.context import laws
from pia_app.report.context.source import Part, Source

KINDS = ("prohibited", "not_curable", "curable")


def _all(source: Source) -> Iterator[HardStop]:
    """Yield each hard stop once; those of questions asked once stand in every activity."""
    found = (stop for result in source.evaluation.activities for stop in result.hard_stops)
    yield from {(s.activity, s.question, s.regime, s.cite): s for s in found}.values()


def stops(source: Source, numbers: Mapping[tuple[str, str], str]) -> list[Part]:
    """Return the potential legal failures of the whole assessment, open ones first, one for each missing control.

    `numbers` are those of the findings by activity and question; an answer still missing has none.
    """
    found: dict[tuple[str, str], dict[str, HardStop]] = {}
    for stop in sorted(_all(source), key=lambda s: s.state != "open"):
        if stop.state != "overridden":
            found.setdefault((stop.activity, stop.question), {}).setdefault(stop.regime, stop)
    parts = [_stop(source, list(stops.values()), numbers.get(place, "")) for place, stops in found.items()]
    return sorted(parts, key=lambda part: not part["open"])


def _stop(source: Source, stops: Sequence[HardStop], number: str) -> Part:
    """Return one missing control with every law that it may offend."""
    first = stops[0]
    opened = any(stop.state == "open" for stop in stops)
    exceptions = [exception for stop in stops for exception in stop.exceptions]
    kinds = {_kind(stop) for stop in stops}
    notes = [source.say(f"stop.{kind}") for kind in KINDS if kind in kinds]
    if exceptions:
        notes.append(source.say("stop.exceptions", laws=source.citations(exceptions)))
        notes.append(source.words.question(first.question).exception)
    return {
        "open": opened,
        "activity": source.label(first.activity),
        "finding": number,
        "issue": source.words.short(first.question),
        "question": source.words.question(first.question).text,
        "law": "\n".join(source.by_law([stop.cite for stop in stops])),
        "state": source.say("stop.open" if opened else "stop.pending"),
        "notes": "\n".join(note for note in notes if note),
    }


def _kind(stop: HardStop) -> str:
    return "prohibited" if stop.prohibited else "curable" if stop.curable else "not_curable"


def overrides(source: Source) -> list[Part]:
    """Return the failures that do not stand, each with the law, the person who decided so, the day and the reason."""
    return [
        {
            "activity": source.label(stop.activity),
            "issue": source.words.short(stop.question),
            "question": source.words.question(stop.question).text,
            "regime": laws.short(source, stop.regime),
            "law": source.words.citation(stop.cite),
            "by": stop.override.by,
            "on": source.written(stop.override.on) or source.say("not_provided"),
            "reason": stop.override.reason,
        }
        for stop in _all(source)
        if stop.override is not None
    ]
