"""Regime files: the laws an assessment can be judged under, and what each of them adds to the questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from pia_app.library import circles
from pia_app.library.conditions import NEVER, Conditions, names_in
from pia_app.library.folder import ID, Folder, convert
from pia_app.library.references import reference
from pia_app.library.regime_shapes import (
    BasesShape,
    CiteShape,
    CountedShape,
    DutyShape,
    OwnStopShape,
    RegimeShape,
    RouteShape,
    SourcedShape,
)
from pia_app.library.yaml_reader import Document
from pia_app.model import HardStopRule, Question, Reference, Regime
from pia_app.model.regime import (
    Bases,
    Basis,
    Conflict,
    Content,
    Counted,
    Deadline,
    Duty,
    Exemption,
    Law,
    Period,
    Role,
    Route,
    RouteChoice,
    Rule,
    SetAside,
    Threshold,
    Trigger,
)
from pia_app.rules.validation import is_date

R = TypeVar("R", bound=Rule)
BARE: Final = re.compile(r"[<>=]\s*(?![01](?![\d.]))([\d.]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A regime file as it was read, before its conditions are."""

    document: Document
    shape: RegimeShape


def open_all(folder: Folder, ids: Sequence[str]) -> list[Source]:
    """Read the files of the regimes that the library lists; faulty ones are blamed and left out."""
    found = []
    for name in ids:
        document = folder.document(f"regimes/{name}.yaml")
        shape = convert(document, [], document.value, RegimeShape) if document.value is not None else None
        if shape is not None:
            if shape.id != name:
                document.blame(["id"], "unknown_id", kind="regimes", id=shape.id, near=name)
            found.append(Source(document=document, shape=shape))
    return found


def name_terms(source: Source, conditions: Conditions) -> None:
    """Make a regime's own terms and thresholds known to the conditions that are read after this."""
    document, shape = source.document, source.shape
    for name, threshold in shape.thresholds.items():
        _check_name(document, ["thresholds", name], name, conditions)
        conditions.numbers[name] = threshold.value
    order, turning = circles.order({name: names_in(text) for name, text in shape.terms.items()})
    for circle in turning:
        for name in circle:
            conditions.terms[name] = NEVER
            document.blame(["terms", name], "cycle", id=name, trail=" → ".join([*circle, circle[0]]))
    for name in order:
        _check_name(document, ["terms", name], name, conditions)
        conditions.terms[name] = conditions.read(document, ["terms", name], shape.terms[name]) or NEVER


def _check_name(document: Document, path: list[Any], name: str, conditions: Conditions) -> None:
    if not ID.fullmatch(name):
        document.blame(path, "bad_id", id=name)
    if name in conditions.questions or name in conditions.terms or name in conditions.numbers:
        document.blame(path, "duplicate_id", id=name)


def read(source: Source, conditions: Conditions) -> Regime:
    """Return the regime; a rule whose condition is faulty has been blamed and never holds."""
    return _Reader(source, conditions).regime()


