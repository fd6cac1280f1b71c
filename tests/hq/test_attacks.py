"""What somebody tries who is no friend of ours, over HTTP: each of it leads nowhere."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from officer import PASSWORD, Officer
from paired import Paired, change
from visitor import FOUNDS, JOINS, Visitor

from organiser import clock

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{7*7}}{% now %}"
ACTS = ("texte", "code", "ordinateurs/1", "relais", "confier", "fermer")


@pytest.fixture
def visitor(server):
    return Visitor(server)


def test_whoever_calls_another_host_is_not_answered(server):
    for host in ("evil.example", "headquarters.test.evil.example", "127.0.0.1@evil.example"):
        status, headers, body = server.request("GET", "/", head={"Host": host})

        assert status == 400
        assert host.encode() not in body
        assert "location" not in headers


def test_a_form_from_elsewhere_is_not_taken(server, committee):
    officer = Officer(server).sit_down()
    paths = (
        "/creer/", f"/comite/{committee.page.code}/rejoindre/", "/siege/compte/login/",
        "/siege/personne/", "/siege/compte/logout/", "/siege/compte/2fa/totp/activate/",
        *(f"/siege/comites/{committee.pk}/{act}/" for act in ACTS),
    )  # fmt: skip

    for path in paths:
        officer._go("POST", path, b"reason=because+of+that")
        assert officer.status == 403, path
        assert "Traceback" not in officer.page


def test_nothing_is_done_by_opening_a_link(server, committee):
    officer = Officer(server).sit_down()

    for act in ACTS:
        officer.get(f"/siege/comites/{committee.pk}/{act}/?reason=because&act=erase")
        assert officer.status == 405, act


def test_signing_in_leads_to_no_other_site(server):
    officer = Officer(server)
    officer.set_password()

    for elsewhere in (
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:1",
    ):
        officer.cookies = {}
        officer.get(f"/siege/compte/login/?next={elsewhere}")
        officer.press("/siege/compte/login/", login=officer.email, password=PASSWORD,
                      next=elsewhere)  # fmt: skip
        assert officer.status == 302
        assert officer.head["location"].startswith(("/siege/", "/en/siege/"))


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "HELLO"])
def test_no_other_verb_is_understood(server, committee, method):
    for path in ("/", "/health", f"/comite/{committee.page.code}/rejoindre/", "/v1/sync",
                 "/siege/compte/login/", "/static/site.css"):  # fmt: skip
        status, _headers, body = server.request(method, path, head={"X-Secret": "tell me"})
        assert status in {403, 404, 405}, path
        assert b"tell me" not in body


def test_no_file_but_ours_is_given_and_no_folder_is_listed(server):
    for path in ("/static/", "/static/../settings.py", "/static/%2e%2e/settings.py", "/.git/config",
                 "/static/..%5csettings.py", "/static//etc/passwd", "/organiser/hq/settings.py",
                 "/keys.json", "/static/site.css/x.css"):  # fmt: skip
        status, _headers, body = server.request("GET", path)
        assert status == 404, path
        assert b"SECRET_KEY" not in body


def test_what_a_visitor_writes_is_markup_nowhere(server, committee, visitor):
    path = f"/comite/{committee.page.code}/rejoindre/"
    visitor.send(path, **{**JOINS, "words": MARKUP, "how": MARKUP[:20], "email": "a@example.org"})
    refused = Visitor(server)
    refused.send(path, **{**JOINS, "last_name": MARKUP[:50], "words": MARKUP})
    visitor.send(visitor.link("confirmer"))
    visitor.get(visitor.link("mes-donnees"))
    officer = Officer(server).sit_down()
    officer.send("/siege/personne/", email="a@example.org", why=f"Elle demande. {MARKUP}")
    looked = officer.raw
    officer.get("/siege/personne/journal/")

    assert "alert(1)" in refused.page  # what was typed is shown
    assert "alert(1)" in officer.page
    for raw in (visitor.raw, refused.raw, looked, officer.raw):
        assert "<script>alert" not in raw
        assert "<img src=x" not in raw
    assert refused.status == 422


def test_what_a_founder_writes_is_markup_nowhere(server, visitor):
    visitor.send("/creer/", **{**FOUNDS, "why": MARKUP})
    visitor.send(visitor.link("confirmer"))
    (html,) = [
        mail.get_body(("html",)).get_content()
        for mail in visitor.mails() if mail["to"] == "nolwenn@example.org"
    ]  # fmt: skip
    officer = Officer(server).sit_down()
    officer.get("/siege/demandes/")
    listed = officer.raw
    (request,) = server.execute("SELECT id FROM committee_request")[0]
    officer.get(f"/siege/demandes/{UUID(str(request))}/")

    assert "alert(1)" in officer.page
    for raw in (html, listed, officer.raw):
        assert "<script>alert" not in raw
        assert "<img src=x" not in raw


@pytest.mark.parametrize(
    "name",
    ["Gagnez sur www.evil.example", "https://evil.example", "evil.example", "a@evil.example",
     "<b>Nolwenn</b>", "Voyez evil.ly/abc"],
)  # fmt: skip
def test_no_link_travels_in_a_name(server, committee, visitor, name):
    visitor.send(f"/comite/{committee.page.code}/rejoindre/", **{**JOINS, "first_name": name})
    joined = visitor.status
    for field in ("committee", "first_name", "last_name", "name_1", "name_2"):
        visitor.send("/creer/", **{**FOUNDS, field: name})
        assert visitor.status == 422, field

    assert joined == 422
    assert visitor.mails() == []


@pytest.mark.parametrize(
    "name", ["Jean-Pierre", "M. Le Goff", "D’Artagnan", "Léa ép. Morin", "Comité du 3e (Lyon)"]
)
def test_a_name_as_people_bear_it_is_taken(server, committee, visitor, name):
    page = visitor.send(f"/comite/{committee.page.code}/rejoindre/", **{**JOINS, "last_name": name})

    assert visitor.status == 200
    assert "JOINS" not in page


def test_a_name_adds_no_line_to_a_mail(server, visitor):
    name = "Nolwenn\r\nBcc: evil@example"
    visitor.send("/creer/", **{**FOUNDS, "name_1": name, "first_name": "Léa\r\nBcc: x"})
    refused = visitor.status
    visitor.send("/creer/", **{**FOUNDS, "first_name": "Léa\r\nBcc: x"})
    visitor.send(visitor.link("confirmer"))
    mails = visitor.mails()

    assert refused == 422
    assert len(mails) == 3
    assert {mail["bcc"] for mail in mails} == {None}
    assert any("Léa Bcc: x" in mail["subject"] for mail in mails)


def test_a_link_of_one_purpose_opens_no_other(server, committee, visitor):
    visitor.send(f"/comite/{committee.page.code}/rejoindre/", **JOINS)
    token = visitor.link("confirmer").rstrip("/").rpartition("/")[2]

    for other in ("creer/confirmer", "creer/avec", "creer/suivre", "creer/engagement",
                  "rappels"):  # fmt: skip
        visitor.get(f"/{other}/{token}/")
        assert visitor.status == 404, other
    for spoilt in (token[:-1], token + "A", token.replace(":", ""), token.upper()):
        visitor.get(f"/mes-donnees/{spoilt}/")
        assert visitor.status == 404


def test_signs_that_turn_text_around_are_left_out_of_a_name(server, committee, visitor):
    name = "Nol\u202ewenn\u200b"
    visitor.send(f"/comite/{committee.page.code}/rejoindre/", **{**JOINS, "first_name": name})
    visitor.send(visitor.link("confirmer"))

    page = visitor.get(visitor.link("mes-donnees"))

    assert "Nolwenn" in page


def test_what_a_laptop_announces_is_markup_nowhere_and_one_event(server, committee, visitor):
    laptop = Paired(server, committee, name=MARKUP[:60])
    laptop.ask()
    on = (clock.today() + timedelta(days=3)).isoformat()
    title = f"{MARKUP}\r\nEND:VEVENT\rATTACH:https://evil.example\nBEGIN:VEVENT"
    laptop.ask(change("action", kind="stall", on=on, title=title, city=MARKUP, state="planned",
                      starts="09:30", ends="12:00", is_public=1))  # fmt: skip
    visitor.get(f"/comite/{committee.page.code}/")
    officer = Officer(server).sit_down()
    officer.get(f"/siege/comites/{committee.pk}/")
    _status, _headers, calendar = server.request("GET", f"/comite/{committee.page.code}/agenda.ics")

    assert "alert(1)" in visitor.page
    assert "alert(1)" in officer.page
    for raw in (visitor.raw, officer.raw):
        assert "<script>alert" not in raw
        assert "<img src=x" not in raw
    lines = calendar.decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 1
    assert not any("\r" in line or "\n" in line for line in lines)
    assert not any(line.startswith("ATTACH") for line in lines)


def test_ids_of_others_open_nothing_at_the_desk(server):
    elsewhere = server.committee("Lyon", "69123")
    officer = Officer(server, "department", "22").sit_down()
    officer.get("/siege/comites/")

    for named in (elsewhere.pk, uuid4()):
        officer.get(f"/siege/comites/{named}/")
        assert officer.status == 404
        for act in ACTS:
            officer.get("/siege/comites/")
            officer.press(f"/siege/comites/{named}/{act}/", reason="Parce que.", about="x")
            assert officer.status == 404, act


def test_a_fault_of_ours_tells_nothing_of_itself(server, committee, visitor):
    server.execute("ALTER TABLE committee_page RENAME TO gone")
    try:
        visitor.get(f"/comite/{committee.page.code}/")
    finally:
        server.execute("ALTER TABLE gone RENAME TO committee_page")

    assert visitor.status == 500
    for word in ("Traceback", "committee_page", "SELECT", "/organiser/", "Django"):
        assert word not in visitor.raw


def test_nobody_writes_her_own_address_of_the_network(server, committee):
    """Behind a proxy the last address counts, the one that the proxy itself wrote."""
    server.request("GET", "/health")
    from django.test import override_settings

    from organiser.hq.web.line import caller_address

    said = {"HTTP_X_FORWARDED_FOR": "198.51.100.9, 192.0.2.7", "REMOTE_ADDR": "127.0.0.1"}
    with override_settings(BEHIND_TLS=True):
        behind = caller_address(said)
    alone = caller_address(said)

    assert (behind, alone) == ("192.0.2.7", "127.0.0.1")


def test_her_own_link_is_in_no_log(server, committee, visitor, capsys):
    import logging

    from organiser.hq import logbook

    visitor.send(f"/comite/{committee.page.code}/rejoindre/", **JOINS)
    visitor.send(visitor.link("confirmer"))
    link = visitor.link("mes-donnees")
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    logbook.start()
    try:
        visitor.send(link, act="correct", first_name="", last_name="", phone="")
        visitor._go("POST", link, b"act=erase")
        visitor.get("/mes-donnees/0190b6d2a1b27c3d8e9f001122334455:made-up/")
    finally:
        root.handlers = handlers
        root.setLevel(level)

    said = capsys.readouterr().err
    assert "mes-donnees/<str:token>/" in said
    assert link.rstrip("/").rpartition("/")[2] not in said
    assert "made-up" not in said
