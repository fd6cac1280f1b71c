"""The pages of lists, drives and calls over the demonstration, as `tools/shoot.py` draws them.

Make it first: python -m organiser demo --out DIR, then say DIR in ORGANISER_DEMO.
"""

from organiser.domain.consent import Basis, Channel
from organiser.domain.engagement import Rung
from organiser.domain.outreach import ANSWERS, Result, Use
from organiser.domain.segments import rules
from organiser.ui.lists.sentence import sentence_of
from organiser.usecases import consents
from organiser.usecases.outreach.launching import launch
from organiser.usecases.outreach.queue import waiting
from organiser.usecases.outreach.results import record_call
from organiser.usecases.segments import finding, saved
from tests.ui.lists.scene import demonstration, settled
from tests.usecases.outreach.people import plan, say_who_answers


def lists(home):
    database, window = demonstration(home)
    for person_id in finding.ids_of(database, rules.HasReach(rules.Way.PHONE))[:40]:
        consents.record_consent(database, person_id, (Channel.CALL,), source="stand")
    for person_id in finding.ids_of(database, rules.HasReach(rules.Way.PHONE))[10:13]:
        consents.refuse(database, person_id, (Channel.CALL,), "au téléphone")
    saved.save(database, "Le nord du bourg", rules.NoNewsFor(60))
    saved.save(database, "Bénévoles de samedi", rules.OnRung(Rung.SUPPORTER), is_frozen=True)
    window.go("lists")
    page = window.pages.page("lists")
    page._take_sentence(sentence_of(rules.AllOf((
        rules.OnRung(Rung.SIGNED_UP), rules.NoNewsFor(60),
        rules.Not(rules.AnyOf((rules.StandsOn(Basis.PENDING), rules.HasPostcode("75")))),
    ))))  # fmt: skip
    settled(window)
    return window


def lists_adding(home):
    window = lists(home)
    window.pages.page("lists").box.ask_new()
    return window


def lists_empty(home):
    _database, window = demonstration(home)
    window.go("lists")
    page = window.pages.page("lists")
    page._take_sentence(sentence_of(rules.AllOf((
        rules.LivesIn(("Ailleurs",)), rules.HasReach(rules.Way.EMAIL),
    ))))  # fmt: skip
    settled(window)
    return window


def lists_launching(home):
    window = lists(home)
    window.pages.page("lists").ask_launch()
    return window


def calls(home):
    database, window = demonstration(home)
    _willing(database)
    _drive(database)
    window.go("calls")
    settled(window)
    return window


def calls_back(home):
    window = calls(home)
    window.pages.page("calls").answer(Result.CALL_BACK)
    return window


def calls_over(home):
    database, window = demonstration(home)
    _willing(database, 1)
    drive = _drive(database)
    for each in waiting(database, drive):
        record_call(database, drive, each.id, Result.REACHED)
    window.go("calls")
    settled(window)
    return window


def calls_none(home):
    _database, window = demonstration(home)
    window.go("calls")
    return window


def drives(home):
    database, window = demonstration(home)
    _willing(database)
    say_who_answers(database)
    call = _drive(database)
    for each, result in zip(waiting(database, call), (*ANSWERS, *ANSWERS), strict=False):
        record_call(database, call, each.id, result)
    launch(database, plan(Use.EMAIL, title="Les nouvelles de décembre"))
    launch(database, plan(Use.LABEL, title="Les vœux"))
    window.go("drives")
    settled(window)
    return window


def drives_email(home):
    window = drives(home)
    page = window.pages.page("drives")
    page.open_drive(next(each.id for each in page._drives if each.use is Use.EMAIL))
    page.go_on()
    return window


def drives_labels(home):
    window = drives(home)
    page = window.pages.page("drives")
    page.open_drive(next(each.id for each in page._drives if each.use is Use.LABEL))
    page.go_on()
    return window


def _willing(database, most=14):
    for person_id in finding.ids_of(database, rules.HasReach(rules.Way.PHONE))[:most]:
        channels = (Channel.CALL, Channel.EMAIL, Channel.POST)
        consents.record_consent(database, person_id, channels, source="stand")


def _drive(database):
    words = (
        "Nous préparons le porte-à-porte de samedi, à 14 h place du marché.\n"
        "1. Pouvez-vous venir ?   2. Avec qui ?   3. Sinon, quel jour vous irait ?"
    )
    return launch(
        database,
        plan(
            title="Le porte-à-porte de samedi",
            words=words,
            goal="Vingt bénévoles",
            team="Claire et Yann",
            why="les bénévoles, sans nouvelles depuis 60 jours",
        ),
    )
