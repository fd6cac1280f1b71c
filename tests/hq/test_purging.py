"""What is kept no longer goes, and nobody misses what she had not heard of."""

from datetime import timedelta

import pytest
from paired import Paired, change, person

from organiser import clock


@pytest.fixture
def after(server):
    """Purge as if so many days had passed."""

    def after(days):
        from organiser.hq import home
        from organiser.hq.usecases import purging

        server.request("GET", "/health")
        with clock.set_to(lambda: moment(days)):
            return purging.purge(home.keys())

    return after


def moment(days):
    return _began + timedelta(days=days)


_began = clock.now()


@pytest.fixture
def deleted(laptop, other):
    """Somebody whom one laptop deleted, and the other has heard of."""
    her = person()
    laptop.ask(her)
    laptop.ask(change("person", "delete", record=her.id, base=laptop.last_version))
    for each in (laptop, other):
        each.ask()
        each.ask()
    return her.id


def kept(server, record):
    rows = server.execute(f"SELECT state, fields, secret FROM record WHERE id = '{record}'")
    return [(state, secret is not None or str(fields) != "{}") for state, fields, secret in rows]


def test_the_words_of_what_was_deleted_stay_for_thirty_days(server, deleted, after):
    after(29)
    before = kept(server, deleted)
    done = after(31)

    assert before == [(1, True)]
    assert kept(server, deleted) == [(1, False)]
    assert done.emptied == 1
    assert after(32).emptied == 0


def test_its_row_goes_after_a_year_once_all_have_heard(server, laptop, other, deleted, after):
    with clock.set_to(lambda: moment(300)):
        laptop.ask(person())
        for each in (laptop, other):
            each.ask()
            each.ask()
    after(364)
    before = kept(server, deleted)
    with clock.set_to(lambda: moment(366)):
        done = after(366)

    assert len(before) == 1
    assert kept(server, deleted) == []
    assert done.rows == 1


def test_who_has_not_heard_holds_it_back_and_reads_all_again_when_it_goes(
    server, laptop, other, committee, after
):
    third = Paired(server, committee, "Vieux portable")
    third.ask()
    third.ask()
    her = person()
    laptop.ask(her)
    laptop.ask(change("person", "delete", record=her.id, base=laptop.last_version))
    for days in (150, 300, 450):
        with clock.set_to(lambda days=days: moment(days)):
            laptop.ask(person())
            laptop.ask()
            laptop.ask()
            third.ask(cur={**third.cur, laptop.own: 1})
            other.ask()
            other.ask()
            other.ask()
        after(days)
    before = kept(server, her.id)
    after(549)
    with clock.set_to(lambda: moment(550)):
        status, said = third.ask(cur={**third.cur, laptop.own: 1})

    assert len(before) == 1
    assert kept(server, her.id) == []
    assert (status, said.code) == (410, "cursor_purged")


def test_who_was_erased_stays_an_id_for_ever(server, laptop, after):
    her = person()
    laptop.ask(her)
    laptop.ask(change("erasure", record=her.id, at=1, reason="asked"))

    after(4_000)

    assert server.execute(
        f"SELECT state FROM record WHERE id = '{her.id}' AND kind = 'person'"
    ) == [(2,)]


def test_a_laptop_silent_for_half_a_year_is_stopped(laptop, other, after):
    with clock.set_to(lambda: moment(100)):
        other.ask()

    done = after(184)

    assert done.devices == 1
    assert laptop.ask()[1].code == "revoked"
    assert other.ask()[0] == 200


def test_which_edits_were_taken_is_known_for_ten_weeks(server, laptop, after):
    laptop.ask(person())

    assert after(69).changes == 0
    assert after(72).changes == 1
