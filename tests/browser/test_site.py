"""Visitors with a telephone, with and without a script, by keyboard, with a screen reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe

FORM = {
    "Prénom": "Nolwenn", "Nom": "Kerdoncuff", "Courriel": "nolwenn@example.org",
    "Téléphone": "06 39 98 12 34", "Code postal": "22300",
}  # fmt: skip


def fill(page, **other):
    for label, value in {**FORM, **other}.items():
        page.get_by_label(label, exact=label == "Nom").first.fill(value)
    page.get_by_label("J’ai 18 ans ou plus").check()
    page.get_by_label("J’accepte que ce comité garde").check()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_visitor_joins_on_a_telephone(site, opens, script):
    page = opens("/", java_script_enabled=script)
    page.get_by_label("Votre commune ou code postal").fill("lannion")
    page.get_by_role("button", name="Trouver un comité").click()
    page.get_by_role("link", name="Lannion Centre").click()
    page.get_by_role("link", name="Rejoindre ce comité").click()
    mailbox = f"nolwenn.{script}@example.org"
    fill(page, Courriel=mailbox)
    page.get_by_role("button", name="Envoyer, puis confirmer").click()
    page.get_by_role("heading", name="Regardez vos courriels").wait_for()

    page.goto(site.link("confirmer", mailbox))
    page.get_by_role("button", name="Je confirme").click()

    page.get_by_role("heading", name="C’est fait").wait_for()


def test_the_map_is_walked_by_keys(opens):
    page = opens("/", viewport={"width": 1280, "height": 900})
    area = page.get_by_role("link", name="Finistère (29)")
    area.first.focus()
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Finistère").wait_for()
    page.get_by_role("link", name="Brest : 2 comités").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#commune-29019")


def test_the_first_key_leads_past_the_head_of_the_page(opens):
    page = opens("/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_the_nearest_is_found_without_telling_where_she_is(opens):
    asked = []
    page = opens(
        "/", geolocation={"latitude": 48.73, "longitude": -3.46}, permissions=["geolocation"]
    )
    page.on("request", lambda each: asked.append(each.url + str(each.headers)))

    page.get_by_role("button", name="Au plus près de moi").click()
    page.get_by_role("link", name="Lannion Centre").wait_for()

    assert "/departement/22/" in page.url
    assert not [each for each in asked if "48.7" in each or "3.46" in each]


def test_what_she_typed_is_still_there_when_something_is_wrong(opens):
    page = opens("/comites/?q=lannion")
    page.get_by_role("link", name="Lannion Centre").click()
    page.get_by_role("link", name="Rejoindre ce comité").click()
    fill(page, Courriel="nolwenn")
    page.get_by_role("button", name="Envoyer, puis confirmer").click()

    page.get_by_role("alert").wait_for()
    assert page.get_by_label("Prénom").input_value() == "Nolwenn"


@pytest.mark.parametrize("path", [
    "/", "/en/", "/departement/29/", "/departement/974/", "/comites/?q=22300", "/comites/?q=xyz",
    "/comites/?q=brest&commune=29019", "JOIN", "WRONG", "/confirmer/abc/", "/mes-donnees/abc/",
])  # fmt: skip
def test_no_page_keeps_anybody_out(opens, path):
    page = opens("/comites/?q=lannion" if path.isupper() else path)
    if path.isupper():
        page.get_by_role("link", name="Lannion Centre").click()
        page.get_by_role("link", name="Rejoindre ce comité").click()
    if path == "WRONG":
        page.get_by_role("button", name="Envoyer, puis confirmer").click()
        page.get_by_role("alert").wait_for()

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page)

        assert found.violations_count == 0, (scheme, found.generate_report())
