"""Whether the parts of a library fit together: every id that is named exists, nothing turns in a circle."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from pia_app.library.folder import Folder
from pia_app.library.yaml_reader import Document
from pia_app.model import Library, Question, Reference


def check(library: Library, folder: Folder) -> None:
    """Blame every broken link between questions, scenarios, measures, catalogues and laws."""
    _Checker(library, folder).all()


class _Checker:
    def __init__(self, library: Library, folder: Folder) -> None:
        self.library, self.folder = library, folder
        self.places = {q.id: self._place(q) for q in library.questions}

    def _place(self, question: Question) -> tuple[Document, list[Any]]:
        document = self.folder.document(f"questions/{question.section}.yaml")
        entries = document.value if isinstance(document.value, list) else []
        index = next((n for n, e in enumerate(entries) if isinstance(e, dict) and e.get("id") == question.id), 0)
        return document, [index]

    def all(self) -> None:
        for question in self.library.questions:
            self.question(question)
        self.cycles()
        self.scenarios()
        self.measures()
        self.article()
        self.sections()

    def known(self, place: tuple[Document, list[Any]], kind: str, ids: Iterable[str], among: Iterable[str]) -> None:
        """Blame each id that is not among the known ones, and suggest the nearest."""
        document, path = place
        names = set(among)
        for name in ids:
            if name not in names:
                near = next(iter(get_close_matches(name, names, 1)), "")
                document.blame(path, "unknown_id", kind=kind, id=name, near=near)

    def at(self, question: Question, *steps: Any) -> tuple[Document, list[Any]]:
        document, path = self.places[question.id]
        return document, [*path, *steps]

    def question(self, question: Question) -> None:
        library = self.library
        self.known(self.at(question, "recommendations"), "measures", question.recommendations, library.measure)
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
        self.rules_of_kind(question)

    def rules_of_kind(self, question: Question) -> None:
        """Check what the role and type of a question demand of it."""
        document, path = self.at(question)
        if question.type in ("single", "multiple") and not self.library.choices(question):
            document.blame(path, "no_options", id=question.id)
        if question.type == "table" and not question.columns:
            document.blame(path, "no_columns", id=question.id)
        if question.role == "control":
            if question.type != "yes_no":
                document.blame([*path, "type"], "control_type", id=question.id)
            if question.principle not in self.library.principles:
                document.blame(path, "unknown_id", kind="principles", id=question.principle, near="")
            if not question.recommendations:
                document.blame(path, "no_recommendation", id=question.id)
            if not 1 <= question.weight <= 3:
                document.blame([*path, "weight"], "bad_weight", id=question.id, weight=question.weight)
        if question.role == "harm" and any(o.score is None or not 1 <= o.score <= 4 for o in question.options):
            document.blame(path, "harm_scores", id=question.id)

    def reference(self, place: tuple[Document, list[Any]], reference: Reference) -> None:
        """Check that the regime's own file lists the law and the article (a citation nobody can trace is refused)."""
        document, path = place
        regime = self.library.regime.get(reference.regime)
        if regime is None:
            self.known(place, "regimes", [reference.regime], self.library.regime)
            return
        laws = {law.id: law for law in regime.laws}
        law = laws.get(reference.law or regime.id)
        if law is None:
            self.known(place, f"regimes/{regime.id}.laws", [reference.law or regime.id], laws)
        elif reference.article not in law.articles:
            document.blame(
                path, "unlisted_article", law=law.id, article=reference.article, file=f"regimes/{regime.id}.yaml"
            )

    def cycles(self) -> None:
        """Blame each question whose condition depends, through others, on its own answer."""
        state: dict[str, int] = {}

        def visit(name: str, trail: list[str]) -> None:
            if state.get(name) == 2:
                return
            if name in trail:
                circle = [*trail[trail.index(name) :], name]
                document, path = self.at(self.library.question[name], "enable_when")
                document.blame(path, "cycle", id=name, trail=" → ".join(circle))
                return
            condition = self.library.question[name].enable_when
            for needed in sorted(condition.questions()) if condition else ():
                visit(needed, [*trail, name])
            state[name] = 2

        for question in self.library.questions:
            visit(question.id, [])

    def scenarios(self) -> None:
        document = self.folder.document("scenarios.yaml")
        harms = [q.id for q in self.library.questions if q.role == "harm"]
        controls = [q.id for q in self.library.questions if q.role == "control"]
        for n, scenario in enumerate(self.library.scenarios):
            path = ["scenarios", n]
            self.known((document, [*path, "harms"]), "harm questions", scenario.harms, harms)
            self.known((document, [*path, "factors"]), "factors", scenario.factors, self.library.factor)
            self.known((document, [*path, "controls"]), "control questions", scenario.controls, controls)
            limiting = [q.id for q in self.library.questions if q.limits_impact]
            self.known((document, [*path, "limits"]), "controls with limits_impact", scenario.limits, limiting)
            for control in sorted(set(scenario.limits) & set(scenario.controls)):
                document.blame([*path, "limits"], "counted_twice", id=control)
            needed = self.library.method.factors_per_scenario
            if len(set(scenario.factors)) != needed:
                document.blame([*path, "factors"], "factor_count", id=scenario.id, needed=needed)
            for control, weight in scenario.controls.items():
                if not 1 <= weight <= 3:
                    document.blame([*path, "controls", control], "bad_weight", id=control, weight=weight)
                if control in controls and self.library.question[control].only_for:
                    document.blame([*path, "controls", control], "control_only_for", id=control)

    def measures(self) -> None:
        for name in self.folder.names("measures/*.yaml"):
            document = self.folder.document(name)
            for n, entry in enumerate(document.value if isinstance(document.value, list) else []):
                measure = self.library.measure.get(entry.get("id", "")) if isinstance(entry, dict) else None
                if measure is None:
                    continue
                self.known((document, [n, "sets"]), "questions", measure.sets, self.library.question)
                for question_id, value in measure.sets.items():
                    question = self.library.question.get(question_id)
                    if question is not None and value not in self.library.choices(question):
                        document.blame([n, "sets", question_id], "condition_option", name=question_id, option=value)

    def article(self) -> None:
        document = self.folder.document("article.yaml", needed=False)
        entries = {e.id for c in self.library.catalogues for e in c.entries}
        for n, row in enumerate(self.library.article):
            self.known((document, [n, "questions"]), "questions", row["questions"], self.library.question)
            self.known((document, [n, "scenarios"]), "scenarios", row["scenarios"], self.library.scenario)
            self.known((document, [n, "measures"]), "measures", row["measures"], self.library.measure)
            self.known((document, [n, "catalogue"]), "catalogues", row["catalogue"], entries)

    def sections(self) -> None:
        listed = {s.id for s in self.library.sections}
        for name in self.folder.names("questions/*.yaml"):
            stem = name.removeprefix("questions/").removesuffix(".yaml")
            if stem not in listed:
                self.folder.document(name).blame([], "section_unlisted", id=stem)
