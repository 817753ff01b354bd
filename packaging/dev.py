#!/usr/bin/env python3
"""Install what PIA App needs into .venv in the project, then run the program, its tests or its checks.

    python3 packaging/dev.py run [ARGUMENT...]    the window; with arguments, that command of pia-app
    python3 packaging/dev.py test [ARGUMENT...]   checks and all tests; with arguments, pytest with these alone
    python3 packaging/dev.py check                ruff, mypy and the import contracts alone
    python3 packaging/dev.py bench [ARGUMENT...]  the benchmarks

Standard library only: it runs before anything is installed, with Python 3.11 to 3.15, from any folder.
"""

import hashlib
import importlib.util
import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

if not (3, 11) <= sys.version_info[:2] <= (3, 15):
    sys.exit(
        f"PIA App needs Python 3.11 to 3.15, and this is {platform.python_version()} ({sys.executable}). "
        "Start the same command with a newer one, for example python3.11."
    )

PROJECT = Path(__file__).resolve().parent.parent
PACKAGING = PROJECT / "packaging"
RUNTIME = PACKAGING / "requirements.txt"
DEVELOPMENT = PACKAGING / "requirements-dev.txt"
SYSTEM_PACKAGES = PACKAGING / "debian-packages.txt"
DEMO = PROJECT / "build" / "demo"
VENV = PROJECT / ".venv"
STAMP = VENV / "installed.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LANGUAGES = ("zh-CN", "en")
WINDOW_TESTS = ("tests/gui", "tests/journeys")  # about half of the time


class SetupError(Exception):
    """Say why the work cannot go on and what to do about it."""


def say(text: str) -> None:
    print(text, flush=True)


def stream(command: list[str], progress: str) -> tuple[int, list[str]]:
    """Run a command, print what `progress` finds in its output, and return its exit code and last lines."""
    lines: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines = [*lines[-14:], line.rstrip()]
            found = re.search(progress, line)
            if found:
                say("  " + " ".join(part for part in found.groups() if part))
    return process.returncode, lines


