"""What a case may expect of the rules, and how each expectation is compared with what they concluded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from pia_app.library.cases import Case
from pia_app.model import ActivityEvaluation, Assessment, Evaluation, Interval, LawResult, Library, ProcessingActivity
from pia_app.rules import evaluate

Expected = Any
Check = Callable[["Judged", Any], Any]
MATCH: Final = object()
"""What a check returns where the expectation holds; else it returns what was found instead."""


class Judged:
    """A case with the judgement on it: its answers divided between the assessment and one activity."""

    def __init__(self, library: Library, case: Case) -> None:
        shared = {q: a for q, a in case.answers.items() if library.question[q].scope == "assessment"}
        own = {q: a for q, a in case.answers.items() if library.question[q].scope == "activity"}
        activity = ProcessingActivity(id="case", name=case.name, answers=own)
        assessment = Assessment(
            id="case", name=case.name, library=library.id, regimes=case.regimes, answers=shared, activities=(activity,)
        )
        self.library, self.case = library, case
        self.evaluation: Evaluation = evaluate(library, assessment)
        self.activity: ActivityEvaluation = self.evaluation.activities[0]

    @property
    def law(self) -> LawResult:
        """Return what the case's first law makes of the activity."""
        return self.activity.laws[0]

    def worse(self, interval: Interval) -> str:
        """Return the worse bound of a level."""
        return self.library.method.levels[interval.high - 1]

    def stops(self, state: str) -> dict[str, list[str]]:
        """Return the questions whose stops are in one state, by regime, each once."""
        found: dict[str, list[str]] = {}
        for stop in self.activity.hard_stops:
            if stop.state == state and stop.question not in found.setdefault(stop.regime, []):
                found[stop.regime].append(stop.question)
        return {regime: sorted(questions) for regime, questions in found.items() if questions}

    @property
    def reasons(self) -> list[str]:
        """Return the ids of the rules that hold in screening and that no exemption has lifted."""
        return [
            r.rule.id
            for law in self.activity.laws
            for r in law.screening.reasons
            if r.truth == "yes" and r.kind not in ("lifted", "role")
        ]


def failures(library: Library, case: Case) -> list[tuple[str, Any, Any]]:
    """Return every expectation that does not hold: its key, what was wanted, what was found.

    Raises KeyError for a key that nobody knows.
    """
    judged = Judged(library, case)
    found = ((key, wanted, EXPECT[key](judged, wanted)) for key, wanted in case.expect.items())
    return [(key, wanted, here) for key, wanted, here in found if here is not MATCH]


def _is(found: Any, wanted: Any) -> Any:
    return MATCH if found == wanted else found


def _holds(found: Iterable[str], wanted: Iterable[str]) -> Any:
    here = list(dict.fromkeys(found))
    return MATCH if all(w in here for w in wanted) else here


def _lacks(found: Iterable[str], unwanted: Iterable[str]) -> Any:
    here = [f for f in found if f in unwanted]
    return here or MATCH


