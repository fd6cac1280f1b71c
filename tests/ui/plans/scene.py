"""A month of a committee's actions: done, planned, cancelled, short of people, at the same time."""

from datetime import date, datetime, time, timedelta
from itertools import count

from make import bring_in, candidate

from organiser import clock
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.consent import Channel
from organiser.domain.plan import Plan, Report
from organiser.usecases import consents
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.plans import attending, inviting, kinds, planning

THURSDAY = date(2026, 11, 26)
NAMES = (
    "Camille Riou", "Anne Le Goff", "Denez Abgrall", "Marie-Angélique de Kersauson-Penvern",
    "Yann Riou", "Solène Le Bihan", "Tanguy Morvan", "Zoé Nguyen", "Pierre Quéméneur",
)  # fmt: skip


def at(day, hour=10):
    """Let it be ten in the morning of *day*, and a little later each time it is asked."""
    moment, ticks = datetime.combine(day, time(hour)).astimezone(), count()
    return clock.set_to(lambda: moment + timedelta(milliseconds=next(ticks)))


def people(database):
    """Who may be written to, in the order of the list."""
    bring_in(database, *(candidate(name, 1 + line) for line, name in enumerate(NAMES)))
    directory = Directory(database)
    who = directory.ids(directory.find(Query()))
    for person in who[:8]:
        consents.record_consent(database, person, [Channel.CALL], source="Bulletin 12")
    return who


def fill(database, today=THURSDAY):
    """Return the ids: done, over without a report, planned, planned at the same time, cancelled."""
    who = people(database)
    kinds.add_kind(database, "Apéro citoyen", ActionKind.MEETING)
    (own,) = kinds.own_kinds(database)
    made = {
        "done": _plan(
            database, ActionKind.STALL, today - timedelta(12), "09:00", "12:00", "Marché"
        ),
        "over": _plan(database, ActionKind.LEAFLETS, today - timedelta(2), "17:00", "19:00"),
        "market": _plan(
            database, ActionKind.DOOR_TO_DOOR, today + timedelta(2), "10:00", "12:30",
            "Porte-à-porte du quartier de la gare", place="Devant la gare", city="Plouexemple",
            needed=6, skills=("connaît le quartier",), material=("Tracts", "Badges", "Stylos"),
            note="Se garer derrière la mairie.",
        ),
        "same": _plan(database, ActionKind.CALLS, today + timedelta(2), "11:00", "13:00"),
        "third": _plan(database, ActionKind.POSTERS, today + timedelta(2), "21:00", "01:00"),
        "cancelled": _plan(database, ActionKind.MEETING, today + timedelta(4), "20:00"),
    }  # fmt: skip
    made["own"] = planning.plan(database, Plan(own, today + timedelta(9), "18:30"))
    attending.mark(database, made["done"], who[:5], Attendance.CAME)
    attending.mark(database, made["done"], who[5:6], Attendance.DID_NOT)
    attending.close(database, made["done"], Report(3, 350, 60, 8, "Bon accueil."))
    attending.mark(database, made["over"], who[:3], Attendance.COMING)
    inviting.invite(database, made["market"], who[:6], channel=Channel.CALL)
    attending.mark(database, made["market"], who[:3], Attendance.COMING)
    attending.let_lead(database, made["market"], who[3], leads=True)
    attending.mark(database, made["same"], who[1:3], Attendance.COMING)
    planning.cancel(database, made["cancelled"])
    return made


def _plan(database, kind, on, starts="", ends="", title="", **values):
    return planning.plan(database, Plan(Kind(kind), on, starts, ends, title, **values))
