"""Twelve weeks that an invented committee has lived through, by the use cases of a real one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.consent import Channel
from organiser.domain.engagement import Rung
from organiser.domain.outreach import Result, Use
from organiser.domain.pathway import Mark
from organiser.domain.plan import Plan, Report
from organiser.domain.rights import RequestKind
from organiser.domain.segments import rules
from organiser.i18n import _
from organiser.usecases import actions, consents, goals
from organiser.usecases.committee import change_facts, read_facts
from organiser.usecases.outreach import launching, queue, results
from organiser.usecases.paths import keeping, walking
from organiser.usecases.paths.reading import read_walks
from organiser.usecases.paths.ready import Ready
from organiser.usecases.people.editing import edit_person
from organiser.usecases.plans import attending, inviting, planning
from organiser.usecases.rights import desk
from organiser.usecases.segments import finding, saved
from organiser.usecases.teams import tasks, teams
from organiser.usecases.training.shipped import DATA_AND_RIGHTS

ACTIONS_A_WEEK = (1, 2, 1, 3, 3, 2, 4, 3, 5, 4, 6, 3)
DAY = timedelta(days=1)
_KINDS = (ActionKind.STALL, ActionKind.DOOR_TO_DOOR, ActionKind.LEAFLETS, ActionKind.DOOR_TO_DOOR)
_AGREED = 260
"""How many people ticked a slip."""
_GOAL = 80
"""Doors a month."""


def live_through(database: Database) -> int:
    """Have the committee agree, act, plan, call and answer; return how many actions it did."""
    say_who_answers(database)
    agree(database)
    who = reached(database)
    done = act(database, who)
    plan(database, who)
    share_out(database, who)
    call(database)
    ask(database, who)
    wait(database, who)
    walk(database, who)
    goals.set_goal(database, _GOAL)
    return done


def reached(database: Database) -> list[UUID]:
    """Return who has a mobile number, the most active first."""
    return list(finding.ids_of(database, rules.HasReach(rules.Way.MOBILE)))


def say_who_answers(database: Database) -> None:
    """Say who answers for the data: it stands on every sheet."""
    facts = replace(
        read_facts(database), controller=_("Friends of Plouexemple"),
        contact="donnees@example.org", phone="02 61 91 00 00",
    )  # fmt: skip
    change_facts(database, facts)


def agree(database: Database) -> None:
    """Note slips that were signed, and a few refusals."""
    people = finding.ids_of(database, rules.HasReach(rules.Way.PHONE))
    source = _("Slip 12, market stall")
    for person in people[:_AGREED]:
        consents.record_consent(
            database, person, (Channel.CALL, Channel.EMAIL, Channel.SMS), source=source
        )
    for person in people[20:24]:
        consents.refuse(database, person, (Channel.CALL,), _("on the phone"))


def act(database: Database, who: Sequence[UUID]) -> int:
    """Log the actions of twelve weeks and a training of a month ago; return how many actions."""
    for on, kind, crowd in action_days(clock.today(), who):
        actions.log_action(database, kind, crowd, on=on, hours=2, organised_by=who[:1])
    on = clock.today() - 30 * DAY
    actions.note_training(database, _("First door"), who[:6], on=on, hours=1.5)
    return sum(ACTIONS_A_WEEK)


def action_days(
    today: date, who: Sequence[UUID]
) -> list[tuple[date, ActionKind, tuple[UUID, ...]]]:
    """Return day, kind and crowd of each action up to *today*."""
    monday, found = today - today.weekday() * DAY, []
    for week, many in enumerate(ACTIONS_A_WEEK):
        for n in range(many):
            first = (7 * week + 3 * n) % 60
            crowd = (*who[first : first + 3 + n], *who[3 : 3 + (week + n) % 2])
            on = min(today, monday - (7 * (11 - week) + n) * DAY)
            found.append((on, _KINDS[(week + n) % 4], crowd))
    return found


def plan(database: Database, who: Sequence[UUID]) -> None:
    """Close a stall with its report and an evening that taught, and plan the days to come."""
    today = clock.today()
    evening = _planned(
        database, ActionKind.MEETING, today - 12 * DAY, "20:00", "21:00",
        _("An evening on data and rights"), course=DATA_AND_RIGHTS,
    )  # fmt: skip
    attending.mark(database, evening, who[:6], Attendance.CAME)
    attending.close(database, evening, Report(1))
    stall = _planned(database, ActionKind.STALL, today - 5 * DAY, "09:00", "12:30", _("Market"))
    attending.mark(database, stall, who[:5], Attendance.CAME)
    attending.mark(database, stall, who[5:6], Attendance.DID_NOT)
    attending.close(database, stall, Report(3, 350, 60, 8))
    market = _planned(
        database, ActionKind.DOOR_TO_DOOR, today + 2 * DAY, "10:00", "12:00", "Rue de la Mairie",
        place=_("In front of the town hall"), city="Plouexemple-sur-Mer", needed=6,
        material=(_("Sheets"), _("Badges"), _("Pens")),
    )  # fmt: skip
    inviting.invite(database, market, who[:8], channel=Channel.CALL)
    attending.mark(database, market, who[:4], Attendance.COMING)
    attending.let_lead(database, market, who[0], leads=True)
    _planned(database, ActionKind.POSTERS, today + 4 * DAY, "18:30", "20:00")
    _planned(database, ActionKind.MEETING, today + 8 * DAY, "20:00", "22:00", _("Monthly meeting"))


def share_out(database: Database, who: Sequence[UUID]) -> None:
    """Make a team with its lead, and give tasks: one late, one of today, one to come."""
    doors = teams.make_team(database, _("Door to door"))
    for person in who[:3]:
        teams.put_in_team(database, doors, person)
    teams.let_lead(database, doors, who[0], leads=True)
    for what, person, days in (
        (_("Ask for the keys of the hall"), who[1], -1),
        (_("Call the printer"), who[2], 0),
        (_("Book the table at the market"), who[3], 6),
    ):
        tasks.give_task(database, what, to=person, due_on=clock.today() + days * DAY)


def call(database: Database) -> None:
    """Save two lists, and launch a drive of which four calls were made."""
    no_news = rules.AllOf((rules.LivesInStreet("rue du Port"), rules.NoNewsFor(60)))
    saved.save(database, _("No news, rue du Port"), no_news)
    saved.save(database, _("Volunteers"), rules.OnRung(Rung.VOLUNTEER))
    words = _(
        "We are preparing Saturday’s door to door, at 10 in front of the town hall.\n"
        "1. Can you come?   2. With whom?   3. If not, which day would suit you?"
    )
    drive = launching.launch(
        database,
        launching.Plan(
            _("Saturday, rue de la Mairie"), Use.CALL, rules.LivesInStreet("rue de la Mairie"),
            why="rue de la Mairie", words=words, team="Soazig, Yann",
        ),
    )  # fmt: skip
    got = (Result.REACHED, Result.NO_ANSWER, Result.REACHED, Result.MESSAGE_LEFT)
    for each, result in zip(queue.waiting(database, drive), got, strict=False):
        results.record_call(database, drive, each.id, result)


def ask(database: Database, who: Sequence[UUID]) -> None:
    """Note what two people asked for by the law: one answer is due soon."""
    for person, kind, ago in ((who[8], RequestKind.ACCESS, 21), (who[11], RequestKind.ERASE, 3)):
        desk.note_request(
            database, person, kind, received_on=clock.today() - ago * DAY,
            told_by=_("by e-mail"), identity_check=_("called back at her number"),
        )  # fmt: skip


def wait(database: Database, who: Sequence[UUID]) -> None:
    """Give three people a next step: late, of today and to come."""
    for n, days in enumerate((5, 0, -2)):
        on = (clock.today() - days * DAY).strftime("%d/%m/%Y")
        edit_person(
            database, who[n + 1], {"next_step": _("Call about Saturday"), "next_step_on": on}
        )


def walk(database: Database, who: Sequence[UUID]) -> None:
    """Take a path over and put three people on it: one has a step behind her, one is late."""
    path, today = keeping.take_over(database, Ready.WELCOME), clock.today()
    for person, ago in ((who[12], 16), (who[13], 5), (who[14], 1)):
        walking.put_on_path(database, path, [person], carer=who[0], on=today - ago * DAY)
    for row in read_walks(database):
        if row.person_id == who[12]:
            walking.settle_step(database, row.id, 0, Mark.DONE, on=today - 14 * DAY)


def _planned(
    database: Database, kind: ActionKind, on: date, starts: str, ends: str, title: str = "",
    **values: Any,
) -> UUID:  # fmt: skip
    return planning.plan(database, Plan(Kind(kind), on, starts, ends, title, **values))
