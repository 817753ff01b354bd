"""Conditions: what may be written, what it means, and that nothing else gets through."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pia_app.library.expressions import LONGEST, BadCondition, Names, negated, parse
from pia_app.model import Answer, Condition, Library, Row, State
from pia_app.rules.truth import NO, NOT_ASKED, PENDING, UNKNOWN, YES, Truth, compile_condition
from tests.support import given_answer, shipped

FLAGS = ("made_public", "dataset_matching", "blocks_service", "affects_livelihood")
ANSWER_OF: Mapping[Truth, Answer | None] = {
    YES: Answer(value="yes"),
    NO: Answer(value="no"),
    UNKNOWN: Answer(state=State.UNKNOWN),
    PENDING: None,
}


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


@pytest.fixture(scope="module")
def names(library: Library) -> Names:
    return names_of(library)


def names_of(library: Library) -> Names:
    return Names(library.question, library.terms, library.tags)


def truth(library: Library, text: str, answers: Mapping[str, Answer | None]) -> Truth:
    facts = {name: answer for name, answer in answers.items() if answer is not None}
    return compile_condition(parse(text, names_of(library)), library)(facts)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("our_role == 'joint'", Condition("is", "our_role", ("joint",))),
        ("our_role != 'joint'", Condition("not", args=(Condition("is", "our_role", ("joint",)),))),
        ("our_role in ['joint', 'processor']", Condition("in", "our_role", ("joint", "processor"))),
        ("our_role in ('joint', 'processor')", Condition("in", "our_role", ("joint", "processor"))),
        ("our_role not in ['joint']", Condition("not", args=(Condition("in", "our_role", ("joint",)),))),
        ("'patients' in people_groups", Condition("has", "people_groups", ("patients",))),
        ("'eea' in people_places", Condition("has", "people_places", ("eea",))),
        ("'patients' not in people_groups", Condition("not", args=(Condition("has", "people_groups", ("patients",)),))),
        ("people_count >= 500000", Condition("compare", "people_count", (">=", "500000"))),
        ("people_count < 1.5", Condition("compare", "people_count", ("<", "1.5"))),
        ("people_count != 5", Condition("not", args=(Condition("compare", "people_count", ("==", "5")),))),
        ("not people_count > 5", Condition("not", args=(Condition("compare", "people_count", (">", "5")),))),
        ("rows(recipients) > 0", Condition("rows", "recipients", (">", "0"))),
        (
            "any_row(purposes, basis_pipl, 'consent', 'contract')",
            Condition("any_row", "purposes", ("basis_pipl", "consent", "contract")),
        ),
        (
            "any_item(data_items, item, 'biometric')",
            Condition("any_item", "data_items", ("item", "biometric")),
        ),
        (
            "large_scale",
            Condition("term", "large_scale", args=(Condition("compare", "people_count", (">=", "500000")),)),
        ),
        ("not not made_public == 'yes'", Condition("is", "made_public", ("yes",))),
        (
            "made_public == 'yes' and blocks_service == 'yes' or dataset_matching == 'no'",
            Condition(
                "or",
                args=(
                    Condition(
                        "and",
                        args=(Condition("is", "made_public", ("yes",)), Condition("is", "blocks_service", ("yes",))),
                    ),
                    Condition("is", "dataset_matching", ("no",)),
                ),
            ),
        ),
    ],
)
def test_each_form_becomes_its_tree(names: Names, text: str, wanted: Condition) -> None:
    assert parse(text, names) == wanted


def test_negation_is_pushed_to_the_leaves(names: Names) -> None:
    tree = parse("not (made_public == 'yes' and (blocks_service == 'yes' or large_scale))", names)
    assert tree.op == "or"
    first, second = tree.args
    assert first == Condition("not", args=(Condition("is", "made_public", ("yes",)),))
    assert second.op == "and"
    assert [part.op for part in second.args] == ["not", "not"]


# What `and`, `or` and `not` make of yes, unknown, pending and no: the least, the greatest, and the turn of yes and no.
ORDER = (NO, PENDING, UNKNOWN, YES)


@pytest.mark.parametrize("first", ORDER)
@pytest.mark.parametrize("second", ORDER)
def test_truth_table_of_and_and_or(library: Library, first: Truth, second: Truth) -> None:
    answers = {"made_public": ANSWER_OF[first], "blocks_service": ANSWER_OF[second]}
    both = truth(library, "made_public == 'yes' and blocks_service == 'yes'", answers)
    either = truth(library, "made_public == 'yes' or blocks_service == 'yes'", answers)
    assert both == ORDER[min(ORDER.index(first), ORDER.index(second))]
    assert either == ORDER[max(ORDER.index(first), ORDER.index(second))]


@pytest.mark.parametrize(("value", "turned"), [(YES, NO), (NO, YES), (PENDING, PENDING), (UNKNOWN, UNKNOWN)])
def test_truth_table_of_not(library: Library, value: Truth, turned: Truth) -> None:
    assert truth(library, "not made_public == 'yes'", {"made_public": ANSWER_OF[value]}) is turned


ROWS = Answer(value=(Row(id="r1", cells={"item": "fingerprint_template", "source": "third_party"}),))


@pytest.mark.parametrize(
    ("text", "question", "yes", "no"),
    [
        ("our_role == 'joint'", "our_role", Answer(value="joint"), Answer(value="controller")),
        ("our_role in ['joint', 'processor']", "our_role", Answer(value="processor"), Answer(value="controller")),
        ("'patients' in people_groups", "people_groups", Answer(value=("customers", "patients")), Answer(value=())),
        ("people_count > 5", "people_count", Answer(value=6), Answer(value=5)),
        ("people_count >= 5", "people_count", Answer(value=5), Answer(value=4.9)),
        ("people_count < 5", "people_count", Answer(value=4), Answer(value=5)),
        ("people_count <= 5", "people_count", Answer(value=5), Answer(value=5.1)),
        ("people_count == 5", "people_count", Answer(value=5), Answer(value=6)),
        ("rows(data_items) >= 1", "data_items", ROWS, Answer(value=())),
        ("any_row(data_items, source, 'inferred', 'third_party')", "data_items", ROWS, Answer(value=())),
        ("any_item(data_items, item, 'biometric')", "data_items", ROWS, Answer(value=(Row(id="r", cells={}),))),
    ],
)
def test_every_leaf_in_every_state(library: Library, text: str, question: str, yes: Answer, no: Answer) -> None:
    if "biometric" in text or "item" in text:
        biometric = next(e for e, tags in library.tags["data_items"].items() if "biometric" in tags)
        yes = Answer(value=(Row(id="r1", cells={"item": biometric, "source": "third_party"}),))
    for answer, wanted in ((yes, YES), (no, NO), (None, PENDING), (Answer(state=State.UNKNOWN), UNKNOWN)):
        assert truth(library, text, {question: answer}) is wanted
    assert truth(library, text, {question: NOT_ASKED}) is NO
    assert truth(library, text, {question: Answer(state=State.NOT_APPLICABLE, reason="r")}) is NO


def test_a_value_of_another_type_never_makes_a_leaf_true(library: Library) -> None:
    for text, question, value in (
        ("people_count > 5", "people_count", "6"),
        ("our_role == 'joint'", "our_role", ("joint",)),
        ("'patients' in people_groups", "people_groups", "patients"),
        ("rows(recipients) > 0", "recipients", ("a", "b")),
    ):
        assert truth(library, text, {question: Answer(value=value)}) is NO


LEAVES = (
    *(f"{flag} == 'yes'" for flag in FLAGS),
    "our_role != 'processor'",
    "people_count > 20000",
    "not people_count <= 500",
    "'patients' in people_groups",
    "rows(recipients) > 1",
    "any_row(purposes, basis_pipl, 'consent')",
    "large_scale",
    "cross_border",
    "sensitive_data",
)
texts = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.tuples(inner, inner).map("({0[0]}) and ({0[1]})".format),
        st.tuples(inner, inner, inner).map("({0[0]}) or ({0[1]}) or ({0[2]})".format),
    ),
    max_leaves=8,
)


def some_answers(library: Library, seed: int) -> dict[str, Answer]:
    """Return answers to facts, of every state; many questions stay unanswered."""
    dice = random.Random(seed)
    unknown = dice.random() < 0.5
    found: dict[str, Answer] = {}
    for question in library.questions:
        kind = dice.random()
        if question.role != "fact" or kind < 0.3:
            continue
        if kind < 0.45:
            found[question.id] = NOT_ASKED
        elif kind < 0.6 and unknown:
            found[question.id] = Answer(state=State.UNKNOWN)
        else:
            found[question.id] = given_answer(library, question, dice)
    return found


@settings(max_examples=300, deadline=None)
@given(text=texts, seed=st.integers(0, 10**9))
def test_pushing_a_negation_down_gives_the_opposite(text: str, seed: int) -> None:
    library = shipped()
    tree = parse(text, names_of(library))
    turned = parse(f"not ({text})", names_of(library))
    assert plain(turned) == plain(negated(tree))
    assert all(args[0].op not in ("and", "or", "not", "term") for args in nots(turned))
    answers = some_answers(library, seed)
    value, opposite = compile_condition(tree, library)(answers), compile_condition(turned, library)(answers)
    assert (opposite is YES) is (value is NO)
    assert (opposite is NO) is (value is YES)
    if not any(answer.state is State.UNKNOWN for answer in answers.values()):
        assert opposite is {YES: NO, NO: YES, PENDING: PENDING}[value]


def plain(tree: Condition) -> Condition:
    """Return the tree without the names of its terms, which a negation loses."""
    return plain(tree.args[0]) if tree.op == "term" else replace(tree, args=tuple(map(plain, tree.args)))


def nots(tree: Condition) -> list[tuple[Condition, ...]]:
    own = [tree.args] if tree.op == "not" else []
    return own + [found for part in tree.args for found in nots(part)]


@settings(max_examples=150, deadline=None)
@given(text=texts, seed=st.integers(0, 10**9))
def test_one_more_answer_never_changes_what_was_certain(text: str, seed: int) -> None:
    library = shipped()
    test = compile_condition(parse(text, names_of(library)), library)
    answers = some_answers(library, seed)
    before = test(answers)
    dice = random.Random(seed)
    open_facts = [q for q in library.questions if q.role == "fact" and q.id not in answers]
    if before in (YES, NO) and open_facts:
        question = dice.choice(open_facts)
        assert test({**answers, question.id: given_answer(library, question, dice)}) is before


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("our_role == 'processor' and nope", "condition_unknown_name", 29),
        ("nope == 'x'", "condition_unknown_name", 1),
        ("our_role == 'prozessor'", "condition_option", 13),
        ("our_role in ['joint', 'x']", "condition_option", 23),
        ("'x' in people_groups", "condition_option", 1),
        ("people_count == 'x'", "condition_type", 1),
        ("our_role > 5", "condition_type", 1),
        ("people_count > made_public", "condition_number", 16),
        ("people_count > True", "condition_number", 16),
        ("notice_given == 'yes'", "condition_role", 1),
        ("made_public == 'yes' and people_count > 'a'", "condition_number", 41),
        ("any_row(purposes, nope, 'consent')", "condition_column", 19),
        ("any_row(purposes, basis_pipl, 'nope')", "condition_option", 31),
        ("any_row(purposes, basis_pipl)", "condition_call", 1),
        ("any_item(purposes, basis_pipl, 'consent')", "condition_column", 20),
        ("any_item(data_items, item, 'nope')", "condition_option", 28),
        ("any_row(data_items, item, '手机', oops)", "condition_text", 33),
        ("rows(recipients, purposes) > 0", "condition_call", 18),
        ("rows(recipients)", "condition_call", 1),
        ("size(recipients) > 0", "condition_call", 1),
        ("rows(people_count) > 0", "condition_type", 6),
        ("1 < people_count < 5", "condition_form", 1),
        ("large_scale == 'yes'", "condition_unknown_name", 1),
        ("made_public", "condition_unknown_name", 1),
        ("large_scale & large_scale", "condition_form", 1),
        ("", "condition_syntax", 1),
        ("and", "condition_syntax", 1),
        ("large_scale and", "condition_syntax", 16),
    ],
)
def test_a_fault_names_its_column(names: Names, text: str, code: str, column: int) -> None:
    with pytest.raises(BadCondition) as caught:
        parse(text, names)
    assert (caught.value.code, caught.value.column) == (code, column)


def test_a_near_name_is_suggested(names: Names) -> None:
    with pytest.raises(BadCondition) as caught:
        parse("large_scal", names)
    assert caught.value.facts["near"] == "large_scale"


def test_a_condition_may_look_at_the_roles_it_is_allowed_and_no_others(library: Library) -> None:
    wider = Names(library.question, library.terms, library.tags, frozenset({"fact", "exposure"}))
    text = "exposure_opacity == 'surprised'"
    assert parse(text, wider) == Condition("is", "exposure_opacity", ("surprised",))
    with pytest.raises(BadCondition):
        parse(text, names_of(library))


ATTACKS = {
    "import": "__import__('os').system('true')",
    "dunder attribute": "our_role.__class__.__mro__[1].__subclasses__()",
    "dunder name": "__builtins__",
    "call": "exec('1')",
    "method call": "our_role.format('x') == 'y'",
    "lambda": "(lambda: 1)()",
    "list comprehension": "[x for x in people_groups]",
    "generator": "any(x for x in people_groups)",
    "dict comprehension": "{x: x for x in people_groups}",
    "walrus": "(x := 'a') == 'b'",
    "conditional": "'a' if made_public == 'yes' else 'b'",
    "await": "await made_public",
    "yield": "(yield)",
    "f-string": "our_role == f'{our_role.__class__}'",
    "bytes": "our_role == b'joint'",
    "star argument": "any_row(*purposes)",
    "star value": "our_role in ['joint', *people_groups]",
    "keyword argument": "any_row(purposes, basis_pipl, 'consent', key=1)",
    "double star": "any_row(purposes, basis_pipl, 'consent', **{})",
    "power": "people_count > 9**9**9",
    "shift": "people_count > 1 << 1000000",
    "multiplied text": "our_role == 'a' * 1000000000",
    "subscript": "people_groups[0] == 'patients'",
    "slice": "people_groups[::] == 'patients'",
    "statement": "import os",
    "two statements": "large_scale; large_scale",
    "assignment": "x = 1",
    "complex number": "people_count > 1j",
    "huge number": "people_count > " + "9" * 1_980,
    "matrix": "large_scale @ large_scale",
    "ellipsis": "... == 'x'",
    "identity": "our_role is 'joint'",
    "backslash": "our_role == '\\N{BOGUS}'",
    "bad escape": "our_role == '\\d'",
    "null": "our_role == 'a\0b'",
    "surrogate": "our_role == '\ud800'",
    "line ends": "large_scale\nlarge_scale",
    "tab": "\tnope",
    "comment": "# large_scale",
    "brackets": "(" * 900 + "large_scale" + ")" * 900,
    "open brackets": "[" * 1_900,
    "deep not": "not " * 490 + "nope",
    "deep minus": "-" * 1_900 + "1",
    "long": "large_scale or " * 5_000 + "large_scale",
    "empty brackets": "()",
    "template": "{{ our_role }}",
    "percent": "our_role % 'x'",
    "full-width": "ｌarge＿scaleｘ",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_is_refused(names: Names, attack: str) -> None:
    try:
        tree = parse(ATTACKS[attack], names)
    except BadCondition as bad:
        assert bad.column >= 1
        assert bad.code.startswith("condition_")
    else:
        assert attack == "huge number", f"{attack} became {tree}"
        assert tree.op == "compare"


def test_a_number_of_any_size_can_be_compared_with(library: Library) -> None:
    assert truth(library, ATTACKS["huge number"], {"people_count": Answer(value=10**12)}) is NO


def test_many_nots_are_one_or_none(names: Names) -> None:
    assert parse("not " * 400 + "made_public == 'yes'", names) == Condition("is", "made_public", ("yes",))


def test_the_longest_condition_is_read_and_a_longer_one_is_not(names: Names) -> None:
    assert parse("large_scale".ljust(LONGEST), names).op == "term"
    text = "large_scale or " * 133
    assert parse(text[:-4], names).op == "or"
    with pytest.raises(BadCondition) as caught:
        parse(text + "large_scale", names)
    assert caught.value.code == "condition_too_long"


def test_terms_that_double_each_other_are_refused_before_they_grow(library: Library) -> None:
    terms: dict[str, Condition] = {"t0": parse("made_public == 'yes'", names_of(library))}
    names = Names(library.question, terms, library.tags)
    with pytest.raises(BadCondition) as caught:
        for n in range(1, 60):
            terms[f"t{n}"] = parse(f"t{n - 1} and t{n - 1}", names)
    assert caught.value.code == "condition_too_large"
    assert len(terms) < 12


def test_terms_that_name_each_other_in_a_long_chain_are_refused(library: Library) -> None:
    terms: dict[str, Condition] = {"t0": parse("made_public == 'yes'", names_of(library))}
    names = Names(library.question, terms, library.tags)
    with pytest.raises(BadCondition) as caught:
        for n in range(1, 5_000):
            terms[f"t{n}"] = parse(f"t{n - 1}", names)
    assert caught.value.code == "condition_too_large"


def test_reading_a_condition_warns_nobody_of_its_style(names: Names) -> None:
    with pytest.raises(BadCondition):
        parse("people_count > 1or 2", names)
