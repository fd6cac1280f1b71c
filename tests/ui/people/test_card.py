"""The card of one person, and what is noted on it."""

from datetime import timedelta

from make import person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from organiser import clock
from organiser.domain.consent import Basis, Channel
from organiser.usecases import consents
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import edit_person
from tests.ui import rules
from tests.ui.people.scene import names_on

CTRL = Qt.KeyboardModifier.ControlModifier
CLICK = Qt.MouseButton.LeftButton


def card_of(page):
    return read_card(page._parts.database, page.side.card.card.id)


def test_the_card_says_who_she_is_and_how_to_reach_her(page):
    said = rules.texts_on(page.side)

    assert {"Alan Abgrall", "Contact · stage 1 of 6", "06\u00a039\u00a098\u00a000\u00a002"} <= said
    assert "2 rue des Lilas, 29999 Plouexemple-sur-Mer" in said


def test_an_action_is_noted_in_a_few_keys(qtbot, page):
    qtbot.keyClick(page.list.view.table, Qt.Key.Key_A)
    form = page.side.card.noting
    day = form._day.line
    day.selectAll()
    qtbot.keyClicks(day, "hier")
    qtbot.keyClicks(form._hours.editor, "1,5")
    qtbot.keyClick(form._hours.editor, Qt.Key.Key_Return)

    line = card_of(page).timeline[-1]
    assert (line.kind, line.at.date()) == ("action", clock.today() - timedelta(days=1))
    assert not form.isVisible()
    assert page.list.view.table.hasFocus()


def test_hours_that_cannot_be_are_said_beside_the_field(qtbot, page):
    page.note_action()
    form = page.side.card.noting
    qtbot.keyClicks(form._hours.editor, "30")
    qtbot.keyClick(form._hours.editor, Qt.Key.Key_Return)

    assert form.action.rows[2].problem() == "The hours must be between 0 and 24."
    assert card_of(page).timeline[0].kind == "imported"


def test_a_training_is_noted(qtbot, page):
    qtbot.mouseClick(page.side.card.training_button, CLICK)
    qtbot.keyClicks(page.side.card.noting._course.line, "First doors")
    qtbot.keyClick(page.side.card.noting._course.line, Qt.Key.Key_Return)

    assert card_of(page).timeline[0].what == "First doors"


def test_a_remark_that_speaks_of_money_is_warned_about(qtbot, page):
    page.side.card.add_remark()
    page.side.card.noting._remark.put("a donné un chèque de 50 €")

    assert "financial agent" in page.side.card.noting._caution.text()


def test_escape_closes_what_is_being_noted(qtbot, page):
    page.note_action()
    qtbot.keyClick(page.side.card.noting._day.line, Qt.Key.Key_Escape)

    assert not page.side.card.noting.isVisible()


def test_the_next_step_is_done_by_one_button_and_taken_back_by_one_key(qtbot, window, page):
    edit_person(page._parts.database, page.side.card.card.id, {"next_step": "Call her"})
    qtbot.waitUntil(page.side.card.done_button.isVisible)

    qtbot.mouseClick(page.side.card.done_button, CLICK)
    assert card_of(page).next_step == ""
    assert window.above.toast.text() == "Step done"

    qtbot.keyClick(page.list.view.table, Qt.Key.Key_Z, CTRL)
    assert card_of(page).next_step == "Call her"

    qtbot.keyClick(page.list.view.table, Qt.Key.Key_Y, CTRL)
    assert card_of(page).next_step == ""


def test_a_remark_that_may_refuse_is_asked_about(qtbot, page):
    database, person_id = page._parts.database, page.side.card.card.id
    with database.transaction("test") as session:
        consents.close_channels(session, person_id, [Channel.CALL], source="", is_question=True)
    qtbot.waitUntil(page.side.card.no_refusal_button.isVisible)

    qtbot.mouseClick(page.side.card.no_refusal_button, CLICK)

    assert card_of(page).refusals == ()
    qtbot.waitUntil(lambda: not page.side.card.no_refusal_button.isVisible())


