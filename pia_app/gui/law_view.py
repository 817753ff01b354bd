"""What pages about laws read from a snapshot: facts in words, outcomes and counts; no Qt."""

from __future__ import annotations

from collections.abc import Iterable

from pia_app.gui.snapshot import Snapshot
from pia_app.model import Evaluation, LawResult, Row, Screening
from pia_app.model.legal import BasisResult, ContentResult, DutyResult
from pia_app.model.regime import Rule
from pia_app.rules.duties import WORST_FIRST, gathered
from pia_app.wording.facts import fact


def screening_questions(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the facts that decide which laws apply, of those chosen, as far as they are asked now, in their order."""
    library = snapshot.library
    wanted = [*library.screening, *(q for r in snapshot.evaluation.regimes for q in library.regime[r].screening)]
    asked = {*snapshot.asked(""), *(snapshot.asked(snapshot.activity_id) if snapshot.activity_id else ())}
    return tuple(q for q in dict.fromkeys(wanted) if q in asked)


def place_of(snapshot: Snapshot, activity_id: str, question_id: str) -> str:
    """Return the activity that a question is asked of, or "" where it is asked once for the whole assessment."""
    return "" if snapshot.library.question[question_id].scope == "assessment" else activity_id


def fact_lines(snapshot: Snapshot, activity_id: str, facts: Iterable[str], rule: Rule | None = None) -> tuple[str, ...]:
    """Return each fact as "short: answer", as far as it mattered to the rule that it set off."""
    answers, library = snapshot.facts(activity_id), snapshot.library
    when = rule.when if rule is not None else None
    return tuple(fact(snapshot.words, library.question[q], answers.get(q), when) for q in dict.fromkeys(facts))


# What a law makes of it


def outcome_of(screening: Screening) -> str:
    """Return the outcome by the name under which it is shown: what is only presumed has one of its own."""
    return "presumed" if screening.outcome == "mandatory" and screening.presumed else screening.outcome


def outcome_over_all(evaluation: Evaluation, regime: str) -> str:
    """Return the outcome that stands for all activities; presumed where none is more than that."""
    outcome = evaluation.law(regime).outcome
    screened = [s for s in screenings(evaluation, regime) if s.outcome == "mandatory"]
    return "presumed" if outcome == "mandatory" and screened and all(s.presumed for s in screened) else outcome


def screenings(evaluation: Evaluation, regime: str) -> tuple[Screening, ...]:
    """Return what one law makes of each activity."""
    return tuple(law.screening for a in evaluation.activities for law in a.laws if law.regime == regime)


def role_of(snapshot: Snapshot, law: LawResult) -> str:
    """Return what a law calls us in this activity, or "" where that is not known."""
    role = law.screening.role
    return snapshot.words.role(law.regime, role.id) if role is not None else ""


def duties_of(snapshot: Snapshot, regime: str) -> tuple[DutyResult, ...]:
    """Return the duties under one law over all activities, as they are counted everywhere."""
    return gathered(snapshot.library, snapshot.evaluation, regime)


def worst_first(duties: Iterable[DutyResult]) -> tuple[DutyResult, ...]:
    """Return duties with those that are not met first; alike ones stay in the law's order."""
    return tuple(sorted(duties, key=lambda duty: WORST_FIRST.index(duty.state)))


def called_for(contents: Iterable[ContentResult]) -> tuple[ContentResult, ...]:
    """Return the contents that this assessment must have."""
    return tuple(c for c in contents if c.state != "not_called_for")


def purpose(snapshot: Snapshot, table: str, row_id: str) -> str:
    """Return what stands in the first column of a row of the activity in view."""
    question, answer = snapshot.library.question[table], snapshot.facts(snapshot.activity_id).get(table)
    rows = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    first = question.columns[0]
    cells = (row.cells.get(first.id, "") for row in rows if isinstance(row, Row) and row.id == row_id)
    return next((snapshot.words.cell(table, first, cell) for cell in cells), "")


def basis_words(snapshot: Snapshot, result: BasisResult) -> str:
    """Return the basis chosen in words, or ""."""
    table, name = result.bases.table, result.bases.column
    column = next(c for c in snapshot.library.question[table].columns if c.id == name)
    return snapshot.words.cell(table, column, result.option)
