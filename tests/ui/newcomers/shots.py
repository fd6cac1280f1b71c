"""The page of the newcomers over the demonstration, as `tools/shoot.py` draws it.

Make it first: python -m organiser demo --out DIR, then say DIR in ORGANISER_DEMO.
"""

from make import person

from organiser.domain.consent import Channel
from organiser.domain.welcome import Step
from organiser.usecases import consents, newcomers
from organiser.usecases.people.known_before import propose_known
from tests.ui.lists.scene import demonstration, settled
from tests.usecases.sign_ups import signed_up

_WISH = "Je suis libre le samedi, et je peux prêter ma voiture pour les affiches."


def sign_ups(home):
    database, window = demonstration(home)
    _first, person_id = signed_up(
        database, "Nolwenn Kerdoncuff", hours_ago=60, wish=_WISH, phone="06 39 98 12 34",
        email="nolwenn@example.org",
    )  # fmt: skip
    ways = (Channel.CALL, Channel.EMAIL)
    consents.record_consent(database, person_id, ways, source="site")
    signed_up(database, "Jean-Baptiste de La Rochefoucauld-Montmorency", hours_ago=30)
    tried, _person = signed_up(database, "Bleuenn Riou", hours_ago=20)
    newcomers.note_step(database, tried, Step.ABSENT, note="Répondeur")
    person(database, "Nolwen Kerdoncuff", email="nolwenn@example.org")
    propose_known(database)
    window.go("newcomers")
    settled(window)
    return window


def sign_ups_answered(home):
    window = sign_ups(home)
    window.pages.page("newcomers").answer(Step.ABSENT)
    return window


def sign_ups_none(home):
    _database, window = demonstration(home)
    window.go("newcomers")
    settled(window)
    return window
