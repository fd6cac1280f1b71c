"""The program exchanges by itself, takes a last word with it, and goes when it is ordered away."""

from datetime import timedelta

import pytest
from laptops import both, here, laptops, pairs
from make import person
from PySide6.QtNetwork import QNetworkInformation
from sqlalchemy import text

from organiser import clock
from organiser.sync.client import Headquarters
from organiser.ui.first_run.first_run import FirstRun
from organiser.ui.line.exchanges import Call
from organiser.usecases import opening
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.standing import read_standing

__all__ = ["both", "here", "laptops", "pairs"]
Reachability = QNetworkInformation.Reachability


@pytest.fixture
def paired(pairs):
    """A committee that is linked, its file closed."""
    pairs("Portable de Malika").close()


@pytest.fixture
def linked(qtbot, start, unlocked, home, here, paired):
    """A program over a committee that is linked."""
    program = start(home, connect=here.connect)
    unlocked(qtbot, program)
    yield program
    program.end()


def rest(qtbot, program):
    qtbot.waitUntil(lambda: not program.schedule.exchanges.is_running, timeout=10_000)


def waits(database):
    return read_standing(database).waiting


def test_a_moment_after_the_window_stands_it_exchanges(qtbot, linked):
    person(linked.database)

    with qtbot.waitSignal(linked.schedule.exchanges.ended, timeout=10_000):
        pass

    assert waits(linked.database) == 0


def test_after_a_good_exchange_the_next_is_a_quarter_of_an_hour_away(qtbot, linked):
    linked.schedule.timer.start(0)
    with qtbot.waitSignal(linked.schedule.exchanges.ended, timeout=10_000):
        pass

    assert 600_000 <= linked.schedule.timer.remainingTime() <= 1_200_000


def test_without_a_network_it_is_tried_again_soon(qtbot, linked):
    linked.schedule.exchanges.call = Call(lambda _url: Headquarters("http://127.0.0.1:9"))
    linked.schedule.timer.start(0)
    with qtbot.waitSignal(linked.schedule.exchanges.ended, timeout=10_000):
        pass

    assert linked.schedule.timer.remainingTime() <= 10_000
    assert linked.schedule.pace.failures == 1


def test_what_last_time_left_is_told_once_at_the_start(qtbot, linked):
    linked.schedule.exchanges.call = Call(lambda _url: Headquarters("http://127.0.0.1:9"))
    person(linked.database)
    said = []
    linked.window.parts.messages.noticed.connect(lambda notice: said.append(notice.text))
    for _turn in range(2):
        linked.schedule.timer.start(0)
        with qtbot.waitSignal(linked.schedule.exchanges.ended, timeout=10_000):
            pass

    assert len(said) == 1
    assert "kept on this computer" in said[0]


def test_the_network_coming_back_is_a_reason_to_exchange(qtbot, linked):
    linked.schedule.timer.start(10**6)
    linked.schedule.pace = linked.schedule.pace.after("offline")

    linked.schedule.hear_network(Reachability.Online)

    with qtbot.waitSignal(linked.schedule.exchanges.ended, timeout=10_000):
        pass
    assert linked.schedule.pace.is_well


def test_a_network_that_says_it_is_gone_stops_no_try(linked):
    linked.schedule.timer.start(10**6)

    linked.schedule.hear_network(Reachability.Disconnected)

    assert linked.schedule.timer.remainingTime() > 10**5


def test_before_pairing_nobody_is_called(qtbot, opened):
    opened.schedule.timer.start(0)

    qtbot.waitUntil(lambda: opened.schedule.timer.remainingTime() > 500_000)

    assert not opened.schedule.exchanges.is_running


def test_what_waits_is_sent_as_the_program_is_closed(linked, home, made_committee):
    linked.schedule.timer.stop()
    person(linked.database)
    assert waits(linked.database) > 0

    linked.end()

    again = opening.open_with_key(home, made_committee[1])
    left = waits(again)
    again.close()
    assert left == 0


def test_locking_waits_for_no_answer(qtbot, linked, home):
    person(linked.database)
    linked.schedule.exchanges.start()

    linked.lock()

    assert linked.window is None
    assert linked.database is None


def test_an_exchange_does_not_count_as_somebody_being_there(qtbot, linked):
    linked.schedule.timer.stop()
    qtbot.waitUntil(lambda: not linked._inner_jobs._jobs)
    later = clock.now() + timedelta(minutes=10, seconds=1)
    linked.schedule.exchanges.start()

    with clock.set_to(lambda: later):
        linked._upkeep.look()

    assert linked.window is None


def test_a_signed_order_removes_the_committee_and_says_so(qtbot, linked, here, home):
    linked.schedule.timer.stop()
    _revoke(here, wipe=True)

    linked.schedule.exchanges.start()
    qtbot.waitUntil(lambda: isinstance(linked.entrance.screen_shown, FirstRun), timeout=20_000)

    assert not opening.has_committee(home)
    assert linked.window is None
    assert "ended the access of this computer" in linked.entrance.screen_shown.error.text()


