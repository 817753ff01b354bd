"""What `pia-app library check` does: read a library, run all its cases, and see that every rule of law has one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pia_app.errors import Fault, FaultyFiles
from pia_app.library.cases import read, regime_file
from pia_app.library.expectations import EXPECT, MATCH, Judged, touched
from pia_app.library.extending import open_folder
from pia_app.library.folder import Folder
from pia_app.library.read import load
from pia_app.model import Library


def check(root: Path) -> dict[str, int]:
    """Return how much of each kind a sound library holds. Raises FaultyFiles with everything that is wrong."""
    library = load(root)
    folder = open_folder(root)
    found = read(folder, library)
    judged = [Judged(library, case) for case in found]
    faults = [*folder.all_faults(), *prove(judged)]
    if not folder.all_faults():
        faults += uncovered(library, folder, judged)
    if faults:
        raise FaultyFiles(sorted(faults, key=lambda f: (f.file, f.line)))
    return {
        "questions": len(library.questions),
        "controls": sum(q.role == "control" for q in library.questions),
        "scenarios": len(library.scenarios),
        "measures": len(library.measures),
        "regimes": len(library.regimes),
        "cases": len(found),
    }


def prove(found: list[Judged]) -> Iterator[Fault]:
    """Yield every expectation of a case that the rules do not fulfil."""
    for judged in found:
        case = judged.case
        for key, wanted in case.expect.items():
            facts: dict[str, object] = {"name": case.name, "key": key}
            if key not in EXPECT:
                known = ", ".join(EXPECT)
                yield Fault(file=case.file, line=case.line, code="case_expect_unknown", facts={**facts, "known": known})
                continue
            try:
                here = EXPECT[key](judged, wanted)
            except (TypeError, AttributeError, ValueError):
                yield Fault(file=case.file, line=case.line, code="bad_expectation", facts=facts)
                continue
            if here is not MATCH:
                facts |= {"wanted": wanted, "found": here}
                yield Fault(file=case.file, line=case.line, code="case_fails", facts=facts)


def uncovered(library: Library, folder: Folder, found: list[Judged]) -> Iterator[Fault]:
    """Yield every rule of a regime that holds in no case of its own file."""
    for regime in library.regimes:
        cases = folder.document(regime_file(regime.id), needed=False)
        held = {rule for judged in found if judged.case.file == cases.file for rule in touched(judged)}
        document = folder.document(f"regimes/{regime.id}.yaml")
        numbers = {t.id for t in regime.thresholds}
        for rule in regime.rules():
            if rule.id not in held and rule.id not in numbers:
                facts: dict[str, object] = {"id": rule.id, "file": cases.file}
                line = next((n for n, text in enumerate(document.text.splitlines(), 1) if rule.id in text), 1)
                yield Fault(file=document.file, line=line, code="rule_without_case", facts=facts)
