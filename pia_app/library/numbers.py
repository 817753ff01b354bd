"""The method file: every number of the scoring method, and the proof that its tables never reward a worse answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Final

from msgspec import Meta

from pia_app.library.folder import convert
from pia_app.library.shapes import (
    BandShape,
    Count,
    CutShape,
    FloorShape,
    ModifierShape,
    ReferenceShape,
    Scale,
    Shape,
)
from pia_app.library.yaml_reader import Document
from pia_app.model import Condition, Floor, Method, Modifier, Reference

SCALE = 4
PRIORITIES = ("low", "medium", "high", "critical")

# Stands for the numbers of a faulty file while the other files are checked; nothing is ever judged by it.
NONE: Final = Method(
    levels=(),
    answer_values={},
    matrix=(),
    cut_offs=(),
    factors_per_scenario=0,
    bands=(),
    control_table=(),
    caps={},
    modifiers=(),
    modifier_limit=0,
    floors=(),
    impact_limit=0,
    stop_levels={},
    due_days={},
    sign_off_severity=0,
)


class MethodShape(Shape):
    """The method file; tables are written from 1 (lowest) upwards."""

    id: str
    version: int
    levels: list[str]
    answer_values: dict[str, float]
    matrix: list[list[int]]
    likelihood_from_exposure: list[CutShape]
    factors_per_scenario: Annotated[int, Meta(ge=1, le=20)]
    bands: list[BandShape]
    control_table: list[list[int]]
    caps: dict[str, str]
    modifiers: list[ModifierShape]
    modifier_limit: Count
    floors: list[FloorShape]
    impact_limit: Count
    stop_levels: dict[str, str]
    due_days: dict[str, Count]
    sign_off_severity: Scale


Reader = Callable[..., Condition | None]


def read(
    document: Document, condition: Reader, references: Callable[[list[ReferenceShape]], tuple[Reference, ...]]
) -> Method | None:
    """Read and prove the method file; return None where it is faulty (each offending cell is blamed)."""
    shape = convert(document, [], document.value, MethodShape) if document.value is not None else None
    if shape is None:
        return None
    before = len(document.faults)
    _check_sizes(document, shape)
    if len(document.faults) == before:
        _check_orders(document, shape)
        _check_tables(document, shape)
    sound = len(document.faults) == before

    def when(path: list[Any], text: str) -> Condition:
        return condition(document, path, text, ("fact", "exposure")) or Condition("or")

    modifiers = tuple(
        Modifier(
            id=m.id, delta=m.delta, references=references(m.references), when=when(["modifiers", n, "when"], m.when)
        )
        for n, m in enumerate(shape.modifiers)
    )
    floors = tuple(
        Floor(
            id=f.id, severity=f.severity, references=references(f.references), when=when(["floors", n, "when"], f.when)
        )
        for n, f in enumerate(shape.floors)
    )
    return _method(shape, modifiers, floors) if sound else None


def _method(shape: MethodShape, modifiers: tuple[Modifier, ...], floors: tuple[Floor, ...]) -> Method:
    return Method(
        levels=tuple(shape.levels),
        answer_values=shape.answer_values,
        matrix=tuple(map(tuple, shape.matrix)),
        cut_offs=tuple((c.up_to, c.likelihood) for c in shape.likelihood_from_exposure),
        factors_per_scenario=shape.factors_per_scenario,
        bands=tuple((b.id, b.from_) for b in shape.bands),
        control_table=tuple(map(tuple, shape.control_table)),
        caps=shape.caps,
        modifiers=modifiers,
        modifier_limit=shape.modifier_limit,
        floors=floors,
        impact_limit=shape.impact_limit,
        stop_levels={k: shape.levels.index(v) + 1 for k, v in shape.stop_levels.items()},
        due_days=shape.due_days,
        sign_off_severity=shape.sign_off_severity,
    )


def _check_sizes(document: Document, shape: MethodShape) -> None:
    """Check that every table has its rows, columns and names, and numbers within the scale."""
    for name, table, columns in (
        ("matrix", shape.matrix, SCALE),
        ("control_table", shape.control_table, len(shape.bands)),
    ):
        if len(table) != SCALE:
            document.blame([name], "table_size", table=name, rows=SCALE, columns=columns)
        for n, row in enumerate(table):
            if len(row) != columns:
                document.blame([name, n], "table_size", table=name, rows=SCALE, columns=columns)
            for m, cell in enumerate(row):
                if not 1 <= cell <= SCALE:
                    document.blame([name, n, m], "table_cell", table=name, row=n + 1, column=m + 1, value=cell)
    if len(shape.levels) != SCALE:
        document.blame(["levels"], "table_size", table="levels", rows=SCALE, columns=1)
    _check_names(document, shape)


def _check_names(document: Document, shape: MethodShape) -> None:
    """Check that every list of names is complete, and names bands and levels that exist."""
    for name, found, needed in (
        ("answer_values", set(shape.answer_values), {"yes_verified", "yes", "partly", "no"}),
        ("caps", set(shape.caps), {"no", "partly"}),
        ("stop_levels", set(shape.stop_levels), {"open", "prohibited"}),
        ("due_days", set(shape.due_days), set(PRIORITIES)),
    ):
        if found != needed:
            document.blame([name], "names_expected", table=name, names=", ".join(sorted(needed)))
    for table, ids in (
        ("levels", shape.levels),
        ("bands", [b.id for b in shape.bands]),
        ("modifiers", [m.id for m in shape.modifiers]),
        ("floors", [f.id for f in shape.floors]),
    ):
        for n, name in enumerate(ids):
            if name in ids[:n]:
                document.blame([table, n], "duplicate_id", id=name)
    bands = {b.id for b in shape.bands}
    for table, values, known in (("stop_levels", shape.stop_levels, set(shape.levels)), ("caps", shape.caps, bands)):
        for key, value in values.items():
            if value not in known:
                document.blame([table, key], "unknown_id", kind=", ".join(sorted(known)), id=value, near="")


def _check_orders(document: Document, shape: MethodShape) -> None:
    """Check the scales that must rise: answer values, bands, cut-offs, and the caps that must fall."""
    values = shape.answer_values
    if not 0 <= values["no"] <= values["partly"] <= values["yes"] <= values["yes_verified"] <= 1:
        document.blame(["answer_values"], "not_rising", table="answer_values")
    least = [b.from_ for b in shape.bands]
    if least != sorted(set(least)) or least[0] != 0:
        document.blame(["bands"], "not_rising", table="bands")
    cuts = [(c.up_to, c.likelihood) for c in shape.likelihood_from_exposure]
    if cuts != sorted(cuts) or [c for _, c in cuts] != sorted({c for _, c in cuts}):
        document.blame(["likelihood_from_exposure"], "not_rising", table="likelihood_from_exposure")
    if not cuts or cuts[-1][0] < 2 * shape.factors_per_scenario or not all(1 <= c <= SCALE for _, c in cuts):
        document.blame(["likelihood_from_exposure"], "cut_offs_short", most=2 * shape.factors_per_scenario)
    names = [b.id for b in shape.bands]
    if names.index(shape.caps["no"]) > names.index(shape.caps["partly"]):
        document.blame(["caps"], "not_rising", table="caps")
    if shape.levels.index(shape.stop_levels["open"]) > shape.levels.index(shape.stop_levels["prohibited"]):
        document.blame(["stop_levels"], "not_rising", table="stop_levels")


def _check_tables(document: Document, shape: MethodShape) -> None:
    """Refuse a table in which a worse place stands lower (legal.md C10: reject a file that is not monotone)."""
    for n in range(SCALE):
        for m, cell in enumerate(shape.matrix[n]):
            if (n and cell < shape.matrix[n - 1][m]) or (m and cell < shape.matrix[n][m - 1]):
                document.blame(["matrix", n, m], "not_monotone", table="matrix", row=n + 1, column=m + 1, value=cell)
        for m, cell in enumerate(shape.control_table[n]):
            if (n and cell < shape.control_table[n - 1][m]) or (m and cell > shape.control_table[n][m - 1]):
                document.blame(
                    ["control_table", n, m], "not_monotone", table="control_table", row=n + 1, column=m + 1, value=cell
                )
            if cell > n + 1:
                document.blame(["control_table", n, m], "control_raises", row=n + 1, column=m + 1, value=cell)
