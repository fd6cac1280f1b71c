"""An invented committee on a Thursday of its season, for the pictures of the guide.

Its spreadsheets are those of the demonstration; the weeks since they came in are lived through
with the use cases. The clock stands still, so that it is the same committee on any day.
"""

from datetime import date, datetime, time, timedelta
from itertools import count

from organiser import clock, paths
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.consent import Channel, Origin
from organiser.domain.engagement import Rung
from organiser.domain.field import DoorResult, Outcome, Outing, StreetTally
from organiser.domain.outreach import Result, Use
from organiser.domain.plan import Plan, Report
from organiser.domain.rights import RequestKind
from organiser.domain.segments import rules
from organiser.i18n import language
from organiser.usecases import actions, consents, creating, goals
from organiser.usecases.committee import change_facts, read_facts
from organiser.usecases.demonstration import FILES
from organiser.usecases.field import choosing, entering, printing, states, tallies
from organiser.usecases.field.choosing import Side
from organiser.usecases.outreach import launching, queue, results
from organiser.usecases.people import files
from organiser.usecases.people.editing import edit_person
from organiser.usecases.plans import attending, inviting, planning
from organiser.usecases.rights import desk
from organiser.usecases.segments import finding, saved
from organiser.usecases.teams import tasks, teams

THURSDAY = date(2026, 11, 26)
PASSWORD = "porte lampe rivage moulin"
NEWCOMERS = "inscriptions-marche.xlsx"
ANSWERS = "AAPALPAEAPAIAAPN"
KINDS = (ActionKind.STALL, ActionKind.DOOR_TO_DOOR, ActionKind.LEAFLETS, ActionKind.DOOR_TO_DOOR)
AROUND = {
    ("Fouesnant", "29170"): 31, ("Concarneau", "29900"): 22, ("Trégunc", "29910"): 14,
    ("Bénodet", "29950"): 17, ("Pont-l’Abbé", "29120"): 9, ("Loctudy", "29750"): 6,
    ("Plobannalec-Lesconil", "29740"): 12, ("La Forêt-Fouesnant", "29940"): 8,
}  # fmt: skip
HOW_MANY = (1, 2, 1, 3, 3, 2, 4, 3, 5, 4, 6, 3)
"""Actions in each of twelve weeks."""


def at(day=THURSDAY, hour=10):
    """Let it be *hour* in the morning of *day*, and a little later each time it is asked."""
    moment, ticks = datetime.combine(day, time(hour)).astimezone(), count()
    return clock.set_to(lambda: moment + timedelta(milliseconds=next(ticks)))


def said(french, english):
    """What the committee wrote itself, in the language of the picture."""
    return english if language() == "en" else french


def make(home):
    """Make the committee in *home*; return its database, open."""
    with at(THURSDAY - timedelta(days=86)):
        new = creating.create_committee(
            home, "Plouexemple-sur-Mer", insee="29999", password=PASSWORD, in_keyring=False
        )
        database = new.database
        change_facts(database, _facts(read_facts(database)))
        _bring_in(database, *FILES[0])
    with at(THURSDAY - timedelta(days=60)):
        _agree(database)
    who = list(finding.ids_of(database, rules.HasReach(rules.Way.MOBILE)))
    _act(database, who)
    _go_out(database)
    with at(THURSDAY - timedelta(days=2)):
        _bring_in(database, NEWCOMERS, Origin.SIGNUP_SHEET)
        _move(database)
    with at():
        _plan(database, who)
        _share_out(database, who)
        _call(database)
        _ask(database, who)
        _wait(database, who)
        goals.set_goal(database, 80)
    return database


def the_engaged(database):
    """The id of somebody who has done much."""
    return finding.ids_of(database, rules.HasReach(rules.Way.MOBILE))[3]


def _facts(facts):
    from dataclasses import replace

    return replace(
        facts, controller=said("Association des amis de Plouexemple", "Friends of Plouexemple"),
        contact="donnees@example.org", phone="02 61 91 00 00",
    )  # fmt: skip


def _bring_in(database, name, origin):
    draft = files.open_draft(database, paths.demonstration() / name)
    files.bring_in(database, draft, origin)


def _agree(database):
    people = finding.ids_of(database, rules.HasReach(rules.Way.PHONE))
    source = said("Bulletin 12, stand du marché", "Slip 12, market stall")
    for person in people[:260]:
        consents.record_consent(
            database, person, (Channel.CALL, Channel.EMAIL, Channel.SMS), source=source
        )
    for person in people[20:24]:
        consents.refuse(database, person, (Channel.CALL,), said("au téléphone", "by phone"))


