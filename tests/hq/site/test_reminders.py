"""A committee is told by mail that somebody waits: once a day, no name, off by its link."""

from datetime import timedelta

import pytest
from paired import change
from visitor import JOINS, Visitor

from organiser import clock
from organiser.hq import home
from organiser.hq.commands.main import main

FOUNDER = "malika@example.org"


@pytest.fixture
def contact(server, committee):
    """The committee gave a mailbox."""
    from organiser.hq.usecases.welcoming import reminding

    reminding.set_contact(home.keys(), committee, FOUNDER, "fr")
    return FOUNDER


@pytest.fixture
def joined(visitor, code):
    """Somebody joined and confirmed."""
    visitor.send(f"/comite/{code}/rejoindre/", **JOINS)
    visitor.send(visitor.link("confirmer"))
    return visitor


def reminds(*, days=0):
    from organiser.hq.usecases.welcoming import reminding

    return reminding.remind(home.keys(), clock.now() + timedelta(days=days))


def mails(visitor):
    return [mail for mail in visitor.mails() if mail["To"] == FOUNDER]


def test_it_says_how_many_wait_and_no_name(contact, joined):
    assert reminds() == 1
    (mail,) = mails(joined)

    words = mail.get_body(("plain",)).get_content()
    assert "1 personne s’est inscrite" in words
    assert "Kerdoncuff" not in mail.as_string()
    assert "39 98 12 34" not in words
    assert "/rappels/" in mail["List-Unsubscribe"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_one_leaves_a_day_at_most(contact, joined):
    assert [reminds(), reminds(), reminds(days=1)] == [1, 0, 1]


def test_nobody_is_told_once_she_was_called(server, contact, joined, laptop):
    _status, told = laptop.ask(cur={})
    rows = {row.kind: row for feed in told.feeds.values() for row in feed.rows}
    newcomer = rows["newcomer"]
    step = change("welcome_step", person_id=newcomer.fields["person_id"], newcomer_id=newcomer.id,
                  step="absent", at=clock.stamp(clock.now()), back_on=None)  # fmt: skip
    assert laptop.results(step) == ["ok"]

    assert reminds() == 0


def test_its_link_ends_them_by_a_click_and_never_by_a_look(server, contact, joined):
    reminds()
    link = mails(joined)[0]["List-Unsubscribe"].strip("<>").partition("://")[2]
    path = "/" + link.partition("/")[2]

    program = Visitor(server)
    program.get(path)
    looked = reminds(days=1)
    status, _head, _page = server.request("POST", path, b"List-Unsubscribe=One-Click", {
        "Content-Type": "application/x-www-form-urlencoded"
    })  # fmt: skip

    assert (looked, status, reminds(days=2)) == (1, 200, 0)
    program.send(path, act="on")
    assert reminds(days=3) == 1


def test_a_link_that_is_not_ours_leads_nowhere(visitor, server):
    visitor.get("/rappels/nothing/")

    assert visitor.status == 404


def test_without_a_mailbox_nobody_is_told(joined):
    assert reminds() == 0


def test_the_command_reminds_and_sets_the_mailbox(server, committee, joined, capsys):
    assert main(["committee", "contact", str(committee.pk), FOUNDER]) == 0
    assert main(["committee", "contact", str(committee.pk), "no mailbox"]) == 3
    assert main(["welcome", "--lang", "en"]) == 0

    assert "1 committee reminded." in capsys.readouterr().out
    assert len(mails(joined)) == 1


def test_no_mailbox_lies_in_clear(server, contact):
    rows = server.execute("SELECT * FROM committee_contact")

    assert FOUNDER.encode().hex() not in "".join(
        bytes(cell).hex() if isinstance(cell, (bytes, memoryview)) else str(cell)
        for cell in rows[0]
    )
