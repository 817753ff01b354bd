"""The command that plans: `pia-app plan`, the least that suffices, in words or as JSON."""

from __future__ import annotations

import argparse
import json
import math
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pia_app import sources
from pia_app.errors import PiaError
from pia_app.wording.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pia_app.model import Aim, Assessment, Evaluation, Influence, Library

TARGETS: Final = ("low", "medium", "high")


def add(plan: argparse.ArgumentParser, speak: str) -> None:
    """Add what the command may be told, with help in one language."""
    plan.add_argument("file", type=Path, metavar="FILE")
    plan.add_argument("--target", choices=TARGETS, required=True, help=say(speak, "cli.plan_target"))
    plan.add_argument("--budget", metavar="N", help=say(speak, "cli.plan_budget"))
    plan.add_argument("--by", choices=("effort", "cost"), default="effort", help=say(speak, "cli.plan_by"))
    plan.add_argument("--until", metavar="DATE", default="", help=say(speak, "cli.plan_until"))
    plan.add_argument("--trust-cures", action="store_true", help=say(speak, "cli.plan_trust_cures"))
    plan.add_argument("--answers", action="store_true", help=say(speak, "cli.plan_answers"))
    plan.add_argument("--json", action="store_true", help=say(speak, "cli.json"))


def show(options: argparse.Namespace) -> int:
    """Plan for every assessment asked for, and print each plan in words, or all of them as JSON."""
    from pia_app.exchange.plans import Plans
    from pia_app.rules import evaluate
    from pia_app.rules.planning import plan
    from pia_app.wording import Words
    from pia_app.wording.planned import Planned

    aim = _aim(options)
    library, assessments = sources.read(options.file, options.assessment)
    today, found = datetime.now().astimezone().date(), list[Any]()
    for assessment in assessments:
        words = Words(library, options.lang or assessment.language)
        evaluation = evaluate(library, assessment)
        made = plan(library, assessment, evaluation, aim, today)
        influences = _influences(library, assessment, evaluation) if options.answers else {}
        if options.json:
            found.append(Plans(words, assessment).plan(made, influences))
            continue
        told = Planned(words, assessment)
        lines = [
            *told.passed(aim, today),
            *told.lines(made),
            *(line for name, some in influences.items() for line in told.influences(name, some)),
        ]
        print("\n".join(lines))
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0


def _aim(options: argparse.Namespace) -> Aim:
    """Return what the plan is to reach. Raises PiaError (plan_budget, plan_date)."""
    from pia_app.model import Aim
    from pia_app.rules.validation import is_date

    if options.until and not is_date(options.until):
        raise PiaError("plan_date", given=options.until)
    return Aim(
        target=TARGETS.index(options.target) + 1,
        by=options.by,
        budget=None if options.budget is None else _amount(options.budget),
        deadline=options.until,
        trust_cures=options.trust_cures,
    )


def _amount(given: str) -> float:
    try:
        found = float(given)
    except ValueError:
        raise PiaError("plan_budget", given=given) from None
    if not (math.isfinite(found) and found >= 0):
        raise PiaError("plan_budget", given=given)
    return found


def _influences(
    library: Library, assessment: Assessment, evaluation: Evaluation
) -> Mapping[str, tuple[Influence, ...]]:
    from pia_app.rules.influence import influences

    return {one.id: influences(library, assessment, evaluation, one.id) for one in assessment.activities}
