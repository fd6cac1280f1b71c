"""Somebody asks for a committee: three confirm, headquarters answers, the commitment is signed."""

import json
import re
from datetime import timedelta

import pytest
from visitor import FOUNDS

from organiser import clock
from organiser.hq.commands.main import main


def _ask(visitor, **other):
    return visitor.send("/creer/", **{**FOUNDS, **other})


def _links(visitor, word):
    texts = [mail.get_body(("plain",)).get_content() for mail in visitor.mails()]
    found = (re.search(rf"http://[^/\s]+(/\S*{word}/\S+)", text) for text in texts)
    return list(dict.fromkeys(each[1] for each in found if each))


def _asked_by_three(visitor):
    _ask(visitor)
    visitor.send(_links(visitor, "creer/confirmer")[0])
    for link in _links(visitor, "creer/avec"):
        visitor.send(link, answer="yes")


@pytest.fixture
def run(server, capsys):
    """Run a command on this server; return its status and what it answers."""

    def run(act, *words):
        server.request("GET", "/health")
        request = str(server.execute("SELECT id FROM committee_request")[0][0])
        status = main(["application", act, request, *words, "--json"])
        return status, capsys.readouterr().out

    return run


def _decide(run, act, reason="Bienvenue à vous trois."):
    return run(act, "--by", "Odile", "--reason", reason)


def _approved(visitor, run):
    _asked_by_three(visitor)
    _decide(run, "call", "Entretien de dix minutes.")
    _decide(run, "pre-approve")
    _status, said = _decide(run, "approve")
    return json.loads(said)["committee"]


def test_a_committee_is_asked_for_approved_signed_and_its_first_laptop_paired(server, visitor, run):
    from paired import Paired

    _approved(visitor, run)
    link = _links(visitor, "creer/engagement")[0]
    before = visitor.get("/compteur/")
    visitor.send(link, act="sign", name="Nolwenn Kerdoncuff")
    visitor.send(link, act="code")
    code = re.search(r'class="code">([^<]+)<', visitor.page)[1]
    laptop = Paired(server, None, code=code)

    assert "Il n’y a pas encore de comité" in before
    assert laptop.ask()[0] == 200
    assert "1 comité" in visitor.get("/compteur/?")
    assert "déjà relié" in visitor.send(link, act="code")
    assert server.execute("SELECT version FROM commitment") == [("1",)]


def test_whoever_founds_may_choose_any_commune_of_the_postcode(server, visitor):
    page = _ask(visitor, place="51300")
    assert page.count('type="radio" name="commune"') == 46

    page = _ask(visitor, place="51300", commune="51649")
    assert "nolwenn@example.org" in page
    assert server.execute("SELECT insee FROM committee_request") == [("51649",)]


def test_whoever_founds_is_told_when_more_towns_are_meant_than_shown(visitor):
    page = _ask(visitor, place="saint-mar")

    assert "De quelle commune" in page
    assert re.search(r"… et \d+ autres : précisez", page.replace("\u00a0", " "))


def test_no_laptop_pairs_before_the_commitment_is_signed(server, visitor, run, capsys):
    from paired import KEY

    from organiser.hq.models import Committee, Enrolment
    from organiser.hq.usecases import enrolling
    from organiser.sync import wire

    committee = _approved(visitor, run)
    code = "23456789ABCD"
    Enrolment.objects.create(
        committee=Committee.objects.get(pk=committee), code_hash=enrolling._hash(code),
        expires_at=clock.now() + timedelta(days=1),
    )  # fmt: skip
    asked = wire.EnrolRequest(code, "0" * 64, KEY, "Portable", "test")
    head = {"Authorization": "Bearer x"}
    status, _head, said = server.request("POST", "/v1/enrol", wire.encode(asked), head)

    assert (status, json.loads(said)["code"]) == (403, "not_signed")
    assert main(["committee", "code", committee]) == 3
    assert "engagement de confidentialité" in capsys.readouterr().err


def test_each_code_of_the_page_puts_an_end_to_the_one_before(server, visitor, run):
    _approved(visitor, run)
    link = _links(visitor, "creer/engagement")[0]
    visitor.send(link, act="sign", name="Nolwenn Kerdoncuff")

    visitor.send(link, act="code")
    visitor.send(link, act="code")

    assert server.execute("SELECT count(*) FROM enrolment") == [(1,)]


def test_it_is_not_approved_without_the_call_and_the_two_others(visitor, run):
    _ask(visitor)
    visitor.send(_links(visitor, "creer/confirmer")[0])

    assert _decide(run, "approve")[0] == 3
    _decide(run, "pre-approve")
    assert _decide(run, "approve")[0] == 3
    _decide(run, "call")
    assert _decide(run, "approve")[0] == 3
    for link in _links(visitor, "creer/avec"):
        visitor.send(link, answer="yes")
    assert _decide(run, "approve")[0] == 0


def test_a_refusal_says_its_reason_by_mail_and_on_her_page(visitor, run):
    _asked_by_three(visitor)
    _decide(run, "refuse", "Un comité tient déjà ce quartier.")

    mails = "".join(each.get_body(("plain",)).get_content() for each in visitor.mails())
    page = visitor.get(_links(visitor, "creer/suivre")[-1])

    assert "Un comité tient déjà ce quartier." in mails
    assert "Un comité tient déjà ce quartier." in page
    assert "Odile" not in page
    assert _decide(run, "pre-approve")[0] == 3


