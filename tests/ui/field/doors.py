"""Streets, sheets and the two pages of the field, for tests and for looking at them."""

from datetime import date

from make import SATURDAY, bring_in, candidate
from PIL import Image
from sqlalchemy import update
from ticked import brought_back

from organiser.domain.field import DoorResult, Outcome, Outing
from organiser.models.field import SheetEvent
from organiser.ui.field.pages import FieldPages
from organiser.ui.shell.window import MainWindow, WindowParts
from organiser.usecases.field import call_sheets, choosing, entering, printing
from organiser.usecases.field.choosing import Side
from organiser.usecases.outreach.launching import launch
from tests.usecases.outreach.people import plan, say_who_answers, willing

STREETS = (
    "rue de Dinan", "rue des Lilas", "quai de la Prévalaye", "allée du Parc", "rue Haute",
    "impasse des Glycines", "boulevard de Chézy", "rue de l’Alma", "place des Lices",
)  # fmt: skip
NAMES = ("Alan", "Bleuenn", "Camille", "Denez", "Enora", "Fanch")
FLOORS = ("", "bât. B, 3e", "2e gauche", "RdC")
OUTING = Outing(
    "Porte-à-porte", on=SATURDAY, team="Solène, Karim", holder="Karim", hours="10:00 – 12:00",
    return_by=date(2026, 11, 30),
)  # fmt: skip


def fill(database, streets=STREETS[:2], doors=20):
    """Put *doors* doors into each of *streets*."""
    bring_in(
        database,
        *(
            candidate(f"Prénom{n} Nom{at}", at * 1000 + n, street=f"{n} {street}")
            for at, street in enumerate(streets)
            for n in range(1, doors + 1)
        ),
    )


def chosen(database, street=0):
    row = choosing.streets(database)[street]
    return choosing.doors_of_streets(database, [(row.key, row.city, Side.BOTH)]).doors


def printed(database, doors=None, outing=OUTING):
    doors = doors if doors is not None else chosen(database)
    return printing.print_sheet(database, printing.prepare(database, outing, doors))


def codes(database, sheet):
    """The digits of the pages of a packet that are typed in."""
    return [typed for typed, _page, _done in entering.pages_to_type(database, sheet.id)]


def bring_pictures(database, sheet, folder):
    """Leave pictures of a packet's pages in *folder*: one with questions, one good, one of none."""
    manifest = printing.manifest_of(database, sheet.id)
    pages = [page for page in manifest.pages if page.kind == "doors"]
    files = []
    for page, codes_of_rows in zip(pages, ("APAAPLAAPANA", "PPALAAAPA"), strict=False):
        rows = list(dict.fromkeys(box.row for box in page.boxes))
        said = zip(rows, codes_of_rows.ljust(len(rows), "A"), strict=False)
        boxes = {f"r{row + 1:02d}.res.{code}" for row, code in said}
        if page is pages[0]:
            boxes |= {"r03.res.P", "r05.ext.B"}
            boxes -= {"r07.res.A"}
        picture = brought_back(database, sheet.id, page.page, boxes)
        files.append(folder / f"page-{page.page}.png")
        picture.save(files[-1])
    Image.new("L", (700, 900), 200).save(folder / "plage.jpg")
    return (*files, folder / "plage.jpg")


def print_calls(database, people=6):
    """Launch a drive of calls and print its sheet; return the digits of its page."""
    say_who_answers(database)
    for number in range(people):
        willing(database, f"{NAMES[number % len(NAMES)]} Abgrall", 60 + number)
    draft = call_sheets.draw_calls(database, launch(database, plan()), "fr").draft
    call_sheets.note_calls_printed(database, draft)
    return draft.manifest.pages[0].typed


def make_window(database, home, messages, jobs):
    pages = FieldPages(database, messages, jobs).specs()
    window = MainWindow(WindowParts(pages, home, messages, jobs, "Rennes Nord"))
    window.news.follow(database.listen)
    return window


def type_apart(database, code, here="AAPA", there="APPL"):
    """Type a page as two computers did that had not exchanged: both settled it as the first."""
    for letters in (here, there):
        page = entering.open_page(database, code)
        said = zip(page.rows, letters, strict=False)
        results = [DoorResult(row.row, Outcome(letter)) for row, letter in said]
        entering.record_results(database, page.id, results)
    with database.transaction("field.enter") as session:
        again = update(SheetEvent).where(SheetEvent.kind == "corrected")
        session.execute(again.values(kind="settled", reason="keyed"))
