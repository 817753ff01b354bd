"""What each law wants to find in an assessment, and where in this one it stands or is still missing."""

from __future__ import annotations

from collections.abc import Sequence

from pia_app.model.legal import ContentResult
from pia_app.report.context import laws
from pia_app.report.context.duties import shade
from pia_app.report.context.source import Part, Source


def crosswalk(source: Source) -> list[Part]:
    """Return each law's contents, a row for each, with the questions that answer it and those still open."""
    return [
        {
            "law": source.words.regime(law.regime).name or law.regime,
            "rows": [_row(source, law.regime, content) for content in law.contents],
        }
        for law in source.evaluation.laws
        if law.contents
    ]


def _row(source: Source, regime: str, content: ContentResult) -> Part:
    """Return a row; where nothing is left to answer but no activity has been described yet, that is what is open."""
    answered, still = _named(source, content.answered, content.open), _named(source, content.open, content.answered)
    if not still and content.state != "met" and not source.assessment.activities:
        still = source.fixed("crosswalk.no_activity")
    return {
        **laws.rule(source, regime, content.rule),
        "state": source.words.say(f"content.{content.state}"),
        "fill": shade(source, content.state),
        "answered": answered or ("" if still else source.fixed("empty_cell")),
        "open": still,
    }


def _named(source: Source, pairs: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> str:
    """Name questions under their sections, with the activities where the others stand otherwise."""
    divided = {question for _, question in pairs} & {question for _, question in others}
    asked: dict[str, dict[str, list[str]]] = {}
    for activity_id, name in pairs:
        section = source.library.question[name].section
        asked.setdefault(section, {}).setdefault(name, []).append(activity_id)
    sections = []
    for section, found in asked.items():
        names = [
            source.say("crosswalk.in", name=source.words.short(name), activities=source.joined(map(source.label, ids)))
            if name in divided else source.words.short(name)
            for name, ids in found.items()
        ]  # fmt: skip
        title = source.words.section(section).name or section
        sections.append(source.say("crosswalk.section", section=title, names=source.joined(names)))
    return source.fixed("citations.join").join(sections)
