"""Whether the parts of a library fit together: every id that is named exists, nothing turns in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Any, Final

from pia_app.library import circles
from pia_app.library.folder import Folder
from pia_app.library.yaml_reader import Document
from pia_app.model import Library, Question, Reference

SUGGESTIONS: Final = 100
Place = tuple[Document, list[Any]]


def check(library: Library, folder: Folder) -> None:
    """Blame every broken link between questions, scenarios, measures, catalogues and laws."""
    _Checker(library, folder).all()


class _Checker:
    def __init__(self, library: Library, folder: Folder) -> None:
        self.library, self.folder = library, folder
        self.articles = {r.id: {law.id: law.articles.keys() for law in r.laws} for r in library.regimes}
        self.places: dict[str, Place] = {}
        for section in reversed(library.sections):
            self.places.update(self.entries(f"questions/{section.id}.yaml"))
        self.measures_named = {id_ for name in folder.names("measures") for id_ in self.entries(name)}

    def entries(self, name: str, *path: str) -> dict[str, Place]:
        document = self.folder.document(name, needed=False)
        return {id_: (document, at) for id_, at in self.folder.listed(name, *path).items()}

    def all(self) -> None:
        for question in self.library.questions:
            self.question(question)
        self.cycles()
        self.method()
        self.scenarios()
        self.measures()
        self.article()
        self.sections()

    def known(self, place: Place, kind: str, ids: Iterable[str], among: Collection[str]) -> None:
        """Blame each id that is not among the known ones, and suggest the nearest."""
        document, path = place
        for name in ids:
            if name not in among:
                near = next(iter(get_close_matches(name, among, 1)), "") if len(document.faults) < SUGGESTIONS else ""
                document.blame(path, "unknown_id", kind=kind, id=name, near=near)

    def at(self, question: Question, *steps: Any) -> Place:
        document, path = self.places[question.id]
        return document, [*path, *steps]

    def question(self, question: Question) -> None:
        library = self.library
        self.known(self.at(question, "recommendations"), "measures", question.recommendations, self.measures_named)
        self.known(self.at(question, "only_for"), "regimes", question.only_for, library.regime)
        if question.catalogue:
            self.known(self.at(question, "catalogue"), "catalogues", [question.catalogue], library.entry)
        for n, column in enumerate(question.columns):
            if column.catalogue:
                self.known(self.at(question, "columns", n), "catalogues", [column.catalogue], library.entry)
        for n, reference in enumerate(question.references):
            self.reference(self.at(question, "references", n), reference)
        for n, stop in enumerate(question.hard_stop):
            for reference in (stop.cite, *stop.exceptions):
                self.reference(self.at(question, "hard_stop", n), reference)
        self.rules_of_type(question)
        self.rules_of_role(question)

    def rules_of_type(self, question: Question) -> None:
        """Check the choices and columns that the type of a question demands."""
        document, path = self.at(question)
        if question.type in ("single", "multiple") and not question.catalogue and not question.choices:
            document.blame(path, "no_options", id=question.id)
        if question.type == "table" and not question.columns:
            document.blame(path, "no_columns", id=question.id)
        for kind, members in (("options", question.options), ("columns", question.columns)):
            ids = [member.id for member in members]
            for name in sorted({n for n in ids if ids.count(n) > 1}):
                document.blame([*path, kind], "duplicate_id", id=name)

    def rules_of_role(self, question: Question) -> None:
        """Check what the role of a question demands of it."""
        document, path = self.at(question)
        if question.role == "control":
            if question.type != "yes_no":
                document.blame([*path, "type"], "control_type", id=question.id)
            if question.principle not in self.library.principles:
                document.blame(path, "unknown_id", kind="principles", id=question.principle, near="")
            if not question.recommendations:
                document.blame(path, "no_recommendation", id=question.id)
            if not 1 <= question.weight <= 3:
                document.blame([*path, "weight"], "bad_weight", id=question.id, weight=question.weight)
        scores = [o.score for o in question.options]
        if question.role == "harm" and (not scores or any(s is None or not 1 <= s <= 4 for s in scores)):
            document.blame(path, "harm_scores", id=question.id)

    def reference(self, place: Place, reference: Reference) -> None:
        """Check that the regime's own file lists the law and the article (a citation nobody can trace is refused)."""
        document, path = place
        regime, law = reference.regime, reference.law or reference.regime
        laws = self.articles.get(regime)
        if laws is None:
            self.known(place, "regimes", [regime], self.library.regime)
        elif law not in laws:
            self.known(place, f"regimes/{regime}.laws", [law], laws)
        elif reference.article not in laws[law]:
            document.blame(path, "unlisted_article", law=law, article=reference.article, file=f"regimes/{regime}.yaml")

    def cycles(self) -> None:
        """Blame each question whose condition depends, through others, on its own answer."""
        needs = {q.id: sorted(q.enable_when.questions()) if q.enable_when else () for q in self.library.questions}
        for circle in circles.order(needs)[1]:
            for name in circle:
                document, path = self.at(self.library.question[name], "enable_when")
                document.blame(path, "cycle", id=name, trail=" → ".join([*circle, circle[0]]))

    def method(self) -> None:
        document = self.folder.document("method.yaml")
        cited = {
            "modifiers": [m.references for m in self.library.method.modifiers],
            "floors": [f.references for f in self.library.method.floors],
        }
        for kind, entries in cited.items():
            for n, references in enumerate(entries):
                for m, reference in enumerate(references):
                    self.reference((document, [kind, n, "references", m]), reference)

    def scenarios(self) -> None:
        harms = {q.id for q in self.library.questions if q.role == "harm"}
        controls = {q.id for q in self.library.questions if q.role == "control"}
        limiting = {q.id for q in self.library.questions if q.limits_impact}
        factors = self.entries("scenarios.yaml", "factors")
        places = self.entries("scenarios.yaml", "scenarios")
        for scenario in self.library.scenarios:
            document, path = places[scenario.id]
            self.known((document, [*path, "harms"]), "harm questions", scenario.harms, harms)
            self.known((document, [*path, "factors"]), "factors", scenario.factors, factors)
            self.known((document, [*path, "controls"]), "control questions", scenario.controls, controls)
            self.known((document, [*path, "limits"]), "controls with limits_impact", scenario.limits, limiting)
            for control in sorted(set(scenario.limits) & set(scenario.controls)):
                document.blame([*path, "limits"], "counted_twice", id=control)
            needed = self.library.method.factors_per_scenario
            if needed and len(set(scenario.factors)) != needed:
                document.blame([*path, "factors"], "factor_count", id=scenario.id, needed=needed)
            for control, weight in scenario.controls.items():
                if not 1 <= weight <= 3:
                    document.blame([*path, "controls", control], "bad_weight", id=control, weight=weight)
                if control in controls and self.library.question[control].only_for:
                    document.blame([*path, "controls", control], "control_only_for", id=control)

    def measures(self) -> None:
        for name in self.folder.names("measures"):
            for measure_id, (document, path) in self.entries(name).items():
                measure = self.library.measure.get(measure_id)
                for question_id, value in measure.sets.items() if measure else ():
                    place = document, [*path, "sets", question_id]
                    question = self.library.question.get(question_id)
                    if question is None:
                        self.known(place, "questions", [question_id], self.places)
                    elif value not in self.choices(question):
                        document.blame(place[1], "condition_option", name=question_id, option=value)

    def choices(self, question: Question) -> tuple[str, ...]:
        """Return the choices of a question, none where its catalogue does not exist."""
        unknown = question.catalogue and question.catalogue not in self.library.entry
        return () if unknown else self.library.choices(question)

    def article(self) -> None:
        known: tuple[tuple[str, Collection[str]], ...] = (
            ("questions", self.places),
            ("scenarios", self.entries("scenarios.yaml", "scenarios")),
            ("measures", self.measures_named),
            ("catalogue", {e.id for c in self.library.catalogues for e in c.entries}),
        )
        places = self.entries("article.yaml")
        for row in self.library.article:
            document, path = places[row["id"]]
            for kind, among in known:
                self.known((document, [*path, kind]), kind, row[kind], among)

    def sections(self) -> None:
        listed = {s.id for s in self.library.sections}
        for name in self.folder.names("questions"):
            stem = name.removeprefix("questions/").removesuffix(".yaml")
            if stem not in listed:
                self.folder.document(name).blame([], "section_unlisted", id=stem)
        header = self.folder.document("library.yaml").value
        for name in self.folder.names("regimes"):
            stem = name.removeprefix("regimes/").removesuffix(".yaml")
            if stem not in header["regimes"]:
                self.folder.document(name).blame([], "regime_unlisted", id=stem)
