"""A committee is asked for in a real browser; no page on the way keeps anybody out."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

FORM = {
    "Nom du comité": "Comité de Betton", "Sa commune ou son code postal": "Betton",
    "Pourquoi voulez-vous le créer": "Nous sommes trois à la sortie du marché.",
    "Prénom": "Nolwenn", "Nom": "Kerdoncuff", "Courriel": "nolwenn.k@example.org",
    "Téléphone": "06 39 98 12 34",
    "Première personne : prénom et nom": "Yann Tanguy",
    "Première personne : courriel": "yann.t@example.org",
    "Deuxième personne : prénom et nom": "Malika Benali",
    "Deuxième personne : courriel": "malika.b@example.org",
}  # fmt: skip
SHE = FORM["Courriel"]


def sound(page):
    """The page keeps nobody out, by day and by night, and is as wide as the telephone."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def press(page, name):
    page.get_by_role("button", name=name).click()


def ask(page):
    exact = {"Nom", "Prénom", "Courriel"}
    for label, value in FORM.items():
        page.get_by_label(label.replace(" :", "\u00a0:"), exact=label in exact).fill(value)
    for tick in ("J’accepte cette charte", "J’ai 18 ans ou plus", "J’accepte que le siège"):
        page.get_by_label(tick).check()
    press(page, "Envoyer, puis confirmer")


def answer(site, act):
    (request,) = (
        each["id"]
        for each in json.loads(site.call("application", "list", "--json"))["applications"]
        if each["founder"]["email"] == SHE
    )
    site.call("application", act, request, "--by", "Odile", "--reason", "À très vite.")


@pytest.mark.parametrize("path", ["/creer/", "/en/creer/", "/compteur/", "/creer/suivre/abc/"])
def test_no_page_about_beginning_keeps_anybody_out(opens, path):
    sound(opens(path, viewport={"width": 360, "height": 740}))


def test_a_committee_is_asked_for_on_a_telephone_up_to_its_code(site, opens):
    page = opens("/creer/", viewport={"width": 360, "height": 740})
    press(page, "Envoyer, puis confirmer")
    page.get_by_role("alert").wait_for()
    sound(page)
    ask(page)
    page.get_by_role("heading", name="Regardez vos courriels").wait_for()
    sound(page)

    page.goto(site.link("creer/confirmer", SHE))
    sound(page)
    press(page, "Je confirme")
    sound(page)
    for other in ("yann.t@example.org", "malika.b@example.org"):
        page.goto(site.link("creer/avec", other))
        sound(page)
        press(page, "Oui, je le crée aussi")
        page.get_by_text("C’est fait").wait_for()
    for act in ("call", "pre-approve", "approve"):
        answer(site, act)

    page.goto(site.link("creer/engagement", SHE))
    sound(page)
    press(page, "Je signe")
    page.get_by_text("Tapez votre nom").wait_for()
    page.get_by_label("Votre prénom et votre nom").fill("Nolwenn Kerdoncuff")
    press(page, "Je signe")
    press(page, "Montrer le code")
    page.locator(".code").wait_for()
    sound(page)


def test_the_page_of_a_committee_keeps_nobody_out(opens):
    page = opens("/comites/?q=lannion", viewport={"width": 360, "height": 740})
    page.get_by_role("link", name="Lannion Centre").click()
    page.get_by_role("heading", name="Prochaines actions").wait_for()

    sound(page)
