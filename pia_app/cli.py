"""The command line: the same wishes as the window, for headless use."""

from __future__ import annotations

import argparse
import json
import locale
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pia_app import __version__, plan_command, sources, task_commands
from pia_app.errors import FaultyFiles, PiaError
from pia_app.wording.catalogue import LANGUAGES, explain, fault_line, say

if TYPE_CHECKING:
    from pia_app.exchange.conclusions import Conclusions
    from pia_app.model import Assessment, Evaluation, Library
    from pia_app.wording import Words

FILL: Final = "--fill-template"  # the packaged program calls itself so to fill a stranger's template
COMMANDS: Final = (
    "demo", "screen", "evaluate", "report", "template", "import", "export", "plan", "tasks", "library",
)  # fmt: skip


def language_of_user() -> str:
    """Return the language to speak: Chinese where the user's locale is, else English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    return "zh-CN" if named.lower().startswith(("zh", "chinese")) else "en"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. Errors go to stderr in a sentence, never as a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [FILL]:
        from pia_app.report.worker import main as fill

        return fill()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not given or given[0] not in (*COMMANDS, "-h", "--help", "--version"):
        return _guarded(language_of_user(), lambda: _open_window(given))
    options = _options(given)
    speak: str = getattr(options, "lang", None) or language_of_user()
    return _guarded(speak, lambda: int(options.command(options)))


def _options(given: Sequence[str]) -> argparse.Namespace:
    """Read the command; files may stand behind an option too, where argparse no longer looks for them."""
    tell = parser(language_of_user())
    options, behind = tell.parse_known_args(given)
    if behind and (not hasattr(options, "files") or any(word.startswith("-") for word in behind)):
        tell.error(f"unrecognized arguments: {' '.join(behind)}")
    options.files = [*getattr(options, "files", ()), *map(Path, behind)]
    return options


def _open_window(given: Sequence[str]) -> int:
    """Open the window on a workspace; a word that names neither a file nor a command is told as such."""
    if given and (given[0].startswith("-") or not (Path(given[0]).suffix or Path(given[0]).exists())):
        raise PiaError("command_unknown", given=given[0], known=", ".join(COMMANDS))
    from pia_app.app import run

    return run(given)


def _guarded(speak: str, command: Callable[[], int]) -> int:
    """Run a command; whatever goes wrong is told in a sentence."""
    try:
        return command()
    except PiaError as error:
        print(explain(speak, error), file=sys.stderr)
        return 2 if isinstance(error, FaultyFiles) else 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last line of defence: no traceback reaches a user
        print(explain(speak, PiaError(type(error).__name__)), file=sys.stderr)
        if os.environ.get("PIA_APP_DEBUG"):
            raise
        return 1


def parser(speak: str) -> argparse.ArgumentParser:
    """Return the parser of all commands, with help in one language."""
    tell = argparse.ArgumentParser(prog="pia-app", description=say(speak, "cli.about"), epilog=say(speak, "cli.window"))
    tell.add_argument("--version", action="version", version=f"pia-app {__version__}")
    commands = tell.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int] | None, key: str = "") -> argparse.ArgumentParser:
        text = say(speak, f"cli.{key or name}")
        found = commands.add_parser(name, help=text, description=text)
        if run is not None:
            found.set_defaults(command=run)
        return found

    demo = command("demo", demonstrate)
    demo.add_argument("folder", type=Path, metavar="DIR")
    screen = command("screen", show_screening)
    evaluate = command("evaluate", show_evaluation)
    for judging in (screen, evaluate):
        judging.add_argument("file", type=Path, metavar="FILE")
        judging.add_argument("--json", action="store_true", help=say(speak, "cli.json"))
    report = command("report", write_report)
    report.add_argument("file", type=Path, metavar="FILE")
    report.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.docx")
    wanted = say(speak, "cli.report_template")
    report.add_argument("--template", default="standard", metavar="ID|PATH.docx", help=wanted)
    report.add_argument("--logo", type=Path, metavar="PNG|JPEG", help=say(speak, "cli.report_logo"))
    template = command("template", look_at_templates, "template_command")
    template.add_argument("action", choices=["list", "check", "new"])
    template.add_argument("files", type=Path, nargs="*", metavar="FILE", help=say(speak, "cli.template_files"))
    wanted = say(speak, "cli.template_output")
    template.add_argument("-o", "--output", type=Path, metavar="MY-TEMPLATE.docx", help=wanted)
    bring = command("import", import_file)
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--into", type=Path, required=True, metavar="WORKSPACE")
    export = command("export", export_file)
    export.add_argument("file", type=Path, metavar="WORKSPACE")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.json")
    plan = command("plan", plan_command.show)
    plan_command.add(plan, speak)
    for picky in (screen, evaluate, report, export, plan):
        picky.add_argument("--assessment", metavar="ID", help=say(speak, "cli.assessment"))
    tasks = command("tasks", None)
    task_commands.add(tasks, speak)
    library = command("library", check_libraries)
    library.add_argument("action", choices=["check"])
    library.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    for speaking in (demo, screen, evaluate, report, template, bring, export, plan, library):
        speaking.add_argument("--lang", choices=LANGUAGES, help=say(speak, "cli.lang"))
    return tell


def _read(options: argparse.Namespace, *, raw: bool = False) -> tuple[Library, list[Assessment]]:
    """Read a workspace (without changing it) or an exchange file, and pick the assessments asked for."""
    return sources.read(options.file, getattr(options, "assessment", None), raw=raw)


def _judge(library: Library, assessment: Assessment) -> Evaluation:
    from pia_app.rules import evaluate

    return evaluate(library, assessment)


def show_screening(options: argparse.Namespace) -> int:
    """Print which laws apply, whether they demand an assessment, and why: in words or as JSON."""
    from pia_app.exchange.conclusions import Conclusions
    from pia_app.wording.screened import screened

    return _show(options, screened, Conclusions.screening)


def show_evaluation(options: argparse.Namespace) -> int:
    """Print what the rules conclude: in words, or whole and with every derivation as JSON."""
    from pia_app.exchange.conclusions import Conclusions
    from pia_app.wording.outline import outline

    return _show(options, outline, Conclusions.evaluation)


def _show(
    options: argparse.Namespace,
    tell: Callable[[Words, Assessment, Evaluation], str],
    plain: Callable[[Conclusions, Assessment, Evaluation], dict[str, Any]],
) -> int:
    """Judge every assessment asked for, and print each in words, or all of them as JSON."""
    from pia_app.exchange.conclusions import Conclusions
    from pia_app.wording import Words

    library, assessments = _read(options)
    judged = [(a, _judge(library, a)) for a in assessments]
    if options.json:
        conclusions = Conclusions(Words(library, options.lang or assessments[0].language))
        print(json.dumps([plain(conclusions, a, e) for a, e in judged], ensure_ascii=False, indent=2))
        return 0
    for assessment, evaluation in judged:
        print(tell(Words(library, options.lang or assessment.language), assessment, evaluation))
    return 0


def write_report(options: argparse.Namespace) -> int:
    """Write the Word report of one assessment."""
    from datetime import datetime

    from pia_app import report
    from pia_app.workspace.logos import logo_of

    library, assessments = _read(options, raw=True)
    if len(assessments) > 1:
        raise PiaError("which_assessment", known=", ".join(a.id for a in assessments))
    language = options.lang or assessments[0].language
    written = report.write(
        library, assessments[0], _judge(library, assessments[0]), options.output, language=language,
        template=options.template, today=datetime.now().astimezone().date(),
        logo=report.read_logo(options.logo) if options.logo else logo_of(options.file),
    )  # fmt: skip
    print(say(language, "cli.report_written", path=options.output))
    if written.replaced:
        print(say(language, "cli.replaced", count=written.replaced))
    if written.left_out:
        print(say(language, "cli.left_out", count=written.left_out))
    return 0


def look_at_templates(options: argparse.Namespace) -> int:
    """List the templates of the program, begin one, or check others: every fault with its place and its remedy."""
    from pia_app import report

    speak = options.lang or language_of_user()
    if options.action == "check":
        return _check_templates(options.files, speak)
    if options.action == "new":
        return _begin_template(options.output, speak)
    for template in report.templates():
        languages = say(speak, "list.join").join(template.languages)
        words = {"name": template.name.get(speak, template.id), "purpose": template.purpose.get(speak, "")}
        print(say(speak, "cli.template_line", id=template.id, languages=languages, **words))
    return 0


def _begin_template(target: Path | None, speak: str) -> int:
    from pia_app.report.starting import begin

    if target is None:
        raise PiaError("template_output_missing")
    path = target if target.suffix.lower() == ".docx" else target.with_name(f"{target.name}.docx")
    begin(path, speak)
    print(say(speak, "cli.template_made", path=path))
    return 0


def _check_templates(files: Sequence[Path], speak: str) -> int:
    from pia_app.demo import template_context
    from pia_app.report import check_template

    if not files:
        raise PiaError("template_none_named")
    context = template_context(speak)
    worst = 0
    for path in files:
        try:
            found = check_template(path, context, language=speak)
        except PiaError as error:
            print(f"{path}: {explain(speak, error)}", file=sys.stderr)
            worst = 2
            continue
        for note in found.warnings:
            print(say(speak, "cli.warning", text=fault_line(speak, note)))
        if found.faults:
            worst = 2
            print(say(speak, "cli.template_wrong", path=path, count=len(found.faults)), file=sys.stderr)
            print("\n".join(fault_line(speak, fault) for fault in found.faults), file=sys.stderr)
        else:
            print(say(speak, "cli.template_sound", path=path, tags=found.tags))
    return worst


def import_file(options: argparse.Namespace) -> int:
    """Import an exchange file into a workspace, which is made where there is none."""
    from pia_app.workspace import Workspace

    speak = options.lang or language_of_user()
    path: Path = options.into
    if not options.file.is_file():
        raise PiaError("file_missing", path=str(options.file))
    made = not path.exists()
    workspace = Workspace.create(path) if made else Workspace.open(path)
    try:
        ids = workspace.import_file(options.file)
    except PiaError:
        workspace.close()
        if made:
            path.unlink()
        raise
    workspace.close()
    print(say(speak, "cli.imported", count=len(ids), ids=", ".join(ids), path=path))
    if workspace.removed_characters:
        print(say(speak, "cli.removed", count=workspace.removed_characters))
    return 0


def export_file(options: argparse.Namespace) -> int:
    """Export assessments of a workspace to an exchange file."""
    from pia_app import exchange

    library, assessments = _read(options)
    exchange.write(assessments, library, options.output)
    speak = options.lang or language_of_user()
    print(say(speak, "cli.exported", count=len(assessments), path=options.output))
    return 0


def demonstrate(options: argparse.Namespace) -> int:
    """Make a workspace with the sample and its report, and print what was found."""
    from pia_app.demo import make
    from pia_app.wording import Words
    from pia_app.wording.outline import outline

    language = options.lang or language_of_user()
    made = make(options.folder, language)
    print(outline(Words(made.library, language), made.assessment, made.evaluation))
    print(say(language, "cli.demo_made", workspace=made.workspace, report=made.report))
    return 0


def check_libraries(options: argparse.Namespace) -> int:
    """Check library folders and run their cases; every fault is printed as file:line: sentence."""
    from pia_app.library.checking import check

    speak = options.lang or language_of_user()
    worst = 0
    for path in options.paths:
        try:
            report = check(path)
            print(say(speak, "cli.library_sound", path=path, **report))
        except FaultyFiles as error:
            print(explain(speak, error), file=sys.stderr)
            worst = 2
    return worst
