"""A committee around Rennes, with people in some communes, and the page of the map over it."""

from make import bring_in, candidate

from organiser.domain.address import Address
from organiser.ui.map.page import MapPage, MapParts
from organiser.ui.page import Page, PageSpec
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow

AROUND_RENNES = {
    ("Rennes", "35000"): 64, ("Betton", "35830"): 24, ("Bruz", "35170"): 20, ("Pacé", "35740"): 13,
    ("Cesson-Sévigné", "35510"): 20, ("Saint-Grégoire", "35760"): 14, ("Chantepie", "35135"): 9,
    ("Vezin-le-Coquet", "35132"): 6, ("Mordelles", "35310"): 4,
}  # fmt: skip
STREETS = ("rue Haute", "rue du Port", "rue des Lilas")


def people(places=AROUND_RENNES):
    """Return people by commune, in three streets each."""
    line = 1
    for (city, postcode), count in places.items():
        for at in range(count):
            line += 1
            street = STREETS[at % 3]
            address = Address(number=at + 1, street=street, postcode=postcode, city=city)
            yield candidate(f"P{line} Nom{line}", line, address=address)


def fill(database, places=AROUND_RENNES):
    bring_in(database, *people(places))


def make_window(database, home, messages, jobs, find=list, prepare=list):
    parts = MapParts(database, home, messages, jobs, find, prepare)
    pages = (
        PageSpec("map", lambda: "Map", "map", lambda: MapPage(parts)),
        PageSpec("people", lambda: "People", "users", Page),
        PageSpec("sheets", lambda: "Sheets", "printer", Page),
    )
    window = MainWindow(WindowParts(pages, home, messages, jobs, "Rennes Nord"))
    window.news.follow(database.listen)
    return window
