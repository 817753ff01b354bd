"""The sentences of the program: complete in both languages, and one for everything that the code may say."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from string import Formatter

import pytest

from pia_app import wording
from pia_app.errors import Fault, FaultyFiles, PiaError
from pia_app.wording import LANGUAGES, explain, say
from pia_app.wording.catalogue import HERE, fault_line, sentences
from tests.support import ROOT

ERRORS = ("PiaError", "WorkspaceError", "ReportError", "RefusedAnswer")
CODE = re.compile(r"[a-z][a-z0-9_]*")


@lru_cache(maxsize=1)
def modules() -> dict[str, ast.Module]:
    """Return the syntax tree of every module of the program by its path."""
    found = sorted((ROOT / "pia_app").rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in found}


def calls(*folders: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call by the name of what is called, in the modules of some folders or in all."""
    for path, tree in modules().items():
        if folders and not path.startswith(tuple(f"pia_app/{folder}" for folder in folders)):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
                yield (node.func.id if isinstance(node.func, ast.Name) else node.func.attr), node


def texts(node: ast.expr | None) -> Iterator[str]:
    """Yield what a text in the code can be: itself, either branch of a choice, or a pattern with .+ for blanks."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in node.values]
        yield "".join(parts)


def blanks(text: str) -> list[tuple[str, str, str | None]]:
    return sorted((name, spec or "", how) for _, name, spec, how in Formatter().parse(text) if name is not None)


def test_both_languages_have_the_same_keys() -> None:
    first, second = (sentences(language) for language in LANGUAGES)
    assert set(first) == set(second)


def test_the_same_key_has_the_same_blanks_in_both_languages() -> None:
    first, second = (sentences(language) for language in LANGUAGES)
    different = [key for key in first if set(blanks(first[key])) != set(blanks(second[key]))]
    assert different == ["report.date"]  # one language names the month, the other numbers it


@pytest.mark.parametrize("language", LANGUAGES)
def test_blanks_are_plain_names(language: str) -> None:
    for key, text in sentences(language).items():
        for name, spec, how in blanks(text):
            assert CODE.fullmatch(name) and not spec and not how, (key, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_edged_with_blanks_nobody_sees(language: str) -> None:
    for key, text in sentences(language).items():
        if not key.endswith(".join"):
            assert text, key
            assert text == text.rstrip(), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_stands_once_in_one_file_in_order(language: str) -> None:
    seen: dict[str, str] = {}
    for path in sorted(HERE.glob("*.json")):
        if path.name.removesuffix(".json").rpartition(".")[2] != language:
            continue

        def once(pairs: list[tuple[str, str]], name: str = path.name) -> dict[str, str]:
            for key, _ in pairs:
                assert key not in seen, f"{key} stands in {seen[key]} and in {name}"
                seen[key] = name
            return dict(pairs)

        found = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
        assert list(found) == sorted(found), path.name
    assert set(seen) == set(sentences(language))


def test_every_sentence_that_the_code_says_exists() -> None:
    known = sentences("en")
    asked = set(keys_said())
    assert len(asked) > 100
    assert [pattern for pattern in asked if not any(re.fullmatch(pattern, key) for key in known)] == []


def keys_said() -> Iterator[str]:
    """Yield the keys of the sentences that the code says; the report says its own, the window's widgets say no keys."""
    for path in modules():
        for name, call in calls(path.removeprefix("pia_app/")):
            if name != "say" or (path.startswith("pia_app/gui") and isinstance(call.func, ast.Attribute)):
                continue
            own = path.startswith("pia_app/report") and "words" not in ast.dump(call.func)
            position = 0 if isinstance(call.func, ast.Attribute) else 1
            for pattern in texts(call.args[position] if len(call.args) > position else None):
                yield rf"report\.{pattern}" if own and not pattern.startswith("report") else pattern


def codes_of_errors() -> set[str]:
    """Return the codes of all errors that the program raises for people."""
    found = set()
    for name, call in calls():
        if name in ERRORS and call.args:
            found |= set(texts(call.args[0]))
    for node in ast.walk(modules()["pia_app/errors.py"]):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "code" for t in node.targets):
            found |= set(texts(node.value))
    return found


def answer_codes() -> set[str]:
    """Return what may be wrong with an answer: the codes that the check of answers gives, and those of plain values."""
    validation = modules()["pia_app/rules/validation.py"]
    found = {re.escape(word) for node in ast.walk(validation) if isinstance(node, ast.Return) for word in words(node)}
    found |= {pattern for name, call in calls() if name == "NotAnAnswer" for pattern in texts(call.args[0])}
    assert {"not_a_choice", "date_needed", "bad_state", "unknown_field", "bad_rows"} <= found
    return found


