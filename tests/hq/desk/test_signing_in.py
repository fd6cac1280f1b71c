"""Who works at headquarters comes in by an invitation, a password and a second factor."""

import json
import re

import pytest
from officer import PASSWORD, Officer
from visitor import Visitor

from organiser.errors import Misuse


def test_by_an_invitation_a_password_and_codes_of_a_telephone(server):
    officer = Officer(server)

    officer.set_password()
    officer.give_password()
    asked = officer.get("/siege/")
    officer.follow()
    without = officer.page
    officer.take_codes()
    inside = officer.get("/siege/")

    assert asked == ""
    assert "un mot de passe seul" in without.lower()
    assert officer.status == 200
    assert "national" in inside


def test_the_second_time_the_code_is_asked_for_and_one_code_opens_once(server):
    officer = Officer(server).come_in()
    again = Visitor(server)
    officer.cookies, used = again.cookies, officer.code(1)

    page = officer.give_password()
    officer.send("/siege/compte/2fa/authenticate/", code=used)
    inside = officer.get("/siege/")
    officer.cookies = {}
    officer.give_password()
    officer.send("/siege/compte/2fa/authenticate/", code=used)
    officer.get("/siege/")

    assert 'name="code"' in page
    assert "national" in inside
    assert officer.status == 302


def test_a_recovery_code_opens_when_the_telephone_is_lost(server):
    officer = Officer(server).come_in()
    page = officer.confirm("/siege/compte/2fa/recovery-codes/")
    (first, *_others) = re.findall(r"<code>([^<]+)</code>", page)
    officer.cookies = {}

    officer.give_password()
    officer.send("/siege/compte/2fa/authenticate/", code=first)

    assert "national" in officer.get("/siege/")


def test_an_invitation_sets_a_password_once(server):
    from organiser.hq.usecases.desk import accounts

    officer = Officer(server)
    link = accounts.invitation(officer.account).partition("127.0.0.1:8000")[2]
    officer.set_password()
    officer.cookies = {}

    page = officer.get(link)

    assert "password1" not in page
    assert "Ce lien n’ouvre plus" in page


def test_a_wrong_password_opens_nothing_and_too_many_are_told_to_wait(server):
    officer = Officer(server)
    officer.set_password()

    for _turn in range(5):
        officer.give_password("quelque chose d’autre")
    page = officer.give_password(PASSWORD)

    assert "sessionid" not in officer.cookies or officer.get("/siege/") == ""
    assert 'name="password"' in page


def test_nobody_makes_an_account_for_herself(server):
    visitor = Visitor(server)

    page = visitor.get("/siege/compte/signup/")

    assert "password1" not in page


def test_a_closed_account_opens_no_more(server):
    from organiser.hq.usecases.desk import accounts

    officer = Officer(server).come_in()
    accounts.close(officer.account)

    officer.get("/siege/")

    assert officer.status == 302


def test_pages_of_the_site_ask_for_no_cookie(server):
    visitor = Visitor(server)

    for path in ("/", "/comites/?q=lyon", "/en/"):
        visitor.get(path)
        assert visitor.cookies == {}
        assert "ookie" not in visitor.head.get("vary", "")


@pytest.mark.parametrize(
    ("email", "role", "department"),
    [
        ("nobody", "national", ""), ("a@example.org", "department", ""),
        ("a@example.org", "department", "99"), ("a@example.org", "national", "22"),
    ],
)  # fmt: skip
def test_an_account_that_makes_no_sense_is_refused_in_words(server, email, role, department):
    from organiser.hq.usecases.desk import accounts

    with pytest.raises(Misuse):
        accounts.add(email, role, department)


def test_the_database_holds_no_secret_in_clear(server):
    officer = Officer(server).come_in()

    rows = json.dumps([
        [str(each) for each in row]
        for table in ("mfa_authenticator", "account", "remembered")
        for row in server.execute(f"SELECT * FROM {table}")
    ])  # fmt: skip

    assert officer.secret not in rows
    assert PASSWORD not in rows
    assert "192.0.2" not in rows


@pytest.mark.parametrize(
    "password",
    ["motdepasse1234", "organiser2026!", "comitesoutien2026", "azertyuiop123",
     "national@example.org", "passwordpassword", "court"],
)  # fmt: skip
def test_a_password_that_is_easy_to_guess_is_refused(server, password):
    officer = Officer(server)

    officer.set_password(password)
    officer.cookies = {}
    officer.give_password(password)

    assert officer.get("/siege/") == ""
    assert officer.account.__class__.objects.get().has_usable_password() is False


@pytest.mark.parametrize(
    "password",
    ["  quatre chevaux sous la pluie  ", "été" * 3 + " " + "ѣ漢字🐎" * 20, PASSWORD.upper()],
)
def test_a_password_is_taken_and_compared_as_it_is_typed(server, password):
    officer = Officer(server)

    officer.set_password(password)
    officer.cookies = {}
    officer.give_password(password.strip() + "x")
    other = officer.get("/siege/")
    officer.give_password(password)
    officer.get("/siege/")
    officer.follow()

    assert other == ""
    assert officer.status == 200
    assert "second" in officer.page


def test_a_password_is_hidden_as_it_is_typed_and_may_be_pasted(server):
    visitor = Visitor(server)

    page = visitor.get("/siege/compte/login/")
    (field,) = re.findall(r'<input[^>]*name="password"[^>]*>', page)

    assert 'type="password"' in field
    assert 'autocomplete="current-password"' in field
    assert "onpaste" not in page


def test_no_account_is_there_that_nobody_made(server):
    assert server.execute("SELECT count(*) FROM account") == [(0,)]
