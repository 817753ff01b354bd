"""Whole numbers in Chinese numerals, as Chinese statutes count their articles."""

from __future__ import annotations

from typing import Final

DIGITS: Final = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
ZERO, TEN, HUNDRED, THOUSAND = "\u96f6", "\u5341", "\u767e", "\u5343"


def han(text: str) -> str:
    """Return a number from 1 to 9999 in Chinese numerals (1034 → one thousand, zero, thirty-four); else the text."""
    if not text.isdecimal() or not 0 < int(text) < 10_000:
        return text
    number, found, gap = int(text), "", False
    for unit, name in ((1000, THOUSAND), (100, HUNDRED), (10, TEN), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            found += (
                (ZERO if gap and found else "")
                + ("" if not found and unit == 10 and digit == 1 else DIGITS[digit])
                + name
            )
            gap = False
        else:
            gap = bool(found)
    return found
