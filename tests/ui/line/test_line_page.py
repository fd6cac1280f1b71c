"""The line to headquarters as she sees it, over a headquarters that is really there."""

import json

import pytest
from make import person
from sqlalchemy import text

from organiser.sync.client import Headquarters
from organiser.ui.line.exchanges import Exchanges
from organiser.usecases.line import aside
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import own_digits
from organiser.usecases.line.log import Only
from tests.ui import rules
from tests.ui.line import shots

MALIKA, YANN = "Portable de Malika", "Portable de Yann"


def unreachable(_url):
    return Headquarters("http://127.0.0.1:9")


@pytest.fixture
def linked(pairs, open_line):
    """The window of a laptop that is linked."""
    pairs(MALIKA)
    return open_line()


@pytest.fixture
def met(laptops, both, open_line):
    """The window of a laptop on which two names met."""
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    shots.write(one, "person", who, last_name="Le Bihan")
    shots.write(other, "person", who, last_name="Le Braz")
    both()
    window = open_line()
    window.go("line")
    return window


def box(window):
    return window.side_bar.line_box.says()


def name_of(database):
    with database.reading() as session:
        return session.execute(text("SELECT last_name FROM person")).scalar()


def texts(page):
    return " ".join(rules.texts_on(page))


def test_before_pairing_there_is_no_box_but_an_invitation(open_line):
    window = open_line()
    window.go("line")
    page = window.pages.page("line")

    assert window.side_bar.line_box.isHidden()
    assert not window.side_bar.standing.isHidden()
    assert page.invitation.isVisible()
    assert page.primary() is None

    page.invitation.button.click()
    assert window.pages.key == "settings"


def test_the_box_tells_where_the_line_stands_and_leads_to_its_page(linked):
    linked.side_bar.line_box.click()

    assert linked.pages.key == "line"
    assert box(linked).title == "Up to date"
    assert box(linked).sentence.startswith("You and headquarters have the same. Last exchange: ")
    assert linked.side_bar.line_box.accessibleName() == box(linked).sentence


def test_what_is_typed_is_counted_soon_and_goes_with_one_key(
    qtbot, linked, exchanges, idle, database
):
    person(database)
    qtbot.waitUntil(lambda: box(linked).title == "To be sent")
    before = box(linked).detail

    linked.actions_known.run("exchange")
    idle()

    assert "to send" in before
    assert box(linked).title == "Up to date"
    assert "sent" in linked.above.toast.text()


def test_without_a_network_nothing_is_asked_and_nothing_is_an_alarm(
    linked, exchanges, idle, database
):
    exchanges.call = type(exchanges.call)(unreachable)
    person(database)

    exchanges.start()
    idle()

    assert (box(linked).title, box(linked).icon, box(linked).ink) == (
        "Offline",
        "cloud-off",
        "text2",
    )
    assert linked.above.made("error_card") is None


def test_who_asks_without_a_network_is_told_why(linked, exchanges, idle):
    exchanges.call = type(exchanges.call)(unreachable)

    exchanges.start(is_asked=True)
    idle()

    assert "No network" in linked.above.error_card.text()


def test_one_exchange_at_a_time(linked, exchanges, idle):
    first, second = exchanges.start(), exchanges.start()
    running = box(linked).title
    idle()

    assert (first, second, running) == (True, False, "Exchanging…")


def test_an_exchange_is_not_work_that_anything_waits_for(linked, exchanges, jobs, idle):
    idle()
    counts = []
    jobs.running.connect(counts.append)

    exchanges.start()

    assert counts == [0]


def test_what_broke_is_said_once_and_the_line_goes_on(linked, exchanges, idle, caplog):
    def broken(_url):
        raise ZeroDivisionError

    said = []
    exchanges.messages.failed.connect(said.append)
    exchanges.call = type(exchanges.call)(broken)
    for _turn in range(2):
        exchanges.start()
        idle()

    assert len(said) == 1
    assert box(linked).title == "Exchange stopped"


def test_two_values_that_met_are_shown_side_by_side_in_sentences(met):
    page = met.pages.page("line")

    assert box(met).title == "To review (1)"
    assert page.tabs.tabText(0) == "To be reviewed (1)"
    assert "Last name: “Le Braz” was kept (Portable de Yann, today at" in texts(page)
    assert "You had written “Le Bihan” (today at" in texts(page)


def test_the_other_value_is_taken_and_one_undo_brings_the_question_back(qtbot, met, database):
    page = met.pages.page("line")

    page.review.buttons["take"].click()
    taken, left = name_of(database), page.review.model.rowCount()
    met.actions_known.run("undo")
    qtbot.waitUntil(lambda: page.review.model.rowCount() == 1)

    assert (taken, left) == ("Le Bihan", 0)
    assert name_of(database) == "Le Braz"


def test_it_is_well_so_leaves_the_value_and_the_question_goes(qtbot, met, database):
    met.actions_known.run("leave_as_is")

    qtbot.waitUntil(lambda: box(met).title != "To review (1)")
    assert name_of(database) == "Le Braz"


