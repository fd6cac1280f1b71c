"""Writes lists to be printed: the sign-up sheet of an action, and the tasks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from operator import itemgetter
from pathlib import Path
from uuid import UUID

from organiser import audit, clock
from organiser.database import Database
from organiser.domain.action import Attendance
from organiser.domain.field import Notice
from organiser.domain.sheet_words import notice_at_sign_up
from organiser.i18n import _, counted, long_date, short_date
from organiser.printing.list_page import ListColumn, PaperList, draw_list, lines_a_page
from organiser.usecases import limiting, printer
from organiser.usecases.committee import CommitteeFacts, read_facts
from organiser.usecases.paths.reading import WalkRow, read_walks
from organiser.usecases.places import given_place
from organiser.usecases.plans import sign_up_sheets
from organiser.usecases.plans.agenda import ActionDetail, Attendee, read_action
from organiser.usecases.teams.tasks import TaskRow, read_tasks
from organiser.usecases.training.gate import check_trained
from organiser.words.plans import named, when_words

NEWCOMERS = 8
"""Lines left blank for people who come along."""
KEPT_FOR = timedelta(days=2)
"""A sheet of names is typed in and destroyed soon after its day (R21)."""


def write_sign_up_sheet(database: Database, action_id: UUID, file: Path) -> int:
    """Write the sign-up sheet of an action: who is coming, and blank lines; return the pages."""
    check_trained(database)
    detail = read_action(database, action_id)
    listed = _listed(database, detail)
    said = _sign_up_sheet(detail, listed, read_facts(database))
    with database.transaction("action.print") as session:
        number = sign_up_sheets.record(
            session, action_id, [who.person_id for who in listed], NEWCOMERS, lines_a_page(said)
        )
        code_of = partial(sign_up_sheets.code_of, number)
        pages = _write(database, said, file, code_of)  # no PDF, no sheet
    audit.note(database.file.parent, "action.print", (str(action_id),), len(listed))
    return pages


def _listed(database: Database, detail: ActionDetail) -> list[Attendee]:
    """Who is coming; whoever is limited stands on no paper (GDPR art. 18)."""
    coming = [who for who in detail.people if who.state in {Attendance.COMING, Attendance.CAME}]
    with database.reading() as session:
        return [who for who in coming if not limiting.is_limited(session, who.person_id)]


def write_tasks(database: Database, file: Path) -> None:
    """Write the tasks and the next steps of paths that are to be done, the most urgent first.

    A path that rests stands on no paper.
    """
    check_trained(database)
    rows = _without_limited(database, read_tasks(database))
    steps = _steps(database)
    _write(database, _task_list(rows, steps, read_facts(database)), file)
    audit.note(database.file.parent, "tasks.print", count=len(rows) + len(steps))


def _without_limited(database: Database, rows: tuple[TaskRow, ...]) -> tuple[TaskRow, ...]:
    """The task is still to be done; whoever is limited is not named beside it (GDPR art. 18)."""
    with database.bare() as connection:
        limited = limiting.limited_people(connection)
    return tuple(replace(row, name="") if row.person_id in limited else row for row in rows)


def _steps(database: Database) -> tuple[WalkRow, ...]:
    """The next steps of paths; of who is limited there is none, nor is she named beside one."""
    with database.bare() as connection:
        limited = limiting.limited_people(connection)
    return tuple(
        replace(row, carer="") if row.carer_id in limited else row
        for row in read_walks(database)
        if row.stand.next is not None
    )


def _write(
    database: Database, said: PaperList, file: Path, code_of: Callable[[int], str] | None = None
) -> int:
    shift = printer.shift_of(database)
    with given_place(file) as fresh, fresh.open("wb") as out:
        return draw_list(said, out, code_of, shift=shift)


def _sign_up_sheet(
    detail: ActionDetail, listed: list[Attendee], facts: CommitteeFacts
) -> PaperList:
    brings = {
        who: ", ".join(thing.what for thing in detail.material if thing.person_id == who)
        for who in {thing.person_id for thing in detail.material}
    }
    known = [
        (str(at), "", "", who.name, _about(who, brings.get(who.person_id, "")), "")
        for at, who in enumerate(listed, start=1)
    ]
    blank = [
        (str(at), "", "", "", "", "") for at in range(len(known) + 1, len(known) + 1 + NEWCOMERS)
    ]
    return PaperList(
        title=named(detail.row.kind, detail.row.title),
        lines=tuple(filter(None, (when_words(detail.row.span), _where(detail), facts.name))),
        columns=(
            ListColumn(_("No."), 0.7),
            ListColumn(_("Came"), 1.6, is_box=True),
            ListColumn(_("Did not"), 1.5, is_box=True),
            ListColumn(_("First and last name"), 6),
            ListColumn(_("Phone or e-mail"), 5),
            ListColumn(_("Contact me: initials"), 3),
        ),
        rows=(*known, *blank),
        foot=_destroy(detail),
        notice=notice_at_sign_up(_notice(facts), facts.name or _("the support committee")),
    )


def _about(who: Attendee, brings: str) -> str:
    leads = _("leads it") if who.leads else ""
    brought = _("brings: {things}").format(things=brings) if brings else ""
    return " · ".join(filter(None, (leads, brought)))


def _where(detail: ActionDetail) -> str:
    return ", ".join(filter(None, (detail.row.place, detail.row.city)))


def _destroy(detail: ActionDetail) -> str:
    day = detail.row.span.on + KEPT_FOR
    return _("To be typed in and destroyed by {day}.").format(day=short_date(day))


def _notice(facts: CommitteeFacts) -> Notice:
    return Notice(facts.name, facts.controller, facts.contact, facts.dpo)


def _task_list(
    rows: tuple[TaskRow, ...], steps: tuple[WalkRow, ...], facts: CommitteeFacts
) -> PaperList:
    today = clock.today()
    lines = [(row.due_on or date.max, row.what, row.name) for row in rows]
    lines += ((row.stand.due_on or date.max, _step_of(row), row.carer) for row in steps)
    lines.sort(key=itemgetter(0))
    return PaperList(
        title=_("Tasks"),
        lines=(
            facts.name,
            " · ".join((long_date(today), counted("{count} task", "{count} tasks", len(lines)))),
        ),
        columns=(
            ListColumn(_("Done"), 1, is_box=True),
            ListColumn(_("Task"), 8),
            ListColumn(_("Who does it"), 4),
            ListColumn(_("By when"), 2.4),
        ),
        rows=tuple(
            ("", what, who, short_date(due) if due != date.max else "") for due, what, who in lines
        ),
        foot=_("Keep it where only the committee sees it; destroy it when it is out of date."),
    )


def _step_of(row: WalkRow) -> str:
    """The next step of a path, and whom it is for."""
    step = row.stand.next.step.title if row.stand.next is not None else ""
    return _("{step}: {name} ({path})").format(step=step, name=row.name, path=row.path)
