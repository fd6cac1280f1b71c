"""An officer comes in with password and telephone, and needs neither a mouse nor sight for it."""

import hashlib
import hmac
import re
import struct
import time
from base64 import b32decode
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

MAILBOX, PASSWORD = "ana@example.org", "quatre chevaux sous la pluie"
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def signed_in(site, chromium):
    """What a browser remembers of an officer who came in by her invitation."""
    said = site.call("account", "add", MAILBOX, "--role", "national")
    site.call("purge")
    text = site.home / "tracts.md"
    text.write_text("# Tracts du samedi\n\n### Où\n\nTrois par **rue**.", encoding="utf-8")
    site.call("directive", "publish", str(text), "--audience", "all", "--ask")
    context = chromium.new_context(base_url=site.address, locale="fr-FR", viewport=WIDE)
    page = context.new_page()
    page.goto(urlsplit(re.search(r"http\S+", said)[0]).path)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("main").get_by_role("button").first.click()
    page.goto("/siege/")
    page.get_by_label("Courriel").fill(MAILBOX)
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_role("link", name="Des codes sur mon téléphone").click()
    if page.locator("input[type=password]").count():
        page.locator("input[type=password]").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button").last.click()
    page.get_by_label("code").fill(_code(page.locator("code").inner_text()))
    page.get_by_role("button", name="Utiliser ces codes").click()
    page.goto("/siege/")
    page.get_by_role("heading", name="Siège").wait_for()
    state = context.storage_state()
    context.close()
    return state


def _code(secret):
    """Return what her telephone shows now."""
    key, step = b32decode(secret), int(time.time()) // 30
    told = hmac.digest(key, struct.pack(">Q", step), hashlib.sha1)
    at = told[-1] & 15
    return f"{(struct.unpack('>I', told[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def _go(page, path):
    """Go on to a page that an address alone does not name."""
    if path in {"ONE", "CODE"}:
        page.get_by_role("link", name="Brest Kerinou").click()
    if path == "CODE":
        page.get_by_role("button", name="Créer un code d’association").click()
        page.get_by_role("heading", name="Code d’association").wait_for()
    if path == "DIRECTIVE":
        page.get_by_role("link", name="Tracts du samedi").click()
    if path == "WRITTEN":
        page.get_by_label("Titre").fill("Tracts")
        page.get_by_label("Ce qui est demandé").fill(
            "## Où\n\n- un\n\n|a|b|\n|-|-|\n|1|[2](https://x.fr)|"
        )
        page.get_by_label("Nom d’un comité").fill("brest")
        page.get_by_role("button", name="La voir").click()
    if path in {"NOBODY", "WRONG"}:
        page.get_by_label("Son courriel exact").fill(
            "nobody@example.org" if path == "NOBODY" else "n"
        )
        page.get_by_label("Pourquoi vous consultez").fill("Demande d’accès par courrier")
        page.get_by_role("button", name="Ouvrir").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [
    "/siege/", "/en/siege/", "/siege/comites/", "/siege/comites/?etat=alarm", "ONE", "CODE",
    "/siege/demandes/", "/siege/consignes/", "DIRECTIVE", "/siege/consignes/nouvelle/", "WRITTEN",
    "/siege/chiffres/", "/siege/personne/", "NOBODY", "WRONG", "/siege/personne/journal/",
    "/siege/compte/2fa/", "/siege/compte/2fa/webauthn/", "/siege/second-facteur/",
])  # fmt: skip
def test_no_page_of_the_desk_keeps_anybody_out(opens, signed_in, path, scheme):
    first = {"ONE": "/siege/comites/", "CODE": "/siege/comites/", "NOBODY": "/siege/personne/",
             "WRONG": "/siege/personne/", "DIRECTIVE": "/siege/consignes/",
             "WRITTEN": "/siege/consignes/nouvelle/"}.get(path, path)  # fmt: skip
    page = opens(first, color_scheme=scheme, storage_state=signed_in)
    _go(page, path)
    for folded in page.locator("details").all():
        folded.evaluate("each => { each.open = true }")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", ["/siege/compte/login/", "/siege/compte/password/reset/"])
def test_no_page_before_the_desk_keeps_anybody_out(opens, path):
    found = Axe().run(opens(path))

    assert found.violations_count == 0, found.generate_report()


def test_a_laptop_is_asked_for_and_a_committee_is_closed_by_keys(opens, signed_in):
    page = opens("/siege/comites/?q=saint", viewport=WIDE, storage_state=signed_in)
    page.get_by_role("link", name="Saint-Denis").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Le fermer ou le réunir à un autre").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Motif").fill("Plus personne pour le tenir")
    page.get_by_role("button", name="Le fermer", exact=True).focus()
    page.keyboard.press("Enter")

    page.get_by_text("Il est fermé.").wait_for()
    page.get_by_text("comité fermé : Plus personne pour le tenir").wait_for()
