"""Switch one law off and no word of it remains: in questions, measures, terms, method, scenarios, catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from pia_app.model import Condition, Library, Question
from tests.support import shipped

# What the law's own names do not cover: its authority, its offices and terms of art, and ways to point at it.
OWN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "pipl": (
            r"PRC", r"China's", r"Chinese (law|rule|regulation|authorit)\w*", r"CAC", r"cyberspace authority",
            r"GB/T.*", r"MLPS", r"multi-level protection", r"personal information protection officer", r"handlers?",
            r"entrusted part(y|ies)", r"separate consent", r"standard contract", r"free trade zone",
            r"Greater Bay Area",
        ),
        "civil_code": (r"right to privacy", r"peace of private life", r"private information"),
        "gdpr": (
            r"EU", r"the Union", r"European (law|authorit|rule|union)\w*", r"Member States?", r"DPOs?", r"EDPB",
            r"WP ?248",
            r"data protection officers?", r"controllers?", r"processors?", r"special categor(y|ies)", r"adequacy",
            r"standard contractual clauses", r"supervisory authorit\w+",
        ),
        "ccpa": (
            r"Californi\w*", r"CPRA", r"CPPA", r"Delete Act", r"Global Privacy Control", r"Do Not Sell",
            r"AB 947", r"SB 1223",
        ),
    },
    "zh-CN": {
        "pipl": (
            r"我国", r"中国法\w*", r"网信", r"GB/T", r"等级保护", r"等保", r"个人信息保护负责人", r"处理者", r"受托人",
            r"单独同意", r"标准合同(?!条款)", r"个人信息保护影响评估", r"粤港澳", r"自由贸易试验区",
        ),
        "civil_code": (r"隐私权", r"私人生活安宁", r"私密信息", r"私密活动"),
        "gdpr": (
            r"欧盟", r"欧洲法\w*", r"成员国", r"DPO", r"EDPB", r"WP ?248", r"数据保护官", r"控制者", r"处理者",
            r"特殊类别", r"充分性", r"标准合同条款", r"数据保护影响评估",
        ),
        "ccpa": (r"加州", r"加利福尼亚", r"CPRA", r"CPPA", r"全局隐私控制", r"AB 947", r"SB 1223"),
    },
}  # fmt: skip

# 处理者 is one office under one law and another under the other: where either law speaks, the word is its own.
SHARED: Mapping[tuple[str, str], str] = {("zh-CN", "pipl"): "gdpr", ("zh-CN", "gdpr"): "pipl"}
# The source of the matrix is printed with every matrix (legal.md §0 i): a standard cited as a method, not as a law.
ATTRIBUTION = frozenset({"method.name", "method.notes.matrix"})
# Places are places, whatever law is made there.
PLACES = frozenset({"catalogues.places.eea"})

Said = tuple[str, str]
LAWS = sorted(shipped().regime)
LANGUAGES = shipped().languages


@cache
def own_words(language: str, law: str) -> re.Pattern[str]:
    """Return what betrays a law: the names in its file of words and the hand list above."""
    words = shipped().words[language]["regimes"][law]
    names = {words["name"], words["short"]}
    for one in words["laws"].values():
        names |= {one["name"], one.get("title", "")}
    names |= {inner for name in names for inner in re.findall(r"《([^》]+)》", name)}
    bare = {re.sub(r"\s*[(（].*", "", name).strip("《》 ") for name in names}
    known = [re.escape(name) for name in sorted(names | bare) if name]
    return re.compile("|".join(rf"(?<![A-Za-z])(?:{w})(?![A-Za-z])" for w in (*known, *OWN[language].get(law, ()))))


@cache
def names_of_others(language: str, law: str) -> tuple[str, ...]:
    """Return the names of other laws in which this law's own words occur: 《加州民法典》 is not the 《民法典》."""
    laws = [one["name"] for other, told in shipped().words[language]["regimes"].items() if other != law
            for one in told["laws"].values()]  # fmt: skip
    return tuple(name for name in laws if own_words(language, law).search(name))


def only(question: Question, law: str) -> bool:
    return question.only_for == (law,)


def of_question(question: Question, words: Mapping[str, Any], off: str) -> Iterator[Said]:
    for field in ("text", "why", "example", "short", "exception"):
        yield field, words.get(field, "")
    for option, label in words.get("options", {}).items():
        yield f"options.{option}", label
    for column in question.columns:
        if column.regime != off:
            yield f"columns.{column.id}", words["columns"][column.id]
            for option, label in words.get("column_options", {}).get(column.id, {}).items():
                yield f"columns.{column.id}.{option}", label
    for law, text in words.get("why_by", {}).items():
        if law != off:
            yield f"why_by.{law}", text


def questions(library: Library, words: Mapping[str, Any], off: str) -> Iterator[Said]:
    for question in library.questions:
        if not only(question, off):
            for field, text in of_question(question, words["questions"][question.id], off):
                yield f"{question.id}.{field}", text


def measures(library: Library, words: Mapping[str, Any], off: str) -> Iterator[Said]:
    """Walk the measures that are recommended for anything but questions of that law alone."""
    for name in sorted({m for q in library.questions if not only(q, off) for m in q.recommendations}):
        told = words["measures"][name]
        for field in ("title", "action", "evidence"):
            yield f"{name}.{field}", told[field]
        for law, text in told.get("by", {}).items():
            if law != off:
                yield f"{name}.by.{law}", text