def _act(database, who):
    monday = THURSDAY - timedelta(days=THURSDAY.weekday())
    for week, many in enumerate(HOW_MANY):
        for n in range(many):
            day = min(THURSDAY, monday - timedelta(days=7 * (11 - week) - n))
            first = (7 * week + 3 * n) % 60
            crowd = (*who[first : first + 3 + n], *who[3 : 3 + (week + n) % 2])
            with at(day, 18):
                actions.log_action(
                    database, KINDS[(week + n) % 4], crowd, on=day, hours=2, organised_by=who[:1]
                )
    with at(THURSDAY - timedelta(days=30)):
        course = said("Première porte", "First door")
        actions.note_training(
            database, course, who[:6], on=THURSDAY - timedelta(days=30), hours=1.5
        )


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
        said(f"Porte-à-porte, {row.name}", f"Door to door, {row.name}"), on=on,
        hours="10:00 – 12:00", team="Soazig, Yann", holder="Soazig",
        meeting_point=said("Devant la mairie", "In front of the town hall"),
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


def _plan(database, who):
    day = timedelta(days=1)
    stall = _planned(database, ActionKind.STALL, THURSDAY - 5 * day, "09:00", "12:30",
                     said("Marché", "Market"))  # fmt: skip
    attending.mark(database, stall, who[:5], Attendance.CAME)
    attending.mark(database, stall, who[5:6], Attendance.DID_NOT)
    attending.close(database, stall, Report(3, 350, 60, 8))
    market = _planned(
        database, ActionKind.DOOR_TO_DOOR, THURSDAY + 2 * day, "10:00", "12:00",
        said("Rue de la Mairie", "Rue de la Mairie"), place=said("Devant la mairie", "Town hall"),
        city="Plouexemple-sur-Mer", needed=6,
        material=(said("Feuilles", "Sheets"), said("Badges", "Badges"), said("Stylos", "Pens")),
    )  # fmt: skip
    inviting.invite(database, market, who[:8], channel=Channel.CALL)
    attending.mark(database, market, who[:4], Attendance.COMING)
    attending.let_lead(database, market, who[0], leads=True)
    _planned(database, ActionKind.POSTERS, THURSDAY + 4 * day, "18:30", "20:00")
    _planned(database, ActionKind.MEETING, THURSDAY + 8 * day, "20:00", "22:00",
             said("Réunion du mois", "Monthly meeting"))  # fmt: skip


def _planned(database, kind, on, starts, ends, title="", **values):
    return planning.plan(database, Plan(Kind(kind), on, starts, ends, title, **values))


def _share_out(database, who):
    doors = teams.make_team(database, said("Porte-à-porte", "Door to door"))
    for person in who[:3]:
        teams.put_in_team(database, doors, person)
    teams.let_lead(database, doors, who[0], leads=True)
    for french, english, person, days in (
        ("Demander les clés de la salle", "Ask for the keys of the hall", who[1], -1),
        ("Appeler l’imprimerie", "Call the printer", who[2], 0),
        ("Réserver la table du marché", "Book the table at the market", who[3], 6),
    ):
        due = THURSDAY + timedelta(days=days)
        tasks.give_task(database, said(french, english), to=person, due_on=due)


def _call(database):
    name = said("Sans nouvelles, rue du Port", "No news, rue du Port")
    saved.save(database, name, rules.AllOf((rules.LivesInStreet("rue du Port"),
                                            rules.NoNewsFor(60))))  # fmt: skip
    saved.save(database, said("Bénévoles", "Volunteers"), rules.OnRung(Rung.VOLUNTEER))
    words = said(
        "Nous préparons le porte-à-porte de samedi, à 10 h devant la mairie.\n"
        "1. Pouvez-vous venir ?   2. Avec qui ?   3. Sinon, quel jour vous irait ?",
        "We are preparing Saturday’s door to door, at 10 in front of the town hall.\n"
        "1. Can you come?   2. With whom?   3. If not, which day would suit you?",
    )
    drive = launching.launch(
        database,
        launching.Plan(
            said("Samedi, rue de la Mairie", "Saturday, rue de la Mairie"), Use.CALL,
            rules.LivesInStreet("rue de la Mairie"), why=said("la rue de la Mairie",
            "rue de la Mairie"), words=words, team="Soazig, Yann",
        ),
    )  # fmt: skip
    got = (Result.REACHED, Result.NO_ANSWER, Result.REACHED, Result.MESSAGE_LEFT)
    for each, result in zip(queue.waiting(database, drive), got, strict=False):
        results.record_call(database, drive, each.id, result)


def _ask(database, who):
    for person, kind, ago in (
        (who[8], RequestKind.ACCESS, 21), (who[11], RequestKind.ERASE, 3),
    ):  # fmt: skip
        desk.note_request(
            database, person, kind, received_on=THURSDAY - timedelta(days=ago),
            told_by=said("par courriel", "by e-mail"),
            identity_check=said("rappelée à son numéro", "called back at her number"),
        )  # fmt: skip


def _wait(database, who):
    for n, days in enumerate((5, 0, -2)):
        on = (THURSDAY - timedelta(days=days)).strftime("%d/%m/%Y")
        step = said("Rappeler pour samedi", "Call about Saturday")
        edit_person(database, who[n + 1], {"next_step": step, "next_step_on": on})
