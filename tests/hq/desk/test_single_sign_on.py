"""Who has an account here comes in with the account of her movement, and nobody else does."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from identity import CLIENT, SECRET, Identity
from officer import PASSWORD, Officer
from visitor import Visitor

from organiser.errors import CannotOpen

LOGIN = "/siege/compte/oidc/mouvement/login/"


@pytest.fixture
def identity(server):
    """A provider that the server was told of."""
    from django.test import override_settings

    from organiser.hq import identity_provider

    found = Identity()
    told = identity_provider.provider_of(found.environment())
    with override_settings(
        IDENTITY_PROVIDER=told, SITE="http://headquarters.test",
        SOCIALACCOUNT_PROVIDERS=identity_provider.settings_of(told),
    ):  # fmt: skip
        yield found
    found.stop()


def sent_to(visitor, **fields):
    """Press the button; return the address at the provider that she is sent to."""
    page = visitor.get(LOGIN)
    assert "Notre maison" in page
    visitor._go("POST", LOGIN, _form(visitor, **fields))
    return visitor.head["refresh"].partition("url=")[2]


def _form(visitor, **fields):
    from urllib.parse import urlencode

    return urlencode({**visitor._hidden(), **fields}).encode()


def come_by(visitor, identity, **fields):
    """Go to the provider, say yes there, and come back; return the page."""
    back = urlsplit(identity.come_back(sent_to(visitor, **fields)))
    visitor.get(f"{back.path}?{back.query}")
    return visitor.follow() if isinstance(visitor, Officer) else visitor.page


def linked(server):
    """Return the numbers under which accounts are known at the provider."""
    server._use()
    from allauth.socialaccount.models import SocialAccount

    return list(SocialAccount.objects.values_list("user__email", "provider", "uid", "extra_data"))


def test_the_first_time_by_her_mailbox_then_by_her_number_there(server, identity):
    officer = Officer(server)
    come_by(officer, identity)
    first = officer.page
    identity.person["email"] = "renamed@example.org"
    officer.cookies = {}
    come_by(officer, identity)

    assert "seul n’ouvre rien ici" in first
    assert linked(server) == [("national@example.org", "mouvement", "4711", {})]
    assert "seul n’ouvre rien ici" in officer.page


def test_a_second_factor_of_ours_is_asked_for_and_can_be_made_without_a_password(server, identity):
    officer = Officer(server)
    come_by(officer, identity)
    officer.take_codes()
    inside = officer.get("/siege/")
    officer.cookies = {}

    come_by(officer, identity)
    asked = officer.page
    outside = officer.get("/siege/")
    officer.send("/siege/compte/2fa/authenticate/", code=officer.code(1))

    assert "national" in inside
    assert 'name="code"' in asked
    assert outside == ""
    assert "national" in officer.get("/siege/")


def test_who_came_long_ago_says_once_more_who_she_is_before_a_second_factor(server, identity):
    from datetime import timedelta

    from organiser import clock

    officer = Officer(server)
    come_by(officer, identity)
    later = clock.now() + timedelta(minutes=6)
    with clock.set_to(lambda: later):
        officer.get("/siege/compte/2fa/totp/activate/")
        officer.follow()

    assert 'name="password"' in officer.page
    assert "<code>" not in officer.page


def test_where_she_wanted_to_go_is_not_forgotten_and_one_address_comes_back(server, identity):
    officer = Officer(server).sit_down()
    officer.cookies = {}
    to = sent_to(officer, next="/en/siege/chiffres/")
    asked = dict(parse_qsl(urlsplit(to).query))

    assert asked["redirect_uri"] == f"http://headquarters.test{LOGIN}callback/"
    assert set(asked["scope"].split()) == {"openid", "email"}
    assert asked["code_challenge_method"] == "S256"
    back = urlsplit(identity.come_back(to))
    officer.get(f"{back.path}?{back.query}")
    officer.follow()
    officer.secret = "JBSWY3DPEHPK3PXP"
    officer.send("/siege/compte/2fa/authenticate/", code=officer.code())
    assert "<h1>Figures</h1>" in officer.page


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ({"email": "nobody@example.org"}, "no account of that mailbox"),
        ({"email_verified": False}, "a mailbox that nobody verified"),
        ({"email": None}, "no mailbox"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_has_no_account_is_told_so_and_none_is_made(server, identity, what, why):
    Officer(server)
    visitor = Visitor(server)
    identity.person |= what

    page = come_by(visitor, identity)

    assert visitor.status == 401
    assert "Pas encore de compte ici" in page
    assert linked(server) == []
    assert visitor.get("/siege/") == ""


def test_a_closed_account_stays_closed(server, identity):
    from organiser.hq.usecases.desk import accounts

    officer = Officer(server)
    come_by(officer, identity)
    accounts.close(officer.account)
    officer.cookies = {}

    come_by(officer, identity)

    assert officer.get("/siege/") == ""


SPOILT = {
    "another nonce": lambda said: said | {"nonce": "another"},
    "no nonce": lambda said: {name: value for name, value in said.items() if name != "nonce"},
    "another issuer": lambda said: said | {"iss": "http://127.0.0.1:1"},
    "for somebody else": lambda said: said | {"aud": "another"},
    "for others too": lambda said: said | {"aud": [CLIENT, "another"]},
    "over": lambda said: said | {"exp": 1_700_000_000},
    "without an end": lambda said: {name: value for name, value in said.items() if name != "exp"},
    "of nobody": lambda said: {name: value for name, value in said.items() if name != "sub"},
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_token_that_is_not_as_it_must_be_opens_nothing(server, identity, how):
    visitor = Visitor(server)
    Officer(server)
    identity.spoil = SPOILT[how]

    come_by(visitor, identity)

    assert_nothing_opened(server, visitor)


@pytest.mark.parametrize("how", ["another key", "no signature", "a shared secret"])
def test_a_token_that_the_provider_did_not_sign_opens_nothing(server, identity, how):
    visitor = Visitor(server)
    Officer(server)
    identity.signs_with, identity.algorithm = {
        "another key": (rsa.generate_private_key(public_exponent=65537, key_size=2048), "RS256"),
        "no signature": (None, "none"),
        "a shared secret": (SECRET, "HS256"),
    }[how]

    come_by(visitor, identity)

    assert_nothing_opened(server, visitor)


def test_a_description_of_another_issuer_or_half_of_one_sends_nobody_anywhere(server, identity):
    for spoilt in (
        lambda told: told | {"issuer": "https://example.org"},
        lambda told: {name: value for name, value in told.items() if name != "jwks_uri"},
        lambda _told: [],
    ):
        identity.describes = spoilt
        visitor = Visitor(server)
        visitor.get(LOGIN)
        page = visitor._go("POST", LOGIN, _form(visitor))

        assert visitor.status == 401
        assert "refresh" not in visitor.head
        assert "Connexion non faite" in page


def test_a_mailbox_told_apart_must_be_of_the_same_person(server, identity):
    visitor = Visitor(server)
    Officer(server)
    identity.spoil = lambda said: {n: v for n, v in said.items() if not n.startswith("email")}
    identity.spoil_userinfo = lambda told: told | {"sub": "another"}
    come_by(visitor, identity)
    assert_nothing_opened(server, visitor)

    identity.spoil_userinfo = dict
    come_by(visitor, identity)
    assert linked(server) == [("national@example.org", "mouvement", "4711", {})]


def test_an_answer_that_another_browser_asked_for_opens_nothing(server, identity):
    Officer(server)
    back = urlsplit(identity.come_back(sent_to(Visitor(server))))
    visitor = Visitor(server)

    visitor.get(f"{back.path}?{back.query}")

    assert_nothing_opened(server, visitor)


def test_a_provider_that_is_away_is_told_and_a_password_still_opens(server, identity):
    officer = Officer(server)
    identity.is_away = True
    officer.get(LOGIN)
    page = officer._go("POST", LOGIN, _form(officer))
    officer.set_password()
    officer.give_password()

    assert "Connexion non faite" in page
    assert "un mot de passe seul" in officer.page.lower()


def test_who_turns_back_at_the_provider_is_told_that_nothing_changed(server, identity):
    officer = Officer(server)
    state = dict(parse_qsl(urlsplit(sent_to(officer)).query))["state"]

    officer.get(f"{LOGIN}callback/?error=access_denied&state={state}")
    officer.follow()

    assert "Rien n’a changé" in officer.page


def test_a_link_adds_nothing_to_what_is_asked_of_the_provider(server, identity):
    visitor = Visitor(server)
    visitor.get(LOGIN)
    visitor._go("POST", f"{LOGIN}?scope=profile&auth_params=prompt%3Dnone", _form(visitor))
    asked = dict(parse_qsl(urlsplit(visitor.head["refresh"].partition("url=")[2]).query))

    assert "profile" not in asked["scope"]
    assert "prompt" not in asked


def test_she_links_another_mailbox_herself_and_unlinks_it(server, identity):
    identity.person |= {"email": "ana@house.example", "email_verified": False}
    officer = Officer(server).come_in()
    shown = officer.get("/siege/compte/oidc/")
    come_by(officer, identity, process="connect", next="/siege/compte/oidc/")
    if 'name="password"' in officer.page:
        officer._fill(officer.at or officer.head["location"], password=PASSWORD)
    after = officer.get("/siege/compte/oidc/")
    known = linked(server)
    number = re.search(r'name="account" value="(\d+)"', after)[1]
    officer.send("/siege/compte/oidc/", account=number)

    assert "Il n’est pas relié" in shown
    assert known == [("national@example.org", "mouvement", "4711", {})]
    assert linked(server) == []


def test_an_account_of_the_provider_is_linked_to_one_person_alone(server, identity):
    first = Officer(server)
    come_by(first, identity)
    other = Officer(server, "trainer").come_in()

    come_by(other, identity, process="connect", next="/siege/compte/oidc/")

    assert linked(server) == [("national@example.org", "mouvement", "4711", {})]
    assert other.account.email == "trainer@example.org"


def test_without_a_provider_there_is_no_button_and_no_way(server):
    visitor = Visitor(server)

    assert "oidc" not in visitor.get("/siege/compte/login/")
    visitor.get(LOGIN)
    assert visitor.status == 404
    visitor.get(f"{LOGIN}callback/?code=1&state=2")
    assert visitor.status == 404


@pytest.mark.parametrize(
    "said",
    [
        {"ISSUER": "https://id.example.org"},
        {"CLIENT": "a", "SECRET": "b", "NAME": "c"},
        {"ISSUER": "http://id.example.org", "CLIENT": "a", "SECRET": "b", "NAME": "c"},
        {"ISSUER": "id.example.org", "CLIENT": "a", "SECRET": "b", "NAME": "c"},
        {"ISSUER": "https://id.example.org?x=1", "CLIENT": "a", "SECRET": "b", "NAME": "c"},
    ],
    ids=str,
)
def test_half_of_a_provider_or_one_in_clear_is_refused_at_the_start(said):
    from organiser.hq import identity_provider

    with pytest.raises(CannotOpen):
        identity_provider.provider_of({f"ORGANISER_HQ_OIDC_{n}": v for n, v in said.items()})


def assert_nothing_opened(server, visitor):
    """She is told, nobody was linked, and no page opens."""
    assert visitor.status == 401
    assert linked(server) == []
    assert visitor.get("/siege/") == ""
    assert visitor.status == 302
