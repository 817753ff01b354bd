"""The pages of the window. To add one: write its module and add a line here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pia_app.gui.pages.base import Page
    from pia_app.gui.presenter import Presenter


class Entry(NamedTuple):
    """A page in the navigation: its label (translated in context "pages"), icon, and class in the module of its key."""

    label: str
    icon: str
    page: str


PAGES: Final[dict[str, Entry]] = {
    "overview": Entry(str(QT_TRANSLATE_NOOP("pages", "Overview")), "overview", "OverviewPage"),
    "activities": Entry(str(QT_TRANSLATE_NOOP("pages", "Activities")), "activities", "ActivitiesPage"),
    "screening": Entry(str(QT_TRANSLATE_NOOP("pages", "Screening")), "screening", "ScreeningPage"),
    "questions": Entry(str(QT_TRANSLATE_NOOP("pages", "Questions")), "questions", "QuestionsPage"),
    "risk": Entry(str(QT_TRANSLATE_NOOP("pages", "Risk")), "risk", "RiskPage"),
    "laws": Entry(str(QT_TRANSLATE_NOOP("pages", "Laws")), "laws", "LawsPage"),
    "tasks": Entry(str(QT_TRANSLATE_NOOP("pages", "Tasks")), "tasks", "TasksPage"),
    "plan": Entry(str(QT_TRANSLATE_NOOP("pages", "Plan")), "plan", "PlanPage"),
    "report": Entry(str(QT_TRANSLATE_NOOP("pages", "Report")), "report", "ReportPage"),
}


def make(name: str, presenter: Presenter) -> Page:
    """Build a page when it is first visited; its module is imported then and not before."""
    module = import_module(f"{__name__}.{name}")
    page: Page = getattr(module, PAGES[name].page)(presenter)
    return page
