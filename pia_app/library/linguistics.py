"""The words beside the structure: read per language, and every one that is missing or left over named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from string import Formatter
from typing import Any, Final

from pia_app.library import numbers
from pia_app.library.folder import Folder, convert, unlisted
from pia_app.library.folder import words as words_of
from pia_app.library.regime_shapes import RegimeWords
from pia_app.library.shapes import (
    ArticleWords,
    CatalogueWords,
    FactorWords,
    HeaderWords,
    MeasureWords,
    QuestionWords,
    ScenarioWords,
)
from pia_app.library.yaml_reader import Document
from pia_app.model import Library, Question, Regime

BLANKS: Final = frozenset(f"{part}{form}" for part in ("article", "paragraph", "item") for form in ("", "_han"))
Kinds = dict[str, dict[str, Any]]


def words(folder: Folder, languages: Iterable[str]) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Read the words of every language: {language: {kind: {id: words}}}."""
    return {language: _language(folder, language) for language in languages}


def _beside(name: str, language: str) -> str:
    return f"{name.removesuffix('.yaml')}.{language}.yaml"


def _language(folder: Folder, language: str) -> Kinds:
    kinds: Kinds = {k: {} for k in ("questions", "measures", "catalogues", "regimes")}
    listed: tuple[tuple[str, type[Any]], ...] = (("questions", QuestionWords), ("measures", MeasureWords))
    for kind, shape in listed:
        for name in folder.names(kind):
            document = folder.document(_beside(name, language))
            kinds[kind].update(words_of(document, document.value, [], shape))
    wholes: tuple[tuple[str, type[Any]], ...] = (("catalogues", CatalogueWords), ("regimes", RegimeWords))
    for kind, whole in wholes:
        for name in folder.names(kind):
            document = folder.document(_beside(name, language))
            if document.value is not None and convert(document, [], document.value, whole) is not None:
                kinds[kind][PurePosixPath(name).stem] = document.value
    scenarios = folder.document(f"scenarios.{language}.yaml")
    unlisted(scenarios, ("factors", "scenarios"))
    parts: tuple[tuple[str, type[Any]], ...] = (("factors", FactorWords), ("scenarios", ScenarioWords))
    for kind, shape in parts:
        part = scenarios.value.get(kind) if isinstance(scenarios.value, dict) else None
        kinds[kind] = words_of(scenarios, part, [kind], shape)
    header = folder.document(f"library.{language}.yaml")
    sound = header.value is not None and convert(header, [], header.value, HeaderWords) is not None
    kinds["library"] = header.value if sound else {}
    terms = folder.document(f"terms.{language}.yaml", needed=False)
    kinds["terms"] = words_of(terms, terms.value, [], str)
    method = folder.document(f"method.{language}.yaml")
    kinds["method"] = method.value if isinstance(method.value, dict) else {}
    article = folder.document(f"article.{language}.yaml", needed=folder.has("article.yaml"))
    kinds["article"] = words_of(article, article.value, [], ArticleWords)
    return kinds


def _fillable(pattern: str) -> bool:
    """Whether a pattern has only known blanks, without the padding or look-ups that a format string could hold."""
    try:
        blanks = [(name, spec, how) for _, name, spec, how in Formatter().parse(pattern) if name is not None]
    except ValueError:
        return False
    return all(name in BLANKS and not spec and not how for name, spec, how in blanks)


def check(library: Library, folder: Folder) -> None:
    """Blame every missing translation and every word for something that does not exist."""
    for language in library.languages:
        _Parity(library, folder, language).all()