def test_consent_is_never_ticked_beforehand_and_needs_its_source(qtbot, page):
    panel = page.side.card.consent
    page.side.card.tabs.setCurrentIndex(2)
    qtbot.mouseClick(panel.record_button, CLICK)
    assert not any(field.value() for field in panel.channels.values())
    panel.channels[Channel.EMAIL].box.click()

    panel.consent_form.keep()
    assert panel.consent_form.rows[-1].problem() == "Please fill this in."
    assert card_of(page).basis is Basis.PENDING

    panel.source.put("Slip of 28 November")
    panel.consent_form.keep()
    assert card_of(page).basis is Basis.EXPLICIT_CONSENT
    qtbot.waitUntil(lambda: "E-mail · News of the committee" in rules.texts_on(panel))


def test_a_consent_withdrawn_closes_its_channels(qtbot, page):
    database, person_id = page._parts.database, page.side.card.card.id
    consents.record_consent(database, person_id, [Channel.EMAIL], source="slip")
    page.side.card.tabs.setCurrentIndex(2)
    qtbot.waitUntil(page.side.card.consent.withdraw_button.isVisible)

    qtbot.mouseClick(page.side.card.consent.withdraw_button, CLICK)

    assert [line.channel for line in card_of(page).refusals] == [Channel.EMAIL]


def test_a_refusal_is_noted_and_can_be_lifted(qtbot, page):
    panel = page.side.card.consent
    page.side.card.tabs.setCurrentIndex(2)
    qtbot.mouseClick(panel.refuse_button, CLICK)
    panel.refusal_form.keep()
    assert [line.channel for line in card_of(page).refusals] == [Channel.CALL]
    page.read_again()
    qtbot.waitUntil(lambda: "Open again" in rules.texts_on(panel))

    again = next(b for b in panel.findChildren(QPushButton) if b.text() == "Open again")
    qtbot.mouseClick(again, CLICK)

    assert card_of(page).refusals == ()


def test_a_field_is_written_when_she_leaves_it(qtbot, page):
    qtbot.keyClick(page.list.view.table, Qt.Key.Key_E)
    field = page.side.form.fields["occupation"].line
    field.setFocus()
    qtbot.keyClicks(field, "baker")
    page.side.form.fields["phones"].line.setFocus()

    assert card_of(page).occupation == "baker"
    assert page.side.form.said() == "Saved"


def test_what_was_written_is_taken_back_by_a_key_in_the_form(qtbot, page):
    page.edit_person()
    field = page.side.form.fields["occupation"].line
    field.setFocus()
    qtbot.keyClicks(field, "baker")
    other = page.side.form.fields["phones"].line
    other.setFocus()

    qtbot.keyClick(other, Qt.Key.Key_Z, CTRL)

    assert card_of(page).occupation == ""
    qtbot.waitUntil(lambda: field.text() == "")


def test_what_cannot_be_meant_is_said_beside_the_field(qtbot, page):
    page.edit_person()
    field = page.side.form.fields["phones"].line
    field.setFocus()
    field.setText("06 12")
    page.side.form.fields["emails"].line.setFocus()

    assert "not complete" in page.side.form.rows["phones"].problem()
    assert [point.key for point in card_of(page).contacts if point.kind == "mobile"] == [
        "+33639980002"
    ]


def test_a_note_over_its_length_or_on_private_matters_is_warned_about(qtbot, page):
    page.edit_person()
    note = page.side.form.fields["note"]
    note.put("catholique pratiquante")
    assert "No health, religion" in page.side.form._caution.text()

    note.put("x" * 301)
    page.side.form._leave("note")

    assert page.side.form.rows["note"].problem() == "1 letter too many."


def test_a_birth_is_a_day_or_a_year(qtbot, page):
    page.edit_person()
    form = page.side.form
    form.fields["birth"].put("1975")
    form._leave("birth")
    assert (card_of(page).birth_year, card_of(page).birth_date) == (1975, None)

    form.fields["birth"].put("28/11/75")
    form._leave("birth")

    assert card_of(page).birth_date.isoformat() == "1975-11-28"


def test_who_follows_her_is_found_by_name(qtbot, page):
    page.edit_person()
    field = page.side.form.fields["point_person"]
    field.line.setFocus()
    field.line.setText("kerbrat")
    field.names.look_for("kerbrat")
    page.side.form.first_field().setFocus()

    assert card_of(page).point_person == "Éva Kerbrat"


def test_escape_leaves_the_form_for_the_card(qtbot, page):
    page.edit_person()
    qtbot.keyClick(page.side.form.first_field(), Qt.Key.Key_Escape)

    assert page.side.card.isVisible()


