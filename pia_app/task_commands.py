"""The commands about task lists: `pia-app tasks export` and `pia-app tasks import`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pia_app import sources
from pia_app.errors import PiaError
from pia_app.wording.catalogue import LANGUAGES, say

if TYPE_CHECKING:
    from pia_app.exchange.tasks import Preview


def add(tasks: argparse.ArgumentParser, speak: str) -> None:
    """Add both commands below `tasks`, with help in one language."""
    commands = tasks.add_subparsers(metavar="ACTION", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        text = say(speak, f"cli.tasks_{name}")
        found = commands.add_parser(name, help=text, description=text)
        found.set_defaults(command=run, speak=speak)
        return found

    export = command("export", hand_out)
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.xlsx|csv|ics|json")
    export.add_argument("--assessment", metavar="ID", help=say(speak, "cli.assessment"))
    back = command("import", take_back)
    back.add_argument("file", type=Path, metavar="FILE.xlsx|csv")
    back.add_argument("--into", type=Path, required=True, metavar="WORKSPACE")
    back.add_argument("--apply", action="store_true", help=say(speak, "cli.apply"))
    for speaking in (export, back):
        speaking.add_argument("--lang", choices=LANGUAGES, help=say(speak, "cli.lang"))


def hand_out(options: argparse.Namespace) -> int:
    """Write the tasks of a workspace or an exchange file in the form that the name of the output asks for."""
    from pia_app.workspace import Workspace

    if sources.is_workspace(options.file):
        workspace = Workspace.open(options.file, read_only=True)
        try:
            found = [workspace.assessment(row.id) for row in workspace.rows()]
            if not found:
                raise PiaError("workspace_has_none", path=str(options.file))
            picked = sources.pick(found, options.assessment)
            language = options.lang or picked[0].language
            count = workspace.export_tasks(options.output, language=language, assessment_ids=[a.id for a in picked])
        finally:
            workspace.close()
    else:
        language, count = _hand_out_exchange(options)
    print(say(options.lang or options.speak, "cli.tasks_exported", count=count, path=options.output))
    return 0


def _hand_out_exchange(options: argparse.Namespace) -> tuple[str, int]:
    from pia_app.exchange import tasks
    from pia_app.rules import evaluate

    library, found = sources.from_exchange(options.file)
    picked = sources.pick(found, options.assessment)
    judged = [tasks.Judged(library=library, assessment=one, evaluation=evaluate(library, one)) for one in picked]
    language = options.lang or picked[0].language
    return language, tasks.write(judged, options.output, language=language, now=datetime.now().astimezone())


def take_back(options: argparse.Namespace) -> int:
    """Tell what a list that came back would change, and make the changes if asked to; 2 where something is left out."""
    from pia_app.exchange.tasks import preview_lines
    from pia_app.workspace import Workspace

    speak = options.lang or options.speak
    if not options.file.is_file():
        raise PiaError("file_missing", path=str(options.file))
    workspace = Workspace.open(options.into, read_only=not options.apply)
    try:
        preview = workspace.preview_tasks(options.file, language=speak)
        print("\n".join(preview_lines(preview, speak)))
        if options.apply:
            workspace.apply_tasks(preview)
    except PiaError:
        workspace.close(back_up=False)
        raise
    workspace.close()
    for line in _outcome(options, preview, speak):
        print(line)
    return 0 if preview.clean else 2


def _outcome(options: argparse.Namespace, preview: Preview, speak: str) -> list[str]:
    """Return what was done and what was left."""
    found = [""]
    if options.apply:
        found.append(say(speak, "cli.tasks_applied", count=len(preview.changes), path=options.into))
    elif preview.changes:
        found.append(say(speak, "cli.tasks_not_applied"))
    if not preview.clean:
        bad = len(preview.bad) + len(preview.refused)
        facts = {"conflicts": len(preview.conflicts), "unmatched": len(preview.unmatched), "bad": bad}
        found.append(say(speak, "cli.tasks_left", **facts))
    return found if len(found) > 1 else []
