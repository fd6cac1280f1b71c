"""The pages of lists, drives and calls as she uses them."""

from datetime import timedelta

import pytest
from make import person
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from organiser import clock, i18n, paths
from organiser.domain.consent import Channel
from organiser.domain.outreach import DriveState, Result, Use
from organiser.domain.segments.rules import EVERYBODY, HasPostcode, LivesIn, NumberIsWrong
from organiser.ui.lists.sentence import Sentence
from organiser.usecases import consents
from organiser.usecases.field.states import list_sheets
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.launching import launch
from organiser.usecases.people.card import read_card
from organiser.usecases.segments import finding, saved
from tests.ui import rules
from tests.usecases.outreach.people import plan

BETTON = LivesIn(("Betton",))
PAGES = ("lists", "drives", "calls")


@pytest.fixture
def lists(qtbot, window):
    window.go("lists")
    page = window.pages.page("lists")
    settle(qtbot, page)
    return page


@pytest.fixture
def calls(window, database, people):
    launch(database, plan(why="tout le monde"))
    window.go("calls")
    page = window.pages.page("calls")
    page.queue.view.setFocus()
    return page


def settle(qtbot, page):
    qtbot.waitUntil(
        lambda: (
            page._seen is not None
            and page._seen.asked == page._asked()
            and not page._is_looking
            and not page._parts.jobs._jobs
        )
    )


def count_of(page):
    return page.use.text()


def names_on(page):
    model = page.people.model
    return [model.row_at(model.index(at, 0)).person.name for at in range(model.rowCount())]


def waiting_on(page):
    return [each.name for each in page.calls.waiting]


def press(qtbot, page, keys):
    for key in keys:
        qtbot.keyClicks(page.queue.view.table, key)


def test_the_list_begins_with_everybody_and_their_count(lists):
    assert count_of(lists) == "3 people"
    assert names_on(lists) == ["Alan Abgrall", "Camille Le Goff", "Bleuenn Riou"]


def test_a_condition_is_put_in_by_the_keys_and_counted(qtbot, lists, database):
    person(database, "Denez Tanguy", address="1 rue des Lilas", city="Acigné")
    lists.box.add_button.click()
    form = lists.box.form
    kind = next(each for each in form._kinds if each.condition is LivesIn)
    form.choose_kind(kind)
    form._fields[0].put("betton")

    qtbot.keyClick(form._fields[0].editor, Qt.Key.Key_Return)

    settle(qtbot, lists)
    assert lists.box.sentence.rule.parts == (LivesIn(("betton",)),)
    assert "3 people" in count_of(lists)
    assert lists.box.text() == "The people, living in betton"


def test_who_is_left_out_is_shown_with_the_reason(qtbot, lists, database, people):
    consents.refuse(database, people[0], (Channel.CALL,), "stand")

    qtbot.waitUntil(lambda: "left out" in count_of(lists))

    assert count_of(lists) == "2 people, 1 left out: refused calls"
    assert "no: left out: refused calls" in lists.why.texts()


def test_why_somebody_is_on_the_list_is_told(qtbot, lists):
    lists._take_sentence(Sentence().adding(BETTON))
    settle(qtbot, lists)

    assert lists.why.texts() == ["yes: living in Betton", "yes: may be reached this way"]


def test_a_list_with_nobody_says_what_removes_most(qtbot, lists):
    lists._take_sentence(Sentence().adding(BETTON).adding(HasPostcode("99")))
    settle(qtbot, lists)

    said = lists.people.view.empty.text()
    assert "Without “with a postcode that begins with 99” there would be 3 people" in said


def test_a_list_is_saved_renamed_removed_and_comes_back(qtbot, window, lists, database):
    lists._take_sentence(Sentence().adding(BETTON))
    lists.ask_save()
    lists.naming.name.put("Le nord")
    lists.naming.keep()
    assert [each.name for each in saved.saved_lists(database)] == ["Le nord"]

    lists.ask_rename()
    lists.naming.name.put("Betton")
    lists.naming.keep()
    lists.remove()
    assert saved.saved_lists(database) == ()
    window.undo.take_back()

    assert [each.name for each in saved.saved_lists(database)] == ["Betton"]


def test_a_name_that_is_taken_stays_to_be_changed(lists, database):
    saved.save(database, "Betton", BETTON)
    lists.ask_save()
    lists.naming.name.put("betton")

    lists.naming.keep()

    assert not lists.naming.isHidden()


def test_the_palette_finds_a_saved_list(qtbot, window, database):
    made = saved.save(database, "Les gens de Betton", BETTON)

    (hit,) = [hit for hit in window.parts.search("betton") if hit.icon == "layout-list"]
    hit.run()

    page = window.pages.page("lists")
    assert window.pages.key == "lists"
    assert page._open.id == made
    settle(qtbot, page)


