"""Whether rules of law fit the library: ids of their own, questions that can answer them, articles that are listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Any, Final

from pia_app.library.folder import Folder
from pia_app.library.yaml_reader import Document
from pia_app.model import Library, Question, Reference, Regime
from pia_app.model.regime import Bases, Duty, Route, Rule
from pia_app.rules.validation import is_date

STATUSES: Final = ("verified", "secondary", "review", "own")
LANDMARKS: Final = ("role", "completion", "processing_end", "last_change")
SECTION: Final = "section:"


def check(library: Library, folder: Folder) -> None:
    """Blame every rule of law that cannot be followed."""
    header = folder.document("library.yaml", needed=False)
    _known(header, ["screening"], "questions", library.screening, library.question)
    for name, ids in library.landmarks.items():
        _known(header, ["landmarks", name], "landmarks", [name], LANDMARKS)
        _known(header, ["landmarks", name], "questions", ids, library.question)
    seen: set[str] = set()
    for regime in library.regimes:
        _Checker(library, regime, folder.document(f"regimes/{regime.id}.yaml", needed=False), seen).all()


def _known(document: Document, path: list[Any], kind: str, ids: Iterable[str], among: Collection[str]) -> None:
    for name in ids:
        if name not in among:
            near = next(iter(get_close_matches(name, among, 1)), "")
            document.blame(path, "unknown_id", kind=kind, id=name, near=near)


class _Checker:
    def __init__(self, library: Library, regime: Regime, document: Document, seen: set[str]) -> None:
        self.library, self.regime, self.document, self.seen = library, regime, document, seen
        self.articles = {law.id: law.articles for law in regime.laws}

    def all(self) -> None:
        self.sources()
        regime = self.regime
        self.known(["screening"], regime.screening)
        self.plain_rules()
        self.roles()
        self.set_aside()
        for n, duty in enumerate(regime.duties):
            self.duty(["duties", n], duty)
        for n, route in enumerate(regime.routes):
            self.route(["routes", n], route)
        for n, bases in enumerate(regime.bases):
            self.bases(["bases", n], bases)
        self.named()

    def sources(self) -> None:
        """Check that the file is dated, every article has its source, and every threshold is used."""
        if not is_date(self.regime.as_of):
            self.document.blame(["as_of"], "bad_day", id=self.regime.as_of)
        for law, articles in self.articles.items():
            for article, told in articles.items():
                if not told.get("source", "").strip() or told.get("status") not in STATUSES:
                    self.document.blame(["laws", law, "articles", article], "article_source", article=article)
        for threshold in self.regime.thresholds:
            if self.document.text.count(threshold.id) < 2:
                self.document.blame(["thresholds", threshold.id], "threshold_unused", id=threshold.id)

    def plain_rules(self) -> None:
        """Check the rules that name nothing but facts and articles."""
        regime = self.regime
        for key in ("applies", "excluded", "triggers", "exempt", "contents", "keep", "review", "conflicts"):
            for n, rule in enumerate(getattr(regime, key)):
                self.rule([key, n], rule)
                if key in ("applies", "excluded"):
                    self.open_to_all([key, n, "when"], rule)
        for n, counted in enumerate(regime.counted):
            self.rule(["counted", n], counted)
            for m, criterion in enumerate(counted.criteria):
                self.rule(["counted", n, "criteria", m], criterion)
        for threshold in regime.thresholds:
            self.rule(["thresholds", threshold.id], threshold)

    # What every rule must hold to

    def rule(self, path: list[Any], rule: Rule) -> None:
        if rule.id in self.seen:
            self.document.blame([*path, "id"], "duplicate_id", id=rule.id)
        self.seen.add(rule.id)
        self.cite(path, rule.cite)
        for name in sorted(rule.when.questions()) if rule.when else ():
            self.asked_here([*path, "when"], name)

    def cite(self, path: list[Any], cite: Reference) -> None:
        law = cite.law or self.regime.id
        listed = self.articles.get(law)
        if listed is None:
            _known(self.document, [*path, "cite"], f"regimes/{self.regime.id}.laws", [law], self.articles)
        elif cite.article not in listed:
            file = f"regimes/{self.regime.id}.yaml"
            self.document.blame([*path, "cite"], "unlisted_article", law=law, article=cite.article, file=file)

    def known(self, path: list[Any], ids: Iterable[str]) -> None:
        _known(self.document, path, "questions", ids, self.library.question)

    def asked_here(self, path: list[Any], name: str) -> None:
        """Refuse a question asked under other laws only: no law may depend on whether another is chosen."""
        question = self.library.question.get(name)
        others = set(question.only_for) if question is not None else set()
        if others and self.regime.id not in others and others <= self.library.regime.keys():
            self.document.blame(path, "other_laws_only", id=name)

    def open_to_all(self, path: list[Any], rule: Rule) -> None:
        """Refuse a fact asked under other laws only: whether a law applies must not depend on those."""
        for name in sorted(rule.when.questions()) if rule.when else ():
            only_for = self.library.question[name].only_for
            if only_for and self.regime.id not in only_for:
                self.document.blame(path, "applies_only_for", id=name)

    def control(self, path: list[Any], name: str) -> None:
        question = self.library.question.get(name)
        if question is None:
            self.known(path, [name])
        elif question.role != "control":
            self.document.blame(path, "not_a_control", id=name)
        else:
            self.asked_here(path, name)

    # The lists with rules of their own

    def roles(self) -> None:
        ours = [self.library.question[q] for q in self.library.landmarks.get("role", ()) if q in self.library.question]
        for name, role in self.regime.roles.items():
            self.cite(["roles", name], role.cite)
            for question in ours:
                self.option(["roles", name], question, name)
        missing = [c for q in ours for c in q.choices if self.regime.roles and c not in self.regime.roles]
        for name in missing:
            self.document.blame(["roles"], "role_missing", id=name)

    def option(self, path: list[Any], question: Question, name: str) -> None:
        if name not in question.choices:
            self.document.blame(path, "condition_option", name=question.id, option=name)

    def set_aside(self) -> None:
        way = self.regime.set_aside
        if way is not None:
            for field in ("when", "reasons", "by"):
                self.known(["set_aside", field], [getattr(way, field)])

    def duty(self, path: list[Any], duty: Duty) -> None:
        self.rule(path, duty)
        self.control([*path, "question"], duty.question)

    def route(self, path: list[Any], route: Route) -> None:
        self.rule(path, route)
        self.known([*path, "chosen"], [route.chosen])
        self.asked_here([*path, "chosen"], route.chosen)
        self.control([*path, "question"], route.question)
        chosen = self.library.question.get(route.chosen)
        for n, choice in enumerate(route.choices):
            self.rule([*path, "choices", n], choice)
            for option in choice.options if chosen else ():
                self.option([*path, "choices", n, "options"], chosen, option)  # type: ignore[arg-type]

    def bases(self, path: list[Any], bases: Bases) -> None:
        if bases.id in self.seen:
            self.document.blame([*path, "id"], "duplicate_id", id=bases.id)
        self.seen.add(bases.id)
        table = self.library.question.get(bases.table)
        column = next((c for c in table.columns if c.id == bases.column), None) if table else None
        if column is None:
            self.document.blame([*path, "column"], "condition_column", name=bases.table)
            return
        for name, basis in bases.values.items():
            self.cite([*path, "values", name], basis.cite)
            for question in basis.asks:
                self.control([*path, "values", name, "asks"], question)
            if name not in column.options:
                self.document.blame([*path, "values", name], "condition_option", name=bases.column, option=name)
        for name in column.options:
            if name not in bases.values:
                self.document.blame([*path, "values"], "basis_missing", id=name)

    def named(self) -> None:
        """Check what rules name besides questions of their own."""
        known = {r.id for r in (*self.regime.triggers, *self.regime.counted)}
        for n, exemption in enumerate(self.regime.exempt):
            _known(self.document, ["exempt", n, "lifts"], "triggers", exemption.lifts, known)
        for n, conflict in enumerate(self.regime.conflicts):
            wanted = [conflict.with_] if conflict.with_ else []
            _known(self.document, ["conflicts", n, "with"], "regimes", wanted, self.library.regime)
        sections = {f"{SECTION}{s.id}" for s in self.library.sections}
        for n, content in enumerate(self.regime.contents):
            path = ["contents", n, "met_by"]
            named = [name for name in content.met_by if not name.startswith(SECTION)]
            self.known(path, named)
            for name in named:
                self.asked_here(path, name)
            wanted = [name for name in content.met_by if name.startswith(SECTION)]
            _known(self.document, path, "sections", wanted, sections)
