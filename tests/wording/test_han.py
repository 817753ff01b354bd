"""Numbers as Chinese statutes write them, read back by a parser that shares nothing with the writer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_app.wording.han import han

VALUES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000}


def read(text: str) -> int:
    """Return the number that a Chinese numeral below ten thousand stands for."""
    total, digit = 0, 0
    for sign in text:
        if sign == "零":
            continue
        if sign in VALUES:
            digit = VALUES[sign]
        else:
            total += (digit or 1) * UNITS[sign]
            digit = 0
    return total + digit


@given(st.integers(1, 9999))
def test_every_number_is_read_back(number: int) -> None:
    assert read(han(str(number))) == number


def test_all_numbers_are_written_differently_and_well_formed() -> None:
    written = [han(str(number)) for number in range(1, 10_000)]
    assert len(set(written)) == len(written)
    for text in written:
        assert not text.startswith("零")
        assert not text.endswith("零")
        assert "零零" not in text
        assert set(text) <= {*VALUES, *UNITS, "零"}


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (55, "五十五"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (253, "二百五十三"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1033, "一千零三十三"),
        (1100, "一千一百"),
        (1101, "一千一百零一"),
        (1226, "一千二百二十六"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_written_as_statutes_write_them(number: int, wanted: str) -> None:
    assert han(str(number)) == wanted


@pytest.mark.parametrize("text", ["", "0", "10000", "-5", "1798.100", "a", "7(2)", "二"])
def test_what_is_no_such_number_stays_as_it_is(text: str) -> None:
    assert han(text) == text
