"""A committee begins: asked for by three, called, approved, signed; then its first laptop pairs."""

import re

import pytest
from headquarters import Server
from laptops import here
from visitor import FOUNDS, Visitor

from organiser.errors import OrganiserError
from organiser.hq.commands.main import main
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.pairing import pair

__all__ = ["here"]
SHE, YANN, MALIKA = "nolwenn@example.org", "yann@example.org", "malika@example.org"


def linked(visitor: Visitor, to: str, word: str) -> str:
    """Return the link with *word* in the last mail to somebody that has one."""
    texts = [
        mail.get_body(("plain",)).get_content() for mail in visitor.mails() if mail["to"] == to
    ]
    found = (re.search(rf"http://[^/\s]+(/\S*{word}/\S+)", text) for text in texts)
    return [each[1] for each in found if each][-1]


def decide(here: Server, act: str) -> int:
    """Answer the one request there is."""
    here.request("GET", "/health")
    (request,) = (str(row[0]) for row in here.execute("SELECT id FROM committee_request"))
    return main(["application", act, request, "--by", "Odile", "--reason", "À très vite."])


@pytest.fixture
def approved(here):
    """The browser of who asked; two others confirmed, headquarters called and approved."""
    visitor = Visitor(here)
    visitor.send("/creer/", **FOUNDS)
    visitor.send(linked(visitor, SHE, "creer/confirmer"))
    for other in (YANN, MALIKA):
        visitor.send(linked(visitor, other, "creer/avec"), answer="yes")
    assert [decide(here, act) for act in ("call", "pre-approve", "approve")] == [0, 0, 0]
    return visitor


def test_a_committee_begins_and_its_first_laptop_exchanges(here, database, approved):
    page = linked(approved, SHE, "creer/engagement")
    approved.send(page, act="code")
    shown_too_early = 'class="code"' in approved.page
    approved.send(page, act="sign", name="Nolwenn Kerdoncuff")
    approved.send(page, act="code")
    code = re.search(r'class="code">([^<]+)<', approved.page)[1]

    with here.connect() as line:
        pair(database, line, code, "Portable de Nolwenn", "test")
    trouble = exchange(database, here.connect).trouble

    assert not shown_too_early
    assert not trouble
    assert here.execute("SELECT name FROM committee") == [(FOUNDS["committee"],)]
    assert "1 comité" in approved.get("/compteur/")
    with here.connect() as line, pytest.raises(OrganiserError):
        pair(database, line, code, "Portable de Yann", "test")


def test_a_laptop_of_a_committee_without_its_signature_is_let_nowhere(here, database, approved):
    page = linked(approved, SHE, "creer/engagement")
    approved.send(page, act="sign", name="Nolwenn Kerdoncuff")
    approved.send(page, act="code")
    code = re.search(r'class="code">([^<]+)<', approved.page)[1]
    with here.connect() as line:
        pair(database, line, code, "Portable de Nolwenn", "test")

    held = here.execute("SELECT count(*) FROM record")
    here.execute("UPDATE committee SET committed_at = NULL")
    trouble = exchange(database, here.connect).trouble

    assert trouble == "not_signed"
    assert here.execute("SELECT count(*) FROM record") == held