def test_people_chosen_in_the_list_of_people_make_a_list(qtbot, window, database):
    window.go("people")
    people = window.pages.page("people")
    qtbot.waitUntil(lambda: people.list.model.rowCount() == 3)
    people.list.view.table.selectAll()

    people.bar.list_button.click()

    (made,) = saved.saved_lists(database)
    assert made.frozen_at is not None
    assert window.pages.key == "lists"
    settle(qtbot, window.pages.page("lists"))
    assert count_of(window.pages.page("lists")) == "3 people"


def test_wrong_numbers_wait_in_a_list_of_their_own(qtbot, window, lists, calls, database):
    press(qtbot, calls, "5")
    calls.save()
    window.go("lists")
    qtbot.waitUntil(lambda: bool(lists.shelf._rows))

    (wrong,) = [each for each, _count in lists.shelf._rows]
    lists.open_list(wrong.id)
    settle(qtbot, lists)

    assert wrong.name == "Numbers to correct"
    assert names_on(lists) == ["Alan Abgrall"]
    assert not lists.buttons["remove"].isEnabled()


def test_a_drive_is_launched_and_leads_to_the_calls(qtbot, window, lists, database):
    lists.ask_launch()
    lists.launching.drive_title.put("Rentrée")
    lists.launching.words.put("Venez samedi.")

    lists.launching.keep()

    assert window.pages.key == "calls"
    assert [drive.title for drive in drives.read_drives(database)] == ["Rentrée"]
    assert len(waiting_on(window.pages.page("calls"))) == 3


def test_a_selection_online_is_refused_with_its_reason(qtbot, lists, messages):
    lists._take_sentence(Sentence().adding(BETTON))
    lists.use.choose(Use.EMAIL)
    settle(qtbot, lists)

    with qtbot.waitSignal(messages.failed) as said:
        lists.ask_launch()

    assert "register" in said.args[0].text
    assert lists.launching.isHidden()


def test_one_key_and_enter_note_a_call_and_go_on(qtbot, calls, database, people):
    assert calls.card.number.text().replace("\u00a0", " ") == "06 39 98 00 01"

    press(qtbot, calls, "1")
    qtbot.keyClick(calls.queue.view.table, Qt.Key.Key_Return)

    assert waiting_on(calls) == ["Camille Le Goff", "Bleuenn Riou"]
    assert read_card(database, people[0]).last_contact_on == clock.today()


def test_enter_without_an_answer_asks_for_one(qtbot, calls):
    qtbot.keyClick(calls.queue.view.table, Qt.Key.Key_Return)

    assert not calls.card._missing.isHidden()
    assert len(waiting_on(calls)) == 3


def test_call_back_asks_for_the_day(qtbot, calls, database, people):
    press(qtbot, calls, "'")  # 4, on a French keyboard without Shift
    calls.card.day_chips[1].click()

    calls.save()

    assert read_card(database, people[0]).next_step_on == clock.today() + timedelta(days=3)


def test_a_note_is_typed_in_its_field_and_figures_stay_figures(qtbot, calls, database, people):
    press(qtbot, calls, "1n")
    qtbot.keyClicks(calls.card.note, "Vient a 6 h")
    qtbot.keyClick(calls.card.note, Qt.Key.Key_Return)

    line = next(each for each in read_card(database, people[0]).timeline if each.kind == "outreach")
    assert line.text.endswith("Vient a 6 h")
    assert calls.card.note.toPlainText() == ""


def test_p_leaves_somebody_for_later(qtbot, calls):
    press(qtbot, calls, "p")

    assert waiting_on(calls) == ["Camille Le Goff", "Bleuenn Riou", "Alan Abgrall"]


def test_no_more_calls_and_a_wrong_number_have_their_effect(qtbot, calls, database, people):
    press(qtbot, calls, "6")
    calls.save()
    press(qtbot, calls, "5")
    calls.save()

    assert [line.channel for line in read_card(database, people[0]).refusals] == [Channel.CALL]
    assert finding.count(database, NumberIsWrong()) == 1


def test_a_call_is_taken_back(qtbot, window, calls):
    press(qtbot, calls, "1")
    calls.save()

    window.undo.take_back()

    qtbot.waitUntil(lambda: len(waiting_on(calls)) == 3)


def test_the_lane_ends_with_a_good_evening(qtbot, calls):
    for _call in range(3):
        press(qtbot, calls, "1")
        calls.save()

    assert "Have a good evening!" in calls.nobody.text()


