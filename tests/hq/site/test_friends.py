"""Somebody hands her link on; who joins by it is told, and is in the list as sent by her."""

import re

import pytest
from visitor import JOINS, Visitor

FRIEND = {**JOINS, "first_name": "Malo", "email": "malo@example.org"}


@pytest.fixture
def shared(visitor, code):
    """The link that Nolwenn, who joined, finds on her own page to hand on."""
    visitor.send(f"/comite/{code}/rejoindre/", **JOINS)
    hers = visitor.link("mes-donnees")
    visitor.send(visitor.link("confirmer"))
    link = re.search(rf"http[^<]*(/c/{code}/[\w-]+)", visitor.get(hers))
    assert link
    return link[1]


def _people(laptop):
    _status, told = laptop.ask()
    rows = [row for feed in told.feeds.values() for row in feed.rows if row.kind == "person"]
    return {row.fields.get("first_name"): row for row in rows}


def _joins(server, link):
    """Another browser follows *link* and confirms by its mail."""
    friend = Visitor(server)
    friend.get(link)
    where = friend.head["location"]
    page = friend.get(where)
    friend.send(where, **FRIEND)
    friend.send(_links(friend)[-1])
    return page


def _links(friend):
    mail = next(mail for mail in friend.mails() if mail["to"] == FRIEND["email"])
    return re.findall(r"/confirmer/\S+", mail.get_body(("plain",)).get_content())


def test_who_joins_by_a_friends_link_is_told_and_is_in_the_list_as_sent_by_her(
    server, laptop, shared
):
    page = _joins(server, shared)
    people = _people(laptop)

    assert "saura par qui vous venez" in page
    assert people["Malo"].fields["referrer_id"] == people["Nolwenn"].id


def test_in_the_other_language_she_is_still_sent_by_her_friend(server, laptop, shared):
    friend = Visitor(server)
    friend.get(shared)
    friend.get(friend.head["location"])
    english = re.search(r'href="(/en/[^"]+)"', friend.page)[1]

    page = friend.get(english)
    friend.send(english, **FRIEND)
    friend.send(_links(friend)[-1])
    people = _people(laptop)

    assert "will know through whom you came" in page
    assert people["Malo"].fields["referrer_id"] == people["Nolwenn"].id


def test_she_may_join_without_saying_so(server, laptop, code, shared):
    friend = Visitor(server)
    friend.get(shared)
    page = friend.get(friend.head["location"])
    without = re.search(r'href="([^"]*/rejoindre/)"', page)[1]
    friend.send(without, **FRIEND)
    friend.send(_links(friend)[-1])

    assert not _people(laptop)["Malo"].fields.get("referrer_id")


def test_once_the_friend_is_erased_the_link_names_nobody(server, visitor, laptop, shared):
    visitor.send(visitor.link("mes-donnees"), act="erase")

    _joins(server, shared)

    assert not _people(laptop)["Malo"].fields.get("referrer_id")


@pytest.mark.parametrize("end", ["x" * 32, "é", "A"])
def test_a_link_that_was_made_up_leads_to_the_committee_and_names_nobody(visitor, code, end):
    visitor.get(f"/c/{code}/{end}")

    assert visitor.head["location"] == f"/comite/{code}/rejoindre/?how=link"


def test_a_link_names_nobody_in_another_committee(server, shared):
    from organiser.hq.usecases.public import friends

    mark = shared.rsplit("/", 1)[1]

    assert friends.friend_of(mark, server.committee("Brest", "29019")) is None


def test_the_code_on_her_page_is_for_the_phone_of_a_friend(visitor, shared):
    visitor.get(visitor.link("mes-donnees") + "lien.svg")

    assert visitor.head["content-type"] == "image/svg+xml"
    assert "no-store" in visitor.head["cache-control"]
