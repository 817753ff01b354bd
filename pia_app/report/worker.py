"""The other process: fills or checks one template, reads and writes nothing but its pipes, and ends."""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from pia_app.errors import Fault, FaultyFiles, ReportError
from pia_app.report.check import tried
from pia_app.report.collection import postponed
from pia_app.report.limits import confine
from pia_app.report.making import Order, make
from pia_app.report.seal import seal


def main() -> int:
    """Answer one request: a line of JSON, then the bytes of a report where one was asked for."""
    with os.fdopen(os.dup(1), "wb") as told, os.fdopen(0, "rb") as asked:
        os.dup2(2, 1)  # what some library prints must not get into the answer
        request = json.loads(asked.read())
        limits = request["limits"]
        confine(limits["seconds"], limits["memory"])
        seal()
        answer, data = _answer(request, limits)
        told.write(json.dumps(answer).encode() + b"\n")
        told.write(data)
    return 0


def _answer(request: Mapping[str, Any], limits: Mapping[str, Any]) -> tuple[Mapping[str, Any], bytes]:
    try:
        return _JOBS[request["job"]](request, limits)
    except FaultyFiles as error:
        return {"faulty": error.code, "faults": _plainly(error.faults)}, b""
    except ReportError as error:
        return {"error": error.code, "facts": error.facts}, b""
    except MemoryError:
        return {"error": "render_too_much_memory", "facts": {"megabytes": (limits["memory"] or 0) // 1_000_000}}, b""


def _fill(request: Mapping[str, Any], limits: Mapping[str, Any]) -> tuple[Mapping[str, Any], bytes]:
    order = Order(
        template=Path(request["template"]), context=request["context"], language=request["language"],
        today=date.fromisoformat(request["today"]), expected=request["expected"], typed=request["typed"],
        foreign=request["foreign"], largest=limits["output"],
        logo=base64.b64decode(request["logo"]),
    )  # fmt: skip
    with postponed():
        made = make(order)
    return {"left_out": made.left_out}, made.data


def _check(request: Mapping[str, Any], _: Mapping[str, Any]) -> tuple[Mapping[str, Any], bytes]:
    found = tried(Path(request["template"]), request["context"])
    return {"found": _plainly(found.faults), "warnings": _plainly(found.warnings), "tags": found.tags}, b""


def _plainly(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    """Return faults as JSON can hold them."""
    return [asdict(fault) for fault in faults]


_JOBS: Final[Mapping[str, Callable[..., tuple[Mapping[str, Any], bytes]]]] = {"fill": _fill, "check": _check}

if __name__ == "__main__":
    sys.exit(main())
