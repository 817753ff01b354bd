"""A folder of library files → one flat, checked Library, or the list of everything that is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

from pia_app.errors import Fault, FaultyFiles
from pia_app.library import circles, law_links, linguistics, links, numbers, regimes
from pia_app.library.conditions import NEVER, Conditions, names_in
from pia_app.library.extending import open_folder
from pia_app.library.folder import ID, Folder, convert, items, unlisted, words
from pia_app.library.references import reference
from pia_app.library.shapes import (
    Anything,
    ArticleShape,
    EntryShape,
    FactorShape,
    HardStopShape,
    HeaderShape,
    MeasureShape,
    QuestionShape,
    ReferenceShape,
    ScenarioShape,
)
from pia_app.library.yaml_reader import Document
from pia_app.model import (
    Catalogue,
    CatalogueEntry,
    Column,
    Condition,
    Factor,
    FactorLevel,
    HardStopRule,
    Library,
    Measure,
    Option,
    Question,
    Reference,
    Scenario,
    Section,
)

FORMAT: Final = 1
T = TypeVar("T")


def load(root: Path) -> Library:
    """Read a library folder. Raises FaultyFiles with every fault, each with its file and line."""
    folder = open_folder(root)
    library = _Reader(folder).library() if root.is_dir() and not folder.all_faults() else None
    if library is not None:
        links.check(library, folder)
        law_links.check(library, folder)
        linguistics.check(library, folder)
    faults = folder.all_faults()
    if not root.is_dir():
        faults = [Fault(file=root.name, code="folder_missing")]
    if faults or library is None:
        raise FaultyFiles(faults)
    return library


class _Reader:
    """Builds the parts of a library one after another; what does not fit is left out and blamed."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.conditions = Conditions()
        self.terms: dict[str, Condition] = {}

    def library(self) -> Library | None:
        document = self.folder.document("library.yaml")
        header = convert(document, [], document.value, HeaderShape) if document.value is not None else None
        if header is None:
            return None
        if header.format > FORMAT:
            document.blame(["format"], "library_newer", format=header.format, known=FORMAT)
            return None
        catalogues = tuple(self.catalogue(name) for name in self.folder.names("catalogues"))
        drafts = [d for s in header.sections for d in self.drafts(s.id, s.scope, s.principle)]
        self.read_terms()
        laws = regimes.open_all(self.folder, header.regimes)
        for law in laws:
            regimes.name_terms(law, self.conditions)
        added = regimes.Additions(laws, self.conditions)
        added.check()
        questions = tuple(added.to(self.linked(*draft)) for draft in drafts)
        scenarios = self.folder.document("scenarios.yaml")
        unlisted(scenarios, ("factors", "scenarios"))
        method = self.folder.document("method.yaml")
        return Library(
            id=header.id,
            version=header.version,
            format=header.format,
            publisher=header.publisher,
            licence=header.licence,
            as_of=header.as_of,
            languages=tuple(header.languages),
            principles=tuple(header.principles),
            sections=tuple(Section(id=s.id, scope=s.scope, principle=s.principle) for s in header.sections),
            questions=questions,
            terms=self.terms,
            factors=tuple(self.factor(scenarios, at, f) for at, f in self.listed(scenarios, "factors", FactorShape)),
            scenarios=tuple(
                self.scenario(scenarios, at, s) for at, s in self.listed(scenarios, "scenarios", ScenarioShape)
            ),
            measures=self.measures(),
            catalogues=catalogues,
            regimes=tuple(regimes.read(law, self.conditions) for law in laws),
            screening=tuple(header.screening),
            landmarks={name: tuple(ids) for name, ids in header.landmarks.items()},
            method=numbers.read(method, self.conditions.read, self.references) or numbers.NONE,
            words=linguistics.words(self.folder, header.languages),
            article=self.article(),
        )

    def listed(self, document: Document, key: str, shape: type[T]) -> list[tuple[list[Any], T]]:
        value = document.value.get(key) if isinstance(document.value, dict) else None
        if value is None and not document.faults:
            document.blame([], "shape_missing", where="", field=key)
        return list(items(document, value, [key], shape))

    def drafts(
        self, section: str, scope: str, principle: str
    ) -> list[tuple[Question, Document, tuple[list[Any], QuestionShape]]]:
        document = self.folder.document(f"questions/{section}.yaml")
        found = []
        for path, shape in items(document, document.value, [], QuestionShape):
            if shape.id in self.conditions.questions:
                document.blame([*path, "id"], "duplicate_id", id=shape.id)
                continue
            question = Question(
                id=shape.id,
                section=section,
                scope=scope,
                role=shape.role,
                type=shape.type,
                principle=shape.principle or principle,
                catalogue=shape.catalogue,
                options=tuple(
                    Option(id=o) if isinstance(o, str) else Option(id=o.id, score=o.score) for o in shape.options
                ),
                columns=tuple(
                    Column(
                        id=c.id,
                        type=c.type,
                        options=tuple(c.options),
                        catalogue=c.catalogue,
                        regime=c.regime,
                        required=c.required,
                    )
                    for c in shape.columns
                ),
            )
            self.conditions.questions[shape.id] = question
            found.append((question, document, (path, shape)))
        return found

    def linked(self, draft: Question, document: Document, source: tuple[list[Any], QuestionShape]) -> Question:
        """Return the question with its conditions read; they may name questions from any file."""
        path, shape = source
        return replace(
            draft,
            default=shape.default,
            key=shape.key,
            weight=shape.weight,
            limits_impact=shape.limits_impact,
            enable_when=self.conditions.optional(document, [*path, "enable_when"], shape.enable_when),
            only_for=tuple(shape.only_for),
            references=self.references(shape.references),
            hard_stop=tuple(self.stop(document, [*path, "hard_stop", n], s) for n, s in enumerate(shape.hard_stop)),
            recommendations=tuple(shape.recommendations),
            min=shape.min,
            max=shape.max,
            unit=shape.unit,
        )

    def references(self, shapes: list[ReferenceShape], regime: str = "") -> tuple[Reference, ...]:
        return tuple(reference(s.regime or regime, s.law, s.article, s.paragraph, s.item) for s in shapes)

    def stop(self, document: Document, path: list[Any], shape: HardStopShape) -> HardStopRule:
        return HardStopRule(
            regime=shape.regime,
            cite=self.references([shape.cite], shape.regime)[0],
            when=self.conditions.optional(document, [*path, "when"], shape.when),
            opens_when=self.conditions.optional(document, [*path, "opens_when"], shape.opens_when),
            prohibited=shape.prohibited,
            curable=shape.curable,
            exceptions=self.references(shape.exceptions, shape.regime),
        )

    def read_terms(self) -> None:
        """Read the named conditions in an order in which each knows the ones it names; a cycle is blamed."""
        document = self.folder.document("terms.yaml", needed=False)
        texts = words(document, document.value, [], str)
        order, turning = circles.order({name: names_in(text) for name, text in texts.items()})
        for circle in turning:
            for name in circle:
                self.terms[name] = self.conditions.terms[name] = NEVER
                document.blame([name], "cycle", id=name, trail=" → ".join([*circle, circle[0]]))
        for name in order:
            if not ID.fullmatch(name):
                document.blame([name], "bad_id", id=name)
            if name in self.conditions.questions:
                document.blame([name], "duplicate_id", id=name)
            self.terms[name] = self.conditions.read(document, [name], texts[name]) or NEVER
            self.conditions.terms[name] = self.terms[name]

    def factor(self, document: Document, path: list[Any], shape: FactorShape) -> Factor:
        levels = tuple(
            FactorLevel(
                score=v.score,
                when=self.conditions.needed(document, [*path, "levels", n, "when"], v.when, "exposure"),
            )
            for n, v in enumerate(shape.levels)
        )
        return Factor(id=shape.id, levels=levels)

    def scenario(self, document: Document, path: list[Any], shape: ScenarioShape) -> Scenario:
        return Scenario(
            id=shape.id,
            harms=tuple(shape.harms),
            factors=tuple(shape.factors),
            controls=shape.controls,
            limits=tuple(shape.limits),
            principles=tuple(shape.principles),
            applies_when=self.conditions.optional(document, [*path, "applies_when"], shape.applies_when),
        )

    def measures(self) -> tuple[Measure, ...]:
        found: dict[str, Measure] = {}
        for name in self.folder.names("measures"):
            document = self.folder.document(name)
            for path, m in items(document, document.value, [], MeasureShape):
                if m.id in found:
                    document.blame([*path, "id"], "duplicate_id", id=m.id)
                found[m.id] = Measure(
                    id=m.id, sets=m.sets, priority=m.priority, due_days=m.due_days, effort=m.effort, owner=m.owner
                )
        return tuple(found.values())

    def catalogue(self, name: str) -> Catalogue:
        document = self.folder.document(name)
        entries = tuple(
            CatalogueEntry(id=e.id, group=e.group, severity=e.severity, tags=tuple(e.tags))
            for _, e in items(document, document.value, [], EntryShape)
        )
        found = Catalogue(id=Path(name).stem, entries=entries)
        self.conditions.tags[found.id] = {e.id: frozenset(e.tags) for e in entries}
        return found

    def article(self) -> tuple[Anything, ...]:
        document = self.folder.document("article.yaml", needed=False)
        shapes = items(document, document.value, [], ArticleShape)
        return tuple({field: getattr(s, field) for field in s.__struct_fields__} for _, s in shapes)
