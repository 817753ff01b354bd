"""Every type of question has an editor that shows an answer, takes one, and knows the two answers without a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pia_app.gui.editors import fields
from pia_app.gui.editors.answer_editor import AnswerEditor
from pia_app.gui.editors.choice import MultipleField, SegmentField, SingleField
from pia_app.gui.editors.combo import ComboField
from pia_app.gui.editors.field import Spec
from pia_app.gui.editors.parsed import DateField, DurationField, NumberField
from pia_app.gui.editors.table import TableField
from pia_app.gui.editors.text import TextField
from pia_app.model import Answer, Evidence, Row, State
from tests.gui.typing_in import type_in
from tests.support import shipped

CHOICES = (("yes", "Yes"), ("partly", "Partly"), ("no", "No & never"))
MANY = tuple((f"c{n}", f"Choice {n}") for n in range(30))
COLUMNS = (
    Spec(id="item", type="single", name="Item", choices=MANY, required=True, show=lambda i: dict(MANY).get(i, i)),
    Spec(id="use", type="text", name="Use"),
    Spec(id="kept", type="duration", name="Kept"),
)
Make = Callable[..., AnswerEditor]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(kind: str, *, evidence: bool = False, **more: object) -> AnswerEditor:
        spec = replace(Spec(id="q", type=kind, name="What is asked?"), **more)  # type: ignore[arg-type]
        editor = AnswerEditor(spec, evidence=evidence)
        editor.heard = []  # type: ignore[attr-defined]
        editor.answered.connect(editor.heard.append)  # type: ignore[attr-defined]
        qtbot.addWidget(editor)
        editor.resize(600, 400)
        editor.show()
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        focus = editor.focusWidget()
        if focus is not None:
            focus.clearFocus()
        return editor

    return build


def heard(editor: AnswerEditor) -> list[Answer | None]:
    found: list[Answer | None] = editor.heard  # type: ignore[attr-defined]
    return found


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_every_question_of_the_shipped_library_has_a_field() -> None:
    types = {q.type for q in shipped().questions} | {c.type for q in shipped().questions for c in q.columns}
    assert types <= set(fields.FIELDS)


# Choices


def test_yes_partly_no_are_three_large_segments(make: Make, qtbot: QtBot) -> None:
    editor = make("yes_no", choices=CHOICES)
    assert isinstance(editor.field, SegmentField)
    click(qtbot, editor.field.options["partly"])
    assert heard(editor) == [Answer(value="partly")]
    assert all(o.height() >= 24 and o.width() >= 24 for o in editor.field.options.values())


def test_the_arrow_keys_go_from_choice_to_choice(make: Make, qtbot: QtBot) -> None:
    editor = make("single", choices=CHOICES)
    assert isinstance(editor.field, SingleField)
    editor.field.options["yes"].setFocus()
    qtbot.keyClick(editor.field.options["yes"], Qt.Key.Key_Space)
    qtbot.keyClick(editor.field.options["yes"], Qt.Key.Key_Down)
    assert [a.value for a in heard(editor) if a] == ["yes", "partly"]


def test_a_choice_with_an_ampersand_is_read_out_whole(make: Make) -> None:
    editor = make("single", choices=CHOICES)
    assert isinstance(editor.field, SingleField)
    assert editor.field.options["no"].accessibleName() == "No & never"


def test_several_choices_are_handed_over_in_the_order_of_the_question(make: Make, qtbot: QtBot) -> None:
    editor = make("multiple", choices=MANY[:7])
    assert isinstance(editor.field, MultipleField)
    for choice in ("c3", "c1"):
        click(qtbot, editor.field.options[choice])
    assert heard(editor)[-1] == Answer(value=("c1", "c3"))
    for choice in ("c3", "c1"):
        click(qtbot, editor.field.options[choice])
    assert heard(editor)[-1] is None


def test_a_long_list_is_found_by_typing_any_part(make: Make, qtbot: QtBot) -> None:
    editor = make("single", choices=MANY)
    assert isinstance(editor.field, ComboField)
    line = editor.field.box.lineEdit()
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, "choice 17")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard(editor)[-1] == Answer(value="c17")


def test_a_text_that_names_no_entry_is_put_back(make: Make, qtbot: QtBot) -> None:
    editor = make("single", choices=MANY)
    editor.show_answer(Answer(value="c4"))
    assert isinstance(editor.field, ComboField)
    line = editor.field.box.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "nonsense")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Choice 4"
    assert heard(editor) == []


def test_the_mouse_wheel_changes_no_answer(make: Make) -> None:
    editor = make("single", choices=MANY)
    editor.show_answer(Answer(value="c4"))
    assert isinstance(editor.field, ComboField)
    box = editor.field.box
    box.setFocus()
    where = QPointF(5, 5)
    event = QWheelEvent(
        where, box.mapToGlobal(where), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.currentData() == "c4"
    assert heard(editor) == []


# Written values


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1200", 1200),
        ("1,200", 1200),
        ("１２００", 1200),
        ("0.5", 0.5),
        ("-3", -3),
        ("5,5", 5.5),
        ("1 200,50", 1200.5),
        ("1,234,567.5", 1234567.5),
        ("1,0000", 10000),
        ("1,00,000", 100000),
    ],
)
def test_a_number_is_read_however_it_is_written(make: Make, qtbot: QtBot, typed: str, value: float) -> None:
    editor = make("number")
    assert isinstance(editor.field, NumberField)
    type_in(qtbot, editor.field.input, typed)
    editor.flush()
    assert heard(editor) == [Answer(value=value)]


@pytest.mark.parametrize("typed", ["many", "1e400", "nan", "11", "-1", "1,2,3", "1.5,5", ",5", "5,"])
def test_what_is_no_number_or_out_of_range_is_kept_but_not_stored_and_it_says_why(
    make: Make, qtbot: QtBot, typed: str
) -> None:
    editor = make("number", minimum=0, maximum=10)
    assert isinstance(editor.field, NumberField)
    type_in(qtbot, editor.field.input, typed)
    editor.flush()
    assert heard(editor) == []
    assert editor.field.wrong.text().startswith("Not saved")
    assert editor.field.input.text() == typed


@pytest.mark.parametrize("typed", ["2026-03-31", "2026/3/31", "2026年3月31日", "20260331", "２０２６-03-31"])
def test_a_date_is_read_however_it_is_divided(make: Make, qtbot: QtBot, typed: str) -> None:
    editor = make("date")
    assert isinstance(editor.field, DateField)
    type_in(qtbot, editor.field.input, typed)
    editor.flush()
    assert heard(editor) == [Answer(value="2026-03-31")]


@pytest.mark.parametrize("typed", ["2026-02-30", "31.3.2026", "soon"])
def test_what_is_no_date_is_not_stored(make: Make, qtbot: QtBot, typed: str) -> None:
    editor = make("date")
    assert isinstance(editor.field, DateField)
    type_in(qtbot, editor.field.input, typed)
    editor.flush()
    assert heard(editor) == []
    assert editor.field.wrong.isVisible()


@pytest.mark.parametrize(
    ("value", "text", "unit"), [("P3Y", "3", "Y"), ("P18M", "18", "M"), ("P1Y6M", "18", "M"), ("P2W", "14", "D")]
)
def test_a_period_is_shown_as_number_and_unit(make: Make, value: str, text: str, unit: str) -> None:
    editor = make("duration")
    editor.show_answer(Answer(value=value))
    assert isinstance(editor.field, DurationField)
    assert (editor.field.input.text(), editor.field.unit.currentData()) == (text, unit)
    assert heard(editor) == []


def test_a_period_is_handed_over_in_its_short_form(make: Make, qtbot: QtBot) -> None:
    editor = make("duration")
    assert isinstance(editor.field, DurationField)
    qtbot.keyClicks(editor.field.input, "30")
    editor.field.unit.setCurrentIndex(0)
    editor.flush()
    assert heard(editor)[-1] == Answer(value="P30D")


def test_a_text_that_is_emptied_takes_the_answer_back(make: Make, qtbot: QtBot) -> None:
    editor = make("text")
    editor.show_answer(Answer(value="x"))
    assert isinstance(editor.field, TextField)
    qtbot.keyClick(editor.field.input, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor.field.input, Qt.Key.Key_End)
    qtbot.keyClick(editor.field.input, Qt.Key.Key_Backspace)
    editor.flush()
    assert heard(editor) == [None]


# Tables


def table(editor: AnswerEditor) -> TableField:
    assert isinstance(editor.field, TableField)
    return editor.field


def form_field(editor: AnswerEditor, column: str) -> object:
    form = table(editor)._form
    assert form is not None
    return form.fields[column]


def test_a_row_counts_once_its_needed_cells_are_filled(make: Make, qtbot: QtBot) -> None:
    editor = make("table", columns=COLUMNS)
    click(qtbot, table(editor).add)
    use = form_field(editor, "use")
    assert isinstance(use, TextField)
    qtbot.keyClicks(use.input, "billing")
    editor.flush()
    assert heard(editor)[-1] is None
    item = form_field(editor, "item")
    assert isinstance(item, ComboField)
    item.box.setCurrentIndex(3)
    item.box.activated.emit(3)
    answer = heard(editor)[-1]
    assert answer is not None and isinstance(answer.value, tuple)
    assert [row.cells for row in answer.value if isinstance(row, Row)] == [{"use": "billing", "item": "c2"}]


def test_an_unfinished_row_holds_back_no_other_row(make: Make, qtbot: QtBot) -> None:
    editor = make("table", columns=COLUMNS)
    whole = Row(id="r1", cells={"item": "c1"})
    editor.show_answer(Answer(value=(whole,)))
    click(qtbot, table(editor).add)
    use = form_field(editor, "use")
    assert isinstance(use, TextField)
    qtbot.keyClicks(use.input, "x")
    editor.flush()
    editor.show_answer(Answer(value=(whole,), note="a refresh"))
    assert len(table(editor)._rows) == 2
    assert heard(editor)[-1] == Answer(value=(whole,))


def test_rows_keep_their_ids_when_one_before_them_goes(make: Make, qtbot: QtBot) -> None:
    editor = make("table", columns=COLUMNS)
    rows = tuple(Row(id=f"r{n}", cells={"item": f"c{n}"}) for n in range(3))
    editor.show_answer(Answer(value=rows))
    click(qtbot, table(editor)._lines["r0"])
    form = table(editor)._form
    assert form is not None
    form.removed.emit()
    assert heard(editor)[-1] == Answer(value=rows[1:])


def test_a_row_opens_and_closes_by_the_keyboard(make: Make, qtbot: QtBot) -> None:
    editor = make("table", columns=COLUMNS)
    editor.show_answer(Answer(value=(Row(id="r1", cells={"item": "c1"}),)))
    line = table(editor)._lines["r1"]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert table(editor)._form is not None
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert table(editor)._form is None


def test_a_row_reads_as_its_cells_in_words(make: Make) -> None:
    editor = make("table", columns=COLUMNS)
    editor.show_answer(Answer(value=(Row(id="r1", cells={"item": "c1", "use": "a\nb"}),)))
    assert table(editor)._lines["r1"].accessibleName() == "Row 1: Choice 1, a b"


# Answers without a value


@pytest.mark.parametrize("kind", sorted(fields.FIELDS))
def test_dont_know_is_an_answer_to_every_type(make: Make, qtbot: QtBot, kind: str) -> None:
    editor = make(kind, choices=CHOICES, columns=COLUMNS)
    click(qtbot, editor.unknown)
    assert heard(editor) == [Answer(state=State.UNKNOWN)]
    click(qtbot, editor.unknown)
    assert heard(editor)[-1] is None


@pytest.mark.parametrize("kind", sorted(fields.FIELDS))
def test_not_applicable_counts_once_there_is_a_reason(make: Make, qtbot: QtBot, kind: str) -> None:
    editor = make(kind, choices=CHOICES, columns=COLUMNS)
    click(qtbot, editor.not_applicable)
    assert heard(editor) == []
    assert editor._reason is not None and editor._reason.isVisible()
    reason = editor._reason.fields["reason"]
    assert isinstance(reason, TextField)
    assert reason.input.hasFocus()
    qtbot.keyClicks(reason.input, "no such data")
    editor.flush()
    assert heard(editor) == [Answer(state=State.NOT_APPLICABLE, reason="no such data")]


def test_a_second_person_agrees_that_a_question_does_not_apply(make: Make, qtbot: QtBot) -> None:
    editor = make("text")
    editor.show_answer(Answer(state=State.NOT_APPLICABLE, reason="r", answered_by="Li"))
    assert editor._reason is not None
    agreed = editor._reason.fields["approved_by"]
    assert isinstance(agreed, TextField)
    qtbot.keyClicks(agreed.input, "Chen")
    editor.flush()
    answer = heard(editor)[-1]
    assert answer is not None and answer.approved
    assert editor._reason.hint.text() == "Agreed by Chen."


def test_a_refresh_from_elsewhere_does_not_close_a_reason_being_written(make: Make, qtbot: QtBot) -> None:
    editor = make("text")
    click(qtbot, editor.not_applicable)
    editor.show_answer(None)
    assert editor._reason is not None and editor._reason.isVisible()


def test_clear_takes_the_answer_back(make: Make, qtbot: QtBot) -> None:
    editor = make("yes_no", choices=CHOICES)
    editor.show_answer(Answer(value="yes"))
    click(qtbot, editor.clear_button)
    assert heard(editor) == [None]
    assert isinstance(editor.field, SegmentField)
    assert not any(o.isChecked() for o in editor.field.options.values())


def test_a_new_value_keeps_note_and_evidence(make: Make, qtbot: QtBot) -> None:
    kept = Answer(value="yes", note="n", evidence=(Evidence(what="w"),))
    editor = make("yes_no", choices=CHOICES, evidence=True)
    editor.show_answer(kept)
    assert isinstance(editor.field, SegmentField)
    click(qtbot, editor.field.options["no"])
    assert heard(editor) == [replace(kept, value="no")]


# Evidence and note


def test_evidence_is_verified_by_a_second_person_only(make: Make, qtbot: QtBot) -> None:
    editor = make("yes_no", choices=CHOICES, evidence=True)
    editor.show_answer(Answer(value="yes"))
    click(qtbot, editor.evidence_button)
    assert editor._evidence is not None
    form = editor._evidence._forms[0]
    for name, text in (("what", "Test report"), ("provided_by", "Li"), ("verified_by", "LI ")):
        field = form.fields[name]
        assert isinstance(field, TextField)
        qtbot.keyClicks(field.input, text)
        editor.flush()
    answer = heard(editor)[-1]
    assert answer is not None and not answer.verified
    assert "cannot verify" in form.hint.text()
    second = form.fields["verified_by"]
    assert isinstance(second, TextField)
    second.input.clear()
    qtbot.keyClicks(second.input, "Chen")
    editor.flush()
    answer = heard(editor)[-1]
    assert answer is not None and answer.verified
    assert editor.evidence_button.text() == "Evidence (1, verified)"


def test_a_note_never_changes_the_value(make: Make, qtbot: QtBot) -> None:
    editor = make("yes_no", choices=CHOICES)
    editor.show_answer(Answer(value="yes"))
    click(qtbot, editor.note_button)
    assert editor._note is not None
    qtbot.keyClicks(editor._note, "see file")
    editor.flush()
    assert heard(editor) == [Answer(value="yes", note="see file")]


def test_showing_an_answer_announces_nothing(make: Make) -> None:
    for kind in fields.FIELDS:
        editor = make(kind, choices=CHOICES, columns=COLUMNS, evidence=True)
        for answer in (Answer(state=State.UNKNOWN), Answer(state=State.NOT_APPLICABLE, reason="r"), None):
            editor.show_answer(answer)
        editor.flush()
        assert heard(editor) == [], kind


def test_read_only_editors_can_be_read_but_not_changed(make: Make, qtbot: QtBot) -> None:
    editor = make("yes_no", choices=CHOICES, evidence=True)
    editor.show_answer(Answer(value="yes", evidence=(Evidence(what="w"),)))
    editor.set_read_only(True)
    assert isinstance(editor.field, SegmentField)
    click(qtbot, editor.field.options["no"])
    click(qtbot, editor.unknown)
    click(qtbot, editor.evidence_button)
    assert editor._evidence is not None and not editor._evidence.add.isVisible()
    assert heard(editor) == []
    assert not editor.clear_button.isVisible()
