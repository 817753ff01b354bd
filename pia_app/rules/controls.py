"""How strong a set of controls is, and how a missing key control caps what the others may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pia_app.model import Answer, Library, Method, Question, State, Step
from pia_app.rules.applicability import Interview
from pia_app.rules.compiled import ready
from pia_app.rules.findings import kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """What one control is worth at worst and at best, 0 to 1, and the best bands its caps allow (as indexes)."""

    question: str
    worth: tuple[float, float]
    caps: tuple[int, int]
    key: bool
    state: str
    steps: dict[int, Step] = field(default_factory=dict)

    def step(self, weight: int) -> Step:
        """Return the step of a derivation in which this control counts with a weight."""
        found = self.steps.get(weight)
        if found is None:
            facts = {
                "question": self.question,
                "weight": weight,
                "value": self.worth,
                "key": self.key,
                "state": self.state,
            }
            found = self.steps[weight] = Step(rule="control", facts=facts)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """The share of controls in place, 0 to 1, at worst and at best, and the bands after caps."""

    low: float
    high: float
    band_low: str
    band_high: str
    step: Step
    counted: int


def rate(library: Library, talk: Interview, kept: Mapping[str, Rated]) -> Mapping[str, Rated]:
    """Rate every control that is or may be asked, by question id; "not applicable" is left out.

    An unanswered control counts nothing at worst and in full at best (legal.md §0 b-d). `kept` are ratings that hold.
    """
    found = {}
    for question in ready(library).controls:
        name = question.id
        if name in talk.asked or name in talk.waiting:
            rated = kept.get(name) or _rated(library.method, question, talk.facts.get(name))
            if rated is not None:
                found[name] = rated
    return found


def rate_done(
    library: Library, talk: Interview, now: Mapping[str, Rated], done: Mapping[str, str], kept: Mapping[str, Rated]
) -> Mapping[str, Rated]:
    """Rate the controls as they would be once `done` is, never for the worse; the others stay as they are `now`."""
    found = dict(now)
    for name in done.keys() & now.keys():
        rated = kept.get(name) or _rated(library.method, library.question[name], talk.facts.get(name), done[name])
        if rated is not None:
            found[name] = rated
    return found


def _rated(method: Method, question: Question, answer: Answer | None, done: str | None = None) -> Rated | None:
    worth = _worth(method, answer, done)
    if worth is None:
        return None
    caps = (len(method.bands), len(method.bands))
    if question.key:
        caps = (cap_of(method, worth[0]), cap_of(method, worth[1]))
    return Rated(question=question.id, worth=worth, caps=caps, key=question.key, state=_state(answer, done))


def strength(method: Method, name: str, weights: Mapping[str, int], rated: Mapping[str, Rated]) -> Strength:
    """Weigh the controls that count: C = sum(w * a) / sum(w), capped by key controls (legal.md C10 step 2, §0 d)."""
    total, low, high = 0, 0.0, 0.0
    cap_low = cap_high = len(method.bands) - 1
    steps = []
    for control, weight in weights.items():
        rating = rated.get(control)
        if rating is None:
            continue
        total += weight
        low += weight * rating.worth[0]
        high += weight * rating.worth[1]
        if rating.key:
            cap_low, cap_high = min(cap_low, rating.caps[0]), min(cap_high, rating.caps[1])
        steps.append(rating.step(weight))
    share = (low / total, high / total) if total else (0.0, 0.0)
    reached = band_of(method, share[0]), band_of(method, share[1])
    band = method.bands[min(reached[0], cap_low)][0], method.bands[min(reached[1], cap_high)][0]
    facts = {"share": share, "band": band, "uncapped": method.bands[reached[0]][0], "weights": total, "of": name}
    step = Step(rule="controls", facts=facts, because=tuple(steps))
    return Strength(low=share[0], high=share[1], band_low=band[0], band_high=band[1], counted=len(steps), step=step)


def _worth(method: Method, answer: Answer | None, done: str | None) -> tuple[float, float] | None:
    """Return what one control is worth at worst and at best, or None where it does not apply."""
    values = method.answer_values
    if answer is None:
        return values["no"], values["yes_verified"]
    if answer.state is State.NOT_APPLICABLE:
        return None
    worth = values.get(worth_of(answer), values["no"])
    if done is not None:
        worth = max(worth, values[done])
    return worth, worth


def worth_of(answer: Answer) -> str:
    """Name what an answer to a control counts as: yes_verified, yes, partly, no, unknown or not_applicable."""
    if answer.state is not State.GIVEN:
        return answer.state.value
    return "yes_verified" if answer.value == "yes" and answer.verified else str(answer.value)


def _state(answer: Answer | None, done: str | None) -> str:
    if answer is None:
        return "unanswered"
    if done is not None and kind_of(answer) is not None:
        return "done"
    return worth_of(answer)


def band_of(method: Method, share: float) -> int:
    """Return the band, by its place from weakest to strongest, that this share of the weights reaches."""
    found = 0
    for number, (_, least) in enumerate(method.bands):
        if share + 1e-9 >= least:
            found = number
    return found


def cap_of(method: Method, worth: float) -> int:
    """Return the best band that a key control of this worth allows."""
    names = [band for band, _ in method.bands]
    if worth <= method.answer_values["no"]:
        return names.index(method.caps["no"])
    if worth <= method.answer_values["partly"]:
        return names.index(method.caps["partly"])
    return len(names) - 1
