"""A drive with a directive, and a line of the register: written in the browser, run on a laptop."""

from organiser import paths
from organiser.domain.outreach import Result, Use
from organiser.domain.register import LINKS, Said
from organiser.i18n import speak
from organiser.usecases.directives import reading
from organiser.usecases.outreach import allowed
from organiser.usecases.outreach.launching import launch
from organiser.usecases.outreach.mailing import text_messages
from organiser.usecases.outreach.results import record_call
from organiser.words.register import said_label
from tests.browser.test_movement import PHONE, WIDE, laptop, meet, press, sound
from tests.usecases.outreach.people import plan, say_who_answers, willing
from tests.usecases.outreach.test_registered import BETTON, chosen

__all__ = ["laptop"]


def test_a_drive_is_asked_for_run_and_its_numbers_are_on_the_page(
    site, opens, signed_in, laptop
):  # fmt: skip
    page = opens("/siege/consignes/nouvelle/", viewport=WIDE, storage_state=signed_in)
    page.get_by_label("Titre").fill("Appeler pour samedi")
    page.get_by_label("Ce qui est demandé").fill("Appelez.")
    page.get_by_label("Tous les comités", exact=True).check()
    page.get_by_text("Une campagne ciblée qui l’accompagne").click()
    page.get_by_label("Faire mener une campagne aux comités").select_option("call")
    page.get_by_label("À qui elle s’adresse").fill("Qui a dit venir samedi")
    page.get_by_label("Ce qui est dit ou écrit").fill("Bonjour, samedi ?")
    press(page, "La voir comme les comités")
    page.get_by_role("heading", name="La campagne qui l’accompagne").wait_for()
    sound(page)
    press(page, "Publier")
    page.get_by_text("Publiée. Les comités").wait_for()

    meet(site, laptop)
    rows = reading.read_directives(laptop)
    (row,) = [row for row in rows if row.directive.page.title == "Appeler pour samedi"]
    brief = row.directive.drive
    say_who_answers(laptop)
    people = [willing(laptop, f"Ana {chr(65 + at)}bgrall", at) for at in range(1, 13)]
    told = plan(brief.use, words=brief.words, directive=row.directive.series_id)
    drive = launch(laptop, told)
    for person in people[:7]:
        record_call(laptop, drive, person, Result.REACHED)
    meet(site, laptop)
    site.call("purge")
    page.reload()

    page.get_by_role("row").filter(has_text="Betton").filter(has_text="12").first.wait_for()
    sound(page)


def say_everything(page):
    speak("fr", paths.resources() / "locale")
    labels = {said: said_label(said) for said in Said}
    speak("en", paths.resources() / "locale")
    for said, label in labels.items():
        page.get_by_label(label).fill("https://example.org/" if said in LINKS else "Dit")


def begin(page):
    """Open a line by what it cannot be kept without."""
    page.get_by_role("link", name="Ouvrir une ligne").click()
    page.get_by_label("Par quel moyen").select_option("text")
    page.get_by_label("Premier jour").fill("2026-01-01")
    page.get_by_label("Dernier jour").fill("2036-01-01")
    page.get_by_label("commune ou code postal").check()
    page.get_by_label("Texte du message").fill("Venez samedi.")


def test_a_line_is_opened_carries_a_message_and_has_its_notice(
    site, opens, signed_in, laptop
):  # fmt: skip
    page = opens("/siege/registre/", viewport=WIDE, storage_state=signed_in)
    sound(page)
    begin(page)
    sound(page)
    press(page, "Garder cette version")
    page.get_by_role("heading", name="Reste à dire").wait_for()
    sound(page)

    page.get_by_role("link", name="Rédiger la version suivante").click()
    say_everything(page)
    press(page, "Garder cette version")
    page.get_by_role("heading", name="Rien ne manque").wait_for()
    sound(page)
    press(page, "Publier l’avis")
    page.get_by_role("heading", name="Avis public").wait_for()
    sound(page)
    meet(site, laptop)
    say_who_answers(laptop)
    chosen(laptop)
    line = allowed.allowance(laptop, Use.TEXT, BETTON).lines[0]
    drive = launch(laptop, plan(Use.TEXT, BETTON, words=line.words, selection=line.series))
    (text,) = text_messages(laptop, drive)

    assert line.notice in text.words
    notice = opens(f"/t/{line.reference}", viewport=PHONE)
    notice.get_by_role("heading", name="Avis de transparence").wait_for()
    sound(notice)
    notice.goto("/en/transparence/")
    notice.get_by_role("link", name=line.reference).wait_for()
    sound(notice)
