"""Tasks that are no longer called for: what people wrote about them, and why nothing asks for them any more."""

from __future__ import annotations

from collections.abc import Iterator

from pia_app.model import Evaluation, TaskKey, TrackedTask
from pia_app.report.context.source import Part, Source
from pia_app.report.context.tasks import cost, effort, status, title, who_and_when, written

Asked = frozenset[tuple[str, str]]


def moot(source: Source, known: Asked) -> list[Part]:
    """Return the tasks whose findings are gone; `known` names what is still asked."""
    return [
        {
            "title": title(source, task),
            "activity": source.label(task.key[0]),
            "why": _why(source, task.key, known),
            "written": "\n".join(_written(source, task)),
        }
        for task in source.moot
    ]


def asked(judged: Evaluation) -> Asked:
    """Return all that is asked, by (activity or "", question)."""
    every = {"": judged.asked, **{result.activity.id: result.asked for result in judged.activities}}
    return frozenset((scope, name) for scope, told in every.items() for name in told.asked)


def _why(source: Source, key: TaskKey, known: Asked) -> str:
    activity, name, measure = key
    question = source.library.question.get(name)
    if question is None or measure not in source.library.measure:
        return source.say("task.moot_unknown")
    told = source.words.question(name).text or name
    if (activity, name) not in known:
        return source.say("task.moot_unasked", name=told)
    answer = source.words.answer(question, source.answers(activity).get(name))
    return source.say("task.moot_answered", name=told, answer=answer)


def _written(source: Source, task: TrackedTask) -> Iterator[str]:
    """Yield all that people wrote about a task; what only the library proposes is of no use any more."""
    told, progress = who_and_when(source, task), task.progress
    yield source.say("task.state", status=status(source, task))
    if progress.owner or progress.role:
        yield source.say("task.who", name=told["owner"])
    if progress.due:
        yield source.say("task.until", day=told["due"])
    yield from filter(None, [effort(source, progress.effort), cost(source, progress.cost)])
    yield from written(source, task)
