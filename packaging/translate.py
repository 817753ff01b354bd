"""Collect the window's texts into the .ts files and make the .qm files of them; with --check only say what is missing.

Run it after changing a text in pia_app/gui; then fill in what is marked unfinished (pyside6-linguist shows it) and run
it again. English stands in the source: its file holds the plural forms only.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "pia_app" / "gui"
TRANSLATIONS = SOURCES / "resources" / "translations"
LANGUAGES = {"zh_CN": (), "en": ("-pluralonly",)}


def tool(name: str) -> str:
    """Return the path of a Qt tool that came with PySide6."""
    found = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent)) or shutil.which(f"pyside6-{name}")
    if found is None:
        raise SystemExit(f"pyside6-{name} is missing: install PySide6-Essentials into this Python")
    return found


def update(folder: Path) -> None:
    """Bring the .ts files in a folder up to the sources and make their .qm files."""
    files = [str(path.relative_to(ROOT)) for path in sorted(SOURCES.rglob("*.py"))]
    for language, options in LANGUAGES.items():
        texts = folder / f"pia_app_{language}.ts"
        language_options = ("-target-language", language, "-source-language", "en")
        lupdate = (tool("lupdate"), *files, "-ts", str(texts), "-locations", "none", "-no-obsolete", "-silent")
        subprocess.run([*lupdate, *language_options, *options], cwd=ROOT, check=True)
        made = texts.with_suffix(".new")  # a window that is open has the old file mapped: it must never be cut short
        subprocess.run([tool("lrelease"), "-silent", str(texts), "-qm", str(made)], check=True)
        made.replace(texts.with_suffix(".qm"))


def unfinished(texts: Path) -> list[str]:
    """Return every text of a .ts file that has no finished translation, with its context."""
    missing = []
    for context in ET.parse(texts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in message.iter("numerusform")] or [getattr(translation, "text", "")]
            if translation is None or translation.get("type") or not all(forms):
                missing.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return missing


def stale() -> list[str]:
    """Return the names of translation files that are behind the sources."""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for texts in TRANSLATIONS.glob("*.ts"):
            shutil.copy(texts, fresh)
        update(fresh)
        return [p.name for p in sorted(fresh.iterdir()) if _bytes(TRANSLATIONS / p.name) != p.read_bytes()]


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def main() -> int:
    """Update the files, or with --check only look; return 1 where something is missing or behind."""
    check = "--check" in sys.argv[1:]
    behind = stale() if check else []
    if not check:
        update(TRANSLATIONS)
    missing = [text for texts in sorted(TRANSLATIONS.glob("*.ts")) for text in unfinished(texts)]
    for name in behind:
        print(f"behind the sources: {name}")
    for text in missing:
        print(f"not translated: {text}")
    return 1 if behind or missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
