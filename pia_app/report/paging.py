"""A report laid out in pages by LibreOffice in a private folder that is gone afterwards; each page as a picture."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pia_app.errors import ReportError
from pia_app.report.child import Cancel
from pia_app.report.office import Programs, programs

SECONDS: Final = 180.0  # that laying out may take
_PAGE_SECONDS: Final = 30.0
_LOOK: Final = 0.05
_SIZE: Final = re.compile(rb"^Page\s+\d+\s+size:\s+([\d.]+) x ([\d.]+)", re.MULTILINE)
_MOST: Final = 5_000
# The profile is made for this one run. In it nothing in a document may run, and nothing outside it is fetched.
_PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of one page in points."""

    width: float
    height: float


class Paging:
    """The pages of one report. Call `lay_out` first; `close` ends everything and removes every file."""

    def __init__(self, found: Programs | None = None, *, seconds: float = SECONDS) -> None:
        """Prepare a folder; the programs are those that are `found`, or are looked for when they are needed."""
        self._programs = found or Programs()
        self._sought = found is not None
        self._seconds = seconds
        self._cancel = Cancel()
        self._folder = tempfile.TemporaryDirectory(prefix="pia-app-", ignore_cleanup_errors=True)
        self._home = Path(self._folder.name)
        self.pdf = self._home / "report.pdf"

    def lay_out(self, data: bytes) -> tuple[PageSize, ...]:
        """Lay a report out; return the size of each page, () where nothing is there to draw them with.

        Raises ReportError: no LibreOffice, too slow, given up, or failed.
        """
        if not self._sought:
            self._programs, self._sought = programs(), True
        if self._programs.office is None:
            raise ReportError("pages_no_office")
        try:
            profile = self._home / "profile"
            (profile / "user").mkdir(parents=True)
            (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
            source = self._home / "report.docx"
            source.write_bytes(data)
        except OSError as error:
            raise ReportError("pages_failed", why=error.strerror or str(error)) from None
        self._run(
            [
                str(self._programs.office), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
                "--nolockcheck", "--nodefault", "--nologo", "--convert-to", "pdf", "--outdir", str(self._home),
                str(source),
            ],
            self._seconds,
        )  # fmt: skip
        if not self.pdf.is_file():
            raise ReportError("pages_failed", why="")
        return self._sizes()

    def picture(self, number: int, width: int) -> bytes:
        """Return page `number`, counted from 1, as a PNG `width` pixels wide. Raises ReportError."""
        command = [
            str(self._programs.picture), "-png", "-singlefile", "-f", str(number), "-l", str(number),
            "-scale-to-x", str(width), "-scale-to-y", "-1", self.pdf.name,
        ]  # fmt: skip
        return self._run(command, _PAGE_SECONDS)

    def close(self) -> None:
        """Give up what is under way; from any thread. The files go with the last of it: see `remove`."""
        self._cancel.cancel()

    def remove(self) -> None:
        """Remove every file; once nothing is under way any more."""
        self._folder.cleanup()

    def _sizes(self) -> tuple[PageSize, ...]:
        if self._programs.picture is None or self._programs.about is None:
            return ()
        told = self._run([str(self._programs.about), "-f", "1", "-l", str(_MOST), self.pdf.name], _PAGE_SECONDS)
        sizes = tuple(PageSize(float(wide), float(high)) for wide, high in _SIZE.findall(told))
        if not sizes or any(min(size.width, size.height) < 1 for size in sizes):
            raise ReportError("pages_failed", why="")
        return sizes

    def _run(self, command: Sequence[str], seconds: float) -> bytes:
        """Run a program to its end and return what it says; it is ended when it is unwanted or takes too long.

        It runs in the private folder: the name of a file in it is the same for every program and on every system.
        """
        if self._cancel.wanted:
            raise ReportError("pages_cancelled")
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=self._home,
                start_new_session=True, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
            )  # fmt: skip
        except OSError as error:
            raise ReportError("pages_failed", why=error.strerror or str(error)) from None
        try:
            said = self._wait(process, seconds)
        except BaseException:
            _end(process)
            raise
        if process.returncode:
            raise ReportError("pages_failed", why="")
        return said

    def _wait(self, process: subprocess.Popen[bytes], seconds: float) -> bytes:
        began = time.monotonic()
        while True:
            try:
                return process.communicate(timeout=_LOOK)[0]
            except subprocess.TimeoutExpired:
                if self._cancel.wanted:
                    raise ReportError("pages_cancelled") from None
                if time.monotonic() - began > seconds:
                    raise ReportError("pages_too_long", seconds=round(seconds)) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started: LibreOffice's own is a script around the real one."""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        if sys.platform == "win32":
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, timeout=10, check=False
            )
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    with contextlib.suppress(OSError, ValueError, subprocess.SubprocessError):
        process.communicate(timeout=10)
