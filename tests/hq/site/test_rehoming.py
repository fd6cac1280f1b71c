"""Whom nobody calls is welcomed by the fall-back committee: told before, once; she may refuse."""

from datetime import timedelta

import pytest
from django.conf import settings
from paired import Paired, change
from visitor import JOINS, Visitor

from organiser import clock
from organiser.hq import home
from organiser.hq.commands.main import main


@pytest.fixture
def fallback(server, committee):
    """Another committee of the department that welcomes those of others; one of its laptops."""
    from organiser.hq.usecases.desk import ending

    other = server.committee("Lannion", "22113")
    ending.name_fall_back(home.keys(), other, None)
    return Paired(server, other)


def joins(server, code):
    visitor = Visitor(server)
    visitor.page = visitor.send(f"/comite/{code}/rejoindre/", **JOINS)
    visitor.mine = visitor.link("mes-donnees")
    visitor.send(visitor.link("confirmer"))
    return visitor


def rehomes(days=15):
    from organiser.hq.usecases.welcoming import rehoming

    return rehoming.rehome(home.keys(), clock.now() + timedelta(days=days))


def held(laptop):
    """What a laptop reads anew: the living rows of its committee, by kind."""
    _status, told = laptop.ask(cur={})
    rows = (row for feed in told.feeds.values() for row in feed.rows)
    return {row.kind: row for row in rows if row.state == 0}


def test_the_page_says_so_before_and_only_where_somebody_would_welcome_her(
    server, visitor, code, request
):
    before = visitor.get(f"/comite/{code}/rejoindre/")
    request.getfixturevalue("fallback")
    after = visitor.get(f"/comite/{code}/rejoindre/")

    assert "14 jours" not in before
    assert "14 jours" in after


def test_whom_nobody_called_is_with_the_fallback_and_nowhere_else(server, laptop, fallback, code):
    her = joins(server, code)

    assert (rehomes(days=13), rehomes()) == (0, 1)

    assert "person" not in held(laptop)
    there = held(fallback)
    assert there["person"].fields["first_name"] == "Nolwenn"
    assert there["newcomer"].fields["moved_from"]
    (mail,) = (each for each in her.mails() if "Lannion" in each["Subject"])
    words = mail.get_body(("plain",)).get_content()
    assert mail["To"] == "nolwenn@example.org"
    assert her.mine in words


def test_it_happens_once(server, fallback, laptop, committee, code):
    from organiser.hq.usecases.desk import ending

    joins(server, code)
    moved = rehomes()
    ending.name_fall_back(home.keys(), committee, None)

    assert (moved, rehomes(days=40)) == (1, 0)


def test_who_was_called_or_is_known_to_her_committee_stays(server, laptop, fallback, code):
    joins(server, code)
    rows = held(laptop)
    person = rows["person"].id
    note = change("note", about=person, person_id=person, kind="remark", at=1, text="AAAA")
    assert laptop.results(note) == ["ok"]

    assert rehomes() == 0


def test_who_signed_up_without_being_told_stays(server, code, committee, request):
    joins(server, code)
    request.getfixturevalue("fallback")

    assert rehomes() == 0


def test_zero_days_is_never(server, fallback, code, monkeypatch):
    joins(server, code)
    monkeypatch.setattr(settings, "REHOME_DAYS", 0)

    assert rehomes() == 0


def test_she_refuses_by_her_link(server, fallback, code):
    her = joins(server, code)
    rehomes()

    her.send(her.mine, act="erase")

    assert "person" not in held(fallback)
    assert server.execute("SELECT count(*) FROM sign_up") == [(0,)]


def test_the_command_names_the_fallback(server, laptop, committee, code, capsys):
    other = server.committee("Lannion", "22113")

    assert main(["committee", "fallback", str(other.pk), "--lang", "en"]) == 0
    assert "Lannion welcomes whom" in capsys.readouterr().out
    joins(server, code)
    assert rehomes() == 1
