"""The verbs: pure functions from answers to a judgement; `evaluate` is the whole line, start there."""

from pia_app.rules.evaluate import evaluate
from pia_app.rules.remediation import with_task_done

__all__ = ["evaluate", "with_task_done"]