def test_the_card_of_who_it_is_about_is_one_key_away(met):
    page = met.pages.page("line")

    page.review.list.opened.emit(page.review.model.index(0, 0))

    assert met.pages.key == "people"


def test_what_was_deleted_here_comes_back_and_takes_the_other_value(qtbot, appearance, tmp_path):
    window = shots.deleted(tmp_path)
    review = window.pages.page("line").review
    assert not review.can_take()

    review.buttons["bring_back"].click()
    assert review.can_take()
    review.buttons["take"].click()

    titles = [review.model.row_at(review.model.index(at, 0)).title for at in range(4)]
    assert "Marché" not in " ".join(titles)
    shots.put_away(window)


def test_what_was_refused_is_let_go_and_comes_back_by_undo(qtbot, linked, database):
    who = person(database)
    with database.applying() as session:
        session.execute(
            text("INSERT INTO line_aside (kind, record_id, subject_id, at, reason, fields) "
                 "VALUES ('person', :id, :id, 0, 'size', :f)"),
            {"id": who.bytes, "f": json.dumps({"occupation": "infirmière"})},
        )  # fmt: skip
    linked.go("line")
    page = linked.pages.page("line")
    assert "The entry is too large." in texts(page)

    page.review.buttons["let_go"].click()
    gone = aside.put_aside(database)
    linked.actions_known.run("undo")

    assert gone == ()
    assert len(aside.put_aside(database)) == 1


def test_a_second_laptop_is_let_in_when_the_digits_are_the_same(
    qtbot, linked, pairs, here, exchanges, idle
):
    other = pairs(YANN)
    linked.go("line")
    exchanges.start()
    idle()
    asking = linked.pages.page("line").asking
    qtbot.waitUntil(lambda: "Portable de Yann wants to join" in texts(asking), timeout=10_000)
    digits = own_digits(other)
    assert f"{digits[:3]} {digits[3:]}" in texts(asking)

    asking.approve(asking._asked.newcomers[0])
    idle()
    exchange(other, here.connect)

    qtbot.waitUntil(asking.isHidden)
    assert exchanges.standing.asking == 0
    with other.reading() as session:
        assert session.execute(text("SELECT count(*) FROM committee_key")).scalar() == 1


def test_other_digits_hand_nothing_over(qtbot, linked, pairs, exchanges, idle):
    pairs(YANN)
    linked.go("line")
    exchanges.start()
    idle()
    asking = linked.pages.page("line").asking
    qtbot.waitUntil(lambda: bool(asking._asked.newcomers), timeout=10_000)

    asking.refuse(asking._asked.newcomers[0])
    rules.settle()

    assert "Nothing was handed to Portable de Yann" in texts(asking)
    assert exchanges.standing.asking == 1


def test_the_second_laptop_shows_its_own_digits_until_then(qtbot, appearance, tmp_path):
    window = shots.sealed(tmp_path)
    asking = window.pages.page("line").asking

    qtbot.waitUntil(lambda: "still sealed on this computer" in texts(asking), timeout=10_000)
    shots.put_away(window)


def test_the_log_shows_what_failed_apart(linked, exchanges, idle):
    exchanges.call = type(exchanges.call)(unreachable)
    exchanges.start()
    idle()
    linked.go("line")
    page = linked.pages.page("line")
    page.show_part(page.log)
    every = page.log.model.rowCount()

    page.log.show_only(Only.FAILED)

    assert page.log.model.rowCount() == 1 < every
    assert page.log.model.index(0, 1).data().startswith("No network")


def test_the_computers_of_the_committee_are_listed(linked, pairs, here, database):
    pairs(YANN)
    exchange(database, here.connect)
    linked.go("line")
    page = linked.pages.page("line")
    page.show_part(page.computers)

    rows = [page.computers.model.index(at, 0).data() for at in range(2)]
    assert rows == [MALIKA, YANN]
    assert page.computers.model.index(1, 2).data() == "waits for the notes"


def test_the_lists_keep_the_rules_of_qt(met, qtmodeltester):
    page = met.pages.page("line")

    for part in (page.review, page.log, page.computers):
        qtmodeltester.check(part.model)


def test_hanging_up_leaves_no_trouble_behind(qtbot, linked, exchanges, idle, database):
    person(database)

    exchanges.start()
    exchanges.hang_up()
    idle()

    assert exchanges.standing.trouble == ""


def test_a_file_without_headquarters_never_calls(database, messages, jobs):
    exchanges = Exchanges(database, messages, jobs, None)

    assert not exchanges.start()


def test_the_printed_code_of_another_computer_opens_the_notes(qtbot, appearance, tmp_path):
    window = shots.sealed(tmp_path)
    asking = window.pages.page("line").asking
    qtbot.waitUntil(lambda: asking.code is not None, timeout=10_000)
    code = asking.code

    code.row.field.put("AAAAA-BBBBB")
    code.submit()
    qtbot.waitUntil(lambda: "not a recovery code" in code.row.problem(), timeout=10_000)
    code.row.field.put(shots.CODES[-1].lower())
    code.submit()

    qtbot.waitUntil(asking.isHidden, timeout=10_000)
    shots.put_away(window)
