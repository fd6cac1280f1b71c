"""An officer at her browser and a laptop of a committee: down, up, and back, over the real line."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from make import PASSWORD
from sent import large, png
from taught import PAGE as COURSE

from organiser.domain.proposal import Said, State
from organiser.sync.client import Headquarters
from organiser.usecases import creating, sent_files
from organiser.usecases.directives import answering
from organiser.usecases.directives import reading as directives
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.pairing import pair
from organiser.usecases.proposals import reading, writing

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def laptop(site, tmp_path):
    """A laptop of a committee of Betton, paired over the network."""
    made = creating.create_committee(
        tmp_path / "laptop", "Betton", password=PASSWORD, insee="35024", in_keyring=False
    ).database  # fmt: skip
    said = site.call("committee", "add", "--name", "Betton", "--commune", "35024", "--json")
    committee = re.search(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", said)[0]
    code = re.search(r"[0-9A-Z]{4,}(?:-[0-9A-Z]{4,})+", site.call("committee", "code", committee))
    with Headquarters(site.address) as line:
        pair(made, line, code[0], "Portable", "test")
    yield made
    made.close()


def meet(site, laptop):
    assert not exchange(laptop, lambda *_told: Headquarters(site.address)).trouble


def sound(page):
    """The page keeps nobody out, by day and by night, on a desk and on a telephone."""
    for scheme, size in (("light", WIDE), ("dark", PHONE)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        for folded in page.locator("details").all():
            folded.evaluate("each => { each.open = true }")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.set_viewport_size(WIDE)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_a_directive_goes_down_and_its_acknowledgement_is_on_the_page(
    site, opens, signed_in, laptop
):  # fmt: skip
    page = opens("/siege/consignes/nouvelle/", viewport=WIDE, storage_state=signed_in)
    page.get_by_label("Titre").fill("Affiches de Betton")
    page.get_by_label("Ce qui est demandé").fill("Trois par **rue**.")
    page.get_by_label("Les comités que vous cochez").check()
    page.get_by_label("Nom d’un comité").fill("bett")
    press(page, "Chercher des comités")
    page.get_by_label("Betton", exact=True).check()
    page.get_by_label("Demander aux comités").check()
    press(page, "La voir comme les comités")
    sound(page)
    press(page, "Publier")
    page.get_by_text("Publiée. Les comités").wait_for()

    meet(site, laptop)
    rows = directives.read_directives(laptop)
    (row,) = [row for row in rows if row.directive.page.title == "Affiches de Betton"]
    answering.mark_read(laptop, row.directive.id)
    answering.acknowledge(laptop, row.directive.id, "Il nous manque des tracts.")
    meet(site, laptop)
    page.reload()

    page.get_by_role("row").filter(has_text="Il nous manque des tracts.").wait_for()
    sound(page)


def test_attachments_and_pictures_leave_the_desk_and_are_read_on_the_laptop(
    site, opens, signed_in, laptop
):  # fmt: skip
    plan = {"name": "plan.png", "mimeType": "image/png", "buffer": large(60_000)}
    page = opens("/siege/consignes/nouvelle/", viewport=WIDE, storage_state=signed_in)
    page.get_by_label("Titre").fill("Plan de collage")
    page.get_by_label("Ce qui est demandé").fill("Voir le plan.")
    page.get_by_label("Tous les comités").check()
    page.get_by_label("Choisir des fichiers").set_input_files(
        [plan, {"name": "page.html", "mimeType": "image/png", "buffer": b"<html>"}]
    )
    press(page, "Joindre")
    page.get_by_text("Seuls les PDF").wait_for()
    sound(page)
    assert page.get_by_label("plan.png").is_checked()
    press(page, "Publier")
    page.get_by_role("link", name="plan.png").wait_for()
    sound(page)

    page.goto(f"{site.address}/siege/formations/nouvelle/")
    page.get_by_label("Page de la formation").fill(
        COURSE.replace("Préparer", "![Une feuille](feuille.png)\n\nPréparer")
    )
    page.get_by_label("Choisir des fichiers").set_input_files(
        [{"name": "feuille.png", "mimeType": "image/png", "buffer": png(60, 40)}]
    )
    press(page, "La voir comme les comités")
    sound(page)
    assert page.get_by_alt_text("Une feuille").evaluate("each => each.naturalWidth") == 60
    press(page, "Publier")
    page.get_by_text("Publiée. Les comités").wait_for()
    sound(page)
    page.goto(f"{site.address}/siege/formations/")
    sound(page)
    meet(site, laptop)

    rows = directives.read_directives(laptop)
    (row,) = [row for row in rows if row.directive.page.title == "Plan de collage"]
    (file,) = sent_files.read_files(laptop, row.directive.id)
    assert sent_files.read_content(laptop, file) == plan["buffer"]


def test_a_proposal_is_answered_in_the_browser_and_the_answer_comes_back(
    site, opens, signed_in, laptop
):  # fmt: skip
    said = Said("Bloquer les loyers", "Le loyer mange tout.", "logement", 12)
    writing.send(laptop, writing.keep_draft(laptop, said))
    meet(site, laptop)

    page = opens("/siege/propositions/", viewport=WIDE, storage_state=signed_in)
    sound(page)
    page.get_by_role("link", name="Bloquer les loyers").click()
    sound(page)
    press(page, "La publier")
    page.get_by_text("Tous les comités la lisent dès").wait_for()
    page.get_by_label("Retenue", exact=True).check()
    page.get_by_label("Motif").first.fill("Au chapitre 3.")
    press(page, "Répondre")
    page.get_by_text("Réponse envoyée").wait_for()
    meet(site, laptop)

    rows = reading.read_proposals(laptop)
    (row,) = [row for row in rows if row.said.title == "Bloquer les loyers"]
    assert (row.reply.state, row.reply.answer, row.is_news) == (
        State.ACCEPTED, "Au chapitre 3.", True
    )  # fmt: skip
