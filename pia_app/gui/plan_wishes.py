"""Wishes about the plan: tasks ticked as a what-if, the least that suffices, the answers that matter most."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pia_app.gui.list_wishes import ListWishes

if TYPE_CHECKING:
    from pia_app.gui.plan_answers import Weighing
    from pia_app.gui.plan_search import Search
    from pia_app.gui.plan_ticks import Ticks


class PlanWishes(ListWishes):
    """One of the presenter's layers. What it works out touches no answer; only `put_into_plan` stores anything.

    Its parts are made when the plan is first looked at; they last as long as the session.
    """

    plan_view = ""  # the part of the page in view
    plan_everything = False  # whether tasks of all activities are listed

    @cached_property
    def ticks(self) -> Ticks:
        """Return which tasks are ticked, and what that would change."""
        from pia_app.gui.plan_ticks import Ticks

        made = Ticks(self)
        made.failed.connect(self.failed)
        self.workspace_changed.connect(made.clear)
        return made

    @cached_property
    def search(self) -> Search:
        """Return what looks for the least that suffices."""
        from pia_app.gui.plan_search import Search

        made = Search(self)
        made.failed.connect(self.failed)
        self.workspace_changed.connect(made.clear)
        return made

    @cached_property
    def weighing(self) -> Weighing:
        """Return what weighs answers."""
        from pia_app.gui.plan_answers import Weighing

        made = Weighing(self)
        made.failed.connect(self.failed)
        return made

    def put_into_plan(self) -> None:
        """Store the ticks: open tasks become planned, and planned ones without a tick open, in one change."""
        entries = self.ticks.to_store()
        if self._snapshot is None or not entries:
            return
        with self._change():
            self.workspace.progress_of(self._assessment_id, entries)
            self.ticks.forget()

    def find_plan(self) -> None:
        """Look for the least that suffices for the aim in the form."""
        self.flushing.emit()
        if self._snapshot is not None:
            self.search.find(self._snapshot, self.today)

    def stop_planning(self) -> None:
        """Wait for what is being worked out."""
        for name in ("ticks", "search", "weighing"):
            if name in self.__dict__:
                getattr(self, name).stop()
