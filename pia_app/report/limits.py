"""How much a template from a stranger may use: time, memory, room; and what holds it to that (reliability.md T2)."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SPARE_SECONDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """Seconds, bytes of memory and bytes of output that filling a template may take; None is without limit."""

    seconds: float | None = None
    memory: int | None = None
    output: int | None = None


STRANGER: Final = Allowance(seconds=30, memory=1_000_000_000, output=50_000_000)
OWN: Final = Allowance()


def confine(seconds: float | None, memory: int | None) -> None:
    """Limit this process for good, where the system can: no file written, no process started, no memory dump."""
    if sys.platform == "win32":
        return
    import resource

    wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_NPROC: 0}
    if seconds is not None:
        wanted[resource.RLIMIT_CPU] = int(seconds) + _SPARE_SECONDS
    if memory is not None and sys.platform == "linux":
        wanted[resource.RLIMIT_AS] = memory
    for kind, limit in wanted.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def resident(process: subprocess.Popen[bytes]) -> int:
    """Return how many bytes of memory another process holds, 0 where nobody can tell."""
    with contextlib.suppress(OSError, ValueError, IndexError, subprocess.SubprocessError):
        return next(_measured(process), 0)
    return 0


def _measured(process: subprocess.Popen[bytes]) -> Iterator[int]:
    if sys.platform == "win32":
        yield _resident_on_windows(process)
    elif sys.platform == "linux":
        pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1])
        yield pages * os.sysconf("SC_PAGE_SIZE")
    else:
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(process.pid)], capture_output=True, timeout=5, check=False)
        yield int(told.stdout) * 1024


def _resident_on_windows(process: subprocess.Popen[bytes]) -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("cb", wintypes.DWORD), ("PageFaultCount", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in (
                "PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage", "QuotaPagedPoolUsage",
                "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage", "PagefileUsage", "PeakPagefileUsage",
            )),
        ]  # fmt: skip

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    handle = wintypes.HANDLE(int(process._handle))  # type: ignore[attr-defined]
    windll = ctypes.windll  # type: ignore[attr-defined]
    windll.kernel32.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
    return max(int(counters.WorkingSetSize), int(counters.PagefileUsage))