def test_who_is_stopped_keeps_everything_and_is_told(qtbot, linked, here, home):
    linked.schedule.timer.stop()
    _revoke(here, wipe=False)

    linked.schedule.exchanges.start()
    rest(qtbot, linked)
    qtbot.wait(50)

    assert opening.has_committee(home)
    assert linked.window.side_bar.line_box.says().title == "Exchange stopped"


def test_who_hands_over_sends_everything_and_leaves_nothing(qtbot, linked, home):
    linked.schedule.timer.stop()
    person(linked.database)
    linked.window.go("settings")
    dialog = linked.window.pages.page("settings").line.ask_leave()
    assert not dialog.act_button.isEnabled()

    dialog.typed.put("Comité")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: isinstance(linked.entrance.screen_shown, FirstRun), timeout=20_000)

    assert not opening.has_committee(home)


def test_without_a_network_nobody_leaves(qtbot, linked, home):
    linked.schedule.timer.stop()
    linked.schedule.exchanges.call = Call(lambda _url: Headquarters("http://127.0.0.1:9"))
    linked.window.go("settings")
    dialog = linked.window.pages.page("settings").line.ask_leave()
    dialog.typed.put("Comité")

    dialog.act_button.click()
    qtbot.waitUntil(lambda: "No network" in dialog.problem.text(), timeout=10_000)

    assert opening.has_committee(home)


def test_whoever_leaves_during_an_exchange_waits_for_its_end(qtbot, linked, home):
    linked.schedule.timer.stop()
    linked.window.go("settings")
    dialog = linked.window.pages.page("settings").line.ask_leave()
    dialog.typed.put("Comité")
    linked.schedule.exchanges.start()

    dialog.act_button.click()
    qtbot.waitUntil(lambda: isinstance(linked.entrance.screen_shown, FirstRun), timeout=20_000)

    assert not opening.has_committee(home)


def test_letting_go_keeps_the_list_and_takes_the_box_away(qtbot, linked):
    linked.schedule.timer.stop()
    person(linked.database)
    linked.window.go("settings")
    card = linked.window.pages.page("settings").line

    card.ask_let_go().act_button.click()

    qtbot.waitUntil(linked.window.side_bar.line_box.isHidden)
    with linked.database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM person")).scalar() == 1


def test_a_code_typed_in_the_settings_links_the_computer(qtbot, start, unlocked, home, here):
    program = start(home, connect=here.connect)
    unlocked(qtbot, program)
    committee = here.committee("Plouexemple-sur-Mer")
    program.window.go("settings")
    dialog = program.window.pages.page("settings").line.ask_link()
    dialog.form.address.put("headquarters.test")
    dialog.form.name.put("Portable de Malika")
    dialog.form.code.put(here.code(committee).lower().replace("-", " "))

    with qtbot.waitSignal(program.schedule.exchanges.ended, timeout=20_000):
        dialog.submit()

    rest(qtbot, program)
    assert program.window.side_bar.line_box.isVisible()
    assert read_standing(program.database).url == "https://headquarters.test"


def test_a_code_that_nobody_knows_is_said_below_the_fields(qtbot, start, unlocked, home, here):
    program = start(home, connect=here.connect)
    unlocked(qtbot, program)
    here.committee()
    program.window.go("settings")
    dialog = program.window.pages.page("settings").line.ask_link()
    dialog.form.address.put("headquarters.test")
    dialog.form.code.put("22222-22223")
    assert not dialog.form.check()
    dialog.form.code.put("22222-22222")

    dialog.submit()
    qtbot.waitUntil(lambda: "does not know this code" in dialog.problem.text(), timeout=10_000)

    assert dialog.act_button.isEnabled()
    dialog.reject()


def test_the_first_start_may_link_the_computer_at_once(qtbot, start, tmp_path, here):
    program = start(tmp_path / "new", connect=here.connect)
    committee = here.committee("Rennes Nord")
    first = program.entrance.screen_shown
    first.committee.name_row.field.put("Rennes Nord")
    for row in (first.password.new_password.first, first.password.new_password.second):
        row.field.put("quatre mots bien choisis")
    first.password.keyring.field.put(False)
    first._go(2)
    first.go_on()
    qtbot.waitUntil(lambda: first.step == 3, timeout=20_000)
    first.code.panel.printed.field.put(True)
    first.go_on()
    assert first.next_button.text() == "Open my committee"
    first.headquarters.form.address.put("headquarters.test")
    first.headquarters.form.code.put(here.code(committee))
    assert first.next_button.text() == "Link, and open it"

    first.go_on()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)

    assert read_standing(program.database) is not None
    program.end()


def test_two_computers_share_what_is_typed_on_one(qtbot, linked, pairs, here):
    other = pairs("Portable de Yann")
    person(linked.database, "Camille Le Goff")
    linked.schedule.timer.start(0)
    with qtbot.waitSignal(linked.schedule.exchanges.ended, timeout=10_000):
        pass

    exchange(other, here.connect)

    with other.reading() as session:
        assert session.execute(text("SELECT last_name FROM person")).scalar() == "Le Goff"


def _revoke(here, *, wipe):
    here._use()
    from organiser.hq import home
    from organiser.hq.models import Device
    from organiser.hq.usecases.revoking import revoke

    revoke(home.keys(), Device.objects.get().pk, wipe=wipe)
