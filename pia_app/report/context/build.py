"""The whole context of a report, from front page to annex; template authors read its names here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pia_app import __version__
from pia_app.model import Assessment, Evaluation, Library, Question, State
from pia_app.report.catalogue import Template
from pia_app.report.context import annex, answers, principles, risks, tasks
from pia_app.report.context.source import Part, Source
from pia_app.wording import Words


def build(
    library: Library, assessment: Assessment, evaluation: Evaluation, template: Template, *, language: str, today: date,
    content_hash: str, log_head: str,
) -> Part:  # fmt: skip
    """Return everything a template may print, as nested dicts, lists and texts."""
    labels = {activity.id: f"A{number}" for number, activity in enumerate(assessment.activities, 1)}
    source = Source(
        library=library, assessment=assessment, evaluation=evaluation, template=template,
        words=Words(library, language), labels=labels,
    )  # fmt: skip
    findings = principles.principles(source)
    numbers = principles.numbers(findings)
    stops = principles.stops(source, numbers)
    found = {
        "report": _report(source, today, content_hash, log_head),
        "library": _library(source),
        "regimes": [_regime(source, regime) for regime in evaluation.regimes],
        "fields": answers.fields(source),
        "places": _places(source),
        "benefits": answers.per_activity(source, _activity_questions(source, "benefits")),
        "activities": [_activity(source, activity.id) for activity in assessment.activities],
        "level": source.level(evaluation.level),
        "stops": stops,
        "principles": findings,
        "strengths": principles.strengths(source),
        "risk_map": risks.risk_map(source),
        "scenarios": risks.scenarios(source),
        "method": risks.method(source),
        "tasks": tasks.tasks(source, numbers),
        "residual": tasks.residual(source),
        "annex": annex.annex(source),
    }
    found["summary"] = _summary(source, stops)
    for part in findings:
        for row in part["findings"]:
            del row["key"]
    return found


def _report(source: Source, today: date, content_hash: str, log_head: str) -> Part:
    assessment = source.assessment
    named = answers.fields(source).get("organisation", {"given": False})
    organisation = named["text"] if named["given"] else ""
    return {
        "title": source.say("title", name=assessment.name),
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
        "regimes": source.joined(source.words.regime(r).name or r for r in source.evaluation.regimes),
    }


def _library(source: Source) -> Part:
    library = source.library
    return {
        "title": source.words.title, "id": library.id, "version": str(library.version), "as_of": library.as_of,
        "publisher": library.publisher, "licence": library.licence,
        "hash": source.assessment.library_hash or source.say("not_provided"),
    }  # fmt: skip


def _regime(source: Source, regime_id: str) -> Part:
    regime, words = source.library.regime[regime_id], source.words.regime(regime_id)
    return {
        "name": words.name or regime_id, "short": words.short or regime_id, "note": words.note,
        "version": str(regime.version), "as_of": regime.as_of,
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


def _activity(source: Source, activity_id: str) -> Part:
    """Return one activity: its levels, its description by section, its risk."""
    result = source.evaluation.activity(activity_id)
    sections = []
    for section in source.library.sections:
        questions = [q for q in source.library.questions_of(section.id) if q.role in ("fact", "detail")]
        asked = source.asked(questions, activity_id)
        if section.scope == "activity" and asked:
            blocks = answers.blocks(source, asked, activity_id)
            sections.append({"name": source.words.section(section.id).name or section.id, "blocks": blocks})
    return {**risks.overview(source, result), "sections": sections, "risk": risks.judged(source, result)}


def _summary(source: Source, stops: list[Part]) -> Part:
    """Return the sentences that open the report."""
    evaluation = source.evaluation
    asked = [evaluation.asked, *(result.asked for result in evaluation.activities)]
    unanswered, unknown = sum(len(a.unanswered) for a in asked), _unknown(source)
    sentences = _judgement(source, stops) if evaluation.activities else [source.say("summary.nothing")]
    sentences.append(
        source.say("summary.unanswered", count=unanswered) if unanswered else source.say("summary.all_answered")
    )
    if unknown:
        sentences.append(source.say("summary.unknown", count=unknown))
    return {"sentences": sentences, "open_stops": sum(1 for stop in stops if stop["open"])}


def _judgement(source: Source, stops: list[Part]) -> list[str]:
    evaluation = source.evaluation
    regimes = source.joined(source.words.regime(r).short or r for r in evaluation.regimes)
    urgent = sum(1 for task in evaluation.tasks if task.priority in source.library.method.levels[2:])
    return [
        source.say("summary.scope", count=len(evaluation.activities), regimes=regimes),
        source.say("summary.level", level=source.words.interval(evaluation.level), names=_worst(source)),
        *_stops_told(source, stops),
        source.say("summary.tasks", count=len(evaluation.tasks), urgent=urgent),
    ]


def _stops_told(source: Source, stops: list[Part]) -> Iterator[str]:
    opened = sum(1 for stop in stops if stop["open"])
    if opened:
        yield source.say("summary.stops", open=opened)
    if opened < len(stops):
        yield source.say("summary.stops_pending", pending=len(stops) - opened)
    if not stops:
        yield source.say("summary.no_stops")


def _worst(source: Source) -> str:
    level = source.evaluation.level
    return source.joined(
        f"{source.label(r.activity.id)} {r.activity.name}" for r in source.evaluation.activities if r.level == level
    )


def _unknown(source: Source) -> int:
    return sum(
        1
        for scope in ("", *source.labels)
        for question in source.asked(source.library.questions, scope)
        if (answer := source.answers(scope).get(question.id)) is not None and answer.state is State.UNKNOWN
    )
