"""The code inside each tag: can it be read, is it allowed, do its names exist?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from pia_app.errors import Fault
from pia_app.report.advice import advice
from pia_app.report.lookup import Scopes, Wrong
from pia_app.report.sandbox import Sandbox, allowed
from pia_app.report.shapes import ANYTHING, Shape
from pia_app.report.tags import Tag

_QUOTES: Final = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_BARE: Final = ("else", "endif", "endfor", "vm", "hm")
_SHADES: Final = ("cellbg", "colspan")
_NEVER: Final = {
    "set": "template_set", "endset": "template_set", "macro": "template_macro", "endmacro": "template_macro",
    "call": "template_macro", "block": "template_macro", "include": "template_other_file",
    "import": "template_other_file", "from": "template_other_file", "extends": "template_other_file",
    "endcall": "template_macro", "endblock": "template_macro",
    "raw": "template_not_allowed", "autoescape": "template_not_allowed", "filter": "template_not_allowed",
    "with": "template_not_allowed", "endraw": "template_not_allowed", "endautoescape": "template_not_allowed",
    "endfilter": "template_not_allowed", "endwith": "template_not_allowed",
}  # fmt: skip
_TARGETS: Final = re.compile(r"for\s+([\w,\s]+?)\s+in\b")


def expression_faults(file: str, tags: Sequence[Tag], scopes: Scopes) -> Iterator[Fault]:
    """Walk the tags of a part in their order and yield what is wrong in the code of each."""
    sandbox = Sandbox()
    for tag in tags:
        for code, facts in _wrong(tag, scopes, sandbox):
            yield Fault(file=file, code=code, facts={**tag.facts, **facts})


def _wrong(tag: Tag, scopes: Scopes, sandbox: Sandbox) -> list[Wrong]:
    code = tag.code.translate(_QUOTES)
    if tag.kind == "comment":
        return []
    if tag.kind == "statement" and tag.word in ("endfor", "endif"):
        scopes.leave()
    if tag.word in _BARE:
        return [] if code == tag.word else [("template_unexpected", {"what": code.removeprefix(tag.word).strip()})]
    if tag.word in _NEVER:
        return [(_NEVER[tag.word], {"what": tag.word})]
    try:
        tree = allowed(sandbox.parse(_complete(tag, code)))
    except TemplateSyntaxError as error:
        _enter_unread(tag, code, scopes)
        return [advice(error)]
    except RecursionError:
        return [("template_too_deep", {})]
    return _of_node(tag, tree.body[0], scopes) if tree.body else [("template_empty", {})]


def _complete(tag: Tag, code: str) -> str:
    """Return a tag as a template of its own."""
    if tag.kind == "print":
        return f"{{{{ {code} }}}}"
    rest = code.removeprefix(tag.word)
    if tag.word in _SHADES:
        return f"{{{{ {rest} }}}}"
    if tag.word == "elif":
        return f"{{% if {rest} %}}{{% endif %}}"
    return f"{{% {code} %}}{{% end{tag.word} %}}" if tag.word in ("for", "if") else f"{{% {code} %}}"


def _enter_unread(tag: Tag, code: str, scopes: Scopes) -> None:
    """Go on as if a block that cannot be read were sound, so that one slip is told once."""
    if tag.word in ("for", "if"):
        targets = _TARGETS.match(code)
        names = [name.strip() for name in targets[1].split(",")] if targets else []
        unread: dict[str, Shape] = dict.fromkeys(names, ANYTHING)
        scopes.enter({"loop": ANYTHING, **unread})


def _of_node(tag: Tag, node: nodes.Node, scopes: Scopes) -> list[Wrong]:
    if isinstance(node, nodes.For):
        frame, wrong = scopes.loop(node)
        scopes.enter(frame)
        return wrong
    if isinstance(node, nodes.If):
        vouched, wrong = scopes.condition(node.test)
        if tag.word == "if":
            scopes.enter(vouched)
        return wrong
    if isinstance(node, nodes.Output):
        return [wrong for inner in node.nodes if isinstance(inner, nodes.Expr) for wrong in _printed(inner, scopes)]
    return []


def _printed(node: nodes.Expr, scopes: Scopes) -> list[Wrong]:
    return [] if isinstance(node, nodes.TemplateData) else scopes.printed(node)
