"""The pages of one's own account are in our words: each leads on, and says once what it asks."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from officer import Officer
from visitor import Visitor

from organiser import paths

LIBRARY = re.compile(r"réauthentifi|deux facteurs|récupération|[Dd]ésactiver l|[Cc]ompte inactif")
"""Words of the library where ours are others."""


@pytest.fixture
def back(server):
    """An officer who came in once, in another browser: her password is given, her code is not."""
    officer = Officer(server).come_in()
    officer.cookies = {}
    officer.give_password()
    return officer


def test_who_has_set_her_password_goes_on_to_sign_in(server):
    page = Officer(server).set_password()

    assert "Votre mot de passe est enregistré" in page
    assert 'href="/siege/compte/login/"' in page.split("<main")[1]


@pytest.mark.parametrize("path", [
    "password/reset/", "password/reset/done/", "inactive/", "signup/", "password/reset/key/done/",
])  # fmt: skip
@pytest.mark.parametrize("tongue", ["", "/en"])
def test_no_page_before_the_desk_is_a_dead_end(server, tongue, path):
    visitor = Visitor(server)
    visitor.get(f"{tongue}/siege/compte/login/")

    page = visitor.get(f"{tongue}/siege/compte/{path}")

    assert f'href="{tongue}/siege/compte/login/"' in page.split("<main")[1]
    assert LIBRARY.search(page) is None


def test_every_page_of_an_account_is_ours():
    import allauth

    from organiser.hq.web.desk.doors import SIGNING_IN

    theirs = Path(allauth.__file__).parent / "templates"
    ours = paths.resources().parent / "organiser" / "hq" / "templates"
    pages = {
        str(file.relative_to(theirs))
        for folder in ("account", "mfa") for file in (theirs / folder).rglob("*.html")
        if "snippets" not in file.parts
    }  # fmt: skip
    unused = re.compile(
        r"account/(base_\w+|confirm_\w+|email\w*|password_set|phone_change|request_\w+|signup\w*"
        r"|verification_sent|verified_email_required)\.html|mfa/(base_\w+|trust|webauthn/signup_form)"
        r"\.html"
    )  # fmt: skip

    assert {"mfa_authenticate", "mfa_reauthenticate_webauthn"} <= SIGNING_IN
    missing = {page for page in pages if not unused.fullmatch(page)}
    assert {page for page in missing if not (ours / page).exists()} == set()


def test_a_password_is_not_scolded_before_it_is_typed(server):
    from organiser.hq.usecases.desk import accounts

    officer = Officer(server)
    officer.get(urlsplit(accounts.invitation(officer.account)).path)
    page = officer.get(officer.head["location"])

    assert "se devine vite" not in page
    assert "Quatre mots" in page


def test_an_easy_password_is_scolded(server):
    page = Officer(server).set_password("motdepasse1234")

    assert "se devine vite" in page


def test_the_page_of_the_code_says_that_a_recovery_code_fits_and_offers_no_key(back):
    page = back.page

    assert "Code du téléphone, ou code de secours" in page
    assert "Avec ma clé" not in page
    assert "mfa_webauthn_authenticate" not in page
    assert "placeholder" not in page
    assert LIBRARY.search(page) is None


def test_who_has_a_key_is_offered_it(back):
    _key_of(back)
    back.cookies = {}

    page = back.give_password()

    assert "Avec ma clé" in page
    assert "mfa_webauthn_authenticate" in page


def _key_of(officer):
    """Give her a key, as a browser would have it registered."""
    from allauth.mfa.models import Authenticator
    from fido2.utils import websafe_encode
    from fido2.webauthn import AttestationObject

    name, told = (
        websafe_encode(b"k" * 16),
        b'{"type":"webauthn.create","challenge":"AA","origin":"x"}',
    )
    public = bytes.fromhex("a5010203262001215820") + b"\1" * 32 + b"\x22\x58\x20" + b"\2" * 32
    said = b"\0" * 32 + b"\x41" + b"\0" * 4 + b"\0" * 16 + b"\0\x10" + b"k" * 16 + public
    attested = AttestationObject.create("none", said, {})
    response = {
        "attestationObject": websafe_encode(bytes(attested)),
        "clientDataJSON": websafe_encode(told),
    }  # fmt: skip
    credential = {"id": name, "rawId": name, "type": "public-key", "response": response}
    return Authenticator.objects.create(
        user=officer.account, type="webauthn",
        data={"name": "Clé bleue", "passwordless": False, "credential": credential},
    )  # fmt: skip


def test_who_just_signed_in_is_not_asked_who_she_is(server):
    officer = Officer(server)
    officer.set_password()
    officer.give_password()

    page = officer.get("/siege/compte/2fa/totp/activate/")

    assert officer.status == 200
    assert "<code>" in page


def test_later_she_is_asked_in_our_words(server):
    from django.contrib.sessions.backends.db import SessionStore

    officer = Officer(server).come_in()
    session = SessionStore(officer.cookies["sessionid"])
    for said in session["account_authentication_methods"]:
        said["at"] -= 301
    session.save()
    officer.get("/siege/compte/2fa/recovery-codes/")
    page = officer.follow()

    assert "C’est toujours vous" in page
    assert "Avec un code" in page
    assert "Avec ma clé" not in page
    assert "placeholder" not in page
    assert LIBRARY.search(page) is None


def test_the_only_second_factor_is_not_offered_to_be_given_up(server):
    officer = Officer(server).come_in()
    own = officer.get("/siege/compte/2fa/")
    only = officer.confirm("/siege/compte/2fa/totp/deactivate/")

    assert "S’en passer" not in own
    assert "votre seule deuxième preuve" in only
    assert 'class="button danger"' not in only


def test_with_a_key_the_codes_can_be_given_up_and_the_pages_of_keys_are_ours(server):
    officer = Officer(server).come_in()
    key = _key_of(officer)
    asked = officer.confirm("/siege/compte/2fa/totp/deactivate/")
    keys = officer.get("/siege/compte/2fa/webauthn/")
    pages = [
        officer.get(f"/siege/compte/2fa/webauthn/{path}")
        for path in ("add/", f"keys/{key.pk}/edit/", f"keys/{key.pk}/remove/")
    ]
    officer.get("/siege/compte/2fa/totp/deactivate/")
    after = officer.act("/siege/compte/2fa/totp/deactivate/")

    assert "Clé bleue" in keys
    assert [LIBRARY.search(page) for page in (asked, keys, *pages)] == [None] * 5
    assert "Retirer « Clé bleue » ?" in pages[2].replace("\u00a0", " ").replace("\u202f", " ")
    assert "n’ouvrent plus le bureau du siège" in after
    last = officer.get(f"/siege/compte/2fa/webauthn/keys/{key.pk}/remove/")
    assert "votre seule deuxième preuve" in last
