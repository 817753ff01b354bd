"""What an activity is judged by, and what an earlier judgement on the same answers has found already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pia_app.model import ActivityEvaluation, Library, RiskResult
from pia_app.rules.applicability import Interview
from pia_app.rules.compiled import ready
from pia_app.rules.controls import Rated, rate, rate_done
from pia_app.rules.exposure import factors
from pia_app.rules.judged import Judged
from pia_app.rules.severity import Circumstances, circumstances


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Basis:
    """What all scenarios of one activity share.

    `done` are the answers that doing every task would bring about; `now` and `then` rate the controls today and after
    the tasks; `around` is what raises severity, `scored` the points of the exposure factors.
    """

    regimes: tuple[str, ...]
    talk: Interview
    done: Mapping[str, str]
    around: Circumstances
    scored: Mapping[str, Judged]
    now: Mapping[str, Rated]
    then: Mapping[str, Rated]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Parts of an earlier judgement that still hold; a scenario that does not apply is None."""

    scored: Mapping[str, Judged] = field(default_factory=dict)
    now: Mapping[str, Rated] = field(default_factory=dict)
    then: Mapping[str, Rated] = field(default_factory=dict)
    risks: Mapping[str, RiskResult | None] = field(default_factory=dict)


def keep(
    library: Library,
    before: ActivityEvaluation | None,
    talk: Interview,
    regimes: tuple[str, ...],
    done: Mapping[str, str],
) -> Kept:
    """Return what an earlier judgement, if there is one under the same regimes, found on the same answers."""
    old = before.basis if before is not None else None
    if before is None or not isinstance(old, Basis) or old.regimes != regimes:
        return Kept()
    touched = _touched(old, talk, done)
    inputs, results = ready(library), {r.scenario: r for r in before.risks}
    return Kept(
        scored={f: old.scored[f] for f, names in inputs.factors.items() if touched.isdisjoint(names)},
        now={control: rated for control, rated in old.now.items() if control not in touched},
        then={control: rated for control, rated in old.then.items() if control not in touched},
        risks={s: results.get(s) for s, names in inputs.scenarios.items() if touched.isdisjoint(names)},
    )


def _touched(before: Basis, talk: Interview, done: Mapping[str, str]) -> set[str]:
    """Return the questions whose answer, place in the interview or task is another than before."""
    old, new = before.talk.facts, talk.facts
    found = {name for name, answer in new.items() if old.get(name) is not answer}
    found |= old.keys() - new.keys()
    found |= before.talk.asked ^ talk.asked
    found |= {name for name, _ in before.done.items() ^ done.items()}
    return found


def lay(library: Library, talk: Interview, regimes: tuple[str, ...], done: Mapping[str, str], kept: Kept) -> Basis:
    """Work out what all scenarios of an activity are judged by, except what is `kept`."""
    now = rate(library, talk, kept.now)
    return Basis(
        regimes=regimes,
        talk=talk,
        done=done,
        around=circumstances(library, talk, regimes),
        scored=factors(library, talk, kept.scored),
        now=now,
        then=rate_done(library, talk, now, done, kept.then),
    )
