"""The whole context of a report, from front page to annex; template authors read its names here."""

from __future__ import annotations

from datetime import date

from pia_app import __version__
from pia_app.model import Assessment, Evaluation, Library, Question
from pia_app.report.catalogue import Template
from pia_app.report.context import (
    accepted,
    annex,
    answers,
    bases,
    board,
    crosswalk,
    dates,
    duties,
    memo,
    moot,
    plan,
    points,
    principles,
    risks,
    screening,
    sides,
    stops,
    summary,
    tasks,
)
from pia_app.report.context.source import Part, Source
from pia_app.rules.tracking import tracked
from pia_app.wording import Words


def build(
    library: Library, assessment: Assessment, evaluation: Evaluation, template: Template, *, language: str, today: date,
    content_hash: str, log_head: str, activity: str = "", whole: Evaluation | None = None,
) -> Part:  # fmt: skip
    """Return everything a template may print, as nested dicts, lists and texts.

    A memo gets what it needs and no more, about one `activity` or about each; a foreign template gets everything.
    `whole` is the judgement under all laws chosen where `evaluation` is one under some of them: a task is no longer
    called for only where none of all laws calls for it.
    """
    labels = {activity.id: f"A{number}" for number, activity in enumerate(assessment.activities, 1)}
    source = Source(
        library=library, assessment=assessment, evaluation=evaluation, template=template,
        words=Words(library, language), labels=labels, today=today,
        tasks=tuple(t for t in tracked(library, assessment, evaluation, today) if t.state == "active"),
        moot=tuple(t for t in tracked(library, assessment, whole or evaluation, today) if t.state == "moot"),
    )  # fmt: skip
    found = {
        "report": _report(source, today, content_hash, log_head),
        "library": _library(source),
        "regimes": [_regime(source, regime) for regime in evaluation.regimes],
        "fields": answers.fields(source),
    }
    if template.promises == "memo" and not template.foreign:
        return {**found, "memo": memo.memo(source, activity)}
    found |= _whole(source, whole or evaluation)
    if template.foreign:
        found |= {"memo": memo.memo(source, activity)}
    return {**found, "board": board.board(source, found)} if template.promises == "board" or template.foreign else found


def _whole(source: Source, judged: Evaluation) -> Part:
    """Return all that a report says of an assessment; `judged` is the judgement under all laws chosen."""
    findings = principles.principles(source)
    numbers = principles.numbers(findings)
    open_stops, aside = stops.stops(source, numbers), stops.overrides(source)
    for part in findings:
        for row in part["findings"]:
            del row["key"]
    return {
        **_law(source),
        "places": _places(source),
        "benefits": answers.per_activity(source, _activity_questions(source, "benefits")),
        "activities": [_activity(source, activity.id, numbers) for activity in source.assessment.activities],
        "points": points.points(source, "", numbers),
        "level": source.level(source.evaluation.level),
        "stops": open_stops,
        "overrides": aside,
        "principles": findings,
        "strengths": principles.strengths(source),
        "risk_map": risks.risk_map(source),
        "scenarios": risks.scenarios(source),
        "own_risks": accepted.own_risks(source),
        "method": risks.method(source),
        "tasks": tasks.tasks(source, numbers),
        "moot": moot.moot(source, moot.asked(judged)),
        "plan": plan.plan(source),
        "residual": tasks.residual(source),
        "accepted": accepted.accepted(source),
        "annex": annex.annex(source, numbers),
        "summary": summary.summary(source, open_stops, aside),
    }


def _law(source: Source) -> Part:
    """Return what each law makes of the facts: whether it demands an assessment, and what follows from it."""
    screened = screening.screening(source)
    return {
        "screening": screened,
        "grounds": screening.grounds(source, screened),
        "duties": duties.duties(source),
        "routes": duties.routes(source),
        "conflicts": duties.conflicts(source),
        "dates": dates.dates(source),
        "crosswalk": crosswalk.crosswalk(source),
    }