def test_what_is_said_can_be_changed(calls, database):
    calls.card.edit_button.click()
    calls.card.script.setPlainText("Bonjour !")

    calls.card.keep_button.click()

    assert drives.read_drives(database)[0].words == "Bonjour !"


def test_emails_are_marked_one_by_one_and_done(qtbot, window, database, people):
    launch(database, plan(Use.EMAIL))
    window.go("drives")
    page = window.pages.page("drives")
    page.go_on()
    assert set(page.sending.people()) == set(people)

    page.sending.sent_button.click()

    assert page.sending.isHidden()
    assert drives.read_drives(database)[0].results == ((Result.SENT, 3),)


def test_texts_are_copied_and_marked_one_by_one(window, database, people):
    launch(database, plan(Use.TEXT))
    window.go("drives")
    page = window.pages.page("drives")
    page.go_on()

    page.sending.words_button.click()
    page.sending.sent_button.click()

    assert QGuiApplication.clipboard().text().endswith("answer STOP")
    assert drives.read_drives(database)[0].results == ((Result.SENT, 1),)
    assert page.sending.people() == (people[2],)


def test_a_drive_is_paused_resumed_closed_and_taken_up_again(window, database):
    launch(database, plan())
    window.go("drives")
    page = window.pages.page("drives")
    page.view.pause_button.click()
    assert drives.read_drives(database)[0].state is DriveState.PAUSED

    page.view.pause_button.click()
    page.view.close_button.click()
    page.view.again_button.click()

    assert [each.state for each in drives.read_drives(database)] == [
        DriveState.RUNNING, DriveState.CLOSED,
    ]  # fmt: skip


def test_labels_are_saved_and_noted(qtbot, window, database, tmp_path):
    launch(database, plan(Use.LABEL, EVERYBODY))
    window.go("drives")
    page = window.pages.page("drives")
    page.go_on()

    page._save(tmp_path / "etiquettes.pdf")

    qtbot.waitUntil(lambda: drives.read_drives(database)[0].left == 0)
    assert (tmp_path / "etiquettes.pdf").read_bytes().startswith(b"%PDF")


def test_visits_lead_to_the_field_sheets(window, database, people):
    launch(database, plan(Use.OUTING))
    window.go("drives")

    window.pages.page("drives").go_on()

    assert window.pages.key == "sheets"
    assert drives.read_drives(database)[0].results == ((Result.PREPARED, 3),)


LOOKS = [("fr", 100, "light"), ("fr", 150, "dark"), ("en", 100, "light")]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_every_rule_of_the_screens_is_kept(qtbot, look, appearance, window, database):
    language, percent, scheme = look
    i18n.speak(language, paths.resources() / "locale")
    appearance.wear(scheme, percent)
    window.retranslate()
    window.restyle()
    saved.save(database, "Les gens de Betton que l’on n’a pas vus depuis longtemps", BETTON)
    launch(database, plan(title="Le porte-à-porte de samedi au marché", why="tout le monde"))
    broken = {}
    for key in PAGES:
        window.go(key)
        rules.settle()
        if key == "lists":
            settle(qtbot, window.pages.page(key))
            rules.settle()  # what was read just now has not found its place yet
        broken |= {(key, name): found for name, found in rules.every_rule(window).items()}
    appearance.wear("light", 100, "")

    assert broken == {}


def test_no_key_means_two_things(window):
    for key in PAGES:
        window.go(key)

    assert rules.clashing_keys(window) == []


def test_a_call_sheet_is_saved_and_typed_back_by_keys(qtbot, window, database, tmp_path):
    launch(database, plan())
    window.go("drives")
    page = window.pages.page("drives")
    page.view.sheet_button.click()
    page._save(tmp_path / "appels.pdf")
    qtbot.waitUntil(lambda: bool(list_sheets(database)))

    window.go("returns")
    returns = window.pages.page("returns")
    returns.open_sheet(list_sheets(database)[0].id)
    for key in "123":
        returns.desk.grid.type_text(key)
    returns._settle()

    assert [result for result, _count in drives.read_drives(database)[0].results] == [
        Result.REACHED, Result.NO_ANSWER, Result.MESSAGE_LEFT,
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["lists", "drives"])
def test_where_there_is_no_room_for_the_shelf_a_button_opens_its_names(
    qtbot, window, database, people, key
):
    saved.save(database, "Everybody of Betton", BETTON)
    launch(database, plan(title="Saturday"))
    window.go(key)
    page = window.pages.page(key)
    qtbot.waitUntil(lambda: len(page._choices()) > (key == "lists"))

    page.fold(2)

    assert page.shelf.isHidden()
    assert page.chooser.isVisible()
    names = [action.text() for action in page.chooser.menu_of_now().actions()]
    assert any(("Betton" if key == "lists" else "Saturday") in name for name in names)