class _Reader:
    def __init__(self, source: Source, conditions: Conditions) -> None:
        self.document, self.shape, self.conditions = source.document, source.shape, conditions

    def regime(self) -> Regime:
        shape = self.shape
        return Regime(
            id=shape.id,
            version=shape.version,
            as_of=shape.as_of,
            laws=tuple(Law(id=law, articles=content.articles) for law, content in shape.laws.items()),
            based_on=shape.based_on,
            screening=tuple(shape.screening),
            roles={
                name: Role(id=name, bound=role.bound, **self.rule(["roles", name], role))
                for name, role in shape.roles.items()
            },
            thresholds=tuple(
                Threshold(id=name, value=t.value, unit=t.unit, **self.rule(["thresholds", name], t))
                for name, t in shape.thresholds.items()
            ),
            applies=self.rules("applies", Rule),
            excluded=self.rules("excluded", Rule),
            triggers=self.rules("triggers", Trigger, "outcome"),
            counted=tuple(self.counted(["counted", n], c) for n, c in enumerate(shape.counted)),
            exempt=self.rules("exempt", Exemption, "lifts"),
            set_aside=SetAside(when=shape.set_aside.when, reasons=shape.set_aside.reasons, by=shape.set_aside.by)
            if shape.set_aside
            else None,
            duties=tuple(self.duty(["duties", n], d) for n, d in enumerate(shape.duties)),
            routes=tuple(self.route(["routes", n], r) for n, r in enumerate(shape.routes)),
            bases=tuple(self.bases(["bases", n], b) for n, b in enumerate(shape.bases)),
            contents=self.rules("contents", Content, "met_by"),
            keep=self.rules("keep", Period, "period", "start"),
            review=self.rules("review", Period, "period", "start"),
            conflicts=self.rules("conflicts", Conflict, "with_"),
        )

    def rule(self, path: list[Any], shape: SourcedShape) -> dict[str, Any]:
        """Return what every rule has: where it stands, how it was checked, when it holds, on which numbers.

        A number of the law must be a threshold, so that it has an article and a source; 0 and 1 are none.
        """
        bare = BARE.search(re.sub(r"'[^']*'", "''", shape.when))
        if bare:
            self.document.blame([*path, "when"], "bare_number", number=bare[1])
        used = tuple(sorted(names_in(shape.when) & self.conditions.numbers.keys()))
        return {
            "cite": cited(self.shape.id, shape.cite),
            "source": shape.source,
            "status": shape.status,
            "when": self.conditions.read(self.document, [*path, "when"], shape.when) or NEVER if shape.when else None,
            "thresholds": used,
        }

    def rules(self, key: str, kind: type[R], *fields: str) -> tuple[R, ...]:
        """Return the rules of one list whose records have, beside what every rule has, these fields as they stand."""
        found = []
        for n, shape in enumerate(getattr(self.shape, key)):
            own = {field: getattr(shape, field) for field in fields}
            plain: dict[str, Any] = {f: tuple(v) if isinstance(v, list) else v for f, v in own.items()}
            found.append(kind(id=shape.id, **plain, **self.rule([key, n], shape)))
        return tuple(found)

    def counted(self, path: list[Any], shape: CountedShape) -> Counted:
        criteria = tuple(Rule(id=c.id, **self.rule([*path, "criteria", n], c)) for n, c in enumerate(shape.criteria))
        if shape.recommended_from > shape.presumed_from or shape.presumed_from > len(criteria):
            self.document.blame([*path, "presumed_from"], "counted_order", id=shape.id, most=len(criteria))
        return Counted(
            id=shape.id,
            presumed_from=shape.presumed_from,
            recommended_from=shape.recommended_from,
            criteria=criteria,
            **self.rule(path, shape),
        )

    def duty(self, path: list[Any], shape: DutyShape) -> Duty:
        d = shape.deadline
        deadline = Deadline(amount=d.amount, unit=d.unit, yearly=d.yearly, date=d.date) if d else None
        if d and [bool(d.amount and d.unit), bool(d.yearly), bool(d.date)].count(True) != 1:
            self.document.blame([*path, "deadline"], "deadline_form", id=shape.id)
        for day in (d.date, d.yearly and f"2023-{d.yearly}") if d else ():
            if day and not is_date(day):
                self.document.blame([*path, "deadline"], "bad_day", id=day.removeprefix("2023-"))
        return Duty(
            id=shape.id,
            question=shape.question,
            deadline=deadline,
            bound_only=shape.bound_only,
            **self.rule(path, shape),
        )

    def route(self, path: list[Any], shape: RouteShape) -> Route:
        choices = tuple(
            RouteChoice(id=c.id, options=tuple(c.options), **self.rule([*path, "choices", n], c))
            for n, c in enumerate(shape.choices)
        )
        return Route(
            id=shape.id, chosen=shape.chosen, question=shape.question, choices=choices, **self.rule(path, shape)
        )

    def bases(self, path: list[Any], shape: BasesShape) -> Bases:
        values = {
            name: Basis(id=name, accepted=b.accepted, asks=tuple(b.asks), **self.rule([*path, "values", name], b))
            for name, b in shape.values.items()
        }
        return Bases(id=shape.id, table=shape.table, column=shape.column, values=values)


def cited(regime: str, shape: CiteShape) -> Reference:
    """Return a citation within one regime."""
    return reference(regime, shape.law, shape.article, shape.paragraph, shape.item)


