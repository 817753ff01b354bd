"""The nouns of a privacy impact assessment: frozen records without behaviour of their own."""

from pia_app.model.answers import Answer, Answers, Evidence, Row, State, Value
from pia_app.model.assessment import Assessment, ProcessingActivity, TaskProgress
from pia_app.model.conditions import Condition
from pia_app.model.evaluation import (
    ActivityEvaluation,
    Asked,
    Evaluation,
    Finding,
    HardStop,
    Interval,
    PrincipleResult,
    RemediationTask,
    RiskResult,
    Step,
)
from pia_app.model.library import Catalogue, CatalogueEntry, Law, Library, Measure, Regime
from pia_app.model.method import Factor, FactorLevel, Floor, Method, Modifier, Scenario
from pia_app.model.questionnaire import Column, HardStopRule, Option, Question, Reference, Section

__all__ = [
    "ActivityEvaluation",
    "Answer",
    "Answers",
    "Asked",
    "Assessment",
    "Catalogue",
    "CatalogueEntry",
    "Column",
    "Condition",
    "Evaluation",
    "Evidence",
    "Factor",
    "FactorLevel",
    "Finding",
    "Floor",
    "HardStop",
    "HardStopRule",
    "Interval",
    "Law",
    "Library",
    "Measure",
    "Method",
    "Modifier",
    "Option",
    "PrincipleResult",
    "ProcessingActivity",
    "Question",
    "Reference",
    "Regime",
    "RemediationTask",
    "RiskResult",
    "Row",
    "Scenario",
    "Section",
    "State",
    "Step",
    "TaskProgress",
    "Value",
]