def _report(source: Source, today: date, content_hash: str, log_head: str) -> Part:
    assessment = source.assessment
    named = answers.fields(source).get("organisation", {"given": False})
    organisation = named["text"] if named["given"] else ""
    heading = _heading(source)
    return {
        "heading": heading,
        "title": source.say("title", name=assessment.name, heading=heading),
        "name": assessment.name,
        "organisation": organisation,
        "organisation_line": organisation or source.say("not_provided"),
        "date": source.day(today),
        "created": assessment.created[:10],
        "status": source.named("status", assessment.status),
        "notice": "" if assessment.status == "completed" else source.say("draft_notice"),
        "version": source.say("version", date=today.isoformat(), short=content_hash[:8]),
        "content_hash": content_hash,
        "log_head": log_head or source.say("not_provided"),
        "program": f"PIA App {__version__}",
        "template": source.template.id,
        "laws_note": _laws_note(source),
        "regimes_short": source.regimes(source.evaluation.regimes),
        "regimes": source.joined(source.words.regime(r).name or r for r in source.evaluation.regimes),
    }


def _laws_note(source: Source) -> str:
    """Say where this report leaves out laws that were chosen, or none of them is one that its template is for."""
    chosen, shown = source.assessment.regimes, source.evaluation.regimes
    if shown and source.template.regimes and not set(shown) & set(source.template.regimes):
        return source.say("laws.other", regimes=source.regimes(shown))
    left_out = [regime for regime in chosen if regime in source.library.regime and regime not in shown]
    return source.say("laws.some", regimes=source.regimes(shown)) if left_out else ""


def _heading(source: Source) -> str:
    """Return what the document is called: as its template says, or as the first law that has a name for it."""
    if source.words.language in source.template.heading:
        return source.template.heading[source.words.language]
    names = (source.named("heading", regime) for regime in source.in_force(""))
    return next((name for name in names if name not in source.library.regime), source.say("heading.any"))


def _library(source: Source) -> Part:
    library = source.library
    return {
        "title": source.words.title, "id": library.id, "version": str(library.version),
        "as_of": source.written(library.as_of),
        "publisher": library.publisher, "licence": library.licence,
        "hash": source.assessment.library_hash or source.say("not_provided"),
    }  # fmt: skip


def _regime(source: Source, regime_id: str) -> Part:
    regime, words = source.library.regime[regime_id], source.words.regime(regime_id)
    return {
        "name": words.name or regime_id, "short": words.short or regime_id, "note": words.note,
        "version": str(regime.version), "as_of": source.written(regime.as_of),
    }  # fmt: skip


def _places(source: Source) -> Part:
    found = {}
    for place, ids in source.template.places.items():
        questions = [q for q in answers.questions_at(source, ids) if q.scope == "assessment"]
        found[place] = answers.blocks(source, questions, "")
    return found


def _activity_questions(source: Source, place: str) -> list[Question]:
    ids = source.template.activity_places.get(place, ())
    return [q for q in answers.questions_at(source, ids) if q.scope == "activity"]


def _activity(source: Source, activity_id: str, numbers: points.Numbers) -> Part:
    """Return one activity: its levels, its description by section, the bases of its purposes, its risk.

    `places` are the template's, with `asked` where any of their questions is asked, `undecided` where facts that are
    missing decide whether any will be; `points` are its findings; `reached` tells whether one of the laws reported on
    reaches it, or may.
    """
    result = source.evaluation.activity(activity_id)
    sections = []
    for section in source.library.sections:
        questions = [q for q in source.library.questions_of(section.id) if q.role in ("fact", "detail")]
        asked = source.asked(questions, activity_id)
        if section.scope == "activity" and asked:
            blocks = answers.blocks(source, asked, activity_id)
            sections.append({"name": source.words.section(section.id).name or section.id, "blocks": blocks})
    wanted = {place: _activity_questions(source, place) for place in source.template.activity_places}
    found = {place: bool(source.asked(questions, activity_id)) for place, questions in wanted.items()}
    waiting = source.waiting(activity_id)
    waits = {place: any(q.id in waiting for q in questions) for place, questions in wanted.items()}
    told = {
        "places": {
            place: answers.blocks(source, questions, activity_id, sides.wanted(source.template.activity_places[place]))
            for place, questions in wanted.items()
        },
        "asked": found,
        "undecided": {place: waits[place] and not found[place] for place in wanted},
        "points": points.points(source, activity_id, numbers),
    }
    told["reached"] = bool(source.reaching(result))
    told |= {"sections": sections, "bases": bases.bases(source, result), "risk": risks.judged(source, result)}
    return {**risks.overview(source, result), **told}
