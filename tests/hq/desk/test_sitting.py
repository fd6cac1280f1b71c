"""How long one stays signed in, what is left behind, and what the log says of it."""

import json
import time
from datetime import timedelta

from officer import PASSWORD, Officer
from visitor import Visitor

from organiser import clock


def later(**time):
    moment = clock.now() + timedelta(**time)
    return clock.set_to(lambda: moment)


def lines(capsys):
    said = (line for line in capsys.readouterr().err.splitlines() if line.startswith("{"))
    return [json.loads(line) for line in said]


def test_an_hour_without_a_touch_signs_out(officer):
    with later(minutes=50):
        officer.get("/siege/")
        within = officer.status
    with later(minutes=111):
        officer.get("/siege/")
        after = officer.status
    officer.get("/siege/")

    assert (within, after) == (200, 302)
    assert officer.status == 302


def test_twelve_hours_are_the_most_whatever_she_does(officer):
    for minutes in range(50, 12 * 60, 50):
        with later(minutes=minutes):
            officer.get("/siege/")
            assert officer.status == 200

    with later(hours=12, minutes=1):
        officer.get("/siege/")

    assert officer.status == 302


def test_a_page_of_ones_own_account_is_over_too(officer):
    with later(hours=2):
        officer.get("/siege/compte/2fa/")

    assert officer.status == 302
    assert "login" in officer.head["location"]


def test_signing_out_ends_the_session_here_and_empties_the_browser(officer):
    kept = dict(officer.cookies)

    officer.press("/siege/compte/logout/")
    said = officer.head.get("clear-site-data", "")
    officer.cookies = kept
    officer.get("/siege/")

    assert '"cache"' in said
    assert officer.status == 302


def test_a_link_alone_signs_nobody_out(officer):
    officer.get("/siege/compte/logout/")

    officer.get("/siege/")

    assert officer.status == 200


def test_signing_in_gives_a_new_session(server):
    officer = Officer(server)
    officer.set_password()
    officer.get("/siege/compte/login/")
    officer.cookies["sessionid"] = before = "a" * 32

    officer.give_password()

    assert officer.cookies["sessionid"] != before


def test_a_password_that_is_changed_ends_the_other_sessions(server):
    officer = Officer(server).come_in()
    elsewhere = dict(officer.cookies)
    other = "sept lanternes au bord du canal"

    officer.get("/siege/compte/password/change/")
    officer.follow()
    officer.press("/siege/compte/password/change/", oldpassword=PASSWORD, password1=other,
                  password2=other)  # fmt: skip
    officer.follow()
    officer.get("/siege/")
    here = officer.status
    officer.cookies = elsewhere
    officer.get("/siege/")

    assert (here, officer.status) == (200, 302)


def test_a_password_is_not_changed_without_the_old_one(server):
    officer = Officer(server).come_in()
    other = "sept lanternes au bord du canal"

    officer.get("/siege/compte/password/change/")
    officer.follow()
    officer.press("/siege/compte/password/change/", oldpassword="autre chose du tout",
                  password1=other, password2=other)  # fmt: skip
    officer.cookies = {}
    officer.give_password(other)

    assert 'name="code"' not in officer.page


def test_a_link_to_a_new_password_begins_with_our_own_address(server):
    Officer(server).set_password()
    visitor = Visitor(server)
    visitor.get("/en/siege/compte/password/reset/")
    token = visitor.page.partition('csrfmiddlewaretoken" value="')[2].partition('"')[0]

    body = f"csrfmiddlewaretoken={token}&email=national@example.org".encode()
    cookie = f"csrftoken={visitor.cookies['csrftoken']}"
    head = {"Cookie": cookie, "Host": "localhost", "Content-Type":
            "application/x-www-form-urlencoded"}  # fmt: skip
    status, *_rest = server.request("POST", "/en/siege/compte/password/reset/", body, head)
    (mail,) = [each for each in visitor.mails() if "password/reset" in each.get_content()]

    assert status == 302
    assert "http://127.0.0.1:8000/en/siege/compte/password/reset/key/" in mail.get_content()
    assert mail["to"] == "national@example.org"


def test_a_mailbox_without_an_account_is_answered_the_same(server):
    Officer(server).set_password()
    known, unknown = Visitor(server), Visitor(server)
    path = "/en/siege/compte/password/reset/"

    known.send(path, email="national@example.org")
    unknown.send(path, email="nobody@example.org")
    known_login = known.send("/en/siege/compte/login/", login="national@example.org", password="x")
    unknown_login = unknown.send("/en/siege/compte/login/", login="nobody@example.org",
                                 password="x")  # fmt: skip

    def plain(visitor, page):
        token = visitor.cookies["csrftoken"]
        return page.replace(token, "").replace("nobody@", "national@")

    assert known.status == unknown.status
    assert len(known_login) == len(unknown_login) - len("nobody") + len("national")


def test_the_log_says_who_signed_in_and_who_did_not(server, capsys):
    officer = Officer(server).come_in()
    officer.press("/siege/compte/logout/")
    officer.give_password("tout autre chose que cela")
    officer.give_password()
    officer.act("/siege/compte/2fa/authenticate/", code="000000")

    said = lines(capsys)
    what = [line["what"] for line in said]
    assert what.count("sign_in_failed") == 1
    assert what.count("second_factor_missed") == 1
    assert {"signed_in", "signed_out", "password_set_by_link", "second_factor_added"} <= {*what}
    assert all(line["at"].endswith("+00:00") for line in said)
    assert {line["account"] for line in said if line["what"] == "signed_in"} == {officer.account.pk}


def test_the_log_says_which_page_was_refused_to_whom(server, capsys):
    trainer = Officer(server, "trainer").sit_down()

    trainer.get("/siege/personne/")

    (line,) = [each for each in lines(capsys) if each["what"] == "refused_at_desk"]
    assert (line["account"], line["page"]) == (trainer.account.pk, "desk_person")
    assert "example.org" not in json.dumps(line)


def test_a_button_ends_every_session_of_hers_and_nobody_elses(server):
    officer, colleague = Officer(server).sit_down(), Officer(server, "trainer").sit_down()
    elsewhere = Visitor(server)
    officer.press("/siege/compte/logout/")
    officer.set_password()
    officer.give_password()
    officer.send("/siege/compte/2fa/authenticate/", code=_code())
    elsewhere.cookies = dict(officer.cookies)
    officer.get("/siege/")

    officer.press("/siege/partout/")
    for each in (officer, elsewhere, colleague):
        each.get("/siege/")

    assert (officer.status, elsewhere.status, colleague.status) == (302, 302, 200)


def test_who_runs_the_server_ends_the_sessions_of_somebody(officer, capsys):
    from organiser.hq.commands.main import main

    status = main(["--lang", "en", "account", "sign-out", officer.email])
    officer.get("/siege/")

    assert status == 0
    assert "1 session ended." in capsys.readouterr().out
    assert officer.status == 302


def _code():
    """What a telephone shows that was set up by `sit_down`."""
    from allauth.mfa.totp.internal import auth

    return auth.format_hotp_value(auth.hotp_value("JBSWY3DPEHPK3PXP", int(time.time()) // 30))
