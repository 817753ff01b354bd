"""How a rule of law is told wherever one is printed, and the facts behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pia_app.model import Answer, Condition
from pia_app.model.regime import Rule
from pia_app.report.context.source import Part, Source
from pia_app.wording.facts import fact

UNPROVED = ("review", "secondary", "own")
NO_RULE: Part = {"title": "", "text": "", "note": "", "law": "", "law_name": "", "checked": ""}


def rule(source: Source, regime: str, about: Rule) -> Part:
    """Return a rule's name, what it says, where it stands and, unless the primary text was read, how it was checked."""
    words = source.words.rule(regime, about.id)
    return {
        "title": words.title or about.id,
        "text": words.text,
        "note": words.note,
        "law": source.words.citation(about.cite),
        "law_name": source.words.law(regime, about.cite.law or regime).name,
        "checked": source.words.say(f"source.{about.status}") if about.status in UNPROVED else "",
    }


def answer_to(source: Source, question_id: str, activity_id: str) -> Answer | None:
    """Return the answer that counts for an activity, whether it was asked of it or once for all."""
    own = source.library.question[question_id].scope == "activity"
    return source.answers(activity_id if own else "").get(question_id)


def facts(source: Source, names: Iterable[str], activity_id: str, when: Condition | None = None) -> list[str]:
    """Return facts as "short: answer", of tables and lists what the condition looks at."""
    return [
        fact(source.words, source.library.question[name], answer_to(source, name, activity_id), when) for name in names
    ]


def names(source: Source, questions: Iterable[str]) -> list[str]:
    """Return the short names of questions, each once."""
    return list(dict.fromkeys(source.words.short(name) for name in questions))


def short(source: Source, regime: str) -> str:
    """Return the short name of a law."""
    return source.words.regime(regime).short or regime


def shared_by(source: Source, said: Mapping[str, Sequence[str]]) -> list[Part]:
    """Return what was said of each activity (by id), those of which the same was said together."""
    found: dict[str, list[str]] = {}
    for activity_id, texts in said.items():
        found.setdefault(source.fixed("citations.join").join(texts), []).append(activity_id)
    return [{"who": source.joined(map(source.label, ids)), "text": text} for text, ids in found.items()]
