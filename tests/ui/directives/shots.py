"""The page of the directives as `tools/shoot.py` draws it."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtTest import QTest
from sent import large, odt
from sent_here import bring

from organiser import clock, paths
from organiser.domain.outreach import Use
from organiser.domain.segments.rules import LivesIn
from organiser.ui.jobs import Jobs
from organiser.ui.lists.sentence import sentence_of
from organiser.ui.messages import Messages
from organiser.usecases import creating
from tests.ui.directives import scene
from tests.ui.today.scene import make_window
from tests.usecases.outreach.people import say_who_answers, willing
from tests.usecases.outreach.test_registered import chosen, line

_KEPT = []


def directives(home):
    return _window(home)


def changed(home):
    return _window(home, lambda page: page.list.table.selectRow(1))


def earlier(home):
    return _window(home, _show_earlier)


def withdrawn(home):
    return _window(home, lambda page: page.list.table.selectRow(2))


def long(home):
    return _window(home, fill=_long)


def drive(home):
    return _window(home, fill=_drive)


def drive_at_lists(home):
    window = _window(home, lambda page: page.start_drive(), fill=_drive)
    window.go("lists")
    QTest.qWait(900)
    return window


def selection(home):
    """A list for text messages, carried by two lines of the register."""
    window = _window(home, fill=_selection)
    window.go("lists")
    page = window.pages.page("lists")
    page._take_sentence(sentence_of(LivesIn(("Betton",))))
    page.use.choose(Use.TEXT)
    QTest.qWait(900)
    page.ask_launch()
    QTest.qWait(200)
    return window


def refused(home):
    """The same without a line."""
    window = _window(home, fill=_willing)
    window.go("lists")
    page = window.pages.page("lists")
    page._take_sentence(sentence_of(LivesIn(("Betton",))))
    page.use.choose(Use.TEXT)
    QTest.qWait(900)
    return window


def attached(home):
    return _window(home, fill=_attached)


def viewer(home):
    window = _window(home, fill=_attached)
    page = window.pages.page("directives")
    page.pane.files.lines[0].open_button.click()
    QTest.qWait(300)
    return page.looking.viewer


def paper(home):
    window = _window(home, fill=_attached)
    page = window.pages.page("directives")
    page.pane.files.lines[1].open_button.click()
    while page.looking.viewer.picture.is_empty():
        QTest.qWait(50)
    return page.looking.viewer


def _attached(database):
    made = scene.fill(database)
    guide = (paths.guide() / "pictures" / "fr" / "calls.png").read_bytes()
    bring(database, made["asks"], "plan-du-quartier.png", guide)
    bring(database, made["asks"], "tract-logement.pdf", _paper(), place=1)
    bring(database, made["asks"], "lettre aux locataires, version longue.odt", odt(), place=2)
    bring(database, made["asks"], "photo.png", large(400_000), many=3, place=3)


def _paper():
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    held = BytesIO()
    canvas = Canvas(held, pagesize=(595, 842))
    for page in (1, 2):
        canvas.setFont("Helvetica", 40)
        canvas.drawString(60, 700, f"Tract, page {page}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def narrow(home):
    window = _window(home)
    window.resize(900, 700)
    QTest.qWait(60)
    return window


def none(home):
    return _window(home, fill=lambda _database: None)


def today(home):
    window = _window(home)
    window.go("today")
    QTest.qWait(600)
    return window


def _show_earlier(page):
    page.list.table.selectRow(1)
    page.pane.earlier_button.click()


def _willing(database):
    say_who_answers(database)
    for at, name in enumerate(("Ana Abgrall", "Eva Riou", "Noa Tanguy"), 1):
        willing(database, name, at)


def _drive(database):
    _willing(database)
    scene.asked(
        database, "Appeler qui a dit venir samedi", drive_use=Use.CALL, is_asked=True,
        drive_whom="Les personnes qui ont dit oui pour samedi et n’ont pas confirmé",
        drive_goal="Vingt personnes au marché", drive_words="Bonjour, je suis du comité. Samedi ?",
        drive_ends_on=clock.today() + timedelta(6),
    )  # fmt: skip


def _selection(database):
    _willing(database)
    chosen(database, "Yann Le Goff", 9)
    line(database)
    line(database, UUID(int=8), reference="S-2026-002", words="Venez dimanche.")


def _long(database):
    title = "Consigne au titre très long pour les comités de tous les départements d’outre-mer"
    scene.asked(database, title, "\n\n".join([scene.TEXT] * 6), is_asked=True)


def _window(home, then=lambda _page: None, fill=scene.fill):
    database = creating.create_committee(
        home / "made", "Rennes Nord", password="quatre mots bien choisis", insee="35238",
        in_keyring=False,
    ).database  # fmt: skip
    messages = Messages()
    jobs = Jobs(messages)
    fill(database)
    window = make_window(database, home / "made", messages, jobs)
    _KEPT.extend((messages, jobs, window, database))
    window.resize(1366, 768)
    window.show()
    window.go("directives")
    QTest.qWait(60)
    then(window.pages.page("directives"))
    QTest.qWait(60)
    return window
