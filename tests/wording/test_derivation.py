"""The derivation in words: every rule has its words, and from the text alone a reader can redo every sum."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from pia_app import exchange
from pia_app.model import Evaluation, Library, RiskResult, Step
from pia_app.rules import evaluate
from pia_app.wording import Line, Words, derivation, summary
from pia_app.wording.derivation import RULES, sentence
from tests.support import CUSTOMER_DATA, ROOT, assessment_of, random_answers, shipped

LEVELS = {"Low": 1, "Medium": 2, "High": 3, "Critical": 4}
MATRIX = ((1, 1, 2, 2), (1, 2, 2, 3), (2, 2, 3, 4), (2, 3, 4, 4))
LOWERED = {"Absent": (1, 2, 3, 4), "Weak": (1, 2, 3, 3), "Adequate": (1, 1, 2, 2), "Strong": (1, 1, 1, 2)}
BANDS = ("Absent", "Weak", "Adequate", "Strong")


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def sample(language: str) -> Evaluation:
    library = shipped()
    (assessment,) = exchange.read(CUSTOMER_DATA / "samples" / f"hotel.{language}.json", library)
    return evaluate(library, assessment)


def risks(evaluation: Evaluation) -> list[RiskResult]:
    return [risk for activity in evaluation.activities for risk in activity.risks]


def test_every_rule_that_makes_a_step_has_words_and_no_words_are_left_over() -> None:
    made = set()
    for path in (ROOT / "pia_app" / "rules").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Step":
                (rule,) = (k.value for k in node.keywords if k.arg == "rule")
                assert isinstance(rule, ast.Constant), path
                made.add(rule.value)
    assert made == set(RULES)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_step_of_any_judgement_can_be_said(library: Library, seed: int, language: str) -> None:
    own, shared = random_answers(library, seed, (0.0, 0.3, 0.6, 0.9, 1.0, 1.0)[seed])
    (result,) = evaluate(library, assessment_of(own, shared, library)).activities
    words = Words(library, language)
    steps = [result.derivation, *(r.derivation for r in result.risks), *(p.derivation for p in result.principles)]
    for step in steps:
        for line in derivation(words, step):
            assert line.text.strip(), line
            assert "{" not in line.text
            assert line.depth >= 0
    assert all(summary(words, risk) for risk in result.risks)


# What a careful reader does: takes the printed lines, and nothing else, and works every number out again.


@dataclass
class Node:
    """A printed line with the lines below it."""

    line: Line
    below: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.line.text

    def of(self, rule: str) -> list[Node]:
        return [node for node in self.below if node.line.rule == rule]

    def number(self, pattern: str) -> float:
        found = re.search(pattern, self.text)
        assert found, (pattern, self.text)
        return float(found[1])


def printed(words: Words, step: Step) -> Node:
    nodes: list[Node] = []
    for line in derivation(words, step):
        node = Node(line)
        del nodes[line.depth :]
        if nodes:
            nodes[-1].below.append(node)
        nodes.append(node)
    return nodes[0]


def level_in(text: str) -> int:
    return LEVELS[re.split(r"[:→] ?", text)[-1].strip()]


def redo_severity(node: Node) -> int:
    earlier = node.of("severity")
    if earlier:
        return max(1, redo_severity(earlier[0]) - 1) if node.of("impact_limited") else redo_severity(earlier[0])
    worst = max(int(harm.number(r"→ (\d)$")) for harm in node.of("harm"))
    moved = min(1, sum(int(m.number(r"\(([+-]\d)\)$")) for m in node.of("modifier")))
    floor = 3 if node.of("floor") else 1
    return max(min(4, max(1, worst + moved)), floor)


def redo_likelihood(node: Node) -> int:
    (exposure,) = node.of("exposure")
    points = sum(int(factor.number(r"→ (\d)$")) for factor in exposure.of("factor"))
    assert len(exposure.of("factor")) == 5
    assert exposure.text == f"Exposure {points} of 10 points"
    found = 1 if points <= 1 else 2 if points <= 4 else 3 if points <= 7 else 4
    assert node.number(r"Likelihood (\d) \(") == found
    return found


def redo_band(node: Node) -> str:
    parts = [(c.number(r"→ ([\d.]+) ×"), c.number(r"× weight (\d)$"), "(key control)" in c.text) for c in node.below]
    weights = sum(weight for _, weight, _ in parts)
    share = sum(value * weight for value, weight, _ in parts) / weights if weights else 0
    assert node.number(r"Controls (\d+)%") == pytest.approx(share * 100, abs=0.51)
    band = 3 if share >= 0.85 - 1e-9 else 2 if share >= 0.6 - 1e-9 else 1 if share >= 0.3 - 1e-9 else 0
    for value, _, key in parts:
        if key:
            band = min(band, 1 if value == 0 else 2 if value == 0.4 else 3)
    assert f"({BANDS[band]}" in node.text
    return BANDS[band]


def redo_level(node: Node) -> int:
    severity_node, likelihood_node, matrix = node.below
    severity = redo_severity(severity_node)
    assert severity_node.number(r"Severity (\d)") == severity
    if likelihood_node.line.rule == "likelihood":
        likelihood = redo_likelihood(likelihood_node)
    else:
        (exposed,) = likelihood_node.of("likelihood")
        (controls,) = likelihood_node.of("controls")
        likelihood = LOWERED[redo_band(controls)][redo_likelihood(exposed) - 1]
        assert likelihood_node.number(r"→ (\d)$") == likelihood
    found = MATRIX[severity - 1][likelihood - 1]
    assert matrix.text.startswith(f"Matrix: severity {severity} × likelihood {likelihood} → ")
    assert level_in(matrix.text) == level_in(node.text) == found
    return found


def test_every_level_of_the_sample_can_be_worked_out_from_the_printed_text_alone(library: Library) -> None:
    words = Words(library, "en")
    redone = 0
    for risk in risks(sample("en")):
        if risk.current.settled and risk.target.settled:
            node = printed(words, risk.derivation)
            assert [redo_level(stage) for stage in node.below] == [
                *(risk.inherent.high, risk.current.high, risk.target.high),
            ]
            redone += 1
    assert redone >= 30


def test_the_activity_stands_as_high_as_its_worst_scenario_and_its_hard_stops_say(library: Library) -> None:
    words = Words(library, "en")
    for activity in sample("en").activities:
        node = printed(words, activity.derivation)
        (scenario,) = node.of("scenario")
        current = level_in(scenario.below[1].text)
        lifted = [level_in(s.text.replace("at least ", "→ ")) for s in node.of("hard_stop") if "Potential" in s.text]
        assert activity.level.low == max([current, *lifted])
        assert node.text.startswith(f"Level {words.level(activity.level.high)}")


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text)


def test_both_languages_print_the_same_steps_and_the_same_numbers(library: Library) -> None:
    english, chinese = Words(library, "en"), Words(library, "zh-CN")
    numeric = {
        "severity",
        "harm",
        "likelihood",
        "exposure",
        "factor",
        "likelihood_lowered",
        "control",
        "controls",
        "matrix",
    }
    for risk in risks(sample("en")):
        for first, second in zip(
            derivation(english, risk.derivation), derivation(chinese, risk.derivation), strict=True
        ):
            assert (first.depth, first.rule) == (second.depth, second.rule)
            if first.rule in numeric:
                assert numbers(tail(first)) == numbers(tail(second)), (first.text, second.text)


def tail(line: Line) -> str:
    """Return a line without the names in it, which may hold numbers of their own."""
    named = line.rule in ("harm", "factor", "control")
    return line.text.rpartition("→")[2] if named else line.text


def test_both_samples_come_to_the_same_judgement() -> None:
    first, second = sample("en"), sample("zh-CN")
    assert [a.level for a in first.activities] == [a.level for a in second.activities]
    assert [t.measure for t in first.tasks] == [t.measure for t in second.tasks]


def test_the_summary_holds_what_was_promised(library: Library) -> None:
    """Severity because …; exposure → likelihood; controls % (band; missing) → likelihood; matrix → level."""
    words = Words(library, "en")
    evaluation = sample("en")
    for risk in risks(evaluation):
        text = summary(words, risk)
        inherent, current, _ = risk.derivation.because
        lowered = current.because[1]
        assert text.startswith(f"Severity {risk.severity_current.high} because ")
        assert f"→ likelihood {risk.likelihood.high}; " in text
        assert sentence(words, lowered.because[1]) in text
        assert text.endswith(f"→ {risk.likelihood_current.high}; matrix → {words.interval(risk.current)}")
        assert inherent.because[0].rule == "severity"


def missing_keys(step: Step) -> Iterator[str]:
    for control in step.because:
        if control.facts["key"] and control.facts["value"] == (0.0, 0.0):
            yield str(control.facts["question"])


def test_a_missing_key_control_is_named_where_the_strength_is_shown(library: Library) -> None:
    words = Words(library, "en")
    named = 0
    for risk in risks(sample("en")):
        controls = risk.derivation.because[1].because[1].because[1]
        text = sentence(words, controls)
        keys = list(missing_keys(controls))
        named += len(keys)
        assert ("key control missing" in text) is bool(keys)
        assert all(words.short(key) in text for key in keys)
    assert named > 0
