"""The least that suffices, found beside the window: what was wished, what was found, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pia_app.gui.latest import Latest
from pia_app.gui.snapshot import Snapshot
from pia_app.model import Aim
from pia_app.model.tasks import DONE

if TYPE_CHECKING:
    from pia_app.model import Assessment, Plan

MEDIUM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A plan, and what it was found from; `basis` is all that another plan could come from."""

    plan: Plan
    assessment: Assessment
    basis: tuple[Any, ...]


class Search(QObject):
    """Keeps for each assessment, for this session, the aim as it stands in the form and the plan found last.

    `changed()` comes when a search begins and when it has ended.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._aims: dict[str, Aim] = {}
        self._found: dict[str, Found] = {}
        self._round = 0
        self._lane = Latest(self)
        self._lane.done.connect(self._done)
        self._lane.failed.connect(self._failed)

    @property
    def busy(self) -> bool:
        """Whether a search is under way."""
        return self._lane.busy

    def aim(self, assessment: Assessment) -> Aim:
        """Return the aim; targets of activities that are gone are left out."""
        aim = self._aims.get(assessment.id, Aim(target=MEDIUM))
        known = {activity.id for activity in assessment.activities}
        targets = {name: level for name, level in aim.targets.items() if name in known}
        return Aim(target=aim.target, targets=targets, by=aim.by, budget=aim.budget, deadline=aim.deadline,
                   trust_cures=aim.trust_cures)  # fmt: skip

    def set_aim(self, assessment: Assessment, aim: Aim) -> None:
        """Aim at something else; what was found stays, and is out of date."""
        self._aims[assessment.id] = aim
        self.changed.emit()

    def found(self, assessment: Assessment) -> Found | None:
        """Return the plan found last."""
        return self._found.get(assessment.id)

    def is_stale(self, snapshot: Snapshot, today: date) -> bool:
        """Whether the plan found last was found for another aim, or from answers or tasks that have changed since."""
        found = self.found(snapshot.assessment)
        if found is None:
            return False
        return found.plan.aim != self.aim(snapshot.assessment) or found.basis != _basis(snapshot, today)

    def find(self, snapshot: Snapshot, today: date) -> None:
        """Look for the least that suffices."""
        aim, basis, begun = self.aim(snapshot.assessment), _basis(snapshot, today), self._round

        def work() -> tuple[int, Found]:
            from pia_app.rules.planning import plan

            made = plan(snapshot.library, snapshot.assessment, snapshot.evaluation, aim, today)
            return begun, Found(plan=made, assessment=snapshot.assessment, basis=basis)

        self._lane.wish(work)
        self.changed.emit()

    def stop(self) -> None:
        """Wait for a search that is under way."""
        self._lane.stop()

    def clear(self) -> None:
        """Forget everything, and what a search still under way may find: another workspace is open."""
        self._aims.clear()
        self._found.clear()
        self._round += 1

    def _done(self, result: tuple[int, Found]) -> None:
        begun, found = result
        if begun == self._round:
            self._found[found.assessment.id] = found
        self.changed.emit()

    def _failed(self, error: object) -> None:
        self.failed.emit(error)
        self.changed.emit()


def _basis(snapshot: Snapshot, today: date) -> tuple[Any, ...]:
    """Return what a plan is found from, beside the aim: answers, laws, own tasks, and what the planner reads of tasks.

    That a task is planned or in progress changes no plan.
    """
    assessment = snapshot.assessment
    written = {
        key: (one.status in DONE, one.set_aside, one.effort, one.cost, one.due)
        for key, one in assessment.progress.items()
    }
    nothing = (False, False, None, None, "")
    return (
        snapshot.library.id, snapshot.evaluation.regimes, assessment.answers,
        tuple((one.id, one.answers, one.risks) for one in assessment.activities), assessment.own_tasks,
        {key: told for key, told in written.items() if told != nothing}, assessment.created[:10] or today.isoformat(),
    )  # fmt: skip
