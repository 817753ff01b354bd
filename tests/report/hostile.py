"""Tags of attackers, and a process that tries each at every place and tells what came of it.

`python -m tests.report.hostile FOLDER` fills FOLDER with the templates, listens to whatever Python does from then on,
checks and fills each, and prints one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pia_app.errors import FaultyFiles
from pia_app.report.check import check
from pia_app.report.template import ReportTemplate
from pia_app.wording import explain
from tests.report.workshop import PLACES, packed, with_text

CONTEXT: Mapping[str, Any] = {"a": {"name": "x", "items": ["1", "2"], "keys": "k"}, "n": 3}
PAYLOADS = {
    "cycler": "{{ cycler.__init__.__globals__.os.popen('touch PROOF').read() }}",
    "joiner": "{{ joiner.__init__.__globals__['os'].system('touch PROOF') }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('touch PROOF') }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "subclasses": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "bases": "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "class": "{{ ().__class__ }}",
    "item": "{{ ''['__class__'] }}",
    "item of a record": "{{ a['__class__'] }}",
    "filter attr": "{{ a|attr('__class__') }}",
    "filter attr of a text": "{{ ''|attr('format') }}",
    "format": "{{ '{0.__class__}'.format(a) }}",
    "format_map": "{{ '{a.__class__}'.format_map(a) }}",
    "format filter": "{{ '%s'|format(a) }}",
    "map": "{{ [a]|map(attribute='__class__')|list }}",
    "map of a method": "{{ a.items|map('format')|join }}",
    "groupby": "{{ a.items|groupby('__class__') }}",
    "sort by": "{{ a.items|sort(attribute='__class__')|first }}",
    "join by": "{{ a.items|join(attribute='__class__') }}",
    "select by": "{{ a.items|selectattr('__class__')|list|length }}",
    "xmlattr": "{{ a|xmlattr }}",
    "save": "{{ self.save('PROOF') }}",
    "self": "{{ self._TemplateReference__context }}",
    "template": "{{ tpl.save('PROOF') }}",
    "application": "{{ request.application.__globals__ }}",
    "caller": "{{ caller() }}",
    "dict": "{{ dict(a=1) }}",
    "range": "{% for x in range(10**9) %}{% endfor %}",
    "power": "{{ 10**10**8 }}",
    "repeat": "{{ 'a' * 200000000 }}",
    "per cent": "{{ '%999999999d' % 1 }}",
    "center": "{{ 'x'|center(999999999) }}",
    "slice": "{{ a.name[0:9] }}",
    "minus": "{{ -n }}",
    "sum": "{{ a.items|sum }}",
    "deep loops": "{% for a in n %}" * 7 + "{% endfor %}" * 7,
    "recursive loop": "{% for x in a.items recursive %}{{ loop(x) }}{% endfor %}",
    "deep brackets": "{{ " + "(" * 3000 + "n" + ")" * 3000 + " }}",
    "many nots": "{{ " + "not " * 3000 + "n }}",
    "macro": "{% macro m() %}x{% endmacro %}{{ m() }}",
    "call block": "{% call a() %}x{% endcall %}",
    "call": "{{ a.items() }}",
    "append": "{{ a.items.append(1) }}",
    "update": "{% do a.update({'name': 1}) %}",
    "include": "{% include 'PROOF' %}",
    "import": "{% import 'os' as os %}",
    "from": "{% from 'os' import popen %}",
    "extends": "{% extends 'PROOF' %}",
    "block": "{% block b %}x{% endblock %}",
    "set": "{% set x = 1 %}",
    "with": "{% with x = a %}{{ x.name }}{% endwith %}",
    "autoescape": "{% autoescape false %}{{ a.name }}{% endautoescape %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "safe": "{{ '<w:p/>'|safe }}",
    "raw markup": "{{ a|tojson }}",
    "rich text": "{{r a.name }}",
    "unknown": "{{ nothing }}",
    "unknown field": "{{ a.nothing }}",
    "method as a name": "{{ a.name.upper }}",
    "whole dict": "{{ a }}",
    "whole list": "{{ a.items }}",
    "underscore": "{{ a._x }}",
    "loop": "{% for x in a.items %}{{ loop.__class__ }}{% endfor %}",
    "unclosed": "{% if a %}",
    "piece by a method": "{{ piece.findings.__class__ }}",
    "piece by an item": "{{ piece['findings'] }}",
    "piece of another file": "{{ piece.../../standard/en }}",
    "piece that is none": "{{ piece.__init__ }}",
    "pieces in a loop": "{% for x in piece %}{{ x }}{% endfor %}",
    "arithmetic": "{{ n + 1 }}",
}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
ACTS = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.remove", "os.rename",
        "os.mkdir", "shutil.", "ctypes.", "pickle.", "urllib.")  # fmt: skip


def tried(path: Path) -> dict[str, Any]:
    """Check a template as its author would, then fill it as if nobody had checked it."""
    found = check(path, CONTEXT)
    try:
        ReportTemplate(path).render(CONTEXT)
    except FaultyFiles as error:
        refused = [fault.code for fault in error.faults]
    else:
        refused = []
    whole = FaultyFiles(found.faults)
    return {
        "codes": [fault.code for fault in found.faults],
        "parts": [fault.facts.get("part") for fault in found.faults],
        "texts": [fault.facts.get("text") for fault in found.faults],
        "said": {language: explain(language, whole) for language in ("en", "zh-CN")},
        "refused": refused,
    }


def main(folder: Path) -> None:
    """Try every payload at every place and print what came of it."""
    arena, templates = folder / "arena", folder / "templates"
    arena.mkdir()
    templates.mkdir()
    names = {(payload, place): f"{n}-{m}.docx" for n, payload in enumerate(PAYLOADS) for m, place in enumerate(PLACES)}
    for (payload, place), name in names.items():
        packed(templates, with_text(place, PAYLOADS[payload]), name)
    os.chdir(arena)
    sys.dont_write_bytecode = True
    heard: list[str] = []

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        if writes or event.startswith(ACTS):
            heard.append(f"{event} {arguments!r}"[:200])

    sys.addaudithook(listen)
    results = {f"{payload}/{place}": tried(templates / name) for (payload, place), name in names.items()}
    print(json.dumps({"heard": heard, "results": results}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
