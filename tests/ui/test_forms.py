"""Forms."""

import os
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from organiser import clock, i18n, paths
from organiser.ui.forms.typed_date import read_date
from organiser.ui.widgets.boxes import below
from tests.ui.gallery import invented_form
from tests.ui.rules import press, type_text

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
TODAY = date(2026, 11, 23)
NAME, DATE, DOORS, LEVEL, CALL, NOTE, PASSWORD = range(7)


@pytest.fixture
def saved():
    return []


@pytest.fixture
def form(qtbot, appearance, saved):
    """The form of the gallery with something else to go to, shown and in front."""
    holder, elsewhere = QWidget(), QLineEdit()
    form = invented_form(lambda: saved.append(fields(form)[NAME].value()))
    form.elsewhere = elsewhere
    holder.setLayout(below(form, elsewhere))
    qtbot.addWidget(holder)
    fields(form)[NAME].put("Ada")
    fields(form)[PASSWORD].put("a password")
    form.keep()
    holder.show()
    holder.activateWindow()
    form.holder = holder
    return form


def fields(form):
    return [row.field for row in form._rows]


def rows(form):
    return form._rows


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/11", date(2026, 11, 3)), ("3 nov", date(2026, 11, 3)), ("3 nov.", date(2026, 11, 3)),
        ("1er décembre", date(2026, 12, 1)), ("hier", date(2026, 11, 22)),
        ("Demain", date(2026, 11, 24)), ("aujourd’hui", TODAY), ("yesterday", date(2026, 11, 22)),
        ("03.11.2025", date(2025, 11, 3)), ("3-11-26", date(2026, 11, 3)),
        ("12/05/61", date(1961, 5, 12)), ("2026-11-03", date(2026, 11, 3)),
        ("5/1", date(2027, 1, 5)), ("29/2/2024", date(2024, 2, 29)), ("3 aout", date(2026, 8, 3)),
    ],
)  # fmt: skip
def test_a_date_is_typed_freely(typed, meant):
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "31/2", "32/1", "bientôt", "3 jui", "3/13", "12"])
def test_what_is_no_date_is_none(typed):
    assert read_date(typed, TODAY) is None


@settings(max_examples=60 * SHARE, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["fr", "en"]))
def test_every_date_we_write_we_read(day, language):
    i18n.speak(language, paths.resources() / "locale")

    assert read_date(i18n.short_date(day), TODAY) == day
    assert read_date(i18n.long_date(day), TODAY) == day


@settings(max_examples=60 * SHARE, deadline=None)
@given(st.text(max_size=12))
def test_nothing_typed_breaks_the_reading_of_dates(text):
    found = read_date(text, TODAY)

    assert found is None or isinstance(found, date)


def test_a_date_is_written_out_once_it_is_left(form):
    field = fields(form)[DATE]
    with clock.set_to(lambda: datetime(2026, 11, 23, 12, tzinfo=UTC)):
        field.line.setFocus()
        type_text(field.line, "3/11")
        form.elsewhere.setFocus()

    assert field.line.text() == "03/11/2026"


def test_what_is_changed_is_saved_on_leaving_its_field(form, saved):
    field = fields(form)[NAME]
    field.line.setFocus()
    type_text(field.line, " Élise")
    assert saved == []

    form.elsewhere.setFocus()

    assert saved == ["Ada Élise"]
    assert form._said.text() == "Saved"


def test_what_is_not_changed_is_not_saved(form, saved):
    fields(form)[NAME].line.setFocus()
    form.elsewhere.setFocus()

    assert saved == []


def test_nothing_is_said_to_be_wrong_while_she_types(form):
    field = fields(form)[DOORS]
    field.line.setFocus()
    type_text(field.line, "many")

    assert rows(form)[DOORS].problem() == ""


def test_what_is_wrong_is_said_below_its_field_and_read_out(form, saved):
    field = fields(form)[DOORS]
    field.line.setFocus()
    type_text(field.line, "many")
    form.elsewhere.setFocus()

    assert rows(form)[DOORS].problem() == "Please type a whole number."
    assert "whole number" in field.line.accessibleDescription()
    assert saved == []


def test_saving_what_is_wrong_goes_to_the_first_field_that_is(form, saved):
    fields(form)[NAME].put("")
    fields(form)[DOORS].put(9999)
    form.elsewhere.setFocus()

    press(form, Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)

    assert fields(form)[NAME].line.hasFocus()
    assert "500" in rows(form)[DOORS].problem()
    assert saved == []


def test_control_enter_saves_at_once(qtbot, form, saved):
    fields(form)[NAME].put("Blaise")

    with qtbot.waitSignal(form.submitted):
        press(form, Qt.Key.Key_Enter, modifiers=Qt.KeyboardModifier.ControlModifier)

    assert saved == ["Blaise"]


def test_escape_shows_again_what_is_saved(form):
    fields(form)[NAME].put("Blaise")

    press(form, Qt.Key.Key_Escape)

    assert fields(form)[NAME].value() == "Ada"


def test_a_thousand_may_be_written_with_spaces(form):
    fields(form)[DOORS]._most = 5000
    fields(form)[DOORS].line.setText("1\u202f248")

    assert fields(form)[DOORS].value() == 1248


def test_tab_leaves_a_note(qtbot, form):
    note = fields(form)[NOTE].note
    note.setFocus()

    qtbot.keyClick(note, Qt.Key.Key_Tab)

    assert not note.hasFocus()


def test_a_note_says_how_many_letters_are_left(form):
    field = fields(form)[NOTE]
    field.put("a" * 190)
    assert field.said_left() == "10 letters left"

    field.put("a" * 203)
    assert field.problem() == "3 letters too many."


def test_a_password_may_be_pasted_and_looked_at(form):
    field = fields(form)[PASSWORD]
    QApplication.clipboard().setText("pasted")
    field.put("")
    field.line.paste()
    assert field.value() == "pasted"

    field.reveal(True)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal


def test_locked_capitals_are_noticed(qtbot, form):
    field = fields(form)[PASSWORD]

    with qtbot.waitSignal(field.caps_locked) as noticed:
        press(field.line, Qt.Key.Key_A, "A")

    assert noticed.args == [True]


def test_a_choice_keeps_its_value_in_another_language(form):
    field = fields(form)[LEVEL]
    field.put(2)

    form.retranslate()

    assert field.value() == 2
    assert field.box.currentText() == "Supporter"


def test_the_wheel_over_a_choice_scrolls_and_changes_nothing(qtbot, form):
    box = fields(form)[LEVEL].box
    before = box.currentIndex()

    box.setFocus()
    QApplication.sendEvent(box, one_notch_down())

    assert box.currentIndex() == before


def one_notch_down():
    place, none = QPointF(5, 5), Qt.MouseButton.NoButton
    return QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
