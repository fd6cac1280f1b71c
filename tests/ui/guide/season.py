"""An invented committee on a Thursday of its season, for the pictures of the guide.

Its spreadsheets are those of the demonstration; the weeks since they came in are lived through
with the use cases. The clock stands still, so that it is the same committee on any day.
"""

from datetime import date, datetime, time, timedelta
from itertools import count

from organiser import clock, paths
from organiser.domain.consent import Origin
from organiser.domain.field import DoorResult, Outcome, Outing, StreetTally
from organiser.domain.segments import rules
from organiser.i18n import _, language
from organiser.usecases import actions, creating, demonstration_season, goals
from organiser.usecases.demonstration import FILES
from organiser.usecases.field import choosing, entering, printing, states, tallies
from organiser.usecases.field.choosing import Side
from organiser.usecases.people import files
from organiser.usecases.people.editing import edit_person
from organiser.usecases.segments import finding

THURSDAY = date(2026, 11, 26)
PASSWORD = "porte lampe rivage moulin"
NEWCOMERS = "inscriptions-marche.xlsx"
ANSWERS = "AAPALPAEAPAIAAPN"
AROUND = {
    ("Fouesnant", "29170"): 31, ("Concarneau", "29900"): 22, ("Trégunc", "29910"): 14,
    ("Bénodet", "29950"): 17, ("Pont-l’Abbé", "29120"): 9, ("Loctudy", "29750"): 6,
    ("Plobannalec-Lesconil", "29740"): 12, ("La Forêt-Fouesnant", "29940"): 8,
}  # fmt: skip


def at(day=THURSDAY, hour=10):
    """Let it be *hour* in the morning of *day*, and a little later each time it is asked."""
    moment, ticks = datetime.combine(day, time(hour)).astimezone(), count()
    return clock.set_to(lambda: moment + timedelta(milliseconds=next(ticks)))


def make(home):
    """Make the committee in *home*; return its database, open."""
    with at(THURSDAY - timedelta(days=86)):
        new = creating.create_committee(
            home, "Plouexemple-sur-Mer", insee="29999", password=PASSWORD, in_keyring=False
        )
        database = new.database
        demonstration_season.say_who_answers(database)
        _bring_in(database, *FILES[0])
    with at(THURSDAY - timedelta(days=60)):
        demonstration_season.agree(database)
    who = demonstration_season.reached(database)
    _act(database, who)
    _go_out(database)
    with at(THURSDAY - timedelta(days=2)):
        _bring_in(database, NEWCOMERS, Origin.SIGNUP_SHEET)
        _move(database)
    with at():
        demonstration_season.plan(database, who)
        demonstration_season.share_out(database, who)
        demonstration_season.call(database)
        demonstration_season.ask(database, who)
        demonstration_season.wait(database, who)
        goals.set_goal(database, 80)
    return database


def the_engaged(database):
    """The id of somebody who has done much."""
    return demonstration_season.reached(database)[3]


def _bring_in(database, name, origin):
    draft = files.open_draft(database, paths.demonstration() / name)
    files.bring_in(database, draft, origin)


def _act(database, who):
    for on, kind, crowd in demonstration_season.action_days(THURSDAY, who):
        with at(on, 18):
            actions.log_action(database, kind, crowd, on=on, hours=2, organised_by=who[:1])
    on = THURSDAY - timedelta(days=30)
    with at(on):
        actions.note_training(database, _("First door"), who[:6], on=on, hours=1.5)


def _go_out(database):
    for street, ago, state in (("Lilas", 19, "typed"), ("Dinan", 12, "typed"), ("Gare", 5, "out"),
                               ("Rosaire", 5, "back")):  # fmt: skip
        day = THURSDAY - timedelta(days=ago)
        with at(day):
            sheet = _print(database, street, day)
            states.note_event(database, [sheet.id], "out")
        with at(day + timedelta(days=2)):
            if state == "typed":
                _type_in(database, sheet)
            elif state == "back":
                states.note_event(database, [sheet.id], "back")
    with at():
        _print(database, "Mairie", THURSDAY + timedelta(days=2))


def _print(database, street, on):
    row = next(row for row in choosing.streets(database) if street in row.name)
    doors = choosing.doors_of_streets(database, [(row.key, row.city, Side.BOTH)]).doors[:40]
    outing = Outing(
        _("Door to door, {street}").format(street=row.name), on=on,
        hours="10:00 – 12:00", team="Soazig, Yann", holder="Soazig",
        meeting_point=_("In front of the town hall"),
        return_by=on + timedelta(days=2), phone="02 61 91 00 00",
    )  # fmt: skip
    draft = printing.prepare(database, outing, doors, language=language())
    return printing.print_sheet(database, draft)


def _type_in(database, sheet):
    for typed, _page, _done in entering.pages_to_type(database, sheet.id):
        page = entering.open_page(database, typed)
        if page.kind == "doors":
            results_ = [
                DoorResult(row.row, Outcome(ANSWERS[row.row % len(ANSWERS)])) for row in page.rows
            ]
            entering.record_results(database, page.id, results_)
            street = page.rows[0].address.partition(" ")[2]
    tallies.record_tallies(database, sheet.id, [StreetTally(street, 5, 2, 1)])


def _move(database):
    """Some live in the communes around, which are real: the map shows more than one."""
    everybody = list(finding.ids_of(database, rules.EVERYBODY))
    for (town, postcode), many in AROUND.items():
        for _one in range(many):
            person = everybody.pop()
            edit_person(database, person, {"city": town, "postcode": postcode})
