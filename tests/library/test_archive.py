"""The stored copy of a library: as good as the files, the same bytes every time, and refused when it is none."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from pia_app.errors import PiaError
from pia_app.library import decode, digest, encode, load
from pia_app.model import Library
from pia_app.rules import evaluate
from tests.support import CUSTOMER_DATA, ROOT, assessment_of, random_answers, shipped


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


@pytest.fixture(scope="module")
def stored(library: Library) -> bytes:
    return encode(library)


def test_a_library_comes_back_as_it_was(library: Library, stored: bytes) -> None:
    back = decode(stored)
    for name in Library.__dataclass_fields__:
        assert getattr(back, name) == getattr(library, name), name


@pytest.mark.parametrize("seed", range(8))
def test_a_stored_library_judges_as_the_files_do(library: Library, stored: bytes, seed: int) -> None:
    own, shared = random_answers(library, seed, (0.3, 0.7, 1.0)[seed % 3])
    assessment = assessment_of(own, shared, library)
    assert evaluate(decode(stored), assessment) == evaluate(library, assessment)


def test_the_same_files_give_the_same_bytes_and_digest_in_every_process(stored: bytes) -> None:
    assert encode(load(CUSTOMER_DATA)) == stored
    assert encode(decode(stored)) == stored
    code = (
        "import sys, pathlib; from pia_app import library\n"
        "print(library.digest(library.encode(library.load(pathlib.Path(sys.argv[1])))))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(CUSTOMER_DATA)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == digest(stored)


def test_the_digest_is_sha_256_and_one_changed_word_changes_it(stored: bytes) -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest(stored) != digest(stored.replace(b"Customer data", b"Customer Data", 1))


def test_the_stored_form_is_compact_json_in_the_order_of_the_files(library: Library, stored: bytes) -> None:
    value = json.loads(stored)
    assert json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() == stored
    for scenario, kept in zip(library.scenarios, value["scenarios"], strict=True):
        assert list(kept["controls"]) == list(scenario.controls)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"{}", b"[]", b"null", b"5", b'"text"', b"not json", b"\xff\xfe", b'{"id": "\xff"}', b"\0" * 100),
        *(b"[" * 100_000, b'{"a":' * 100_000, b"1" * 10_000, b"NaN", b'{"id": 5}'),
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_is_no_library_is_refused(data: bytes) -> None:
    with pytest.raises(PiaError) as caught:
        decode(data)
    assert caught.value.code == "library_unreadable"


def test_half_a_library_is_refused(stored: bytes) -> None:
    for length in range(0, len(stored), len(stored) // 20):
        with pytest.raises(PiaError):
            decode(stored[:length])
