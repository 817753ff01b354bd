"""Where tags stand: in what they would take away, and whether each block ends in the kind of place where it began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from pia_app.errors import Fault
from pia_app.report.names import w
from pia_app.report.sandbox import DEEPEST
from pia_app.report.tags import Tag, without_tags

_UNITS: Final = {"p": w("p"), "tr": w("tr"), "tc": w("tc"), "r": w("r")}
_ENDS: Final = {"endfor": "for", "endif": "if"}
_TEXT: Final = w("t")
_CELL: Final = w("tc")
IN_CELLS: Final = ("cellbg", "colspan", "vm", "hm")


def unit_faults(file: str, tags: Sequence[Tag]) -> Iterator[Fault]:
    """Yield tags that ask for a row, cell or paragraph they do not stand in, or share one with another such tag."""
    taken: dict[tuple[str, etree._Element], Tag] = {}
    for tag in tags:
        if tag.unit and tag.kind == "print":
            yield Fault(file=file, code="template_rich_text", facts=tag.facts)
        elif tag.unit and _unit(tag) is None:
            code = "template_outside_row" if tag.unit == "tr" else "template_outside_cell"
            yield Fault(file=file, code=code, facts=tag.facts)
        elif tag.word in IN_CELLS and next(tag.element.iterancestors(_CELL), None) is None:
            yield Fault(file=file, code="template_outside_cell", facts=tag.facts)
        elif tag.unit and tag.unit != "r":
            first = taken.setdefault((tag.unit, _place(tag)), tag)
            if first is not tag:
                yield Fault(file=file, code="template_two_in_one", facts={**tag.facts, "other": first.written})


def lost_text(file: str, tags: Sequence[Tag]) -> Iterator[Fault]:
    """Yield tags that would take text away with them: all else in the paragraph, row or cell of such a tag vanishes."""
    for tag in tags:
        if tag.unit in ("p", "tr", "tc") and tag.kind != "print" and _unit(tag) is not None:
            lost = without_tags(tag.place.text if tag.unit == "p" else _all_text(_place(tag))).strip()
            if lost:
                yield Fault(file=file, code="template_text_vanishes", facts={**tag.facts, "lost": lost[:60]})


def pair_faults(file: str, tags: Sequence[Tag]) -> Iterator[Fault]:
    """Yield blocks that never end, ends without a block, and ends in another kind of place than their beginning."""
    opened: list[Tag] = []
    for tag in tags:
        word = tag.word
        if word in ("for", "if"):
            opened.append(tag)
            if sum(1 for other in opened if other.word == "for") > DEEPEST:
                yield Fault(file=file, code="template_loops", facts={**tag.facts, "limit": DEEPEST})
        elif word in ("else", "elif") and not opened:
            yield Fault(file=file, code="template_end_alone", facts={**tag.facts, "word": word, "wanted": "if"})
        elif word in _ENDS:
            if not opened or opened[-1].word != _ENDS[word]:
                facts = {**tag.facts, "word": word, "wanted": _ENDS[word]}
                yield Fault(file=file, code="template_end_alone", facts=facts)
            else:
                yield from _apart(file, opened.pop(), tag)
        if word in ("else", "elif") and opened:
            yield from _apart(file, opened[-1], tag)
    for tag in opened:
        yield Fault(file=file, code="template_never_ends", facts={**tag.facts, "wanted": f"end{tag.word}"})


def _apart(file: str, first: Tag, last: Tag) -> Iterator[Fault]:
    """What stands between two tags of a block is repeated or left out, so it must be whole."""
    facts = {**last.facts, "other": first.written}
    if _way(first) != _way(last):
        yield Fault(file=file, code="template_pair_apart", facts=facts)
    elif not first.unit and not last.unit and _cell(first) is not _cell(last):
        yield Fault(file=file, code="template_across_cells", facts=facts)


def _way(tag: Tag) -> tuple[str, ...]:
    """Return the kinds of elements around what a tag takes away, from the inside out."""
    return tuple(str(element.tag) for element in _place(tag).iterancestors())


def _place(tag: Tag) -> etree._Element:
    """Return what a tag takes away, or the text in which it stands."""
    unit = _unit(tag)
    return tag.element if unit is None else unit


def _unit(tag: Tag) -> etree._Element | None:
    return next(tag.element.iterancestors(_UNITS[tag.unit]), None) if tag.unit else None


def _cell(tag: Tag) -> etree._Element | None:
    return next(tag.element.iterancestors(_CELL), None)


def _all_text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(_TEXT))
