"""What every source file of the project keeps to, and what no file that is handed on may hold."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

from tests.support import ROOT

LONGEST_FUNCTION = 60
LONGEST_MODULE = 350
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
INDEX = re.compile(r"\bhttps?://[^\s\"'<>]*(?:simple|pypi|index|nexus|artifactory|devpi|mirror)[^\s\"'<>]*", re.I)
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|tmp/\w+|Users/\w+)/|\b[A-Z]:\\\\?Users\\")
MODULES = sorted((ROOT / "pia_app").rglob("*.py"))
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]
CORE = [name for name in NAMES if name.split("/")[1] in {"model", "rules", "library", "wording", "exchange"}]


def handed_on() -> list[Path]:
    """Return the files that are handed on: those git tracks, or all but the droppings where there is no git."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        found = [path for path in ROOT.rglob("*") if not any(part.startswith(".") for part in path.parts)]
        return [path for path in found if path.is_file()]
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def text_of(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def tree_of(name: str) -> ast.Module:
    return ast.parse(text_of(name))


def test_words_for_people_stand_in_data_files() -> None:
    assert [(name, found[0]) for name in NAMES if (found := HAN.search(text_of(name)))] == []


def test_every_module_says_what_it_is_for_in_one_sentence() -> None:
    said = {name: (ast.get_docstring(tree_of(name)) or "").partition("\n")[0] for name in NAMES}
    assert [name for name, line in said.items() if not line.endswith((".", "?", ":"))] == []


def test_every_module_can_be_read_in_one_sitting() -> None:
    assert [name for name in NAMES if len(text_of(name).splitlines()) > LONGEST_MODULE] == []


def test_every_function_fits_on_a_screen() -> None:
    long = [
        (name, node.name)
        for name in NAMES
        for node in ast.walk(tree_of(name))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_public_functions_and_classes_of_the_core_say_what_they_do() -> None:
    silent = [
        (name, node.name)
        for name in CORE
        for node in tree_of(name).body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        and not node.name.startswith("_")
        and not node.name.endswith(("Shape", "Words"))
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "common", "helpers", "helper", "manager", "misc", "base_utils"}
    assert [name for name in NAMES if Path(name).stem in empty] == []


def test_no_file_names_a_package_index_or_a_path_of_some_machine() -> None:
    found = []
    for path in handed_on():
        content = b"" if path == Path(__file__).resolve() else path.read_bytes()
        for number, line in enumerate(content.decode(errors="replace").splitlines(), 1):
            if INDEX.search(line) or MACHINE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


def test_the_search_for_addresses_and_paths_would_find_them() -> None:
    assert INDEX.search("--index-url https://packages.example.org/simple/")
    assert INDEX.search("see https://pypi.org/project/x")
    assert MACHINE.search("open('/work/main/x')")
    assert MACHINE.search("in /home/someone/x")
    assert not MACHINE.search("questionnaires/work/x and a/home/b")


def test_no_note_to_self_is_left() -> None:
    notes = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert [name for name in NAMES if notes.search(text_of(name))] == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert [f.relative_to(ROOT).as_posix() for f in sorted(folders) if not (f / "__init__.py").is_file()] == []
