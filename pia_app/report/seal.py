"""The last line of defence in the process that fills a template: it ends before it does what no template may."""

from __future__ import annotations

import os
import sys
from typing import Any, Final

FORBIDDEN: Final = 66  # how a process ends that was about to do what no template may
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_ACTS: Final = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.kill", "os.putenv", "shutil.", "tempfile.", "ctypes.", "pty.", "webbrowser.", "urllib.", "ftplib.", "smtplib.",
    "pickle.", "mmap.",
)  # fmt: skip
_MODULES: Final = frozenset({"ctypes", "_ctypes", "socket", "_socket", "_posixsubprocess", "multiprocessing"})


def seal() -> None:
    """End this process at once when anything in it is about to write a file, start a program or open a connection.

    The sandbox lets no template get that far; this holds should it ever be wrong.
    """

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            flags = arguments[2]
            stopped = isinstance(flags, int) and bool(flags & _WRITES)
        elif event == "import":
            stopped = arguments[0] in _MODULES
        else:
            stopped = event.startswith(_ACTS)
        if stopped:
            os._exit(FORBIDDEN)

    sys.dont_write_bytecode = True  # a module may still be imported, but leaves nothing behind
    sys.addaudithook(listen)
