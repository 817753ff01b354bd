"""What can go wrong, as facts; the sentences for people live in `pia_app.wording`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


class PiaError(Exception):
    """A failure that a person must be told about.

    `code` names the sentence in the wording catalogue; `facts` fill its blanks.
    """

    code = "unexpected"

    def __init__(self, code: str | None = None, **facts: object) -> None:
        if code is not None:
            self.code = code
        self.facts = facts
        super().__init__(f"{self.code} {facts}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong in a file that came from elsewhere: where it stands, what is wrong, what would be right."""

    file: str
    line: int = 0
    column: int = 0
    code: str
    facts: dict[str, object] = field(default_factory=dict)


class FaultyFiles(PiaError):
    """A library, template or exchange file is refused; `faults` lists everything that is wrong with it."""

    code = "faulty_files"

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(count=len(self.faults))


class FaultyTemplate(FaultyFiles):
    """A report template is refused; nothing was written."""

    code = "faulty_template"


class WorkspaceError(PiaError):
    """A workspace file cannot be opened or written; its bytes are as they were."""

    code = "workspace_unreadable"


class ReportError(PiaError):
    """A report could not be written; a report that stood at the target is as it was."""

    code = "report_not_written"


class RefusedAnswer(PiaError):
    """A value does not fit its question; nothing was stored."""

    code = "answer_refused"
