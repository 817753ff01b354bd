"""What is stored comes back, whatever characters it holds."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_app.errors import WorkspaceError
from pia_app.model import (
    Acceptance,
    Answer,
    Assessment,
    Evidence,
    OwnRisk,
    OwnTask,
    ProcessingActivity,
    Row,
    State,
    TaskChange,
    TaskProgress,
)
from pia_app.storage import Store, Summary
from pia_app.storage.digests import digest, digest_of
from pia_app.storage.records import KEYS, content_digest
from tests.storage.samples import AT, LIBRARY, answer, assessment, put, workspace

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ids = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
rows = st.builds(Row, id=texts, cells=st.dictionaries(texts.filter(lambda t: t != "id"), texts, max_size=3))
numbers = st.one_of(st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False))
values = st.one_of(texts, numbers, st.lists(texts, max_size=4).map(tuple), st.lists(rows, max_size=3).map(tuple))
evidence = st.builds(Evidence, what=texts, where=texts, date=texts, provided_by=texts, verified_by=texts)
given_answers = st.builds(Answer, value=values, note=texts, evidence=st.lists(evidence, max_size=2).map(tuple))
other_answers = st.builds(Answer, state=st.sampled_from([State.UNKNOWN, State.NOT_APPLICABLE]), reason=texts)
answers = st.dictionaries(ids, st.one_of(given_answers, other_answers), max_size=5)
scale = st.integers(1, 4)
risks = st.lists(st.builds(OwnRisk, id=ids, name=texts, severity=scale, likelihood=scale, reason=texts), max_size=2)
accepted = st.lists(
    st.builds(Acceptance, risk=ids, by=texts, reason=texts, level=scale, on=texts, until=texts), max_size=2
)
activities = st.lists(
    st.builds(
        ProcessingActivity, id=ids, name=texts, answers=answers,
        risks=risks.map(lambda found: {r.id: r for r in found}),
        accepted=accepted.map(lambda found: {a.risk: a for a in found}),
    ), max_size=3, unique_by=lambda a: a.id,
)  # fmt: skip
weights = st.one_of(st.none(), st.integers(0, 10**6), st.floats(0, 1e9, allow_nan=False))
changes = st.lists(st.builds(TaskChange, on=texts, field=texts, before=texts, after=texts), max_size=2).map(tuple)
tasks = st.lists(
    st.builds(
        TaskProgress, activity=texts, question=ids, measure=ids, note=texts, owner=texts, status=texts, role=texts,
        due=texts, effort=weights, cost=weights, reason=texts, decided_by=texts,
        evidence=st.lists(evidence, max_size=2).map(tuple), history=changes,
    ), max_size=3,
)  # fmt: skip
own_tasks = st.lists(
    st.builds(OwnTask, id=ids, title=texts, activity=texts, question=texts, answer=texts, priority=texts, action=texts),
    max_size=2,
)
assessments = st.builds(
    Assessment, id=st.just("h"), name=texts, library=texts, library_hash=st.just(digest_of(LIBRARY)), language=texts,
    regimes=st.lists(texts, max_size=3).map(tuple), created=texts, status=texts, answers=answers,
    activities=activities.map(tuple), progress=tasks.map(lambda found: {t.key: t for t in found}),
    own_tasks=own_tasks.map(lambda found: {t.id: t for t in found}),
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.pia"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.create(path)
    yield store
    store.close()


def reopened(store: Store) -> Store:
    store.close()
    return Store.open(store.path)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(assessments, min_size=1, max_size=3))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, states: list[Assessment]) -> None:
    store = Store.create(tmp_path_factory.mktemp("h") / "w.pia")
    before: Assessment | None = None
    for after in states:
        store.commit("change", [(before, after)], at=AT, libraries=[LIBRARY])
        assert store.load("h") == after
        before = after
    again = reopened(store)
    assert again.load("h") == states[-1]
    assert again.check() == ()
    again.close()


def test_the_order_of_activities_is_kept(store: Store) -> None:
    one = assessment(activities=4)
    put(store, one)
    turned = replace(one, activities=tuple(reversed(one.activities)))
    store.commit("move", [(one, turned)], at=AT)
    assert [a.id for a in store.load("a").activities] == ["act3", "act2", "act1", "act0"]


@pytest.mark.parametrize(
    ("table", "column", "content"),
    [
        ("risk", "content", '{"severity": 5, "likelihood": 1, "name": "", "reason": ""}'),
        ("risk", "content", '{"severity": true, "likelihood": 1, "name": "", "reason": ""}'),
        ("risk", "content", '{"name": "no numbers", "reason": ""}'),
        ("acceptance", "content", '{"level": 0, "by": "", "reason": "", "on": "", "until": ""}'),
        ("own_task", "content", '{"title": "T", "colour": "red"}'),
        ("own_task", "content", "[]"),
        ("task", "content", '{"status": "open", "effort": "much"}'),
        ("task", "content", '{"status": "open", "colour": "red"}'),
        ("task", "content", '{"status": "open", "history": [{}]}'),
        ("task", "content", '{"status": "open", "evidence": "x"}'),
    ],
)
def test_a_row_that_someone_forged_with_the_right_hashes_is_not_believed(
    path: Path, table: str, column: str, content: str
) -> None:
    workspace(path, count=1)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (content,))
        for one in connection.execute(f"SELECT * FROM {table}").fetchall():
            keys = " AND ".join(f"{name} = ?" for name in KEYS[table])
            hashed = digest([table, *one[:-1]])
            connection.execute(f"UPDATE {table} SET sha256 = ? WHERE {keys}", (hashed, *one[: len(KEYS[table])]))
        children = [one[0] for name in KEYS for one in connection.execute(f"SELECT sha256 FROM {name}")]
        own = connection.execute("SELECT * FROM assessment").fetchone()
        whole = content_digest(own[:8], children)
        sealed = digest(["assessment", *own[:9], whole])
        connection.execute("UPDATE assessment SET content = ?, sha256 = ?", (whole, sealed))
    store = Store.open(path, read_only=True)
    with pytest.raises(WorkspaceError) as refused:
        store.load("a0")
    assert refused.value.code == "workspace_damaged"
    assert refused.value.facts["reason"] not in ("hash", "content")
    store.close()


def test_a_million_characters_come_back(store: Store) -> None:
    long = assessment().with_answer("", "long", Answer(value="漢" * 1_000_000))
    put(store, long)
    assert store.load("a") == long
    assert store.check() == ()


def test_random_changes_are_stored_one_by_one(store: Store) -> None:
    dice = random.Random(1)
    held = assessment()
    put(store, held)
    for number in range(150):
        where = dice.choice(["", *(a.id for a in held.activities)])
        fresh = held.with_answer(where, f"q{dice.randrange(15)}", None if dice.random() < 0.2 else answer(dice))
        if number % 40 == 39:
            fresh = replace(fresh, activities=fresh.activities[1:] + fresh.activities[:1])
        store.commit("answer", [(held, fresh)], at=AT)
        held = fresh
    again = reopened(store)
    assert again.load("a") == held
    assert again.check() == ()
    again.close()


def test_several_assessments_share_one_library(store: Store) -> None:
    put(store, assessment("a"), assessment("b"))
    put(store, assessment("c"))
    with closing(store._connection.execute("SELECT count(*) FROM library")) as found:
        assert found.fetchone() == (1,)
    assert store.library(digest_of(LIBRARY)) == LIBRARY


def test_deleting_takes_everything_of_an_assessment_and_nothing_else(store: Store) -> None:
    put(store, assessment("a"), assessment("b"))
    store.commit("delete", [(store.load("a"), None)], at=AT)
    assert store.ids() == ("b",)
    for table in ("activity", "answer", "task", "summary"):
        assert not store._connection.execute(f"SELECT 1 FROM {table} WHERE assessment = 'a'").fetchall()
    assert store.check() == ()
    with pytest.raises(KeyError):
        store.load("a")


def test_deleted_text_leaves_no_trace_in_the_file(store: Store, path: Path) -> None:
    held = assessment().with_answer("", "secret", Answer(value="CANARY-7261" * 900))
    put(store, held)
    fresh = held.with_answer("", "secret", None)
    store.commit("answer", [(held, fresh)], at=AT)
    store.commit("delete", [(fresh, None)], at=AT)
    store.close()
    assert not [found for found in path.parent.iterdir() if found.is_file() and b"CANARY" in found.read_bytes()]


def test_the_log_holds_no_answer_text(store: Store) -> None:
    put(store, assessment().with_answer("", "secret", Answer(value="CANARY-7261", note="CANARY")))
    store.commit("answer", [(store.load("a"), store.load("a").with_answer("", "secret", None))], at=AT)
    assert "CANARY" not in str(store._connection.execute("SELECT * FROM log").fetchall())


def test_the_log_says_what_a_single_change_was_about(store: Store) -> None:
    held = assessment()
    put(store, held)
    store.commit("answer", [(held, held.with_answer("act1", "q3", Answer(value="new")))], at=AT)
    entry = store._connection.execute("SELECT * FROM log ORDER BY seq DESC").fetchone()
    assert entry[2:5] == ("answer", "a", "answer/act1/q3")
    assert len(entry[5]) == len(entry[6]) == 64 and entry[5] != entry[6]


def test_a_failing_action_stores_nothing(store: Store) -> None:
    put(store, assessment("a"))
    head = store.head()
    with pytest.raises(WorkspaceError) as refused:
        store.commit("import", [(None, assessment("b")), (None, assessment("a"))], at=AT)
    assert refused.value.code == "workspace_damaged"  # an id that is there already
    assert store.ids() == ("a",)
    assert store.head() == head
    assert store.check() == ()


def test_home_rows_show_what_was_last_known(store: Store) -> None:
    put(store, assessment("a"), assessment("b"))
    store.keep_summaries(
        {"a": Summary(level=(2, 3), answered=5, asked=9), "gone": Summary(level=None, answered=0, asked=0)}
    )
    row = next(row for row in store.rows() if row.id == "a")
    assert (row.level, row.answered, row.asked, row.activities, row.regimes) == ((2, 3), 5, 9, 2, ("pipl", "gdpr"))
    assert next(row for row in store.rows() if row.id == "b").level is None


def test_a_changed_assessment_has_no_level_until_it_is_judged_again(store: Store) -> None:
    held = assessment()
    put(store, held)
    store.keep_summaries({"a": Summary(level=(2, 3), answered=5, asked=9)})
    fresh = held.with_answer("", "q0", Answer(value="other"))
    store.commit("answer", [(held, fresh)], at=AT)
    assert store.rows()[0].level is None
    store.commit("undo", [(fresh, held)], at=AT)
    assert store.rows()[0].level == (2, 3)


def test_a_summary_that_was_tampered_with_is_not_shown(store: Store) -> None:
    put(store, assessment())
    store.keep_summaries({"a": Summary(level=(4, 4), answered=5, asked=9)})
    store._connection.execute("UPDATE summary SET low = 1, high = 1")
    assert store.rows()[0].level is None


def test_times_are_kept_in_utc(store: Store) -> None:
    local = datetime(2026, 11, 23, 20, 0, tzinfo=timezone(timedelta(hours=8)))
    store.commit("start", [(None, assessment())], at=local, libraries=[LIBRARY])
    assert datetime.fromisoformat(store.rows()[0].updated) == local
    assert datetime.fromisoformat(store.rows()[0].updated).tzinfo == UTC


def test_text_that_cannot_be_encoded_is_refused_whole(store: Store) -> None:
    put(store, assessment())
    with pytest.raises(UnicodeEncodeError):
        store.commit("x", [(store.load("a"), store.load("a").with_answer("", "q", Answer(value="\ud800")))], at=AT)
    assert store.load("a") == assessment()
    assert not store._connection.in_transaction


def test_a_read_only_store_takes_no_change(path: Path) -> None:
    store = Store.create(path)
    put(store, assessment())
    store.close()
    store = Store.open(path, read_only=True)
    with pytest.raises(WorkspaceError) as refused:
        store.commit("x", [(store.load("a"), None)], at=AT)
    assert refused.value.code == "workspace_read_only"
    with pytest.raises(sqlite3.OperationalError):
        store._connection.execute("DELETE FROM answer")
    store.close()
