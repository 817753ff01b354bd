"""Another process that fills a template: watched, and killed when it takes too long or too much, or is unwanted."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from pia_app.errors import Fault, FaultyFiles, FaultyTemplate, ReportError
from pia_app.report.limits import Allowance, resident
from pia_app.report.seal import FORBIDDEN

MODULE: Final = "pia_app.report.worker"
COMMAND: Final = "--fill-template"  # what the packaged program is called with to be the other process; see cli
_LOOK: Final = 0.05
_HERE: Final = Path(__file__).resolve()

Answer = tuple[Mapping[str, Any], bytes]


class Cancel:
    """A wish, from any thread, that a report under way be given up; what stood at its target stays."""

    def __init__(self) -> None:
        self._wanted = threading.Event()

    def cancel(self) -> None:
        """Give it up; the one who waits for the report is told within a tenth of a second."""
        self._wanted.set()

    @property
    def wanted(self) -> bool:
        """Whether it is to be given up."""
        return self._wanted.is_set()


def command() -> list[str]:
    """Return what starts the other process: Python and a module, or the packaged program and a word it knows.

    -P keeps the folder that the user happens to be in out of the import path.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND]
    return [sys.executable, "-P", "-m", MODULE]


class Child:
    """The other process. Begin it early: it imports Word's libraries while the context is being built."""

    def __init__(self, allowance: Allowance, cancel: Cancel | None = None, program: Sequence[str] = ()) -> None:
        self._allowance = allowance
        self._cancel = cancel
        try:
            self._process = subprocess.Popen(
                program or command(),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(),
                stderr=None if os.environ.get("PIA_APP_DEBUG") else subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        except OSError as error:
            raise ReportError("render_not_started", why=error.strerror or str(error)) from None

    def __enter__(self) -> Child:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the process, whatever happened, and wait until it is gone."""
        self._process.kill()
        with contextlib.suppress(OSError, ValueError):
            self._process.communicate()

    def ask(self, request: Mapping[str, Any]) -> Answer:
        """Send a request, wait for the answer and return it with the bytes that follow it.

        Raises ReportError where the process was stopped or died, and whatever it says went wrong.
        """
        allowance = self._allowance
        limits = {"seconds": allowance.seconds, "memory": allowance.memory, "output": allowance.output}
        self._send(json.dumps({**request, "limits": limits}).encode())
        began = time.monotonic()
        while True:
            try:
                told, _ = self._process.communicate(timeout=_LOOK)
                return self._understood(told)
            except subprocess.TimeoutExpired:
                self._watch(time.monotonic() - began)

    def _send(self, data: bytes) -> None:
        """Write beside the reading: `communicate` forgets what it has not yet sent when it is to wait a while only."""
        pipe, self._process.stdin = self._process.stdin, None

        def send() -> None:
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError), pipe:
                    pipe.write(data)

        threading.Thread(target=send, daemon=True).start()

    def _watch(self, seconds: float) -> None:
        allowed = self._allowance
        if self._cancel is not None and self._cancel.wanted:
            raise ReportError("render_cancelled")
        if allowed.seconds is not None and seconds > allowed.seconds:
            raise ReportError("render_too_long", seconds=round(allowed.seconds))
        if allowed.memory is not None and resident(self._process) > allowed.memory:
            raise ReportError("render_too_much_memory", megabytes=allowed.memory // 1_000_000)

    def _understood(self, told: bytes) -> Answer:
        if self._cancel is not None and self._cancel.wanted:
            raise ReportError("render_cancelled")
        line, _, data = told.partition(b"\n")
        if self._process.returncode == FORBIDDEN:
            raise ReportError("render_forbidden_act")
        try:
            answer: Any = json.loads(line) if self._process.returncode == 0 else None
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise ReportError("render_crashed")
        if "error" in answer:
            raise ReportError(answer["error"], **answer["facts"])
        if "faulty" in answer:
            kind = FaultyTemplate if answer["faulty"] == FaultyTemplate.code else FaultyFiles
            raise kind(faults(answer["faults"]))
        return answer, data


def faults(told: Sequence[Mapping[str, Any]]) -> tuple[Fault, ...]:
    """Return faults as the other process told them."""
    return tuple(Fault(**fault) for fault in told)


def _environment() -> dict[str, str]:
    """Return this process's environment, in which the other one finds the same program."""
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(_HERE.parents[2]), *([known] if known else [])])}