def test_somebody_new_is_saved_and_the_next_is_asked(qtbot, page):
    qtbot.keyClick(page.list.view.table, Qt.Key.Key_N, CTRL)
    new = page.side.new
    qtbot.keyClicks(new.fields["first_name"].line, "Fanch")
    qtbot.keyClicks(new.fields["last_name"].line, "Bihan")
    qtbot.keyClick(new.fields["last_name"].line, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: "Fanch Bihan" in names_on(page))
    assert new.fields["first_name"].line.hasFocus()
    assert new.fields["last_name"].value() == ""


def test_without_her_consent_she_is_saved_as_to_be_asked(qtbot, window, page):
    page.add_person()
    page.side.new.fields["last_name"].put("Bihan")
    person_id = page.side.new.save()

    assert read_card(page._parts.database, person_id).basis is Basis.PENDING
    assert window.above.toast.text() == "Bihan added, consent to be asked"


def test_with_consent_and_source_it_is_recorded_in_the_same_act(qtbot, window, page):
    page.add_person()
    new = page.side.new
    new.fields["last_name"].put("Bihan")
    new.channels[Channel.SMS].click()
    assert "to be asked" in new._outcome.text()
    new.source.put("Slip of 28 November")

    person_id = new.save()
    assert read_card(page._parts.database, person_id).basis is Basis.EXPLICIT_CONSENT

    window.undo.take_back()
    qtbot.waitUntil(lambda: "Bihan" not in names_on(page))


def test_who_may_be_there_already_is_shown_as_she_types(qtbot, page):
    page.add_person()
    qtbot.keyClicks(page.side.new.fields["phone"].line, "06 39 98 00 04")

    qtbot.waitUntil(lambda: "Camille Le Goff" in rules.texts_on(page.side.new))


def test_who_was_added_a_moment_ago_is_found_by_the_next_form(qtbot, page):
    page.add_person()
    page.side.new.fields["last_name"].put("Aaa")
    page.side.new.fields["phone"].put("06 39 98 00 99")
    page.side.new.save()
    qtbot.waitUntil(lambda: "Aaa" in names_on(page))

    qtbot.keyClicks(page.side.new.fields["phone"].line, "06 39 98 00 99")

    qtbot.waitUntil(lambda: "Aaa" in rules.texts_on(page.side.new))


def test_nobody_without_a_name_is_added(qtbot, window, page):
    page.add_person()
    assert page.side.new.save() is None

    assert window.above.error_card.text() == "Give a first name or a last name."


def test_the_card_of_who_was_taken_back_is_put_away(qtbot, window, page):
    page.add_person()
    page.side.new.fields["last_name"].put("Aaa")
    person_id = page.side.new.save()
    page.side.step_back()
    qtbot.waitUntil(lambda: "Aaa" in names_on(page))
    page.open_person(person_id)

    window.undo.take_back()

    qtbot.waitUntil(lambda: "Aaa" not in names_on(page))
    qtbot.waitUntil(lambda: page.side.card.card.name != "Aaa")


def test_a_long_history_is_shown_a_little_at_a_time(qtbot, page):
    from organiser.usecases.people.editing import remember_remark

    for turn in range(15):
        remember_remark(page._parts.database, page.side.card.card.id, f"remark {turn}")
    qtbot.waitUntil(page.side.card.more_button.isVisible)

    qtbot.mouseClick(page.side.card.more_button, CLICK)

    qtbot.waitUntil(lambda: "remark 0" in rules.texts_on(page.side.card))


def test_nobody_of_another_household_is_shown_at_her_door(page, people):
    other = person(people, "Gwenn Abgrall", address="2 rue des Lilas",
                   postcode="29999", city="Plouexemple-sur-Mer")  # fmt: skip

    assert read_card(people, other).household == ("Alan Abgrall",)


def test_a_wrong_mailbox_is_said_beside_its_field(window, page):
    page.add_person()
    new = page.side.new
    new.fields["last_name"].put("Bihan")
    new.fields["email"].put("f.bihan@example")

    assert new.save() is None
    assert "This e-mail address is not complete." in rules.texts_on(new)
    assert new.fields["email"].editor.hasFocus()


def test_escape_does_not_throw_away_who_was_half_typed(qtbot, page):
    page.add_person()
    new = page.side.new
    qtbot.keyClicks(new.fields["first_name"].line, "Fanch")

    qtbot.keyClick(new.fields["first_name"].line, Qt.Key.Key_Escape)
    page.add_person()

    assert new.fields["first_name"].value() == "Fanch"