class Additions:
    """What regimes add to questions that stand elsewhere: by name, or as the regime that another is based on."""

    def __init__(self, sources: Sequence[Source], conditions: Conditions) -> None:
        self._sources, self._conditions = sources, conditions
        self._base = {s.shape.id: s.shape.based_on for s in sources if s.shape.based_on}
        self._articles = {
            s.shape.id: {(law, article) for law, own in s.shape.laws.items() for article in own.articles}
            for s in sources
        }

    def check(self) -> None:
        """Blame additions to questions that do not exist, and bases that are no other regime of the library."""
        for source in self._sources:
            for name in source.shape.questions:
                if name not in self._conditions.questions:
                    source.document.blame(["questions", name], "unknown_id", kind="questions", id=name, near="")
            base = source.shape.based_on
            if base and (base not in self._articles or base == source.shape.id or base in self._base):
                source.document.blame(["based_on"], "unknown_id", kind="regimes", id=base, near="")

    def to(self, question: Question) -> Question:
        """Return the question with what the regimes add to it."""
        references, stops = list(question.references), list(question.hard_stop)
        only_for = list(question.only_for)
        for source in self._sources:
            references += self._references(source, question)
            stops += self._stops(source, question)
            if self._base.get(source.shape.id) in only_for:
                only_for.append(source.shape.id)
        return replace(question, references=tuple(references), hard_stop=tuple(stops), only_for=tuple(only_for))

    def _references(self, source: Source, question: Question) -> Iterator[Reference]:
        base = self._base.get(source.shape.id)
        for own in question.references if base else ():
            if own.regime == base and (moved := self._moved(own, source.shape.id)):
                yield moved
        added = source.shape.questions.get(question.id)
        for n, shape in enumerate(added.references if added else ()):
            if self._listed(source, ["questions", question.id, "references", n], shape):
                yield cited(source.shape.id, shape)

    def _stops(self, source: Source, question: Question) -> Iterator[HardStopRule]:
        regime = source.shape.id
        base = self._base.get(regime)
        for own in question.hard_stop if base else ():
            if own.regime == base and (cite := self._moved(own.cite, regime)):
                exceptions = tuple(m for e in own.exceptions if (m := self._moved(e, regime)))
                yield replace(own, regime=regime, cite=cite, exceptions=exceptions)
        added = source.shape.questions.get(question.id)
        for n, shape in enumerate(added.hard_stop if added else ()):
            path = ["questions", question.id, "hard_stop", n]
            listed = [self._listed(source, path, cite) for cite in (shape.cite, *shape.exceptions)]
            if all(listed):
                yield self._own(source, path, shape)

    def _listed(self, source: Source, path: list[Any], cite: CiteShape) -> bool:
        """Whether the regime's own file lists the article; if not, that is said where the addition stands."""
        regime, article = source.shape.id, str(cite.article)
        if (cite.law or regime, article) in self._articles[regime]:
            return True
        file = f"regimes/{regime}.yaml"
        source.document.blame(path, "unlisted_article", law=cite.law or regime, article=article, file=file)
        return False

    def _own(self, source: Source, path: list[Any], shape: OwnStopShape) -> HardStopRule:
        regime = source.shape.id
        return HardStopRule(
            regime=regime,
            cite=cited(regime, shape.cite),
            when=self._conditions.optional(source.document, [*path, "when"], shape.when),
            opens_when=self._conditions.optional(source.document, [*path, "opens_when"], shape.opens_when),
            prohibited=shape.prohibited,
            curable=shape.curable,
            exceptions=tuple(cited(regime, e) for e in shape.exceptions),
        )

    def _moved(self, own: Reference, regime: str) -> Reference | None:
        """Return a citation of the law that a regime is based on as one of its own, where it lists that article."""
        law = regime if not own.law else own.law
        return replace(own, regime=regime) if (law, own.article) in self._articles[regime] else None


def columns_of(regimes: Sequence[Regime]) -> Mapping[str, frozenset[str]]:
    """Return by the name of a column's regime the regimes under which that column is shown."""
    return {r.id: frozenset({r.id, *(o.id for o in regimes if o.based_on == r.id)}) for r in regimes}