def _picked(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> Any:
    """Compare only what the case names."""
    return _is({name: found.get(name) for name in wanted}, dict(wanted))


def _hard_stops(judged: Judged, wanted: Mapping[str, list[str]]) -> Any:
    found = judged.stops("open")
    if not wanted:
        return _is(found, {})
    return _is({r: found.get(r, []) for r in wanted}, {r: sorted(q) for r, q in wanted.items()})


def _some_stops(state: str) -> Check:
    def check(judged: Judged, wanted: Mapping[str, list[str]]) -> Any:
        found = judged.stops(state)
        return MATCH if all(q in found.get(r, []) for r, questions in wanted.items() for q in questions) else found

    return check


def _interval(judged: Judged, wanted: list[str]) -> Any:
    level = judged.activity.level
    return _is([judged.library.method.levels[n - 1] for n in (level.low, level.high)], wanted)


def _findings(judged: Judged) -> list[str]:
    return [f.question for f in (*judged.evaluation.findings, *judged.activity.findings)]


def _asked(judged: Judged) -> list[str]:
    return [*judged.evaluation.asked.asked, *judged.activity.asked.asked]


def _level(name: str) -> Check:
    return lambda judged, wanted: _is(judged.worse(getattr(judged.activity, name)), wanted)


def _duties(judged: Judged) -> dict[str, str]:
    return {d.rule.id: d.state for law in judged.activity.laws for d in law.duties}


def _routes(judged: Judged) -> dict[str, list[str]]:
    routes = [r for law in judged.activity.laws for r in law.routes]
    return {r.rule.id: [r.required.id] if r.required else [] for r in routes}


def _route_states(judged: Judged) -> dict[str, str]:
    return {r.rule.id: r.state for law in judged.activity.laws for r in law.routes}


def _bases(judged: Judged) -> dict[str, str]:
    return {b.option: b.state for law in judged.activity.laws for b in law.bases}


def _contents(judged: Judged) -> dict[str, str]:
    return {c.rule.id: c.state for law in judged.evaluation.laws for c in law.contents}


def _conflicts(judged: Judged) -> list[str]:
    return [c.rule.id for law in judged.activity.laws for c in law.conflicts]


def _keep_until(judged: Judged, wanted: str) -> Any:
    kept = judged.evaluation.dates.keep
    return _is((kept[1].day if kept[1].state == "dated" else "open") if kept else "none", wanted)


def _review_by(judged: Judged, wanted: str) -> Any:
    review = judged.evaluation.dates.review
    return _is(review[1].day if review else "none", wanted)


EXPECT: Final[Mapping[str, Check]] = {
    "level": _level("level"),
    "interval": _interval,
    "inherent": _level("inherent"),
    "current": _level("current"),
    "target": _level("target"),
    "regimes": lambda j, w: _picked({r: j.worse(v) for r, v in j.activity.regimes.items()}, w),
    "hard_stops": _hard_stops,
    "pending_stops": _some_stops("pending"),
    "overridden_stops": _some_stops("overridden"),
    "scenarios": lambda j, w: _picked({r.scenario: j.worse(r.current) for r in j.activity.risks}, w),
    "principles": lambda j, w: _picked(
        {p.principle: p.band[0] if p.band else "not_assessed" for p in j.activity.principles}, w
    ),
    "findings": lambda j, w: _holds(_findings(j), w),
    "no_findings": lambda j, w: _lacks(_findings(j), w),
    "tasks": lambda j, w: _holds([t.measure for t in j.evaluation.tasks], w),
    "no_tasks": lambda j, w: _lacks([t.measure for t in j.evaluation.tasks], w),
    "asked": lambda j, w: _holds(_asked(j), w),
    "not_asked": lambda j, w: _lacks(_asked(j), w),
    "screening": lambda j, w: _is(j.law.screening.outcome, w),
    "presumed": lambda j, w: _is(j.law.screening.presumed, w),
    "reasons": lambda j, w: _holds(j.reasons, w),
    "no_reasons": lambda j, w: _lacks(j.reasons, w),
    "missing": lambda j, w: _holds(j.law.screening.missing, w),
    "duties": lambda j, w: _picked(_duties(j), w),
    "no_duties": lambda j, w: _lacks(_duties(j), w),
    "routes": lambda j, w: _picked(_routes(j), w),
    "route_state": lambda j, w: _picked(_route_states(j), w),
    "bases": lambda j, w: _picked(_bases(j), w),
    "contents": lambda j, w: _picked(_contents(j), w),
    "keep_until": _keep_until,
    "review_by": _review_by,
    "conflicts": lambda j, w: _holds(_conflicts(j), w),
    "no_conflicts": lambda j, w: _lacks(_conflicts(j), w),
}


def touched(judged: Judged) -> set[str]:
    """Return the ids of all rules of law that hold in a case: what a regime's cases must cover between them."""
    found = set(judged.reasons)
    for law in judged.activity.laws:
        found |= {r.rule.id for r in law.screening.reasons if r.kind in ("lifted", "exempt") and r.truth == "yes"}
        found |= {d.rule.id for d in law.duties if d.state != "undecided"}
        found |= {r.rule.id for r in law.routes} | {r.required.id for r in law.routes if r.required}
        found |= {c.rule.id for c in law.conflicts}
    for whole in judged.evaluation.laws:
        found |= {c.rule.id for c in whole.contents if c.state in ("met", "partly")}
        found |= {r.rule.id for r in (*whole.keep, *whole.review) if r.state != "open"}
    return found
