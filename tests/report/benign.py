"""Templates as people make them: nothing in them is wrong, and each must be taken and filled."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial

from docx import Document

from tests.report.workshop import Parts, box, cell, line, p, package, row, table

ACTIVITIES, END = "{%p for a in activities %}", "{%p endfor %}"
TASKS, ROW_END = "{%tr for t in tasks %}", "{%tr endfor %}"
BOLD = "<w:rPr><w:b/></w:rPr>"


def runs(*texts: str) -> str:
    """Return a paragraph cut into runs as Word cuts it, the second bold."""
    made = [f'<w:r>{BOLD if n == 1 else ""}<w:t xml:space="preserve">{t}</w:t></w:r>' for n, t in enumerate(texts)]
    return f"<w:p>{''.join(made)}</w:p>"


def by_python_docx() -> bytes:
    """Make a template with python-docx, as scripts of other people do."""
    made = Document()
    made.core_properties.title = "{{ report.title }}"
    made.add_heading("{{ report.name }}", 1)
    made.add_paragraph("{%p for stop in stops %}")
    made.add_paragraph("{{ stop.issue }}: {{ stop.law }}", style="List Bullet")
    made.add_paragraph("{%p endfor %}")
    grid = made.add_table(rows=3, cols=2, style="Table Grid")
    for place, text in (((0, 0), "{%tr for r in residual %}"), ((1, 0), "{{ r.label }} {{ r.name }}"),
                        ((1, 1), "{{ r.target.name }}"), ((2, 0), "{%tr endfor %}")):  # fmt: skip
        grid.cell(*place).text = text
    made.sections[0].header.paragraphs[0].text = "{{ report.organisation }}"
    made.sections[0].footer.paragraphs[0].text = "{{ report.version }}"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


TEXTS = {
    "one name": "{{ report.name }}",
    "names in a sentence": "{{ report.name }} of {{ report.organisation_line }}, {{ report.date }}.",
    "curly quotation marks": "{% if report.status == \u201cDraft\u201d %}x{% endif %}",
    "a loop in a line": "{% for a in activities %}{{ a.label }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "a loop with a condition": "{% for t in tasks if t.status == 'Open' %}{{ t.number }} {% endfor %}",
    "a loop over nothing": "{% for a in activities if not a.name %}x{% else %}none{% endfor %}",
    "a choice in a line": "{{ fields.officer.text if fields.officer.given else 'nobody' }}",
    "and, or, not": "{% if stops and not (tasks or activities) %}x{% endif %}y",
    "comparisons": "{% if tasks|length > 3 and activities|count <= 10 %}many{% endif %}",
    "filters": "{{ report.name|upper }} {{ report.status|lower|title }} {{ report.version|truncate(9) }}",
    "a list in one line": "{{ summary.sentences|join(' / ') }}",
    "the first and the last": "{{ (activities|first).name }} {{ (tasks|last).title }} {{ activities[0].label }}",
    "sorted": "{% for t in tasks|sort(attribute='due') %}{{ t.number }} {% endfor %}",
    "joined by a field": "{{ activities|join(', ', attribute='name') }}",
    "selected": "{{ stops|selectattr('open')|list|length }} of {{ stops|length }}",
    "a default": "{{ report.organisation|default('-') }} {{ later|default('to come') }}",
    "a comment": "{# for the lawyer: check this #}{{ report.name }}",
    "blank control": "{%- if stops -%}x{%- endif -%}",
    "braces that are no tags": "f(x) = {x | x > 0} and { } and 100 %} no",
    "no tags at all": "Always the same.",
}
PARAGRAPHS = {
    "paragraphs in a loop": (ACTIVITIES, "{{ a.name }}", END),
    "nested loops": (ACTIVITIES, "{%p for r in a.risk.rows %}", "{{ r.name }}", END, END),
    "conditions": ("{%p if stops %}", "a", "{%p elif tasks %}", "b", "{%p else %}", "c", "{%p endif %}"),
    "a comment that takes its paragraph": ("{#p nobody sees this #}", "{{ report.name }}"),
}
RUNS = {
    "a tag cut into runs": ("Level {", "{ level.na", "me }", "} as judged"),
    "a statement cut into runs": ("{% if ", "report.not", "ice %}x{% end", "if %}"),
    "a run in a condition": ("{%r if stops %}", "serious", "{%r endif %}"),
}
ROWS = {
    "rows in a loop": (("No.", "Task"), (TASKS, ""), ("{{ t.number }}", "{{ t.title }}"), (ROW_END, "")),
    "merged cells": (("x", "y"), (TASKS, ""), ("{% vm %}same", "{{ t.number }}"), (ROW_END, "")),
    "columns in a loop": (("x", "{%tc for r in regimes %}", "{{ r.short }}", "{%tc endfor %}"),),
    "shades and spans": (("{% cellbg level.fill %}{{ level.name }}",), ("{% colspan regimes|length %}wide",)),
    "paragraphs in a cell": (
        ("{{ summary.sentences|length }}",),
        ("{% for s in summary.sentences %}{{ s }}{% endfor %}",),
    ),
}
MADE: dict[str, Callable[[], Parts]] = {
    **{name: partial(package, p(text)) for name, text in TEXTS.items()},
    **{name: partial(package, "".join(map(p, texts))) for name, texts in PARAGRAPHS.items()},
    **{name: partial(package, runs(*texts)) for name, texts in RUNS.items()},
    **{name: partial(package, table(*(line(*texts) for texts in rows))) for name, rows in ROWS.items()},
    "a table in a loop": lambda: package(p(ACTIVITIES) + table(line("{{ a.label }}", "{{ a.name }}")) + p(END)),
    "a loop in a cell": lambda: package(
        table(row(cell(p("{%p for s in summary.sentences %}"), p("{{ s }}"), p(END), p("end"))))
    ),
    "every place at once": lambda: package(
        p("{{ report.name }}") + box("{{ report.date }}"), header="{{ report.organisation }}",
        footer="{{ report.version }}", footnote="{{ report.regimes }}", title="{{ report.title }}",
        comments="{{ report.status }}",
    ),
}  # fmt: skip
