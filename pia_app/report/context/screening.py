"""Whether each law reaches each activity and demands an assessment, with every reason, article and fact."""

from __future__ import annotations

from collections.abc import Iterator

from pia_app.model import ActivityEvaluation, LawResult
from pia_app.model.legal import Reason
from pia_app.model.regime import Role
from pia_app.report.context import laws
from pia_app.report.context.source import Part, Source

COUNTED = {"counted_presumed": "presumed", "counted_recommended": "recommended"}


def screening(source: Source) -> list[Part]:
    """Return each activity with what every chosen law makes of it, those that do not reach it among them."""
    return [
        {
            "label": source.label(result.activity.id),
            "name": result.activity.name,
            "laws": [_screened(source, result, law) for law in result.laws],
        }
        for result in source.evaluation.activities
    ]


def _screened(source: Source, result: ActivityEvaluation, law: LawResult) -> Part:
    found = law.screening
    reasons = list(_reasons(source, result.activity.id, law))
    return {
        "law": laws.short(source, law.regime),
        "outcome": source.words.say(f"outcome.{'presumed' if found.presumed else found.outcome}"),
        "applies": law.in_force,
        "outcome_id": found.outcome,
        "role": source.words.role(law.regime, found.role.id) if found.role and law.in_force else "",
        "reasons": reasons,
        "none": source.words.regime(law.regime).none if _silent(found.outcome, reasons) else "",
        "missing": laws.names(source, found.missing),
        "set_aside": _set_aside(source, result.activity.id, law),
    }


def _silent(outcome: str, reasons: list[Part]) -> bool:
    """Whether no assessment is demanded simply because nothing sets one off."""
    return outcome == "not_required" and all(reason["kind"] == "applies" for reason in reasons)


def _reasons(source: Source, activity_id: str, law: LawResult) -> Iterator[Part]:
    """Yield the reasons that hold: for reach, for and against a demand; what is still open is named as missing."""
    absent = [r for r in law.screening.reasons if r.truth == "no"]
    if absent:
        yield _absent(source, activity_id, law.regime, absent)
    for reason in law.screening.reasons:
        if reason.truth != "yes" or (isinstance(reason.rule, Role) and reason.rule.bound):
            continue
        told = laws.rule(source, law.regime, reason.rule)
        if isinstance(reason.rule, Role):
            told["title"] = source.say("reason.role", role=source.words.role(law.regime, reason.rule.id))
        yield {
            **told,
            "kind": reason.kind,
            "effect": _effect(source, reason),
            "facts": laws.facts(source, reason.facts, activity_id, reason.rule.when),
        }


def _absent(source: Source, activity_id: str, regime: str, reasons: list[Reason]) -> Part:
    """Return as one reason that none of the cases is there in which the law would apply."""
    told = [laws.rule(source, regime, reason.rule) for reason in reasons]
    questions = dict.fromkeys(name for reason in reasons for name in reason.facts)
    return {
        "kind": "absent",
        "effect": source.words.say("outcome.not_applicable"),
        "title": source.say("reason.absent"),
        "text": source.say("reason.absent_cases", cases=source.say("residual.join").join(t["title"] for t in told)),
        "note": "",
        "law": source.citations([reason.rule.cite for reason in reasons]),
        "law_name": "",
        "checked": next((t["checked"] for t in told if t["checked"]), ""),
        "facts": laws.facts(source, questions, activity_id),
    }


def _effect(source: Source, reason: Reason) -> str:
    """Return in a word what a reason brings about."""
    if reason.kind == "trigger" or reason.kind in COUNTED:
        return source.words.say(f"outcome.{COUNTED.get(reason.kind) or getattr(reason.rule, 'outcome', '')}")
    return source.say(f"effect.{reason.kind}")


def _set_aside(source: Source, activity_id: str, law: LawResult) -> Part:
    """Return the recorded reasons by which a presumption is answered, and who gave them."""
    way = source.library.regime[law.regime].set_aside
    given = way is not None and any(reason.kind == "set_aside" for reason in law.screening.reasons)
    if way is None or not given:
        return {"given": False, "reasons": "", "by": ""}
    said = [laws.answer_to(source, name, activity_id) for name in (way.reasons, way.by)]
    reasons, by = (str(answer.value) if answer is not None else "" for answer in said)
    return {"given": True, "reasons": reasons, "by": by}


def grounds(source: Source, screened: list[Part]) -> list[Part]:
    """Return the same reasons law by law, each rule once, with the facts of every activity that it decided."""
    return [_grounds(source, screened, number) for number, _ in enumerate(source.evaluation.regimes)]


def _grounds(source: Source, screened: list[Part], number: int) -> Part:
    rows: dict[tuple[str, str, str], Part] = {}
    said: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    ids = [result.activity.id for result in source.evaluation.activities]
    for activity_id, activity in zip(ids, screened, strict=True):
        for row in _told(source, activity["laws"][number]):
            key = (row["effect"], row["title"], row["law"])
            rows.setdefault(key, row)
            said.setdefault(key, {})[activity_id] = row["facts"]
    regime = source.evaluation.regimes[number]
    return {
        "law": source.words.regime(regime).name or regime,
        "rows": [{**row, "where": laws.shared_by(source, said[key])} for key, row in rows.items()],
    }


def _told(source: Source, law: Part) -> Iterator[Part]:
    """Yield the reasons of one law for one activity, and why there is none or what is missing, in the same shape."""
    yield from law["reasons"]
    empty = {**laws.NO_RULE, "kind": "", "facts": []}
    aside = law["set_aside"]
    if aside["given"]:
        told = source.say("reason.set_aside", reasons=aside["reasons"], name=aside["by"])
        yield {**empty, "effect": source.say("effect.set_aside"), "text": told}
    if law["none"]:
        yield {**empty, "effect": law["outcome"], "text": law["none"]}
    if law["missing"]:
        yield {**empty, "effect": law["outcome"], "title": source.say("reason.missing"), "facts": law["missing"]}
