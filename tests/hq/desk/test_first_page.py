"""What an officer finds when she comes in: what waits for her, and the next vote."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from asked import Asked
from officer import Officer
from registered import entry, registered

from organiser import clock
from organiser.domain.register import Said, checked


@pytest.fixture
def asked(server):
    return Asked(server).confirmed()


def test_requests_that_are_to_be_decided_are_counted_where_she_works(server, officer, asked):
    finistere = Officer(server, "department", "29").sit_down()

    assert "1 demande de comité à décider" in officer.get("/siege/")
    assert "0 demande de comité à décider" in finistere.get("/siege/")


def test_the_next_vote_is_told_where_it_is_held(server, officer):
    on = clock.today() + timedelta(days=20)
    server.poll_day("Premier tour", on)
    server.poll_day("Hier", clock.today() - timedelta(days=1))

    page = officer.get("/siege/")

    assert "Prochain vote\u00a0: Premier tour" in page
    assert str(on.year) in page
    assert "Hier" not in page


def test_risks_that_nobody_looked_at_for_a_year_are_told_to_who_keeps_the_register(server):
    from organiser.hq import home
    from organiser.hq.usecases import register

    keeper = Officer(server, "data_protection").sit_down()
    today = clock.today()
    long_ago = clock.now() - timedelta(days=366)
    with clock.set_to(lambda: long_ago):
        line = registered(ends_on=today)
        registered(ends_on=today - timedelta(days=1))
    register.revise(home.keys(), line.series, entry(ends_on=today, subject="Dimanche"))
    before = keeper.get("/siege/")
    said = {**entry().said, Said.RISKS: "Revus"}
    fresh = checked(replace(entry(ends_on=today), said=said))
    register.revise(home.keys(), line.series, fresh)
    after = keeper.get("/siege/")

    assert "1 ligne du registre" in before
    assert "ligne du registre" not in after
    assert "ligne du registre" not in Officer(server, "trainer").sit_down().get("/siege/")


def test_who_looks_after_data_is_told_of_no_committee(server):
    page = Officer(server, "data_protection").sit_down().get("/siege/")

    assert "demande" not in page.split("<main")[1]


def test_codes_for_a_lost_phone_say_what_they_are_for(server):
    page = Officer(server).come_in().confirm("/siege/compte/2fa/recovery-codes/")

    assert "Chacun ouvre le bureau une seule fois" in page
    assert "Il en reste 10 sur 10." in page
    assert page.count("<code>") == 10


def test_the_page_around_where_she_is_is_marked(officer, asked):
    page = officer.get(f"/siege/demandes/{asked.request.pk}/")

    assert re.findall(r'href="(/siege/[^"]*)" aria-current', page) == ["/siege/demandes/"]
    assert '"/siege/" aria-current="page"' in officer.get("/siege/")
