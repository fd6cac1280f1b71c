"""Somebody joins and confirms; then her committee has her, and she can take everything back."""

import json
import socket
from datetime import timedelta

import pytest
from paired import change
from visitor import JOINS

from organiser import clock


def _join(visitor, code, **other):
    return visitor.send(f"/comite/{code}/rejoindre/", **{**JOINS, **other})


def _kinds(server):
    rows = server.execute("SELECT kind, count(*) FROM record WHERE state = 0 GROUP BY kind")
    return dict(rows)


def test_nothing_is_ticked_for_her_and_she_sees_who_gets_what(visitor, committee, code):
    page = visitor.get(f"/comite/{code}/rejoindre/")

    assert visitor.ticked() == []
    assert f"<b>{committee.name}</b> et à son siège" in page
    assert "Mouvement d’exemple, Lyon" in page
    assert "dpo@example.org" in page


def test_who_confirms_is_in_her_committees_feed_with_what_she_agreed_to(
    server, visitor, laptop, code
):
    said = _join(visitor, code)
    before = _kinds(server)
    visitor.send(visitor.link("confirmer"))
    _status, told = laptop.ask()

    assert "nolwenn@example.org" in said
    assert before == {"laptop": 1}
    rows = {row.kind: row.fields for feed in told.feeds.values() for row in feed.rows}
    assert rows["person"]["first_name"] == "Nolwenn"
    assert rows["person"]["origin"] == "website"
    assert rows["person"]["basis"] == "explicit_consent"
    assert rows["newcomer"]["wish"] == "Je suis libre le samedi."
    assert rows["address"]["postcode"] == "22300"
    assert _kinds(server)["consent"] == 3
    assert _kinds(server)["consent_wording"] == 2
    assert rows["consent"]["wording_id"]


def test_her_page_says_by_when_she_is_called_and_when_again(server, visitor, laptop, code):
    _join(visitor, code)
    visitor.mine = visitor.link("mes-donnees")
    visitor.send(visitor.link("confirmer"))
    day = visitor.page.split("vous appelle ou vous écrit d’ici au ")[1].split(".<")[0]
    before = visitor.get(visitor.mine)
    assert day in before.split("Ce qui est gardé")[0]
    _status, told = laptop.ask()
    rows = {row.kind: row for feed in told.feeds.values() for row in feed.rows}
    newcomer, back = rows["newcomer"], clock.today() + timedelta(days=3)

    def notes(step, seconds, back_on=None, **other):
        at = clock.stamp(clock.now()) + 1000 * seconds
        return change("welcome_step", person_id=newcomer.fields["person_id"], step=step, at=at,
                      newcomer_id=newcomer.id, back_on=back_on, **other)  # fmt: skip

    laptop.ask(notes("absent", 1, back.isoformat()))
    tried = visitor.get(visitor.mine)
    laptop.ask(notes("absent", 2, back.isoformat(), caller="Malika <b>"))
    named = visitor.get(visitor.mine)
    lie = server.execute("SELECT fields FROM record WHERE kind = 'welcome_step'")
    laptop.ask(notes("reached", 3))
    reached = visitor.get(visitor.mine)

    assert "vous appelle d’ici au" in before
    assert "vous rappelle le" in tried
    assert f" {back.day} " in tried
    assert "Malika <b> vous rappelle le" in named
    assert "Malika &lt;b&gt;" in visitor.raw or "<b> vous" not in visitor.raw
    assert "Malika" not in str(lie)
    assert "appelle" not in reached.split("<form")[0]


def test_a_link_confirms_once_and_only_by_a_click(server, visitor, code):
    _join(visitor, code)
    link = visitor.link("confirmer")

    visitor.get(link)  # a mail program looks at it
    looked = _kinds(server)
    visitor.send(link)
    visitor.send(link)

    assert looked == {}
    assert _kinds(server)["person"] == 1