class _Parity:
    def __init__(self, library: Library, folder: Folder, language: str) -> None:
        self.library, self.folder, self.language = library, folder, language
        self.words = library.words[language]

    def all(self) -> None:
        library = self.library
        for section in library.sections:
            name = f"questions/{section.id}.yaml"
            document = self.document(name)
            self.same(document, [], self.folder.listed(name))
            for question in library.questions_of(section.id):
                self.question(document, question)
        for name in self.folder.names("measures"):
            self.same(self.document(name), [], self.folder.listed(name))
        scenarios = self.document("scenarios.yaml")
        for kind in ("scenarios", "factors"):
            self.same(scenarios, [kind], self.folder.listed("scenarios.yaml", kind))
        for factor in library.factors:
            wanted = {"0", *(str(v.score) for v in factor.levels)}
            self.same(scenarios, ["factors", factor.id, "levels"], wanted)
        self.same(self.document("terms.yaml"), [], library.terms)
        header = self.document("library.yaml")
        self.same(header, ["sections"], [s.id for s in library.sections])
        self.same(header, ["principles"], library.principles)
        for catalogue in library.catalogues:
            document = self.document(f"catalogues/{catalogue.id}.yaml")
            self.same(document, ["entries"], self.folder.listed(f"catalogues/{catalogue.id}.yaml"))
            self.same(document, ["groups"], {e.group for e in catalogue.entries if e.group})
        for regime in library.regimes:
            document = self.document(f"regimes/{regime.id}.yaml")
            self.same(document, ["laws"], [law.id for law in regime.laws])
            self.same(document, ["rules"], self.rule_ids(regime))
            self.same(document, ["roles"], regime.roles)
            for law in regime.laws:
                self.same(document, ["articles", law.id], law.articles)
                self.patterns(document, regime.id, law.id)
        if library.article:
            self.same(self.document("article.yaml"), [], self.folder.listed("article.yaml"))
        self.method()

    def rule_ids(self, regime: Regime) -> set[str]:
        return {rule.id for rule in regime.rules()} | {bases.id for bases in regime.bases}

    def document(self, name: str) -> Document:
        return self.folder.document(_beside(name, self.language), needed=False)

    def same(self, document: Document, path: list[Any], ids: Iterable[str]) -> None:
        """Compare the ids that must have words with those that have them."""
        at: Any = document.value
        for key in path:
            at = at.get(key) if isinstance(at, dict) else None
        found, wanted = set(at) if isinstance(at, dict) else set(), set(ids)
        if document.value is None and document.faults:
            return
        for name in sorted(wanted - found):
            document.blame(path, "words_missing", id=".".join([*path, name]), language=self.language)
        for name in sorted(found - wanted):
            document.blame([*path, name], "words_left_over", id=".".join([*path, name]))

    def question(self, document: Document, question: Question) -> None:
        words = self.words["questions"].get(question.id)
        if words is None:
            return
        if question.type != "yes_no":
            self.same_or_none(document, [question.id, "options"], [o.id for o in question.options])
        self.same_or_none(document, [question.id, "columns"], [c.id for c in question.columns])
        for column in question.columns:
            if column.options:
                self.same(document, [question.id, "column_options", column.id], column.options)
        told = words.get("why_by", {})
        if any(s.exceptions and s.regime not in told for s in question.hard_stop) and not words.get("exception"):
            document.blame([question.id], "words_missing", id=f"{question.id}.exception", language=self.language)
        for regime in told:
            if regime not in self.library.regime:
                document.blame([question.id, "why_by", regime], "words_left_over", id=f"{question.id}.why_by.{regime}")

    def same_or_none(self, document: Document, path: list[Any], ids: list[str]) -> None:
        if ids or self.words["questions"][path[0]].get(path[1]):
            self.same(document, path, ids)

    def patterns(self, document: Document, regime: str, law: str) -> None:
        """Check that a law's citation patterns have no blanks but those that a citation fills."""
        words = self.words["regimes"].get(regime, {}).get("laws", {}).get(law, {})
        for part in ("article", "paragraph", "item"):
            if not _fillable(words.get(part, "")):
                document.blame(["laws", law, part], "bad_pattern", known=", ".join(sorted(BLANKS)))

    def method(self) -> None:
        """The method's words name its levels, bands, modifiers and floors."""
        method, document = self.library.method, self.document("method.yaml")
        if method is numbers.NONE:
            return
        self.same(document, ["levels"], method.levels)
        self.same(document, ["bands"], [b for b, _ in method.bands])
        self.same(document, ["modifiers"], [m.id for m in method.modifiers])
        self.same(document, ["floors"], [f.id for f in method.floors])
        for scale in ("severity", "likelihood"):
            self.same(document, [scale], [str(n) for n in range(1, 5)])
