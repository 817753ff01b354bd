"""What screening found, in lines of text: which laws apply, whether they demand an assessment, why, and until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pia_app.model import ActivityEvaluation, Assessment, Dates, Evaluation, LawResult, Screening
from pia_app.model.legal import DateResult, Reason
from pia_app.wording.words import Words


def screened(words: Words, assessment: Assessment, evaluation: Evaluation) -> str:
    """Return the laws' outcomes for each activity with their reasons, and what counts for keeping and review."""
    return "\n".join(_lines(words, assessment, evaluation))


def outcome(words: Words, screening: Screening) -> str:
    """Return the outcome under one law in a word or two; a presumption is told apart from what is mandatory."""
    return words.say("outcome.presumed") if screening.presumed else words.say(f"outcome.{screening.outcome}")


def _lines(words: Words, assessment: Assessment, evaluation: Evaluation) -> Iterator[str]:
    yield assessment.name
    for number, result in enumerate(evaluation.activities, 1):
        yield words.say("screen.activity", number=number, name=result.activity.name)
        yield from _activity(words, result)
    if not evaluation.activities:
        yield words.say("screen.no_activity")
    yield words.say("screen.together")
    yield from _keep(words, evaluation.dates)
    yield _review(words, evaluation.dates)


def _activity(words: Words, result: ActivityEvaluation) -> Iterator[str]:
    for law in result.laws:
        yield from _law(words, law)


def _law(words: Words, law: LawResult) -> Iterator[str]:
    screening, short = law.screening, words.regime(law.regime).short
    said = outcome(words, screening)
    if screening.role is None:
        yield words.say("screen.law", law=short, outcome=said)
    else:
        yield words.say("screen.law_role", law=short, outcome=said, role=words.role(law.regime, screening.role.id))
    if screening.outcome == "not_required" and words.regime(law.regime).none:
        yield words.say("screen.none", text=words.regime(law.regime).none)
    for reason in screening.reasons:
        yield _reason(words, law.regime, reason)
    if screening.missing:
        yield words.say("screen.missing", questions=_named(words, screening.missing))


def _reason(words: Words, regime: str, reason: Reason) -> str:
    title = words.rule(regime, reason.rule.id).title
    if reason.kind == "role":
        title = words.role(regime, reason.rule.id) if reason.truth == "yes" else words.say("screen.role_open")
    kind = _kind(words, reason)
    if reason.truth != "yes":
        kind = words.say(f"screen.truth_{reason.truth}", kind=kind)
    line = words.say("screen.reason", kind=kind, title=title, law=words.citation(reason.rule.cite))
    if reason.facts:
        facts = words.say("list.join").join(words.short(fact) for fact in reason.facts)
        line += words.say("screen.facts", facts=facts)
    return line


def _kind(words: Words, reason: Reason) -> str:
    """Return what a reason is: a trigger is told by what it leads to."""
    if reason.kind == "trigger":
        return words.say(f"outcome.{getattr(reason.rule, 'outcome', 'mandatory')}")
    return words.say(f"screen.kind_{reason.kind}")


def _named(words: Words, questions: Sequence[str]) -> str:
    """Return questions by their short names, each with the id under which an exchange file answers it."""
    return words.say("list.join").join(words.say("screen.question", name=words.short(q), id=q) for q in questions)


# Dates


def _keep(words: Words, dates: Dates) -> Iterator[str]:
    if dates.keep is None:
        yield words.say("screen.keep_none")
        return
    regime, result = dates.keep
    if result.state == "running":
        yield words.say("screen.keep_running", why=_why(words, regime, result))
    else:
        yield words.say("screen.keep", day=result.day, why=_why(words, regime, result))
    if dates.least:
        yield words.say("screen.keep_least", day=dates.keep_least, why=_why(words, *dates.least))


def _review(words: Words, dates: Dates) -> str:
    if dates.review is None:
        return words.say("screen.review_none")
    regime, result = dates.review
    return words.say("screen.review", day=result.day, why=_why(words, regime, result))


def _why(words: Words, regime: str, result: DateResult) -> str:
    title, law = words.rule(regime, result.rule.id).title, words.citation(result.rule.cite)
    return words.say("screen.why", law=words.regime(regime).short, title=title, article=law)
