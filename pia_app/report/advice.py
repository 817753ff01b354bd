"""What Jinja says of a tag it cannot read, turned into what its author did and how to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Final

from jinja2.exceptions import TemplateSyntaxError

from pia_app.report.sandbox import Refused
from pia_app.report.tags import UNITS

STATEMENTS: Final = ("for", "endfor", "if", "elif", "else", "endif", "cellbg", "colspan", "vm", "hm")
_BEGINS: Final = {"endfor": "for", "endif": "if", "else": "if", "elif": "if"}
_ELSE_IF: Final = {"elseif": "elif", "elsif": "elif"}
_OPERATORS: Final = {"&": "and", "|": "or", "!": "not"}


def advice(error: TemplateSyntaxError) -> tuple[str, dict[str, object]]:
    """Return the code and the facts of the sentence that explains a syntax error."""
    if isinstance(error, Refused):
        return error.code, error.facts
    message = str(error.message)
    for pattern, explain in _MESSAGES.items():
        match = re.match(pattern, message)
        if match:
            return explain(match)
    return "template_syntax", {"why": message}


def _character(match: re.Match[str]) -> tuple[str, dict[str, object]]:
    character = match[1]
    right = unicodedata.normalize("NFKC", character)
    if right != character and right.isascii():
        return "template_full_width", {"character": character, "right": right}
    if character in _OPERATORS:
        return "template_operator", {"character": character, "right": _OPERATORS[character]}
    return "template_character", {"character": character}


def _unknown(match: re.Match[str]) -> tuple[str, dict[str, object]]:
    word = match[1]
    if word in UNITS:
        return "template_unit_apart", {"unit": word}
    if word in _BEGINS:
        return "template_end_alone", {"word": word, "wanted": _BEGINS[word]}
    near = get_close_matches(_ELSE_IF.get(word.lower(), word.lower()), STATEMENTS, n=1, cutoff=0.6)
    return "template_statement", {"word": word, "near": near[0] if near else ""}


def _unexpected(match: re.Match[str]) -> tuple[str, dict[str, object]]:
    found = match[match.lastindex or 0]
    if found == "=":
        return "template_equals", {}
    if found == "|":
        return "template_operator", {"character": "|", "right": "or"}
    if found.startswith("end of"):
        return "template_breaks_off", {}
    return "template_unexpected", {"what": found}


_MESSAGES: Final[Mapping[str, Callable[[re.Match[str]], tuple[str, dict[str, object]]]]] = {
    r"unexpected char (?:\"'\"|'\"') at": lambda _: ("template_quote", {}),
    r"unexpected char '(.+)' at": _character,
    r"Encountered unknown tag '(\w+)'": _unknown,
    r"Unexpected end of template\..* block that needs to be closed is '(\w+)'": lambda match: (
        "template_never_ends",
        {"wanted": f"end{match[1]}"},
    ),
    r"tag name expected": lambda _: ("template_empty", {}),
    r"expected name or number": lambda _: ("template_breaks_off", {}),
    r"Expected an expression, got 'end of": lambda _: ("template_empty", {}),
    r"expected token '.*', got '(.+)'": _unexpected,
    r"unexpected '(.+)'": _unexpected,
}
