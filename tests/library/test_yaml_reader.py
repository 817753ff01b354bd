"""One guarded pass over YAML: what plain files mean, and that no hostile one gets through or does harm."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pia_app.library.yaml_reader import DEEPEST, LARGEST, MOST_EVENTS, Document, read


def document(folder: Path, content: str | bytes) -> Document:
    path = folder / "file.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, "file.yaml")


def value(folder: Path, content: str) -> Any:
    found = document(folder, content)
    assert not found.faults
    return found.value


BOMB_OF_ALIASES = "a: &a [x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
BOMB_OF_MERGES = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [*{chr(97 + n)}, *{chr(97 + n)}]}}\n" for n in range(20)
)
HOSTILE: dict[str, tuple[str | bytes, str, int]] = {
    "deep brackets": ("[" * 25_000, "yaml_too_deep", 1),
    "deep braces": ("{a: " * 25_000, "yaml_too_deep", 1),
    "deep dashes": ("- " * 25_000, "yaml_too_deep", 1),
    "deep keys": ("? " * 25_000, "yaml_key", 1),
    "deep indents": ("".join(" " * n + "a:\n" for n in range(2_000)), "yaml_too_deep", 21),
    "braces as keys": ("{" * 25_000, "yaml_key", 1),
    "alias bomb": (BOMB_OF_ALIASES, "yaml_anchor", 1),
    "merge bomb": (BOMB_OF_MERGES, "yaml_anchor", 1),
    "anchor": ("a: 1\nb: &x text\n", "yaml_anchor", 2),
    "anchor on a key": ("&x a: 1\n", "yaml_anchor", 1),
    "anchor on a list": ("a: &x\n  - 1\n", "yaml_anchor", 1),
    "alias without anchor": ("a: 1\nb: *x\n", "yaml_alias", 2),
    "alias to itself": ("&a [*a]", "yaml_anchor", 1),
    "merge key": ("a: 1\n<<: {b: 2}\n", "yaml_key", 2),
    "python object": ("!!python/object/apply:os.system ['true']", "yaml_tag", 1),
    "python name": ("a: !!python/name:os.system", "yaml_tag", 1),
    "local tag": ("a: 1\nb: !include /etc/passwd\n", "yaml_tag", 2),
    "binary": ("a: !!binary aGVsbG8=", "yaml_tag", 1),
    "tag on a mapping": ("!!set {a, b}", "yaml_tag", 1),
    "tag on a key": ("!!str a: b", "yaml_tag", 1),
    "bare tag": ("a: ! b", "yaml_tag", 1),
    "declared tag": ("%TAG ! tag:example.org,2000:\n---\na: !b c\n", "yaml_tag", 3),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "yaml_duplicate_key", 3),
    "duplicate key, other quotes": ("a: 1\n'a': 2\n", "yaml_duplicate_key", 2),
    "duplicate key, within": ("- {a: 1,\n   a: 2}\n", "yaml_duplicate_key", 2),
    "empty key": ("'': b\n", "yaml_key", 1),
    "missing key": ("?\n: b\n", "yaml_key", 1),
    "list as key": ("? [a, b]\n: c\n", "yaml_key", 1),
    "mapping as key": ("{a: b}: c\n", "yaml_key", 1),
    "not UTF-8": (b"a: 1\nb: \xff\xfe\n", "file_not_utf8", 2),
    "UTF-16": ("a: 1".encode("utf-16"), "file_not_utf8", 1),
    "Latin-1": ("a: é".encode("latin-1"), "file_not_utf8", 1),
    "half a character": ("a: 手".encode()[:-1], "file_not_utf8", 1),
    "NUL": (b"a: 1\nb: \x00\n", "yaml_character", 2),
    "bell": (b"a: |\n  text\n  \x07\n", "yaml_character", 3),
    "delete": (b"a: \x7f\n", "yaml_character", 1),
    "escaped NUL": ('a: 1\nb: "\\0"\n', "yaml_character", 2),
    "escaped escape": ('a: "\\x1b[31m"\n', "yaml_character", 1),
    "half a surrogate pair": ('a: "\\ud800"\n', "yaml_syntax", 1),
    "beyond Unicode": ('a: "\\U00110000"\n', "yaml_syntax", 1),
    "several documents": ("a: 1\n---\nb: 2\n", "yaml_several_documents", 2),
    "text after the end": ("a: 1\n...\nb: 2\n", "yaml_syntax", 3),
    "open quotes": ('a: "b\n', "yaml_syntax", 2),
    "open bracket": ("a: [b\n", "yaml_syntax", 2),
    "tab for an indent": ("a:\n\t- b\n", "yaml_syntax", 2),
    "wrong indent": ("a:\n    b: 1\n  c: 2\n", "yaml_syntax", 3),
    "colon too many": ("a: b: c\n", "yaml_syntax", 1),
    "at sign": ("a: @b\n", "yaml_syntax", 1),
    "percent": ("a: %b\n", "yaml_syntax", 1),
    "unknown version": ("%YAML 9.9\n---\na: 1\n", "yaml_syntax", 1),
    "too many entries": ("[" + "x," * (MOST_EVENTS + 1) + "]", "yaml_too_many", 1),
    "too large": ("#" * (LARGEST + 1), "file_too_large", 0),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused_at_its_line(tmp_path: Path, name: str) -> None:
    content, code, line = HOSTILE[name]
    begin = time.perf_counter()
    found = document(tmp_path, content)
    assert time.perf_counter() - begin < 2
    assert [(fault.file, fault.code, fault.line) for fault in found.faults] == [("file.yaml", code, line)]
    assert found.value is None


def test_hostile_documents_take_little_memory(tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("the memory of a process is read from /proc; getrusage counts that of the parent too")
    for number, (content, _, _) in enumerate(HOSTILE.values()):
        (tmp_path / f"{number}.yaml").write_bytes(content.encode() if isinstance(content, str) else content)
    code = (
        "import sys, pathlib; from pia_app.library.yaml_reader import read\n"
        "assert all(read(p, p.name).faults for p in pathlib.Path(sys.argv[1]).iterdir())\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    root = Path(__file__).resolve().parents[2]
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, text=True, check=True
    )
    most = int(result.stdout) / 1024
    assert most < 200, f"{most:.0f} MB"


@pytest.mark.parametrize(
    "text",
    [
        *("no", "No", "NO", "yes", "on", "off", "y", "n"),
        *("1:30", "190:20:30", "012", "0o14", "0x1F", "0b1", "1_000", "1,5", "+", ".", "+.e3"),
        *("2026-11-23", "2026-13-99", "2026-02-30", "2026-11-23T10:00:00Z", "0000-00-00"),
        *("1e999", "-1e999", "1e400", ".inf", "-.inf", ".nan", "inf", "nan", "Infinity"),
        *("9" * 5_000, "-" + "9" * 5_000, "9" * 19, "9" * 5_000 + ".5", "1e" + "9" * 5_000, "٣٤", "１２"),
        *("0.1.2", "1.2.3.4", "00", "-012", "010.5"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_plain_number_stays_text(tmp_path: Path, text: str) -> None:
    assert value(tmp_path, f"- {text}\n") == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0", 0),
        ("-5", -5),
        ("+7", 7),
        ("500000", 500000),
        ("9" * 18, 999_999_999_999_999_999),
        ("0.3", 0.3),
        (".5", 0.5),
        ("1.", 1.0),
        ("-2.5e3", -2500.0),
        ("1e5", 100000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("''", ""),
        ("'5'", "5"),
        ('"true"', "true"),
        ("'null'", "null"),
    ],
)
def test_scalars_follow_the_core_schema(tmp_path: Path, text: str, wanted: object) -> None:
    (found,) = value(tmp_path, f"- {text}\n")
    assert found == wanted
    assert type(found) is type(wanted)


def test_a_missing_value_is_none_and_an_empty_file_too(tmp_path: Path) -> None:
    assert value(tmp_path, "a:\nb: 1\n") == {"a": None, "b": 1}
    assert value(tmp_path, "") is None
    assert value(tmp_path, "# nothing\n") is None


def test_collections_styles_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    text = "\ufeffa: [x, {y: z}]\nb:\n  - 1\n  - >\n    folded\n    text\n  - |\n    kept\n    lines\nno: 'it''s'\n"
    assert value(tmp_path, text) == {
        "a": ["x", {"y": "z"}],
        "b": [1, "folded text\n", "kept\nlines\n"],
        "no": "it's",
    }


def test_keys_are_text_whatever_they_look_like(tmp_path: Path) -> None:
    assert value(tmp_path, "1: a\nnull: b\ntrue: c\n55: d\n") == {"1": "a", "null": "b", "true": "c", "55": "d"}


def test_every_member_knows_its_line(tmp_path: Path) -> None:
    found = document(tmp_path, "a: 1\nb:\n  - x\n  - c: 2\n    d:\n      - e\n")
    assert [found.line(path) for path in ([], ["a"], ["b"], ["b", 1], ["b", 1, "d"], ["b", 1, "d", 0])] == [
        *(1, 1, 2, 4, 5, 6),
    ]


def test_a_path_that_leads_nowhere_has_the_line_of_the_nearest_thing_above(tmp_path: Path) -> None:
    found = document(tmp_path, "a: 1\nb:\n  c: 2\n")
    assert found.line(["b", "nothing", 5]) == 2
    assert found.line(["nothing"]) == 1
    assert found.line(["b", "c", "deeper"]) == 3


def test_the_deepest_nesting_allowed_is_read(tmp_path: Path) -> None:
    found: Any = value(tmp_path, "[" * DEEPEST + "]" * DEEPEST)
    depth = 0
    while isinstance(found, list):
        depth, found = depth + 1, found[0] if found else None
    assert depth == DEEPEST
    assert document(tmp_path, "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)).faults[0].code == "yaml_too_deep"


def test_what_is_no_file_is_missing(tmp_path: Path) -> None:
    assert [fault.code for fault in read(tmp_path, "x.yaml").faults] == ["file_missing"]
    assert [fault.code for fault in read(tmp_path / "none.yaml", "x.yaml").faults] == ["file_missing"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        assert [fault.code for fault in read(tmp_path / "pipe.yaml", "x.yaml").faults] == ["file_missing"]


def test_a_file_that_may_not_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "file.yaml").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (fault,) = read(tmp_path / "file.yaml", "x.yaml").faults
    assert (fault.code, fault.facts) == ("file_unreadable", {"why": "Permission denied"})


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"#" * (LARGEST + 1))
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    assert [fault.code for fault in read(path, "file.yaml").faults] == ["file_too_large"]