def test_who_was_named_and_says_no_is_erased(server, visitor):
    _ask(visitor)
    visitor.send(_links(visitor, "creer/confirmer")[0])
    link = _links(visitor, "creer/avec")[0]

    visitor.send(link, answer="no")
    visitor.get(link)

    assert visitor.status == 404
    assert server.execute("SELECT count(*) FROM co_founder WHERE email_key = ''") == [(1,)]


def test_nobody_else_is_written_to_before_her_own_mailbox_is_confirmed(visitor):
    _ask(visitor)
    visitor.get(_links(visitor, "creer/confirmer")[0])

    assert [mail["to"] for mail in visitor.mails()] == ["nolwenn@example.org"]


def test_taken_back_it_is_erased(server, visitor):
    _asked_by_three(visitor)
    link = _links(visitor, "creer/confirmer")[0].replace("confirmer", "suivre")

    visitor.send(link, act="withdraw")

    assert server.execute("SELECT count(*) FROM committee_request") == [(0,)]
    assert server.execute("SELECT count(*) FROM co_founder") == [(0,)]


@pytest.mark.parametrize(
    ("is_verified", "age", "kept"),
    [
        (False, {"hours": 47}, 1), (False, {"hours": 49}, 0),
        (True, {"days": 182}, 1), (True, {"days": 184}, 0),
    ],
)  # fmt: skip
def test_it_is_kept_no_longer_than_is_said(server, visitor, monkeypatch, is_verified, age, kept):
    _ask(visitor)
    if is_verified:
        visitor.send(_links(visitor, "creer/confirmer")[0])
    later = clock.now() + timedelta(**age)
    monkeypatch.setattr(clock, "now", lambda: later)

    server.purge()

    assert server.execute("SELECT count(*) FROM committee_request") == [(kept,)]


@pytest.mark.parametrize(
    ("act", "words"), [("refuse", "refusée"), ("close", "classée"), ("merge", "jointe")]
)
def test_what_made_no_committee_is_told_on_her_page_and_goes_after_six_months(
    server, visitor, run, monkeypatch, act, words
):
    other = server.committee("Comité de Rennes", "35238")
    _asked_by_three(visitor)
    into = ("--into", str(other.pk)) if act == "merge" else ()
    status, _said = run(act, *into, "--by", "Odile", "--reason", "Vous êtes à deux rues.")
    link = _links(visitor, "creer/suivre")[-1]
    page = visitor.get(link)
    kept = []
    for days in (182, 184):
        later = clock.now() + timedelta(days=days)
        with monkeypatch.context() as patched:
            patched.setattr(clock, "now", lambda then=later: then)
            server.purge()
        kept += server.execute("SELECT count(*) FROM committee_request")
    visitor.get(link)

    assert status == 0
    assert words in page
    assert "Vous êtes à deux rues." in page
    assert (f"/comite/{other.page.code}/" in page) == (act == "merge")
    assert kept == [(1,), (0,)]
    assert visitor.status == 404
    assert server.execute("SELECT count(*) FROM committee") == [(1,)]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"committee": ""}, "obligatoire"),
        ({"place": "Nulle-Part-Ville"}, "Aucune commune"),
        ({"place": "22300"}, "Plusieurs communes"),
        ({"email": "nolwenn"}, "adresse"),
        ({"email_2": "yann@example.org"}, "sa propre adresse"),
        ({"phone": "12"}, "numéro de téléphone"),
        ({"charter": ""}, "charte"),
        ({"of_age": ""}, "18 ans"),
        ({"agrees": ""}, "Sans votre accord"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(server, visitor, wrong, words):
    page = _ask(visitor, **wrong)

    assert visitor.status == 422
    assert words in page
    assert 'value="Kerdoncuff"' in page
    assert server.execute("SELECT count(*) FROM committee_request") == [(0,)]


def test_a_postcode_of_several_towns_is_asked_about(server, visitor):
    page = _ask(visitor, place="22300")
    chosen = re.findall(r'name="commune" value="(\w+)"', page)[0]
    _ask(visitor, place="22300", commune=chosen)

    assert server.execute("SELECT insee FROM committee_request") == [(chosen,)]


def test_machines_and_too_many_get_nowhere(server, visitor):
    _ask(visitor, site="https://casino.example")
    none = server.execute("SELECT count(*) FROM committee_request")
    for turn in range(5):
        _ask(visitor, email=f"n{turn}@example.org")

    page = _ask(visitor, email="n9@example.org")

    assert none == [(0,)]
    assert visitor.status == 429
    assert 'value="Kerdoncuff"' in page


def test_the_database_says_neither_name_nor_mailbox(server, visitor, run):
    _asked_by_three(visitor)
    _decide(run, "refuse", "Kerdoncuff")

    tables = ("committee_request", "co_founder", "request_step", "missed_try",
              "django_tasks_database_dbtaskresult")  # fmt: skip
    rows = json.dumps([
        [str(bytes(each) if isinstance(each, memoryview) else each) for each in row]
        for table in tables
        for row in server.execute(f"SELECT * FROM {table}")
    ])  # fmt: skip

    for word in ("nolwenn", "kerdoncuff", "yann", "example.org", "betton", "odile"):
        assert word not in rows.lower()


def test_a_commitment_signed_after_a_copy_is_signed_after_it_was_put_back(server, visitor, run):
    _approved(visitor, run)
    copy = server.dump()
    visitor.send(_links(visitor, "creer/engagement")[0], act="sign", name="Nolwenn Kerdoncuff")

    server.restore(copy)

    assert server.execute("SELECT count(*) FROM committee WHERE committed_at IS NULL") == [(0,)]
    assert server.execute("SELECT count(*) FROM commitment") == [(1,)]
