"""The nouns of a privacy impact assessment: frozen records without behaviour of their own."""

from pia_app.model.answers import Answer, Answers, Evidence, Override, Row, State, Value, legible
from pia_app.model.assessment import Assessment, ProcessingActivity, TaskProgress
from pia_app.model.conditions import Condition
from pia_app.model.evaluation import (
    ActivityEvaluation,
    Asked,
    Dates,
    Evaluation,
    Finding,
    HardStop,
    Interval,
    PrincipleResult,
    RemediationTask,
    RiskResult,
    Step,
)
from pia_app.model.legal import AssessmentLaw, LawResult, Screening
from pia_app.model.library import Catalogue, CatalogueEntry, Library, Measure
from pia_app.model.method import Factor, FactorLevel, Floor, Method, Modifier, Scenario
from pia_app.model.questionnaire import Column, HardStopRule, Option, Question, Reference, Section
from pia_app.model.regime import Law, Regime

__all__ = [
    "ActivityEvaluation",
    "Answer",
    "Answers",
    "Asked",
    "Assessment",
    "AssessmentLaw",
    "Catalogue",
    "CatalogueEntry",
    "Column",
    "Condition",
    "Dates",
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
    "LawResult",
    "Library",
    "Measure",
    "Method",
    "Modifier",
    "Option",
    "Override",
    "PrincipleResult",
    "ProcessingActivity",
    "Question",
    "Reference",
    "Regime",
    "RemediationTask",
    "RiskResult",
    "Row",
    "Scenario",
    "Screening",
    "Section",
    "State",
    "Step",
    "TaskProgress",
    "Value",
    "legible",
]