def named_in(condition: Condition | None) -> Iterator[tuple[str, Condition]]:
    """Walk the terms that a condition names, those within terms included."""
    if condition is not None:
        if condition.op == "term":
            yield condition.name, condition
        for arg in condition.args:
            yield from named_in(arg)


def rests_on(library: Library, condition: Condition, law: str) -> bool:
    """Whether all that a condition looks at, a column or a question, is there only while that law is in force."""
    for name, look in condition.looks():
        question = library.question[name]
        column = look.values[0] if look.op == "any_row" else ""
        if not only(question, law) and not any(c.id == column and c.regime == law for c in question.columns):
            return False
    return True


def terms(library: Library, words: Mapping[str, Any], off: str) -> Iterator[Said]:
    """Walk the terms in conditions of anything but that law: floors, modifiers and factors have words of their own."""
    conditions = [q.enable_when for q in library.questions if not only(q, off)]
    conditions += [s.applies_when for s in library.scenarios]
    for question in library.questions:
        conditions += [c for s in question.hard_stop if s.regime != off for c in (s.when, s.opens_when)]
    conditions += [rule.when for law in library.regimes if law.id != off for rule in law.rules()]
    found = {name: term for condition in conditions for name, term in named_in(condition)}
    for name in sorted(found):
        if name in words["terms"] and not rests_on(library, found[name], off):
            yield f"terms.{name}", words["terms"][name]


def leaves(at: str, value: Any) -> Iterator[Said]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(f"{at}.{key}", inner)
    else:
        yield at, str(value)


def sections(words: Mapping[str, Any], off: str) -> Iterator[Said]:
    for name, told in words["library"]["sections"].items():
        if not name.startswith(f"{off}_"):
            yield from leaves(f"sections.{name}", told)


def catalogues(words: Mapping[str, Any]) -> Iterator[Said]:
    """Walk labels and notes; of places the notes alone, since their labels are names of places."""
    for name, told in words["catalogues"].items():
        for entry, entry_words in told["entries"].items():
            for field, text in entry_words.items():
                if (name, field) != ("places", "label"):
                    yield f"catalogues.{name}.{entry}.{field}", text


def shown(library: Library, language: str, off: str) -> Iterator[Said]:
    """Walk every text that is shown while one law is switched off and all others are on."""
    words = library.words[language]
    yield from questions(library, words, off)
    yield from measures(library, words, off)
    yield from terms(library, words, off)
    yield from sections(words, off)
    yield from catalogues(words)
    for kind in ("scenarios", "factors", "method"):
        yield from leaves(kind, words[kind])
    yield from leaves("principles", words["library"]["principles"])


def of_other_law(language: str, off: str, where: str) -> bool:
    """Whether a text is told under a law that shares a term of art with the one switched off."""
    other = SHARED.get((language, off))
    if other is None:
        return False
    name, *_, last = where.split(".")
    asking = [q for q in shipped().questions if q.id == name or name in q.recommendations]
    return last == other or (bool(asking) and all(only(q, other) for q in asking))


def betrayed(language: str, off: str, where: str, text: str) -> list[str]:
    for name in names_of_others(language, off):
        text = text.replace(name, "")
    found = [m.group() for m in own_words(language, off).finditer(text)]
    if of_other_law(language, off, where):
        found = [word for word in found if word != "处理者"]
    exempt = where in ATTRIBUTION or where.rpartition(".")[0] in PLACES
    return [] if exempt else found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("off", LAWS)
def test_no_word_of_a_law_that_is_switched_off_remains(off: str, language: str) -> None:
    left = {w: found for w, t in shown(shipped(), language, off) if (found := betrayed(language, off, w, t))}
    assert left == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_under_a_law_names_that_law(language: str) -> None:
    """Each of these texts stands beside others and has to be understood by itself."""
    words = shipped().words[language]
    told = {f"{q}.why_by": t.get("why_by", {}) for q, t in words["questions"].items()}
    told |= {f"{m}.by": t.get("by", {}) for m, t in words["measures"].items()}
    silent = {
        f"{where}.{law}"
        for where, by in told.items()
        for law, text in by.items()
        if law in LAWS and not own_words(language, law).search(text)
    }
    assert silent == set()


def test_both_languages_say_something_under_the_same_laws() -> None:
    first, *others = (shipped().words[language] for language in LANGUAGES)
    for other in others:
        for kind, field in (("questions", "why_by"), ("measures", "by")):
            laws = [{i: list(t.get(field, {})) for i, t in words[kind].items()} for words in (first, other)]
            assert laws[0] == laws[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_says_why_without_any_law(language: str) -> None:
    told = shipped().words[language]["questions"]
    assert {q for q, words in told.items() if not words["why"].strip()} == set()


def test_a_question_of_one_law_has_nothing_to_say_under_another() -> None:
    told = [shipped().words[language]["questions"] for language in LANGUAGES]
    for question in shipped().questions:
        if question.only_for:
            assert {law for words in told for law in words[question.id].get("why_by", {})} <= set(question.only_for)