def test_unconfirmed_it_is_gone_after_two_days(server, visitor, code, monkeypatch):
    _join(visitor, code)
    link = visitor.link("confirmer")
    later = clock.now() + __import__("datetime").timedelta(hours=49)
    monkeypatch.setattr(clock, "now", lambda: later)

    visitor.get(link)
    server.purge()

    assert visitor.status == 404
    assert server.execute("SELECT count(*) FROM sign_up") == [(0,)]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"email": "nolwenn"}, "adresse"),
        ({"agrees": ""}, "Sans votre accord"),
        ({"phone": "12"}, "numéro de téléphone"),
        ({"phone": ""}, "donnez un numéro"),
        ({"phone": "+cmd|'/C calc'!A12345678"}, "numéro de téléphone"),
        ({"first_name": ""}, "obligatoire"),
        ({"age": "0"}, "à partir de 16 ans"),
        ({"age": ""}, "obligatoire"),
        ({"postcode": "2230"}, "valide"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_nothing_is_kept(server, visitor, code, wrong, words):
    page = _join(visitor, code, **wrong)

    assert visitor.status == 422
    assert words in page
    assert 'value="Kerdoncuff"' in page  # what she typed is still there
    assert server.execute("SELECT count(*) FROM sign_up") == [(0,)]


def test_a_machine_that_fills_in_everything_is_answered_and_nothing_is_kept(server, visitor, code):
    page = _join(visitor, code, site="https://casino.example")

    assert visitor.status == 200
    assert "Regardez vos courriels" in page
    assert visitor.mails() == []


def test_too_many_from_one_place_are_asked_to_wait_and_keep_what_they_typed(visitor, code):
    for turn in range(20):
        _join(visitor, code, email=f"n{turn}@example.org")

    page = _join(visitor, code, email="n21@example.org")

    assert visitor.status == 429
    assert 'value="Kerdoncuff"' in page
    assert "Rien n’est perdu" in page


def test_one_mailbox_gets_three_mails_a_day_and_nobody_learns_why(visitor, code):
    pages = [_join(visitor, code) for _turn in range(4)]

    assert len(set(pages)) == 1
    assert len(visitor.mails()) == 3


def test_a_minor_gets_no_news(server, visitor, laptop, code):
    _join(visitor, code, age="15")
    visitor.send(visitor.link("confirmer"))

    rows = server.execute("SELECT fields FROM record WHERE kind IN ('consent', 'newcomer')")
    said = [json.loads(each) if isinstance(each, str) else each for (each,) in rows]
    assert {each["purpose"] for each in said if "purpose" in each} == {"volunteer"}
    assert [each["is_minor"] for each in said if "is_minor" in each] == [1]


def test_nobody_signs_up_before_it_is_said_who_answers(server, visitor, code, monkeypatch):
    from django.conf import settings

    monkeypatch.setattr(settings, "OFFICER", "")

    page = visitor.get(f"/comite/{code}/rejoindre/")

    assert visitor.status == 503
    assert "pas encore ouvertes" in page


def test_the_mail_is_in_her_language_with_a_way_out(visitor, code):
    visitor.send(f"/en/comite/{code}/rejoindre/", **JOINS)

    (mail,) = visitor.mails()

    assert mail["subject"].startswith("Confirm that you join")
    assert "/en/mes-donnees/" in mail["list-unsubscribe"]
    assert mail.get_body(("html",)) is not None
    assert "Nolwenn" in mail.get_body(("plain",)).get_content()


def test_she_corrects_takes_back_moves_and_erases_by_her_link(server, visitor, laptop, code):
    target = server.committee("Lannion", "22113")
    _join(visitor, code)
    mine = visitor.link("mes-donnees")
    visitor.send(visitor.link("confirmer"))

    seen = visitor.get(mine)
    visitor.send(mine, act="correct", first_name="Nolwenn", last_name="Le Bihan", phone="")
    renamed = visitor.page
    visitor.send(mine, act="withdraw", agreed=["volunteer.call"])
    withdrawn = visitor.page
    visitor.send(mine, act="move", code=target.page.code)
    moved = visitor.page
    visitor.send(mine, act="erase")
    visitor.get(mine)

    assert 'value="Kerdoncuff"' in seen
    assert "Participer à ses actions, par téléphone" in seen
    assert 'value="Le Bihan"' in renamed
    assert "06 39 98 12 34" not in renamed
    assert "par téléphone" not in withdrawn
    assert "Lannion et son siège" in moved
    assert visitor.status == 404
    live = server.execute("SELECT kind FROM record WHERE state = 0 AND subject IS NOT NULL")
    assert live == []


def test_a_link_made_up_leads_nowhere(visitor):
    for path in ("/confirmer/abc/", "/mes-donnees/0190b6d2a1b27c3d8e9f00112233445566:xyz/"):
        visitor.get(path)
        assert visitor.status == 404


def test_the_database_and_its_tasks_say_neither_name_nor_mailbox(server, visitor, code):
    _join(visitor, code)

    rows = json.dumps([
        [str(bytes(each) if isinstance(each, memoryview) else each) for each in row]
        for table in ("sign_up", "django_tasks_database_dbtaskresult", "missed_try")
        for row in server.execute(f"SELECT * FROM {table}")
    ])  # fmt: skip

    for word in ("nolwenn", "kerdoncuff", "example.org", "samedi", "192.0.2"):
        assert word not in rows.lower()


def test_a_mail_server_that_is_away_is_tried_again_later(server, visitor, code, monkeypatch):
    from django.conf import settings

    _join(visitor, code)
    with monkeypatch.context() as away:
        away.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
        away.setattr(settings, "EMAIL_PORT", 9, raising=False)
        server.do_tasks()
    server.execute("UPDATE django_tasks_database_dbtaskresult SET run_after = enqueued_at")

    assert len(visitor.mails()) == 1


def test_a_committee_that_erases_her_leaves_no_link(server, visitor, laptop, code):
    _join(visitor, code)
    mine = visitor.link("mes-donnees")
    visitor.send(visitor.link("confirmer"))
    (person,) = server.subjects()

    from uuid import UUID

    from organiser.hq import home
    from organiser.hq.usecases import revoking

    revoking.erase_person(home.keys(), UUID(hex=person))

    visitor.get(mine)
    assert visitor.status == 404
    assert server.execute("SELECT count(*) FROM sign_up") == [(0,)]


class _Box:
    """Keeps what a mail server is handed."""

    def __init__(self):
        self.letters = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802  (aiosmtpd's name)
        self.letters.append((envelope.rcpt_tos, envelope.content))
        return "250 taken"


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_a_mail_leaves_over_a_real_line_once(server, visitor, code, monkeypatch):
    from aiosmtpd.controller import Controller
    from django.conf import settings

    box = _Box()
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    post = Controller(box, hostname="127.0.0.1", port=port)
    post.start()
    try:
        _join(visitor, code)
        for name, value in {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                            "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": port}.items():  # fmt: skip
            monkeypatch.setattr(settings, name, value, raising=False)
        server.do_tasks()
        server.do_tasks()
    finally:
        post.stop()

    ((to, letter),) = box.letters
    assert to == ["nolwenn@example.org"]
    assert b"text/plain" in letter
    assert b"text/html" in letter
    assert b"List-Unsubscribe" in letter


@pytest.mark.parametrize("tongue", ["", "/en"])
def test_what_she_offers_is_one_word_in_the_list_whatever_she_read(visitor, code, tongue):
    page = visitor.get(f"{tongue}/comite/{code}/rejoindre/")
    shown = "knocking at doors" if tongue else "porte-à-porte"
    visitor.send(f"{tongue}/comite/{code}/rejoindre/", **JOINS, themes="École ; les trains., École")
    visitor.send(visitor.link("confirmer"))
    mine = visitor.link("mes-donnees").removeprefix("/en")
    in_french, in_english = visitor.get(mine), visitor.get(f"/en{mine}")

    assert shown in page
    assert "porte-à-porte" in in_french
    assert "knocking at doors" in in_english
    assert "École, les trains" in in_french


def test_too_many_themes_are_told_and_all_she_wrote_stays(visitor, code):
    page = visitor.send(f"/comite/{code}/rejoindre/", **JOINS, themes="a, b, c, d, e, f")

    assert "5 thèmes au plus" in page
    assert "a, b, c, d, e, f" in page
    assert visitor.mails() == []