def surroundings(*, offscreen: bool) -> dict[str, str]:
    """Return the environment in which the project's Python finds the checkout, and draws without a screen if told."""
    paths = [str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def python(*arguments: str, offscreen: bool = False, folder: Path | None = None) -> int:
    """Run the project's Python with the checkout importable, and return its exit code."""
    environment = surroundings(offscreen=offscreen)
    return subprocess.run([str(PYTHON), *arguments], env=environment, cwd=folder, check=False).returncode


def system_packages() -> list[str]:
    lines = SYSTEM_PACKAGES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def install_system_packages(missing: str, packages: list[str]) -> None:
    """Install Debian packages when this account may; otherwise stop with the command that does it."""
    if not shutil.which("apt-get"):
        raise SetupError(f"{missing} Install that with your system's package tool, then start this command again.")
    install = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0:
        raise SetupError(f"{missing} One command installs what is needed; then start this one again:\n  sudo {install}")
    say(f"{missing}\nInstalling {len(packages)} system packages and what they need; this takes a minute, once.")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"]
    options = ["-y", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    stream([*quiet, "apt-get", "update", *options], r"^(Fetched .*)")
    code, last = stream([*quiet, *install.split(), *options], r"^(Need to get .*|Fetched .*|After this operation.*)")
    if code:
        raise SetupError("\n".join([*last, f"apt-get could not install them, see above. By hand: {install}"]))


def missing_libraries() -> list[str]:
    """Name the shared libraries that Qt needs here and the system does not have."""
    if sys.platform != "linux" or not shutil.which("ldd"):
        return []
    qt = next(VENV.glob("lib/python*/site-packages/PySide6"))
    parts = ["QtWidgets.abi3.so", "QtNetwork.abi3.so", "Qt/plugins/platforms/libqoffscreen.so"]
    if os.environ.get("DISPLAY"):
        parts.append("Qt/plugins/platforms/libqxcb.so")
    elif os.environ.get("WAYLAND_DISPLAY"):
        parts.append("Qt/plugins/platforms/libqwayland.so")
    listing = subprocess.run(["ldd", *(str(qt / part) for part in parts)], capture_output=True, text=True, check=False)
    return sorted(set(re.findall(r"^\s*(\S+) => not found", listing.stdout, re.M)))


def require_libraries() -> None:
    """See that Qt can be loaded, and a window opened where there is a display."""
    missing = missing_libraries()
    if not missing:
        return
    install_system_packages(f"Qt needs system libraries that are not here: {', '.join(missing)}.", system_packages())
    missing = missing_libraries()
    if missing:
        raise SetupError(f"Qt still lacks {', '.join(missing)}: install the system packages that hold them.")


def require_venv_module() -> None:
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return
    package = "python{}.{}-venv".format(*sys.version_info)
    install_system_packages(f"Python's venv module is not here (package {package}).", [package, *system_packages()])
    importlib.invalidate_caches()


def make_venv() -> None:
    """Make .venv anew."""
    require_venv_module()
    say(f"Making {VENV}")
    if VENV.exists():
        shutil.rmtree(VENV)
    # not sys.executable: it may lie in the very folder that was just removed
    base = getattr(sys, "_base_executable", sys.executable)
    code, last = stream([base, "-m", "venv", str(VENV)], r"$^")
    if code:
        raise SetupError("\n".join([*last, f"Python could not make a virtual environment in {VENV} (see above)."]))


def fingerprint(requirements: Path) -> str:
    content = requirements.read_bytes() + platform.python_version().encode()
    return hashlib.sha256(content).hexdigest()


def installed() -> dict[str, str]:
    """Read which requirement files .venv holds; nothing where an installation did not reach its end."""
    try:
        stamps: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if PYTHON.exists() else {}


def install(*files: Path) -> None:
    """Bring .venv to what the requirement files say; do nothing when it is there already."""
    wanted = {file.name: fingerprint(file) for file in files}
    have = installed()
    if wanted.items() <= have.items():
        return
    if not have or any(have.get(name, stamp) != stamp for name, stamp in wanted.items()):
        make_venv()
        have = {}
    STAMP.unlink(missing_ok=True)
    install_packages([file for file in files if file.name not in have])
    STAMP.write_text(json.dumps({**have, **wanted}), encoding="utf-8")


# wheels alone: building a source archive would fetch build tools that no hash covers
PIP_OPTIONS = ["--require-hashes", "--only-binary=:all:", "--no-input", "--disable-pip-version-check"]
PIP_PROGRESS = (
    r"^(?:Collecting|Processing) (?:\S*/)?(\S+)"
    r"|^\s*(Downloading).*?([^/\s]+ \([\d.]+ MB\))"
    r"|^(Installing collected packages)"
)
PIP_ADVICE = """pip could not install the packages, see above; the next run starts over.
Behind a proxy, a private certificate or without the public package index, set HTTPS_PROXY, PIP_CERT or PIP_INDEX_URL.
Qt needs 64-bit Windows 10, macOS 14, or a Linux with glibc 2.34 (on ARM: 2.39)."""


def install_packages(files: list[Path]) -> None:
    count = sum(len(re.findall(r"^\S+==", file.read_text(encoding="utf-8"), re.M)) for file in files)
    say(f"Installing up to {count} Python packages into .venv, once; the largest is Qt with about 85 MB.")
    command = [str(PYTHON), "-m", "pip", "install", "--progress-bar=off", *PIP_OPTIONS]
    for file in files:
        command += ["-r", str(file)]
    code, last = stream(command, PIP_PROGRESS)
    if code:
        raise SetupError("\n".join([*last, PIP_ADVICE]))


def has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def run(arguments: list[str]) -> int:
    """Open the window, or do one command of pia-app; without a display, evaluate the sample and report on it."""
    install(RUNTIME)
    if arguments:
        return python("-m", "pia_app", *arguments)
    if not has_display():
        return demo()
    require_libraries()
    return python("-m", "pia_app")


def demo() -> int:
    """Write the sample and its report in each language, and print what was found."""
    say(f"There is no display here, so the sample is evaluated and reported on without a window, in {DEMO}.")
    if DEMO.exists():
        shutil.rmtree(DEMO)
    return max(python("-m", "pia_app", "demo", str(DEMO / tag), "--lang", tag) for tag in LANGUAGES)


# import-linter cannot be started with -m, and its script holds the path of a folder that may have been moved
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def failed_checks() -> list[str]:
    """Run every check, and name the ones that found something."""
    checks = {
        "ruff": ["-m", "ruff", "check"],
        "mypy": ["-m", "mypy"],
        "import contracts": ["-c", LINT_IMPORTS, "--no-logo"],
    }
    failed = []
    for name, command in checks.items():
        say(f"== {name}")
        if python(*command, folder=PROJECT):
            failed.append(name)
    return failed


def check(arguments: list[str]) -> int:
    """Run ruff, mypy and the import contracts."""
    install(RUNTIME, DEVELOPMENT)
    return 1 if failed_checks() else 0


def test_in_halves() -> int:
    """Run the tests of the window beside all the others: each half keeps one core busy, and is told whole."""
    rest = [argument for name in WINDOW_TESTS for argument in ("--ignore", name)]
    command = [str(PYTHON), "-m", "pytest", "-p", "no:cacheprovider", *rest]
    with tempfile.TemporaryFile() as told:
        environment = surroundings(offscreen=True)
        other = subprocess.Popen(command, stdout=told, stderr=subprocess.STDOUT, env=environment, cwd=PROJECT)
        try:
            code = python("-m", "pytest", "-p", "no:cacheprovider", *WINDOW_TESTS, offscreen=True, folder=PROJECT)
            code = other.wait() or code
        finally:
            other.kill()
            other.wait()
        told.seek(0)
        say(told.read().decode("utf-8", errors="replace"))
    return code


def test(arguments: list[str]) -> int:
    """Run the checks and all tests; with arguments, pytest with these alone."""
    install(RUNTIME, DEVELOPMENT)
    require_libraries()
    failed = [] if arguments else failed_checks()
    say("== pytest")
    code = python("-m", "pytest", *arguments, offscreen=True, folder=PROJECT) if arguments else test_in_halves()
    if failed:
        say(f"These checks found faults, see above: {', '.join(failed)}.")
    return code or (1 if failed else 0)


def bench(arguments: list[str]) -> int:
    """Run the benchmarks, which the tests leave out."""
    install(RUNTIME, DEVELOPMENT)
    require_libraries()
    return python("-m", "pytest", "tests/benchmarks", "-s", *arguments, offscreen=True, folder=PROJECT)


COMMANDS: dict[str, Callable[[list[str]], int]] = {"run": run, "test": test, "check": check, "bench": bench}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        say(__doc__ or "")
        return 0 if arguments in (["-h"], ["--help"]) else 2
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, io.TextIOWrapper):
            output.reconfigure(errors="backslashreplace")  # a folder's name may not fit the terminal's encoding
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. Start the same command again to go on.", file=sys.stderr)
    except OSError as error:
        print(f"{error}. Close what uses that file, or see that it may be written, and start again.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
