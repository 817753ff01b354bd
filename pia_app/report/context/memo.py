"""One page about the screening of one activity: facts, what each law makes of them, who decided, when to look again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from pia_app.model import ActivityEvaluation
from pia_app.report.context import laws
from pia_app.report.context.screening import screening
from pia_app.report.context.source import Part, Source

SAID = {"demanded": "mandatory", "open": "cannot_decide", "recommended": "recommended"}
LOOSE = " ,"
DECISION = ("decided_by", "decided_on", "look_again")


def memo(source: Source, activity_id: str = "") -> Part:
    """Return a page for each activity, or for one of them, and the texts that the written file must hold."""
    pages = [
        _page(source, result, part["laws"])
        for result, part in zip(source.evaluation.activities, screening(source), strict=True)
        if activity_id in ("", result.activity.id)
    ]
    return {"pages": pages, "as_of": _as_of(source), "texts": [text for page in pages for text in _texts(page)]}


def _as_of(source: Source) -> str:
    """Return the day whose law the questions rest on, law by law where the days differ."""
    days = {regime: source.written(source.library.regime[regime].as_of) for regime in source.evaluation.regimes}
    if len(set(days.values())) == 1:
        return next(iter(days.values()))
    return source.joined(source.say("memo.as_of", law=laws.short(source, r), day=day) for r, day in days.items())


def _page(source: Source, result: ActivityEvaluation, screened: list[Part]) -> Part:
    activity, nothing = result.activity, source.say("empty_cell")
    groups = _questions(source, result)
    missing = [name for names in groups.values() for name in names if not _known(source, name, activity.id)]
    return {
        "label": source.label(activity.id),
        "name": activity.name,
        "summary": _summary(source, activity.id),
        "facts": list(_facts(source, groups, missing, activity.id)) or [source.say("not_provided")],
        "missing": source.joined(laws.names(source, missing)) or nothing,
        "laws": [{**law, "lines": list(_lines(source, law)) or [nothing]} for law in screened],
        "conclusion": _conclusion(source, screened),
        "decision": _decision(source),
    }


def _questions(source: Source, result: ActivityEvaluation) -> dict[str, list[str]]:
    """Return what is asked before all else, in common ("") and under each law, and whatever else decided."""
    library = source.library
    decided = {law.regime: [n for r in law.screening.reasons for n in r.facts] for law in result.laws}
    asked = {*result.asked.asked, *source.evaluation.asked.asked}.union(*decided.values())
    groups = {"": list(library.screening)}
    groups |= {regime: [*library.regime[regime].screening, *names] for regime, names in decided.items()}
    seen: set[str] = set()
    found = {}
    for regime, names in groups.items():
        found[regime] = [name for name in dict.fromkeys(names) if name in asked and name not in seen]
        seen |= set(found[regime])
    return found


def _facts(source: Source, groups: Mapping[str, list[str]], missing: Sequence[str], activity_id: str) -> Iterator[str]:
    """Yield the facts given as running text: those in common, then those that one law asks for."""
    for regime, names in groups.items():
        facts = laws.facts(source, [name for name in names if name not in missing], activity_id)
        line = source.fixed("citations.join").join(facts)
        if line:
            yield source.say("memo.by_law", law=laws.short(source, regime), facts=line) if regime else line


def _known(source: Source, name: str, activity_id: str) -> bool:
    return bool(source.library.question[name].default) or laws.answer_to(source, name, activity_id) is not None


def _summary(source: Source, activity_id: str) -> str:
    """Return what the activity is, from the detail that the template names, or that nobody has said so."""
    for name in source.template.activity_places.get("summary", ()):
        answer = laws.answer_to(source, name, activity_id)
        if name in source.library.question and answer is not None:
            return source.words.answer(source.library.question[name], answer)
    return source.say("not_provided")


def _lines(source: Source, law: Part) -> Iterator[str]:
    """Yield what decided under one law, the rules of the same effect in a line; the facts stand above."""
    for effect, reasons in groupby(law["reasons"], key=itemgetter("effect")):
        yield source.say("reason.effect", effect=effect, title=_cited(source, list(reasons)))
    if law["set_aside"]["given"]:
        told = law["set_aside"]
        yield source.say("reason.set_aside", reasons=told["reasons"], name=told["by"])
    if law["none"]:
        yield law["none"]
    if law["missing"]:
        yield source.say("reason.missing_named", names=source.joined(law["missing"]))


def _cited(source: Source, reasons: Sequence[Part]) -> str:
    """Return rules with their articles; the name of a law, and how all were checked, are said once."""
    marks = {reason["checked"] for reason in reasons}
    told, last = [], ""
    for reason in reasons:
        checked = source.say("reason.checked", text=reason["checked"]) if reason["checked"] and len(marks) > 1 else ""
        law = reason["law"].removeprefix(last).strip(LOOSE) if last else reason["law"]
        told.append(source.say("reason.cited", title=reason["title"], law=law, checked=checked))
        last = reason["law_name"]
    line = source.fixed("citations.join").join(told)
    mark = next(iter(marks))
    return source.say("reason.all_checked", text=line, mark=mark) if mark and len(marks) == 1 else line


def _conclusion(source: Source, screened: list[Part]) -> str:
    """Say whether any law demands an assessment of this activity, or may, or recommends one."""
    found = {what: [law["law"] for law in screened if law["outcome_id"] == outcome] for what, outcome in SAID.items()}
    told = [source.say(f"memo.{what}", laws=source.joined(found[what])) for what in ("demanded", "open") if found[what]]
    if not told and found["recommended"]:
        return source.say("memo.recommended", laws=source.joined(found["recommended"]))
    return source.words.say("sentence.join").join(told) or source.say("memo.not_demanded")


def _decision(source: Source) -> Part:
    """Return who decided, when, and when it is looked at again, each said to be missing where it is."""
    return {name: _decided(source, source.template.fields.get(name, "")) for name in DECISION}


def _decided(source: Source, question_id: str) -> str:
    question = source.library.question.get(question_id)
    answer = source.assessment.answers.get(question_id)
    if question is None or answer is None:
        return source.say("not_provided")
    return source.written(source.words.answer(question, answer)) or source.say("not_provided")


def _texts(page: Part) -> Iterator[str]:
    """Yield what a page promises to hold, in its order."""
    yield from (page["name"], page["summary"], *page["facts"], page["missing"])
    for law in page["laws"]:
        yield from (law["outcome"], *law["lines"])
    yield from (page["conclusion"], *page["decision"].values())
