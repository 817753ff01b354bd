"""One page for those who decide: the decision, the gravest findings, what it costs to mend them, what is due next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from pia_app.model import ActivityEffect, Evaluation, Finding, Interval, Reference, TrackedTask
from pia_app.model.tasks import CLOSED, DONE
from pia_app.report.context import plan
from pia_app.report.context.source import Part, Source
from pia_app.report.context.tasks import amount, title
from pia_app.rules import planning

WORST, DUE, NAMED, LAWS = 5, 4, 4, 3
KINDS = ("contradicted", "gap", "unapproved", "unknown", "partial")


def board(source: Source, found: Part) -> Part:
    """Return what stands on the page, and the texts that the file must hold; `found` is the rest of the context."""
    told = {
        "decision": _decision(source, found["fields"]),
        "activities": _activities(source, found["activities"]),
        "more": _more(source, "board.more_activities", len(found["activities"]) - NAMED),
        "findings": list(_findings(source)),
        "costs": _costs(source),
        "total": _total(source),
        "planned": _planned(source),
        "due": _due(source, found),
    }
    return {**told, "texts": list(_texts(told))}


def _decision(source: Source, fields: Part) -> Part:
    """Return what was decided, by whom and when, each said to be missing where it is."""
    named = [fields[name]["text"] for name in ("decision_maker", "decision_position") if fields[name]["given"]]
    day = fields["decision_date"]
    return {
        "what": fields["decision"]["text"] if fields["decision"]["given"] else source.say("board.undecided"),
        "by": source.say("board.by", names=source.joined(named)) if named else source.say("not_provided"),
        "on": source.written(day["text"]) if day["given"] else "",
        "conditions": fields["conditions"]["text"] if fields["conditions"]["given"] else "",
    }


def _activities(source: Source, found: Sequence[Part]) -> list[Part]:
    """Return the activities of the highest levels, in the order of the report."""
    grave = sorted(zip(source.evaluation.activities, found, strict=True), key=lambda pair: -pair[0].level.high)
    worst = [part["label"] for _, part in grave[:NAMED]]
    named = ("label", "name", "level", "current", "target")
    return [{name: part[name] for name in named} for part in found if part["label"] in worst]


def _more(source: Source, key: str, count: int) -> str:
    return source.say(key, count=count) if count > 0 else ""


def _findings(source: Source) -> Iterator[Part]:
    """Yield the gravest findings, the same finding in several activities once."""
    every = [*source.evaluation.findings, *(f for result in source.evaluation.activities for f in result.findings)]
    urgent = _urgency(source)

    def order(finding: Finding) -> tuple[bool, bool, int, bool, int, str]:
        return *_gravity(finding, urgent), finding.question

    alike = [list(group) for _, group in groupby(sorted(every, key=order), key=order)]
    for findings in alike[:WORST]:
        first = findings[0]
        stops = [stop.cite for f in findings for stop in f.hard_stops if stop.state != "overridden"]
        cited = [reference for f in findings for reference in f.references]
        yield {
            "who": source.few([source.label(f.activity) for f in findings]),
            "issue": source.words.short(first.question),
            "finding": source.say(f"finding.{first.kind}", key=source.say("finding.key") if first.key else ""),
            "question": source.words.question(first.question).text or first.question,
            "stop": bool(stops),
            "law": _laws(source, stops or cited),
        }


def _laws(source: Source, references: Sequence[Reference]) -> str:
    """Return the first laws cited, the others counted: with all of them five findings would not fit on the page."""
    laws = source.by_law(references)
    told = source.fixed("citations.join").join(laws[:LAWS])
    return told if len(laws) <= LAWS else source.say("board.more_laws", laws=told, count=len(laws) - LAWS)


def _urgency(source: Source) -> Mapping[tuple[str, str], int]:
    """Return the highest priority of the tasks that follow from each finding, by activity and question."""
    found: dict[tuple[str, str], int] = {}
    for task in source.evaluation.tasks:
        place, priority = (task.activity, task.question), source.library.method.levels.index(task.priority)
        found[place] = max(found.get(place, -1), priority)
    return found


def _gravity(finding: Finding, urgent: Mapping[tuple[str, str], int]) -> tuple[bool, bool, int, bool, int]:
    """Return by what findings are ordered: prohibited, open stop, priority of the tasks, key control, kind."""
    stops = [stop for stop in finding.hard_stops if stop.state == "open"]
    priority = urgent.get((finding.activity, finding.question), -1)
    prohibited = any(stop.prohibited for stop in stops)
    return not prohibited, not stops, -priority, not finding.key, KINDS.index(finding.kind)


def _open(source: Source) -> list[TrackedTask]:
    return [task for task in source.tasks if task.progress.status not in CLOSED]


def _costs(source: Source) -> list[Part]:
    """Return the open tasks by priority, the most urgent first, with what remains once they and those above are done.

    The level is that of the risk; potential failures that no task removes, since a fact has to change, are counted.
    """
    rows, keys = [], [task.key for task in source.tasks if task.progress.status in DONE]
    for priority, group in groupby(_open(source), key=attrgetter("priority")):
        tasks = list(group)
        keys += [task.key for task in tasks]
        rank = source.library.method.levels.index(priority) + 1
        after = planning.effect(source.library, source.assessment, source.evaluation, keys).evaluation
        rows.append({
            "priority": source.words.method("levels", priority),
            "fill": source.template.fills[rank],
            "count": str(len(tasks)),
            "days": _days(tasks),
            "level": source.level(_risk(after)),
            "stops": str(len(set(_open_stops(after)))),
        })  # fmt: skip
    return rows


def _days(tasks: Sequence[TrackedTask]) -> str:
    return amount(sum(task.effort or 0 for task in tasks))


def _open_stops(after: Evaluation) -> Iterator[tuple[str, str]]:
    """Yield each potential failure that is open by activity and question."""
    for result in after.activities:
        yield from ((stop.activity, stop.question) for stop in result.hard_stops if stop.state == "open")


def _risk(after: Evaluation) -> Interval | None:
    """Return the level of the worst risk of any activity."""
    levels = [result.current for result in after.activities]
    return Interval(max(i.low for i in levels), max(i.high for i in levels)) if levels else None


def _total(source: Source) -> Part:
    tasks = _open(source)
    ended = len(source.tasks) - len(tasks)
    return {"count": str(len(tasks)), "days": _days(tasks), "ended": _more(source, "board.ended", ended)}


def _planned(source: Source) -> str:
    """Return in a sentence what is planned, what it takes, and the level that it leads to; "" without any task."""
    chosen = plan.planned(source)
    if not chosen:
        return source.say("plan.none") if source.tasks else ""
    left = plan.to_do(chosen)
    effect = planning.effect(source.library, source.assessment, source.evaluation, [task.key for task in chosen])
    now = source.words.interval(source.evaluation.level)
    return source.say(
        "board.planned", count=len(left), done=len(chosen) - len(left), now=now,
        after=source.words.interval(_worst(source, effect.activities)),
        effort=plan.summed(source, [task.effort for task in left]),
        cost=plan.summed(source, [task.progress.cost for task in left]),
    )  # fmt: skip


def _worst(source: Source, effects: Sequence[ActivityEffect]) -> Interval | None:
    levels = [plan.after(source, one) for one in effects]
    return Interval(max(i.low for i in levels), max(i.high for i in levels)) if levels else None


def _due(source: Source, found: Part) -> list[str]:
    """Return what is due next: tasks with a day of their own, duties with a deadline that are not met, the review."""
    days = sorted((task.progress.due, n, task) for n, task in enumerate(_open(source)) if task.progress.due)
    lines = [_next(source, task) for _, _, task in days[:2]]
    unmet = [row for law in found["duties"] for row in law["rows"] if row["worst"] in ("not_met", "partly")]
    dated = [row for row in unmet if row["deadline"]]
    lines += [_duty(source, row) for row in dated[: DUE - len(lines)]]
    if len(dated) + len(days) > len(lines):
        lines.append(source.say("board.more_due", count=len(dated) + len(days) - len(lines)))
    review = found["dates"]["review"]
    return [*lines, review if source.evaluation.dates.review else source.say("board.review", text=review)]


def _next(source: Source, task: TrackedTask) -> str:
    facts = {"day": source.written(task.progress.due), "number": source.number(task.key), "title": title(source, task)}
    return source.say("board.task_late" if task.overdue else "board.task", **facts)


def _duty(source: Source, row: Mapping[str, str]) -> str:
    return source.say("board.duty", deadline=row["deadline"], title=row["title"], law=row["law"])


def _texts(told: Part) -> Iterator[str]:
    """Yield what the page promises to hold, in its order."""
    yield from told["decision"].values()
    yield from (a["name"] for a in told["activities"])
    for finding in told["findings"]:
        yield from (finding["issue"], finding["finding"], finding["law"])
    yield from (row["days"] for row in told["costs"])
    yield told["planned"]
    yield from told["due"]
