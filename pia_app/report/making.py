"""From a template and its context to the bytes of a proved report: the whole job, in this process or in another."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pia_app.errors import FaultyTemplate, ReportError
from pia_app.report import logo, package, proof, readback
from pia_app.report.check import check
from pia_app.report.package import Package
from pia_app.report.properties import set_properties
from pia_app.report.stories import stories
from pia_app.report.template import ReportTemplate
from pia_app.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be made: of which template, from which plain data, and which texts the report must hold.

    A template that is `foreign` came from outside: it is checked first, it chooses which texts it shows, and the report
    may have `largest` bytes. `logo` goes where one of our own templates keeps a place for one.
    """

    template: Path
    context: Mapping[str, Any]
    language: str
    today: date
    expected: Sequence[str]
    typed: Sequence[str]
    foreign: bool
    largest: int | None = None
    logo: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report as bytes, and how many of the texts that people typed its template does not show."""

    data: bytes
    left_out: int = 0


def make(order: Order) -> Made:
    """Make a report. Raises FaultyTemplate, FaultyFiles and ReportError; nothing is written."""
    checked, heard = _checked(order), list[object]()
    data = _packed(fill(order, checked, heard), order.largest)
    parts = package.unpack(data, order.template.name, package.REPORT)
    if order.foreign:
        return Made(data=data, left_out=_proved(parts, order, heard))
    readback.prove(parts, order.template.name, order.expected)
    return Made(data=data)


def fill(order: Order, checked: Package | None = None, heard: list[object] | None = None) -> Package:
    """Return the filled template with its properties set; what it prints is added to `heard`."""
    template = ReportTemplate(order.template, checked, foreign=order.foreign)
    parts = template.render(order.context, None if heard is None or not order.foreign else heard.append)
    front = order.context["report"]
    set_properties(
        parts, title=front["title"], author=front["organisation"], language=order.language, today=order.today
    )
    if order.logo and not order.foreign:
        words = "report.logo" if front["organisation"] else "report.logo_unnamed"
        words = say(order.language, words, organisation=front["organisation"])
        logo.place(parts, logo.understood(order.logo, order.template.name), words)
    return parts


def _checked(order: Order) -> Package | None:
    """Return a stranger's template once nothing is wrong with it; one of our own is checked as it is opened."""
    if not order.foreign:
        return None
    found = check(order.template, order.context)
    if found.faults:
        raise FaultyTemplate(found.faults)
    return found.package


def _packed(parts: Package, largest: int | None) -> bytes:
    stream = io.BytesIO()
    package.write(parts, stream)
    data = stream.getvalue()
    if largest is not None and len(data) > largest:
        raise ReportError("render_too_large", megabytes=largest // 1_000_000)
    return data


def _proved(parts: Package, order: Order, heard: Sequence[object]) -> int:
    """Check a stranger's report as its template was checked; return how many typed texts it does not show."""
    roots = readback.sound(parts, order.template.name)
    told = {part: roots[part] for part in stories(parts)}
    gone = proof.lost(told, heard)
    if gone is not None:
        raise ReportError("report_print_lost", text=gone[:60])
    return proof.left_out(told, order.typed)
