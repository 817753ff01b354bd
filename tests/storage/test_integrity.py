"""Content that changed behind the program's back is noticed: bit flips, cuts, zeroed pages and a rewritten log."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pia_app.storage import Store, integrity
from pia_app.storage.digests import digest
from pia_app.storage.integrity import Head
from tests.storage.flips import flip, outcome
from tests.storage.samples import content, workspace

NOTICED = {"refused", "found", "found on reading", "harmless", "level forgotten"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.pia"
    workspace(path)
    return path


def test_a_sound_file_has_no_problems(path: Path) -> None:
    store = Store.open(path)
    assert store.check() == ()
    store.close()


def test_no_flipped_bit_changes_what_is_read_without_being_noticed(path: Path) -> None:
    sound, before, dice = path.read_bytes(), content(path), random.Random(7)
    for _ in range(60):
        bit = dice.randrange(len(sound) * 8)
        assert outcome(path, flip(sound, bit), before) in NOTICED, bit


def test_no_flipped_bit_in_the_text_of_an_answer_is_harmless(path: Path) -> None:
    sound, before = path.read_bytes(), content(path)
    start = sound.index(b"xxxxxxxx")
    for place in range(start, start + 400, 40):
        assert outcome(path, flip(sound, place * 8), before) == "found"


def test_cut_and_zeroed_files_are_noticed(path: Path) -> None:
    sound, before, dice = path.read_bytes(), content(path), random.Random(8)
    for _ in range(15):
        assert outcome(path, sound[: dice.randrange(len(sound))], before) == "refused"
        page = dice.randrange(len(sound) // 4096) * 4096
        zeroed = sound[:page] + bytes(4096) + sound[page + 4096 :]
        assert outcome(path, zeroed, before) in NOTICED - {"harmless"} or sound[page : page + 4096] == b"\0" * 4096


def rewrite(path: Path, statements: list[str]) -> tuple[str, ...]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    store = Store.open(path)
    found = tuple(problem.code for problem in store.check())
    store.close()
    return found


@pytest.mark.parametrize(
    "statement",
    ["UPDATE log SET at = '2020-01-01' WHERE seq = 2", "DELETE FROM log WHERE seq = 2", "DELETE FROM log",
     "UPDATE log SET seq = 10 - seq", "DELETE FROM log WHERE seq = 3", "UPDATE log SET previous = '' WHERE seq = 3",
     "INSERT INTO log VALUES (4, '', 'x', 'a0', '', '', '', '', '', '')"],
)  # fmt: skip
def test_a_log_that_was_edited_is_noticed(path: Path, statement: str) -> None:
    assert {"check_chain", "check_log"} & set(rewrite(path, [statement]))


def test_a_log_that_was_rewritten_whole_differs_from_the_head_that_was_noted(path: Path) -> None:
    """The chain is tamper-evident only against what was noted elsewhere; this pins down where its power ends."""
    store = Store.open(path)
    noted = store.head()
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        previous = ""
        for row in connection.execute("SELECT * FROM log ORDER BY seq").fetchall():
            changed = (row[0], "2020-01-01", *row[2:8], previous)
            previous = digest(["log", *changed])
            connection.execute("DELETE FROM log WHERE seq = ?", (row[0],))
            connection.execute("INSERT INTO log VALUES (?,?,?,?,?,?,?,?,?,?)", (*changed, previous))
        assert integrity.check(connection) == ()
        assert integrity.head(connection) != noted
    assert noted == Head(3, noted.hash)


def test_problems_say_where_they_are(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE answer SET content = '{}' WHERE assessment = 'a1' AND question = 'q1'")
        problems = integrity.check(connection)
    assert {(p.code, p.facts["assessment"]) for p in problems} == {("check_row", "a1")}
