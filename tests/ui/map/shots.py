"""The page of the map as `tools/shoot.py` draws it."""

from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.usecases import creating
from tests.screens import go_on
from tests.ui.map import scene

_KEPT = []
OVERSEAS = {
    ("Saint-Denis", "97400"): 40, ("Saint-Paul", "97460"): 18, ("Saint-Pierre", "97410"): 12,
    ("Le Tampon", "97430"): 7,
}  # fmt: skip
ELSEWHERE = {
    ("Poitiers", "86000"): 40, ("Châtellerault", "86100"): 18, ("Loudun", "86200"): 12,
    ("Montmorillon", "86500"): 7, ("Chauvigny", "86300"): 9,
}  # fmt: skip


def around_rennes(home):
    return _window(home, scene.AROUND_RENNES)


def a_commune(home):
    window = around_rennes(home)
    window.pages.page("map").choose("35024")
    go_on(400)
    return window


def without_outlines(home):
    return _window(home, ELSEWHERE, insee="86194")


def overseas(home):
    return _window(home, OVERSEAS, insee="97411")


def nobody(home):
    return _window(home, {})


def _window(home, places, insee="35238"):
    database = creating.create_committee(
        home / "made", "Rennes Nord", password="quatre mots bien choisis", insee=insee,
        in_keyring=False,
    ).database  # fmt: skip
    scene.fill(database, places)
    messages = Messages()
    jobs = Jobs(messages)
    window = scene.make_window(database, home / "made", messages, jobs)
    _KEPT.extend((messages, jobs, window, database))
    window.resize(1366, 768)
    window.show()
    go_on(900)
    return window
