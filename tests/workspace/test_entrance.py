"""The entrance lets in every character a report can hold, and no other."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_app.errors import RefusedAnswer
from pia_app.model import Answer, Override, Question, Row, State
from pia_app.wording import explain
from pia_app.workspace.entrance import Entrance
from tests.support import shipped

ODD = [*range(0x300), *range(0xD7FF, 0xE002), *range(0xFFF0, 0x10011)]
KEPT = "بسم الله שלום 👩‍👩‍👧 e\u0301 \u202egnp.exe\u202c \u200f\u200d\u00a0\ufeff"


def unfit(code: int) -> bool:
    category = unicodedata.category(chr(code))
    return category == "Cs" or code in (0xFFFE, 0xFFFF) or (category == "Cc" and chr(code) not in "\t\n\r")


def test_every_odd_character_is_kept_or_counted() -> None:
    entrance = Entrance()
    for code in ODD:
        before = entrance.removed
        text = entrance.text(f"a{chr(code)}b")
        assert text == ("ab" if unfit(code) else "a\nb" if chr(code) == "\r" else f"a{chr(code)}b"), hex(code)
        assert entrance.removed - before == unfit(code)


def test_scripts_joiners_and_direction_marks_are_kept() -> None:
    entrance = Entrance()
    assert entrance.text(KEPT) == KEPT
    assert entrance.removed == 0


@given(st.text())
def test_clean_text_is_not_cleaned_again(text: str) -> None:
    once = Entrance().text(text)
    again = Entrance()
    assert again.text(once) == once
    assert again.removed == 0
    once.encode()


def question(kind: str) -> Question:
    return next(q for q in shipped().questions if q.type == kind)


def admit(kind: str, answer: Answer) -> Answer | None:
    return Entrance().answer(shipped(), question(kind).scope, question(kind).id, answer)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("single", "no such choice"), ("single", ("yes",)), ("multiple", "text"), ("multiple", ("no such choice",)),
     ("multiple", (Row(id="r", cells={}),)), ("number", "7"), ("number", float("nan")), ("number", float("inf")),
     ("number", True), ("number", -10**400), ("text", 7), ("text", ("a",)), ("table", "text"), ("table", ("a",)),
     ("table", (Row(id="r", cells={"x?": "y"}),)),
     ("table", (Row(id="r", cells={}), Row(id="r", cells={})))],
)  # fmt: skip
def test_values_that_are_none_of_their_question_are_refused(kind: str, value: object) -> None:
    with pytest.raises(RefusedAnswer) as refused:
        admit(kind, Answer(value=value))  # type: ignore[arg-type]
    assert refused.value.facts["question"] == question(kind).id


@pytest.mark.parametrize(
    ("kind", "value"), [("number", 0), ("number", 2.5), ("multiple", ()),
                        ("table", ()), ("text", "x")],
)  # fmt: skip
def test_values_of_their_question_are_admitted_as_they_are(kind: str, value: object) -> None:
    answer = Answer(value=value)  # type: ignore[arg-type]
    assert admit(kind, answer) == answer


def test_what_is_not_known_or_not_applicable_has_no_value() -> None:
    assert admit("number", Answer(state=State.UNKNOWN, value=float("nan"))) == Answer(state=State.UNKNOWN)
    held = admit("number", Answer(state=State.NOT_APPLICABLE, value=3, reason="because"))
    assert held == Answer(state=State.NOT_APPLICABLE, reason="because")
    with pytest.raises(RefusedAnswer):
        admit("number", Answer(state=State.NOT_APPLICABLE, reason=" \n"))


DECISION = Override(regime="pipl", by="A", reason="r", on="2026-11-20", cite="29")


def decide(override: Override) -> tuple[Override, ...]:
    """Let in a decision on the hard stop of separate consent, and return what was kept of it."""
    answer = Entrance().answer(shipped(), "activity", "consent_separate", Answer(value="no", overrides=(override,)))
    assert answer is not None
    return answer.overrides


def test_a_decision_on_a_hard_stop_comes_in_cleaned_like_every_text() -> None:
    entrance = Entrance()
    answer = Answer(value="no", overrides=(replace(DECISION, by="A\x00", reason="one\r\ntwo\x07"),))
    kept = entrance.answer(shipped(), "activity", "consent_separate", answer)
    assert kept is not None
    assert kept.overrides == (replace(DECISION, reason="one\ntwo"),)
    assert entrance.removed == 2


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"by": ""}, "override_person"),
        ({"by": " \x07"}, "override_person"),
        ({"by": "x" * 501}, "override_person"),
        ({"reason": "\n"}, "override_reason"),
        ({"reason": "x" * 1_000_001}, "override_reason"),
        ({"on": "20.11.2026"}, "override_date"),
        ({"regime": "lgpd"}, "override_regime"),
        ({"regime": "ccpa"}, "override_nothing"),
        ({"cite": "30"}, "override_nothing"),
    ],
)
def test_nobody_sets_a_hard_stop_aside_without_a_name_a_reason_and_a_stop(fields: dict[str, str], code: str) -> None:
    with pytest.raises(RefusedAnswer) as refused:
        decide(replace(DECISION, **fields))
    assert refused.value.code == f"answer_{code}"
    for language in ("en", "zh-CN"):
        assert explain(language, refused.value)


def test_a_decision_may_cover_every_stop_of_a_question_under_one_law() -> None:
    assert decide(replace(DECISION, cite="", on="")) == (replace(DECISION, cite="", on=""),)


def test_a_decision_alone_is_no_answer() -> None:
    with pytest.raises(RefusedAnswer) as refused:
        Entrance().answer(shipped(), "activity", "consent_separate", Answer(value="", overrides=(DECISION,)))
    assert refused.value.code == "answer_no_value"
