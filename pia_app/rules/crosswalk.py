"""What each law wants in an assessment, and whether this one has it, with the questions behind every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pia_app.model import ActivityEvaluation, Answer, Library, State, legible
from pia_app.model.legal import ContentResult
from pia_app.model.regime import Content
from pia_app.rules.applicability import Interview
from pia_app.rules.screening import weighed
from pia_app.rules.truth import NO

SECTION = "section:"
Pair = tuple[str, str]


def questions_of(library: Library, content: Content) -> tuple[str, ...]:
    """Return the questions behind a row; "section:<id>" stands for all of a section but those of other laws alone."""
    found: list[str] = []
    for name in content.met_by:
        if name.startswith(SECTION):
            whole = library.questions_of(name.removeprefix(SECTION))
            found += [q.id for q in whole if not q.only_for or content.cite.regime in q.only_for]
        else:
            found.append(name)
    return tuple(dict.fromkeys(found))


def crosswalk(
    library: Library, regime: str, shared: Interview, activities: Sequence[tuple[ActivityEvaluation, Interview]]
) -> tuple[ContentResult, ...]:
    """Say of each content that a law requires how far it is met (PIPL 56, GDPR 35(7), 11 CCR 7152(a)).

    `activities` are those that the law reaches. What is asked once counts once; what is asked of an activity must be
    answered for every one of them. "Don't know" answers nothing. While no activity has been described (`activities` is
    empty then alone) nothing can be said not to be called for, and what is asked of activities is missing.
    """
    return tuple(_row(library, content, shared, activities) for content in library.regime[regime].contents)


def _row(
    library: Library, content: Content, shared: Interview, activities: Sequence[tuple[ActivityEvaluation, Interview]]
) -> ContentResult:
    called = [(r, talk) for r, talk in activities if weighed(library, talk, content).truth is not NO]
    answered: list[Pair] = []
    left: list[Pair] = []
    if called or (content.when is None and not activities):
        for pair, answer in _asked(library, content, shared, called):
            (answered if _says(answer) else left).append(pair)
    asks_activities = any(library.question[name].scope == "activity" for name in questions_of(library, content))
    lacking = bool(left) or (not activities and asks_activities)
    missing = "missing" if left or not activities else "not_called_for"
    state = missing if not answered else "partly" if lacking else "met"
    return ContentResult(rule=content, state=state, answered=tuple(answered), open=tuple(left))


def _asked(
    library: Library, content: Content, shared: Interview, activities: Sequence[tuple[ActivityEvaluation, Interview]]
) -> Iterator[tuple[Pair, Answer | None]]:
    for name in questions_of(library, content):
        if library.question[name].scope == "assessment":
            if name in shared.asked:
                yield ("", name), shared.facts.get(name)
            continue
        for result, talk in activities:
            if talk.may_be_asked(name):
                yield (result.activity.id, name), talk.facts.get(name)


def _says(answer: Answer | None) -> bool:
    """Whether an answer tells a reader anything: given and not empty, or agreed not to apply."""
    if answer is None or answer.state is State.UNKNOWN:
        return False
    if answer.state is State.NOT_APPLICABLE:
        return answer.approved
    return legible(answer.value) if isinstance(answer.value, str) else answer.value is not None
