"""The core works without a network, without Qt, and without a word on the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support import CUSTOMER_DATA, ROOT

# An audit hook cannot be taken away again, hence a process of its own.
GUARD = """
import sys
heard = []
WATCHED = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "ssl.", "subprocess.", "os.system", "os.exec",
           "os.posix_spawn", "webbrowser.", "ctypes.dlopen")

def listen(event, arguments):
    if event.startswith(WATCHED) and arguments != (None,):  # ctypes opens the interpreter itself
        heard.append(event)

sys.addaudithook(listen)
import datetime
import pathlib
from pia_app import exchange, library
from pia_app.errors import FaultyFiles
from pia_app.exchange import tasks
from pia_app.exchange.conclusions import Conclusions
from pia_app.rules import evaluate
from pia_app.wording import Words, derivation
from pia_app.wording.outline import outline
from pia_app.wording.screened import screened

root = pathlib.Path(sys.argv[1])
customer_data = library.load(root)
stored = library.decode(library.encode(customer_data))
try:
    library.load(root / "questions")
except FaultyFiles:
    pass
else:
    raise SystemExit("a folder that is no library was read")
for path in sorted((root / "samples").glob("*.json")):
    (assessment,) = exchange.read(path, stored)
    evaluation = evaluate(stored, assessment)
    judged = [tasks.Judged(library=stored, assessment=assessment, evaluation=evaluation)]
    for kind in ("xlsx", "csv", "ics", "json"):
        tasks.write(judged, pathlib.Path(sys.argv[2], f"tasks.{kind}"), language="en",
                    now=datetime.datetime.now(datetime.UTC))
    for language in stored.languages:
        words = Words(stored, language)
        outline(words, assessment, evaluation)
        screened(words, assessment, evaluation)
        conclusions = Conclusions(words)
        conclusions.evaluation(assessment, evaluation)
        conclusions.screening(assessment, evaluation)
        for activity in evaluation.activities:
            list(derivation(words, activity.derivation))
print(sorted(set(heard)))
print(sorted(name for name in sys.modules if name.partition(".")[0] in {"PySide6", "docx", "docxtpl", "jinja2", "lxml",
                                                                       "sqlite_utils", "socket", "ssl", "http"}))
"""


def test_loading_judging_and_explaining_opens_no_socket_and_starts_no_program(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", GUARD, str(CUSTOMER_DATA), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout == "[]\n[]\n"
    assert result.stderr == ""


def test_the_guard_would_hear_a_socket() -> None:
    code = GUARD.split("import datetime")[0] + "import socket; socket.socket().close(); print(sorted(set(heard)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "socket.__new__" in result.stdout
