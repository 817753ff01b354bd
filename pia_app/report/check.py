"""Everything that is wrong with a template, where it stands, and what else its author would want to know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from lxml import etree

from pia_app.errors import Fault, FaultyFiles
from pia_app.report import preflight, properties
from pia_app.report.expressions import expression_faults
from pia_app.report.lookup import Scopes
from pia_app.report.package import CONTENT_TYPES, Package
from pia_app.report.pieces.asking import WORD, piece_faults, spoken
from pia_app.report.shapes import ANYTHING, Shape, shape_of
from pia_app.report.stories import stories
from pia_app.report.structure import lost_text, pair_faults, unit_faults
from pia_app.report.tags import Place, Tag, places, tags, without_tags
from pia_app.report.template import ReportTemplate, opened

MOST: Final = 100
_OPEN: Final = re.compile(r"\{\{|\{%|\{#")
_CLOSED: Final = re.compile(r"\}\}|%\}")
_WIDE: Final = re.compile("[\uff5b{] *[\uff5b\uff05]|\uff5b *[{%]|[\uff5d\uff05] *[\uff5d}]|[%}] *\uff5d")
_FIELD: Final = ("instrText", "fldSimple")
_REVISIONS: Final = ("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo", "{*}commentReference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found: faults forbid a template, warnings do not; `tags` counts its tags, `package` is what was read."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    tags: int = 0
    package: Package | None = None


def check(path: Path, context: Mapping[str, Any]) -> Checked:
    """Check a template against the context it will get, which is plain data."""
    file = path.name
    try:
        package = opened(path)
    except FaultyFiles as error:
        return Checked(faults=error.faults)
    roots, unsafe = preflight.examined(package, file)
    faults, warnings, count, shape = list(unsafe), list[Fault](), 0, shape_of(dict(context))
    for part in _parts(package) if CONTENT_TYPES in roots else ():
        if part in roots:
            found = list(places(part, roots[part]))
            listed = [tag for place in found for tag in tags(place)]
            count += len(listed)
            faults += _of_part(file, found, listed, shape)
            warnings += _of_note(file, part, roots[part], found, listed)
    if not count and not faults:
        warnings.append(Fault(file=file, code="template_no_tags"))
    return Checked(faults=_few(file, faults), warnings=_few(file, warnings), tags=count, package=package)


def tried(path: Path, context: Mapping[str, Any], language: str = "en") -> Checked:
    """Check a template and, where it is sound, fill it once, so that a damaged table is found before it matters.

    Whole pieces that it asks for come in `language`.
    """
    found = check(path, context)
    if found.faults:
        return found
    try:
        ReportTemplate(path, found.package, language=language).render(context)
    except FaultyFiles as error:
        return replace(found, faults=error.faults)
    return found


def _parts(package: Package) -> Iterator[str]:
    yield from stories(package)
    if properties.PART in package:
        yield properties.PART


def _of_part(file: str, found: list[Place], listed: list[Tag], shape: Shape) -> list[Fault]:
    """Return what is wrong with the tags of a part, in the order in which a person meets them."""
    faults = [fault for place in found for fault in _loose(file, place)]
    for tag in listed:
        if etree.QName(tag.place.element).localname in _FIELD:
            faults.append(Fault(file=file, code="template_in_field", facts=tag.facts))
    faults += unit_faults(file, listed)
    faults += pair_faults(file, listed)
    faults += piece_faults(file, listed)
    others = [tag for tag in listed if tag.kind != "print" or not spoken(tag)]
    faults += expression_faults(file, others, Scopes(replace(shape, fields={**shape.fields, WORD: ANYTHING})))
    order: dict[object, int] = {}
    for tag in listed:
        order.setdefault(tag.facts["text"], len(order))
    return sorted(faults, key=lambda fault: order.get(fault.facts["text"], len(order)))


def _loose(file: str, place: Place) -> Iterator[Fault]:
    """Yield a tag that is opened and not closed in its paragraph: what follows it would be taken for code."""
    rest = without_tags(place.text)
    match = _OPEN.search(rest)
    if match:
        start = place.text.rfind(match[0])
        facts: dict[str, object] = {"part": place.part, "text": place.shown(start, len(place.text)), "tag": match[0]}
        yield Fault(file=file, code="template_tag_open", facts=facts)


def _of_note(file: str, part: str, root: etree._Element, found: list[Place], listed: list[Tag]) -> Iterator[Fault]:
    """Yield what is no fault but surely not meant: full-width braces, ends of no tag, vanishing text, revisions."""
    for place in found:
        wide = _WIDE.search(place.text)
        if wide:
            shown = place.shown(wide.start(), wide.end())
            yield Fault(file=file, code="template_wide_braces", facts={"part": part, "text": shown, "wide": wide[0]})
        rest = without_tags(place.text)
        if _CLOSED.search(rest) and not _OPEN.search(rest):
            yield Fault(file=file, code="template_tag_shut", facts={"part": part, "text": place.shown()})
    yield from lost_text(file, listed)
    if next(root.iter(*_REVISIONS), None) is not None:
        yield Fault(file=file, code="template_revisions", facts={"part": part})


def _few(file: str, faults: list[Fault]) -> tuple[Fault, ...]:
    """Return each fault once, and not so many that nobody would read them."""
    once: dict[str, Fault] = {}
    for fault in faults:
        once.setdefault(repr((fault.code, sorted(fault.facts.items(), key=str))), fault)
    kept = list(once.values())
    if len(kept) <= MOST:
        return tuple(kept)
    more = Fault(file=file, code="template_more_faults", facts={"count": len(kept) - MOST})
    return (*kept[:MOST], more)
