"""An officer comes in with password and telephone, and needs neither a mouse nor sight for it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from taught import PAGE

FIRST = {
    "ONE": "/siege/comites/", "CODE": "/siege/comites/", "NOBODY": "/siege/personne/",
    "WRONG": "/siege/personne/", "DIRECTIVE": "/siege/consignes/",
    "WRITTEN": "/siege/consignes/nouvelle/", "COURSE": "/siege/formations/",
    "TAUGHT": "/siege/formations/nouvelle/", "STAGES": "/siege/niveaux/definir/",
}  # fmt: skip
"""Where one begins towards a page that an address alone does not name."""
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def directive(site):
    """One directive and one course, published to all."""
    text = site.home / "tracts.md"
    text.write_text("# Tracts du samedi\n\n### Où\n\nTrois par **rue**.", encoding="utf-8")
    site.call("directive", "publish", str(text), "--audience", "all", "--ask")
    text.write_text(PAGE, encoding="utf-8")
    site.call("course", "publish", str(text))


def _go(page, path):
    """Go on to a page that an address alone does not name."""
    if path in {"ONE", "CODE"}:
        page.get_by_role("link", name="Brest Kerinou").click()
    if path == "CODE":
        page.get_by_role("button", name="Créer un code d’association").click()
        page.get_by_role("heading", name="Code d’association").wait_for()
    if path == "DIRECTIVE":
        page.get_by_role("link", name="Tracts du samedi").click()
    if path == "COURSE":
        page.get_by_role("link", name="Frapper aux portes").click()
    if path == "TAUGHT":
        page.get_by_label("Page de la formation").fill(PAGE)
        page.get_by_role("button", name="La voir").click()
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


def _see_what_changes(page):
    """Change a figure of the stages, and look at it."""
    page.get_by_label("Bénévole : nombre de venues").fill("2")
    page.get_by_role("button", name="Voir ce qui change").click()
    page.get_by_role("heading", name="Ce qui change").wait_for()


@pytest.mark.usefixtures("directive")
@pytest.mark.parametrize("path", [
    "/siege/", "/en/siege/", "/siege/comites/", "/siege/comites/?etat=alarm", "ONE", "CODE",
    "/siege/demandes/", "/siege/consignes/", "DIRECTIVE", "/siege/consignes/nouvelle/", "WRITTEN",
    "/siege/formations/", "COURSE", "TAUGHT", "/siege/niveaux/", "STAGES",
    "/siege/propositions/", "/siege/propositions/?etat=refused",
    "/siege/chiffres/", "/siege/personne/", "NOBODY", "WRONG", "/siege/personne/journal/",
    "/siege/compte/2fa/", "/siege/compte/2fa/webauthn/", "/siege/second-facteur/",
    "/siege/compte/password/change/", "/siege/compte/reauthenticate/",
    "/siege/compte/2fa/totp/deactivate/", "/siege/compte/2fa/recovery-codes/",
])  # fmt: skip
def test_no_page_of_the_desk_keeps_anybody_out(opens, signed_in, path):
    page = opens(FIRST.get(path, path), storage_state=signed_in)
    _go(page, path)
    if path == "STAGES":
        _see_what_changes(page)
    for folded in page.locator("details").all():
        folded.evaluate("each => { each.open = true }")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page)

        assert found.violations_count == 0, (scheme, found.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("path", ["/siege/compte/login/", "/siege/compte/password/reset/"])
def test_no_page_before_the_desk_keeps_anybody_out(opens, path):
    found = Axe().run(opens(path))

    assert found.violations_count == 0, found.generate_report()


def test_a_table_with_hidden_numbers_does_not_widen_the_page(opens, signed_in):
    page = opens("/siege/chiffres/", storage_state=signed_in)
    cells = "".join('<td><span class="unseen">caché</span></td>' for _cell in range(20))
    page.locator("main").evaluate(
        "(main, cells) => { main.insertAdjacentHTML('beforeend', "
        "`<div class=wide><table class=rows><tr>${cells}</tr></table></div>`) }", cells,
    )  # fmt: skip

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


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
