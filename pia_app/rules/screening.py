"""Whether each law applies to an activity, and whether it demands an assessment, each reason with its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pia_app.model import Answer, Library, Regime, Screening, State, legible
from pia_app.model.legal import Reason
from pia_app.model.regime import Counted, Rule
from pia_app.rules.applicability import Interview
from pia_app.rules.compiled import ready
from pia_app.rules.truth import NO, PENDING, UNKNOWN, YES, Truth

NAMES: Final = {PENDING: "pending", UNKNOWN: "unknown", YES: "yes", NO: "no"}
DEMANDING: Final = ("not_applicable", "not_required", "recommended", "cannot_decide", "mandatory")


@dataclass(frozen=True, slots=True)
class Weight:
    """How a rule stands, and the facts that decided."""

    truth: Truth
    facts: tuple[str, ...] = ()

    def reason(self, kind: str, rule: Rule) -> Reason:
        """Return the rule as a reason of some kind."""
        return Reason(kind=kind, rule=rule, truth=NAMES[self.truth], facts=self.facts)


def weighed(library: Library, talk: Interview, rule: Rule) -> Weight:
    """Weigh one rule against the answers; a rule without a condition holds, by no fact in particular."""
    condition = ready(library).law.get(rule.id)
    if condition is None:
        return Weight(YES)
    truth = condition.test(talk.facts)
    if truth is NO:
        return Weight(NO)
    return Weight(truth, tuple(dict.fromkeys(condition.decisive(talk.facts, truth))))


def askable(library: Library, talk: Interview, questions: Iterable[str]) -> tuple[str, ...]:
    """Return what a person can answer now so that these questions are answered: what waits names what it waits for."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = list(questions)[::-1]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in talk.waiting:
            waiting += [*ready(library).gates[name].decisive(talk.facts, PENDING)][::-1]
        else:
            found[name] = None
    return tuple(found)


def screen(library: Library, talk: Interview, regimes: Sequence[str]) -> Mapping[str, Screening]:
    """Screen one activity under each regime (legal.md §0.1): one of five outcomes, and why."""
    return {regime: _Screener(library, talk, library.regime[regime]).outcome() for regime in regimes}


def most_demanding(outcomes: Iterable[str]) -> str:
    """Return the outcome that stands for several activities."""
    return max(outcomes, key=DEMANDING.index, default="cannot_decide")