def words(node: ast.AST) -> Iterator[str]:
    """Yield the texts in a statement that look like codes."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and "_" in part.value:
            yield part.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_that_the_code_raises_has_its_sentence(language: str) -> None:
    known = sentences(language)
    raised = codes_of_errors()
    assert len(raised) > 30
    missing = [c for c in raised if not any(re.fullmatch(rf"error\.{c}", key) for key in known)]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wrong_answer_can_be_explained_where_it_is_typed_and_where_it_is_imported(language: str) -> None:
    known = sentences(language)
    typed = {c for c in answer_codes() if c not in ("bad_state", "unknown_field", "not_text", "bad_.+")}
    assert [c for c in answer_codes() if not any(re.fullmatch(f"fault.answer_{c}", key) for key in known)] == []
    assert [c for c in typed if f"error.answer_{c}" not in known] == []


def codes_of_faults() -> set[str]:
    """Return the codes of everything that may be wrong in a file."""
    found: set[str] = set()
    position = {
        "blame": (1,), "refuse": (1,), "BadCondition": (0,), "_Refused": (0,), "fault": (0,), "Refused": (0,),
        "_faulty": (1,), "_fault": (0, 1), "refusal": (1,), "BadValue": (0,), "_problem": (0,),
    }  # fmt: skip
    for name, call in calls("library", "exchange", "report", "workspace"):
        if name == "Fault":
            found |= {p for keyword in call.keywords if keyword.arg == "code" for p in texts(keyword.value)}
        for place in position.get(name, ()):
            found |= set(texts(call.args[place])) if len(call.args) > place else set()
    for name in ("PROBLEMS",):
        for node in ast.walk(modules()["pia_app/library/folder.py"]):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
                found |= {w for w in words(node) if CODE.fullmatch(w)}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_that_the_code_finds_has_its_sentence(language: str) -> None:
    known = sentences(language)
    found = codes_of_faults()
    assert {"yaml_anchor", "shape_type", "condition_option", "not_monotone", "exchange_question"} <= found
    assert [c for c in found if not any(re.fullmatch(rf"fault\.{c}", key) for key in known)] == []


def test_no_sentence_is_left_over() -> None:
    """A sentence is needed if the code names its key, the code of its error, or a pattern that its key fits."""
    patterns = set(keys_said()) | {rf"(fault|error)\.answer_{c}" for c in answer_codes()}
    patterns |= {rf"{p}(_.+)?" for name, call in calls("wording") if name == "_key" for p in texts(call.args[0])}
    named = {
        node.value
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    unused = [
        key
        for key in sentences("en")
        if not {key, key.partition(".")[2]} & named and not any(re.fullmatch(p, key) for p in patterns)
    ]
    assert unused == []


def test_an_unknown_language_is_spoken_to_in_english() -> None:
    assert say("fr", "answer.yes") == "Yes"
    assert explain("fr", PiaError("no_such_code")) == explain("en", PiaError("no_such_code"))


def test_an_unknown_key_is_a_fault_of_ours_and_an_unknown_error_code_is_told_all_the_same() -> None:
    with pytest.raises(KeyError):
        say("en", "no.such.key")
    assert "no_such_code" in explain("en", PiaError("no_such_code"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_are_told_with_file_line_and_column_and_the_nearest_name(language: str) -> None:
    fault = Fault(file="a.yaml", line=3, column=7, code="unknown_id", facts={"id": "x", "kind": "y", "near": "z"})
    line = fault_line(language, fault)
    assert line.startswith("a.yaml:3:7: ")
    assert "z" in line
    assert fault_line(language, Fault(file="a.yaml", code="file_missing")).startswith("a.yaml: ")
    assert "(limit)" in fault_line(language, Fault(file="a", code="file_too_large"))
    told = explain(language, FaultyFiles([fault, fault]))
    assert told.splitlines()[1:] == [line, line]
    assert "2" in told.splitlines()[0]


def test_facts_that_look_like_blanks_are_shown_as_they_are() -> None:
    fault = Fault(file="a", code="unknown_id", facts={"id": "{kind} {0} {x.__class__}", "kind": "%s", "near": ""})
    assert "{kind} {0} {x.__class__}" in fault_line("en", fault)


def test_the_languages_are_named_once() -> None:
    assert wording.LANGUAGES == ("zh-CN", "en")
    assert {p.name.removesuffix(".json").rpartition(".")[2] for p in HERE.glob("*.json")} == set(LANGUAGES)
