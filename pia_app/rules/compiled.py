"""A library made ready for evaluation: every condition compiled once, every look-up a plain dict."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Final
from weakref import WeakKeyDictionary

from pia_app.model import Answer, Condition, Floor, Library, Modifier, Question, Regime, Scenario
from pia_app.model.regime import Duty
from pia_app.rules.truth import Test, Weighed, compile_condition, weigh


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A library with its conditions compiled. Keys are ids; a missing test means "always".

    `levels` gives, per exposure factor from most points to fewest: points, test, and each single look at an answer.
    `order` holds all questions so that each stands after those its condition looks at.
    `served` maps a control to the scenarios that it serves. `controls`, `stopping` and `harms` are the control
    questions, those that carry hard stops and those about harm, in the questionnaire's order. `factors` and
    `scenarios` name every question on which the points of a factor, or the result of a scenario, rest. `reach` names
    by regime the facts that decide whether it applies. `law` holds the conditions of rules of law by id, `gates` those
    of questions, both so that they can name the facts that decided. `defaults` are the answers that count where nobody
    gave one. `duties` stand by control, with their regimes.
    """

    order: tuple[Question, ...]
    enable: dict[str, Test]
    stops: dict[tuple[str, int], Test]
    openings: dict[tuple[str, int], Test]
    levels: dict[str, tuple[tuple[int, Test, tuple[tuple[str, Test], ...]], ...]]
    applies: dict[str, Test]
    modifiers: tuple[tuple[Modifier, Test], ...]
    floors: tuple[tuple[Floor, Test], ...]
    served: dict[str, tuple[str, ...]]
    controls: tuple[Question, ...]
    stopping: tuple[Question, ...]
    harms: tuple[Question, ...]
    factors: dict[str, frozenset[str]]
    scenarios: dict[str, frozenset[str]]
    law: dict[str, Weighed]
    reach: dict[str, frozenset[str]]
    gates: dict[str, Weighed]
    defaults: dict[str, Answer]
    duties: dict[str, tuple[tuple[str, Duty], ...]]


_ready: Final[WeakKeyDictionary[Library, Ready]] = WeakKeyDictionary()


def ready(library: Library) -> Ready:
    """Return the compiled form of a library, made at first use and kept as long as the library lives."""
    found = _ready.get(library)
    if found is None:
        found = _ready[library] = _compile(library)
    return found


def _compile(library: Library) -> Ready:
    def test(condition: Condition) -> Test:
        return compile_condition(condition, library)

    def looks(condition: Condition) -> tuple[tuple[str, Test], ...]:
        return tuple((name, compile_condition(look, library)) for name, look in condition.looks())

    return Ready(
        order=_in_order(library),
        enable={q.id: test(q.enable_when) for q in library.questions if q.enable_when},
        stops={(q.id, n): test(s.when) for q in library.questions for n, s in enumerate(q.hard_stop) if s.when},
        openings={
            (q.id, n): test(s.opens_when) for q in library.questions for n, s in enumerate(q.hard_stop) if s.opens_when
        },
        levels={
            f.id: tuple((v.score, test(v.when), looks(v.when)) for v in sorted(f.levels, key=lambda v: -v.score))
            for f in library.factors
        },
        applies={s.id: test(s.applies_when) for s in library.scenarios if s.applies_when},
        modifiers=tuple((m, test(m.when)) for m in library.method.modifiers),
        floors=tuple((f, test(f.when)) for f in library.method.floors),
        served=_served(library.scenarios),
        controls=tuple(q for q in library.questions if q.role == "control"),
        stopping=tuple(q for q in library.questions if q.hard_stop),
        harms=tuple(q for q in library.questions if q.role == "harm"),
        factors={f.id: _questions(*(v.when for v in f.levels)) for f in library.factors},
        scenarios={s.id: _rests_on(library, s) for s in library.scenarios},
        law={rule.id: weigh(rule.when, library) for regime in library.regimes for rule in regime.rules() if rule.when},
        reach={r.id: _reach(library, r) for r in library.regimes},
        gates={q.id: weigh(q.enable_when, library) for q in library.questions if q.enable_when},
        defaults={q.id: Answer(value=q.default) for q in library.questions if q.default},
        duties=_duties(library),
    )


def _questions(*conditions: Condition | None) -> frozenset[str]:
    return frozenset(name for c in conditions if c for name in c.questions())


def _rests_on(library: Library, scenario: Scenario) -> frozenset[str]:
    factors = [v.when for f in scenario.factors for v in library.factor[f].levels]
    around = [m.when for m in library.method.modifiers] + [f.when for f in library.method.floors]
    named = {*scenario.harms, *scenario.controls, *scenario.limits}
    return _questions(scenario.applies_when, *factors, *around) | named


def _served(scenarios: tuple[Scenario, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for scenario in scenarios:
        for control in (*scenario.controls, *scenario.limits):
            found.setdefault(control, []).append(scenario.id)
    return {control: tuple(ids) for control, ids in found.items()}


def _reach(library: Library, regime: Regime) -> frozenset[str]:
    """Return the questions that decide whether a law applies, and those on which it depends that they are asked."""
    found: set[str] = set()
    waiting = {name for rule in (*regime.applies, *regime.excluded) if rule.when for name in rule.when.questions()}
    while waiting:
        name = waiting.pop()
        found.add(name)
        gate = library.question[name].enable_when
        waiting |= (gate.questions() if gate else frozenset()) - found
    return frozenset(found)


def _duties(library: Library) -> dict[str, tuple[tuple[str, Duty], ...]]:
    found: dict[str, list[tuple[str, Duty]]] = {}
    for regime in library.regimes:
        for duty in regime.duties:
            found.setdefault(duty.question, []).append((regime.id, duty))
    return {question: tuple(duties) for question, duties in found.items()}


def _in_order(library: Library) -> tuple[Question, ...]:
    """Order questions so that a condition only looks back. The reader has refused cycles before."""
    needs = {q.id: sorted(q.enable_when.questions()) if q.enable_when else () for q in library.questions}
    return tuple(library.question[name] for name in TopologicalSorter(needs).static_order())
