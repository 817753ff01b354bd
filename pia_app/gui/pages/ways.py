"""Ways from one page to another that several pages take."""

from __future__ import annotations

from pia_app.gui.presenter import Presenter
from pia_app.gui.snapshot import Snapshot
from pia_app.model import TaskKey


def show_question(presenter: Presenter, snapshot: Snapshot, activity_id: str, question_id: str) -> None:
    """Go to a question: of an activity, or where it is asked once for the whole assessment, on the overview."""
    if snapshot.library.question[question_id].scope == "assessment":
        presenter.go("overview", question_id=question_id)
        return
    if activity_id and activity_id != snapshot.activity_id:
        presenter.choose_activity(activity_id)
    presenter.go("questions", question_id=question_id)


def show_task(presenter: Presenter, key: TaskKey) -> None:
    """Go to a task; the page of tasks brings it into view whatever it is filtered by."""
    presenter.go("tasks", target="\n".join(key))
