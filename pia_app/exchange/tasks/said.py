"""What a value looks like in a task list of one language, and what a text that comes back means in any of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pia_app.exchange.tasks.columns import CHOICES, COLUMNS, WORDS, Column
from pia_app.wording import LANGUAGES, say

FORMER: Final = ("due", "proposed_due")  # columns that were called otherwise in lists handed out earlier
LONGEST: Final = 32_767  # of a cell, in UTF-16 units as Excel counts


def said(column: Column, text: str, language: str) -> str:
    """Return a value as the list says it: what is known by an id has a word, all else stands for itself."""
    if text in CHOICES.get(column.id, ()):
        return say(language, f"{WORDS[column.id]}.{text}")
    return text


@lru_cache(maxsize=8)
def meanings(column_id: str) -> dict[str, str]:
    """Return what the words of a column mean, in every language, and the ids themselves; without regard to case."""
    choices = CHOICES[column_id]
    words = {say(lang, f"{WORDS[column_id]}.{choice}"): choice for lang in LANGUAGES for choice in choices}
    return {word.casefold(): choice for word, choice in {**words, **{choice: choice for choice in choices}}.items()}


@lru_cache(maxsize=1)
def headings() -> dict[str, str]:
    """Return which column a heading stands for, in every language."""
    names = [*(column.id for column in COLUMNS), "mark"]
    return {heading(name, language).casefold(): name for language in LANGUAGES for name in names}


@lru_cache(maxsize=1)
def known_headings() -> dict[str, str]:
    """Return which column a heading stands for, as it is called now or was called earlier."""
    former = {say(language, f"tasks.former.{name}").casefold(): name for language in LANGUAGES for name in FORMER}
    return former | headings()


def heading(column_id: str, language: str) -> str:
    """Return the heading of a column."""
    return say(language, f"tasks.column.{column_id}")


def fits(text: str) -> bool:
    """Whether a cell of Excel can hold a text."""
    return len(text) <= LONGEST // 2 or len(text.encode("utf-16-le", "replace")) // 2 <= LONGEST


def shown(text: str, language: str) -> str:
    """Return what a cell of Excel shows of a text: all of it, or its beginning and that the rest is elsewhere."""
    if fits(text):
        return text
    note = say(language, "tasks.shortened")
    units = text.encode("utf-16-le", "replace")[: 2 * (LONGEST - len(note))]
    return units.decode("utf-16-le", "ignore") + note


def shortened(text: str) -> bool:
    """Whether a text ends with the note that it was shortened."""
    return any(text.rstrip().endswith(say(language, "tasks.shortened").strip()) for language in LANGUAGES)