class _Screener:
    def __init__(self, library: Library, talk: Interview, regime: Regime) -> None:
        self.library, self.talk, self.regime = library, talk, regime
        self.reasons: list[Reason] = []

    def outcome(self) -> Screening:
        applies, about = self._reach()
        self.reasons += about
        if applies is NO:
            return self._say("not_applicable", applies)
        role_known, bound = self._role()
        if not bound:
            return self._say("not_required", applies)
        held = self._triggers()
        open_rules = [r for r in held if r.truth != "yes" and r.kind != "lifted"]
        mandatory = [r for r in held if r.truth == "yes" and _outcome(r) == "mandatory"]
        presumed = [r for r in held if r.truth == "yes" and _outcome(r) == "presumed"]
        rebutted = bool(presumed) and not mandatory and self._set_aside()
        self.reasons += [*held, *(Reason(kind="set_aside", rule=r.rule, truth="yes") for r in presumed if rebutted)]
        sure = applies is YES and role_known
        if (mandatory or presumed) and not rebutted:
            return self._say("mandatory" if sure else "cannot_decide", applies, presumed=not mandatory)
        if open_rules or not sure:
            return self._say("cannot_decide", applies)
        recommended = rebutted or any(_outcome(r) == "recommended" and r.kind != "lifted" for r in held)
        return self._say("recommended" if recommended else "not_required", applies)

    def _say(self, outcome: str, applies: Truth, *, presumed: bool = False) -> Screening:
        undecided = [r.facts for r in self.reasons if r.truth in ("pending", "unknown") and r.kind != "lifted"]
        missing = askable(self.library, self.talk, (fact for facts in undecided for fact in facts))
        role = self._answer("role")
        return Screening(
            outcome=outcome,
            presumed=presumed and outcome == "mandatory",
            applies=NAMES[applies],
            role=self.regime.roles.get(str(role.value)) if role and role.state is State.GIVEN else None,
            reasons=tuple(self.reasons),
            missing=missing if outcome == "cannot_decide" else (),
        )

    # Whether the law reaches the activity

    def _reach(self) -> tuple[Truth, list[Reason]]:
        """Return whether the law applies, and the rules that say so, or that may."""
        out = self._hold("excluded", self.regime.excluded)
        if any(r.truth == "yes" for r in out):
            return NO, [r for r in out if r.truth == "yes"]
        if not self.regime.applies:
            return (YES, []) if not out else (_worst(out), out)
        into = self._hold("applies", self.regime.applies)
        if any(r.truth == "yes" for r in into):
            return (YES if not out else _worst(out)), [r for r in into if r.truth == "yes"] + out
        return (_worst(into), into + out) if into else (NO, self._none_applies())

    def _none_applies(self) -> list[Reason]:
        """Name every connecting rule that does not hold: their absence is the reason."""
        named = ((r, dict.fromkeys(name for name, _ in r.when.looks())) for r in self.regime.applies if r.when)
        return [Reason(kind="applies", rule=r, truth="no", facts=tuple(facts)) for r, facts in named]

    def _hold(self, kind: str, rules: Sequence[Rule]) -> list[Reason]:
        """Return the rules that hold, or that missing answers may make hold."""
        found = ((rule, weighed(self.library, self.talk, rule)) for rule in rules)
        return [weight.reason(kind, rule) for rule, weight in found if weight.truth is not NO]

    # Whose duty it is

    def _answer(self, landmark: str) -> Answer | None:
        names = self.library.landmarks.get(landmark, ())
        return next((self.talk.facts[name] for name in names if name in self.talk.facts), None)

    def _role(self) -> tuple[bool, bool]:
        """Return whether our role is known, and whether it owes the assessment; what is unknown may."""
        if not self.regime.roles:
            return True, True
        answer, asked = self._answer("role"), self.library.landmarks.get("role", ())
        role = self.regime.roles.get(str(answer.value)) if answer is not None else None
        if answer is None or answer.state is not State.GIVEN or role is None:
            state = "pending" if answer is None else "unknown"
            first = next(iter(self.regime.roles.values()))
            self.reasons.append(Reason(kind="role", rule=first, truth=state, facts=tuple(asked[:1])))
            return False, True
        self.reasons.append(Reason(kind="role", rule=role, truth="yes", facts=tuple(asked[:1])))
        return True, role.bound

    # What demands an assessment

    def _triggers(self) -> list[Reason]:
        held = self._hold("trigger", self.regime.triggers)
        for counted in self.regime.counted:
            held += self._count(counted)
        names = {reason.rule.id for reason in held}
        exempt = self._hold("exempt", [e for e in self.regime.exempt if names & set(e.lifts)])
        return [*self._lifted(held, exempt), *exempt]

    def _count(self, counted: Counted) -> Iterator[Reason]:
        """Return a counted rule as far as its criteria reach, and the criteria that hold or may."""
        weight = weighed(self.library, self.talk, counted)
        if weight.truth is NO:
            return
        criteria = self._hold("criterion", counted.criteria)
        sure = sum(r.truth == "yes" for r in criteria)
        if sure >= counted.recommended_from:
            yield Reason(kind=_counts_as(counted, sure), rule=counted, truth="yes")
        if sure < counted.presumed_from:  # what could still bring it further is worth asking only where it would
            reachable = len(criteria) >= min(counted.presumed_from, counted.recommended_from)
            yield from (r for r in criteria if r.truth == "yes" or reachable)
        else:
            yield from (r for r in criteria if r.truth == "yes")

    @staticmethod
    def _lifted(held: Sequence[Reason], exempt: Sequence[Reason]) -> Iterator[Reason]:
        """Take the force from what an exemption names; where the exemption is not sure, neither is what it lifts."""
        sure = {name for r in exempt if r.truth == "yes" for name in getattr(r.rule, "lifts", ())}
        unsure = sorted((r for r in exempt if r.truth != "yes"), key=lambda r: r.truth)  # "unknown" stays
        maybe = {name: r.truth for r in unsure for name in getattr(r.rule, "lifts", ())}
        for reason in held:
            if reason.rule.id in sure:
                yield Reason(kind="lifted", rule=reason.rule, truth=reason.truth, facts=reason.facts)
            elif reason.rule.id in maybe and reason.truth == "yes" and reason.kind != "criterion":
                yield Reason(kind=reason.kind, rule=reason.rule, truth=maybe[reason.rule.id], facts=())
            else:
                yield reason

    def _set_aside(self) -> bool:
        """Whether a presumption is answered with recorded reasons by a named person (legal.md §0.5)."""
        way = self.regime.set_aside
        if way is None:
            return False
        decided = self.talk.facts.get(way.when)
        if decided is None or decided.state is not State.GIVEN or decided.value != "yes":
            return False
        said = [self.talk.facts.get(name) for name in (way.reasons, way.by)]
        return all(a is not None and a.state is State.GIVEN and legible(str(a.value or "")) for a in said)


def _counts_as(counted: Counted, sure: int) -> str:
    return "counted_presumed" if sure >= counted.presumed_from else "counted_recommended"


def _outcome(reason: Reason) -> str:
    """Return what a reason demands by itself: mandatory, presumed, recommended, or "" for none."""
    if reason.kind == "trigger":
        return str(getattr(reason.rule, "outcome", ""))
    return {"counted_presumed": "presumed", "counted_recommended": "recommended"}.get(reason.kind, "")


def _worst(reasons: Sequence[Reason]) -> Truth:
    """Return how sure it is that one of them holds, none being certain."""
    return UNKNOWN if any(r.truth == "unknown" for r in reasons) else PENDING
