"""Where a template is filled: one of our own in this process, a stranger's - or one to be cancelled - in another."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from pia_app.errors import ReportError
from pia_app.report.child import Cancel, Child
from pia_app.report.chosen import Chosen
from pia_app.report.limits import OWN, STRANGER
from pia_app.report.logo import Logo


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled template: `store` writes it to an open file, `check` reads that file back and proves it.

    `left_out` counts the texts that people typed and that a stranger's template does not show.
    """

    store: Callable[[IO[bytes]], object]
    check: Callable[[Path], None]
    left_out: int = 0


class Filling:
    """One template about to be filled. Begin it before the context is built: another process needs time to start."""

    def __init__(self, chosen: Chosen, cancel: Cancel | None = None, logo: Logo | None = None) -> None:
        self._chosen = chosen
        self._logo = b"" if logo is None else logo.data
        self._foreign = chosen.template.foreign
        self._child: Child | None = None
        if self._foreign or cancel is not None:
            self._child = Child(STRANGER if self._foreign else OWN, cancel)

    def __enter__(self) -> Filling:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._child is not None:
            self._child.__exit__(kind, error, at)

    def fill(
        self, context: Mapping[str, Any], *, language: str, today: date, expected: Sequence[str], typed: Sequence[str]
    ) -> Filled:  # fmt: skip
        """Fill it from plain data; a report of our own must hold the texts `expected`. Raises PiaError."""
        if self._child is None:
            return self._here(context, language, today, expected)
        request = {
            "job": "fill", "template": str(self._chosen.file.absolute()), "foreign": self._foreign,
            "context": context, "language": language, "today": today.isoformat(),
            "expected": list(expected), "typed": list(typed),
            "logo": base64.b64encode(self._logo).decode(),
        }  # fmt: skip
        answer, data = self._child.ask(request)
        proof = hashlib.sha256(data).digest()

        def check(path: Path) -> None:
            if hashlib.sha256(path.read_bytes()).digest() != proof:
                raise ReportError("report_unsound", part=path.name, problem="")

        return Filled(store=lambda stream: stream.write(data), check=check, left_out=int(answer["left_out"]))

    def _here(self, context: Mapping[str, Any], language: str, today: date, expected: Sequence[str]) -> Filled:
        from pia_app.report import package, readback
        from pia_app.report.making import Order, fill

        order = Order(
            template=self._chosen.file, context=context, language=language, today=today, expected=expected, typed=(),
            foreign=False, logo=self._logo,
        )  # fmt: skip
        parts = fill(order)
        return Filled(
            store=lambda stream: package.write(parts, stream), check=lambda path: readback.check(path, expected)
        )
