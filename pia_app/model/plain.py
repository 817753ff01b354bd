"""Answers ⇄ plain values (the shape of the exchange file, of stored answers and of test cases alike)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pia_app.model.answers import Answer, Evidence, Override, Row, State, Value

DONT_KNOW: Final = "?"
FIELDS: Final = ("reason", "approved_by", "answered_by", "note")
EVIDENCE_FIELDS: Final = ("what", "where", "date", "provided_by", "verified_by", "verified_on")
OVERRIDE_FIELDS: Final = ("regime", "by", "reason", "on", "cite")


class NotAnAnswer(ValueError):
    """A plain value that is no answer; `code` names what is wrong and `field` where."""

    def __init__(self, code: str, field: str = "") -> None:
        self.code, self.field = code, field
        super().__init__(f"{code} {field}")


def to_plain(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain values in the full form; empty fields are left out."""
    found: dict[str, Any] = {"state": answer.state.value}
    if answer.value is not None:
        found["value"] = _value_to_plain(answer.value)
    found.update({name: getattr(answer, name) for name in FIELDS if getattr(answer, name)})
    if answer.evidence:
        found["evidence"] = [
            {name: getattr(e, name) for name in EVIDENCE_FIELDS if getattr(e, name) or name == "what"}
            for e in answer.evidence
        ]
    if answer.overrides:
        found["overrides"] = [
            {name: getattr(o, name) for name in OVERRIDE_FIELDS if getattr(o, name) or name in OVERRIDE_FIELDS[:3]}
            for o in answer.overrides
        ]
    return found


def _value_to_plain(value: Value) -> Any:
    if isinstance(value, tuple):
        return [{"id": v.id, **v.cells} if isinstance(v, Row) else v for v in value]
    return value


def from_plain(plain: Any) -> Answer:
    """Return the answer that plain values stand for. Raises NotAnAnswer.

    Full form: {"state", "value", "reason", "approved_by", "answered_by", "note", "evidence": [...],
    "overrides": [...]}.
    Short form: the value alone (text, number, list of option ids, list of rows), or "?" for "don't know".
    """
    if plain == DONT_KNOW:
        return Answer(state=State.UNKNOWN)
    if not isinstance(plain, Mapping):
        return Answer(value=_value(plain))
    unknown = set(plain) - {"state", "value", "evidence", "overrides", *FIELDS}
    if unknown:
        raise NotAnAnswer("unknown_field", sorted(map(str, unknown))[0])
    state = plain.get("state", "given")
    if state not in tuple(State):
        raise NotAnAnswer("bad_state", "state")
    if state == State.GIVEN and plain.get("value") is None:
        raise NotAnAnswer("no_value", "value")
    texts = {name: _text(plain.get(name, ""), name) for name in FIELDS}
    value = _value(plain["value"]) if plain.get("value") is not None else None
    return Answer(
        state=State(state),
        value=value,
        evidence=evidence_from_plain(plain.get("evidence", [])),
        overrides=_overrides(plain.get("overrides", [])),
        **texts,
    )


def _text(value: Any, field: str) -> str:
    if not isinstance(value, str):
        raise NotAnAnswer("not_text", field)
    return value


def _value(plain: Any) -> Value:
    if isinstance(plain, (str, int, float)) and not isinstance(plain, bool):
        return plain
    if isinstance(plain, list) and all(isinstance(v, str) for v in plain):
        return tuple(plain)
    if isinstance(plain, list) and all(isinstance(v, Mapping) for v in plain):
        return tuple(_row(n, v) for n, v in enumerate(plain, 1))
    raise NotAnAnswer("bad_value", "value")


def _row(number: int, plain: Mapping[str, Any]) -> Row:
    cells = {str(k): _text(v, str(k)) for k, v in plain.items() if k != "id"}
    return Row(id=_text(plain.get("id", f"r{number}"), "id"), cells=cells)


def evidence_from_plain(plain: Any) -> tuple[Evidence, ...]:
    """Return the pieces of evidence that a list of records stands for. Raises NotAnAnswer."""
    return tuple(Evidence(**e) for e in _records(plain, "evidence", EVIDENCE_FIELDS, ("what",)))


def _overrides(plain: Any) -> tuple[Override, ...]:
    return tuple(Override(**o) for o in _records(plain, "overrides", OVERRIDE_FIELDS, OVERRIDE_FIELDS[:3]))


def _records(plain: Any, kind: str, known: Sequence[str], needed: Sequence[str]) -> list[dict[str, str]]:
    """Return a list of records that hold nothing but texts under known names."""
    if not isinstance(plain, list) or not all(isinstance(e, Mapping) for e in plain):
        raise NotAnAnswer(f"bad_{kind}", kind)
    found = []
    for entry in plain:
        wrong = sorted(map(str, set(entry) - set(known))) or [name for name in needed if name not in entry]
        if wrong:
            raise NotAnAnswer(f"bad_{kind}", f"{kind}.{wrong[0]}")
        found.append({name: _text(value, f"{kind}.{name}") for name, value in entry.items()})
    return found
